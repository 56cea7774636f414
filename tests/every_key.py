"""A map with every key of the format, and what each format must show of it.

Run as a program, it adds a key to each record and prints what is lost of the new keys.
"""

import json
import re
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path

from argmap.format import keys as form
from argmap.format.keys import Key, Kind, Record, Shape

Traces = dict[tuple[str, str], str]
"""For each record and key, the words by which its value is known in any format."""

NOT_SHOWN = {
    ("an argument map", "argmap"): "it is the version of the file",
    (
        "an argument map",
        "expect",
    ): "it tests the map, and says nothing that its readers should know",
}

_SHAPES_OF_VALUES = {
    Shape.TEXT,
    Shape.TEXTS,
    Shape.TEXT_LIST,
    Shape.TRUTH,
    Shape.COUNT,
    Shape.PARAGRAPHS,
    Shape.LOCATOR,
}


def _value(key: Key, word: str) -> tuple[str, str]:
    """Return a value for a key as YAML, and its trace."""
    if key.name == "url":
        return f"https://example.org/{word}", word
    if key.shape in {Shape.TEXTS, Shape.TEXT_LIST}:
        return f"[{word}]", word
    return {
        Shape.TRUTH: ("true", key.name),
        Shape.COUNT: ("417", "417"),
        Shape.PARAGRAPHS: ("203", "203"),
    }.get(key.shape, (word, word))


def _mapping(record: Record, traces: Traces, **given: str) -> str:
    """Return a mapping with all keys of a record that have values, and with what is given."""
    written = dict(given)
    for key in record.keys.values():
        if key.shape in _SHAPES_OF_VALUES and key.name not in given:
            word = "".join(filter(str.isalpha, f"the {key.name} of {record.name}"))
            written[key.name], traces[record.name, key.name] = _value(key, word)
    return "{" + ", ".join(f"{name}: {value}" for name, value in written.items()) + "}"


def map_with(text: str) -> str:
    """Return a map with every key of the format, where texts are all `text`."""
    written, traces = whole_map()
    words = {trace for trace in traces.values() if trace.startswith("the")}
    quoted = json.dumps(text, ensure_ascii=False)
    return re.sub(
        r"(?:https://example\.org/)?(\w+)", lambda it: quoted if it[1] in words else it[0], written
    )


def whole_map() -> tuple[str, Traces]:
    """Return a map that uses every key of the format, and the traces of their values."""
    traces: Traces = {}

    def statement(kind: Kind, but: str, **given: str) -> str:
        record = form.STATEMENTS[kind]
        keys = {name: key for name, key in record.keys.items() if name != but}
        return _mapping(Record(record.name, keys), traces, **given)

    def passage(but: str) -> str:
        keys = {name: key for name, key in form.PASSAGE.keys.items() if name != but}
        return _mapping(Record(form.PASSAGE.name, keys), traces)

    argument = _mapping(form.ARGUMENT, traces, id="step", premises="p", cites="s", attacked_by="u")
    text = (
        f"argmap: 1\n{_top(traces)}"
        f"sources: {{s: {_mapping(form.SOURCE, traces)}}}\n"
        f"recommendations:\n  r: {statement('recommendation', 'undeveloped', supported_by='c')}\n"
        f"claims:\n  c: {statement('claim', '', supported_by=argument)}\n"
        "  gap: {text: gap, undeveloped: true}\n"
        f"premises:\n  p: {statement('premise', 'undeveloped', cites=passage('locator'))}\n"
        f"  u: {{text: undercut, cites: {{s: {passage('paragraph')}}}}}\n"
        f"groups: {{g: {_mapping(form.GROUP, traces, statements='[r, c, p, u]')}}}\n"
        "expect: {}\n"
    )
    return text, traces


def _top(traces: Traces) -> str:
    written = _mapping(form.MAP, traces)
    return "".join(f"{entry}\n" for entry in written[1:-1].split(", "))


def lost(folder: Path) -> Iterator[str]:
    """Yield which formats show nothing of which keys."""
    from argmap.cli import run
    from argmap.export import FORMATS

    text, traces = whole_map()
    file = folder / "map.yaml"
    file.write_text(text, encoding="utf-8")
    commands = {
        made.name: [["export", "--details", "--format", made.name]]
        for made in FORMATS.values()
        if not made.binary
    }
    shown = ["show", "--details", "--width", "500"]
    commands["show"] = [shown, [*shown, "--group", "g"]]
    for name, runs in commands.items():
        data = BytesIO()
        printed = TextIOWrapper(data, encoding="utf-8")
        for command in runs:
            with redirect_stdout(printed):
                if run([*command, str(file)]):
                    yield f"{name} of a map with every key fails"
        printed.flush()
        written = data.getvalue().decode()
        for (record, key), trace in traces.items():
            if trace not in written:
                yield f"{name} shows nothing of the key {key} of {record}"


if __name__ == "__main__":
    for each in (*form.STATEMENTS.values(), form.ARGUMENT, form.SOURCE):
        each.keys["confidence"] = Key("confidence", Shape.TEXT, "How sure the author is.")
    print(*lost(Path(sys.argv[1])), sep="\n", end="")
