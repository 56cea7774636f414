"""Quotes and the texts that they are from, as real texts are: `quotes/*.yaml` tells what is so.

Each entry has the text of a source, quotes that stand in it, and quotes that do not.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from observing import findings

FILES = sorted((Path(__file__).parent / "quotes").glob("*.yaml"))
ENTRIES = [entry for file in FILES for entry in yaml.safe_load(file.read_text(encoding="utf-8"))]


def not_found(quotes: list[str], entry: dict[str, Any]) -> list[str]:
    """Give those of some quotes that are said to stand nowhere in a source."""
    name = entry.get("file", "s.txt")
    lines = [
        f"  p{number}: {{text: P, cites: {{s: {{quote: {json.dumps(quote)}}}}}}}"
        for number, quote in enumerate(quotes)
    ]
    text = "\n".join([f"sources: {{s: {{title: S, text: {name}}}}}", "premises:", *lines])
    found = findings("quote-not-found", text, s=entry["source"])
    return [quotes[int(str(one.node).removeprefix("p"))] for one in found]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["kind"])
def test_what_stands_in_a_text_and_what_does_not(entry: dict[str, Any]) -> None:
    assert not_found(entry["found"], entry) == []
    assert not_found(entry["not-found"], entry) == entry["not-found"]


def test_there_are_hundreds_of_each() -> None:
    counts = Counter(
        {key: sum(len(entry[key]) for entry in ENTRIES) for key in ("found", "not-found")}
    )
    assert min(counts.values()) >= 200
    assert len({entry["kind"] for entry in ENTRIES}) == len(ENTRIES)
