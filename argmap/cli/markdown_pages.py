"""Prints pages in Markdown: rendered on a terminal, as they are in a pipe."""

import sys

from argmap.cli.console import ColorChoice, use_color


def print_page(page: str, color: ColorChoice) -> None:
    """Print a page in Markdown."""
    if color == "always" or sys.stdout.isatty():
        _render(page, use_color=use_color(color))
    else:
        sys.stdout.write(page)


def _render(page: str, *, use_color: bool) -> None:
    from rich.console import Console
    from rich.markdown import Markdown
    from rich.theme import Theme

    Console(
        file=sys.stdout,
        color_system="standard" if use_color else None,
        force_terminal=use_color,
        highlight=False,
        # Rich's own puts code on black, on a light terminal too.
        theme=Theme({"markdown.code": "cyan", "markdown.code_block": "cyan"}),
    ).print(Markdown(page, code_theme="ansi_dark", hyperlinks=False))
