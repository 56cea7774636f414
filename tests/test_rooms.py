"""The packages keep the bounds that CONTRIBUTING describes, beyond what import-linter checks."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import grimp
import networkx as nx
import pytest

ROOT = Path(__file__).parent.parent
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
CORE = next(each for each in CONTRACTS["contracts"] if "Core" in each["name"])["source_modules"]

NAMES = {"open", "print", "input", "breakpoint", "exec", "eval", "__import__"}
ATTRIBUTES = {
    "environ",
    "getenv",
    "stdin",
    "stdout",
    "stderr",
    "open_text",
    "read_text",
    "read_bytes",
    "write_text",
    "write_bytes",
    "get_source",
}
ALLOWED = {
    # The style and the script of a page are files of the package.
    "argmap/export/page/looks.py": {"read_text"},
    # So are the pages of the manual.
    "argmap/manual/__init__.py": {"read_text"},
    # The pages of rules and commands are docstrings: of the package's own source under -OO.
    "argmap/text/docstrings.py": {"get_source"},
}


def modules(package: str) -> Iterator[Path]:
    """Yield the files of a package, or the one file of a module."""
    path = ROOT.joinpath(*package.split("."))
    yield from sorted(path.rglob("*.py")) if path.is_dir() else [path.with_suffix(".py")]


def used(source: str) -> set[str]:
    """Return what a source uses to read or write something outside of the program."""
    nodes = list(ast.walk(ast.parse(source)))
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return (names & NAMES) | (attributes & ATTRIBUTES)


def test_no_module_imports_itself_through_others() -> None:
    graph = grimp.build_graph("argmap", exclude_type_checking_imports=True, cache_dir=None)
    imports: nx.DiGraph[str] = nx.DiGraph(
        (module, imported)
        for module in graph.modules
        for imported in graph.find_modules_directly_imported_by(module)
    )

    # Imports inside functions are among them.
    assert imports.has_edge("argmap.cli.commands.schema", "argmap.format.schema")
    assert [each for each in nx.strongly_connected_components(imports) if len(each) > 1] == []


def test_what_is_looked_for() -> None:
    assert used("import os\nprint(open(os.environ['A']))") == {"print", "open", "environ"}
    assert used("from pathlib import Path\nPath('a').read_text()") == {"read_text"}


@pytest.mark.parametrize("package", CORE)
def test_core_packages_open_no_file_read_no_environment_and_print_nothing(package: str) -> None:
    found = {
        name: what
        for path in modules(package)
        if (what := used(path.read_text("utf-8")))
        and what != ALLOWED.get(name := path.relative_to(ROOT).as_posix())
    }

    assert found == {}


@pytest.mark.parametrize(
    "path", sorted((ROOT / "argmap").rglob("*.py")), ids=lambda path: path.stem
)
def test_modules_have_at_most_400_lines_and_classes_250(path: Path) -> None:
    source = path.read_text("utf-8")
    classes = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ClassDef))
    sizes = {each.name: (each.end_lineno or 0) - each.lineno + 1 for each in classes}

    assert len(source.splitlines()) <= 400
    assert {name: size for name, size in sizes.items() if size > 250} == {}
