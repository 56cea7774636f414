"""The rule unused-source."""

from observing import findings, told


def test_a_source_is_used_where_a_statement_or_an_argument_cites_it() -> None:
    text = """
        sources:
          one: One
          two: Two
          three: {title: Three}
        claims: {c: {text: C, supported_by: {premises: p, cites: two}}}
        premises: {p: {text: P, cites: [one]}}
    """
    (found,) = findings("unused-source", text)
    assert str(found) == "map.yaml:6:3: warning[unused-source] source “three” is cited nowhere"
    assert (found.place.end_column, found.node) == (8, None)


def test_a_map_without_sources_cites_nothing() -> None:
    assert told("unused-source", "claims: {c: {text: C, supported_by: p}}\npremises: {p: P}") == []
