"""Reads the texts of sources, which maps name by paths relative to the map."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from argmap.analysis.quotes import SourceText
from argmap.workspace.opening import MEGABYTE, UnreadableError, read_regular

LARGEST = 32 * MEGABYTE
KEPT = 64 * MEGABYTE
"""How large all texts may be that are kept, so that a map that names one again has it at once."""


def folder_of(map_name: str) -> str:
    """Return the folder of a map's file, to which the paths of its texts are relative."""
    return os.path.dirname(map_name) or os.curdir


class SourceTexts:
    """Reads each text once, and keeps texts up to a total size.

    A map may come from a stranger: a file outside its folder, or a hidden one such as .env or
    .git/config, is not opened unless `allow_outside` is set. A file that is not regular or too
    large is not opened either.
    """

    def __init__(self, *, allow_outside: bool = False) -> None:
        self._allow_outside = allow_outside
        self._read: dict[str, SourceText] = {}
        self._size = 0

    def of(self, sources: Mapping[str, Mapping[str, Any]], folder: str) -> dict[str, SourceText]:
        """Return the texts of those sources of a map in a folder that name a file."""
        return {
            source: self._text(given["text"], folder)
            for source, given in sources.items()
            if "text" in given
        }

    def files(self, sources: Mapping[str, Mapping[str, Any]], folder: str) -> Iterator[str]:
        """Yield the files of the texts of a map's sources, but those that are not opened."""
        for given in sources.values():
            if "text" in given:
                try:
                    yield self._file(given["text"], folder)
                except UnreadableError:
                    continue

    def _text(self, path: str, folder: str) -> SourceText:
        try:
            file = self._file(path, folder)
        except UnreadableError as error:
            return SourceText(None, error.reason)
        if file not in self._read:
            self._keep(file, _read(file))
        return self._read[file]

    def _file(self, path: str, folder: str) -> str:
        return place_beside(path, folder, allow_outside=self._allow_outside)

    def _keep(self, file: str, text: SourceText) -> None:
        self._size += len(text.text or "")
        while self._read and self._size > KEPT:
            oldest = next(iter(self._read))
            self._size -= len(self._read.pop(oldest).text or "")
        self._read[file] = text


def place_beside(path: str, folder: str, *, allow_outside: bool) -> str:
    """Return the place of a file that another in a folder names.

    Raise UnreadableError if it is not to be opened.
    """
    home = os.path.realpath(folder)
    try:
        file = os.path.realpath(os.path.join(home, path))
    except (OSError, ValueError) as error:  # a NUL in it, or a loop of links
        raise UnreadableError("this is not a valid path") from error
    refused = None if allow_outside else _refusal(file, home)
    if refused:
        raise UnreadableError(f"{refused}, and --allow-outside is not given")
    return file


def read_beside(path: str, folder: str, *, allow_outside: bool) -> bytes:
    """Return what is in a file that another in a folder names; raise OSError if it is not read."""
    try:
        return read_regular(place_beside(path, folder, allow_outside=allow_outside), LARGEST)
    except UnreadableError as error:
        raise OSError(error.reason) from error


def _refusal(file: str, folder: str) -> str | None:
    """Return why a map in a folder may not read a file, or None; both paths without links."""
    try:
        names = Path(file).relative_to(folder).parts
    except ValueError:
        return "it lies outside the map's folder"
    if any(name.startswith(".") for name in names):
        return "it is a hidden file, or in a hidden folder"
    return None


def _read(file: str) -> SourceText:
    try:
        return SourceText(read_regular(file, LARGEST).decode("utf-8-sig"))
    except UnreadableError as error:
        return SourceText(None, error.reason)
    except UnicodeDecodeError:
        return SourceText(None, "it is not UTF-8 text")
