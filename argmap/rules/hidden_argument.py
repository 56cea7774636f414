"""The text of a statement holds an argument of its own.

It has words that lead from a reason to what follows from it:

- because, given that, owing to, in view of, on the grounds that, due to the noise;
- therefore, thus, hence, consequently, as a result, for this reason, it follows that, that is why,
  is one reason why; and “so” where it begins a clause (“No bus runs, so people walk”);
- since, where it gives a reason (“since no bus runs”, not “since 2019” or “since the line
  closed”), and “for” and “as” where no other reading is left (“, for it is late”, “as there is no
  bus”).

A purpose is not a reason: “so that” is not found, and neither is “the rent is due to the
residents”. The rule reads English only, and passes over a map whose `language` is another. It
reads words rather than meanings: a statement about causes, such as “Demand fell because fares
rose”, may be one statement. Therefore it runs only where it is selected.

## Why it matters

Such words are *argument indicators*: they mark premises and conclusions (Copi and Cohen,
*Introduction to Logic*; van Eemeren, Houtlosser and Snoeck Henkemans, *Argumentative Indicators in
Discourse*, 2007). Inside one statement they hide a step of the argument: no arrow shows it,
nothing can attack it, and the reason has no label of its own.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  night-demand:
    text: Shift workers need the depot, because no bus runs between one and five.
    supported_by: few-own-cars
premises:
  few-own-cars: Four in five shift workers own no car.
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  night-demand:
    text: Shift workers need the depot.
    supported_by: [[no-night-bus, few-own-cars]]
premises:
  no-night-bus: No bus runs between one and five.
  few-own-cars: Four in five shift workers own no car.
```

## How to mend it

Make the reason a statement of its own, and name it in `supported_by` of what it is a reason for.
"""

import re
from collections.abc import Iterator
from operator import itemgetter

from argmap.rules import Rule
from argmap.rules.context import Observation, Subject, quoted
from argmap.text.english import COMMANDS, simplified

_DETERMINER = "(?:the|an?|its|his|her|their|our|my|your|this|that|these|those|such)"
_PERSON = "(?:he|she|they|we|i|there|nobody)"
_SUBJECT = rf"(?:{_DETERMINER}|{_PERSON}|it|you|no|nothing|any|each|every|all)"
_PRESENT = (
    "(?:(?:is|are|do|does|has|have|ca|wo|would|could|should)n't|is|are|do|does|can|cannot|must"
    r"|(?:has|have)(?! (?:\w+ )?been)|will|would|could|should|may|might|ought|needs?|runs?|makes?"
    "|means?|takes?|gives?|requires?|depends?|remains?|seems?|lacks?|exists?)"
)
_NOUN = rf"(?:(?!(?:{_SUBJECT}|then|when)\b)[^\W\d_]+ ){{1,3}}"
_SINCE = (
    # “Since it's late, …”, “since no bus runs, …”, “…, since it was late”; but not “since 2019”.
    r"(?:(?:it|that|there|he|she)'s(?! been)|(?:they|we|you)'re|i'm"
    rf"|(?:{_SUBJECT} |(?:{_DETERMINER}|no|each|every|any|all|most|many|few|some) {_NOUN}|{_NOUN})"
    rf"{_PRESENT}"
    rf"|(?<=, since )(?:{_PERSON}|it|this|that|these|those) (?:was|were|had|did))\b"
)
_PEOPLE = (
    "(?:people|persons?|residents?|citizens?|workers?|drivers?|staff|members?|owners?|tenants?"
    "|landlords?|employees?|employers?|customers?|passengers?|taxpayers?|voters?|children|child"
    "|parents?|families|family|men|man|women|woman|heirs?|creditors?|shareholders?|authors?"
    "|council|city|company|him|her|them|us|me|you)"
)
_LOAD = "lack|noise|traffic|weather|snow|rain|ice|fog|fire|age|wear|war|cost"
_DUE_TO = (
    rf"(?!(?:{_DETERMINER} )?(?:[^\W\d_]+ )?{_PEOPLE}(?![\w'-]))"
    rf"(?:(?:{_DETERMINER}|{_LOAD}|heavy|high|low|bad|poor|good|rising|falling|many|more|too|how)\b"
    r"|(?!bring\b)[\w-]+(?:tion|sion|ness|ity|ing|[^su\W]s)\b|[\w-]+ of\b)"
)
_DEBT = (
    "(?:money|payments?|rents?|fees?|fares?|tax|taxes|wages?|pay|sums?|debts?|amounts?|refunds?"
    "|compensation|benefits?|dues|dividends?|royalties|thanks|credit|respect|honou?r|praise"
    "|apology|apologies|gratitude|recognition|care|loyalty|obedience)"
)
_COMMAND = "(?:" + "|".join(sorted(COMMANDS | {"never", "don't"})) + ")"
_CLAUSE = r"(?:^|(?<=[,;:.!?–—(] )|(?<=\band )|(?<=\bbut ))"
_SENTENCE = r"(?:^|(?<=[.!?] )|(?<=\band ))"
_LEAD = "(?:instead|if|when|while|in|at|from|for|with|let|please)"
_LACKS = (
    "(?:is|are) (?:too|not|no|very|more|less|the only|already|still)|ha(?:s|ve) (?:no|not)"
    "|needs?|lacks?|requires?|makes?|allows?|gives?|means?|provides?|fits?"
)
_CAUSES = (
    rf"(?:(?:it|they|this|these|he|she) (?:(?:is|are|does|do|wo)n't|can(?:not|'t)|{_LACKS})"
    r"|there (?:is|are|was|were) (?:no|not|little|few|only|hardly))\b"
)
_IS = r"(?:(?<!\bthere )(?<!\bwhat )(?:is|are|was|were)|(?:remains|represents))"
_CHANCE = "(?:choice|chance|opportunity|option|right|time|means|tools)"
_BARE_SUBJECT = rf"(?:{_SUBJECT}|people|most|(?:every|some)(?:one|body)|[a-z]{{2,}}[^isu\W]s)"
_PURPOSE = r"(?:\w+ ){0,2}(?:can|could|may|might)\b"
_VERB = "(?:is|are|was|were|has|have|had|will|would|can|could)"
_PLAIN = (
    *("because", "therefore", "consequently", "hence", "ergo", "owing to", "inasmuch as"),
    *("seeing as", "as a result", "as a consequence", "in consequence", "on account of"),
    *("on the ground that", "on the grounds that", "in view of", "in light of"),
    *("in the light of", "given that", "given how", "given what", "considering that"),
    *("considering how", "considering what"),
)
_INDICATORS = {
    **{words: rf"{words}\b" for words in _PLAIN},
    "thus": r"thus\b(?! far\b)",
    "reason": (
        r"for (?:this|that|which|the) (?:\w+ )?reason\b"
        r"|for (?:these|those|the) (?:\w+ )?reasons\b"
        rf"|{_IS} (?:the|an?|one|another) (?:\w+ )?reasons?(?= (?!to\b|for\b)\w)"
    ),
    "it follows": r"it follows (?:from [^,.;:]{1,60} )?that\b",
    "s that": r"(?:this|which) (?:shows|proves|implies) that\b",
    " why": r"(?:that|which|this|it)(?:'s| is| explains) (?:(?:also|partly|just) )?why\b",
    "due to": rf"due to(?= {_DUE_TO})",
    "since ": rf"(?<!ever )(?<!long )since(?= {_SINCE})",
    "accordingly": rf"{_CLAUSE}accordingly(?=,| {_SUBJECT}\b)",
    "given ": rf"{_CLAUSE}given(?= {_DETERMINER} (?!{_CHANCE}\b)\w)",
    "as ": rf"{_CLAUSE}as(?= {_CAUSES})",
    "so": (
        rf"{_SENTENCE}so(?! that\b)(?=,| (?:{_SUBJECT}|{_LEAD})\b)"
        rf"|(?<=[,;:–—] )so(?! that\b)(?=,| {_BARE_SUBJECT}\b(?! {_PURPOSE}))"
        rf"|(?<=[,;:–—] )so(?= {_COMMAND} (?:{_DETERMINER}|it|them)\b)"
    ),
    " for ": rf"(?<=[,;–—] )for(?= (?:{_PERSON}|(?:it|this|that|these|those|you) {_VERB})\b)",
}
"""The expressions that find indicators, each with what every match of it has around or in it.

Most texts have none of that. An expression is compiled when it is first used: all of them take
longer than to check a small map.
"""
_AGO = re.compile(r"\b(?:year|month|week|day|decade)s? $")
_OWED = re.compile(rf"\b{_DEBT} (?:\w+ )?(?:\w+ )?$")
_LOOK_BACK = 40
"""How many characters before an indicator are read: they hold three words of common length."""


def check(subject: Subject) -> Iterator[Observation]:
    """Yield the statements in whose text one thing is said to follow from another."""
    statements = subject.english_texts
    texts = [simplified(given["text"]) for _, given in statements]
    all_texts = "\n".join(texts)
    hints = [hint for hint in _INDICATORS if hint in all_texts]
    if not hints:
        return
    for (statement, _), text in zip(statements, texts, strict=True):
        indicator = _indicator(text, hints)
        if indicator is not None:
            yield Observation(
                subject.places.texts[statement],
                f"{subject.named(statement)} holds an argument of its own: {quoted(indicator)}",
                "make the reason a statement of its own, and name it in supported_by",
                statement,
                "says what follows from what",
            )


def _indicator(text: str, hints: list[str]) -> str | None:
    """Return the first indicator in a text; one of the hints stands there where one is."""
    first = len(text), ""
    for hint in hints:
        if hint in text:
            first = min([first, *_indicators(text, hint)], key=itemgetter(0))
    return first[1] or None


def _indicators(text: str, hint: str) -> Iterator[tuple[int, str]]:
    """Yield where the indicators of one expression stand in a text."""
    for found in re.finditer(rf"\b(?:{_INDICATORS[hint]})", text):
        word, start = found[0], found.start()
        before = text[max(0, start - _LOOK_BACK) : start]
        # “Five years hence” is a time, and “the rent is due to the heirs of” a debt.
        if word == "hence" and _AGO.search(before):
            continue
        if word == "due to" and _OWED.search(before):
            continue
        yield start, word


RULE = Rule("hidden-argument", "warning", __doc__, check, default=False)
