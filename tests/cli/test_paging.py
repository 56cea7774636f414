"""What does not fit on the screen goes through the user's pager; here it is a small script.

Each wait has a deadline, and whatever still runs at the end of a test is killed.
"""

import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("termios", reason="needs a pseudo-terminal")
import pty
import termios

LONGEST = 60
"""The seconds after which a test gives up waiting."""
ROWS, COLUMNS = 24, 80
ON_TERMINAL = "import os, sys; os.login_tty(0); os.execv(sys.executable, sys.argv[1:])"
PAGER = "echo BEGIN $LESS; cat; echo END"
READER = "cat > /dev/null; echo READY; read line < /dev/tty; echo BYE $line"
"""A pager that waits until its user leaves it."""

LARGE = "argmap: 1\ntitle: Large\npremises:\n" + "".join(f"  p{n}: On {n}.\n" for n in range(40))
SMALL = "argmap: 1\ntitle: Small\npremises: {p: On 1.}\n"


class Terminal:
    """The program on a terminal of its own."""

    def __init__(self, arguments: list[str], env: dict[str, str]) -> None:
        self._read = b""
        self._screen, end = pty.openpty()
        termios.tcsetwinsize(end, (ROWS, COLUMNS))
        command = [sys.executable, "-c", ON_TERMINAL, sys.executable, "-m", "argmap", *arguments]
        self.process = subprocess.Popen(command, stdin=end, stdout=end, stderr=end, env=env)
        os.close(end)

    def until(self, wanted: str | None) -> str:
        """Read until a text is shown, or to the end; return all that was shown."""
        end = time.monotonic() + LONGEST
        while wanted is None or wanted not in self.shown:
            left = end - time.monotonic()
            assert left > 0, self.shown
            if not select.select([self._screen], [], [], left)[0]:
                continue
            try:
                read = os.read(self._screen, 65536)
            except OSError:  # Linux says so when nobody is left who could write
                read = b""
            if not read:
                assert wanted is None, self.shown
                break
            self._read += read
        return self.shown

    @property
    def shown(self) -> str:
        """Return what can be read on the screen so far."""
        return self._read.decode("utf-8", "replace").replace("\r\n", "\n")

    def type(self, keys: str) -> None:
        os.write(self._screen, keys.encode())

    def status(self) -> int:
        return self.process.wait(LONGEST)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._screen)  # which hangs up on the pager


Run = Callable[..., Terminal]


@pytest.fixture
def on_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Give a function that runs the program on a terminal; `pager` is the script of a pager."""
    monkeypatch.chdir(tmp_path)
    Path("large.yaml").write_text(LARGE)
    Path("small.yaml").write_text(SMALL)
    script = tmp_path / "pager"
    unset = {"LESS", "PAGER", "ARGMAP_PAGER", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES"}
    kept = {name: value for name, value in os.environ.items() if name not in unset}
    started: list[Terminal] = []

    def running(*arguments: str, pager: str = PAGER, **env: str) -> Terminal:
        script.write_text(f"#!/bin/sh\n{pager}\n")
        script.chmod(0o755)
        given = {**kept, "TERM": "xterm", "PAGER": str(script), **env}
        started.append(Terminal([*arguments], given))
        return started[-1]

    yield running
    for terminal in started:
        terminal.close()


def test_what_does_not_fit_on_the_screen_is_paged_in_colour(on_terminal: Run) -> None:
    terminal = on_terminal("show", "large.yaml")
    shown = terminal.until(None)
    assert shown.startswith("BEGIN FRX\n\x1b[1mLarge")
    assert all(f"On {number}." in shown for number in range(40))
    assert shown.endswith("END\n")
    assert terminal.status() == 0


def test_what_fits_is_paged_only_where_that_is_asked_for(on_terminal: Run) -> None:
    shown = on_terminal("show", "small.yaml").until(None)
    assert "On 1." in shown
    assert "BEGIN" not in shown
    assert "BEGIN" in on_terminal("show", "small.yaml", "--pager").until(None)


def test_a_line_that_the_screen_breaks_counts_as_several(on_terminal: Run) -> None:
    word = "on" * COLUMNS
    Path("long.yaml").write_text(f"argmap: 1\ntitle: Long\npremises: {{p: {word * ROWS}}}\n")
    assert "BEGIN" in on_terminal("show", "long.yaml", "--width", "9999").until(None)


@pytest.mark.parametrize(
    "arguments",
    [
        ["why", "c", "reasons.yaml"],
        ["cruxes", "reasons.yaml"],
        ["coverage", "reasons.yaml"],
        ["help", "trees"],
        ["help", "show"],
        ["rule"],
        ["rule", "circular-support"],
    ],
    ids=" ".join,
)
def test_other_commands_page_too(on_terminal: Run, arguments: list[str]) -> None:
    premises = ", ".join(f"'On {number}.'" for number in range(40))
    Path("reasons.yaml").write_text(
        "argmap: 1\ntitle: Reasons\nsources: {s: {title: S, text: s.txt}}\n"
        f"recommendations: {{c: {{text: All of it., supported_by: [[{premises}]]}}}}\n"
    )
    Path("s.txt").write_text("On.\n\n" * 40)
    shown = on_terminal(*arguments).until(None)
    assert shown.startswith("BEGIN FRX\n")
    assert shown.endswith("END\n")


def test_a_pager_may_be_a_command_with_options_or_one_for_the_shell(on_terminal: Run) -> None:
    Path("my script").write_text('echo "BEGIN $1 $2"; cat\n')
    for pager in ("sh 'my script' -a \"b c\"", "X=1; sh 'my script' -a 'b c' | cat"):
        shown = on_terminal("show", "large.yaml", PAGER=pager).until(None)
        assert shown.startswith("BEGIN -a b c\n")
        assert "On 39." in shown


def test_the_program_s_own_variable_comes_first(on_terminal: Run) -> None:
    shown = on_terminal("show", "large.yaml", ARGMAP_PAGER="sh -c 'echo OWN; cat'").until(None)
    assert shown.startswith("OWN\n")


def test_what_the_user_tells_less_is_kept(on_terminal: Run) -> None:
    assert on_terminal("show", "large.yaml", LESS="-R").until(None).startswith("BEGIN -R\n")


@pytest.mark.parametrize(
    ("options", "env"),
    [
        (["--no-pager"], {}),
        ([], {"ARGMAP_PAGER": "cat"}),
        ([], {"ARGMAP_PAGER": ""}),
        ([], {"PAGER": ""}),
        ([], {"TERM": "dumb"}),
        ([], {"PAGER": "no-such-pager -R"}),
        ([], {"PAGER": "'no end of a quotation"}),
    ],
)
def test_without_a_pager_all_is_shown(
    on_terminal: Run, options: list[str], env: dict[str, str]
) -> None:
    terminal = on_terminal("show", "large.yaml", *options, **env)
    shown = terminal.until(None)
    assert "BEGIN" not in shown
    assert "On 0." in shown
    assert "On 39." in shown
    assert terminal.status() == 0


def test_nothing_is_paged_that_is_watched(on_terminal: Run) -> None:
    pytest.importorskip("watchfiles", reason="needs the package watchfiles")
    terminal = on_terminal("show", "large.yaml", "--watch", "--pager")
    assert "BEGIN" not in terminal.until("Ctrl-C ends")


@pytest.mark.parametrize("options", [[], ["--pager"]])
def test_nothing_is_paged_in_a_pipe(on_terminal: Run, options: list[str]) -> None:
    del on_terminal
    done = subprocess.run(
        [sys.executable, "-m", "argmap", "show", "large.yaml", *options],
        env={**os.environ, "TERM": "xterm", "PAGER": "touch paged"},
        capture_output=True,
        check=True,
        text=True,
        timeout=LONGEST,
    )
    assert "On 39." in done.stdout
    assert not Path("paged").exists()


def test_messages_stand_where_they_belong(on_terminal: Run) -> None:
    Path("a.yaml").write_text(LARGE + "  a: {text: A, tagz: b}\n")
    terminal = on_terminal("show", "a.yaml", "small.yaml", "--color", "never")
    shown = terminal.until(None)
    assert shown.index("On 39.") < shown.index("a.yaml:44:") < shown.index("Small")
    assert shown.endswith("END\n")
    assert terminal.status() == 1


def test_what_is_wrong_with_the_command_line_is_not_paged(on_terminal: Run) -> None:
    terminal = on_terminal("show", "large.yaml", "--root", "nothing", "--pager")
    assert "there is no statement “nothing”" in terminal.until(None)
    assert terminal.status() == 2


def test_who_leaves_the_pager_early_ends_the_program_quietly(on_terminal: Run) -> None:
    Path("huge.yaml").write_text(LARGE + "".join(f"  q{n}: Of {n}.\n" for n in range(9000)))
    terminal = on_terminal("show", "huge.yaml", pager="read line; echo GONE", ARGMAP_TRACEBACK="1")
    assert terminal.until(None) == "GONE\n"
    assert terminal.status() == 141


@pytest.mark.parametrize("interrupts", [1, 2])
def test_after_ctrl_c_the_pager_has_the_terminal_until_its_user_leaves_it(
    on_terminal: Run, interrupts: int
) -> None:
    terminal = on_terminal("show", "large.yaml", pager=f"trap '' INT; {READER}")
    terminal.until("READY")
    for _ in range(interrupts):
        terminal.type("\x03")
    terminal.type("q\n")
    assert "BYE q\n" in terminal.until(None)
    assert terminal.status() == 130


def test_ctrl_c_while_the_pager_does_not_read_on_leaves_none_behind(on_terminal: Run) -> None:
    Path("huge.yaml").write_text(LARGE + "".join(f"  q{n}: Of {n}.\n" for n in range(9000)))
    pager = "trap '' INT; echo READY; read line < /dev/tty; cat > rest; echo BYE $line"
    terminal = on_terminal("show", "huge.yaml", pager=pager)
    terminal.until("READY")
    terminal.type("\x03")
    terminal.type("q\n")
    assert "BYE q\n" in terminal.until(None)
    assert terminal.status() == 130
    assert "Of 8999." not in Path("rest").read_text()


def test_a_pager_that_ctrl_c_ends_is_gone(on_terminal: Run) -> None:
    terminal = on_terminal(
        "show", "large.yaml", pager="cat > /dev/null; echo $$ READY; exec cat /dev/tty"
    )
    number = int(terminal.until("READY").split()[0])
    terminal.type("\x03")
    terminal.until(None)
    assert terminal.status() == 130
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_a_program_that_is_terminated_waits_for_the_pager(on_terminal: Run) -> None:
    terminal = on_terminal("show", "large.yaml", pager=READER)
    terminal.until("READY")
    terminal.process.terminate()
    terminal.type("q\n")
    assert "BYE q\n" in terminal.until(None)
    assert terminal.status() == 143


def test_less_is_left_with_q_after_ctrl_c_too(on_terminal: Run) -> None:
    if shutil.which("less") is None:
        pytest.skip("needs less")
    terminal = on_terminal("show", "large.yaml", PAGER="less")
    terminal.until("On 6.")
    terminal.type("\x03")
    end = time.monotonic() + LONGEST
    while terminal.process.poll() is None and time.monotonic() < end:
        terminal.type("q")  # less may drop what is typed too soon after an interruption
        time.sleep(0.1)
    assert terminal.status() == 130
    assert "On 39." not in terminal.shown
