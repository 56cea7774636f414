"""The signs that a map is shown with, each explained in a few words."""

from collections.abc import Mapping

from argmap.format.keys import KINDS, Kind, Label
from argmap.model.structure import Structure
from argmap.views.explanation import VERDICTS
from argmap.views.relation_words import Word

_SMALL = 12
"""How many statements a map has whose signs explain themselves, where none are linked."""


def explained_signs(
    structure: Structure,
    symbols: Mapping[Kind, str],
    labels: Mapping[Label, str],
    words: tuple[Word, Word] | None,
) -> list[str]:
    """Return the signs that occur with what they mean; nothing for a map that is easily read.

    `labels` are the signs of the labels that are shown, and `words` what stands behind the guides
    to separate premises and to linked ones, where guides tell these apart.
    """
    facts = [node for node in structure.nodes.values() if "kind" in node]
    sizes = {len(premises) for premises in structure.premises.values()}
    is_linked = words is not None and max(sizes, default=0) > 1
    if not is_linked and len(facts) <= _SMALL:
        return []
    kinds = {node["kind"] for node in facts if "unwritten" not in node}
    said = [f"{symbols[kind]} {kind}" for kind in KINDS if kind in kinds]
    said += [f"{sign} {VERDICTS[label]}" for label, sign in labels.items()]
    if words is not None:
        first, further = words
        said += [f"─ {first.value}: separate"] * (1 in sizes)
        said += [f"┬ {first.value} … {further.value}: linked, only together"] * is_linked
    return said
