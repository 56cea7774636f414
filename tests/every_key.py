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
from argmap.format.keys import Key, Record, Shape

Traces = dict[tuple[str, str], str]
"""For each record and key, the words by which its value is known in any format."""

NOT_SHOWN = {
    ("an argument map", "argmap"): "it is the version of the file",
    (
        "an argument map",
        "expect",
    ): "it tests the map, and says nothing that its readers should know",
}

_PHRASES = {
    key.name: key.phrase
    for record in form.RECORDS
    for key in record.keys.values()
    if key.shape is Shape.TRUTH
}
"""The phrases in which formats for people say what is true."""

_PLACES = r'"column": ?\d+|<data key="d\d+">\d+</data>|(?<=,)\d+,\d+(?=,)'
_SHAPES_OF_VALUES = {
    Shape.TEXT,
    Shape.TEXTS,
    Shape.TEXT_LIST,
    Shape.TRUTH,
    Shape.COUNT,
    Shape.PARAGRAPHS,
    Shape.LOCATOR,
    Shape.LANGUAGE,
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
        Shape.LANGUAGE: ("qaa", "qaa"),
    }.get(key.shape, (word, word))


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def _mapping(record: Record, traces: Traces, **given: str) -> str:
    """Return a mapping with all keys of a record that have values, and with what is given."""
    written = dict(given)
    for key in record.keys.values():
        if key.shape in _SHAPES_OF_VALUES and key.name not in given:
            word = _letters(f"the {key.name} of {record.name}")
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


def whole_map(without: tuple[str, str] = ("", "")) -> tuple[str, Traces]:
    """Return a map that uses every key of the format, and the traces of their values.

    `without` names a record and a key of it that is left out.
    """
    traces: Traces = {}

    def mapping(record: Record, **given: str) -> str:
        keys = {name: key for name, key in record.keys.items() if (record.name, name) != without}
        given = {name: value for name, value in given.items() if value and name in keys}
        return _mapping(Record(record.name, keys), traces, **given)

    def citation(record: Record) -> str:
        trace = _letters(f"the citation of {record.name}")
        if (record.name, "cites") != without:
            traces[record.name, "cites"] = trace
        return f"{{locator: {trace}}}"

    titles = {"g": "thetitleofagroup", "h": "thetitleofanothergroup"}

    def statement(record: Record, group: str = "g", **given: str) -> str:
        if (record.name, "group") != without:
            traces[record.name, "group"] = titles[group]
        return mapping(record, cites=citation(record), group=group, **given)

    def argument(record: Record, **given: str) -> str:
        traces[record.name, "attacked_by"] = "undercut"
        return mapping(
            record, id="step", premises="p", cites=citation(record), attacked_by="u", **given
        )

    recommendation, claim, premise = form.STATEMENTS.values()
    traces[premise.name, "supported_by"] = "ground"
    traces[claim.name, "attacked_by"] = "objection"
    traces[form.ATTACK.name, "outweighed_by"] = "moreweight"
    # Two passages, for one has a paragraph or a locator.
    first = mapping(_less(form.PASSAGE, "locator"))
    second = mapping(_less(form.PASSAGE, "paragraph"))
    in_place = statement(form.IN_PLACE, "h", id="inplace", kind="recommendation")
    under_id = statement(form.UNDER_ID, "h", kind="recommendation")
    support = argument(form.ARGUMENT)
    attack = argument(form.ATTACK, outweighed_by="w")
    group = mapping(form.GROUP, statements="[u]")
    text = (
        f"argmap: 1\n{_top(mapping(form.MAP))}"
        f"sources: {{s: {mapping(form.SOURCE)}}}\n"
        "recommendations:\n"
        f"  r: {statement(recommendation, supported_by=f'[c, {in_place}]', attacked_by=attack)}\n"
        f"claims:\n  c: {statement(claim, supported_by=support, attacked_by='o')}\n"
        f"premises:\n  p: {statement(premise, supported_by='q', attacked_by='o')}\n"
        f"  q: {{text: ground, supported_by: {{underid: {under_id}}}}}\n"
        "  o: objection\n  w: moreweight\n"
        f"  u: {{text: undercut, cites: [{{s: {first}}}, {{s: {second}}}]}}\n"
        f"groups: {{g: {group}, h: {titles['h']}}}\nexpect: {{}}\n"
    )
    return text, traces


def _less(record: Record, name: str) -> Record:
    return Record(record.name, {each: key for each, key in record.keys.items() if each != name})


def _top(written: str) -> str:
    return "".join(f"{entry}\n" for entry in written[1:-1].split(", "))


def shown(text: str, folder: Path) -> dict[str, str]:
    """Return what each format, and the command show, say of a map."""
    from argmap.cli import run
    from argmap.export import FORMATS

    file = folder / "map.yaml"
    file.write_text(text, encoding="utf-8")
    found = {}
    commands = {
        made.name: [["export", "--details", "--format", made.name]]
        for made in FORMATS.values()
        if not made.binary
    }
    show = ["show", "--details", "--width", "500"]
    commands["show"] = [show, [*show, "--group", "g"], [*show, "--group", "h"]]
    for name, runs in commands.items():
        data = BytesIO()
        printed = TextIOWrapper(data, encoding="utf-8")
        for command in runs:
            with redirect_stdout(printed):
                status = run([*command, str(file)])
            assert status == 0, f"{name} fails"
        printed.flush()
        # Where it stands in the file is no trace of a key.
        found[name] = re.sub(_PLACES, "", data.getvalue().decode())
    return found


def lost(folder: Path) -> Iterator[str]:
    """Yield which formats show nothing of which keys.

    A format shows a key if its value stands there, and if without the key it is another.
    """
    text, traces = whole_map()
    whole = shown(text, folder)
    for (record, key), trace in traces.items():
        without, _ = whole_map((record, key))
        less = shown(without, folder) if _is_needless(record, key) else {}
        for name, said in whole.items():
            if not _is_said(trace, said) or less.get(name) == said:
                yield f"{name} shows nothing of the key {key} of {record}"


def _is_said(trace: str, said: str) -> bool:
    return trace in said or _PHRASES.get(trace, trace) in said


def _is_needless(record: str, key: str) -> bool:
    known = {each.name: each for each in form.RECORDS}
    return not known[record].keys[key].required


if __name__ == "__main__":
    for each in form.RECORDS:
        if each is form.EXPECTATIONS:
            continue
        each.keys["confidence"] = Key("confidence", Shape.TEXT, "How sure the author is.")
    print(*lost(Path(sys.argv[1])), sep="\n", end="")
