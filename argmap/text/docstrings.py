"""Docstrings that users read, read from the source where `python -OO` drops them."""

import ast
from importlib.util import find_spec
from typing import Any


def docstring_in_source(module: str, function: str | None = None) -> str:
    """Return the docstring of a module, or of a function in it, as its source has it.

    Return "" where there is no source.
    """
    spec = find_spec(module)
    loader: Any = spec.loader if spec is not None else None
    source = loader.get_source(module) if hasattr(loader, "get_source") else None
    tree = ast.parse(source or "")
    if function is None:
        return ast.get_docstring(tree, clean=False) or ""
    return next(
        (
            ast.get_docstring(node) or ""
            for node in tree.body
            if isinstance(node, ast.FunctionDef) and node.name == function
        ),
        "",
    )
