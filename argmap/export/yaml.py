"""A map, or a part of one, as a map file in canonical form."""

from argmap.export import Draw, Exported
from argmap.export.support.export_options import ExportOptions
from argmap.model.argument_map import ArgumentMap
from argmap.model.selection import Part, whole_of
from argmap.text.wording import counted
from argmap.writing.maps import write_map


def export(argument_map: ArgumentMap, options: ExportOptions, draw: Draw) -> Exported:  # noqa: ARG001
    """Return the map in canonical form, and what a part of a map has not of the whole.

    Of a part, expectations are left out that do not hold where the rest is missing.
    """
    remarks: list[str] = []
    if whole_of(argument_map).supposition:
        remarks.append("what is supposed is not written: a map file has no place for it")
    if isinstance(argument_map, Part):
        argument_map, dropped = _as_a_whole(argument_map)
        nodes = argument_map.nodes.items()
        missing = sum(facts.get("left_out", 0) for _, facts in nodes)
        if missing:
            said = counted(missing, "argument")
            remarks.append(f"{said} of the map {_verb(missing, 'is', 'are')} not in this part")
        if dropped:
            said = counted(dropped, "expectation")
            do_not = _verb(dropped, "does", "do")
            remarks.append(f"{said} {do_not} not hold in this part alone, left out")
    return Exported(write_map(argument_map).encode(), tuple(remarks))


def _as_a_whole(part: Part) -> tuple[ArgumentMap, int]:
    """Return a part as a map of its own, and how many of its expectations would not hold."""
    structure = part.structure.part(part.nodes)
    labels = ArgumentMap(structure).labels()
    expected = part.expectations
    kept = {
        label: [node for node in nodes if labels[node] == label]
        for label, nodes in expected.items()
    }
    structure.facts["expect"] = kept
    dropped = sum(len(nodes) - len(kept[label]) for label, nodes in expected.items())
    return ArgumentMap(structure, part.name), dropped


def _verb(count: int, singular: str, plural: str) -> str:
    return singular if count == 1 else plural
