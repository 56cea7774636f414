"""The text of a recommendation recommends nothing.

It has none of the words that say what is to be done (should, shall, must, ought, need to, has to,
is to, had better, let us, it is time, it would be wise to, recommend, urge, advise, required) and
is no command such as “Keep the depot open” or “Residents, keep it open”.

The rule knows English alone. What is a command is told by the beginning: a text that starts as
statements do is none, with an article, a pronoun, a plural, or a noun and then is, has, will and
the like. Where that does not tell, as in “No smoking” or “Staff keep it open”, the rule is silent.
Advice in other words (“Nobody would regret an open depot”) it takes for a description, and so it
runs only where it is selected.

## Why it matters

That something is so does not yet say what anyone should do about it (*is* and *ought*; Hume,
*Treatise* III 1). Practical reasoning concludes in an action (Walton, Reed and Macagno,
*Argumentation Schemes*, 2008), and its critical questions, such as whether there are other means,
cannot be asked of a description. Mostly a recommendation that describes is a claim.

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

from argmap.rules import Rule
from argmap.subject import Observation, Subject

_ADVICE = re.compile(
    r"\b(?:should|shall|must|ought|needs? to|need not|ha(?:s|ve) to|had better|(?:is|are) to"
    r"|let us|let['’]s|would do well|time (?:to|for|that)|it(?: is|['’]s)(?: \w+)? time"
    r"|best (?:to|if)|recommend\w*|urg(?:es?|ed|ing)|advis(?:es?|ed|able)|requir\w*|oblig\w*"
    r"|please)\b",
    re.IGNORECASE,
)
_WISE = re.compile(
    r"\bit(?:['’]s| is| would be| may be| might be| seems) (?:\w+ )?(?:wiser?|better|sensible"
    r"|prudent|reasonable|desirable|imperative|essential|vital|crucial|necessary|important|right"
    r"|wrong|a (?:good|bad) idea)(?: for [^,.;:]{1,60}?)? (?:not )?(?:to|that|if)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"(?:if|when|where|while|until|unless|before|after|once|as|in|at|on|for|by|to|from|with"
    r"|without|instead of|rather than)\b[^,]*, *",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:[\w'’-]+ ){0,2}[\w'’-]+ ?, *")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_OPENS_STATEMENT = re.compile(
    "an?|the|this|that|these|those|my|your|his|her|its|our|their|i|you|he|she|it|we|they|there|who"
    "|what|nobody|every(?:body|one|thing)?|someone|some(?:thing)?|nothing|no|each|all|most|many"
    "|few|any|both|several|such|one|two|three|four|five|six|seven|eight|nine|ten"
)
_FINITE = re.compile(
    "(?:is|are|was|were|has|had|will|would|can|could|may|might|does|did)(?:n['’]t)?"
    "|cannot|can['’]t|won['’]t"
)
_COMMANDS = re.compile(
    "ensure|make|see|check|keep|let|verify|guarantee|note|remember|be|do|don['’]t|never|always"
)
_NOUN_AHEAD = 3
"""A subject has this many words at most in front of its verb, else nothing is told."""


def check(subject: Subject) -> Iterator[Observation]:
    """Yield the recommendations that neither advise nor command."""
    for statement, given in subject.statements:
        if given["kind"] == "recommendation" and _describes(" ".join(given["text"].split())):
            yield Observation(
                subject.places.texts[statement],
                f"{subject.named(statement)} recommends nothing",
                "write who should do what, or move it to claims",
                statement,
                "says what is, not what should be done",
            )


def _describes(text: str) -> bool:
    """Tell whether a text is surely neither advice nor a command."""
    if _ADVICE.search(text) or _WISE.search(text):
        return False
    condition = _CONDITION.match(text)
    start = condition.end() if condition else 0
    address = _ADDRESS.match(text, start)
    return _starts_as_statement(text, start) and (
        address is None or _starts_as_statement(text, address.end())
    )


def _starts_as_statement(text: str, start: int) -> bool:
    words = [word.lower() for word in _WORD.findall(text, start)]
    if not words or _COMMANDS.fullmatch(words[0]):
        return False
    # “No bus runs” describes, and “No smoking” forbids: what comes next may tell.
    if words[0] != "no" and (_OPENS_STATEMENT.fullmatch(words[0]) or _is_plural(words[0])):
        return True
    for word in words[1 : 1 + _NOUN_AHEAD]:
        if _OPENS_STATEMENT.fullmatch(word):
            # An object begins: “Keep what is good” is a command.
            return False
        if _FINITE.fullmatch(word):
            return True
    return False


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3


RULE = Rule("descriptive-recommendation", "warning", __doc__, check, default=False)
