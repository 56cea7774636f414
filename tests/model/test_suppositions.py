"""Labels under one supposition after the other."""

import random

from drawn_maps import argued_map_texts
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.model.labelling import FALLS, LABELS, STANDS
from argmap.model.suppositions import Suppositions


@settings(max_examples=100)
@given(text=argued_map_texts(), choose=st.randoms(use_true_random=False))
def test_labels_are_those_of_a_new_labelling_and_come_back(
    text: str, choose: random.Random
) -> None:
    argument_map = argmap.loads(text)
    labelling = Suppositions(argument_map.structure)
    labelling.run()
    names = list(argument_map.nodes)
    seen = [list(labelling.labels)]
    supposed: dict[str, list[str]] = {"deny": [], "grant": []}
    for name in choose.sample(argument_map.statements(), 3):
        label = choose.choice((STANDS, FALLS))
        supposed["grant" if label == STANDS else "deny"].append(name)
        labelling.suppose(labelling.numbers[name], label)
        seen.append(list(labelling.labels))
        found = dict(zip(names, (LABELS[number] for number in seen[-1]), strict=True))
        assert found == argument_map.labels(**supposed)
    while seen:
        assert list(labelling.labels) == seen.pop()
        if seen:
            labelling.withdraw()


def test_work_is_that_of_what_changes() -> None:
    chains = "".join(f"  c{n}: {{text: C., supported_by: [p{n}, q]}}\n" for n in range(1000))
    premises = "".join(f"  p{n}: P.\n" for n in range(1000))
    structure = argmap.loads(
        f"argmap: 1\ntitle: T\nclaims:\n{chains}premises:\n  q: Q.\n{premises}"
    ).structure
    labelling = Suppositions(structure)
    labelling.run()
    labelling.suppose(labelling.numbers["p7"], FALLS)
    assert labelling.steps < 20
    assert [LABELS[labelling.labels[labelling.numbers[name]]] for name in ("c7", "p7")] == [
        "accepted",
        "rejected",
    ]
