"""Argument maps as code.

An argument map is a YAML file of recommendations, claims and premises. `load` and `loads` read
one into an `ArgumentMap`, which holds it as a `networkx.DiGraph`.

    >>> import argmap
    >>> depot = argmap.loads('''
    ... argmap: 1
    ... title: Should the depot stay open at night?
    ... recommendations:
    ...   keep-open: {text: Keep the depot open., supported_by: workers-need-it}
    ... premises:
    ...   workers-need-it: Shift workers have no other way home.
    ... ''')
    >>> depot.arguments_for("keep-open")
    ['keep-open/s1']

Importing this package is cheap: networkx and the YAML parser are imported by the first map read.
"""

from argmap.version import __version__

TYPE_CHECKING = False
"""As in typing, whose import would take longer than all else that is needed here."""

if TYPE_CHECKING:
    from typing import Any

    from argmap.api import ArgumentMap, InvalidMapError, load, loads
    from argmap.findings import Finding, Place

__all__ = ["ArgumentMap", "Finding", "InvalidMapError", "Place", "__version__", "load", "loads"]

_HOMES = {
    "ArgumentMap": "argmap.api",
    "Finding": "argmap.findings",
    "InvalidMapError": "argmap.api",
    "Place": "argmap.findings",
    "load": "argmap.api",
    "loads": "argmap.api",
}


def __getattr__(name: str) -> "Any":
    """Import a public name from its module when it is first asked for."""
    from importlib import import_module

    try:
        value = getattr(import_module(_HOMES[name]), name)
    except KeyError:
        raise AttributeError(f"module 'argmap' has no attribute {name!r}") from None
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
