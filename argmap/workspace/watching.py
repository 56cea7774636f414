"""Waits for a change of what maps are read from and found by.

That are maps, the texts of sources, settings files, and the ignore files of git.

What has changed is decided by comparing what is there now with what was there before; the system's
notices of changes, which may be late, doubled or about other files, only say when to look. So
nothing that changes between two looks is lost.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import watchfiles

from argmap.reading import read
from argmap.workspace.files import SUFFIXES, Finder, Input, is_map, read_input
from argmap.workspace.settings_files import settings_paths
from argmap.workspace.texts import SourceTexts, folder_of

_QUIET = 50
"""How many milliseconds nothing must change before a change is taken for complete."""
_LONGEST = 1000
"""How many milliseconds changes that follow each other may take."""
_LOOK_AFTER = 200
"""How many milliseconds after watching began to look for what changed before."""

_State = tuple[int, int, int, int] | None
"""What tells one content of a file from another; None if there is no file."""


class _Look(NamedTuple):
    """What is there: the state of each file, the folders to watch, those that are searched.

    `missing` are folders that would have to be there for a file to be there.
    """

    files: dict[str, _State]
    folders: set[str]
    searched: set[str]
    missing: set[str]


class Watch:
    """Watches what the maps at some paths are read from.

    `config` is the settings file that is used in place of those beside and above the maps.
    """

    def __init__(
        self, paths: Sequence[str], *, config: str | None = None, allow_outside: bool = False
    ) -> None:
        self._paths = paths
        self._config = config
        self._allow_outside = allow_outside
        self._texts: dict[str, tuple[_State, list[str]]] = {}
        self.look()

    def look(self) -> None:
        """Remember what is there now: `wait` waits until it is something else."""
        self._seen = self._look()

    def wait(self) -> None:
        """Return as soon as something is not as it was at the last look."""
        before = self._seen
        while self._seen.files == before.files:
            self._watch()

    def _watch(self) -> None:
        """Look again as soon as something may have changed, until something has."""
        before = self._seen
        events = watchfiles.watch(
            *sorted(before.folders),
            watch_filter=self._concerns,
            debounce=_LONGEST,
            step=_QUIET,
            rust_timeout=_LOOK_AFTER,
            yield_on_timeout=True,
            recursive=False,
            ignore_permission_denied=True,
        )
        is_first = True
        try:
            for changes in events:
                if changes or is_first:
                    self.look()
                    if self._seen != before:
                        return
                is_first = False
        except OSError:  # a folder that is gone by now
            self.look()
        finally:
            events.close()

    def _concerns(self, _: object, path: str) -> bool:
        """Return whether a change at a path may be one of what is watched."""
        seen = self._seen
        if path in seen.files or path in seen.folders or path in seen.missing:
            return True
        return os.path.dirname(path) in seen.searched and (
            path.endswith(SUFFIXES) or os.path.isdir(path)
        )

    def _look(self) -> _Look:
        look = _Look({}, set(), set(), set())
        finder = Finder(allow_outside=self._allow_outside)
        folders: dict[str, None] = {}
        for found in finder.find(self._paths):
            _note(found.name, look)
            if found.place is not None:
                _note(found.place, look)
            folders[os.path.dirname(os.path.abspath(found.name))] = None
            for text in self._texts_of(found):
                _note(text, look)
        for path in finder.ignore_files:
            _note(path, look)
        for folder in finder.searched:
            place = os.path.realpath(folder)
            look.searched.add(place)
            look.folders.add(place)
        if self._config is not None:
            _note(self._config, look)
        else:
            for path in dict.fromkeys(
                path for folder in folders for path in settings_paths(folder)
            ):
                _note(path, look)
        return look

    def _texts_of(self, file: Input) -> list[str]:
        """Return the files of the texts that a map names; it is read only if it has changed."""
        path = file.place or file.name
        state = _state(path)
        if state is None or not stat.S_ISREG(state[3]):
            return []
        known = self._texts.get(path)
        if known is None or known[0] != state:
            known = self._texts[path] = state, list(self._read_texts(file))
        return known[1]

    def _read_texts(self, file: Input) -> Iterator[str]:
        data = read_input(file).data
        if data is not None and is_map(data):
            sources = read(data, file.name).map.sources
            texts = SourceTexts(allow_outside=self._allow_outside)
            yield from texts.files(sources, folder_of(file.name))


def _note(path: str, look: _Look) -> None:
    """Note the state of a file, and in which folder a change of it is seen."""
    folder, name = os.path.split(os.path.abspath(path))
    folder = os.path.realpath(folder)
    file = os.path.join(folder, name)
    if file in look.files:
        return
    look.files[file] = _state(file)
    while not os.path.isdir(folder):
        look.missing.add(folder)
        folder = os.path.dirname(folder)
    if os.access(folder, os.R_OK):
        look.folders.add(folder)
    place = os.path.realpath(file)
    if place != file:
        _note(place, look)


def _state(path: str) -> _State:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino, found.st_mode
