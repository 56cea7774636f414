"""Files are written whole or not at all."""

import os
import signal
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from argmap.workspace import writing
from argmap.workspace.cleanup import end_on_signals
from argmap.workspace.files import Finder, Input
from argmap.workspace.writing import UnwritableError, create, replace, replacing, rewrite

posix = pytest.mark.skipif(os.name != "posix", reason="permissions, links and signals of POSIX")
OLD, NEW = b"old\r\n", b"new " * 100_000


def test_a_new_file_is_made_and_nothing_beside_it(tmp_path: Path) -> None:
    create({str(tmp_path / "map.yaml"): b"new"})

    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"map.yaml": b"new"}


def test_a_file_that_exists_is_not_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "map.yaml"
    file.write_bytes(b"old")

    with pytest.raises(FileExistsError):
        create({str(file): b"new"})
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"map.yaml": b"old"}


def test_an_error_on_the_way_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "map.svg"
    file.write_bytes(b"old")

    def fail() -> None:
        with replacing(str(file)) as opened:
            opened.write(b"half of the new")
            raise RuntimeError("the map is too large")

    with pytest.raises(RuntimeError, match="too large"):
        fail()
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"map.svg": b"old"}


@posix
def test_permissions_and_links_are_kept(tmp_path: Path) -> None:
    file, link = tmp_path / "map.svg", tmp_path / "link.svg"
    file.write_bytes(b"old")
    file.chmod(0o640)
    link.symlink_to(file)

    replace(str(link), b"new")

    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@pytest.fixture
def file(home: Path) -> Path:  # noqa: ARG001 - which makes the folder
    """Give a file of a user, alone in the current folder."""
    Path("map.yaml").write_bytes(OLD)
    return Path("map.yaml")


def read(path: str | Path, *, allow_outside: bool = False) -> Input:
    return Finder(allow_outside=allow_outside).file(str(path))


def refusal(file: Input) -> str:
    """Return why a file is not rewritten."""
    with pytest.raises(UnwritableError) as refused:
        rewrite(file, NEW)
    return refused.value.reason


def in_folder() -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in Path().iterdir() if each.is_file()}


def test_a_file_that_was_read_is_rewritten(file: Path) -> None:
    rewrite(read(file), NEW)
    assert in_folder() == {"map.yaml": NEW}


def test_a_name_as_long_as_names_may_be(home: Path) -> None:  # noqa: ARG001
    file = Path("漢" * 83 + ".yaml")
    file.write_bytes(OLD)
    rewrite(read(file), NEW)
    assert in_folder() == {file.name: NEW}


def test_a_file_that_changed_meanwhile_is_left_alone(file: Path) -> None:
    before = read(file)
    file.write_bytes(b"newer")
    assert refusal(before) == "it changed since it was read; run argmap again"
    assert in_folder() == {"map.yaml": b"newer"}


def test_a_file_that_changes_while_the_new_one_is_written(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def save_elsewhere(_: int) -> None:
        file.write_bytes(b"newer")

    before = read(file)
    monkeypatch.setattr("os.fsync", save_elsewhere)
    assert refusal(before) == "it changed since it was read; run argmap again"
    assert in_folder() == {"map.yaml": b"newer"}


def test_a_file_that_was_removed_is_not_made_again(file: Path) -> None:
    before = read(file)
    file.unlink()
    assert refusal(before) == "it was removed since it was read"
    assert in_folder() == {}


def test_a_folder_took_the_place_of_the_file(file: Path) -> None:
    before = read(file)
    file.unlink()
    file.mkdir()
    assert refusal(before) == "it is not a regular file"
    assert file.is_dir()


@posix
@pytest.mark.parametrize("name", ["pipe", "/dev/stdin"])
def test_only_regular_files_are_rewritten(home: Path, name: str) -> None:  # noqa: ARG001
    os.mkfifo("pipe")
    place = str(Path(name).absolute()) if name == "pipe" else None
    assert refusal(Input(name, OLD, named=True, place=place)) == "it is not a regular file"


@posix
def test_a_hard_link_is_not_cut_off(file: Path) -> None:
    Path("other.yaml").hardlink_to(file)
    assert refusal(read(file)) == "a hard link to it would keep the old text; remove one of them"
    assert in_folder() == {"map.yaml": OLD, "other.yaml": OLD}
    assert Path("other.yaml").samefile(file)


@posix
def test_a_folder_in_which_nothing_can_be_made(
    file: Path, ordinary_user: Callable[[], AbstractContextManager[None]]
) -> None:
    file = Path("map.yaml")
    file.write_bytes(OLD)
    file.chmod(0o666)
    Path().chmod(0o555)
    with ordinary_user():
        before = read(file)
        assert refusal(before) == "no file can be made in its folder: permission denied"
    assert in_folder() == {"map.yaml": OLD}


@posix
def test_a_file_that_may_not_be_written(
    file: Path, ordinary_user: Callable[[], AbstractContextManager[None]]
) -> None:
    file = Path("map.yaml")
    file.write_bytes(OLD)
    file.chmod(0o444)
    Path().chmod(0o777)
    with ordinary_user():
        assert refusal(read(file)) == "permission denied"
    assert in_folder() == {"map.yaml": OLD}


@posix
def test_mode_and_owner_stay(file: Path) -> None:
    file.chmod(0o640)
    if os.geteuid() == 0:
        os.chown(file, 65534, 12345)
    before = file.stat()
    rewrite(read(file), NEW)
    after = file.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (
        before.st_mode,
        before.st_uid,
        before.st_gid,
    )
    assert after.st_ino != before.st_ino


@posix
def test_a_group_that_cannot_be_kept_gets_no_permissions(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    if os.geteuid() != 0:
        pytest.skip("needs root, to give a file to another group")
    os.chown(file, -1, 12345)
    file.chmod(0o664)
    monkeypatch.setattr("os.chown", refuse)
    rewrite(read(file), NEW)
    assert stat.S_IMODE(file.stat().st_mode) == 0o644


@posix
def test_nobody_reads_a_private_file_while_it_is_written(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    monkeypatch.setattr("os.fsync", lambda number: seen.append(os.fstat(number).st_mode & 0o077))
    file.chmod(0o600)
    rewrite(read(file), NEW)
    assert seen == [0]


@posix
def test_a_link_stays_and_its_target_is_rewritten(file: Path) -> None:
    Path("link.yaml").symlink_to(file)
    rewrite(read("link.yaml"), NEW)
    assert Path("link.yaml").is_symlink()
    assert in_folder() == {"map.yaml": NEW, "link.yaml": NEW}


@posix
def test_a_link_that_leads_outside_is_rewritten_only_where_it_may_be_read(file: Path) -> None:
    Path("inside").mkdir()
    Path("inside/link.yaml").symlink_to(file.absolute())
    assert read("inside/link.yaml").data is None
    rewrite(read("inside/link.yaml", allow_outside=True), NEW)
    assert Path("inside/link.yaml").is_symlink()
    assert in_folder() == {"map.yaml": NEW}


@posix
def test_a_link_in_the_place_of_the_file_is_not_followed(file: Path) -> None:
    before = read(file)
    Path("other").write_bytes(OLD)
    file.unlink()
    file.symlink_to("other")
    assert refusal(before) == "it is not a regular file"
    assert Path("other").read_bytes() == OLD


OF_THE_SYSTEM = {"open", "lstat", "stat", "fstat", "read", "write", "flush", "fsync", "close"}
OF_THE_SYSTEM |= {"chmod", "chown", "utime", "replace", "rename"}


@contextmanager
def failing_call(number: int, error: Callable[[], BaseException]) -> Iterator[list[str]]:
    """Let the call of a number fail among those that ask something of the system."""
    called: list[str] = []

    def look(_: FrameType, event: str, function: Any) -> None:
        if event == "c_call" and function.__name__ in OF_THE_SYSTEM:
            called.append(function.__name__)
            if len(called) == number:
                raise error()

    sys.setprofile(look)
    try:
        yield called
    finally:
        sys.setprofile(None)


def full_disk() -> OSError:
    return OSError(28, "No space left on device")


@pytest.mark.parametrize("error", [full_disk, KeyboardInterrupt])
def test_whatever_call_fails_the_file_is_whole_and_alone(
    file: Path, error: Callable[[], BaseException]
) -> None:
    failed: list[str] = []
    for number in count(1):
        file.write_bytes(OLD)
        before = read(file)
        whole = OLD
        with failing_call(number, error) as called, suppress(UnwritableError, KeyboardInterrupt):
            rewrite(before, NEW)
            whole = NEW
        assert in_folder() == {"map.yaml": whole}, called
        if len(called) < number:
            break
        failed.append(called[-1])
    assert {"open", "write", "fsync", "close", "chmod"} <= set(failed)
    assert {"replace", "rename"} & set(failed)


def ended_by(number: int, at: int, file: Input) -> bool:
    """Rewrite a file in another process, and send it a signal before a line of the module runs.

    Return whether it came so far.
    """
    child = os.fork()
    if child == 0:
        lines = count(1)

        def look(frame: FrameType, event: str, _: object) -> Any:
            if frame.f_code.co_filename != writing.__file__:
                return None
            if event == "line" and next(lines) == at:
                os.kill(os.getpid(), number)
            return look

        end_on_signals()
        sys.settrace(look)
        rewrite(file, NEW)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return status != 0


@posix
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"])
def test_a_signal_at_any_line(file: Path, name: str) -> None:
    ends: set[bytes] = set()
    for at in count(1):
        file.write_bytes(OLD)
        has_ended = ended_by(signal.Signals[name], at, read(file))
        left = in_folder()
        ends.add(left.pop("map.yaml"))
        if name == "SIGKILL":
            for stray in left:
                Path(stray).unlink()
        else:
            assert left == {}
        if not has_ended:
            break
    assert at > 20
    assert ends == {OLD, NEW}
