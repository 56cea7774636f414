"""The text of a source cannot be read.

A source names its plain-text copy with `text`, and that file is not there, cannot be opened, is
not UTF-8, lies outside of the map's folder, is hidden (a name in its path begins with a dot, as in
`.env` or `.git/config`), or is empty. Sources without `text` are no fault.

## Why it matters

Quotes and paragraphs are looked up in the text. Without it they are unchecked, and a citation that
nobody can check is a bare appeal to authority (*ipse dixit*; Walton, *Appeal to Expert Opinion*,
1997): the evidence is claimed, not shown.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
sources:
  survey-2024: {title: Night-time footfall survey, text: survey-2042.txt}
claims:
  night-demand: {text: People need it at night., cites: 3, supported_by: no-night-bus}
premises:
  no-night-bus: {text: No bus runs between one and five., cites: 1}
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
sources:
  survey-2024: {title: Night-time footfall survey, text: survey-2024.txt}
claims:
  night-demand: {text: People need it at night., cites: 2, supported_by: no-night-bus}
premises:
  no-night-bus: {text: No bus runs between one and five., cites: 1}
```

where `survey-2024.txt` holds:

```text
Between one and five no bus runs in the whole of the city.

Of those we asked, four out of five need the depot at night.
```

## How to mend it

Correct the path: it is relative to the map, and must not lead out of its folder or to a hidden
file, unless `--allow-outside` is given. If there is no plain-text copy, remove `text`, and say
with `paragraphs` how many paragraphs the source has.
"""

from collections.abc import Iterator

from argmap.rules import Rule
from argmap.rules.context import Observation, Subject, quoted


def check(subject: Subject) -> Iterator[Observation]:
    """Yield the texts that could not be read or have no paragraph."""
    for source, given in subject.source_texts.items():
        if source in subject.passages:
            continue
        reason = "it is empty" if given.text is not None else given.reason or "it is not there"
        yield Observation(
            subject.places.source_values[source, "text"],
            f"the text of source {quoted(source)} cannot be read: {reason}",
            "correct the path, which is relative to the map, or remove text",
            note=reason,
        )


RULE = Rule("missing-source-text", "error", __doc__, check, needs_texts=True)
