"""Decision records as maps.

An option is a recommendation; those that were not chosen are rejected. What is bad about the
chosen option is outweighed by the reasons for which it was chosen, or by what is good about it:
whoever decided knew of it. An option that is only praised, and not chosen, is turned down for
these reasons too.
"""

import re
from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from itertools import islice

from argmap.format.keys import Relation
from argmap.importing.madr.outcome import Outcome, name_before
from argmap.importing.madr.sections import Sections, reason_in, words
from argmap.importing.support.contents import Argument, Contents, Statement
from argmap.importing.support.import_options import ImportOptions
from argmap.importing.support.inline import plain, report_links
from argmap.importing.support.markdown import Block, without_front_matter
from argmap.importing.support.source import DamagedError, Source
from argmap.importing.support.stances import stance_of

_BLOCKS = "{} block{s} of code, comment{s} or other sections left out"
_NEUTRAL = "{} neutral reason{s} kept in the note of the option"
_UNSORTED = "{} item{s} about options, neither good nor bad, kept in the note of the option"
_DETAILS = "{} item{s} below reasons kept in the notes of the reasons"
_OUTWEIGHED = "{} reason{s} against the chosen option read as outweighed by the reasons for it"
_TURNED_DOWN = "{} option{s} that nothing speaks against, turned down for the chosen one"
_NO_CHOICE = "{} decision{s} from which it is not clear which option was chosen"
_EMPTY_REASON = "{} reason{s} left out that only say that an option comes out best"

_SIGNS = re.compile(
    r"^[ \t]*#{1,6}[ \t]+(?:Considered (?:Options|Alternatives)|Decision Outcome)[ \t]*#*[ \t\r]*$"
    r"|^[ \t>*_-]*Chosen options?\b",
    re.IGNORECASE | re.MULTILINE,
)
_PROS_AND_CONS = {"pros", "and", "cons"}
_FIRST_LETTER = re.compile(r"\A[\s*_\[]*[^\W\d_]")
_BEST = re.compile(r"\W*(?:it\s+)?comes?\s+out\s+bes?ts?\b[^.]{0,40}\W*", re.IGNORECASE)
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


class _Reader:
    """Reads the parts of a record."""

    def __init__(self, text: str) -> None:
        self._contents = Contents()
        self._losses = self._contents.losses
        self._sections = Sections(without_front_matter(text, self._losses))
        self._parts = self._sections.parts
        for part in self._parts:
            report_links(part.block.text, self._losses, part.block.place)
        self._options: list[_Option] = []
        self._by_words: dict[frozenset[str], _Option] = {}
        self._said: dict[str, list[str]] = {name: [] for name in _DESCRIBED.values()}
        self._drivers: list[str] = []
        self._discussed: set[_Option] = set()
        self._driver_statements: dict[str, Statement] = {}
        self._reasons: dict[str, Statement] = {}

    def contents(self) -> Contents:
        """Return what the record says."""
        self._read_options()
        outcome = Outcome(self._parts)
        for block in outcome.others:
            self._describe("outcome", block)
        for part in self._parts:
            if part.section in _DESCRIBED and part.section != "outcome":
                self._describe(part.section, part.block)
            elif not part.section:
                self._losses.add(_BLOCKS, part.block.place)
        self._read_reasons()
        self._choose(outcome)
        if not self._options:
            raise DamagedError("this decision record has no options")
        self._name_reasons()
        self._contents.about["title"] = self._sections.title
        said = (f"{name}{' '.join(texts)}" for name, texts in self._said.items() if texts)
        self._contents.about["description"] = " ".join(said)
        return self._contents

    def _read_options(self) -> None:
        """Add the options that are listed; what stands below one describes it."""
        listed = [part.block for part in self._parts if part.section == "options"]
        depth = min((block.depth for block in listed if block.kind == "item"), default=0)
        for block in listed:
            if block.kind == "item" and block.depth == depth:
                self._add_option(plain(block.text), block.place)
            elif block.kind == "other" or not self._options:
                self._losses.add(_BLOCKS, block.place)
            else:
                _note(self._options[-1].statement, plain(block.text))

    def _add_option(self, text: str, place: str) -> _Option:
        statement = self._contents.statement(text, place=place, kind="recommendation")
        option = _Option(statement)
        self._options.append(option)
        self._by_words.setdefault(words(text), option)
        return option

    def _describe(self, section: str, block: Block) -> None:
        """Add a block of a section to the description of the record."""
        text = _capitalized(block.text) if section == "outcome" else plain(block.text)
        if block.kind == "other":
            self._losses.add(_BLOCKS, block.place)
            return
        if section == "drivers" and block.kind == "item":
            self._drivers.append(text)
        self._said[_DESCRIBED[section]].append(_ended(text))

    def _read_reasons(self) -> None:
        """Add what is said for and against each option."""
        option: _Option | None = None
        stance: Relation | None = None
        reason, depth = None, 0
        parts = [part for part in self._parts if part.section == "reasons"]
        texts = (words(part.block.text) for part in parts if part.block is part.heading)
        self._discussed.update(self._by_words[each] for each in texts if each in self._by_words)
        for part in parts:
            block, place, text = part.block, part.block.place, plain(part.block.text)
            if block is part.heading:
                option, stance, reason = self._below(block), None, None
                continue
            is_item = block.kind == "item"
            stated = None if is_item else stance_of(text)
            found = None if stated else reason_in(block, stance)
            if option is None or block.kind == "other":
                self._losses.add(_BLOCKS, place)
            elif reason is not None and is_item and block.depth > depth:
                self._losses.add(_DETAILS, place)
                _note(reason, text)
            elif found and found.relation:
                depth = block.depth
                said = _capitalized(found.text) or text
                reason = self._add_reason(option, found.relation, said, place)
            elif is_item:
                self._losses.add(_NEUTRAL if found else _UNSORTED, place)
                _note(option.statement, text)
            else:
                stance, reason = stated, None
                if not stated and not words(text) <= _PROS_AND_CONS:
                    _note(option.statement, f"{text}:" if block.kind == "heading" else text)

    def _below(self, heading: Block) -> _Option | None:
        """Return the option that is discussed below a heading, if there is one.

        An option that has a heading of its own is not meant by another that is like it.
        """
        name = plain(heading.text)
        option = self._named(name, self._discussed)
        may_be_new = not self._sections.listed or heading.line in self._sections.discussed
        if option is None and may_be_new:
            option = self._add_option(name, heading.place)
        if option is not None:
            self._discussed.add(option)
        return option

    def _add_reason(self, option: _Option, relation: Relation, text: str, place: str) -> Statement:
        """Add a reason for or against an option, linked with the drivers that it names."""
        reason = self._reason(text, place)
        self._argue(option, relation, [reason, *self._drivers_in(text)], place)
        return reason

    def _argue(
        self, option: _Option, relation: Relation, premises: list[Statement], place: str
    ) -> None:
        argument = self._contents.argument(relation, premises, option.statement, place=place)
        option.arguments.append(argument)

    def _reason(self, text: str, place: str) -> Statement:
        """Return the statement of a reason, which several options may share."""
        if text not in self._reasons:
            self._reasons[text] = self._contents.statement(text, place=place)
        return self._reasons[text]

    def _name_reasons(self) -> None:
        """Name the reasons that are used more than once: only these need an id."""
        uses = Counter(each for used in self._contents.arguments for each in used.premises)
        for reason in self._reasons.values():
            reason.unnamed = uses[reason] == 1

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

    def _named(self, name: str, but: Container[_Option] = ()) -> _Option | None:
        """Return the option with a text, or else the one, but for some, that is nearest.

        All the words of one of the two are words of the other, or else most of them.
        """
        these = words(name)
        if these in self._by_words:
            return self._by_words[these]
        near: dict[_Option, tuple[bool, int]] = {}
        for known, option in islice(self._by_words.items(), _MOST_COMPARED):
            shared, fewer = len(these & known), min(len(these), len(known))
            if shared and 3 * shared >= 2 * fewer and option not in but:
                near[option] = shared == fewer, shared
        best = max(near.values(), default=None)
        nearest = [option for option, how in near.items() if how == best]
        return nearest[0] if len(nearest) == 1 else None

    def _choose(self, outcome: Outcome) -> None:
        """Reject what was not chosen, and add the reasons for what was."""
        if outcome.names and not self._options:
            self._add_option(outcome.names[0], outcome.place)
        reasons = self._chosen(outcome)
        if not reasons and self._options:
            self._losses.add(_NO_CHOICE, outcome.place)
            # As long as nothing is decided, a record speaks for nobody.
            self._contents.is_debate = True
        outweighing: dict[Statement, None] = {}
        for option, given in reasons.items():
            outweighing |= dict.fromkeys(self._justify(option, given))
        for option in self._options:
            if reasons and option not in reasons:
                self._turn_down(option, list(outweighing)[:_MOST_OUTWEIGHING])
            is_rejected = "rejected" in option.statement.facts
            # What nothing is said of, or chosen for no reason, lacks its argument in the record.
            if not any(each.relation == "support" or is_rejected for each in option.arguments):
                option.statement.facts["undeveloped"] = True

    def _chosen(self, outcome: Outcome) -> dict[_Option, list[Statement]]:
        """Return the options that were chosen, and the reasons for each.

        Where the outcome names none, its items may, each its own.
        """
        named = [option for option in map(self._named, outcome.names) if option is not None]
        if named:
            given = list(self._given(outcome.reasons))
            return dict.fromkeys(named, given)
        reasons: dict[_Option, list[Statement]] = {}
        for block in outcome.reasons:
            name = name_before(block.text)
            option = self._named(name) if name else None
            if option is None:
                self._describe("outcome", block)
            else:
                reasons.setdefault(option, []).extend(self._given([block]))
        return reasons

    def _given(self, found: list[Block]) -> Iterator[Statement]:
        """Yield the statements of the reasons that the outcome gives."""
        for block in found:
            text = _capitalized(block.text).rstrip(",;")
            if _BEST.fullmatch(text):
                self._losses.add(_EMPTY_REASON, block.place)
            else:
                yield self._reason(text, block.place)

    def _justify(self, option: _Option, reasons: list[Statement]) -> list[Statement]:
        """Add the reasons for which an option was chosen, and return what weighs for it most.

        That are these reasons, which outweigh those against it; where there are none, what is
        good about the option does.
        """
        attacks = [each for each in option.arguments if each.relation == "attack"]
        outweighing = reasons or [
            each.premises[0] for each in option.arguments if each.relation == "support"
        ]
        outweighing = list(dict.fromkeys(outweighing))[:_MOST_OUTWEIGHING]
        for reason in reasons:
            premises = [reason, *self._drivers_in(reason.text)]
            self._argue(option, "support", premises, reason.place)
        for attack in attacks if outweighing else ():
            self._losses.add(_OUTWEIGHED, attack.place)
            self._contents.argument("attack", outweighing, attack, outweighs=True)
        return outweighing

    def _turn_down(self, option: _Option, reasons: list[Statement]) -> None:
        """Reject an option; one that is only praised for the reasons for what was chosen."""
        option.statement.facts["rejected"] = True
        is_praised = {each.relation for each in option.arguments} == {"support"}
        is_equal = any(set(each.premises) == set(reasons) for each in option.arguments)
        if reasons and is_praised and not is_equal:
            self._losses.add(_TURNED_DOWN, option.statement.place)
            self._argue(option, "attack", reasons, option.statement.place)


def _capitalized(text: str) -> str:
    """Return a text in Markdown as plain text with a capital first, unless code begins it."""
    return plain(_FIRST_LETTER.sub(lambda found: found[0].upper(), text, count=1))


def _note(statement: Statement, text: str) -> None:
    """Add a text to the note of a statement."""
    before = statement.facts.get("note")
    statement.facts["note"] = f"{_ended(before)} {text}" if before else text


def _ended(text: str) -> str:
    """Return a text with a mark at its end, so that another can follow."""
    return text if text.endswith((".", "!", "?", ":", ",", ";")) else f"{text}."
