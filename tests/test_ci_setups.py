"""Where linters run: the set-ups in the manual, the pre-commit hook, the GitHub action."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from argmap.cli import run
from argmap.manual import page

PROJECT = Path(__file__).parent.parent
IN_CI = page("ci")
SETUPS = re.findall(r"```yaml\n(.*?)```", IN_CI, re.DOTALL)
COMMANDS = re.findall(r"argmap (check -[^`\n]*)", IN_CI)
HOOKS = PROJECT / ".pre-commit-hooks.yaml"
ACTION = PROJECT / ".github" / "actions" / "check" / "action.yml"

FINE = "argmap: 1\ntitle: A map\nclaims: {a: {text: A, undeveloped: true}}\n"
WARNING = "argmap: 1\ntitle: A map\npremises: {lost: L}\n"
ERROR = "argmap: 1\ntitle: A map\nclaims: {a: A}\n"
NEAT = "argmap: 1\ntitle: A map\n\nclaims:\n  a:\n    text: A\n    undeveloped: true\n"

from_checkout = pytest.mark.skipif(
    not HOOKS.exists() or not ACTION.exists(), reason="needs a checkout of the project"
)


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_of_the_manual_run(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "a.yaml").write_text(FINE, encoding="utf-8")
    assert run(shlex.split(command)) == 0


@from_checkout
def test_setups_of_the_manual_use_what_there_is() -> None:
    pre_commit, annotations, sarif, gitlab = map(yaml.safe_load, SETUPS)
    assert pre_commit["repos"][0]["hooks"][0]["id"] == yaml.safe_load(HOOKS.read_text())[0]["id"]
    inputs = yaml.safe_load(ACTION.read_text(encoding="utf-8"))["inputs"]
    for workflow in (annotations, sarif):
        (step,) = (
            step
            for step in workflow["jobs"]["check"]["steps"]
            if step.get("uses", "").startswith("OWNER/argmap/.github/actions/check@")
        )
        assert step["with"].keys() <= inputs.keys()
    job = gitlab["argument-maps"]
    assert job["artifacts"]["reports"]["codequality"] in job["script"][-1]


def test_the_setup_of_the_readme_is_the_one_of_the_manual() -> None:
    assert f"```yaml\n{SETUPS[1]}```" in (PROJECT / "README.md").read_text(encoding="utf-8")


@from_checkout
class TestAction:
    """The composite action: its script, with the values that GitHub would put in."""

    @staticmethod
    def check(folder: Path, **given: str) -> tuple[subprocess.CompletedProcess[str], str]:
        action: Any = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
        install, step = action["runs"]["steps"]
        assert "${{" not in install["run"] + step["run"]
        outputs = folder / "outputs"
        outputs.touch()
        environment = {"ARGMAP": str(Path(sys.executable).with_name("argmap"))}
        for name, value in step["env"].items():
            wanted = re.fullmatch(r"\$\{\{ inputs\.(\S+) \}\}", value)
            if wanted:
                key = wanted[1].replace("-", "_")
                environment[name] = given.get(key, action["inputs"][wanted[1]]["default"])
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=folder,
            env={**os.environ, **environment, "GITHUB_OUTPUT": str(outputs)},
            capture_output=True,
            check=False,
            text=True,
            encoding="utf-8",
        )
        return done, outputs.read_text(encoding="utf-8")

    def test_annotations(self, tmp_path: Path) -> None:
        (tmp_path / "a b.yaml").write_text(WARNING, encoding="utf-8")
        done, outputs = self.check(tmp_path)
        assert done.stdout.startswith("::warning file=a b.yaml,line=3,")
        assert (done.returncode, outputs) == (0, "")
        done, _ = self.check(tmp_path, strict="true", paths="a b.yaml\n")
        assert done.returncode == 1

    def test_sarif(self, tmp_path: Path) -> None:
        (tmp_path / "a.yaml").write_text(ERROR, encoding="utf-8")
        done, outputs = self.check(tmp_path, format="sarif")
        assert (done.returncode, done.stdout) == (1, "")
        assert outputs == "report=argmap.sarif\n"
        log = json.loads((tmp_path / "argmap.sarif").read_text(encoding="utf-8"))
        assert len(log["runs"][0]["results"]) == 1

    def test_options_and_several_paths(self, tmp_path: Path) -> None:
        for name in ("a.yaml", "b.yaml", "c.yaml"):
            (tmp_path / name).write_text(ERROR, encoding="utf-8")
        done, outputs = self.check(
            tmp_path,
            paths="a.yaml\nb.yaml",
            format="concise",
            options="--exit-zero\n--quiet\n",
            output_file="found.txt",
        )
        assert (done.returncode, outputs) == (0, "report=found.txt\n")
        found = (tmp_path / "found.txt").read_text(encoding="utf-8").splitlines()
        assert [line.partition(":")[0] for line in found] == ["a.yaml", "b.yaml"]

    def test_no_report_where_nothing_could_be_checked(self, tmp_path: Path) -> None:
        (tmp_path / "a.yaml").write_text(FINE, encoding="utf-8")
        (tmp_path / "argmap.toml").write_text("selct = []\n", encoding="utf-8")
        done, outputs = self.check(tmp_path, format="sarif", options="--config=argmap.toml")
        assert (done.returncode, outputs) == (2, "")
        assert not (tmp_path / "argmap.sarif").exists()

    def test_strict_is_true_or_false(self, tmp_path: Path) -> None:
        done, _ = self.check(tmp_path, strict="yes")
        assert (done.returncode, done.stdout) == (2, "::error::strict takes true or false\n")

    def test_what_a_caller_gives_is_no_script(self, tmp_path: Path) -> None:
        (tmp_path / "a.yaml").write_text(FINE, encoding="utf-8")
        done, _ = self.check(tmp_path, paths="a.yaml\n$(touch forged)\n`touch forged`\n--help")
        assert done.returncode == 2
        assert "--help: no such file" in done.stderr
        assert not (tmp_path / "forged").exists()


def git(folder: Path, *arguments: str) -> str:
    settings = [
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@example.org",
        "-c",
        "commit.gpgSign=false",
    ]
    done = subprocess.run(
        ["git", *settings, *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@from_checkout
def test_the_hook_runs_in_pre_commit(tmp_path: Path) -> None:
    pytest.importorskip("pre_commit", reason="needs pre-commit")
    if not shutil.which("git"):
        pytest.skip("needs git")
    hook, work = tmp_path / "argmap", tmp_path / "work"
    hook.mkdir()
    work.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", HOOKS.name):
        shutil.copy(PROJECT / name, hook / name)
    shutil.copytree(
        PROJECT / "argmap", hook / "argmap", ignore=shutil.ignore_patterns("__pycache__")
    )
    git(hook, "init", "--quiet")
    git(hook, "add", ".")
    git(hook, "commit", "--quiet", "--message", "argmap")
    settings = {"repo": str(hook), "rev": git(hook, "rev-parse", "HEAD")}
    hooks = [
        {"id": "argmap-check", "args": ["--output-format", "concise"]},
        {"id": "argmap-fmt", "args": ["--check"]},
    ]
    (work / ".pre-commit-config.yaml").write_text(
        yaml.safe_dump({"repos": [{**settings, "hooks": hooks}]}), encoding="utf-8"
    )
    git(work, "init", "--quiet")
    (work / "bad.yaml").write_text(ERROR, encoding="utf-8")
    (work / "fine.yml").write_text(FINE, encoding="utf-8")
    (work / "other.yaml").write_text("a: no map\n", encoding="utf-8")
    (work / "map.txt").write_text(ERROR, encoding="utf-8")
    (work / "neat.yaml").write_text(NEAT, encoding="utf-8")
    git(work, "add", ".")

    status, out = pre_commit(work, tmp_path)
    if re.search(r"An unexpected error.*pip", out, re.DOTALL):
        pytest.skip(f"pre-commit cannot install the hook here: {out[-300:]}")
    assert "- exit code: 1" in out
    assert re.findall(r"^(\S+\.\w+):\d", out, re.MULTILINE) == ["bad.yaml"]
    would_change = re.findall(r"^(\S+) would be formatted", out, re.MULTILINE)
    assert would_change == ["bad.yaml", "fine.yml"]
    assert status == 1
    git(work, "rm", "--quiet", "--force", "bad.yaml", "fine.yml")
    assert pre_commit(work, tmp_path)[0] == 0


def pre_commit(folder: Path, home: Path) -> tuple[int, str]:
    # A virtual environment for each hook, made once.
    environment = {**os.environ, "PRE_COMMIT_HOME": str(home / "pre-commit")}
    for name in [name for name in environment if name.startswith("GIT_")]:
        del environment[name]
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", "--all-files", "--color", "never"],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        text=True,
        encoding="utf-8",
    )
    return done.returncode, done.stdout
