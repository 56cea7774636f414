"""Reads the map that a command works on."""

from typing import TYPE_CHECKING

import click

from argmap.cli import console

if TYPE_CHECKING:
    from argmap.reading import Reading


def read_map(context: click.Context, path: str, *, allow_outside: bool = False) -> "Reading":
    """Return the map in a file, or on standard input for `-`; print its faults.

    If the file cannot be read, print why and end with 2. If it has other faults than references
    to statements that are not written yet, end with 1.
    """
    from argmap.reading import read
    from argmap.workspace.files import Finder

    entry = Finder(allow_outside=allow_outside).file(path)
    if entry.data is None:
        console.print_error(f"{entry.name}: {entry.error}")
        context.exit(2)
    reading = read(entry.data, entry.name)
    console.print_faults(reading.faults)
    if not reading.is_all_read:
        context.exit(1)
    return reading
