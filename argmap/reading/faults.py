"""The faults of one file, collected while it is read."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from argmap.findings import Finding, Place, place
from argmap.reading.values import Mapping, Scalar, Sequence, Unusable, Value
from argmap.text.normalizing import nfc
from argmap.text.suggesting import Suggester
from argmap.text.wording import shorten

if TYPE_CHECKING:
    from argmap.reading.follow_on_faults import FollowOnFaults
    from argmap.text.document import Span, Text


FAULTS_OF_TEXT = {"invalid-yaml", "invalid-encoding", "truncated-text"}
"""Faults of the text itself."""
_FAR = 200
_WORD = re.compile(r"[^\W_][\w.-]*")


def indent_under(key: str) -> str:
    """Return what to do about a key that is indented too little to belong to another."""
    return f"indent it, and what else belongs there, to be under {shorten(key)}:"


@dataclass(slots=True)
class Owner:
    """What messages call the thing that a value belongs to; formatted only for a message."""

    kind: str
    name: str = ""

    def __str__(self) -> str:
        return f"{self.kind} “{shorten(self.name)}”" if self.name else self.kind


class Faults:
    """Collects findings in any order and returns them in file order.

    `cut_off` means that a fault ended the reading before the end of the file, so that what seems
    to be missing may be behind it. `follow_on` tells which faults follow from a syntax error, if
    there is one. `damaged` means that U+FFFD stands for characters that could not be read.
    `truncated` are the ends of texts that lost their rest, to a comment or a comma. `apart` are
    the rules and places of faults that never follow from another. `unclosed` are the starts of
    lists and mappings that are nested too deep to be read to their ends. `origins` are the starts
    of what is open in lines above a syntax error, which may come from there.
    `misplaced` are those of keys that may belong to what stands above them. `missing_groups` are
    ids of groups that statements name and nothing has. `explained` are the starts of values that
    are not what their key takes because of another fault.
    """

    def __init__(self, text: "Text") -> None:
        self.text = text
        self.cut_off = False
        self.follow_on: FollowOnFaults | None = None
        self.damaged = False
        self.truncated: set[int] = set()
        self._lost_keys: set[int] = set()
        self._dedented: set[int] = set()
        self._suggesters: dict[str, Suggester] = {}
        self._found: list[tuple[Span, Finding, Span]] = []
        self._causes: dict[Span, str] = {}
        self.unclosed: set[int] = set()
        self.origins: list[int] = []
        self.misplaced: list[int] = []
        self.missing_groups: list[str] = []
        self.explained: set[int] = set()
        self._end_of_part = 0
        self.apart: set[tuple[str, Place]] = set()
        self.count = 0

    def add(  # noqa: PLR0913 - what a finding is made of
        self,
        rule: str,
        span: "Span",
        message: str,
        help: str | None = None,  # noqa: A002 - the name that users see
        *,
        node: str | None = None,
        note: str = "",
        related: Iterable[tuple["Span", str]] = (),
        about: "Span | None" = None,
        cause: str = "",
        follows: bool | None = None,
    ) -> None:
        """Report a fault at a span of the text; `related` are further spans with their notes.

        `about` is the span of the faulty value, if that is another span. Of faults that have one
        `cause`, the first is reported, with the places of the others. `follows`: it may follow
        from a line that is at fault elsewhere, as all but faults of the text itself may.
        """
        finding = Finding(
            rule,
            "error",
            place(self.text, span, note),
            message,
            help,
            node,
            tuple(place(self.text, where, what) for where, what in related),
        )
        self._found.append((span, finding, about or span))
        self.count += 1
        if cause:
            self._causes[span] = cause
        if not (rule not in FAULTS_OF_TEXT if follows is None else follows):
            self.apart.add((rule, finding.place))

    def add_merge_key(self, span: "Span", mapping: int) -> None:
        """Report a merge key, which may stand for any key of the mapping that starts there."""
        self._lost_keys.add(mapping)
        self.add(
            "invalid-yaml",
            span,
            "merge keys are not part of a map",
            "write the keys out, and refer to a statement by its id",
        )

    def add_dedented(  # noqa: PLR0913 - what a finding is made of
        self,
        rule: str,
        span: "Span",
        message: str,
        advice: str,
        *,
        node: str | None = None,
        about: "Span | None" = None,
    ) -> None:
        """Report a key that is indented too little for the lines below that belong to it."""
        self._dedented.add(span[0])
        self.misplaced.append(span[0])
        self.add(rule, span, message, advice, node=node, about=about)

    def ids_at(self, value: "Value") -> Iterator[str]:
        """Yield the words in a value that could not be read: they may be ids."""
        for word in _WORD.finditer(self.text.content, value.start, value.end):
            yield nfc(word[0])

    def note_lost_key(self, mapping: int) -> None:
        """Note that a key was refused that may stand for any of the mapping that starts there."""
        self._lost_keys.add(mapping)

    def has_lost_key(self, mapping: int) -> bool:
        """Return whether a key of the mapping that starts at an offset may be any."""
        return mapping in self._lost_keys

    def is_damaged(self, written: str) -> bool:
        """Return whether characters could not be read, so that no other fault is reported."""
        return self.damaged and "\ufffd" in written

    def is_next_part(self, key: Scalar) -> bool:
        """Return whether a key without a colon follows another: what commas part is said once."""
        between, self._end_of_part = (self._end_of_part, key.start), key.end
        return key.start - between[0] < _FAR and self.text.content[slice(*between)].strip() == ","

    def nearest(self, name: str, what: str, known: Iterable[str]) -> str | None:
        """Return the known name that is nearest to a name, or None.

        The work is bounded for all names of one kind together; `what` is the kind.
        """
        if what not in self._suggesters:
            self._suggesters[what] = Suggester(known)
        return self._suggesters[what].nearest(name)

    def reword(self, reworded: Callable[[str], str]) -> None:
        """Put other words into all that was said so far, and into the names of nodes."""

        def anew(finding: Finding) -> Finding:
            said = (finding.message, finding.help or "", finding.node or "")
            message, advice, node = map(reworded, said)
            if (message, advice, node) == said:
                return finding
            return replace(finding, message=message, help=advice or None, node=node or None)

        self._found = [(span, anew(finding), about) for span, finding, about in self._found]

    def __bool__(self) -> bool:
        return bool(self._found)

    def in_order(self) -> list[Finding]:
        """Return all faults in file order, except those that follow from a syntax error."""
        self._found.sort(key=lambda entry: entry[0])
        in_order: list[Finding] = []
        firsts: dict[str, int] = {}
        further: dict[int, list[Place]] = {}
        for span, finding, about in self._found:
            if self.cut_off and self._is_uncertain(finding.rule, span, about):
                continue
            if finding.rule == "invalid-value" and span[0] in self.explained:
                continue
            cause = self._causes.get(span)
            first = firsts.setdefault(cause, len(in_order)) if cause else len(in_order)
            if first == len(in_order):
                in_order.append(finding)
            else:
                further.setdefault(first, []).append(replace(finding.place, note="here too"))
        if not in_order and self._found:
            # Where two faults follow from each other, one is told all the same.
            in_order.append(next(each for _, each, _ in self._found))
        for first, places in further.items():
            in_order[first] = replace(in_order[first], related=tuple(places))
        return in_order

    def _is_uncertain(self, rule: str, span: "Span", about: "Span") -> bool:
        """Return whether a fault may be none because the file was not read to its end.

        A syntax error is none where lines have the right indent below a key that has not.
        """
        if rule == "undefined-source":
            return True
        if self.follow_on is None:
            return about[0] in self.unclosed and rule not in FAULTS_OF_TEXT
        if rule == "invalid-yaml" and span == self.follow_on.named:
            return any(map(self.follow_on.is_above, self._dedented)) or any(
                finding.rule == "invalid-value" and self.follow_on.is_beside(about)
                for _, finding, about in self._found
            )
        if span[0] in self._dedented and self.follow_on.is_above(span[0]):
            return False
        return self.follow_on.includes(rule, span, about)


def wrong(  # noqa: PLR0913 - what is said of a value
    value: Value,
    expectation: str,
    faults: "Faults",
    example: str = "",
    *,
    advice: str = "",
    follows: bool = False,
) -> None:
    """Report a value that is not what its key takes: write the example, or do what is advised.

    `follows`: a text may follow from a line that is at fault elsewhere, as other values may.
    """
    if isinstance(value, Unusable) or (
        isinstance(value, Scalar) and faults.is_damaged(value.text)
    ):
        return
    if isinstance(value, Sequence):
        got = "a list" if value.items else "an empty list"
    elif isinstance(value, Mapping):
        got = "a mapping"
    else:
        got = f"“{shorten(value.text)}”" if value.text else "nothing"
    if example and not advice:
        advice = f"write {example}"
    span = (
        (value.start, max(value.end, value.start + 1)) if value.start != value.end else value.span
    )
    is_text = isinstance(value, Scalar) and value.text != ""
    message = f"{expectation}, not {got}"
    faults.add("invalid-value", span, message, advice or None, follows=follows or not is_text)
