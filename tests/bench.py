"""Measures argmap against what it costs to do without: `python tests/bench.py`.

Every command runs as a whole process, in turn with its baseline (A B A B …), so that a slow
moment of the machine slows both; the medians are compared as a ratio. A new row is one more
entry in `rows`.
"""

import argparse
import importlib.util
import io
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol, TextIO

import hostile
from picture_measures import measures_of

import argmap
from argmap.export.dot import picture
from argmap.views.entries import View
from argmap.views.outline import Outline

MEGABYTE = 1_000_000
MAPS = Path(__file__).parents[1] / "maps"
MAP = MAPS / "soleimani-strike.yaml"

WORDS = (
    *("city", "depot", "night", "worker", "tram", "noise", "wall", "budget", "street", "light"),
    *("morning", "winter", "driver", "ticket", "survey", "answer", "month", "price", "garage"),
    *("quiet", "early", "empty", "public", "later", "single", "common", "always", "hardly"),
    *("opens", "closes", "keeps", "needs", "finds", "costs", "mostly", "rather", "plan"),
)
BRANCHES = 4
RECOMMENDATIONS = 20
SHARED, ATTACKED = 0.1, 0.2
"""How often an argument has a premise of others too, and how often a statement an objection."""
SIDES = 3
"""How many times the shorter side of a picture the longer may be."""
PARAGRAPHS = 500
SUBJECT = 12
"""How many statements a group of a generated map has."""


@dataclass(frozen=True)
class Input:
    """A generated file: `write` fills it with a map of `size` statements."""

    write: Callable[[TextIO, int], None]
    size: int

    def path(self, folder: Path) -> Path:
        """Give the file, which is made when it is first asked for."""
        path = folder / f"{self.write.__name__}-{self.size}.yaml"
        if not path.exists():
            with path.open("w", encoding="utf-8") as file:
                self.write(file, self.size)
        return path


@dataclass(frozen=True)
class Folder:
    """A generated folder: `count` maps, each as `one` has it."""

    one: Input
    count: int

    def path(self, folder: Path) -> Path:
        """Give the folder, which is made when it is first asked for."""
        path = folder / f"{self.count}-{self.one.write.__name__}s-{self.one.size}"
        if not path.exists():
            path.mkdir()
            for number in range(self.count):
                with (path / f"map-{number:05}.yaml").open("w", encoding="utf-8") as file:
                    self.one.write(file, self.one.size)
        return path


@dataclass(frozen=True)
class Hostile:
    """A generated input of a size that would cost a careless program far more than its size."""

    write: hostile.Writer
    size: int

    @property
    def name(self) -> str:
        """What it is, in words."""
        return self.write.__name__.replace("_", " ")

    def path(self, folder: Path) -> Path:
        """Give the file or folder, which is made when it is first asked for."""
        place = folder / f"{self.write.__name__}-{self.size}"
        if not place.exists():
            place.mkdir()
            return self.write(place, self.size)
        file = place / "map.yaml"
        return file if file.exists() else place


Command = Sequence["str | Path | Input | Folder | Hostile"]


def tree(file: TextIO, size: int) -> None:
    """Write a support tree: each conclusion has two linked and two convergent premises."""
    inner = (size - 2) // BRANCHES + 1

    def supports(number: int) -> list[str]:
        first = number * BRANCHES + 1
        children = [f"s{child}" for child in range(first, min(first + BRANCHES, size))]
        return [f"[{', '.join(children[:2])}]", *children[2:]]

    write_head(file)
    write_section(file, "recommendations", range(1), supports)
    write_section(file, "claims", range(1, inner), supports)
    write_section(file, "premises", range(inner, size), lambda _: [])


def nested(file: TextIO, size: int) -> None:
    """Write the same tree in place: each premise stands where it is used, and has no id."""
    write_head(file)
    file.write("recommendations:\n  s0:\n    ")
    write_in_place(file, 0, size, "    ")


def write_in_place(file: TextIO, number: int, size: int, indent: str) -> None:
    """Write a statement, the indent of whose first line is written, and all below it."""
    file.write(f"text: {text_of(number)}\n{indent}cites: {{source: {number % PARAGRAPHS + 1}}}\n")
    first = number * BRANCHES + 1
    children = range(first, min(first + BRANCHES, size))
    if children:
        file.write(f"{indent}supported_by:\n")
    for place, child in enumerate(children):
        dashes = ("  - - ", "    - ")[place] if place < 2 else "  - "
        file.write(indent + dashes)
        write_in_place(file, child, size, indent + " " * len(dashes))


def advice(file: TextIO, size: int, recommendations: int = RECOMMENDATIONS) -> None:
    """Write recommendations, with linked and shared premises, objections and answers."""
    chance = random.Random(size)  # noqa: S311
    supports: list[list[str]] = [[] for _ in range(size)]
    attacks: list[list[str]] = [[] for _ in range(size)]
    made, waiting = recommendations, deque(range(recommendations))
    while made < size:
        target = waiting.popleft()
        for _ in range(chance.choice((1, 1, 2, 3))):
            new = range(made, min(made + chance.choice((1, 2, 2)), size))
            premises = [f"s{each}" for each in new]
            if made > target + recommendations and chance.random() < SHARED:
                premises.append(f"s{chance.randrange(target + recommendations, made)}")
            if premises:
                supports[target].append(f"[{', '.join(premises)}]")
            waiting.extend(new)
            made += len(new)
        if made + 1 < size and chance.random() < ATTACKED:
            attacks[target].append(f"s{made}")
            attacks[made].append(f"s{made + 1}")
            made += 2
    write_head(file)
    others = range(recommendations, size)
    for section, numbers in (
        ("recommendations", range(recommendations)),
        ("claims", [number for number in others if supports[number]]),
        ("premises", [number for number in others if not supports[number]]),
    ):
        write_section(file, section, numbers, supports.__getitem__, attacks.__getitem__)


def grouped(file: TextIO, size: int) -> None:
    """Write such advice, of a recommendation for every 25 statements, in groups by subject.

    A subject is a dozen statements that follow each other from a recommendation downwards.
    """
    text = io.StringIO()
    advice(text, size, max(2, size // 25))
    file.write(text.getvalue())
    argument_map = argmap.loads(text.getvalue())
    order = dict.fromkeys(
        entry.statement
        for tree in Outline(argument_map, View(once=True)).trees()
        for entry in tree.entries
    )
    file.write("groups:\n")
    for number, start in enumerate(range(0, size, SUBJECT)):
        members = ", ".join(list(order)[start : start + SUBJECT])
        file.write(f"  g{number}: {{title: Subject {number}, statements: [{members}]}}\n")


def chain(file: TextIO, size: int) -> None:
    """Write one line of reasoning: each statement rests on the next."""
    write_head(file)
    write_section(file, "recommendations", range(1), lambda number: [f"s{number + 1}"])
    write_section(file, "claims", range(1, size - 1), lambda number: [f"s{number + 1}"])
    write_section(file, "premises", range(size - 1, size), lambda _: [])


def star(file: TextIO, size: int) -> None:
    """Write one claim for which every other statement is an argument."""
    write_head(file)
    others = range(1, size)
    write_section(file, "claims", range(1), lambda _: [f"s{each}" for each in others])
    write_section(file, "premises", others, lambda _: [])


def circle(file: TextIO, size: int) -> None:
    """Write statements that support each other in one circle."""
    write_head(file)
    write_section(file, "claims", range(size), lambda number: [f"s{(number + 1) % size}"])


def echo(file: TextIO, size: int) -> None:
    """Write a support tree in which all statements say the same."""
    write = io.StringIO()
    tree(write, size)
    file.write(re.sub(r"(?m)^    text: .*$", "    text: Say it again.", write.getvalue()))


def write_head(file: TextIO) -> None:
    """Write what comes before the statements."""
    file.write("argmap: 1\ntitle: A generated map\nsources:\n")
    file.write(f"  source: {{title: A generated source, paragraphs: {PARAGRAPHS}}}\n")


def write_section(
    file: TextIO,
    section: str,
    numbers: Iterable[int],
    supports: Callable[[int], list[str]],
    attacks: Callable[[int], list[str]] = lambda _: [],
) -> None:
    """Write statements of fifteen words with a citation each."""
    file.write(f"{section}:\n")
    for number in numbers:
        file.write(f"  s{number}:\n    text: {text_of(number)}\n")
        file.write(f"    cites: {{source: {number % PARAGRAPHS + 1}}}\n")
        for key, entries in ("supported_by", supports), ("attacked_by", attacks):
            if entries(number):
                file.write(f"    {key}:\n")
                file.writelines(f"      - {entry}\n" for entry in entries(number))


def text_of(number: int) -> str:
    """Return fifteen words, the same in every run."""
    words = random.Random(number).choices(WORDS, k=14)  # noqa: S311
    return f"{' '.join(words).capitalize()} {number}."


@dataclass(frozen=True)
class Run:
    """What one process took: seconds of the clock and of processors, and bytes at its peak."""

    seconds: float
    work: float
    peak: int


def run(command: Command, folder: Path) -> Run:
    """Run a command to its end; raises RuntimeError if it fails."""
    parts = [
        str(part.path(folder) if isinstance(part, Input | Folder | Hostile) else part)
        for part in command
    ]
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(parts, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            raise RuntimeError(f"{parts} ended in {process.returncode}: {errors.read().decode()}")
    peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Run(seconds, usage.ru_utime + usage.ru_stime, peak)


def run_in_turn(commands: Sequence[Command], rounds: int, folder: Path) -> list[list[Run]]:
    """Run commands one after the other, again and again; give the runs of each."""
    found: list[list[Run]] = [[] for _ in commands]
    for _ in range(rounds):
        for command, runs in zip(commands, found, strict=True):
            runs.append(run(command, folder))
    return found


def seconds(runs: list[Run]) -> float:
    """Give the median time of some runs."""
    return statistics.median(each.seconds for each in runs)


@dataclass(frozen=True)
class Result:
    """One line of the table."""

    name: str
    measured: str
    limit: str
    good: bool


class Row(Protocol):
    """Something to measure."""

    @property
    def name(self) -> str:
        """What is measured."""

    def measure(self, folder: Path, most_rounds: int) -> Iterator[Result]:
        """Measure it, in a folder for generated files, in at most so many rounds."""


@dataclass(frozen=True)
class Ratio:
    """A command may take so many times what its baseline takes, and so much memory."""

    name: str
    command: Command
    baseline: Command
    limit: float
    rounds: int = 10
    memory: int | None = None

    def measure(self, folder: Path, most_rounds: int) -> Iterator[Result]:
        """Compare the medians; the peak is that of all runs."""
        rounds = min(self.rounds, most_rounds)
        ours, theirs = run_in_turn([self.command, self.baseline], rounds, folder)
        ratio = seconds(ours) / seconds(theirs)
        yield Result(
            self.name,
            f"{ratio:.2f} × ({seconds(ours):.3f} s : {seconds(theirs):.3f} s)",
            f"{self.limit:.2f} ×",
            ratio <= self.limit,
        )
        if self.memory is not None:
            peak = max(each.peak for each in ours)
            yield Result(
                f"{self.name}: memory",
                f"{peak / MEGABYTE:.0f} MB",
                f"{self.memory / MEGABYTE:.0f} MB",
                peak <= self.memory,
            )


@dataclass(frozen=True)
class Growth:
    """A statement of the largest map may take so many times what one of the second takes."""

    name: str
    command: Callable[[Input], Command]
    inputs: Sequence[Input]
    limit: float
    rounds: int = 3

    def measure(self, folder: Path, most_rounds: int) -> Iterator[Result]:
        """Compare the times for a statement."""
        rounds = min(self.rounds, most_rounds)
        found = run_in_turn([self.command(each) for each in self.inputs], rounds, folder)
        each = [seconds(runs) / given.size for runs, given in zip(found, self.inputs, strict=True)]
        ratio = each[-1] / each[-2]
        times = " : ".join(f"{cost * 1e6:.0f}" for cost in each)
        yield Result(
            self.name,
            f"{ratio:.2f} × ({times} µs a statement)",
            f"{self.limit:.2f} ×",
            ratio <= self.limit,
        )


@dataclass(frozen=True)
class Doubling:
    """A hostile input takes so many seconds of a processor, and little more than twice its half.

    Its memory is measured too. (A small input costs what it costs to start.)
    """

    given: Hostile
    command: Command
    limit: float = 2.0
    growth: float = 2.2
    memory: int = 300 * MEGABYTE
    rounds: int = 3

    @property
    def name(self) -> str:
        """What is measured."""
        words = (str(word) for word in self.command if word not in EVERYTHING)
        return f"{self.given.name}: {' '.join(words)}"

    def measure(self, folder: Path, most_rounds: int) -> Iterator[Result]:
        """Compare the medians of half the input and of the whole."""
        half = Hostile(self.given.write, self.given.size // 2)
        commands = [[*ARGMAP, *self.command, each] for each in (half, self.given)]
        rounds = min(self.rounds, most_rounds)
        runs = run_in_turn(commands, rounds, folder)
        before, after = (statistics.median(each.work for each in taken) for taken in runs)
        peak = max(each.peak for each in runs[-1])
        yield Result(
            self.name,
            f"{after / before:.2f} × ({before:.2f} s : {after:.2f} s), {peak / MEGABYTE:.0f} MB",
            f"{self.limit:.1f} s",
            after <= min(self.limit, self.growth * before) and peak <= self.memory,
        )


_WATCH = """
new PerformanceObserver((list) => { window.painted ??= list.getEntries()[0].startTime; })
  .observe({ type: "paint", buffered: true });
addEventListener("keydown", ({ timeStamp }) =>
  requestAnimationFrame(() => setTimeout(() => window.took.push(performance.now() - timeStamp))),
  { capture: true });
window.took = [];
"""
"""Notes when a page is painted first, and how long each key takes until its frame."""


@dataclass(frozen=True)
class PageInBrowser:
    """A page in Chromium, where there is one: its elements, its first frame, and its keys."""

    given: Input
    keys: Sequence[str] = (*"night", "Enter", "ArrowDown", "ArrowDown", "Enter", "End", "Home")

    @property
    def name(self) -> str:
        """What is measured."""
        return f"page, {self.given.write.__name__} of {self.given.size:,}"

    def measure(self, folder: Path, most_rounds: int) -> Iterator[Result]:
        """Open the page some times; the medians are compared, of keys the slowest."""
        chromium = shutil.which("chromium")
        if chromium is None or importlib.util.find_spec("playwright") is None:
            yield Result(self.name, "needs chromium and playwright", "", good=True)
            return
        file = folder / "page.html"
        run([*ARGMAP, "export", self.given, "-o", file], folder)
        painted, slowest, most = [], [], 0
        for _ in range(min(5, most_rounds)):
            first, keys, elements = self._visit(chromium, file)
            painted.append(first / 1000)
            slowest.append(max(keys))
            most = max(most, elements)
        first, key = statistics.median(painted), statistics.median(slowest)
        yield Result(f"{self.name}: elements", f"{most:,}", "5,000", most <= 5_000)
        yield Result(f"{self.name}: first frame", f"{first:.2f} s", "1.5 s", first <= 1.5)
        yield Result(f"{self.name}: slowest key", f"{key:.0f} ms", "100 ms", key <= 100)

    def _visit(self, chromium: str, file: Path) -> tuple[float, list[float], int]:
        """Return when the page is painted, how long keys take, and how many elements it has."""
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            page = browser.new_context(viewport={"width": 1400, "height": 900}).new_page()
            page.add_init_script(_WATCH)
            page.goto(file.as_uri())
            page.wait_for_timeout(2_000)
            count = "document.querySelectorAll('*').length"
            most = page.evaluate(count)
            page.get_by_label("Search").focus()
            for key in self.keys:
                page.keyboard.press(key)
                page.wait_for_timeout(300)
                most = max(most, page.evaluate(count))
            found = page.evaluate("[window.painted, window.took]")
            browser.close()
        return found[0], found[1], most


@dataclass(frozen=True)
class Picture:
    """A picture may have so many crossings and such an area; `before` is what it had once.

    That is measured at commit c294f39, as the picture itself is: in the drawing.
    """

    of: "Input | Path"
    crossings: int
    area: float
    before: str

    @property
    def name(self) -> str:
        """What is measured."""
        name = self.of.stem if isinstance(self.of, Path) else f"{self.of.size} grouped statements"
        return f"picture: {name}"

    def measure(self, folder: Path, most_rounds: int) -> Iterator[Result]:  # noqa: ARG002 - none
        """Measure the drawing."""
        given = self.of if isinstance(self.of, Path) else self.of.path(folder)
        found = measures_of(picture.write(argmap.load(given)))
        area = found.width * found.height / 1e6
        sides = max(found.width / found.height, found.height / found.width)
        yield Result(
            self.name,
            f"{found} (before: {self.before})",
            f"{self.crossings}, {self.area:.1f} Mpt²",
            found.crossings <= self.crossings
            and not found.through
            and area <= self.area
            and sides <= SIDES,
        )


ARGMAP: Command = [Path(sys.executable).with_name("argmap")]
PYTHON: Command = [sys.executable, "-c"]
IMPORT_CLICK: Command = [*PYTHON, "import click"]
IMPORT_ALL: Command = [*PYTHON, "import click, yaml, networkx, rich.console, rich.tree"]
LOAD_YAML = (
    "import sys, yaml; "
    "yaml.load(open(sys.argv[1], encoding='utf-8').read(), Loader=yaml.CSafeLoader)"
)


PARSE_EVENTS = (
    "import sys\n"
    "from yaml.cyaml import CParser\n"
    "parser = CParser(open(sys.argv[1], encoding='utf-8').read())\n"
    "while parser.get_event() is not None:\n"
    "    pass"
)
LOAD_ALL_YAML = (
    "import os, sys, yaml\n"
    "for entry in os.scandir(sys.argv[1]):\n"
    "    yaml.load(open(entry.path, encoding='utf-8').read(), Loader=yaml.CSafeLoader)"
)


def load_yaml(given: Input) -> Command:
    """Give the command that loads a file with PyYAML and does nothing with it."""
    return [*PYTHON, LOAD_YAML, given]


def parse_events(given: Input) -> Command:
    """Give the command that reads the events of a file's YAML and does nothing with them."""
    return [*PYTHON, PARSE_EVENTS, given]


def check(given: Input | Folder) -> Command:
    """Give the command that checks a map, or those in a folder."""
    return [*ARGMAP, "check", given]


def format_input(given: Input) -> Command:
    """Give the command that formats a map and proves that nothing is lost; it stays as it is."""
    return ["sh", "-c", 'exec "$1" fmt - < "$2"', "sh", *ARGMAP, given]


def check_all_rules(given: Input) -> Command:
    """Give the command that checks a map with every rule, whatever it finds."""
    return [*ARGMAP, "check", "--select", "all", "--exit-zero", given]


def cruxes(given: "Input | Path", size: int = 2) -> Command:
    """Give the command that finds what the recommendations of a map hang on."""
    return [*ARGMAP, "cruxes", "--size", str(size), given]


def check_whatever(given: "Input | Path") -> Command:
    """Give the command that checks a map, whatever it finds."""
    return [*ARGMAP, "check", "--exit-zero", given]


def rows(sizes: Sequence[int], knotted: Sequence[int], maps: int) -> list[Row]:
    """Give all that is measured, on generated maps of these sizes.

    `knotted` are the sizes of maps that would cost a careless rule the square of them; `maps` is
    how many maps of forty statements are checked in one run.
    """
    large = Input(tree, sizes[-1])
    many = Folder(Input(tree, 40), maps)
    listed = ", ".join(f"{size:,}" for size in sizes)
    return [
        Ratio("argmap --version", [*ARGMAP, "--version"], IMPORT_CLICK, 1.3),
        Ratio("argmap --help", [*ARGMAP, "--help"], IMPORT_CLICK, 1.3),
        Ratio("argmap show, the op-ed's map", [*ARGMAP, "show", MAP], IMPORT_ALL, 1.4),
        *(
            Ratio(
                f"argmap check, {given.write.__name__} of {sizes[-1]:,}",
                check(given),
                load_yaml(given),
                0.45,
                rounds=3,
                memory=memory * MEGABYTE,
            )
            for given, memory in ((large, 700), (Input(nested, sizes[-1]), 900))
        ),
        Ratio(
            f"argmap check against the parser's events, tree of {sizes[-1]:,}",
            check(large),
            parse_events(large),
            3.5,
            rounds=3,
        ),
        Ratio(
            f"argmap why against argmap check, tree of {sizes[-1]:,}",
            [*ARGMAP, "why", "s0", large],
            check(large),
            1.3,
            rounds=3,
        ),
        *(
            Growth(
                f"argmap check, {write.__name__}s of {listed}",
                check,
                [Input(write, size) for size in sizes],
                1.2,
            )
            for write in (tree, nested, chain)
        ),
        Ratio(
            f"argmap check --select all, tree of {sizes[-1]:,}",
            check_all_rules(large),
            load_yaml(large),
            0.7,
            rounds=3,
            memory=700 * MEGABYTE,
        ),
        *(
            Growth(
                f"argmap check --select all, {write.__name__}s of {' : '.join(map(str, knotted))}",
                check_all_rules,
                [Input(write, size) for size in knotted],
                1.2,
                rounds=5,
            )
            for write in (star, circle, echo)
        ),
        *(
            Ratio(
                f"argmap fmt against check, {write.__name__} of {sizes[-1]:,}",
                format_input(Input(write, sizes[-1])),
                check(Input(write, sizes[-1])),
                2.5,
                rounds=3,
            )
            for write in (tree, nested)
        ),
        Growth(
            f"argmap fmt, trees of {listed}",
            format_input,
            [Input(tree, size) for size in sizes],
            1.2,
        ),
        Ratio(
            f"argmap check, {maps:,} maps of 40",
            check(many),
            [*PYTHON, LOAD_ALL_YAML, many],
            1.5,
            rounds=5,
            memory=300 * MEGABYTE,
        ),
        Ratio(
            # A part has no summary; to make one costs some percent.
            f"argmap show against show --depth, advice of {sizes[1]:,}",
            [*ARGMAP, "show", Input(advice, sizes[1])],
            [*ARGMAP, "show", "--depth", "1000", Input(advice, sizes[1])],
            1.1,
        ),
        Ratio("argmap cruxes, the op-ed's map", cruxes(MAP), check_whatever(MAP), 1.2),
        *(
            Ratio(
                f"argmap cruxes --size {size}, advice of {given.size:,}",
                cruxes(given, size),
                check_whatever(given),
                limit,
                rounds=3,
                memory=memory * MEGABYTE,
            )
            for given, size, limit, memory in (
                (Input(advice, sizes[1]), 1, 2, 200),
                (Input(advice, sizes[1]), 2, 5, 200),
                (Input(advice, sizes[-1]), 1, 2, 1000),
            )
        ),
        *(
            Ratio(
                f"argmap export to {name}, tree of {sizes[1]:,}",
                [*ARGMAP, "export", "--format", name, Input(tree, sizes[1])],
                check(Input(tree, sizes[1])),
                limit,
            )
            # A picture finds line breaks for its texts, and the shape that it will have.
            for name, limit in (
                ("dot", 3),
                ("json", 1.75),
                ("graphml", 1.75),
                ("mermaid", 1.75),
                ("csv", 1.75),
            )
        ),
        Ratio(
            f"argmap rename, tree of {sizes[-1]:,}",
            [*ARGMAP, "rename", "--diff", "s1", "renamed", large],
            check(large),
            3,
            rounds=3,
        ),
    ]


def page_rows() -> list[Row]:
    """Give what is measured of pages in a browser."""
    return [PageInBrowser(Input(write, 5_000)) for write in (advice, tree)]


def picture_rows() -> list[Row]:
    """Give what is measured in drawings."""
    return [
        Picture(MAPS / "assignment-expressions.yaml", 5, 2.9, "6, 3044 × 940"),
        Picture(MAPS / "night-depot.yaml", 5, 1.9, "2, 1788 × 1043"),
        Picture(MAP, 25, 8.2, "113, 4391 × 1976"),
        Picture(Input(grouped, 50), 20, 6, "22, 4882 × 1220"),
        Picture(Input(grouped, 100), 40, 10, "173, 8452 × 1510"),
        Picture(Input(grouped, 300), 120, 50, "1002, 26407 × 1882"),
    ]


EVERYTHING = ("--select", "all", "--exit-zero")

CHECKED: Sequence[Command] = [
    ["check", "--output-format", name, *EVERYTHING] for name in ("full", "json", "sarif", "junit")
]
"""How an input is checked that is large or odd to read."""

VIEWED: Sequence[Command] = [
    ["show"],
    ["show", "--labels", "--ids"],
    ["show", "--invert"],
    ["show", "--no-dedupe"],
    ["show", "--invert", "--no-dedupe"],
    ["show", "--only", "attack"],
    ["show", "--depth", "3"],
    ["cruxes"],
    ["cruxes", "--size", "3"],
    *(
        ["export", "--format", name]
        for name in ("dot", "markdown", "mermaid", "json", "graphml", "aif", "csv")
    ),
]
"""How a map is shown of which there is much to show; what dot draws takes its own time."""


FORMATTED: Sequence[Command] = [
    ["fmt", "--diff", *layout] for layout in ([], ["--nest", "--unname"], ["--flatten"])
]
"""How a map is formatted; it stays as it is."""

COVERED: Sequence[Command] = [
    ["coverage", "--format", name] for name in ("text", "json", "markdown")
]
"""How the text of a source is shown."""


def hostile_rows() -> list[Row]:
    """Give what is measured on inputs that a stranger may have made."""
    commands: list[tuple[dict[hostile.Writer, int], list[Command]]] = [
        (hostile.READ, [CHECKED[0], FORMATTED[0]]),
        (hostile.FAULTY, [CHECKED[0]]),
        (hostile.SHOWN, [*CHECKED, *VIEWED, *FORMATTED]),
        (hostile.COVERED, [CHECKED[0], FORMATTED[0], *COVERED]),
    ]
    return [
        Doubling(Hostile(write, size), command)
        for inputs, measured in commands
        for write, size in inputs.items()
        for command in measured
    ]


def main() -> int:
    """Measure the rows that the command line names, print the table, and give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "rows", nargs="*", help="measure the rows whose name contains one of these"
    )
    parser.add_argument("--quick", action="store_true", help="smaller maps and fewer runs")
    chosen = parser.parse_args()
    sizes = [100, 1_000, 10_000] if chosen.quick else [1_000, 10_000, 100_000]
    knotted = [1_000, 4_000] if chosen.quick else [5_000, 20_000]
    maps = 200 if chosen.quick else 2_000
    line = partial("{:<52}  {:<44}  {:>8}  {}".format)
    print(line("what", "measured", "limit", "verdict"))
    good = True
    with tempfile.TemporaryDirectory(prefix="argmap-bench-") as folder:
        every = [*picture_rows(), *rows(sizes, knotted, maps), *page_rows(), *hostile_rows()]
        for row in every:
            if chosen.rows and not any(part in row.name for part in chosen.rows):
                continue
            for result in row.measure(Path(folder), 3 if chosen.quick else 100):
                verdict = "reached" if result.good else "MISSED"
                print(line(result.name, result.measured, result.limit, verdict), flush=True)
                good = good and result.good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
