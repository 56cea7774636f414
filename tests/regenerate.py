"""Writes anew what is made from the code: python tests/regenerate.py.

These are the tables of rules and of keys in the manual, the picture and the table of topics in the
README, what console examples in both print, and what is said of the maps in `reading/faults/`.
Review the difference before you commit it.
"""

import re
import tempfile
from pathlib import Path

from documents import DOCUMENTS, with_new_outputs, write_files
from fault_cases import CASES, expected, report

import argmap
from argmap.export import mermaid
from argmap.export.support.export_options import ExportOptions
from argmap.format.keys import (
    ARGUMENT,
    ATTACK,
    EXPECTATIONS,
    GROUP,
    IN_PLACE,
    MAP,
    PASSAGE,
    SOURCE,
    STATEMENTS,
    Record,
)
from argmap.manual import TOPICS, summary
from argmap.rules import FAULTS, RULES, rule


def rules_table() -> str:
    """Give the table of rules from their pages."""
    rows = ["| rule | level | default | what it finds |", "|---|---|---|---|"]
    for name in (*FAULTS, *RULES):
        its_rule = rule(name)
        default = "always" if name in FAULTS else "on" if its_rule.default else "off"
        rows.append(f"| `{name}` | {its_rule.level} | {default} | {its_rule.summary} |")
    return "\n".join(rows) + "\n"


def keys_tables() -> str:
    """Return the tables of the keys of the format, from their declaration."""
    statement = Record("a statement", STATEMENTS["recommendation"].keys)
    tables = {
        "A map": MAP,
        "A statement": statement,
        "A statement in place, besides": _more(IN_PLACE, statement),
        "An argument": ARGUMENT,
        "An argument against something, besides": _more(ATTACK, ARGUMENT),
        "A source": SOURCE,
        "A cited passage": PASSAGE,
        "A group": GROUP,
        "Expectations": EXPECTATIONS,
    }
    return "\n".join(f"## {heading}\n\n{_keys_table(of)}" for heading, of in tables.items())


def _keys_table(record: Record) -> str:
    rows = ["| key | takes | what it says |", "|---|---|---|"]
    for key in record.keys.values():
        name = f"**`{key.name}`**" if key.required else f"`{key.name}`"
        rows.append(f"| {name} | {key.shape.value} | {key.description} |")
    return "\n".join(rows) + "\n"


def topics_table() -> str:
    """Return the table of the topics of the manual, with links to their pages."""
    rows = ["| topic | what it is for |", "|---|---|"]
    rows += [f"| [`{topic}`](argmap/manual/{topic}.md) | {summary(topic)} |" for topic in TOPICS]
    return "\n".join(rows) + "\n"


def _more(record: Record, than: Record) -> Record:
    """Return a record with the keys that another has not."""
    more = {name: key for name, key in record.keys.items() if name not in than.keys}
    return Record(record.name, more)


def picture(document: str, name: str) -> str:
    """Return a map that a document has a reader write, as a chart."""
    (written,) = re.findall(rf"<!-- file: {name} -->\n```yaml\n(.*?)```\n", document, re.DOTALL)
    return f"```mermaid\n{mermaid.write(argmap.loads(written), ExportOptions(ids=False))}```\n"


def regenerated(document: str) -> str:
    """Return a document with what is made from the code as it should be."""

    def made(mark: re.Match[str]) -> str:
        name, _, of = mark[1].partition(": ")
        tables = {"rules": rules_table, "keys": keys_tables, "topics": topics_table}
        text = picture(document, of) if name == "picture" else tables[name]()
        return f"<!-- {mark[1]} -->\n{text}<!-- /{name} -->"

    marked = r"<!-- (rules|keys|topics|picture: \S+) -->\n.*?<!-- /\w+ -->"
    return re.sub(marked, made, document, flags=re.DOTALL)


if __name__ == "__main__":
    for each in DOCUMENTS:
        each.write_text(regenerated(each.read_text(encoding="utf-8")), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        write_files(Path(folder))
        for each in DOCUMENTS:
            text = with_new_outputs(each.read_text(encoding="utf-8"), Path(folder))
            each.write_text(text, encoding="utf-8")
    for case in CASES:
        expected(case).write_bytes(report(case).encode())
