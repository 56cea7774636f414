"""`--watch`: a command runs again when what it reads has changed."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Self

import pytest
from disk import Checked

pytest.importorskip("watchfiles", reason="needs the package watchfiles")

LONGEST = 60
"""The seconds after which a test gives up waiting."""

DEPOT = """\
argmap: 1
title: Night work
sources: {{survey: {{title: The survey, text: survey.txt}}}}
claims:
  needed: {{text: The depot is {word}., supported_by: no-bus}}
premises:
  no-bus: {{text: No bus runs., cites: {{survey: {{quote: no bus}}}}}}
"""


WAITING = "waiting for a change; Ctrl-C ends"


class Watching:
    """The program as it runs with --watch in the current folder.

    `output` is where it prints: a pipe, unless it is a terminal.
    """

    def __init__(self, *arguments: str, terminal: int | None = None) -> None:
        self._unread = ""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "argmap", *arguments, "--watch"],
            stdout=subprocess.PIPE if terminal is None else terminal,
            stderr=subprocess.STDOUT,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def until(self, *words: str, output: int | None = None) -> str:
        """Wait for a run that prints all of these words, and give what it prints.

        A change may be seen in two steps, so that there are runs before it.
        """
        if output is None:
            assert self._process.stdout is not None
            output = self._process.stdout.fileno()
        while True:
            run, waiting, behind = self._unread.partition(WAITING)
            if waiting:
                self._unread = behind
                if all(word in run for word in words):
                    return run
                continue
            ready, _, _ = select.select([output], [], [], LONGEST)
            assert ready, self._unread
            read = os.read(output, 65536)
            assert read, self._unread
            self._unread += read.decode()

    def interrupt(self) -> tuple[int, str]:
        """Press Ctrl-C, and give the exit status and what it has printed since."""
        self._process.send_signal(signal.SIGINT)
        said, _ = self._process.communicate(timeout=LONGEST)
        return self._process.returncode, (self._unread + (said or b"").decode()).strip()


def put(name: str, text: str) -> None:
    """Replace a file in one step, as editors do."""
    Path("being-written").write_text(text)
    Path("being-written").replace(name)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a current folder with a map and the text of its source."""
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    Path("depot.yaml").write_text(DEPOT.format(word="needed"))
    Path("survey.txt").write_text("At night no bus runs.\n")
    return work


@pytest.mark.usefixtures("folder")
def test_it_runs_again_when_the_map_changes_and_ends_quietly() -> None:
    with Watching("show", "depot.yaml") as program:
        program.until("The depot is needed.")
        Path("depot.yaml").write_text(DEPOT.format(word="missed"))
        program.until("The depot is missed.")
        put("depot.yaml", DEPOT.format(word="wanted"))
        program.until("The depot is wanted.")
        put("depot.yaml", DEPOT.format(word="loved"))
        program.until("The depot is loved.")
        assert program.interrupt() == (130, "")


@pytest.mark.usefixtures("folder")
def test_it_survives_faults_and_vanished_files() -> None:
    with Watching("check", "depot.yaml") as program:
        program.until("nothing found")
        put("depot.yaml", "argmap: [")
        program.until("invalid-yaml")
        Path("depot.yaml").unlink()
        program.until("no such file")
        put("depot.yaml", DEPOT.format(word="back"))
        program.until("nothing found")


def test_the_folder_may_vanish_and_come_back(folder: Path) -> None:
    os.chdir(folder.parent)
    with Watching("check", "work/depot.yaml") as program:
        program.until("nothing found")
        folder.rename("elsewhere")
        program.until("no such file")
        Path("elsewhere").rename(folder)
        program.until("nothing found")


@pytest.mark.usefixtures("folder")
def test_texts_settings_and_new_maps_are_watched_too() -> None:
    with Watching("check") as program:
        program.until("nothing found")
        put("survey.txt", "Nothing of the kind.\n")
        program.until("quote-not-found")
        put("argmap.toml", 'ignore = ["quote-not-found"]\n')
        program.until("nothing found")
        put("argmap.toml", "ignore = 1\n")
        program.until("argmap.toml: ignore takes a list")
        Path("argmap.toml").unlink()
        program.until("quote-not-found")
        Path("more/deep").mkdir(parents=True)
        put("more/deep/new.yaml", "argmap: 1\ntitle: New\nclaims: {alone: Alone.}\n")
        program.until("alone", "unsupported-claim")
        Path("more/deep/new.yaml").unlink()
        put("survey.txt", "No bus at night.\n")
        program.until("nothing found")


def test_ignore_files_are_watched_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("user").mkdir()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "user"))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    Path(".git/info").mkdir(parents=True)
    for name in ("HEAD", "config"):
        Path(".git", name).touch()
    Path("drafts").mkdir()
    put("drafts/new.yaml", "argmap: 1\ntitle: New\nclaims: {alone: Alone.}\n")
    with Watching("check") as program:
        program.until("unsupported-claim")
        for name in (".gitignore", "drafts/.gitignore", ".git/info/exclude", "user/git/ignore"):
            Path(name).parent.mkdir(exist_ok=True)
            put(name, "new.yaml\n")
            program.until("nothing found")
            Path(name).unlink()
            program.until("unsupported-claim")


@pytest.mark.usefixtures("folder")
def test_the_settings_that_are_named_are_watched() -> None:
    Path("other.toml").write_text("strict = true\n")
    with Watching("check", "--config", "other.toml") as program:
        program.until("nothing found")
        put("other.toml", "strict = 1\n")
        program.until("strict takes true or false")


@pytest.mark.usefixtures("folder")
def test_an_edit_during_a_run_is_not_lost() -> None:
    large = DEPOT.format(word="needed") + "".join(f"  p{n}: P {n}.\n" for n in range(20_000))
    put("depot.yaml", large)
    with Watching("show", "depot.yaml", "--root", "needed") as program:
        program.until("The depot is needed.")
        for number in range(5):
            put("depot.yaml", large.replace("is needed", f"is not yet number {number}"))
        put("depot.yaml", large.replace("is needed", "is missed"))
        program.until("The depot is missed.")


@pytest.mark.usefixtures("folder")
def test_a_statement_that_is_asked_for_may_come_later() -> None:
    with Watching("show", "depot.yaml", "--root", "later") as program:
        program.until("there is no statement “later”")
        put("depot.yaml", DEPOT.format(word="needed") + "  later: Later.\n")
        program.until("■ Later.")


@pytest.mark.usefixtures("folder")
def test_what_it_writes_itself_is_no_change() -> None:
    with Watching("check", "-o", "report.txt") as program:
        program.until()
        put("survey.txt", "Other.\n")
        program.until()
        assert "quote-not-found" in Path("report.txt").read_text()
        assert program.interrupt() == (130, "")


@pytest.mark.usefixtures("folder")
def test_on_a_terminal_it_begins_on_a_clear_screen() -> None:
    if sys.platform == "win32":
        pytest.skip("needs a pseudo-terminal")
    import pty

    seen, terminal = pty.openpty()
    try:
        with Watching("show", terminal=terminal) as program:
            assert program.until("needed", output=seen).startswith("\x1b[H\x1b[2J")
            put("depot.yaml", DEPOT.format(word="missed"))
            assert "\x1b[H\x1b[2J" in program.until("missed", output=seen)
    finally:
        os.close(seen)
        os.close(terminal)


def test_standard_input_cannot_be_watched(program: Callable[..., Checked]) -> None:
    for command in ("show", "check"):
        status, said, err = program(command, "-", "--watch")
        assert (status, said) == (2, "")
        assert "--watch needs files" in err


def test_without_watchfiles_it_says_how_to_get_it(
    program: Callable[..., Checked], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    monkeypatch.delitem(sys.modules, "argmap.workspace.watching", raising=False)
    status, said, err = program("check", "--watch")
    assert (status, said) == (2, "")
    assert "pip install '.[watch]'" in err
