"""Looks ahead in a text, in linear time for all questions together."""

import re


class Ahead:
    """Tells where something stands next in a text, asked for offsets that never fall."""

    __slots__ = ("_content", "_next", "_pattern")

    def __init__(self, content: str, pattern: str) -> None:
        self._content = content
        self._pattern = re.compile(pattern)
        self._next = -1

    def at(self, offset: int) -> int:
        """Return the first place at or behind an offset, or the length of the text."""
        if self._next < offset:
            found = self._pattern.search(self._content, offset)
            self._next = found.start() if found else len(self._content)
        return self._next


class Braces:
    """Tells where data in braces end: `{…}` holds YAML, with braces in it."""

    _STOP = r"\}\s[^,}]"
    _NO_END = re.compile(r"\s*[,}]")

    __slots__ = ("_content", "_last", "_stop", "_stops")

    def __init__(self, content: str) -> None:
        self._content = content
        self._stops = Ahead(content, self._STOP)
        self._stop = -1
        self._last = -1

    def end(self, start: int) -> int | None:
        """Return the end of data that start at an offset, or None if none end there.

        They end at the last brace before text goes on behind one; a brace before a comma or
        another brace is inside.
        """
        stop = self._stops.at(start + 1)
        if stop != self._stop:
            self._stop = stop
            self._last = self._last_brace(start + 1, stop + 1)
        return self._last + 1 if self._last > start else None

    def _last_brace(self, start: int, end: int) -> int:
        """Return the last brace in a stretch of the text that can end data, or -1."""
        at = self._content.rfind("}", start, end)
        while at >= 0 and self._NO_END.match(self._content, at + 1):
            at = self._content.rfind("}", start, at)
        return at
