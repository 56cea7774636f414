"""A map as a PDF: the picture, with the map's language and title as screen readers want them."""

from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING

from argmap.export import Draw, Exported
from argmap.export.dot.picture import write
from argmap.text.sanitizing import one_line

if TYPE_CHECKING:
    from argmap.export.support.export_options import ExportOptions
    from argmap.model.argument_map import ArgumentMap


def export(argument_map: "ArgumentMap", options: "ExportOptions", draw: Draw) -> Exported:
    """Return the map drawn by Graphviz, which knows neither the language nor the title of a PDF.

    pypdf writes them into the drawing. Where it is missing and the map names its language, a
    remark says so. Raise GraphvizError if the drawing fails.
    """
    drawn = draw(write(argument_map, options), "pdf")
    language = argument_map.graph.graph.get("language")
    if find_spec("pypdf") is not None:
        title = one_line(argument_map.title)
        return drawn._replace(data=_described(drawn.data, one_line(str(language or "en")), title))
    remark = (
        "the PDF does not say in which language it is; install what writes that: "
        "pip install 'argmap[pdf]'"
    )
    return drawn if language is None else drawn._replace(remarks=(*drawn.remarks, remark))


def _described(pdf: bytes, language: str, title: str) -> bytes:
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(language)
    root[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(value=True)}
    )
    writer.add_metadata({"/Title": title})
    written = BytesIO()
    writer.write(written)
    return written.getvalue()
