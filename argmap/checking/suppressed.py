"""What the comments of a map suppress."""

from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.checking.comments import read_suppressions
from argmap.checking.runner import Configuration, check
from argmap.rules.suppressions import LINE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.analysis.quotes import SourceText
    from argmap.findings import Finding
    from argmap.reading import Reading
    from argmap.rules.suppressions import Suppression


def suppressed(
    reading: "Reading",
    configuration: Configuration,
    source_texts: "Mapping[str, SourceText] | None",
) -> "Iterator[tuple[Finding, Suppression | None]]":
    """Yield all that rules find in a map, each with what suppresses it on its line, if anything.

    Rules run as `check` runs them, and not at all where no comment suppresses findings on a line.
    """
    suppressions = read_suppressions(reading.text)
    if not any(each.word == LINE for each in suppressions.found):
        return
    for finding in check(reading, replace(configuration, suppressions=False), source_texts):
        covering = suppressions.covering(finding.rule, finding.place.line)
        is_on_line = covering is not None and covering.word == LINE
        yield finding, covering if is_on_line else None
