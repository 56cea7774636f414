"""The rules beside faults of the file: they run on what could be read, and judge nothing else."""

from textwrap import dedent, indent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analysis.quotes import SourceText
from argmap.checking.runner import Configuration, check
from argmap.reading import read
from argmap.rules import FAULTS, RULES, default_rules

TEXTS = {"s": SourceText("The ferry is full in summer.\n\nIt is empty in winter.")}
SELECTED = (
    *default_rules(),
    *("implicit-crux", "uncited-claim", "uncovered-paragraph"),
    *("hidden-argument", "descriptive-recommendation"),
)


def found(body: str) -> list[str]:
    """Give what the selected rules find in the body of a map, whose first line is line 3."""
    reading = read("argmap: 1\ntitle: A map\n" + dedent(body).lstrip("\n"), "map.yaml")
    findings = check(reading, Configuration(rules=SELECTED), TEXTS)
    return [f"{finding.place.line} {finding.rule}" for finding in findings]


def test_a_false_quote_is_found_beside_an_unwritten_statement() -> None:
    assert found("""
        sources: {s: {title: S, text: s.txt}}
        recommendations:
          sail:
            text: The ferry should sail more often.
            cites: 1
            supported_by: [[full, not-written]]
        premises:
          full: {text: The ferry is full., cites: {quote: The ferry is never full}}
        """) == ["3 uncovered-paragraph", "8 undefined-statement", "10 quote-not-found"]


def test_an_unwritten_statement_is_one_finding_with_all_its_references() -> None:
    reading = read(
        "argmap: 1\ntitle: T\nclaims:\n  a: {text: A., supported_by: [later, [later, b]]}\n"
        "  b: {text: B., supported_by: later}\n",
        "map.yaml",
    )
    (finding,) = reading.faults
    assert (finding.place.line, finding.place.column) == (4, 32)
    assert [(place.line, place.column) for place in finding.related] == [(4, 40), (5, 31)]


@pytest.mark.parametrize(
    "written",
    [
        "suported_by: p",
        "because: p",
        "supported_by: {premise: p}",
        "supported_by: [[[p]]]",
        "supported_by: *p",
        "<<: {supported_by: p}",
    ],
)
def test_a_claim_whose_support_cannot_be_read_is_not_called_unsupported(written: str) -> None:
    assert [
        rule
        for rule in found(f"""
        recommendations:
          go: {{text: We should go., supported_by: c}}
        claims:
          c:
            text: It is time.
            {written}
        premises:
          p: The clock strikes nine.
        """)
        if rule.split()[1] not in FAULTS
    ] == []


def test_what_a_fault_does_not_touch_is_judged() -> None:
    assert found("""
        recommendations:
          go: {text: We should go., supported_by: c, color: red}
        claims:
          c: It is time.
          d: {txt: It is late.}
        """) == [
        "4 unknown-key",
        "6 unsupported-claim",
        "7 unsupported-claim",
        "7 unknown-key",
    ]


def test_keys_that_are_indented_too_little_are_one_finding() -> None:
    assert found("""
        recommendations:
          stay:
            text: We should stay.
          supported_by: warm
          note: A remark.
        premises:
          warm: It is warm.
        """) == ["6 invalid-id"]
    assert found("""
        claims:
          stay:
          text: We stay.
          undeveloped: true
        """) == ["5 invalid-id"]


def test_keys_at_the_top_that_belong_to_the_last_statement_are_one_finding() -> None:
    body = """
        claims:
          stay:
            text: We should stay.
        supported_by: warm
        note: A remark.
        premises:
          warm: It is warm.
        """
    assert found(body) == ["6 unknown-key"]
    (fault,) = read("argmap: 1\ntitle: T" + dedent(body), "map.yaml").faults
    assert fault.help == "indent it, and what else belongs there, to be under stay:"


def test_a_statement_may_be_named_like_a_key_where_no_statement_is_open() -> None:
    assert (
        found("""
        claims:
          note: {text: A note is here., undeveloped: true}
        premises:
          tags: Tags are here.
        recommendations:
          go: {text: We should go., supported_by: [note, tags]}
        """)
        == []
    )


def test_an_answer_that_is_misspelt_leaves_the_objection_open() -> None:
    assert found("""
        recommendations:
          go: {text: We should go., supported_by: p, attacked_by: rain}
        premises:
          p: It is time.
          rain: {text: It may rain., atacked_by: dry}
          dry: It is dry.
        """) == ["7 unknown-key"]


def test_an_objection_stands_beside_an_unreadable_reason() -> None:
    assert found("""
        recommendations:
          go: {text: We should go., supported_by: [[[p]]], attacked_by: rain}
        premises:
          p: It is time.
          rain: It may rain.
        """) == [
        "4 rejected-recommendation",
        "4 invalid-value",
        "4 unanswered-objection",
    ]


def test_no_side_is_judged_where_whose_statement_it_is_cannot_be_read() -> None:
    assert found("""
        claims:
          go: {text: We go., attributed_to: [A, B], supported_by: p, attacked_by: rain}
        premises: {p: It is time., rain: It may rain.}
        """) == ["4 invalid-value"]


def test_a_statement_that_is_suggested_for_a_reference_is_not_called_disconnected() -> None:
    assert found("""
        recommendations:
          go: {text: We should go., supported_by: clck}
        claims:
          clock: {text: The clock strikes., supported_by: nine}
        premises:
          nine: It is nine.
          rest: It is far.
        """) == ["4 undefined-statement", "9 disconnected-statement"]


@pytest.mark.parametrize(
    "premises", ["[clock late]", "clock, late", "clock\n late", "\n - clock\n  - late", "Clock"]
)
def test_a_statement_named_in_a_faulty_reference_is_not_called_disconnected(
    premises: str,
) -> None:
    text = f"recommendations:\n go:\n  text: We should go.\n  supported_by: {premises}\n"
    text += "premises:\n clock: The clock strikes.\n"
    text += " late: It is late.\n" if "late" in premises else ""
    (only,) = found(text)
    assert only.split()[1] in FAULTS


@pytest.mark.parametrize("cites", ["{s: par. 1}", "par. 1", "{t: 1}", "{s: [[1]]}", "ss"])
def test_a_citation_that_cannot_be_read_is_not_missing(cites: str) -> None:
    (only,) = found(f"""
        sources: {{s: {{title: S, text: s.txt}}}}
        recommendations: {{go: {{text: We should go., supported_by: p, implicit: true}}}}
        premises: {{p: {{text: It is time., cites: {cites}}}}}
        """)
    assert only.split()[1] in FAULTS


@pytest.mark.parametrize("cites", ["surveys", "{surveys: 1}", "[surveys]", "survey p. 1"])
def test_a_source_that_is_not_meant_by_a_faulty_citation_is_still_unused(cites: str) -> None:
    assert found(f"""
        sources: {{survey: A survey., audit: An audit.}}
        claims: {{go: {{text: We go., undeveloped: true, cites: {cites}}}}}
        """) == ["3 unused-source", "4 undefined-source"]


@pytest.mark.parametrize(
    "claims",
    [
        "{a: {text: A., undeveloped: true, cite: [s, t]}}",
        "{a: {text: A., undeveloped: true, from: {s: 3, t: 4}}}",
        "{a: {text: A., undeveloped: true, cites: s, cites: t}}",
        "{a: {text: A., undeveloped: true, cites: s}, a: {text: Again., cites: t}}",
        "{a: {text: A., undeveloped: true, cites: s, <<: {cites: t}}}",
        "{a: {text: A., undeveloped: true}, cites: [s, t]}",
        "[{a: {text: A., cites: [s, t]}}]",
    ],
)
def test_a_source_named_in_what_cannot_be_read_is_not_called_unused(claims: str) -> None:
    (only,) = found(f"sources: {{s: S., t: T.}}\nclaims: {claims}\n")
    assert only.split()[1] in FAULTS


def test_the_only_source_may_be_meant_by_a_place_that_cannot_be_read() -> None:
    assert found("""
        sources: {s: S.}
        claims: {a: {text: A., undeveloped: true, cite: 3}}
        """) == ["4 unknown-key"]


def test_what_is_expected_of_an_unwritten_argument_is_not_judged() -> None:
    assert found("""
        claims:
          a: {text: A is so., supported_by: later}
          b: {text: B is so., supported_by: p}
        premises: {p: P is so.}
        expect: {accepted: [a], rejected: [b]}
        """) == ["4 undefined-statement", "7 failed-expectation"]


def test_after_a_syntax_error_no_rule_runs() -> None:
    assert found("claims:\n  a: A.\n  b: B: that is it.\n") == ["5 invalid-yaml"]


PIECES = (
    "supported_by: [p, q]",
    "supported_by: [[p, zz]]",
    "suported_by: p",
    "supported_by: {premises: p, id: s1}",
    "supported_by: [{premises: p, attacked_by: zz}]",
    "attacked_by: {premises: q, scheme: [x]}",
    "attacked_by: a1",
    "attacked_by: [q, q/x, r r]",
    "undeveloped: yes",
    "undeveloped: true",
    "attributed_to: [them]",
    "cites: {s: 99, t: 1}",
    "implicit: true",
    "quote: It is empty in winter",
    "color: red",
    "text: Again.",
    "note: ''",
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=4), min_size=1, max_size=5))
def test_mending_an_unwritten_reference_never_takes_a_decided_label_back(
    statements: list[list[str]],
) -> None:
    """What is accepted or rejected beside faults stays so, whatever the unwritten is to be."""
    lines = ["argmap: 1", "title: T", "sources: {s: {title: S, text: s.txt}}", "claims:"]
    for number, pieces in enumerate(statements):
        lines += [f"  c{number}:", f"    text: Claim {number}."]
        lines += [f"    {piece}" for piece in pieces]
    lines += ["premises:", "  p: P.", "  q: {text: Q., attacked_by: c0}"]
    draft = read("\n".join(lines), "map.yaml")
    check(draft, Configuration(rules=RULES), TEXTS)
    before = draft.map.labels()
    for written in ("  zz: Given.", "  zz: {text: Fallen., attacked_by: p}"):
        after = read("\n".join([*lines, written]), "map.yaml").map.labels()
        for node, label in before.items():
            if label != "undecided" and node in after and not node.endswith("?"):
                assert after[node] == label, node


def test_a_text_that_could_not_be_read_to_the_letter_is_not_compared() -> None:
    text = b"argmap: 1\ntitle: T\nclaims:\n  a: {text: Caf\xe9 one, undeveloped: true}\n"
    reading = read(text + b"  b: {text: Caf\xe8 one, undeveloped: true}\n", "map.yaml")
    assert {one.rule for one in check(reading)} == {"invalid-encoding"}


@pytest.mark.parametrize(
    ("cut_short", "fault"),
    [
        ("[wet: It rains, or snows, rain]", "6 invalid-yaml"),
        ("[wet: It rains, but rarely]", "6 invalid-yaml"),
        ("[rain, {wet: It rains #1 of ten days.}]", "6 truncated-text"),
        ("\n      - rain\n      - It rains #1 of ten days.", "8 truncated-text"),
    ],
)
def test_a_text_that_lost_its_rest_is_not_compared(cut_short: str, fault: str) -> None:
    text = f"claims:\n  c:\n    text: The road is wet.\n    supported_by: {cut_short}\n"
    findings = found(f"{text}    attacked_by: rain\npremises:\n  rain: It rains\n")
    assert fault in findings
    assert not [finding for finding in findings if "duplicate-text" in finding]


@pytest.mark.parametrize(
    ("arguments", "finding"),
    [
        ("supported_by:\n  - {text: C., kind: claim, kind: premise}", "7 duplicate-key"),
        ("supported_by:\n  - {text: C., rejected: true, rejected: false}", "7 duplicate-key"),
        ("supported_by:\n  - c: It is time.\n    rejected: true", "7 unknown-key"),
        ("supported_by:\n  - c: It is time.\n    kind: claim", "7 unknown-key"),
        ("supported_by:\n  - text: It is time.\n  - kind: claim", "8 missing-key"),
        ("supported_by:\n  - {text: It is time., addressee: {a: b}}", "7 invalid-value"),
    ],
)
def test_one_slip_in_an_argument_is_one_finding(arguments: str, finding: str) -> None:
    stands = indent(f"text: We should go.\n{arguments}", "    ")
    assert found(f"recommendations:\n  go:\n{stands}\n") == [finding]


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        ("life: We live.", "10 unknown-key"),
        ("text: We live.", "10 unknown-key"),
        ("premises: We live.", "10 duplicate-key"),
    ],
)
def test_an_answer_with_too_small_an_indent_is_one_finding(line: str, finding: str) -> None:
    assert found(f"""
        recommendations:
          go:
            text: We should go.
            supported_by: {{text: It is sunny.}}
            attacked_by:
              - premises: It is late.
                outweighed_by:
                {line}
        """) == [finding]


@pytest.mark.parametrize(
    "entries", ["- wet\n- outweighed_by: dry", "- {premises: wet}\n- scheme: sign"]
)
def test_a_dash_too_many_parts_an_argument_and_is_one_finding(entries: str) -> None:
    assert found(f"""
        recommendations:
          go:
            text: We should go.
            supported_by: dry
            attacked_by:
{indent(entries, " " * 14)}
        premises: {{wet: It is wet., dry: It is dry.}}
        """) == ["9 missing-key"]


FERRY = """\
sources:
  survey: {title: A survey, paragraphs: 9}
recommendations:
  sail:
    text: The ferry should sail at night.
    cites:
      survey: 3
    supported_by:
      - text: Workers come home late.
        id: late
        cites: 4
        supported_by:
          - premises:
              - {text: The third shift ends at two., cites: 5}
            attacked_by:
              premises: {text: Few work it., cites: 6}
              outweighed_by: {text: Few are enough., cites: 7}
claims:
  dear:
    text: The night is dear.
    cites: 8
    supported_by: wages
premises:
  wages: {text: Wages are higher at night., cites: 10}
expect:
  accepted: [sail, late]
"""
BESIDE = [
    "4 uncovered-paragraph",
    "21 disconnected-statement",
    "26 disconnected-statement",
    "26 paragraph-out-of-range",
]


@pytest.mark.parametrize(
    ("right", "wrong", "finding"),
    [
        (
            "    supported_by:\n      - text",
            "      supported_by:\n      - text",
            "10 undefined-source",
        ),
        (
            "        supported_by:\n          -",
            "    supported_by:\n          -",
            "14 duplicate-key",
        ),
        (
            "        supported_by:\n          -",
            "      - supported_by:\n          -",
            "14 missing-key",
        ),
        ("        cites: 4\n", "      - cites: 4\n", "13 missing-key"),
        ("    cites:\n      survey: 3\n", "  cites:\n      survey: 3\n", "8 invalid-id"),
        ("              outweighed_by", "            outweighed_by", "19 unknown-key"),
        ("recommendations:\n", "  recommendations:\n", "5 invalid-value"),
    ],
)
def test_what_a_line_at_fault_brings_about_is_no_second_finding(
    right: str, wrong: str, finding: str
) -> None:
    assert found(FERRY) == BESIDE
    faulty = FERRY.replace(right, wrong, 1)
    assert faulty != FERRY
    assert [each for each in found(faulty) if each not in BESIDE] == [finding]


def test_a_section_that_comes_twice_may_be_another() -> None:
    assert found("""
        recommendations:
          go: {text: We should go., supported_by: [[sunny, warm]]}
        claims:
          sunny: {text: It is sunny., supported_by: dry}
        claims:
          warm: It is warm.
          dry: It is dry.
        """) == ["7 duplicate-key"]


def test_what_a_line_at_fault_does_not_bring_about_is_found_beside_it() -> None:
    faulty = FERRY.replace("        supported_by:\n          -", "    supported_by:\n          -")
    assert sorted(found(faulty)) == sorted(["14 duplicate-key", *BESIDE])


@pytest.mark.parametrize("premises", ["[]", "{}", "''", '""'])
def test_what_an_empty_premise_may_mean_is_not_called_disconnected(premises: str) -> None:
    (finding,) = found(f"""
        recommendations:
          go:
            text: We should go.
            supported_by: [sunny, {{premises: [{premises}]}}]
        claims:
          dry: {{text: It is dry., supported_by: warm}}
        premises: {{sunny: It is sunny., warm: It is warm.}}
        """)
    assert finding == "6 invalid-value"


@pytest.mark.parametrize("claim", ["", "{}"])
def test_a_statement_with_nothing_in_it_is_one_finding(claim: str) -> None:
    assert found(f"""
        recommendations:
          go: {{text: We should go., supported_by: sunny}}
        claims:
          sunny: {claim}
        """) == ["6 missing-key"]
