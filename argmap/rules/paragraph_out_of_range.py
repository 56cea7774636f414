"""A paragraph lies beyond the source's paragraphs.

A citation names a paragraph, or a range, that is not in the source: its `paragraphs` says how many
it has, or its `text`, whose blocks between blank lines are counted. Where both are given and do
not agree, that is found too, at `paragraphs`.

## Why it matters

Whoever looks the citation up finds nothing. Either the number is wrong, and the statement stands
elsewhere, or the edition is another than the one that the map declares; either way its *evidence*
is not where the map says.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
sources:
  survey-2024: {title: Night-time footfall survey, paragraphs: 12}
claims:
  night-demand: {text: People need it at night., cites: 4, supported_by: no-night-bus}
premises:
  no-night-bus: {text: No bus runs between one and five., cites: 21}
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
sources:
  survey-2024: {title: Night-time footfall survey, paragraphs: 12}
claims:
  night-demand: {text: People need it at night., cites: 4, supported_by: no-night-bus}
premises:
  no-night-bus: {text: No bus runs between one and five., cites: 12}
```

## How to mend it

Look the statement up in the source, and correct the number. Where the text has another number of
paragraphs than `paragraphs` says, check that no blank line is missing or too many in the text, and
remove `paragraphs`: the text is counted anyway.
"""

from collections.abc import Iterator

from argmap.analysis.citations import paragraphs_of
from argmap.rules import Rule
from argmap.rules.context import Observation, Subject, numbered, quoted


def check(subject: Subject) -> Iterator[Observation]:
    """Yield counts that are not those of the text, and citations beyond the last paragraph."""
    counts: dict[str, int] = {}
    for source, given in subject.map.sources.items():
        said = given.get("paragraphs")
        counted = len(subject.passages[source]) if source in subject.passages else None
        if said is not None and counted is not None and said != counted:
            yield _disagreement(source, said, counted, subject)
        if said is not None or counted is not None:
            # Where the two do not agree, a citation within the larger one is not reported as well.
            counts[source] = max(said or 0, counted or 0)
    last_cited = subject.citations.last_cited
    if any(last_cited.get(source, 0) > count for source, count in counts.items()):
        yield from _beyond(counts, subject)


def _disagreement(source: str, said: int, counted: int, subject: Subject) -> Observation:
    return Observation(
        subject.places.source_values[source, "paragraphs"],
        f"source {quoted(source)} is said to have {said} paragraphs, and its text has {counted}",
        "remove paragraphs, or correct the blank lines in the text",
        note=f"the text has {counted}",
    )


def _beyond(counts: dict[str, int], subject: Subject) -> Iterator[Observation]:
    for node, citations in subject.citing:
        for number, citation in enumerate(citations):
            source, cited = citation["source"], paragraphs_of(citation)
            if cited is None or source not in counts or cited[1] <= counts[source]:
                continue
            count = counts[source]
            yield Observation(
                subject.places.citations[node][number],
                f"{subject.named(node)} cites {numbered(cited)} of source {quoted(source)}, "
                f"which has {count}",
                _advice(node, number, count, subject),
                node,
                f"the last one is {count}",
            )


def _advice(node: str, number: int, count: int, subject: Subject) -> str:
    quote = subject.quotes.get((node, number))
    if quote is not None and quote.found is not None:
        return f"the quote stands in {numbered(quote.found)}"
    return f"look it up again: a paragraph from 1 to {count}"


RULE = Rule("paragraph-out-of-range", "error", __doc__, check)
