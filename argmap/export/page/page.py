"""A map as a web page: outline and picture in one file, which asks the network for nothing."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from argmap.export import Draw, Exported, GraphvizError
from argmap.export.dot.picture import write as write_dot
from argmap.export.dot.scene import names_in_picture
from argmap.export.page.brackets import Brackets
from argmap.export.page.drawing import DEEPEST, Palette, inlined, recolour, resource, style_of
from argmap.export.page.facts import Facts
from argmap.export.page.groups import Groups
from argmap.export.page.markup import digest_of, fragment_of, json_of, link_to, name_of, text_of
from argmap.export.page.reasons import Reasons
from argmap.export.support.export_options import ExportOptions
from argmap.model.selection import whole_of
from argmap.text.sanitizing import escaped_for_xml
from argmap.text.wording import brief
from argmap.views import captions
from argmap.views.counts import counts, notices
from argmap.views.entries import Entry, EntryMark, View, Word
from argmap.views.outline import Outline

if TYPE_CHECKING:
    from argmap.format.keys import Label
    from argmap.model.argument_map import ArgumentMap

_FAULTS: "tuple[Label, ...]" = ("rejected", "undecided")
_AGAINST = (Word.ALTHOUGH, Word.UNLESS, Word.AGAINST, Word.UNDERCUTS, Word.OUTWEIGHS)
_WORDS = dict.fromkeys(_AGAINST, " class=against") | dict.fromkeys(
    (Word.BUT, Word.OUTWEIGHED), " class=but"
)
_ZOOM = """\
<div id=":zoom" class="buttons" hidden>
<button type="button" value="0.8">Smaller</button>
<button type="button" value="1.25">Larger</button>
<button type="button" value="fit">Whole</button>
</div>
"""
_LONG_URL = 1000
"""How long an address may be that citations link to."""


def export(argument_map: "ArgumentMap", options: ExportOptions, draw: Draw) -> Exported:
    """Return the page of a map; where `draw` fails it has no picture, and that is said."""
    page = _Page(argument_map, options, draw)
    text = "".join(page.parts())
    return Exported(text.encode(), page.remarks)


class _Page:
    def __init__(self, argument_map: "ArgumentMap", options: ExportOptions, draw: Draw) -> None:
        self._draw = draw
        self.remarks: tuple[str, ...] = ()
        self._map = argument_map
        self._nodes = argument_map.graph.nodes
        self._options = options
        self._whole = whole = whole_of(argument_map)
        self._labels = whole.labels()
        self._lines: list[Entry] = []
        self._opposed: set[str] = set()
        for tree in Outline(argument_map, View(once=True)).trees():
            self._lines += tree.entries
            if tree.is_opposed:
                self._opposed.add(tree.root)
        # As the script numbers them, in the order of the outline: statements, then arguments.
        nodes = [entry.statement for entry in self._lines if entry.mark is None]
        nodes += [entry.argument for entry in self._lines if entry.argument]
        self._numbers = {node: number for number, node in enumerate(nodes)}
        self._brackets = Brackets(argument_map)
        self._groups = Groups(argument_map)
        reasons = Reasons(whole, self._labels, self._numbers)
        self._facts = Facts(argument_map, self._numbers, reasons, cites=options.cites)

    def parts(self) -> Iterator[str]:
        palette: Palette = {}
        picture = "".join(self._picture(palette))
        style = style_of(palette, max((entry.level for entry in self._lines), default=0))
        script = resource("page.js")
        policy = "; ".join(
            [
                "default-src 'none'",
                f"style-src '{digest_of(style)}'",
                f"script-src '{digest_of(script)}'",
                "base-uri 'none'",
                "form-action 'none'",
            ]
        )
        title = text_of(self._map.title)
        language = text_of(str(self._map.graph.graph.get("language", "en")))
        yield f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        yield f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        yield '<a class="skip" href="#:outline">Skip to the outline</a>\n'
        yield from self._header(title)
        yield from self._tools()
        yield '<main id=":main">\n'
        yield from self._outline()
        yield '<div class="side">\n'
        yield picture
        yield (
            '<section id=":details" class="facts" aria-label="The chosen statement" '
            'aria-live="polite" tabindex="0" hidden></section>\n</div>\n</main>\n'
        )
        yield f"<footer>{self._counts()}</footer>\n"
        facts = self._facts.all() | {"groups": self._groups.facts(self._numbers)}
        yield f'<script type="application/json" id=":map">{json_of(facts)}</script>\n'
        yield f"<script>{script}</script>\n</body>\n</html>\n"

    def _header(self, title: str) -> Iterator[str]:
        yield f"<header>\n<h1>{title}</h1>\n"
        group = captions.group_shown(self._map)
        if group is not None:
            yield f"<h2>Group: {text_of(group)}</h2>\n"
        for said in captions.about_map(self._map):
            yield f"<p>{text_of(said)}</p>\n"
        for notice in notices(self._map):
            yield f"<p><strong>{text_of(notice)}</strong></p>\n"
        for name, source in self._map.sources.items():
            label = "Source" if len(self._map.sources) == 1 else f"Source {name}"
            line = link_to(captions.source_line(source), source.get("url"))
            details = "".join(f", {said}" for said in captions.source_details(source))
            yield f'<p class="source">{text_of(label)}: {line}{text_of(details)}</p>\n'
        yield "</header>\n"

    def _tools(self) -> Iterator[str]:
        yield '<form id=":tools" role="search" hidden>\n'
        yield '<label>Search <input id=":search" type="search" autocomplete="off"></label>\n'
        yield "<fieldset><legend>Show</legend>\n"
        for kind, symbol in captions.SYMBOLS.items():
            yield (
                f'<label class="{kind}"><input type="checkbox" name="kind" value="{kind}" checked>'
                f' <i aria-hidden="true">{symbol}</i> {kind}s</label>\n'
            )
        yield "</fieldset>\n"
        yield from self._groups.selector()
        yield (
            '<span class="buttons"><button type="button" id=":unfold">Unfold all</button>\n'
            '<button type="button" id=":fold">Fold all</button></span>\n'
            '<output id=":found" aria-live="polite"></output>\n</form>\n'
        )

    def _outline(self) -> Iterator[str]:
        yield '<section id=":outline" aria-labelledby=":outline-title" tabindex="-1">\n'
        yield '<h2 id=":outline-title">Outline</h2>\n'
        yield '<ul id=":tree" aria-labelledby=":outline-title">\n'
        for entry in self._lines:
            yield self._item(entry)
        yield "</ul>\n</section>\n"

    def _item(self, entry: Entry) -> str:
        """Return a line of the outline: a statement, or a link to where it stands in full.

        What lines would say over and over is left to the style and the script: the signs of kinds
        and labels, the roles of a tree and what can be folded.
        """
        node = self._nodes[entry.statement]
        look = [node["kind"], *["unwritten"] * ("unwritten" in node)]
        word = about = ""
        if entry.word is not None:
            word = f"<b{_WORDS.get(entry.word, '')}>{entry.word.value}</b> "
            word += self._notes_of_argument(entry.argument) if entry.argument else ""
            undercut = self._undercut_by(entry)
            if undercut and entry.level < DEEPEST:
                # What the brackets show, for those who hear the page.
                about = f' aria-description="{text_of(undercut)}"'
            elif undercut:
                word += f"<i>({text_of(undercut)})</i> "
        elif entry.level == 0:
            is_opposed = entry.statement in self._opposed
            word = f"<em>{text_of(captions.heading(node, is_opposed=is_opposed))}</em>"
        text = captions.text_of(entry.statement, node)
        text = text_of(brief(text) if entry.mark else text)
        if entry.mark:
            look += ["circle"] * (entry.mark is EntryMark.CIRCLE)
            name, text = "", f"<a href=#{fragment_of(entry.statement)}>{text}</a>"
        else:
            look += ["outside"] * entry.outside
            name = f" id={name_of(entry.statement)}"
            text = f"<span>{text}</span>{self._tail(entry, node)}"
        look_of = look[0] if len(look) == 1 else f'"{" ".join(look)}"'
        return (
            f"<li aria-level={entry.level + 1} class={look_of}{name}{about}>"
            f"{self._brackets.beside(entry)}{word}{text}\n"
        )

    def _undercut_by(self, entry: Entry) -> str:
        """Say which step an undercutter attacks, and nothing of other lines."""
        target = self._map.target_of(entry.argument) if entry.argument else None
        if target is None or self._map.is_statement(target):
            return ""
        return f"against {self._facts.step_from(target)}"

    def _tail(self, entry: Entry, node: dict[str, Any]) -> str:
        """Return what follows a statement: hedge, whose it is, where it stands, and its label."""
        notes = captions.said(node, headed=entry.level == 0)
        tail = f" <i>({text_of('; '.join(notes))})</i>" if notes else ""
        tail += self._citations(node) + _left_out(node)
        label = self._labels[entry.statement]
        return tail if label == "accepted" else f"{tail} <b class={label}></b>"

    def _notes_of_argument(self, argument: str) -> str:
        given = self._nodes[argument]
        notes = captions.said(given)
        said = f"<i>({text_of('; '.join(notes))})</i>" if notes else ""
        parts = (said, self._citations(given).strip(), _left_out(given).strip())
        return "".join(f"{part} " for part in parts if part)

    def _citations(self, node: dict[str, Any]) -> str:
        if not self._options.cites:
            return ""
        cited = captions.citations(node, self._map.sources)
        links = (link_to(caption, self._url(source)) for source, caption in cited)
        return "".join(f" <small>{link}</small>" for link in links)

    def _url(self, source: str) -> str | None:
        """Give the address of a source for a citation; a long one is linked in the header only."""
        url: str | None = self._map.sources.get(source, {}).get("url")
        return url if url is not None and len(url) <= _LONG_URL else None

    def _picture(self, palette: "Palette") -> Iterator[str]:
        yield '<section id=":picture" aria-labelledby=":picture-title">\n'
        yield '<h2 id=":picture-title">Picture</h2>\n'
        try:
            drawn = self._draw(write_dot(self._map, self._options), "svg")
            names = names_in_picture(self._nodes)
            numbers = {names[node]: number for node, number in self._numbers.items()}
            classes = {
                names[node]: f"{facts['type']} {facts.get('kind') or facts['relation']}"
                for node, facts in self._nodes.items()
            }
            svg = inlined(drawn.data, numbers, classes, self._map.title)
            self.remarks = drawn.remarks
        except GraphvizError as error:
            self.remarks = (f"the page has no picture: {str(error).splitlines()[0]}",)
            yield f"<p>There is no picture: {text_of(str(error))}</p>\n"
        else:
            yield _ZOOM
            yield '<div class="canvas" tabindex="0" role="group" aria-label="Picture">\n'
            if self._options.theme == "light":
                recolour(svg, palette)
            yield escaped_for_xml(ET.tostring(svg, encoding="unicode"))
            yield "\n</div>\n"
        yield "</section>\n"

    def _counts(self) -> str:
        found = [
            f'<span class="{sort}"><i aria-hidden="true">{symbol}</i> {number} {name}</span>'
            if symbol
            else f"{number} {name}"
            for sort, symbol, number, name in counts(self._map)
        ]
        left_out = captions.signs_of_part(self._map)
        signs = (f'<b class="{label}" aria-hidden="true"></b> is {label}' for label in _FAULTS)
        return (
            f"{' · '.join(found)}. If the premises are granted, what bears "
            f"{', '.join(signs)}; all else is accepted."
            f"{''.join(f' ({sign}) {meaning}.' for sign, meaning in left_out.items())}"
            f"{self._groups.signs()}"
        )


def _left_out(node: dict[str, Any]) -> str:
    """Return the mark of how many arguments of a node are left out, or nothing."""
    count = captions.left_out(node)
    return f" <small class=more>({count})</small>" if count else ""
