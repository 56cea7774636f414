"""Lines of text in a terminal: the options for their layout, and how they are printed."""

import os
from typing import TYPE_CHECKING, Any, Literal

import click

from argmap.cli import console

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from argmap.terminal.wrapping import Piece

Charset = Literal["auto", "utf8", "ascii"]

_NARROWEST = 24


def options(command: "Callable[..., Any]") -> "Callable[..., Any]":
    """Give a command the options --charset and --width."""
    for option in (
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


def width(wanted: int | None) -> int:
    """Return how many columns lines have: those that are wanted, or those of the terminal."""
    return wanted or max(_terminal_width(), _NARROWEST)


def ascii_only(charset: Charset) -> bool:
    """Return whether signs are to be kept to ASCII."""
    limited = charset == "auto" and console.limited_encoding() is not None
    return charset == "ascii" or limited


def print_lines(lines: "Iterable[list[Piece]]", color: console.ColorChoice) -> None:
    """Print lines, each a list of pieces: text and the name of its style."""
    if not console.use_color(color):
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
