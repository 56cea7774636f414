"""What the texts of Markdown say, whatever format they stand in."""

import pytest

from argmap.importing import Imported, read


def imported(text: str) -> Imported:
    return read(text, "outline", name="notes.md")


def texts(found: Imported) -> list[str]:
    return [facts["text"] for _, facts in found.map.graph.nodes(data=True) if "text" in facts]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("It is **very** *wet* and ~~dry~~.", "It is very wet and dry."),
        ("It is ***so* wet**.", "It is so wet."),
        ("**`dry` is** wet", "dry is wet"),
        ("A*B*C", "ABC"),
        # Marks that nothing matches, and those inside of words, are characters.
        ("5*3 is 15", "5*3 is 15"),
        ("f(*args, **more)", "f(*args, **more)"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("snake_case_name and _private", "snake_case_name and _private"),
        ("*a _b* c_", "a _b c_"),
        (r"\*no\* emphasis", "*no* emphasis"),
        # What stands in code is no Markdown.
        ("Call `__init__` and `a*b*c`", "Call __init__ and a*b*c"),
        (r"In `C:\Users\<Name>`", r"In C:\Users\<Name>"),
        ("A tick: `` ` ``", "A tick: `"),
        ("`&amp;` &amp; `<!-- no -->`", "&amp; & <!-- no -->"),
        (r"\`no code`", "`no code`"),
        ("``not closed`", "``not closed`"),
        # Of a link the text counts.
        ('See [the *`log`*](https://example.org "x")', "See the log"),
        ("See <https://example.org>", "See https://example.org"),
        ("See ![the plan](plan.png)", "See the plan"),
        ("It is wet<!-- is it? > no -->.", "It is wet."),
    ],
)
def test_texts_are_read_as_markdown(written: str, said: str) -> None:
    assert texts(imported(f"- {written}\n")) == [said]


def test_quoted_lines_and_comments_are_no_items() -> None:
    found = imported(
        "# Rain\n\n> They said:\n> - It rains.\n\n<!-- a note -->\n<!--\n- not this\n```\n-->\n\n"
        "- It is wet.\n  - It rains.\n"
    )
    assert texts(found) == ["It is wet.", "It rains."]
    assert found.map.graph.graph["description"] == "They said: - It rains."
    assert [str(loss) for loss in found.losses] == [
        "2 blocks of code, comments or rulers left out, the first at line 6"
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter_is_no_heading(end: str) -> None:
    notes = "---\n# Settings\ntags: [rain]\nlayout: page\n---\n# Rain\n\n- It is wet.\n"
    found = imported(notes.replace("\n", end))
    assert found.map.title == "Rain"
    assert texts(found) == ["It is wet."]
    assert [str(loss) for loss in found.losses] == [
        "2 lines of front matter left out, the first at line 3"
    ]
    # Between two rulers stands text.
    assert texts(imported("---\n\n- It is wet.\n\n---\n")) == ["It is wet."]


def test_only_a_fence_of_its_own_ends_code() -> None:
    found = imported("- It is wet.\n\n```\n- a\n```js\n- b\n```\n\n- It rains.\n")
    assert texts(found) == ["It is wet.", "It rains."]


@pytest.mark.parametrize("piece", ["`", "*a", "``a`", "[`a`](b) ", "<!--", r"\`", "![", "*a**b "])
def test_hostile_texts_take_linear_time(piece: str) -> None:
    assert texts(imported(f"- {piece * 100_000}x\n"))
