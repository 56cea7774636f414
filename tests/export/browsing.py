"""A headless Chromium for tests of the page, where there is one."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import pytest

from argmap.analysis.quotes import SourceText
from argmap.export import page
from argmap.export.support.export_options import ExportOptions
from argmap.model.argument_map import ArgumentMap
from argmap.workspace.graphviz import draw

CHROMIUM = shutil.which("chromium")
MODULES = Path(os.environ.get("ARGMAP_NODE_MODULES", "node_modules")).absolute()
AXE = MODULES / "axe-core" / "axe.min.js"

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402 - skips above

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
needs_axe = pytest.mark.skipif(
    not AXE.is_file(), reason="needs npm's axe-core in the folder of ARGMAP_NODE_MODULES"
)
# A browser that stays at home: the tests watch the page's requests, not the browser's.
_ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)


OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
"""How much wider a page is than its window."""


def write_page(drawn: ArgumentMap, file: Path, texts: dict[str, str] | None = None) -> None:
    """Write the page of a map as the command line does, with the texts of its sources if given."""
    source_texts = {name: SourceText(text) for name, text in (texts or {}).items()}
    data = page.export(drawn, ExportOptions(source_texts=source_texts), draw).data
    file.write_text(data.decode(), encoding="utf-8", newline="")


class Windows:
    """Windows of a browser, one of each kind: opening them takes longer than most tests do."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._pages: dict[str, Page] = {}

    def of_kind(self, **kind: Any) -> Page:
        """Give an empty window of a size and a colour scheme, 1400 by 900 and light if unsaid."""
        page = self._pages.get(str(kind))
        if page is None:
            size = {"width": 1400, "height": 900}
            page = self._browser.new_context(**{"viewport": size, **kind}).new_page()
            page.set_default_timeout(60_000)  # a guard, for a busy machine
            self._pages[str(kind)] = page
        page.goto("about:blank")
        return page


@contextmanager
def chromium() -> Iterator[Windows]:
    """Give a browser's windows, which close with the block."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
        try:
            yield Windows(browser)
        finally:
            browser.close()


class Visit:
    """A page in a window, and what went wrong or was asked of the network there."""

    def __init__(self, page: Page, file: Path, fragment: str = "") -> None:
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self._heard: dict[Any, Callable[[Any], None]] = {
            "console": lambda message: self.complaints.append(message.text),
            "pageerror": lambda error: self.complaints.append(str(error)),
            "dialog": lambda dialog: self.complaints.append(dialog.message),
            "request": lambda request: self.requests.append(request.url),
        }
        for event, hear in self._heard.items():
            page.on(event, hear)
        self.file = file
        self.uri = file.as_uri()
        page.goto(self.uri + fragment)

    def close(self) -> None:
        """Leave; the page must have been quiet, and have asked for nothing else."""
        self.page.evaluate("0")  # What it did last is heard before this is answered.
        for event, hear in self._heard.items():
            self.page.remove_listener(event, hear)
        self.page.emulate_media(media="null")
        assert not self.complaints, self.complaints
        assert {address.partition("#")[0] for address in self.requests} == {self.uri}

    def address(self) -> str:
        """Give the address, from the page itself: Playwright hears of changes a little later."""
        address: str = self.page.evaluate("location.href")
        return address

    def line(self, statement: str) -> Any:
        """Give the line of the outline in which a statement stands in full."""
        return self.page.locator(f'[id="{statement}"]')

    def go_to(self, statement: str) -> None:
        """Follow a link to a statement, and wait until the page has done so."""
        self.page.evaluate("(id) => { location.hash = id; }", statement)
        self.page.wait_for_function("(id) => document.activeElement.id === id", arg=statement)

    def box(self, selector: str) -> tuple[float, float, float, float]:
        """Give where the first such element stands in the window: left, top, width and height."""
        box = self.page.locator(selector).first.bounding_box()
        assert box is not None
        return box["x"], box["y"], box["width"], box["height"]

    def shown(self) -> list[str]:
        """Give the statements whose lines are to be seen, in their order."""
        found: list[str] = self.page.evaluate(
            "[...document.querySelectorAll('[role=treeitem][id]')]"
            ".filter((line) => line.offsetParent).map((line) => line.id)"
        )
        return found

    def focused(self) -> str:
        """Give the id of what has the focus, or where a line's link leads."""
        name: str = self.page.evaluate(
            "document.activeElement.id || "
            "document.activeElement.querySelector?.(':scope > a')?.hash"
        )
        return name

    def press(self, *keys: str) -> None:
        """Press keys, one after another."""
        for key in keys:
            self.page.keyboard.press(key)

    def show_on(self, media: Literal["screen", "print"]) -> None:
        """Show the page on a screen or on paper, and wait until it has noticed."""
        self.page.emulate_media(media=media)
        self.page.evaluate(
            "() => new Promise((done) => requestAnimationFrame("
            "() => requestAnimationFrame(() => setTimeout(done))))"
        )

    def marked(self, mark: str) -> tuple[set[str], set[str]]:
        """Give the statements that bear a mark: in the outline, and in the picture."""
        self.wait_for_picture()
        outline, picture = self.page.evaluate(
            """(mark) => {
              const { ids } = JSON.parse(document.getElementById(":map").textContent);
              const lines = [...document.querySelectorAll("#\\\\:tree > ." + mark + "[id]")];
              const boxes = [...document.querySelectorAll("svg ." + mark + "[data-node]")];
              const named = boxes.map((box) => ids[+box.dataset.node]);
              return [lines.map((line) => line.id), named.filter((name) => name)];
            }""",
            mark,
        )
        return set(outline), set(picture)

    def wait_for_picture(self) -> None:
        """Wait until the picture is there, which is made after the outline."""
        self.page.wait_for_function(
            "() => !document.querySelector('.canvas')?.clientWidth"
            " || document.querySelector('.canvas :is(.near, .far) > *')"
        )


Open = Callable[..., Visit]
"""Opens the page of a map, of its text, or of a file, perhaps at a fragment of its address."""


def violations(visit: Visit) -> list[Any]:
    """Give the rules that axe-core finds broken in a page, with some of what breaks them."""
    if not visit.page.evaluate("'axe' in window"):
        visit.page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[Any] = visit.page.evaluate(
        "axe.run().then(({violations}) => violations.map((one) =>"
        " [one.id, one.nodes.slice(0, 3).map((node) => node.html.slice(0, 200))]))"
    )
    return found
