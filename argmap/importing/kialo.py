"""The text that Kialo exports: numbered claims, each for or against the one above it.

Discussion Title: Should the ferry run?

1. The ferry should run.
1.1. Pro: The road is closed.
1.1.1. Con: -> See 1.2.
1.2. Con: The lake freezes.
"""

import re
from dataclasses import dataclass

from argmap.format.keys import Relation
from argmap.importing.support.contents import Contents, Statement
from argmap.importing.support.import_options import ImportOptions
from argmap.importing.support.inline import plain, report_links
from argmap.importing.support.source import DamagedError, Source
from argmap.importing.support.stances import stance_of

_SOURCES = "{} line{s} about sources left out"
_NO_PARENT = "{} relation{s} to a claim above that is not there left out"
_NO_TARGET = "{} reference{s} to what is not there left out"
_BEFORE = "{} line{s} before the first claim left out"

_TITLE = re.compile(r"\s*Discussion Title:\s*(?P<title>.*)", re.IGNORECASE)
_CLAIM = re.compile(
    r"\s*(?P<number>\d+(?:\.\d+)*)(?P<dot>\.?)(?:\s+(?P<stance>pro|con)\s*:|(?=\s))\s*(?P<text>.*)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"->\s*see\s+(?P<number>\d+(?:\.\d+)*)\.?\s*", re.IGNORECASE)
_SOURCES_BEGIN = re.compile(r"\s*sources?:\s*", re.IGNORECASE)
_SIGNS = re.compile(
    r"\A\s*Discussion Title:|^[ \t]*\d+\.(?:\d+\.)+[ \t]+(?:pro|con)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)


def recognizes(source: Source) -> bool:
    """Return whether an input has the title or the numbers of an export of Kialo."""
    return not source.looks_like_json and _SIGNS.search(source.text) is not None


def read(source: Source, options: ImportOptions) -> Contents:  # noqa: ARG001 - as all formats do
    """Return what an export says."""
    reader = _Reader()
    for number, line in enumerate(source.text.splitlines(), 1):
        reader.take(line, f"line {number}")
    return reader.contents()


@dataclass(slots=True, eq=False)
class _Claim:
    """A claim: its number, its relation to the claim above, its place, and its text in lines."""

    number: str
    relation: Relation | None
    place: str
    lines: list[str]

    @property
    def above(self) -> str:
        """The number of the claim above, or nothing."""
        return self.number.rpartition(".")[0]


class _Reader:
    """Takes the lines of an export."""

    def __init__(self) -> None:
        self._contents = Contents(is_debate=True)
        self._losses = self._contents.losses
        self._claims: dict[str, _Claim] = {}
        self._last: _Claim | None = None
        self._is_in_sources = False

    def take(self, line: str, place: str) -> None:
        """Take the next line: it begins a claim, or goes on with the last."""
        title = _TITLE.fullmatch(line) if not self._claims else None
        claim = None if title else self._begun(line, place)
        if title:
            self._contents.about["title"] = plain(title["title"])
        elif claim:
            self._last = self._claims[claim.number] = claim
            self._is_in_sources = False
        elif _SOURCES_BEGIN.fullmatch(line) and self._last:
            self._is_in_sources = True
        elif line.strip():
            if self._is_in_sources:
                self._losses.add(_SOURCES, place)
            elif self._last is None:
                self._losses.add(_BEFORE, place)
            else:
                self._last.lines.append(line)

    def _begun(self, line: str, place: str) -> _Claim | None:
        """Return the claim that begins on a line; a number may also stand in a text."""
        found = _CLAIM.fullmatch(line)
        if not found or found["number"] in self._claims:
            return None
        claim = _Claim(found["number"], stance_of(found["stance"] or ""), place, [found["text"]])
        if claim.relation:
            return claim
        if not found["dot"]:
            return None
        if not self._claims:
            return claim if "." not in claim.number else None
        above = self._claims.get(claim.above)
        is_option = above is not None and not above.above and self._asks(above)
        return claim if is_option else None

    @staticmethod
    def _asks(claim: _Claim) -> bool:
        return claim.lines[-1].rstrip().endswith("?")

    def contents(self) -> Contents:
        """Return what the export says."""
        if not self._claims:
            raise DamagedError("there is no numbered claim here")
        statements: dict[str, Statement] = {}
        references: dict[str, str] = {}
        targets = {claim.above for claim in self._claims.values() if claim.relation}
        for number, claim in self._claims.items():
            text = " ".join(claim.lines)
            report_links(text, self._losses, claim.place)
            reference = _REFERENCE.fullmatch(text.strip()) if claim.relation else None
            has_options = not claim.above and number not in targets and len(self._claims) > 1
            if reference:
                references[number] = reference["number"]
            elif has_options:
                self._contents.about["description"] = plain(text)
            else:
                statements[number] = self._contents.statement(plain(text), number, claim.place)
        found = _followed(references, statements)
        for number, claim in self._claims.items():
            if claim.relation is None:
                continue
            if number not in found:
                self._losses.add(_NO_TARGET, claim.place)
            elif claim.above not in found:
                self._losses.add(_NO_PARENT, claim.place)
            else:
                target = found[claim.above]
                self._contents.argument(claim.relation, [found[number]], target, place=claim.place)
        return self._contents


def _followed(
    references: dict[str, str], statements: dict[str, Statement]
) -> dict[str, Statement]:
    """Return the statement for each number; references may lead to references."""
    found: dict[str, Statement | None] = dict(statements)
    for start in references:
        number = start
        way: list[str] = []
        # Of references in a circle, none leads to a statement.
        while number in references and number not in found:
            found[number] = None
            way.append(number)
            number = references[number]
        found |= dict.fromkeys(way, found.get(number))
    return {number: statement for number, statement in found.items() if statement}
