"""The group of commands, each imported when it is called."""

import os
from functools import cache
from importlib import import_module
from keyword import iskeyword

import click

from argmap.version import __version__
from argmap.workspace.memory import freeing_memory

COMMANDS = {
    "new": "Write a small map to start from.",
    "show": "Show maps as trees that read like the argument.",
    "coverage": "Show the text of a source, and what of it a map cites.",
    "why": "Say why a statement or an argument stands or falls.",
    "check": "Find what is wrong with maps, as a linter does.",
    "cruxes": "Show what the recommendations of maps hang on.",
    "export": "Draw a map, or write it in another format.",
    "import": "Turn arguments in other formats into maps.",
    "fmt": "Write maps in one form.",
    "rename": "Rename a statement, an argument, a source or a group.",
    "rule": "Explain a rule of argmap check, or list them all.",
    "schema": "Print the JSON Schema of the format.",
    "help": "Print a page of the manual, or list its topics.",
}
"""What each command does, so that listing them imports none of them."""

_COMPLETE = "_ARGMAP_COMPLETE"
"""The environment variable by which a shell asks for completions."""
HELP_NAMES = {"help_option_names": ["-h", "--help"]}


class _Commands(click.Group):
    """Loads a command from the module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002
        formatter: click.HelpFormatter,
    ) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not args[0].startswith("-") and not ctx.resilient_parsing:
            from argmap.text.suggesting import Suggester

            otherwise = f"the commands are {', '.join(COMMANDS)}"
            advice = Suggester(COMMANDS).advice(args[0], otherwise)
            ctx.fail(f"there is no command “{args[0]}”; {advice}")
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        return _load(cmd_name) if cmd_name in COMMANDS else None


@cache
def _load(name: str) -> click.Command:
    module = f"argmap.cli.commands.{name}{'_' * iskeyword(name)}"
    command: click.Command = import_module(module).command
    if command.callback is not None:
        command.callback = freeing_memory(command.callback)
    return _explained(command, module, "command")


def _explained(command: click.Command, module: str, function: str) -> click.Command:
    """Return a command with its help, which `python -OO` drops."""
    if not command.help:
        from argmap.text.docstrings import docstring_in_source

        command.help = docstring_in_source(module, function)
    return command


@click.group(
    cls=_Commands,
    context_settings=HELP_NAMES,
    epilog="""\b
Examples:
  argmap new depot.yaml          a small map to start from
  argmap show depot.yaml         the map as a tree
  argmap coverage depot.yaml     the text of a source, and what cites it
  argmap why keep-open           why a statement stands or falls
  argmap check maps/             what is wrong with the maps in a folder
  argmap cruxes depot.yaml       what its recommendations hang on
  argmap export depot.yaml -o depot.svg
  argmap import debate.json -o debate.yaml
  argmap fmt maps/               write the maps in a folder in one form
  argmap rename night-bus late-bus
  argmap rule circular-support   what a rule finds, and why
  argmap schema > argmap.schema.json
  argmap help writing            a page of the manual: how a map is written

Every command explains itself: argmap show --help""",
)
@click.version_option(__version__, prog_name="argmap", message="%(prog)s %(version)s")
def program() -> None:
    """Read, check and draw argument maps: YAML files of claims and their premises."""
    try:
        os.getcwd()  # noqa: PTH109 - raises if it was removed
    except OSError:
        from argmap.cli.usage_errors import Failure

        raise Failure("the current folder is gone; change to another one") from None


def run_program(arguments: list[str]) -> int:
    """Parse the arguments, run the command, and return the exit status.

    click's own `main` turns a closed pipe into exit status 1, and says what is wrong in four
    lines.
    """
    completing = os.environ.get(_COMPLETE)
    if completing:
        return _complete(completing)
    from argmap.cli.usage_errors import status_of

    _explained(program, __name__, "program")
    if not arguments:
        from argmap.cli.console import print_message

        print_message(program.get_help(click.Context(program, info_name="argmap")))
        return 2
    return status_of(lambda: _call(arguments))


def _call(arguments: list[str]) -> None:
    with program.make_context("argmap", arguments) as context:
        program.invoke(context)


def _complete(instruction: str) -> int:
    """Print what a shell asks for; if anything fails, nothing is proposed."""
    from click.shell_completion import BashComplete, add_completion_class, shell_complete

    class Bash(BashComplete):
        """Knows that bash parts `--select=all` at its sign."""

        def get_completion_args(self) -> tuple[list[str], str]:
            words, incomplete = super().get_completion_args()
            before = ["", *words]
            return [
                word
                for word, option in zip(words, before, strict=False)
                if word != "=" or not option.startswith("--")
            ], incomplete

    add_completion_class(Bash)
    try:
        return shell_complete(program, {}, "argmap", _COMPLETE, instruction)
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Exception:  # noqa: BLE001 - a message would stand in the line that is being typed
        return 1
