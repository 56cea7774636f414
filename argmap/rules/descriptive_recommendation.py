"""The text of a recommendation recommends nothing.

It has none of the words that say what is to be done (should, shall, must, ought, need to, has to,
is to, had better, would be wise to, let us, we will, it is time to, it is up to us, it is
essential that, cannot afford to, deserve, recommend, urge, propose, call for, advise) and holds no
command such as “Keep the depot open”, “Never close it”, “If no bus runs, open it”, “Residents,
vote” or “Night buses are rare, so run more”.

The rule reads English only, and passes over a map whose `language` is another. It recognizes a
command by the first word of the sentence, after an introduction such as a condition. A text that
begins like a statement is not a command: with an article, a pronoun or a plural, or with other
words that is, has, will or the like follow. Where this does not decide, as in “No smoking”, “A ban
on cars” or “Staff clean the depot”, the rule reports nothing. It takes advice in other words
(“Nobody would regret an open depot”) for a description; therefore it runs only where it is
selected.

## Why it matters

That something is so does not yet say what anyone should do about it (*is* and *ought*; Hume,
*Treatise* III 1). Practical reasoning concludes in an action (Walton, Reed and Macagno,
*Argumentation Schemes*, 2008), and its critical questions, such as whether there are other means,
cannot be asked of a description. Usually a recommendation that describes is a claim.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
recommendations:
  keep-open: {text: The depot is useful at night., supported_by: no-night-bus}
premises:
  no-night-bus: No bus runs between one and five.
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
recommendations:
  keep-open: {text: Keep the depot open at night., supported_by: useful}
claims:
  useful: {text: The depot is useful at night., supported_by: no-night-bus}
premises:
  no-night-bus: No bus runs between one and five.
```

## How to mend it

Write who should do what. If the text is to describe, move it to `claims`, and say what follows
from it in a recommendation.
"""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from argmap.rules import Rule
from argmap.rules.context import Observation, Subject
from argmap.text.english import COMMANDS, simplified

_DETERMINER = "(?:the|an?|my|your|his|her|its|our|their|this|that|these|those)"
_GOOD = (
    "(?:wiser?|unwise|better|best|sensible|prudent|reasonable|desirable|advisable|imperative"
    "|essential|vital|crucial|critical|necessary|important|right|wrong|fair|unfair|foolish"
    r"|appropriate|proper|urgent|worthwhile|an? (?:\w+ )?(?:idea|mistake|error))"
)
_BE = "(?:is|are|be)"
_CAN = "(?:would|will|could|might|may|can)"
_TO_DO = (
    r"(?: for [^,.;:]{1,60}?)? (?:not )?"
    rf"(?:that|if|to(?! (?:{_DETERMINER}|all)\b))"
)
_BEST = "(?:right|wise|best|only|sensible|obvious|proper|safest)"
_COURSE = "(?:thing|course|choice|step|answer|way|way forward|option|move|policy)"
_WE = (
    "(?:need|propose|suggest|hope|ask|demand|request|encourage|invite|favou?r|support|oppose|want"
    "|expect|will|wish)"
)
# Long patterns are compiled when they are first used.
_ADVICE = (
    r"\b(?:"
    + "|".join(
        (
            # “Should it close, …” is a condition, and “I should like to know” no advice.
            rf"should(?! (?:like|think|imagine|{_DETERMINER}|it|he|she|they|we|there)\b)",
            r"shall|must|ought|need not|needn't|dare not|ha(?:s|ve) (?:got )?to(?! do with\b)",
            r"needs? (?:\w+ )?(?:to|\w+ing)|(?:is|are) to|(?:had|'d) better|had best",
            r"(?:we|you|one) can(?:not|'t)|can(?:not|'t) afford",
            r"let us|let's|please|why not|how about",
            rf"{_CAN} (?:\w+ )?(?:do well|do worse|want to|wish to|consider)",
            rf"{_BE} (?:\w+ )?(?:called (?:up)?on|needed|required(?! to\b)|overdue|warranted)",
            rf"{_BE} (?:\w+ )?(?:asked|invited|encouraged|requested|instructed|supposed) to",
            rf"{_BE} best (?:to|if|\w+(?:ed|t|n))",
            r"(?:is|are|remains|falls) (?:\w+ )?(?:up|down) to",
            r"(?:is|'s|about|past|now) (?:the )?time (?:to|for|that|we|the)",
            r"high time|time has come|behoo?ves",
            r"deserves?|merits?|worth \w+ing|makes? (?:\w+ )?sense (?:to|for)",
            r"(?:duty|responsibility|obligation|job) (?:of [^,.;:]{1,40} )?to|obliged|obligated",
            r"no (?:alternative|choice|option)|it (?:\w+ )?helps? to|appeals? to",
            r"recommend(?:s|ed|ing|able)?|recommendation (?:is|to)|urg(?:es?|ed|ing)",
            r"advis(?:es?|ed)|calls? (?:up)?on|calls? for|(?:is|are|am) calling|proposes? to",
            r"(?:requests|demands|requires?|proposes?|insists?) that|insists? on",
            r"(?:asks|invites|requests|encourages|instructs) [^,.;:]{1,60} to",
            rf"(?:i|we) (?:\w+ )?{_WE}",
            rf"{_BEST} {_COURSE}(?: of action| to do)? (?:is|lies|would be|will be)",
            r"would be (?:\w+ )?(?:wise|unwise|foolish|wrong|a mistake)",
            rf"(?:{_BE}|seems?|it's) (?:not )?(?:\w+ )?{_GOOD}{_TO_DO}",
        )
    )
    + r")\b"
)
_OPENS_COMMAND = COMMANDS | {"never", "always", "don't"}
_OPENS_STATEMENT = re.compile(
    f"{_DETERMINER}|i|you|he|she|it|we|they|there|who|what|nobody|none|neither"
    "|(?:every|any|some)(?:body|one|thing)?|nothing|no|each|all|most|many|much|few|several|such"
    "|other|hundreds|thousands|millions|[a-z]+'(?:s|re|ve)|i'm"
)
_COUNTS = re.compile("an?|another|one|two|three|four|five|six|seven|eight|nine|ten|[0-9]+")
_FINITE = re.compile(
    "(?:is|are|was|were|has|had|will|would|can|could|may|might|does|did|ca|wo)(?:n't)?|cannot"
    "|don't|means|makes|gives|requires|allows|reduces|improves|becomes|remains|seems|lacks|saves"
    "|leads|exists|keeps|helps|creates|serves|brings|takes|provides"
)
_SUBORDINATES = re.compile(
    "that|which|who|whom|whose|what|whatever|where|when|while|if|whether|because|since|until|unless"
    "|as|than|how|why"
)
_NOUN = re.compile(r"[^\W_]+(?:tion|sion|ness|ity|ism|ship|ment|ance|ence|ing)")
_THIRD_PERSONS = frozenset(
    stem + ending
    for verb in COMMANDS
    for stem, ending in ((verb, "s"), (verb, "es"), (verb.removesuffix("y"), "ies"))
)
_PREPOSITIONS = frozenset(("on", "to", "of", "for", "in", "from", "at", "by", "with"))
_LEAD = (
    r"(?:[a-z]|[ivx]+|\d+)[.)] +|(?:[\w()'-]+ ){0,4}[\w()'-]+: +|[\"“”'‘«»(\[*_–—•-]+ *"
    r"|(?:and|but|so|or|then|thus|hence|therefore|now|also|still|yet|instead|otherwise|however"
    r"|meanwhile|moreover|furthermore|nevertheless|nonetheless|first|second|third|next|later"
    r"|perhaps|maybe|soon|often|sometimes|twice|indeed|again|today|tomorrow|tonight|even now"
    r"|first of all|above all|of course|at least|at once|for now|for example|[^\W_]+ly)\b,? +"
    r"|(?:if|when|whenever|where|wherever|while|whilst|until|unless|before|after|once|as|although"
    r"|though|because|since|given|despite|whether|whatever|whichever|however|provided|even|should"
    r"|in|at|on|for|by|to|from|with|without|within|under|over|during|through|throughout|among"
    r"|between|across|beyond|besides|like|unlike|instead of|rather than|due to|thanks to|along"
    r"|(?:this|next|each|every|last) (?:year|month|week|night|morning|evening|time|spring|summer"
    r"|autumn|winter|[a-z]*day)|built|made|taken|seen|known|[^\W_]+(?:ed|ing))\b[^,]*, *"
)
"""What may come before the clause that tells: a number, a label, an adverb, a condition."""
_ADDRESS = (
    rf"(?!(?:{_DETERMINER}|he|she|it|they|we|i|there|some|many|most|few|several|such|both)\b)"
    r"(?:[\w'-]+ ){0,5}[\w'-]+ ?,(?! (?:which|who|whose|where|whether|like|including|such)\b) *"
)
_CLAUSE = (
    r"(?:[.;:!?–—]|, ?(?:so|but|then|thus|therefore|instead))[\"”')]* +(?P<verb>[a-z]+(?:'t)?)\b"
    r"(?! (?:of|is|are|was|were|has|had|will|would|can|could|may|might)\b)"
    rf"|, +(?P<object>[a-z]+) (?:{_DETERMINER}|it|them|him|us|all|every|each|any)\b"
)
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_QUESTION = re.compile(
    "what|who|whose|whom|which|when|where|how|why|is|are|was|were|does|did|do|has|have|had|should"
)
_SUBJECT_LENGTH = 12
"""A subject has this many words at most in front of its verb, else nothing is told."""


def check(subject: Subject) -> Iterator[Observation]:
    """Yield the recommendations that neither advise nor command."""
    for statement, given in subject.english_texts:
        if given["kind"] == "recommendation" and _describes(given["text"]):
            yield Observation(
                subject.places.texts[statement],
                f"{subject.named(statement)} recommends nothing",
                "write who should do what, or move it to claims",
                statement,
                "says what is, not what should be done",
            )


def _describes(text: str) -> bool:
    """Return whether a text is surely neither advice nor a command."""
    text = simplified(text)
    if re.search(_ADVICE, text) or _commands_later(text):
        return False
    start = _clause_start(text)
    first = _WORD.match(text, start)
    if first and text.endswith("?"):
        return _QUESTION.fullmatch(first[0]) is not None
    address = re.compile(_ADDRESS).match(text, start)
    return _starts_as_statement(text, start) and (
        address is None or _starts_as_statement(text, address.end())
    )


def _commands_later(text: str) -> bool:
    """Return whether a command follows another sentence or clause."""
    return any(
        found["verb"] in _OPENS_COMMAND or found["object"] in _OPENS_COMMAND
        for found in re.finditer(_CLAUSE, text)
    )


def _clause_start(text: str) -> int:
    start = 0
    while True:
        word = _WORD.match(text, start)
        # “Apply”, “bring” and “feed” have the endings of an adverb or participle.
        lead = None if word and word[0] in _OPENS_COMMAND else re.compile(_LEAD).match(text, start)
        if lead is None:
            return start
        start = lead.end()


def _starts_as_statement(text: str, start: int) -> bool:
    words = [found[0] for found in islice(_WORD.finditer(text, start), _SUBJECT_LENGTH)]
    first, second, third = (*words, "", "", "")[:3]
    if first in _OPENS_COMMAND:
        return _FINITE.fullmatch(second) is not None
    if _COUNTS.fullmatch(first):
        return not _is_noun_phrase(words) or any(map(_FINITE.fullmatch, words))
    # “No bus runs” describes, and “No smoking” forbids: what comes next may tell.
    if first != "no" and _OPENS_STATEMENT.fullmatch(first):
        return True
    if _is_plural(first):
        return second not in _PREPOSITIONS or any(map(_FINITE.fullmatch, words))
    if second in _THIRD_PERSONS and _OPENS_STATEMENT.fullmatch(third):
        return True
    return _has_subject_and_verb(words)


def _has_subject_and_verb(words: list[str]) -> bool:
    is_noun = words[:1] == ["no"] or any(map(_NOUN.fullmatch, words[:1]))
    for before, word in pairwise(words):
        if _FINITE.fullmatch(word):
            return True
        # A clause of its own begins, or an object: “Scrap what is old”, “Scrap the old”.
        if _SUBORDINATES.fullmatch(word):
            return False
        if not is_noun and before not in _PREPOSITIONS and _OPENS_STATEMENT.fullmatch(word):
            return False
    return False


def _is_noun_phrase(words: list[str]) -> bool:
    """Return whether words that begin with an article may have no verb, as in “a ban on cars”."""
    may_be_verb = words[0] in ("a", "an", "another", "one")
    return any(
        preposition in _PREPOSITIONS and not (may_be_verb and word.endswith("s"))
        for word, preposition in pairwise(words[1:4])
    )


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "wards")) and len(word) > 3


RULE = Rule("descriptive-recommendation", "warning", __doc__, check, default=False)
