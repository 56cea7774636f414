"""Small maps of every form in place, and their parts missing, doubled, empty or out of place.

A part is a key with its value, an entry of a list, a sign of either, or a line. `broken` yields
maps in which one part is not as it should be; some of them are valid and mean something else.
"""

import re
from collections.abc import Iterator
from textwrap import indent
from typing import NamedTuple

import yaml

_MAP = """\
argmap: 1
title: Should the ferry sail?
{sources}recommendations:
  paint:
    text: The ferry should be painted.
    supported_by: [{reasons}]
    attacked_by: dear
  sail:
    text: The ferry should sail.
{form}premises:
  calm: {{text: The sea is calm.{cites}}}
  new: {{text: The hull is new.{cites}}}
  dear: {{text: Fuel is dear.{cites}, attacked_by: cheap}}
  cheap: {{text: Fuel is cheap.{cites}}}
"""

REFERENCES = {
    "flow": "supported_by: [calm, new, cheap]",
    "alone": "supported_by: calm\nattacked_by: dear",
    "block": "supported_by:\n  - calm\n  - new\nattacked_by:\n  - dear",
    "linked-flow": "supported_by: [[calm, new], cheap]",
    "linked-block": "supported_by:\n  - - calm\n    - new\n  - cheap",
}
TEXTS = {
    "block": "supported_by:\n  - No bridge leads to the island.\n  - The mail waits.",
    "alone": "supported_by: No bridge leads to the island.",
    "flow": 'supported_by: ["No bridge leads there.", "The mail waits, they say."]',
    "linked": "supported_by:\n  - - No bridge leads to the island.\n    - The mail waits.",
}
MAPPINGS = {
    "block": """\
supported_by:
  - text: No bridge leads to the island.
    id: bridge
    cites: log
    supported_by: new
  - calm""",
    "alone": """\
supported_by:
  text: No bridge leads to the island.
  id: bridge
  cites: log
  attacked_by: dear""",
    "flow": "supported_by: {text: No bridge leads there., id: bridge, cites: log}",
    "flow-list": """\
supported_by: [{text: No bridge leads there., id: bridge}, calm]
attacked_by: [[bridge, dear]]""",
    "kind": """\
supported_by:
  - text: Somebody should sound the harbour.
    kind: recommendation
    addressee: The pilots
    supported_by: calm""",
    "linked": """\
supported_by:
  - - text: No bridge leads to the island.
      cites: log
    - text: The mail waits.
      note: Since May.
      implicit: true""",
    "group": """\
supported_by:
  - text: No bridge leads to the island.
    group: island
  - text: The sea is flat.
    id: bridge
    group: weather""",
    "rejected": """\
supported_by: calm
attacked_by:
  - text: The hull leaks.
    rejected: true
    attacked_by: new""",
    "deep": """\
supported_by:
  - text: No bridge leads to the island.
    supported_by:
      - text: The strait is deep.
        attacked_by:
          - text: A bridge is planned.
            attacked_by: It was given up.
      - - The budget is spent.
        - calm""",
}
BY_ID = {
    "block": "supported_by:\n  bridge: No bridge leads there.\n  mail: The mail waits.",
    "list": "supported_by:\n  - bridge: No bridge leads there.\n  - mail: The mail waits.",
    "mappings": """\
supported_by:
  mail:
    text: The mail waits.
    cites: log
  bridge:
    text: No bridge leads to the island.
    supported_by: calm""",
    "list-of-mappings": """\
supported_by:
  - bridge:
      text: No bridge leads to the island.
      cites: log
      supported_by: calm
  - new""",
    "flow": "supported_by: {mail: It waits., bridge: {text: No bridge leads there., note: Yet.}}",
    "flow-list": 'supported_by: [mail: "It waits.", bridge: {text: None is there., note: Yet.}]',
}
ARGUMENTS = {
    "flow-premises": """\
supported_by:
  - premises: [calm, new]
    id: weather
    scheme: argument from sign
    attacked_by: dear""",
    "block-premises": """\
supported_by:
  - premises:
      - calm
      - No bridge leads to the island.
    note: As the log says.
    attacked_by:
      - dear
  - cheap""",
    "premises-by-id": """\
supported_by:
  premises:
    mail: The mail waits.
    bridge:
      text: No bridge leads to the island.
      qualifier: yet
  note: As the log says.""",
    "flow": "supported_by: {premises: [calm, new], scheme: sign, attacked_by: [[dear]]}",
    "statement": """\
supported_by:
  - premises:
      text: No bridge leads to the island.
      supported_by: calm
    attacked_by: dear""",
    "flow-statement": """\
supported_by:
  - premises: {text: No bridge leads there., cites: log}
    attacked_by: {text: Fuel is dear today., cites: log, attacked_by: cheap}""",
    "rejected": """\
supported_by:
  - premises: calm
    rejected: true
    attacked_by: cheap
  - new""",
    "outweighed": "supported_by: calm\nattacked_by:\n  - premises: cheap\n    outweighed_by: new",
    "outweighed-block": """\
supported_by: calm
attacked_by:
  - premises: cheap
    outweighed_by:
      - The mail is worth more.
      - text: The island would starve.
        note: Since May.""",
    "outweighed-by-id": """\
supported_by: calm
attacked_by:
  premises: cheap
  id: cost
  outweighed_by:
    bridge: No bridge leads to the island.""",
    "outweighed-flow": """\
supported_by: calm
attacked_by: {premises: cheap, outweighed_by: {text: The mail is worth more., cites: log}}""",
}
LAID_OUT = {
    "flow-on-lines": """\
supported_by: [
  {text: No path leads there., note: Yet.},
  calm,
]""",
    "braces-on-lines": """\
supported_by: {
  premises: [calm, new],
  scheme: sign,
  attacked_by: dear,
}""",
    "folded": """\
supported_by:
  - text: >-
      No path leads
      to the island.
    note: Yet.
    supported_by: calm
  - new""",
    "quoted": """\
supported_by:
  - "No path: it is closed."
  - text: 'It''s late.'
    note: "Yet." """.rstrip(),
    "comments": """\
supported_by:
  # Why it should.
  - text: No path leads there.  # Not yet.
    # More of it.
    note: Yet.
  - calm  # And so on.
attacked_by: dear  # It costs.""",
    "scripts": """\
supported_by:
  - 雨が降る。
  - text: Дождь идёт.
    id: дождь
    note: Yet.
  - brücke: Keine Brücke führt hin.""",
}
_SECTIONS = {
    "rejected": """\
recommendations:
  sail:
    text: The ferry should sail.
    supported_by: It is needed.
  tunnel:
    text: The town should dig a tunnel.
    rejected: true
    attacked_by: It costs too much.
""",
    "language": """\
language: de
recommendations:
  sail:
    text: Die Fähre soll fahren.
    supported_by: Das Meer ist ruhig.
""",
    "groups": """\
recommendations:
  sail:
    text: The ferry should sail.
    supported_by:
      - text: The sea is calm.
        group: why
      - It is needed.
groups:
  what:
    title: What to do
  why:
    title: Why
    statements: []
""",
}


class Form(NamedTuple):
    """A valid map, and the part of its text in which a form stands."""

    text: str
    start: int
    end: int


def _in_sail(form: str) -> Form:
    """Give a map with a form in a recommendation; to what it calls `bridge` another one refers."""
    form = indent(f"{form}\n", "    ")
    cites = ", cites: log" if "cites" in form else ""
    text = _MAP.format(
        sources="sources: {log: The log.}\n" if cites else "",
        reasons="calm, new, bridge" if _is_named(form) else "calm, new",
        form=form,
        cites=cites,
    )
    start = text.index(form)
    return Form(text, start, start + len(form))


def _is_named(text: str) -> bool:
    """Return whether a text writes down the statement that is called `bridge`."""
    return re.search(r"bridge\W*:|id: \W*bridge", text) is not None


def lacks_a_statement(text: str) -> bool:
    """Return whether a map refers to the statement `bridge`, and does not have it."""
    return ", bridge]" in text and not _is_named(text)


_GROUPS = {
    "references": REFERENCES,
    "texts": TEXTS,
    "mappings": MAPPINGS,
    "by-id": BY_ID,
    "arguments": ARGUMENTS,
    "laid-out": LAID_OUT,
}
FORMS = {
    f"{group}-{name}": _in_sail(form)
    for group, forms in _GROUPS.items()
    for name, form in forms.items()
}
_HEAD = "argmap: 1\ntitle: Should the ferry sail?\n"
FORMS |= {
    f"section-{name}": Form(_HEAD + text, len(_HEAD), len(_HEAD + text))
    for name, text in _SECTIONS.items()
}

_EMPTY = ('""', "''", "[]", "{}", "[[]]", "[{}]", "{text: }")
_OTHER_LIST_SIGNS = ("•", "*", "+", "–", "--")
_OTHER_BRACKETS = {"[": "{(", "]": "})", "{": "[(", "}": "])"}
_STEPS = (-4, -3, -2, -1, 1, 2, 3, 4)


def broken(form: Form) -> Iterator[tuple[str, str]]:
    """Yield maps in which one part of a form is not as it should be, each with what is done."""
    seen = {form.text}
    for done, text in _Breaking(form).run():
        if text not in seen:
            seen.add(text)
            yield done, text


class _Breaking:
    """Breaks the parts of a form, which a parser of YAML finds."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._text = form.text

    def run(self) -> Iterator[tuple[str, str]]:
        whole = yaml.compose(self._text)
        assert whole is not None
        for node in self._collections(whole):
            if isinstance(node, yaml.MappingNode):
                for number, (key, value) in enumerate(node.value):
                    if self._is_inside(key):
                        yield from self._pair(node, number, key, value)
            elif isinstance(node, yaml.SequenceNode):
                for number, item in enumerate(node.value):
                    if self._is_inside(item):
                        yield from self._item(node, number, item)
        yield from self._signs()
        yield from self._lines()

    def _collections(self, node: yaml.Node) -> Iterator[yaml.CollectionNode]:
        if isinstance(node, yaml.CollectionNode):
            yield node
            for each in node.value:
                for inner in each if isinstance(each, tuple) else [each]:
                    yield from self._collections(inner)

    def _is_inside(self, node: yaml.Node) -> bool:
        return self._form.start <= node.start_mark.index < self._form.end

    def _end(self, node: yaml.Node) -> int:
        return len(self._text[: node.end_mark.index].rstrip())

    def _put(self, start: int, end: int, new: str) -> str:
        return self._text[:start] + new + self._text[end:]

    def _line_start(self, offset: int) -> int:
        return self._text.rfind("\n", 0, offset) + 1

    def _pair(
        self, mapping: yaml.MappingNode, number: int, key: yaml.Node, value: yaml.Node
    ) -> Iterator[tuple[str, str]]:
        text, put, name = self._text, self._put, key.value
        start, colon, end = key.start_mark.index, key.end_mark.index, self._end(value)
        at = value.start_mark.index
        if mapping.flow_style:
            yield f"{name} missing", self._without(start, end)
            yield f"{name} doubled", put(end, end, f", {text[start:end]}")
        else:
            line, behind = self._line_start(start), text.index("\n", end) + 1
            others = mapping.value[number + 1 :]
            is_behind_dash = text[line:start].strip() and others
            till = others[0][0].start_mark.index if is_behind_dash else behind
            yield f"{name} missing", put(start if is_behind_dash else line, till, "")
            yield f"{name} doubled", put(behind, behind, " " * (start - line) + text[start:behind])
        yield f"the name of {name} missing", put(start, colon, "")
        yield f"the colon of {name} missing", put(colon, colon + 1, "")
        yield f"the colon of {name} doubled", put(colon, colon, ":")
        yield f"{name} and its colon missing", put(start, min(colon + 2, at), "")
        yield f"{name} twice before its value", put(start, start, f"{name}: ")
        yield f"{name} misspelt", put(colon - 1, colon, "")
        yield f"{name} with a letter more", put(colon, colon, "s")
        yield f"{name} with a capital", put(start, start + 1, name[0].upper())
        yield f"{name} without its value", put(colon + 1, end, "")
        if text[colon + 1] == " ":
            yield f"the space behind {name} missing", put(colon + 1, colon + 2, "")
        is_block = isinstance(value, yaml.CollectionNode) and not value.flow_style
        is_flow = mapping.flow_style or not is_block
        blank = "" if is_flow else " "
        for new in self._values(value):
            yield f"{name} with {new}", put(at if is_flow else colon + 1, end, f"{blank}{new}")

    def _item(
        self, sequence: yaml.SequenceNode, number: int, item: yaml.Node
    ) -> Iterator[tuple[str, str]]:
        text, put = self._text, self._put
        start, end = item.start_mark.index, self._end(item)
        for new in self._values(item):
            yield f"an entry with {new}", put(start, end, new)
        if sequence.flow_style:
            yield "an entry missing", self._without(start, end)
            yield "an entry without its value", put(start, end, "")
            yield "an entry doubled", put(end, end, f", {text[start:end]}")
            if text[end] == ",":
                yield "a comma missing", put(end, end + 1, "")
                yield "a comma doubled", put(end, end, ",")
            return
        dash = text.rindex("- ", 0, start) if text[start - 2 : start] != "- " else start - 2
        line, behind = self._line_start(dash), text.index("\n", end) + 1
        if not text[line:dash].strip() or number == len(sequence.value) - 1:
            yield "an entry missing", put(line, behind, "")
        yield "an entry doubled", put(behind, behind, " " * (dash - line) + text[dash:behind])
        yield "an entry without its value", put(dash + 1, end, "")
        yield "a dash missing", put(dash, dash + 2, "")
        yield "a dash too many", put(dash, dash, "- ")
        yield "the space behind a dash missing", put(dash + 1, dash + 2, "")
        for sign in _OTHER_LIST_SIGNS:
            yield f"{sign} for a dash", put(dash, dash + 1, sign)

    def _without(self, start: int, end: int) -> str:
        """Give the text without a piece in brackets, and its comma."""
        if self._text[end] == ",":
            return self._put(start, end + 2, "")
        comma = max(self._text.rfind(",", 0, start), 0)
        is_last = comma > self._text.rfind("{", 0, start) and comma > 0
        return self._put(comma if is_last and comma > self._form.start else start, end, "")

    def _values(self, value: yaml.Node) -> Iterator[str]:
        """Yield empty values, and values of another shape."""
        yield from _EMPTY
        if not isinstance(value, yaml.ScalarNode):
            yield from ("7", "It is so.", "[seven]", "{seven: It is so.}")
            return
        written = self._text[value.start_mark.index : value.end_mark.index]
        inner = written if "," not in written or written[0] == '"' else f'"{written}"'
        for shape in ("[{}]", "[[{}]]", "[[[{}]]]", "{{{}}}", "{{text: {}}}", "{{premises: {}}}"):
            yield shape.format(inner)
        yield f"{{seven: {inner}}}"
        yield f"- {written}"
        yield f"{written} {written}"
        yield "7"

    def _signs(self) -> Iterator[tuple[str, str]]:
        for sign in re.finditer(r"[\[\]{}\"]", self._text):
            if self._form.start <= sign.start() < self._form.end:
                yield f"{sign[0]} missing", self._put(*sign.span(), "")
                yield f"{sign[0]} doubled", self._put(*sign.span(), sign[0] * 2)
                for other in _OTHER_BRACKETS.get(sign[0], ""):
                    yield f"{other} for {sign[0]}", self._put(*sign.span(), other)

    def _lines(self) -> Iterator[tuple[str, str]]:
        lines = self._text.splitlines(keepends=True)
        first = self._text.count("\n", 0, self._form.start)
        last = self._text.count("\n", 0, self._form.end)
        for at in range(first, last):
            yield f"line {at + 1} missing", "".join(lines[:at] + lines[at + 1 :])
            tabbed = f"\t{lines[at].lstrip()}"
            yield f"line {at + 1} with a tab", "".join([*lines[:at], tabbed, *lines[at + 1 :]])
            joined = f"{lines[at].rstrip()} {''.join(lines[at + 1 : at + 2]).lstrip()}"
            done = f"line {at + 1} joined to the next"
            yield done, "".join([*lines[:at], joined, *lines[at + 2 :]])
            own = _spaces(lines[at])
            for end in {at + 1, _end_of(lines, at, last, own + 1), _end_of(lines, at, last, own)}:
                for by in {*_STEPS, -own} if own else {step for step in _STEPS if step > 0}:
                    moved = [_moved(line, max(by, -own)) for line in lines[at:end]]
                    done = f"lines {at + 1} to {end} moved by {by}"
                    yield done, "".join(lines[:at] + moved + lines[end:])


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _end_of(lines: list[str], at: int, last: int, indent: int) -> int:
    """Give where the lines behind one end that have an indent or more."""
    end = at + 1
    while end < last and _spaces(lines[end]) >= indent:
        end += 1
    return end


def _moved(line: str, by: int) -> str:
    return " " * by + line if by > 0 else line[min(-by, _spaces(line)) :]
