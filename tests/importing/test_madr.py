"""Decision records in Markdown: options, reasons, and what was decided."""

from typing import Any

import pytest
from inputs import lost

from argmap.importing import Imported, format_of, read
from argmap.importing.support.source import DamagedError, Source

RECORD = """\
---
status: accepted
# A comment
date: 2024-03-01
---

# Store the log in a file

## Context and Problem Statement

Where does the [log](https://example.org) go?

## Decision Drivers

* Easy to search
* It must be safe

## Considered Options

* A *file*
* A database
  with tables

## Decision Outcome

Chosen option: "Use a file", because everyone knows files
and they are easy to search.

The team agreed.

### Consequences

* Good, because no server runs

### Confirmation

A test.

## Pros and Cons of the Options

### A file

On the disk of the server.

* Good, because it is simple
    * Even on Windows
* Neutral, because it is text
* Bad, because it grows
* Some say so

### A database with tables

* Good, because queries are fast
* Bad: it costs money

## More Information

None.
"""


def imported(text: str) -> Imported:
    return read(text, "madr", name="0007-log.md")


def statements(found: Imported) -> dict[str, dict[str, Any]]:
    return {
        facts["text"]: facts
        for _, facts in found.map.graph.nodes(data=True)
        if facts["type"] == "statement"
    }


def test_a_record_becomes_a_map() -> None:
    found = imported(RECORD)
    assert (
        found.text
        == """\
argmap: 1
title: Store the log in a file
description: >-
  Where does the log go? Decision drivers: Easy to search. It must be safe. Decision: The team
  agreed. Consequences: Good, because no server runs.

recommendations:
  a-file:
    text: A file
    note: On the disk of the server. Neutral, because it is text. Some say so
    supported_by:
      - text: It is simple
        note: Even on Windows
      - [everyone-knows-files-and-they-are-easy, easy-to-search]
    attacked_by:
      premises: It grows
      outweighed_by: everyone-knows-files-and-they-are-easy
  a-database-with-tables:
    text: A database with tables
    rejected: true
    supported_by: Queries are fast
    attacked_by: It costs money

premises:
  everyone-knows-files-and-they-are-easy: Everyone knows files and they are easy to search.
  easy-to-search: Easy to search
"""
    )
    assert lost(found) == [
        "2 lines of front matter left out, the first at line 2",
        "1 link written without the address, at line 11",
        "2 blocks of code, comments or other sections left out, the first at line 37",
        "1 item below reasons kept in the notes of the reasons, at line 46",
        "1 neutral reason kept in the note of the option, at line 47",
        "1 item about options, neither good nor bad, kept in the note of the option, at line 49",
        "1 reason against the chosen option read as outweighed by the reasons for it, at line 48",
    ]


@pytest.mark.parametrize(
    ("outcome", "chosen"),
    [
        ('Chosen option: "Red wine", because it is red.', {"Red wine"}),
        ("Chosen option: Red wine, because it is red.", {"Red wine"}),
        ("Chosen option: **Red wine**.", {"Red wine"}),
        ('Chosen option: "Drink the wine that is red" since it is red.', {"Red wine"}),
        ('Chosen option: "wine: red"', {"Red wine"}),
        ('Chosen option: mix of "Red wine" and "Water", because both.', {"Red wine", "Water"}),
        ('Chosen option: "Dring the wine that is red", because of it.', {"Red wine"}),
        ("Chosen option: The sparkling wine, red", {"Red wine"}),
        ('* Chosen option: "[Water](https://example.org)", because it is cheap', {"Water"}),
        ("Chosen options: **Red wine** and **Water**.", {"Red wine", "Water"}),
        ('Chosen option: \'The "Red", because "cheap" wine\', because it is red.', {"Red wine"}),
        (
            "Chosen option: two of them.\n\n1. **Water** is cheap.\n2. __Red wine__ too.",
            {"Water", "Red wine"},
        ),
    ],
)
def test_the_chosen_option_is_found(outcome: str, chosen: set[str]) -> None:
    found = imported(
        "# Drink\n\n## Considered Options\n\n1. Red wine\n2. White wine\n3. Water\n\n"
        f"## Decision Outcome\n\n{outcome}\n"
    )
    rejected = {text for text, facts in statements(found).items() if facts.get("rejected")}
    assert rejected == {"Red wine", "White wine", "Water"} - chosen
    assert not any("not clear" in loss for loss in lost(found))


@pytest.mark.parametrize("outcome", ['Chosen option: "Beer".', "Chosen option: wine", "Later."])
def test_an_option_that_is_not_clear_is_reported(outcome: str) -> None:
    found = imported(
        "# Drink\n\n## Considered Options\n\n* Red wine\n* White wine\n\n"
        f"## Decision Outcome\n\n{outcome}\n"
    )
    assert not any(facts.get("rejected") for facts in statements(found).values())
    assert any("not clear which option was chosen" in loss for loss in lost(found))


def test_reasons_may_be_a_list_and_one_may_say_nothing() -> None:
    record = "# Drink\n\n## Considered Options\n\n* Wine\n* Water\n\n## Decision Outcome\n\n"
    found = imported(f'{record}Chosen option: "Wine", because\n\n* it is red\n* it is old\n')
    assert {"It is red", "It is old"} <= statements(found).keys()
    found = imported(f'{record}Chosen option: "Wine", because comes out best (see below).\n')
    assert statements(found).keys() == {"Wine", "Water"}
    assert lost(found) == [
        "1 reason left out that only say that an option comes out best, at line 10"
    ]


def test_an_option_may_stand_in_the_outcome_or_above_its_reasons_alone() -> None:
    for name in ("Wine", '"Wine"', "**Wine**"):
        outcome = f"**Chosen option:** {name}, because it is red."
        found = imported(f"# Drink\n\n## Decision Outcome\n\n{outcome}\n")
        assert statements(found).keys() == {"Wine", "It is red."}
    found = imported(
        "# Drink\n\n## Considered Options\n\n## Pros and Cons of the Options\n\n### Wine\n\n"
        "* Pro: red\n* Con: dear\n"
    )
    assert statements(found).keys() == {"Wine", "Red", "Dear"}


def test_what_is_good_outweighs_what_is_bad_where_the_outcome_gives_no_reason() -> None:
    found = imported(
        "# Drink\n\n## Considered Options\n\n* Wine\n* Water\n\n## Decision Outcome\n\n"
        'Chosen option: "Wine", because it comes out best.\n\n'
        "## Pros and Cons of the Options\n\n"
        "### Wine\n\n* Good, because red\n* Bad, because dear\n\n"
        "## Water\n\n* Good, because red\n* Bad, because wet\n\n## Other\n\n* x\n"
    )
    graph = found.map.graph
    assert list(graph.predecessors("wine/a1/a1")) == ["red"]
    assert graph.nodes["wine/a1/a1"]["outweighs"] is True
    assert set(graph.successors("red")) == {"wine/s1", "water/s1", "wine/a1/a1"}
    assert graph.has_edge("wet", "water/a1")


DRINKS = """\
# Drink

## Considered Options

* Wine
* Water
* Tea
* Milk

## Decision Outcome

Chosen option: "Wine", because {}

## Pros and Cons of the Options

### Water

* Good, because it is clear

### Tea

* Bad, because it is hot
"""


def test_an_option_that_is_only_praised_is_turned_down_for_the_reasons_for_the_chosen_one() -> (
    None
):
    found = imported(DRINKS.format("it is red"))
    assert list(found.map.graph.predecessors("water/a1")) == ["it-is-red"]
    (loss,) = lost(found)
    assert loss.startswith("1 option that nothing speaks against, turned down")
    # Where these are reasons for it too, nothing is left to say.
    found = imported(DRINKS.format("it is clear"))
    assert "water/a1" not in found.map.graph


def test_nothing_in_a_decision_that_gives_its_reasons_is_a_finding(checked: Any) -> None:
    for record in (RECORD, DRINKS.format("it is red")):
        status, said, _ = checked("-", stdin=imported(record).text.encode())
        assert (status, said) == (0, "")


def test_what_is_not_discussed_or_chosen_for_no_reason_is_undeveloped() -> None:
    found = statements(imported(DRINKS.format("it is red")))
    assert {text for text, facts in found.items() if facts.get("undeveloped")} == {"Milk"}
    found = statements(imported(DRINKS.format("it comes out best")))
    assert {text for text, facts in found.items() if facts.get("undeveloped")} == {"Wine", "Milk"}


def test_a_record_that_does_not_say_what_was_chosen_speaks_for_nobody() -> None:
    found = imported(DRINKS.format("it is red").replace('"Wine"', '"Beer"'))
    assert found.is_debate
    assert found.map.graph.graph["description"] == "Decision: It is red."
    assert not imported(DRINKS.format("it is red")).is_debate


@pytest.mark.parametrize(
    "discussed",
    [
        # The options may be the headings of their section.
        "## Considered Options\n\n### Wine\n\n{}\n\n### Water\n\nFrom the lake.\n",
        "## Considered Options\n\n* Wine\n* Water\n\n## Pros and cons\n\n## Wine\n\n{}\n",
        # And a heading below which reasons stand is an option, whatever its level.
        "## Considered Options\n\n* Water\n\n## Reasons\n\n### Wine\n\n{}\n",
    ],
)
def test_options_are_discussed_below_headings(discussed: str) -> None:
    reasons = "* Good, because red\n* Bad, because dear"
    found = imported(f"# Drink\n\n## Decision Outcome\n\nLater.\n\n{discussed.format(reasons)}")
    assert {"Wine", "Water", "Red", "Dear"} == statements(found).keys()
    assert list(found.map.graph.predecessors("wine/a1")) == ["dear"]


def test_an_option_that_shares_some_words_with_another_is_another() -> None:
    found = imported(
        "# Drink\n\n## Considered Options\n\n* Use cold red wine\n* Use hot water\n\n"
        "## Pros and Cons of the Options\n\n"
        "### Use white wine\n\n* Good, because it is dry\n\n"
        "### Use cold red wine\n\n* Good, because it is old\n"
    )
    assert set(found.map.graph) >= {"use-cold-red-wine/s1", "use-white-wine/s1"}


@pytest.mark.parametrize(
    ("written", "relation", "said"),
    [
        ("* Good, because it is red", "support", "It is red"),
        ("* Good, as it is red", "support", "It is red"),
        ("* **Good**, because it is **red**", "support", "It is red"),
        ("* **Good:** red", "support", "Red"),
        ("* Bad, because `rm` is *dear*", "attack", "rm is dear"),
        ("* Bad, because [it](https://example.org) stains", "attack", "It stains"),
        ("* Bad, because `code` is red", "attack", "code is red"),
        ("Very bad, because it stains.", "attack", "It stains."),
        ("#### Pros\n\n* it is red", "support", "It is red"),
        ("Disadvantages:\n\n* it stains", "attack", "It stains"),
    ],
)
def test_reasons_are_written_in_many_ways(written: str, relation: str, said: str) -> None:
    found = imported(
        "# Drink\n\n## Considered Options\n\n* Wine\n\n"
        f"## Pros and Cons of the Options\n\n### Wine\n\n{written}\n"
    )
    (argument,) = found.map.arguments()
    assert found.map.graph.nodes[argument]["relation"] == relation
    assert said in statements(found)


def test_reasons_of_the_outcome_are_read_as_markdown_once() -> None:
    found = imported("# Drink\n\nChosen option: Wine, because `a*b*c` is *red*.\n")
    assert statements(found).keys() == {"Wine", "a*b*c is red."}


@pytest.mark.parametrize("piece", ["'", '"', " ,", "*", "`", "because ", '"a" because '])
def test_a_hostile_outcome_takes_linear_time(piece: str) -> None:
    imported(f"# Drink\n\nChosen option: Wine {piece * 50_000}\n")


def test_what_leads_to_a_list_of_reasons_is_none() -> None:
    found = imported(
        "# Drink\n\n## Considered Options\n\n* Wine\n\n## Decision Outcome\n\n"
        'Chosen option: "Wine", because it has:\n\n* a taste,\n* a colour.\n'
    )
    assert statements(found).keys() == {"Wine", "A taste", "A colour."}
    assert found.map.graph.graph["description"] == "Decision: It has:"


def test_a_record_without_options_is_refused() -> None:
    with pytest.raises(DamagedError, match="no options"):
        imported("# Drink\n\n## Decision Outcome\n")


@pytest.mark.parametrize(
    ("text", "format_name"),
    [
        (RECORD, "madr"),
        (RECORD.replace("\n", "\r\n"), "madr"),
        ("# A\n\n* Chosen option: B\n", "madr"),
        ("# A\n\n* Options\n  * B\n", "outline"),
    ],
)
def test_records_are_recognized(text: str, format_name: str) -> None:
    assert format_of(Source(text)).name == format_name


def test_large_records_are_read_in_linear_time() -> None:
    options = "".join(f"* Option {number}\n" for number in range(3_000))
    drivers = "".join(f"* Driver number {number}\n" for number in range(3_000))
    reasons = "".join(f"### Way {number}\n\n* Good, because a\n\n" for number in range(3_000))
    found = imported(
        f"# Large\n\n## Decision Drivers\n\n{drivers}\n## Considered Options\n\n{options}\n"
        f"## Pros and Cons of the Options\n\n{reasons}"
    )
    assert len(statements(found)) == 6_001
