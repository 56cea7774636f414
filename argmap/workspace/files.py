"""Finds the files that the paths on a command line name."""

import codecs
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from argmap.text.patterns import PatternLists, Patterns
from argmap.workspace.ignoring import (
    IGNORE_FILE,
    exclude_file,
    ignore_file_of_user,
    path_for_patterns,
    read_ignore_file,
    read_ignore_file_of_user,
)
from argmap.workspace.opening import (
    MEGABYTE,
    TooLargeError,
    UnreadableError,
    read_any,
    read_regular,
    reason,
)
from argmap.workspace.repository import (
    GIT,
    OutsideError,
    follow_named,
    is_of_system,
    refuse_outside,
    root_of,
)
from argmap.workspace.skipped import Skipped

STDIN = "-"
LARGEST = 64 * MEGABYTE
SUFFIXES = (".yaml", ".yml")
STDIN_NAME = "<stdin>"
"""The name of standard input where the user gives none: it is in no folder."""
_FIRST_KEY = b"argmap:"
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Input(NamedTuple):
    """One file to work on: its name as the user would write it, and what it holds.

    `data` is None where it cannot be read, and `error` then says why; both are None before it is
    read. `named` is true for a file that the user named; for one that was found in a folder,
    `below` is the folder that the user named. `place` is the path to open, where a link was
    followed.
    """

    name: str
    data: bytes | None
    error: str | None = None
    named: bool = False
    below: str | None = None
    place: str | None = None

    @property
    def is_stdin(self) -> bool:
        """Return whether it was read from standard input, where that has no other name."""
        return self.named and self.place is None and self.name == STDIN_NAME


class Finder:
    """Finds the files that paths name, and the YAML files in folders that paths name.

    Links that lead outside are not opened unless `allow_outside` is set. `most_entries` is how
    many entries of folders are looked at, where that is limited. `searched` are the folders that
    were, and `skipped` counts what was found in them and skipped. `ignore_files` are the ignore
    files that were looked for.
    """

    def __init__(self, *, allow_outside: bool = False, most_entries: int = sys.maxsize) -> None:
        self.skipped = Skipped()
        self.searched: list[str] = []
        self.ignore_files: list[str] = []
        self._allow_outside = allow_outside
        self._entries_left = most_entries
        self._rules_of_user: Patterns | None = None
        self._unread: list[Input] = []

    def maps(self, paths: Sequence[str]) -> Iterator[Input]:
        """Yield what `find` finds, with its data; of the files in folders, only maps."""
        for found in self.find(paths):
            file = read_input(found)
            if file.data is None or file.named or is_map(file.data):
                yield file
            else:
                self.skipped.no_map += 1

    def find(self, paths: Sequence[str], *, stdin_filename: str = STDIN_NAME) -> Iterator[Input]:
        """Yield what paths name: files, YAML files in folders, `-` for standard input.

        Without a path, search the current folder. Files come in the order of the paths, those of a
        folder sorted, and each only once; only standard input is read. Hidden folders and what git
        ignores are skipped.
        """
        seen: set[str] = set()
        for path in paths or [os.curdir]:
            if path == STDIN:
                found: Iterable[Input] = [_read_stdin(stdin_filename)] if path not in seen else []
                seen.add(path)
            else:
                found = self._named(path)
            for file in found:
                if file.data is None and not file.error:
                    identity = os.path.abspath(file.name)
                    if identity in seen:
                        continue
                    seen.add(identity)
                yield file
            yield from self._unread
            self._unread.clear()

    def file(self, path: str) -> Input:
        """Return the file that a path names, with its data."""
        if path == STDIN:
            return _read_stdin(STDIN_NAME)
        found = self._resolve(path)
        if found.is_folder:
            return Input(path, None, "is a folder; name a map", named=True)
        return read_input(found.file)

    def _named(self, path: str) -> Iterable[Input]:
        found = self._resolve(path)
        if found.is_folder:
            return self._walk(self._top(found))
        return [found.file]

    def _resolve(self, path: str) -> "_Named":
        try:
            if not self._allow_outside:
                place = follow_named(path)
            else:
                place = path if is_of_system(path) else os.path.realpath(path)
            mode = os.stat(place).st_mode
        except OutsideError as error:
            return _Named(Input(path, None, error.reason, named=True))
        except (OSError, ValueError) as error:
            return _Named(Input(path, None, reason(error), named=True))
        file = Input(path, None, named=True, place=None if is_of_system(path) else place)
        return _Named(file, is_folder=stat.S_ISDIR(mode))

    def _top(self, named: "_Named") -> "_Folder":
        """Return a folder that was named; it is searched even if it is ignored itself."""
        name = str(Path(named.file.name))
        place = named.file.place or name
        bound = os.path.realpath(place)
        root = root_of(bound)
        if root is None:
            return _Folder(name, place, name, bound, None, PatternLists())
        path, at = "", root
        rules = self._rules_of(root)
        for each in Path(bound).relative_to(root).parts:
            rules = rules.with_first(path, self._ignore_file_in(at))
            path, at = f"{path}{path_for_patterns(each)}/", os.path.join(at, each)
        # Its own ignore file is read when it is entered, like that of any folder.
        return _Folder(name, place, name, bound, path, rules.for_named(path.rstrip("/")))

    def _entered(self, folder: "_Folder", names: set[str]) -> "_Folder":
        """Return a folder with the rules that it adds; `names` are those of its entries."""
        if GIT in names and folder.name != folder.top:
            # A repository in another one has its own rules.
            rules = self._rules_of(os.path.abspath(folder.place))
            folder = folder._replace(path="", rules=rules)
        if folder.path is None:
            return folder
        if IGNORE_FILE not in names:
            self.ignore_files.append(os.path.join(folder.place, IGNORE_FILE))
            return folder
        own = self._ignore_file_in(folder.place)
        return folder._replace(rules=folder.rules.with_first(folder.path, own))

    def _rules_of(self, root: str) -> PatternLists:
        """Return the rules for a whole repository, without those of `.gitignore` files."""
        if self._rules_of_user is None:
            path = ignore_file_of_user()
            self.ignore_files += [path] if path else []
            self._rules_of_user = read_ignore_file_of_user(path) if path else Patterns(())
        found = PatternLists().with_first("", self._rules_of_user)
        file = exclude_file(root)
        return found if file is None else found.with_first("", self._ignore_file(file))

    def _ignore_file_in(self, folder: str) -> Patterns:
        return self._ignore_file(os.path.join(folder, IGNORE_FILE))

    def _ignore_file(self, path: str) -> Patterns:
        self.ignore_files.append(path)
        try:
            return read_ignore_file(path)
        except UnreadableError as error:
            self._unread.append(Input(os.path.normpath(path), None, error.reason))
            return Patterns(())

    def _walk(self, top: "_Folder") -> Iterator[Input]:
        """Yield the YAML files under a folder, sorted, and the folders that cannot be opened."""
        waiting = [self._entries(top)]
        while waiting:
            entry = next(waiting[-1], None)
            if entry is None:
                waiting.pop()
            elif isinstance(entry, _Folder):
                waiting.append(self._entries(entry))
            else:
                yield entry

    def _entries(self, folder: "_Folder") -> "Iterator[Input | _Folder]":
        try:
            with os.scandir(folder.place) as listed:
                limited = islice(listed, self._entries_left)
                entries = sorted(limited, key=lambda entry: entry.name)
        except OSError as error:
            yield Input(folder.name, None, reason(error))
            return
        self.searched.append(folder.place)
        self._entries_left -= len(entries)
        folder = self._entered(folder, {entry.name for entry in entries})
        for entry in entries:
            try:
                found = self._entry(entry, folder)
            except OSError as error:
                found = Input(folder.joined(entry.name), None, reason(error))
            if found is not None:
                yield found

    def _entry(self, entry: "os.DirEntry[str]", folder: "_Folder") -> "Input | _Folder | None":
        """Return the file or folder that an entry of a folder is, or None if it is skipped."""
        if entry.is_dir(follow_symlinks=False):
            if entry.name.startswith("."):
                self.skipped.hidden_folders += entry.name != GIT
                return None
            if folder.ignores(entry.name, is_folder=True):
                self.skipped.ignored_folders += 1
                return None
            return folder.below(entry.name)
        if entry.name.endswith(SUFFIXES):
            return self._file(entry, folder)
        # os.path.isdir, not DirEntry.is_dir: that raises where a link cannot be followed.
        self.skipped.linked_folders += entry.is_symlink() and os.path.isdir(entry.path)
        return None

    def _file(self, entry: "os.DirEntry[str]", folder: "_Folder") -> Input | None:
        if folder.ignores(entry.name):
            self.skipped.ignored_files += 1
            return None
        found = Input(folder.joined(entry.name), None, below=folder.top, place=entry.path)
        if entry.is_symlink():
            return self._linked(found, entry.path, folder)
        if not entry.is_file(follow_symlinks=False):
            self.skipped.no_files += 1
            return None
        return found

    def _linked(self, found: Input, link: str, folder: "_Folder") -> Input | None:
        """Return a file that is a link, with the path to open, or None if it is skipped."""
        try:
            place = (
                os.path.realpath(link)
                if self._allow_outside
                else refuse_outside(os.path.abspath(link), bound=folder.bound)
            )
        except OutsideError:
            self.skipped.outside_links += 1
            return None
        try:
            mode = os.stat(place).st_mode
        except OSError:
            self.skipped.broken_links += 1
            return None
        if stat.S_ISREG(mode):
            return found._replace(place=place)
        if stat.S_ISDIR(mode):
            self.skipped.linked_folders += 1
        else:
            self.skipped.no_files += 1
        return None


class _Named(NamedTuple):
    """The file or folder to which a path of the command line leads."""

    file: Input
    is_folder: bool = False


class _Folder(NamedTuple):
    """A folder that is searched: its name, its place, and what git ignores in it.

    `top` is the name of the folder that the user named, `bound` its absolute path without links;
    `path` is the path from the root of the repository to the folder, with a slash at its end, and
    None where there is no repository.
    """

    name: str
    place: str
    top: str
    bound: str
    path: str | None
    rules: PatternLists

    def below(self, name: str) -> "_Folder":
        """Return a folder in this one."""
        path = None if self.path is None else f"{self.path}{path_for_patterns(name)}/"
        place = os.path.join(self.place, name)
        return self._replace(name=self.joined(name), place=place, path=path)

    def ignores(self, name: str, *, is_folder: bool = False) -> bool:
        """Return whether git ignores the entry of a name."""
        return self.path is not None and self.rules.leaves_out(
            self.path + path_for_patterns(name), is_folder=is_folder
        )

    def joined(self, name: str) -> str:
        """Return the path of an entry, as the user would write it."""
        return name if self.name == os.curdir else os.path.join(self.name, name)


def read_input(file: Input) -> Input:
    """Return a file that was found with its data; read it unless that was done."""
    if file.data is not None or file.error:
        return file
    path = file.place or file.name
    try:
        if file.named:
            data = read_any(path, LARGEST, follow=file.place is None)
        else:
            data = read_regular(path, LARGEST)
    except TooLargeError as error:
        if file.named or is_map(error.start):
            return file._replace(error=error.reason)
        return file._replace(data=b"")
    except UnreadableError as error:
        return file._replace(error=error.reason)
    return file._replace(data=data)


def size_of(file: Input) -> int | None:
    """Return the size of a file that was found, or None if it cannot be read or has none."""
    if file.data is not None:
        return len(file.data)
    if file.error:
        return None
    try:
        found = os.stat(file.place or file.name)
    except (OSError, ValueError):
        return None
    return found.st_size if stat.S_ISREG(found.st_mode) else None


def is_same_file(path: str, other: str) -> bool:
    """Return whether two paths lead to one file that exists."""
    try:
        return os.path.samefile(path, other)
    except (OSError, ValueError):
        return False


def is_map(data: bytes) -> bool:
    """Return whether YAML is a map, valid or not: one of its lines begins with `argmap:`."""
    if data.startswith(_UTF_16_MARKS):
        data = data.decode("utf-16", "replace").encode("utf-8", "replace")
    return (
        data.removeprefix(codecs.BOM_UTF8).startswith(_FIRST_KEY)
        or b"\n" + _FIRST_KEY in data
        or b"\r" + _FIRST_KEY in data
    )


def _read_stdin(name: str) -> Input:
    if sys.stdin is None:
        return Input(name, None, "standard input is closed", named=True)
    try:
        data = sys.stdin.buffer.read(LARGEST + 1)
    except OSError as error:
        return Input(name, None, reason(error), named=True)
    if len(data) > LARGEST:
        return Input(name, None, TooLargeError(LARGEST, b"").reason, named=True)
    return Input(name, data, named=True)
