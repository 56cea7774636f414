"""The messages for what goes on behind the end of a quoted text, a list or a mapping."""

import re

from argmap.format.keys import KEYS
from argmap.reading.explained_lines import slashes
from argmap.reading.lines import line_end
from argmap.reading.stopping_point import Explanation, StoppingPoint, explanation
from argmap.text.wording import brief

_KEY = re.compile(r"([\w.-]+):(?=\s|$)")
_NEXT_KEY = re.compile(r", *[\w-]+: ")
_NEXT_LIST = re.compile(r", *[\[{]")
_LINE_WITH_KEY = re.compile(r"[\r\n] *(?:- +)?[\w.-]+:[ \r\n]")
_ROUND = re.compile(rf"(?:^|[-:\[]) *(\() *(?:{'|'.join(sorted(KEYS))}):\s")


def is_behind_quote(stop: StoppingPoint) -> bool:
    """Return whether a quoted text has just ended."""
    before = stop.before.rstrip()
    return bool(before) and before[-1] in "\"'" and stop.character not in "]},:"


def is_behind_quoted_lines(stop: StoppingPoint) -> bool:
    """Return whether keys stand in the quoted text that has just ended: it opens by mistake."""
    start, end = stop.last
    is_quoted = stop.content[start : start + 1] in {'"', "'"}
    return is_quoted and _LINE_WITH_KEY.search(stop.content, start, end) is not None


def text_behind_quote(stop: StoppingPoint) -> Explanation:
    """Explain a text that goes on behind its closing quotation mark."""
    return _goes_on(stop, "quotation mark", "put the whole text in quotes of the other kind")


def text_behind_bracket(stop: StoppingPoint) -> Explanation:
    """Explain a text that goes on behind a closing bracket."""
    mark = stop.before.rstrip()[-1]
    if stop.character in "]}":
        return explanation(
            stop,
            stop.offset,
            f"{stop.character} stands here, but all brackets are closed",
            "remove it, or put the whole text in quotes",
        )
    round_bracket = _ROUND.search(stop.before)
    if round_bracket:
        at = stop.line_start + round_bracket.start(1)
        what, advice = (
            "a round bracket stands here in place of {",
            "write { here, and } at its end",
        )
        return explanation(stop, at, what, advice)
    rest = stop.content[stop.offset : line_end(stop.content, stop.offset)].rstrip()
    if rest.startswith("//"):
        return slashes(stop, stop.offset)
    if _NEXT_KEY.match(rest) or _NEXT_LIST.match(rest):
        return _closes_too_early(stop, mark, rest)
    return _goes_on(stop, f"bracket {mark}", "put the whole text in quotes")


def _closes_too_early(stop: StoppingPoint, mark: str, rest: str) -> Explanation:
    """Explain a comma behind a closing bracket, with a key or a list behind it."""
    if _NEXT_LIST.match(rest):
        advice = "put brackets around all that the comma parts: [[…], […]]"
        return explanation(stop, stop.offset, "a comma stands behind a closing bracket", advice)
    what, advice = f"the bracket {mark} closes too early", f"move it behind “{brief(rest, 40)}”"
    return explanation(stop, len(stop.content[: stop.offset].rstrip()) - 1, what, advice)


def _goes_on(stop: StoppingPoint, end: str, advice: str) -> Explanation:
    """Explain what stands behind a sign that ends something: a text, or a line of its own."""
    what = "text goes on"
    if not stop.in_brackets and _KEY.match(stop.content, stop.offset):
        what = "a key stands"
        advice = f"{line_of_its_own(stop.content, stop.offset)}, or {advice}"
    return explanation(stop, stop.offset, f"{what} behind the closing {end}", advice)


def line_of_its_own(content: str, key: int) -> str:
    """Return what to do about a key that stands behind something else in its line."""
    line = content[key : line_end(content, key)].rstrip()
    return f"write “{brief(line, 40)}” on a line of its own"
