"""The signs that a map is shown with, each explained in a few words."""

from collections.abc import Mapping

from argmap.format.keys import KINDS, Kind, Label
from argmap.model.index import Index
from argmap.views.relation_words import Word

_SMALL = 12
"""How many statements a map has whose signs explain themselves, where none are linked."""
_LABELS: dict[Label, str] = {"accepted": "stands", "rejected": "falls", "undecided": "open"}


def explained_signs(
    index: Index,
    symbols: Mapping[Kind, str],
    labels: Mapping[Label, str],
    *,
    upward: bool = False,
) -> list[str]:
    """Return the signs that occur with what they mean; nothing for a map that is easily read.

    `labels` are the signs of the labels that are shown.
    """
    facts = [node for node in index.nodes.values() if "kind" in node]
    sizes = {len(premises) for premises in index.premises.values()}
    is_linked = max(sizes, default=0) > 1
    if not is_linked and len(facts) <= _SMALL:
        return []
    kinds = {node["kind"] for node in facts if "unwritten" not in node}
    said = [f"{symbols[kind]} {kind}" for kind in KINDS if kind in kinds]
    said += [f"{sign} {_LABELS[label]}" for label, sign in labels.items()]
    first, further = (Word.THEREFORE, Word.WITH) if upward else (Word.BECAUSE, Word.AND)
    if 1 in sizes:
        said.append(f"─ {first.value}: separate")
    if is_linked:
        said.append(f"┬ {first.value} … {further.value}: linked, only together")
    return said
