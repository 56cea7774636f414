"""Damaged and hostile inputs of every format: a message with a place, or a map and losses."""

import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from inputs import inputs

from argmap.importing import FORMATS, read
from argmap.importing.support.import_options import ImportOptions
from argmap.importing.support.source import DamagedError

INPUTS = inputs()
WRONG: list[Any] = [None, True, -1, 2.5, 10**30, "", "x\x00\ud800\u2028", [], [[]], {}, {"a": {}}]
SIGNS = ["\x00", "\u2028", "{", "]", '"', "\n\n", "\t", "<b>", "- ", "\ud800", "*", "(", "#"]
OPTIONS = (
    ImportOptions(),
    ImportOptions(rephrase="support", speakers=True, everything=True),
    ImportOptions(rephrase="drop"),
)


def convert(text: str, name: str) -> list[str]:
    """Convert an input, and return the sentences with which it is refused, if it is.

    A map with faults raises an error of its own.
    """
    refused = []
    for options in OPTIONS if name == "aif" else OPTIONS[:1]:
        try:
            read(text, name.split(maxsplit=1)[0], options)
        except DamagedError as error:
            refused.append(str(error))
    return refused


@pytest.mark.parametrize("name", INPUTS)
def test_an_input_is_recognized(name: str) -> None:
    assert read(INPUTS[name]).format == name.split(maxsplit=1)[0]


def test_every_format_has_an_input() -> None:
    assert {name.split(maxsplit=1)[0] for name in INPUTS} == set(FORMATS)


@pytest.mark.parametrize("name", INPUTS)
def test_an_input_may_be_cut_off_anywhere(name: str) -> None:
    text = INPUTS[name]
    for end in range(0, len(text), max(1, len(text) // 60)):
        for refused in convert(text[:end], name):
            assert "\n" not in refused
            assert not text.startswith("{") or refused.startswith("line ")


@pytest.mark.parametrize("name", INPUTS)
def test_an_input_may_have_other_characters_anywhere(name: str) -> None:
    text, chance = INPUTS[name], random.Random(name)  # noqa: S311 - no secret
    for _ in range(60):
        at = chance.randrange(len(text))
        wrong = chance.choice(
            ["\x00", "\u2028", "{", "]", '"', "\n\n", "\t", "<b>", "- ", "\ud800"]
        )
        convert(text[:at] + wrong + text[at + chance.randrange(3) :], name)


def _spoilt(value: Any) -> Iterator[Any]:
    """Yield a value of JSON with something else in the place of each of its parts."""
    if isinstance(value, dict):
        for key in value:
            for each in (*WRONG, *_spoilt(value[key])):
                yield {**value, key: each}
            yield {other: value[other] for other in value if other != key}
    elif isinstance(value, list) and value:
        # One of a kind is enough: the last.
        for each in (*WRONG, *_spoilt(value[-1])):
            yield [*value[:-1], each]
        yield value[:-1]


@pytest.mark.parametrize("name", [name for name in INPUTS if INPUTS[name].startswith("{")])
def test_every_key_may_have_any_value(name: str) -> None:
    for spoilt in _spoilt(json.loads(INPUTS[name])):
        convert(json.dumps(spoilt), name)


DEEP = {
    "lists": "[" * 100_000,
    "objects": '{"nodes":' * 100_000,
    "closed": "[" * 100_000 + "]" * 100_000,
    "in a node": '{"nodes": [{"nodeID": ' + "[" * 100_000,
    "in brackets": "[" * 100_000 + "a" + "]" * 100_000,
    "items": "".join(f"{' ' * depth}- item\n" for depth in range(3_000)),
    "headings": "#" * 100_000 + " a\n",
    "quotes": "> " * 100_000 + "a\n",
}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("sort", DEEP)
def test_an_input_may_be_deep(name: str, sort: str) -> None:
    convert(DEEP[sort], name)
