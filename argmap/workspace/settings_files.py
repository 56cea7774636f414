"""Finds the settings of each file that is checked."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from argmap.checking.settings import Settings, SettingsError, parse
from argmap.workspace.opening import MEGABYTE, UnreadableError, read_any, read_regular, reason
from argmap.workspace.repository import OutsideError, follow_named, is_of_system

OWN_FILE = "argmap.toml"
PYPROJECT = "pyproject.toml"
LARGEST = 2 * MEGABYTE


class Located(NamedTuple):
    """Settings, and the folder of their file; None if there is no file."""

    settings: Settings
    folder: str | None = None

    def relative(self, path: str) -> str:
        """Return the path of a file relative to the folder of the settings."""
        if self.folder is None:
            return Path(path).as_posix()
        try:
            return Path(os.path.relpath(path, self.folder)).as_posix()
        except ValueError:  # on another drive
            return Path(path).as_posix()

    def excludes(self, path: str, below: str | None) -> bool:
        """Return whether a file is left out; `below` is the named folder in which it was found."""
        named = "" if below is None else self.relative(below)
        return self.settings.excludes(self.relative(path), named)


class Overrides(NamedTuple):
    """The settings on the command line; None where it has none.

    `file` is the settings file for all maps, `isolated` means no settings file.
    """

    file: str | None = None
    isolated: bool = False
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] | None = None


class MisconfiguredError(Exception):
    """A settings file with errors: `lines` say what is wrong."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__(*lines)
        self.lines = lines


class SettingsFiles:
    """Finds the settings file of each map: the nearest one in its folder or above.

    Each settings file is read once. Links that lead outside are followed if `allow_outside` is
    set.
    """

    def __init__(self, overrides: Overrides, *, allow_outside: bool) -> None:
        self._overrides = overrides
        self._allow_outside = allow_outside
        self._by_folder: dict[str, Located | MisconfiguredError] = {}
        self._only: Located | None = None
        if overrides.isolated:
            self._only = self._located(Settings(), None)
        elif overrides.file is not None:
            self._only = self._given(overrides.file)

    def of(self, path: str) -> Located:
        """Return the settings for a file; raise MisconfiguredError."""
        if self._only is not None:
            return self._only
        # A link has the settings of the folder that it is in.
        found = self._nearest(os.path.dirname(os.path.abspath(path)))
        if isinstance(found, MisconfiguredError):
            raise found
        return found

    def _nearest(self, folder: str) -> "Located | MisconfiguredError":
        passed = []
        while folder not in self._by_folder:
            passed.append(folder)
            found = self._in_folder(folder)
            above = os.path.dirname(folder)
            if found is None and above == folder:
                found = self._located(Settings(), None)
            if found is not None:
                self._by_folder[folder] = found
            else:
                folder = above
        nearest = self._by_folder[folder]
        self._by_folder.update(dict.fromkeys(passed, nearest))
        return nearest

    def _in_folder(self, folder: str) -> "Located | MisconfiguredError | None":
        """Return the settings in a folder itself."""
        for path in _in(folder):
            file = _shown_path(path)
            try:
                settings = self._read(file) if Path(file).is_file() else None
            except MisconfiguredError as error:
                return error
            except OSError:  # a folder that cannot be searched
                settings = None
            if settings is not None:
                return self._located(settings, folder)
        return None

    def _given(self, path: str) -> Located:
        settings = self._read(path, is_named=True)
        if settings is None:
            raise MisconfiguredError((f"{path}: there is no table [tool.argmap] in it",))
        return self._located(settings, str(Path(path).absolute().parent))

    def _read(self, file: str, *, is_named: bool = False) -> Settings | None:
        """Return the settings in a file; None if it is a pyproject without settings of argmap."""
        is_pyproject = os.path.basename(file) == PYPROJECT
        try:
            data = self._data(file, is_named=is_named)
            text = data.decode("utf-8-sig")
            if is_pyproject and "argmap" not in text:
                return None
            return parse(text, pyproject=is_pyproject)
        except SettingsError as error:
            lines = tuple(f"{file}: {line}" for line in error.problems)
            raise MisconfiguredError(lines) from error
        except UnicodeDecodeError as error:
            raise MisconfiguredError((f"{file}: this is not UTF-8 text",)) from error
        except (OutsideError, UnreadableError) as error:
            raise MisconfiguredError((f"{file}: {error.reason}",)) from error
        except (OSError, ValueError) as error:
            raise MisconfiguredError((f"{file}: {reason(error)}",)) from error

    def _data(self, file: str, *, is_named: bool) -> bytes:
        place = os.path.realpath(file) if self._allow_outside else follow_named(file)
        if not is_named:
            return read_regular(place, LARGEST)
        if is_of_system(file):
            return read_any(file, LARGEST, follow=True)
        return read_any(place, LARGEST, follow=False)

    def _located(self, settings: Settings, folder: str | None) -> Located:
        over = self._overrides
        return Located(
            settings.overridden(over.select, over.ignore, over.extend_select),
            folder,
        )


def settings_paths(folder: str) -> Iterator[str]:
    """Yield where the settings of the maps in a folder may be: there, and in each folder above."""
    place = Path(folder)
    for each in (place, *place.parents):
        yield from map(str, _in(str(each)))


def _in(folder: str) -> tuple[Path, Path]:
    return Path(folder, OWN_FILE), Path(folder, PYPROJECT)


def _shown_path(file: Path) -> str:
    """Return the path of a file from the current folder, if it is below that."""
    try:
        return str(file.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(file)
