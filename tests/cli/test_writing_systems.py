"""Texts of all writing systems keep to the width that they have."""

import html
import re
import subprocess
import sys
from collections.abc import Callable

import pytest
from disk import Checked

# Words, each with the columns that it takes, counted by hand.
SYSTEMS = {
    "Devanagari": {"क्षत्रिय": 5, "हिन्दी": 4, "संस्कृतम्": 5, "में": 1, "रात्रि": 4},
    "Thai": {"กลางคืน": 6, "ที่": 1, "น้ำ": 2, "เมือง": 4},
    "Hangul in parts": {"\u1112\u1161\u11ab\u1100\u1173\u11af": 4, "\u1103\u1166": 2},
    "Hangul": {"한글": 4, "밤에": 4, "버스가": 6},
    "CJK": {"夜の電車": 8, "必要です。": 10, "市": 2, "ｶﾅ": 2},
    "Arabic": {"مُحَمَّد": 4, "لا": 2, "حافِلة": 5},
    "emoji": {"👩‍👩‍👧‍👦": 2, "👍🏽": 2, "👩🏽‍🚀": 2, "ok": 2},
    "flags": {
        "🇩🇪": 2,
        "🇫🇷🇮🇹": 4,
        "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f": 2,
    },
    "variants": {"❤️": 2, "❤": 1, "1️⃣": 2, "☂️": 2},
    "Latin": {"naı̈f": 4, "Việt": 4, "Größe": 5},
}


def measured(text: str, words: dict[str, int]) -> int:
    """Return the columns of a text by those of its words; any other character has one."""
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(word, "x" * words[word])
    return len(text)


@pytest.fixture(params=SYSTEMS)
def words(request: pytest.FixtureRequest) -> dict[str, int]:
    """Give words of a writing system, with the columns that they take."""
    return SYSTEMS[request.param]


def text_of(words: dict[str, int]) -> str:
    return " ".join([*words, *reversed(words)] * 8)


@pytest.mark.parametrize("width", [30, 41, 80])
def test_a_tree_keeps_to_its_width(
    program: Callable[..., Checked], words: dict[str, int], width: int
) -> None:
    text = text_of(words)
    written = f"""\
argmap: 1
title: {text}
claims:
  c:
    text: {text}
    supported_by: [p]
premises:
  p: {text}
"""
    shown = program("show", "-", f"--width={width}", stdin=written.encode()).out
    sizes = [measured(line, words) for line in shown.splitlines()]
    assert max(sizes) <= width
    # No line of the title ends before the next word would not fit any more.
    title = shown.partition("\n\n")[0].splitlines()
    assert " ".join(title) == text
    assert min(measured(line, words) for line in title[:-1]) >= width - max(words.values())


def test_a_word_that_is_too_long_is_cut_between_graphemes(
    program: Callable[..., Checked],
) -> None:
    for grapheme, size in {
        "त्रि": 2,
        "กำ": 2,
        "👩‍👩‍👧‍👦": 2,
        "🇩🇪": 2,
        "e\u0301": 1,
        "夜": 2,
    }.items():
        written = f"argmap: 1\ntitle: {grapheme * 100}\nclaims: {{c: C}}\n"
        shown = program("show", "-", "--width=25", stdin=written.encode()).out
        title = shown.partition("\n\n")[0].splitlines()
        full = 25 // size
        assert title == [grapheme * full] * (100 // full) + [grapheme * (100 % full)] * (
            100 % full > 0
        )


@pytest.mark.parametrize("wrap", [12, 40])
def test_boxes_keep_to_their_width(
    program: Callable[..., Checked], words: dict[str, int], wrap: int
) -> None:
    text = text_of(words)
    written = f"argmap: 1\ntitle: T\nclaims: {{c: {text}}}\n"
    options = ("--format=dot", f"--wrap={wrap}", "--no-ids")
    dot = program("export", "-", *options, stdin=written.encode()).out
    (label,) = re.findall(r"label=<(<TABLE.*</TABLE>)>, class=", dot)
    shown = html.unescape(re.sub("<[^>]*>", "", label.replace("<BR/>", "\n"))).splitlines()
    # What is behind the first line hangs behind its sign, which is on the side where one begins.
    lines = [line.removeprefix("●\xa0").removeprefix("\xa0" * 4) for line in shown]
    lines[-1] = lines[-1].removesuffix("●")
    assert " ".join(lines) == text
    assert max(measured(line, words) for line in lines) <= wrap


def test_carets_stand_under_their_place(
    program: Callable[..., Checked], words: dict[str, int]
) -> None:
    for word in words:
        written = f"argmap: 1\ntitle: T\nclaims:\n  c: {{text: \t{word} {word}, nte: {word}}}\n"
        found = program("check", "-", stdin=written.encode()).out.splitlines()
        place = next(at for at, line in enumerate(found) if "unknown-key" in line)
        line, under = found[place + 3 : place + 5]
        assert measured(line.partition("nte")[0], words) == under.index("^^^")


@pytest.mark.parametrize(
    ("text", "needed"), [("A – “short” one", False), ("ö" * 200, False), ("夜の電車", True)]
)
def test_wcwidth_is_imported_for_what_needs_it(text: str, needed: bool) -> None:
    shown = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "argmap", "show", "-", "--width=60"],
        input=f"argmap: 1\ntitle: {text}\nclaims: {{c: {text}}}\n".encode(),
        capture_output=True,
        check=True,
    )
    assert (b"wcwidth" in shown.stderr) == needed
