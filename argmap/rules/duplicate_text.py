"""Two statements say the same.

Their texts are the same, letter case, spaces and punctuation aside. Points and commas between
digits count, and so do signs such as < and %. The later of the two is pointed at.

## Why it matters

One statement under two ids falls apart: an attack on the one leaves the other standing, and
readers cannot see that two arguments share a premise (a *divergent* argument). If one of the two
supports the other, the argument begs the question (*petitio principii*).

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
recommendations:
  keep-open:
    text: The city should keep the depot open at night.
    supported_by: [no-night-bus, nothing-runs]
premises:
  no-night-bus: No bus runs between one and five.
  nothing-runs: No bus runs, between one and five
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
recommendations:
  keep-open:
    text: The city should keep the depot open at night.
    supported_by: no-night-bus
premises:
  no-night-bus: No bus runs between one and five.
```

## How to mend it

Keep one of them, give it the arguments of both, and name it where the other was named. If they
mean different things, write down the difference.
"""

import re
import unicodedata
from collections.abc import Iterator

from argmap.rules import Rule
from argmap.subject import Observation, Subject

_BETWEEN_DIGITS = re.compile(r"(?<=\d)[.,:/-](?=\d)")


class _Dropped(dict[int, int | None]):
    """A table for `str.translate` that drops spaces, punctuation and controls."""

    def __missing__(self, code: int) -> int | None:
        dropped = unicodedata.category(chr(code))[0] in "PZC" and chr(code) != "%"
        self[code] = None if dropped else code
        return self[code]


_BETWEEN_TEXTS = "\0"
_DROPPED = _Dropped({ord(_BETWEEN_TEXTS): ord(_BETWEEN_TEXTS)})
_AT_ONCE = 256


def check(subject: Subject) -> Iterator[Observation]:
    """Yield each statement whose text an earlier statement has."""
    texts = [given["text"] for _, given in subject.statements]
    folded = _all_folded(texts)
    if len(set(folded)) == len(texts):
        return
    alike: dict[str, list[tuple[str, str]]] = {}
    for (statement, _), text, key in zip(subject.statements, texts, folded, strict=True):
        alike.setdefault(key, []).append((statement, text))
    for statements in alike.values():
        if len(statements) > 1:
            yield from _repeated(statements, subject)


def _repeated(statements: list[tuple[str, str]], subject: Subject) -> Iterator[Observation]:
    places = subject.places.texts
    firsts: dict[str, str] = {}
    for statement, text in statements:
        # Spelt out, what stands between digits is kept: 1.5 is not 15.
        exact = _folded(_BETWEEN_DIGITS.sub(lambda found: f"x{ord(found[0])}x", text))
        first = firsts.setdefault(exact, statement)
        if first != statement:
            yield Observation(
                places[statement],
                f"{subject.named(statement)} says the same as {subject.named(first)}",
                "keep one of the two, or say what is different",
                statement,
                "the same words",
                ((places[first], "first here"),),
            )


def _all_folded(texts: list[str]) -> list[str]:
    """Give what is compared of each text; many at once take a quarter of the time."""
    folded: list[str] = []
    for start in range(0, len(texts), _AT_ONCE):
        some = texts[start : start + _AT_ONCE]
        pieces = _folded(_BETWEEN_TEXTS.join(some)).split(_BETWEEN_TEXTS)
        if len(pieces) == len(some):
            folded += [piece or text for piece, text in zip(pieces, some, strict=True)]
        else:
            folded += map(_folded, some)
    return folded


def _folded(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return text.casefold().translate(_DROPPED) or text


RULE = Rule("duplicate-text", "warning", __doc__, check)
