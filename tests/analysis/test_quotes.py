"""Quotes and the texts that they are from, as real texts are: `quotes/*.yaml` tells what is so.

Each entry has the text of a source, quotes that stand in it, and quotes that do not.
"""

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from observing import findings

FILES = sorted((Path(__file__).parent / "quotes").glob("*.yaml"))
ENTRIES = [entry for file in FILES for entry in yaml.safe_load(file.read_text(encoding="utf-8"))]

WORDS = (
    *("office", "fluid", "afflicted", "Straße", "café", "naïve", "Ångström", "rökning", "final"),
    *("without", "never", "council", "harbour", "because", "thirteen", "seventy", "wallpaper"),
    *("moreover", "schedule", "tariff", "ledger", "bishop", "orchard", "market", "velvet"),
)
LIGATURES = {"ffl": "\ufb04", "ffi": "\ufb03", "ff": "\ufb00", "fi": "\ufb01", "fl": "\ufb02"}


def not_found(quotes: list[str], source: str, file: str = "s.txt") -> list[str]:
    """Give those of some quotes that are said to stand nowhere in a source."""
    lines = [
        f"  p{number}: {{text: P, cites: {{s: {{quote: {json.dumps(quote)}}}}}}}"
        for number, quote in enumerate(quotes)
    ]
    text = "\n".join([f"sources: {{s: {{title: S, text: {file}}}}}", "premises:", *lines])
    found = findings("quote-not-found", text, s=source)
    return [quotes[int(str(one.node).removeprefix("p"))] for one in found]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["kind"])
def test_what_stands_in_a_text_and_what_does_not(entry: dict[str, Any]) -> None:
    file = entry.get("file", "s.txt")
    assert not_found(entry["found"], entry["source"], file) == []
    assert not_found(entry["not-found"], entry["source"], file) == entry["not-found"]


@pytest.mark.parametrize("key", ["found", "not-found"])
def test_there_are_hundreds_of_each(key: str) -> None:
    assert len({(entry["source"], quote) for entry in ENTRIES for quote in entry[key]}) >= 200


@st.composite
def typeset(draw: st.DrawFn, word: str) -> str:
    """Give a word as a text may have it."""
    if draw(st.booleans()):
        return word
    kind = draw(st.sampled_from(["parted", "soft", "unseen", "ligatures", "NFD", "wide", "noted"]))
    middle = draw(st.integers(2, len(word) - 2))
    if kind == "parted":
        return f"{word[:middle]}-{draw(st.sampled_from(NEW_LINES))}{word[middle:]}"
    if kind == "soft":
        return f"{word[:middle]}\xad{draw(st.sampled_from(['', *NEW_LINES]))}{word[middle:]}"
    if kind == "unseen":
        return (
            word[:middle] + draw(st.sampled_from("\u200b\u2060\ufeff\u200e\u202c")) + word[middle:]
        )
    if kind == "ligatures":
        for letters, ligature in LIGATURES.items():
            word = word.replace(letters, ligature)
    elif kind == "NFD":
        word = unicodedata.normalize("NFD", word)
    elif kind == "wide":
        word = "".join(chr(ord(one) + 0xFEE0) if one.isascii() else one for one in word)
    else:
        word += draw(st.sampled_from(["¹", "²³", "[4]", " [5, 6]", "[note 7]", "*", "‡"]))
    return word


NEW_LINES = ["\n", "\r\n", "  \n   "]
SPACES = [" ", "  ", "\xa0", "\u2009", "\t", "\x0c", *NEW_LINES]


@given(st.permutations(WORDS), st.data())
def test_a_quote_is_found_however_its_text_is_set_and_not_with_other_words(
    words: list[str], data: st.DataObject
) -> None:
    words, others = words[:12], words[12:]
    set_words = [data.draw(typeset(word)) for word in words]
    spaces = [data.draw(st.sampled_from(SPACES)) for _ in words]
    source = "".join(word + space for word, space in zip(set_words, spaces, strict=True))
    start = data.draw(st.integers(0, 6))
    end = data.draw(st.integers(start + 3, 11))
    quoted = words[start:end]
    at = data.draw(st.integers(1, len(quoted) - 2))
    true = [
        " ".join(quoted),
        " ".join([*quoted[:at], "…", *quoted[at + 1 :]]),
        f"[{quoted[0][0].swapcase()}]{' '.join(quoted)[1:]}",
    ]
    false = [
        " ".join(quoted[:at] + quoted[at + 1 :]),
        " ".join([*quoted[:at], data.draw(st.sampled_from(others)), *quoted[at:]]),
        " ".join([*quoted[:at], data.draw(st.sampled_from(others)), *quoted[at + 1 :]]),
        " ".join([*quoted[:at], quoted[at + 1], quoted[at], *quoted[at + 2 :]]),
        " ".join([*quoted[:at], quoted[at] + quoted[at + 1], *quoted[at + 2 :]]),
        " ".join(quoted)[1:],
        " ".join(quoted)[:-1],
        " … ".join([quoted[-1], quoted[0]]),
    ]
    assert not_found(true, source) == []
    assert not_found(false, source) == false


HOSTILE = {
    "hyphens": "a-" * 125_000,
    "hyphens at line ends": "a-\n" * 75_000,
    "a hyphen and spaces": "a-" + " " * 1_5_000 + "a",
    "raised numbers": "wo" + "¹," * 75_000,
    "powers": "1²" * 75_000,
    "brackets of notes": "wo[1" + ",1" * 125_000,
    "marks on a letter": "e" + "\u0301\u0327" * 75_000,
    "phrases in one character": "\ufdfa" * 125_000,
    "blank lines": "a\n\n" * 50_000,
    "emphasis": "*a _b" * 50_000,
    "brackets": "[" * 125_000 + "]" * 125_000,
    "links": '[a](b "' * 37_000,
    "labels": "[x]: y\n\n" + "[a][" * 62_000,
    "code": "".join("`" * (number % 99 + 1) + "a" for number in range(5_000)),
    "headings": "====\n" * 50_000 + "a",
    "roles": ":a" * 125_000,
    "literals": "``a " * 62_000,
}


@pytest.mark.parametrize("file", ["s.txt", "s.md", "s.rst"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_takes_more_than_linear_time(text: str, file: str) -> None:
    # Where anything took the square of the time, this would not end.
    assert not_found(["an owl by night"], f"{text}\n\nAn owl by night.", file) == []


def test_a_long_quote_takes_no_more_than_linear_time() -> None:
    quote = "[T]he " + "… [a[b]] " * 50_000 + "(…)" * 50_000 + "end[" * 50_000
    assert not_found([quote], "The end.") == [quote]
