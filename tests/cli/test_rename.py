"""The command `argmap rename`: every reference follows, and nothing else changes."""

import codecs
import os
import sys
from pathlib import Path

import pytest
from disk import Program, write

import argmap

HEAD = "argmap: 1\ntitle: A map\n"
BODY = """\
sources: {report: A report, survey: A survey}
claims:
  # rain is a good name
  rain:
    text: rain
    note: about rain
    cites: {report: rain}
    supported_by: [snow, [wind, hail]]
premises:
  snow: {text: It snows., cites: [report, {survey: 3}]}
  wind: It is windy, as rain says.
  hail: It hails.
"""
MAP = HEAD + BODY


def renamed(program: Program, map_: str, *arguments: str) -> str:
    """Rename something in a map, and return what the file holds then."""
    write("m.yaml", HEAD + map_)
    done = program("rename", *arguments)
    assert (done.status, done.out) == (0, ""), done.err
    new = Path("m.yaml").read_bytes().decode()
    assert new.startswith(HEAD)
    return new.removeprefix(HEAD)


def changed_lines(program: Program, map_: str, *arguments: str) -> list[str]:
    """Rename something in a map, and return the lines that are new."""
    new = renamed(program, map_, *arguments).splitlines()
    old = map_.splitlines()
    assert len(old) == len(new)
    return [after.strip() for before, after in zip(old, new, strict=True) if before != after]


def refused(program: Program, map_: str, *arguments: str) -> str:
    """Give why a name is refused; the file stays as it is."""
    write("m.yaml", map_)
    done = program("rename", *arguments)
    assert (done.status, done.out) == (2, "")
    assert Path("m.yaml").read_bytes() == map_.encode()
    assert done.err.startswith("argmap: error: ")
    return done.err.removeprefix("argmap: error: ").rstrip("\n")


def test_a_statement_is_renamed_and_texts_and_comments_stay(program: Program) -> None:
    write("m.yaml", MAP)
    done = program("rename", "rain", "storm", "m.yaml")
    assert done == (0, "", "m.yaml: renamed “rain” to “storm” in 1 place\n")
    assert Path("m.yaml").read_text("utf-8") == MAP.replace("  rain:\n", "  storm:\n")


REFERENCES = """\
claims:
  rain: {text: R, undeveloped: true}
  other:
    text: O
    supported_by:
      - rain
      - - rain
        - fog
      - [rain, sun]
      - premises: rain
        note: rain
        attacked_by: {premises: [rain, 'fog'], outweighed_by: "rain"}
      - premises:
          rain
    attacked_by: rain
  third:
    text: T
    attacked_by:
      - premises: fog
        outweighed_by:
          - premises: >-
              rain
  fourth: {text: rain, tags: [rain], attributed_to: rain, qualifier: rain, supported_by: [sun]}
premises: {fog: rain, sun: S}
groups:
  weather: {title: rain, statements: [rain, sun]}
  alone: other
expect:
  accepted: ["rain", other/s1]
"""


def test_references_in_every_form_follow(program: Program) -> None:
    assert changed_lines(program, REFERENCES, "rain", "storm") == [
        "storm: {text: R, undeveloped: true}",
        "- storm",
        "- - storm",
        "- [storm, sun]",
        "- premises: storm",
        "attacked_by: {premises: [storm, 'fog'], outweighed_by: \"storm\"}",
        "storm",
        "attacked_by: storm",
        "storm",
        "weather: {title: rain, statements: [storm, sun]}",
        'accepted: ["storm", other/s1]',
    ]


def test_a_group_that_is_one_statement_follows(program: Program) -> None:
    new = changed_lines(program, REFERENCES, "other", "many")
    assert new == ["many:", "alone: many", 'accepted: ["rain", many/s1]']


IN_PLACE = """\
claims:
  top:
    text: T
    supported_by:
      - {id: rain, text: rain}
      - snow: snow
      - snow-2: {text: snow, attacked_by: rain}
    attacked_by:
      hail: hail
      wind: {text: wind, supported_by: [{text: Deep., id: deep}]}
  low:
    text: L
    supported_by:
      premises: {fog: fog, "sun": sun}
expect: {accepted: [deep, fog, hail, snow, sun]}
"""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("rain", ["- {id: new, text: rain}", "- snow-2: {text: snow, attacked_by: new}"]),
        ("snow", ["- new: snow", "expect: {accepted: [deep, fog, hail, new, sun]}"]),
        ("snow-2", ["- new: {text: snow, attacked_by: rain}"]),
        ("hail", ["new: hail", "expect: {accepted: [deep, fog, new, snow, sun]}"]),
        (
            "deep",
            [
                "wind: {text: wind, supported_by: [{text: Deep., id: new}]}",
                "expect: {accepted: [new, fog, hail, snow, sun]}",
            ],
        ),
        (
            "fog",
            [
                'premises: {new: fog, "sun": sun}',
                "expect: {accepted: [deep, new, hail, snow, sun]}",
            ],
        ),
        (
            "sun",
            [
                'premises: {fog: fog, "new": sun}',
                "expect: {accepted: [deep, fog, hail, snow, new]}",
            ],
        ),
    ],
)
def test_ids_in_place(program: Program, name: str, expected: list[str]) -> None:
    assert changed_lines(program, IN_PLACE, name, "new") == expected


ARGUMENTS = """\
claims:
  a:
    text: A
    supported_by:
      - id: step
        premises: b
        attacked_by: [{premises: c, id: step, attacked_by: b}]
  d:
    text: step
    supported_by: [{premises: b, id: step}, c]
premises: {b: B, c: C}
expect:
  accepted: [a/step, a, 'd/step', a/step/step, a/step/step/a1, d/s2]
"""


def test_expectations_of_arguments_follow_their_statement(program: Program) -> None:
    assert changed_lines(program, ARGUMENTS, "a", "x")[-1] == (
        "accepted: [x/step, x, 'd/step', x/step/step, x/step/step/a1, d/s2]"
    )


@pytest.mark.parametrize("new", ["by-sign", "a/by-sign"])
def test_an_argument_is_renamed(program: Program, new: str) -> None:
    assert changed_lines(program, ARGUMENTS, "a/step", new) == [
        "- id: by-sign",
        "accepted: [a/by-sign, a, 'd/step', a/by-sign/step, a/by-sign/step/a1, d/s2]",
    ]


def test_an_undercutter_is_renamed(program: Program) -> None:
    assert changed_lines(program, ARGUMENTS, "a/step/step", "but") == [
        "attacked_by: [{premises: c, id: but, attacked_by: b}]",
        "accepted: [a/step, a, 'd/step', a/step/but, a/step/but/a1, d/s2]",
    ]


def test_an_argument_of_a_statement_without_id(program: Program) -> None:
    map_ = (
        "claims: {a: {text: A, supported_by: [{text: It rains hard., "
        "supported_by: [{id: step, premises: b}]}]}}\npremises: {b: B}\n"
    )
    new = renamed(program, map_, "it-rains-hard/step", "new")
    assert new == map_.replace("id: step", "id: new")


SOURCES = """\
sources:
  report: {title: report}
  survey: A survey
claims:
  a: {text: A, undeveloped: true, cites: report}
  b: {text: B, undeveloped: true, cites: [survey, report, {report: 3}]}
  c:
    text: C
    undeveloped: true
    cites:
      survey: report
      "report": {locator: report, quote: report}
  report: {text: R, supported_by: [{premises: a, cites: {report: [3, 4]}}]}
groups: {report: [a]}
"""


def test_a_source_is_renamed_wherever_it_is_cited(program: Program) -> None:
    assert changed_lines(program, SOURCES, "--source", "report", "minutes") == [
        "minutes: {title: report}",
        "a: {text: A, undeveloped: true, cites: minutes}",
        "b: {text: B, undeveloped: true, cites: [survey, minutes, {minutes: 3}]}",
        '"minutes": {locator: report, quote: report}',
        "report: {text: R, supported_by: [{premises: a, cites: {minutes: [3, 4]}}]}",
    ]


def test_where_the_only_source_is_not_named_nothing_changes(program: Program) -> None:
    map_ = (
        "sources: {report: A report}\n"
        "claims:\n"
        "  a: {text: A, undeveloped: true, cites: 3}\n"
        "  b: {text: B, undeveloped: true, cites: [3, {paragraph: 4, quote: report}, report]}\n"
    )
    assert changed_lines(program, map_, "report", "minutes", "--source") == [
        "sources: {minutes: A report}",
        "b: {text: B, undeveloped: true, cites: [3, {paragraph: 4, quote: report}, minutes]}",
    ]


@pytest.mark.parametrize("section", ["groups: {need: Who needs it, costs: [b]}\n", ""])
def test_a_group_is_renamed(program: Program, section: str) -> None:
    map_ = (
        "claims:\n"
        "  need: {text: need, undeveloped: true, group: need}\n"
        "  b: {text: B, supported_by: [{text: It rains., group: 'need'}]}\n"
    )
    expected = map_.replace("group: need", "group: cause").replace("'need'", "'cause'")
    assert renamed(program, map_ + section, "--group", "need", "cause") == (
        expected + section.replace("need:", "cause:")
    )


def test_a_statement_that_is_not_written_yet(program: Program) -> None:
    map_ = (
        "claims: {a: {text: A, supported_by: [rian, [rian, b]]}, b: {text: B, attacked_by: c}}\n"
    )
    assert renamed(program, map_, "rian", "rain") == map_.replace("rian", "rain")


def test_suppressions_name_rules_and_stay(program: Program) -> None:
    map_ = "claims:\n  rain: R  # argmap: ignore[unsupported-claim] rain is obvious\n"
    assert renamed(program, map_, "rain", "storm") == map_.replace("rain: R", "storm: R")


@pytest.mark.parametrize("new", ["no", "true", "null", "12", "1e3", "2024-03-01", "0o17", "1_0"])
def test_a_name_that_yaml_would_read_otherwise_is_quoted(program: Program, new: str) -> None:
    map_ = "claims: {a: {text: A, supported_by: [b, 'b-2']}}\npremises:\n  b: B\n  'b-2': C\n"
    assert renamed(program, map_, "b", new) == map_.replace("[b,", f'["{new}",').replace(
        "  b: B", f'  "{new}": B'
    )
    assert "'b-2'" not in renamed(program, map_, "b-2", new)
    assert f"'{new}': C" in renamed(program, map_, "b-2", new)


def test_quotes_that_a_value_touches_are_kept(program: Program) -> None:
    map_ = 'claims: {a: {text: A, supported_by: [b]}, "b":{text: B, undeveloped: true}}\n'
    assert renamed(program, map_, "b", "c") == map_.replace("[b]", "[c]").replace('"b":', '"c":')


def test_an_id_with_escapes_and_blanks(program: Program) -> None:
    map_ = 'claims: {a: {text: A, supported_by: ["\\x78", x-2], attacked_by: " x "}, x: X}\n'
    assert renamed(program, map_, "x", "c") == (
        'claims: {a: {text: A, supported_by: ["c", x-2], attacked_by: " c "}, c: X}\n'
    )


def test_a_key_on_a_line_of_its_own(program: Program) -> None:
    map_ = "claims:\n  ? |-  # b\n\n    b\n  : {text: B, undeveloped: true}\n"
    assert renamed(program, map_, "b", "12") == map_.replace("    b\n", "    12\n")


def test_expectations_of_what_is_not_there_yet(program: Program) -> None:
    map_ = 'claims: {a: {text: A, undeveloped: true}}\nexpect: {accepted: [a/s7, "\\x61/s8"]}\n'
    assert '[b/s7, "b/s8"]' in renamed(program, map_, "a", "b")


def test_unicode_forms_are_one_name(program: Program) -> None:
    map_ = "claims: {a: {text: A, supported_by: [z\u00fcge]}}\npremises: {zu\u0308ge: Z}\n"
    for old in ("z\u00fcge", "zu\u0308ge"):
        assert renamed(program, map_, old, "bahnho\u0308fe") == (
            "claims: {a: {text: A, supported_by: [bahnh\u00f6fe]}}\npremises: {bahnh\u00f6fe: Z}\n"
        )


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"], ids=lambda name: name
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_encoding_and_line_ends_are_kept(program: Program, encoding: str, end: str) -> None:
    def data(text: str) -> bytes:
        mark = codecs.BOM_UTF16_BE if encoding == "utf-16-be" else b""
        return mark + text.replace("\n", end).encode(encoding)

    write("m.yaml", data(MAP))
    assert program("rename", "hail", "höhe").status == 0
    new = MAP.replace("  hail:", "  höhe:").replace("hail]", "höhe]")
    assert Path("m.yaml").read_bytes() == data(new)


def test_mixed_line_ends_stay_mixed(program: Program) -> None:
    data = MAP.replace("\n", "\r\n", 5).encode()
    write("m.yaml", data)
    assert program("rename", "--source", "survey", "poll").status == 0
    expected = data.replace(b"survey: A", b"poll: A").replace(b"{survey: 3", b"{poll: 3")
    assert Path("m.yaml").read_bytes() == expected


def test_diff_shows_what_would_change(program: Program) -> None:
    write("maps/m.yaml", MAP)
    done = program("rename", "wind", "gale", "--diff")
    assert done == (
        0,
        (
            "--- maps/m.yaml\n"
            "+++ maps/m.yaml\n"
            "@@ -7,8 +7,8 @@\n"
            "     text: rain\n"
            "     note: about rain\n"
            "     cites: {report: rain}\n"
            "-    supported_by: [snow, [wind, hail]]\n"
            "+    supported_by: [snow, [gale, hail]]\n"
            " premises:\n"
            "   snow: {text: It snows., cites: [report, {survey: 3}]}\n"
            "-  wind: It is windy, as rain says.\n"
            "+  gale: It is windy, as rain says.\n"
            "   hail: It hails.\n"
        ),
        "",
    )
    assert Path("maps/m.yaml").read_text("utf-8") == MAP


def test_standard_input_is_written_to_standard_output(program: Program) -> None:
    done = program("rename", "hail", "ice", "-", stdin=MAP.encode())
    assert done == (0, MAP.replace("  hail:", "  ice:").replace("hail]", "ice]"), "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("rain", "snow"),
            "“snow” is taken: it stands in line 10; give the statement another name",
        ),
        (
            ("rain", "rain"),
            "“rain” is taken: it stands in line 6; give the statement another name",
        ),
        (("rain", "s u"), "“s u” cannot be the id of a statement; write s-u"),
        (("rain", "a/b"), "“a/b” cannot be the id of a statement; write a-b"),
        (("rian", "x"), "there is no statement “rian”; did you mean rain?"),
        (("zzzz", "x"), "there is no statement “zzzz”; argmap show --ids shows the ids"),
        (("rain/s3", "x"), "there is no argument “rain/s3”; did you mean rain/s1?"),
        (
            ("rain/s1", "x"),
            "“rain/s1” is an argument without an id; write one in line 10: {id: x, premises: …}",
        ),
        (
            ("report", "x"),
            "there is no statement “report”; a source has that name: --source renames it",
        ),
        (
            ("--source", "rain", "x"),
            "there is no source “rain”; a statement has that name: leave the option out",
        ),
        (
            ("--source", "zzzz", "x"),
            "there is no source “zzzz”; the sources are report and survey",
        ),
        (("--group", "zzzz", "x"), "there is no group “zzzz”; the map has no groups"),
        (
            ("--source", "report", "survey"),
            "“survey” is taken: it stands in line 3; give the source another name",
        ),
        (
            ("--source", "report", "2024"),
            (
                "“2024” cannot be the id of a source; "
                "begin with a letter, and go on with letters, digits, -, _ and ."
            ),
        ),
        (
            ("--source", "--group", "report", "x"),
            "--source and --group are about different things: give one of them",
        ),
    ],
)
def test_what_is_refused(program: Program, arguments: tuple[str, ...], said: str) -> None:
    assert refused(program, MAP, *arguments) == said


def test_a_new_name_that_was_forgotten(program: Program) -> None:
    write("m.yaml", MAP)
    said = "argmap: error: m.yaml is a file; give the new name before it"
    assert program("rename", "rain", "m.yaml") == (2, "", f"{said}\n")


def test_a_name_that_a_reference_waits_for_is_taken(program: Program) -> None:
    map_ = HEAD + "claims: {a: {text: A, supported_by: b}, c: {text: C, undeveloped: true}}\n"
    assert "“b” is taken: it stands in line 3" in refused(program, map_, "c", "b")


def test_an_id_of_another_argument_is_taken(program: Program) -> None:
    map_ = HEAD + (
        "claims: {a: {text: A, supported_by: [{id: x, premises: b}, {id: y, premises: c}]}}\n"
        "premises: {b: B, c: C}\n"
    )
    assert "“a/y” is taken: it stands in line 3" in refused(program, map_, "a/x", "y")
    said = refused(program, map_, "a/x", "s1")
    assert "line 3 would have a fault: the id “s1” is kept for arguments" in said


def test_a_name_that_is_made_from_a_text(program: Program) -> None:
    map_ = HEAD + "claims:\n  a: {text: A, supported_by: It rains.}\n"
    assert refused(program, map_, "it-rains", "rain") == (
        "there is no statement “it-rains”; the name is made from the text in m.yaml:4; "
        "to give it an id, write {id: rain, text: …}"
    )


def test_a_made_name_gives_way_to_a_written_one(program: Program) -> None:
    map_ = "claims:\n  a: {text: A, supported_by: [{text: It rains.}, b]}\npremises: {b: B}\n"
    assert renamed(program, map_, "b", "it-rains") == map_.replace("b]", "it-rains]").replace(
        "{b:", "{it-rains:"
    )
    assert argmap.load("m.yaml").statements() == ["a", "it-rains-2", "it-rains"]


@pytest.mark.parametrize(
    ("map_", "arguments", "said"),
    [
        (
            "claims:\n  a: {text: A, undeveloped: true}\n  b: {text: B, undeveloped: true}\n",
            ("b", "note"),
            "line 5 would have a fault: the key “note” stands beside claim “a”, and not in it",
        ),
        (
            "claims: {a: {text: A, supported_by: {b: It rains.}}}\n",
            ("b", "text"),
            "the map would say something else",
        ),
        (
            "claims:\n  a:\n    text: A\n    supported_by:\n      - b: It rains.\n",
            ("b", "Cost"),
            "line 7 would have a fault: ",
        ),
        (
            "claims:\n  a:\n    text: A\n    supported_by: [b, 'The rain.']\npremises: {b: B}\n",
            ("b", "the-rain"),
            "line 6 would have a fault: ",
        ),
    ],
)
def test_a_name_that_would_be_read_as_something_else(
    program: Program, map_: str, arguments: tuple[str, ...], said: str
) -> None:
    message = refused(program, HEAD + map_, *arguments)
    assert message.startswith(
        f"“{arguments[1]}” would not be read as the name of this statement: {said}"
    )
    assert message.endswith("; choose another name")


def test_a_title_that_would_become_a_reference(program: Program) -> None:
    map_ = HEAD + "claims: {a: {text: A, undeveloped: true}}\ngroups: {g: Need, h: [a]}\n"
    assert "“Need” is taken: it stands in line 4" in refused(program, map_, "a", "Need")


def test_a_name_of_several_maps(program: Program) -> None:
    for number in range(7):
        write(f"{number}.yaml", MAP)
    done = program("rename", "rain", "storm")
    assert done == (
        2,
        "",
        (
            "argmap: error: several maps have the statement “rain”: 0.yaml, 1.yaml, 2.yaml, "
            "3.yaml, 4.yaml and 2 more; name the one that is meant behind the new name\n"
        ),
    )
    assert program("rename", "rain", "storm", "3.yaml").status == 0
    assert [Path(f"{number}.yaml").read_text() == MAP for number in (2, 3)] == [True, False]


def test_the_one_map_that_has_the_name_is_found(program: Program) -> None:
    write("maps/a.yaml", MAP)
    write("maps/b.yaml", HEAD + "claims: {sun: {text: S, undeveloped: true}}\n")
    write("maps/none.yaml", "sun: 1\n")
    assert program("rename", "sun", "moon").err == (
        "maps/b.yaml: renamed “sun” to “moon” in 1 place\n"
    )
    assert "sun" not in argmap.load("maps/b.yaml").graph


def test_a_file_with_faults_is_left_alone(program: Program) -> None:
    faulty = MAP + "  rain-2: {text: R, texxt: x}\n"
    write("m.yaml", faulty)
    done = program("rename", "rain", "storm")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("m.yaml:15:21: error[unknown-key]")
    assert Path("m.yaml").read_text("utf-8") == faulty


def test_a_fault_in_another_map_does_not_matter(program: Program) -> None:
    write("m.yaml", MAP)
    write("n.yaml", HEAD + "claims: {sun: {texxt: S}}\n")
    assert program("rename", "rain", "storm") == (
        0,
        "",
        "m.yaml: renamed “rain” to “storm” in 1 place\n",
    )


def test_a_map_that_could_not_be_read_to_its_end_may_have_the_name(program: Program) -> None:
    write("m.yaml", MAP)
    write("n.yaml", HEAD + "claims: {sun: [\nrain: x")
    done = program("rename", "rain", "storm")
    assert done.status == 1
    assert done.err.startswith("n.yaml:")
    assert Path("m.yaml").read_text("utf-8") == MAP


def test_no_map_and_no_such_file(program: Program) -> None:
    assert program("rename", "a", "b").status == 2
    write("m.yaml", MAP)
    done = program("rename", "rain", "storm", "m.yaml", "gone.yaml")
    assert done == (2, "", "argmap: error: gone.yaml: no such file or folder\n")
    assert Path("m.yaml").read_text("utf-8") == MAP


@pytest.mark.skipif(sys.platform == "win32", reason="needs links")
def test_a_link_and_its_file_are_one_map(program: Program) -> None:
    write("m.yaml", MAP)
    Path("m.yaml").chmod(0o640)
    Path("link.yaml").symlink_to("m.yaml")
    assert program("rename", "rain", "storm").status == 0
    assert program("rename", "storm", "gale", "link.yaml").status == 0
    assert Path("link.yaml").is_symlink()
    assert Path("m.yaml").read_text("utf-8") == MAP.replace("  rain:", "  gale:")
    assert Path("m.yaml").stat().st_mode & 0o777 == 0o640


def test_a_file_that_changes_meanwhile_is_left_alone(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("m.yaml", MAP)
    newer = MAP + "  sun: The sun shines.\n"
    monkeypatch.setattr(os, "fsync", lambda _: write("m.yaml", newer))
    done = program("rename", "rain", "storm")
    assert done == (
        2,
        "",
        (
            "argmap: error: m.yaml cannot be written: "
            "it changed since it was read; run argmap again\n"
        ),
    )
    assert Path("m.yaml").read_text("utf-8") == newer
