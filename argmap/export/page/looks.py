"""How a page looks and works: its style and its script."""

from importlib.resources import files

DEEPEST = 12
"""How many levels of the outline are indented; those below stand under the last, unbracketed."""
Palette = dict[tuple[str, str], str]
"""Names of variables in the style, by the colours they stand for: by day and by night."""
_SCRIPTS = ("map", "lists", "outline", "search", "picture", "sources", "panel", "address", "start")
"""The parts of the script, in their order; they share one scope."""


def style_of(palette: Palette, deepest: int) -> str:
    """Return the style of a page whose outline has so many levels."""
    colours = "".join(
        f"{name}:light-dark({day},{night});" for (day, night), name in palette.items()
    )
    # The levels have rules, as the page's policy forbids style in its elements.
    levels = "".join(
        f'[aria-level="{level + 1}"],.l{level}{{--level:{level}}}'
        for level in range(min(deepest + 1, DEEPEST))
    )
    return f"{_resource('page.css')}{levels}svg{{{colours}}}"


def script() -> str:
    """Return the script of a page."""
    parts = "\n".join(_resource(f"script/{name}.js") for name in _SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}\n}})();'


def _resource(name: str) -> str:
    """Return the text of a file that comes with the page, without what is for its developers.

    These are indentation, and comments on lines of their own.
    """
    text = files("argmap.export.page").joinpath(name).read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/*")))
