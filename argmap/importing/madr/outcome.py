"""The outcome of a decision record: what was chosen, and why."""

import re

from argmap.importing.madr.sections import Part
from argmap.importing.support.inline import plain
from argmap.importing.support.markdown import Block

_CHOSEN = re.compile(
    r"[\W_]*chosen (?:option|alternative)s?\W{0,20}?:[*_]*\W{0,20}?(?=[\w\"“'‘`(*_])",
    re.IGNORECASE,
)
_BECAUSE = re.compile(r"\b(?:because|since)\b[\s:]*", re.IGNORECASE)
_QUOTED_WITH_REASON = re.compile(
    r"\s*[\"“'‘`*_].+?[\"”'’`*_](?=[\s,.]*\b(?:because|since)\b)", re.IGNORECASE
)
_QUOTED_FIRST = re.compile(r"\s*[\"“][^\"”]+[\"”]")
_QUOTED = re.compile(r"(?:[\"“]|\*\*)([^\"”*]+)(?:[\"”]|\*\*)")
_LEAD = re.compile(r"\s*(?:\*\*|__)(.+?)(?:\*\*|__)")
_ENDS = " ,."


class Outcome:
    """The names of what was chosen, where they stand, and the blocks that say why.

    The first name is all that is said, and others may be parts of it. What the outcome says
    besides is in `others`.
    """

    def __init__(self, parts: list[Part]) -> None:
        self.names: list[str] = []
        self.place = ""
        self.reasons: list[Block] = []
        self.others: list[Block] = []
        is_open = False
        for section, _, block in parts:
            may_choose = section in {"outcome", "", "context"} and not self.names
            found = _CHOSEN.match(block.text) if may_choose else None
            if found:
                is_open = self._choose(block, block.text[found.end() :])
            elif section == "outcome":
                is_reason = is_open and block.kind == "item"
                (self.reasons if is_reason else self.others).append(block)

    def _choose(self, block: Block, text: str) -> bool:
        """Read what was chosen; return whether the reasons follow in a list."""
        name, reason = _parted(text)
        quoted = _QUOTED.fullmatch(name)
        names = [quoted[1]] if quoted else [name, *_QUOTED.findall(name)]
        self.names = list(map(plain, names))
        self.place = block.place
        is_open = not reason or (reason.endswith(":") and "." not in reason)
        if reason:
            (self.others if is_open else self.reasons).append(block._replace(text=reason))
        return is_open


def _parted(text: str) -> tuple[str, str]:
    """Return the name of what was chosen, and the reason behind it."""
    quoted = _QUOTED_WITH_REASON.match(text) or _QUOTED_FIRST.match(text)
    found = _BECAUSE.search(text, quoted.end() if quoted else 0)
    if found:
        return text[: found.start()].strip(_ENDS), text[found.end() :].strip()
    if quoted:
        return quoted[0].strip(), text[quoted.end() :].strip(_ENDS)
    return text.strip(), ""


def name_before(text: str) -> str:
    """Return the emphasized name with which a reason begins, or nothing."""
    lead = _LEAD.match(text)
    return plain(lead[1]) if lead else ""
