"""One slip of the keyboard is one finding, and its sentence says what to write.

More slips are among the maps in `faults/`.
"""

import codecs
from textwrap import indent

import pytest
from saying import said

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


def slip(written: str) -> str:
    """Give the one finding of a map in which this is written for a premise."""
    (found,) = said(MAP.replace("PREMISE", written))
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
        "write out what it stands for, or put a text that begins with * in quotes"
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


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("\n    text:\N{NO-BREAK SPACE}P.\n    cites: s", "8:10-8:11"),
        ("P.\n\N{NO-BREAK SPACE} x: X.", "8:1-8:2"),
    ],
)
def test_a_no_break_space_for_a_space(written: str, place: str) -> None:
    assert slip(written) == (
        f"{place} invalid-yaml: a no-break space stands here, which YAML takes for a letter; "
        "write an ordinary space"
    )


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
    ("written", "said_of_it"),
    [
        ("{[a]: B.}", "a list or mapping cannot be a key"),
        ("{{a: b}: B.}", "a list or mapping cannot be a key"),
        ("{{ text }}", "a list or mapping cannot be a key"),
        ("!x", "tags are not part of a map, and nothing is built from them"),
        ("It #1 is", "YAML takes this for a comment, and the text would end at “It”"),
    ],
)
@pytest.mark.parametrize(
    "around",
    [
        "premises:\n  p: {}\n",
        "claims:\n  c:\n    text: C.\n    supported_by: {}\n",
        "claims:\n  c:\n    text: C.\n    supported_by:\n      - {}\n",
        "claims:\n  c:\n    text: C.\n    supported_by:\n      - premises: {}\n",
        "claims:\n  c:\n    text: C.\n    supported_by:\n      - - Q.\n        - {}\n",
        "claims:\n  c:\n    text: C.\n    supported_by:\n      p: {}\n",
    ],
)
def test_what_cannot_be_read_brings_no_further_fault(
    around: str, written: str, said_of_it: str
) -> None:
    (found,) = said(f"argmap: 1\ntitle: T\n{around.replace('{}', written)}")
    assert f": {said_of_it}; " in found


def test_what_is_left_of_a_truncated_text_is_no_undefined_source() -> None:
    (found,) = said(MAP.replace("cites: s}", "cites: Plan #1\n  }").replace("PREMISE", "P."))
    assert " truncated-text: " in found


@pytest.mark.parametrize(
    ("right", "wrong", "finding"),
    [
        ("recommendations:", "proposals:", "4:1-4:10 unknown-key: the map has no key “proposals”"),
        ("supported_by:", "because_of:", "7:5-7:15 unknown-key: recommendation “sail” has no key"),
        ("attacked_by:", "attackd_by:", "10:9-10:19 unknown-key: premise “need” has no key"),
        ("supported_by:", "supported_by::", "7:5-7:18 unknown-key: recommendation “sail” has no"),
        (
            "text: No",
            "Text: No",
            "8:9-8:13 unknown-key: an argument for recommendation “sail” has",
        ),
        ("id: need", "id: [need]", "9:13-9:19 invalid-value: id takes an id, not a list"),
    ],
)
def test_what_a_wrong_key_hides_is_not_undefined_elsewhere(
    right: str, wrong: str, finding: str
) -> None:
    text = """\
argmap: 1
title: T
sources: {log: The log.}
recommendations:
  sail:
    text: The ferry should sail.
    supported_by:
      - text: No bridge leads to the island.
        id: need
        attacked_by: A bridge is planned.
    attacked_by:
      - need
      - storms: Storms are frequent.
groups:
  weather: [storms]
expect:
  accepted: [sail/a1, need/a1, storms]
  rejected: [need]
"""
    (found,) = said(text.replace(right, wrong, 1))
    assert found.startswith(finding)


def test_entries_at_the_start_of_the_line_hide_what_stands_in_them() -> None:
    (found,) = said("""\
argmap: 1
title: T
claims:
sail:
  text: The ferry sails.
  supported_by: {need: It is needed.}
expect:
  rejected: [need]
  accepted: [sail/s1]
premises:
  p: P.
""")
    assert found.startswith("4:1-4:5 unknown-key: the map has no key “sail”; indent it, and what")


def test_the_entries_of_expect_at_the_start_of_the_line_are_one_finding() -> None:
    (found,) = said("""\
argmap: 1
title: T
premises: {p: P., q: Q.}
expect:
accepted: [p]
rejected: [q]
""")
    assert found == (
        "5:1-5:9 unknown-key: the map has no key “accepted”; "
        "indent it, and what else belongs there, to be under expect:"
    )


def test_a_second_source_is_one_finding_for_all_places_without_a_source() -> None:
    (found,) = said("""\
argmap: 1
title: T
sources: {log: The log., plan: The plan.}
premises:
  p: {text: P., cites: 3}
  q: {text: Q., cites: 4}
""")
    assert found == (
        "5:24-5:25 invalid-value: cites of premise “p” gives the place 3, "
        "but the map has several sources; say which source is meant: {log: 3}"
    )


def test_a_source_that_is_cited_in_two_forms_is_undefined_once() -> None:
    (found,) = said("""\
argmap: 1
title: T
sources: {log: The log.}
premises:
  p: {text: P., cites: {plan: 3}}
  q: {text: Q., cites: [plan, log]}
""")
    assert found == (
        "5:25-5:29 undefined-source: no source has the id “plan”; "
        "declare it under sources:, with a title"
    )


@pytest.mark.parametrize("section", ["claims", "premises"])
def test_words_behind_a_section_with_a_comment_below(section: str) -> None:
    text = MAP.replace("PREMISE", "P.").replace(
        f"{section}:", f"{section}: some words\n  # A note."
    )
    (found,) = said(text)
    assert found.endswith(
        " invalid-yaml: “some words” stands behind a colon, and what belongs there stands below; "
        "leave out “some words”, or the lines below"
    )


@pytest.mark.parametrize("between", [" ", ":"])
def test_an_id_in_front_of_its_text_without_a_colon_or_the_space_behind_it(between: str) -> None:
    (found,) = said(f"""\
argmap: 1
title: T
recommendations:
  sail:
    text: The ferry should sail.
    supported_by:
      - no-bridge{between}No bridge leads to the island.
      - calm
    attacked_by: [[calm, no-bridge]]
premises:
  calm: The sea is calm.
""")
    assert found == (
        "9:26-9:35 undefined-statement: no statement has the id “no-bridge”; "
        "the text in line 7 begins with it: write no-bridge: No bridge leads to the island."
    )


@pytest.mark.parametrize("written", ["calm, new]", "(calm, new]", "(calm, new)"])
def test_ids_in_brackets_of_which_one_is_missing_or_round(written: str) -> None:
    (found,) = said(f"""\
argmap: 1
title: T
claims:
  safe: {{text: It is safe., supported_by: dry}}
  dry:
    text: It is dry.
    supported_by: {written}
premises: {{calm: The sea is calm., new: The hull is new.}}
""")
    assert found.endswith("; put a comma between ids, and brackets around them: [calm, new]")


@pytest.mark.parametrize(
    ("right", "wrong", "finding"),
    [
        pytest.param(
            "\n    attacked_by:",
            " attacked_by:",
            "9:7-9:25 invalid-id: a line break is missing in this line; "
            "write “attacked_by:” on a line of its own, behind 4 spaces",
            id="a key behind an entry",
        ),
        pytest.param(
            "\n        id: flat",
            " id: flat",
            "7:34-7:35 invalid-yaml: a colon and a space stand inside a text, "
            "and YAML takes them for a key; put the text in quotes, "
            "or write “id: flat” on a line of its own",
            id="a key behind a text",
        ),
        pytest.param(
            "      - new",
            "      + new",
            "9:7-9:8 invalid-yaml: the entries of a list begin with a dash and a space, "
            "and not with this sign; write “- new”",
            id="another sign of a list",
        ),
        pytest.param(
            "      - new",
            "      * new",
            "9:7-9:8 invalid-yaml: the entries of a list begin with a dash and a space, "
            "and not with this sign; begin each entry with a dash: “- new”",
            id="a star in a list",
        ),
        pytest.param(
            "      - text",
            "      • text",
            "7:7-7:31 invalid-yaml: the entries of a list begin with a dash and a space, "
            "and not with this sign; write “- text: The sea is calm.”",
            id="another sign of a list in front of a key",
        ),
        pytest.param(
            "[new, flat]",
            "(new, flat]",
            "12:24-12:35 invalid-id: “(new, flat]” cannot be the id of a statement; "
            "put a comma between ids, and brackets around them: [new, flat]",
            id="a round bracket",
        ),
    ],
)
def test_a_line_or_a_sign_that_is_missing_or_wrong(right: str, wrong: str, finding: str) -> None:
    text = """\
argmap: 1
title: T
recommendations:
  sail:
    text: The ferry should sail.
    supported_by:
      - text: The sea is calm.
        id: flat
      - new
    attacked_by:
      - premises: Fuel is dear.
        outweighed_by: [new, flat]
premises:
  new: The hull is new.
"""
    assert said(text.replace(right, wrong, 1)) == [finding]


@pytest.mark.parametrize(
    ("written", "finding"),
    [
        pytest.param(
            "\n  - text: It is far.\n    cites [{s: 3}]",
            "9:9 unknown-key: premise “it-is-far” has no key “cites [{s”; "
            "write a colon and a space behind it: cites: [{s…",
        ),
        pytest.param(
            "\n  - text: It is far.\n    cites: {s: 3}, {s: 4}]",
            "9:9 invalid-yaml: the bracket [ is missing in this line; "
            "write [ in front of “{s: 3}”",
        ),
        pytest.param(
            "\n  - text: It is far.\n    cites: s: 3}",
            "9:9 invalid-yaml: the bracket { is missing in this line; write { in front of “s: 3}”",
        ),
        pytest.param(
            '\n  - {text "It is so, yes", cites: s}',
            "8:10 invalid-id: “text” stands here without a colon; "
            "write “text:”, and put a text with a comma in quotes",
        ),
        pytest.param(
            "\n  far: It is far.\n    {cites: s}",
            "9:9 invalid-yaml: these braces stand under a text, and YAML takes them for its rest; "
            "write “far: {text: It is far., cites: s}”",
        ),
        pytest.param(
            "\n  far: It is far.\n  {text: It is near.}",
            "9:7 invalid-yaml: an id is missing in front of these braces; "
            "write an id, a colon and a space in front of “{text: It is near.}”",
        ),
        pytest.param(
            " It is far.\n  cites: s",
            "8:7 invalid-yaml: the key “cites” stands under a text, and belongs to a mapping; "
            "give it the indent of supported_by:, or write “supported_by:” above it, "
            "and “text: It is far.” on the line between",
        ),
        pytest.param(
            " rain\nattacked_by: snow\n  outweighed_by: rain",
            "9:7 invalid-yaml: the key “outweighed_by” stands under a text, and belongs to a "
            "mapping; write “attacked_by:” above it, and “premises: snow” on the line between",
        ),
        pytest.param(
            " [\n  rain\n  snow]",
            "8:7 invalid-id: “rain snow” cannot be the id of a statement; "
            "put a comma between ids: rain, snow",
        ),
        pytest.param(
            "\n  - id: wet\n      - rain\n      - snow\n    scheme: sign",
            "9:11 invalid-yaml: a line that begins with a dash stands here inside a text; "
            "write premises: on a line above the list",
        ),
        pytest.param(
            "\nparagraphs: 12",
            "8:1 unknown-key: the map has no key “paragraphs”; "
            "it belongs to a source: indent it to be among the keys of that",
        ),
    ],
)
def test_what_is_written_under_supported_by_and_what_to_write(written: str, finding: str) -> None:
    head = "argmap: 1\ntitle: T\nsources: {s: S.}\nrecommendations:\n  go:\n    text: Go.\n"
    is_at_start = written.startswith("\nparagraphs")
    form = written if is_at_start else indent(f"supported_by:{written}", "    ")
    tail = "\npremises:\n  rain: It rains.\n  snow: It snows.\n"
    (found,) = said(head + ("    supported_by: rain" if is_at_start else "") + form + tail)
    place, message = found.split(" ", 1)
    assert f"{place.split('-')[0]} {message}" == finding


def test_a_key_beside_its_statement_among_other_statements() -> None:
    (found,) = said("""\
argmap: 1
title: T
recommendations:
  sail:
    text: The ferry should sail.
    attacked_by:
      storms:
        text: Storms stop the ferry.
      supported_by: The sea is rough.
      cold:
        text: The cabin is cold.
expect:
  rejected: [storms, cold]
""")
    assert found == (
        "9:7-9:19 unknown-key: the key “supported_by” stands beside the id “storms”, "
        "and not under it; indent it, and what else belongs there, to be under storms:"
    )


def test_sources_that_are_called_as_keys_are_sources() -> None:
    (found,) = said("""\
argmap: 1
title: T
sources: {title: {title: Title deeds}, date: {title: Date book}}
premises:
  p: {text: P., cites: 3}
""")
    assert found.endswith("the map has several sources; say which source is meant: {title: 3}")


@pytest.mark.parametrize(
    ("groups", "message"),
    [
        ("{accepted: [c/s1]}\nexpect: {accepted: c}", "“c/s1” is an argument, and a statement"),
        ("{accepted: [c/d]}", "no statement has the id “c/d”"),
    ],
)
def test_a_group_that_is_called_as_a_label_is_a_group(groups: str, message: str) -> None:
    (found,) = said(f"{MAP}groups: {groups}\n")
    assert message in found


@pytest.mark.parametrize(
    ("premises", "finding"),
    [
        (
            "- - p\n       - q",
            (
                "8:8-8:9 invalid-yaml: this dash does not stand below the dash above that it "
                "belongs to; give the dashes of one list the same indent"
            ),
        ),
        (
            "- p\n        - premises: q",
            (
                "8:9-8:10 invalid-yaml: this entry is indented more than those above, and YAML "
                "takes it for their text; give the entries of one list the same indent, or put "
                "the text above in quotes"
            ),
        ),
    ],
)
def test_a_dash_of_another_indent_in_front_of_a_second_slip(premises: str, finding: str) -> None:
    text = "argmap: 1\ntitle: T\nclaims:\n  c:\n    text: C.\n    supported_by:\n      {}\n"
    assert said(text.format(premises) + "premises: {p: P., q: Q.\n") == [finding]


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        # Something refers to it.
        ("kind: claim", "kind"),
        ("supported_by: p", "supported_by"),
        # What it says is no value of the key.
        ("kind: There is one kind of ferry.", "p"),
        ("id: An identity card is enough.", "p"),
        ("outweighed_by: The tide outweighs the wind.", "p"),
        ("supported_by: {text: It is supported., cites: s}", "p"),
        ("undeveloped: The quay is undeveloped.", "p"),
    ],
)
def test_a_statement_that_is_called_as_a_key_is_a_statement(named: str, expected: str) -> None:
    text = MAP.replace("PREMISE", "P.").replace("  r: {text: R., cites: s}", "  r: R.")
    assert said(f"{text}  {named}\nexpect: {{accepted: [{expected}]}}\n") == []


def test_the_first_statement_of_a_section_may_be_called_id() -> None:
    claims = "claims:\n  c:\n    text: C.\n    supported_by: p\npremises:\n  id: Freud\n  p: P.\n"
    assert said(f"argmap: 1\ntitle: T\n{claims}") == []


@pytest.mark.parametrize(
    "groups",
    [
        "{title: Titles}",
        "{statements: [p]}",
        "{title: {title: Titles, statements: [p]}, statements: [q]}",
        "{need: [p], title: Titles, statements: [q]}\nclaims: {d: {text: D., group: title}}",
    ],
)
def test_a_group_that_is_called_as_a_key_is_a_group(groups: str) -> None:
    head = "argmap: 1\ntitle: T\npremises: {p: P., q: Q.}\n"
    assert said(f"{head}groups: {groups}\n") == []


@pytest.mark.parametrize(
    "supported_by", [" -x is a flag.", "\n      - -x is a flag.", ' [p, "-x is a flag."]']
)
def test_a_text_may_begin_with_a_dash_behind_something(supported_by: str) -> None:
    head = "argmap: 1\ntitle: T\npremises: {p: P.}\nclaims:\n  c:\n    text: C.\n"
    assert said(f"{head}    supported_by:{supported_by}\n") == []


@pytest.mark.parametrize(
    "text",
    [
        '"• It rains."',
        "\n      + 5 per cent more people come.",
        "\n      - – It rains.",
        "– It rains.",
        "\n      It rains [as the\n      log says]",
        "\n      |\n      • It rains.",
        "\n      - It rains,\n        [they say]",
    ],
)
def test_a_text_may_begin_or_end_with_a_sign_of_a_list(text: str) -> None:
    head = "argmap: 1\ntitle: T\nclaims:\n  c:\n    text: C.\n"
    assert said(f"{head}    supported_by: {text}\n") == []


def test_a_key_of_no_statement_may_stand_below_objections() -> None:
    (found,) = said("""\
argmap: 1
title: T
claims:
  c:
    text: C.
    attacked_by:
      d: It rains.
    noet: Nobody measured it.
""")
    assert found.endswith("did you mean note?")


def test_a_wrong_bracket_below_the_line_of_the_other() -> None:
    (found,) = said(MAP.replace("supported_by: [p, q]", "supported_by: [p,\n    q}"))
    assert (
        found
        == "6:6-6:7 invalid-yaml: } stands here, but the bracket [ is still open; close it with ]"
    )


def test_a_text_may_go_on_below_a_word_that_is_an_id() -> None:
    head = "argmap: 1\ntitle: T\npremises: {p: P.}\nclaims:\n  c:\n    text: C.\n"
    assert said(f"{head}    supported_by:\n      - p\n        stands for much.\n") == []


@pytest.mark.parametrize(
    "text",
    [
        '"It rains.\n      - all day"',
        "|\n      It rains:\n      - all day",
        "It rains.\n      -5 C",
    ],
)
def test_a_text_may_have_lines_that_begin_with_a_dash(text: str) -> None:
    head = "argmap: 1\ntitle: T\nclaims:\n  c:\n    supported_by: [p]\n"
    assert said(f"{head}    text: {text}\npremises: {{p: P.}}\n") == []
