"""A map as a tree in the terminal: what a reader of `argmap show` sees."""

import colorsys
import io
import re
import sys
from pathlib import Path

import pytest
from contrast import contrast
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.style import Style

from argmap.cli import run
from argmap.export.support.themes import THEMES
from argmap.terminal.signs import STYLES

DEPOT = Path(__file__).parents[1] / "data" / "depot.yaml"


def show(capsys: pytest.CaptureFixture[str], text: str, *options: str, status: int = 0) -> str:
    """Show the map in a text, and give what was printed."""
    stdin, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(text.encode()))
    try:
        assert run(["show", "-", "--width", "80", *options]) == status
    finally:
        sys.stdin = stdin
    return capsys.readouterr().out


def body(printed: str) -> list[str]:
    """Give the lines of the trees, without header and count."""
    return printed.split("\n\n", 1)[1].rsplit("\n\n", 1)[0].splitlines()


def test_a_map_reads_like_its_argument(capsys: pytest.CaptureFixture[str]) -> None:
    assert show(capsys, DEPOT.read_text()) == (
        """\
Should the depot stay open at night?
A worked example.
Source: Transport office, “Night-time footfall survey”, City of Ulm,
  2024-03-01, https://example.org/survey
◆ recommendation · ● claim · ■ premise · ─ because: separate · ┬ because … and:
linked, only together

Recommendation to City council
◆ The city should keep the depot open at night. ¶12
├─ because ● Shift workers have no other way home. (almost certainly) ¶3, ¶4
│  └┬ because ■ (argument from sign) No bus runs between one and five.
│   ├ and     ■ Four in five shift workers own no car. ¶4
│   └─ unless ■ A night bus is planned. survey-2024
├┬ because ■ Staying open costs little. ¶9
│└ and     ■ The budget has room for it. (implicit)
└─ although ● An open depot keeps its neighbours awake. (says Residents'
   │          association)
   ├─ because ■ The depot is loud at night. ¶7
   └─ but ■ Sound walls were finished in May. ¶8
"""
        + FINDINGS_OF_DEPOT
    )


FINDINGS_OF_DEPOT = """
1 ◆ recommendation · 2 ● claims · 7 ■ premises · 7 arguments · 2 warnings
"""


SIGNS = "◆ recommendation · ● claim · ■ premise · ─ because: separate"
LINKED = "T\n◆ recommendation · ■ premise"


@pytest.mark.parametrize(
    ("supports", "options", "header"),
    [
        ("[[a, b], c]", [], "─ because: separate · ┬ because … and: linked, only together"),
        ("[[a, b, c]]", [], "┬ because … and: linked, only together"),
        ("[[a, b, c]]", ["--invert"], "┬ therefore … with: linked, only together"),
        ("[[a, b, c]]", ["--labels"], "✓ stands · ┬ because … and: linked, only together"),
    ],
)
def test_the_signs_that_occur_are_explained_above_the_trees(
    capsys: pytest.CaptureFixture[str], supports: str, options: list[str], header: str
) -> None:
    text = (
        f"argmap: 1\ntitle: T\nrecommendations: {{r: {{text: R., supported_by: {supports}}}}}\n"
        "premises: {a: A., b: B., c: C.}\n"
    )
    printed = show(capsys, text, *options, "--width", "120")
    assert printed.startswith(f"{LINKED} · {header}\n\n")


def test_a_small_map_without_linked_premises_needs_no_explanation(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = (
        "argmap: 1\ntitle: T\nclaims: {c: {text: C., supported_by: [a, b]}}\n"
        "premises: {a: A., b: B.}\n"
    )
    assert show(capsys, text, "--labels").startswith("T\n\nClaim\n")


def test_the_signs_of_a_large_map_are_explained_though_nothing_is_linked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    printed = show(capsys, chain(20))
    assert printed.startswith(f"T\n{SIGNS}\n\n")


def test_it_reads_without_any_sign_beyond_ascii(capsys: pytest.CaptureFixture[str]) -> None:
    printed = show(capsys, DEPOT.read_text(), "--charset", "ascii", "--depth", "2")
    assert printed.isascii()
    assert body(printed) == [
        "Recommendation to City council",
        "[R] The city should keep the depot open at night. par. 12",
        "+- because [C] Shift workers have no other way home. (almost",
        "|  |           certainly) par. 3, par. 4",
        "|  `+ because (+1) [P] (argument from sign) No bus runs between one and five.",
        "|   ` and     [P] Four in five shift workers own no car. par. 4",
        "++ because [P] Staying open costs little. par. 9",
        "|` and     [P] The budget has room for it. (implicit)",
        "`- although [C] An open depot keeps its neighbours awake. (says Residents'",
        "   |            association)",
        "   +- because [P] The depot is loud at night. par. 7",
        "   `- but [P] Sound walls were finished in May. par. 8",
        "",
        "(+n) n more arguments are left out here: see them with --root, or a greater",
        "--depth",
    ]


def test_what_nothing_supports_is_plain_and_so_is_an_admitted_gap(
    capsys: pytest.CaptureFixture[str],
) -> None:
    printed = show(
        capsys,
        """
argmap: 1
title: T
recommendations: {act: {text: Act., supported_by: [bare, gap]}}
claims:
  bare: Nothing stands behind this.
  gap: {text: This is to be worked out., undeveloped: true}
""",
    )
    assert body(printed)[1:] == [
        "◆ Act.",
        "├─ because ● Nothing stands behind this. (unsupported)",
        "└─ because ● This is to be worked out. (undeveloped)",
    ]
    assert printed.endswith("2 arguments · 1 error\n")


def test_what_is_turned_down_needs_no_support(capsys: pytest.CaptureFixture[str]) -> None:
    printed = show(
        capsys,
        """
argmap: 1
title: T
recommendations:
  act: {text: Act., rejected: true, attacked_by: It costs too much.}
""",
    )
    assert body(printed) == [
        "Rejected alternative",
        "◆ Act.",
        "└─ but ■ It costs too much.",
    ]
    assert printed.endswith("1 argument · no findings\n")


def test_what_stands_below_a_statement_is_shown_once(capsys: pytest.CaptureFixture[str]) -> None:
    text = """
argmap: 1
title: T
recommendations: {act: {text: Act., supported_by: [one, two]}}
claims:
  one: {text: One., supported_by: shared}
  two: {text: Two., supported_by: shared}
  shared: {text: "%s", supported_by: ground}
premises: {ground: Ground.}
""" % ("Both rest on this. " * 8)
    cut = show(capsys, text)
    assert body(cut)[1:] == [
        "◆ Act.",
        "├─ because ● One.",
        "│  └─ because ● Both rest on this. Both rest on this. Both rest on this. Both",
        "│     │         rest on this. Both rest on this. Both rest on this. Both rest on",
        "│     │         this. Both rest on this.",
        "│     └─ because ■ Ground.",
        "└─ because ● Two.",
        "   └─ because ● Both rest on this. Both rest on this. Both rest on this… (*)",
        "",
        "(*) shown in full above",
    ]
    assert show(capsys, text, "--no-dedupe").count("Ground.") == 2


def test_a_later_tree_names_the_tree_that_shows_the_rest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = """
argmap: 1
title: T
recommendations:
  stay: {text: Stay., supported_by: shared}
  pay: {text: Pay., supported_by: [shared, ground, other]}
claims:
  shared: {text: Both rest on this., supported_by: ground}
  other: {text: Other., supported_by: shared}
premises: {ground: Ground.}
"""
    assert body(show(capsys, text))[5:] == [
        "2. Recommendation",
        "◆ Pay.",
        "├─ because ● Both rest on this. (* → 1)",
        "├─ because ■ Ground.",
        "└─ because ● Other.",
        "   └─ because ● Both rest on this. (* → 1)",
        "",
        "(* → n) shown in full in the tree of this number",
    ]
    only = body(show(capsys, text, "--root", "pay"))
    assert only[-3:] == [
        "   └─ because ● Both rest on this. (*)",
        "",
        "(*) shown in full above",
    ]


def test_what_a_deep_branch_goes_on_with_is_named_by_its_own_number(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = chain(12).replace("supported_by: s1}", "supported_by: [s1, s3]}", 1)
    lines = body(show(capsys, text, "--width", "40"))
    shown_again = lines.index("└─ because ● Number 3 (* → 1.2)")
    assert shown_again > lines.index("1.2. goes on")


def test_a_recommendation_with_a_tree_of_its_own_is_pointed_to(
    capsys: pytest.CaptureFixture[str],
) -> None:
    printed = show(
        capsys,
        """
argmap: 1
title: T
recommendations:
  end: {text: Reach the end., addressee: [You, me], supported_by: good}
  means: {text: Take the means., supported_by: [[end, helps]]}
premises: {good: It is good., helps: It helps.}
""",
    )
    assert body(printed) == [
        "1. Recommendation to You and me",
        "◆ Reach the end.",
        "└─ because ■ It is good.",
        "",
        "2. Recommendation",
        "◆ Take the means.",
        "└┬ because ◆ Reach the end. (→ 1)",
        " └ and     ■ It helps.",
        "",
        "(→ n) has a tree of its own, of this number",
    ]


def test_an_opponents_root_comes_last_and_is_answered(capsys: pytest.CaptureFixture[str]) -> None:
    printed = show(
        capsys,
        """
argmap: 1
title: T
recommendations:
  theirs:
    text: Leave.
    attributed_to: The opposition
    supported_by: [{premises: costs, attacked_by: gains}]
    attacked_by: needed
  ours: {text: Stay., supported_by: needed}
premises: {costs: It costs., gains: The gains outweigh it., needed: We are needed.}
""",
    )
    assert body(printed) == [
        "1. Recommendation",
        "◆ Stay.",
        "└─ because ■ We are needed.",
        "",
        "2. Recommended by The opposition, against the author:",
        "◆ Leave.",
        "├┬ because ■ It costs.",
        "│└─ unless ■ The gains outweigh it.",
        "└─ but ■ We are needed.",
    ]


ALTERNATIVES = """\
argmap: 1
title: Where do the bicycles go?
recommendations:
  shed:
    text: The school should build a shed.
    supported_by: Bicycles get wet.
    attacked_by: {premises: A shed costs money., outweighed_by: Wet saddles cost more.}
  cellar:
    text: The school should open its cellar.
    rejected: true
    addressee: Caretaker
    supported_by: It is dry.
    attacked_by: The stairs are steep.
claims:
  rack: {text: A rack is enough., rejected: true, attacked_by: "A rack has no roof."}
"""


def test_alternatives_that_are_turned_down_and_what_is_outweighed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert body(show(capsys, ALTERNATIVES, "--labels")) == [
        "1. Recommendation",
        "✓ ◆ The school should build a shed.",
        "├─ because ✓ ■ Bicycles get wet.",
        "└┬ although (outweighed) ✓ ■ A shed costs money.",
        " └─ granted, but outweighed: ✓ ■ Wet saddles cost more.",
        "",
        "2. Rejected alternative: recommendation to Caretaker",
        "✗ ◆ The school should open its cellar. (falls: an objection stands)",
        "├─ because ✓ ■ It is dry.",
        "└─ but ✓ ■ The stairs are steep.",
        "",
        "3. Rejected claim",
        "✗ ● A rack is enough. (falls: an objection stands)",
        "└─ but ✓ ■ A rack has no roof.",
    ]


def test_a_circle_is_marked_and_ends(capsys: pytest.CaptureFixture[str]) -> None:
    printed = show(
        capsys,
        """
argmap: 1
title: T
claims:
  a: {text: A., supported_by: b}
  b: {text: B., supported_by: c}
  c: {text: C., supported_by: a}
""",
    )
    assert body(printed) == [
        "Claim",
        "● A.",
        "└─ because ● B.",
        "   └─ because ● C.",
        "      └─ because ● A. (circle)",
        "",
        "(circle) stands above already: the argument runs in a circle, and ends here",
    ]
    for options in ["--no-dedupe"], ["--invert", "--root", "a", "--no-dedupe"]:
        text = """
argmap: 1
title: T
claims: {a: {text: A., attacked_by: b}, b: {text: B., attacked_by: a}}
"""
        assert "(circle)" in show(capsys, text, *options)


def chain(length: int) -> str:
    links = [f"  s{n}: {{text: Number {n}, supported_by: s{n + 1}}}" for n in range(1, length)]
    return "\n".join(
        [
            "argmap: 1\ntitle: T\nrecommendations: {s0: {text: Act., supported_by: s1}}\nclaims:",
            *links,
            f"premises: {{s{length}: The end of it.}}",
        ]
    )


def test_a_deep_branch_goes_on_at_the_margin(capsys: pytest.CaptureFixture[str]) -> None:
    assert body(show(capsys, chain(6), "--width", "44")) == [
        "Recommendation",
        "◆ Act.",
        "└─ because ● Number 1",
        "   └─ because ● Number 2",
        "      └─ because ● Number 3 (→ 1.1)",
        "",
        "1.1. goes on",
        "● Number 3",
        "└─ because ● Number 4",
        "   └─ because ● Number 5",
        "      └─ because ■ The end of it.",
        "",
        "(→ n) goes on below, in the tree of this",
        "number",
    ]


def test_a_text_has_a_hundred_columns_at_most_however_wide_the_screen(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = "argmap: 1\ntitle: T\nclaims: {c: {text: C., supported_by: p}}\npremises:\n"
    lines = show(capsys, f"{text}  p: {'word ' * 50}\n", "--width", "300").splitlines()
    assert next(len(line.partition("■ ")[2]) for line in lines if "■ " in line) == 99
    assert max(map(len, lines)) < 120


def test_words_before_a_text_leave_it_room(capsys: pytest.CaptureFixture[str]) -> None:
    text = """
argmap: 1
title: T
claims:
  safe:
    text: It is safe.
    attacked_by:
      - premises: ice
        outweighed_by: {premises: [ship, crew], qualifier: as the harbour master says}
premises: {ice: Ice drifts., ship: A ship breaks the ice., crew: The crew knows the lake.}
"""
    assert body(show(capsys, text, "--labels", "--width", "40"))[1:] == [
        "✗ ● It is safe. (falls: unsupported)",
        "└┬ although ✓ ■ (outweighed) Ice drifts.",
        " └┬ granted, but outweighed: ✓ ■ (as the",
        "  │ harbour master says) A ship breaks",
        "  │ the ice.",
        "  └ and ✓ ■ The crew knows the lake.",
    ]


@pytest.mark.parametrize("charset", ["utf8", "ascii"])
def test_what_is_counted_stays_on_the_line_of_its_number(
    capsys: pytest.CaptureFixture[str], charset: str
) -> None:
    text = """
argmap: 1
title: T
claims: {c: {text: C., supported_by: [[p, q], r]}}
premises: {p: P., q: Q., r: R.}
groups: {g: {title: What it may cost to stay open, statements: [p, q, r]}}
"""
    options = ("--labels", "--charset", charset, "--summary")
    for width in range(24, 100):
        trees = show(capsys, text, *options[:3], "--width", str(width)).splitlines()
        lines = [*trees, *show(capsys, text, *options, "--width", str(width)).splitlines()]
        assert not [line for line in lines if line.startswith(("·", ",", "(3)"))]
        assert not [line for line in lines if line.endswith(("─", "┬", "■", "[P]", "[C]", " 3"))]


def hue_of(colour: str) -> float:
    """Return the place of a colour on the colour wheel, from 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return colorsys.rgb_to_hsv(red, green, blue)[0]


GROUNDS = {
    "white": ("#ffffff", 3.8),
    "black": ("#000000", 3.8),
    "dark grey": ("#1e1e1e", 3.0),
    "dark blue": ("#002b36", 3.0),
    "aubergine": ("#300a24", 3.0),
    "cream": ("#fdf6e3", 3.0),
}
"""Grounds of terminals, as usual themes have them, and the contrast that texts have at least."""


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("style", [name for name, style in STYLES.items() if "color(" in style])
def test_colours_are_legible_on_light_and_on_dark_grounds(style: str, ground: str) -> None:
    colour = Style.parse(STYLES[style]).color
    assert colour is not None
    behind, least = GROUNDS[ground]
    assert contrast(colour.get_truecolor().hex, behind) >= least


LIGHT = THEMES["light"]


@pytest.mark.parametrize(
    ("style", "drawn"),
    [
        ("recommendation", LIGHT.kinds["recommendation"].outline),
        ("claim", LIGHT.kinds["claim"].outline),
        ("attack", LIGHT.attack.outline),
        *LIGHT.labels.items(),
    ],
)
def test_colours_mean_what_they_mean_in_a_picture(style: str, drawn: str) -> None:
    colour = Style.parse(STYLES[style]).color
    assert colour is not None
    apart = abs(hue_of(colour.get_truecolor().hex) - hue_of(drawn))
    assert min(apart, 1 - apart) < 0.07


def test_ten_thousand_levels_are_no_trouble(capsys: pytest.CaptureFixture[str]) -> None:
    printed = show(capsys, chain(10_000))
    assert "■ The end of it." in printed
    assert max(map(len, printed.splitlines())) <= 80


def test_without_cutting_what_was_shown_a_tree_may_be_larger_than_its_map(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rungs = "\n".join(
        f"  {side}{n}: {{text: {side}{n}., supported_by: [a{n + 1}, b{n + 1}]}}"
        for n in range(11)
        for side in "ab"
    )
    printed = show(
        capsys,
        "argmap: 1\ntitle: T\nrecommendations: {r: {text: R., supported_by: [a0, b0]}}\n"
        f"claims:\n{rungs}\npremises: {{a11: The end., b11: The other end.}}",
        "--no-dedupe",
        "--width=40",
    )
    assert printed.count("The end.") == 2**11


@pytest.mark.parametrize("width", [24, 30, 37])
def test_narrow_terminals_are_obeyed(capsys: pytest.CaptureFixture[str], width: int) -> None:
    options = ["--ids", "--labels", f"--width={width}"]
    for more in [], ["--invert"], ["--charset=ascii"]:
        printed = show(capsys, DEPOT.read_text(), *options, *more)
        assert max(map(len, printed.splitlines())) <= width


def test_one_premise_may_be_used_a_thousand_times(capsys: pytest.CaptureFixture[str]) -> None:
    uses = "\n".join(f"  c{n}: {{text: C{n}., supported_by: p}}" for n in range(1000))
    ids = ", ".join(f"c{n}" for n in range(1000))
    printed = show(
        capsys,
        f"argmap: 1\ntitle: T\nrecommendations: {{r: {{text: R., supported_by: [{ids}]}}}}\n"
        f"claims:\n{uses}\npremises: {{p: Shared.}}",
    )
    assert printed.count("because ■ Shared.") == 1000
    assert "*" not in printed


def test_inverted_it_shows_what_rests_on_a_statement(capsys: pytest.CaptureFixture[str]) -> None:
    printed = show(capsys, DEPOT.read_text(), "--invert", "--root", "bus-is-planned")
    assert body(printed) == [
        "Premise",
        "■ A night bus is planned. survey-2024",
        "└─ undercuts the step from “No bus runs between one and five.”",
        "   └┬ therefore (argument from sign) ● Shift workers have no other way home.",
        "    │ │         (almost certainly) ¶3, ¶4",
        "    │ └─ therefore ◆ The city should keep the depot open at night. (to City",
        "    │                council) ¶12",
        "    └ with      ■ Four in five shift workers own no car.",
    ]
    linked = show(capsys, DEPOT.read_text(), "--invert", "--root", "cost-is-low", "--no-cites")
    assert body(linked)[1:] == [
        "■ Staying open costs little.",
        "└┬ therefore ◆ The city should keep the depot open at night. (to City council)",
        " └ with      ■ The budget has room for it.",
    ]


def test_inverted_what_is_said_of_an_argument_stands_before_its_conclusion(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = """\
argmap: 1
title: Bread
recommendations:
  a:
    text: Buy the bread.
    supported_by:
      - premises: The ads praise it.
        rejected: true
        attacked_by: {premises: Ads are paid., qualifier: mostly}
"""
    assert body(show(capsys, text, "--invert", "--labels")) == [
        "1. Premise",
        "✓ ■ The ads praise it.",
        "└─ therefore (undercut; turned down) ✗ ◆ Buy the bread. (falls: its argument",
        "             fails)",
        "",
        "2. Premise",
        "✓ ■ Ads are paid.",
        "└─ undercuts (mostly) ✗ the step from “The ads praise it.”",
        "   └─ therefore (undercut; turned down) ✗ ◆ Buy the bread. (falls: its argument",
        "                fails)",
    ]


def test_only_one_relation_can_be_shown(capsys: pytest.CaptureFixture[str]) -> None:
    support = show(capsys, DEPOT.read_text(), "--only", "support")
    assert "although" not in support
    assert "unless" not in support
    assert "were asked for: objections and undercutters (3) are left out." in support


def test_only_attacks_are_a_list_of_objections_with_answers_and_verdicts(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = """
argmap: 1
title: T
recommendations:
  run:
    text: Run it.
    supported_by: {premises: need, attacked_by: bus}
    attacked_by: [ice, {premises: [dear, poor], attacked_by: grant}]
  stop: {text: Stop it., attributed_to: The harbour, supported_by: ice, attacked_by: jobs}
  paint: {text: Paint it., supported_by: jobs}
claims:
  ice: {text: Ice is a danger., supported_by: cold, attributed_to: The harbour}
premises:
  cold: {text: It is cold., attacked_by: mild}
  mild: Winters are mild.
  need: Children cross.
  bus: A bus goes round.
  dear: Fuel is dear.
  poor: The city is poor.
  grant: The state pays.
  jobs: Five people work on it.
"""
    assert body(show(capsys, text, "--only", "attack"))[:-2] == [
        "1. Objection that stands",
        "■ A bus goes round.",
        "└─ undercuts the step from “Children cross.”",
        "",
        "2. Objection, answered",
        "● Ice is a danger. (says The harbour)",
        "├─ against ◆ Run it.",
        "└─ but     ■ Winters are mild.",
        "",
        "3. Objection, answered",
        "■ Fuel is dear.",
        "├─ and     ■ The city is poor.",
        "├─ against ◆ Run it.",
        "└─ but     ■ The state pays.",
        "",
        "4. The author's objection that stands",
        "■ Five people work on it.",
        "└─ against ◆ Stop it. (says The harbour)",
        "",
        "Without an objection: recommendation 2 (show --root shows one).",
    ]


def test_an_opponent_may_outweigh_what_the_author_objects(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = """\
argmap: 1
title: T
recommendations:
  swim:
    text: Swim.
    attributed_to: The club
    supported_by: The lake is near.
    attacked_by: {premises: It is cold., outweighed_by: It is healthy.}
"""
    assert body(show(capsys, text, "--only", "attack"))[-5:-2] == [
        "2. Objection that stands",
        "■ It is healthy.",
        "└─ outweighs the step from “It is cold.”",
    ]


def test_a_list_of_objections_explains_its_signs_but_no_guides(
    capsys: pytest.CaptureFixture[str],
) -> None:
    attacks = "".join(
        f"  p{number}: {{text: P{number}., attacked_by: Against P{number}.}}\n"
        for number in range(10)
    )
    text = (
        "argmap: 1\ntitle: T\nclaims: {c: {text: C., supported_by: [[p0, p1]]}}\n"
        f"premises:\n{attacks}"
    )
    printed = show(capsys, text, "--only", "attack", "--labels")
    assert printed.startswith("T\n● claim · ■ premise · ✓ stands · ✗ falls\n\n1. ")


def test_a_group_is_shown_by_itself(capsys: pytest.CaptureFixture[str]) -> None:
    printed = show(capsys, DEPOT.read_text(), "--group", "noise", "--ids")
    assert printed.splitlines()[1] == "Group: noise"
    assert body(printed) == [
        "Claim of Residents' association",
        "● An open depot keeps its neighbours awake. <noise>",
        "├─ because ■ The depot is loud at night. ¶7 <loud-at-night>",
        "└─ but ■ Sound walls were finished in May. ¶8 <walls-are-built>",
    ]


def test_labels_tell_what_stands_what_falls_and_what_brings_it_down(
    capsys: pytest.CaptureFixture[str],
) -> None:
    printed = show(capsys, DEPOT.read_text(), "--labels", "--no-cites")
    assert printed.split("\n\n", 1)[1] == (
        """\
Recommendation to City council
✓ ◆ The city should keep the depot open at night.
├─ because ✗ ● Shift workers have no other way home. (almost certainly) (falls:
│  │           its argument fails)
│  └┬ because (undercut) ✓ ■ (argument from sign) No bus runs between one and
│   │                        five.
│   ├ and     ✓ ■ Four in five shift workers own no car.
│   └─ unless ✓ ■ A night bus is planned.
├┬ because ✓ ■ Staying open costs little.
│└ and     ✓ ■ The budget has room for it. (implicit)
└─ although ✗ ● An open depot keeps its neighbours awake. (says Residents'
   │            association) (falls: an objection stands)
   ├─ because ✓ ■ The depot is loud at night.
   └─ but ✓ ■ Sound walls were finished in May.

8 ✓ accepted · 2 ✗ rejected · 0 ? undecided, if the premises are granted
1 ◆ recommendation · 2 ● claims · 7 ■ premises · 7 arguments · 2 warnings
"""
    )
    printed = show(
        capsys,
        """
argmap: 1
title: T
recommendations: {act: {text: Act., supported_by: [bare, gap]}}
claims: {bare: Bare., gap: {text: Gap., undeveloped: true}}
""",
        "--labels",
        "--charset=ascii",
    )
    assert body(printed)[1:] == [
        "? [R] Act.",
        "+- because x [C] Bare. (falls: unsupported)",
        "`- because ? [C] Gap. (undeveloped)",
    ]


def test_depth_says_where_there_is_more(capsys: pytest.CaptureFixture[str]) -> None:
    printed = show(capsys, DEPOT.read_text(), "--depth", "0")
    assert body(printed) == [
        "Recommendation to City council",
        "◆ The city should keep the depot open at night. ¶12 (+3)",
        "",
        "(+n) n more arguments are left out here: see them with --root, or a greater",
        "--depth",
    ]
    assert "\n1 ◆ recommendation · 0 of 2 ● claims · 0 of 7 ■ premises · 0 of 7 arg" in printed


@pytest.mark.parametrize("written", ["gar\u00e7on", "garc\u0327on"])
@pytest.mark.parametrize("asked", ["gar\u00e7on", "garc\u0327on"])
def test_an_id_is_named_in_any_normal_form(
    capsys: pytest.CaptureFixture[str], written: str, asked: str
) -> None:
    text = f"argmap: 1\ntitle: T\nclaims: {{{written}: C.}}\ngroups: {{{written}: [{written}]}}\n"
    assert "● C." in show(capsys, text, "--root", asked)
    assert "● C." in show(capsys, text, "--group", asked)


def test_map_text_is_shown_and_not_obeyed(capsys: pytest.CaptureFixture[str]) -> None:
    printed = show(
        capsys,
        "argmap: 1\ntitle: '[bold]T[/bold]'\npremises:\n"
        "  p: 'A [link=x]mark[/link] :smile: and \u202eoverride \u2067isolate'",
        "--color",
        "always",
    )
    assert "[bold]T[/bold]" in printed
    assert "[link=x]mark[/link] :smile:" in printed
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", printed)


def test_colour_is_for_terminals(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    text = DEPOT.read_text()
    plain = show(capsys, text)
    assert "\x1b" not in plain
    assert "\x1b[" in show(capsys, text, "--color", "always")
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = show(capsys, text)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert "\x1b" not in show(capsys, text, "--color", "never")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in show(capsys, text)


def test_a_faulty_map_is_shown_as_far_as_it_goes(capsys: pytest.CaptureFixture[str]) -> None:
    text = """\
argmap: 1
title: T
recommendations: {r: {text: R., supported_by: [p, q]}}
premises: {p: P.}
"""
    stdin, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(text.encode()))
    try:
        assert run(["show", "-"]) == 1
    finally:
        sys.stdin = stdin
    out, err = capsys.readouterr()
    assert out.startswith("T\n1 statement is not written yet.\n\n")
    assert "├─ because ■ P.\n└─ because ? q (not written yet)\n" in out
    assert out.endswith("1 ■ premise · 1 ? not written · 2 arguments ·\n1 error\n")
    assert err.startswith("<stdin>:3:51: error[undefined-statement] no statement has the id “q”")


@st.composite
def maps(draw: st.DrawFn) -> str:
    """Give a map of a few statements that support and attack each other in any way."""
    count = draw(st.integers(1, 7))
    names = [f"s{number}" for number in range(count)]
    lines = ["argmap: 1", "title: T"]
    for section in "recommendations", "claims", "premises":
        lines.append(f"{section}:")
        for name in [name for name in names if draw(st.booleans())]:
            names.remove(name)
            others = [f"s{number}" for number in range(count) if f"s{number}" != name]
            lines += [
                f"  {name}:",
                f"    text: The text of {name}. " + "word " * draw(st.integers(0, 9)),
            ]
            if draw(st.booleans()):
                lines.append("    attributed_to: Somebody else")
            for key in "supported_by", "attacked_by":
                arguments = draw(
                    st.lists(
                        st.lists(st.sampled_from(others), min_size=1, max_size=3, unique=True),
                        max_size=2,
                    )
                    if others
                    else st.just([])
                )
                undercutter = (
                    f", attacked_by: [{draw(st.sampled_from(others))}]" if arguments else ""
                )
                lines.append(
                    f"    {key}: ["
                    + ", ".join(
                        f"{{premises: [{', '.join(premises)}]{undercutter}}}"
                        for premises in arguments
                    )
                    + "]"
                )
    lines += [f"  {name}: The text of {name}." for name in names]
    return "\n".join(lines)


@settings(max_examples=60, deadline=None)
@given(
    text=maps(),
    width=st.integers(24, 120),
    options=st.lists(
        st.sampled_from(["--invert", "--ids", "--no-cites", "--only=attack", "--depth=2"])
    ),
)
def test_every_statement_is_shown_and_no_line_is_too_long(
    text: str, width: int, options: list[str]
) -> None:
    out, stdin = io.StringIO(), sys.stdin
    stdout, sys.stdout = sys.stdout, out
    sys.stdin = io.TextIOWrapper(io.BytesIO(text.encode()))
    try:
        assert run(["show", "-", f"--width={width}", *options]) == 0
    finally:
        sys.stdin, sys.stdout = stdin, stdout
    lines = out.getvalue().splitlines()
    assert all(line == line.rstrip() for line in lines)
    assert max(map(len, lines)) <= width
    if not {"--only=attack", "--depth=2"} & set(options) and width >= 60:
        count = text.count("text of")
        read = " ".join(re.sub(r"[│├└─┬]", " ", out.getvalue()).split())
        assert all(f"The text of s{number}." in read for number in range(count))


def test_no_verdict_on_what_could_not_be_read(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    draft = tmp_path / "draft.yaml"
    draft.write_text("""\
argmap: 1
title: A draft
recommendations:
  leave: {text: Leave., supported_by: [[late, [far]]], attacked_by: rain}
claims:
  late: {text: It is late., because: dark}
  rain: It rains: look outside.
""")
    run(["show", "--labels", str(draft)])
    out = capsys.readouterr().out
    assert "Labels are not shown: the map could not be read to its end." in out
    assert out.startswith("A draft\nThis map has 3 faults, and is shown as far as it could be")
    assert "✗" not in out
    assert "falls" not in out
    assert "unsupported" not in out
    draft.write_text(draft.read_text().replace("rains: look", "rains, look"))
    run(["show", "--labels", str(draft)])
    out = capsys.readouterr().out
    assert "? ● It is late.\n" in out
    assert "? ? (cannot be read)\n" in out
    assert "1 ? not read" in " ".join(out.split())
    assert "not written" not in out
    assert "✗ ● It rains, look outside. (falls: unsupported)" in out


MOVE = """
argmap: 1
title: T
recommendations:
  move:
    text: Move.
    supported_by: The old house is too small.
    attacked_by:
      - {premises: Moving costs a lot., outweighed_by: {text: The rent is half as much., id: rent}}
      - {premises: The new house is far., attacked_by: A tram goes there.}
"""


def test_an_objection_that_weighs_less_is_said_to_be_outweighed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    printed = show(capsys, MOVE, "--labels")
    assert body(printed)[2:] == [
        "├─ because ✓ ■ The old house is too small.",
        "├┬ although (outweighed) ✓ ■ Moving costs a lot.",
        "│└─ granted, but outweighed: ✓ ■ The rent is half as much.",
        "└┬ although (undercut) ✓ ■ The new house is far.",
        " └─ but ✓ ■ A tram goes there.",
    ]
    upward = show(capsys, MOVE, "--invert", "--root", "rent")
    assert body(upward)[1:3] == [
        "■ The rent is half as much.",
        "└─ outweighs the step from “Moving costs a lot.”",
    ]


def test_what_comes_again_has_one_line_below_what_is_said_of_a_step(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shown = show(
        capsys,
        """\
argmap: 1
title: T
recommendations:
  r: {text: Do it., supported_by: [{premises: c, scheme: argument from consequences}, again]}
claims:
  c: {text: Whoever does it will be glad of it when the winter days are short., supported_by: p}
  again:
    text: Again.
    supported_by: {premises: c, scheme: argument from negative consequences, qualifier: maybe}
premises: {p: P.}
""",
    )
    assert body(shown)[-4:-1] == [
        "   └─ because ● (maybe; argument from negative consequences)",
        "                Whoever does it will be glad of it when the winter days are… (*)",
        "",
    ]
