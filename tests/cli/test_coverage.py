"""`argmap coverage`: the text of a source, and what of it a map cites."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from disk import Checked
from hypothesis import given
from hypothesis import strategies as st

from argmap.cli import run
from argmap.text.widths import columns

Program = Callable[..., Checked]

SURVEY = """\
No bus runs between one and five.

Four out of five of those we asked have to go home at that time,
and own no car.

The hall is heated with what the workshop gives off.

Nobody has counted the dogs.
"""
DEPOT = """\
argmap: 1
title: Should the depot stay open at night?
sources: {survey: {title: The survey, author: Ann Lee, text: survey.txt}}
recommendations:
  keep-open:
    text: The depot should stay open.
    supported_by: {id: need, premises: [no-bus, no-cars], cites: 2}
    attacked_by: {text: It is dear., attacked_by: {text: It costs little., cites: 3}}
premises:
  no-bus: {text: There is no bus., cites: {survey: {paragraph: 1, quote: no bus runs}}}
  no-cars: {text: Few own a car., cites: {survey: {quote: four out of five … own no car}}}
"""


@pytest.fixture
def depot(program: Program) -> Program:
    """Give the program in a folder with a map and the text of its source."""
    Path("depot.yaml").write_text(DEPOT)
    Path("survey.txt").write_text(SURVEY)
    return program


def test_each_paragraph_with_what_cites_it(depot: Program) -> None:
    assert depot("coverage", "depot.yaml", "--width", "60") == (
        0,
        """\
Source survey: Ann Lee, “The survey”

1  ⟦No bus runs⟧ between one and five.
   └ ■ There is no bus. <no-bus>

2  ⟦Four out of five⟧ of those we asked have to go home at
   that time, and ⟦own no car⟧.
   ├ → the step from “There is no bus.” <keep-open/need>
   └ ■ Few own a car. <no-cars>

3  The hall is heated with what the workshop gives off.
   └ ■ It costs little.

4  Nobody has counted the dogs.
   └ not cited

⟦…⟧ quoted
3 of 4 paragraphs cited
""",
        "",
    )


def test_the_paragraphs_that_nothing_cites(depot: Program) -> None:
    assert depot("coverage", "depot.yaml", "survey", "--uncited").out == (
        "Source survey: Ann Lee, “The survey”\n\n"
        "4  Nobody has counted the dogs.\n\n3 of 4 paragraphs cited\n"
    )


def test_in_ascii(depot: Program) -> None:
    said = depot("coverage", "depot.yaml", "--charset", "ascii").out
    assert said.isascii()
    assert "1  {No bus runs} between one and five.\n   ` [P] There is no bus. <no-bus>\n" in said
    assert "\n{...} quoted\n" in said


def test_in_colour_no_signs_are_needed(depot: Program) -> None:
    said = depot("coverage", "depot.yaml", "--color", "always").out
    assert "\x1b[4;38;5;32mNo bus runs\x1b[0m between one and five." in said
    assert "⟦" not in said


def test_before_anything_is_cited_the_numbers_are_there_to_draft_with(depot: Program) -> None:
    Path("draft.yaml").write_text(
        "argmap: 1\ntitle: A draft\nsources: {survey: {title: The survey, text: survey.txt}}\n"
        "recommendations: {r: {text: Do it., supported_by: later}}\n"
    )
    status, said, err = depot("coverage", "draft.yaml")
    assert status == 1
    assert "undefined-statement" in err
    assert "\n4  Nobody has counted the dogs.\n\n0 of 4 paragraphs cited\n" in said
    assert "not cited" not in said


def test_a_map_that_has_sources_and_nothing_else(depot: Program) -> None:
    Path("begun.yaml").write_text(
        "argmap: 1\ntitle: A\nsources: {s: {title: S, text: survey.txt}}\n"
    )
    status, said, err = depot("coverage", "begun.yaml")
    assert status == 1
    assert "1  No bus runs" in said
    assert "the map has no statement" in err


def test_ranges_stand_at_their_first_paragraph(depot: Program) -> None:
    Path("depot.yaml").write_text(DEPOT.replace("cites: 3", "cites: 2-3"))
    said = depot("coverage", "depot.yaml").out
    assert "■ It costs little. (¶2–3)\n" in said
    assert "gives off.\n   └ cited with ¶2, above\n" in said
    assert "\n3 of 4 paragraphs cited\n" in said


@pytest.mark.parametrize(
    ("cites", "said"),
    [
        ("{survey: {paragraph: 4, quote: no bus}}", "1  ⟦No bus⟧ runs between one and five.\n"),
        (
            "{survey: {paragraph: 4, quote: no bus}}",
            "five.\n   └ ■ S (quoted from here, but cites ¶4) <s>\n",
        ),
        ("{survey: {paragraph: 4, quote: no bus}}", "└ ■ S (its quote stands in ¶1) <s>\n"),
        ("{survey: {paragraph: 4, quote: cats}}", "└ ■ S (its quote is not in the text) <s>\n"),
        ("survey", "of this text\n   └ ■ S (the source as a whole) <s>\n"),
        ("{survey: p. 12}", "of this text\n   └ ■ S (p. 12) <s>\n"),
        ("9", "of this text\n   └ ■ S (¶9) <s>\n"),
        ("4-9", "└ ■ S (¶4–9) <s>\n"),
        ("[4, 4]", "dogs.\n   └ ■ S <s>\n"),
    ],
)
def test_what_is_to_be_known_of_a_citation_stands_behind_it(
    depot: Program, cites: str, said: str
) -> None:
    Path("depot.yaml").write_text(
        "argmap: 1\ntitle: A\nsources: {survey: {title: The survey, text: survey.txt}}\n"
        f"premises: {{s: {{text: S, cites: {cites}}}}}\n"
    )
    assert said in depot("coverage", "depot.yaml").out


def test_headings_and_code_need_no_citation(depot: Program) -> None:
    Path("survey.md").write_text(
        "# The survey\n\nNo bus.\n\n- one\n- two\n\n```\na = 1\n  b\n```\n"
    )
    Path("depot.yaml").write_text(
        "argmap: 1\ntitle: A\nsources: {survey: {title: The survey, text: survey.md}}\n"
        "premises: {s: {text: S, cites: 2}}\n"
    )
    said = depot("coverage", "depot.yaml").out
    assert "1  # The survey\n\n2  No bus.\n" in said
    assert "3  - one\n   - two\n   └ not cited\n" in said
    assert "4  a = 1\n     b\n" in said
    assert said.endswith("1 of 2 paragraphs cited · 2 more are headings or code\n")
    found = json.loads(depot("coverage", "depot.yaml", "--format", "json").out)
    assert found["sources"][0]["paragraphs"][3]["text"] == "a = 1\n  b"


def test_several_sources_in_turn(depot: Program) -> None:
    Path("other.txt").write_text("Other.\n")
    Path("depot.yaml").write_text(
        DEPOT.replace("sources: {", "sources: {other: {title: O, text: other.txt}, book: B, ")
        .replace("cites: 2", "cites: {survey: 2}")
        .replace("cites: 3", "cites: {survey: 3}")
    )
    status, said, err = depot("coverage", "depot.yaml")
    assert status == 0
    assert said.startswith(
        "Source other: “O”\n\n1  Other.\n\n0 of 1 paragraph cited\n\nSource sur"
    )
    assert err == "argmap: source “book” has no text, and is not shown\n"
    assert depot("coverage", "depot.yaml", "other").out.count("Source") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["surfey"],
            "invalid value for SOURCE: there is no source “surfey”; did you mean survey?",
        ),
        (["zzz"], "there is no source “zzz”; the sources are survey, book and gone"),
        (["book"], "source “book” has no text; name a plain-text copy beside the map: text: "),
        (["gone"], "the text of source “gone” cannot be read: no such file or folder"),
        ([], "the text of source “gone” cannot be read: no such file or folder"),
    ],
)
def test_a_source_that_cannot_be_shown(depot: Program, arguments: list[str], message: str) -> None:
    Path("depot.yaml").write_text(
        "argmap: 1\ntitle: A\npremises: {s: S}\nsources:\n"
        "  survey: {title: S, text: survey.txt}\n  book: B\n  gone: {title: G, text: gone.txt}\n"
    )
    status, said, err = depot("coverage", "depot.yaml", *arguments)
    assert status == 2
    assert message in err
    assert bool(said) == (not arguments)


@pytest.mark.parametrize(
    ("content", "status", "message"),
    [
        ("argmap: 1\ntitle: A\npremises: {s: S}\n", 2, "the map has no sources; declare one"),
        ("argmap: 1\ntitle: A\npremises: {s: S}\nsources: {b: B}\n", 2, "“b” has no text; name"),
        ("argmap: 1\ntitle: [\n", 1, "invalid-yaml"),
    ],
)
def test_a_map_without_a_text(depot: Program, content: str, status: int, message: str) -> None:
    Path("depot.yaml").write_text(content)
    found, said, err = depot("coverage", "depot.yaml")
    assert (found, said) == (status, "")
    assert message in err


def test_a_text_outside_is_refused_as_by_the_checker(depot: Program) -> None:
    Path("maps").mkdir()
    Path("maps/depot.yaml").write_text(DEPOT.replace("survey.txt", "../survey.txt"))
    status, _, err = depot("coverage", "maps/depot.yaml")
    assert status == 2
    assert "it lies outside the map's folder" in err
    assert depot("coverage", "maps/depot.yaml", "--allow-outside").status == 0


def test_standard_input_has_no_folder(depot: Program) -> None:
    status, _, err = depot("coverage", "-", stdin=DEPOT.encode())
    assert status == 2
    assert "name a file" in err


def test_as_json(depot: Program) -> None:
    (source,) = json.loads(depot("coverage", "depot.yaml", "-f", "json").out)["sources"]
    assert {key: source[key] for key in ("source", "title", "text", "count", "cited")} == {
        "source": "survey",
        "title": "The survey",
        "text": "survey.txt",
        "count": 4,
        "cited": 3,
    }
    assert source["paragraphs"][0] == {
        "number": 1,
        "text": "No bus runs between one and five.",
        "prose": True,
        "cited": True,
        "quoted": [[0, 11]],
    }
    assert source["citations"][2] == {
        "node": "no-cars",
        "kind": "premise",
        "paragraphs": None,
        "locator": None,
        "quote": "four out of five … own no car",
        "quote_found": [2, 2],
    }
    uncited = json.loads(depot("coverage", "depot.yaml", "-f", "json", "--uncited").out)
    assert [each["number"] for each in uncited["sources"][0]["paragraphs"]] == [4]


def test_as_markdown(depot: Program) -> None:
    said = depot("coverage", "depot.yaml", "-f", "markdown").out
    assert (
        said.replace("of those we asked ", "")
        == """\
# Source survey: Ann Lee, “The survey”

**¶1** <b>No bus runs</b> between one and five.

- ■ There is no bus. (no-bus)

**¶2** <b>Four out of five</b> have to go home at that time, and <b>own no car</b>.

- → the step from “There is no bus.” (keep-open/need)
- ■ Few own a car. (no-cars)

**¶3** The hall is heated with what the workshop gives off.

- ■ It costs little.

**¶4** Nobody has counted the dogs.

- *not cited*

3 of 4 paragraphs cited
"""
    )


@pytest.mark.parametrize("width", [24, 60, 120])
def test_lines_keep_to_the_width(depot: Program, width: int) -> None:
    Path("survey.txt").write_text(
        SURVEY.replace("dogs", "晚上没有公共汽车" * 20 + "e\u0301" * 200)
    )
    lines = depot("coverage", "depot.yaml", "--width", str(width)).out.splitlines()
    assert max(map(columns, lines)) <= width


def test_as_many_paragraphs_are_uncited_as_the_rule_finds(depot: Program) -> None:
    Path("survey.txt").write_text("\n\n".join(f"Sentence {number}." for number in range(1, 40)))
    status, _, _ = depot("check", "depot.yaml", "--select", "uncovered-paragraph", "--strict")
    assert status == 1
    said = json.loads(depot("coverage", "depot.yaml", "-f", "json", "--uncited").out)
    uncited = [each["number"] for each in said["sources"][0]["paragraphs"]]
    assert uncited == [*range(4, 40)]
    found = depot("check", "depot.yaml", "--select", "uncovered-paragraph").out
    assert "paragraphs 4-39 of source" in found


def test_many_ranges_over_many_paragraphs_take_linear_time_and_room(depot: Program) -> None:
    count = 20_000
    Path("survey.txt").write_text("\n\n".join(map(str, range(count))))
    premises = "".join(f"  p{n}: {{text: P {n}., cites: {n}-{count}}}\n" for n in range(1, 5000))
    Path("depot.yaml").write_text(
        "argmap: 1\ntitle: A\nsources: {s: {title: S, text: survey.txt}}\npremises:\n" + premises
    )
    said = depot("coverage", "depot.yaml").out
    assert said.endswith(f"{count} of {count} paragraphs cited\n")
    assert len(said.splitlines()) < 4 * count


WORDS = st.text(st.sampled_from("ab 一\n\t\x1b\u202e#[:*_`<&-"), max_size=60)


@given(text=WORDS, quote=WORDS.filter(str.strip), charset=st.sampled_from(["utf8", "ascii"]))
def test_any_text_can_be_shown(
    tmp_path_factory: pytest.TempPathFactory, text: str, quote: str, charset: str
) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "t.txt").write_text(text, newline="")
    content = {
        "argmap": 1,
        "title": "A",
        "sources": {"s": {"title": "S", "text": "t.txt"}},
        "premises": {"p": {"text": "P", "cites": {"s": {"quote": quote}}}},
    }
    (folder / "m.yaml").write_text(json.dumps(content))
    for form in ("text", "markdown", "json"):
        arguments = ["coverage", str(folder / "m.yaml"), "-f", form, "--charset", charset]
        assert run(arguments) in {0, 1, 2}
