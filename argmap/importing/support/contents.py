"""What an input says, as every format's module hands it on.

Nothing of it need be right: ids may be missing or taken, arguments may run in circles, texts may
hold anything. `building.py` makes a map of it and reports what it has to change.
"""

from dataclasses import dataclass, field
from typing import Any

from argmap.format.keys import Kind, Label, Relation
from argmap.importing.support.losses import Losses


@dataclass(slots=True, eq=False)
class Statement:
    """A statement, which arguments refer to as an object.

    `name` is what the format calls it, if it names it: where that can be an id it is one. `place`
    says where it is in the input. `kind` is given only where the format knows it. `facts` are the
    values of other keys of a map's statement. `group` is a key of `Contents.groups`. One that is
    `unnamed` has no id in the map.
    """

    text: str
    name: str = ""
    place: str = ""
    kind: Kind | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    group: str | None = None
    unnamed: bool = False


@dataclass(slots=True, eq=False)
class Argument:
    """An argument for or against statements; one against arguments is an undercutter.

    `name` is what the format calls it. `facts` are the values of other keys of a map's argument:
    its scheme, a note. One that `outweighs` grants the attack that it undercuts.
    """

    relation: Relation
    premises: list[Statement]
    targets: "list[Statement | Argument]"
    name: str = ""
    place: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    outweighs: bool = False


@dataclass(slots=True)
class Contents:
    """The whole of an input.

    `about` are the values of the map's own keys: title, description, language. `groups` are the
    titles of groups by their names, None for one without a title, and `members` their statements
    where these have an order of their own. `is_debate`: it speaks for nobody, but says what
    several people have said, or what nobody has decided yet.
    """

    about: dict[str, Any] = field(default_factory=dict)
    sources: dict[str, dict[str, Any]] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    arguments: list[Argument] = field(default_factory=list)
    groups: dict[str, str | None] = field(default_factory=dict)
    members: dict[str, list[Statement]] = field(default_factory=dict)
    expectations: dict[Label, list[Statement | Argument]] = field(default_factory=dict)
    losses: Losses = field(default_factory=Losses)
    is_debate: bool = False

    def statement(self, text: str, name: str = "", place: str = "", **more: Any) -> Statement:
        """Add a statement and return it; see `Statement` for what else it may have."""
        made = Statement(text, name, place, **more)
        self.statements.append(made)
        return made

    def argument(
        self,
        relation: Relation,
        premises: list[Statement],
        target: Statement | Argument,
        **more: Any,
    ) -> Argument:
        """Add an argument and return it; see `Argument` for what else it may have."""
        made = Argument(relation, premises, [target], **more)
        self.arguments.append(made)
        return made
