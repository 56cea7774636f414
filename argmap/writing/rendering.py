"""A document as YAML text: two spaces of indent, lists of ids in brackets where they fit."""

import re
from collections.abc import Sequence

from argmap.text.widths import columns
from argmap.writing.document import Branch, Entry, Note
from argmap.writing.scalars import WIDTH, folded, written

_INDENT = "  "
# Behind a text without quotes, such a comment would be taken for a part of the text.
_TOUCHING = re.compile(r"#\S")
_LONGEST_KEY = 1024
"""How many characters a key has at most that YAML knows by its colon alone."""


def render(root: Branch) -> str:
    """Return a document as YAML."""
    lines: list[str] = []
    _Renderer(lines).branch(root, "", "")
    return "\n".join(lines) + "\n"


class _Renderer:
    """Adds the lines of a document to a list."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    def branch(self, branch: Branch, indent: str, first: str) -> None:
        """Add the entries of a list or mapping; the first of them behind what `first` is."""
        lines = self._lines
        for entry in branch.entries:
            key, value, note = entry.key, entry.value, entry.note
            head = f"{first}{key}:" if key else f"{first}-"
            if len(key) > _LONGEST_KEY:
                head = f"{first}? {key}\n{indent}:"
            first = indent
            if note is not None:
                self._noted(entry, note, head, indent)
            elif isinstance(value, str):
                lines.append(self._text(value, head, indent))
            else:
                self._value(value, head, indent)
        lines += [indent + each if each else "" for each in branch.end]

    def _noted(self, entry: Entry, note: Note, head: str, indent: str) -> None:
        """Add an entry with its comments. A line has one: others come before the entry."""
        value = entry.value
        header, between, beside = note.header, note.between, note.beside
        flow = None
        if isinstance(value, Branch):
            flow = None if header or between else self._in_flow(value, head)
        if flow is None and (not value or isinstance(value, Branch)):
            header, beside = header + beside, []
        for line in (*note.before, *header[1:], *beside[1:]):
            self._lines.append(f"{indent}{line}" if line else "")
        if flow is not None:
            self._lines.append(_with_comment(flow, beside))
        elif header or between:
            self._lines.append(_with_comment(head, header))
            self._lines += [f"{indent}{_INDENT}{line}" for line in between]
            inner = indent + _INDENT
            if isinstance(value, Branch):
                self.branch(value, inner, inner)
            elif value:
                quoted = any(map(_TOUCHING.match, header))
                self._lines.append(self._text(value, inner[:-1], indent, beside, quoted=quoted))
        elif isinstance(value, Branch):
            self._value(value, head, indent)
        else:
            self._lines.append(self._text(value, head, indent, beside))

    def _text(
        self,
        text: str,
        head: str,
        indent: str,
        beside: Sequence[str] = (),
        *,
        quoted: bool = False,
    ) -> str:
        """Return the lines of a text behind its key or dash."""
        if not text:
            return _with_comment(head, beside)
        if beside and _TOUCHING.match(beside[0]):
            quoted = True
        if not _fits(head, text):
            lines = folded(text, len(indent) + 2)
            if lines is not None:
                start = _with_comment(f"{head} >-", beside)
                inner = indent + _INDENT
                return "\n".join([start, *(inner + line if line else "" for line in lines)])
        return _with_comment(f"{head} {written(text, quoted=quoted)}", beside)

    def _value(self, value: "Branch", head: str, indent: str) -> None:
        """Add a list or mapping behind its key or dash."""
        flow = self._in_flow(value, head)
        if flow is not None:
            self._lines.append(flow)
            return
        inner = indent + _INDENT
        note = value.entries[0].note
        has_lines_above = note is not None and (note.before or len(note.behind()) > 1)
        if head.endswith("-") and not has_lines_above:
            self.branch(value, inner, f"{head} ")
        else:
            self._lines.append(head)
            self.branch(value, inner, inner)

    def _in_flow(self, value: Branch, head: str) -> str | None:
        """Return a list or mapping in brackets on one line, or None where it is not to be so."""
        if value.end:
            return None
        if not value.entries:
            return f"{head} {'[]' if value.is_list else '{}'}"
        if not value.flow:
            return None
        brackets = _flow(value)
        if brackets is None or not _fits(head, brackets):
            return None
        return f"{head} {brackets}"


def _fits(head: str, text: str) -> bool:
    """Return whether a text fits on one line behind what it stands behind."""
    # No character takes more than two columns: most texts need not be measured.
    room = WIDTH - len(head) - 1
    return len(text) <= room // 2 or columns(text) <= room


def _flow(branch: Branch) -> str | None:
    """Return a list or mapping in brackets, or None where it has comments."""
    if branch.end:
        return None
    pieces: list[str] = []
    for entry in branch.entries:
        key, value, note = entry.key, entry.value, entry.note
        if note is not None and any(note.comments()):
            return None
        shown = written(value, flow=True) if isinstance(value, str) else _flow(value)
        if shown is None or len(key) > _LONGEST_KEY:
            return None
        pieces.append(f"{key}: {shown}" if key else shown)
    return f"[{', '.join(pieces)}]" if branch.is_list else f"{{{', '.join(pieces)}}}"


def _with_comment(line: str, comments: Sequence[str]) -> str:
    return f"{line}  {comments[0]}" if comments else line
