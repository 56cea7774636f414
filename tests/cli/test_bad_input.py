"""What a person reads who has made a mistake: where, what, and what to write instead."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from argmap.cli import run
from argmap.rules import FAULTS

HEAD = "argmap: 1\ntitle: A map\n"
CLAIMS = HEAD + "claims:\n"
PREMISES = HEAD + "premises:\n"

ROWS: dict[str, tuple[str | bytes, str, str, str]] = {
    "an empty file": (
        "",
        "1:1 invalid-yaml",
        "the file is empty",
        "begin with argmap: 1, a title and a statement",
    ),
    "nothing but remarks": (
        "# A map\n",
        "1:1 invalid-yaml",
        "the file is empty",
        "begin with argmap: 1, a title and a statement",
    ),
    "random bytes": (
        b"\x8f" + b"".join(sha256(bytes([n])).digest() for n in range(120)),
        "1:1 invalid-encoding",
        "byte 0x8F is not UTF-8 text",
        "save the file as UTF-8",
    ),
    "Latin-1": (
        (PREMISES + "  cafe: A café is open.\n").encode("latin-1"),
        "4:14 invalid-encoding",
        "byte 0xE9 is not UTF-8 text",
        "save the file as UTF-8",
    ),
    "a missing colon": (
        CLAIMS + "  a\n    text: A\n",
        "4:3 invalid-yaml",
        "a key without a colon, or a text that is not indented, stands here",
        "write “a:” and what it stands for, or indent a text more than its key",
    ),
    "a tab indent": (
        CLAIMS + "\ta: A\n",
        "4:1 invalid-yaml",
        "a tab cannot stand here",
        "use spaces: YAML indents with nothing else",
    ),
    "an unclosed quote": (
        PREMISES + '  a: "A\n  b: B\n',
        "4:6 invalid-yaml",
        'the quotation mark " that opens here is never closed',
        'close it, or put a text that begins with " in the other kind of quotes',
    ),
    "an unclosed bracket": (
        CLAIMS + "  a: {text: A, supported_by: [b\n  b: B\n",
        "4:30 invalid-yaml",
        "the bracket [ that opens here is never closed",
        (
            "close it with ], and what is open around it with }, "
            "or put a text that begins with [ in quotes"
        ),
    ),
    "100,000 nested brackets": (
        CLAIMS + "  a: {text: A, supported_by: " + "[" * 100_000,
        "4:147 invalid-yaml",
        "more than 120 lists and mappings stand inside each other here",
        "give the inner statements entries of their own and refer to them by id",
    ),
    "an alias bomb": (
        HEAD
        + "claims:\n  a: {text: A, tags: &a [x, x]}\n"
        + "".join(f"  b{n}: {{text: B, tags: &b{n} [*a, *a]}}\n" for n in range(1000)),
        "4:22 invalid-yaml",
        "anchors are not part of a map",
        "remove it, or put a text that begins with & in quotes",
    ),
    "a merge key": (
        CLAIMS + "  b: {text: B, <<: {undeveloped: true}}\n",
        "4:16 invalid-yaml",
        "merge keys are not part of a map",
        "write the keys out, and refer to a statement by its id",
    ),
    "an object tag": (
        CLAIMS + "  a: !!python/object/apply:os.system [ls]\n",
        "4:6 invalid-yaml",
        "tags are not part of a map, and nothing is built from them",
        "remove the tag, or put a text that begins with ! in quotes",
    ),
    "two documents": (
        PREMISES + "  a: A\n---\n" + HEAD,
        "5:1 invalid-yaml",
        "a second document starts here, and a map is one document",
        "put the second map in a file of its own",
    ),
    "a list at the top": (
        "- argmap: 1\n- title: A map\n",
        "1:1 invalid-value",
        "the map takes a mapping, not a list",
        "write argmap: 1, and below it a title and a statement",
    ),
    "another version": (
        "argmap: 2\ntitle: A map\npremises: {a: A}\n",
        "1:9 invalid-value",
        "argmap of the map takes the version of the format, 1, not “2”",
        "write argmap: 1",
    ),
    "no title": (
        "argmap: 1\npremises: {a: A}\n",
        "1:1 missing-key",
        "the map has no title",
        "write title: and then a text",
    ),
    "a section that is a list": (
        CLAIMS + "  - a: A\n",
        "4:3 invalid-value",
        "claims takes a mapping from ids, not a list",
        (
            "write each entry on a line below claims:, as an id, a colon and what it stands for, "
            "without a dash or brackets"
        ),
    ),
    "an id with a space": (
        PREMISES + "  My premise: A\n",
        "4:3 invalid-id",
        "“My premise” cannot be the id of a premise",
        "write my-premise, here and where it is referred to",
    ),
    "a statement without text": (
        CLAIMS + "  a: {undeveloped: true}\n",
        "4:3 missing-key",
        "claim “a” has no text",
        "write text: and then a text",
    ),
    "a colon in a text": (
        PREMISES + "  a: The answer: no.\n",
        "4:16 invalid-yaml",
        "a colon and a space stand inside a text, and YAML takes them for a key",
        "put the text in quotes",
    ),
    "a number sign in a text": (
        PREMISES + "  a: The city is #1 in noise.\n",
        "4:18 truncated-text",
        "YAML takes this for a comment, and the text would end at “The city is”",
        "put the text in quotes, or a space behind the # of a real comment",
    ),
    "a claim that supports itself": (
        CLAIMS + "  a: {text: A, supported_by: a}\n",
        "4:30 self-reference",
        "an argument for claim “a” rests on that statement itself",
        "name another statement, or remove the argument",
    ),
    "a missing statement": (
        CLAIMS + "  a: {text: A, supported_by: no-bos}\npremises: {no-bus: N}\n",
        "4:30 undefined-statement",
        "no statement has the id “no-bos”",
        "did you mean no-bus?",
    ),
    "a list in a list in a list": (
        CLAIMS + "  a: {text: A, supported_by: [[[b, c]]]}\npremises: {b: B, c: C}\n",
        "4:32 invalid-value",
        "an argument for claim “a” takes ids and texts as premises, not a list",
        (
            "write the id of a statement, or its text in quotes; "
            "a list holds the linked premises of one argument"
        ),
    ),
    "one id twice in a section": (
        PREMISES + "  a: A\n  a: B\n",
        "5:3 duplicate-key",
        "the key “a” stands here a second time",
        "keep one of the two, or rename one; the first is in line 4",
    ),
    "one id in two sections": (
        CLAIMS + "  a: {text: A, undeveloped: true}\npremises:\n  a: B\n",
        "6:3 duplicate-id",
        "the id “a” is taken",
        "rename it, or merge it with the one in line 4",
    ),
    "a key misspelt": (
        CLAIMS + "  a: {text: A, suported_by: b}\npremises: {b: B}\n",
        "4:16 unknown-key",
        "claim “a” has no key “suported_by”",
        "did you mean supported_by?",
    ),
}


@pytest.mark.parametrize("row", ROWS)
def test_a_mistake_is_placed_and_explained(
    row: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written, where, message, advice = ROWS[row]
    file = tmp_path / "map.yaml"
    file.write_bytes(written if isinstance(written, bytes) else written.encode())
    assert run(["check", str(file), "--output-format", "json"]) == 1
    printed = capsys.readouterr()
    found = json.loads(printed.out)
    said = {
        (f"{each['line']}:{each['column']} {each['rule']}", each["message"], each["help"])
        for each in found
    }
    assert (where, message, advice) in said
    assert {each["level"] for each in found if each["rule"] in FAULTS} == {"error"}
    assert printed.err == ""


@pytest.mark.parametrize("row", ROWS)
def test_a_mistake_is_reported_for_people(
    row: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written, where, message, advice = ROWS[row]
    place, rule = where.split()
    file = tmp_path / "map.yaml"
    file.write_bytes(written if isinstance(written, bytes) else written.encode())
    assert run(["check", str(file)]) == 1
    printed = capsys.readouterr()
    assert f"error[{rule}]: {message}\n" in printed.out
    assert f"--> {file}:{place}\n" in printed.out
    assert f"= help: {advice}\n" in printed.out
    assert printed.err == ""


def test_thirty_faults_at_once_are_all_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "map.yaml"
    lines = []
    for number in range(10):
        lines += [
            f"  c{number}: {{text: C{number}, suported_by: p}}",
            f"  d {number}: {{text: D{number}, implicit: yes, undeveloped: true}}",
        ]
    file.write_text(CLAIMS + "\n".join(lines) + "\npremises: {p: P}\n", encoding="utf-8")
    assert run(["check", str(file), "--output-format", "concise"]) == 1
    found = [line.removeprefix(f"{file}:") for line in capsys.readouterr().out.splitlines()]
    assert len(found) == 30
    assert [int(line.split(":")[0]) for line in found] == [
        line for number in range(10) for line in (4 + 2 * number, *(5 + 2 * number,) * 2)
    ]
    for rule in ("unknown-key", "invalid-id", "invalid-value"):
        assert sum(f"error[{rule}]" in line for line in found) == 10
