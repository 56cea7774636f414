"""The edges of a map: arguments joined to their premises and to what they lead to."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap.reading.draft import Draft
    from argmap.reading.references import References


def join(draft: "Draft", references: "References") -> None:
    """Make the edges, and an unwritten statement for each premise that nothing defines."""
    draft.open_edges()
    following, leading = draft.following, draft.leading
    named, slips = draft.names.get, draft.slips
    unwritten: set[str] = set()
    for step in draft.steps:
        argument, target = step.argument, step.target
        argument, target, unread = named(argument, argument), named(target, target), step.unread
        # Each look into a dictionary of all nodes is slow where they are many.
        found: dict[str, dict[str, Any]] = {}
        for premise in step.premises:
            name = named(premise.text, premise.text)
            ends = following.get(name)
            if ends is None or "/" in name or name in unwritten:
                known = references.premise(slips.get(name, premise), target)
                if known is None:
                    unread = True
                    continue
                if known not in draft.nodes:
                    is_lost = draft.faults.cut_off or known in draft.lost
                    draft.add_unwritten(known, premise.span, unread=is_lost)
                    unwritten.add(known)
                elif known in unwritten and premise.start < draft.places.nodes[known][0]:
                    draft.places.nodes[known] = premise.span
                name, ends = known, following[known]
            found[name] = ends
        if not argument:
            draft.unknowns.meant.update(found)
            continue
        if unread:
            name = f"{argument}/?"
            draft.add_unwritten(name, draft.places.nodes[argument], unread=True)
            found[name] = following[name]
        starts = leading[argument]
        for name, ends in found.items():
            ends[argument] = starts[name] = {}
        following[argument][target] = leading[target][argument] = {}
