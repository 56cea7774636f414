"""The rule missing-source-text."""

from observing import findings


def test_a_text_that_cannot_be_read() -> None:
    text = """
        sources:
          s: {title: S, text: gone.txt}
          t: {title: T, text: there.txt}
          u: {title: U, text: empty.txt}
        premises: {p: {text: P, cites: [s, t, u]}}
    """
    found = findings("missing-source-text", text, s=None, t="Here.", u="\n \n")
    assert [(one.level, str(one.place), one.message) for one in found] == [
        ("error", "map.yaml:4:23", "the text of source “s” cannot be read: no such file"),
        ("error", "map.yaml:6:23", "the text of source “u” cannot be read: it is empty"),
    ]
    assert found[0].place.end_column == 31
