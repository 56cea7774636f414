"""The rule disconnected-statement."""

from observing import findings, told


def test_what_leads_to_no_recommendation_and_where_it_ends() -> None:
    text = """
        recommendations:
          keep-open: {text: Keep it open., supported_by: need, attacked_by: noise}
        claims:
          noise: {text: It is loud., supported_by: {premises: loud, attacked_by: walls}}
          pretty: {text: It is pretty., supported_by: painted}
        premises: {need: N, loud: L, walls: W, painted: P, lost: X}
    """
    found = findings("disconnected-statement", text)
    assert [(str(one.place), one.message, one.place.note) for one in found] == [
        ("map.yaml:7:3", "claim “pretty” leads to no recommendation", "no argument uses this"),
        (
            "map.yaml:8:40",
            "premise “painted” leads to no recommendation",
            "leads to “pretty”, and no further",
        ),
        ("map.yaml:8:52", "premise “lost” leads to no recommendation", "no argument uses this"),
    ]
    assert {one.level for one in found} == {"warning"}


def test_somebody_elses_recommendation_counts() -> None:
    text = """
        recommendations:
          close: {text: Close it., attributed_to: The neighbours, supported_by: noise}
        premises: {noise: It is loud.}
    """
    assert told("disconnected-statement", text) == []


def test_statements_that_lead_only_to_each_other() -> None:
    text = """
        recommendations: {keep-open: Keep it open.}
        claims:
          a: {text: A, attacked_by: b}
          b: {text: B, attacked_by: a}
    """
    notes = [found.place.note for found in findings("disconnected-statement", text)]
    assert notes == ["leads back to itself, and no further", "leads to “a”, and no further"]


def test_in_a_map_without_recommendations_only_idle_premises() -> None:
    text = """
        claims:
          noise: {text: It is loud., supported_by: loud}
          need: People need it.
        premises: {loud: L, lost: X}
    """
    assert told("disconnected-statement", text) == ["6:21-25 premise “lost” leads nowhere"]


def test_in_a_map_without_recommendations_an_attacked_thesis_is_the_end() -> None:
    text = """
        premises:
          thesis: {text: Cars belong in towns., attacked_by: {premises: noisy, attacked_by: quiet}}
          noisy: Cars are noisy.
          quiet: New cars are quiet.
          lost: Towns are old.
    """
    assert told("disconnected-statement", text) == ["7:3-7 premise “lost” leads nowhere"]


def test_what_somebody_else_claims_in_the_end_counts() -> None:
    text = """
        recommendations: {open: {text: Open it., supported_by: need}}
        claims: {loud: {text: It is loud., attributed_to: The neighbours, attacked_by: walls}}
        premises: {need: People need it., walls: The walls are thick.}
    """
    assert told("disconnected-statement", text) == []


def test_what_the_author_turns_down_may_stand_apart() -> None:
    text = """
        recommendations: {act: {text: Act., supported_by: gain}}
        claims: {free: {text: It is free., MARK, attacked_by: cost}}
        premises: {gain: G, cost: C}
    """
    assert told("disconnected-statement", text.replace("MARK", "rejected: true")) == []
    assert len(told("disconnected-statement", text.replace("MARK", "rejected: false"))) == 2
