"""The canonical form: small maps before and after."""

from textwrap import dedent

import pytest

from argmap.reading import read
from argmap.writing.formatting import Layout, format_map

HEAD = "argmap: 1\ntitle: A map\n"


def formatted(text: str, layout: Layout | None = None, head: str = HEAD) -> str:
    """Format the body of a map, and give it as it is then."""
    data = (head + dedent(text).lstrip("\n")).encode()
    done = format_map(data, "map.yaml", layout or Layout())
    assert done.text is not None, [str(fault) for fault in done.reading.faults]
    assert done.text.startswith(HEAD)
    return done.text[len(HEAD) :].lstrip("\n")


def body(text: str) -> str:
    return dedent(text).lstrip("\n")


def test_keys_get_one_order_and_what_is_alone_needs_no_list() -> None:
    loose = """
        claims:
            night:
                supported_by: [[walls]]
                note: Ask again.
                tags: [a, b]
                text: The depot opens at night.
                cites: [s]
                qualifier: perhaps
            walls: {text: Walls are built.}
        sources: {s: {title: A survey}}
        """
    assert formatted(loose) == body("""
        claims:
          night:
            text: The depot opens at night.
            qualifier: perhaps
            cites: s
            tags: [a, b]
            note: Ask again.
            supported_by: walls
          walls: Walls are built.

        sources:
          s: A survey
        """)


def test_a_passage_with_nothing_but_a_place_is_that_place() -> None:
    loose = """
        sources: {s: S, t: T}
        premises:
          a: {text: A., cites: {s: {locator: p. 3}, t: {paragraph: 3-4}}}
          b: {text: B., cites: {s: {locator: p. 3, quote: so}}}
          c:
            text: C.
            cites:
              s:
                locator: p. 3  # of the first edition
        """
    assert formatted(loose) == body("""
        sources:
          s: S
          t: T

        premises:
          a:
            text: A.
            cites: {s: p. 3, t: 3-4}
          b:
            text: B.
            cites: {s: {locator: p. 3, quote: so}}
          c:
            text: C.
            cites:
              s:
                locator: p. 3  # of the first edition
        """)


@pytest.mark.parametrize(
    ("loose", "done"),
    [
        ("{title: Operations, statements: []}", " Operations"),
        ("{statements: , title: Operations}", " Operations"),
        ("{title: Operations, statements: []}  # none yet", " Operations  # none yet"),
        ("{title: snow, statements: []}", "\n    title: snow"),
        ("{title: 'no]'}", "\n    title: no]"),
        ("{title: Ops, statements: [snow]}", "\n    title: Ops\n    statements: [snow]"),
        ("{statements: [snow]}", " [snow]"),
        ("snow", " [snow]"),
    ],
)
def test_a_group_has_one_form(loose: str, done: str) -> None:
    """A title alone stands without its key, unless it would be read as a list."""
    head = "premises:\n  snow: It snows.\n\ngroups:\n"
    formed = formatted(f"{head}  ops: {loose}\n")
    assert formed == f"{head}  ops:{done}\n"
    assert formatted(formed) == formed


def test_statements_in_place_have_their_text_first_and_then_their_id() -> None:
    loose = """
        claims:
          night:
            text: The depot opens at night.
            supported_by:
              walls: {cites: s, text: Walls are built.}
              money: There is money.
              Cost: It costs little.
            attacked_by:
              - premises: {noise: It is loud., loud: {text: Very loud.}}
        sources: {s: A survey}
        """
    assert formatted(loose) == body("""
        claims:
          night:
            text: The depot opens at night.
            supported_by:
              - text: Walls are built.
                id: walls
                cites: s
              - money: There is money.
              - text: It costs little.
                id: Cost
            attacked_by:
              - - noise: It is loud.
                - loud: Very loud.

        sources:
          s: A survey
        """)


def test_ids_stand_in_brackets_where_they_fit() -> None:
    many = [f"premise-number-{number}" for number in range(7)]
    written = "".join(f"  {name}: It is so.\n" for name in many)
    loose = f"claims: {{a: {{text: A., supported_by: {many[:3]}}}}}\npremises:\n{written}"
    loose += f"groups: {{all: [{', '.join(many)}]}}\n"
    done = formatted(loose.replace("'", ""))
    assert f"    supported_by: [{', '.join(many[:3])}]\n" in done
    assert f"groups:\n  all:\n    - {many[0]}\n    - {many[1]}\n" in done


def test_a_text_insists_on_its_key_where_it_would_be_read_as_an_id() -> None:
    loose = """
        claims:
          night-bus: A bus runs.
          b:
            text: B.
            supported_by:
              - {text: Expensive}
              - {text: night bus}
              - {text: It is far.}
              - {text: "cites:nothing at all"}
        """
    assert formatted(loose) == body("""
        claims:
          night-bus: A bus runs.
          b:
            text: B.
            supported_by:
              - text: Expensive
              - text: night bus
              - It is far.
              - "cites:nothing at all"
        """)


def test_texts_are_plain_or_quoted_or_folded() -> None:
    long = f"{'w' * 70} {'x' * 20} {'y' * 9}"
    loose = f"""
        claims:
          a: "Plain: no, it isn't"
          b: 'Plain, but quoted'
          c: "{long}"
          d: "Two\\nlines"
          e: "The #1 of them"
          f: "He ranks as #1"
          g: 'null'
          h: "no"
        """
    assert formatted(loose) == body(f"""
        claims:
          a: "Plain: no, it isn't"
          b: Plain, but quoted
          c: >-
            {"w" * 70} {"x" * 20}
            {"y" * 9}
          d: "Two\\nlines"
          e: "The #1 of them"
          f: "He ranks as #1"
          g: "null"
          h: no
        """)


def test_an_empty_line_stands_for_a_line_break_in_a_folded_text() -> None:
    long = f"{'w' * 70} {'x' * 20} {'y' * 9}"
    loose = f"""
        claims:
          a:
            text: A.
            note: |
              {long}
              - and

              more
          b: "{long}\\n  {long}"
        """
    assert formatted(loose) == body(f"""
        claims:
          a:
            text: A.
            note: >-
              {"w" * 70} {"x" * 20}
              {"y" * 9}

              - and


              more
          b: "{long}\\n  {long}"
        """)


@pytest.mark.parametrize(
    "text",
    [
        "- 40 degrees",
        "a: b",
        "a:",
        "#1",
        "[x]",
        "{x}",
        "'so'",
        '"so"',
        "%x",
        "@x",
        "`x`",
        "? x",
        "| x",
        "> x",
        "!x",
        "&x",
        "*x",
        "x\ty",
        "x\ny",
        "x \\ y",
        "null",
        "2024-03-01",
        "---",
        "...",
        "שלום \u200f(2,5 m)",
        "\u200bx",
        "x:\xa0y",
        "-\xa0x",
        "12\xa0€",
        "x\u2028y",
        "x\ufeffy",
        "👩‍👩‍👧‍👦 e\u0301 漢字",
        "漢字。" * 60,
        "wide 漢字 " * 30 + "end",
        "w" * 200,
        "two  blanks " * 20 + "end",
        "line\nbreaks\n\n " * 20 + "end",
        "line\nbreaks\n\n" * 20 + "end",
        "line\n# breaks: \t x\n" * 20 + "end",
        "note:x",
    ],
)
def test_every_text_comes_back(text: str) -> None:
    import json

    escaped = json.dumps(text, ensure_ascii=text.isascii()).replace("\u2028", "\\u2028")
    escaped = escaped.replace("\ufeff", "\\ufeff")
    loose = f"claims:\n  a:\n    text: {escaped}\n    tags: [{escaped}]\n    supported_by:\n"
    loose += f"      - text: {escaped}\n      - {{text: Why., note: {escaped}}}\n"
    done = formatted(loose)
    nodes = read(HEAD + done, "map.yaml").map.graph.nodes
    assert nodes["a"]["text"] == text.strip()
    assert nodes["a"]["tags"] == [text.strip()]
    assert nodes["why"]["note"] == text.strip()
    assert all(line == line.rstrip() for line in done.split("\n"))


@pytest.mark.parametrize(
    "text",
    [
        "premises [a, b]",
        "cites {log}",
        "text：It is near.",
        "note:So it is.",
        "-> It is near.",
        "- It is near.",
    ],
)
def test_texts_that_look_like_keys_or_entries_keep_their_quotes(text: str) -> None:
    written = f'claims:\n  a:\n    text: A.\n    supported_by: "{text}"\n'
    assert formatted(written) == written


def test_comments_stay_with_what_they_stand_before_or_beside() -> None:
    loose = """
        # what it is about
        claims:  # all of them
            # the night
            night: {text: The depot opens.,   # now
                    # why
                    supported_by: [walls, # built
                                   money] # spent
                   } # done

            # at the end
        # the rest
        premises:
          walls:  # where
            # of stone
            Walls are built.
          money:
            # much
            text: >  # or little
              There is money.
        # the very end
        """
    assert formatted(loose) == body("""
        # what it is about
        claims:  # all of them
          # the night
          night:  # done
            text: The depot opens.  # now
            # why
            supported_by:  # spent
              - walls  # built
              - money

          # at the end

        # the rest
        premises:
          walls:  # where
            # of stone
            Walls are built.
          money:
            # much
            text: There is money.  # or little
        # the very end
        """)


def test_lines_of_comments_keep_their_order_however_they_are_indented() -> None:
    loose = """
        claims:
          night:
            text: The depot opens at night.
            supported_by: walls
          # day:
            # text: The depot opens by day.
            # supported_by:
              # - light
          noise: {text: It is loud., supported_by: walls}
          # light:
              # text: It is light.
            # tags: [day]
        premises: {walls: Walls are built.}
        """
    assert formatted(loose) == body("""
        claims:
          night:
            text: The depot opens at night.
            supported_by: walls
          # day:
          # text: The depot opens by day.
          # supported_by:
          # - light
          noise:
            text: It is loud.
            supported_by: walls
          # light:
          # text: It is light.
          # tags: [day]

        premises:
          walls: Walls are built.
        """)


def test_comments_stay_below_a_key_that_has_nothing_else() -> None:
    loose = """
        sources:
          # survey: A survey
        claims:
          night:
            supported_by: # not yet:
              # - walls
              # - budget
            # who says so?
            text: The depot opens at night.
            undeveloped: true
        """
    assert formatted(loose) == body("""
        sources:
          # survey: A survey

        claims:
          night:
            # who says so?
            text: The depot opens at night.
            undeveloped: true
            supported_by:  # not yet:
              # - walls
              # - budget
        """)


def test_a_comment_at_the_top_stays_at_the_top() -> None:
    head = "# Free to use.\n\n# The question\ntitle: A map\nargmap: 1\n"
    done = format_map(f"{head}claims: {{a: A.}}\n".encode(), "map.yaml").text
    assert done == (
        "# Free to use.\n\nargmap: 1\n# The question\ntitle: A map\n\nclaims:\n  a: A.\n"
    )


def test_one_empty_line_between_statements_stays_and_none_inside_them() -> None:
    loose = """
        claims:


          a: A.


          b:

            text: B.

            tags: [x]
          c: C.
        premises:
          d: D.
        """
    assert formatted(loose) == body("""
        claims:
          a: A.

          b:
            text: B.
            tags: [x]
          c: C.

        premises:
          d: D.
        """)


def test_an_id_that_is_longer_than_yaml_knows_keys() -> None:
    name = "x" * 1025
    loose = f"""
        claims:
          ? {name}
          : {{text: A., supported_by: {{text: B., id: {name}2}}}}
        """
    done = formatted(loose)
    assert done == body(f"""
        claims:
          ? {name}
          :
            text: A.
            supported_by:
              ? {name}2
              : B.
        """)
    assert formatted(done) == done


FLAT = """
    recommendations:
      open: {text: Keep it open., supported_by: [need, [cheap, budget]]}
    # What is argued
    claims:
      # the need
      need: {text: People need it., supported_by: bus}  # most of them
      cheap: Staying open costs little.
    premises:
      bus: No bus runs.  # at night
      budget: {text: There is room for it., implicit: true}
    expect: {accepted: [cheap]}
    """


def test_nest_moves_what_is_used_once() -> None:
    assert formatted(FLAT, Layout(nest=True)) == body("""
        recommendations:
          open:
            text: Keep it open.
            supported_by:
              # the need
              - text: People need it.
                id: need  # most of them
                supported_by:
                  bus: No bus runs.  # at night
              - - text: Staying open costs little.
                  id: cheap
                  kind: claim
                - text: There is room for it.
                  id: budget
                  implicit: true

        # What is argued

        expect:
          accepted: [cheap]
        """)


def test_nest_drops_sections_that_were_empty_before() -> None:
    loose = """
        recommendations: {}  # none
        claims:
          # open: It is open.
        premises:
          walls: Walls are built.
        """
    assert formatted(loose, Layout(nest=True)) == body("""
        # none
        # open: It is open.

        premises:
          walls: Walls are built.
        """)


def test_unname_drops_the_ids_that_nothing_refers_to() -> None:
    assert formatted(FLAT, Layout(nest=True, unname=True)) == body("""
        recommendations:
          open:
            text: Keep it open.
            supported_by:
              # the need
              - text: People need it.  # most of them
                supported_by:
                  text: No bus runs.  # at night
              - - text: Staying open costs little.
                  id: cheap
                  kind: claim
                - text: There is room for it.
                  implicit: true

        # What is argued

        expect:
          accepted: [cheap]
        """)


def test_unname_keeps_an_id_that_a_reference_to_an_argument_names() -> None:
    loose = """
        claims:
          a:
            text: A.
            supported_by: {text: B., id: b, supported_by: C.}
            attacked_by: b/s1
        """
    assert "      id: b\n" in formatted(loose, Layout(unname=True))


def test_nest_takes_along_a_comment_between_a_key_and_a_reference() -> None:
    flat = """
        claims:
          a:
            text: A.
            supported_by:
              - premises:
                  # Known for long.
                  b
          b: B.
        """
    assert formatted(flat, Layout(nest=True)) == body("""
        claims:
          a:
            text: A.
            supported_by:
              # Known for long.
              text: B.
              id: b
              kind: claim
        """)


def test_nest_leaves_what_is_used_twice_a_circle_and_what_would_change_its_group() -> None:
    flat = """
        claims:
          twice: {text: It is twice., supported_by: [bus]}
          again: {text: It is again., supported_by: [bus, hen]}
          hen: {text: Hens come first., supported_by: [egg]}
          egg: {text: Eggs come first., attacked_by: [hen]}
          round: {text: It is round., supported_by: [about]}
          about: {text: It is about., supported_by: [round]}
          grouped: {text: It has a group., group: g, supported_by: [none]}
        premises:
          bus: No bus runs.
          none: It has none.
        """
    assert formatted(flat, Layout(nest=True)) == body("""
        claims:
          twice:
            text: It is twice.
            supported_by: bus
          again:
            text: It is again.
            supported_by: [bus, hen]
          hen:
            text: Hens come first.
            supported_by:
              text: Eggs come first.
              id: egg
              kind: claim
              attacked_by: hen
          round:
            text: It is round.
            supported_by:
              text: It is about.
              id: about
              supported_by: round
          grouped:
            text: It has a group.
            group: g
            supported_by: none

        premises:
          bus: No bus runs.
          none: It has none.
        """)


def test_a_long_chain_is_nested_as_deep_as_a_file_may_be() -> None:
    chain = "".join(
        f"  c{number}: {{text: It is {number}., supported_by: c{number + 1}}}\n"
        for number in range(400)
    )
    done = formatted(f"claims:\n{chain}  c400: It is 400.\n", Layout(nest=True))
    sections = [line for line in done.split("\n") if line.startswith("  c")]
    assert 2 <= len(sections) <= 8


def test_flatten_moves_all_statements_to_sections() -> None:
    nested = """
        recommendations:
          open:
            text: Keep it open.
            group: g
            supported_by:
              # the need
              - text: People need it.  # most of them
                supported_by: No bus runs.
              - - cheap: Staying open costs little.
                - {text: There is room for it., implicit: true}  # enough
        """
    assert formatted(nested, Layout(flatten=True)) == body("""
        recommendations:
          open:
            text: Keep it open.
            group: g
            supported_by:
              - people-need-it
              - [cheap, there-is-room-for-it]

        claims:
          # the need
          people-need-it:
            text: People need it.  # most of them
            group: g
            supported_by: no-bus-runs

        premises:
          no-bus-runs:
            text: No bus runs.
            group: g
          cheap:
            text: Staying open costs little.
            group: g
          there-is-room-for-it:  # enough
            text: There is room for it.
            implicit: true
            group: g
        """)


def test_flatten_leaves_a_statement_that_has_the_name_of_a_key() -> None:
    nested = "claims: {a: {text: A., supported_by: [{text: Note this., id: note}]}}\n"
    assert "      text: Note this.\n      id: note\n" in formatted(nested, Layout(flatten=True))
