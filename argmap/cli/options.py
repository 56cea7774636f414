"""Options that commands share."""

from collections.abc import Callable, Iterable
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

_STDOUT_NAMES = ("-", "/dev/stdout", "/dev/fd/1")


class AnyPath(click.Path):
    """A path that is not checked here, so that one bad path does not stop the others."""

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ARG002 - as click calls it
        """Return the path as it is."""
        return value


class MapPath(AnyPath):
    """The path of a map or of a folder with maps: ids are completed from them."""


class OutputPath(AnyPath):
    """The path of a file to write, or None if it is a name of standard output."""

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ARG002 - as click calls it
        """Return the path as it is, or None."""
        return None if value in _STDOUT_NAMES else value


paths: Decorator = click.argument("paths", nargs=-1, type=MapPath())

color: Decorator = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="When to use colour; auto is on a terminal, as NO_COLOR and FORCE_COLOR allow.",
)

maps_only: Decorator = click.option(
    "--maps-only", is_flag=True, help="Skip named files that are no maps, or are excluded."
)

allow_outside: Decorator = click.option(
    "--allow-outside",
    is_flag=True,
    help="Follow links out of the repository, and read texts outside a map's folder.",
)


def listing(lines: Iterable[str], description: str) -> Decorator:
    """Return the option --list, which prints some lines and ends."""

    def print_list(context: click.Context, _: click.Parameter, wanted: bool) -> None:
        if wanted:
            click.echo("\n".join(lines))
            context.exit()

    return click.option(
        "--list",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=print_list,
        help=description,
    )


_READERS = {"text": "for people", "json": "for a program", "markdown": "for a document"}


def form(*forms: str) -> Decorator:
    """Return the option --format, which takes forms of `_READERS`; the first is its default."""
    return click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(forms),
        default=forms[0],
        show_default=True,
        help=f"How to print: {' or '.join(_READERS[each] for each in forms)}.",
    )


def rules(option: str, description: str, *, may_be_fault: bool = True) -> Decorator:
    """Return an option that takes names of rules: a tuple, or None where it is not given."""

    def parse(
        context: click.Context,  # noqa: ARG001 - as click calls it
        param: click.Parameter,  # noqa: ARG001
        values: tuple[str, ...],
    ) -> tuple[str, ...] | None:
        from argmap.checking.settings import SettingsError, parse_rules

        if not values:
            return None
        try:
            return parse_rules(values, may_be_fault=may_be_fault)
        except SettingsError as error:
            raise click.BadParameter("; ".join(error.problems), param_hint=option) from error

    return click.option(
        option,
        multiple=True,
        metavar="RULE,...",
        shell_complete=_complete_rules,
        callback=parse,
        help=description,
    )


def _complete_rules(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    """Return completions for names of rules separated by commas."""
    from argmap.checking.settings import ALL
    from argmap.rules import RULES

    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in (*RULES, ALL) if name.startswith(last)]


class Sectioned(click.Command):
    """A command whose help lists its many options in sections."""

    def __init__(self, *args: Any, sections: dict[str, tuple[str, ...]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._sections = sections

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the sections, and last the options that no section names."""
        records = {
            param.name: record
            for param in self.get_params(ctx)
            if isinstance(param, click.Option)
            and (record := param.get_help_record(ctx)) is not None
        }
        named = {name for names in self._sections.values() for name in names}
        rest = tuple(str(name) for name in records if name not in named)
        for title, names in {**self._sections, "Other": rest}.items():
            with formatter.section(title):
                formatter.write_dl([records[name] for name in names if name in records])
