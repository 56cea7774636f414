"""Markdown Architectural Decision Records: options, and what is good and bad about each.

An option is a recommendation; those that were not chosen are rejected. What is bad about the
chosen option is outweighed by the reasons for which it was chosen, or by what is good about it:
whoever decided knew of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from argmap.importing.support.contents import Argument, Contents, Statement
from argmap.importing.support.import_options import ImportOptions
from argmap.importing.support.inline import plain
from argmap.importing.support.markdown import Block, blocks
from argmap.importing.support.source import DamagedError, Source

_SETTINGS = "{} line{s} of front matter left out"
_BLOCKS = "{} block{s} of other sections left out"
_NEUTRAL = "{} neutral reason{s} kept in the note of the option"
_UNSORTED = "{} item{s} about options, neither good nor bad, kept in the note of the option"
_DETAILS = "{} item{s} below reasons kept in the notes of the reasons"
_OUTWEIGHED = "{} reason{s} against the chosen option read as outweighed by the reasons for it"
_NO_CHOICE = "{} decision{s} from which it is not clear which option was chosen"
_EMPTY_REASON = "{} reason{s} left out that only say that an option comes out best"

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
_SIGNS = re.compile(
    r"^[ \t]*#{1,6}[ \t]+(?:Considered (?:Options|Alternatives)|Decision Outcome)[ \t]*#*[ \t\r]*$"
    r"|^[ \t>*_-]*Chosen option\b",
    re.IGNORECASE | re.MULTILINE,
)
_CHOSEN = re.compile(
    r"[\W_]*chosen (?:option|alternative)\W{0,20}?:\W{0,20}?(?=[\w\"“`(])", re.IGNORECASE
)
_BECAUSE = re.compile(r"[\s,.*]*\b(?:because|since)\b[\s:]*", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“]([^\"”]+)[\"”]")
_BEST = re.compile(r"\W*(?:it\s+)?comes?\s+out\s+bes?ts?\b[^.]{0,40}\W*", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_REASON = re.compile(
    r"\W*(?P<sign>good|pros?|advantages?|positive|neutral|bad|cons?|disadvantages?|negative)\b"
    r"(?:[\s,:;–-]*\bbecause\b[\s,:]*|[,:;–]\s*)",
    re.IGNORECASE,
)
_FOR = ("good", "pro", "advantage", "positive")
_TITLES = {
    "context and problem statement": "context",
    "context": "context",
    "problem": "context",
    "decision drivers": "drivers",
    "considered options": "options",
    "considered alternatives": "options",
    "options": "options",
    "alternatives": "options",
    "decision outcome": "outcome",
    "decision": "outcome",
    "pros and cons of the options": "reasons",
    "pros and cons of the alternatives": "reasons",
    "pros and cons of the considered options": "reasons",
}
_CONSEQUENCES = re.compile(r"(?:positive |negative |expected )?consequences", re.IGNORECASE)
_DESCRIBED = {
    "context": "",
    "drivers": "Decision drivers: ",
    "outcome": "Decision: ",
    "consequences": "Consequences: ",
}
"""The sections that go into the description, and what stands before each there."""
_LEAST_DRIVER = 12
"""How many characters a driver has at least that is sought in reasons."""
_MOST_OUTWEIGHING = 20
"""How many reasons at most outweigh what is bad; more would say no more."""
_MOST_COMPARED = 100
"""How many options and drivers are compared with other texts by more than their equality."""


def recognizes(source: Source) -> bool:
    """Return whether an input has the headings of a decision record, or names a chosen option."""
    return not source.looks_like_json and _SIGNS.search(source.text) is not None


def read(source: Source, options: ImportOptions) -> Contents:  # noqa: ARG001 - as all formats do
    """Return what a decision record says."""
    return _Reader(source.text).contents()


@dataclass(slots=True, eq=False)
class _Option:
    """An option: its statement, and the arguments for and against it."""

    statement: Statement
    arguments: list[Argument] = field(default_factory=list)


class _Part(NamedTuple):
    """A block, with the section in which it stands and the heading below that."""

    section: str
    heading: Block | None
    block: Block


class _Reader:
    """Reads the parts of a record."""

    def __init__(self, text: str) -> None:
        self._contents = Contents()
        self._losses = self._contents.losses
        self._parts = list(self._divided(self._without_front_matter(text)))
        self._options: list[_Option] = []
        self._by_words: dict[frozenset[str], _Option] = {}
        self._said: dict[str, list[str]] = {name: [] for name in _DESCRIBED.values()}
        self._drivers: list[str] = []
        self._driver_statements: dict[str, Statement] = {}
        self._reasons: dict[str, Statement] = {}

    def contents(self) -> Contents:
        """Return what the record says."""
        self._read_options()
        chosen, reasons = self._read_outcome()
        for part in self._parts:
            if part.section in _DESCRIBED and part.section != "outcome":
                self._describe(part)
            elif not part.section:
                self._losses.add(_BLOCKS, _place(part.block))
        self._read_reasons()
        self._choose(chosen, reasons)
        if not self._options:
            raise DamagedError("this decision record has no options")
        said = (f"{name}{' '.join(texts)}" for name, texts in self._said.items() if texts)
        self._contents.about["description"] = " ".join(said)
        return self._contents

    def _without_front_matter(self, text: str) -> str:
        """Return the text with empty lines for its front matter."""
        found = _FRONT_MATTER.match(text)
        if not found:
            return text
        for number, line in enumerate(found[1].splitlines(), 2):
            if line.strip() and not line.lstrip().startswith("#"):
                self._losses.add(_SETTINGS, f"line {number}")
        return "\n" * found[0].count("\n") + text[found.end() :]

    def _divided(self, text: str) -> Iterator[_Part]:
        """Yield the blocks of the sections; the first heading is the title."""
        section, depth, heading = "context", 1, None
        listed: set[frozenset[str]] = set()
        for block in blocks(text):
            name = plain(block.text)
            known = _TITLES.get(name.lower().rstrip(":"))
            if block.kind != "heading":
                if section == "options":
                    listed.add(_words(name))
                if name:
                    yield _Part(section, heading, block)
            elif known or _CONSEQUENCES.fullmatch(name):
                depth = block.depth if known else depth
                section, heading = known or "consequences", None
            elif "title" not in self._contents.about:
                self._contents.about["title"] = name
            elif section == "reasons" and _words(name) in listed:
                heading = block
            elif block.depth <= depth or section == "consequences":
                depth = min(depth, block.depth)
                section, heading = "", None
            elif section != "reasons" or heading is None or block.depth <= heading.depth:
                heading = block

    def _read_options(self) -> None:
        """Add the options that are listed; what stands below one describes it."""
        listed = [part.block for part in self._parts if part.section == "options"]
        depth = min((block.depth for block in listed if block.kind == "item"), default=0)
        for block in listed:
            if block.kind == "item" and block.depth == depth:
                self._add_option(plain(block.text), _place(block))
            elif block.kind == "other" or not self._options:
                self._losses.add(_BLOCKS, _place(block))
            else:
                _note(self._options[-1].statement, plain(block.text))

    def _add_option(self, text: str, place: str) -> _Option:
        statement = self._contents.statement(text, place=place, kind="recommendation")
        option = _Option(statement)
        self._options.append(option)
        self._by_words.setdefault(_words(text), option)
        return option

    def _describe(self, part: _Part) -> None:
        """Add a block to the description of the record."""
        block = part.block
        text = plain(block.text)
        if block.kind == "other":
            self._losses.add(_BLOCKS, _place(block))
            return
        if part.section == "drivers" and block.kind == "item":
            self._drivers.append(text)
        self._said[_DESCRIBED[part.section]].append(_ended(text))

    def _read_outcome(self) -> tuple[tuple[str, str], list[tuple[str, str]]]:
        """Return what was chosen, and the reasons for it, each with its place."""
        chosen, reasons = ("", ""), list[tuple[str, str]]()
        is_open = False
        for part in self._parts:
            block = part.block
            found = (
                _CHOSEN.match(block.text) if part.section in {"outcome", "", "context"} else None
            )
            if found and not chosen[0]:
                name, reason = _parted(block.text[found.end() :])
                chosen = name, _place(block)
                is_open = not plain(reason)
                if not is_open:
                    reasons.append((plain(reason), _place(block)))
            elif part.section != "outcome":
                continue
            elif is_open and block.kind == "item":
                reasons.append((plain(block.text), _place(block)))
            else:
                self._describe(part._replace(section="outcome"))
        return chosen, reasons

    def _read_reasons(self) -> None:
        """Add what is said for and against each option."""
        option: _Option | None = None
        heading, reason, depth = None, None, 0
        for part in self._parts:
            if part.section != "reasons":
                continue
            block, place = part.block, _place(part.block)
            if part.heading is not heading and part.heading is not None:
                heading, reason = part.heading, None
                option = self._named(plain(heading.text)) or self._add_option(
                    plain(heading.text), _place(heading)
                )
            text = plain(block.text)
            found = _REASON.match(text) if block.kind == "item" else None
            if option is None or block.kind == "other":
                self._losses.add(_BLOCKS, place)
            elif reason is not None and block.kind == "item" and block.depth > depth:
                self._losses.add(_DETAILS, place)
                _note(reason, text)
            elif found and found["sign"].lower() != "neutral":
                depth = block.depth
                reason = self._add_reason(option, found, text, place)
            else:
                if block.kind == "item":
                    self._losses.add(_NEUTRAL if found else _UNSORTED, place)
                _note(option.statement, text)

    def _add_reason(
        self, option: _Option, found: "re.Match[str]", text: str, place: str
    ) -> Statement:
        """Add a reason for or against an option, linked with the drivers that it names."""
        said = _capitalized(text[found.end() :]) or text
        reason = self._reason(said, place)
        is_for = found["sign"].lower().startswith(_FOR)
        argument = self._contents.argument(
            "support" if is_for else "attack",
            [reason, *self._drivers_in(said)],
            option.statement,
            place=place,
        )
        option.arguments.append(argument)
        return reason

    def _reason(self, text: str, place: str) -> Statement:
        """Return the statement of a reason, which several options may share.

        It needs an id only where it is used more than once.
        """
        known = self._reasons.get(text)
        if known is None:
            known = self._contents.statement(text, place=place, unnamed=True)
            self._reasons[text] = known
        else:
            known.unnamed = False
        return known

    def _drivers_in(self, text: str) -> list[Statement]:
        """Return a statement for each driver that a text names in full."""
        lowered = text.lower()
        named = (
            driver
            for driver in self._drivers[:_MOST_COMPARED]
            if len(driver) >= _LEAST_DRIVER and driver.lower().rstrip(".") in lowered
        )
        found = []
        for driver in named:
            if driver not in self._driver_statements:
                self._driver_statements[driver] = self._contents.statement(driver)
            found.append(self._driver_statements[driver])
        return found

    def _named(self, name: str) -> _Option | None:
        """Return the option with a text, or else the one that is nearest by its words.

        All the words of one of the two are words of the other, or else most of them.
        """
        words = _words(name)
        if words in self._by_words:
            return self._by_words[words]
        near: dict[_Option, tuple[bool, int]] = {}
        for known, option in islice(self._by_words.items(), _MOST_COMPARED):
            shared, fewer = len(words & known), min(len(words), len(known))
            if shared and 3 * shared >= 2 * fewer:
                near[option] = shared == fewer, shared
        most = max(near.values(), default=None)
        nearest = [option for option, how in near.items() if how == most]
        return nearest[0] if len(nearest) == 1 else None

    def _choose(self, chosen: tuple[str, str], reasons: list[tuple[str, str]]) -> None:
        """Reject what was not chosen, and add the reasons for what was."""
        name, place = chosen
        if name and not self._options:
            self._add_option(plain(name), place)
        names = [*_QUOTED.findall(name), name]
        found = list(filter(None, map(self._named, map(plain, names))))
        if not found:
            if self._options:
                self._losses.add(_NO_CHOICE, place)
            return
        for option in self._options:
            if option not in found:
                option.statement.facts["rejected"] = True
        statements = []
        for text, where in reasons:
            if _BEST.fullmatch(text):
                self._losses.add(_EMPTY_REASON, where)
            else:
                statements.append(self._reason(_capitalized(text), where))
        for option in dict.fromkeys(found):
            self._justify(option, statements)

    def _justify(self, option: _Option, reasons: list[Statement]) -> None:
        """Add the reasons for which an option was chosen; they outweigh those against it.

        Where there are none, what is good about the option does.
        """
        attacks = [each for each in option.arguments if each.relation == "attack"]
        outweighing = reasons[:] or [
            each.premises[0] for each in option.arguments if each.relation == "support"
        ]
        for reason in reasons:
            premises = [reason, *self._drivers_in(reason.text)]
            self._contents.argument("support", premises, option.statement, place=reason.place)
        del outweighing[_MOST_OUTWEIGHING:]
        for attack in attacks if outweighing else ():
            self._losses.add(_OUTWEIGHED, attack.place)
            self._contents.argument("attack", outweighing, attack, outweighs=True)
        if attacks:
            for reason in outweighing:
                reason.unnamed = False


def _parted(text: str) -> tuple[str, str]:
    """Return the name of what was chosen, and the reason behind it."""
    quoted = re.match(r"\s*[\"“][^\"”]+[\"”]", text)
    found = _BECAUSE.search(text, quoted.end() if quoted else 0)
    if found:
        return text[: found.start()], text[found.end() :]
    if quoted:
        return quoted[0], text[quoted.end() :].strip(" ,.")
    return text, ""


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]


def _note(statement: Statement, text: str) -> None:
    """Add a text to the note of a statement."""
    before = statement.facts.get("note")
    statement.facts["note"] = f"{_ended(before)} {text}" if before else text


def _ended(text: str) -> str:
    """Return a text with a mark at its end, so that another can follow."""
    return text if text.endswith((".", "!", "?", ":", ",", ";")) else f"{text}."


def _place(block: Block) -> str:
    return f"line {block.line}"
