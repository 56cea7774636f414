"""What the conclusions of a map hang on, in sentences and lists; nothing of how it is written."""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from argmap.analysis.cruxes import MOST, Conclusion, Crux, Cruxes
from argmap.analysis.reasons import Reasons
from argmap.model.labelling import ACCEPTED, REJECTED
from argmap.text.wording import LONG_NAME, brief, listing
from argmap.views import captions
from argmap.views.counts import notices

if TYPE_CHECKING:
    from argmap.format.keys import Label
    from argmap.model.argument_map import ArgumentMap

_MOST_LISTED = 20
"""How many statements a list has; JSON has all of them."""
_MOST_SETS = 10
"""How many sets of premises are listed."""
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

Move = tuple[str, bool]
"""A statement, and whether it is granted, not denied."""


class Role(Enum):
    """What a line is."""

    TITLE = auto()
    NOTICE = auto()
    HEADING = auto()
    CONCLUSION = auto()
    SENTENCE = auto()
    ITEM = auto()
    NOTE = auto()


class Line(NamedTuple):
    """A text, or a statement of the map with a word before it, its label, and a remark below."""

    role: Role
    text: str = ""
    statement: str | None = None
    label: "Label | None" = None
    remark: str = ""


def lines(argument_map: "ArgumentMap", found: Cruxes, *, with_load: bool) -> Iterator[Line]:
    """Yield what was found about a map: first what carries most, then one conclusion by another.

    With `with_load`, what the author's recommendations hang on is said before all else.
    """
    shown: dict[str, None] = {}
    for line in _lines(argument_map, found, with_load=with_load):
        if line.statement is not None:
            shown[line.statement] = None
        yield line
    yield from _explained(argument_map, shown)


def _lines(argument_map: "ArgumentMap", found: Cruxes, *, with_load: bool) -> Iterator[Line]:
    yield Line(Role.TITLE, argument_map.title or "(no title)")
    for notice in notices(argument_map):
        yield Line(Role.NOTICE, notice)
    if argument_map.unknowns.cut_off:
        yield Line(
            Role.SENTENCE,
            "What it hangs on is not known: the map could not be read to its end.",
        )
        return
    yield Line(
        Role.SENTENCE,
        "Premises are taken as given. This is what falls if one of them is denied, or several "
        "together.",
    )
    if with_load:
        yield from _load(found)
    is_any_fallen = any(each.label == REJECTED for each in found.conclusions)
    reasons = Reasons(argument_map, argument_map.labels() if is_any_fallen else {})
    for number, conclusion in enumerate(found.conclusions, 1):
        several = f"{number}. " if len(found.conclusions) > 1 else ""
        facts = argument_map.nodes[conclusion.node]
        yield Line(Role.HEADING, several + captions.heading(facts))
        yield Line(Role.CONCLUSION, statement=conclusion.node, label=conclusion.label)
        if conclusion.label == ACCEPTED:
            yield from _hangs_on(conclusion)
        else:
            state = "is undecided"
            if conclusion.label == REJECTED:
                state = captions.falls(reasons, conclusion.node) or "is denied"
            yield from _would_stand(conclusion, f"It {state}")
        if not conclusion.complete:
            yield Line(Role.SENTENCE, _cut(conclusion, is_faulty=argument_map.unknowns.faults > 0))


def _load(found: Cruxes) -> Iterator[Line]:
    """Yield the premises with which more than one recommendation falls, and how many more."""
    numbers = {each.node: number for number, each in enumerate(found.conclusions, 1)}
    if not numbers:
        yield Line(
            Role.SENTENCE,
            "The map has no recommendation of its author; name a statement with --of to see what "
            "it hangs on.",
        )
    if len(numbers) < 2:
        return
    falling = {name for load in found.load for name in load.recommendations}
    yield Line(Role.HEADING, "What carries most")
    if all(each.label != ACCEPTED for each in found.conclusions):
        yield Line(Role.SENTENCE, f"None of the {_number(len(numbers))} recommendations stands.")
        return
    sentence = (
        f"{_fall_of_all(len(falling), len(numbers))} with a single premise"
        if falling
        else f"None of the {_number(len(numbers))} recommendations falls with a single premise"
    )
    several = [load for load in found.load if len(load.recommendations) > 1]
    rest = len(found.load) - len(several)
    if several:
        yield Line(Role.SENTENCE, f"{sentence}. These premises carry more than one of them:")
    elif falling:
        yield Line(Role.SENTENCE, f"{sentence}, and no premise carries more than one of them.")
    else:
        yield Line(Role.SENTENCE, f"{sentence}.")
    for load in several[:_MOST_LISTED]:
        fallen = [str(numbers[name]) for name in load.recommendations]
        if len(fallen) > _MOST_LISTED:
            fallen[_MOST_LISTED:] = [f"{len(fallen) - _MOST_LISTED} more"]
        remark = f"recommendations {listing(fallen, 'and')} fall with it"
        yield Line(Role.ITEM, statement=load.node, remark=remark)
    rest += max(0, len(several) - _MOST_LISTED)
    if several and rest:
        carry = "premise carries" if rest == 1 else "premises carry"
        fewer = "fewer" if len(several) > _MOST_LISTED else "one recommendation each"
        fewer = "one recommendation" if rest == 1 and len(several) <= _MOST_LISTED else fewer
        yield Line(Role.SENTENCE, f"{_number(rest).capitalize()} more {carry} {fewer}.")


def _hangs_on(conclusion: Conclusion) -> Iterator[Line]:
    """Yield with what a conclusion falls that stands."""
    by_size = _by_size(conclusion)
    singles, pairs = by_size.pop(1, []), by_size.pop(2, [])
    itself = Crux((conclusion.node,))
    if itself in singles:
        singles.remove(itself)
        yield Line(Role.SENTENCE, "It stands: it is a premise, and taken as given.")
    if singles:
        stands = "" if itself in conclusion.cruxes else "It stands. "
        yield Line(Role.SENTENCE, f"{stands}It falls if {_any_of(len(singles))} is denied:")
        yield from _items([move for crux in singles for move in _moves_of(crux)])
    elif itself not in conclusion.cruxes:
        yield Line(Role.SENTENCE, _falls_with_none(conclusion, has_pairs=bool(pairs)))
    also = " also" if singles else ""
    if pairs:
        yield from _pairs(pairs, f"It{also} falls if two premises are denied together,")
    elif singles and conclusion.size > 1 and conclusion.complete:
        yield Line(Role.SENTENCE, "No two others together make it fall.")
    if by_size:
        sets = [
            f"{_number(len(found))} set{'s' * (len(found) > 1)} of {_number(size)}"
            for size, found in by_size.items()
        ]
        also = " also" if singles or pairs else ""
        listed = f"It{also} falls with {listing(sets, 'and')}; --format json lists them."
        yield Line(Role.SENTENCE, listed)


def _falls_with_none(conclusion: Conclusion, *, has_pairs: bool) -> str:
    if not conclusion.complete and conclusion.size == 1:
        return "It stands. No premise was found with which it falls."
    if conclusion.size == 1 or has_pairs or not conclusion.complete:
        return "It stands, whichever single premise is denied."
    return "It stands, whichever two premises are denied."


def _would_stand(conclusion: Conclusion, state: str) -> Iterator[Line]:
    """Yield the fewest changes with which a conclusion would stand that does not."""
    by_size = _by_size(conclusion)
    if not by_size:
        if conclusion.complete:
            most = conclusion.size
            changes = {1: "No single change", 2: "Neither one change nor two together"}.get(
                most, f"No set of up to {_number(most)} changes"
            )
            state += f". {changes} would make it stand"
        yield Line(Role.SENTENCE, f"{state}.")
        return
    size, fewest = next(iter(by_size.items()))
    if size == 1:
        changes = "this change" if len(fewest) == 1 else "one of these changes"
        yield Line(Role.SENTENCE, f"{state}. It would stand with {changes}:")
        moves = [move for crux in fewest for move in _moves_of(crux)]
        yield from _items(moves, are_moves=True)
    elif size == 2:
        yield from _pairs(
            fewest, f"{state}. It would stand with two changes together,", are_moves=True
        )
    else:
        number = _number(size)
        yield Line(Role.SENTENCE, f"{state}. It would stand with these {number} changes together:")
        for place, crux in enumerate(fewest[:_MOST_SETS]):
            if place:
                yield Line(Role.SENTENCE, f"or with these {number}:")
            yield from _items(_moves_of(crux), are_moves=True)
        yield from _more(len(fewest) - _MOST_SETS, f" set{{}} of {number}")


def _pairs(cruxes: Iterable[Crux], sentence: str, *, are_moves: bool = False) -> Iterator[Line]:
    """Yield pairs, those together of which each of one list goes with each of another."""
    products = list(_products([_moves_of(crux) for crux in cruxes]))
    for place, (ones, others) in enumerate(products[:_MOST_SETS]):
        yield Line(Role.SENTENCE, f"{sentence if not place else 'or'} {_one_of(ones)}:")
        yield from _items(ones, are_moves=are_moves)
        yield Line(Role.SENTENCE, f"and {_one_of(others)}:")
        yield from _items(others, are_moves=are_moves)
    left = products[_MOST_SETS:]
    yield from _more(sum(len(ones) * len(others) for ones, others in left), " pair{}")


def _products(pairs: Iterable[Sequence[Move]]) -> Iterator[tuple[list[Move], list[Move]]]:
    """Yield pairs as products: lists of which each of the one makes a pair with each other one."""
    partners: dict[Move, dict[Move, None]] = {}
    for one, other in pairs:
        partners.setdefault(one, {})[other] = None
        partners.setdefault(other, {})[one] = None
    for found in partners.values():
        if not found:
            continue
        others = list(found)
        ones = [each for each in partners[others[0]] if partners[each].keys() == found.keys()]
        yield ones, others
        for other in others:
            for each in ones:
                partners[other].pop(each, None)
                partners[each].pop(other, None)


def _one_of(moves: Sequence[Move]) -> str:
    return "this one" if len(moves) == 1 else f"one of these {_number(len(moves))}"


def _any_of(count: int) -> str:
    if count == 1:
        return "this premise"
    return "either of these two" if count == 2 else f"any one of these {_number(count)}"


def _items(moves: Sequence[Move], *, are_moves: bool = False) -> Iterator[Line]:
    for name, is_granted in moves[:_MOST_LISTED]:
        word = ("grant" if is_granted else "deny") if are_moves else ""
        yield Line(Role.ITEM, word, name)
    yield from _more(len(moves) - _MOST_LISTED)


def _more(left: int, name: str = "") -> Iterator[Line]:
    if left > 0:
        more = name.replace("{}", "s" * (left > 1))
        yield Line(Role.SENTENCE, f"and {_number(left)} more{more}; --format json lists them.")


def _cut(conclusion: Conclusion, *, is_faulty: bool) -> str:
    """Return where a search was cut short, and why."""
    found = len(_by_size(conclusion).get(conclusion.size, []))
    if is_faulty and not conclusion.cruxes:
        return "What would change this is not known, for a part of the map could not be read."
    if is_faulty and found < MOST:
        return "There may be more, for a part of the map could not be read."
    sets = {1: "single premises", 2: "pairs"}.get(
        conclusion.size, f"sets of {_number(conclusion.size)}"
    )
    after = f"after {_number(found)} of them" if found else "before one was found"
    return f"The search for {sets} was cut short {after}: there may be more."


def _by_size(conclusion: Conclusion) -> dict[int, list[Crux]]:
    return {size: list(cruxes) for size, cruxes in groupby(conclusion.cruxes, len)}


def _moves_of(crux: Crux) -> list[Move]:
    return [*((name, False) for name in crux.deny), *((name, True) for name in crux.grant)]


def _number(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def _fall_of_all(some: int, whole: int) -> str:
    if some == whole:
        all_of_them = "Both" if whole == 2 else f"All {_number(whole)}"
        return f"{all_of_them} recommendations fall"
    falls = "falls" if some == 1 else "fall"
    return f"{_number(some).capitalize()} of the {_number(whole)} recommendations {falls}"


def text_of(argument_map: "ArgumentMap", line: Line) -> str:
    """Return the text of a line's statement, of which one that is listed may be cut."""
    if line.statement is None:
        return line.text
    text = captions.text_of(line.statement, argument_map.nodes[line.statement])
    return brief(text) if line.role is Role.ITEM else text


def remarks(argument_map: "ArgumentMap", statement: str) -> list[str]:
    """Return what is said of a statement where something hangs on it."""
    facts = argument_map.nodes[statement]
    notes = captions.notes(facts, headed=facts["kind"] == "recommendation")
    hedge = facts.get("qualifier")
    notes = [f"hedged: {note}" if note == hedge else note for note in notes]
    is_uncited = not ({"cites", "implicit", "unwritten"} & facts.keys())
    is_known = not argument_map.unknowns.has(statement, "cites", "implicit")
    if facts["kind"] == "premise" and argument_map.sources and is_uncited and is_known:
        notes.append("no source")
    return list(map(brief, notes))


def _explained(argument_map: "ArgumentMap", statements: Iterable[str]) -> Iterator[Line]:
    """Yield what is meant by what is said beside statements."""
    said = {each for name in statements for each in remarks(argument_map, name)}
    places = {place(argument_map, name) for name in statements}
    is_hedged = any(each.startswith("hedged: ") for each in said)
    occurring = {
        "implicit: relied on, and never said": "implicit" in said,
        "hedged: the author's own words for how sure it is": is_hedged,
        "no source: said, and nothing is cited for it": "no source" in said,
        "¶n: a paragraph of the source": any("¶" in each for each in places),
        f"line n: of {argument_map.name}": any(each.startswith("line ") for each in places),
    }
    yield from (Line(Role.NOTE, note) for note, occurs in occurring.items() if occurs)


def place(argument_map: "ArgumentMap", statement: str) -> str:
    """Return where a statement comes from: what it cites, or else its line in the map."""
    facts = argument_map.located.nodes[statement]
    cited = captions.citations(facts, argument_map.sources)
    if cited:
        return brief(", ".join(caption for _, caption in cited), LONG_NAME)
    return f"line {facts['line']}" if "line" in facts else ""
