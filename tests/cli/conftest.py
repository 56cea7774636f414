"""Fixtures that the tests of commands share."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.cli import run


@pytest.fixture
def checked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., tuple[int, str, str]]:
    """Give a function that runs `argmap check` in an empty folder, one finding a line."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def checking(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = run(["check", "--output-format", "concise", *arguments])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return checking
