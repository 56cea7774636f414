"""Two statements say the same.

Their texts are the same, except for letter case, the number of spaces between words, and the
points, commas, quotation marks and dashes around words. What changes the meaning counts: signs
within a word or a number (“we're” is not “were”, 1.5 is not 15), the sign in front of a number,
and signs such as <, €, %, &, # and ². Typographic quotation marks and dashes are the same as plain
ones. The later of the two is reported.

## Why it matters

One statement is split into two: an attack on the one leaves the other standing, and readers cannot
see that two arguments share a premise (a *divergent* argument). If one of the two supports the
other, the argument begs the question (*petitio principii*).

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
from argmap.rules.context import Observation, Subject
from argmap.text.folding import fold_case
from argmap.text.normalizing import normalize

_COUNTING = frozenset("#%&*@§‰‱′″‴")
"""Punctuation to Unicode that has a meaning of its own, as symbols have."""
_SPELT = _COUNTING | {"."}
_APOSTROPHES = "'`´‘’‚‛＇"
_HYPHENS = "-‐‑‒–﹣－"
_ALIKE = str.maketrans({**dict.fromkeys(_APOSTROPHES, "'"), **dict.fromkeys(_HYPHENS, "-")})
_MEANING_OF_FORM = {"<super>", "<sub>", "<fraction>", "<circle>", "<font>"}
_MINUS = re.compile(r"−(?=[$€£¥]?\.?\d)")
_SIGNS = r"""[-!"'(),./:;?\[\\\]{}]"""
# Of the signs, all but those within a word or number, and the sign or the point before a number.
_AROUND_WORDS = re.compile(rf"{_SIGNS}(?!(?<=\w.)\w|(?<=-)[$€£¥]?\.?\d|(?<=\.)(?<![\w.]\.)\d)")


class _Kept(dict[int, str | None]):
    """A table for `str.translate` that leaves of punctuation what ASCII has, and what counts.

    Other punctuation becomes a space, and what is not seen at all is dropped.
    """

    def __missing__(self, code: int) -> str | None:
        self[code] = kept = self._kept(chr(code))
        return kept

    @staticmethod
    def _kept(character: str) -> str | None:
        category = unicodedata.category(character)
        if category == "Cf" or (category == "Cc" and not character.isspace()):
            return None
        form, _, _ = unicodedata.decomposition(character).partition(" ")
        if form not in _MEANING_OF_FORM:
            plain = unicodedata.normalize("NFKC", character)
            if category[0] == "P" and not (character.isascii() or _SPELT.issuperset(plain)):
                return " "
            return plain
        return character


class _Dropped(dict[int, int | None]):
    """A table for `str.translate` that drops spaces, punctuation and controls."""

    def __missing__(self, code: int) -> int | None:
        dropped = unicodedata.category(chr(code))[0] in "PZC" and chr(code) not in _COUNTING
        self[code] = None if dropped else code
        return self[code]


_BETWEEN_TEXTS = "\0"
_DROPPED = _Dropped({ord(_BETWEEN_TEXTS): ord(_BETWEEN_TEXTS), ord("`"): None, ord("−"): None})
_KEPT = _Kept(_ALIKE)
_AT_ONCE = 256


def check(subject: Subject) -> Iterator[Observation]:
    """Yield each statement whose text an earlier statement has.

    Only the texts that are the same by their letters and digits alone are looked at more closely.
    """
    texts = [given["text"] for _, given in subject.texts]
    folded = _all_folded(texts)
    if len(set(folded)) == len(texts):
        return
    alike: dict[str, list[tuple[str, str]]] = {}
    for (statement, _), text, key in zip(subject.texts, texts, folded, strict=True):
        alike.setdefault(key, []).append((statement, text))
    firsts: dict[str, str] = {}
    for statements in alike.values():
        if len(statements) > 1:
            firsts.update(_repeated(statements))
    places = subject.places.texts
    for statement, first in firsts.items():
        if not _is_in_copy(statement, first, firsts, subject):
            yield Observation(
                places[statement],
                f"{subject.named(statement)} says the same as {subject.named(first)}",
                "keep one of the two, or say what is different",
                statement,
                "the same words",
                ((places[first], "first here"),),
            )


def _repeated(statements: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield each statement that says the same as an earlier one, and the first that says it."""
    firsts: dict[str, str] = {}
    said = {text: _said(text) for text in dict.fromkeys(text for _, text in statements)}
    for statement, text in statements:
        first = firsts.setdefault(said[text], statement)
        if first != statement:
            yield statement, first


def _is_in_copy(statement: str, first: str, firsts: dict[str, str], subject: Subject) -> bool:
    """Return whether a statement and the first that says the same stand in two copies of a branch.

    What leads to a statement that is repeated itself is no finding of its own, nor is what is
    linked behind one, or what attacks the step of a copy.
    """
    uses, targets = subject.structure.uses, subject.structure.targets
    if not (uses.get(statement) and uses.get(first)):
        return False
    pair = uses[statement][0], uses[first][0]
    while pair[0] != pair[1] and pair[0] in targets and pair[1] in targets:
        linked = [subject.premises_of(argument)[0] for argument in pair]
        if linked[0] != statement and linked[1] in {linked[0], firsts.get(linked[0])}:
            return True
        pair = targets[pair[0]], targets[pair[1]]
        if firsts.get(pair[0]) == pair[1]:
            return True
    return False


def _all_folded(texts: list[str]) -> list[str]:
    """Return what is compared of each text; many at once take a quarter of the time."""
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
    """Return the letters, digits and symbols of a text."""
    if not text.isascii():
        text = normalize("NFKC", text.replace("´", ""))
    return fold_case(text).translate(_DROPPED) or text


def _said(text: str) -> str:
    """Return a text without what makes no difference."""
    if text.isascii():
        text = text.replace("`", "'")
    else:
        text = normalize("NFC", _MINUS.sub("-", text).translate(_KEPT))
    return " ".join(_AROUND_WORDS.sub(" ", fold_case(text)).split()) or text


RULE = Rule("duplicate-text", "warning", __doc__, check)
