"""A map as a PDF: one sheet as large as the picture, or pages of paper.

The PDF has the map's language and title, as screen readers want them, and pages have bookmarks.
"""

import json
from importlib.util import find_spec
from io import BytesIO
from operator import methodcaller
from typing import TYPE_CHECKING

from argmap.export import Draw, Exported, GraphvizError
from argmap.export.dot.picture import write
from argmap.export.dot.scene import TEXT_SIZE, TEXT_SIZE_ON_PAPER
from argmap.export.dot.shape import Size
from argmap.export.support.paper import MARGIN, SIZES, Paper
from argmap.export.support.themes import THEMES
from argmap.text.sanitizing import one_line

if TYPE_CHECKING:
    from pypdf import PdfWriter

    from argmap.export.support.export_options import ExportOptions
    from argmap.model.argument_map import ArgumentMap

_POINTS = 72
_MOST_SCALE = TEXT_SIZE / TEXT_SIZE_ON_PAPER
"""How large a page with little on it is drawn: its text is no larger than in a picture."""


def export(argument_map: "ArgumentMap", options: "ExportOptions", draw: Draw) -> Exported:
    """Return the map drawn by Graphviz, which knows neither the language nor the title of a PDF.

    pypdf writes them into the drawing, and binds pages. Where it is missing and the map names its
    language, a remark says so. Raise GraphvizError if the drawing fails, or pages cannot be bound.
    """
    language = argument_map.facts.get("language")
    if options.paper is not None:
        return _atlas(argument_map, options, draw, SIZES[options.paper])
    drawn = draw(write(argument_map, options), "pdf")
    if find_spec("pypdf") is not None:
        from pypdf import PdfReader, PdfWriter

        writer = PdfWriter(clone_from=PdfReader(BytesIO(drawn.data)))
        return drawn._replace(data=_described(writer, argument_map))
    remark = (
        "the PDF does not say in which language it is; install what writes that: "
        "pip install '.[pdf]'"
    )
    return drawn if language is None else drawn._replace(remarks=(*drawn.remarks, remark))


def _atlas(
    argument_map: "ArgumentMap", options: "ExportOptions", draw: Draw, paper: Paper
) -> Exported:
    """Return the map in pages of paper."""
    if find_spec("pypdf") is None:
        raise GraphvizError(
            "pypdf is needed to make pages, and is not installed: pip install '.[pdf]'"
        )
    from pypdf import PdfWriter

    from argmap.export.dot.atlas import pages_of
    from argmap.export.dot.sheets import LEAST_SCALE

    def measure(dot_text: str) -> list[Size]:
        # Not strict: Graphviz writes line breaks within strings.
        drawn = json.loads(draw(dot_text, "json0").data, strict=False)
        _, _, *sides = map(float, drawn["bb"].split(","))
        boxes = (node for node in drawn.get("objects", ()) if "width" in node)
        sizes = (Size(float(box["width"]), float(box["height"])) for box in boxes)
        return [
            Size(*sides),
            *(Size(_POINTS * size.width, _POINTS * size.height) for size in sizes),
        ]

    writer, ground = PdfWriter(), THEMES[options.theme].background
    remarks: dict[str, None] = {}
    for number, page in enumerate(pages_of(argument_map, options, paper, measure), 1):
        drawn = draw(page.dot_text, "pdf")
        remarks |= dict.fromkeys(drawn.remarks)
        scale = _add(writer, drawn.data, paper, ground)
        for bookmark in page.bookmarks:
            writer.add_outline_item(title=one_line(bookmark), page_number=number - 1)
        if scale < 0.99 * LEAST_SCALE:
            small = f"page {number} has one box that is too large for the paper, in smaller print"
            remarks[small] = None
    return Exported(_described(writer, argument_map), tuple(remarks))


def _add(writer: "PdfWriter", pdf: bytes, paper: Paper, ground: str) -> float:
    """Add a drawing as a page of this colour, at its top left, and return its scale."""
    from pypdf import PdfReader
    from pypdf.generic import NameObject, RectangleObject

    sheet = writer.add_page(PdfReader(BytesIO(pdf)).pages[0])
    width, height = float(sheet.mediabox.width), float(sheet.mediabox.height)
    scale = min(_MOST_SCALE, paper.room.width / width, paper.room.height / height)
    right, up = MARGIN, paper.height - MARGIN - height * scale
    contents = sheet.get_contents()
    if contents is not None:
        # Not by pypdf's merging of pages, which reads each sign of them.
        place = f"{scale:f} 0 0 {scale:f} {right:f} {up:f} cm"
        before = f"q {_colour(ground)} rg 0 0 {paper.width} {paper.height} re f {place}\n"
        contents.set_data(b"".join([before.encode(), contents.get_data(), b"\nQ"]))
        sheet.replace_contents(contents.flate_encode())
    sheet.mediabox = RectangleObject((0, 0, paper.width, paper.height))
    for link in map(methodcaller("get_object"), sheet.annotations or ()):
        left, bottom, *top = (scale * float(side) for side in link["/Rect"])
        sides = left + right, bottom + up, top[0] + right, top[1] + up
        link[NameObject("/Rect")] = RectangleObject(sides)
        link.pop("/QuadPoints", None)
    return scale


def _colour(name: str) -> str:
    """Return a colour such as #12181d in the operands of PDF."""
    return " ".join(f"{part / 255:.3f}" for part in bytes.fromhex(name[1:]))


def _lead_within(writer: "PdfWriter") -> None:
    """Let links to statements lead to their boxes, as far as pages have these.

    Graphviz writes the address of a statement as that of a document. Its box has the same address
    as what refers to it, and is larger.
    """
    from pypdf.annotations import Link
    from pypdf.generic import ArrayObject, Fit, NameObject, RectangleObject

    found: dict[str, list[tuple[float, int, tuple[float, ...]]]] = {}
    for number, page in enumerate(writer.pages):
        outward = ArrayObject()
        for link in page.get("/Annots", ()):
            address = str(link.get_object()["/A"]["/URI"])
            if address.startswith("#"):
                left, bottom, right, top = sides = tuple(map(float, link.get_object()["/Rect"]))
                area = abs((right - left) * (top - bottom))
                found.setdefault(address, []).append((area, number, sides))
            else:
                outward.append(link)
        page[NameObject("/Annots")] = outward
    for places in found.values():
        *references, (_, there, (left, bottom, _, top)) = sorted(places)
        fit = Fit.xyz(left=left, top=max(top, bottom))
        for _, here, sides in references:
            link = Link(rect=RectangleObject(sides), target_page_index=there, fit=fit)
            writer.add_annotation(here, link)


def _described(writer: "PdfWriter", argument_map: "ArgumentMap") -> bytes:
    """Return a PDF that says its language and its title."""
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

    language = one_line(str(argument_map.facts.get("language") or "en"))
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(language)
    root[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(value=True)}
    )
    _lead_within(writer)
    writer.add_metadata({"/Title": one_line(argument_map.title)})
    written = BytesIO()
    writer.write(written)
    return written.getvalue()
