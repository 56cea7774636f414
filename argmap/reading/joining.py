"""The links of a map: arguments joined to their premises and to what they lead to."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.reading.draft import Draft
    from argmap.reading.references import References


def join(draft: "Draft", references: "References") -> None:
    """Make the links, and an unwritten statement for each premise that nothing defines."""
    structure, nodes = draft.structure, draft.nodes
    structure.facts, structure.nodes = draft.facts, nodes
    named, slips = draft.names.get, draft.slips
    unwritten: set[str] = set()
    for step in draft.steps:
        argument, target = step.argument, step.target
        argument, target, unread = named(argument, argument), named(target, target), step.unread
        premises: list[str] = []
        for premise in step.premises:
            name = named(premise.text, premise.text)
            if name not in nodes or "/" in name or name in unwritten:
                known = references.premise(slips.get(name, premise), target)
                if known is None:
                    unread = True
                    continue
                if known not in nodes:
                    is_lost = draft.faults.cut_off or known in draft.lost
                    draft.add_unwritten(known, premise.span, unread=is_lost)
                    unwritten.add(known)
                elif known in unwritten and premise.start < draft.places.nodes[known][0]:
                    draft.places.nodes[known] = premise.span
                name = known
                if name in premises:
                    continue
            premises.append(name)
        if not argument:
            draft.unknowns.meant.update(premises)
            continue
        if unread:
            name = f"{argument}/?"
            draft.add_unwritten(name, draft.places.nodes[argument], unread=True)
            premises.append(name)
        structure.join(argument, premises, target)
