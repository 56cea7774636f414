"""The links of a map: arguments joined to their premises and to what they lead to."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.reading.draft import Draft
    from argmap.reading.references import References
    from argmap.reading.values import Scalar


def join(draft: "Draft", references: "References") -> None:
    """Make the links, and an unwritten statement for each premise that nothing defines."""
    structure, nodes, names = draft.structure, draft.nodes, draft.names
    structure.facts, structure.nodes = draft.facts, nodes
    unwritten: set[str] = set()
    for step in draft.steps:
        argument, target, unread = step.argument, step.target, step.unread
        if names:
            argument, target = names.get(argument, argument), names.get(target, target)
        premises: list[str] = []
        for premise in step.premises:
            name = premise.text
            if name in names:
                name = names[name]
            if name in nodes and "/" not in name and name not in unwritten:
                premises.append(name)
                continue
            known = references.premise(draft.slips.get(name, premise), target)
            if known is None:
                unread = True
                draft.note_meant(premise)
            else:
                _note_unwritten(known, premise, draft, unwritten)
                premises.append(known)
        if not argument:
            draft.unknowns.meant.update(premises)
            continue
        if unread:
            name = f"{argument}/?"
            draft.add_unwritten(name, draft.places.nodes[argument], unread=True)
            premises.append(name)
        if unwritten:
            # Two that are not written alike may name the same.
            premises = list(dict.fromkeys(premises))
        structure.join(argument, premises, target, is_attack=step.is_attack)


def _note_unwritten(name: str, premise: "Scalar", draft: "Draft", unwritten: set[str]) -> None:
    """Add the statement that a premise names, if it is not written; it stands at the first."""
    if name not in draft.nodes:
        is_unread = draft.faults.cut_off or draft.is_lost(name)
        draft.add_unwritten(name, premise.span, unread=is_unread)
        unwritten.add(name)
    elif name in unwritten and premise.start < draft.places.nodes[name][0]:
        draft.places.nodes[name] = premise.span
