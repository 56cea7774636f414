"""Places in sources: what a tree prints can be typed, and nothing else passes for a paragraph."""

import re

import pytest
from saying import said

from argmap.reading import read

HEAD = "argmap: 1\ntitle: T\nsources: {s: {title: S, paragraphs: 20}}\npremises:\n"


def cited(cites: str) -> object:
    reading = read(f"{HEAD}  p: {{text: P., cites: {cites}}}\n", "map.yaml")
    assert reading.faults == []
    return [
        {key: value for key, value in citation.items() if key != "source"}
        for citation in reading.map.graph.nodes["p"]["cites"]
    ]


@pytest.mark.parametrize(
    ("cites", "place"),
    [
        ("¶7", {"paragraph": 7}),
        ("¶ 7", {"paragraph": 7}),
        ("3–9", {"paragraph": [3, 9]}),
        ("{s: ¶3–9}", {"paragraph": [3, 9]}),
        ("{s: {paragraph: ¶3 – 9}}", {"paragraph": [3, 9]}),
        ("{paragraph: 4, quote: It is so}", {"paragraph": 4, "quote": "It is so"}),
        ("[{quote: It is so}]", {"quote": "It is so"}),
    ],
)
def test_each_place_that_a_tree_prints_can_be_typed(cites: str, place: dict[str, object]) -> None:
    assert cited(cites) == [place]


@pytest.mark.parametrize(
    "locator",
    [
        "p. 12",
        "pp. 3-4",
        "ch. 3",
        "§ 9",
        "12:3",
        "2024-03-01",
        "9a",
        "paragraph 9 of part 2",
        "v7",
    ],
)
def test_other_places_are_kept_as_they_are(locator: str) -> None:
    assert cited(f'{{s: "{locator}"}}') == [{"locator": locator}]
    assert cited(f'{{s: {{locator: "{locator}"}}}}') == [{"locator": locator}]


NEARLY = [
    *("par. 9", "Paragraph 9", "paras 9", "PAR. 9", "Abs. 9", "9th paragraph", "9. Absatz"),
    *("¶¶ 9-11", "7 ff", "7ff.", "7f", "7 et seq.", "3, 4", "3 and 4", "3; 5", "3 to 5", "3..5"),
    *("3—5", "3\N{NON-BREAKING HYPHEN}5", "par. 3-4", "par. 3, 5 ff", "3-5 ff", "3–5 sqq.", "¶7a"),
]


@pytest.mark.parametrize("form", ['{{s: "{}"}}', '"{}"', '{{s: {{paragraph: "{}"}}}}'])
@pytest.mark.parametrize("place", NEARLY)
def test_what_only_looks_like_a_paragraph_is_refused_with_what_to_write(
    place: str, form: str
) -> None:
    text = f"{HEAD}  p: {{text: P., cites: {form.format(place)}}}\n"
    (finding,) = read(text, "map.yaml").faults
    assert finding.rule == "invalid-value"
    if "paragraph" in form and "each place" in str(finding.help):
        return
    advice = re.match(r"write ([^,\[]+|\[[^]]+\])", str(finding.help))
    assert advice
    mended = text.replace(f'"{place}"', advice[1])
    assert mended != text
    assert read(mended, "map.yaml").faults == []


@pytest.mark.parametrize("place", NEARLY)
def test_nor_does_it_pass_as_a_locator(place: str) -> None:
    (finding,) = said(f'{HEAD}  p: {{text: P., cites: {{s: {{locator: "{place}"}}}}}}\n')
    assert "invalid-value: locator of the passage cited from “s” names a page" in finding


@pytest.mark.parametrize(
    ("place", "advice"),
    [
        ("p. 12", "{s: p. 12}"),
        ("p. 12, line 3", '{s: "p. 12, line 3"}'),
        ("#9", '{s: "#9"}'),
        ("note: 9", '{s: "note: 9"}'),
        ("table {3}", '{s: "table {3}"}'),
        ("s p. 12, line 3", '{s: "p. 12, line 3"}'),
        ("s 9", "{s: 9}"),
    ],
)
def test_a_place_without_its_source_is_refused_with_what_to_write(place: str, advice: str) -> None:
    text = f'{HEAD}  p: {{text: P., cites: "{place}"}}\n'
    (finding,) = read(text, "map.yaml").faults
    assert finding.help == f"to cite a place in s, write {advice}"
    assert read(text.replace(f'"{place}"', advice), "map.yaml").faults == []


def test_a_source_may_have_a_name_that_looks_like_a_place() -> None:
    text = HEAD.replace("{s:", "{par9:") + "  p: {text: P., cites: par9}\n"
    assert said(text) == []


@pytest.mark.parametrize(
    ("written", "help_line"),
    [
        ("cites: 3, quote: It is so", "move it into cites: {paragraph: 3, quote: …}"),
        ("cites: {s: 3}, quote: It is so", "move it into cites: {s: {paragraph: 3, quote: …}}"),
        ("cites: s, quote: It is so", "move it into cites: {s: {quote: …}}"),
        ("paragraph: 3", "move it into cites: {paragraph: …}"),
        ("scheme: sign", "it belongs to an argument: supported_by: {premises: …, scheme: …}"),
        ("premises: q", "it belongs to an argument: supported_by: {premises: …}"),
    ],
)
def test_a_key_that_stands_one_level_too_high_is_told_its_place(
    written: str, help_line: str
) -> None:
    (finding,) = said(f"{HEAD}  p: {{text: P., {written}}}\n  q: Q.\n")
    assert "unknown-key" in finding
    assert finding.endswith(help_line)


@pytest.mark.parametrize("name", ["s1", "a1", "s23"])
def test_the_names_of_numbered_arguments_are_kept_for_them(name: str) -> None:
    text = HEAD + "  p: {text: P., supported_by: {id: NAME, premises: q}, attacked_by: r}\n"
    text = text.replace("NAME", name) + "  q: Q.\n  r: R.\n"
    reading = read(text, "map.yaml")
    assert [finding.rule for finding in reading.faults] == ["invalid-id"]
    assert reading.map.arguments() == ["p/s1", "p/a1"]


@pytest.mark.parametrize("name", ["a.", "night.", "é."])
def test_an_id_does_not_end_in_a_full_stop(name: str) -> None:
    (finding,) = said(f"argmap: 1\ntitle: T\npremises: {{{name}: P.}}\n")
    assert "invalid-id" in finding


def test_a_key_of_a_passage_beside_a_source_is_told_its_place() -> None:
    (finding,) = said(f"{HEAD}  p: {{text: P., cites: {{s: 3, quote: It is so}}}}\n")
    assert finding.endswith(
        "unknown-key: “quote” stands beside sources, and belongs to one of them; "
        "write it behind its source: {s: {paragraph: 3, quote: …}}"
    )
