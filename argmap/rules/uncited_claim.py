"""A claim or a recommendation cites no source.

The map declares sources, and a claim or a recommendation has no `cites`. Those that are marked
`implicit` need none. The rule runs only where it is selected: in a map of one's own reasoning, the
conclusions have no other source.

## Why it matters

In a map of somebody's text, each statement that the author makes stands somewhere. A claim without
a citation may be the analyst's own, put into the author's mouth; what an interpreter may add, and
should mark, are implicit statements (the *principle of charity*; Johnson and Blair, *Logical
Self-Defense*, 1977).

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
sources: {survey-2024: Night-time footfall survey}
recommendations:
  keep-open: {text: The city should keep the depot open at night., supported_by: no-night-bus}
premises:
  no-night-bus: {text: No bus runs between one and five., cites: {survey-2024: 3}}
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
sources: {survey-2024: Night-time footfall survey}
recommendations:
  keep-open:
    text: The city should keep the depot open at night.
    cites: {survey-2024: 12}
    supported_by: no-night-bus
premises:
  no-night-bus: {text: No bus runs between one and five., cites: {survey-2024: 3}}
```

## How to mend it

Say with `cites` where it stands. If the author never says it, mark it `implicit: true`.
"""

from collections.abc import Iterator

from argmap.rules import Rule
from argmap.rules.context import Observation, Subject


def check(subject: Subject) -> Iterator[Observation]:
    """Yield claims and recommendations that are said and cite nothing."""
    if not subject.map.sources:
        return
    for statement, given in subject.statements:
        if given["kind"] != "premise" and "cites" not in given and not given.get("implicit"):
            if not subject.knows(statement, "cites", "implicit"):
                continue
            yield Observation(
                subject.places.nodes[statement],
                f"{subject.named(statement)} cites no source",
                "say with cites where it stands, or mark it implicit: true",
                statement,
                "where does this stand?",
            )


RULE = Rule("uncited-claim", "warning", __doc__, check, default=False)
