"""References to statements and arguments, and what is said of those that lead nowhere."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

from argmap.format import keys as form
from argmap.reading.ids import ENDS, as_id, check_id, is_id
from argmap.reading.list_signs import BEGIN_WITH_DASHES, report_dash_inside
from argmap.reading.naming import name_from, words
from argmap.reading.values import Scalar, Slip
from argmap.text.normalizing import nfc
from argmap.text.suggesting import Suggester, did_you_mean
from argmap.text.wording import in_braces, shorten

if TYPE_CHECKING:
    from argmap.reading.draft import Draft

Wanted = Literal["premise", "statement", "node"]
_WORDS = re.compile(r"[^\s,;，、；()\[\]{}]+")
_MOST_BEFORE = 200
"""How many characters are looked at for a bracket or a comma in front of a premise."""
_CURLY = re.compile("[“”„]")
_ID_AND_QUOTE = re.compile(r"([\w.-]+) +[\"']")
_ENDS = (*ENDS, "。", "！", "？")
_NUMBER = re.compile(r"-[0-9]+\Z")


def _quoted(text: str) -> str:
    return in_braces(shorten(text))


class _TextsWithoutId:
    """Finds the text without an id that an id may mean which nothing has."""

    def __init__(self, draft: "Draft") -> None:
        self._names = draft.made_names
        self._places = draft.places
        self._text = draft.faults.text
        self._meant = draft.unknowns.meant

    def advice(self, name: str, *, arguments: bool) -> str:
        """Return what to do about the text that an id has the words of, or that begins with it."""
        made = self._names.get(name) or self._names.get(_NUMBER.sub("", name))
        if made is None and arguments:
            made = self._names.get(name.partition("/")[0])
        if made is None:
            return "" if arguments else self._about_beginning(name)
        start, _ = self._places.nodes[made]
        example = f"{{id: {name.partition('/')[0]}, text: …}}"
        return f"{self._named(made, start)} has no id: give it one there, {example}"

    def _about_beginning(self, name: str) -> str:
        """Return what to do about a text that begins with an id, and lacks the sign behind it."""
        begins = f"{name_from(name)}-"
        first = bisect_left(self._sorted, begins)
        for made in self._sorted[first : first + 1]:
            statement = self._names[made]
            start, end = self._places.texts.get(statement, (0, 0))
            rest = self._text.content[start:end].removeprefix(name)
            if made.startswith(begins) and len(rest) < end - start and rest[:1] in {" ", ":"}:
                example = f"{name}: {in_braces(shorten(rest[1:].lstrip(), 30))}"
                return f"{self._named(statement, start)} begins with it: write {example}"
        return ""

    def _named(self, statement: str, start: int) -> str:
        self._meant.add(statement)
        line, _ = self._text.position(start)
        return f"the text in line {line}"

    @cached_property
    def _sorted(self) -> list[str]:
        """The words of texts in the order of the alphabet."""
        return sorted(self._names)


class References:
    """Resolves references to nodes, and reports those that lead nowhere.

    Of an id that no statement has, all references are one finding. The statements that may be
    meant by a faulty reference are noted in the draft.
    """

    def __init__(self, draft: "Draft") -> None:
        self._nodes = draft.nodes
        self._is_lost = draft.is_lost
        self._misnamed = draft.misnamed
        self._faults = draft.faults
        self._unknowns = draft.unknowns
        self._meant = draft.unknowns.meant
        self._suggesters: dict[bool, Suggester] = {}
        self._undefined: dict[str, list[Scalar]] = {}
        self._targets: dict[str, set[str]] = {}
        self._texts = _TextsWithoutId(draft)

    @cached_property
    def statements(self) -> set[str]:
        """The statements that are written, and have an id of their own."""
        return {name for name in self._nodes if self._is_named(name, "kind")}

    def premise(self, scalar: "Scalar", target: str) -> str | None:
        """Return the statement that a premise names, written or not; None for what names none.

        `target` is what the argument leads to, and so cannot be meant.
        """
        name = nfc(scalar.text)
        if self._is_named(name, "kind"):
            return name
        self._targets.setdefault(name, set()).add(target)
        self._unresolved(scalar, name, wanted="premise")
        found = self._nodes.get(name)
        may_be_written = found is None or found.get("unwritten")
        is_slip = isinstance(scalar, Slip) or scalar.end in self._faults.truncated
        return name if may_be_written and not is_slip and is_id(name) else None

    def statement(self, scalar: "Scalar") -> str | None:
        """Return the statement that a reference names, or None where there is none."""
        name = nfc(scalar.text)
        if self._is_named(name, "kind"):
            return name
        self._unresolved(scalar, name, wanted="statement")
        return None

    def node(self, scalar: "Scalar") -> str | None:
        """Return the statement or argument that a reference names, or None."""
        name = nfc(scalar.text)
        if self._is_named(name, "type"):
            return name
        self._unresolved(scalar, name, wanted="node")
        return None

    def report(self) -> None:
        """Report each id that no statement has, at its first reference."""
        for name, references in self._undefined.items():
            first, *further = sorted(references, key=lambda scalar: scalar.start)
            message = f"no statement has the id “{shorten(name)}”"
            advice = self._advice(name)
            if name in self._targets:
                advice += self._otherwise(name, advice)
            self._add(first, message, advice, further)

    @staticmethod
    def _otherwise(name: str, advice: str) -> str:
        """Return what to write for a text that has the form of an id, if it may be one."""
        is_question = advice.endswith("?")
        if advice.startswith("the text in line") or (is_question and not name.isalnum()):
            return ""
        return f"{' If' if is_question else '; if'} it is a text, write {{text: {_quoted(name)}}}"

    def _is_named(self, name: str, what: str) -> bool:
        """Return whether a node that has this attribute has this name for its id."""
        found = self._nodes.get(name)
        if found is None or what not in found or "unwritten" in found:
            return False
        return not self._is_made(name)

    def _is_made(self, name: str) -> bool:
        """Return whether the name of a node is made from a text."""
        return "unnamed" in self._nodes[name] or (
            "/" in name and "unnamed" in self._nodes.get(name.partition("/")[0], {})
        )

    def _unresolved(self, scalar: "Scalar", name: str, wanted: Wanted) -> None:
        is_cut = self._faults.cut_off or scalar.end in self._faults.truncated
        if is_cut or self._is_lost(name) or ("/" in name and self._is_of_unread(name)):
            return
        if isinstance(scalar, Slip):
            self._report_slip(scalar)
        elif wanted != "node" and self._is_named(name, "relation"):
            self._add(
                scalar,
                f"“{shorten(name)}” is an argument, and a statement is wanted here",
                "name one of its premises, or what it leads to",
            )
        elif not all(is_id(part) for part in name.split("/")):
            if self._is_lost(as_id(name).lower()):
                return
            self._report_no_id(scalar, may_be_text=wanted == "premise")
        elif wanted == "node" and name not in self._undefined:
            message = f"no statement or argument has the id “{shorten(name)}”"
            self._add(scalar, message, self._advice(name, arguments=True))
        else:
            self._undefined.setdefault(name, []).append(scalar)

    def _is_of_unread(self, name: str) -> bool:
        """Return whether an argument leads to what could not be read, or is not written."""
        targets = accumulate(name.split("/")[:-1], "{}/{}".format)
        return any(
            self._is_lost(target)
            or target in self._misnamed
            or target in self._undefined
            or self._unknowns.has(target, *form.RELATIONS)
            for target in targets
        )

    def _report_no_id(self, scalar: "Scalar", *, may_be_text: bool) -> None:
        """Report what is no id, and may be one or several that are written otherwise."""
        name = nfc(scalar.text)
        names = [word.strip(".-") for word in _WORDS.findall(name)]
        self._meant.update(self.statements.intersection([*names, as_id(name).lower()]))
        spelt = self._spelt_as(name)
        if spelt is not None and may_be_text:
            self._meant.add(spelt)
            self._faults.add(
                "invalid-id",
                scalar.span,
                f"“{shorten(name)}” is a text, and has the words of the id “{shorten(spelt)}”",
                f"write {spelt}; if it is another statement, write {{text: {_quoted(name)}}}",
            )
            return
        advice = self._meant_by(scalar, names)
        if not advice and may_be_text:
            proposal = as_id(name).lower()
            is_one_word = len(name.split(None, 1)) == 1
            write = f"write {proposal}" if is_one_word else "give each id an entry of its own"
            lacking = "that statement" if is_one_word else "those statements"
            if is_id(proposal):
                advice = (
                    f"{write}, and write {lacking} down; "
                    f"if it is a text, write {{text: {_quoted(name)}}}"
                )
        check_id(scalar, "statement", self._faults, advice=advice)

    def _report_slip(self, slip: Slip) -> None:
        """Report a text that YAML has parted, or joined to the next."""
        content = self._faults.text.content
        if not slip.is_reported:
            return
        if not slip.neighbours:
            self.report_dash_inside(slip)
            return
        parts = [each for each in slip.neighbours if nfc(each.text) not in self.statements]
        names = [word for part in parts for word in _WORDS.findall(nfc(part.text))]
        are_spelt = all(self._spelt_as(nfc(part.text)) for part in parts)
        if are_spelt or self.statements.issuperset(names):
            for part in parts:
                self._report_no_id(Scalar(part.text, part.start, part.end), may_be_text=True)
            return
        self._meant.update(self.statements.intersection(names))
        start, end = parts[0].start, parts[-1].end
        written = content[start:end]
        first = _ID_AND_QUOTE.match(written)
        message = "a text stands in brackets without quotes, and a comma would part it there"
        advice = f'put it in quotes: "{shorten(written)}"'
        if _CURLY.match(written):
            message = "curly quotation marks hold no text together in brackets"
            advice = f"write straight ones: {shorten(_CURLY.sub(chr(34), written))}"
        elif len(parts) > 1 and all(part.text.endswith(_ENDS) for part in parts):
            message = "texts stand in brackets without quotes"
            each = ", ".join(f'"{shorten(part.text)}"' for part in parts)
            advice = f"put each in quotes: {shorten(each)}"
        elif first and nfc(first[1]) in self.statements:
            message = "a comma is missing between an id and a text"
            advice = f"write a comma behind {first[1]}"
        self._faults.add("invalid-yaml", (start, end), message, advice)

    def report_dash_inside(self, scalar: Scalar) -> None:
        """Report a text that goes on in a line that begins with a dash."""
        self._meant.update(self.statements.intersection(self._faults.ids_at(scalar)))
        lacks_space = scalar.text.startswith("-") and not scalar.text.startswith("--")
        advice = "put a space behind each dash"
        if not lacks_space:
            advice = f"{BEGIN_WITH_DASHES}, or put the text in quotes"
        report_dash_inside(scalar, advice, self._faults, follows=True)

    def _add(
        self, at: "Scalar", message: str, advice: str, further: Iterable["Scalar"] = ()
    ) -> None:
        related = [(scalar.span, "named here too") for scalar in further]
        self._faults.add("undefined-statement", at.span, message, advice, related=related)

    def _advice(self, name: str, *, arguments: bool = False) -> str:
        """Return what to do about an id that nothing has."""
        advice = self._texts.advice(name, arguments=arguments)
        if advice:
            return advice
        nearest = self._suggester(arguments=arguments).nearest(name, self._targets.get(name, ()))
        target, slash, _ = name.partition("/")
        if arguments and slash and target in self.statements:
            if nearest is None or nearest.partition("/")[0] != target:
                return f"name an argument that leads to {target}, or a statement"
        elif nearest is None:
            if slash and not arguments:
                return "name a statement: an id with a slash is that of an argument"
            return "write it down under claims: or premises:, or correct the id"
        self._meant.add(nearest)
        return did_you_mean(nearest)

    def _meant_by(self, scalar: "Scalar", names: list[str]) -> str:
        """Return what to write for a reference that is not one id, if it can be told."""
        content = self._faults.text.content
        has_lines = "\n" in content[scalar.start : scalar.end]
        are_ids = self.statements.issuperset(names)
        if content.startswith("-", scalar.start):
            or_text = "" if has_lines else ", or a text that begins with a dash in quotes"
            return f"put a space behind each dash{or_text}"
        before = content[max(scalar.start - _MOST_BEFORE, 0) : scalar.start].rstrip()
        if len(names) > 1 and are_ids and before.endswith(("[", ",")):
            return f"put a comma between ids: {', '.join(names)}"
        if has_lines:
            return (
                BEGIN_WITH_DASHES if are_ids else f"{BEGIN_WITH_DASHES}, or put the text in quotes"
            )
        if len(names) > 1 and are_ids:
            return f"put a comma between ids, and brackets around them: [{', '.join(names)}]"
        return ""

    def _spelt_as(self, text: str) -> str | None:
        """Return the statement of whose id a text has the words."""
        return self._spelt.get("-".join(words(text)))

    @cached_property
    def _spelt(self) -> dict[str, str]:
        """The statements by the words of their ids."""
        return {"-".join(words(name)): name for name in sorted(self.statements)}

    def _suggester(self, *, arguments: bool) -> Suggester:
        if arguments not in self._suggesters:
            what = "type" if arguments else "kind"
            self._suggesters[arguments] = Suggester(
                name for name in self._nodes if self._is_named(name, what)
            )
        return self._suggesters[arguments]
