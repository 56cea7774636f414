"""What the reader says of faults is said in a test: a new help needs a case in `faults/`."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fault_cases import CASES, expected

import argmap.reading

HERE = Path(__file__).parent
MODULES = sorted(Path(argmap.reading.__file__).parent.glob("*.py"))
UNSEEN = {"parsers"}
"""Modules whose words no user sees."""
SENTENCE = re.compile(r"[a-z]+ [a-z]+ [a-z]+")


def texts(module: Path) -> Iterator[list[str | None]]:
    """Yield the texts in a module, less docstrings, with None for what is put in."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    apart: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            apart.add(node.value)
        elif isinstance(node, ast.JoinedStr):
            apart.update(node.values)
            yield [
                str(part.value) if isinstance(part, ast.Constant) else None for part in node.values
            ]
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in apart:
            first, *rest = node.value.split("{line}")
            yield [first, *(part for more in rest for part in (None, more))]


@pytest.fixture(scope="module")
def said() -> str:
    """Give all that tests say that the reader says."""
    cases = [expected(case).read_text(encoding="utf-8") for case in CASES]
    tests = [path for path in HERE.glob("test_*.py") if path != Path(__file__)]
    in_tests = ["".join(part or "…" for part in parts) for path in tests for parts in texts(path)]
    return "\n".join(cases + in_tests)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_what_the_reader_says_is_in_a_test(module: Path, said: str) -> None:
    for parts in texts(module) if module.stem not in UNSEEN else ():
        if any(SENTENCE.search(part or "") for part in parts):
            pattern = "".join(".*?" if part is None else re.escape(part) for part in parts)
            assert re.search(pattern, said), f"no test has this said: {parts}"
