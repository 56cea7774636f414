"""A map in Graphviz's DOT language.

A statement is a node by the name of its id. An argument is a node by the name of its id as well,
at which linked premises join and at which its undercutters point; where one premise supports and
nothing more is to be said, the argument is the edge that has its id. Edges run from premises to
conclusions. Groups are clusters.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from argmap.export.dot.argument_lines import ArgumentLines
from argmap.export.dot.language import (
    Html,
    attributes,
    cell,
    escaped,
    html,
    quoted,
    row,
    table,
    tip,
)
from argmap.export.dot.scene import (
    FONT,
    SMALL_SIZE,
    TEXT_SIZE,
    Scene,
)
from argmap.export.dot.statement_boxes import StatementBoxes
from argmap.export.support.export_options import ExportOptions
from argmap.export.support.line_breaking import (
    balanced,
    words_of,
)
from argmap.views import captions
from argmap.views.counts import notices

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

_TITLE_COLUMNS = 60


def write(argument_map: "ArgumentMap", options: ExportOptions = ExportOptions()) -> str:  # noqa: B008 - frozen
    """Return a map as DOT text."""
    return "".join(f"{line}\n" for line in _Picture(argument_map, options).lines())


class _Picture:
    """The lines of a map's DOT text."""

    def __init__(self, argument_map: "ArgumentMap", options: ExportOptions) -> None:
        self._map = argument_map
        self._scene = scene = Scene(argument_map, options)
        self._options, self._theme = options, scene.theme
        self._statements, self._arguments = StatementBoxes(scene), ArgumentLines(scene)

    def lines(self) -> Iterator[str]:
        """Yield the whole text."""
        # The name is the title of an SVG drawing, which screen readers read.
        title = " ".join(words_of(self._map.title)).replace("&", "&amp;")
        yield f"digraph {quoted(title)} {{"
        yield from self._defaults()
        members, ungrouped = self._by_group()
        for group, facts in self._map.groups.items():
            yield from self._cluster(group, facts, members.get(group, []))
        for node in ungrouped:
            yield from self._node(node, "  ")
        for argument in self._scene.targets:
            yield from self._arguments.edges(argument)
        if self._options.legend:
            yield from self._legend()
        yield "}"

    def _defaults(self) -> Iterator[str]:
        theme = self._theme
        title = {"label": Html(self._title()), "labelloc": "t", "labeljust": "l"}
        yield f"""  graph {
            attributes(
                {
                    **(title if self._map.title else {}),
                    "tooltip": tip(self._about_map()),
                    "id": "map:",
                    "rankdir": self._options.direction,
                    "charset": "UTF-8",
                    "bgcolor": theme.background,
                    "fontname": FONT,
                    "fontcolor": theme.text,
                    "pad": 0.3,
                    "nodesep": 0.28,
                    "ranksep": 0.5,
                    "newrank": "true",
                }
            )
        };"""
        yield f"""  node {
            attributes({"fontname": FONT, "fontsize": TEXT_SIZE, "margin": "0.1,0.06"})
        };"""
        yield f"  edge {attributes({'fontname': FONT, 'fontsize': SMALL_SIZE})};"

    def _title(self) -> str:
        theme = self._theme
        scale = 1 + min(len(self._scene.nodes), 400) / 200
        title = [
            f'<FONT POINT-SIZE="{18 * scale:.0f}"><B>{html(line)}</B></FONT>'
            for line in balanced(self._map.title, _TITLE_COLUMNS)
        ]
        sources = [
            f'<FONT POINT-SIZE="{11 * scale:.0f}" COLOR="{theme.muted}">{html(line)}</FONT>'
            for source in self._scene.sources.values()
            for line in balanced(self._about_source(source), _TITLE_COLUMNS * 3 // 2)
        ]
        notes = [
            f'<FONT POINT-SIZE="{11 * scale:.0f}"><B>{html(line)}</B></FONT>'
            for notice in notices(self._map)
            for line in balanced(notice, _TITLE_COLUMNS * 3 // 2)
        ]
        space = ['<FONT POINT-SIZE="10"> </FONT>']
        return table(
            [row(cell(lines)) for lines in (title, notes, sources, space) if lines], padding=4
        )

    def _about_source(self, source: Mapping[str, Any]) -> str:
        details = captions.source_details(source) if self._options.details else []
        return ", ".join([captions.source_line(source), *details])

    def _about_map(self) -> str:
        sources = (
            ", ".join([captions.source_line(source), *captions.source_details(source)])
            for source in self._scene.sources.values()
        )
        about = captions.about_map(self._map, details=True)
        return "\n".join([self._map.title, *about, *notices(self._map), *sources])

    def _by_group(self) -> tuple[dict[str, list[str]], list[str]]:
        """Share out the nodes: an argument is where its conclusion is."""
        members: dict[str, list[str]] = {}
        rest: list[str] = []
        groups = self._map.groups
        for node, facts in self._scene.nodes.items():
            if node in self._scene.lone:
                continue
            statement = node
            while "kind" not in facts:
                statement = self._scene.targets[statement]
                facts = self._scene.nodes[statement]  # noqa: PLW2901 - those of the statement at last
            group = facts.get("group")
            (members.setdefault(group, []) if group in groups else rest).append(node)
        return members, rest

    def _cluster(self, group: str, facts: Mapping[str, Any], nodes: list[str]) -> Iterator[str]:
        yield f"  subgraph {quoted('cluster_' + group)} {{"
        frame = self._frame(captions.group_title(group, facts), f"group:{group}")
        yield f"    graph {attributes(frame)};"
        for node in nodes:
            yield from self._node(node, "    ")
        yield "  }"

    def _frame(self, title: str, name: str, notes: Iterable[str] = ()) -> dict[str, Any]:
        paint = self._theme.group
        lines = [
            f'<FONT POINT-SIZE="14"><B>{html(line)}</B></FONT>' for line in balanced(title, 50)
        ]
        lines += notes
        return {
            "label": Html(table([row(cell(lines))], padding=4)),
            "id": escaped(name),
            "tooltip": tip(title),
            # Graphviz turns the place round where ranks run from the bottom to the top: the title
            # stands under the premises, on the right, where edges seldom pass.
            "labeljust": "r",
            "labelloc": "t",
            "style": "filled,rounded",
            "fillcolor": paint.fill,
            "color": paint.outline,
            "fontcolor": paint.text,
            "penwidth": 0.5,
            "margin": 14,
        }

    def _node(self, node: str, indent: str) -> Iterator[str]:
        """Yield a statement, or an argument with the undercutters that stand beside it."""
        if self._scene.is_statement(node):
            yield f"{indent}{self._statements.write(node)};"
            yield from (f"{indent}{line};" for line in self._arguments.left_out(node))
            return
        if not self._scene.is_statement(self._scene.targets[node]):
            return
        beside = [node]
        for argument in beside:
            beside += self._scene.attacks.get(argument, ())
        if len(beside) > 1:
            yield f"{indent}subgraph {quoted(f'cluster:{node}')} {{"
            yield f'{indent}  graph [label="", style="invis", margin=2, tooltip="", id=""];'
        for argument in beside:
            yield f"{indent}{'  ' * (len(beside) > 1)}{self._arguments.node(argument)};"
        if len(beside) > 1:
            yield f"{indent}}}"
        for argument in beside:
            yield from (f"{indent}{line};" for line in self._arguments.left_out(argument))

    def _legend(self) -> Iterator[str]:
        from argmap.export.support.legend import LABELS, NAME, legend

        signs = _Picture(legend(), self._options._replace(ids=False, legend=False, labels=False))
        notes = [
            f'{self._scene.sign(label)} <FONT POINT-SIZE="12">{html(meaning)}</FONT>'
            for label, meaning in (LABELS.items() if self._options.labels else ())
        ]
        notes += [
            f'<FONT POINT-SIZE="12">{html(f"{sign}: {meaning}")}</FONT>'
            for sign, meaning in captions.signs_of_part(self._map, "faint").items()
        ]
        yield f"  subgraph {quoted(f'cluster:{NAME}')} {{"
        yield f"    graph {attributes(self._frame('Legend', NAME, notes))};"
        for node in signs._by_group()[1]:
            yield from signs._node(node, "    ")
        for argument in signs._map.arguments():
            yield from signs._arguments.edges(argument)
        yield "  }"
