"""What is no YAML, or more YAML than a map may hold, with its place and its words."""

from typing import Any

import pytest
import yaml
from saying import said

HEAD = "argmap: 1\ntitle: T\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
claims:
  a: One.
  b
  c: Three.
""",
            [
                (
                    "5:3-5:4 invalid-yaml: a key without a colon, or a text that is not "
                    "indented, stands here; write “b:”, or indent the text more than its key"
                ),
            ],
            id="missing colon",
        ),
        pytest.param(
            """\
claims:
  a:
    text: One goes on
  in the next line.
""",
            [
                (
                    "6:3-6:20 invalid-yaml: a key without a colon, or a text that is not "
                    "indented, stands here; write “in the next line.:”, or indent the text "
                    "more than its key"
                ),
            ],
            id="text that is not indented",
        ),
        pytest.param(
            "claims:\n  a:\n\ttext: One.\n",
            [
                (
                    "5:1-5:2 invalid-yaml: a tab cannot stand here; use spaces: YAML "
                    "indents with nothing else"
                ),
            ],
            id="tab indent",
        ),
        pytest.param(
            "claims:\n  a: |\n    One.\n  \tTwo.\n",
            [
                (
                    "6:3-6:4 invalid-yaml: a tab cannot stand here; use spaces: YAML "
                    "indents with nothing else"
                ),
            ],
            id="tab in a block",
        ),
        pytest.param(
            """\
claims:
  a: "One.
  b: Two.
""",
            [
                (
                    '4:6-4:7 invalid-yaml: the quotation mark " that opens here is never '
                    'closed; close it, or put a text that begins with " in the other kind of '
                    "quotes"
                ),
            ],
            id="unclosed double quote",
        ),
        pytest.param(
            """\
claims:
  a: 'One.
  b: Two.
""",
            [
                (
                    "4:6-4:7 invalid-yaml: the quotation mark ' that opens here is never "
                    "closed; close it, or put a text that begins with ' in the other kind of "
                    "quotes"
                ),
            ],
            id="unclosed single quote",
        ),
        pytest.param(
            """\
claims:
  a: "Never" is a long time.
""",
            [
                (
                    "4:14-4:15 invalid-yaml: text goes on behind the closing quotation mark; "
                    "put the whole text in quotes of the other kind"
                ),
            ],
            id="text behind a quotation",
        ),
        pytest.param(
            """\
claims:
  a: 'It's so.'
""",
            [
                (
                    "4:10-4:11 invalid-yaml: text goes on behind the closing quotation mark; "
                    "put the whole text in quotes of the other kind"
                ),
            ],
            id="apostrophe in single quotes",
        ),
        pytest.param(
            """\
claims:
  a: {text: One., supported_by: [b, c
  b: Two.
""",
            [
                (
                    "4:33-4:34 invalid-yaml: the bracket [ that opens here is never closed; "
                    "close it with ], or put a text that begins with [ in quotes"
                ),
            ],
            id="unclosed list",
        ),
        pytest.param(
            """\
claims:
  a: {text: One.
""",
            [
                (
                    "4:6-4:7 invalid-yaml: the bracket { that opens here is never closed; "
                    "close it with }, or put a text that begins with { in quotes"
                ),
            ],
            id="unclosed mapping",
        ),
        pytest.param(
            """\
claims:
  a: {text: One., supported_by: [b, c}
  b: Two.
""",
            [
                (
                    "4:38-4:39 invalid-yaml: } stands here, but the bracket [ is still open; "
                    "close it with ]"
                ),
            ],
            id="wrong bracket",
        ),
        pytest.param(
            """\
claims:
  a: It is so: yes.
""",
            [
                (
                    "4:14-4:15 invalid-yaml: a colon and a space stand inside a text, and YAML "
                    "takes them for a key; put the text in quotes"
                ),
            ],
            id="colon in a text",
        ),
        pytest.param(
            """\
claims:
  a: {text: It is so: yes.}
""",
            [
                (
                    "4:21-4:22 invalid-yaml: a colon and a space stand inside a text, and YAML "
                    "takes them for a key; put the text in quotes"
                ),
            ],
            id="colon in a text in braces",
        ),
        pytest.param(
            """\
claims:
  a: {text: One., cites: {s:[1]}}
""",
            [
                (
                    "4:28-4:29 invalid-yaml: a colon stands here without a space behind it; "
                    "put a space behind the colon, or put the text in quotes"
                ),
            ],
            id="colon without a space in braces",
        ),
        pytest.param(
            """\
claims:
  a: {text: One., cites: {s:}}
""",
            [
                (
                    "4:28-4:29 invalid-yaml: a colon stands here without a space behind it; "
                    "put a space behind the colon, or put the text in quotes"
                ),
            ],
            id="quoted key without a space",
        ),
        pytest.param(
            """\
claims:
  a: , and so on
""",
            [
                (
                    "4:6-4:7 invalid-yaml: , stands where a value should be; write the value, "
                    "or put a text that begins so in quotes"
                ),
            ],
            id="comma at the start",
        ),
        pytest.param(
            """\
claims:
  a: ] and so on
""",
            [
                (
                    "4:6-4:7 invalid-yaml: ] stands where a value should be; write the value, "
                    "or put a text that begins so in quotes"
                ),
            ],
            id="bracket at the start",
        ),
        pytest.param(
            """\
claims:
  a: @home is a word.
""",
            [
                (
                    "4:6-4:7 invalid-yaml: a text cannot begin with @ unless it is in quotes; "
                    "put the text in quotes"
                ),
            ],
            id="at sign",
        ),
        pytest.param(
            """\
claims:
  a: `code`
""",
            [
                (
                    "4:6-4:7 invalid-yaml: a text cannot begin with ` unless it is in quotes; "
                    "put the text in quotes"
                ),
            ],
            id="backtick",
        ),
        pytest.param(
            """\
claims:
  a: %5 of all
""",
            [
                (
                    "4:6-4:7 invalid-yaml: a text cannot begin with % unless it is in quotes; "
                    "put the text in quotes"
                ),
            ],
            id="per cent sign",
        ),
        pytest.param(
            """\
claims:
  a: | begins here
""",
            [
                (
                    "4:6-4:7 invalid-yaml: behind | the line must end, and the text begin on "
                    "the next; begin the text on the next line, or put the text in quotes"
                ),
            ],
            id="bar at the start",
        ),
        pytest.param(
            """\
claims:
  a: * is a sign
""",
            [
                (
                    "4:6-4:7 invalid-yaml: a text cannot begin with * unless it is in quotes; "
                    "put the text in quotes"
                ),
            ],
            id="asterisk alone",
        ),
        pytest.param(
            """\
claims:
  a: & is a sign
""",
            [
                (
                    "4:6-4:7 invalid-yaml: a text cannot begin with & unless it is in quotes; "
                    "put the text in quotes"
                ),
            ],
            id="ampersand alone",
        ),
        pytest.param(
            'claims:\n  a: "C:\\Dir"\n',
            [
                (
                    "4:9-4:11 invalid-yaml: \\D is no escape of YAML; write \\\\ for a "
                    "backslash, or put the text in single quotes"
                ),
            ],
            id="unknown escape",
        ),
        pytest.param(
            'claims:\n  a: "\\ud800"\n',
            [
                (
                    "4:7-4:13 invalid-yaml: \\ud800 is no escape of YAML; write \\\\ for a "
                    "backslash, or put the text in single quotes"
                ),
            ],
            id="escape of half a character",
        ),
        pytest.param(
            """\
claims:
  a: - b
""",
            [
                (
                    "4:6-4:7 invalid-yaml: a list cannot begin on the line of its key; begin "
                    "it on the next line, or put the text in quotes"
                ),
            ],
            id="list behind its key",
        ),
        pytest.param(
            """\
claims:
  a: One.
  - b
""",
            [
                (
                    "5:3-5:4 invalid-yaml: a list entry stands where a key should be; indent "
                    "the list under its key, or remove the dash"
                ),
            ],
            id="list among keys",
        ),
        pytest.param(
            """\
claims:
  a:
    text: One.
    supported_by:
      - b
      c: Two.
""",
            [
                (
                    "8:7-8:8 invalid-yaml: a key stands where a list entry should be; indent "
                    "it otherwise, or begin the entry with a dash"
                ),
            ],
            id="key among entries",
        ),
        pytest.param(
            """\
claims:
    a: One.
  b: Two.
""",
            [
                (
                    "5:3-5:4 invalid-yaml: this line is not indented like the lines that "
                    "it belongs to; give keys of one mapping the same indent"
                ),
            ],
            id="indent too small",
        ),
        pytest.param(
            """\
claims:
  a: One.
    b: Two.
""",
            [
                (
                    "5:5-5:6 invalid-yaml: the key “b” is indented more than those above; give "
                    "keys of one mapping the same indent, or put the text above in quotes"
                ),
            ],
            id="indent too large",
        ),
        pytest.param(
            """\
claims:
  : One.
""",
            [
                (
                    "4:3-4:4 invalid-yaml: a key is missing in front of this colon; write the "
                    "key, or put the text in quotes"
                ),
            ],
            id="colon without a key",
        ),
        pytest.param(
            """\
claims:
  ? [a]
  : One.
""",
            [
                (
                    "4:5-4:6 invalid-yaml: a list or mapping cannot be a key; write a plain "
                    "word before the colon"
                ),
            ],
            id="key that is a list",
        ),
        pytest.param(
            """\
...
and more
""",
            [
                (
                    "4:1-4:2 invalid-yaml: this stands outside the map, which ended above; "
                    "give it the indent of the first key, and remove a line of dots above it"
                ),
            ],
            id="text outside the map",
        ),
        pytest.param(
            """\
claims:
  a: One.
---
%FOO
""",
            [
                (
                    "5:1-5:4 invalid-yaml: a second document starts here, and a map is one "
                    "document; put the second map in a file of its own"
                ),
            ],
            id="directive",
        ),
        pytest.param(
            """\
claims:
  a: !e!b One.
""",
            [
                (
                    "4:6-4:7 invalid-yaml: tags are not part of a map, and nothing is built "
                    "from them; remove the tag, or put a text that begins with ! in quotes"
                ),
            ],
            id="unknown tag handle",
        ),
        pytest.param(
            """\
claims:
  a: &one One.
  b: *one
""",
            [
                (
                    "4:6-4:10 invalid-yaml: anchors are not part of a map; refer to a "
                    "statement by its id, or put a text that begins with & in quotes"
                ),
                (
                    "5:6-5:10 invalid-yaml: aliases are not part of a map; refer to a "
                    "statement by its id, or put a text that begins with * in quotes"
                ),
            ],
            id="anchor and alias",
        ),
        pytest.param(
            """\
claims:
  a: &one
    text: One.
  b:
    <<: *one
""",
            [
                (
                    "4:6-4:10 invalid-yaml: anchors are not part of a map; refer to a "
                    "statement by its id, or put a text that begins with & in quotes"
                ),
                (
                    "7:5-7:7 invalid-yaml: merge keys are not part of a map; write the keys "
                    "out, and refer to a statement by its id"
                ),
            ],
            id="anchored mapping and merge key",
        ),
        pytest.param(
            """\
claims:
  a: !!python/object/apply:os.system
    text: One.
""",
            [
                (
                    "4:6-4:37 invalid-yaml: tags are not part of a map, and nothing is built "
                    "from them; remove the tag, or put a text that begins with ! in quotes"
                ),
            ],
            id="tag of Python",
        ),
        pytest.param(
            """\
claims:
  a: !!str One.
""",
            [
                (
                    "4:6-4:11 invalid-yaml: tags are not part of a map, and nothing is built "
                    "from them; remove the tag, or put a text that begins with ! in quotes"
                ),
            ],
            id="tag of YAML",
        ),
        pytest.param(
            """\
claims:
  a: One.
---
argmap: 1
""",
            [
                (
                    "5:1-5:4 invalid-yaml: a second document starts here, and a map is one "
                    "document; put the second map in a file of its own"
                ),
            ],
            id="a second document",
        ),
        pytest.param(
            """\
claims:
  a: The city ranks #1 in noise.
  b: Two.
""",
            [
                (
                    "4:21-4:33 truncated-text: YAML takes this for a comment, and the text "
                    "would end at “The city ranks”; put the text in quotes, or a space behind "
                    "the # of a real comment"
                ),
            ],
            id="truncated text",
        ),
        pytest.param(
            """\
claims:
  a: {text: The city ranks #1 in noise.}
  b: Two.
""",
            [
                (
                    "4:28-4:41 truncated-text: YAML takes this for a comment, and the text "
                    "would end at “The city ranks”; put the text in quotes, or a space behind "
                    "the # of a real comment"
                ),
            ],
            id="truncated text in braces",
        ),
        pytest.param(
            """\
claims:
  a: The city ranks #1 in noise,
     and #2 in light.
""",
            [
                (
                    "4:21-4:33 truncated-text: YAML takes this for a comment, and the text "
                    "would end at “The city ranks”; put the text in quotes, or a space behind "
                    "the # of a real comment"
                ),
            ],
            id="truncated text that goes on",
        ),
        pytest.param(
            "claims:\n  a: One\x01two.\n",
            [
                (
                    "4:9-4:10 invalid-yaml: the control character U+0001 may not stand in a "
                    "map; remove it"
                ),
            ],
            id="control character",
        ),
        pytest.param(
            'claims:\n  a: "One\\atwo."\n',
            [
                (
                    "4:6-4:17 invalid-value: the escaped control character U+0007 may not "
                    "stand in a map; remove it"
                ),
            ],
            id="escaped control character",
        ),
        pytest.param(
            'claims:\n  a: "One\\Ntwo."\n',
            [
                (
                    "4:6-4:17 invalid-value: the escaped control character U+0085 may not "
                    "stand in a map; remove it"
                ),
            ],
            id="escaped NEL",
        ),
        pytest.param(
            "claims:\n  a: One\x85two.\n",
            [
                (
                    "4:9-4:10 invalid-yaml: the line break NEL may not stand in a map; use an "
                    "ordinary line break"
                ),
            ],
            id="NEL",
        ),
        pytest.param(
            "claims:\n  a: One\u2028two.\n",
            [
                (
                    "4:9-4:10 invalid-yaml: the line break U+2028 may not stand in a map; use "
                    "an ordinary line break"
                ),
            ],
            id="U+2028",
        ),
        pytest.param(
            """\
claims:
  a:
    text: One.
    supported_by:
      - b
      c
premises: {b: Two., c: Three.}
""",
            [
                (
                    "8:7-8:8 invalid-yaml: an entry of a list stands here without its dash, or a "
                    "text that is not indented; write “- c”, or indent the text more than the "
                    "dash above it"
                ),
            ],
            id="missing dash",
        ),
        pytest.param(
            """\
claims:
  a:
    text: One.
    supported_by:
      - b
        - premises: c
""",
            [
                (
                    "8:9-8:10 invalid-yaml: this entry is indented more than those above, and "
                    "YAML takes it for their text; give the entries of one list the same indent, "
                    "or put the text above in quotes"
                ),
            ],
            id="entry indented too much",
        ),
        pytest.param(
            """\
claims:
  a: {text: One., note: > two}
""",
            [
                (
                    "4:25-4:26 invalid-yaml: a text cannot begin with > unless it is in quotes; "
                    "put the text in quotes"
                ),
            ],
            id="sign of a block in braces",
        ),
        pytest.param(
            """\
claims:
  a:
    text: &one
      # and
      [x]
    implicit: !sure
      maybe
""",
            [
                (
                    "5:11-5:15 invalid-yaml: anchors are not part of a map; refer to a statement "
                    "by its id, or put a text that begins with & in quotes"
                ),
                (
                    "7:7-7:10 invalid-value: text of claim “a” takes a text, not a list; write "
                    "the text in quotes"
                ),
                (
                    "8:15-8:20 invalid-yaml: tags are not part of a map, and nothing is built "
                    "from them; remove the tag, or put a text that begins with ! in quotes"
                ),
                (
                    "9:7-9:12 invalid-value: implicit of claim “a” takes true or false, not "
                    "“maybe”; write true or false"
                ),
            ],
            id="values below their anchor and their tag",
        ),
    ],
)
def test_fault_of_syntax(body: str, expected: list[str]) -> None:
    assert said(HEAD + body) == expected


def _without_words(error: yaml.error.MarkedYAMLError, *given: Any) -> None:
    """Stand for the constructor of a parser's error: it tells where it stopped, and no more."""
    error.context, error.context_mark, error.problem, error.problem_mark = (
        "",
        given[1] if len(given) > 1 else None,
        "",
        given[3] if len(given) > 3 else None,
    )
    error.note = ""


@pytest.mark.parametrize("with_libyaml", [True, False], ids=["libyaml", "python"])
@pytest.mark.parametrize(
    "body",
    [
        "claims:\n  a\n  b: B.\n",
        "claims:\n  a:\n\ttext: One.\n",
        'claims:\n  a: "One.\n',
        'claims: {a: "C:\\Dir"}\n',
        "claims:\n  a: One: two\n",
        "claims: {a: {s:[1]}}\n",
        "claims:\n  a: @b\n",
        "claims:\n  a: | b\n",
        "claims:\n  a: & b\n",
        "claims:\n  a: !e!b c\n",
        "claims:\n  a: - b\n",
        "claims:\n  a: A.\n  - b\n",
        "claims: [a, b\n",
        "claims: [a, ]]\n",
        "claims: {a: , ]\n",
        "...\n%FOO\n",
        "claims:\n" + "[" * 2000,
    ],
)
def test_what_is_said_does_not_hang_on_the_words_of_a_parser(
    body: str, with_libyaml: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", with_libyaml and yaml.__with_libyaml__)
    expected = said(HEAD + body)
    monkeypatch.setattr(yaml.error.MarkedYAMLError, "__init__", _without_words)
    assert said(HEAD + body) == expected
