"""Patterns as in a .gitignore, matched in time linear in pattern times path.

They mean what they mean to git (dir.c, wildmatch.c). Bytes that are decoded as
Latin-1 are matched as bytes.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from argmap.text.globs import SPECIAL, Glob

_MAP_SUFFIXES = (".yaml", ".yml")
_ANY_NAME = "\x01\x02"
"""A name that only those patterns match which match nearly every name."""


class Rule:
    """One pattern; a `negative` one, behind `!`, takes in again what it matches."""

    __slots__ = ("_expression", "anchored", "folders_only", "glob", "literal", "negative")

    def __init__(self, glob: str, *, negative: bool) -> None:
        self.negative = negative
        self.folders_only = glob.endswith("/")
        if self.folders_only:
            glob = glob[:-1]
        self.anchored = "/" in glob
        self.glob = glob.removeprefix("/")
        self.literal = SPECIAL.search(self.glob) is None
        self._expression: Glob | None = None

    @property
    def takes_maps_in(self) -> bool:
        """Return whether it takes in again files that may be maps."""
        return self.negative and self.glob.endswith(_MAP_SUFFIXES)

    def matches(self, path: str, *, is_folder: bool) -> bool:
        """Return whether it matches a path, from the folder in which patterns start."""
        if self.folders_only and not is_folder:
            return False
        subject = path if self.anchored else path.rpartition("/")[2]
        if self.literal:
            return subject == self.glob
        if self._expression is None:
            self._expression = Glob(self.glob)
        return self._expression.matches(subject)


def rules(lines: Iterable[str]) -> Iterator[Rule]:
    """Yield the rules in the lines of a .gitignore, without blank lines and comments."""
    for line in lines:
        if line.startswith("#"):
            continue
        pattern = _without_trailing_spaces(line)
        negative = pattern.startswith("!")
        glob = pattern.removeprefix("!")
        if glob not in {"", "/"}:
            yield Rule(glob, negative=negative)


def _without_trailing_spaces(line: str) -> str:
    if not line.endswith(" "):
        return line
    rest = line.rstrip(" ")
    is_escaped = (len(rest) - len(rest.rstrip("\\"))) % 2
    return f"{rest} " if is_escaped else rest


class Patterns:
    """A list of rules, of which the last one that matches decides."""

    def __init__(self, listed: Iterable[Rule]) -> None:
        self.rules = tuple(listed)
        # Rules without wildcards are looked up; one index for files, one for folders.
        self._names: tuple[dict[str, int], dict[str, int]] = ({}, {})
        self._paths: tuple[dict[str, int], dict[str, int]] = ({}, {})
        self._others: list[int] = []
        for number, rule in enumerate(self.rules):
            if not rule.literal:
                self._others.append(number)
                continue
            for index in (self._paths if rule.anchored else self._names)[rule.folders_only :]:
                index[rule.glob] = number

    def decide(self, path: str, *, is_folder: bool) -> bool | None:
        """Return whether a path is left out (True) or taken in (False); None if no rule matches.

        The folders above it are not looked at.
        """
        last = max(
            self._names[is_folder].get(path.rpartition("/")[2], -1),
            self._paths[is_folder].get(path, -1),
        )
        for number in reversed(self._others):
            if number < last:
                break
            if self.rules[number].matches(path, is_folder=is_folder):
                last = number
                break
        return None if last < 0 else not self.rules[last].negative


class PatternLists(NamedTuple):
    """Lists of patterns, of which the first one that decides counts.

    With each list comes the folder at which its patterns start, such as `maps/drafts/`; all paths
    start at one common folder.
    """

    lists: tuple[tuple[str, Patterns], ...] = ()

    def with_first(self, folder: str, patterns: Patterns) -> "PatternLists":
        """Return the lists with one that counts before the others."""
        return PatternLists(((folder, patterns), *self.lists))

    def leaves_out(self, path: str, *, is_folder: bool = False) -> bool:
        """Return whether a path is left out by itself, whatever holds for the folders above it."""
        for start, patterns in self.lists:
            if path.startswith(start):
                decided = patterns.decide(path[len(start) :], is_folder=is_folder)
                if decided is not None:
                    return decided
        return False

    def leaves_out_below(self, folder: str, path: str) -> bool:
        """Return whether a file, or a folder between it and the given folder, is left out."""
        above = [each for each in _folders_above(path) if len(each) > len(folder)]
        return any(self.leaves_out(each, is_folder=True) for each in above) or self.leaves_out(
            path
        )

    def for_named(self, folder: str) -> "PatternLists":
        """Return the rules that count in a folder that the user named, even if it is left out.

        If it is left out, the rules that leave out the folder, a folder above it, or all that it
        holds do not count. If not, rules such as `build/**` do not count, which leave out all that
        it holds and nothing beside it, unless another rule takes maps in again.
        """
        if not folder:
            return self
        above = [*_folders_above(folder), folder]
        inside = f"{folder}/{_ANY_NAME}"
        beside = f"{folder[: folder.rfind('/') + 1]}{_ANY_NAME}"
        is_left_out = any(self.leaves_out(each, is_folder=True) for each in above)

        def counts(rule: Rule, start: str) -> bool:
            if rule.negative:
                return True
            if is_left_out and any(_matches(rule, start, each, is_folder=True) for each in above):
                return False
            return not _matches(rule, start, inside) or (
                not is_left_out and _matches(rule, start, beside)
            )

        listed = [rule for _, patterns in self.lists for rule in patterns.rules]
        if not is_left_out and any(rule.takes_maps_in for rule in listed):
            return self
        return PatternLists(
            tuple(
                (start, Patterns(rule for rule in patterns.rules if counts(rule, start)))
                for start, patterns in self.lists
            )
        )


def _matches(rule: Rule, start: str, path: str, *, is_folder: bool = False) -> bool:
    return path.startswith(start) and rule.matches(path[len(start) :], is_folder=is_folder)


def _folders_above(path: str) -> Iterator[str]:
    """Yield the folders in which a path lies, the uppermost first."""
    end = path.find("/", 1)
    while end >= 0:
        yield path[:end]
        end = path.find("/", end + 1)
