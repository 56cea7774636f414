"""The options of exports: what to show of a map, and how."""

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from argmap.export.support.paper import PaperName

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.analysis.quotes import SourceText

Direction = Literal["BT", "TB", "LR", "RL"]
ThemeName = Literal["light", "dark", "print"]
Shared = Literal["once", "lines"]
GroupStyle = Literal["frame", "tint", "none"]

DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
THEMES: tuple[ThemeName, ...] = get_args(ThemeName)
SHARED: tuple[Shared, ...] = get_args(Shared)
GROUP_STYLES: tuple[GroupStyle, ...] = get_args(GroupStyle)


class ExportOptions(NamedTuple):
    """How to write a map.

    `direction` is the way from premises to conclusions: from the bottom to the top, and so on, as
    Graphviz's rankdir says it; without it, a picture has the one that gives it the better shape.
    `shared` tells how a statement that is used in several places is drawn: in full once, and by
    reference elsewhere, or with a line to each. `groups` tells whether groups have frames where
    they stand together, or are seen by their tint alone, or not at all. `wrap` is the width of
    the texts in columns; without it boxes are given the shape of a page. `ids` and `cites` tell
    whether these are shown, `labels` whether what stands and what falls is. `legend` adds an
    explanation of the signs. `details` are quotes, tags and what else takes much room; a page has
    them in any case. `paper` asks for pages of that size. `source_texts` are the texts of sources
    that a page shows.
    """

    direction: Direction | None = None
    shared: Shared = "once"
    groups: GroupStyle = "frame"
    theme: ThemeName = "light"
    wrap: int | None = None
    ids: bool = True
    cites: bool = True
    legend: bool = False
    labels: bool = False
    details: bool = False
    source_texts: "Mapping[str, SourceText]" = MappingProxyType({})
    paper: PaperName | None = None
