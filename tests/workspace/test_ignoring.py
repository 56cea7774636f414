"""What git ignores is passed over, and no program is run to find that out."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from disk import ERROR, Git, Program, found, write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="compares with git")

JSON = ("--output-format", "json")
PIECES = st.sampled_from(
    [
        *("a", "b", "ab", "c", "é", ".yaml", "*", "*", "**", "?", "/", "/", "\\/", "**/", "/**"),
        *("[ab]", "[!a]", "[^b]", "[a-c]", "[]a]", "[a/b]", "[c-a]", "[--a]", "[\\]]", "[a-\\c]"),
        *("[[:alpha:]]", "[[:digit:]-a]", "[[:x:]]", "[[:upper:]", "[[.a]", "[", "]", "\\", "\\a"),
        *("\\*", "!", "#", " ", ".", "-", "\t"),
    ]
)
PATTERNS = st.builds(
    lambda before, pieces, after: before + "".join(pieces) + after,
    st.sampled_from(["", "", "", "!", "/"]),
    st.lists(PIECES, min_size=1, max_size=5),
    st.sampled_from(["", "", "", ".yaml", "/", "  "]),
)
LINES = st.lists(PATTERNS, min_size=1, max_size=5).map(
    lambda patterns: st.sampled_from(["\n", "\r\n"]).map(lambda end: end.join(patterns))
)
IGNORE_FILES = st.builds(
    lambda mark, lines, nul: mark + lines.encode().replace(b"c", nul),
    st.sampled_from([b"", b"", b"", b"\xef\xbb\xbf"]),
    LINES.flatmap(lambda lines: lines),
    st.sampled_from([b"c", b"c", b"\0"]),
)
FOLDERS = ["", "a", "b", "a/a", "a/b", "b/a", "ab", "a/b/c", "é", "[a]", "a b", "!a", "#a"]
NAMES = ["a", "b", "ab", "é", "a b", "#a", "!a", "[a]", "-", "*", "a ", "c"]
PLACES = [f"{folder}/{name}.yaml".lstrip("/") for folder in FOLDERS for name in NAMES]


def ignored_by_git(git: Git, places: list[bytes]) -> set[str]:
    # Without ./ git would take signs at the start of some names for its own.
    asked = b"\0".join(b"./" + place for place in places)
    answer = git("check-ignore", "--no-index", "-z", "--stdin", stdin=asked)
    return {place.removeprefix("./") for place in answer.split("\0") if place}


@pytest.fixture
def tree(git: Git) -> Iterator[Path]:
    """Give a repository with a map in each of the places."""
    git("init")
    for place in PLACES:
        write(place)
    yield Path()
    shutil.rmtree(".git")


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    files=st.dictionaries(st.sampled_from(FOLDERS), IGNORE_FILES, min_size=1, max_size=3),
    exclude=IGNORE_FILES | st.just(b""),
)
def test_the_same_files_as_git_does_not_ignore(
    program: Program, git: Git, tree: Path, files: dict[str, bytes], exclude: bytes
) -> None:
    for ignore_file in tree.rglob(".gitignore"):
        ignore_file.unlink()
    for folder, data in files.items():
        write(tree / folder / ".gitignore", data)
    write(tree / ".git/info/exclude", exclude)
    ignored = ignored_by_git(git, [place.encode() for place in PLACES])
    assert sorted(found(program)) == sorted(set(PLACES) - ignored)


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes")
@pytest.mark.parametrize(
    "pattern",
    [
        *(f"[[:{name}:]].yaml" for name in ("alnum", "alpha", "blank", "cntrl", "digit", "graph")),
        *(f"[[:{name}:]].yaml" for name in ("lower", "print", "punct", "space", "upper")),
        *("[![:xdigit:]].yaml", "?.yaml", "??.yaml", "[é].yaml", "[à-ÿ]*.yaml", "[!a-z]?.yaml"),
    ],
)
def test_a_class_holds_the_bytes_that_it_holds_for_git(
    program: Program, git: Git, pattern: str
) -> None:
    git("init")
    names = [bytes([byte]) for byte in range(1, 256) if byte not in b"/"] + ["é".encode()]
    for name in names:
        write(os.fsdecode(name + b".yaml"), ERROR)
    write(".gitignore", pattern)
    ignored = ignored_by_git(git, [name + b".yaml" for name in names])
    checked = {each["file"] for each in json.loads(program("check", *JSON).out)}
    assert checked == {os.fsdecode(name + b".yaml") for name in names} - ignored


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("*a" * 30 + "b", "a" * 120),
        ("?*" * 40 + "b", "a" * 120),
        ("[ab]*" * 40 + "[c]", "ab" * 60),
        ("**/a/" * 30 + "b", "a/" * 60 + "x"),
        ("**/*a*/" * 20 + "b", "aaaa/" * 40 + "x"),
        ("**/a/*/" * 20 + "**/b", "a/" * 60 + "x"),
        ("*/" * 30 + "**/*a*a*a*b", "a/" * 60 + "a" * 100),
        ("**\\/a" * 30 + "/b", "a/" * 60 + "x"),
        ("x/" + "[[:" * 30_000 + "]", "x/y"),
        ("*" * 500_000 + "b", "a"),
        ("**/" * 200_000 + "b", "a"),
        ("x" * 1_000_000, "a"),
    ],
)
def test_no_pattern_is_tried_again_and_again(program: Program, pattern: str, name: str) -> None:
    write(f"{name}.yaml")
    Path(".git").mkdir()
    write(".gitignore", pattern + "\n")
    write("argmap.toml", f"exclude = ['{pattern}']\n[per-file-ignores]\n'{pattern}' = ['all']\n")
    assert found(program) == [f"{name}.yaml"]
    assert program("check", "--quiet").status == 0


def test_thousands_of_patterns_for_thousands_of_files(program: Program) -> None:
    Path(".git").mkdir()
    kinds = ("made-{}.yaml", "/out-{}/", "*-{}.tmp", "old-{}*", "a/**/b{}/*.yaml")
    lines = [kind.format(number) for kind in kinds for number in range(500)]
    write(".gitignore", "\n".join(lines))
    for number in range(1_500):
        write(f"maps/made-{number}.yaml")
    assert len(found(program)) == 1_000


def test_an_ignore_file_that_is_too_large_is_named(program: Program) -> None:
    write("maps/a.yaml")
    Path(".git").mkdir()
    write(".gitignore", b"a" * 5_000_000)
    status, out, err = program("check")
    assert (status, out) == (2, "1 map checked, nothing found\n")
    assert err.endswith(".gitignore: it is larger than 4 MB\n")
    assert err.count("\n") == 1


def test_no_program_is_run(program: Program, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    git("init")
    git("init", "--bare", "maps")
    write("maps/a.yaml")
    write("maps/b.yaml")
    write(".gitignore", "b.yaml\n")
    witness = Path("ran").absolute()
    false_git = write("bin/git", f"#!/bin/sh\n: > {witness}\n")
    false_git.chmod(0o755)
    monkeypatch.setenv("PATH", str(false_git.parent.absolute()))
    subprocess.run(["git"], check=True)  # it would be found
    witness.unlink()
    assert found(program) == ["maps/a.yaml"]
    assert not witness.exists()


def test_a_tracked_file_that_is_ignored_is_passed_over_unless_it_is_named(
    program: Program, git: Git
) -> None:
    write("a.yaml")
    write("kept.yaml")
    git("init")
    git("add", "kept.yaml")
    write(".gitignore", "kept.yaml\n")
    assert found(program) == ["a.yaml"]
    assert found(program, "kept.yaml") == ["kept.yaml"]


def test_the_users_own_ignore_file(program: Program, git: Git, home: Path) -> None:
    for name in ("a", "usual", "chosen", "other"):
        write(f"{name}.yaml")
    git("init")
    write(home / ".config/git/ignore", "usual.yaml\n")
    assert found(program) == ["a.yaml", "chosen.yaml", "other.yaml"]
    write(home / "mine", "chosen.yaml\n")
    git("config", "--global", "core.excludesFile", "~/mine")
    assert found(program) == ["a.yaml", "other.yaml", "usual.yaml"]
    write(home / "its name; # has signs", "other.yaml\n")
    git("config", "--global", "core.excludesFile", str(home / "its name; # has signs"))
    assert found(program) == ["a.yaml", "chosen.yaml", "usual.yaml"]
    git("config", "--global", "core.excludesFile", "")
    assert len(found(program)) == 4


def test_where_the_users_settings_stand(
    program: Program, git: Git, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b", "c"):
        write(f"{name}.yaml")
    git("init")
    write(home / "x/git/ignore", "a.yaml\n")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "x"))
    assert found(program) == ["b.yaml", "c.yaml"]
    write(home / "ignored", "b.yaml\n")
    write(home / "x/git/config", f'[core]\n\tEXCLUDESFILE = "{home}/ign\\\nored" ; a remark\n')
    assert found(program) == ["a.yaml", "c.yaml"]
    write(home / "elsewhere", f'[core] excludesfile={home}/nothing\n[core "x"]\nexcludesFile=y')
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home / "elsewhere"))
    assert found(program) == ["a.yaml", "b.yaml", "c.yaml"]


def test_the_settings_of_a_repository_are_not_obeyed(
    program: Program, git: Git, home: Path
) -> None:
    write("a.yaml")
    git("init")
    git("config", "core.excludesFile", str(write(home / "forged", "a.yaml\n")))
    assert found(program) == ["a.yaml"]


def test_repository_rules_count_before_the_users(program: Program, home: Path) -> None:
    for name in ("a", "b", "c"):
        write(f"{name}.yaml")
    write(home / ".config/git/ignore", "*.yaml\n")
    write(".git/info/exclude", "!b.yaml\n!c.yaml\n")
    write(".gitignore", "c.yaml\n")
    assert found(program) == ["b.yaml"]


def test_ignore_files_count_in_repositories_alone(program: Program) -> None:
    write("a.yaml")
    write(".gitignore", "a.yaml\n")
    assert found(program) == ["a.yaml"]
    Path(".git").mkdir()
    assert found(program) == []


def test_a_worktree_has_the_rules_of_its_repository(program: Program, git: Git) -> None:
    git("init", "main")
    git("commit", "--allow-empty", "--message", "first", folder="main")
    git("worktree", "add", "../tree", folder="main")
    write("main/.git/info/exclude", "draft.yaml\n")
    write("tree/draft.yaml")
    write("tree/a.yaml")
    assert found(program, "tree") == ["tree/a.yaml"]


def test_a_submodule_has_rules_of_its_own(program: Program, git: Git) -> None:
    for folder in ("outer", "part"):
        git("init", folder)
        git("commit", "--allow-empty", "--message", "first", folder=folder)
    git("submodule", "add", str(Path("part").absolute()), "inner", folder="outer")
    write("outer/.gitignore", "a.yaml\n")
    write("outer/.git/modules/inner/info/exclude", "b.yaml\n")
    for name in ("a", "b", "c"):
        write(f"outer/inner/{name}.yaml")
    assert found(program, "outer") == ["outer/inner/a.yaml", "outer/inner/c.yaml"]


def test_a_forged_pointer_is_not_followed(program: Program) -> None:
    write("elsewhere/worktrees/x/commondir", "../..\n")
    write("elsewhere/worktrees/x/gitdir", "/another/.git\n")
    for folder in ("elsewhere", "elsewhere/worktrees/x"):
        write(f"{folder}/info/exclude", "a.yaml\n")
        for pointer in (f"gitdir: ../{folder}\n", f"gitdir: {Path(folder).absolute()}"):
            write("clone/.git", pointer)
            write("clone/a.yaml")
            assert found(program, "clone") == ["clone/a.yaml"]
    for nonsense in (b"", b"gitdir: \0", b"gitdir: " + b"x" * 100_000, b"\xff"):
        write("clone/.git", nonsense)
        assert found(program, "clone") == ["clone/a.yaml"]


def test_an_ignore_file_that_is_a_link_is_not_read(program: Program) -> None:
    write("private", "a.yaml\n")
    write("clone/a.yaml")
    write("clone/.git/info/exclude")
    Path("clone/.git/info/exclude").unlink()
    Path("clone/.gitignore").symlink_to("../private")
    Path("clone/.git/info/exclude").symlink_to(Path("private").absolute())
    assert found(program, "clone") == ["clone/a.yaml"]


@pytest.mark.parametrize(
    "pattern",
    ["build/", "/build", "build/**", "/build/*", "**/build/**", "buil?", "*", "out/\nbuild"],
)
def test_a_named_folder_that_is_ignored_is_searched_all_the_same(
    program: Program, pattern: str
) -> None:
    Path(".git").mkdir()
    write(".gitignore", f"{pattern}\n*.old.yaml\n")
    write("build/a.yaml")
    write("build/a.old.yaml")
    write("build/maps/b.yaml")
    write("build/maps/c.yaml")
    write("build/maps/.gitignore", "c.yaml\n")
    assert found(program) == []
    assert found(program, "build") == ["build/a.yaml", "build/maps/b.yaml"]
    assert found(program, "build/maps") == ["build/maps/b.yaml"]


def test_the_current_folder_is_named_too(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(".git").mkdir()
    write(".gitignore", "build/\n")
    write("build/a.yaml")
    monkeypatch.chdir("build")
    assert found(program) == ["a.yaml"]


def test_a_named_folder_of_which_something_is_kept_has_its_rules(program: Program) -> None:
    Path(".git").mkdir()
    write(".gitignore", "*\n!*/\n!*.yaml\ndraft*\n")
    for name in ("a.yaml", "b.yml", "draft.yaml"):
        write(f"maps/{name}")
    assert found(program) == found(program, "maps") == ["maps/a.yaml"]


@pytest.mark.parametrize(
    "patterns",
    ["*\n!*/\n!a.yaml", "maps/*\n!maps/a.yaml", "/maps/**\n!/maps/a.yaml", "b.*\nc.yaml"],
)
def test_a_named_folder_of_which_a_map_is_kept_has_its_rules(
    program: Program, patterns: str
) -> None:
    Path(".git").mkdir()
    write(".gitignore", patterns)
    for name in ("a", "b", "c"):
        write(f"maps/{name}.yaml")
    assert found(program) == found(program, "maps") == ["maps/a.yaml"]


def test_a_named_folder_that_is_excluded_is_searched_all_the_same(program: Program) -> None:
    write("argmap.toml", 'exclude = ["old/", "*.draft.yaml"]\n')
    for place in ("old/a.yaml", "old/more/b.yaml", "old/c.draft.yaml", "d.yaml"):
        write(place)
    assert found(program) == ["d.yaml"]
    assert found(program, "old") == ["old/a.yaml", "old/more/b.yaml"]
    assert found(program, "--maps-only", "old") == []


def test_settings_of_git_that_are_not_to_be_read_stop_nothing(
    program: Program, home: Path, ordinary_user: Callable[[], AbstractContextManager[None]]
) -> None:
    Path(".git").mkdir()
    write("a.yaml")
    write(home / ".gitconfig", "[core]\nexcludesFile = ~/x\n").chmod(0)
    (home / ".config").mkdir(mode=0)
    assert found(program) == ["a.yaml"]
    with ordinary_user():
        assert program("check", "--quiet") == (0, "", "")
