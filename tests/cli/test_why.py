"""The command argmap why."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from disk import Checked

MAPS = Path(__file__).parents[2] / "maps"
Program = Callable[..., Checked]

FERRY = """\
argmap: 1
title: Should the ferry run in winter?
recommendations:
  run:
    text: The ferry should run in winter.
    supported_by:
      - {premises: [need, money], attacked_by: bus}
      - storm
    attacked_by:
      - ice
      - {premises: cost, outweighed_by: safety}
      - premises: [noise, birds]
  moor: {text: The ferry should be moored., supported_by: [safety, storm], attacked_by: driver}
  sell: {text: The ferry should be sold., attributed_to: Mayor, supported_by: [cost, ice]}
claims:
  need: {text: People need the ferry., supported_by: school}
  bus: {text: A bus goes round the lake., supported_by: timetable, attacked_by: stopped}
  ice: {text: The ice is a danger., qualifier: perhaps, supported_by: hull}
  storm: {text: Storms come., undeveloped: true}
premises:
  school: {text: Children cross to school., implicit: true}
  money: There is money for it.
  timetable: The bus is in the timetable.
  stopped: {text: The bus stopped last year., attacked_by: {premises: rumour, attacked_by: seen}}
  rumour: That is a rumour.
  seen: The driver has told so.
  hull: {text: The hull is thin., attacked_by: new}
  new: The hull was replaced.
  cost: It costs more than the bus.
  safety: Safety comes first.
  noise: {text: The engine is loud., attacked_by: new}
  birds: Birds breed there in winter.
  driver: {text: The driver says that the landing is safe., attacked_by: office}
  office: {text: The office says that it is not., attacked_by: driver}
"""


@pytest.fixture
def why(program: Program) -> Callable[..., list[str]]:
    """Give a function that asks why in the map of the ferry, and gives the lines said."""
    Path("ferry.yaml").write_text(FERRY, encoding="utf-8")

    def asking(node: str, *options: str) -> list[str]:
        ran = program("why", node, "ferry.yaml", "--width", "200", *options)
        assert (ran.status, ran.err) == (0, "")
        # Further lines of a step are indented by four, and steps by two.
        return re.sub(r"(?m)^( *)(\S.*)\n\1    (?=\S)", r"\1\2 ", ran.out).splitlines()

    return asking


Why = Callable[..., list[str]]


def test_what_stands_has_an_argument_and_answers(why: Why) -> None:
    assert why("run") == [
        "“The ferry should run in winter.” stands,",
        "  because “People need the ferry.” stands,",
        "    because “Children cross to school.” (implicit)",
        "  and “There is money for it.”",
        "  and the objection to this step “A bus goes round the lake.” falls,",
        "    for “The bus stopped last year.” stands against it,",
        "      for the objection “That is a rumour.” does not count,",
        "        for “The driver has told so.”",
        "  and the objection “The ice is a danger.” (perhaps) falls,",
        "    for the reason “The hull is thin.” falls,",
        "      for “The hull was replaced.” stands against it,",
        "  and the objection “It costs more than the bus.” is outweighed,",
        "    for “Safety comes first.”",
        "  and the objection “The engine is loud.” and “Birds breed there in winter.” falls,",
        "    for “The engine is loud.” falls,",
        "      for “The hull was replaced.” stands against it.",
        "",
        "All this holds if the 6 premises in it are granted (1 of them implicit).",
    ]


def test_what_falls_has_an_objection_or_nothing_that_speaks_for_it(program: Program) -> None:
    Path("m.yaml").write_text(
        """\
argmap: 1
title: T
recommendations:
  act: {text: Act., supported_by: [bare, {premises: p, attacked_by: [[q, claim]]}]}
  wait: {text: Wait., supported_by: p, attacked_by: [[q, claim]]}
claims: {bare: B., claim: {text: C., supported_by: p}}
premises: {p: P., q: Q.}
"""
    )
    assert program("why", "act").out.splitlines()[:-2] == [
        "“Act.” falls,",
        "  for the reason “B.” falls, for nothing supports it,",
        "  and the reason “P.” does not count,",
        "    for “Q.”",
        "    and “C.” stands,",
        "      because “P.”",
    ]
    assert program("why", "wait").out.splitlines()[:-2] == [
        "“Wait.” falls,",
        "  for “Q.” stands against it,",
        "  and with it “C.” stands,",
        "    because “P.”",
    ]


def test_what_is_undecided_waits_for_a_gap_or_in_a_circle(why: Why) -> None:
    assert why("storm") == [
        "“Storms come.” (undeveloped) is undecided, for its argument is still missing."
    ]
    assert why("run/s2") == [
        (
            "The reason “Storms come.” (undeveloped) for “The ferry should run in winter.” "
            "is undecided,"
        ),
        "  for “Storms come.” (undeveloped) is undecided, for its argument is still missing.",
    ]
    assert why("moor") == [
        "“The ferry should be moored.” is undecided,",
        "  it would stand because “Safety comes first.”",
        "  but the objection “The driver says that the landing is safe.” is undecided,",
        "    for the objection “The office says that it is not.” is undecided,",
        (
            "      for the objection “The driver says that the landing is safe.” is undecided: "
            "a circle, in which each waits for the next."
        ),
        "",
        "All this holds if the premise in it is granted.",
    ]


def test_an_argument_has_a_reason_too(why: Why) -> None:
    assert why("run/a2")[:2] == [
        (
            "The objection “It costs more than the bus.” to “The ferry should run in winter.” "
            "is outweighed,"
        ),
        "  for “Safety comes first.”",
    ]
    assert why("run/s1")[0] == (
        "The reason “People need the ferry.” and “There is money for it.” for "
        "“The ferry should run in winter.” stands,"
    )
    assert why("run/s1/a1")[0] == (
        "The objection “A bus goes round the lake.” to the step from “People need the ferry.” "
        "falls,"
    )


def test_what_is_to_outweigh_an_objection_is_not_called_an_objection(program: Program) -> None:
    Path("m.yaml").write_text(
        """\
argmap: 1
title: T
recommendations:
  walk:
    text: Walk.
    supported_by: It is free.
    attacked_by:
      premises: Rain falls.
      outweighed_by: {premises: Umbrellas help., attacked_by: They break.}
  fly:
    text: Fly.
    supported_by: It is fast.
    attacked_by: {premises: It is loud., outweighed_by: days}
claims:
  days: {text: It saves days., undeveloped: true}
"""
    )
    assert program("why", "walk", "m.yaml").out.splitlines()[:-2] == [
        "“Walk.” falls,",
        "  for “Rain falls.” stands against it,",
        "  and the reason to outweigh this step “Umbrellas help.” does not count,",
        "    for “They break.”",
    ]
    assert program("why", "walk/a1/a1", "m.yaml", "--width", "200").out.splitlines()[0] == (
        "The reason “Umbrellas help.” to outweigh the step from “Rain falls.” does not count,"
    )
    assert program("why", "fly/a1", "m.yaml").out.splitlines() == [
        "The objection “It is loud.” to “Fly.” may be outweighed,",
        "  for the reason “It saves days.” (undeveloped) is undecided, for its",
        "      argument is still missing.",
    ]


def test_a_premise_that_is_given_is_no_reason_for_the_argument_it_names(why: Why) -> None:
    assert why("need/s1")[0] == (
        "The reason “Children cross to school.” (implicit) for “People need the ferry.” stands, "
        "for nothing attacks it."
    )
    assert why("run/s1")[1:-2] == [
        "  because “People need the ferry.” stands,",
        "    because “Children cross to school.” (implicit)",
        "  and the objection to this step “A bus goes round the lake.” falls,",
        "    for “The bus stopped last year.” stands against it,",
        "      for the objection “That is a rumour.” does not count,",
        "        for “The driver has told so.”",
    ]


def test_each_statement_is_explained_once(program: Program) -> None:
    Path("m.yaml").write_text(
        """\
argmap: 1
title: T
claims:
  top: {text: T., supported_by: [[a, b]]}
  a: {text: A., supported_by: shared}
  b: {text: B., supported_by: [[shared, p]]}
  shared: {text: S., supported_by: p}
premises: {p: P.}
"""
    )
    assert program("why", "top", "m.yaml").out.splitlines()[:-2] == [
        "“T.” stands,",
        "  because “A.” stands,",
        "    because “S.” stands,",
        "      because “P.”",
        "  and “B.” stands,",
        "    because “S.” stands, as shown above,",
        "    and “P.”",
    ]


def test_what_is_too_deep_for_the_width_goes_on_below(program: Program) -> None:
    links = "\n".join(f"  c{n}: {{text: C{n}., supported_by: c{n + 1}}}" for n in range(9))
    Path("m.yaml").write_text(f"argmap: 1\ntitle: T\nclaims:\n{links}\npremises: {{c9: P.}}\n")
    assert program("why", "c0", "m.yaml", "--width", "40").out.splitlines()[:-3] == [
        "“C0.” stands,",
        "  because “C1.” stands,",
        "    because “C2.” stands,",
        "      because “C3.” stands,",
        "        because “C4.” stands,",
        "          because “C5.” stands,",
        "            because “C6.” stands, as",
        "                shown below.",
        "",
        "“C6.” stands,",
        "  because “C7.” stands,",
        "    because “C8.” stands,",
        "      because “P.”",
    ]


def test_a_long_chain_is_told_in_linear_space(program: Program) -> None:
    count = 10_000
    links = "\n".join(f"  c{n}: {{text: C., supported_by: c{n + 1}}}" for n in range(count))
    text = f"argmap: 1\ntitle: T\nclaims:\n{links}\npremises: {{c{count}: P.}}\n"
    ran = program("why", "c0", "-", "--width", "80", stdin=text.encode())
    assert count < len(ran.out.splitlines()) < 3 * count
    assert len(ran.out) < 80 * 3 * count


def test_as_json(why: Why) -> None:
    (found,) = json.loads("\n".join(why("moor", "--format", "json")))
    assert (found["file"], found["node"], found["label"]) == ("ferry.yaml", "moor", "undecided")
    assert found["reason"][0] == {
        "node": "moor",
        "label": "undecided",
        "ground": "attack-open",
        "because": ["moor/s1", "moor/a1"],
        "falling": [],
    }
    assert [step["node"] for step in found["reason"]] == [
        *("moor", "moor/s1", "safety", "moor/a1"),
        *("driver", "driver/a1", "office", "office/a1"),
    ]
    assert found["circle"] == ["office/a1", "office", "driver/a1", "driver"]
    (found,) = json.loads("\n".join(why("storm", "--format", "json")))
    assert (found["reason"][0]["ground"], found["circle"]) == ("undeveloped", [])


def test_ids_are_shown_where_asked_for(why: Why) -> None:
    assert why("need", "--ids")[:2] == [
        "“People need the ferry.” <need> stands,",
        "  because “Children cross to school.” (implicit) <school>",
    ]


def test_in_ascii_and_in_colour(why: Why) -> None:
    assert why("storm", "--charset", "ascii") == [
        '"Storms come." (undeveloped) is undecided, for its argument is still missing.'
    ]
    first = why("need", "--color", "always")[0]
    assert "\x1b[1;38;5;28mstands,\x1b[0m" in first


def test_what_speaks_against_has_the_colour_of_attacks(why: Why) -> None:
    said = "\n".join(why("run", "--color", "always"))
    for answer in ("The bus stopped last year.", "The driver has told so."):
        assert f"\x1b[1;38;5;166mfor \x1b[0m“{answer}”" in said


def test_an_id_is_found_however_it_is_written(program: Program) -> None:
    text = "argmap: 1\ntitle: T\nclaims: {caf\u00e9: {text: C., supported_by: It is open.}}\n"
    Path("m.yaml").write_text(text, encoding="utf-8")
    for node in ("caf\u00e9", "cafe\u0301"):
        assert program("why", node).out.startswith("“C.” stands,\n")
    assert program("why", "it-is-open").out.startswith(
        "“It is open.” stands, for nothing attacks it.\n"
    )


def test_of_several_maps_those_are_asked_that_have_it(program: Program) -> None:
    for name in "abc":
        node = "q" if name == "c" else "p"
        Path(f"{name}.yaml").write_text(
            f"argmap: 1\ntitle: Map {name}\npremises: {{{node}: P.}}\n"
        )
    said = (
        "“P.” stands, for nothing attacks it.\n\nAll this holds if the premise in it is granted.\n"
    )
    assert program("why", "p").out == f"Map a\n\n{said}\nMap b\n\n{said}"
    assert program("why", "q").out == said
    assert [each["file"] for each in json.loads(program("why", "p", "-f", "json").out)] == [
        "a.yaml",
        "b.yaml",
    ]


def test_an_unknown_id_is_wrong_usage(program: Program, why: Why) -> None:
    assert why("run")
    ran = program("why", "runn", "ferry.yaml")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "argmap: error: invalid value for ID: there is no statement or argument “runn”; "
        "did you mean run?\n"
    )
    ran = program("why", "zzzzzz")
    assert ran.status == 2
    assert ran.err.endswith("“zzzzzz”; argmap show --ids shows the ids\n")


def test_faults_and_files_that_cannot_be_read(program: Program) -> None:
    Path("m.yaml").write_text("argmap: 1\ntitle: T\nclaims: {c: {text: C., supported_by: gone}}\n")
    ran = program("why", "c", "m.yaml", "--width", "100")
    assert ran.status == 1
    assert ran.out.splitlines() == [
        "“C.” is undecided,",
        "  for the reason “gone” (not written yet) is undecided, for its text is still missing.",
    ]
    assert "undefined-statement" in ran.err
    assert program("why", "c", "m.yaml", "gone.yaml").status == 2
    ran = program("why", "c", "gone.yaml")
    assert (ran.status, ran.out) == (2, "")


def test_what_cannot_be_read_is_an_unknown(program: Program) -> None:
    Path("m.yaml").write_text(
        "argmap: 1\ntitle: T\nclaims:\n  c: {text: C., supported_by: [{premise: p}]}\n"
        "premises: {p: P.}\n"
    )
    ran = program("why", "c", "m.yaml")
    assert ran.status == 1
    assert ran.out.splitlines()[0].startswith("“C.” is undecided")
    assert "cannot be read" in ran.out


def test_the_reason_for_a_recommendation_of_the_op_ed(program: Program) -> None:
    ran = program("why", "contain-impact", str(MAPS / "soleimani-strike.yaml"), "--width", "80")
    assert (
        ran.out
        == """\
“The administration should first of all limit the damage that the strike
    does to Iraq.” (to Trump administration) stands,
  because “The killing is a calamity for Iraq.” stands,
    because “American forces killed Soleimani on Iraqi soil, close to
        Baghdad's airport.”
    and “Iraq dreads becoming the main field of an ever more armed struggle
        of America and Iran.”
  and “The United States has much to lose in Iraq.” (implicit) stands,
    because “America's vital interests still bind it to the Middle East.”
        stands,
      because “America has to ward off terrorism from the region.”
    and “America's regional interests suffer if Iraq is lost to Iran or
        Daesh.” (implicit)
  and “Washington has the means to help Iraq.” stands,
    because “Public assurances from Washington lessen Iraq's distrust.”
        (implicit)

All this holds if the 5 premises in it are granted (2 of them implicit).
"""
    )


def test_the_reason_against_an_opponent_of_the_op_ed(program: Program) -> None:
    ran = program("why", "expel-troops", str(MAPS / "soleimani-strike.yaml"), "--width", "80")
    assert (
        ran.out
        == """\
“The government in Baghdad should send all foreign troops away.” (says Iraqi
    parliament; to Iraqi government) falls,
  for “By expelling the Americans, Baghdad would step into Kataib
      Hezbollah's snare.” stands against it,
    because “Expulsion would reward Kataib Hezbollah for its violence.”
        stands,
      because “Kataib Hezbollah wages a violent campaign to drive the
          Americans out.” (clearly) stands,
        because “Kataib Hezbollah is the force that has stepped up the
            violence for months.” (clearly)
        and “The violence came to a head in an assault on the American
            embassy as 2019 ended.”
    and “Expulsion would weaken Iraq's government and its sovereignty.”
        stands,
      because “Expulsion would make Iran's militias stronger.”
      and “After the victory over Daesh, Baghdad has failed to make the
          militias obey it.” (largely)
      and the objection “Iran's militias had a large part in the victory
          over Daesh.” does not count,
        for “After the victory over Daesh, Baghdad has failed to make the
            militias obey it.”

All this holds if the 4 premises in it are granted.
"""
    )


def test_a_statement_whose_text_is_empty_is_named_by_its_id(program: Program) -> None:
    Path("m.yaml").write_text(
        'argmap: 1\ntitle: T\nclaims: {cold: {text: "", supported_by: p}}\npremises: {p: P.}\n'
    )
    assert program("why", "cold").out.startswith("“cold” stands,\n")
    assert "● cold\n└─ because ■ P." in program("show").out
