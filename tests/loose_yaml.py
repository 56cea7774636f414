"""Trees written as YAML in all the ways that a person may, with comments in every place."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

Draw = Callable[[st.SearchStrategy[Any]], Any]
Tree = Any
"""A document as Python's dictionaries, lists and strings."""

_PLAIN = re.compile(r"[A-Za-z0-9](?:[\w .!/¶§-]*[\w.!])?")


@dataclass
class Remark:
    """A comment, and words of what it stands before or beside."""

    text: str
    is_beside: bool
    words: list[str]


@dataclass
class LooseWriter:
    """Writes a tree as YAML; `draw` chooses among styles, and where comments stand.

    `rules` are those that comments may name to suppress them. `remarks` are the comments.
    """

    draw: Draw
    rules: list[str] = field(default_factory=list)
    comments: int = 5
    """How many tenths of the places for a comment have one."""
    remarks: list[Remark] = field(default_factory=list)

    def write(self, tree: dict[str, Tree]) -> str:
        """Return a whole document."""
        head = self._one_of("", "", "---\n", "%YAML 1.1\n---\n")
        lines = self._mapping(tree, "")
        end = self._lines("", [], at_end=True)
        return head + "\n".join(lines + end + [self._one_of("", "...", "")]) + "\n"

    def _one_of(self, *choices: str) -> str:
        chosen: str = self.draw(st.sampled_from(choices))
        return chosen

    def _has_comment(self) -> bool:
        return bool(self.draw(st.integers(0, 9)) < self.comments)

    def _comment(self, words: list[str], *, is_beside: bool) -> str:
        number = len(self.remarks)
        text = f"# {number} {self._one_of('say', 'so: it', '#1, [x]', 'é “q”')}"
        if not is_beside and self.draw(st.integers(0, 3)) == 0:
            text = f"#{number}!"
        if self.rules and self.draw(st.integers(0, 3)) == 0:
            text = f"# argmap: ignore[{self._one_of(*self.rules)}] {number}"
        self.remarks.append(Remark(text, is_beside, words))
        return text

    def _lines(self, indent: str, words: list[str], *, at_end: bool = False) -> list[str]:
        """Return lines of comments and empty lines before something."""
        lines: list[str] = []
        while self._has_comment() and len(lines) < 3:
            if self.draw(st.integers(0, 2)) == 0:
                lines.append(self._one_of("", "  "))
                continue
            lines.append(indent + self._comment([] if at_end else words, is_beside=False))
        return lines

    def _beside(self, words: list[str]) -> str:
        if not self._has_comment():
            return ""
        return self._one_of(" ", "   ") + self._comment(words, is_beside=True)

    def _mapping(self, tree: dict[str, Tree], indent: str) -> list[str]:
        lines: list[str] = []
        for key, value in tree.items():
            words = [key, *_words(value)]
            lines += self._lines(indent, words)
            lines += self._value(value, f"{indent}{self._key(key)}:", indent, words, is_key=True)
        return lines

    def _list(self, items: list[Tree], indent: str) -> list[str]:
        lines: list[str] = []
        for item in items:
            words = _words(item)
            lines += self._lines(indent, words)
            lines += self._value(item, f"{indent}-", indent, words, is_key=False)
        return lines

    def _value(
        self, value: Tree, head: str, indent: str, words: list[str], *, is_key: bool
    ) -> list[str]:
        """Return the lines of a value behind its key or dash."""
        deeper = indent + self._one_of(" ", "  ", "    ")
        if isinstance(value, str):
            return self._text(value, head, deeper, words)
        if not value or self.draw(st.integers(0, 4)) == 0:
            return self._in_brackets(value, head, deeper, words)
        lines = [head + self._beside(words)]
        if isinstance(value, list):
            inner = indent if is_key and self.draw(st.booleans()) else deeper
            return lines + self._list(value, inner)
        if not is_key and not lines[0].partition("#")[1] and self.draw(st.booleans()):
            return self._inline(value, head, indent)
        return lines + self._mapping(value, deeper)

    def _inline(self, value: dict[str, Tree], head: str, indent: str) -> list[str]:
        """Return a mapping whose first key stands on the line of its dash."""
        inner = f"{indent}  "
        (key, first), *rest = value.items()
        lines = self._value(
            first, f"{head} {self._key(key)}:", inner, [key, *_words(first)], is_key=True
        )
        return lines + self._mapping(dict(rest), inner)

    def _key(self, key: str) -> str:
        return self._one_of(key, key, key, f'"{key}"')

    def _text(self, text: str, head: str, indent: str, words: list[str]) -> list[str]:
        """Return a text in one of the styles of YAML."""
        lines = [head + " "]
        if self.draw(st.integers(0, 6)) == 0:
            lines = [head + self._beside(words), *self._lines(indent, words), indent]
        style = self.draw(st.integers(0, 4))
        if style == 0 and "\n" not in text and not text.startswith(" "):
            folded = self._one_of(">", ">-", "|", "|-")
            lines[-1] += folded + self._beside(words)
            return [*lines, indent + text]
        if style < 3 and _PLAIN.fullmatch(text):
            lines[-1] += self._broken(text, indent)
        elif style == 3 and "\n" not in text and "\t" not in text and text.isprintable():
            quoted = text.replace("'", "''")
            lines[-1] += f"'{quoted}'"
        else:
            escapes = max(text) < "\ud800" and self.draw(st.booleans())
            lines[-1] += json.dumps(text, ensure_ascii=escapes)
        lines[-1] += self._beside(words)
        return lines

    def _broken(self, text: str, indent: str) -> str:
        """Return a text that goes on in the next line, or not."""
        first, blank, rest = text.partition(" ")
        if blank and rest[0].isalnum() and self.draw(st.integers(0, 3)) == 0:
            return f"{first}\n{indent}{rest}"
        return text

    def _in_brackets(self, value: Tree, head: str, indent: str, words: list[str]) -> list[str]:
        """Return a list or mapping in brackets, on one line or several."""
        on_lines = self.draw(st.booleans())
        text = self._flow(value, indent if on_lines else "", words, on_lines=on_lines)
        return (f"{head} {text}" + self._beside(words)).split("\n")

    def _flow(self, value: Tree, indent: str, words: list[str], *, on_lines: bool) -> str:
        if isinstance(value, str):
            quoted = json.dumps(value, ensure_ascii=False)
            is_id = re.fullmatch(r"[a-z]+(?:-[a-z0-9]+)*", value)
            return value if is_id and self.draw(st.booleans()) else quoted
        start, end = "[]" if isinstance(value, list) else "{}"
        pieces = []
        entries = value.items() if isinstance(value, dict) else [("", item) for item in value]
        for key, item in entries:
            named = [key, *_words(item)] if key else _words(item)
            shown = self._flow(item, indent + " ", named, on_lines=on_lines)
            space = " "
            if on_lines and key and self.draw(st.integers(0, 3)) == 0:
                space = f"{self._beside(named)}\n{indent} "
            pieces.append(f"{key}:{space}{shown}" if key else shown)
        if not on_lines:
            return f"{start}{', '.join(pieces)}{end}"
        lines = [start + self._beside(words)]
        for place, (piece, (key, item)) in enumerate(zip(pieces, entries, strict=True)):
            named = [key, *_words(item)] if key else _words(item)
            comma = "," if place + 1 < len(pieces) else ""
            lines += self._lines(indent, named)
            lines.append(f"{indent}{piece}{comma}{self._beside(named)}")
        lines += self._lines(indent, [], at_end=True)
        return "\n".join([*lines, indent + end])


def _words(value: Tree) -> list[str]:
    """Return by which words something can be recognised that may be written in another form."""
    if isinstance(value, str):
        return value.split()[:1]
    if isinstance(value, list):
        return [word for item in value for word in _words(item)]
    words = list(value)
    for key, item in value.items():
        # A key that stands alone may go, and an id may stand behind its text.
        is_within = key == "premises" or len(value) == 1 or isinstance(item, str)
        words += _words(item) if is_within else []
    return words
