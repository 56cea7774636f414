"""The faulty maps in `reading/faults/`, each beside all that is said of it, and mended."""

from collections.abc import Iterator
from pathlib import Path

from argmap.findings import Finding, Place
from argmap.reading import read
from argmap.text.document import Text

FOLDER = Path(__file__).parent / "reading" / "faults"
CASES = sorted(case for case in FOLDER.glob("*/*.yaml") if ".mended" not in case.suffixes)


def expected(case: Path) -> Path:
    """Return the file that says what must be said of a map."""
    return case.with_suffix(".txt")


def mended(case: Path) -> Path:
    """Return the map in which what each help says has been done."""
    return case.with_suffix(".mended.yaml")


def report(case: Path) -> str:
    """Return all that is said of a map: what is wrong, where, and what to write instead."""
    reading = read(case.read_bytes(), case.name)
    return "\n".join("".join(_lines(fault, reading.text)) for fault in reading.faults)


def _lines(fault: Finding, text: Text) -> Iterator[str]:
    yield f"{fault.level}[{fault.rule}]: {fault.message}\n"
    yield _line("at", fault.place, text)
    if fault.help:
        yield f"  help: {fault.help}\n"
    for place in fault.related:
        yield _line("see", place, text)


def _line(word: str, place: Place, text: Text) -> str:
    span = f"{place.line}:{place.column}-{place.end_line}:{place.end_column}"
    starts = text.starts
    start = starts[place.line - 1] + place.column - 1
    end = starts[place.end_line - 1] + place.end_column - 1
    there = text.content[start:end].replace("\n", "⏎")
    return f"  {word} {span} `{there}` {place.note}".rstrip() + "\n"
