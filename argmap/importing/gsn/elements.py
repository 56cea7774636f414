"""The elements of Goal Structuring Notation, and the modules in which they are written."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from argmap.importing.support.contents import Argument, Contents
from argmap.importing.support.import_options import ImportOptions
from argmap.importing.support.inline import LINK
from argmap.importing.support.source import DamagedError, Source
from argmap.importing.support.yaml_values import Written, read_yaml

_ATTRIBUTE = "{} attribute{s} left out, such as url or classes"
_MODULE = "{} value{s} about modules left out"
_DEFEATED = "{} mark{s} of defeat left out: labels tell what falls"
_UNREAD = "{} module{s} that could not be read left out"
_TWICE = "{} element{s} with an id that another has left out"
_NO_TYPE = "{} element{s} of no known type left out"
_DOUBLE = "{} reference{s} given twice, read once"
_VALUE = "{} value{s} of a wrong sort left out"

_TYPES = {
    "CG": "CounterGoal",
    "G": "Goal",
    "CSn": "CounterSolution",
    "Sn": "Solution",
    "S": "Strategy",
    "C": "Context",
    "A": "Assumption",
    "J": "Justification",
}
"""The types by the beginnings of ids; the first that fits counts."""
_REFERENCES = ("supportedBy", "inContextOf", "challenges")
_READ = {"text", "undeveloped", "nodeType"}
_DEFEATS = {"defeated", "defeatedRelation"}
_TRUTHS = {
    **dict.fromkeys(("true", "yes", "on", "y"), True),
    **dict.fromkeys(("false", "no", "off", "n"), False),
}
_MOST_MODULES = 1_000
_EMPHASIS = re.compile(r"(?<!\w)(?:\*(?=\S)([^*\n]+)\*|_(?=\S)([^_\n]+)_)(?!\w)")
_LINK = re.compile(r"\[([^\[\]\n]*)\]\((?:https?|file)://[^()\s]*\)")


@dataclass(slots=True, eq=False)
class Element:
    """An element: its type, its text, and where it is.

    `references` are the ids under each key that refers to elements, and `arguments` those for a
    goal, or that of a strategy. The strategies below one are `joined` to it.
    """

    name: str
    type: str
    text: str
    place: str
    is_undeveloped: bool = False
    references: dict[str, list[Written]] = field(
        default_factory=lambda: {key: [] for key in _REFERENCES}
    )
    arguments: list[Argument] = field(default_factory=list)
    joined: "list[Element]" = field(default_factory=list)


def read_elements(
    source: Source, options: ImportOptions, contents: Contents
) -> tuple[dict[str, Element], int]:
    """Return the elements of a file and of the modules that it uses, and the length of all files.

    Title and description are added to the contents, and what is not read to the losses.
    """
    reader = _Reader(options, contents)
    reader.read(source)
    return reader.elements, reader.length


class _Reader:
    """Reads modules."""

    def __init__(self, options: ImportOptions, contents: Contents) -> None:
        self.elements: dict[str, Element] = {}
        self.length = 0
        self._options = options
        self._about = contents.about
        self._losses = contents.losses

    def read(self, source: Source) -> None:
        """Read a file, and the files that its modules use; each once."""
        self._about["title"] = source.stem.removesuffix(".gsn")
        waiting = [*self._read_file(source, "")]
        seen = {posixpath.basename(source.name.replace("\\", "/"))}
        while waiting:
            path, place = waiting.pop(0)
            if path in seen:
                continue
            seen.add(path)
            try:
                used = Source.of(self._opened(path, len(seen)), path)
                waiting += self._read_file(used, path)
            except (OSError, DamagedError):
                self._losses.add(_UNREAD, place)

    def _opened(self, path: str, count: int) -> bytes:
        if count > _MOST_MODULES:
            raise OSError(f"more than {_MOST_MODULES:,} modules")
        return self._options.open_file(path)

    def _read_file(self, source: Source, path: str) -> Iterator[tuple[str, str]]:
        """Read a file, and yield the paths of those that it uses, and where it says so."""
        found = read_yaml(source.text)
        if not isinstance(found, dict):
            raise DamagedError("elements such as G1: are expected here", "line 1")
        self.length += len(source.text)
        for name, value in found.items():
            if name != "module":
                self._read_element(name, value, path)
            elif not isinstance(value, dict):
                self._losses.add(_MODULE, _place(name, path))
            else:
                self._read_module(value, path)
                for used in self._references(value.get("uses"), _place(name, path)):
                    joined = posixpath.join(posixpath.dirname(path), used)
                    yield posixpath.normpath(joined), _place(used, path)

    def _read_module(self, module: dict[Any, Any], path: str) -> None:
        for key, value in module.items():
            meant = {"name": "title", "brief": "description"}.get(key)
            if meant and not path and isinstance(value, str):
                self._about[meant] = _plain(value)
            elif key != "uses" and not (meant and path):
                self._losses.add(_MODULE, _place(key, path))

    def _read_element(self, name: Written, value: Any, path: str) -> None:
        place = _place(name, path)
        values = value if isinstance(value, dict) else {}
        given = values.get("nodeType")
        starts = (kind for start, kind in _TYPES.items() if name.startswith(start))
        kind = given if given in _TYPES.values() else next(starts, None)
        if kind is None:
            self._losses.add(_NO_TYPE, place)
        elif name in self.elements:
            self._losses.add(_TWICE, place)
        else:
            self.elements[str(name)] = self._element(name, str(kind), values, path)
            if value and not values:
                self._losses.add(_VALUE, place)

    def _element(self, name: Written, kind: str, values: dict[Any, Any], path: str) -> Element:
        """Return an element, and report what of its attributes is not read."""
        made = Element(str(name), kind, str(name), _place(name, path))
        for key, value in values.items():
            place = _place(key, path)
            if key in made.references:
                made.references[str(key)] = self._references(value, place)
            elif key in _DEFEATS:
                self._losses.add(_DEFEATED, place)
            elif key not in _READ:
                self._losses.add(_ATTRIBUTE, place)
            elif key == "text" and isinstance(value, str):
                text, links = _LINK.subn(r"\1", value)
                made.text = _plain(text) or made.text
                self._losses.add(LINK, place, links)
            elif key == "undeveloped" and str(value).lower() in _TRUTHS:
                made.is_undeveloped = _TRUTHS[str(value).lower()]
            elif value and value != kind:
                self._losses.add(_VALUE, place)
        return made

    def _references(self, value: Any, place: str) -> list[Written]:
        """Return the ids in a list, or the one that stands for it."""
        listed = value if isinstance(value, list) else [value] if value else []
        texts = [each for each in listed if isinstance(each, Written) and each]
        found = list(dict.fromkeys(texts))
        self._losses.add(_DOUBLE, place, len(texts) - len(found))
        self._losses.add(_VALUE, place, len(listed) - len(texts))
        return found


def _place(written: Written, path: str) -> str:
    return f"{path}, {written.place}" if path else written.place


def _plain(text: str) -> str:
    """Return a text without emphasis, on one line."""
    return " ".join(_EMPHASIS.sub(r"\1\2", text).split())
