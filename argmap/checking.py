"""Runs rules over a map that was read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.findings import Finding, Level, place
from argmap.rules import default_rules, rule
from argmap.subject import Observation, Options, Subject

if TYPE_CHECKING:
    from argmap.passages import SourceText
    from argmap.reading import Reading
    from argmap.text import Text


@dataclass(frozen=True, slots=True)
class Configuration:
    """Which rules run, by name, and the level of those that shall have another than their own."""

    rules: tuple[str, ...] = field(default_factory=default_rules)
    levels: Mapping[str, Level] = field(default_factory=dict)
    options: Options = field(default_factory=Options)


def check(
    reading: "Reading",
    configuration: Configuration | None = None,
    source_texts: "Mapping[str, SourceText] | None" = None,
) -> list[Finding]:
    """Give all that is wrong with a map, in file order.

    A map with faults is not looked into any further: one slip of the keyboard is one finding.
    `source_texts` are the texts of the sources that name a file, by source id; None where there is
    no folder to look in, and then the rules that need them (`Rule.needs_texts`) are skipped.
    Raises KeyError if the configuration names a rule that does not exist.
    """
    if reading.faults:
        return reading.faults
    configuration = configuration or Configuration()
    subject = Subject(reading.map, source_texts, configuration.options)
    seen: list[tuple[str, Level, Observation]] = []
    for name in configuration.rules:
        looked_up = rule(name)
        if looked_up.check is not None and not (looked_up.needs_texts and source_texts is None):
            level = configuration.levels.get(name, looked_up.level)
            seen += ((name, level, observation) for observation in looked_up.check(subject))
    # Spans sort as lines and columns do, and the text finds its lines fastest from top to bottom.
    seen.sort(key=lambda entry: entry[2].span)
    return [_finding(name, level, observation, reading.text) for name, level, observation in seen]


def _finding(name: str, level: Level, seen: Observation, text: "Text") -> Finding:
    return Finding(
        name,
        level,
        place(text, seen.span, seen.note),
        seen.message,
        seen.help,
        seen.node,
        tuple(place(text, span, note) for span, note in seen.related),
    )
