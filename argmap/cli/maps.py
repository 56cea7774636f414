"""Reads the maps that a command works on, and writes them back."""

import sys
from typing import TYPE_CHECKING

import click

from argmap.cli import console
from argmap.cli.usage_errors import Failure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.reading import Reading
    from argmap.workspace.files import Input


def read_map(context: click.Context, path: str, *, allow_outside: bool) -> "Reading":
    """Return the map in a file, or on standard input for `-`; print its faults.

    If the file cannot be read, print why and end with 2. If it has other faults than references
    to statements that are not written yet, end with 1.
    """
    reading = read_draft(path, allow_outside=allow_outside)
    if not reading.is_all_read:
        context.exit(1)
    return reading


def read_draft(path: str, *, allow_outside: bool) -> "Reading":
    """Return the map in a file as far as it can be read; print its faults.

    Raise Failure if the file cannot be read.
    """
    from argmap.reading import read
    from argmap.workspace.files import Finder

    entry = Finder(allow_outside=allow_outside).file(path)
    if entry.data is None:
        raise Failure(f"{entry.name}: {entry.error}")
    reading = read(entry.data, entry.name)
    console.print_faults(reading.faults)
    return reading


def write_back(file: "Input", data: bytes) -> bool:
    """Write a map to where it was read from: a file, or standard output for standard input.

    Return whether it was written; print why it was not.
    """
    from argmap.workspace.writing import UnwritableError, rewrite

    if file.is_stdin:
        sys.stdout.buffer.write(data)
        return True
    try:
        rewrite(file, data)
    except UnwritableError as error:
        console.print_error(f"{file.name} cannot be written: {error.reason}")
        return False
    return True


def refuse_stdin(path: str) -> None:
    """Raise click.UsageError for standard input: no texts of sources stand beside it."""
    from argmap.workspace.files import STDIN

    if path == STDIN:
        raise click.UsageError(
            "standard input is in no folder to find the texts of its sources in; name a file"
        )


def read_maps(paths: "Sequence[str]", *, allow_outside: bool) -> "tuple[list[Reading], int]":
    """Return the maps at some paths, with an exit status.

    It is 2 if a file cannot be read, else 1 if a map has faults. Print which cannot be read and
    why, or that there is no map.
    """
    from argmap.reading import read
    from argmap.workspace.files import Finder

    status = 0
    readings: list[Reading] = []
    finder = Finder(allow_outside=allow_outside)
    for entry in finder.maps(paths):
        if entry.data is None:
            console.print_error(f"{entry.name}: {entry.error}")
            status = 2
        else:
            readings.append(read(entry.data, entry.name))
    if not readings and not status:
        console.print_no_map(paths, finder.skipped)
    return readings, status or int(any(reading.faults for reading in readings))
