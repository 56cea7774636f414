"""The settings of a project for the checker: the keys of `argmap.toml`.

The text of a settings file comes in, and frozen settings come out; nothing here opens a file.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Any, ClassVar

from argmap.checking.runner import Configuration
from argmap.findings import Level
from argmap.rules import FAULTS, RULES, default_rules
from argmap.rules.context import RuleOptions
from argmap.text.patterns import PatternLists, Patterns, rules
from argmap.text.suggesting import Suggester
from argmap.text.wording import brief

ALL = "all"
LEVELS: tuple[Level, ...] = ("error", "warning")
_MOST_PROBLEMS = 10
_LONGEST_NAME = 80


class SettingsError(ValueError):
    """Settings with errors: `problems` are sentences, one for each error."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in one file; None or empty where the file does not set them.

    Rules are names or `all`; patterns are as in a .gitignore in the folder of the file.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    strict: bool = False
    max_words: int | None = None
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    exclude: tuple[str, ...] = ()
    levels: Mapping[str, Level] = field(default_factory=dict)

    def overridden(
        self,
        select: tuple[str, ...] | None,
        ignore: tuple[str, ...] | None,
        extend_select: tuple[str, ...] | None,
    ) -> "Settings":
        """Return the settings with those arguments that are not None in place of its own.

        A rule that is selected here by its name is no longer ignored.
        """
        named = {*(select or ()), *(extend_select or ())}
        return replace(
            self,
            select=self.select if select is None else select,
            ignore=_without(self.ignore, named) if ignore is None else ignore,
            extend_select=self.extend_select if extend_select is None else extend_select,
        )

    def excludes(self, path: str, named: str = "") -> bool:
        """Return whether a file is left out; `path` is relative to the folder of the settings.

        `named` is a folder above it that the user named, which is not left out as a whole.
        """
        inside = path.startswith(f"{named}/")
        excluded = _pattern_lists(self.exclude)
        if not inside:
            return excluded.leaves_out_below("", path)
        return _for_named(self.exclude, named).leaves_out_below(named, path)

    def configuration(self, path: str, *, suppressions: bool = True) -> Configuration:
        """Return the configuration for checking a file; `path` is as in `excludes`."""
        ignored = set(_expanded(self.ignore))
        for pattern, names in self.per_file_ignores:
            if _pattern_lists((pattern,)).leaves_out_below("", path):
                ignored.update(_expanded(names))
        most = self.max_words
        options = RuleOptions() if most is None else RuleOptions(max_words=most)
        return Configuration(
            rules=_selected(self.select, self.extend_select, frozenset(ignored)),
            levels=self.levels,
            options=options,
            suppressions=suppressions,
        )


@lru_cache(maxsize=256)
def _selected(
    select: tuple[str, ...] | None, extend_select: tuple[str, ...], ignored: frozenset[str]
) -> tuple[str, ...]:
    selected = default_rules() if select is None else _expanded(select)
    wanted = {*selected, *_expanded(extend_select)} - ignored
    return tuple(name for name in RULES if name in wanted)


def _without(ignored: tuple[str, ...], named: set[str]) -> tuple[str, ...]:
    return tuple(name for name in _expanded(ignored) if name not in named)


_TABLE = re.compile(r"(?m)^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*[\"']?argmap\b")


def parse(text: str, *, pyproject: bool = False) -> Settings | None:
    """Return the settings in the text of an `argmap.toml` or a `pyproject.toml`.

    Return None if a pyproject has no table `tool.argmap`. Raise SettingsError with all that
    is wrong: invalid TOML, unknown keys and rules, values of the wrong type.
    """
    import tomllib

    try:
        table = tomllib.loads(text)
    except (ValueError, ArithmeticError, RecursionError) as error:
        # A pyproject.toml that is broken and does not name argmap is for other programs to report.
        if pyproject and not _TABLE.search(text):
            return None
        raise SettingsError([f"this is not valid TOML: {_toml_problem(error)}"]) from error
    if not pyproject:
        return settings(table)
    tool = table.get("tool")
    if not isinstance(tool, dict) or "argmap" not in tool:
        return None
    return settings(tool["argmap"])


def _toml_problem(error: Exception) -> str:
    import tomllib

    if isinstance(error, RecursionError):
        return "it is too deeply nested"
    if isinstance(error, tomllib.TOMLDecodeError):
        said = str(error)
        return f"{said[:1].lower()}{said[1:]}"
    # Python has a bound for numbers and dates.
    return "a number or a date in it is too large"


def settings(table: object) -> Settings:
    """Return the settings in a table of TOML; raise SettingsError with all that is wrong."""
    return _Parser().settings(table)


def parse_rules(values: Iterable[str], *, may_be_fault: bool = True) -> tuple[str, ...]:
    """Return the rules in options such as `long-statement,unused-source`.

    Raise SettingsError for an unknown name, for no name at all, and for a fault of the file
    where `may_be_fault` is false.
    """
    parser = _Parser()
    names = [name.strip() for value in values for name in value.split(",")]
    rules = parser.rules([name for name in names if name], may_be_fault=may_be_fault)
    if not any(names):
        parser.problems.append("a rule's name is missing")
    parser.finish()
    return rules


class _Parser:
    """Reads the values of settings, and collects what is wrong with them."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self._known = Suggester((*RULES, *FAULTS, ALL))

    def finish(self) -> None:
        """Raise SettingsError if problems were collected."""
        if len(self.problems) > _MOST_PROBLEMS:
            more = f"and {len(self.problems) - _MOST_PROBLEMS} more of this kind"
            raise SettingsError([*self.problems[:_MOST_PROBLEMS], more])
        if self.problems:
            raise SettingsError(self.problems)

    def settings(self, table: object) -> Settings:
        """Return the settings in a table."""
        if not isinstance(table, dict):
            raise SettingsError(["argmap takes a table of settings"])
        keys = Suggester(KEYS)
        all_keys = f"the keys are {', '.join(KEYS)}"
        given = {}
        for key, value in table.items():
            if key in self.readers:
                given[key.replace("-", "_")] = self.readers[key](self, key, value)
            else:
                self._unknown("key", key, keys.advice(key, all_keys))
        self.finish()
        return Settings(**given)

    def rules(self, names: list[str], *, may_be_fault: bool) -> tuple[str, ...]:
        """Return the names without repetitions; collect those that are no rules."""
        for name in names:
            if name in FAULTS and not may_be_fault:
                self._fault(name, "ignored")
            elif name != ALL and name not in RULES and name not in FAULTS:
                self._unknown("rule", name, self._known.advice(name, "argmap rule lists them"))
        return tuple(dict.fromkeys(names))

    def _rule_list(self, key: str, value: object) -> tuple[str, ...]:
        return self.rules(list(self._texts(key, value)), may_be_fault=True)

    def _ignored(self, key: str, value: object) -> tuple[str, ...]:
        return self.rules(list(self._texts(key, value)), may_be_fault=False)

    def _texts(self, key: str, value: object) -> tuple[str, ...]:
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        self.problems.append(f"{key} takes a list of texts")
        return ()

    def _truth(self, key: str, value: object) -> bool:
        if not isinstance(value, bool):
            self.problems.append(f"{key} takes true or false")
        return value is True

    def _count(self, key: str, value: object) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            return value
        self.problems.append(f"{key} takes a whole number above zero")
        return 1

    def _ignores_by_pattern(
        self, key: str, value: object
    ) -> tuple[tuple[str, tuple[str, ...]], ...]:
        if not isinstance(value, dict):
            self.problems.append(f"{key} takes a table from globs to lists of rules")
            return ()
        for pattern in value:
            if pattern.startswith("!"):
                shown = brief(pattern, _LONGEST_NAME)
                self.problems.append(
                    f"{key} takes no “{shown}”; name the files that it is for, without !"
                )
        return tuple(
            (pattern, self._ignored(f"{key} of “{brief(pattern, _LONGEST_NAME)}”", names))
            for pattern, names in value.items()
        )

    def _levels(self, key: str, value: object) -> dict[str, Level]:
        if not isinstance(value, dict):
            self.problems.append(f"{key} takes a table from rules to levels")
            return {}
        levels: dict[str, Level] = {}
        for name, level in value.items():
            if name in FAULTS:
                self._fault(name, "given another level")
            elif name not in RULES:
                self._unknown("rule", name, self._known.advice(name, "argmap rule lists them"))
            elif level not in LEVELS:
                self.problems.append(f"the level of {name} is error or warning")
            else:
                levels[name] = level
        return levels

    def _fault(self, name: str, what: str) -> None:
        self.problems.append(f"“{name}” is a fault of the file, which cannot be {what}")

    def _unknown(self, what: str, name: str, advice: str) -> None:
        self.problems.append(f"there is no {what} “{brief(name, _LONGEST_NAME)}”; {advice}")

    readers: ClassVar[dict[str, Callable[["_Parser", str, Any], Any]]] = {
        "select": _rule_list,
        "ignore": _ignored,
        "extend-select": _rule_list,
        "strict": _truth,
        "max-words": _count,
        "per-file-ignores": _ignores_by_pattern,
        "exclude": _texts,
        "levels": _levels,
    }


KEYS = tuple(_Parser.readers)
"""The keys of settings."""


def _expanded(names: tuple[str, ...]) -> tuple[str, ...]:
    return RULES if ALL in names else names


@lru_cache(maxsize=64)
def _for_named(patterns: tuple[str, ...], folder: str) -> PatternLists:
    return _pattern_lists(patterns).for_named(folder)


@cache
def _pattern_lists(patterns: tuple[str, ...]) -> PatternLists:
    # Written ./maps/a.yaml, a pattern means what it means without the dot.
    lines = (re.sub(r"^(!?)\./", r"\1/", pattern) for pattern in patterns)
    return PatternLists().with_first("", Patterns(rules(lines)))
