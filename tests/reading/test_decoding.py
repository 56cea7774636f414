"""Bytes that hold a text, and bytes that do not."""

import codecs

import pytest
from saying import said

import argmap
from argmap.reading import read
from argmap.reading.decoding import encode

TEXT = "argmap: 1\ntitle: Zürich\nclaims:\n  é: “One” 😀.\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT,
        "\ufeff" + TEXT,
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
    ],
    ids=[
        "text",
        "text with mark",
        "utf-8",
        "utf-8 with mark",
        "utf-16-le",
        "utf-16-be",
        "crlf",
        "cr",
    ],
)
def test_encodings_and_line_ends(data: bytes | str) -> None:
    reading = read(data, "map.yaml")
    assert reading.faults == []
    assert reading.map.title == "Zürich"
    assert reading.map.graph.nodes["é"] == {
        "type": "statement",
        "kind": "claim",
        "text": "“One” 😀.",
        "line": 4,
        "column": 3,
    }


def test_latin_1_is_one_fault() -> None:
    text = "argmap: 1\ntitle: T\nclaims:\n  für: {text: Für., supported_by: für-b}\n  für-b: B.\n"
    assert said(text.encode("latin-1")) == [
        "4:4-4:5 invalid-encoding: byte 0xFC is not UTF-8 text; save the file as UTF-8"
    ]


def test_half_a_character_of_utf_16() -> None:
    data = codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be").replace(b"\x00n\x00e", b"\xd8\x00\x00e")
    assert [line.split(";")[0] for line in said(data)] == [
        "4:8-4:9 invalid-encoding: byte 0xD8 is not UTF-16 text"
    ]


@pytest.mark.parametrize(
    "data", [bytes(range(256)), b"\x89PNG\r\n\x1a\n\x00\x00\xff", b"\xff\xfe\xff"]
)
def test_what_is_no_text_is_one_fault(data: bytes) -> None:
    assert [fault.rule for fault in read(data, "map.yaml").faults] == ["invalid-encoding"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_without_their_mark_are_one_fault(encoding: str) -> None:
    assert said("argmap: 1\ntitle: Ulm\nclaims: {a: One.}\n".encode(encoding)) == [
        "1:1-1:1 invalid-encoding: this is not UTF-8 text; save the file as UTF-8"
    ]


def test_a_control_character_does_not_hide_the_rest() -> None:
    text = "argmap: 1\ntitle: T\nclaims:\n  a: {text: One\x01two., implicit: yes}\n"
    assert [line.split(";")[0] for line in said(text.encode())] == [
        "4:16-4:17 invalid-yaml: the control character U+0001 may not stand in a map",
        "4:33-4:36 invalid-value: implicit of claim “a” takes true or false, not “yes”",
    ]


@pytest.mark.parametrize("character", ["\u2028", "\x85", "\x1b", "\ufeff", "\x7f", "\ud800"])
def test_characters_that_may_not_stand_in_a_map(character: str) -> None:
    faults = read(f"argmap: 1\ntitle: T\nclaims:\n  a: One{character}two.\n", "map.yaml").faults
    assert [(fault.rule, fault.place.line, fault.place.column) for fault in faults] == [
        ("invalid-yaml", 4, 9)
    ]


@pytest.mark.parametrize("character", ["\u200f", "\u202e", "\xa0", "\xad", "\U0010fffd"])
def test_characters_that_are_text(character: str) -> None:
    graph = read(f"argmap: 1\ntitle: T\nclaims:\n  a: One{character}two.\n", "map.yaml").map.graph
    assert graph.nodes["a"]["text"] == f"One{character}two."


def test_a_bad_byte_and_a_control_character_do_not_hide_the_rest() -> None:
    text = "argmap: 1\ntitle: Zürich\nclaims:\n  a: {txt: A.}\n  b: Ring\x07\nextra: 1\n"
    assert [line.split(";")[0] for line in said(text.encode("latin-1"))] == [
        "2:9-2:10 invalid-encoding: byte 0xFC is not UTF-8 text",
        "4:7-4:10 unknown-key: claim “a” has no key “txt”",
        "5:10-5:11 invalid-yaml: the control character U+0007 may not stand in a map",
        "6:1-6:6 unknown-key: the map has no key “extra”",
    ]


def test_a_map_in_another_encoding_is_one_fault() -> None:
    text = "argmap: 1\ntitle: Карта\nclaims:\n  a: Мост закрыт.\n"
    assert [line.split(";")[0] for line in said(text.encode("cp1251"))] == [
        "2:8-2:9 invalid-encoding: byte 0xCA is not UTF-8 text"
    ]


def test_control_characters_in_every_place_are_one_fault() -> None:
    assert [fault.rule for fault in read(b"a\x01" * 1000, "map.yaml").faults] == [
        "invalid-encoding"
    ]


@pytest.mark.parametrize("escape", ["\\N", "\\0", "\\e", "\\r", "\\x7f", "\\u0090", "\\uFFFE"])
def test_escapes_that_may_not_stand_in_a_map(escape: str) -> None:
    faults = read(f'argmap: 1\ntitle: T\nclaims:\n  a: "One{escape}two."\n', "map.yaml").faults
    assert [(fault.rule, fault.place.line, fault.place.column) for fault in faults] == [
        ("invalid-value", 4, 6)
    ]


@pytest.mark.parametrize(
    ("escape", "character"),
    [("\\L", "\u2028"), ("\\P", "\u2029"), ("\\_", "\xa0"), ("\\t", "\t"), ("\\n", "\n")],
)
def test_escapes_that_are_text(escape: str, character: str) -> None:
    loaded = argmap.loads(f'argmap: 1\ntitle: T\nclaims:\n  a: "One{escape}two."\n')
    assert loaded.graph.nodes["a"]["text"] == f"One{character}two."


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_a_text_is_encoded_as_the_file_was(mark: bytes, encoding: str) -> None:
    text = "argmap: 1\r\ntitle: Die Züge 🚆\n"
    assert encode(text, mark + "title: Old".encode(encoding)) == mark + text.encode(encoding)
