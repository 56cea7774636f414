"""The command `argmap coverage`: the text of a source, and what of it a map cites."""

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import click

from argmap.cli import console, ids, layout, options
from argmap.cli.usage_errors import Failure, refuse
from argmap.text.sanitizing import whole_line
from argmap.text.wording import shorten

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.analysis.coverage import Coverage
    from argmap.model.argument_map import ArgumentMap

_KEY = "text: survey.txt"
_EXAMPLE = "sources: {survey: {title: The survey, text: survey.txt}}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Request(layout.Printing):
    """The arguments of the command."""

    file: str
    source: str | None
    uncited: bool
    form: Literal["text", "json", "markdown"]


@click.command(
    name="coverage",
    epilog="""\b
Examples:
  argmap coverage depot.yaml                  the text, and what cites it
  argmap coverage depot.yaml survey           that of one source of several
  argmap coverage depot.yaml --uncited        what is still to be read

\b
Exit status: 0; 1 the map has faults; 2 wrong usage, or a text or a map that
cannot be read.""",
)
@click.argument("file", metavar="MAP", type=options.MapPath())
@click.argument("source", metavar="[SOURCE]", required=False, type=ids.SOURCE)
@click.option("--uncited", is_flag=True, help="Show only the paragraphs that nothing cites.")
@options.form("text", "json", "markdown")
@layout.options
@click.pass_context
def command(context: click.Context, /, **given: Any) -> None:
    """Show the text of a source, and what of it a map cites.

    Its paragraphs are numbered as citations name them. Below each stand the statements and
    arguments that cite it, quotes are marked, and paragraphs that nothing cites are named. MAP
    may be a draft. SOURCE is the id of a source; without one, all that have a text are shown.
    """
    from argmap.analysis.coverage import coverages
    from argmap.cli.maps import read_draft, refuse_stdin
    from argmap.workspace.texts import SourceTexts, folder_of

    request = _Request(**given)
    refuse_stdin(request.file)
    console.end_when_output_is_closed()
    reading = read_draft(request.file, allow_outside=request.allow_outside)
    if reading.map.unknowns.cut_off:
        context.exit(1)
    sources = _wanted(reading.map, request.source)
    folder = folder_of(reading.map.name)
    texts = SourceTexts(allow_outside=request.allow_outside).of(sources, folder)
    found = coverages(reading.map, texts)
    _print(reading.map, found, request)
    shown = {each.source for each in found}
    for source, text in texts.items():
        if source in shown:
            continue
        why = "it is empty" if text.text is not None else text.reason
        console.print_error(f"the text of source “{source}” cannot be read: {why}")
    context.exit(2 if len(found) < len(texts) else 1 if reading.faults else 0)


def _wanted(argument_map: "ArgumentMap", name: str | None) -> "Mapping[str, Mapping[str, Any]]":
    """Return the source of a name, or all that have a text; print which have none.

    End with 2 if there is none to show.
    """
    sources = argument_map.sources
    if name is not None:
        if name not in sources:
            refuse(name, sources, "SOURCE", what="source")
        sources = {name: sources[name]}
    if not sources:
        raise Failure(f"the map has no sources; declare one with its text: {_EXAMPLE}")
    without = [source for source, given in sources.items() if "text" not in given]
    for source in without:
        message = f"source “{shorten(source)}” has no text"
        if len(without) == len(sources):
            console.print_error(f"{message}; name a plain-text copy beside the map: {_KEY}")
        else:
            console.print_message(whole_line(f"argmap: {message}, and is not shown"))
    if len(without) == len(sources):
        raise click.exceptions.Exit(2)
    return {source: given for source, given in sources.items() if "text" in given}


def _print(
    argument_map: "ArgumentMap", coverages: "Sequence[Coverage]", request: _Request
) -> None:
    from argmap.export import coverage as form
    from argmap.terminal.coverage import CoverageStyle, lines_of

    if request.form == "json":
        sys.stdout.write(form.to_json(argument_map, coverages, uncited=request.uncited))
        return
    signs = not console.use_color(request.color)
    style = CoverageStyle(request.columns, request.is_ascii, signs=signs, uncited=request.uncited)
    for number, coverage in enumerate(coverages):
        if number:
            sys.stdout.write("\n")
        if request.form == "markdown":
            written = form.to_markdown(argument_map, coverage, uncited=request.uncited)
            sys.stdout.write(written)
        else:
            request.print_lines(lines_of(argument_map, coverage, style))
