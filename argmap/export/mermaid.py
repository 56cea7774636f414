"""A map as a mermaid flowchart, which GitHub and other places draw from Markdown."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from argmap.export import Draw, Exported
from argmap.export.support.export_options import ExportOptions
from argmap.export.support.themes import THEMES, Paint
from argmap.model.labelling import REJECTED
from argmap.model.sides import Side
from argmap.text.sanitizing import escaped_for_json, without_controls
from argmap.views import captions
from argmap.views.counts import notices
from argmap.views.relation_words import Word, word_of

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

EDGES = 500
CHARACTERS = 50_000
"""What mermaid draws at most unless it is configured otherwise."""

_SHAPES = {"recommendation": '{0}["{1}"]', "claim": '{0}("{1}")', "premise": '{0}["{1}"]'}
_LIGHT = THEMES["light"]
_PAINTS: list[tuple[str, Paint]] = [
    ("group", _LIGHT.group),
    *_LIGHT.kinds.items(),
    ("support", _LIGHT.support),
    ("attack", _LIGHT.attack),
]
_STYLES = {
    name: f"fill:{paint.fill},stroke:{paint.outline},color:{paint.text}"
    + ",stroke-width:3px" * (name == "recommendation")
    for name, paint in _PAINTS
} | {
    "implicit": "stroke-dasharray:4 3",
    "unwritten": "stroke-dasharray:1 3",
    "rejected": f"fill:{_LIGHT.background},color:{_LIGHT.muted}",
    "outside": f"fill:{_LIGHT.background},stroke:{_LIGHT.muted},color:{_LIGHT.muted}",
    "leftout": f"fill:none,stroke:none,color:{_LIGHT.muted}",
}
# How mermaid writes the beginning and the end of a code while it works. It replaces them in the
# finished picture, too, whatever they come from: they are parted by a joiner, which is not seen.
_PARTED = "ﬂ(?=°)|¶(?=ß)"
_JOINER = "\N{WORD JOINER}"
# All but what nothing in mermaid, nor in the Markdown or HTML around a chart, takes for a sign. A
# colon is one: mermaid looks for the words style and classDef with one behind them anywhere on a
# line.
_SPECIAL = re.compile(
    rf"[^\w ,.!?()/'¶–—‘’“”…✓✗◆●■-]|_(?<![^\W_]_)|_(?![^\W_])|\.(?<=[wW]{{3}}\.)|{_PARTED}"
)
# What mermaid looks for only after it has put characters in the place of its codes: a backslash
# with an n, a formula in $$, an icon such as fa:fa-car, and Markdown, which some versions, such as
# 11.4, read in every label: emphasis, code, links, addresses, a list or heading at the beginning.
_LATE = re.compile(r"[\\*`~\[@._]|\$(?=\$)|:(?=fa-|//)|\A[+#]")
_LISTED = re.compile(r"-|\d+[.)]")


def write(argument_map: "ArgumentMap", options: ExportOptions = ExportOptions()) -> str:  # noqa: B008 - frozen
    """Return the map as a flowchart; statements and arguments are numbered in the map's order."""
    return "\n".join(_Chart(argument_map, options).lines()) + "\n"


def export(argument_map: "ArgumentMap", options: ExportOptions, _: Draw) -> Exported:
    """Return the flowchart, and say where it is too large for mermaid as it comes."""
    text = write(argument_map, options)
    return Exported(text.encode(), _remarks(argument_map, text))


def _remarks(argument_map: "ArgumentMap", text: str) -> tuple[str, ...]:
    advice = f"; draw a part of the map, with --root{' or --group' * bool(argument_map.groups)}"
    said = []
    left_out = sum("left_out" in facts for _, facts in argument_map.nodes.items())
    edges = argument_map.structure.link_count + left_out
    if edges > EDGES:
        said.append(
            f"the chart has {edges} edges, and mermaid draws {EDGES} unless maxEdges is raised"
            + advice
        )
    # Mermaid counts in UTF-16, and without the title.
    size = len(text.split("---\n", 2)[-1].encode("utf-16-le")) // 2
    if size > CHARACTERS:
        said.append(
            f"the chart has {size} characters, and mermaid draws {CHARACTERS} unless "
            f"maxTextSize is raised{advice}"
        )
    return tuple(said)


class _Chart:
    def __init__(self, argument_map: "ArgumentMap", options: ExportOptions) -> None:
        self._map = argument_map
        self._options = options
        self._structure = argument_map.structure
        self._nodes = self._structure.nodes
        self._labels = argument_map.labels() if options.labels else {}
        self._names = {node: f"n{number}" for number, node in enumerate(self._nodes, 1)}

    def lines(self) -> Iterator[str]:
        yield from ("---", f"title: {_title(self._map.title)}", "---")
        yield f"flowchart {self._options.direction or 'BT'}"
        about = " ".join(self._about())
        if about:
            # Not seen, but read out by screen readers.
            yield f"accDescr: {_described(about)}"
        members = self._by_group()
        for number, (name, group) in enumerate(self._map.groups.items(), 1):
            title = escaped(captions.group_title(name, group)) or escaped(name)
            yield f'subgraph g{number}["{title}"]'
            yield from ("  " + self._node(node) for node in members.pop(name, ()))
            yield "end"
        yield from (self._node(node) for nodes in members.values() for node in nodes)
        for start, end in self._structure.links():
            yield f"{self._names[start]} {self._arrow(start, end)} {self._names[end]}"
        yield from self._left_out()
        having = self._classes()
        if self._map.groups:
            having["group"] = [f"g{number}" for number, _ in enumerate(self._map.groups, 1)]
        # Of two classes of a node mermaid obeys the later one.
        used = [name for name in _STYLES if name in having]
        yield from (f"classDef {name} {_STYLES[name]}" for name in used)
        yield from (f"class {','.join(having[name])} {name}" for name in used)

    @cached_property
    def _sides(self) -> dict[str, Side]:
        return self._map.sides()

    def _about(self) -> Iterator[str]:
        yield from captions.about_map(self._map, details=self._options.details)
        yield from notices(self._map)
        for source in self._map.sources.values():
            said = captions.about_source(source, details=self._options.details)
            yield f"Source: {', '.join(said)}."

    def _left_out(self) -> Iterator[str]:
        """Yield a mark at each node of which arguments are left out, with their number."""
        for node, facts in self._nodes.items():
            if "left_out" in facts:
                name = self._names[node]
                yield f'{name}m["{escaped(captions.left_out(facts))}"]'
                yield f"{name}m -.- {name}"

    def _by_group(self) -> dict[str | None, list[str]]:
        """Share out the nodes: an argument is where its conclusion is, what has no group last."""
        members: dict[str | None, list[str]] = {name: [] for name in self._map.groups}
        members[None] = []
        for node in self._nodes:
            statement = node
            while not self._structure.is_statement(statement):
                statement = self._structure.targets[statement]
            group = self._nodes[statement].get("group")
            members[group if group in members else None].append(node)
        return members

    def _node(self, node: str) -> str:
        if self._structure.is_statement(node):
            return self._statement(node)
        return f'{self._names[node]}(["{self._argument(node)}"])'

    def _statement(self, node: str) -> str:
        facts = self._nodes[node]
        return _SHAPES[facts["kind"]].format(
            self._names[node], "<br>".join(map(escaped, self._label(node, facts)))
        )

    def _label(self, node: str, facts: dict[str, Any]) -> Iterator[str]:
        text = captions.text_of(node, facts)
        yield self._signed(node, f"{captions.symbol_of(facts)} {text}")
        notes = self._notes(facts)
        if self._options.ids and facts.keys().isdisjoint({"unwritten", "unnamed"}):
            notes.append(node)
        if notes:
            yield f"({'; '.join(notes)})"

    def _notes(self, facts: dict[str, Any]) -> list[str]:
        """Return what is said of a statement or an argument, and where it is cited from."""
        details = self._options.details
        notes = captions.said(facts, details=details)
        if self._options.cites:
            cites = captions.citations(facts, self._map.sources, details=details)
            notes += [cited for _, cited in cites]
        return notes

    def _argument(self, argument: str) -> str:
        """Return the label of an argument: its word, and what is said of it."""
        notes = self._notes(self._nodes[argument])
        lines = [self._word(argument), *([f"({'; '.join(notes)})"] if notes else [])]
        return "<br>".join(map(escaped, lines))

    def _word(self, argument: str) -> str:
        word = word_of(self._structure, argument, lambda target: self._sides[target] == "own")
        if word is Word.BECAUSE and len(self._structure.premises[argument]) > 1:
            word = Word.AND
        return self._signed(argument, word.value)

    def _signed(self, node: str, text: str) -> str:
        return f"{captions.SIGNS[self._labels[node]]} {text}" if self._labels else text

    def _arrow(self, start: str, end: str) -> str:
        nodes = self._nodes
        argument = end if nodes[end]["type"] == "argument" and "kind" in nodes[start] else start
        attacks = nodes[argument]["relation"] == "attack"
        if argument == end:
            return "-.-" if attacks else "---"
        return "-.-x" if attacks else "-->"

    def _classes(self) -> dict[str, list[str]]:
        """Return the classes that are used, each with the nodes that have it."""
        members: defaultdict[str, list[str]] = defaultdict(list)
        for node, facts in self._nodes.items():
            members[facts.get("kind") or facts["relation"]].append(self._names[node])
            for name in ("implicit", "unwritten", "outside"):
                if facts.get(name):
                    members[name].append(self._names[node])
            if self._labels.get(node) == REJECTED:
                members["rejected"].append(self._names[node])
            if "left_out" in facts:
                members["leftout"].append(f"{self._names[node]}m")
        return members


def escaped(text: str) -> str:
    """Return text for a label in quotation marks, in mermaid's own character codes."""
    coded = _SPECIAL.sub(_code, " ".join(without_controls(text).split()))
    return _late(coded[0]) + coded[1:] if _LISTED.match(coded) else coded


def _described(text: str) -> str:
    """Return text for a description, which mermaid reads as neither Markdown nor HTML."""
    return _SPECIAL.sub(
        lambda found: found[0] + _JOINER if found[0] in "ﬂ¶" else f"#{ord(found[0])};",
        " ".join(without_controls(text).split()),
    )


def _code(found: re.Match[str]) -> str:
    sign = found[0]
    if sign in "ﬂ¶":
        return sign + _JOINER
    return _late(sign) if _LATE.match(found.string, found.start()) else f"#{ord(sign)};"


def _late(sign: str) -> str:
    """Code the beginning of a code, so that only mermaid's last replacement gives the sign."""
    return f"#{ord('ﬂ')};°°{ord(sign)};"


def _title(text: str) -> str:
    """Return a title in quotation marks.

    Mermaid would take tags out of it, and reads no codes in it; but those which it writes itself
    it replaces in the finished picture.
    """
    parted = re.sub(_PARTED, rf"\g<0>{_JOINER}", without_controls(text))
    title = escaped_for_json(json.dumps(parted, ensure_ascii=False))
    return title.replace("<", "ﬂ°lt¶ß")
