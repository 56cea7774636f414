"""Runs rules over a map that was read, and leaves out what its comments suppress."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.checking.comments import read_suppressions
from argmap.findings import Finding, Level, place
from argmap.rules import default_rules, rule
from argmap.rules.context import Observation, Options, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.analysis.quotes import SourceText
    from argmap.reading import Reading
    from argmap.rules import Rule
    from argmap.text.document import Span, Text


@dataclass(frozen=True, slots=True)
class Configuration:
    """Which rules run, by name, and the level of those that shall have another than their own.

    `suppressions` tells whether comments in the map can suppress findings.
    """

    rules: tuple[str, ...] = field(default_factory=default_rules)
    levels: Mapping[str, Level] = field(default_factory=dict)
    options: Options = field(default_factory=Options)
    suppressions: bool = True


def check(
    reading: "Reading",
    configuration: Configuration | None = None,
    source_texts: "Mapping[str, SourceText] | None" = None,
) -> list[Finding]:
    """Return all that is wrong with a map, in file order.

    The rules run on what could be read, and say nothing of what a fault of the file has touched.
    Where the file was not read to its end they do not run at all: nobody knows what the rest
    means. `source_texts` are the texts of the sources that name a file, by source id; None where
    there is no folder to look in, and then the rules that need them (`Rule.needs_texts`) are
    skipped.
    Raise KeyError if the configuration names a rule that does not exist.
    """
    if reading.map.unknowns.cut_off:
        return reading.faults
    configuration = configuration or Configuration()
    subject = Subject(reading.map, source_texts, configuration.options)
    if configuration.suppressions:
        subject.suppressions = read_suppressions(reading.text)
    runs = [
        (looked_up, configuration.levels.get(name, looked_up.level))
        for name in configuration.rules
        if (looked_up := rule(name)).check is not None
        and not (looked_up.needs_texts and source_texts is None)
    ]
    seen = [each for run in runs if run[0].name != _UNUSED for each in _observe(run, subject)]
    seen.sort(key=_span)
    if subject.suppressions.found:
        seen = _unsuppressed(seen, runs, subject, reading.text, has_faults=bool(reading.faults))
    found = [_finding(name, level, observation, reading.text) for name, level, observation in seen]
    if reading.faults:
        found = sorted([*reading.faults, *found], key=_position)
    return found


_UNUSED = "unused-suppression"
_Run = tuple["Rule", Level]
_Seen = tuple[str, Level, Observation]


def _observe(run: _Run, subject: Subject) -> "Iterator[_Seen]":
    looked_up, level = run
    if looked_up.check is not None:
        for observation in looked_up.check(subject):
            yield looked_up.name, level, observation


def _unsuppressed(
    seen: list[_Seen], runs: list[_Run], subject: Subject, text: "Text", *, has_faults: bool
) -> list[_Seen]:
    """Return what is not suppressed, and the suppressions that were not used."""
    suppressions = subject.suppressions

    def remaining(entries: "Iterable[_Seen]") -> "Iterator[_Seen]":
        for entry in entries:
            line, _ = text.position(entry[2].span[0])
            if not suppressions.suppress(entry[0], line):
                yield entry

    seen = list(remaining(seen))
    names = {looked_up.name for looked_up, _ in runs}
    # What a rule would find in what could not be read, nobody knows.
    if _UNUSED in names and not has_faults:
        run = next(run for run in runs if run[0].name == _UNUSED)
        subject.unused_suppressions = suppressions.unused(names - {_UNUSED})
        seen += remaining(_observe(run, subject))
        # Only now is it known whether anything was left for those that name this rule itself.
        subject.unused_suppressions = suppressions.unused({_UNUSED})
        seen += _observe(run, subject)
        seen.sort(key=_span)
    return seen


def _span(seen: _Seen) -> "Span":
    # Spans sort as lines and columns do, and the text finds its lines fastest from top to bottom.
    return seen[2].span


def _position(finding: Finding) -> tuple[int, int]:
    return finding.place.line, finding.place.column


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
