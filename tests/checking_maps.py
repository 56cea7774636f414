"""What the tests of `argmap check` share."""

from collections.abc import Callable
from pathlib import Path

Check = Callable[..., tuple[int, str, str]]

FINE = "argmap: 1\ntitle: A map\nclaims: {a: {text: A, undeveloped: true}}\n"
WARNING = "argmap: 1\ntitle: A map\npremises: {lost: L}\n"
ERROR = "argmap: 1\ntitle: A map\nclaims: {a: A}\n"


def write(path: str | Path, text: str | bytes = FINE) -> None:
    """Write a file, and the folders that it needs."""
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
