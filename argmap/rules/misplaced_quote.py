"""A quote stands in another paragraph than the one that is cited.

The words of a `quote` are in the source's text, compared as in `quote-not-found`, but not in the
`paragraph` that the citation gives. The message names the right one.

## Why it matters

Words mean what they mean where they stand. Whoever looks the quote up in the wrong paragraph does
not see what it answers, or what takes it back in the next sentence (*quoting out of context*,
*contextomy*; McGlone, “Contextomy: the art of quoting out of context”, 2005).

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
sources:
  survey-2024: {title: Night-time footfall survey, text: survey-2024.txt}
claims:
  night-demand: {text: People need it at night., cites: 2, supported_by: few-own-cars}
premises:
  few-own-cars:
    text: Four in five shift workers own no car.
    cites: {survey-2024: {paragraph: 1, quote: four out of five of those we asked}}
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
sources:
  survey-2024: {title: Night-time footfall survey, text: survey-2024.txt}
claims:
  night-demand: {text: People need it at night., cites: 2, supported_by: few-own-cars}
premises:
  few-own-cars:
    text: Four in five shift workers own no car.
    cites: {survey-2024: {paragraph: 2, quote: four out of five of those we asked}}
```

where `survey-2024.txt` holds:

```text
Between one and five no bus runs in the whole of the city.

Yet four out of five of those we asked have to go home at that time, and own no car.
```

## How to mend it

Cite the paragraph that is named, if it is the passage that is meant. A quote that runs on from one
paragraph into the next cites both: `paragraph: 3-4`.
"""

from collections.abc import Iterator

from argmap.rules import Rule
from argmap.rules.context import Observation, Subject, numbered, quoted


def check(subject: Subject) -> Iterator[Observation]:
    """Yield the quotes that stand in the text, but not where they are cited from."""
    for quote in subject.quotes.values():
        if quote.cited is None or quote.found in (None, quote.cited):
            continue
        stands = numbered(quote.found)
        yield Observation(
            subject.places.quotes[quote.node, quote.number],
            f"the quote in {subject.named(quote.node)} stands in {stands} of source "
            f"{quoted(quote.source)}, not in {numbered(quote.cited)}",
            f"cite it from there: {stands.replace('paragraphs', 'paragraph').replace(' ', ': ')}",
            quote.node,
            f"stands in {stands}",
            ((subject.places.citations[quote.node][quote.number], "cited from here"),),
        )


RULE = Rule("misplaced-quote", "error", __doc__, check, needs_texts=True)
