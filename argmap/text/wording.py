"""Phrases for messages: short names, and enumerations."""


def shorten(written: str, longest: int = 60) -> str:
    """Give a name on one line, short enough for a message."""
    written = " ".join(written.split())
    return written if len(written) <= longest else written[: longest - 1].rstrip() + "…"


def listing(names: list[str], joint: str) -> str:
    """Give names as a phrase: a, b and c."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {joint} {names[-1]}"
