"""A statement is marked implicit, yet it is quoted.

The statement has `implicit: true`, and one of its citations has a `quote`. An implicit statement
may cite the passage that relies on it; it has no words there to quote.

## Why it matters

`implicit` marks what an author relies on without saying it: a missing premise (*enthymeme*;
Aristotle, *Rhetoric* I 2; Ennis, “Identifying implicit assumptions”, 1982). It tells readers that
the words are the analyst's. If the author's own words can be quoted for it, the mark is wrong; if
these words say something else, the quote is wrong.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
sources: {survey-2024: Night-time footfall survey}
claims:
  night-demand:
    text: People need the depot at night.
    cites: survey-2024
    supported_by: few-own-cars
premises:
  few-own-cars:
    text: Four in five shift workers own no car.
    implicit: true
    cites: {survey-2024: {paragraph: 4, quote: four out of five of those we asked}}
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
sources: {survey-2024: Night-time footfall survey}
claims:
  night-demand:
    text: People need the depot at night.
    cites: survey-2024
    supported_by: few-own-cars
premises:
  few-own-cars:
    text: Four in five shift workers own no car.
    cites: {survey-2024: {paragraph: 4, quote: four out of five of those we asked}}
```

## How to mend it

Remove `implicit: true` if the quote says what the statement says; else remove the quote, and leave
the paragraph.
"""

from collections.abc import Iterator

from argmap.rules import Rule
from argmap.rules.context import Observation, Subject


def check(subject: Subject) -> Iterator[Observation]:
    """Yield the marks of implicit statements that have a quote."""
    places = subject.places
    for statement, given in subject.marked("implicit"):
        for number, citation in enumerate(given.get("cites", ())):
            if "quote" in citation:
                yield Observation(
                    places.marks[statement, "implicit"],
                    f"{subject.named(statement)} is marked implicit, yet it is quoted",
                    "remove implicit: true, or the quote",
                    statement,
                    "says that the author never said it",
                    ((places.quotes[statement, number], "quoted here"),),
                )
                break


RULE = Rule("quoted-implicit", "warning", __doc__, check)
