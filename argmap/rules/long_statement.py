"""A statement is long.

Its text has more than 40 words, or than the `max-words` of the configuration. Words are what
stands between spaces; in scripts that are written without spaces, such as Chinese, Japanese or
Thai, two characters count as a word.

## Why it matters

A statement in a map is one thing that can be true or false, accepted or attacked. A long one
usually holds several: it is a *compound statement*, of which a reader may grant one part and doubt
another, and no arrow says which part the argument needs.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  night-demand:
    text: >-
      Many people need the depot at night, the nurses of the clinic and the drivers of the freight
      yard as much as the cleaners of the offices, and they have told the city so in three surveys,
      in two petitions and in a long letter.
    supported_by: no-night-bus
premises:
  no-night-bus: No bus runs between one and five.
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  night-demand:
    text: Many people need the depot at night.
    supported_by: [[no-night-bus, night-shifts]]
premises:
  no-night-bus: No bus runs between one and five.
  night-shifts: Nurses, drivers and cleaners work night shifts.
```

## How to mend it

Cut it into statements that can be doubted one by one, and link them where they hold only together.
What is no part of the argument goes into a `note`.
"""

from collections.abc import Iterator
from typing import Any

from argmap.rules import Rule
from argmap.rules.context import Observation, Subject
from argmap.text.scripts import count_words

_Text = tuple[str, dict[str, Any]]
"""A statement with its attributes."""
_OTHER_SPACES = "\t\n\r\v\f\x1c\x1d\x1e\x1f"
_AT_ONCE = 256


def check(subject: Subject) -> Iterator[Observation]:
    """Yield the statements that have more words than they may."""
    most = subject.options.max_words
    for statement, given in _that_may_be_long(subject.texts, most):
        words = count_words(given["text"])
        if words <= most:
            continue
        yield Observation(
            subject.places.texts[statement],
            f"{subject.named(statement)} has {words} words",
            f"cut it into statements of at most {most} words that can be doubted one by one",
            statement,
            f"more than {most} words",
        )


def _that_may_be_long(texts: list[_Text], most: int) -> Iterator[_Text]:
    """Yield the statements that have as many spaces as allowed words, or other white space.

    Several at once take half the time.
    """
    for start in range(0, len(texts), _AT_ONCE):
        some = texts[start : start + _AT_ONCE]
        together = "".join([given["text"] for _, given in some])
        if together.isascii() and not any(space in together for space in _OTHER_SPACES):
            some = [entry for entry in some if entry[1]["text"].count(" ") >= most]
        yield from some


RULE = Rule("long-statement", "warning", __doc__, check)
