"""Files are written whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from argmap.workspace.writing import create, replace, replacing


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


@pytest.mark.skipif(os.name != "posix", reason="permissions and links of POSIX")
def test_permissions_and_links_are_kept(tmp_path: Path) -> None:
    file, link = tmp_path / "map.svg", tmp_path / "link.svg"
    file.write_bytes(b"old")
    file.chmod(0o640)
    link.symlink_to(file)

    replace(str(link), b"new")

    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
