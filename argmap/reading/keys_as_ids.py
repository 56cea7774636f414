"""Keys of statements and arguments among the ids of a section: they are indented too little.

A statement may be called like a key. It is taken for the key where nothing refers to it, and what
it says is a value of that key, as in `kind: claim`, or no statement would be called so, as
`supported_by`.
"""

import re
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from argmap.format import keys as form
from argmap.format.keys import Shape
from argmap.model.unknowns import ANY
from argmap.reading.cited_places import looks_like_paragraphs
from argmap.reading.faults import Owner, indent_under
from argmap.reading.ids import is_id
from argmap.reading.values import Mapping, Scalar, Sequence, Value
from argmap.text.normalizing import nfc
from argmap.text.wording import shorten

if TYPE_CHECKING:
    from argmap.reading.draft import Draft

KEYS = {**form.ATTACK.keys, **form.IN_PLACE.keys}
"""The keys of statements and arguments, in sections and in place."""
_WITH_IDS = {Shape.ARGUMENTS, Shape.PREMISES, Shape.CITES}
"""What a key takes behind which a mapping from ids may stand."""
_NO_IDS = {name for name in form.IN_PLACE.keys if "_" in name}
"""Keys that no statement is called like: supported_by, attacked_by and attributed_to."""
_NEW_SECTION = re.compile(r"^[^\s#]", re.MULTILINE)
ADVICE = {
    "kind": "remove it, for the section says what a statement is",
    "id": "remove it, for the id of a statement stands in front of its colon",
    "premises": "indent it to stand in an argument: supported_by: {premises: …}",
    "outweighed_by": "indent it to stand beside premises: {premises: …, outweighed_by: …}",
}
"""What to do about keys that statements in a section do not have."""


def is_of_key(name: str, value: Value) -> bool:
    """Return whether what stands behind the name of a key is none that can be a statement."""
    if isinstance(value, Mapping):
        return KEYS[name].shape in _WITH_IDS and value.value_of("text") is None
    return isinstance(value, Sequence)


class KeysAsIds:
    """Finds and reports keys that were read as statements, which it leaves out.

    `elsewhere` is where ids stand apart from arguments.
    """

    def __init__(self, draft: "Draft", elsewhere: list[Value]) -> None:
        self._draft = draft
        self._content = draft.faults.text.content
        self._elsewhere = elsewhere
        self._reported: set[str | None] = set()

    def refuse(self) -> None:
        """Report all such keys."""
        draft = self._draft
        for key, value in draft.strays:
            self._report(key, value)
        found = [] if draft.faults.cut_off else [*filter(self._is_short, KEYS)]
        if not found:
            return
        referred = {nfc(premise.text) for step in draft.steps for premise in step.premises}
        for value in self._elsewhere:
            referred.update(draft.faults.ids_at(value))
        found = [name for name in found if name not in referred]
        for name in sorted(found, key=draft.places.nodes.__getitem__):
            key = Scalar(name, *draft.places.nodes[name])
            value = Scalar(draft.nodes[name]["text"], *draft.places.texts[name])
            # Behind a key that was indented too little, and behind a text, others are it too.
            above = self._statement_above(key)
            is_further = above in self._reported or (above == "text" and above in found)
            if is_further or name in _NO_IDS or self._is_value_of(key, value.text):
                del draft.nodes[name], draft.places.nodes[name], draft.places.texts[name]
                self._report(key, value)

    def _is_short(self, name: str) -> bool:
        """Return whether there is such a statement of a section, and it is nothing but a text."""
        draft = self._draft
        if "kind" not in draft.nodes.get(name, {}) or name not in draft.places.texts:
            return False
        between = self._content[draft.places.nodes[name][1] : draft.places.texts[name][0]]
        return name not in draft.above and between.strip() == ":"

    def _is_value_of(self, key: Scalar, text: str) -> bool:  # noqa: PLR0911 - one for each shape
        """Return whether a text is a value of a key to the letter."""
        facts, nodes = self._draft.facts, self._draft.nodes
        match KEYS[key.text].shape:
            case Shape.KIND:
                return text in form.KINDS
            case Shape.TRUTH:
                return text in {"true", "false"}
            case Shape.ARGUMENTS | Shape.PREMISES:
                return text != key.text and "kind" in nodes.get(nfc(text), {})
            case Shape.CITES:
                return text in facts.get("sources", {}) or looks_like_paragraphs(text)
            case Shape.GROUP:
                return any(
                    isinstance(value, Mapping) and value.value_of(text) is not None
                    for value in self._elsewhere
                )
            case Shape.ID:
                above = self._statement_above(key)
                if above is None or self._is_short(above) or self._is_first(key, above):
                    return False
                return is_id(nfc(text))
        return False

    @cached_property
    def _statements(self) -> list[tuple[int, str]]:
        """The statements of sections, with where they start, in file order."""
        draft = self._draft
        in_place = {draft.names.get(name, name) for name in draft.above}
        return sorted(
            (start, name)
            for name, (start, _) in draft.places.nodes.items()
            if name not in in_place and "kind" in draft.nodes[name]
        )

    def _statement_above(self, key: Scalar) -> str | None:
        """Return the last statement in front of a key, if there is one."""
        statements = self._statements
        at = bisect_left(statements, (key.start, ""))
        above = (statements[number][1] for number in range(at - 1, -1, -1))
        return next(filter(self._draft.nodes.__contains__, above), None)

    def _is_first(self, key: Scalar, above: str) -> bool:
        """Return whether a key is the first of a section, behind the last statement of another."""
        start = self._draft.places.nodes[above][0]
        return _NEW_SECTION.search(self._content, start, key.start) is not None

    def _report(self, key: Scalar, value: Value) -> None:
        """Report a key, and only the first of those that stand behind one statement."""
        name, above = key.text, self._statement_above(key)
        if above is not None:
            # Keys of arguments are keys of those of the statement.
            meant = name if name in form.IN_PLACE.keys else ANY
            self._draft.note_unread(above, [(meant, value)])
        if above in self._reported:
            return
        self._reported.add(above)
        if above is None or self._is_first(key, above):
            beside = "the ids of statements"
            advice = "indent it to be under the id of the statement that it belongs to"
        elif above in KEYS and self._is_short(above):
            self._report_missing_id(above)
            return
        else:
            beside = f"{Owner(self._draft.nodes[above]['kind'], above)}, and not in it"
            advice = indent_under(above)
            if self._is_short(above):
                advice = f"write {shorten(above)}: {{text: …, {name}: …}}"
        self._draft.faults.add_dedented(
            "invalid-id",
            key.span,
            f"the key “{name}” stands beside {beside}",
            ADVICE.get(name, advice),
            node=above,
        )

    def _report_missing_id(self, first: str) -> None:
        """Report keys of a statement that stand in a section without its id."""
        self._draft.unknowns.add(first, [ANY])
        self._draft.faults.add(
            "missing-key",
            self._draft.places.nodes[first],
            f"the key “{first}” stands where an id should be, with other keys below it",
            "write the id of the statement above it, such as night-bus:, with less indent",
        )
