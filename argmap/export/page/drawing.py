"""How a page looks: its style, and the colours of its picture by day and by night."""

from importlib.resources import files
from xml.etree import ElementTree as ET

from argmap.export import GraphvizError
from argmap.export.page.markup import is_safe
from argmap.export.support.themes import THEMES
from argmap.text.sanitizing import without_controls

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
DEEPEST = 12
"""How many levels of the outline are indented; those below stand under the last, unbracketed."""
Palette = dict[tuple[str, str], str]
"""Names of variables in the style, by the colours they stand for: by day and by night."""


def _parsed(svg: bytes) -> ET.Element:
    try:
        return ET.fromstring(svg)  # noqa: S314 - Graphviz's own output
    except ET.ParseError as error:
        raise GraphvizError(f"dot has given a drawing that is no SVG: {error}") from error


_CELL = "a_"
"""What Graphviz writes before the id of a cell that is drawn within a node."""


def inlined(
    svg: bytes, numbers: dict[str, int], classes: dict[str, str], title: str
) -> ET.Element:
    """Return Graphviz's drawing as part of a page: without ids, which are the outline's.

    Cells within nodes get `classes`, which Graphviz gives to nodes alone. Raise GraphvizError if
    it is no drawing.
    """
    for prefix, uri in (("", _SVG), ("xlink", _XLINK)):
        ET.register_namespace(prefix, uri)
    root = _parsed(svg)
    _name_cells(root, numbers, classes)
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
            if not is_safe(link) and not link.startswith("#"):
                del element.attrib[f"{{{_XLINK}}}href"]
    root.set("role", "img")
    root.set("aria-label", without_controls(title))
    for size in ("width", "height"):
        root.set(f"data-{size}", root.attrib.pop(size, "").removesuffix("pt"))
    return root


def _name_cells(root: ET.Element, numbers: dict[str, int], classes: dict[str, str]) -> None:
    """Give cells within nodes the ids, classes and titles that nodes have."""
    groups = list(root.iter(f"{{{_SVG}}}g"))
    # A node has a link in it that is named as a cell is.
    nodes = {group.get("id") for group in groups}
    for group in groups:
        name = group.get("id", "")
        cell = name.removeprefix(_CELL)
        if cell != name and cell in numbers and cell not in nodes:
            group.set("id", cell)
            group.set("class", classes[cell])
            heading = ET.Element(f"{{{_SVG}}}title")
            heading.text = cell
            group.insert(0, heading)


def recolour(svg: ET.Element, palette: Palette) -> None:
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
    """Return the dark colour for each light one, by the class of what it paints or by none."""
    light, dark = THEMES["light"], THEMES["dark"]
    pairs = [(getattr(light, name), getattr(dark, name)) for name in ("background", "text")]
    pairs += [(getattr(light, name), getattr(dark, name)) for name in ("muted", "fallen")]
    pairs += [(colour, dark.labels[label]) for label, colour in light.labels.items()]
    # A reference stands in what is of another kind.
    pairs += [
        (getattr(day, part), getattr(dark.kinds[kind], part))
        for kind, day in light.kinds.items()
        for part in ("muted", "outline")
    ]
    pairs += [
        (getattr(day, part), getattr(night, part))
        for day, night in zip(light.tints, dark.tints, strict=True)
        for part in ("muted", "text", "outline", "fill")
    ]
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


def style_of(palette: Palette, deepest: int) -> str:
    """Return the style of a page whose outline has so many levels."""
    days = "".join(f"{name}:{day};" for (day, _), name in palette.items())
    nights = "".join(f"{name}:{night};" for (_, night), name in palette.items())
    # The levels have rules, as the page's policy forbids style in its elements.
    levels = "".join(
        f'[aria-level="{level + 1}"],.l{level}{{--level:{level}}}'
        for level in range(min(deepest + 1, DEEPEST))
    )
    dark = "@media screen and (prefers-color-scheme:dark)"
    return f"{resource('page.css')}{levels}svg{{{days}}}{dark}{{svg{{{nights}}}}}"


def resource(name: str) -> str:
    """Return the text of a file that comes with the page, without what is for its developers.

    These are indentation, and comments on lines of their own.
    """
    text = files("argmap.export.page").joinpath(name).read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/*")))
