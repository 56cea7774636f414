"""The picture of a page: Graphviz's drawing in pieces, with words in place of its ids."""

import re
from collections.abc import Mapping
from operator import ne
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from argmap.export import GraphvizError
from argmap.export.dot.scene import FONT
from argmap.export.page.looks import Palette
from argmap.export.page.markup import is_safe
from argmap.export.support.themes import THEMES
from argmap.text.sanitizing import escaped_for_xml, without_controls
from argmap.text.wording import brief

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_G, _A, _TITLE = (f"{{{_SVG}}}{name}" for name in ("g", "a", "title"))
_HREF, _TIP = f"{{{_XLINK}}}href", f"{{{_XLINK}}}title"
_DECLARED = re.compile(r' xmlns(?::\w+)?="[^"]*"')
_TAKEN_FOR_GRANTED = {"text-anchor": "start", "font-family": FONT, "stroke": "transparent"}
"""What elements say that the whole drawing says, or that nothing shows."""
_PARTS = ("muted", "text", "outline", "fill")
"""The colours of a box."""


class Named(NamedTuple):
    """A node of the map on the page: its address and number there, its words and its classes."""

    anchor: str
    number: int
    is_statement: bool
    words: str
    classes: str


class Picture:
    """A drawing of a map; `named` are its nodes by their names in the drawing."""

    def __init__(self, svg: bytes, named: Mapping[str, Named]) -> None:
        self._named = named
        self._root = _parsed(svg)
        graph = self._root.find(_G)
        if graph is None:
            raise GraphvizError("dot has given an empty drawing")
        self._graph = graph
        for title in self._graph.findall(_TITLE):
            self._graph.remove(title)
        for part in self._graph.iterfind(_G):
            self._name(part)
        for element in self._root.iter():
            _slim(element)
        for element in list(self._root.iter()):
            _unwrap(element)

    def recolour(self, palette: Palette) -> None:
        """Make the colours of a light picture variables, for a reader's dark screen to change.

        Fills the palette with the variables' names. Which dark colour a light one stands for
        depends on what it paints.
        """
        nights = _nights()
        # What stands within others comes after them, and has its colours first.
        for group in reversed(list(self._root.iter(_G))):
            painted = [nights.get(name, {}) for name in group.get("class", "").split()]
            for element in group.iter() if painted else ():
                for paint in ("fill", "stroke"):
                    day = element.get(paint, "")
                    found = (each[day] for each in [*painted, nights[""]] if day in each)
                    night = next(found, None)
                    if night:
                        name = palette.setdefault((day, night), f"--p{len(palette)}")
                        element.set(paint, f"var({name})")

    def lines(self, title: str) -> list[str]:
        """Return the drawing as markup: a line each for its beginning, its pieces, and its end."""
        sizes = {name: self._root.get(name, "").removesuffix("pt") for name in ("width", "height")}
        said = {"role": "img", "aria-label": without_controls(title)}
        looks = {"viewBox": self._root.get("viewBox", ""), "text-anchor": "start"}
        start = ET.Element("svg", {**sizes, **looks, "font-family": FONT, **said})
        moved = ET.SubElement(start, "g", {"transform": self._graph.get("transform", "")})
        moved.text = "\n"
        before, _, after = _line(start).partition("&#10;")
        return [before, *map(_line, self._graph), after]

    def _name(self, part: ET.Element) -> None:
        """Say in words what a part of the drawing is, and which nodes of the map it shows."""
        shown = self._shown(part)
        for group in part.iter(_G):
            link = group.find(_A)
            tip = None if link is None else link.get(_TIP)
            inner = None if group is part else self._inner(group, link)
            for title in group.findall(_TITLE):
                group.remove(title)
            if group is part:
                tip = None if shown is None else shown.words
            elif inner is not None and inner != shown:
                group.set("data-node", str(inner.number))
                tip = inner.words
                if group.get("id", "") in self._named:
                    group.attrib.setdefault("class", inner.classes)
                else:
                    group.set("data-again", "")
                    tip = brief(tip)
            elif shown is not None or part.get("class", "edge") == "edge":
                tip = None
            if tip:
                title = ET.Element(_TITLE)
                title.text = without_controls(tip)
                group.insert(0, title)

    def _inner(self, group: ET.Element, link: ET.Element | None) -> Named | None:
        """Return what a cell of a box shows: a node, or a reference to a statement elsewhere."""
        address = "" if link is None else link.get(_HREF, "")
        target = self._named.get(unquote(address[1:])) if address.startswith("#") else None
        if link is not None and target is not None:
            # A very long id is shorter in the drawing.
            link.set(_HREF, target.anchor)
        return self._named.get(group.get("id", "")) or target

    def _shown(self, part: ET.Element) -> Named | None:
        """Return what a part of the drawing shows as a whole, and mark it with its number."""
        name = part.get("id", "")
        if name in self._named:
            part.set("data-node", str(self._named[name].number))
            return self._named[name]
        start, end = (self._named.get(each) for each in name.partition(":")[::2])
        if start is None or end is None:
            return None
        # A line from or to an argument is a piece of it.
        argument = end if start.is_statement else start
        part.set("data-node", str(argument.number))
        part.set("data-edge", f"{start.number} {end.number}")
        return argument


def _slim(element: ET.Element) -> None:
    """Leave out what a page has no use for: ids, which are the outline's, and blanks."""
    for name, value in _TAKEN_FOR_GRANTED.items():
        if element.get(name) == value:
            del element.attrib[name]
    element.attrib.pop("id", None)
    element.attrib.pop(_TIP, None)
    element.tail = None
    if element.text is not None and not element.text.strip("\n"):
        element.text = None
    link = element.get(_HREF)
    if link is not None:
        element.set("tabindex", "-1")
        if not is_safe(link) and not link.startswith("#"):
            del element.attrib[_HREF]


def _unwrap(element: ET.Element) -> None:
    """Put what is linked in place of the group that Graphviz puts it in, and of a link to nothing.

    The elements of a large drawing take most of the time of a browser.
    """
    inner = []
    for child in element:
        content = [child]
        if child.tag == _G and not child.attrib and len(child) == 1 and child[0].tag == _A:
            content = [child[0]] if child[0].get(_HREF) else list(child[0])
        inner += content
    if len(inner) != len(element) or any(map(ne, inner, element)):
        element[:] = inner


def _line(element: ET.Element) -> str:
    """Return an element on one line."""
    markup = _DECLARED.sub("", ET.tostring(element, encoding="unicode"))
    return escaped_for_xml(markup.replace("\r", "&#13;").replace("\n", "&#10;"))


def _parsed(svg: bytes) -> ET.Element:
    for prefix, uri in (("", _SVG), ("xlink", _XLINK)):
        ET.register_namespace(prefix, uri)
    try:
        return ET.fromstring(svg)  # noqa: S314 - Graphviz's own output
    except ET.ParseError as error:
        raise GraphvizError(f"dot has given a drawing that is no SVG: {error}") from error


def _nights() -> dict[str, dict[str, str]]:
    """Return the dark colour for each light one, by the class of what it paints or by none."""
    light, dark = THEMES["light"], THEMES["dark"]
    nights = _pairs(light, dark, "background", "text", "muted", "fallen")
    nights |= {colour: dark.labels[label] for label, colour in light.labels.items()}
    # A reference stands in what is of another kind.
    for kind, day in light.kinds.items():
        nights |= _pairs(day, dark.kinds[kind], "muted", "outline")
    for day, night in zip(light.tints, dark.tints, strict=True):
        nights |= _pairs(day, night, *_PARTS)
    # The lines from premises to their argument say nothing of its relation but by their colour.
    nights |= _pairs(light.support, dark.support, "outline")
    nights |= _pairs(light.attack, dark.attack, "outline")
    paints = {"cluster": (light.group, dark.group)}
    paints |= {"support": (light.support, dark.support), "attack": (light.attack, dark.attack)}
    paints |= {kind: (paint, dark.kinds[kind]) for kind, paint in light.kinds.items()}
    return {"": nights} | {where: _pairs(*both, *_PARTS) for where, both in paints.items()}


def _pairs(day: object, night: object, *names: str) -> dict[str, str]:
    """Return the dark colours by the light ones, of two things that have them by these names."""
    return {getattr(day, name): getattr(night, name) for name in names}
