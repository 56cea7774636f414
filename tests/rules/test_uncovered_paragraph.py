"""The rule uncovered-paragraph."""

import pytest
from observing import told


def test_paragraphs_that_are_cited_nowhere() -> None:
    text = """
        sources:
          s: {title: S, paragraphs: 12}
          t: {title: T, paragraphs: 3}
          u: {title: U, paragraphs: 2}
        premises:
          p: {text: P, cites: {s: [2-4, 3, 7], t: [1, 3], u: 1-2}}
          q: {text: Q, cites: {s: {locator: the end}, u: }}
    """
    assert told("uncovered-paragraph", text) == [
        "4:3-4 paragraphs 1, 5-6, 8-12 of source “s” are cited nowhere",
        "5:3-4 paragraph 2 of source “t” is cited nowhere",
    ]


def test_a_quote_covers_the_paragraph_in_which_it_stands() -> None:
    text = """
        sources: {s: {title: S, text: s.txt}}
        premises: {p: {text: P, cites: {s: [1, {quote: four out of five}]}}}
    """
    source = "No bus runs.\n\nSo four out of five said.\n\nAnd nothing else."
    assert told("uncovered-paragraph", text, s=source) == [
        "3:11-12 paragraph 3 of source “s” is cited nowhere"
    ]


MARKDOWN = """\
---
title: Depot
---

# The depot

No bus runs.

```sh
make check

make test
```

    indented code

- A tram runs.

  And on.

[map]: https://example.org

Opening hours
-------------

* * *

The end.
"""

RESTRUCTURED_TEXT = """\
=====
Depot
=====

No bus runs, as follows::

    no bus

    at all

.. code-block:: python

   run()

.. _map: https://example.org

>>> run()

Opening hours
-------------

The end.
"""


@pytest.mark.parametrize(
    ("file", "source", "gaps"),
    [
        ("s.md", MARKDOWN, "paragraphs 3, 7-8 of source “s” are"),
        ("s.rst", RESTRUCTURED_TEXT, "paragraph 2 of source “s” is"),
        ("s.txt", MARKDOWN, "paragraphs 1-11 of source “s” are"),
        ("s.txt", RESTRUCTURED_TEXT, "paragraphs 1-9 of source “s” are"),
    ],
)
def test_headings_and_code_need_no_citation(file: str, source: str, gaps: str) -> None:
    text = f"""
        sources: {{s: {{title: S, text: {file}}}}}
        premises: {{p: {{text: P, cites: {{s: {{quote: The end}}}}}}}}
    """
    assert told("uncovered-paragraph", text, s=source) == [f"3:11-12 {gaps} cited nowhere"]


def test_many_gaps_are_not_all_listed_and_many_citations_cost_little() -> None:
    cited = ", ".join(str(number) for number in range(2, 40_000, 2))
    text = f"""
        sources: {{s: {{title: S, paragraphs: 40000}}}}
        premises: {{p: {{text: P, cites: {{s: [{cited}]}}}}}}
    """
    assert told("uncovered-paragraph", text) == [
        "3:11-12 paragraphs 1, 3, 5, 7, 9, 11, 13, 15, … of source “s” are cited nowhere"
    ]
