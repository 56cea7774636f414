"""A headless Chromium for tests of the page, where there is one."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

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


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give a browser, which ends with the block."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


class Visit:
    """A page in a window of its own, and what went wrong or was asked of the network there."""

    def __init__(self, browser: Browser, file: Path, fragment: str = "", **window: Any) -> None:
        size = {"width": 1400, "height": 900}
        self.context = browser.new_context(**{"viewport": size, **window})
        self.context.set_default_timeout(5000)
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        self.context.on("request", lambda request: self.requests.append(request.url))
        self.file = file
        self.uri = file.as_uri()
        self.page.goto(self.uri + fragment)

    def close(self) -> None:
        """Close the window; the page must have been quiet, and have asked for nothing else."""
        self.context.close()
        assert self.complaints == []
        assert {address.partition("#")[0] for address in self.requests} == {self.uri}

    def line(self, statement: str) -> Any:
        """Give the line of the outline in which a statement stands in full."""
        return self.page.locator(f'[id="{statement}"]')

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
            "document.activeElement.querySelector?.(':scope > a')?.getAttribute('href')"
        )
        return name

    def press(self, *keys: str) -> None:
        """Press keys, one after another."""
        for key in keys:
            self.page.keyboard.press(key)

    def marked(self, mark: str) -> tuple[set[str], set[str]]:
        """Give the statements that bear a mark: in the outline, and in the picture."""
        outline, picture = self.page.evaluate(
            """(mark) => {
              const homes = [...document.querySelectorAll("[role=treeitem][id]")];
              const lines = [...document.querySelectorAll("#\\\\:tree > ." + mark + "[id]")];
              const boxes = [...document.querySelectorAll("svg ." + mark + "[data-node]")];
              const named = boxes.map((box) => homes[+box.dataset.node]?.id);
              return [lines.map((line) => line.id), named.filter((name) => name)];
            }""",
            mark,
        )
        return set(outline), set(picture)
