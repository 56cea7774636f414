"""A map in Argdown, as its own tools and `argmap import` read it.

An argument of one premise is a relation below its target, any other a premise–conclusion
structure. An attack of linked premises, or on a step, has no conclusion of its own in a map, and
gets one that is marked as implied. What Argdown has no word for stands in comments.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from argmap.export import Draw, Exported
from argmap.export.support.export_options import ExportOptions
from argmap.format import keys as form
from argmap.importing.argdown.symbols import NAMED
from argmap.importing.support.losses import Losses
from argmap.model.selection import whole_of
from argmap.reading.arguments import is_numbered
from argmap.reading.naming import name_from
from argmap.text.sanitizing import visible, without_controls
from argmap.views import captions
from argmap.views.counts import notices
from argmap.writing.scalars import written as scalar

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

_VALUE = "{{}} value{{s}} of {} left out, or in comments alone"
_RECOMMENDATION = "{} recommendation{s} written as statement{s} like others"
_KIND = "{} statement{s} of a kind that reading this again will not find out"
_UNWRITTEN = "{} statement{s} not written yet, without a text in Argdown"
_OUTWEIGHED = "{} premise{s} that outweigh an attack written as undercutter{s}"
_CONCLUSION = "{} conclusion{s} added, since attacks of linked premises have none"
_TAG = "{} tag{s} that Argdown cannot hold left out"
_GROUP = "{} id{s} of groups left out"
_EMPTY_GROUP = "{} group{s} without statements left out"
_NAME = "{} id{s} of arguments that others have too given with their targets"
_TWICE = "{} argument{s} of the same premise for the same target written once"
_NO_TARGET = "{} argument{s} without a conclusion in this part left out"
_SAID = {"text", "kind", "group", "tags", "relation", "scheme"}
"""The keys for whose values Argdown has words."""
_SPECIAL = re.compile(r"[\\*_\[<{#]|(?<=/)/|={3,}")
_WORD = re.compile(r"\S+")
_DOTS = re.compile(r"[.:]")
_SYMBOL = re.compile("|".join(f"\\.{re.escape(name)}\\.|:{re.escape(name)}:" for name in NAMED))
_PLAIN_TAG = re.compile(r"[a-zA-Z0-9\-]+")
_HYPHENS = re.compile(r",|-{2,}")


def write(argument_map: "ArgumentMap", options: ExportOptions = ExportOptions()) -> str:  # noqa: B008 - frozen
    """Return the map in Argdown."""
    return _Document(argument_map, options).text()


def export(argument_map: "ArgumentMap", options: ExportOptions, _: Draw) -> Exported:
    """Return the map in Argdown, and say what Argdown has no word for."""
    document = _Document(argument_map, options)
    text = document.text()
    return Exported(text.encode(), tuple(map(str, document.losses)))


class _Document:
    """Writes a map block by block."""

    def __init__(self, argument_map: "ArgumentMap", options: ExportOptions) -> None:
        self.losses = Losses()
        self._map = argument_map
        self._options = options
        self._structure = argument_map.structure
        self._nodes = self._structure.nodes
        self._labels = whole_of(argument_map).labels() if options.labels else {}
        own = (name.rpartition("/")[2] for name in self._structure.targets)
        self._names = Counter(name for name in own if not is_numbered(name))
        self._unused = frozenset(self._structure.unused)
        self._conclusions: dict[str, str] = {}

    def text(self) -> str:
        """Return the whole document."""
        return "\n\n".join("\n".join(block) for block in self._blocks()) + "\n"

    def _blocks(self) -> Iterator[list[str]]:
        """Yield the lines of each block; empty lines part it from others."""
        yield self._front_matter()
        yield from ([_comment([line]).lstrip()] for line in self._about())
        groups = self._map.groups
        for name, facts in self._structure.statements:
            if facts.get("group") not in groups and name not in self._in_place:
                yield from self._statement(name)
        for group, about in groups.items():
            if not about["statements"]:
                self.losses.add(_EMPTY_GROUP, visible(group))
                continue
            yield self._heading(group, about)
            for name in about["statements"]:
                if name not in self._in_place:
                    yield from self._statement(name)
        for name, facts in self._nodes.items():
            if "relation" in facts and name not in self._structure.targets:
                self.losses.add(_NO_TARGET, visible(name))

    def _front_matter(self) -> list[str]:
        about = self._map.facts
        for key in ("language", "sources", "expect"):
            if about.get(key):
                self.losses.add(_VALUE.format(key))
        given = [key for key in ("title", "description") if about.get(key)]
        return ["===", *(f"{key}: {_quoted(about[key])}" for key in given), "==="]

    def _about(self) -> Iterator[str]:
        """Yield what is said of the map, and of its sources."""
        details = self._options.details
        about = captions.about_map(self._map, details=details)
        yield from notices(self._map)
        yield from (said for said in about if said != self._map.facts.get("description"))
        for name, source in self._map.sources.items():
            yield f"{name}: {'; '.join(captions.about_source(source, details=details))}"

    def _heading(self, group: str, about: dict[str, Any]) -> list[str]:
        title = about.get("title") or group
        if name_from(on_one_line(title)) != group and title != group:
            self.losses.add(_GROUP, visible(group))
        said = captions.group_title(group, about)
        return [f"# {escaped(title)}{_comment([said] if said != title else [])}"]

    def _statement(self, name: str) -> Iterator[list[str]]:
        """Yield a statement with the relations below it, then the structures that lead to it."""
        text = self._definition(name)
        title = f"[{visible(name)}]"
        is_written = "unwritten" not in self._nodes[name]
        lines = [f"{title}: {text}" if is_written else f"{title}{text}"]
        structures: list[str] = []
        for sign, arguments in (
            ("<+", self._structure.supports.get(name, [])),
            ("<-", self._structure.attacks.get(name, [])),
        ):
            if all(map(self._is_plain, arguments)):
                lines += self._relations(sign, arguments)
            else:
                structures += arguments
        yield lines
        yield from self._structures(structures)

    def _definition(self, name: str) -> str:
        """Return the text of a statement, its tags, and what else is said of it."""
        facts = self._nodes[name]
        self._report_statement(name, facts)
        text = escaped(facts["text"])
        return f"{text}{self._tags(name, facts)}{_comment(self._notes_of(name, facts))}"

    def _premise(self, name: str) -> str:
        """Return what stands for a premise: its title, or what is written only there."""
        return self._definition(name) if name in self._in_place else f"[{visible(name)}]"

    @cached_property
    def _in_place(self) -> set[str]:
        """The statements that need no title: they have no id and no arguments, and one use."""
        structure = self._structure
        return {
            name
            for name, facts in structure.statements
            if "unnamed" in facts
            and name not in structure.supports
            and name not in structure.attacks
            and self._group_of_only_use(name) == {facts.get("group")}
        }

    def _group_of_only_use(self, name: str) -> set[str | None]:
        """Return the group under whose heading a statement is used, if it is used once."""
        used = list(self._structure.following(name))
        if len(used) != 1 or used[0] not in self._structure.targets:
            return set()
        above = used[0]
        while above in self._structure.targets:
            above = self._structure.targets[above]
        return {self._nodes[above].get("group")} if self._structure.is_statement(above) else set()

    def _is_plain(self, argument: str) -> bool:
        """Return whether an argument can be written as a relation."""
        return (
            len(self._structure.premises[argument]) == 1
            and argument not in self._structure.attacks
            and not self._nodes[argument].get("scheme")
            and is_numbered(argument.rpartition("/")[2])
        )

    def _relations(self, sign: str, arguments: list[str]) -> Iterator[str]:
        """Yield a line for each of some arguments that lead to the same."""
        seen: set[str] = set()
        for argument in arguments:
            facts = self._nodes[argument]
            self._report_argument(argument, facts)
            (premise,) = self._structure.premises[argument]
            if premise in seen:
                self.losses.add(_TWICE, visible(argument))
                continue
            seen.add(premise)
            said = _comment(self._notes_of(argument, facts))
            yield f"  {sign} {self._premise(premise)}{said}"

    def _structures(self, arguments: list[str]) -> Iterator[list[str]]:
        """Yield premise–conclusion structures, each before those that undercut it."""
        waiting = arguments[::-1]
        while waiting:
            argument = waiting.pop()
            undercutters = self._structure.attacks.get(argument, [])
            is_plain = all(map(self._is_plain, undercutters))
            yield from self._premises_and_conclusion(argument, undercutters, is_plain=is_plain)
            if not is_plain:
                waiting += reversed(undercutters)

    def _premises_and_conclusion(
        self, argument: str, undercutters: list[str], *, is_plain: bool
    ) -> Iterator[list[str]]:
        """Yield the lines of a structure; a title stands above it."""
        facts = self._nodes[argument]
        own = argument.rpartition("/")[2]
        note = ""
        if not is_numbered(own):
            note = facts.get("note", "")
            yield [self._title(argument, own, note)]
        said = {"scheme", "note"} if note else {"scheme"}
        facts = {key: value for key, value in facts.items() if key not in said}
        self._report_argument(argument, facts)
        premises = self._structure.premises[argument]
        lines = [f"({at}) {self._premise(name)}" for at, name in enumerate(premises, 1)]
        scheme = escaped(self._nodes[argument].get("scheme", ""))
        rule = f"-- {_HYPHENS.sub(_with_backslashes, scheme)} --" if scheme else "-----"
        lines.append(rule + _comment(self._notes_of(argument, facts)))
        if is_plain:
            lines += self._relations("<_", undercutters)
        else:
            lines += (f"  <_ [{self._conclusion(each)}]" for each in undercutters)
        lines += self._conclusion_of(argument, len(premises) + 1)
        yield lines

    def _title(self, argument: str, own: str, note: str) -> str:
        if self._names[own] > 1:
            self.losses.add(_NAME, visible(argument))
            own = argument
        text = escaped(note)
        return f"<{visible(own)}>: {text}" if text else f"<{visible(own)}>"

    def _conclusion_of(self, argument: str, number: int) -> Iterator[str]:
        """Yield the lines of a conclusion; that of an attack is implied."""
        target = self._structure.targets[argument]
        if self._nodes[argument]["relation"] == "support":
            yield f"({number}) [{visible(target)}]"
            return
        self.losses.add(_CONCLUSION, visible(argument))
        if self._structure.is_statement(target):
            yield f"({number}) So this does not hold: {{implied: true}}"
            yield f"  -> [{visible(target)}]"
        else:
            title = self._conclusion(argument)
            yield f"({number}) [{title}]: So the step does not hold. {{implied: true}}"

    def _conclusion(self, argument: str) -> str:
        """Return the title of the conclusion of an undercutter; a blank parts it from all ids."""
        known = self._conclusions
        return known.setdefault(argument, f"undercutter {len(known) + 1}")

    def _tags(self, name: str, facts: dict[str, Any]) -> str:
        found = []
        for tag in facts.get("tags", ()):
            written = on_one_line(tag)
            if not written or ")" in written:
                self.losses.add(_TAG, visible(name))
            else:
                plain = _PLAIN_TAG.fullmatch(written)
                found.append(f" #{written}" if plain else f" #({written})")
        return "".join(found)

    def _notes_of(self, name: str, facts: dict[str, Any]) -> list[str]:
        """Return what is said of a statement or an argument for which Argdown has no word."""
        said = []
        if facts.get("kind") == "recommendation":
            said.append(captions.heading(facts))
        said += captions.said(facts, headed=bool(said), details=self._options.details)
        said += ["outweighs"] if facts.get("outweighs") else []
        if self._options.cites:
            cites = captions.citations(facts, self._map.sources, details=self._options.details)
            said += (caption for _, caption in cites)
        said += [self._labels[name]] if name in self._labels else []
        said += [captions.left_out(facts)] if "left_out" in facts else []
        return said + (["outside"] if "outside" in facts else [])

    def _report_statement(self, name: str, facts: dict[str, Any]) -> None:
        if "unwritten" in facts:
            self.losses.add(_UNWRITTEN, visible(name))
        elif facts["kind"] == "recommendation":
            self.losses.add(_RECOMMENDATION, visible(name))
        elif (facts["kind"] == "claim") != self._is_claim(name):
            self.losses.add(_KIND, visible(name))
        self._report_values(name, facts, form.STATEMENTS[facts["kind"]])

    def _is_claim(self, name: str) -> bool:
        """Return whether a statement is a claim where nothing says what it is."""
        is_root = name in self._unused and name in self._structure.attacks
        return name in self._structure.supports or is_root

    def _report_argument(self, name: str, facts: dict[str, Any]) -> None:
        if facts.get("outweighs"):
            self.losses.add(_OUTWEIGHED, visible(name))
        self._report_values(name, facts, form.ARGUMENTS[facts["relation"]])

    def _report_values(self, name: str, facts: dict[str, Any], record: form.Record) -> None:
        for key in record.keys:
            if key not in _SAID and facts.get(key) not in (None, False, "", []):
                self.losses.add(_VALUE.format(key), visible(name))


def on_one_line(text: str) -> str:
    """Return a text on one line, without what a terminal would obey."""
    return visible(" ".join(without_controls(text).split()))


def escaped(text: str) -> str:
    """Return a text on one line that Argdown reads as it is."""
    written = _SPECIAL.sub(_with_backslashes, on_one_line(text))
    return _WORD.sub(_without_symbols, written)


def _with_backslashes(found: re.Match[str]) -> str:
    return "".join(f"\\{character}" for character in found[0])


def _without_symbols(found: re.Match[str]) -> str:
    """Return a word in which dots and colons stand for themselves.

    Two of them may be a symbol, such as .A., and what stands between them is not unescaped.
    """
    word = found[0]
    has_two = word.count(".") > 1 or word.count(":") > 1
    if not has_two or not ("\\" in word or _SYMBOL.search(word)):
        return word
    return _DOTS.sub(r"\\\g<0>", word)


def _comment(said: Iterable[str]) -> str:
    """Return a comment for the end of a line, or nothing if nothing is said."""
    # Before a comment is seen as one, a title is sought that ends with these two.
    text = on_one_line("; ".join(said)).replace("]:", "] :")
    return f" // {text}" if text else ""


def _quoted(text: str) -> str:
    """Return a text for front matter, which ends at the next three signs of equality."""
    return scalar(on_one_line(text), quoted=True).replace("===", r"\x3d\x3d\x3d")
