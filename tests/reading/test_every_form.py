"""Every form in place with a part missing, doubled, empty, of another shape or out of place.

It is valid and means something else, or it is one finding with a place and a help.
"""

import pytest
from broken_forms import FORMS, Form, broken, lacks_a_statement

from argmap.checking.runner import check
from argmap.findings import Finding
from argmap.reading import read


def found(text: str) -> tuple[list[Finding], bool]:
    """Give the findings of a map, and whether the file itself is at fault.

    Where a statement is gone, the reference to it is a fault of its own.
    """
    reading = read(text, "map.yaml")
    findings, is_faulty = check(reading), bool(reading.faults)
    others = [each for each in findings if "“bridge”" not in each.message]
    if lacks_a_statement(text) and others:
        return others, len(reading.faults) > len(findings) - len(others)
    return findings, is_faulty


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_form_as_it_should_be_has_no_finding(form: Form) -> None:
    assert found(form.text) == ([], False)


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_part_that_is_not_as_it_should_be_is_one_finding(form: Form) -> None:
    wrong = []
    for done, text in broken(form):
        findings, is_faulty = found(text)
        if is_faulty and not (len(findings) == 1 and findings[0].help):
            said = [f"{each.place.line} {each.rule}: {each.message}" for each in findings]
            wrong.append((done, text, said))
    assert wrong == []
