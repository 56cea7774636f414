"""Paragraphs of a source are cited nowhere.

The paragraphs of a source are numbered, by its `paragraphs` or in its `text`, and no statement or
argument cites some of them. They are listed in one finding for each source. A quote covers the
paragraph in which it stands; a citation of the source as a whole covers none. Headings and code in
Markdown and reStructuredText (`.md`, `.rst`) count as paragraphs, but need no citation. A source
of which no paragraph is cited at all is not found. The rule runs only where it is selected.

## Why it matters

A map that analyses a text should account for all of it. What is left out may be what does not fit:
*cherry picking*, or the *fallacy of suppressed evidence*. That a paragraph holds no argument is an
answer too, but somebody must have looked.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
sources:
  survey-2024: {title: Night-time footfall survey, paragraphs: 4}
claims:
  night-demand: {text: People need it at night., cites: 4, supported_by: no-night-bus}
premises:
  no-night-bus: {text: No bus runs between one and five., cites: 1-2}
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
sources:
  survey-2024: {title: Night-time footfall survey, paragraphs: 4}
claims:
  night-demand: {text: People need it at night., cites: 4, supported_by: [[no-night-bus, no-cars]]}
premises:
  no-night-bus: {text: No bus runs between one and five., cites: 1-2}
  no-cars: {text: Four in five shift workers own no car., cites: 3}
```

## How to mend it

Read the paragraph. Map what it argues, or cite it in the statement that it repeats.
"""

from collections.abc import Iterator

from argmap.analysis.citations import not_covered
from argmap.analysis.quotes import Paragraphs
from argmap.rules import Rule
from argmap.rules.context import Observation, Subject, quoted

_MOST_LISTED = 8


def check(subject: Subject) -> Iterator[Observation]:
    """Yield the sources of which some paragraphs are cited, and some are not."""
    covered = _covered(subject)
    for source, ranges in covered.items():
        if source in subject.unknowns.cited:
            continue
        count = subject.map.sources[source].get("paragraphs", 0)
        if source in subject.passages:
            passages = subject.passages[source]
            count = len(passages)
            ranges.extend((number, number) for number in passages.without_prose)
        gaps = not_covered(ranges, count)
        if not gaps:
            continue
        several = len(gaps) > 1 or gaps[0][0] < gaps[0][1]
        subjects, verb = ("paragraphs", "are") if several else ("paragraph", "is")
        yield Observation(
            subject.places.sources[source],
            f"{subjects} {_written(gaps)} of source {quoted(source)} {verb} cited nowhere",
            "map what they say, or cite them where it is said already",
            note=f"not cited: {_written(gaps)}",
        )


def _covered(subject: Subject) -> dict[str, list[Paragraphs]]:
    """Return the paragraphs of each source that are cited, or quoted from."""
    covered: dict[str, list[Paragraphs]] = {}
    for node, citations in subject.citing:
        for number, citation in enumerate(citations):
            paragraphs = subject.citations.covered(node, number, citation)
            if paragraphs:
                covered.setdefault(citation["source"], []).extend(paragraphs)
    return covered


def _written(gaps: list[Paragraphs]) -> str:
    shown = [
        str(first) if first == last else f"{first}-{last}" for first, last in gaps[:_MOST_LISTED]
    ]
    if len(gaps) > _MOST_LISTED:
        shown.append("…")
    return ", ".join(shown)


RULE = Rule("uncovered-paragraph", "warning", __doc__, check, default=False)
