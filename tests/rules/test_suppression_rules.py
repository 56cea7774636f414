"""Comments that suppress findings, and the rules unknown-suppression and unused-suppression."""

from textwrap import dedent

import pytest
import yaml

from argmap.checking.comments import read_suppressions
from argmap.checking.runner import Configuration, check
from argmap.reading import parsers, read
from argmap.rules import FAULTS, RULES
from argmap.text.document import Text

HEAD = "argmap: 1\ntitle: A map\n"
BODY = "claims: {open: {text: Open., undeveloped: true}}\n"


def told(text: str, *rules: str, suppressions: bool = True) -> list[str]:
    """Give what is found in the body of a map, whose first line is line 3."""
    reading = read(HEAD + dedent(text).lstrip("\n"), "map.yaml")
    assert reading.faults == []
    configuration = Configuration(rules=rules or RULES, suppressions=suppressions)
    return [
        f"{found.place.line}:{found.place.column}-{found.place.end_column} "
        f"{found.level}[{found.rule}] {found.message}"
        for found in check(reading, configuration)
    ]


def found_rules(text: str, *rules: str, suppressions: bool = True) -> list[str]:
    """Give the lines and rules of what is found."""
    lines = told(text, *rules, suppressions=suppressions)
    return [f"{line.split(':')[0]} {line.split('[')[1].split(']')[0]}" for line in lines]


@pytest.fixture(params=["libyaml", "pure"])
def scanner(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run a test with either scanner."""
    name: str = request.param
    if name == "pure":
        monkeypatch.setattr(yaml, "__with_libyaml__", False)
    elif not yaml.__with_libyaml__:
        pytest.skip("PyYAML has no libyaml here")
    assert isinstance(parsers.make_parser("a"), parsers.PurePythonParser) == (name == "pure")
    return name


def test_a_comment_on_the_line_of_the_finding() -> None:
    assert told("claims:\n  a: A  # argmap: ignore[unsupported-claim] known") == []
    assert told("claims: {a: A} #argmap:ignore[unsupported-claim]") == []
    assert told("claims:\n  a:  # argmap: ignore [ unsupported-claim , ]\n    text: A") == []


def test_comments_alone_on_the_lines_above() -> None:
    text = """
        claims:
          # argmap: ignore[unsupported-claim] known
          a: A
        premises:
          # argmap: ignore[disconnected-statement]
          # argmap: ignore[long-statement]
          b: B
    """
    rules = "unsupported-claim", "disconnected-statement"
    assert found_rules(text, *rules) == []
    assert found_rules(text, *rules, suppressions=False) == [
        "5 unsupported-claim",
        "9 disconnected-statement",
    ]


def test_a_comment_covers_no_other_line() -> None:
    text = """
        claims:
          a: A
          # argmap: ignore[unsupported-claim]

          b: B
          # argmap: ignore[unsupported-claim]
          # an ordinary remark
          c: C
          d: {text: D, undeveloped: true}  # argmap: ignore[unsupported-claim]
          e: E
    """
    assert found_rules(text) == [
        "4 unsupported-claim",
        "5 unused-suppression",
        "7 unsupported-claim",
        "8 unused-suppression",
        "10 unsupported-claim",
        "11 unused-suppression",
        "12 unsupported-claim",
    ]


def test_a_comment_for_the_whole_file() -> None:
    text = """
        claims: {a: A, b: B}
        premises: {p: P}
        # argmap: ignore-file[unsupported-claim, disconnected-statement] a sketch
    """
    assert told(text) == []
    assert len(told(text, suppressions=False)) == 3


def test_the_nearest_comment_is_the_one_that_is_used() -> None:
    text = """
        # argmap: ignore-file[unsupported-claim]
        claims:
          # argmap: ignore[unsupported-claim]
          a: A  # argmap: ignore[unsupported-claim, unsupported-claim]
    """
    assert len(found_rules(text)) == 3
    assert set(found_rules(text)) <= {
        "3 unused-suppression",
        "5 unused-suppression",
        "6 unused-suppression",
    }


def test_what_only_looks_like_a_comment(scanner: str) -> None:
    text = """
        description: |
          # argmap: ignore[nothing]
        claims:
          a: "A # argmap: ignore[nothing]
            # argmap: ignore[nothing]"
          b: 'B # argmap: ignore[nothing]'
          c: >-
            C

            # argmap: ignore[nothing]
          d: D#argmap:ignore[nothing]
          e: {text: "E", note: "# argmap: ignore[nothing]"}
    """
    assert told(text, "unknown-suppression") == [], scanner


def test_comments_wherever_they_may_stand(scanner: str) -> None:
    text = """
        # argmap: ignore[n1]
        claims: # argmap: ignore[n2]
          a: |  # argmap: ignore[n3]
            A
          # argmap: ignore[n4]
          é: "B" # argmap: ignore[n5]
          c: { # argmap: ignore[n6]
            text: C # argmap: ignore[n7]
            , undeveloped: true # argmap: ignore[n8]
          }
          d:
            text: >2 # argmap: ignore[n9]
              D
            supported_by: # argmap: ignore[n10]
            # argmap: ignore[n11]
            - a # argmap: ignore[n12]
        # argmap: ignore[n13]"""
    found = [line.split("“")[1].rstrip("”") for line in told(text, "unknown-suppression")]
    assert found == [f"n{number}" for number in range(1, 14)], scanner


_FORM = (
    "write # argmap: ignore[unsupported-claim], or ignore-file[unsupported-claim] "
    "for the whole file"
)
_NAME = "name the rule: # argmap: ignore[unsupported-claim]"


@pytest.mark.parametrize(
    ("comment", "place", "message", "advice"),
    [
        (
            "# argmap: ignore[unsuported-claim]",
            "unsuported-claim",
            "no rule has the name “unsuported-claim”",
            "did you mean unsupported-claim?",
        ),
        (
            "# argmap: ignore[unsupported-claim, xyz]",
            "xyz",
            "no rule has the name “xyz”",
            "argmap rule lists the names",
        ),
        (
            "# argmap: ignore[all]",
            "all",
            "no rule has the name “all”",
            "name each rule that is meant",
        ),
        (
            "# argmap: ignore-file[unsupported-claim, invalid-id]",
            "invalid-id",
            "“invalid-id” is a fault of the file, which cannot be suppressed",
            "mend the file, and remove the name",
        ),
        ("# argmap: ignore", "# argmap: ignore", "this suppression names no rule", _NAME),
        ("# argmap: ignore[ ,]", "# argmap: ignore[ ,]", "this suppression names no rule", _NAME),
        (
            "# argmap: ignore[unsupported-claim",
            "[",
            "the bracket that opens here is never closed",
            "close it behind the last rule: ]",
        ),
        (
            "# argmap: ignroe[unsupported-claim]",
            "ignroe",
            "“ignroe” suppresses nothing",
            "did you mean ignore?",
        ),
        (
            "# argmap: xyz[unsupported-claim]",
            "xyz",
            "“xyz” suppresses nothing",
            _FORM,
        ),
        ("# argmap: noqa", "noqa", "“noqa” suppresses nothing", _FORM),
        ("# argmap: see the wiki", "see", "“see” suppresses nothing", _FORM),
        (
            "# argmap: disable=unused-source",
            "disable",
            "“disable” suppresses nothing",
            _FORM.replace("unsupported-claim", "unused-source"),
        ),
        (
            "#ArgMap: ignore[a-b, unused-source]",
            "#ArgMap:",
            "this comment suppresses nothing",
            _FORM.replace("unsupported-claim", "unused-source"),
        ),
        ("# argmap : ignore[x]", "# argmap :", "this comment suppresses nothing", _FORM),
        ("# argmap: [x]", "# argmap:", "this comment suppresses nothing", _FORM),
        ("# argmap ignore[x]", "# argmap ignore", "this comment suppresses nothing", _FORM),
        ("# ARGMAP-DISABLE x", "# ARGMAP-DISABLE", "this comment suppresses nothing", _FORM),
        (
            "# note # argmap: ignore[unused-source]",
            "# argmap:",
            "a suppression counts only where its comment begins",
            "put it first",
        ),
        (
            "# argmap: ignore-file[unused-source] #argmap: ignore-file[uncited-premise] why",
            "#argmap:",
            "a suppression counts only where its comment begins",
            "name all rules in the first: ignore[…, …]",
        ),
    ],
)
def test_a_suppression_that_cannot_work(
    comment: str, place: str, message: str, advice: str
) -> None:
    reading = read(f"{HEAD}{comment}\n{BODY}", "map.yaml")
    (found,) = check(reading, Configuration(rules=("unknown-suppression",)))
    assert (found.rule, found.level) == ("unknown-suppression", "error")
    assert (found.message, found.help) == (message, advice)
    assert found.place.line == found.place.end_line == 3
    start = comment.index(place) + 1
    assert (found.place.column, found.place.end_column) == (start, start + len(place))


@pytest.mark.parametrize(
    "comment",
    [
        "# argmap: 1",
        "## argmap: 1",
        "# argmap:",
        "# see argmap: ignore[x]",
        "# argmap maps are fun",
        "# argmap ignores what is hidden",
        "# Argmaps: a study",
    ],
)
def test_ordinary_comments(comment: str) -> None:
    assert told(f"{comment}\n{BODY}") == []


def test_unused_suppressions_of_rules_that_ran() -> None:
    text = """
        # argmap: ignore-file[unsupported-recommendation, circular-support]
        claims:
          a: A  # argmap: ignore[unsupported-claim, disconnected-statement] reason
          b: {text: B, undeveloped: true}  # argmap: ignore[unsupported-claim]
    """
    unused = "warning[unused-suppression] this suppresses nothing"
    assert told(text, "unsupported-claim", "circular-support", "unused-suppression") == [
        f"3:51-67 {unused}: circular-support finds nothing in this file",
        f"6:53-70 {unused}: unsupported-claim finds nothing here",
    ]


def test_the_linters_own_findings_can_be_suppressed() -> None:
    assert told(f"{BODY}# argmap: ignore[unknown-suppression, later-rule]") == []
    assert told(f"{BODY}# argmap: ignore[unused-suppression, circular-support]") == []
    assert found_rules(f"{BODY}# argmap: ignore[unused-suppression]") == ["4 unused-suppression"]


def test_without_suppressions_comments_say_nothing() -> None:
    text = "claims:\n  a: A  # argmap: ignore[unsupported-claim, no-such-rule, long-statement]\n"
    assert found_rules(text, suppressions=False) == ["4 unsupported-claim"]


@pytest.mark.parametrize("name", FAULTS)
def test_no_fault_of_the_file_can_be_suppressed(name: str) -> None:
    (line,) = told(f"# argmap: ignore[{name}]\n{BODY}", "unknown-suppression")
    assert "cannot be suppressed" in line


def test_no_suppression_is_unused_while_the_map_has_a_fault() -> None:
    text = f"{HEAD}extra: 1  # argmap: ignore[long-statement]\npremises: {{p: P.}}\n"
    reading = read(text, "map.yaml")
    assert [found.rule for found in check(reading)] == ["unknown-key", "disconnected-statement"]


def test_many_comments_take_time_in_proportion() -> None:
    lines = "# argmap: ignore[circular-support]\n" * 20_000
    assert len(told(lines + BODY, "circular-support", "unused-suppression")) == 20_000


@pytest.mark.parametrize(
    "text",
    [
        "argmap: 1\n# argmap: ignore-file[long-statement]\ntitle: 'open\n",
        "# argmap: ignore[long-statement]\n" + "[" * 2000,
        "a: \ud800 # argmap: ignore[long-statement]\n",
        "\x00# argmap: ignore[long-statement]\n",
        '"\\UFFFFFFFF" # argmap: ignore[long-statement]\n',
        "#argmap: ignore[\n#argmap: ignore[[,,]\n#argmap:\n#argmap: ignore\n",
    ],
    ids=["quote", "brackets", "half a character", "control", "escape", "comments"],
)
def test_suppressions_are_read_from_any_text(text: str) -> None:
    found = read_suppressions(Text(text, "map.yaml"))
    assert {each.rule for each in found.found} <= {"long-statement"}


def test_comments_in_front_of_a_syntax_error_are_read() -> None:
    text = "argmap: 1\n# argmap: ignore-file[long-statement]\ntitle: 'open\n# argmap: ignore[x]\n"
    found = read_suppressions(Text(text, "map.yaml"))
    assert [each.rule for each in found.found] == ["long-statement"]
    assert found.faulty == []
