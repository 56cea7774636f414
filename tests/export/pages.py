"""Fixtures: pages in a browser, for tests of what a reader does with them.

A test module names this one as a plugin of pytest.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import argmap
from argmap.model.argument_map import ArgumentMap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from browsing import Open, Visit, Windows

REAL = Path(__file__).parents[2] / "maps" / "soleimani-strike.yaml"


@pytest.fixture(scope="session")
def windows() -> "Iterator[Windows]":
    """Give the windows of one browser to all tests here."""
    from browsing import chromium

    with chromium() as windows:
        yield windows


@pytest.fixture
def opened(windows: "Windows", tmp_path: Path) -> "Iterator[Open]":
    """Give what opens the page of a map, which must be quiet until the test ends."""
    from browsing import Visit, write_page

    visits: list[Visit] = []

    def open_page(
        given: str | ArgumentMap | Path,
        fragment: str = "",
        texts: dict[str, str] | None = None,
        **kind: Any,
    ) -> "Visit":
        if isinstance(given, Path):
            file = given
        else:
            file = tmp_path / f"{len(visits)}.html"
            drawn = argmap.loads(given) if isinstance(given, str) else given
            write_page(drawn, file, texts)
        visits.append(Visit(windows.of_kind(**kind), file, fragment))
        return visits[-1]

    yield open_page
    for visit in visits:
        visit.close()


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the page of the real map."""
    from browsing import write_page

    file = tmp_path_factory.mktemp("real") / "page.html"
    write_page(argmap.load(REAL), file)
    return file
