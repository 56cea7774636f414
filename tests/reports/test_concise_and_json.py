"""The reports for editors and other programs."""

import json

from reporting import checked, printed

from argmap.reports import FORMATS


def test_concise_is_a_line_a_finding() -> None:
    assert printed("concise", checked()) == (
        "depot.yaml:4:48: warning[needless-undeveloped] "
        "claim “a” is marked undeveloped, yet it is supported\n"
        "depot.yaml:7:3: warning[disconnected-statement] premise “é” leads nowhere\n"
    )


def test_concise_keeps_to_one_line() -> None:
    out = printed("concise", checked("", "evil\n\x1b[31m.yaml"))
    assert out == "evil\ufffd\ufffd[31m.yaml:1:1: error[invalid-yaml] the file is empty\n"


def test_json_has_every_field() -> None:
    first, second = json.loads(printed("json", checked()))
    assert first == {
        "file": "depot.yaml",
        "line": 4,
        "column": 48,
        "end_line": 4,
        "end_column": 52,
        "rule": "needless-undeveloped",
        "level": "warning",
        "message": "claim “a” is marked undeveloped, yet it is supported",
        "help": "remove undeveloped: true",
        "node": "a",
        "related": [{"file": "depot.yaml", "line": 4, "column": 31, "message": "supported here"}],
    }
    assert second["node"] == "é"
    assert second["related"] == []


def test_json_of_several_files_is_one_list_in_ascii() -> None:
    out = printed("json", checked(), checked("", "empty.yaml"))
    assert [found["file"] for found in json.loads(out)] == [
        "depot.yaml",
        "depot.yaml",
        "empty.yaml",
    ]
    assert out.isascii()
    assert out.endswith("\n]\n")


def test_nothing_found() -> None:
    fine = checked("argmap: 1\ntitle: A map\nclaims: {a: {text: A, undeveloped: true}}\n")
    assert printed("concise", fine) == ""
    assert json.loads(printed("json", fine)) == []
    assert json.loads(printed("json")) == []


def test_colour_leaves_machines_alone() -> None:
    assert "\x1b[1;33mwarning" in printed("concise", checked(), color=True)
    assert "\x1b" not in printed("json", checked(), color=True)


def test_every_format_has_its_module() -> None:
    for output_format in FORMATS:
        assert printed(output_format, checked("", "empty.yaml"))
