"""A source that the tests of rules about quotes share."""

from textwrap import dedent

SURVEY = """\
Between one and five no bus runs, the city says — not even on Sundays.

“Four out of five of those we asked,” it says, “own no car.”
They don't want one.

A night bus is planned.
"""


def cited(passage: str) -> str:
    """Return the body of a map with a premise that cites a passage in line 5."""
    return dedent(f"""
        sources: {{s: {{title: S, text: s.txt}}}}
        premises:
          p: {{text: P, cites: {{s: {passage}}}}}
    """).strip()
