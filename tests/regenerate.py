"""Writes anew what is made from the code: python tests/regenerate.py.

These are the tables of rules and of keys in the README, its picture, and what is said of the maps
in `reading/faults/`.
Review the difference before you commit it.
"""

import re
from pathlib import Path

from fault_cases import CASES, expected, report

import argmap
from argmap.export import mermaid
from argmap.export.support.export_options import ExportOptions
from argmap.format.keys import (
    ARGUMENT,
    ATTACK,
    GROUP,
    IN_PLACE,
    MAP,
    PASSAGE,
    SOURCE,
    STATEMENTS,
    Record,
)
from argmap.rules import FAULTS, RULES, rule

README = Path(__file__).parent.parent / "README.md"


def rules_table() -> str:
    """Give the table of rules from their pages."""
    rows = ["| rule | level | default | what it finds |", "|---|---|---|---|"]
    for name in (*FAULTS, *RULES):
        its_rule = rule(name)
        default = "always" if name in FAULTS else "on" if its_rule.default else "off"
        rows.append(f"| `{name}` | {its_rule.level} | {default} | {its_rule.summary} |")
    return "\n".join(rows) + "\n"


def keys_table() -> str:
    """Return the table of the keys of the format, from their declaration."""
    rows = ["| of | key | what it says |", "|---|---|---|"]
    statement = Record("a statement", {**STATEMENTS["recommendation"].keys})
    in_place, attack = _more(IN_PLACE, statement), _more(ATTACK, ARGUMENT)
    for record in (MAP, statement, in_place, ARGUMENT, attack, SOURCE, PASSAGE, GROUP):
        for key in record.keys.values():
            name = f"**`{key.name}`**" if key.required else f"`{key.name}`"
            rows.append(f"| {record.name} | {name} | {key.description} |")
    return "\n".join(rows) + "\n\nKeys in bold are needed.\n"


def _more(record: Record, than: Record) -> Record:
    """Return a record with the keys that another has not."""
    more = {name: key for name, key in record.keys.items() if name not in than.keys}
    return Record(record.name, more)


def picture(readme: str, name: str) -> str:
    """Return a map that the README has a reader write, as a chart."""
    (written,) = re.findall(rf"<!-- file: {name} -->\n```yaml\n(.*?)```\n", readme, re.DOTALL)
    return f"```mermaid\n{mermaid.write(argmap.loads(written), ExportOptions(ids=False))}```\n"


def regenerated(readme: str) -> str:
    """Return the README as it should be."""
    made = {
        "rules": rules_table(),
        "keys": keys_table(),
        "picture: tools.yaml": picture(readme, "tools.yaml"),
    }
    for name, text in made.items():
        head, _, rest = readme.partition(f"<!-- {name} -->\n")
        _, end, tail = rest.partition(f"<!-- /{name.partition(':')[0]} -->")
        readme = f"{head}<!-- {name} -->\n{text}{end}{tail}"
    return readme


if __name__ == "__main__":
    README.write_text(regenerated(README.read_text(encoding="utf-8")), encoding="utf-8")
    for case in CASES:
        expected(case).write_bytes(report(case).encode())
