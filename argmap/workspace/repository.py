"""Repositories: their roots, git's folder for them, paths in them, and links that lead out."""

import os
import stat
from pathlib import Path, PurePath

from argmap.workspace.opening import UnreadableError, read_regular

GIT = ".git"
_LONGEST_POINTER = 8192
_OF_THE_SYSTEM = ("/dev", "/proc")
"""Folders of the kernel with links such as `/dev/stdin` and `/dev/fd/63`."""


class OutsideError(Exception):
    """A link that is not followed: `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = f"{reason}; --allow-outside opens it"


def is_of_system(path: str) -> bool:
    """Return whether a path is in a folder of the kernel, such as that of an open pipe."""
    return any(is_within(os.path.normpath(path), folder) for folder in _OF_THE_SYSTEM)


def root_of(folder: str) -> str | None:
    """Return the nearest folder with `.git`, the given one or one above it, or None."""
    while True:
        if os.path.lexists(os.path.join(folder, GIT)):
            return folder
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


class RepositoryPaths:
    """Finds the paths of files from the root of their repository; looks for each root once."""

    def __init__(self) -> None:
        self._by_folder: dict[str, str | None] = {}

    def of(self, name: str) -> str:
        """Return a file's path from the root of its repository, with slashes.

        Services that show a report beside the source know files by these paths. Without a
        repository it is the path from the current folder. A file outside of both keeps its name.
        """
        path = PurePath(os.path.normpath(name))
        root = self._root_for(name)
        if root is not None:
            path = PurePath(os.path.abspath(name))
        base = root or os.getcwd()
        if path.is_absolute() and path.is_relative_to(base):
            path = path.relative_to(base)
        return path.as_posix()

    def _root_for(self, path: str) -> str | None:
        """Return the root above the current folder if the file is in it, else that above the file.

        So a file of a repository inside this one is named as this one names it.
        """
        path = os.path.abspath(path)
        here = self._root_of(os.getcwd())
        if here is not None and is_within(path, here):
            return here
        return self._root_of(os.path.dirname(path))

    def _root_of(self, folder: str) -> str | None:
        if folder not in self._by_folder:
            self._by_folder[folder] = root_of(folder)
        return self._by_folder[folder]


def is_within(path: str, folder: str) -> bool:
    """Return whether a path is a folder or lies in it; both are absolute and without links."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def git_folder(root: str) -> str | None:
    """Return git's folder for a repository, which has files such as `info/exclude`.

    `.git` may be a file that names the folder, and a stranger can write one. It is trusted for a
    worktree that the other repository knows, and for a submodule, which is kept in the repository
    around it. Otherwise return None.
    """
    pointer = os.path.join(root, GIT)
    try:
        mode = os.lstat(pointer).st_mode
        if stat.S_ISDIR(mode):
            return pointer
        named = _pointed_at(pointer, "gitdir: ")
    except (OSError, UnreadableError):
        return None
    around = root_of(os.path.dirname(root))
    if os.path.basename(os.path.dirname(named)) == "worktrees":
        try:
            if _pointed_at(os.path.join(named, "gitdir")) == pointer:
                return str(Path(named).parents[1])
        except UnreadableError:
            return None
    return named if around is not None and is_within(named, around) else None


def _pointed_at(file: str, before: str = "") -> str:
    """Return the path that git wrote into a file, without links."""
    text = os.fsdecode(read_regular(file, _LONGEST_POINTER)).rstrip("\r\n")
    if not text.startswith(before):
        raise UnreadableError("it names no folder")
    try:
        return os.path.realpath(os.path.join(os.path.dirname(file), text[len(before) :]))
    except (OSError, ValueError) as error:
        raise UnreadableError("it names no folder") from error


def follow_named(path: str) -> str:
    """Return the path without links for a path that the user named; raise OutsideError.

    Each link in it must stay in its repository, and lead to nothing hidden. Where there is no
    repository, a link that is the last name of the path or lies below the current folder must not
    lead out of its own folder; other links belong to the machine and are followed. A link of the
    kernel is returned as it is: its target has no other name.
    """
    place = os.path.realpath(path)
    here = os.getcwd()
    if place == os.path.normpath(os.path.join(here, path)):
        return path
    drive, rest = os.path.splitdrive(path)
    at = f"{drive}{os.sep}" if os.path.isabs(path) else here
    names = [name for name in Path(rest).parts if name != os.sep]
    for number, name in enumerate(names):
        if name == os.pardir:
            at = os.path.dirname(at)
            continue
        step = os.path.normpath(os.path.join(at, name))
        if not os.path.islink(step):
            at = step
            continue
        if is_of_system(at):
            if number == len(names) - 1:
                return path
        elif number == len(names) - 1 or is_within(at, here) or root_of(at) is not None:
            refuse_outside(step, bound=at)
        at = os.path.realpath(step)
    return at


def refuse_outside(link: str, *, bound: str) -> str:
    """Return the target of a link; raise OutsideError if it may not be followed.

    `link` has no other link in its path. The target must be in the repository of the link, or,
    where there is none, in the folder `bound`. It must not be hidden, except in a hidden folder
    that the link is in itself.
    """
    place, folder = os.path.realpath(link), os.path.dirname(link)
    root = root_of(folder)
    if not is_within(place, root or bound):
        raise OutsideError(
            "this link leads out of the repository"
            if root
            else "this link leads out of its folder, and no repository is around it"
        )
    shared = os.path.commonpath([place, folder])
    if any(name.startswith(".") for name in Path(place).relative_to(shared).parts):
        raise OutsideError("this link leads to a hidden file or folder")
    return place
