"""Lines of text for people: the options of commands that print them, and how that is done."""

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import click

from argmap.cli import console, paging
from argmap.cli import options as shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from argmap.terminal.style import Style
    from argmap.terminal.wrapping import Piece

Charset = Literal["auto", "utf8", "ascii"]

_NARROWEST = 24


def options(command: "Callable[..., Any]") -> "Callable[..., Any]":
    """Give a command the options of all commands that print for people: see `Printing`."""
    for option in (
        paging.option,
        shared.color,
        shared.allow_outside,
        click.option(
            "--width", type=click.IntRange(min=_NARROWEST), metavar="N", help="Wrap at N columns."
        ),
        click.option(
            "--charset",
            type=click.Choice(["auto", "utf8", "ascii"]),
            default="auto",
            help="Draw with these characters; auto takes what the output can show.",
        ),
    ):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """The arguments of all commands that print for people: see `options`."""

    charset: Charset
    width: int | None
    allow_outside: bool
    color: console.ColorChoice

    def style(self, *, ids: bool) -> "Style":
        """Return how lines are to be written, as the terminal allows it."""
        from argmap.terminal.style import Style

        return Style(self.columns, self.is_ascii, ids)

    @property
    def columns(self) -> int:
        """How many columns lines have: those that are wanted, or those of the terminal."""
        return self.width or max(_terminal_width(), _NARROWEST)

    @property
    def is_ascii(self) -> bool:
        """Whether signs are to be kept to ASCII."""
        limited = self.charset == "auto" and console.limited_encoding() is not None
        return self.charset == "ascii" or limited

    def print_lines(self, lines: "Iterable[list[Piece]]") -> None:
        """Print lines, each a list of pieces: text and the name of its style."""
        from argmap.terminal.wrapping import unobeyed

        lines = map(unobeyed, lines)
        if not console.use_color(self.color):
            console.print_pieces("".join(text for text, _ in line) + "\n" for line in lines)
            return
        from rich.color import ColorSystem
        from rich.style import Style as Colours

        from argmap.terminal.signs import STYLES

        colours = {name: Colours.parse(written) for name, written in STYLES.items()}
        system = ColorSystem.EIGHT_BIT
        console.print_pieces(
            "".join(colours[name].render(text, color_system=system) for text, name in line) + "\n"
            for line in lines
        )


_DIFFERENCE = {"-": "31", "+": "32", "@": "36"}
"""The colours of the lines of a difference."""


def print_difference(before: str, after: str, name: str, color: console.ColorChoice) -> None:
    """Print what differs in two texts of a file."""
    from argmap.text.diffing import unified_diff
    from argmap.text.sanitizing import whole_line

    styles = _DIFFERENCE if console.use_color(color) else {}
    lines = map(whole_line, unified_diff(before, after, name))
    console.print_pieces(
        f"\x1b[{styles[line[:1]]}m{line}\x1b[0m\n" if line[:1] in styles else f"{line}\n"
        for line in lines
    )


def _terminal_width() -> int:
    if os.environ.get("COLUMNS") == "0":
        del os.environ["COLUMNS"]
    from rich.console import Console

    return Console().width
