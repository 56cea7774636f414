"""References to statements and arguments, and what is said of those that lead nowhere."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from argmap.reading.ids import as_id, check_id, is_id
from argmap.text.normalizing import nfc
from argmap.text.suggesting import Suggester
from argmap.text.wording import shorten

if TYPE_CHECKING:
    from argmap.reading.draft import Draft
    from argmap.reading.values import Scalar

_WORDS = re.compile(r"[^\s,;()]+")


class References:
    """Resolves references to nodes, and reports those that lead nowhere.

    Of an id that no statement has, all references are one finding. The statements that may be
    meant by a faulty reference are noted in the draft.
    """

    def __init__(self, draft: "Draft") -> None:
        self._nodes = draft.nodes
        self._lost = draft.lost
        self._faults = draft.faults
        self._meant = draft.unknowns.meant
        self._suggesters: dict[bool, Suggester] = {}
        self._undefined: dict[str, list[Scalar]] = {}

    @cached_property
    def statements(self) -> set[str]:
        """The statements that are written."""
        return {
            name
            for name, node in self._nodes.items()
            if "kind" in node and not node.get("unwritten")
        }

    def premise(self, scalar: "Scalar") -> str | None:
        """Return the statement that a premise names, written or not; None for what names none."""
        name = nfc(scalar.text)
        if self._is_statement(scalar, name):
            return name
        found = self._nodes.get(name)
        may_be_written = found is None or found.get("unwritten")
        return name if may_be_written and is_id(name) else None

    def statement(self, scalar: "Scalar") -> str | None:
        """Return the statement that a reference names, or None where there is none."""
        name = nfc(scalar.text)
        return name if self._is_statement(scalar, name) else None

    def node(self, scalar: "Scalar") -> str | None:
        """Return the statement or argument that a reference names, or None."""
        name = nfc(scalar.text)
        if name in self._nodes and not self._nodes[name].get("unwritten"):
            return name
        self._unresolved(scalar, name, arguments=True)
        return None

    def report(self) -> None:
        """Report each id that no statement has, at its first reference."""
        for name, references in self._undefined.items():
            first, *further = references
            message = f"no statement has the id “{shorten(name)}”"
            advice = self._nearest(name, arguments=False)
            self._add(first, message, advice, further)

    def _is_statement(self, scalar: "Scalar", name: str) -> bool:
        found = self._nodes.get(name)
        if found is not None and "kind" in found and not found.get("unwritten"):
            return True
        self._unresolved(scalar, name, arguments=False)
        return False

    def _unresolved(self, scalar: "Scalar", name: str, *, arguments: bool) -> None:
        if self._faults.cut_off or name in self._lost:
            return
        if name in self._nodes and not self._nodes[name].get("unwritten"):
            self._add(
                scalar,
                f"“{shorten(name)}” is an argument, and a statement is wanted here",
                "name one of its premises, or what it leads to",
            )
        elif not all(is_id(part) for part in name.split("/")):
            names = [word.strip(".-") for word in _WORDS.findall(name)]
            self._meant.update(self.statements.intersection([*names, as_id(name).lower()]))
            advice = self._meant_by(scalar, names)
            check_id(scalar, "statement", self._faults, advice=advice)
        elif arguments and name not in self._undefined:
            message = f"no statement or argument has the id “{shorten(name)}”"
            self._add(scalar, message, self._nearest(name, arguments=True))
        else:
            self._undefined.setdefault(name, []).append(scalar)

    def _add(
        self, at: "Scalar", message: str, advice: str, further: Iterable["Scalar"] = ()
    ) -> None:
        related = [(scalar.span, "named here too") for scalar in further]
        self._faults.add("undefined-statement", at.span, message, advice, related=related)

    def _nearest(self, name: str, *, arguments: bool) -> str:
        nearest = self._suggester(arguments=arguments).nearest(name)
        if nearest is None:
            return "write it down under claims: or premises:, or correct the id"
        self._meant.add(nearest)
        return f"did you mean {nearest}?"

    def _meant_by(self, scalar: "Scalar", names: list[str]) -> str:
        """Return what to write for a reference that is not one id, if it can be told."""
        content = self._faults.text.content
        if scalar.text.startswith("-"):
            return "put a space behind each dash"
        if "\n" in content[scalar.start : scalar.end]:
            return "begin each entry with a dash, all at the same indent"
        if len(names) > 1 and self.statements.issuperset(names):
            return f"put a comma between ids, and brackets around them: [{', '.join(names)}]"
        return ""

    def _suggester(self, *, arguments: bool) -> Suggester:
        if arguments not in self._suggesters:
            written = [
                name
                for name, node in self._nodes.items()
                if not node.get("unwritten") and (arguments or "kind" in node)
            ]
            self._suggesters[arguments] = Suggester(written)
        return self._suggesters[arguments]
