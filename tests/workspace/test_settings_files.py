"""Settings that cannot be obeyed are said in one line, whatever stands in their file."""

from pathlib import Path

import pytest
from disk import ERROR, Program, write


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"max-words = " + b"9" * 5_000, "this is not valid TOML: a number or a date in it is"),
        (b"strict = 1979-05-27", "strict takes true or false"),
        (b"max-words = nan", "max-words takes a whole number above zero"),
        (b"exclude = [['a']]", "exclude takes a list of texts"),
        (b"levels = {long-statement = {error = 1}}", "the level of long-statement is error or"),
        (b"a = " + b"{b = " * 20_000, "this is not valid TOML: it is too deeply nested"),
        (b"strict = true\0", "this is not valid TOML: "),
        (b"\xff\xfes\0t\0", "this is not UTF-8 text"),
        (b"# " + b"x" * 3_000_000, "it is larger than 2 MB"),
        (b'"\\u001b[31m" = 1', "there is no key “\ufffd[31m”; the keys are select"),
        (
            b'"\\n::error::forged" = 1',
            "there is no key “\ufffd::error::forged”; the keys are select",
        ),
        (
            b'select = ["##[error]x\\u202e"]',
            "there is no rule “#\ufffd[error]x\ufffd”; argmap",
        ),
    ],
)
@pytest.mark.parametrize("name", ["argmap.toml", "named.toml"])
def test_one_line_and_status_2(program: Program, name: str, content: bytes, said: str) -> None:
    write("a.yaml", ERROR)
    write(name, content)
    named = [] if name == "argmap.toml" else ["--config", name]
    for jobs in ("1", "2"):
        status, out, err = program("check", "a.yaml", "-j", jobs, *named)
        assert (status, out) == (2, "")
        assert err.startswith(f"argmap: error: {name}: {said}")
        assert err.count("\n") == 1
        assert err.replace("\n", "").isprintable()


def test_the_name_of_a_settings_file_is_harmless(program: Program) -> None:
    write("x\n::error::forged/argmap.toml", "selct = []")
    write("x\n::error::forged/a.yaml")
    status, _, err = program("check", ".")
    assert status == 2
    assert err.startswith("argmap: error: x\ufffd::error::forged/argmap.toml: ")
    assert err.count("\n") == 1


def test_a_pyproject_that_is_too_large_is_not_passed_over(program: Program) -> None:
    write("a.yaml", ERROR)
    write("pyproject.toml", b"# " + b"x" * 3_000_000 + b"\n[tool.argmap]\n")
    status, out, err = program("check")
    assert (status, out) == (2, "")
    assert err == "argmap: error: pyproject.toml: it is larger than 2 MB\n"


def test_excluded_and_taken_in_again(program: Program) -> None:
    write("argmap.toml", 'exclude = ["*.yaml", "!keep.yaml"]\n')
    for name in ("a.yaml", "keep.yaml", "maps/keep.yaml", "maps/b.yaml"):
        write(name)
    assert program("check").out == "2 maps checked, nothing found\n"
    write("maps/argmap.toml", "exclude = ['/keep.yaml']\n")
    assert program("check", "--show-files").out == "keep.yaml\nmaps/b.yaml\n"
    assert Path("maps/keep.yaml").exists()
