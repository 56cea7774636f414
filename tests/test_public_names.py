"""Tests use the public names of the package alone, so that what is private may change."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

FILES = sorted(Path(__file__).parent.rglob("*.py"))
SETTERS = {"getattr", "setattr", "delattr", "hasattr"}


def private_names(tree: ast.Module) -> Iterator[str]:
    """Yield the private names of others that a module imports, gets or sets."""
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=module, names=names):
                named = [f"{module}.{each.name}" for each in names]
            case ast.Import(names=names):
                named = [each.name for each in names]
            case ast.Attribute(value=ast.Name(id="self" | "os")):  # os._exit is public
                named = []
            case ast.Attribute(attr=name):
                named = [name]
            case ast.Call(func=ast.Name(id=called) | ast.Attribute(attr=called), args=arguments):
                constants = [each for each in arguments if isinstance(each, ast.Constant)]
                named = [str(each.value) for each in constants if called in SETTERS]
            case _:
                named = []
        yield from filter(is_private, named)


def is_private(name: str) -> bool:
    """Return whether a part of a dotted name is private; `__init__` and `_repr_svg_` are not."""
    return any(part.startswith("_") and not part.endswith("_") for part in name.split("."))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_test_uses_a_private_name(file: Path) -> None:
    assert list(private_names(ast.parse(file.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "line",
    [
        "from argmap.export.notebook import _drawn",
        "from argmap._private import name",
        "import argmap._private",
        "passages._searched = 1",
        "read._cache()",
        'monkeypatch.setattr("argmap.export.notebook._drawn", None)',
        'monkeypatch.setattr(notebook, "_drawn", None)',
        'getattr(notebook, "_drawn")',
    ],
)
def test_a_private_name_is_seen(line: str) -> None:
    assert list(private_names(ast.parse(line)))


@pytest.mark.parametrize(
    "line", ["shown._repr_svg_()", "error.__init__()", "self._own = 1", "from argmap import load"]
)
def test_a_public_name_is_none(line: str) -> None:
    assert list(private_names(ast.parse(line))) == []
