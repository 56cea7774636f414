"""A quote does not stand in the source's text.

The words of a `quote` are looked up in the file that the source names with `text`, and compared as
a careful reader would compare them. No difference is made by:

- white space, and kinds of quotation marks and dashes;
- ligatures, full-width forms and other compatibility characters (Unicode's NFKC), soft hyphens,
  zero-width characters, marks of direction;
- a hyphen that parts a word at the end of a line; in scripts that are written without spaces, such
  as Chinese or Thai, line breaks and spaces;
- marks of footnotes behind a word or its punctuation, `[3]`, `*` or a superscript number, which
  may be left out; the numbers in m² and 10² are none;
- the case of the first letter.

In Markdown and reStructuredText (`.md`, `.rst`), the marks of emphasis, code and links count for
nothing. A word more, less or other is a false quote, and so is a part of a word or of a number:
“art” does not stand in “part”, nor “5 million” in “1.5 million”.

Where the quote has `…`, `...`, `(…)` or something in `[brackets]`, the pieces between must stand
in this order in one paragraph. A letter in brackets in front of a word, `[T]he`, stands for that
letter in either case.

The help shows the nearest passage. The time is bounded: after many quotes that took long, a quote
that is not found in the paragraph that it cites, or soon elsewhere, is reported as not looked for
in the whole text.

## Why it matters

A quote is the strongest citation: it claims that these are the very words. If they are not, the
author is made to say what they did not, and an answer to it is an answer to nobody (the *straw
man*; Walton, “The straw man fallacy”, 1996).

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
sources:
  survey-2024: {title: Night-time footfall survey, text: survey-2024.txt}
claims:
  night-demand: {text: People need it at night., cites: 2, supported_by: few-own-cars}
premises:
  few-own-cars:
    text: Four in five shift workers own no car.
    cites: {survey-2024: {paragraph: 2, quote: "four out of five of those that we asked"}}
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
sources:
  survey-2024: {title: Night-time footfall survey, text: survey-2024.txt}
claims:
  night-demand: {text: People need it at night., cites: 2, supported_by: few-own-cars}
premises:
  few-own-cars:
    text: Four in five shift workers own no car.
    cites: {survey-2024: {paragraph: 2, quote: "four out of five of those we asked … no car"}}
```

where `survey-2024.txt` holds:

```text
Between one and five no bus runs in the whole of the city.

Yet four out of five of those we asked have to go home at that time, and own no car.
```

## How to mend it

Copy the words from the text. Put `…` for what is left out, and `[brackets]` around what is put in.
"""

from collections.abc import Iterator

from argmap.analysis.citations import Quote
from argmap.analysis.effort import Effort
from argmap.rules import Rule
from argmap.rules.context import Observation, Subject, quoted


def check(subject: Subject) -> Iterator[Observation]:
    """Yield the quotes that stand nowhere in the text of their source, or may do so."""
    effort = Effort(stock=500_000, each=0)
    for quote in subject.quotes.values():
        if quote.found is not None:
            continue
        named = f"the quote in {subject.named(quote.node)}"
        source = f"source {quoted(quote.source)}"
        if quote.searched:
            message = f"{named} does not stand in {source}"
            advice, note = _advice(quote, subject, effort), "not in the text"
        else:
            message = (
                f"{named} was not looked for in the whole of {source}: "
                "too many quotes before it took too long"
            )
            advice = "name the one paragraph in which it stands, so that only that is searched"
            note = "not looked for everywhere"
        yield Observation(
            subject.places.quotes[quote.node, quote.number],
            message,
            advice,
            quote.node,
            note,
        )


def _advice(quote: Quote, subject: Subject, effort: Effort) -> str:
    passages = subject.passages[quote.source]
    nearest = passages.nearest(quote.text, quote.cited, effort)
    if nearest is None:
        return "copy the words from the text, with … for what is left out"
    paragraph, words = nearest
    return f"the nearest passage, in paragraph {paragraph}: “{words}”"


RULE = Rule("quote-not-found", "error", __doc__, check, needs_texts=True)
