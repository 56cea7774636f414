"""Maps to start from: a complete one that explains the format, and one on a text."""

from argmap.text.wording import in_braces

EXAMPLE_TEXT = """\
To the city council: keep the depot open at night, as you have done since May.

We who work in shifts have no other way home, for no bus runs between one and five. Almost all of
us would have to give up our work.

The hall is heated anyway, so it costs little to keep it open.

Some neighbours say that an open depot keeps them awake. It did, until the sound walls were
finished.
"""
"""The text that the complete map quotes."""

_EXAMPLE = """\
argmap: 1
title: Should the depot stay open at night?  # the question that the map answers

sources:  # the texts that the map cites
  letter:  # an id: letters, digits, -, _ and .
    title: A letter from the night shift
    text: {text}  # beside this file; quotes are looked up there

recommendations:  # what someone should do
  keep-open:
    text: The city should keep the depot open at night.
    addressee: City council
    cites: 1  # the paragraph; blank lines part paragraphs
    supported_by:  # each entry is an argument, and enough by itself
      - text: Shift workers have no other way home.
        qualifier: almost certainly  # the author's hedge
        cites: 2
        supported_by:  # a reason for a reason stands under it
          text: No bus runs between one and five.
          # Change a word of the quote, and run argmap check again.
          cites: {{paragraph: 2, quote: no bus runs between one and five}}
      - - text: Staying open costs little.  # two dashes, then one: linked premises,
          cites: 3  # which hold only together
        - text: The budget has room for it.
          implicit: true  # the author relies on it, but never says it
    attacked_by:  # objections
      text: An open depot keeps its neighbours awake.
      id: noise  # an id is needed only where something refers to it
      attributed_to: the residents  # whose statement it is, if not the author's
      cites: 4
      attacked_by:  # the answer to the objection
        text: Sound walls are finished.
        cites: {{paragraph: 4, quote: until the sound walls were finished}}

expect:  # tests of the map itself
  accepted: [keep-open]
  rejected: [noise]
"""

_ON_TEXT = """\
argmap: 1
title: {title}  # better: the question that the text answers

sources:
  {source}:
    title: {title}
    paragraphs: {paragraphs}  # blank lines part them
    text: {text}

recommendations:
  main:  # an id: letters, digits, -, _ and .
    text: Write here what the text recommends, in a whole sentence.
    undeveloped: true  # the reasons are still missing; replace this line by what is below
    cites: 1  # the paragraph in which it stands
    # supported_by:
    #   - text: Write a reason here, in a whole sentence.
    #     cites: {{paragraph: 1, quote: "words that stand there"}}
"""


def example_map(text: str) -> str:
    """Return a complete map, whose comments explain it; `text` is the path of the example text."""
    return _EXAMPLE.format(text=in_braces(text))


def map_on_text(source: str, title: str, text: str, paragraphs: int) -> str:
    """Return a map with one source, and a recommendation that is to be filled in."""
    return _ON_TEXT.format(
        source=source, title=in_braces(title), text=in_braces(text), paragraphs=paragraphs
    )
