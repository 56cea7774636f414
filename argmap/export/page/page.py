"""A map as a web page: outline and picture in one file, which asks the network for nothing."""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from argmap.export import Draw, Exported, GraphvizError
from argmap.export.dot.picture import write as write_dot
from argmap.export.dot.scene import names_in_picture
from argmap.export.support.export_options import Options
from argmap.export.support.themes import THEMES
from argmap.export.support.values import clean
from argmap.model.labelling import ACCEPTED, REJECTED, UNDECIDED, defeaters
from argmap.model.selection import whole_of
from argmap.text.sanitizing import spelt_in_json, spelt_in_xml, without_controls
from argmap.text.wording import brief
from argmap.views import captions
from argmap.views.outline import Entry, Mark, Outline, View, Word

if TYPE_CHECKING:
    from argmap.format.keys import Label
    from argmap.model.argument_map import ArgumentMap

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_FAULTS: "tuple[Label, ...]" = ("rejected", "undecided")
_AGAINST = (Word.ALTHOUGH, Word.UNLESS, Word.AGAINST, Word.UNDERCUTS)
_WORDS = dict.fromkeys(_AGAINST, " class=against") | {Word.BUT: " class=but"}
_ZOOM = """\
<div id=":zoom" class="buttons" hidden>
<button type="button" value="0.8">Smaller</button>
<button type="button" value="1.25">Larger</button>
<button type="button" value="fit">Whole</button>
</div>
"""
_LONG_URL = 1000
"""How long an address may be that citations link to."""
_DEEPEST = 12
"""How many levels of the outline are indented; those below stand under the last, unbracketed."""


_Palette = dict[tuple[str, str], str]
"""Names of variables in the style, by the colours they stand for: by day and by night."""


def export(argument_map: "ArgumentMap", options: Options, draw: Draw) -> Exported:
    """Return the page of a map; where `draw` fails it has no picture, and that is said."""
    page = _Page(argument_map, options, draw)
    text = "".join(page.parts())
    return Exported(text.encode(), page.remarks)


class _Page:
    def __init__(self, argument_map: "ArgumentMap", options: Options, draw: Draw) -> None:
        self._draw = draw
        self.remarks: tuple[str, ...] = ()
        self._map = argument_map
        self._nodes = argument_map.graph.nodes
        self._options = options
        whole = whole_of(argument_map)
        self._labels = whole.labels()
        trees = Outline(argument_map, View(once=True)).trees()
        self._lines = [entry for tree in trees for entry in tree.entries]
        # As the script numbers them: statements in the order of the outline, then arguments.
        statements = [entry.statement for entry in self._lines if entry.mark is None]
        self._numbers = {
            node: number for number, node in enumerate([*statements, *argument_map.arguments()])
        }
        self._brackets = _Brackets(argument_map)
        self._reasons = _Reasons(whole, self._labels)
        self._steps = self._steps_by_statement()
        self._first_premises: dict[str, str] = {}

    def parts(self) -> Iterator[str]:
        palette: _Palette = {}
        picture = "".join(self._picture(palette))
        style = _style(palette, max((entry.level for entry in self._lines), default=0))
        script = _resource("page.js")
        policy = "; ".join(
            [
                "default-src 'none'",
                f"style-src '{_digest(style)}'",
                f"script-src '{_digest(script)}'",
                "base-uri 'none'",
                "form-action 'none'",
            ]
        )
        title = _text(self._map.title)
        yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
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
        yield f'<script type="application/json" id=":map">{_json(self._data())}</script>\n'
        yield f"<script>{script}</script>\n</body>\n</html>\n"

    def _header(self, title: str) -> Iterator[str]:
        yield f"<header>\n<h1>{title}</h1>\n"
        if self._map.description:
            yield f"<p>{_text(self._map.description)}</p>\n"
        for name, source in self._map.sources.items():
            label = "Source" if len(self._map.sources) == 1 else f"Source {name}"
            yield (
                f'<p class="source">{_text(label)}: '
                f"{_link(captions.source_line(source), source.get('url'))}</p>\n"
            )
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
        if self._map.groups:
            yield '<label>Part <select id=":group"><option value="">the whole map</option>\n'
            for name, group in self._map.groups.items():
                yield (
                    f'<option value="{_text(name)}">{_text(group.get("title", name))}</option>\n'
                )
            yield "</select></label>\n"
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
        """Give a line of the outline: a statement, or a link to where it stands in full.

        What lines would say over and over is left to the style and the script: the signs of kinds
        and labels, the roles of a tree and what can be folded.
        """
        node = self._nodes[entry.statement]
        kind = node["kind"]
        word = about = ""
        if entry.word is not None:
            word = f"<b{_WORDS.get(entry.word, '')}>{entry.word.value}</b> "
            word += self._notes_of_argument(entry.argument) if entry.argument else ""
            undercut = self._undercut_by(entry)
            if undercut and entry.level < _DEEPEST:
                # What the brackets show, for those who hear the page.
                about = f' aria-description="{_text(undercut)}"'
            elif undercut:
                word += f"<i>({_text(undercut)})</i> "
        elif entry.level == 0:
            word = f"<em>{_text(captions.heading(node))}</em>"
        text = _text(brief(node["text"]) if entry.mark else node["text"])
        if entry.mark:
            kind = f'"{kind} circle"' if entry.mark is Mark.CIRCLE else kind
            name, text = "", f"<a href=#{_fragment(entry.statement)}>{text}</a>"
        else:
            name = f" id={_name(entry.statement)}"
            text = f"<span>{text}</span>{self._tail(entry, node)}"
        return (
            f"<li aria-level={entry.level + 1} class={kind}{name}{about}>"
            f"{self._brackets.beside(entry)}{word}{text}\n"
        )

    def _undercut_by(self, entry: Entry) -> str:
        """Say which step an undercutter attacks, and nothing of other lines."""
        target = self._map.target_of(entry.argument) if entry.argument else None
        if target is None or self._map.is_statement(target):
            return ""
        return f"against {self._step_from(target)}"

    def _tail(self, entry: Entry, node: dict[str, Any]) -> str:
        """Give what follows a statement: hedge, whose it is, where it stands, and its label."""
        notes = captions.notes(node, headed=entry.level == 0)
        tail = f" <i>({_text('; '.join(notes))})</i>" if notes else ""
        tail += self._citations(node)
        label = self._labels[entry.statement]
        return tail if label == "accepted" else f"{tail} <b class={label}></b>"

    def _notes_of_argument(self, argument: str) -> str:
        given = self._nodes[argument]
        notes = captions.notes_of_step(given)
        said = f"<i>({_text('; '.join(notes))})</i>" if notes else ""
        return "".join(f"{part} " for part in (said, self._citations(given).strip()) if part)

    def _citations(self, node: dict[str, Any]) -> str:
        if not self._options.cites:
            return ""
        cited = captions.citations(node, self._map.sources)
        links = (_link(caption, self._url(source)) for source, caption in cited)
        return "".join(f" <small>{link}</small>" for link in links)

    def _url(self, source: str) -> str | None:
        """Give the address of a source for a citation; a long one is linked in the header only."""
        url: str | None = self._map.sources.get(source, {}).get("url")
        return url if url is not None and len(url) <= _LONG_URL else None

    def _picture(self, palette: "_Palette") -> Iterator[str]:
        yield '<section id=":picture" aria-labelledby=":picture-title">\n'
        yield '<h2 id=":picture-title">Picture</h2>\n'
        try:
            drawn = self._draw(write_dot(self._map, self._options), "svg")
            names = names_in_picture(self._nodes)
            numbers = {names[node]: number for node, number in self._numbers.items()}
            svg = _inlined(drawn.data, numbers, self._map.title)
            self.remarks = drawn.remarks
        except GraphvizError as error:
            self.remarks = (f"the page has no picture: {str(error).splitlines()[0]}",)
            yield f"<p>There is no picture: {_text(str(error))}</p>\n"
        else:
            yield _ZOOM
            yield '<div class="canvas" tabindex="0" role="group" aria-label="Picture">\n'
            if self._options.theme == "light":
                _recolour(svg, palette)
            yield spelt_in_xml(ET.tostring(svg, encoding="unicode"))
            yield "\n</div>\n"
        yield "</section>\n"

    def _counts(self) -> str:
        counts = []
        for kind, symbol in captions.SYMBOLS.items():
            count = len(self._map.statements(kind))
            counts.append(
                f'<span class="{kind}"><i aria-hidden="true">{symbol}</i> '
                f"{count} {kind}{'' if count == 1 else 's'}</span>"
            )
        arguments = len(self._map.arguments())
        counts.append(f"{arguments} argument{'' if arguments == 1 else 's'}")
        signs = (f'<b class="{label}" aria-hidden="true"></b> is {label}' for label in _FAULTS)
        return (
            f"{' · '.join(counts)}. If the premises are granted, what bears "
            f"{', '.join(signs)}; all else is accepted."
        )

    def _data(self) -> dict[str, Any]:
        """Give what the script cannot read in the outline, by the numbers of nodes.

        A step is an argument: its relation, what it bears on, and its premises. A reason is given
        by its place among all that there are, for most are those of many statements.
        """
        about = {str(self._numbers[name]): self._facts(name) for name in self._map.statements()}
        return {
            "steps": [self._step(argument) for argument in self._map.arguments()],
            "about": about,
            "reasons": self._reasons.all(),
            "groups": {
                name: {
                    "title": group.get("title", name),
                    "statements": [self._numbers[node] for node in group["statements"]],
                }
                for name, group in self._map.groups.items()
            },
        }

    def _step(self, argument: str) -> list[str | int]:
        ends = [self._map.target_of(argument), *self._map.premises_of(argument)]
        return [self._nodes[argument]["relation"], *(self._numbers[end] for end in ends)]

    def _facts(self, statement: str) -> dict[str, Any]:
        given = self._nodes[statement]
        facts: dict[str, Any] = {"why": self._reasons.place_of(statement)}
        notes = [given["note"]] if "note" in given else []
        quotes = self._quotes(given)
        for argument in self._steps.get(statement, ()):
            step = self._nodes[argument]
            if "note" in step:
                notes.append(f"On {self._step_from(argument)}: {step['note']}")
            quotes += self._quotes(step)
        more = {"notes": notes, "quotes": quotes, "tags": given.get("tags")}
        return facts | {key: value for key, value in more.items() if value}

    def _quotes(self, node: dict[str, Any]) -> list[list[str]]:
        """Give what a node quotes, each with its place."""
        found = []
        for cite in node.get("cites", ()):
            if "quote" in cite:
                ((_, place),) = captions.citations({"cites": [cite]}, self._map.sources)
                found.append([cite["quote"], place if self._options.cites else ""])
        return found

    def _steps_by_statement(self) -> dict[str, list[str]]:
        """Give the arguments of which something is said, by the statement they bear on at last."""
        found: dict[str, list[str]] = {}
        for argument in self._map.arguments():
            if "note" in self._nodes[argument] or "cites" in self._nodes[argument]:
                found.setdefault(self._map.conclusion_of(argument), []).append(argument)
        return found

    def _step_from(self, argument: str) -> str:
        """Name a step by the first of its premises."""
        premise = self._first_premises.get(argument)
        if premise is None:
            premise = self._first_premises[argument] = self._map.premises_of(argument)[0]
        return f"the step from “{brief(self._nodes[premise]['text'])}”"


class _Reasons:
    """Sentences that say why statements have their labels: those of the whole map."""

    def __init__(self, whole: "ArgumentMap", labels: "dict[str, Label]") -> None:
        self._map = whole
        self._nodes = whole.graph.nodes
        self._labels = labels
        self._places: dict[str, int] = {}

    def place_of(self, statement: str) -> int:
        """Give the place of a statement's reason among all."""
        return self._places.setdefault(self._reason(statement), len(self._places))

    def all(self) -> list[str]:
        """Give the reasons that were asked for."""
        return list(self._places)

    def _reason(self, statement: str) -> str:
        label = self._labels[statement]
        if label == UNDECIDED:
            return "Undecided: no argument for or against it settles the matter."
        if label == REJECTED:
            return self._downfall(statement)
        arguments = {
            (self._nodes[argument]["relation"], self._labels[argument])
            for argument in self._map.graph.predecessors(statement)
        }
        if ("support", ACCEPTED) in arguments:
            ground = "an argument for it stands"
        elif self._nodes[statement]["kind"] == "premise":
            ground = "it is taken as given"
        else:
            ground = "it is taken as given, its argument to be written out"
        attacked = any(relation == "attack" for relation, _ in arguments)
        return f"Accepted: {ground}{', and what is said against it fails' if attacked else ''}."

    def _downfall(self, statement: str) -> str:
        causes = defeaters(self._map.graph, self._labels, statement)
        if not causes:
            return "Rejected: nothing supports it."
        if self._nodes[causes[0]]["relation"] == "support":
            return "Rejected: every argument for it fails."
        premises = self._map.premises_of(causes[0])
        against = (brief(self._nodes[premise]["text"]) for premise in premises)
        return f"Rejected, for this stands against it: {' '.join(against)}"


def _parsed(svg: bytes) -> ET.Element:
    try:
        return ET.fromstring(svg)  # noqa: S314 - Graphviz's own output
    except ET.ParseError as error:
        raise GraphvizError(f"dot has given a drawing that is no SVG: {error}") from error


def _inlined(svg: bytes, numbers: dict[str, int], title: str) -> ET.Element:
    """Give Graphviz's drawing as part of a page: without ids, which are the outline's.

    Raises GraphvizError if it is no drawing.
    """
    for prefix, uri in (("", _SVG), ("xlink", _XLINK)):
        ET.register_namespace(prefix, uri)
    root = _parsed(svg)
    for element in root.iter():
        name = element.attrib.pop("id", None)
        if name is not None and element.tag == f"{{{_SVG}}}g":
            if name in numbers:
                element.set("data-node", str(numbers[name]))
            elif ":" in name:
                start, _, end = name.partition(":")
                if start in numbers and end in numbers:
                    element.set("data-edge", f"{numbers[start]} {numbers[end]}")
        link = element.attrib.get(f"{{{_XLINK}}}href")
        if link is not None:
            element.set("tabindex", "-1")
            if not _is_safe(link) and not link.startswith("#"):
                del element.attrib[f"{{{_XLINK}}}href"]
    root.set("role", "img")
    root.set("aria-label", without_controls(title))
    for size in ("width", "height"):
        root.set(f"data-{size}", root.attrib.pop(size, "").removesuffix("pt"))
    return root


def _recolour(svg: ET.Element, palette: _Palette) -> None:
    """Make the colours of a light picture variables, for a reader's dark screen to change.

    Fills the palette with the variables' names. Which dark colour a light one stands for depends
    on what it paints.
    """
    nights = _nights()
    # What stands within others comes after them, and has its colours first.
    for group in reversed(list(svg.iter(f"{{{_SVG}}}g"))):
        painted = [nights.get(name, {}) for name in group.get("class", "").split()]
        for element in group.iter() if painted else ():
            for paint in ("fill", "stroke"):
                day = element.get(paint, "")
                night = next((each[day] for each in [*painted, nights[""]] if day in each), None)
                if night:
                    name = palette.setdefault((day, night), f"--p{len(palette)}")
                    element.set(paint, f"var({name})")


def _nights() -> dict[str, dict[str, str]]:
    """Give the dark colour for each light one, by the class of what it paints or by none."""
    light, dark = THEMES["light"], THEMES["dark"]
    pairs = [(getattr(light, name), getattr(dark, name)) for name in ("background", "text")]
    pairs += [(getattr(light, name), getattr(dark, name)) for name in ("muted", "fallen")]
    pairs += [(colour, dark.labels[label]) for label, colour in light.labels.items()]
    # The lines from premises to their argument say nothing of its relation but by their colour.
    pairs += [(light.support.outline, dark.support.outline)]
    pairs += [(light.attack.outline, dark.attack.outline)]
    paints = {"cluster": (light.group, dark.group)}
    paints |= {"support": (light.support, dark.support), "attack": (light.attack, dark.attack)}
    paints |= {kind: (paint, dark.kinds[kind]) for kind, paint in light.kinds.items()}
    nights = {"": dict(pairs)}
    for where, (day, night) in paints.items():
        parts = ("muted", "text", "outline", "fill")
        nights[where] = {getattr(day, part): getattr(night, part) for part in parts}
    return nights


class _Brackets:
    """The brackets beside the lines of an outline: what of a step holds, or falls, together.

    A step of several lines, which are its premises and its undercutters, has one bracket. Lines
    must be asked for in the order of the outline.
    """

    def __init__(self, argument_map: "ArgumentMap") -> None:
        self._map = argument_map
        self._open: list[list[tuple[str, int]]] = []
        """For each level, the steps that wait for further lines, innermost last; and how many."""

    def beside(self, entry: Entry) -> str:
        """Give the pieces of brackets beside a line: empty elements that the style draws."""
        level = entry.level
        del self._open[level + 1 :]
        while len(self._open) <= level:
            self._open.append([])
        pieces = {}
        if entry.word is not None:
            pieces = {(level, depth): shape for depth, shape in self._own(entry).items()}
        if level >= _DEEPEST:
            return ""
        for above, steps in enumerate(self._open[1:], 1):
            for depth, (_, waiting) in enumerate(steps):
                if waiting:
                    pieces.setdefault((above, depth), "")
        return "".join(
            self._piece(*place, shape)
            for place, shape in pieces.items()
            if place[1] < len(self._open[place[0]])
        )

    def _own(self, entry: Entry) -> dict[int, str]:
        """Give the pieces for the steps that the line is part of, by their depth."""
        here, argument = self._open[entry.level], entry.argument
        here[:] = [step for step in here if step[1]]
        target = self._map.target_of(argument) if argument else None
        if target is None:
            ticked = len(here) - 1
        else:
            ticked = next((at for at, step in enumerate(here) if step[0] == target), -1)
            del here[ticked + 1 :]
        pieces = {}
        if ticked >= 0:
            step, waiting = here[ticked]
            here[ticked] = (step, waiting - 1)
            tick = "z" if waiting == 1 else "m"
            pieces[ticked] = tick if target is None else f"{tick} u"
        if argument:
            lines = self._map.graph.in_degree(argument)
            if lines > 1:
                here.append((argument, lines - 1))
                pieces[len(here) - 1] = "a"
        return pieces

    def _piece(self, level: int, depth: int, shape: str) -> str:
        step = self._open[level][depth][0]
        names = f"l{level} {shape}".rstrip()
        if self._map.graph.nodes[step]["relation"] == "attack":
            names += " against"
        if depth:
            names += f" d{min(depth, 2)}"
        return f'<s class="{names}"></s>' if " " in names else f"<s class={names}></s>"


def _style(palette: _Palette, deepest: int) -> str:
    days = "".join(f"{name}:{day};" for (day, _), name in palette.items())
    nights = "".join(f"{name}:{night};" for (_, night), name in palette.items())
    # The levels have rules, as the page's policy forbids style in its elements.
    levels = "".join(
        f'[aria-level="{level + 1}"],.l{level}{{--level:{level}}}'
        for level in range(min(deepest + 1, _DEEPEST))
    )
    dark = "@media screen and (prefers-color-scheme:dark)"
    return f"{_resource('page.css')}{levels}svg{{{days}}}{dark}{{svg{{{nights}}}}}"


def _resource(name: str) -> str:
    return files("argmap.export.page").joinpath(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _json(data: Any) -> str:
    """Give data as JSON that no HTML parser takes for an end of the element around it."""
    text = json.dumps(clean(data), ensure_ascii=False, separators=(",", ":"))
    return spelt_in_json(text).replace("<", "\\u003c")


def _text(text: str) -> str:
    """Give text as HTML in which it is nothing but text, to the letter.

    What reorders a line goes through: the style isolates the elements that hold text.
    """
    escaped = spelt_in_xml(escape(without_controls(text)).replace("&#x27;", "'"))
    # An apostrophe ends no value here; a return would come back as a line feed.
    return escaped.replace("\r", "&#13;")


def _name(name: str) -> str:
    """Give an id as the value of an attribute, in quotation marks where it needs them."""
    return name if re.fullmatch(r"[\w.-]+", name) else f'"{_text(name)}"'


def _fragment(name: str) -> str:
    from urllib.parse import quote

    return quote(name, safe="")


def _is_safe(url: str) -> bool:
    return re.match(r"(?i)(https?|mailto):", url) is not None


def _link(caption: str, url: str | None) -> str:
    if url is None or not _is_safe(url):
        return _text(caption)
    return f'<a href="{_text(url)}" rel="noopener noreferrer">{_text(caption)}</a>'
