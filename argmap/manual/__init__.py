"""The manual: a page in Markdown for each topic, which `argmap help` prints."""

from importlib.resources import files

TOPICS = (
    "writing",
    "format",
    "sources",
    "trees",
    "labels",
    "reasons",
    "what-if",
    "checking",
    "rules",
    "configuration",
    "ci",
    "pictures",
    "exports",
    "importing",
    "editing",
    "python",
)
"""The topics, in the order of reading. Each is a file beside this one."""


def page(topic: str) -> str:
    """Return the page of a topic."""
    return (files(__name__) / f"{topic}.md").read_text(encoding="utf-8")


def summary(topic: str) -> str:
    """Return the first paragraph of the page of a topic, which is one sentence."""
    _, first, *_ = page(topic).split("\n\n")
    return first
