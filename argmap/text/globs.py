"""Wildcards as git has them, made into regular expressions that match in linear time.

`*`, `?` and `[…]` stand for characters of one name, `**` between slashes for any folders. What
stands between two wildcards is matched at the first place where it fits, and no later place is
tried (the atomic groups below): a later place would leave less of the path for the rest.
"""

import re
import string
import sys
from collections.abc import Iterator

SPECIAL = re.compile(r"[*?\[\\]")

# What a glob is made of, beside expressions for one character of a name.
_STAR = "*"
_SLASH = "/"
_FOLDERS = "**/"
_SOME_FOLDERS = "**\\/"
_REST = "**"
_NO_WIDTH = {_STAR, _FOLDERS, _REST}

_CLASSES = {
    "alnum": string.ascii_letters + string.digits,
    "alpha": string.ascii_letters,
    "blank": " \t",
    "cntrl": "".join(map(chr, [*range(32), 127])),
    "digit": string.digits,
    "graph": "".join(map(chr, range(33, 127))),
    "lower": string.ascii_lowercase,
    "print": "".join(map(chr, range(32, 127))),
    "punct": string.punctuation,
    "space": " \t\n\r",
    "upper": string.ascii_uppercase,
    "xdigit": string.hexdigits,
}


class _MalformedError(ValueError):
    """A glob that matches nothing, such as one with a bracket that is never closed."""


class Glob:
    """A glob, whose expression is made when it is first needed."""

    __slots__ = ("_end", "_glob", "_pattern", "_shortest", "_start")

    def __init__(self, glob: str) -> None:
        self._glob = glob
        special = SPECIAL.search(glob)
        self._start = glob[: special.start()] if special else glob
        self._end = glob[max(map(glob.rfind, "*?[]\\/")) + 1 :]
        self._shortest: int | None = None
        self._pattern: re.Pattern[str] | None = None

    def matches(self, text: str) -> bool:
        """Return whether it matches the whole of a text."""
        # Most texts fail here, before an expression is made.
        if not text.startswith(self._start) or not text.endswith(self._end):
            return False
        if self._shortest is None:
            self._shortest = _shortest_match(self._glob, len(self._start))
        if len(text) < self._shortest:
            return False
        if self._pattern is None:
            self._pattern = _compiled(self._glob, len(self._start))
        return self._pattern.fullmatch(text) is not None


def _shortest_match(glob: str, start: int) -> int:
    """Return the length of the shortest text that a glob may match."""
    try:
        return start + sum(part not in _NO_WIDTH for part in _parts(glob, start))
    except _MalformedError:
        return sys.maxsize


def _compiled(glob: str, start: int) -> re.Pattern[str]:
    """Return the expression for a glob whose first `start` characters are no wildcards.

    As in git, `**` right behind them counts as one at a start: `a**/b` matches `a/x/b` and `ab`.
    """
    chunks: list[tuple[str, list[str]]] = [("", [])]
    for part in _parts(glob, start):
        if part in {_FOLDERS, _SOME_FOLDERS, _REST}:
            chunks.append((part, []))
        else:
            chunks[-1][1].append(part)
    written = [re.escape(glob[:start])]
    for number, (before, parts) in enumerate(chunks):
        names = _names(parts)
        if before == _REST:
            written.append(".*")
        elif not before:
            written.append(names)
        else:
            folders = "(?:[^/]*/)" + ("+?" if before == _SOME_FOLDERS else "*?")
            is_last = number == len(chunks) - 1
            written.append(folders + names if is_last else f"(?>{folders}{names})")
    return re.compile("".join(written), re.DOTALL)


def _names(parts: list[str]) -> str:
    """Return the expression for parts that hold no `**`, and so a fixed number of slashes."""
    written: list[str] = []
    between: list[str] | None = None
    for part in parts:
        if part in {_STAR, _SLASH}:
            if between is not None:
                piece = f"[^/]*?{''.join(between)}"
                # The last piece of a name ends where the name ends: it has one possible place.
                written.append(f"(?>{piece})" if part == _STAR else piece)
            between = [] if part == _STAR else None
            if part == _SLASH:
                written.append(_SLASH)
        elif between is not None:
            between.append(part)
        else:
            written.append(part)
    if between is not None:
        written.append(f"[^/]*?{''.join(between)}")
    return "".join(written)


def _parts(glob: str, at: int) -> Iterator[str]:
    """Yield the parts of a glob from an offset on; raise _MalformedError if it is malformed."""
    brackets = _Brackets(glob)
    first = at
    before = ""
    while at < len(glob):
        sign = glob[at]
        if sign == "*":
            after = at
            while glob.startswith("*", after):
                after += 1
            part, after = _stars(glob, at, after, at == first)
            at = after
            if part == before == _FOLDERS:
                continue
        elif sign == "[":
            part, at = brackets.read(at)
        elif sign == "\\":
            if at + 1 == len(glob):
                raise _MalformedError
            part, at = re.escape(glob[at + 1]), at + 2
        else:
            part, at = "[^/]" if sign == "?" else re.escape(sign), at + 1
        before = part
        yield part


def _stars(glob: str, at: int, after: int, is_first: bool) -> tuple[str, int]:
    """Return what the asterisks between two offsets stand for, and the offset of the rest."""
    if after - at > 1 and (is_first or glob[at - 1] == "/"):
        if after == len(glob):
            return _REST, after
        if glob[after] == "/":
            return _FOLDERS, after + 1
        if glob.startswith("\\/", after):
            return _SOME_FOLDERS, after + 2
    return _STAR, after


class _Brackets:
    """Reads the `[…]` in a glob, as git's wildmatch.c does."""

    def __init__(self, glob: str) -> None:
        self._glob = glob
        self._closed_at = -1

    def read(self, at: int) -> tuple[str, int]:
        """Return the expression for the bracket that opens at an offset, and its end."""
        at += 1
        is_negated = self._sign(at) in {"!", "^"}
        at += is_negated
        ranges: list[tuple[str, str]] = []
        before = ""
        while True:
            sign = self._sign(at)
            if sign == "\\":
                at += 1
                sign = self._sign(at)
                ranges.append((sign, sign))
            elif sign == "-" and before and self._glob[at + 1 : at + 2] not in {"", "]"}:
                at += 1
                at += self._sign(at) == "\\"
                ranges.append((before, self._sign(at)))
                sign = ""
            elif sign == "[" and self._glob.startswith(":", at + 1):
                name = self._class_name(at + 2)
                if name is None:
                    ranges.append((sign, sign))
                else:
                    ranges += ((each, each) for each in _CLASSES[name])
                    at += len(name) + 3
                    sign = ""
            else:
                ranges.append((sign, sign))
            before = sign
            at += 1
            if self._sign(at) == "]":
                return _one_of(ranges, is_negated=is_negated), at + 1

    def _sign(self, at: int) -> str:
        if at >= len(self._glob):
            raise _MalformedError
        return self._glob[at]

    def _class_name(self, at: int) -> str | None:
        """Return the name of a class such as `[:alpha:]`, or None if it is no class at all."""
        if self._closed_at < at:
            self._closed_at = self._glob.find("]", at)
        end = self._closed_at - 1
        if end < -1:
            raise _MalformedError
        if end < at or self._glob[end] != ":":
            return None
        name = self._glob[at:end]
        if name not in _CLASSES:
            raise _MalformedError
        return name


def _one_of(ranges: list[tuple[str, str]], *, is_negated: bool) -> str:
    """Return the expression for a character in some ranges, or in none; it is never a slash."""
    joined: list[tuple[int, int]] = []
    for low, high in sorted((ord(low), ord(high)) for low, high in ranges if low <= high):
        if joined and low <= joined[-1][1] + 1:
            joined[-1] = joined[-1][0], max(high, joined[-1][1])
        else:
            joined.append((low, high))
    inside = "".join(rf"\U{low:08x}-\U{high:08x}" for low, high in joined)
    if is_negated:
        return f"[^/{inside}]"
    return f"(?!/)[{inside}]" if inside else "(?!)"
