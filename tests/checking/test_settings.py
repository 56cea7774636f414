"""Configurations: what their keys mean, and what is said of those that cannot be obeyed."""

import pickle
from textwrap import dedent

import pytest

from argmap.checking.settings import (
    KEYS,
    Settings,
    SettingsError,
    parse,
    parse_rules,
    settings,
)
from argmap.rules import FAULTS, RULES, default_rules, rule


def parsed(text: str) -> Settings:
    found = parse(dedent(text))
    assert found is not None
    return found


def problems(text: str) -> list[str]:
    with pytest.raises(SettingsError) as raised:
        parse(dedent(text))
    return raised.value.problems


def rules(found: Settings, path: str = "a.yaml") -> tuple[str, ...]:
    return found.configuration(path).rules


def test_every_key() -> None:
    found = parsed("""
        select = ["unsupported-claim", "long-statement"]
        ignore = ["circular-support"]
        extend-select = ["uncited-claim"]
        strict = true
        max-words = 25
        exclude = ["drafts/"]
        [per-file-ignores]
        "old/*.yaml" = ["long-statement"]
        [levels]
        uncited-claim = "error"
    """)
    assert found == Settings(
        select=("unsupported-claim", "long-statement"),
        ignore=("circular-support",),
        extend_select=("uncited-claim",),
        strict=True,
        max_words=25,
        per_file_ignores=(("old/*.yaml", ("long-statement",)),),
        exclude=("drafts/",),
        levels={"uncited-claim": "error"},
    )
    configuration = found.configuration("a.yaml", suppressions=False)
    assert configuration.rules == ("unsupported-claim", "uncited-claim", "long-statement")
    assert configuration.levels == {"uncited-claim": "error"}
    assert configuration.options.max_words == 25
    assert not configuration.suppressions
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - what was dumped here


def test_an_empty_configuration_is_the_usual_one() -> None:
    assert parsed("") == Settings()
    assert rules(Settings()) == default_rules()
    assert Settings().configuration("a.yaml").options.max_words == 40


def test_selection() -> None:
    assert rules(Settings(select=("all",))) == RULES
    assert rules(Settings(select=())) == ()
    assert rules(Settings(select=("long-statement", "unsupported-claim"))) == (
        "unsupported-claim",
        "long-statement",
    )
    assert set(rules(Settings(extend_select=("all",)))) == set(RULES)
    assert "long-statement" not in rules(Settings(ignore=("long-statement",)))
    assert rules(Settings(ignore=("all",))) == ()
    off = {name for name in RULES if not rule(name).default}
    assert set(rules(Settings(extend_select=("uncited-claim",)))) == {
        *default_rules(),
        "uncited-claim",
    }
    assert "uncited-claim" in off


def test_the_faults_of_the_file_may_be_selected_and_are_there_anyway() -> None:
    assert rules(Settings(select=("invalid-id",))) == ()
    assert parse_rules(["invalid-id"]) == ("invalid-id",)


def test_options_replace_what_is_configured() -> None:
    configured = Settings(
        select=("unsupported-claim",),
        ignore=("circular-support",),
        extend_select=("long-statement",),
    )
    assert rules(configured.overridden(("unused-source",), None, None)) == (
        "unused-source",
        "long-statement",
    )
    assert rules(configured.overridden(None, ("unsupported-claim",), ())) == ()
    assert rules(configured.overridden(None, None, ())) == ("unsupported-claim",)


def test_what_an_option_selects_by_name_is_not_ignored_by_the_configuration() -> None:
    configured = Settings(ignore=("circular-support", "long-statement"))
    assert rules(configured.overridden(("circular-support",), None, None)) == ("circular-support",)
    chosen = rules(configured.overridden(("all",), None, None))
    assert set(RULES) - set(chosen) == {"circular-support", "long-statement"}
    everything = Settings(ignore=("all",)).overridden(("circular-support",), None, None)
    assert rules(everything) == ("circular-support",)


def test_ignored_in_some_files() -> None:
    found = parsed("""
        select = ["long-statement", "unused-source"]
        per-file-ignores = {"drafts" = ["all"], "*.yml" = ["unused-source"]}
    """)
    assert rules(found, "a.yaml") == ("unused-source", "long-statement")
    assert rules(found, "a.yml") == ("long-statement",)
    assert rules(found, "x/drafts/a.yml") == ()


@pytest.mark.parametrize(
    ("pattern", "matched", "others"),
    [
        ("a.yaml", ["a.yaml", "x/a.yaml", "x/y/a.yaml"], ["b.yaml", "a.yaml.yaml", "xa.yaml"]),
        ("*.yml", ["a.yml", "x/b.yml"], ["a.yaml", "yml"]),
        ("drafts", ["drafts/a.yaml", "x/drafts/y/a.yaml", "drafts"], ["drafts2/a.yaml"]),
        ("drafts/", ["drafts/a.yaml", "x/drafts/a.yaml"], ["my-drafts/a.yaml"]),
        ("./maps/a.yaml", ["maps/a.yaml"], ["x/maps/a.yaml"]),
        ("/a.yaml", ["a.yaml"], ["x/a.yaml"]),
        ("maps/*.yaml", ["maps/a.yaml"], ["maps/x/a.yaml", "x/maps/a.yaml"]),
        ("maps/**/a.yaml", ["maps/a.yaml", "maps/x/y/a.yaml"], ["maps/b.yaml", "a.yaml"]),
        ("maps/**", ["maps/a.yaml", "maps/x/a.yaml"], ["x/maps.yaml", "mapsx/a.yaml"]),
        ("**/old", ["old/a.yaml", "x/y/old/a.yaml"], ["older/a.yaml"]),
        ("**", ["a.yaml", "x/a.yaml"], []),
        ("?.yaml", ["a.yaml", "é.yaml"], ["ab.yaml"]),
        ("[ab].yaml", ["a.yaml", "b.yaml"], ["c.yaml", "[ab].yaml"]),
        ("[!ab].yaml", ["c.yaml"], ["a.yaml"]),
        ("[]a].yaml", ["].yaml", "a.yaml"], ["b.yaml"]),
        ("[a-c&&~~||--[].yaml", ["b.yaml", "&.yaml", "[.yaml"], ["d.yaml"]),
        ("[^a].yaml", ["^.yaml", "b.yaml"], ["a.yaml"]),
        ("[z-a].yaml", ["z.yaml"], ["a.yaml", "b.yaml", "[z-a].yaml"]),
        ("[à-é].yaml", ["ç.yaml"], ["a.yaml", "ê.yaml"]),
        ("a[.yaml", [], ["a[.yaml", "a.yaml"]),
        (r"a\[.yaml", ["a[.yaml"], ["a.yaml"]),
        ("drafts ", ["drafts/a.yaml"], ["drafts "]),
        ("#a.yaml", [], ["#a.yaml"]),
        (r"\!a.yaml", ["!a.yaml"], ["a.yaml"]),
        ("a.(y|b)+", ["a.(y|b)+"], ["a.y"]),
    ],
)
def test_globs(pattern: str, matched: list[str], others: list[str]) -> None:
    found = settings({"exclude": [pattern]})
    assert [path for path in matched if not found.excludes(path)] == []
    assert [path for path in others if found.excludes(path)] == []


@pytest.mark.parametrize(
    ("patterns", "excluded", "checked"),
    [
        (["*.yaml", "!keep.yaml"], ["a.yaml", "x/b.yaml"], ["keep.yaml", "x/keep.yaml"]),
        (["!keep.yaml", "*.yaml"], ["a.yaml", "keep.yaml"], []),
        (["old/", "!old/keep.yaml"], ["old/keep.yaml"], ["keep.yaml"]),
        (["old/*", "!old/keep.yaml"], ["old/a.yaml"], ["old/keep.yaml"]),
        (["*.yaml", "!/maps/*", "/maps/a*"], ["a.yaml", "maps/ab.yaml"], ["maps/b.yaml"]),
        (["!./a.yaml", "./b.yaml"], ["b.yaml"], ["a.yaml", "x/b.yaml"]),
    ],
)
def test_of_excluding_patterns_the_last_decides(
    patterns: list[str], excluded: list[str], checked: list[str]
) -> None:
    found = settings({"exclude": patterns})
    assert [path for path in excluded if not found.excludes(path)] == []
    assert [path for path in checked if found.excludes(path)] == []


def test_a_named_folder_is_not_excluded_as_a_whole() -> None:
    found = settings({"exclude": ["old/", "*.old.yaml"]})
    assert found.excludes("old/a.yaml")
    assert not found.excludes("old/a.yaml", "old")
    assert found.excludes("old/a.old.yaml", "old")
    assert found.excludes("maps/old/a.yaml", "maps")


def test_in_a_pyproject() -> None:
    assert parse("[project]\nname = 'x'\n", pyproject=True) is None
    assert parse("tool = 1\n", pyproject=True) is None
    assert parse("[tool.argmap]\nstrict = true\n", pyproject=True) == Settings(strict=True)
    assert parse("[tool.argmap.levels]\nlong-statement = 'error'", pyproject=True) == Settings(
        levels={"long-statement": "error"}
    )
    with pytest.raises(SettingsError):
        parse("[tool]\nargmap = 1\n", pyproject=True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("selct = []", ["there is no key “selct”; did you mean select?"]),
        ("max_words = 3", ["there is no key “max_words”; did you mean max-words?"]),
        (
            "zzz = 3",
            [
                f"there is no key “zzz”; the keys are {', '.join(KEYS)}",
            ],
        ),
        (
            "select = ['unsuported-claim', 'zzz']",
            [
                "there is no rule “unsuported-claim”; did you mean unsupported-claim?",
                "there is no rule “zzz”; argmap rule lists them",
            ],
        ),
        ("extend-select = ['al']", ["there is no rule “al”; did you mean all?"]),
        ("select = 'all'", ["select takes a list of texts"]),
        ("exclude = [1]", ["exclude takes a list of texts"]),
        ("strict = 1", ["strict takes true or false"]),
        ("max-words = 0", ["max-words takes a whole number above zero"]),
        ("max-words = true", ["max-words takes a whole number above zero"]),
        ("per-file-ignores = []", ["per-file-ignores takes a table from globs to lists of rules"]),
        (
            "per-file-ignores = {'a' = 'all', 'b' = ['x-y']}",
            [
                "per-file-ignores of “a” takes a list of texts",
                "there is no rule “x-y”; argmap rule lists them",
            ],
        ),
        (
            "per-file-ignores = {'!a.yaml' = ['all']}",
            ["per-file-ignores takes no “!a.yaml”; name the files that it is for, without !"],
        ),
        ("levels = ['error']", ["levels takes a table from rules to levels"]),
        (
            "levels = {long-statment = 'error'}",
            ["there is no rule “long-statment”; did you mean long-statement?"],
        ),
        ("levels = {all = 'error'}", ["there is no rule “all”; did you mean all?"]),
        (
            "levels = {long-statement = 'fatal'}",
            ["the level of long-statement is error or warning"],
        ),
        ("levels = {long-statement = []}", ["the level of long-statement is error or warning"]),
    ],
)
def test_what_cannot_be_obeyed(text: str, said: list[str]) -> None:
    assert problems(text) == said


@pytest.mark.parametrize("name", FAULTS)
def test_the_faults_of_the_file_cannot_be_switched_off(name: str) -> None:
    ignored = f"“{name}” is a fault of the file, which cannot be ignored"
    assert problems(f"ignore = ['{name}']") == [ignored]
    assert problems(f"per-file-ignores = {{'*' = ['{name}']}}") == [ignored]
    assert problems(f"levels = {{{name} = 'warning'}}") == [
        f"“{name}” is a fault of the file, which cannot be given another level"
    ]
    with pytest.raises(SettingsError, match="cannot be ignored"):
        parse_rules([name], may_be_fault=False)


def test_what_is_no_toml() -> None:
    (problem,) = problems("select = [")
    assert problem.startswith("this is not valid TOML: ")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("max-words = " + "7" * 6_000, "a number or a date in it is too large"),
        ("max-words = " + "[" * 100_000, "it is too deeply nested"),
        ("levels = " + "{a = " * 50_000, "it is too deeply nested"),
    ],
)
def test_toml_that_python_cannot_hold(text: str, reason: str) -> None:
    assert problems(text) == [f"this is not valid TOML: {reason}"]


@pytest.mark.parametrize(
    "value",
    [
        *("inf", "-nan", "1e999", "-1", "0.5", "-0x" + "f" * 9_000, "'9'", "false", "[[]]"),
        *("2024-02-30", "07:32:00", "1979-05-27T07:32:00Z", "{a = {b = 1}}"),
    ],
)
def test_a_number_of_words_that_is_none(value: str) -> None:
    (problem,) = problems(f"max-words = {value}")
    assert problem.startswith(("max-words takes", "this is not valid TOML: "))


def test_a_great_number_of_words_is_no_bound() -> None:
    assert parsed("max-words = 0x" + "f" * 9_000).configuration("a.yaml").rules


def test_many_and_long_faults_are_said_briefly() -> None:
    found = problems("\n".join(f"k{number} = 1" for number in range(5_000)))
    assert (len(found), found[-1]) == (11, "and 4990 more of this kind")
    (problem,) = problems(f"{'k' * 100_000} = 1")
    assert len(problem) < 300


def test_blank_lines_of_a_broken_pyproject_cost_no_more_than_their_number() -> None:
    assert parse("\n" * 400_000 + "[", pyproject=True) is None


def test_rules_in_options() -> None:
    assert parse_rules(["long-statement, unused-source", "long-statement,"]) == (
        "long-statement",
        "unused-source",
    )
    for nothing in ([""], [" , "]):
        with pytest.raises(SettingsError, match="a rule's name is missing"):
            parse_rules(nothing)
