"""Options that commands share."""

import os
import sys
from collections.abc import Callable
from typing import Any, TextIO

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

color: Decorator = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="When to use colour; auto is on a terminal, as NO_COLOR and FORCE_COLOR allow.",
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
