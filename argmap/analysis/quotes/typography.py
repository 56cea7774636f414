"""Texts and quotes in one comparable form, without differences that come from typesetting.

What may be missing on one of the two sides, or is needed to find the ends of words, is kept as a
mark: one of the control characters below, which are first removed from the text itself.
"""

import re
from unicodedata import category
from unicodedata import normalize as _normalize_by_definition

from argmap.text.normalizing import normalize
from argmap.text.scripts import UNSPACED

PARAGRAPH = "\0"
"""A paragraph begins."""
LINE_END_HYPHEN = "\1"
"""A hyphen that divides a word at a line's end: it may be missing."""
DASH = "\2"
"""A dash between words, as a hyphen is one within a word."""
SIGN = "\3"
"""A minus sign in front of a number."""
NOTE = "\4"
"""The mark of a footnote follows: it may be missing."""
SUPERSCRIPT = "\5"
"""A raised number follows a digit."""
SUBSCRIPT = "\6"
"""A lowered number follows a digit."""

_RESERVED = (PARAGRAPH, LINE_END_HYPHEN, DASH, SIGN, NOTE, SUPERSCRIPT, SUBSCRIPT)

# Without soft hyphens, which are dropped later: those at the end of a line count. A tatweel only
# makes an Arabic word look longer.
_UNSEEN = re.compile(
    "[\u034f\u061c\u0640\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]+"
)
_SOFT_HYPHEN = "\xad"
_SOFT_HYPHEN_AT_LINE_END = re.compile(r"\xad(?=[^\S\n]*\n)")

_QUOTATION_MARKS = re.compile('["`´ʼ՚׳״“”„‟«»‹›‘’‚‛「」『』〝〞〟]')
_HYPHENS = "-\u058a\u2010\u2011\u2e17\u2e40"
_OTHER_HYPHENS = re.compile(f"[{_HYPHENS[1:]}]")
_TYPED_DASH = re.compile("--+")
_OTHER_DASHES = re.compile("[־᐀᠆‒–—―⸺⸻⸚゠−﹘\U00010ead]")

_RAISED = "⁰¹²³⁴-⁹"
_LOWERED = "₀-₉"
# About every character that is no space, digit or punctuation.
_OF_WORD = (
    r"[^\x00-@\[-`{-©«-´¶-¹»-¿×÷\u0660-\u0669\u06f0-\u06f9\u2000-\u209f\u20a0-\u2bff\u3000-\u303f]"
)
_BEHIND_WORD = rf"""[.,;:!?…。，、；：！？)\]“”‘’"'«»‹›」』）］】%‰€$£{_LOWERED}]"""
_UNITS = (
    "(?i:km|cm|mm|dm|hm|nm|pm|μm|µm|ft|yd|mi|in|ly|pc|ms|mc"
    "|км|см|мм|дм|كم|千米|厘米|毫米|公里|英里)"
)
# Not of a unit or a variable (m², x²), but of a word, of what stands behind one, or of a year.
_NOTED = (
    rf"(?:(?<={_OF_WORD}{_OF_WORD})(?<!(?<![^\W\d_]){_UNITS})|(?<=[{UNSPACED}])(?<![米里尺寸ม])"
    rf"|(?<=\S{_BEHIND_WORD})(?<!\d {_UNITS}\.)|(?<=\S\s[»!?;:%])|(?<=\b(?:1[5-9]|20)\d\d))"
)
_NO_WORD = rf"(?![^\W{UNSPACED}])"
_RAISED_NUMBERS = rf"⁽?[{_RAISED}]{{1,3}}(?:[,⁻–-][{_RAISED}]{{1,3}}){{0,9}}⁾?"
_NOTE_NUMBER = re.compile(
    rf"{_NOTED}(?=[ \xa0\u2009\u202f]?{_RAISED_NUMBERS}{_NO_WORD}(?![⁺⁻]| ?[=+×·*/^<>−]))"
)
_NOTE_SIGN = re.compile(rf"{_NOTED}(?=[*†‡]{{1,3}}(?:[\s\x00.,;:!?)\]”’\"'»›]|\Z))")
_RAISED_DIGIT = re.compile(f"[{_RAISED}]")
_LOWERED_DIGIT = re.compile(f"[{_LOWERED}]")
_SIGN_OF_NOTE = re.compile("[*†‡]")
_POWER = re.compile(rf"(?<=\d)(?=[⁺⁻]?[{_RAISED}])")
_INDEX = re.compile(rf"(?<=\d)(?=[{_LOWERED}])")

_PARTED = rf"[{_HYPHENS}](?<={_OF_WORD}.)"
_PARTED_IN_TEXT = re.compile(rf"{_PARTED}[^\S\n]*\n\s*(?={_OF_WORD})")
# YAML replaces the line breaks in most quotes by a space.
_PARTED_IN_QUOTE = re.compile(rf"{_PARTED}\s+(?={_OF_WORD})")
_MINUS = re.compile(r"[-\x02](?<![^\s(\[\x00].)(?=[$€£¥]?\.?\d)")

_BRACKETED_NOTE = re.compile(
    r"(?<=\S)(?: ?\[(?:(?i:notes?|nb|n|fn|ref|anm|注|註)\.? ?)?"
    r"[1-9]\d{0,2}(?:[,;\x02-] ?[1-9]\d{0,2})*+\]"
    rf"|(?<={_OF_WORD}{_OF_WORD})\[[a-z]\])"
)

# Spaces beside these are ignored.
_CLOSE = ("'", "-", DASH, SIGN)
_UNSPACED = re.compile(f"[{UNSPACED}]")
_SPACE_OF_UNSPACED = re.compile(rf" (?:(?<=[{UNSPACED}].)|(?={PARAGRAPH}?[{UNSPACED}]))")
_SPACE_BEHIND_NOTE = re.compile(rf"(['{DASH}{SIGN}{UNSPACED}-]{NOTE} ?[\d*†‡(),-]+) ")
_REPEATED_QUOTATION_MARKS = re.compile("''+")
_REPEATED_DASHES = re.compile(rf"[{DASH}{SIGN}-]{{2,}}")


def _isolated_marks() -> dict[int, str]:
    """Return the plain form of Arabic vowel marks on a space or a tatweel (old encodings)."""
    found = {}
    for code in (*range(0xFC5E, 0xFC64), *range(0xFCF2, 0xFCF5), *range(0xFE70, 0xFE80)):
        plain = _normalize_by_definition("NFKC", chr(code))
        if plain[0] in " \u0640":
            found[code] = plain[1:]
    return found


_ISOLATED_MARK = re.compile("[\ufc5e-\ufc63\ufcf2-\ufcf4\ufe70-\ufe7f]")
_ISOLATED_MARKS = _isolated_marks()

# NFKC makes eighteen characters of each of these: too many would fill the memory.
_PHRASES = ("\ufdfa", "\ufdfb")
_MOST_PHRASES = 10_000


def comparable_text(paragraphs: list[str]) -> str:
    """Return the paragraphs of a text in the form in which they are compared."""
    text = f"\n{PARAGRAPH}".join(map(_without_reserved, paragraphs))
    text = _plain(_seen(text), _PARTED_IN_TEXT)
    if "[" in text:
        text = _BRACKETED_NOTE.sub("", text)
    return PARAGRAPH + _without_needless(text)


def comparable_quote(quote: str) -> str:
    """Return a quote in the form in which it is compared."""
    return _without_needless(_plain(_seen(_without_reserved(quote)), _PARTED_IN_QUOTE))


def readable(text: str) -> str:
    """Return a text on one line, without invisible characters."""
    return " ".join(normalize("NFC", _seen(text).replace(_SOFT_HYPHEN, "")).split())


def is_of_word(character: str) -> bool:
    """Return whether a character is of a word, or a mark on one."""
    return character.isalnum() or is_combining(character)


def is_combining(character: str) -> bool:
    """Return whether a character is a mark on the one before it."""
    return category(character)[0] == "M"


def _without_reserved(text: str) -> str:
    for reserved in _RESERVED:
        text = text.replace(reserved, "\ufffd")
    return text


def _seen(text: str) -> str:
    return text if text.isascii() else _UNSEEN.sub("", text)


def _plain(text: str, parted: re.Pattern[str]) -> str:
    """Return a text in plain characters, with marks, and its white space as single spaces."""
    if not text.isascii():
        text = _compatible(text)
    elif "*" in text:
        text = _NOTE_SIGN.sub(NOTE, text)
    text = parted.sub(LINE_END_HYPHEN, text)
    if text.isascii():
        text = text.replace('"', "'").replace("`", "'")
    else:
        text = _QUOTATION_MARKS.sub("'", _OTHER_DASHES.sub(DASH, text))
    text = " ".join(_TYPED_DASH.sub(DASH, text).split())
    text = text.replace(" -", f" {DASH}").replace("- ", f"{DASH} ")
    return _MINUS.sub(SIGN, text)


def _compatible(text: str) -> str:
    """Return a text in NFKC, with marks where NFKC would change what numbers mean."""
    if _SOFT_HYPHEN in text:
        text = _SOFT_HYPHEN_AT_LINE_END.sub("-", text).replace(_SOFT_HYPHEN, "")
    if _RAISED_DIGIT.search(text):
        text = _POWER.sub(SUPERSCRIPT, _NOTE_NUMBER.sub(NOTE, text))
    if _SIGN_OF_NOTE.search(text):
        text = _NOTE_SIGN.sub(NOTE, text)
    if _LOWERED_DIGIT.search(text):
        text = _INDEX.sub(SUBSCRIPT, text)
    if _ISOLATED_MARK.search(text):
        text = text.translate(_ISOLATED_MARKS)
    for phrase in _PHRASES:
        if text.count(phrase) > _MOST_PHRASES:
            text = text.replace(phrase, "\ufffd")
    text = normalize("NFKC", text.replace("´", "'"))
    return _OTHER_HYPHENS.sub("-", text)


def _without_needless(text: str) -> str:
    """Return a text without the spaces and marks that are ignored."""
    for sign in _CLOSE:
        text = text.replace(f"{sign} ", sign).replace(f" {sign}", sign)
        text = text.replace(f" {PARAGRAPH}{sign}", PARAGRAPH + sign)
    if not text.isascii() and _UNSPACED.search(text):
        text = _SPACE_OF_UNSPACED.sub("", text)
    if NOTE in text:
        text = _SPACE_BEHIND_NOTE.sub(r"\1", text)
    text = _REPEATED_QUOTATION_MARKS.sub("'", text).replace(f"'{PARAGRAPH}'", f"{PARAGRAPH}'")
    return _REPEATED_DASHES.sub(DASH, text)
