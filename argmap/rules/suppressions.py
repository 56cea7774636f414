"""What the comments of a map suppress, and those that cannot suppress anything."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argmap.text.document import Span

LINE = "ignore"
FILE = "ignore-file"
"""How a comment suppresses: findings on its line or the next one, or in the whole file."""


class Suppression(NamedTuple):
    """One rule that a comment suppresses: `word` is how, `span` is where the rule is named."""

    word: str
    rule: str
    span: "Span"


class FaultySuppression(NamedTuple):
    """A comment that is meant as a suppression and cannot work: where, why, and what to write."""

    span: "Span"
    message: str
    help: str


class Suppressions:
    """The suppressions of one text.

    `found` are those that can work, and `faulty` those that cannot, in file order.
    """

    def __init__(self) -> None:
        self.found: list[Suppression] = []
        self.faulty: list[FaultySuppression] = []
        self._of_file: dict[str, Suppression] = {}
        self._of_lines: dict[int, list[dict[str, Suppression]]] = {}

    def covering(self, rule: str, line: int) -> Suppression | None:
        """Return the suppression of a rule that covers a line, the nearest one if several do."""
        scopes = [*self._of_lines.get(line, []), self._of_file]
        return next((scope[rule] for scope in scopes if rule in scope), None)

    def add(self, found: list[Suppression], lines: list[dict[str, Suppression]]) -> None:
        """Add what one comment suppresses; `lines` are the scopes of its lines, if it has any."""
        for each in found:
            self.found.append(each)
            for scope in [self._of_file] if each.word == FILE else lines:
                scope.setdefault(each.rule, each)

    def scope(self, line: int) -> dict[str, Suppression]:
        """Return a new scope, which covers a line."""
        scope: dict[str, Suppression] = {}
        self.extend(scope, line)
        return scope

    def extend(self, scope: dict[str, Suppression], line: int) -> None:
        """Extend a scope to another line."""
        self._of_lines.setdefault(line, []).append(scope)
