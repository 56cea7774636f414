"""One slip of the keyboard is one finding, and its sentence says what to write."""

import codecs

import pytest
from saying import said

HEAD = "argmap: 1\ntitle: T\n"
MAP = """\
argmap: 1
title: T
sources: {s: A source., t: Another.}
claims:
  c: {text: C., supported_by: [p, q]}
premises:
  p: PREMISE
  q: Q.
  r: {text: R., cites: s}
"""


def slip(written: str, instead_of: str = "PREMISE") -> str:
    """Give the one finding of a map in which this is written instead of that."""
    assert instead_of in MAP
    changed = MAP.replace(instead_of, written, 1).replace("PREMISE", "P.")
    (found,) = said(changed)
    return found


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("{text: P., cites: s", "7:6-7:7"),
        ("{text: P., cites: [s, t", "7:24-7:25"),
        ("{text: P., implicit: true", "7:6-7:7"),
        ("{text: P., implicit: {true", "7:27-7:28"),
        ("\n    text: P.\n    cites: [s, t\n    note: N.", "9:12-9:13"),
        ("{text: {so it is, cites: s}", "7:6-7:7"),
        ("{so it is", "7:6-7:7"),
        ("[so it is", "7:6-7:7"),
    ],
)
def test_what_an_open_bracket_takes_in_is_no_fault(written: str, place: str) -> None:
    found = slip(written)
    assert found.startswith(f"{place} invalid-yaml: the bracket ")
    assert "that opens here is never closed" in found


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ('"P is so.', "7:6-7:7"),
        ('"P is so.\n  x: "Another."', "7:6-7:7"),
        ('{text: "P is so., cites: s}', "7:13-7:14"),
    ],
)
def test_an_open_quotation_is_reported_where_it_opens(written: str, place: str) -> None:
    assert slip(written) == (
        f'{place} invalid-yaml: the quotation mark " that opens here is never closed; '
        'close it, or put a text that begins with " in the other kind of quotes'
    )


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("*Important reason* here.", "7:6-7:16"),
        ("{text: *Important reason* here., cites: s}", "7:13-7:23"),
        ("\n    text: *Important reason* here.\n    cites: s", "8:11-8:21"),
    ],
)
def test_a_text_that_begins_like_an_alias(written: str, place: str) -> None:
    assert slip(written) == (
        f"{place} invalid-yaml: aliases are not part of a map; "
        "refer to a statement by its id, or put a text that begins with * in quotes"
    )


@pytest.mark.parametrize(
    ("written", "place", "bracket"),
    [
        ("[1] says so.", "7:10-7:11", "]"),
        ("[Note: this] is so.", "7:19-7:20", "]"),
        ("{it is so} they say", "7:17-7:18", "}"),
        ("{it: so} they say", "7:15-7:16", "}"),
        ("\n    text: [1] says so.\n    cites: s", "8:15-8:16", "]"),
    ],
)
def test_a_text_that_begins_like_a_list_or_mapping(written: str, place: str, bracket: str) -> None:
    assert slip(written) == (
        f"{place} invalid-yaml: text goes on behind the closing bracket {bracket}; "
        "put the whole text in quotes"
    )


@pytest.mark.parametrize(
    "written",
    ["{text: [1] says so.}", "{text: {it is so} they say}", "{text: P., and more [of it]}"],
)
def test_a_text_in_braces_that_begins_like_a_list_or_mapping(written: str) -> None:
    assert slip(written).endswith(
        "invalid-yaml: a comma is missing here; write a comma, or put the text in quotes"
    )


def test_a_bracket_too_many() -> None:
    assert slip("{text: P.}}") == (
        "7:16-7:17 invalid-yaml: } stands here, but all brackets are closed; "
        "remove it, or put the whole text in quotes"
    )


@pytest.mark.parametrize(
    "written",
    [
        "\n    note: N.\n   text: P.",
        "\n    note: N.\n     text: P.",
        "\n    supported_by:\n      - scheme: S.\n       premises: q\n    text: P.",
        "\n    note: N.\n\ttext: P.",
        "''so it is",
    ],
)
def test_what_a_wrong_indent_or_quote_puts_elsewhere_is_not_missing(written: str) -> None:
    assert " invalid-yaml: " in slip(written)


def test_sources_behind_a_syntax_error_are_not_missed() -> None:
    text = HEAD + "premises:\n  p: {text: P., cites: s}\n  q: It is so: yes.\nsources: {s: S.}\n"
    (found,) = said(text)
    assert " invalid-yaml: " in found


def test_what_is_wrong_beside_a_syntax_error_is_still_said() -> None:
    text = HEAD + (
        "claims:\n"
        "  a: {note: no text}\n"
        "  b: {text: B., implicit: yes, supported_by: [[a, a]]}\n"
        "  c: {text: C., implicit: yes, note: {}}}\n"
    )
    assert [line.split(": ")[0] for line in said(text)] == [
        "4:3-4:4 missing-key",
        "5:27-5:30 invalid-value",
        "5:51-5:52 duplicate-premise",
        "6:27-6:30 invalid-value",
        "6:38-6:40 invalid-value",
        "6:41-6:42 invalid-yaml",
    ]


SOURCES = "{s: A source., t: Another.}"


@pytest.mark.parametrize(
    ("written", "finding"),
    [
        (
            "\n  s:A source.",
            (
                "4:3-4:14 invalid-value: sources takes a mapping from ids, not “s:A source.”; "
                "put a space behind the colon"
            ),
        ),
        (
            "\n  s:A source.\n  t: Another.",
            (
                "4:3-4:14 invalid-yaml: a colon is missing behind a key, or the space behind the "
                "colon; write “s: A source.”"
            ),
        ),
        (
            "{s:A source., t: Another.}",
            (
                "3:11-3:22 invalid-id: “s:A source.” cannot be the id of a source; "
                "put a space behind the colon: s: A source."
            ),
        ),
        (
            "{s:: A source.}",
            "3:11-3:13 invalid-id: “s:” cannot be the id of a source; write s",
        ),
        (
            "A source.",
            (
                "3:10-3:19 invalid-value: sources takes a mapping from ids, not “A source.”; "
                "write each entry as an id, a colon and what it stands for"
            ),
        ),
    ],
)
def test_a_source_that_cannot_be_read_may_be_cited(written: str, finding: str) -> None:
    assert slip(written, instead_of=SOURCES) == finding


@pytest.mark.parametrize(
    ("written", "finding"),
    [
        ("q:: Q.", "8:3-8:5 invalid-id: “q:” cannot be the id of a premise; write q"),
        ("q;: Q.", "8:3-8:5 invalid-id: “q;” cannot be the id of a premise; write q"),
        ("-q: Q.", "8:3-8:5 invalid-id: “-q” cannot be the id of a premise; write q"),
        ("(q): {text: Q.}", "8:3-8:6 invalid-id: “(q)” cannot be the id of a premise; write q"),
        (
            "q:{text: Q.}",
            (
                "8:3-8:10 invalid-id: “q:{text” cannot be the id of a premise; "
                "put a space behind the colon: q: {text"
            ),
        ),
    ],
)
def test_an_id_that_cannot_be_one_may_be_referred_to(written: str, finding: str) -> None:
    assert slip(written, instead_of="q: Q.") == finding


def test_a_lone_statement_without_a_space_behind_its_colon() -> None:
    assert said(HEAD + "claims: {c: {text: C., supported_by: p}}\npremises:\n  p:It is so.\n") == [
        (
            "5:3-5:14 invalid-value: premises takes a mapping from ids, not “p:It is so.”; "
            "put a space behind the colon"
        )
    ]


def test_a_comma_or_colon_that_spoils_a_section_in_braces() -> None:
    assert said(HEAD + "premises: {p: It is so, and more., q: Q.}\n") == [
        (
            "3:25-3:34 invalid-id: “and more.” cannot be the id of a premise; "
            "put the text in quotes, for a comma ends it inside { }"
        )
    ]
    assert said(HEAD + "claims: {c: {text: C., supported_by: q}}\npremises: {p: P., q:Q.}\n") == [
        (
            "4:19-4:23 invalid-id: “q:Q.” cannot be the id of a premise; "
            "put a space behind the colon: q: Q."
        )
    ]


WHOLE = MAP.replace("PREMISE", "{text: P., implicit: true}")


@pytest.mark.parametrize(
    ("data", "finding"),
    [
        (WHOLE.encode() + b"\0", "10:1-10:2 invalid-yaml: the control character U+0000"),
        (WHOLE.encode() + b"\x1a\n", "10:1-10:2 invalid-yaml: the control character U+001A"),
        (codecs.BOM_UTF8 * 2 + WHOLE.encode(), "1:1-1:2 invalid-yaml: the control character"),
        (
            codecs.BOM_UTF16_LE + WHOLE.encode("utf-16-le") + b"\n",
            "10:1-10:2 invalid-encoding: byte 0x0A is not UTF-16 text",
        ),
        (WHOLE.encode() + b"\xc3", "10:1-10:2 invalid-encoding: byte 0xC3 is not UTF-8 text"),
        (WHOLE.encode()[:-1] + b"\xc3\n", "9:26-9:27 invalid-encoding: byte 0xC3 is not"),
        (WHOLE.replace("  q:", "\x85 q:"), "8:1-8:2 invalid-yaml: the line break NEL"),
        (WHOLE.replace("q:", "q\x01:"), "8:4-8:5 invalid-yaml: the control character U+0001"),
        (WHOLE.replace("text: R", "te\x01xt: R"), "9:9-9:10 invalid-yaml: the control"),
        (WHOLE.replace("premises", "prem\x01ises"), "6:5-6:6 invalid-yaml: the control"),
        (WHOLE.replace("true", "tr\x01ue"), "7:29-7:30 invalid-yaml: the control character"),
        (WHOLE.replace("argmap: 1", "argmap: 1\x01"), "1:10-1:11 invalid-yaml: the control"),
    ],
)
def test_what_cannot_be_read_is_said_once(data: bytes | str, finding: str) -> None:
    (found,) = said(data)
    assert found.startswith(finding)


@pytest.mark.parametrize(
    ("written", "finding"),
    [
        (
            "{text: P. cites: s}",
            (
                "7:16-7:21 invalid-yaml: a comma is missing in front of the key “cites”; "
                "write the comma, or put the text in quotes"
            ),
        ),
        (
            "{text: P., cites [s]}",
            "7:17-7:22 invalid-yaml: a colon is missing behind a key; write “cites:”",
        ),
        (
            "\n    text:\N{NO-BREAK SPACE}P.\n    cites: s",
            (
                "8:10-8:11 invalid-yaml: a no-break space stands here, which YAML takes for a "
                "letter; write an ordinary space"
            ),
        ),
        (
            "P.\n\N{NO-BREAK SPACE} x: X.",
            (
                "8:1-8:2 invalid-yaml: a no-break space stands here, which YAML takes for a "
                "letter; write an ordinary space"
            ),
        ),
        (
            "? so it is",
            (
                "7:6-7:7 invalid-yaml: a text cannot begin with ? unless it is in quotes; "
                "put the text in quotes"
            ),
        ),
        (
            "{it is so}",
            (
                "7:6-7:16 invalid-value: premise “p” has braces with nothing but a text in them; "
                "put a text that begins with { in quotes, or write keys with a colon and a value"
            ),
        ),
        (
            "P.\n  x:{text: X., cites: s}",
            (
                "8:3-8:5 invalid-yaml: a colon stands here without a space behind it; "
                "put a space behind the colon"
            ),
        ),
    ],
)
def test_slips_in_a_statement(written: str, finding: str) -> None:
    assert slip(written) == finding


@pytest.mark.parametrize(
    ("written", "finding"),
    [
        (
            "{p, q}",
            (
                "5:31-5:37 invalid-value: an argument for claim “c” has braces with nothing but a "
                "text in them; write [p, q]"
            ),
        ),
        (
            "[p q]",
            (
                "5:32-5:35 invalid-id: “p q” cannot be the id of a statement; "
                "put a comma between ids, and brackets around them: [p, q]"
            ),
        ),
        (
            "[p; q]",
            (
                "5:32-5:36 invalid-id: “p; q” cannot be the id of a statement; "
                "put a comma between ids, and brackets around them: [p, q]"
            ),
        ),
    ],
)
def test_slips_in_a_list_in_brackets(written: str, finding: str) -> None:
    assert slip(written, instead_of="[p, q]") == finding


@pytest.mark.parametrize(
    ("entries", "finding"),
    [
        (
            "      -p\n      -q\n",
            (
                "8:7-9:9 invalid-id: “-p -q” cannot be the id of a statement; "
                "put a space behind each dash"
            ),
        ),
        (
            "      - p\n      -q\n",
            "9:7-9:8 invalid-yaml: a dash stands here without a space behind it; write “- q”",
        ),
        (
            "      -premises: [p, q]\n       scheme: S.\n",
            (
                "8:7-8:8 invalid-yaml: a dash stands here without a space behind it; "
                "put a space behind the dash"
            ),
        ),
        (
            "      -premises: p\n       scheme: S.\n",
            (
                "8:7-8:8 invalid-yaml: a dash stands here without a space behind it; "
                "put a space behind the dash"
            ),
        ),
        (
            "      - p\n       - q\n",
            (
                "8:9-9:11 invalid-yaml: a line that begins with a dash stands here inside a text; "
                "begin each entry with a dash, all at the same indent, or put the text in quotes"
            ),
        ),
    ],
)
def test_slips_in_a_list_of_lines(entries: str, finding: str) -> None:
    block = f"\n    text: C.\n    supported_by:\n{entries}"
    assert slip(block, instead_of="{text: C., supported_by: [p, q]}\n") == finding


def test_a_section_whose_entries_are_not_indented() -> None:
    claims = "claims:\n  c: {text: C., supported_by: [p, q], cites: s}\n"
    assert said(HEAD + "sources: {s: S.}\n" + claims + "premises:\np: P.\nq: Q.\n") == [
        (
            "7:1-7:2 unknown-key: the map has no key “p”; "
            "indent it, and what else belongs there, to be under premises:"
        )
    ]
    assert said(HEAD + "sources:\ns: S.\n" + claims + "premises: {p: P., q: Q.}\n") == [
        (
            "4:1-4:2 unknown-key: the map has no key “s”; "
            "indent it, and what else belongs there, to be under sources:"
        )
    ]


def test_a_section_that_stands_in_another() -> None:
    assert said(HEAD + "claims:\n  c: {text: C., supported_by: p}\n  premises:\n    p: P.\n") == [
        (
            "5:3-5:11 missing-key: claim “premises” has no text; "
            "give premises: the indent of the section above it, if it is one itself"
        )
    ]


def test_sources_under_an_unknown_key_may_be_cited() -> None:
    (found,) = said(HEAD + "references: {s: S.}\npremises: {p: {text: P., cites: s}}\n")
    assert found.startswith("3:1-3:11 unknown-key: the map has no key “references”")
