"""The rule quoted-implicit."""

from observing import findings


def test_an_implicit_statement_with_a_quote() -> None:
    text = """
        sources: {s: Survey}
        premises:
          p:
            text: P
            implicit: true
            cites: {s: [1, {paragraph: 2, quote: nobody owns a car}, {quote: again}]}
          q: {text: Q, implicit: true, cites: 3}
          r: {text: R, implicit: false, cites: {s: {quote: nobody}}}
    """
    (found,) = findings("quoted-implicit", text)
    assert str(found) == (
        "map.yaml:7:15: warning[quoted-implicit] premise “p” (“P”) is marked implicit, "
        "yet it is quoted"
    )
    assert [(str(place), place.note) for place in found.related] == [
        ("map.yaml:8:42", "quoted here")
    ]
