"""The groups that a reader of a page can choose, and what is shown of each."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from argmap.export.page.markup import text_of
from argmap.model.selection import parts_of_groups, whole_of
from argmap.views import captions

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

_MOST = 10
"""How many times as large as the map all parts may be together."""


class Groups:
    """The groups of a map: what `--group` shows of each is shown where it is chosen.

    Parts overlap. The last groups cannot be chosen where all parts together would be too large.
    """

    def __init__(self, argument_map: "ArgumentMap") -> None:
        self._map = argument_map
        size = len(argument_map.nodes) + argument_map.structure.link_count
        self._parts = parts_of_groups(argument_map, _MOST * size)

    def selector(self) -> Iterator[str]:
        """Yield what chooses a group, and how many are missing there."""
        if not self._map.groups:
            return
        whole = self._map is whole_of(self._map)
        all_of_it = "the whole map" if whole else "all that is shown"
        yield f'<label>Part <select id=":group"><option value="">{all_of_it}</option>\n'
        for name in self._parts:
            title = text_of(captions.group_title(name, self._map.groups[name]))
            yield f'<option value="{text_of(name)}">{title}</option>\n'
        yield "</select></label>\n"
        missing = len(self._map.groups) - len(self._parts)
        if missing:
            count = "1 more group is" if missing == 1 else f"{missing:,} more groups are"
            yield (
                f"<p>{count} not listed, as the page would be too large: "
                "export one with --group.</p>\n"
            )

    def signs(self) -> str:
        """Explain the signs of parts, for when a group is chosen."""
        if not self._parts:
            return ""
        known = captions.signs_of_part(self._map)
        signs = {"+n": captions.LEFT_OUT, "outside": captions.OUTSIDE}
        said = "".join(f" ({sign}) {signs[sign]}." for sign in signs if sign not in known)
        return f'<span id=":signs" hidden>{said}</span>' if said else ""

    def facts(self, numbers: Mapping[str, int]) -> dict[str, list[Any]]:
        """Return the groups for the script, with their nodes by `numbers`.

        Of each there is the title and its statements; of one that can be chosen also what is
        shown with them, statements and arguments, and how many arguments are left out where.
        """
        return {name: list(self._facts(name, numbers)) for name in self._map.groups}

    def _facts(self, name: str, numbers: Mapping[str, int]) -> Iterator[Any]:
        group, part = self._map.groups[name], self._parts.get(name)
        yield captions.group_title(name, group)
        yield [numbers[node] for node in group["statements"]]
        if part is not None:
            yield sorted(numbers[node] for node in part.keys() - group["statements"])
            yield sorted([numbers[node], count] for node, count in part.items() if count)
