"""Links that lead out of the repository are not opened, wherever they stand."""

import os
import sys
from pathlib import Path

import pytest
from disk import ERROR, FINE, Program, found, write

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="needs links"),
    pytest.mark.usefixtures("clone"),
]

OUT = "this link leads out of the repository; --allow-outside opens it"
OUT_OF_FOLDER = (
    "this link leads out of its folder, and no repository is around it; --allow-outside opens it"
)
PRIVATE = "argmap: 1\ntitle: A secret\nclaims: {vault: The key lies under the mat.}\n"


@pytest.fixture
def clone(home: Path) -> Path:  # noqa: ARG001
    """Give a repository beside which there is a private map."""
    write("private.yaml", PRIVATE)
    write("clone/a.yaml")
    Path("clone/.git").mkdir()
    Path("clone/maps").mkdir()
    return Path("clone")


def link(place: str, target: str | Path) -> None:
    Path(place).symlink_to(target)


@pytest.mark.parametrize(
    "target",
    ["../../private.yaml", "absolute", "/proc/self/environ", "../x/../../private.yaml"],
)
def test_a_link_out_of_the_repository(program: Program, clone: Path, target: str) -> None:
    (clone / "x").mkdir()
    target = str(Path("private.yaml").absolute()) if target == "absolute" else target
    link("clone/maps/b.yaml", target)
    assert program("check", "clone").out == "1 map checked, nothing found\n"
    for command in ("check", "show", "export"):
        refused = program(command, "clone/maps/b.yaml")
        assert refused == (2, "", f"argmap: error: clone/maps/b.yaml: {OUT}\n")


def test_a_chain_of_links(program: Program) -> None:
    link("clone/b.yaml", "maps/c.yaml")
    link("clone/maps/c.yaml", "../../private.yaml")
    assert found(program, "clone") == ["clone/a.yaml"]
    assert program("show", "clone/b.yaml").err == f"argmap: error: clone/b.yaml: {OUT}\n"


def test_a_linked_folder_in_the_middle_of_a_path(program: Program) -> None:
    link("clone/maps/up", "../..")
    for path in ("clone/maps/up/private.yaml", "clone/maps/../maps/up/private.yaml"):
        refused = program("check", path, "clone/a.yaml")
        assert refused.status == 2
        assert refused.out == "1 map checked, nothing found\n"
        assert refused.err == f"argmap: error: {path}: {OUT}\n"
    assert program("check", "clone/maps/up").err == f"argmap: error: clone/maps/up: {OUT}\n"
    assert found(program, "clone") == ["clone/a.yaml"]


def test_links_inside_the_repository_are_opened(program: Program) -> None:
    write("clone/shared/c.yaml", ERROR)
    link("clone/maps/c.yaml", "../shared/c.yaml")
    link("clone/linked", "shared")
    assert found(program, "clone/maps") == ["clone/maps/c.yaml"]
    for path in ("clone/maps/c.yaml", "clone/linked", "clone/linked/c.yaml"):
        assert program("check", path, "-q", "--output-format", "concise").status == 1, path
    assert program("show", "clone/linked/c.yaml").status == 0


@pytest.mark.parametrize("target", [".env", ".git/config", ".cache/x.yaml"])
def test_a_link_to_what_is_hidden(program: Program, clone: Path, target: str) -> None:
    write(clone / target, PRIVATE)
    link("clone/maps/b.yaml", f"../{target}")
    assert found(program, "clone") == ["clone/a.yaml"]
    refused = program("check", "clone/maps/b.yaml")
    assert (refused.status, refused.out) == (2, "")
    assert "this link leads to a hidden file or folder; --allow-outside opens it" in refused.err
    assert found(program, "clone/maps", "--allow-outside") == ["clone/maps/b.yaml"]


def test_links_in_a_hidden_folder_may_stay_there(program: Program, clone: Path) -> None:
    write(clone / ".drafts/c.yaml")
    link("clone/.drafts/d.yaml", "c.yaml")
    assert found(program, "clone/.drafts") == ["clone/.drafts/c.yaml", "clone/.drafts/d.yaml"]


def test_a_repository_inside_another_is_not_left(program: Program, clone: Path) -> None:
    (clone / "maps/.git").mkdir()
    link("clone/maps/a.yaml", "../a.yaml")
    link("clone/b.yaml", "a.yaml")
    assert found(program, "clone") == ["clone/a.yaml", "clone/b.yaml"]
    assert program("check", "clone/maps/a.yaml").status == 2


def test_without_a_repository_a_folder_is_not_left(program: Program) -> None:
    write("unpacked/private.yaml", PRIVATE)
    write("unpacked/maps/a.yaml")
    link("unpacked/maps/b.yaml", "../private.yaml")
    link("unpacked/maps/c.yaml", "a.yaml")
    assert found(program, "unpacked/maps") == ["unpacked/maps/a.yaml", "unpacked/maps/c.yaml"]
    named = program("check", "unpacked/maps/b.yaml", "unpacked/maps/c.yaml")
    assert named.status == 2
    assert named.out == "1 map checked, nothing found\n"
    assert named.err == f"argmap: error: unpacked/maps/b.yaml: {OUT_OF_FOLDER}\n"
    # Here the link stays in what is searched.
    assert "unpacked/maps/b.yaml" in found(program, "unpacked")


def test_allow_outside_opens_them(program: Program) -> None:
    link("clone/maps/b.yaml", "../../private.yaml")
    link("clone/up", "..")
    for paths in (["clone/maps"], ["clone/maps/b.yaml"], ["clone/up/private.yaml"]):
        assert program("check", "--allow-outside", *paths).status == 1
        assert program("show", "--allow-outside", *paths).out.startswith("A secret\n")
    exported = program("export", "--allow-outside", "--format", "markdown", "clone/maps/b.yaml")
    assert exported.out.startswith("# A secret\n")


def test_a_path_that_leads_out_without_a_link_is_the_users_wish(
    program: Program, clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = str(Path("private.yaml").absolute())
    monkeypatch.chdir(clone)
    assert found(program, "../private.yaml", "..") == ["../private.yaml", "../clone/a.yaml"]
    assert program("check", outside).status == 1


def test_a_link_of_the_machine_on_the_way_to_the_repository(
    program: Program, clone: Path, tmp_path: Path
) -> None:
    link(str(tmp_path / "home" / "projects"), clone.parent.absolute())
    assert program("check", str(tmp_path / "home/projects/clone/a.yaml")).status == 0
    assert program("check", str(tmp_path / "home/projects/clone")).status == 0


@pytest.mark.parametrize("name", ["argmap.toml", "pyproject.toml"])
def test_settings_that_are_a_link_to_outside(program: Program, name: str) -> None:
    write("settings.toml", "[tool.argmap]\nsecret-key = 1\n")
    link(f"clone/{name}", "../settings.toml")
    for chosen in (["clone/a.yaml"], ["--config", f"clone/{name}", "clone/a.yaml"]):
        refused = program("check", *chosen)
        assert (refused.status, refused.out) == (2, "")
        assert refused.err == f"argmap: error: clone/{name}: {OUT}\n"
    assert program("check", "--isolated", "clone").status == 0
    write("settings.toml", "[tool.argmap]\n" if name == "pyproject.toml" else "strict = true")
    assert program("check", "--allow-outside", "clone").status == 0


def test_texts_of_sources_count_too(program: Program, clone: Path) -> None:
    write("notes.txt", "The key lies under the mat.\n")
    text = "argmap: 1\ntitle: A\nsources: {notes: {title: N, text: ../notes.txt}}\n"
    text += "premises: {p: {text: P, cites: {notes: {quote: The key lies under a mat.}}}}\n"
    write(clone / "b.yaml", text)
    refused = program("check", "clone/b.yaml")
    assert "lies outside the map's folder, and --allow-outside is not given" in refused.out
    assert "nearest passage" not in refused.out
    assert "The key lies under" in program("check", "--allow-outside", "clone/b.yaml").out


def test_the_old_name_of_the_option_is_gone(program: Program) -> None:
    assert program("check", "--allow-outside-text").status == 2


def test_links_that_lead_nowhere(program: Program) -> None:
    link("clone/maps/gone.yaml", "nothing.yaml")
    link("clone/maps/round.yaml", "round.yaml")
    link("clone/maps/round", "round")
    assert found(program, "clone") == ["clone/a.yaml"]
    named = program("check", "clone/maps/gone.yaml", "clone/maps/round.yaml", "clone/maps/round")
    assert named.status == 2
    assert named.err.splitlines() == [
        "argmap: error: clone/maps/gone.yaml: no such file or folder",
        "argmap: error: clone/maps/round.yaml: too many levels of symbolic links",
        "argmap: error: clone/maps/round: too many levels of symbolic links",
    ]


def test_outside_looks_the_same_whether_or_not_something_is_there(program: Program) -> None:
    link("clone/maps/b.yaml", "../../private.yaml")
    before = program("check", "clone/maps/b.yaml", "clone/maps")
    Path("private.yaml").unlink()
    assert program("check", "clone/maps/b.yaml", "clone/maps") == before


def test_pipes_and_devices_in_folders_are_not_opened(program: Program, clone: Path) -> None:
    os.mkfifo(clone / "waits.yaml")
    os.mkfifo(clone / "argmap.toml")
    os.mkfifo(clone / ".gitignore")
    link("clone/maps/zero.yaml", "../waits.yaml")
    assert program("check", "clone").out == "1 map checked, nothing found\n"


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="needs /dev/fd")
@pytest.mark.parametrize("options", [[], ["--allow-outside"]])
def test_an_open_pipe_may_be_named(program: Program, options: list[str]) -> None:
    outcome = []
    for command in ("check", "show"):
        reading, writing = os.pipe()
        os.write(writing, ERROR.encode())
        os.close(writing)
        outcome.append(program(command, f"/dev/fd/{reading}", *options))
        os.close(reading)
    assert [each.status for each in outcome] == [1, 0]
    assert "--> /dev/fd/" in outcome[0].out
    assert outcome[1].out.startswith("A map\n")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_what_never_ends_is_not_read_to_its_end(program: Program) -> None:
    write("a.yaml", FINE)
    refused = program("check", "/dev/zero", "a.yaml")
    assert refused.status == 2
    assert refused.out == "1 map checked, nothing found\n"
    assert refused.err == "argmap: error: /dev/zero: it is larger than 64 MB\n"
