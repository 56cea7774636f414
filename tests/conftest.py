"""What all tests share."""

import io
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

import pytest
from disk import Checked, Program
from hypothesis import HealthCheck, settings

from argmap.cli import run

# How long an example takes says something of the machine, and nothing of argmap.
settings.register_profile(
    "any machine",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("any machine")

# A script that runs the tests in its background has made them deaf to Ctrl-C, and what they start.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def ran(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Program:
    """Give a function that runs a command of the program."""

    def running(*arguments: str, stdin: bytes = b"") -> Checked:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = run(list(arguments))
        printed = capsys.readouterr()
        return Checked(status, printed.out, printed.err)

    return running


@pytest.fixture
def ran_in_empty_folder(ran: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Program:
    """Give a function that runs a command of the program in an empty folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return ran


@pytest.fixture
def checked(ran_in_empty_folder: Program) -> Program:
    """Give a function that runs `argmap check` in an empty folder, one finding a line."""
    return partial(ran_in_empty_folder, "check", "--output-format", "concise")


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Give a user without settings of git, and an empty current folder."""
    user, folder = tmp_path / "home", tmp_path / "work"
    user.mkdir()
    folder.mkdir()
    monkeypatch.setenv("HOME", str(user))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("XDG_CONFIG_HOME", "GIT_CONFIG_GLOBAL", "GIT_DIR", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(folder)
    return user


@pytest.fixture
def program(ran: Program, home: Path) -> Program:  # noqa: ARG001
    """Give a function that runs a command of the program for a user without settings."""
    return ran


@pytest.fixture
def git(home: Path) -> Callable[..., str]:  # noqa: ARG001
    """Give a function that runs git, for comparison and to make repositories."""
    settings = ("user.name=A", "user.email=a@example.org", "protocol.file.allow=always")
    options = [word for setting in settings for word in ("-c", setting)]

    def running(*arguments: str, folder: str | Path = ".", stdin: bytes = b"") -> str:
        done = subprocess.run(
            ["git", *options, *arguments],
            cwd=folder,
            input=stdin,
            check=False,
            capture_output=True,
        )
        # check-ignore ends with 1 where nothing is ignored.
        assert done.returncode in {0, 1}, done.stderr
        return done.stdout.decode("utf-8", "surrogateescape")

    return running


@pytest.fixture
def ordinary_user(
    monkeypatch: pytest.MonkeyPatch,
    home: Path,  # noqa: ARG001
) -> Iterator[Callable[[], AbstractContextManager[None]]]:
    """Give a context in which file permissions count, as they do not for root.

    Run the command once before, for nothing may be left to import. The current folder is one that
    anybody can reach.
    """
    if sys.platform == "win32":
        pytest.skip("needs permissions of POSIX")

    @contextmanager
    def unprivileged() -> Iterator[None]:
        if os.geteuid() != 0:
            yield
            return
        try:
            os.seteuid(65534)
        except OSError:
            pytest.skip("root cannot become another user here")
        try:
            yield
        finally:
            os.seteuid(0)

    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        with monkeypatch.context() as within:
            within.chdir(folder)
            yield unprivileged
