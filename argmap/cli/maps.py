"""Reads the map that a command works on."""

from typing import TYPE_CHECKING

import click

from argmap.cli import console

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap


def read_map(context: click.Context, path: str, *, allow_outside: bool = False) -> "ArgumentMap":
    """Return the map in a file, or on standard input for `-`.

    If it cannot be read, print why and end with 2; if it has faults, print them and end with 1.
    """
    from argmap.reading import read
    from argmap.workspace.files import Finder

    entry = Finder(allow_outside=allow_outside).file(path)
    if entry.data is None:
        console.print_error(f"{entry.name}: {entry.error}")
        context.exit(2)
    reading = read(entry.data, entry.name)
    if reading.faults:
        console.print_faults(reading.faults)
        context.exit(1)
    return reading.map
