"""Checks files, one at a time, with their settings and the texts of their sources."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from argmap.checking.runner import check
from argmap.checking.suppressed import suppressed
from argmap.reading import read
from argmap.rules import rule
from argmap.text.document import Text
from argmap.workspace.files import STDIN_NAME, Input, is_map, read_input
from argmap.workspace.memory import freeing_memory
from argmap.workspace.settings_files import Located, MisconfiguredError, Overrides, SettingsFiles
from argmap.workspace.texts import SourceTexts, folder_of

if TYPE_CHECKING:
    from argmap.analysis.quotes import SourceText
    from argmap.checking.runner import Configuration
    from argmap.findings import Finding
    from argmap.reading import Reading
    from argmap.rules.suppressions import Suppression

_NO_TEXTS = (
    "rules that need the texts of sources are skipped: there is no folder to find them in, "
    "unless --stdin-filename names one"
)


class Plan(NamedTuple):
    """The options of the command line that apply to every file."""

    overrides: Overrides = Overrides()
    suppressions: bool = True
    maps_only: bool = False
    allow_outside: bool = False


class Outcome(NamedTuple):
    """The result for one file.

    `text` is empty where nothing was found. A file that was not checked has one of these:
    `problems` says, a line each, why it cannot be opened or what is wrong with its settings, and
    `skipped` why it is not to be checked. `remark` is a note for the user.
    """

    name: str
    findings: "Sequence[Finding]" = ()
    text: Text = Text("", "")
    strict: bool = False
    problems: tuple[str, ...] = ()
    skipped: Literal["excluded", "no map"] | None = None
    remark: str | None = None

    @property
    def was_checked(self) -> bool:
        """Return whether the file was checked."""
        return not self.problems and self.skipped is None


class Checker:
    """Checks files according to a plan; `failure` describes an unexpected error in a sentence.

    Raises MisconfiguredError if the settings file that the plan names has errors.
    """

    # Kept until the next is read: freeing a large map takes time, and the last one need not be
    # freed before the process ends.
    _last: "ClassVar[Reading | None]" = None

    def __init__(self, plan: Plan, failure: Callable[[Exception], str] = str) -> None:
        self._plan = plan
        self._failure = failure
        self._settings_files = SettingsFiles(plan.overrides, allow_outside=plan.allow_outside)
        self._texts = SourceTexts(allow_outside=plan.allow_outside)

    def check(self, found: Iterable[Input]) -> Iterator[Outcome]:
        """Yield the outcome of each file: its findings, or why it was not checked."""
        return map(self._check_safely, found)

    def files(self, found: Iterable[Input]) -> Iterator[Outcome]:
        """Yield for each file whether it would be checked, or why not."""
        for file in found:
            selected = self._select(file)
            yield selected if isinstance(selected, Outcome) else Outcome(file.name)

    def _check_safely(self, file: Input) -> Outcome:
        """Return the outcome of a file; an unexpected error is its problem."""
        try:
            return freeing_memory(self._check)(file)
        except MemoryError as error:
            Checker._last = None
            said = self._failure(error)
        except Exception as error:  # noqa: BLE001 - a bug that this file alone may show
            said = self._failure(error)
        return Outcome(file.name, problems=(f"{file.name}: {said}",))

    def _check(self, file: Input) -> Outcome:
        selected = self._select(file)
        if isinstance(selected, Outcome):
            return selected
        data, located = selected
        Checker._last = reading = read(data, file.name)
        return self._check_reading(reading, located)

    def select(self, file: Input) -> Input | Outcome:
        """Return a file with its data, or why it is not to be worked on."""
        selected = self._select(file)
        return selected if isinstance(selected, Outcome) else file._replace(data=selected[0])

    def suppressed(self, reading: "Reading") -> "Iterator[tuple[Finding, Suppression | None]]":
        """Yield what rules find in a map that was read from a file, as `suppressed` does."""
        configuration, texts, _ = self._prepared(
            reading, self._settings_files.of(reading.text.name)
        )
        return suppressed(reading, configuration, texts)

    def check_reading(self, reading: "Reading") -> Outcome:
        """Check a map that was read from a file."""
        try:
            return self._check_reading(reading, self._settings_files.of(reading.text.name))
        except MisconfiguredError as error:
            return Outcome(reading.text.name, problems=error.lines)

    def _check_reading(self, reading: "Reading", located: Located) -> Outcome:
        name = reading.text.name
        configuration, texts, remark = self._prepared(reading, located)
        findings = check(reading, configuration, texts)
        text = reading.text if findings else Text("", name)
        return Outcome(name, findings, text, located.settings.strict, remark=remark)

    def _prepared(
        self, reading: "Reading", located: Located
    ) -> "tuple[Configuration, dict[str, SourceText] | None, str | None]":
        """Return how a map is checked, the texts of its sources, and a remark on these."""
        name = reading.text.name
        configuration = located.settings.configuration(
            located.relative(name), suppressions=self._plan.suppressions
        )
        remark: str | None = None
        texts: dict[str, SourceText] | None = {}
        if not reading.map.unknowns.cut_off and _uses_texts(configuration, reading):
            if name == STDIN_NAME:
                remark, texts = _NO_TEXTS, None
            else:
                texts = self._texts.of(reading.map.sources, folder_of(name))
        return configuration, texts, remark

    def _select(self, found: Input) -> tuple[bytes, Located] | Outcome:
        """Return the content of a file and its settings, or why it is not to be checked."""
        chosen = found.named and not self._plan.maps_only
        if not chosen and not found.error:
            try:
                located = self._settings_files.of(found.name)
            except MisconfiguredError:
                located = None
            # A folder that was named is searched, even if it is excluded itself.
            below = None if self._plan.maps_only else found.below
            if located is not None and located.excludes(found.name, below):
                return Outcome(found.name, skipped="excluded")
        file = read_input(found)
        if file.data is None:
            return Outcome(file.name, problems=(f"{file.name}: {file.error}",))
        if not chosen and not is_map(file.data):
            return Outcome(file.name, skipped="no map")
        try:
            return file.data, self._settings_files.of(file.name)
        except MisconfiguredError as error:
            return Outcome(file.name, problems=error.lines)


_HELPED_BY_TEXTS = {"paragraph-out-of-range", "uncovered-paragraph"}
"""Rules that use the texts of sources if there are any, but do not need them."""


def _uses_texts(configuration: "Configuration", reading: "Reading") -> bool:
    return any("text" in given for given in reading.map.sources.values()) and any(
        name in _HELPED_BY_TEXTS or rule(name).needs_texts for name in configuration.rules
    )
