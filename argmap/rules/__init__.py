"""The rules, one module each, and the registry that lists them.

A rule lives in the module of its name, underscores for hyphens. The module's docstring is the
rule's page, in Markdown: a sentence on the first line, then what it finds, why that matters, a bad
and a good map, and how to mend it. Its `RULE` has name, level and check. To add a rule, copy a
module and list the name below.
"""

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from argmap.findings import Level
    from argmap.rules.context import Observation, Subject

FAULTS = (
    "invalid-encoding",
    "invalid-yaml",
    "truncated-text",
    "duplicate-key",
    "unknown-key",
    "missing-key",
    "invalid-value",
    "invalid-id",
    "duplicate-id",
    "undefined-statement",
    "undefined-source",
    "duplicate-premise",
    "self-reference",
)
"""Faults, which reading a file reports: they cannot be switched off or suppressed."""

RULES = (
    "unsupported-claim",
    "unsupported-recommendation",
    "needless-undeveloped",
    "supported-premise",
    "disconnected-statement",
    "duplicate-argument",
    "circular-support",
    "supports-and-attacks",
    "unanswered-objection",
    "rejected-recommendation",
    "undecided-recommendation",
    "failed-expectation",
    "implicit-crux",
    "uncited-premise",
    "uncited-claim",
    "unused-source",
    "missing-source-text",
    "paragraph-out-of-range",
    "quote-not-found",
    "misplaced-quote",
    "quoted-implicit",
    "uncovered-paragraph",
    "duplicate-text",
    "long-statement",
    "hidden-argument",
    "descriptive-recommendation",
    "unknown-suppression",
    "unused-suppression",
)
"""Rules that run on a map, in the order of the documentation."""


class Rule(NamedTuple):
    """One rule: its name is public, and never changes once it is released.

    `check` yields what it finds in a map; it is None for a fault, which is found by reading. A
    rule that is not a `default` runs only where it is selected. One that `needs_texts` reads the
    texts of sources, and is skipped where these are not available.
    """

    name: str
    level: "Level"
    page: str
    check: "Callable[[Subject], Iterable[Observation]] | None" = None
    default: bool = True
    needs_texts: bool = False

    @property
    def summary(self) -> str:
        """The first sentence of the page."""
        return self.page.partition("\n")[0]


@cache
def rule(name: str) -> Rule:
    """Return the rule of a name; raise KeyError if there is none."""
    if name not in FAULTS and name not in RULES:
        raise KeyError(name)
    module = import_module(f"argmap.rules.{name.replace('-', '_')}")
    declared: Rule = module.RULE
    if not declared.page:  # docstrings are dropped by `python -OO`
        from argmap.text.docstrings import docstring_in_source

        return declared._replace(page=docstring_in_source(module.__name__))
    return declared


def default_rules() -> tuple[str, ...]:
    """Return the names of the rules that run where none is selected."""
    return tuple(name for name in RULES if rule(name).default)
