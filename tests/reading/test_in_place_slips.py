"""Slips in what is written in place: each is one finding, and obeying its help mends it."""

import textwrap

import pytest
from saying import said

HEAD = """\
argmap: 1
title: T
sources: {s: A source.}
claims:
  c:
    text: C.
"""
REST = """\
premises:
  no-night-bus: No bus runs at night.
  p: P.
  q: Q.
"""


def in_claim(body: str) -> list[str]:
    """Give what is said of a map in which this stands in a claim, in line 7 and below."""
    return said(HEAD + textwrap.indent(f"{body}\n" if body else "", "    ") + REST)


@pytest.mark.parametrize(
    ("slip", "finding", "mended"),
    [
        pytest.param(
            "supported_by: No night bus.",
            (
                "7:19-7:32 invalid-id: “No night bus.” is a text, and has the words of the id "
                "“no-night-bus”; write no-night-bus; if it is another statement, write {text: No "
                "night bus.}"
            ),
            "supported_by: no-night-bus",
            id="a text that has the words of an id",
        ),
        pytest.param(
            "supported_by: p q",
            (
                "7:19-7:22 invalid-id: “p q” cannot be the id of a statement; put a comma "
                "between ids, and brackets around them: [p, q]"
            ),
            "supported_by: [p, q]",
            id="ids with a blank between them",
        ),
        pytest.param(
            "supported_by: cars-are-few roads-are-wet",
            (
                "7:19-7:45 invalid-id: “cars-are-few roads-are-wet” cannot be the id of a "
                "statement; give each id an entry of its own, and write those statements down; if"
                " it is a text, write {text: cars-are-few roads-are-wet}"
            ),
            "supported_by: {text: cars-are-few roads-are-wet}",
            id="ids with a blank between them, unknown",
        ),
        pytest.param(
            "supported_by:\n  - p\n    q",
            (
                "8:9-9:10 invalid-id: “p q” cannot be the id of a statement; begin each entry "
                "with a dash, all at the same indent"
            ),
            "supported_by:\n  - p\n  - q",
            id="ids on two lines and one dash",
        ),
        pytest.param(
            "supported_by:\n  -p\n  -q",
            (
                "8:7-9:9 invalid-id: “-p -q” cannot be the id of a statement; put a space behind "
                "each dash"
            ),
            "supported_by:\n  - p\n  - q",
            id="dashes without a blank",
        ),
        pytest.param(
            "supported_by: p;q",
            (
                "7:19-7:22 invalid-id: “p;q” cannot be the id of a statement; put a comma "
                "between ids, and brackets around them: [p, q]"
            ),
            "supported_by: [p, q]",
            id="a word that is no id",
        ),
        pytest.param(
            "supported_by: Expensive",
            (
                "7:19-7:28 undefined-statement: no statement has the id “Expensive”; write it "
                "down under claims: or premises:, or correct the id; if it is a text, write "
                "{text: Expensive}"
            ),
            "supported_by: {text: Expensive}",
            id="a word that may be a text",
        ),
        pytest.param(
            "supported_by: 雨が降る",
            (
                "7:19-7:23 undefined-statement: no statement has the id “雨が降る”; write it down "
                "under claims: or premises:, or correct the id; if it is a text, write {text: "
                "雨が降る}"
            ),
            "supported_by: {text: 雨が降る}",
            id="a text of a script without blanks",
        ),
        pytest.param(
            "supported_by: p\nattacked_by: c/s1",
            (
                "8:18-8:22 undefined-statement: “c/s1” is an argument, and a statement is wanted "
                "here; name one of its premises, or what it leads to"
            ),
            "supported_by: p\nattacked_by: q",
            id="an argument as a premise",
        ),
        pytest.param(
            "supported_by: [If it rains, roads flood]",
            (
                "7:20-7:44 invalid-yaml: a text stands in brackets without quotes, and a comma "
                'would part it there; put it in quotes: "If it rains, roads flood"'
            ),
            'supported_by: ["If it rains, roads flood"]',
            id="a comma in brackets",
        ),
        pytest.param(
            "supported_by: [[p, If it rains, roads flood, they say.]]",
            (
                "7:24-7:59 invalid-yaml: a text stands in brackets without quotes, and a comma "
                'would part it there; put it in quotes: "If it rains, roads flood, they say."'
            ),
            'supported_by: [[p, "If it rains, roads flood, they say."]]',
            id="commas in linked premises",
        ),
        pytest.param(
            "supported_by: [p, It rains.]",
            (
                "7:23-7:32 invalid-yaml: a text stands in brackets without quotes, and a comma "
                'would part it there; put it in quotes: "It rains."'
            ),
            'supported_by: [p, "It rains."]',
            id="a text in brackets",
        ),
        pytest.param(
            "supported_by: [rain: If it rains, roads flood]",
            (
                "7:26-7:50 invalid-yaml: a text stands in brackets without quotes, and a comma "
                'would part it there; put it in quotes: "If it rains, roads flood"'
            ),
            'supported_by: [rain: "If it rains, roads flood"]',
            id="a comma in the text of an id in brackets",
        ),
        pytest.param(
            "supported_by:\n  - It rains.\n   - It floods.",
            (
                "9:8-9:20 invalid-yaml: a line that begins with a dash stands here inside a "
                "text; begin each entry with a dash, all at the same indent, or put the text in "
                "quotes"
            ),
            "supported_by:\n  - It rains.\n  - It floods.",
            id="a text that goes on behind a dash",
        ),
        pytest.param(
            "supported_by:\n  - It rains.\n  It floods.",
            (
                "9:7-9:17 invalid-yaml: an entry of a list stands here without its dash, or a "
                "text that is not indented; write “- It floods.”, or indent the text more than "
                "the dash above it"
            ),
            "supported_by:\n  - It rains.\n  - It floods.",
            id="an entry without its dash",
        ),
        pytest.param(
            "supported_by:\n  - text: It rains.\n    text: It floods.",
            (
                "9:9-9:13 duplicate-key: the key “text” stands here a second time; begin each of "
                "the two with a dash, if both are meant; the first is in line 8"
            ),
            "supported_by:\n  - text: It rains.\n  - text: It floods.",
            id="a mapping without its dash",
        ),
        pytest.param(
            "supported_by:\n  - rain: It rains.\n    flood: It floods.",
            (
                "9:9-9:14 invalid-value: an argument for claim “c” has a second statement in one "
                "entry of a list; begin it with a dash of its own: - flood: …"
            ),
            "supported_by:\n  - rain: It rains.\n  - flood: It floods.",
            id="an id without its dash",
        ),
        pytest.param(
            "supported_by:\n  - rain: It rains.\n  - {id: rain, text: It rains.}",
            (
                "9:14-9:18 duplicate-id: the premise “rain” is written a second time; write its "
                "id alone here, for it stands in line 8, or give this one another id"
            ),
            "supported_by:\n  - rain: It rains.\n  - premises: rain",
            id="a statement written twice in place",
        ),
        pytest.param(
            "supported_by: {p: It rains.}",
            (
                "10:3-10:4 duplicate-id: the id “p” is taken; rename it, or merge it with the "
                "one in line 7"
            ),
            "supported_by: p",
            id="a statement written in place and in a section",
        ),
        pytest.param(
            "supported_by: {rain: It rains., rain: It pours.}",
            (
                "7:37-7:41 duplicate-key: the key “rain” stands here a second time; keep one of "
                "the two, or rename one; the first is in line 7"
            ),
            "supported_by: {rain: It rains.}",
            id="an id twice in a mapping",
        ),
        pytest.param(
            "supported_by:\n  - rain: It rains.\n    cites: s",
            (
                "8:9-8:13 unknown-key: the id “rain” stands beside the key “cites”; write {id: "
                "rain, text: It rains., cites: …}"
            ),
            "supported_by:\n  - {id: rain, text: It rains., cites: s}",
            id="keys beside an id and its text",
        ),
        pytest.param(
            "supported_by:\n  - rain:\n    text: It rains.\n    cites: s",
            (
                "9:9-9:13 unknown-key: the key “text” stands beside the id “rain”, and not under "
                "it; indent it, and what else belongs there, to be under rain:"
            ),
            "supported_by:\n  - rain:\n      text: It rains.\n      cites: s",
            id="keys below an id, not indented",
        ),
        pytest.param(
            "supported_by:\n  - rain: {text: It rains.}\n    cites: s",
            (
                "9:9-9:14 unknown-key: the key “cites” stands beside the id “rain”, and not "
                "under it; indent it, and what else belongs there, to be under rain:"
            ),
            "supported_by:\n  - rain: {text: It rains., cites: s}",
            id="keys beside an id and its mapping",
        ),
        pytest.param(
            "supported_by:\n  rain: It rains.\n  flood: It floods.\n  cites: s",
            (
                "8:7-8:11 unknown-key: the ids “rain” and “flood” stand beside the keys of a "
                "statement; give each an entry of its own, rain this one: - {id: rain, text: …, "
                "…}"
            ),
            ("supported_by:\n  - {id: rain, text: It rains., cites: s}\n  - flood: It floods."),
            id="two ids and a key",
        ),
        pytest.param(
            "supported_by:\n  flooding: {premises: [p, q]}",
            (
                "8:7-8:15 missing-key: premise “flooding” has premises, and no text; to name an "
                "argument, write {id: flooding, premises: …}"
            ),
            "supported_by:\n  {id: flooding, premises: [p, q]}",
            id="an argument under a name",
        ),
        pytest.param(
            "supported_by:\n  flooding: [p, q]",
            (
                "8:17-8:23 invalid-value: premise “flooding” takes a text or a mapping, not a "
                "list; write its text behind the colon, or, for an argument, {id: flooding, "
                "premises: …}"
            ),
            "supported_by:\n  {id: flooding, premises: [p, q]}",
            id="linked premises under a name",
        ),
        pytest.param(
            "supported_by: {premise: It rains.}",
            (
                "7:20-7:27 unknown-key: “premise” is no key, and is read as the id of a "
                "statement; did you mean premises? If not, write {id: premise, text: …}"
            ),
            "supported_by: {premises: It rains.}",
            id="an id that is nearly a key",
        ),
        pytest.param(
            "supported_by: {premise: [p, q]}",
            (
                "7:20-7:27 unknown-key: an argument for claim “c” has no key “premise”; did you "
                "mean premises?"
            ),
            "supported_by: {premises: [p, q]}",
            id="a misspelt key that cannot be an id",
        ),
        pytest.param(
            "supported_by: {txt: It rains., cites: s}",
            (
                "7:20-7:23 unknown-key: an argument for claim “c” has no key “txt”; did you mean "
                "text?"
            ),
            "supported_by: {text: It rains., cites: s}",
            id="a misspelt text",
        ),
        pytest.param(
            "supported_by: It rains hard.\nattacked_by: [[it-rains-hard, p]]",
            (
                "8:20-8:33 undefined-statement: no statement has the id “it-rains-hard”; the "
                "text in line 7 has no id: give it one there, {id: it-rains-hard, text: …}"
            ),
            (
                "supported_by: {id: it-rains-hard, text: It rains hard.}\nattacked_by: "
                "[[it-rains-hard, p]]"
            ),
            id="a reference to a text",
        ),
        pytest.param(
            "because: It rains.",
            "7:5-7:12 unknown-key: claim “c” has no key “because”; write supported_by:",
            "supported_by: It rains.",
            id="because",
        ),
        pytest.param(
            "supported_by:\n  - text: It rains.\n    because: p",
            "9:9-9:16 unknown-key: premise “it-rains” has no key “because”; write supported_by:",
            "supported_by:\n  - text: It rains.\n    supported_by: p",
            id="because, in place",
        ),
        pytest.param(
            "supported_by:\n  - It rains.\n    cites: s",
            (
                "9:9-9:14 invalid-yaml: the key “cites” stands under a text, and belongs to a "
                "mapping; write “- text: It rains.” in place of the line above it"
            ),
            "supported_by:\n  - text: It rains.\n    cites: s",
            id="keys under a text",
        ),
        pytest.param(
            "supported_by:\n  - no-night-bus:",
            (
                "8:9-8:21 missing-key: premise “no-night-bus” has no text; write its text behind "
                "the colon, or the id without a colon: no-night-bus"
            ),
            "supported_by:\n  - no-night-bus",
            id="an id with nothing behind its colon",
        ),
        pytest.param(
            "supported_by: {rain: ''}",
            (
                "7:20-7:24 missing-key: premise “rain” has no text; write its text behind the "
                "colon, or the id without a colon: rain"
            ),
            "supported_by: {rain: It rains.}",
            id="an id with an empty text",
        ),
        pytest.param(
            "supported_by: {text: It rains., scheme: sign}",
            (
                "7:37-7:43 unknown-key: premise “it-rains” has no key “scheme”; it belongs to an "
                "argument, and not beside a text: write {premises: {text: …}, scheme: …}"
            ),
            "supported_by: {premises: {text: It rains.}, scheme: sign}",
            id="a key of arguments beside a text",
        ),
        pytest.param(
            "supported_by: {rain: {text: It rains., scheme: sign}}",
            (
                "7:44-7:50 unknown-key: premise “rain” has no key “scheme”; it belongs to an "
                "argument, and not beside a text: write {premises: {text: …}, scheme: …}"
            ),
            "supported_by: {premises: {rain: {text: It rains.}}, scheme: sign}",
            id="a key of arguments beside a text with an id",
        ),
        pytest.param(
            "supported_by: {text: It rains., premises: p}",
            (
                "7:20-7:24 unknown-key: an argument for claim “c” has no key “text”; it belongs "
                "to a statement: premises: {text: …}"
            ),
            "supported_by: {premises: [{text: It rains.}, p]}",
            id="premises beside a text",
        ),
        pytest.param(
            "supported_by: {premises: p, implicit: true}",
            (
                "7:33-7:41 unknown-key: an argument for claim “c” has no key “implicit”; it "
                "belongs to a statement: premises: {text: …, implicit: …}"
            ),
            "supported_by: {premises: {text: It rains., implicit: true}}",
            id="a key of statements beside premises",
        ),
        pytest.param(
            "supported_by: {text: It rains., addressee: A}",
            (
                "7:37-7:46 unknown-key: premise “it-rains” has no key “addressee”; only a "
                "recommendation has one: write kind: recommendation beside it, or remove the key"
            ),
            "supported_by: {text: It rains., kind: recommendation, addressee: A}",
            id="an addressee of a premise",
        ),
        pytest.param(
            "id: d",
            (
                "7:5-7:7 unknown-key: claim “c” has no key “id”; the id of a statement stands in "
                "front of its colon: remove the key"
            ),
            "",
            id="an id in a section",
        ),
        pytest.param(
            "kind: claim",
            (
                "7:5-7:9 unknown-key: claim “c” has no key “kind”; its section says what it is: "
                "remove the key, or move it to another section"
            ),
            "",
            id="a kind in a section",
        ),
        pytest.param(
            "supported_by: {rain: {text: It rains., id: x}}",
            (
                "7:44-7:46 unknown-key: premise “rain” has no key “id”; the id of a statement "
                "stands in front of its colon: remove the key"
            ),
            "supported_by: {rain: {text: It rains.}}",
            id="an id under an id",
        ),
        pytest.param(
            "supported_by:\n  - Cost: it is low.",
            (
                "8:9-8:13 invalid-id: “Cost” stands in front of a colon, and would be an id; put "
                'the text in quotes: "Cost: it is low.", or write {id: Cost, text: …}'
            ),
            'supported_by:\n  - "Cost: it is low."',
            id="a text with a colon",
        ),
        pytest.param(
            "supported_by:\n  - Cost: {text: It is low.}",
            (
                "8:9-8:13 invalid-id: “Cost” begins with a capital, as a text does, and not as "
                "an id; if it is an id, write - {id: Cost, …}"
            ),
            "supported_by:\n  - {id: Cost, text: It is low.}",
            id="an id with a capital and a mapping",
        ),
        pytest.param(
            "supported_by:\n  - Note well: it is low.",
            (
                "8:9-8:18 invalid-id: “Note well” stands in front of a colon, and would be an "
                'id; put the text in quotes: "Note well: it is low."'
            ),
            'supported_by:\n  - "Note well: it is low."',
            id="words with a colon",
        ),
        pytest.param(
            "supported_by:\n  - Note well: it is: low.",
            (
                "8:25-8:26 invalid-yaml: a colon and a space stand inside a text, and YAML takes "
                "them for a key; put the text in quotes"
            ),
            'supported_by:\n  - "Note well: it is: low."',
            id="words with two colons",
        ),
        pytest.param(
            "supported_by:\n  - text:It rains.",
            (
                "8:9-8:14 invalid-yaml: a colon stands here without a space behind it; put a "
                "space behind the colon: text: It rains."
            ),
            "supported_by:\n  - text: It rains.",
            id="a colon without a blank",
        ),
        pytest.param(
            "supported_by: {id: rain, cites: s}",
            (
                "7:24-7:28 missing-key: neither a text nor premises stand here; write text: … "
                "for a statement, or premises: … for an argument"
            ),
            "supported_by: {id: rain, text: It rains., cites: s}",
            id="neither a text nor premises",
        ),
        pytest.param(
            "supported_by: {implicit: true}",
            "7:19-7:20 missing-key: a premise in place has no text; write text: and then a text",
            "supported_by: {implicit: true, text: It rains.}",
            id="keys of a statement and no text",
        ),
        pytest.param(
            "supported_by: {scheme: sign}",
            (
                "7:19-7:33 missing-key: an argument for claim “c” has no premises; write "
                "premises: and then a premise or a list of premises"
            ),
            "supported_by: {scheme: sign, premises: p}",
            id="keys of an argument and no premises",
        ),
        pytest.param(
            "supported_by: [[{premises: p, id: rain}]]",
            (
                "7:21-7:44 invalid-value: an argument for claim “c” takes premises, and an "
                "argument stands among them; write its premises here, or give the argument an "
                "entry of its own outside this list"
            ),
            "supported_by: [{premises: p, id: rain}]",
            id="an argument among premises",
        ),
        pytest.param(
            "supported_by: [[p, [q]]]",
            (
                "7:24-7:27 invalid-value: an argument for claim “c” takes ids and texts as "
                "premises, not a list; write the id of a statement, or its text in quotes; a list"
                " holds the linked premises of one argument"
            ),
            "supported_by: [[p, q]]",
            id="a list among premises",
        ),
        pytest.param(
            "supported_by:\n  -",
            (
                "8:8-8:8 invalid-value: an argument for claim “c” takes ids and texts as "
                "premises, not nothing; write the id of a statement, or its text in quotes"
            ),
            "supported_by:\n  - p",
            id="nothing in an entry",
        ),
        pytest.param(
            "supported_by: {}",
            (
                "7:19-7:21 missing-key: an argument for claim “c” has no premises; write "
                "premises: and then a premise or a list of premises"
            ),
            "supported_by: {premises: p}",
            id="an empty mapping",
        ),
        pytest.param(
            "supported_by: {premises: {}}",
            (
                "7:30-7:32 invalid-value: an argument for claim “c” takes ids and texts as "
                "premises, not a mapping; write the id of a statement, or its text in quotes"
            ),
            "supported_by: {premises: p}",
            id="an empty mapping of premises",
        ),
        pytest.param(
            "supported_by: {p, q}",
            (
                "7:19-7:25 invalid-value: an argument for claim “c” has braces with nothing but "
                "a text in them; write [p, q]"
            ),
            "supported_by: [p, q]",
            id="braces for brackets",
        ),
        pytest.param(
            "supported_by: {It rains}",
            (
                "7:19-7:29 invalid-value: an argument for claim “c” has braces with nothing but "
                "a text in them; leave the braces out, put a text that begins with { in quotes, "
                "or write keys with a colon and a value"
            ),
            'supported_by: "{It rains}"',
            id="braces for quotes",
        ),
        pytest.param(
            "supported_by: {rain: If it rains, roads flood}",
            (
                "7:39-7:50 invalid-id: “roads flood” stands here without a colon; put the text "
                "in quotes, for a comma ends it inside { }"
            ),
            'supported_by: {rain: "If it rains, roads flood"}',
            id="a comma in braces",
        ),
        pytest.param(
            "supported_by: {rain: If it rains, roads flood, cites: s}",
            (
                "7:39-7:50 invalid-id: “roads flood” stands here without a colon; put the text "
                "in quotes, for a comma ends it inside { }"
            ),
            'supported_by: {id: rain, text: "If it rains, roads flood", cites: s}',
            id="a comma in braces with other keys",
        ),
        pytest.param(
            "supported_by: {text: If it rains, roads flood}",
            (
                "7:39-7:50 unknown-key: premise “if-it-rains” has no key “roads flood”; put the "
                "text in quotes, for a comma ends it inside { }"
            ),
            'supported_by: {text: "If it rains, roads flood"}',
            id="a comma in the braces of a text",
        ),
        pytest.param(
            "supported_by: {premises: If it rains, roads flood}",
            (
                "7:43-7:54 unknown-key: an argument for claim “c” has no key “roads flood”; put "
                "the text in quotes, for a comma ends it inside { }"
            ),
            'supported_by: {premises: "If it rains, roads flood"}',
            id="a comma in the braces of an argument",
        ),
        pytest.param(
            "supported_by: {rain:It rains}",
            (
                "7:20-7:33 invalid-id: a colon stands here without a space behind it; put a "
                "space behind the colon: rain: It rains"
            ),
            "supported_by: {rain: It rains}",
            id="an id without a blank behind its colon",
        ),
        pytest.param(
            "supported_by:\n  - text It rains.\n    cites: s",
            (
                "8:9-8:23 invalid-yaml: a colon is missing behind a key, or the space behind the "
                "colon; write “text: It rains.”"
            ),
            "supported_by:\n  - text: It rains.\n    cites: s",
            id="a key without a colon and keys below",
        ),
        pytest.param(
            "supported_by:\n  - text:It rains.\n    cites: s",
            (
                "8:9-8:23 invalid-yaml: a colon is missing behind a key, or the space behind the "
                "colon; write “text: It rains.”"
            ),
            "supported_by:\n  - text: It rains.\n    cites: s",
            id="a key without a blank and keys below",
        ),
        pytest.param(
            "supported_by:\n  - rain\n      text: It rains.",
            (
                "9:11-9:15 invalid-yaml: the key “text” stands under an id, and belongs to a "
                "mapping; write “- rain:” in place of the line above it"
            ),
            "supported_by:\n  - rain:\n      text: It rains.",
            id="an id without a colon and keys below",
        ),
        pytest.param(
            "supported_by:\n  - It rains.\n    flood: It floods.",
            (
                "9:9-9:26 invalid-yaml: a dash is missing in front of this line; write “- flood: "
                "It floods.” behind 6 spaces"
            ),
            "supported_by:\n  - It rains.\n  - flood: It floods.",
            id="an id below a text, without its dash",
        ),
        pytest.param(
            "supported_by:\n  - - rain: It rains.\n    - rain: It rains.",
            (
                "9:11-9:15 duplicate-id: the premise “rain” is written a second time; write its "
                "id alone here, for it stands in line 8, or give this one another id"
            ),
            "supported_by:\n  - - rain: It rains.",
            id="one statement twice in an argument",
        ),
        pytest.param(
            "supported_by:\n  -- It rains.\n   - p",
            (
                "8:7-8:19 invalid-yaml: a line that begins with a dash stands here inside a "
                "text; begin each entry with a dash, all at the same indent, or put the text in "
                "quotes"
            ),
            "supported_by:\n  - - It rains.\n    - p",
            id="two dashes without a blank",
        ),
        pytest.param(
            "supported_by: {text: It rains., kind: reason}",
            (
                "7:43-7:49 invalid-value: kind of premise “it-rains” takes recommendation, claim "
                "or premise, not “reason”; write one of these words"
            ),
            "supported_by: {text: It rains., kind: claim, supported_by: p}",
            id="an unknown kind",
        ),
        pytest.param(
            "supported_by: {text: It rains., kind: }",
            (
                "7:43-7:43 invalid-value: kind of premise “it-rains” takes recommendation, claim "
                "or premise, not nothing; write one of these words"
            ),
            "supported_by: {text: It rains., kind: premise}",
            id="an empty kind",
        ),
        pytest.param(
            "supported_by: {text: It rains., kind: [claim]}",
            (
                "7:43-7:50 invalid-value: kind of premise “it-rains” takes recommendation, claim "
                "or premise, not a list; write one of these words"
            ),
            "supported_by: {text: It rains., kind: premise}",
            id="a list as kind",
        ),
        pytest.param(
            "supported_by: {text: It rains., kind: premise, kind: premise}",
            (
                "7:52-7:56 duplicate-key: the key “kind” stands here a second time; keep one of "
                "the two; the first is in line 7"
            ),
            "supported_by: {text: It rains., kind: premise}",
            id="a kind twice",
        ),
        pytest.param(
            "supported_by: {text: , cites: s}",
            "7:26-7:26 invalid-value: text of a premise in place is empty; write a text",
            "supported_by: {text: It rains., cites: s}",
            id="an empty text",
        ),
        pytest.param(
            "supported_by: {text: [It rains.]}",
            (
                "7:26-7:37 invalid-value: text of a premise in place takes a text, not a list; "
                "write a text; put one that has a colon or begins with a bracket in quotes"
            ),
            "supported_by: {text: It rains.}",
            id="a list as text",
        ),
        pytest.param(
            "supported_by: {text: It rains., id: it rains}",
            "7:41-7:49 invalid-id: “it rains” cannot be the id of a statement; write it-rains",
            "supported_by: {text: It rains., id: it-rains}",
            id="an id that is none",
        ),
        pytest.param(
            "supported_by: {text: It rains., id: [rain]}",
            (
                "7:41-7:47 invalid-value: id takes an id, not a list; write a word, such as "
                "night-bus"
            ),
            "supported_by: {text: It rains., id: rain}",
            id="a list as id",
        ),
        pytest.param(
            "supported_by: {text: It rains., id: }",
            (
                "7:41-7:41 invalid-id: the id of a statement is empty; begin with a letter or a "
                "digit, and go on with letters, digits, -, _ and ."
            ),
            "supported_by: {text: It rains., id: rain}",
            id="an empty id",
        ),
        pytest.param(
            "supported_by: {id: c, text: C.}",
            (
                "7:24-7:25 duplicate-id: the premise “c” is written a second time; write its id "
                "alone here, for it stands in line 5, or give this one another id"
            ),
            "supported_by: {id: d, text: C.}",
            id="the statement itself, in place",
        ),
        pytest.param(
            "supported_by: {premises: p, outweighed_by: q}",
            (
                "7:33-7:46 unknown-key: an argument for claim “c” has no key “outweighed_by”; "
                "only an objection is outweighed: write attacked_by here"
            ),
            "supported_by: {premises: p, attacked_by: q}",
            id="a support that is outweighed",
        ),
        pytest.param(
            "outweighed_by: q",
            (
                "7:5-7:18 unknown-key: claim “c” has no key “outweighed_by”; it belongs to an "
                "argument: attacked_by: {premises: …, outweighed_by: …}"
            ),
            "attacked_by: {premises: p, outweighed_by: q}",
            id="a statement that is outweighed",
        ),
        pytest.param(
            "attacked_by: {premises: p, outweighed_by: ['']}",
            (
                "7:48-7:50 invalid-value: an argument against argument “c/a1” takes ids and texts"
                " as premises, not nothing; write the id of a statement, or its text in quotes"
            ),
            "attacked_by: {premises: p, outweighed_by: [q]}",
            id="an empty entry that outweighs",
        ),
        pytest.param(
            "rejected: no",
            (
                "7:15-7:17 invalid-value: rejected of claim “c” takes true or false, not “no”; "
                "write true or false"
            ),
            "rejected: false",
            id="rejected that is no truth",
        ),
        pytest.param(
            "supported_by: {premises: p, rejected: maybe}",
            (
                "7:43-7:48 invalid-value: rejected of an argument for claim “c” takes true or "
                "false, not “maybe”; write true or false"
            ),
            "supported_by: {premises: p, rejected: true}",
            id="a rejected argument that is no truth",
        ),
        pytest.param(
            "group: [g]",
            (
                "7:12-7:15 invalid-value: group takes the id of a group, not a list; write a "
                "word, such as costs"
            ),
            "group: g",
            id="a group that is a list",
        ),
        pytest.param(
            "group:",
            (
                "7:11-7:11 invalid-value: group takes the id of a group, not nothing; write a "
                "word, such as costs"
            ),
            "group: g",
            id="an empty group",
        ),
        pytest.param(
            "group: who needs it",
            (
                "7:12-7:24 invalid-id: “who needs it” cannot be the id of a group; write "
                "who-needs-it"
            ),
            "group: who-needs-it",
            id="a group that is no id",
        ),
        pytest.param(
            "supported_by:\n  - text: It rains.\n   cites: s",
            (
                "9:8-9:9 invalid-yaml: a key stands where a list entry should be; give it the "
                "indent of what stands behind the dash above it"
            ),
            "supported_by:\n  - text: It rains.\n    cites: s",
            id="a key one blank too far left",
        ),
        pytest.param(
            "supported_by:\n  - text: It rains.\n      cites: s",
            (
                "9:11-9:16 invalid-yaml: the key “cites” is indented more than those above; give "
                "keys of one mapping the same indent, or put the text above in quotes"
            ),
            "supported_by:\n  - text: It rains.\n    cites: s",
            id="a key too far right",
        ),
    ],
)
def test_one_slip_is_one_finding_whose_help_mends_it(slip: str, finding: str, mended: str) -> None:
    assert in_claim(slip) == [finding]
    assert in_claim(mended) == []


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("supported_by: {text: No night bus.}", id="that text where it is meant"),
        pytest.param(
            "supported_by: {id: premise, text: It rains.}",
            id="an id that is nearly a key and is meant",
        ),
        pytest.param(
            "supported_by: {premise: It rains.}\nattacked_by: [[premise, p]]",
            id="an id that is nearly a key, and is referred to",
        ),
        pytest.param("supported_by:\n  - {id: Cost, text: it is low.}", id="an id with a capital"),
        pytest.param(
            "supported_by:\n  Cost: it is low.", id="an id with a capital that is no entry"
        ),
        pytest.param("attacked_by: {premises: p, outweighed_by: }", id="nothing that outweighs"),
    ],
)
def test_what_looks_like_a_slip_and_is_meant(body: str) -> None:
    assert in_claim(body) == []


def test_a_slip_deep_inside_says_nothing_of_what_stands_around_it() -> None:
    (finding,) = in_claim("""\
supported_by:
  - text: It rains.
    supported_by:
      - premises: Clouds are low.
        attacked_by:
          text: They were high at noon.
          scheme: sign""")
    assert finding.startswith(
        "13:15-13:21 unknown-key: premise “they-were-high-at-noon” has no key"
    )


def test_a_group_that_the_map_does_not_have() -> None:
    groups = "groups: {costs: Costs}\n"
    body = HEAD + "    supported_by: {text: It rains., group: cots}\n" + REST
    assert said(body + groups) == [
        "7:44-7:48 invalid-value: no group has the id “cots”; did you mean costs?"
    ]
    assert said(body) == []


def test_a_statement_in_two_groups() -> None:
    body = HEAD + "    group: costs\n" + REST
    assert said(body + "groups: {costs: Costs, needs: [c]}\n") == [
        (
            "7:12-7:17 invalid-value: “c” is in group “needs” already; "
            "a statement is in one group at most: remove it here or there"
        )
    ]
    assert said(body + "groups: {costs: [c], needs: [p]}\n") == []


def test_names_made_from_texts_are_no_ids() -> None:
    body = HEAD + "    supported_by:\n      - text: It rains hard.\n" + REST
    assert said(body + "groups: {g: [it-rains-hard]}\n") == [
        (
            "13:14-13:27 undefined-statement: no statement has the id “it-rains-hard”; "
            "the text in line 8 has no id: give it one there, {id: it-rains-hard, text: …}"
        )
    ]
    assert said(body + "expect: {accepted: [it-rains-hard/s1]}\n") == [
        (
            "13:21-13:37 undefined-statement: "
            "no statement or argument has the id “it-rains-hard/s1”; "
            "the text in line 8 has no id: give it one there, {id: it-rains-hard, text: …}"
        )
    ]


@pytest.mark.parametrize(
    ("language", "is_tag"), [("de", True), ("de-CH", True), ("German", False), ("", False)]
)
def test_a_language_is_a_tag(language: str, is_tag: bool) -> None:
    found = said(f"language: {language}\n{HEAD}{REST}")
    assert (found == []) == is_tag
    assert all("language of the map takes the tag of a language" in each for each in found)


def test_a_text_that_has_the_words_of_an_id_which_cannot_be_read_is_no_fault_of_its_own() -> None:
    (finding,) = said(HEAD + "    supported_by: no night bus\npremises: {no night bus: No bus.}\n")
    assert finding.startswith("8:12-8:24 invalid-id: “no night bus” cannot be the id of a premise")


def test_an_id_in_front_of_an_unquoted_text_is_no_part_of_it() -> None:
    found = in_claim("supported_by: [no-night-bus, It rains, and pours]")
    assert [line.partition(";")[2] for line in found] == [
        ' put it in quotes: "It rains, and pours"'
    ]
    assert in_claim('supported_by: [no-night-bus, "It rains, and pours"]') == []


@pytest.mark.parametrize(
    ("below", "finding"),
    [
        pytest.param(
            "flood: It floods.",
            "10:9-10:14 invalid-yaml: “flood:” stands under a text, and may be an entry of its "
            "own; begin it with a dash, “- flood:”, below the dash above it",
            id="an id",
        ),
        pytest.param(
            "{text: It floods.}",
            "10:9-10:10 invalid-yaml: these braces stand under a text, and YAML takes them for "
            "its rest; begin them with a dash, “- {text: It floods.}”, below the dash above them",
            id="braces",
        ),
    ],
)
def test_a_dash_that_is_missing_behind_another_fault(below: str, finding: str) -> None:
    body = f"implicit: maybe\nsupported_by:\n  - It rains.\n    {below}"
    first = "implicit of claim “c” takes true or false, not “maybe”; write true or false"
    assert in_claim(body) == [f"7:15-7:20 invalid-value: {first}", finding]


def test_a_dash_that_is_missing_before_the_same_key_behind_another_fault() -> None:
    body = "implicit: maybe\nsupported_by:\n  - text: It rains.\n  text: It floods."
    assert in_claim(body) == [
        (
            "7:15-7:20 invalid-value: implicit of claim “c” takes true or false, not “maybe”; "
            "write true or false"
        ),
        (
            "10:7-10:8 invalid-yaml: the key “text” stands here without a dash, and a second "
            "time in the entry above; begin it with a dash, and indent what belongs to it like "
            "what stands behind the dash"
        ),
    ]


def test_a_note_may_go_on_behind_a_dash() -> None:
    assert in_claim("note: He said\n  - as often - that it rains.") == []
