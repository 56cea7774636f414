"""Runs rules over a map, and leaves out the findings that its comments suppress."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.checking.comments import read_suppressions
from argmap.findings import Finding, Level, place
from argmap.rules import default_rules, rule
from argmap.rules.context import MOST_LISTED, Observation, RuleOptions, Subject, quoted
from argmap.text.wording import first_words

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from argmap.analysis.quotes import SourceText
    from argmap.reading import Reading
    from argmap.rules import Rule
    from argmap.rules.suppressions import Suppression, Suppressions
    from argmap.text.document import Span, Text


@dataclass(frozen=True, slots=True)
class Configuration:
    """Which rules run, by name, and the levels that replace their own.

    `suppressions` says whether comments in the map can suppress findings.
    """

    rules: tuple[str, ...] = field(default_factory=default_rules)
    levels: Mapping[str, Level] = field(default_factory=dict)
    options: RuleOptions = field(default_factory=RuleOptions)
    suppressions: bool = True


def check(
    reading: "Reading",
    configuration: Configuration | None = None,
    source_texts: "Mapping[str, SourceText] | None" = None,
) -> list[Finding]:
    """Return all that is wrong with a map, in file order.

    The rules run on what could be read, and report nothing about what a fault may have changed.
    They do not run where a fault ended the reading before the end of the file. `source_texts` are
    the texts of the sources that name a file, by source id; None where there is no folder to look
    in, and then the rules that need them (`Rule.needs_texts`) are skipped. Raise
    KeyError if the configuration names a rule that does not exist.
    """
    if reading.map.unknowns.cut_off:
        return reading.faults
    configuration = configuration or Configuration()
    suppressions = read_suppressions(reading.text) if configuration.suppressions else None
    faulty = suppressions.faulty if suppressions else ()
    subject = Subject(reading.map, source_texts, configuration.options, faulty_suppressions=faulty)
    runs = {
        name: (checked_rule, configuration.levels.get(name, checked_rule.level))
        for name in configuration.rules
        if (checked_rule := rule(name)).check is not None
        and not (checked_rule.needs_texts and source_texts is None)
    }
    unused = runs.pop(_UNUSED, None)
    seen = [each for run in runs.values() for each in _observe(run, subject)]
    seen.sort(key=_span)
    if seen and any(fault.rule not in _APART for fault in reading.faults):
        seen = list(_untouched(seen, runs, reading, subject))
    if suppressions and suppressions.found:
        # Rules might find more in what could not be read.
        judged = None if reading.faults else unused
        seen = _unsuppressed(seen, suppressions, reading, runs.keys(), judged)
    found = [_finding(*each, subject, reading.text) for each in seen]
    if reading.faults:
        found = sorted([*reading.faults, *found], key=_position)
    return found


_UNUSED = "unused-suppression"
_UNKNOWN = "unknown-suppression"
_APART = {"undefined-statement", "invalid-encoding"}
"""Faults that are no slips of lines."""
_Run = tuple["Rule", Level]
_Observed = tuple[str, Level, Observation]


def _observe(run: _Run, subject: Subject) -> "Iterator[_Observed]":
    checked_rule, level = run
    if checked_rule.check is not None:
        for observation in checked_rule.check(subject):
            yield checked_rule.name, level, observation


def _untouched(
    seen: list[_Observed], runs: Mapping[str, _Run], reading: "Reading", subject: Subject
) -> "Iterator[_Observed]":
    """Yield the observations that do not come from a line at fault: they are made without it too.

    What a line brings about that has a wrong indent, or lacks a dash, would be a second finding.
    """
    from argmap.reading.meaning import read_as_meant

    meant = read_as_meant(reading)
    if meant is None:
        yield from seen
        return
    as_meant = Subject(meant.map, subject.source_texts, subject.options)
    names = dict.fromkeys(name for name, _, _ in seen)
    made = {
        (name, meant.text.position(observation.span[0])[0])
        for name in names
        for _, _, observation in _observe(runs[name], as_meant)
    }
    for entry in seen:
        line, _ = reading.text.position(entry[2].span[0])
        if entry[0] == _UNKNOWN or (entry[0], meant.line(line)) in made:
            yield entry


def _unsuppressed(
    seen: list[_Observed],
    suppressions: "Suppressions",
    reading: "Reading",
    rules: "Container[str]",
    unused: _Run | None,
) -> list[_Observed]:
    """Return the observations that are not suppressed, and those of unused suppressions.

    `rules` are those that have run. `unused` is the rule that finds unused suppressions, if it is
    to run: it can do so only now.
    """
    used: set[Suppression] = set()

    def remaining(entries: "Iterable[_Observed]") -> "Iterator[_Observed]":
        for entry in entries:
            line, _ = reading.text.position(entry[2].span[0])
            suppression = suppressions.covering(entry[0], line)
            if suppression is None:
                yield entry
            else:
                used.add(suppression)

    def observe_unused(run: _Run, rules: "Container[str]") -> "Iterator[_Observed]":
        left = [each for each in suppressions.found if each.rule in rules and each not in used]
        return _observe(run, Subject(reading.map, unused_suppressions=left))

    seen = list(remaining(seen))
    if unused is not None:
        seen += remaining(observe_unused(unused, rules))
        # Only now is it known whether the suppressions of this rule itself were used.
        seen += observe_unused(unused, {_UNUSED})
        seen.sort(key=_span)
    return seen


def _span(seen: _Observed) -> "Span":
    # Spans sort as lines and columns do, and the text finds its lines fastest from top to bottom.
    return seen[2].span


def _position(finding: Finding) -> tuple[int, int]:
    return finding.place.line, finding.place.column


def _finding(
    name: str, level: Level, seen: Observation, subject: Subject, text: "Text"
) -> Finding:
    at = place(text, seen.span, seen.note)
    related = tuple(place(text, span, note) for span, note in seen.related)
    message = _named_by_words(seen, {each.line for each in (at, *related)}, subject, text)
    return Finding(name, level, at, message, seen.help, seen.node, related)


def _named_by_words(
    seen: Observation, lines: "Container[int]", subject: Subject, text: "Text"
) -> str:
    """Return the message, with the first words of the statement that it names first.

    It is the one that the finding is about, or a premise of the argument. Where its text stands
    on one of the `lines` that are shown, its id is enough.
    """
    if seen.node is None:
        return seen.message
    about = [seen.node]
    if subject.is_argument(seen.node):
        about = subject.premises_of(seen.node)[:MOST_LISTED]
    mentions = ((seen.message.find(quoted(node)), node) for node in about)
    start, node = min((each for each in mentions if each[0] >= 0), default=(0, ""))
    span = subject.places.texts.get(node)
    if span is None or text.position(span[0])[0] in lines:
        return seen.message
    end = start + len(quoted(node))
    words = first_words(subject.nodes[node]["text"])
    return f"{seen.message[:end]} (“{words}”){seen.message[end:]}"
