"""A map as a web page: outline and picture in one file, which asks the network for nothing."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.export import Draw, Exported, GraphvizError
from argmap.export.dot.language import anchor_of
from argmap.export.dot.picture import write as write_dot
from argmap.export.dot.scene import names_in_picture
from argmap.export.page.facts import Facts
from argmap.export.page.frame import DIALOG, PANEL, SOURCE_VIEW, TOOLS, VIEWS, ZOOM
from argmap.export.page.groups import Groups
from argmap.export.page.looks import Palette, script, style_of
from argmap.export.page.markup import digest_of, json_of, link_to, text_of
from argmap.export.page.picture import Named, Picture
from argmap.export.page.reasons import Reasons
from argmap.export.page.rows import Rows, numbered
from argmap.export.page.sources import Sources
from argmap.export.support.export_options import ExportOptions
from argmap.model.selection import whole_of
from argmap.views import captions
from argmap.views.counts import counts, notices
from argmap.views.entries import Entry, View
from argmap.views.outline import Outline

if TYPE_CHECKING:
    from argmap.format.keys import Label
    from argmap.model.argument_map import ArgumentMap

_FAULTS: "tuple[Label, ...]" = ("rejected", "undecided")


def export(argument_map: "ArgumentMap", options: ExportOptions, draw: Draw) -> Exported:
    """Return the page of a map; where `draw` fails it has no picture, and that is said."""
    page = _Page(argument_map, options, draw)
    text = "".join(page.parts())
    return Exported(text.encode(), page.remarks())


class _Page:
    """The parts of a page.

    What may be long, the outline and the picture, stands in `noscript`: a browser without scripts
    shows it, and the script of another takes from there what is to be seen.
    """

    def __init__(self, argument_map: "ArgumentMap", options: ExportOptions, draw: Draw) -> None:
        self._draw = draw
        self._about_picture: tuple[str, ...] = ()
        self._map = argument_map
        self._nodes = argument_map.nodes
        self._options = options
        whole = whole_of(argument_map)
        labels = whole.labels()
        self._entries: list[Entry] = []
        self._opposed: set[str] = set()
        for tree in Outline(argument_map, View(once=True)).trees():
            self._entries += tree.entries
            if tree.is_opposed:
                self._opposed.add(tree.root)
        # As the script numbers them, in the order of the outline: statements, then arguments.
        nodes = [entry.statement for entry in self._entries if entry.mark is None]
        nodes += [entry.argument for entry in self._entries if entry.argument]
        self._numbers = {node: number for number, node in enumerate(nodes)}
        self._groups = Groups(argument_map)
        self._reasons = Reasons(whole, labels, self._numbers)
        cites = options.cites
        self._facts = Facts(argument_map, self._numbers, labels, cites=cites)
        self._sources = Sources(argument_map, options.source_texts)
        self._rows = Rows(argument_map, labels, self._facts, cites=cites)

    def remarks(self) -> tuple[str, ...]:
        """Return what the reader should know of the page, when all its parts are made."""
        return self._about_picture + self._sources.remarks

    def parts(self) -> Iterator[str]:
        """Yield the parts of the page in their order."""
        palette: Palette = {}
        picture = "".join(self._picture(palette))
        style = style_of(palette, max((entry.level for entry in self._entries), default=0))
        code = script()
        policy = "; ".join(
            [
                "default-src 'none'",
                f"style-src '{digest_of(style)}'",
                f"script-src '{digest_of(code)}'",
                "base-uri 'none'",
                "form-action 'none'",
            ]
        )
        title = text_of(self._map.title)
        language = text_of(str(self._map.facts.get("language", "en")))
        yield f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        yield f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        yield '<a class="skip" href="#:outline">Skip to the outline</a>\n'
        yield from self._header(title)
        before, after = TOOLS.split("<!-- groups -->")
        yield from (before, *self._groups.selector(), after)
        yield '<main id=":main">\n'
        yield from self._outline()
        source = "".join(self._source())
        views = VIEWS.replace("<!-- more -->", SOURCE_VIEW if source else "")
        yield f'<div class="side">\n{views}{picture}{source}{PANEL}</div>\n</main>\n'
        yield f"<footer>{self._counts()}</footer>\n{DIALOG}"
        facts = self._facts.all() | self._reasons.facts()
        facts |= {
            "lines": numbered(self._entries, self._numbers),
            "texts": self._sources.facts(self._numbers),
            "groups": self._groups.facts(self._numbers),
        }
        yield f'<script type="application/json" id=":map">{json_of(facts)}</script>\n'
        yield f"<script>{code}</script>\n</body>\n</html>\n"

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

    def _outline(self) -> Iterator[str]:
        yield '<section id=":outline" aria-labelledby=":outline-title" tabindex="-1">\n'
        yield '<h2 id=":outline-title">Outline</h2>\n'
        yield '<ul id=":tree" class="rows" aria-labelledby=":outline-title" hidden></ul>\n'
        yield '<noscript id=":rows"><ul class="rows">\n'
        for entry in self._entries:
            is_opposed = entry.statement in self._opposed
            yield f"{self._rows.row(entry, is_opposed=is_opposed)}\n"
        yield "</ul></noscript>\n</section>\n"

    def _source(self) -> Iterator[str]:
        rows = list(self._sources.rows())
        if rows:
            yield '<section id=":source" aria-labelledby=":source-title">\n'
            yield '<h2 id=":source-title">Source</h2>\n'
            yield '<div id=":text" class="text">\n'
            yield '<ul class="passages" aria-labelledby=":source-title"></ul>\n'
            yield '<noscript id=":paragraphs"><ul class="passages">\n'
            yield "\n".join(rows)
            yield "\n</ul></noscript></div>\n</section>\n"

    def _picture(self, palette: Palette) -> Iterator[str]:
        yield '<section id=":picture" aria-labelledby=":picture-title">\n'
        yield '<h2 id=":picture-title">Picture</h2>\n'
        try:
            drawn = self._draw(write_dot(self._map, self._options), "svg")
            names = names_in_picture(self._nodes)
            named = {names[node]: self._named(node) for node in self._numbers}
            picture = Picture(drawn.data, named)
            self._about_picture = drawn.remarks
        except GraphvizError as error:
            self._about_picture = (f"the page has no picture: {str(error).splitlines()[0]}",)
            yield f"<p>There is no picture: {text_of(str(error))}</p>\n"
        else:
            if self._options.theme == "light":
                picture.recolour(palette)
            yield f'{ZOOM}<div id=":canvas" class="canvas">\n<noscript id=":drawing">\n'
            yield "\n".join(picture.lines(self._map.title))
            yield "\n</noscript></div>\n"
        yield "</section>\n"

    def _named(self, node: str) -> Named:
        """Return what the picture is told of a node."""
        given, words = self._nodes[node], self._facts.in_words(node)
        is_statement = self._map.is_statement(node)
        classes = f"statement {given['kind']}" if is_statement else f"argument {given['relation']}"
        return Named(anchor_of(node), self._numbers[node], is_statement, words, classes)

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
