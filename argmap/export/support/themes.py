"""The colours of pictures.

The hues are those of Okabe and Ito, "Color Universal Design" (2008), which people with any colour
vision tell apart: blue for recommendations, yellow for claims, vermilion for attacks. Premises,
the ground of an argument, have none. Fills are light (dark in the dark theme), so that every text
and line has a contrast of at least 4.5:1 on its ground (WCAG 2.1, 1.4.3).
"""

from typing import NamedTuple

from argmap.export.support.export_options import ThemeName
from argmap.format.keys import Kind, Label


class Paint(NamedTuple):
    """The colours of a box: its fill and outline, its text and what stands beside that."""

    fill: str
    outline: str
    text: str
    muted: str


class Theme(NamedTuple):
    """The colours of a picture.

    `tints` are those of groups, in turn; `labels` are those of the signs of what stands and what
    falls; `fallen` is that of the lines of an argument that falls.
    """

    background: str
    text: str
    muted: str
    kinds: dict[Kind, Paint]
    group: Paint
    tints: tuple[Paint, ...]
    support: Paint
    attack: Paint
    labels: dict[Label, str]
    fallen: str


THEMES: dict[ThemeName, Theme] = {
    "light": Theme(
        background="#ffffff",
        text="#1b2730",
        muted="#55636e",
        kinds={
            "recommendation": Paint("#d3e6f5", "#00598c", "#0b2538", "#33566f"),
            "claim": Paint("#fdf0c8", "#8a6009", "#2a2006", "#6a531b"),
            "premise": Paint("#ffffff", "#606c75", "#1b2730", "#55636e"),
        },
        group=Paint("#f3f5f6", "#66727b", "#36444e", "#55636e"),
        tints=(
            Paint("#dcefd9", "#3f7438", "#23421f", "#3c5a38"),
            Paint("#e6def2", "#6b4fa0", "#3b2a5c", "#55437a"),
            Paint("#d3eeea", "#1c7066", "#0f3f3a", "#2b5a54"),
            Paint("#f7dfe9", "#96406a", "#55213a", "#743f59"),
            Paint("#e1e5e9", "#596771", "#2b363e", "#4a5862"),
        ),
        support=Paint("#ffffff", "#4a5862", "#36444e", "#55636e"),
        attack=Paint("#fdeae0", "#b34800", "#8a3700", "#8a3700"),
        labels={"accepted": "#14652a", "rejected": "#b3201a", "undecided": "#725400"},
        fallen="#646f78",
    ),
    "dark": Theme(
        background="#12181d",
        text="#e8edf0",
        muted="#a3b1bb",
        kinds={
            "recommendation": Paint("#10395a", "#56b4e9", "#eaf5fd", "#a8cde8"),
            "claim": Paint("#42350c", "#e0b02e", "#fdf6df", "#d9c68a"),
            "premise": Paint("#1b242b", "#8a99a4", "#e8edf0", "#a3b1bb"),
        },
        group=Paint("#192127", "#7f8d98", "#cfd8de", "#a3b1bb"),
        tints=(
            Paint("#1f3a1c", "#86c67d", "#d9f2d5", "#a9d3a3"),
            Paint("#33264a", "#b79ee6", "#e9def9", "#c8b8e6"),
            Paint("#12403b", "#6cc7bb", "#cff3ee", "#9fd6ce"),
            Paint("#472436", "#e09abb", "#f9dfea", "#e3b3c8"),
            Paint("#2c353c", "#94a3ae", "#dde4e9", "#b3c0c9"),
        ),
        support=Paint("#12181d", "#a9b7c1", "#cfd8de", "#a3b1bb"),
        attack=Paint("#3d1f10", "#f28a4b", "#ffc19c", "#ffc19c"),
        labels={"accepted": "#7fdc92", "rejected": "#ffa195", "undecided": "#f3d566"},
        fallen="#818f9a",
    ),
    "print": Theme(
        background="#ffffff",
        text="#000000",
        muted="#444444",
        kinds={
            "recommendation": Paint("#dedede", "#000000", "#000000", "#3a3a3a"),
            "claim": Paint("#f1f1f1", "#000000", "#000000", "#444444"),
            "premise": Paint("#ffffff", "#000000", "#000000", "#444444"),
        },
        group=Paint("#ffffff", "#707070", "#000000", "#444444"),
        tints=(Paint("#e6e6e6", "#555555", "#000000", "#3a3a3a"),),
        support=Paint("#ffffff", "#000000", "#000000", "#444444"),
        attack=Paint("#ffffff", "#000000", "#000000", "#444444"),
        labels={"accepted": "#000000", "rejected": "#000000", "undecided": "#000000"},
        fallen="#707070",
    ),
}
