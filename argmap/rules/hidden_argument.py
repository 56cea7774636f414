"""The text of a statement holds an argument of its own.

It has a word that leads from a reason to what follows: because, therefore, thus, hence,
consequently, so that, given that, owing to, due to, as a result, for this reason, it follows that,
that is why; or since, where what follows is in the present tense (“since no bus runs”, not “since
2019” or “since the line closed”). The rule knows English alone, and reads words rather than
meanings: a statement about causes, such as “Demand fell because fares rose”, may be one statement.
So it runs only where it is selected.

## Why it matters

Such words are *argument indicators*: they mark premises and conclusions (Copi and Cohen,
*Introduction to Logic*; van Eemeren, Houtlosser and Snoeck Henkemans, *Argumentative Indicators in
Discourse*, 2007). Inside one statement they hide a step of the argument: no arrow shows it,
nothing can attack it, and the reason has no label of its own.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  night-demand:
    text: Shift workers need the depot, because no bus runs between one and five.
    supported_by: few-own-cars
premises:
  few-own-cars: Four in five shift workers own no car.
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  night-demand:
    text: Shift workers need the depot.
    supported_by: [[no-night-bus, few-own-cars]]
premises:
  no-night-bus: No bus runs between one and five.
  few-own-cars: Four in five shift workers own no car.
```

## How to mend it

Make the reason a statement of its own, and name it in `supported_by` of what it is a reason for.
"""

import re
from collections.abc import Iterator

from argmap.rules import Rule
from argmap.subject import Observation, Subject, quoted

_DETERMINER = r"(?:the|an?|its|his|her|their|our|my|your|this|that|these|those|lack)"
_PRESENT = r"(?:is|are|has|have|does|do|can|cannot|must|will|runs?|needs?)"
_INDICATOR = re.compile(
    r"\b(?:because|therefore|consequently|hence|thus(?! far\b)|as a result|so that|given that"
    r"|owing to|for (?:this|that) reason|it follows that|(?:that|which|this) is why"
    rf"|due to(?= {_DETERMINER}\b)"
    rf"|since(?= (?!(?:then|when)\b)(?:[^\W\d_]+ ){{1,2}}{_PRESENT}\b))\b"
)
_HINTS = (
    *("because", "therefore", "consequently", "hence", "thus", "as a result", "so that"),
    *("given that", "owing to", " reason", "follows that", " is why", "due to", "since"),
)
"""One of these is in every text that holds an indicator; most maps hold few of them."""
_AGO = re.compile(r"\b(?:year|month|week|day|decade)s? $")


def check(subject: Subject) -> Iterator[Observation]:
    """Yield the statements in whose text one thing is said to follow from another."""
    texts = [" ".join(given["text"].lower().split()) for _, given in subject.statements]
    all_texts = "\n".join(texts)
    hints = [hint for hint in _HINTS if hint in all_texts]
    if not hints:
        return
    for (statement, _), text in zip(subject.statements, texts, strict=True):
        indicator = _indicator(text) if any(hint in text for hint in hints) else None
        if indicator is not None:
            yield Observation(
                subject.places.texts[statement],
                f"{subject.named(statement)} holds an argument of its own: {quoted(indicator)}",
                "make the reason a statement of its own, and name it in supported_by",
                statement,
                "says what follows from what",
            )


def _indicator(text: str) -> str | None:
    for found in _INDICATOR.finditer(text):
        # “Five years hence” is a time.
        if found[0] != "hence" or not _AGO.search(text, max(0, found.start() - 9), found.start()):
            return found[0]
    return None


RULE = Rule("hidden-argument", "warning", __doc__, check, default=False)
