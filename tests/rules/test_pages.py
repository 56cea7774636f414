"""Every rule's page: it says what it must, and its own two maps behave as it says."""

import re

import pytest

from argmap.analysis.quotes import SourceText
from argmap.checking.runner import Configuration, check
from argmap.reading import read
from argmap.rules import FAULTS, RULES, Rule, default_rules, rule
from argmap.rules.context import Subject

NAMES = (*FAULTS, *RULES)


def example(page: str, heading: str) -> bytes:
    found = re.search(rf"^## {heading}\n\n```yaml\n(.*?)```$", page, re.DOTALL | re.MULTILINE)
    assert found, f"no map under {heading}"
    # The one map that must be saved in another encoding to be bad.
    encoding = "latin-1" if "is not UTF-8" in page and heading == "Bad" else "utf-8"
    return found[1].encode(encoding)


def source_texts(page: str, data: bytes) -> dict[str, SourceText]:
    """Give the texts that a map names: those that the page shows."""
    shown = dict(re.findall(r"(?ms)^where `([^`]+)` holds:\n\n```text\n(.*?)```$", page))
    return {
        source: SourceText(shown.get(given["text"]), "no such file")
        for source, given in read(data, "page.yaml").map.sources.items()
        if "text" in given
    }


def rules_found(name: str, heading: str) -> set[str]:
    page = rule(name).page
    data = example(page, heading)
    own = () if name in FAULTS else (name,)
    configuration = Configuration(rules=tuple(dict.fromkeys((*default_rules(), *own))))
    found = check(read(data, "page.yaml"), configuration, source_texts(page, data))
    return {finding.rule for finding in found}


@pytest.mark.parametrize("name", NAMES)
def test_the_bad_map_of_a_page_raises_its_rule_and_no_other_that_is_not_named(name: str) -> None:
    found = rules_found(name, "Bad")
    assert name in found
    assert found - {name} <= set(re.findall(r"`([a-z-]+)`", rule(name).page))


@pytest.mark.parametrize("name", NAMES)
def test_the_good_map_of_a_page_raises_nothing(name: str) -> None:
    assert rules_found(name, "Good") == set()


@pytest.mark.parametrize("name", NAMES)
def test_a_page_says_what_is_found_why_it_matters_and_how_to_mend_it(name: str) -> None:
    its_rule = rule(name)
    headings = re.findall(r"^## (.*)$", its_rule.page, re.MULTILINE)
    assert headings == ["Why it matters", "Bad", "Good", "How to mend it"]
    assert its_rule.name == name
    assert its_rule.summary.endswith(".")
    assert its_rule.summary == its_rule.page.splitlines()[0]


def test_faults_of_the_file_are_errors_and_left_to_the_reading() -> None:
    for name in FAULTS:
        assert rule(name) == Rule(name, "error", rule(name).page, check=None)


@pytest.mark.parametrize("name", RULES)
def test_a_rule_that_is_off_by_default_runs_where_it_is_selected(name: str) -> None:
    page = rule(name).page
    data = example(page, "Bad")
    found = check(read(data, "page.yaml"), source_texts=source_texts(page, data))
    assert (name in {finding.rule for finding in found}) == rule(name).default


@pytest.mark.parametrize("name", RULES)
def test_a_rule_that_looks_into_texts_is_skipped_without_them(name: str) -> None:
    reading = read(example(rule(name).page, "Bad"), "page.yaml")
    found = {finding.rule for finding in check(reading, Configuration(rules=RULES))}
    assert (name in found) != rule(name).needs_texts


@pytest.mark.parametrize("name", [name for name in RULES if rule(name).needs_texts])
def test_a_rule_that_needs_texts_finds_nothing_without_them(name: str) -> None:
    checking = rule(name).check
    assert checking is not None
    assert list(checking(Subject(read(example(rule(name).page, "Bad"), "page.yaml").map))) == []


def test_there_is_no_rule_of_another_name() -> None:
    with pytest.raises(KeyError):
        rule("unsuported-claim")
