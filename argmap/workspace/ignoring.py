"""What git ignores in a repository, without running git, which could be made to run a program.

The `.gitignore` files from the repository's root down, its `.git/info/exclude` and the user's own
ignore file are read. The configuration of a repository is not read.
"""

import codecs
import os
import re
from collections.abc import Iterator

from argmap.text.patterns import Patterns, rules
from argmap.workspace.opening import MEGABYTE, UnreadableError, read_regular
from argmap.workspace.repository import git_folder, is_within

IGNORE_FILE = ".gitignore"
LARGEST = 4 * MEGABYTE
_LARGEST_SETTINGS = MEGABYTE


def read_ignore_file(path: str) -> Patterns:
    """Return the patterns in an ignore file; none if there is no such file, or a link.

    Raise UnreadableError if it is too large or cannot be opened.
    """
    try:
        data = read_regular(path, LARGEST)
    except UnreadableError as error:
        if error.is_missing or os.path.islink(path) or os.path.isdir(path):
            return Patterns(())
        raise
    return Patterns(rules(_lines(data)))


def read_ignore_file_of_user(path: str) -> Patterns:
    """Return the patterns in the user's own ignore file; none if it cannot be read."""
    try:
        return read_ignore_file(os.path.realpath(path))
    except (OSError, ValueError, UnreadableError):
        # git skips what cannot be read there, too.
        return Patterns(())


def exclude_file(root: str) -> str | None:
    """Return the ignore file that git keeps for a repository, if it is the repository's own."""
    folder = git_folder(root)
    if folder is None:
        return None
    file = os.path.realpath(os.path.join(folder, "info", "exclude"))
    return file if is_within(file, folder) else None


def path_for_patterns(path: str) -> str:
    """Return a path as the patterns of an ignore file match it: byte by byte."""
    path = path if os.sep == "/" else path.replace(os.sep, "/")
    return path if path.isascii() else os.fsencode(path).decode("latin-1")


def _lines(data: bytes) -> Iterator[str]:
    """Yield the lines of an ignore file as git reads them: up to the first NUL."""
    for line in data.removeprefix(codecs.BOM_UTF8).split(b"\n"):
        yield line.removesuffix(b"\r").partition(b"\0")[0].decode("latin-1")


def ignore_file_of_user() -> str | None:
    """Return the ignore file that the user's git settings name, or else git's default."""
    home = os.environ.get("HOME") or (os.path.expanduser("~") if os.name == "nt" else "")
    folder = os.environ.get("XDG_CONFIG_HOME") or (home and os.path.join(home, ".config"))
    named = os.environ.get("GIT_CONFIG_GLOBAL")
    if named is not None:
        files = [named]
    else:
        files = [os.path.join(folder, "git", "config")] * bool(folder)
        files += [os.path.join(home, ".gitconfig")] * bool(home)
    chosen = os.path.join(folder, "git", "ignore") if folder else None
    for file in files:
        try:
            text = os.fsdecode(read_regular(os.path.realpath(file), _LARGEST_SETTINGS))
        except (OSError, UnreadableError):
            continue
        for value in _excludes_files(text):
            chosen = os.path.expanduser(value)
    # A relative path would start at the repository, which may be a stranger's.
    return chosen if chosen and os.path.isabs(chosen) else None


_SECTION = re.compile(r'\[\s*([\w.-]+)\s*("(?:[^"\\]|\\.)*")?\s*\]')
_KEY = re.compile(r"([A-Za-z][A-Za-z0-9-]*)[ \t]*=[ \t]*(.*)")
_PIECE = re.compile(r'\\(.)|(")|([#;])|([^"\\#;]+)')
_ESCAPED = {"n": "\n", "t": "\t", "b": "\b"}


def _excludes_files(text: str) -> Iterator[str]:
    """Yield the values of core.excludesFile in a text of git's settings."""
    in_core = False
    for line in text.replace("\r\n", "\n").replace("\\\n", "").split("\n"):
        rest = line.strip()
        section = _SECTION.match(rest)
        if section:
            in_core = section[1].lower() == "core" and section[2] is None
            rest = rest[section.end() :].lstrip()
        setting = _KEY.match(rest)
        if in_core and setting and setting[1].lower() == "excludesfile":
            yield _value(setting[2])


def _value(written: str) -> str:
    """Return a value without its quotation marks, escapes and the comment behind it."""
    value, kept = "", 0
    in_quotes = False
    for escaped, mark, comment, plain in _PIECE.findall(written):
        if mark:
            in_quotes = not in_quotes
        elif comment and not in_quotes:
            break
        else:
            value += _ESCAPED.get(escaped, escaped) + comment + plain
        if in_quotes or escaped or mark:
            kept = len(value)
    return value[:kept] + value[kept:].rstrip()
