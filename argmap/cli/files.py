"""From the paths on a command line to the files that they mean."""

import codecs
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from argmap.cli.complaints import reason

STDIN = "-"
_SUFFIXES = {".yaml", ".yml"}
_FIRST_KEY = b"argmap:"
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# What a git hook sets for its own repository would be obeyed in any other one.
_GIT_LOCAL = {
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_WORK_TREE",
}


@dataclass(frozen=True, slots=True)
class Input:
    """One file to work on: its name as the user would write it, and what it holds.

    `data` is None where it cannot be read, and `error` then says why; both are None before it was
    read. `named` tells a file that was named from one that was found in a folder.
    """

    name: str
    data: bytes | None
    error: str | None = None
    named: bool = False


def read_inputs(paths: Sequence[str], *, stdin_filename: str = "<stdin>") -> Iterator[Input]:
    """Read what paths name, one file at a time: files, maps in folders, `-` for standard input.

    Without a path, the current folder. Files come in the order of the paths, those of a folder
    sorted, and each only once. Files that a folder holds are read if they are maps; files that are
    named always are. Hidden folders and what git ignores are passed over.
    """
    for found in find_inputs(paths, stdin_filename=stdin_filename):
        file = read_input(found)
        if file.data is None or file.named or is_map(file.data):
            yield file


def find_inputs(paths: Sequence[str], *, stdin_filename: str = "<stdin>") -> Iterator[Input]:
    """Find the files that `read_inputs` reads, without reading any but standard input."""
    seen: set[str] = set()
    for path in paths or [os.curdir]:
        if path == STDIN:
            found = [_read_stdin(stdin_filename)] if path not in seen else []
            seen.add(path)
        elif path and Path(path).is_dir():
            found = _search(Path(path))
        else:
            found = [Input(path, None, named=True)]
        for file in found:
            if file.data is None and not file.error:
                identity = os.path.abspath(file.name)  # noqa: PTH100 - a link is a file of its own
                if identity in seen:
                    continue
                seen.add(identity)
            yield file


def read_input(file: Input) -> Input:
    """Read a file that was found, unless that has been done."""
    if file.data is not None or file.error:
        return file
    try:
        with open(file.name, "rb") as opened:  # noqa: PTH123 - Path("") would be this folder
            return replace(file, data=opened.read())
    except OSError as error:
        return replace(file, error=reason(error))


def is_same_file(path: str, other: str) -> bool:
    """Tell whether two paths lead to one file that exists."""
    try:
        return os.path.samefile(path, other)  # noqa: PTH121 - Path("") would be this folder
    except (OSError, ValueError):
        return False


def is_map(data: bytes) -> bool:
    """Tell a map, whether it parses or not, from other YAML: a line of it begins `argmap:`."""
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
        return Input(name, sys.stdin.buffer.read(), named=True)
    except OSError as error:
        return Input(name, None, reason(error), named=True)


def _search(folder: Path) -> list[Input]:
    """Give the YAML files under a folder, sorted, and what of it cannot be opened."""
    home = folder.absolute()
    in_repository = any((parent / ".git").exists() for parent in (home, *home.parents))
    listed = _listed_by_git(folder) if in_repository else None
    found = _walk(folder) if listed is None else listed
    return sorted(found, key=lambda file: Path(file.name).parts)


def _walk(top: Path) -> list[Input]:
    """Search a folder, and leave each repository in it to git."""
    found: list[Input] = []

    def failed(error: OSError) -> None:
        found.append(Input(str(error.filename), None, reason(error)))

    for name, folders, files in os.walk(top, onerror=failed):
        folder = Path(name)
        if folder != top and (".git" in folders or ".git" in files):
            listed = _listed_by_git(folder)
            if listed is not None:
                found += listed
                folders.clear()
                continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += _yaml_files(folder / name for name in files)
    return found


def _listed_by_git(top: Path) -> list[Input] | None:
    """Search a folder of a repository, and those that it holds, for what git does not ignore.

    Gives None where git cannot say: it is not installed, or refuses to read this repository.
    """
    found: list[Input] = []
    folders = [top]
    while folders:
        folder = folders.pop()
        names = _git_files(folder)
        if names is None and folder == top:
            return None
        if names is None:
            found += _walk(folder)
            continue
        paths = [folder / name for name in names if not _is_hidden(name)]
        found += _yaml_files(paths)
        # A submodule or a repository inside this one stands there as a folder, unsearched.
        folders += (path for path in paths if path.is_dir() and not path.is_symlink())
    return found


def _is_hidden(name: str) -> bool:
    folders = name.split("/") if name.endswith("/") else name.split("/")[:-1]
    return any(folder.startswith(".") for folder in folders)


def _yaml_files(paths: Iterator[Path] | list[Path]) -> list[Input]:
    return [
        Input(str(path), None) for path in paths if path.suffix in _SUFFIXES and path.is_file()
    ]


def _git_files(folder: Path) -> set[str] | None:
    import subprocess

    # A repository's own configuration may name a program as its file system monitor.
    command = ["git", "-c", "core.fsmonitor=false", "ls-files", "-z"]
    environment = {name: value for name, value in os.environ.items() if name not in _GIT_LOCAL}
    try:
        listing = subprocess.run(  # noqa: S603 - a fixed command; the folder is not on its line
            [*command, "--cached", "--others", "--exclude-standard"],
            cwd=folder,
            env=environment,
            capture_output=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return {os.fsdecode(name) for name in listing.stdout.split(b"\0") if name}
