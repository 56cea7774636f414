"""Options that commands share."""

import os
import shutil
import sys
from collections.abc import Callable
from typing import Any, TextIO

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class AnyPath(click.Path):
    """A path that is looked at later, so that one bad path does not stop the others."""

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ARG002 - as click calls it
        """Return the path as it is."""
        return value


def complete_rules(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    """Return what a shell offers for names of rules, parted by commas, that are being typed."""
    from argmap.rules import RULES

    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in RULES if name.startswith(last)]


color: Decorator = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="When to use colour; auto is on a terminal, as NO_COLOR and FORCE_COLOR allow.",
)

allow_outside: Decorator = click.option(
    "--allow-outside",
    is_flag=True,
    help="Open what links lead to outside the repository, and texts outside a map's folder.",
)


def use_color(choice: str, stream: TextIO | None = None) -> bool:
    """Tell whether to write colour to a stream (standard output), by option and environment."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    stream = stream or sys.stdout
    return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"


def columns() -> int | None:
    """Give how wide the terminal is that shows standard output; None if none does."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    return shutil.get_terminal_size().columns


def lacking_encoding() -> str | None:
    """Return the encoding of standard output, or None where it has all characters."""
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    return None if encoding.lower().replace("-", "").startswith("utf") else encoding


class Sectioned(click.Command):
    """A command with so many options that its help has them in sections, by their names."""

    def __init__(self, *args: Any, sections: dict[str, tuple[str, ...]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._sections = sections

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the sections, and what none of them names as the last."""
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
