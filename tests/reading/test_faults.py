"""What a map may not hold: each fault its own small example, with its place and its words."""

import pytest
from saying import said

HEAD = "argmap: 1\ntitle: T\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "",
            [
                (
                    "1:1-1:1 invalid-yaml: the file is empty; begin with argmap: 1, a title "
                    "and a statement"
                ),
            ],
            id="empty",
        ),
        pytest.param(
            "# nothing\n",
            [
                (
                    "1:1-1:1 invalid-yaml: the file is empty; begin with argmap: 1, a title "
                    "and a statement"
                ),
            ],
            id="comments alone",
        ),
        pytest.param(
            "---\n",
            [
                (
                    "1:1-1:1 invalid-yaml: the file is empty; begin with argmap: 1, a title "
                    "and a statement"
                ),
            ],
            id="a document mark alone",
        ),
        pytest.param(
            """\
- a
- b
""",
            [
                "1:1-2:4 invalid-value: the map takes a mapping, not a list; write argmap: 1",
            ],
            id="a list at the top",
        ),
        pytest.param(
            "A map.\n",
            [
                "1:1-1:7 invalid-value: the map takes a mapping, not “A map.”; write argmap: 1",
            ],
            id="a text at the top",
        ),
        pytest.param(
            "argmap:1\n",
            [
                (
                    "1:1-1:9 invalid-value: the map takes a mapping, not “argmap:1”; put a "
                    "space behind the colon"
                ),
            ],
            id="no space behind a colon",
        ),
        pytest.param(
            """\
argmap 1
title: T
""",
            [
                (
                    "1:1-1:9 invalid-yaml: a colon is missing behind a key, or the space behind "
                    "the colon; write “argmap: 1”"
                ),
            ],
            id="first line without a colon",
        ),
        pytest.param(
            """\
argmap: 2
title: T
claims: {a: One.}
""",
            [
                (
                    "1:9-1:10 invalid-value: argmap of the map takes the version of the "
                    "format, 1, not “2”; write argmap: 1"
                ),
            ],
            id="version 2",
        ),
        pytest.param(
            """\
title: T
claims: {a: One.}
""",
            [
                "1:1-1:1 missing-key: the map has no argmap; write argmap: 1",
            ],
            id="no version",
        ),
        pytest.param(
            """\
argmap: 1
claims: {a: One.}
""",
            [
                "1:1-1:1 missing-key: the map has no title; write title: and then a text",
            ],
            id="no title",
        ),
        pytest.param(
            """\
argmap: 1
title:
claims: {a: One.}
""",
            [
                "2:7-2:7 invalid-value: title of the map is empty; write a text",
            ],
            id="empty title",
        ),
        pytest.param(
            """\
argmap: 1
title: T
claims:
""",
            [
                (
                    "1:1-1:1 missing-key: the map has no statement; write one under "
                    "recommendations:, claims: or premises:"
                ),
            ],
            id="no statement",
        ),
        pytest.param(
            """\
argmap: 1
title: T
groups: {}
""",
            [
                (
                    "1:1-1:1 missing-key: the map has no statement; write one under "
                    "recommendations:, claims: or premises:"
                ),
            ],
            id="only groups",
        ),
    ],
)
def test_fault_of_the_whole(body: str, expected: list[str]) -> None:
    assert said(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
claims:
  - a: One.
  - b
premises: {c: {text: Three., supported_by: [a, b]}}
""",
            [
                (
                    "4:3-5:6 invalid-value: claims takes a mapping from ids, not a list; write "
                    "each entry as an id, a colon and what it stands for"
                ),
            ],
            id="section that is a list",
        ),
        pytest.param(
            "claims: none\n",
            [
                (
                    "3:9-3:13 invalid-value: claims takes a mapping from ids, not “none”; "
                    "write each entry as an id, a colon and what it stands for"
                ),
            ],
            id="section that is a text",
        ),
        pytest.param(
            """\
sources: [s]
premises:
  a:
    text: One.
    cites: s
""",
            [
                (
                    "3:10-3:13 invalid-value: sources takes a mapping from ids, not a list; "
                    "write each entry as an id, a colon and what it stands for"
                ),
            ],
            id="sources that are a list",
        ),
        pytest.param(
            """\
claims:
  a: One.
groups: [a]
""",
            [
                (
                    "5:9-5:12 invalid-value: groups takes a mapping from ids, not a list; "
                    "write each entry as an id, a colon and what it stands for"
                ),
            ],
            id="groups that are a list",
        ),
        pytest.param(
            """\
claims:
  a: One.
expect: [a]
""",
            [
                (
                    "5:9-5:12 invalid-value: expect takes a mapping, not a list; write keys "
                    "and values"
                ),
            ],
            id="expect that is a list",
        ),
        pytest.param(
            """\
claims:
  a: One.
claims:
  b: {text: Two., supported_by: c}
  c: Three.
""",
            [
                (
                    "5:1-5:7 duplicate-key: the key “claims” stands here a second time; merge "
                    "it with the one in line 3, or rename one of them"
                ),
            ],
            id="section twice",
        ),
        pytest.param(
            """\
sources: {s: A source.}
sources: {t: Two.}
premises:
  a:
    text: One.
    cites: [s, t]
""",
            [
                (
                    "4:1-4:8 duplicate-key: the key “sources” stands here a second time; merge "
                    "it with the one in line 3, or rename one of them"
                ),
            ],
            id="sources twice",
        ),
        pytest.param(
            """\
claim:
  a: One.
premises:
  b: {text: Two., supported_by: a}
""",
            [
                "3:1-3:6 unknown-key: the map has no key “claim”; did you mean claims?",
            ],
            id="misspelt section",
        ),
        pytest.param(
            """\
reasons:
  a: One.
premises:
  b: {text: Two., supported_by: a}
""",
            [
                (
                    "3:1-3:8 unknown-key: the map has no key “reasons”; the map takes argmap, "
                    "title, description, language, sources, recommendations, claims, "
                    "premises, groups and expect"
                ),
            ],
            id="unknown section",
        ),
        pytest.param(
            """\
claims:
  a: {text: One., suported_by: b}
  b: Two.
""",
            [
                (
                    "4:19-4:30 unknown-key: claim “a” has no key “suported_by”; did you mean "
                    "supported_by?"
                ),
            ],
            id="misspelt key",
        ),
        pytest.param(
            """\
claims:
  a: {txt: One.}
""",
            [
                "4:7-4:10 unknown-key: claim “a” has no key “txt”; did you mean text?",
            ],
            id="misspelt needed key",
        ),
        pytest.param(
            """\
claims:
  a: {text: One., addressee: Rome}
""",
            [
                (
                    "4:19-4:28 unknown-key: claim “a” has no key “addressee”; only a "
                    "recommendation has one: move the statement there, or remove the key"
                ),
            ],
            id="key of something else",
        ),
        pytest.param(
            """\
claims:
  a: {text: One., colour: red}
""",
            [
                (
                    "4:19-4:25 unknown-key: claim “a” has no key “colour”; claim “a” takes "
                    "text, supported_by, attacked_by, cites, implicit, undeveloped, rejected, "
                    "qualifier, attributed_to, group, note and tags"
                ),
            ],
            id="unknown key",
        ),
        pytest.param(
            """\
claims:
  a: {text: One, two and three.}
""",
            [
                (
                    "4:18-4:32 unknown-key: claim “a” has no key “two and three.”; put the "
                    "text in quotes, for a comma ends it inside { }"
                ),
            ],
            id="comma in a text in braces",
        ),
        pytest.param(
            """\
claims:
  a:
    text: One.
    ? note:this
""",
            [
                (
                    "6:7-6:16 unknown-key: claim “a” has no key “note:this”; put a space "
                    "behind the colon: note: this"
                ),
            ],
            id="no space behind a key",
        ),
        pytest.param(
            """\
claims:
  a:
    text: One.
    note: this
    note: that
""",
            [
                (
                    "7:5-7:9 duplicate-key: the key “note” stands here a second time; merge it "
                    "with the one in line 6, or rename one of them"
                ),
            ],
            id="key twice",
        ),
        pytest.param(
            """\
claims:
  a: One.
  b: Two.
  a: Three.
""",
            [
                (
                    "6:3-6:4 duplicate-key: the key “a” stands here a second time; merge it "
                    "with the one in line 4, or rename one of them"
                ),
            ],
            id="id twice in a section",
        ),
        pytest.param(
            "claims:\n  é: One.\n  e\u0301: Two.\n",
            [
                (
                    "5:3-5:5 duplicate-key: the key “e\u0301” stands here a second time; merge "
                    "it with the one in line 4, or rename one of them"
                ),
            ],
            id="id twice in composed and decomposed letters",
        ),
        pytest.param(
            """\
claims:
  a: One.
premises:
  a: Two.
""",
            [
                (
                    "6:3-6:4 duplicate-id: the id “a” is taken; rename it, or merge it with "
                    "the one in line 4"
                ),
            ],
            id="id in two sections",
        ),
        pytest.param(
            """\
claims:
  a b: One.
premises: {c: {text: Two., supported_by: a b}}
""",
            [
                "4:3-4:6 invalid-id: “a b” cannot be the id of a claim; write a-b",
            ],
            id="id with a space",
        ),
        pytest.param(
            """\
claims:
  -a: One.
""",
            [
                "4:3-4:5 invalid-id: “-a” cannot be the id of a claim; write a",
            ],
            id="id that begins with a dash",
        ),
        pytest.param(
            """\
claims:
  a: {text: One., supported_by: b}
  b: Two.
  a/s1: Three.
""",
            [
                "6:3-6:7 invalid-id: “a/s1” cannot be the id of a claim; write a-s1",
            ],
            id="id with a slash",
        ),
        pytest.param(
            """\
claims:
  '': One.
""",
            [
                (
                    "4:3-4:5 invalid-id: the id of a claim is empty; begin with a letter or a "
                    "digit, and go on with letters, digits, -, _ and ."
                ),
            ],
            id="empty id",
        ),
        pytest.param(
            """\
sources: {2024-survey: One.}
premises:
  a:
    text: One.
    cites: 3
""",
            [
                (
                    "3:11-3:22 invalid-id: “2024-survey” cannot be the id of a source; begin "
                    "with a letter, and go on with letters, digits, -, _ and ."
                ),
            ],
            id="source id that begins with a digit",
        ),
        pytest.param(
            """\
claims:
  a: {note: this}
""",
            [
                "4:3-4:4 missing-key: claim “a” has no text; write text: and then a text",
            ],
            id="statement without a text",
        ),
        pytest.param(
            """\
claims:
  a:
  b: ''
""",
            [
                "4:3-4:4 missing-key: claim “a” has no text; write its text behind the colon",
                "5:3-5:4 missing-key: claim “b” has no text; write its text behind the colon",
            ],
            id="statement with nothing",
        ),
        pytest.param(
            """\
claims:
  a: {text: }
  b: {text: ''}
""",
            [
                "4:13-4:13 invalid-value: text of claim “a” is empty; write a text",
                "5:13-5:15 invalid-value: text of claim “b” is empty; write a text",
            ],
            id="statement with an empty text",
        ),
        pytest.param(
            """\
claims:
  a: [One.]
""",
            [
                (
                    "4:6-4:12 invalid-value: claim “a” takes a mapping, not a list; write "
                    "text: and then a text"
                ),
            ],
            id="statement that is a list",
        ),
        pytest.param(
            """\
claims:
  a: {text: [One.]}
""",
            [
                (
                    "4:13-4:19 invalid-value: text of claim “a” takes a text, not a list; "
                    "write the text in quotes"
                ),
            ],
            id="text that is a list",
        ),
        pytest.param(
            """\
premises:
  a:
    text: One.
    implicit: yes
""",
            [
                (
                    "6:15-6:18 invalid-value: implicit of premise “a” takes true or false, not "
                    "“yes”; write true or false"
                ),
            ],
            id="neither true nor false",
        ),
        pytest.param(
            """\
premises:
  a:
    text: One.
    undeveloped: True
""",
            [
                (
                    "6:18-6:22 invalid-value: undeveloped of premise “a” takes true or false, "
                    "not “True”; write true or false"
                ),
            ],
            id="True",
        ),
        pytest.param(
            """\
premises:
  a:
    text: One.
    implicit:
""",
            [
                (
                    "6:14-6:14 invalid-value: implicit of premise “a” takes true or false, not "
                    "nothing; write true or false"
                ),
            ],
            id="nothing for true or false",
        ),
        pytest.param(
            """\
premises:
  a:
    text: One.
    tags: one
""",
            [
                (
                    "6:11-6:14 invalid-value: tags of premise “a” takes a list of texts, not "
                    "“one”; write a list: [one, another]"
                ),
            ],
            id="tags that are one text",
        ),
        pytest.param(
            """\
premises:
  a:
    text: One.
    tags: [one, '']
""",
            [
                (
                    "6:17-6:19 invalid-value: an entry in tags of premise “a” is empty; write "
                    "a text, or leave the key out"
                ),
            ],
            id="empty tag",
        ),
        pytest.param(
            """\
premises:
  a:
    text: One.
    qualifier:
""",
            [
                (
                    "6:15-6:15 invalid-value: qualifier of premise “a” is empty; write a text, "
                    "or leave the key out"
                ),
            ],
            id="empty qualifier",
        ),
        pytest.param(
            "recommendations: {a: {text: One., addressee: {who: Rome}}}\n",
            [
                (
                    "3:46-3:57 invalid-value: addressee of recommendation “a” takes a text, "
                    "not a mapping; write the text in quotes"
                ),
            ],
            id="addressee in a mapping",
        ),
        pytest.param(
            """\
claims:
  a: {text: One., supported_by: a}
""",
            [
                (
                    "4:33-4:34 self-reference: an argument for claim “a” rests on that "
                    "statement itself; name another statement, or remove the argument"
                ),
            ],
            id="support by itself",
        ),
        pytest.param(
            """\
claims:
  a: {text: One., attacked_by: [[b, a]]}
  b: Two.
""",
            [
                (
                    "4:37-4:38 self-reference: an argument against claim “a” rests on that "
                    "statement itself; name another statement, or remove the argument"
                ),
            ],
            id="attack on itself among others",
        ),
        pytest.param(
            "claims:\n  é: {text: One., supported_by: e\u0301}\n",
            [
                (
                    "4:33-4:35 self-reference: an argument for claim “é” rests on that "
                    "statement itself; name another statement, or remove the argument"
                ),
            ],
            id="support by itself in other letters",
        ),
        pytest.param(
            """\
claims:
  night-noise: {text: One., supported_by: nigth-noise}
  b: {text: Two., attacked_by: zzz}
""",
            [
                (
                    "4:43-4:54 undefined-statement: no statement has the id “nigth-noise”; did "
                    "you mean night-noise?"
                ),
                (
                    "5:32-5:35 undefined-statement: no statement has the id “zzz”; write it "
                    "down under claims: or premises:, or correct the id; if it is a text, write "
                    "{text: zzz}"
                ),
            ],
            id="missing statement",
        ),
        pytest.param(
            """\
claims:
  a: {text: One., supported_by: b}
  b: {text: Two., supported_by: a/s1}
""",
            [
                (
                    "5:33-5:37 undefined-statement: “a/s1” is an argument, and a statement is "
                    "wanted here; name one of its premises, or what it leads to"
                ),
            ],
            id="argument as a premise",
        ),
        pytest.param(
            """\
claims:
  a: {text: One., supported_by: see;above}
""",
            [
                (
                    "4:33-4:42 invalid-id: “see;above” cannot be the id of a statement; write "
                    'see-above; if it is a text, write {text: "see;above"}'
                ),
            ],
            id="reference that is no id",
        ),
        pytest.param(
            """\
claims:
  a: {text: One., supported_by: [[b, b]]}
  b: Two.
""",
            [
                (
                    "4:38-4:39 duplicate-premise: an argument for claim “a” has the premise "
                    "“b” twice; remove one of them"
                ),
            ],
            id="premise twice",
        ),
        pytest.param(
            """\
claims:
  a: {text: One., supported_by: [[[b]]]}
  b: Two.
""",
            [
                (
                    "4:35-4:38 invalid-value: an argument for claim “a” takes ids and "
                    "texts as premises, not a list; write the id of a statement, or its text; a "
                    "list holds the linked premises of one argument"
                ),
            ],
            id="list nested twice",
        ),
        pytest.param(
            """\
claims:
  a: {text: One., supported_by: {scheme: sign}}
""",
            [
                (
                    "4:33-4:47 missing-key: an argument for claim “a” has no premises; write "
                    "premises: and then a premise or a list of premises"
                ),
            ],
            id="argument without premises",
        ),
        pytest.param(
            """\
claims:
  a: {text: One., supported_by: [[]]}
""",
            [
                (
                    "4:34-4:36 invalid-value: an argument for claim “a” takes at least one "
                    "premise, not an empty list; write the id of a statement, or its text"
                ),
            ],
            id="no premise in a list",
        ),
        pytest.param(
            """\
claims:
  a: {text: One., supported_by: ['', {premises: }]}
""",
            [
                (
                    "4:34-4:36 invalid-value: an argument for claim “a” takes ids and "
                    "texts as premises, not nothing; write the id of a statement, or its text"
                ),
                (
                    "4:49-4:49 invalid-value: an argument for claim “a” takes ids and "
                    "texts as premises, not nothing; write the id of a statement, or its text"
                ),
            ],
            id="empty premise",
        ),
        pytest.param(
            """\
claims:
  a: {text: One., supported_by: {premises: {b: [c]}}}
""",
            [
                (
                    "4:48-4:51 invalid-value: premise “b” takes a text or a mapping, not a list; "
                    "write its text behind the colon, or, for an argument, {id: b, premises: …}"
                ),
            ],
            id="premise in place that is a list",
        ),
        pytest.param(
            """\
claims:
  a:
    text: One.
    supported_by:
      - {premises: b, id: x}
      - {premises: c, id: x}
  b: Two.
  c: Three.
""",
            [
                (
                    "8:27-8:28 duplicate-id: the id “a/x” is taken; rename it, or merge it "
                    "with the one in line 7"
                ),
            ],
            id="argument id twice",
        ),
        pytest.param(
            """\
claims:
  a: {text: One., supported_by: [{premises: b, id: s2}, c]}
  b: Two.
  c: Three.
""",
            [
                (
                    "4:52-4:54 invalid-id: the id “s2” is kept for arguments that have none: "
                    "they are numbered; write another id, or leave it out"
                ),
            ],
            id="argument id that is counted",
        ),
        pytest.param(
            """\
claims:
  a: {text: One., supported_by: {premises: b, id: x y}}
  b: Two.
""",
            [
                "4:51-4:54 invalid-id: “x y” cannot be the id of an argument; write x-y",
            ],
            id="argument id with a space",
        ),
        pytest.param(
            """\
claims:
  a: {text: One., supported_by: {premises: b, id: [x]}}
  b: Two.
""",
            [
                (
                    "4:51-4:54 invalid-value: id takes an id, not a list; write a word, such "
                    "as by-analogy"
                ),
            ],
            id="argument id that is a list",
        ),
        pytest.param(
            """\
claims:
  a: {text: One., supported_by: zzz}
expect: {accepted: a/s1}
""",
            [
                (
                    "4:33-4:36 undefined-statement: no statement has the id “zzz”; write it "
                    "down under claims: or premises:, or correct the id; if it is a text, write "
                    "{text: zzz}"
                ),
            ],
            id="expected argument whose premise is missing",
        ),
        pytest.param(
            """\
claims:
  a: One.
groups: {g: {statements: a}}
""",
            [
                (
                    "5:26-5:27 invalid-value: group “g” takes a list of ids, not “a”; write "
                    "[one, another]"
                ),
            ],
            id="group with one id",
        ),
        pytest.param(
            """\
claims:
  alpha: One.
groups: {g: [alfa]}
""",
            [
                (
                    "5:14-5:18 undefined-statement: no statement has the id “alfa”; did you "
                    "mean alpha?"
                ),
            ],
            id="group with a missing statement",
        ),
        pytest.param(
            """\
claims:
  a: {text: One., supported_by: b}
  b: Two.
groups: {g: [a/s1]}
""",
            [
                (
                    "6:14-6:18 undefined-statement: “a/s1” is an argument, and a statement is "
                    "wanted here; name one of its premises, or what it leads to"
                ),
            ],
            id="group with an argument",
        ),
        pytest.param(
            """\
claims:
  a: One.
groups: {g: [a], h: {statements: [a]}}
""",
            [
                (
                    "5:35-5:36 invalid-value: “a” is in group “g” already; a statement is in "
                    "one group at most: remove it here or there"
                ),
            ],
            id="statement in two groups",
        ),
        pytest.param(
            """\
claims:
  a: One.
groups: {g: [a, a]}
""",
            [
                (
                    "5:17-5:18 invalid-value: “a” is in group “g” already; a statement is in "
                    "one group at most: remove it here or there"
                ),
            ],
            id="statement twice in a group",
        ),
        pytest.param(
            """\
claims:
  a: One.
groups: {g: [[a]]}
""",
            [
                (
                    "5:14-5:17 invalid-value: an entry of group “g” is an id, not a list; "
                    "write an id"
                ),
            ],
            id="list in a group",
        ),
        pytest.param(
            """\
claims:
  a: One.
groups: {g h: [a]}
""",
            [
                "5:10-5:13 invalid-id: “g h” cannot be the id of a group; write g-h",
            ],
            id="group id with a space",
        ),
        pytest.param(
            """\
claims:
  a: One.
groups: {g: {statement: [a]}}
""",
            [
                (
                    "5:14-5:23 unknown-key: group “g” has no key “statement”; did you mean "
                    "statements?"
                ),
            ],
            id="unknown key of a group",
        ),
        pytest.param(
            """\
claims:
  a: One.
expect: {acepted: [a]}
""",
            [
                "5:10-5:17 unknown-key: expect has no key “acepted”; did you mean accepted?",
            ],
            id="unknown label",
        ),
        pytest.param(
            """\
claims:
  a: {text: One., supported_by: b}
  b: Two.
expect: {accepted: [a/s2, b/s1]}
""",
            [
                (
                    "6:21-6:25 undefined-statement: no statement or argument has the id "
                    "“a/s2”; did you mean a/s1?"
                ),
                (
                    "6:27-6:31 undefined-statement: no statement or argument has the id "
                    "“b/s1”; did you mean a/s1?"
                ),
            ],
            id="missing argument expected",
        ),
        pytest.param(
            """\
claims:
  a: One.
expect: {accepted: [a], rejected: a}
""",
            [
                (
                    "5:35-5:36 invalid-value: “a” is expected to be accepted already; keep one "
                    "of the two"
                ),
            ],
            id="two labels expected",
        ),
    ],
)
def test_fault_of_a_map(body: str, expected: list[str]) -> None:
    assert said(HEAD + body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
sources:
  s: {author: Ann}
claims: {a: One.}
""",
            [
                "4:3-4:4 missing-key: source “s” has no title; write title: and then a text",
            ],
            id="source without a title",
        ),
        pytest.param(
            "sources:\n  s: \nclaims: {a: One.}\n",
            [
                "4:5-4:5 invalid-value: title of source “s” is empty; write a text",
            ],
            id="source with nothing",
        ),
        pytest.param(
            """\
sources:
  s: {title: ''}
claims: {a: One.}
""",
            [
                "4:14-4:16 invalid-value: title of source “s” is empty; write a text",
            ],
            id="source with an empty title",
        ),
        pytest.param(
            """\
sources:
  s: [One.]
claims: {a: One.}
""",
            [
                (
                    "4:6-4:12 invalid-value: source “s” takes a mapping, not a list; write "
                    "title: and then a text"
                ),
            ],
            id="source that is a list",
        ),
        pytest.param(
            """\
sources:
  s: {title: One., paragraphs: 0}
claims: {a: One.}
""",
            [
                (
                    "4:32-4:33 invalid-value: paragraphs of source “s” takes a whole number "
                    "above zero, not “0”; write a number such as 14"
                ),
            ],
            id="source with no paragraphs",
        ),
        pytest.param(
            """\
sources:
  s: {title: One., paragraphs: twelve}
claims: {a: One.}
""",
            [
                (
                    "4:32-4:38 invalid-value: paragraphs of source “s” takes a whole number "
                    "above zero, not “twelve”; write a number such as 14"
                ),
            ],
            id="source with paragraphs in words",
        ),
        pytest.param(
            """\
sources:
  s: {title: One., paragraphs: 1.5}
claims: {a: One.}
""",
            [
                (
                    "4:32-4:35 invalid-value: paragraphs of source “s” takes a whole number "
                    "above zero, not “1.5”; write a number such as 14"
                ),
            ],
            id="source with half a paragraph",
        ),
        pytest.param(
            """\
sources:
  s: {title: One., paragraphs: 1000000000}
claims: {a: One.}
""",
            [
                (
                    "4:32-4:42 invalid-value: paragraphs of source “s” takes a whole number of "
                    "at most 999,999,999, not “1000000000”; write a number such as 14"
                ),
            ],
            id="source with more paragraphs than can be counted",
        ),
        pytest.param(
            """\
sources:
  s: {title: One., pages: 3}
claims: {a: One.}
""",
            [
                (
                    "4:20-4:25 unknown-key: source “s” has no key “pages”; source “s” takes "
                    "title, author, publisher, date, url, paragraphs and text"
                ),
            ],
            id="source with an unknown key",
        ),
        pytest.param(
            """\
sources:
  s: {title: One., author: {name: Ann}}
claims: {a: One.}
""",
            [
                (
                    "4:28-4:39 invalid-value: author of source “s” takes a text, not a "
                    "mapping; write the text in quotes"
                ),
            ],
            id="source with an author in a mapping",
        ),
    ],
)
def test_fault_of_a_source(body: str, expected: list[str]) -> None:
    assert said(HEAD + body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """\
premises:
  a:
    text: One.
    cites: s
""",
            [
                (
                    "6:12-6:13 undefined-source: no source has the id “s”; declare it under "
                    "sources:, with a title"
                ),
            ],
            id="citation of no source",
        ),
        pytest.param(
            """\
premises:
  a:
    text: One.
    cites: 3
""",
            [
                (
                    "6:12-6:13 undefined-source: cites of premise “a” gives the place 3, but "
                    "the map has no source; declare the source first, under sources:"
                ),
            ],
            id="citation of a paragraph of no source",
        ),
        pytest.param(
            """\
sources: {s: One., t: Two.}
premises:
  a:
    text: One.
    cites: 3
""",
            [
                (
                    "7:12-7:13 invalid-value: cites of premise “a” gives the place 3, but the "
                    "map has several sources; say which source is meant: {s: 3}"
                ),
            ],
            id="citation of a paragraph of one of two sources",
        ),
        pytest.param(
            """\
sources: {source: A source.}
premises:
  a:
    text: One.
    cites: sources
""",
            [
                (
                    "7:12-7:19 undefined-source: no source has the id “sources”; did you mean "
                    "source?"
                ),
            ],
            id="citation of a missing source",
        ),
        pytest.param(
            """\
sources: {s: A source.}
premises:
  a:
    text: One.
    cites: {t: 3}
""",
            [
                (
                    "7:13-7:14 undefined-source: no source has the id “t”; declare it under "
                    "sources:, with a title"
                ),
            ],
            id="citation of a missing source with a place",
        ),
        pytest.param(
            """\
sources: {s: A source.}
premises:
  a:
    text: One.
    cites: p. 12
""",
            [
                (
                    "7:12-7:17 undefined-source: no source has the id “p. 12”; to cite a place "
                    "in s, write {s: p. 12}"
                ),
            ],
            id="citation of a place alone",
        ),
        pytest.param(
            """\
sources: {s: A source.}
premises:
  a:
    text: One.
    cites: {s:12}
""",
            [
                (
                    "7:13-7:17 undefined-source: no source has the id “s:12”; put a space "
                    "behind the colon: {s: 12}"
                ),
            ],
            id="citation without a space",
        ),
        pytest.param(
            """\
sources: {s: A source., t: Another.}
premises:
  a:
    text: One.
    cites: {quote: One.}
""",
            [
                (
                    "7:13-7:18 undefined-source: a source is missing in front of “quote”; say of "
                    "which source: {s: {quote: …}}"
                ),
            ],
            id="citation of a quote alone",
        ),
        pytest.param(
            """\
sources: {s: A source.}
premises:
  a:
    text: One.
    cites: 0
""",
            [
                (
                    "7:12-7:13 invalid-value: cites of premise “a” takes a paragraph number or "
                    "a range, not “0”; write a number or a range: 3-4"
                ),
            ],
            id="citation of paragraph 0",
        ),
        pytest.param(
            """\
sources: {s: A source.}
premises:
  a:
    text: One.
    cites: {s: 03}
""",
            [
                (
                    "7:16-7:18 invalid-value: cites of the passage cited from “s” takes a "
                    "paragraph number or a range, not “03”; write a number or a range: 3-4"
                ),
            ],
            id="citation of paragraph 03",
        ),
        pytest.param(
            """\
sources: {s: A source.}
premises:
  a:
    text: One.
    cites: 4-3
""",
            [
                (
                    "7:12-7:15 invalid-value: cites of premise “a” takes a paragraph number or "
                    "a range, not “4-3”; write a number or a range: 3-4"
                ),
            ],
            id="citation of a range backwards",
        ),
        pytest.param(
            """\
sources: {s: A source.}
premises:
  a:
    text: One.
    cites: 99999999999999999999
""",
            [
                (
                    "7:12-7:32 invalid-value: cites of premise “a” takes a paragraph number or "
                    "a range of numbers up to 999,999,999, not “99999999999999999999”; write a "
                    "number or a range: 3-4"
                ),
            ],
            id="citation of a paragraph beyond counting",
        ),
        pytest.param(
            """\
sources: {s: A source.}
premises:
  a:
    text: One.
    cites: {s: ٣}
""",
            [
                (
                    "7:16-7:17 invalid-value: cites of the passage cited from “s” takes a "
                    "paragraph number or a range, not “٣”; write a number or a range: 3-4"
                ),
            ],
            id="citation of a paragraph in other digits",
        ),
        pytest.param(
            """\
sources: {s: A source.}
premises:
  a:
    text: One.
    cites: [[s]]
""",
            [
                (
                    "7:13-7:16 invalid-value: cites of premise “a” takes sources and places in "
                    "them, not a list; write a source id, or a mapping from it to a paragraph: "
                    "{source-id: 3}"
                ),
            ],
            id="citation with a list in a list",
        ),
        pytest.param(
            """\
sources: {s: A source.}
premises:
  a:
    text: One.
    cites: {s: [[1]]}
""",
            [
                (
                    "7:17-7:20 invalid-value: the passage cited from “s” takes a place in it, "
                    "not a list; write a paragraph: 3"
                ),
            ],
            id="citation with a place in two lists",
        ),
        pytest.param(
            """\
sources: {s: A source.}
premises:
  a:
    text: One.
    cites: ''
""",
            [
                (
                    "7:12-7:14 invalid-value: cites of premise “a” takes sources and places in "
                    "them, not nothing; write a source id, or a mapping from it to a "
                    "paragraph: {source-id: 3}"
                ),
            ],
            id="citation of nothing",
        ),
        pytest.param(
            """\
sources: {s: A source.}
premises:
  a:
    text: One.
    cites: {s: ''}
""",
            [
                (
                    "7:16-7:18 invalid-value: the place of the passage cited from “s” is "
                    "empty; write a text, or leave the key out"
                ),
            ],
            id="citation of an empty place",
        ),
        pytest.param(
            """\
sources: {s: A source.}
premises:
  a:
    text: One.
    cites: {s: 1, s: 2}
""",
            [
                (
                    "7:19-7:20 duplicate-key: the key “s” stands here a second time; merge it "
                    "with the one in line 7, or rename one of them"
                ),
            ],
            id="citation of a source twice",
        ),
        pytest.param(
            """\
sources: {s: A source.}
premises:
  a:
    text: One.
    cites: {s: {paragraf: 3}}
""",
            [
                (
                    "7:17-7:25 unknown-key: the passage cited from “s” has no key “paragraf”; "
                    "did you mean paragraph?"
                ),
            ],
            id="citation with an unknown key",
        ),
        pytest.param(
            """\
sources: {s: A source.}
premises:
  a:
    text: One.
    cites: {s: {paragraph: three}}
""",
            [
                (
                    "7:28-7:33 invalid-value: paragraph of the passage cited from “s” takes a "
                    "paragraph number or a range, not “three”; write a number or a range: 3-4"
                ),
            ],
            id="citation with a paragraph that is none",
        ),
        pytest.param(
            """\
sources: {s: A source.}
premises:
  a:
    text: One.
    cites: {s: {quote: ''}}
""",
            [
                (
                    "7:24-7:26 invalid-value: quote of the passage cited from “s” is empty; "
                    "write a text, or leave the key out"
                ),
            ],
            id="citation with an empty quote",
        ),
        pytest.param(
            """\
sources: {s: A source.}
premises:
  a:
    text: One.
    cites: {s: {paragraph: 3, locator: p. 1}}
""",
            [
                (
                    "7:40-7:44 invalid-value: the passage cited from “s” has a paragraph and a "
                    "locator; keep one of them"
                ),
            ],
            id="citation with a paragraph and a locator",
        ),
    ],
)
def test_fault_of_a_citation(body: str, expected: list[str]) -> None:
    assert said(HEAD + body) == expected
