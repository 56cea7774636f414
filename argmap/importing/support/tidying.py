"""Foreign texts made fit for a map."""

from typing import Any

from argmap.text.sanitizing import without_controls


def tidied(text: str) -> str:
    """Return a text with blanks for control characters, and without blanks at its ends."""
    return without_controls(text, " ").strip()


def tidied_facts(facts: dict[str, Any]) -> dict[str, Any]:
    """Return facts about something with their texts tidied, less empty texts and lists."""
    clean = ((key, _tidied(value)) for key, value in facts.items())
    return {key: value for key, value in clean if value not in ("", [])}


def _tidied(value: Any) -> Any:
    if isinstance(value, str):
        return tidied(value)
    if isinstance(value, dict):
        return {key: _tidied(each) for key, each in value.items()}
    if isinstance(value, list):
        return [each for each in map(_tidied, value) if each != ""]
    return value
