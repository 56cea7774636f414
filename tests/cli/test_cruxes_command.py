"""The command `argmap cruxes`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from disk import Checked

MAPS = Path(__file__).parents[2] / "maps"

FERRY = """\
argmap: 1
title: Should the ferry run in winter?
sources: {study: {title: A study, paragraphs: 9}}
recommendations:
  run:
    text: Run it in winter.
    addressee: Council
    supported_by: [[school, road]]
    attacked_by: ice
  heat: {text: Heat the cabin., supported_by: [school, old]}
  race: {text: Hold a race., supported_by: crowd, attacked_by: cold}
  paint: {text: Paint it., supported_by: ugly}
  sell: {text: Sell it., attributed_to: The bank, supported_by: old}
claims:
  ice: {text: The ice is a danger., supported_by: old, attacked_by: breaker}
  ugly: {text: It is ugly., undeveloped: true}
premises:
  school: {text: Children cross to school., cites: 3}
  road: {text: The road is closed in winter., implicit: true}
  old: {text: The hull is old., qualifier: rather}
  breaker: The city has an icebreaker.
  crowd: {text: Crowds will come., cites: 5}
  cold: {text: It is cold., attributed_to: The bank}
"""

Program = Callable[..., Checked]


@pytest.fixture(autouse=True)
def _ferry(home: Path) -> None:  # noqa: ARG001
    Path("ferry.yaml").write_text(FERRY, "utf-8")


def test_a_map_hangs_on_its_premises(program: Program) -> None:
    assert program("cruxes", "ferry.yaml", "--width", "80") == Checked(
        0,
        """\
Should the ferry run in winter?
Premises are taken as given. This is what falls if one of them is denied, or
several together.

What carries most
One of the four recommendations falls with a single premise, and no premise
carries more than one of them.

1. Recommendation to Council
✓ ◆ Run it in winter. line 5
It stands. It falls if any one of these three is denied:
  ■ Children cross to school. ¶3
  ■ The road is closed in winter. (implicit) line 19
  ■ The city has an icebreaker. (no source) line 21
No two others together make it fall.

2. Recommendation
✓ ◆ Heat the cabin. line 10
It stands, whichever single premise is denied.
It falls if two premises are denied together, this one:
  ■ Children cross to school. ¶3
and this one:
  ■ The hull is old. (hedged: rather; no source) line 20

3. Recommendation
✗ ◆ Hold a race. line 11
It falls: an objection stands. It would stand with this change:
  deny ■ It is cold. (says The bank; no source) line 23

4. Recommendation
? ◆ Paint it. line 12
It is undecided. It would stand with this change:
  grant ● It is ugly. (undeveloped) line 16

implicit: relied on, and never said
hedged: the author's own words for how sure it is
no source: said, and nothing is cited for it
¶n: a paragraph of the source
line n: of ferry.yaml
""",
        "",
    )


def test_what_carries_most_comes_first(program: Program) -> None:
    said = program("cruxes", str(MAPS / "soleimani-strike.yaml"), "--width", "100").out
    head = said.split("\n\n1. Recommendation")[0]
    assert "Ten of the 13 recommendations fall with a single premise." in head
    assert "recommendations 1, 4, 5, 6, 7 and 8 fall with it" in head


def test_any_statement_can_be_asked_for(program: Program) -> None:
    said = program("cruxes", "ferry.yaml", "--of", "ice", "--of", "old", "--size", "1").out
    assert "What carries most" not in said
    assert "✗ ● The ice is a danger." in said
    assert "deny ■ The city has an icebreaker." in said
    assert "It stands: it is a premise, and taken as given." in said
    assert "Run it in winter" not in said


def test_a_supposition_is_said(program: Program) -> None:
    said = program("cruxes", "ferry.yaml", "--deny", "cold", "--grant", "ugly").out
    assert "Supposed: “It is cold” is denied and “It is ugly” is granted." in said
    assert "Then “Hold a race” and “Paint it” rise." in said
    assert "✓ ◆ Hold a race. (fell before)" in said
    assert "✓ ◆ Paint it. (was undecided before)" in said


def test_json_is_a_list_with_an_object_for_each_map(program: Program) -> None:
    Path("other.yaml").write_text("argmap: 1\ntitle: Other\npremises: {p: P}\n", "utf-8")
    done = program("cruxes", "ferry.yaml", "other.yaml", "--format", "json")
    ferry, other = json.loads(done.out)
    assert other == {"file": "other.yaml", "conclusions": [], "load": []}
    assert ferry["file"] == "ferry.yaml"
    assert ferry["conclusions"][1] == {
        "node": "heat",
        "label": "accepted",
        "cruxes": [{"deny": ["school", "old"], "grant": []}],
        "size": 2,
        "complete": True,
    }
    assert ferry["conclusions"][3]["cruxes"] == [{"deny": [], "grant": ["ugly"]}]
    assert ferry["load"][0] == {"node": "school", "recommendations": ["run"]}


def test_markdown_says_the_same(program: Program) -> None:
    said = program("cruxes", "ferry.yaml", "-f", "markdown").out
    assert said.startswith("# Should the ferry run in winter?\n\nPremises are taken as given.")
    assert "## 1\\. Recommendation to Council\n\n✓ **Run it in winter.** (line 5)\n\n" in said
    assert "\n- The road is closed in winter. (implicit; line 19)\n" in said
    assert "\n- grant: It is ugly. (undeveloped; line 16)\n" in said


def test_more_pairs_than_are_searched_are_no_complete_answer(program: Program) -> None:
    reasons = [[f"{reason}{number}" for number in range(40)] for reason in "ab"]
    Path("many.yaml").write_text(
        json.dumps(
            {
                "argmap": 1,
                "title": "T",
                "recommendations": {"r": {"text": "R.", "supported_by": reasons}},
                "premises": {name: "P." for reason in reasons for name in reason},
            }
        ),
        "utf-8",
    )
    said = program("cruxes", "many.yaml", "--size", "3").out
    assert "The search for pairs was cut short after 100 of them: there may be more." in said
    [found] = json.loads(program("cruxes", "many.yaml", "--format", "json").out)
    [conclusion] = found["conclusions"]
    assert len(conclusion["cruxes"]) == 100
    assert (conclusion["size"], conclusion["complete"]) == (2, False)


def test_of_a_long_list_the_rest_is_counted(program: Program) -> None:
    names = [f"p{number}" for number in range(50)]
    premises = "".join(f"  {name}: On {name}.\n" for name in names)
    Path("long.yaml").write_text(
        "argmap: 1\ntitle: T\nclaims:\n"
        f"  c: {{text: C., supported_by: [[{', '.join(names)}]]}}\npremises:\n{premises}",
        "utf-8",
    )
    lines = program("cruxes", "long.yaml", "--of", "c").out.splitlines()
    assert lines[6] == "It stands. It falls if any one of these 50 is denied:"
    assert [lines[7], *lines[26:28]] == [
        "  ■ On p0. line 6",
        "  ■ On p19. line 25",
        "and 30 more; --format json lists them.",
    ]


def test_larger_sets_are_counted(program: Program) -> None:
    Path("three.yaml").write_text(
        "argmap: 1\ntitle: T\nclaims: {c: {text: C., supported_by: [[a, b], d, e]}}\n"
        "premises: {a: A., b: B., d: D., e: E.}\n",
        "utf-8",
    )
    said = program("cruxes", "three.yaml", "--of", "c", "--size", "3").out
    assert "It falls with two sets of three; --format json lists them." in said
    said = program("cruxes", "three.yaml", "--of", "c").out
    assert "It stands, whichever two premises are denied." in said


def test_a_map_without_recommendations_says_what_to_do(program: Program) -> None:
    Path("plain.yaml").write_text("argmap: 1\ntitle: T\npremises: {p: P.}\n", "utf-8")
    assert "name a statement with --of" in program("cruxes", "plain.yaml").out


def test_a_faulty_map_ends_with_one_and_says_what_is_not_known(program: Program) -> None:
    Path("faulty.yaml").write_text(
        "argmap: 1\ntitle: T\npremises: {a: A.}\n"
        "recommendations: {r: {text: R., supported_by: [a, {premises: [[x]]}]}}\n",
        "utf-8",
    )
    done = program("cruxes", "faulty.yaml")
    assert done.status == 1
    assert "What would change this is not known, for a part of the map could not be read." in (
        " ".join(done.out.split())
    )
    assert "faulty.yaml:4:" in done.err
    Path("cut.yaml").write_text("argmap: 1\nclaims: {a: A}\n: [", "utf-8")
    done = program("cruxes", "cut.yaml", "--of", "a")
    assert (done.status, "could not be read to its end" in done.out) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--of", "schol"], "there is no statement “schol”; did you mean school?"),
        (["--deny", "run/s1"], "there is no statement “run/s1”"),
        (["--deny", "old", "--grant", "old"], "“old” is granted too"),
        (["--size", "0"], "0 is not in the range"),
    ],
)
def test_wrong_usage_ends_with_two(program: Program, arguments: list[str], said: str) -> None:
    done = program("cruxes", "ferry.yaml", *arguments)
    assert (done.status, done.out) == (2, "")
    assert said in done.err


def test_a_file_that_is_missing_ends_with_two_after_the_rest(program: Program) -> None:
    done = program("cruxes", "ferry.yaml", "missing.yaml")
    assert done.status == 2
    assert "Run it in winter." in done.out
    assert "missing.yaml" in done.err
