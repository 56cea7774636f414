"""A source is cited nowhere.

The source is declared under `sources`, and no statement or argument cites it.

## Why it matters

A list of sources tells readers what an argument rests on. A source that no statement cites only
impresses readers (*argumentum ad verecundiam*; Locke, *Essay* IV 17). Or a citation is missing,
and a statement lacks its evidence.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
sources:
  survey-2024: Night-time footfall survey
  audit-2023: Audit of the depot's costs
premises:
  no-night-bus: {text: No bus runs between one and five., cites: survey-2024}
claims:
  night-demand:
    text: People need it at night.
    cites: survey-2024
    supported_by: no-night-bus
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
sources:
  survey-2024: Night-time footfall survey
premises:
  no-night-bus: {text: No bus runs between one and five., cites: survey-2024}
claims:
  night-demand:
    text: People need it at night.
    cites: survey-2024
    supported_by: no-night-bus
```

## How to mend it

Cite it where it is used, or remove it.
"""

from collections.abc import Iterator

from argmap.model.unknowns import ANY
from argmap.rules import Rule
from argmap.rules.context import Observation, Subject, quoted


def check(subject: Subject) -> Iterator[Observation]:
    """Yield the sources that no node cites."""
    sources = subject.map.sources
    if not sources:
        return
    cited = subject.citations.last_cited.keys() | subject.unknowns.cited
    if ANY in cited and len(sources) == 1:
        # The citation that could not be read may cite the only source, even without its name.
        return
    for source in sources:
        if source not in cited:
            yield Observation(
                subject.places.sources[source],
                f"source {quoted(source)} is cited nowhere",
                f"cite it where it is used, cites: {source}, or remove it",
                note="nothing cites this",
            )


RULE = Rule("unused-source", "warning", __doc__, check)
