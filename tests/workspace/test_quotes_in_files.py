"""`argmap check` finds quotes in the files that sources name, as they are on disk."""

from pathlib import Path

import pytest
from checking_maps import Check
from disk import write

TRUE = "The first office may re-sign, is a well-known rule"
FALSE = "The first office may resign"


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("s.txt", "The \ufb01rst of\ufb01ce may re-sign,³ is a well-\nknown rule.\n"),
        (
            "s.txt",
            "\ufeffThe first\r\noffice may re\u2011sign, is\r\na well-\r\n known rule.",
        ),
        (
            "s.md",
            "> The *first* office may\n> `re-sign`, is a [well-\n> known](x.html) rule.\n",
        ),
        (
            "s.rst",
            "The *first* office may ``re-sign``, is `a <x.html>`_ well-\nknown rule.\n",
        ),
    ],
)
def test_a_true_quote_and_a_false_one(checked: Check, file: str, text: str) -> None:
    Path(file).write_bytes(text.encode())
    for quote, status in ((TRUE, 0), (FALSE, 1)):
        write(
            "map.yaml",
            f"""\
argmap: 1
title: A map
sources: {{s: {{title: S, text: {file}}}}}
premises: {{p: {{text: P, cites: {{s: {{quote: "{quote}"}}}}}}}}
""",
        )
        assert checked("map.yaml")[0] == status
