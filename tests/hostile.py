"""Inputs that cost a careless program the square of their size, or more, for the benchmark.

Each function fills a folder with an input of a size, of which the input is as large as a straight
line has it, and gives what to name on the command line.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

Writer = Callable[[Path, int], Path]

_HEAD = "argmap: 1\ntitle: Shall the ferry run in winter?\n"
_LOG = "sources: {log: {title: The log, text: log.txt}}\n"
_PREMISE = "premises: {ice: The lake freezes.}\n"


def _map(folder: Path, *pieces: str) -> Path:
    file = folder / "map.yaml"
    file.write_text("".join(pieces), encoding="utf-8")
    return file


def _lines(line: str, numbers: Iterable[int]) -> str:
    return "".join(line.format(number, number + 1) for number in numbers)


def blanks_and_a_comment(folder: Path, size: int) -> Path:
    """Write a text with a run of blanks, and a comment elsewhere."""
    head = _HEAD.replace("1\n", "1 # since May\n", 1)
    return _map(folder, head, f"description: 'ferry{' ' * size}winter'\n", _PREMISE)


def a_comment(folder: Path, size: int) -> Path:
    """Write a comment that begins as one that suppresses, and goes on for long."""
    return _map(folder, _HEAD, f"# argmap ignore {'ice' * (size // 3)}\n", _PREMISE)


def one_line(folder: Path, size: int) -> Path:
    """Write a map on one line, and a comment behind it."""
    claims = ", ".join(
        f"day{number}: {{text: Day {number}., tags: [a]}}" for number in range(size)
    )
    return _map(folder, _HEAD, f"claims: {{{claims}}} # since May\n")


def combining_marks(folder: Path, size: int) -> Path:
    """Write a letter with many marks above and below it, in no order."""
    marks = "\N{COMBINING GRAVE ACCENT}\N{COMBINING DOT BELOW}" * (size // 2)
    return _map(folder, _HEAD, f"premises:\n  ice: o{marks}\n")


def patterns(folder: Path, size: int) -> Path:
    """Exclude by a pattern with many stars a name that almost matches."""
    stars = "*x" * size
    (folder / "argmap.toml").write_text(f'exclude = ["{stars}y"]\n', encoding="utf-8")
    (folder / f"{'x' * 80}.yaml").write_text("lake: frozen\n", encoding="utf-8")
    return folder


def patterns_over_folders(folder: Path, size: int) -> Path:
    """Exclude by a pattern with many double stars a path that almost matches."""
    stars = "**/x/" * size
    (folder / "argmap.toml").write_text(f'exclude = ["{stars}y"]\n', encoding="utf-8")
    deep = folder.joinpath(*["x"] * 30)
    deep.mkdir(parents=True)
    (deep / "lake.yaml").write_text("lake: frozen\n", encoding="utf-8")
    return folder


def ignored_names(folder: Path, size: int) -> Path:
    """Ignore, as git does, by a pattern with many stars a name that almost matches."""
    (folder / ".git").mkdir()
    (folder / ".gitignore").write_text("*x" * size + "y\n", encoding="utf-8")
    (folder / f"{'x' * 80}.yaml").write_text("lake: frozen\n", encoding="utf-8")
    return folder


def roots(folder: Path, size: int) -> Path:
    """Write premises that lead nowhere: each is a tree."""
    return _map(folder, _HEAD, "premises:\n", _lines("  day{}: It ran on day {}.\n", range(size)))


def places(folder: Path, size: int) -> Path:
    """Write a premise that cites very many paragraphs of one of two sources."""
    numbers = ", ".join(map(str, range(1, size + 1)))
    sources = "sources: {log: The log of the ferry, survey: A survey}\n"
    ice = f"  ice: {{text: The lake freezes., cites: {{log: [{numbers}]}}}}\n"
    return _map(folder, _HEAD, sources, "premises:\n", ice)


def undercutters(folder: Path, size: int) -> Path:
    """Write a step that very many premises undercut."""
    against = ", ".join(f"day{number}" for number in range(size))
    step = f"{{premises: ice, attacked_by: [{against}]}}"
    claim = f"claims: {{stop: {{text: It must stop., supported_by: [{step}]}}}}\n"
    days = _lines("  day{}: It ran on day {}.\n", range(size))
    return _map(folder, _HEAD, claim, "premises:\n  ice: The lake freezes.\n", days)


def shared_chain(folder: Path, size: int) -> Path:
    """Write half as many recommendations on one chain of half as many claims."""
    half = size // 2
    tops = _lines("  do{}: {{text: Do {}., supported_by: link0}}\n", range(half))
    chain = _lines("  link{0}: {{text: Link {0}., supported_by: link{1}}}\n", range(half))
    ground = f"premises: {{link{half}: The lake freezes.}}\n"
    return _map(folder, _HEAD, "recommendations:\n", tops, "claims:\n", chain, ground)


def ladder(folder: Path, size: int) -> Path:
    """Write layers of two claims, each of which rests on both claims of the next layer."""
    line = "text: Layer {0}., supported_by: [left{1}, right{1}]"
    layers = _lines(f"  left{{0}}: {{{{{line}}}}}\n  right{{0}}: {{{{{line}}}}}\n", range(size))
    ground = f"premises: {{left{size}: The lake freezes., right{size}: It is deep.}}\n"
    return _map(folder, _HEAD, "claims:\n", layers, ground)


def ranges(folder: Path, size: int) -> Path:
    """Write premises each of which cites all paragraphs of a text, of which there are as many."""
    paragraphs = _lines("On day {} the lake froze.\n\n", range(size))
    (folder / "log.txt").write_text(paragraphs, encoding="utf-8")
    line = f"  day{{0}}: {{{{text: It froze on day {{0}}., cites: 1-{size}}}}}\n"
    return _map(folder, _HEAD, _LOG, "premises:\n", _lines(line, range(size)))


def quotes(folder: Path, size: int) -> Path:
    """Write premises each of which quotes another line of one long paragraph."""
    lines = _lines("On day {} the lake froze.\n", range(size))
    (folder / "log.txt").write_text(lines, encoding="utf-8")
    line = "  day{0}: {{text: It froze on day {0}., cites: {{quote: On day {0} the lake}}}}\n"
    return _map(folder, _HEAD, _LOG, "premises:\n", _lines(line, range(size)))


def repeated_quotes(folder: Path, size: int) -> Path:
    """Write premises each of which quotes words that stand in many paragraphs of a text."""
    (folder / "log.txt").write_text("The lake froze.\n\n" * size, encoding="utf-8")
    line = "  day{0}: {{text: It froze on day {0}., cites: {{quote: The lake froze}}}}\n"
    return _map(folder, _HEAD, _LOG, "premises:\n", _lines(line, range(size)))


def unknown_keys(folder: Path, size: int) -> Path:
    """Write a statement with very many keys that it does not have, half of them those of `cites`.

    For each, something is looked up in the statement.
    """
    keys = _lines("    k{0}: [ice]\n    quote: frozen\n", range(size // 2))
    return _map(folder, _HEAD, "claims:\n  lake:\n    text: The lake freezes.\n", keys)


def sections(folder: Path, size: int) -> Path:
    """Write very many sections of sources and of claims, with keys among the ids of these."""
    section = (
        "sources{0}: {{log{0}: The log of day {0}}}\n"
        "claims{0}:\n  day{0}: It froze.\n  kind: claim\n  supported_by: [day{1}]\n"
    )
    return _map(folder, _HEAD, _lines(section, range(size)))


READ: dict[Writer, int] = {
    blanks_and_a_comment: 40_000,
    a_comment: 40_000,
    one_line: 8_000,
    combining_marks: 200_000,
    patterns: 24,
    patterns_over_folders: 12,
    ignored_names: 24,
}
"""Inputs that are large or odd to read, with the sizes at which they are measured."""

FAULTY: dict[Writer, int] = {unknown_keys: 12_000, sections: 2_000}
"""Maps of which there is much that is wrong, with the sizes at which they are measured."""

SHOWN: dict[Writer, int] = {
    roots: 12_000,
    places: 24_000,
    undercutters: 6_000,
    shared_chain: 2_000,
    ladder: 48,
}
"""Maps of which there is much to show, with the sizes at which they are measured."""

COVERED: dict[Writer, int] = {ranges: 4_000, quotes: 4_000, repeated_quotes: 4_000}
"""Maps that cite much of a text, with the sizes at which they are measured."""
