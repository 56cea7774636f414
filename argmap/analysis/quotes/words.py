"""Whether a quote begins and ends where words do: “art” does not stand in “part”."""

from argmap.analysis.quotes.skeleton import TypographicMark
from argmap.analysis.quotes.typography import (
    DASH,
    NOTE,
    PARAGRAPH,
    SIGN,
    SUBSCRIPT,
    SUPERSCRIPT,
    is_combining,
    is_of_word,
)
from argmap.text.scripts import is_unspaced

_AND = frozenset("וو")
"""“And” in Hebrew and Arabic, which is written as a part of the next word."""
_HANGUL = ("가", "힣")
_CURRENCIES = frozenset("$€£¥")
_WITHIN_NUMBERS = frozenset(".,:/⁄")


def begins_word(text: str, start: int, marks: list[TypographicMark]) -> bool:
    """Return whether a word or number begins at an offset, with marks in front of it."""
    first, last = text[start], text[start - 1 : start]
    kind = marks[-1].kind if marks else ""
    if kind in {PARAGRAPH, DASH, NOTE}:
        return True
    if kind in {SIGN, SUPERSCRIPT, SUBSCRIPT}:
        return not (is_of_word(first) or first in _CURRENCIES)
    if kind == "-":
        return not (_has_case(last) and _has_case(first))
    if first.isdigit() and last in _WITHIN_NUMBERS:
        return not _is_within_number(text, start)
    is_behind_and = last in _AND and not is_of_word(text[start - 2 : start - 1] or " ")
    return is_behind_and or not _are_of_one_word(last, first)


def ends_word(text: str, end: int, marks: list[TypographicMark]) -> bool:
    """Return whether a word or number ends at an offset, with marks behind it."""
    last, following = text[end - 1], text[end : end + 1]
    kind = marks[0].kind if marks else ""
    if kind in {PARAGRAPH, DASH, NOTE, SIGN} or not following:
        return kind not in {SUPERSCRIPT, SUBSCRIPT}
    if kind == "-":
        return not (_has_case(last) and _has_case(following))
    if kind in {SUPERSCRIPT, SUBSCRIPT} or is_combining(following) or _is_negated(text, end):
        return False
    if last.isdigit() and following in _WITHIN_NUMBERS:
        return not text[end + 1 : end + 2].isdigit()
    # What follows a word in Korean is a particle or an ending.
    return (_is_hangul(last) and _is_hangul(following)) or not _are_of_one_word(last, following)


def _are_of_one_word(one: str, other: str) -> bool:
    if not (one and other and is_of_word(one) and is_of_word(other)):
        return False
    return not (is_unspaced(one) or is_unspaced(other))


def _is_within_number(text: str, start: int) -> bool:
    """Return whether a number continues at an offset, as behind a decimal point: 1.5, .5."""
    before = text[start - 2 : start - 1]
    return before.isdigit() or text[start - 2 : start] == " ."


def _is_negated(text: str, end: int) -> bool:
    """Return whether “n’t” continues the word, as in “can't”."""
    return text[end - 1 : end + 2].lower() == "n't" and not text[end + 2 : end + 3].isalnum()


def _has_case(character: str) -> bool:
    return character.islower() or character.isupper()


def _is_hangul(character: str) -> bool:
    return _HANGUL[0] <= character <= _HANGUL[1]
