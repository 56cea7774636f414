"""Writes anew what is made from the code: python tests/regenerate.py.

These are the table of rules in the README, and what is said of the maps in `reading/faults/`.
Review the difference before you commit it.
"""

import re
from pathlib import Path

from fault_cases import CASES, expected, report

from argmap.rules import FAULTS, RULES, rule

README = Path(__file__).parent.parent / "README.md"
_RULES = re.compile(r"(?<=<!-- rules -->\n).*?(?=<!-- /rules -->)", re.DOTALL)


def rules_table() -> str:
    """Give the table of rules from their pages."""
    rows = ["| rule | level | default | what it finds |", "|---|---|---|---|"]
    for name in (*FAULTS, *RULES):
        its_rule = rule(name)
        default = "always" if name in FAULTS else "on" if its_rule.default else "off"
        rows.append(f"| `{name}` | {its_rule.level} | {default} | {its_rule.summary} |")
    return "\n".join(rows) + "\n"


def regenerated(readme: str) -> str:
    """Give the README as it should be."""
    return _RULES.sub(lambda _: rules_table(), readme)


if __name__ == "__main__":
    README.write_text(regenerated(README.read_text(encoding="utf-8")), encoding="utf-8")
    for case in CASES:
        expected(case).write_bytes(report(case).encode())
