"""The pieces of a quote: the words between what is left out or inserted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from argmap.analysis.quotes.skeleton import Skeleton, TypographicMark
from argmap.analysis.quotes.typography import DASH, NOTE, SIGN, comparable_quote, is_of_word

_CUT = re.compile(r"[\[\]]|\( ?\.(?: ?\.){2,} ?\)|\.(?: ?\.){2,}")
_POINTS = frozenset(f".,;:!?()'-{DASH}{SIGN}")
_BETWEEN_WORDS = frozenset((DASH, SIGN, "-"))
_NOTE_NUMBER = re.compile(r"(?:(?<=[^\W\d_])|(?<=\S[.,;:!?)'%]))(?=\d{1,3}(?!\w))")
_CASES = {"i": "Iİ", "I": "iı", "İ": "i", "ı": "I"}
"""The letters with and without a dot are a pair in Turkish, and others elsewhere."""


@dataclass(slots=True)
class Piece:
    """Consecutive words of a quote.

    `beginnings` are the forms of the characters up to the first letter, where either case matches.
    `starts_word` and `ends_word`: the piece may not begin or end in the middle of a word.
    `anchor`, where there is an index: the offset of the rarest word in the characters, and its
    offsets in the text.
    """

    skeleton: Skeleton
    beginnings: tuple[str, ...]
    starts_word: bool
    ends_word: bool
    anchor: tuple[int, Sequence[int]] | None = None

    @property
    def characters(self) -> str:
        """Its characters without the marks between them."""
        return self.skeleton.characters

    @property
    def marks(self) -> list[TypographicMark]:
        """The marks between its characters, in front of them and behind them."""
        return self.skeleton.marks(0, len(self.characters))

    @property
    def beginning(self) -> int:
        """How many characters the beginning has."""
        return len(self.beginnings[0]) if self.beginnings else 0

    @property
    def sought(self) -> str:
        """The characters that are searched for: those behind the beginning."""
        return self.characters[self.beginning :]


def readings(quote: str, *, notes: bool) -> Iterator[list[Piece]]:
    """Yield a quote's pieces, once for each way to read them.

    `notes` says whether the text has marks of footnotes, so that numbers in the quote may be such.
    """
    comparable = comparable_quote(quote)
    plain = comparable.replace(NOTE, "")
    others = (plain, _NOTE_NUMBER.sub(NOTE, plain)) if notes else (plain,)
    for reading in dict.fromkeys((comparable, *others)):
        yield _pieces(reading)


def _pieces(comparable: str) -> list[Piece]:
    """Split a quote where something is left out or inserted: …, ..., (…), [brackets].

    A letter in brackets in front of a word, “[T]he”, stands for that letter in either case.
    """
    pieces: list[Piece] = []
    start, letter, after_bracket = 0, "", False
    for cut_start, cut_end, inserted in [*_cuts(comparable), (len(comparable), -1, None)]:
        written = comparable[start:cut_start]
        piece = _piece(letter, written, after_bracket, inserted is not None, first=not pieces)
        if piece is not None:
            pieces.append(piece)
        start, after_bracket, letter = cut_end, inserted is not None, ""
        if inserted is not None and len(inserted) == 1 and comparable[start : start + 1].isalpha():
            letter = inserted if inserted.isalpha() else ""
    return pieces if any(map(is_of_word, "".join(piece.characters for piece in pieces))) else []


def _cuts(comparable: str) -> Iterator[tuple[int, int, str | None]]:
    """Yield start, end and inserted text of each place where something is left out or inserted."""
    found = list(_CUT.finditer(comparable))
    opened: list[int] = []
    closed: dict[int, int] = {}
    for number, sign in enumerate(found):
        if sign[0] == "[":
            opened.append(number)
        elif sign[0] == "]" and opened:
            closed[opened.pop()] = number
    number = 0
    while number < len(found):
        sign = found[number]
        if number in closed:
            number = closed[number]
            yield sign.start(), found[number].end(), comparable[sign.end() : found[number].start()]
        elif sign[0] not in "[]":
            yield *sign.span(), None
        number += 1


def _piece(
    letter: str, written: str, after_bracket: bool, before_bracket: bool, *, first: bool
) -> Piece | None:
    bare = written.strip(" '")
    if _POINTS.issuperset(bare.replace(" ", "")):
        return None
    starts_word = bool(letter) or not (after_bracket and written[0] == bare[0])
    ends_word = not (before_bracket and written[-1] == bare[-1])
    starts_word = starts_word and bare[0] not in _BETWEEN_WORDS
    ends_word = ends_word and bare[-1] not in _BETWEEN_WORDS
    skeleton = Skeleton(letter + bare)
    characters = skeleton.characters
    if not characters:
        return None
    beginnings = _beginnings(characters) if letter or first else ()
    return Piece(skeleton, beginnings, starts_word, ends_word)


def _beginnings(characters: str) -> tuple[str, ...]:
    """Return the characters up to the first letter, with that letter in each case."""
    at = next((at for at, character in enumerate(characters) if character.isalnum()), 0)
    before, letter, after = characters[:at], characters[at : at + 1], characters[at + 1 :]
    cases = (letter, letter.lower(), letter.upper(), *_CASES.get(letter, ""))
    forms = dict.fromkeys(before + case for case in cases if len(case) == 1)
    return tuple(forms) if len(forms) > 1 and after else ()
