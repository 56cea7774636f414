"""Every rule's page: it says what it must, and its own two maps behave as it says."""

import re

import pytest

from argmap.checking import Configuration, check
from argmap.reading import read
from argmap.rules import FAULTS, RULES, Rule, default_rules, rule

NAMES = (*FAULTS, *RULES)


def example(page: str, heading: str) -> bytes:
    found = re.search(rf"^## {heading}\n\n```yaml\n(.*?)```$", page, re.DOTALL | re.MULTILINE)
    assert found, f"no map under {heading}"
    # The one map that must be saved in another encoding to be bad.
    encoding = "latin-1" if "is not UTF-8" in page and heading == "Bad" else "utf-8"
    return found[1].encode(encoding)


def rules_found(data: bytes) -> set[str]:
    configuration = Configuration(rules=RULES)
    return {finding.rule for finding in check(read(data, "page.yaml"), configuration)}


@pytest.mark.parametrize("name", NAMES)
def test_the_bad_map_of_a_page_raises_its_rule_and_no_other(name: str) -> None:
    assert rules_found(example(rule(name).page, "Bad")) == {name}


@pytest.mark.parametrize("name", NAMES)
def test_the_good_map_of_a_page_raises_nothing(name: str) -> None:
    assert rules_found(example(rule(name).page, "Good")) == set()


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


def test_all_rules_so_far_run_by_default() -> None:
    assert default_rules() == RULES


def test_there_is_no_rule_of_another_name() -> None:
    with pytest.raises(KeyError):
        rule("unsuported-claim")
