"""An input in each format that is read, with all that its reader looks at."""

import json
from pathlib import Path

from exporting import written

import argmap
from argmap.importing import Imported

NIGHT_DEPOT = Path(__file__).parents[2] / "maps" / "night-depot.yaml"

OUTLINE = """\
# Should the ferry run in winter?

What was said at the meeting.

## The ferry should run

- The road is closed[^1]
  because of *snow*.
- *and* There is no bridge.
    1. Pro: [The map](https://example.org) shows none.
    2. *unless* One was built \\[since\\].
- Con:
  + The lake freezes.
  - It has an icebreaker.

```text
- no item
```

## Pros

* nothing
"""

ARGDOWN = """\
===
title: Should the ferry run in winter?
model: {mode: strict}
===

# For // a comment

[Run]: The *ferry* should run, see @[Road]. #traffic {color: red}
  + [Road]: The road is :n: closed.
    - <Plough>: It is \\[soon\\] ploughed.
      <_ The plough is [broken](https:/\\/example.org).
  >< [Closed]: The ferry is closed.

<Lake>: About the lake.

(1) The lake freezes.
(2) [Ice]: Ice is in the way.
-- Modus ponens {uses: [1, 2]} --
  <_ <Breaker>
(3) [Stuck]: The ferry gets stuck.
----
(4) [Run not]: It should not run. {implied: true}
  -> [Run]

## Lists

* [Ice]
* Nothing

Some prose.
"""

MADR = """\
---
status: accepted
---

# Store the log in a file

Where does it go?

## Decision Drivers

* It must be *safe* and sound

## Considered Options

* A file
* A database

## Decision Outcome

Chosen option: "Use a file", because

* everyone knows it, and it must be safe and sound

### Consequences

* Good, because no server runs

## Pros and Cons of the Options

### A file

On the disk.

* Good, because it is simple
  * Even on [Windows](https://example.org)
* Neutral, because it is text
* Bad, because it grows
* Some say so

## More Information

None.
"""

KIALO = """\
Discussion Title: Which way?

1. Which way is *best*?
1.1. The road.
1.1.1. Pro: It is [short](https://example.org)\\.
1. In January
Sources:
[1] A paper
1.1.2. Con: -> See 1.2.1.
1.2. The lake.
1.2.1. Con: It is cold.

And deep.
1.2.2. Pro: -> See 1.9.
"""

GSN = """\
module:
  name: The ferry
  brief: Is it safe?
  uses: other.yaml

G1:
  text: |
    The ferry
    is *safe*.
  supportedBy: [S1, G2]
  inContextOf: [C1, A1, J1]

S1: {text: Argument over hazards, supportedBy: [G3, S2], inContextOf: [J1, A1]}
S2: {supportedBy: Sn1}
G2: {undeveloped: true, url: https://example.org}
G3: {text: It does not sink., supportedBy: Sn1}
Sn1: {text: A test}
C1: {text: In summer}
A1: {text: The lake is calm.}
J1: {text: The law asks for it.}
CG1: {text: Ice can sink it., challenges: [G3, S1], defeated: true}
CSn1: {nodeType: CounterSolution, challenges: G1 -> G2}
"""

_NODES = {
    1: "I The ferry should run.",
    2: "I The road is closed.",
    3: "I There is no bridge.",
    4: "I The lake freezes.",
    5: "RA Default Inference",
    6: "CA Conflict From Bias",
    7: "I Nobody said so.",
    8: "MA Default Rephrase",
    9: "I The road cannot be used.",
    10: "L Ann : the road is closed",
    11: "L Ben : it cannot be used",
    12: "YA Asserting",
    13: "YA Asserting",
    14: "TA Default Transition",
    15: "CA Default Conflict",
    16: "I The lake is deep.",
    17: "RA RA",
}
_EDGES = [
    *((2, 5), (3, 5), (5, 1), (4, 6), (6, 1), (9, 8), (8, 2), (10, 12), (12, 2), (11, 13)),
    *((13, 9), (10, 14), (14, 11), (16, 15), (15, 5), (4, 17), (17, 5), (1, 7)),
]


def exported(name: str, text: str) -> str:
    """Return a map as argmap exports it."""
    return written(argmap.loads(text), name)


def lost(found: Imported) -> list[str]:
    """Return what an input says and the map made of it does not."""
    return [str(loss) for loss in found.losses]


def _aif() -> str:
    nodes = [
        {"nodeID": name, "type": said.split()[0], "text": said.partition(" ")[2], "timestamp": ""}
        for name, said in _NODES.items()
    ]
    nodes[5]["scheme"] = "Bias"
    edges = [{"edgeID": n, "fromID": a, "toID": b} for n, (a, b) in enumerate(_EDGES)]
    locutions = [{"nodeID": 10, "personID": 1}, {"nodeID": 11, "personID": 2}]
    people = [{"participantID": 1, "firstname": "Ann", "surname": "Lee"}]
    graph = {"nodes": nodes, "edges": edges, "locutions": locutions, "participants": people}
    return json.dumps({"AIF": graph, "text": "ignored"})


def inputs() -> dict[str, str]:
    """Return inputs by a name that begins with that of their format."""
    night_depot = NIGHT_DEPOT.read_text("utf-8")
    return {
        "aif": _aif(),
        "aif of argmap": exported("aif", night_depot),
        "json": exported("json", night_depot),
        "argdown": ARGDOWN,
        "argdown of argmap": exported("argdown", night_depot),
        "gsn": GSN,
        "kialo": KIALO,
        "madr": MADR,
        "outline": OUTLINE,
        "outline of argmap": exported("markdown", night_depot),
    }
