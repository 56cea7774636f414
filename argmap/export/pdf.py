"""A map as a PDF: one sheet as large as the picture, or pages of paper.

The PDF has the map's language and title, as screen readers want them, and pages have bookmarks.
"""

from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING

from argmap.export import Draw, Exported, GraphvizError
from argmap.export.dot.picture import write
from argmap.export.support.paper import MARGIN, SIZES, Paper, Room
from argmap.text.sanitizing import one_line

if TYPE_CHECKING:
    from pypdf import PdfWriter

    from argmap.export.dot.atlas import Page
    from argmap.export.support.export_options import ExportOptions
    from argmap.model.argument_map import ArgumentMap

_POINTS = 72


def export(argument_map: "ArgumentMap", options: "ExportOptions", draw: Draw) -> Exported:
    """Return the map drawn by Graphviz, which knows neither the language nor the title of a PDF.

    pypdf writes them into the drawing, and binds pages. Where it is missing and the map names its
    language, a remark says so. Raise GraphvizError if the drawing fails, or pages cannot be bound.
    """
    language = argument_map.graph.graph.get("language")
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

    from argmap.export.dot.atlas import least_scale, pages_of

    def measure(dot_text: str) -> Room:
        # The first line is: graph, scale, width and height in inches.
        _, _, width, height = draw(dot_text, "plain").data.split(b"\n", 1)[0].split()
        return Room(*(float(side) * _POINTS for side in (width, height)))

    writer = PdfWriter()
    remarks: dict[str, None] = {}
    for number, page in enumerate(pages_of(argument_map, options, paper, measure), 1):
        drawn = draw(page.dot_text, "pdf")
        remarks |= dict.fromkeys(drawn.remarks)
        scale = _add(writer, page, drawn.data, paper)
        if scale < 0.99 * least_scale():
            small = f"page {number} has one box that is too large for the paper, in smaller print"
            remarks[small] = None
    return Exported(_described(writer, argument_map), tuple(remarks))


def _add(writer: "PdfWriter", page: "Page", pdf: bytes, paper: Paper) -> float:
    """Add a drawing as a page, at its top left, and return its scale."""
    from pypdf import PdfReader, Transformation

    drawing = PdfReader(BytesIO(pdf)).pages[0]
    width, height = float(drawing.mediabox.width), float(drawing.mediabox.height)
    scale = min(1.0, paper.room.width / width, paper.room.height / height)
    sheet = writer.add_blank_page(paper.width, paper.height)
    place = Transformation().scale(scale).translate(MARGIN, paper.height - MARGIN - height * scale)
    sheet.merge_transformed_page(drawing, place)
    if page.bookmark is not None:
        writer.add_outline_item(title=one_line(page.bookmark), page_number=len(writer.pages) - 1)
    return scale


def _described(writer: "PdfWriter", argument_map: "ArgumentMap") -> bytes:
    """Return a PDF that says its language and its title."""
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

    language = one_line(str(argument_map.graph.graph.get("language") or "en"))
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(language)
    root[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(value=True)}
    )
    writer.add_metadata({"/Title": one_line(argument_map.title)})
    written = BytesIO()
    writer.write(written)
    return written.getvalue()
