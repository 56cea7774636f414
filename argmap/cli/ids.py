"""Ids as arguments and options take them, which a shell completes from the maps.

One line for a command: `click.argument("id", type=ids.NODE)`. The maps are those that the words
before name, of which the argument is declared with `options.MapPath()`; without one, those under
the current folder.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

import click
from click.types import StringParamType

from argmap.cli.options import MapPath
from argmap.text.normalizing import nfc

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from argmap.model.argument_map import ArgumentMap

Named = Iterable[tuple[str, str]]
"""Ids, each with what a shell may show beside it."""

_LONGEST_HELP = 60


class Id(StringParamType):
    """An id in Unicode's NFC; `of` returns those of a map that a shell proposes."""

    name = "id"

    def __init__(self, of: "Callable[[ArgumentMap], Named]") -> None:
        self._of = of

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ARG002 - as click calls it
        """Return the id in the form in which ids are compared."""
        return nfc(value)

    def shell_complete(
        self,
        ctx: click.Context,
        param: click.Parameter,  # noqa: ARG002 - as click calls it
        incomplete: str,
    ) -> "list[CompletionItem]":
        """Return the ids that begin with what is typed; what cannot be an id is left out."""
        from click.shell_completion import CompletionItem

        from argmap.reading.ids import is_id
        from argmap.text.sanitizing import one_line
        from argmap.text.wording import brief
        from argmap.workspace.limited import maps_within_limits

        begun = nfc(incomplete)
        maps = maps_within_limits(
            _map_paths(ctx), allow_outside=bool(ctx.params.get("allow_outside"))
        )
        named = dict(chain.from_iterable(map(self._of, maps)))
        return [
            CompletionItem(name, help=one_line(brief(text, _LONGEST_HELP)) or None)
            for name, text in named.items()
            if name.startswith(begun) and all(map(is_id, name.split("/")))
        ]


def _statements(argument_map: "ArgumentMap") -> Iterator[tuple[str, str]]:
    return ((node, given["text"]) for node, given in argument_map.structure.statements)


def _nodes(argument_map: "ArgumentMap") -> Iterator[tuple[str, str]]:
    nodes = argument_map.nodes.items()
    return ((node, given.get("text", "")) for node, given in nodes)


def _named(argument_map: "ArgumentMap") -> Iterator[tuple[str, str]]:
    """Yield the statements and arguments whose ids are written in the map."""
    from argmap.reading.arguments import is_numbered

    nodes = argument_map.nodes
    for node, text in _nodes(argument_map):
        is_argument, own = "/" in node, node.rpartition("/")[2]
        if not (is_numbered(own) if is_argument else "unnamed" in nodes[node]):
            yield node, text


def _titled(entries: dict[str, dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield the ids of groups or sources with their titles."""
    return ((name, given.get("title", "")) for name, given in entries.items())


STATEMENT = Id(_statements)
"""The id of a statement."""
NODE = Id(_nodes)
"""The id of a statement or an argument."""
NAMED = Id(_named)
"""The id of a statement or an argument that is written in the map."""
GROUP = Id(lambda argument_map: _titled(argument_map.groups))
"""The id of a group."""
SOURCE = Id(lambda argument_map: _titled(argument_map.sources))
"""The id of a source."""


def _map_paths(context: click.Context) -> list[str]:
    """Return the paths of maps on a command line that is not finished.

    Behind an option without its value click assigns no arguments: it leaves their words in `args`.
    """
    words = list(context.args)
    found: list[str] = []
    for param in context.command.params:
        if not isinstance(param, click.Argument):
            continue
        given = context.params.get(param.name or "")
        values = list(given) if isinstance(given, tuple) else [given] if given else []
        if not values:
            count = len(words) if param.nargs < 0 else param.nargs
            values, words = words[:count], words[count:]
        if isinstance(param.type, MapPath):
            found += values
    return found
