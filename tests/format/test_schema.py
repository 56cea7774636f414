"""The JSON Schema: it explains every key, and agrees with the loader on what it can judge."""

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from argmap.format import keys as form
from argmap.format.keys import Key, Record, Shape
from argmap.format.schema import json_schema
from argmap.reading import read

SCHEMA = json_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
JUDGED = {"unknown-key", "missing-key", "invalid-value"}
DATA = Path(__file__).parents[1] / "data"
MAPS = [*sorted((DATA.parent.parent / "maps").glob("*.yaml")), DATA / "depot.yaml"]


def seen_by_an_editor(node: Node | None) -> Any:
    """Give a document's value by the core schema of YAML 1.2, as editors take it."""
    if isinstance(node, MappingNode):
        return {key.value: seen_by_an_editor(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [seen_by_an_editor(item) for item in node.value]
    if not isinstance(node, ScalarNode) or (not node.style and node.value in {"", "~", "null"}):
        return None
    return node.value if node.style else _plain(node.value)


def _plain(written: str) -> Any:
    if written in {"true", "false"}:
        return written == "true"
    if _INTEGER.fullmatch(written):
        return int(written)
    return float(written) if _NUMBER.fullmatch(written) else written


_INTEGER = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def schema_takes(text: str) -> bool:
    return VALIDATOR.is_valid(seen_by_an_editor(yaml.compose(text, yaml.SafeLoader)))


def loader_takes(text: str) -> bool:
    """Tell whether the loader finds none of the faults that a schema can find."""
    return not JUDGED & {fault.rule for fault in read(text, "map.yaml").faults}


def in_a_map(body: str) -> str:
    return (
        "argmap: 1\ntitle: A map\nsources: {s: S}\n"
        f"claims:\n  c:\n    text: C\n    {body}\npremises: {{p: P, q: Q}}\n"
    )


def test_it_is_a_schema_of_its_draft() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_key_is_there_with_its_description() -> None:
    described = set(_descriptions(SCHEMA))
    for record in form.RECORDS:
        for key in record.keys.values():
            assert (key.name, key.description) in described


def _descriptions(schema: Any) -> list[tuple[str, str]]:
    if isinstance(schema, list):
        return [found for item in schema for found in _descriptions(item)]
    if not isinstance(schema, dict):
        return []
    here = [
        (name, given["description"])
        for name, given in schema.get("properties", {}).items()
        if "description" in given
    ]
    return here + [found for value in schema.values() for found in _descriptions(value)]


def test_every_reference_leads_somewhere() -> None:
    referred = set(re.findall(r"'#/\$defs/([^']*)'", str(SCHEMA)))
    assert referred == set(SCHEMA["$defs"])


@pytest.mark.parametrize("path", MAPS, ids=[path.name for path in MAPS])
def test_maps_are_valid(path: Path) -> None:
    assert schema_takes(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "body",
    [
        "note: 2024",
        "note: 1.10",
        "note: no",
        "note: true",
        "note: 'null'",
        "tags:",
        "tags: [2024, true]",
        "implicit: true",
        "supported_by:",
        "supported_by: p",
        "supported_by: [p, [p, q], {premises: [p, q], attacked_by: {premises: p}}]",
        "supported_by: A text.",
        "supported_by: {x: A text., y: {text: Another., kind: claim}}",
        "supported_by: [{x: A text.}, {text: Another., id: y}, [p, {z: A third.}]]",
        "supported_by: {premises: {x: A text., y: Another.}, rejected: true}",
        "attacked_by: {premises: p, outweighed_by: q}",
        "supported_by: {text: A., kind: recommendation, addressee: B}",
        "rejected: true",
        "group: g",
        "cites: 3",
        "cites: 3-4",
        "cites: 999999998 - 999999999",
        "cites: [s, {s: [3, 3-4, p. 12, {locator: 1.10, quote: Q}]}]",
    ],
)
def test_what_both_take(body: str) -> None:
    assert schema_takes(in_a_map(body))
    assert loader_takes(in_a_map(body))


@pytest.mark.parametrize(
    "body",
    [
        "note:",
        "note: ''",
        "note: [a]",
        "tags: a",
        "tags: [a, ' ']",
        "implicit: yes",
        "implicit: 1",
        "addressee: A",
        "suported_by: p",
        "supported_by: [[]]",
        "supported_by: [[p, [q]]]",
        "supported_by: {scheme: S}",
        "supported_by: {premises: p, text: A text.}",
        "supported_by: {premises: p, outweighed_by: q}",
        "supported_by: {text: A text., scheme: S}",
        "supported_by: {text: A text., x: Another.}",
        "supported_by: {text: A text., addressee: A}",
        "supported_by: {x: A text., cites: s}",
        "supported_by: {x: {text: A text., id: y}}",
        "supported_by: {x: {text: A text., kind: reason}}",
        "supported_by: {x: [A text.]}",
        "supported_by: {x: }",
        "supported_by: [{x: A text., y: Another.}]",
        "supported_by: [[{premises: p}]]",
        "supported_by: {}",
        "outweighed_by: p",
        "rejected: no",
        "group: [a]",
        "id: d",
        "kind: claim",
        "supported_by: {premises: }",
        "supported_by: {premises: p, attacked_by: {premise: q, note: N}}",
        "cites: 0",
        "cites: 0-3",
        "cites: 1000000000",
        "cites: {s: 3-1000000000}",
        "cites: {s: [{paragraph: 1000000000}]}",
        "cites: ['']",
        "cites: {s: {paragraph: p. 3}}",
        "cites: {s: {paragraph: 3, locator: p. 3}}",
        "cites: {s: {paragraphs: 3}}",
        "cites: {s: [[3]]}",
    ],
)
def test_what_both_refuse(body: str) -> None:
    assert not schema_takes(in_a_map(body))
    assert not loader_takes(in_a_map(body))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[argmap, 1]",
        "argmap: 1\ntitle: A map\n",
        "argmap: 1\ntitle: A map\nclaims:\n",
        "argmap: 2\ntitle: A map\nclaims: {c: C}\n",
        "title: A map\nclaims: {c: C}\n",
        "argmap: 1\ntitle: A map\nclaims: [c]\n",
        "argmap: 1\ntitle: A map\nclaims: {c: }\n",
        "argmap: 1\ntitle: A map\nclaims: {c: C}\nexpect: {acepted: c}\n",
        "argmap: 1\ntitle: A map\nclaims: {c: C}\nsources: {s: {paragraphs: 0}}\n",
        "argmap: 1\ntitle: A map\nclaims: {c: C}\ngroups: {g: {c: C}}\n",
        "argmap: 1\ntitle: A map\nlanguage: German\nclaims: {c: C}\n",
    ],
)
def test_maps_that_are_not_valid(text: str) -> None:
    assert not schema_takes(text)
    assert read(text, "map.yaml").faults


# Documents are built as trees of YAML source: a scalar is written as it stands here. A written
# `null` is left out, and so is a number in another spelling than its shortest: an editor cannot
# tell them from nothing, or from that number. So are references, which a schema cannot follow:
# ids in groups and expectations name nothing, and there is at most one source, so that a place
# alone is clear.
Tree = Any

WORDS = ("x", "A text", "2024", "1.10", "-3", "true", "no", "'0'", '" 7 "', "'true'", "p. 12")
TOO_LARGE = ("1000000000", "'1000000000'", "99999999999999999999")
PLACES = ("3", "3-4", "'3 - 4'", "0-3", "3-0", "0", "'0'", "999999999", *TOO_LARGE)
RANGES = ("3-1000000000", "'1000000000 - 1000000001'", "'999999998  -  999999999'")
NOTHING = ("", "''", '" "')
scalars = st.sampled_from(WORDS + PLACES + RANGES + NOTHING)
texts = st.sampled_from(WORDS)
ids = st.sampled_from(("zz", "7", "'7'", "true"))
wild = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(("s", "text", "premises")), inner, max_size=2)
    ),
    max_leaves=3,
)


@st.composite
def mappings(draw: st.DrawFn, record: Record) -> dict[str, Tree]:
    """Give what a record may be: now and then a key lacks, is unknown, or has a wild value."""
    required = [key for key in record.keys.values() if key.required]
    optional = [key for key in record.keys.values() if not key.required]
    if optional:
        required += draw(st.lists(st.sampled_from(optional), max_size=3, unique=True))
    odd = draw(st.integers(0, 19))
    if odd == 0 and required:
        required.remove(draw(st.sampled_from(required)))
    made = {key.name: draw(values(key)) for key in required}
    if odd == 1:
        made[draw(st.sampled_from(("foo", "Text", "addressee", "premise", "text")))] = "x"
    return made


@st.composite
def values(draw: st.DrawFn, key: Key) -> Tree:
    if draw(st.integers(0, 24)) == 0:
        return draw(wild)
    if key.shape is Shape.STATEMENTS:
        record = form.STATEMENTS[form.SECTIONS[key.name]]
        return {name: draw(texts | mappings(record)) for name in draw(names(key.name))}
    if key.shape is Shape.ARGUMENTS:
        argument = {"support": support, "attack": attack}[form.RELATIONS[key.name]]
        return draw(argument | st.lists(argument, max_size=2) | st.just(""))
    return draw(PROPER[key.shape])


def names(section: str) -> st.SearchStrategy[list[str]]:
    """Give ids of statements, which differ from section to section."""
    return st.lists(st.sampled_from((section[0] + "1", section[0] + "2")), max_size=2, unique=True)


in_place: st.SearchStrategy[Tree] = st.deferred(
    lambda: (
        mappings(form.IN_PLACE)
        | st.dictionaries(st.sampled_from(("z1", "z2")), under_id, min_size=1, max_size=2)
    )
)
under_id: st.SearchStrategy[Tree] = st.deferred(lambda: texts | mappings(form.UNDER_ID))
premise = ids | texts | in_place
linked = st.lists(premise, min_size=1, max_size=2)
support: st.SearchStrategy[Tree] = st.deferred(lambda: premise | linked | mappings(form.ARGUMENT))
attack: st.SearchStrategy[Tree] = st.deferred(lambda: premise | linked | mappings(form.ATTACK))
NEARLY = ("par. 3", "paragraphs 3 to 4", "7 ff", "¶7", "3–9", "¶ 3 – 4", "3; 4", "7f.", "¶¶ 3")
passage = st.sampled_from((*PLACES, *RANGES, *NEARLY)) | texts | mappings(form.PASSAGE)
places = passage | st.lists(passage, max_size=2) | st.just("")
cited = st.sampled_from(("s", *PLACES)) | st.dictionaries(
    st.sampled_from(("s", "zz", "text", "paragraph", "quote")), places, min_size=1, max_size=2
)
PROPER: dict[Shape, st.SearchStrategy[Tree]] = {
    Shape.VERSION: st.sampled_from(("1", "'1'")),
    Shape.TEXT: texts,
    Shape.TEXTS: texts | st.lists(texts, max_size=2) | st.just(""),
    Shape.TEXT_LIST: st.lists(texts, max_size=2) | st.just(""),
    Shape.TRUTH: st.sampled_from(("true", "false", "'true'")),
    Shape.COUNT: st.sampled_from(("1", "14", "'14'", "999999999", *TOO_LARGE)),
    Shape.ID: ids,
    Shape.KIND: st.sampled_from((*form.KINDS, "'claim'", "Claim")),
    Shape.GROUP: st.sampled_from(("g", "7")),
    Shape.LANGUAGE: st.sampled_from(("de", "de-CH", "German", "7")),
    Shape.NODES: ids | st.lists(ids, max_size=2, unique=True) | st.just(""),
    Shape.STATEMENT_LIST: st.lists(ids, max_size=2, unique=True) | st.just(""),
    Shape.PREMISES: premise | linked,
    Shape.CITES: cited | st.lists(cited, max_size=2) | st.just(""),
    Shape.LOCATOR: texts | st.sampled_from((*PLACES, *NEARLY)),
    Shape.PARAGRAPHS: st.sampled_from(
        ("3", *NEARLY, "3-4", "'3 - 4'", "999999999", *TOO_LARGE, *RANGES)
    ),
    Shape.SOURCES: st.fixed_dictionaries({"s": texts | mappings(form.SOURCE)}) | st.just(""),
    Shape.GROUPS: st.fixed_dictionaries(
        {"g": texts | st.lists(ids, max_size=2) | mappings(form.GROUP) | st.just("")}
    ),
    Shape.EXPECTATIONS: mappings(form.EXPECTATIONS) | st.just(""),
}


@st.composite
def documents(draw: st.DrawFn) -> str:
    tree = draw(mappings(form.MAP))
    if draw(st.integers(0, 9)) and not any(tree.get(section) for section in form.SECTIONS):
        tree["claims"] = {"c1": draw(texts | mappings(form.STATEMENTS["claim"]))}
    return "".join(lines(tree, ""))


def lines(tree: Tree, indent: str) -> list[str]:
    """Give a tree as block YAML."""
    if isinstance(tree, str):
        return [f"{indent}{tree}\n"]
    if not tree:
        return [indent + ("{}" if isinstance(tree, dict) else "[]") + "\n"]
    items = tree.items() if isinstance(tree, dict) else [(None, item) for item in tree]
    written = []
    for key, item in items:
        head = f"{indent}-" if key is None else f"{indent}{key}:"
        if isinstance(item, str):
            written.append(f"{head} {item}\n")
        else:
            written += [f"{head}\n", *lines(item, indent + "  ")]
    return written


@settings(max_examples=300, deadline=None)
@given(documents())
def test_schema_and_loader_agree(text: str) -> None:
    # A schema does not see that a key stands among ids, indented too little.
    faults = read(text, "").faults
    assume(not any(slip.rule == "invalid-id" and slip.node for slip in faults))
    assume(not any("stands where an id should be" in slip.message for slip in faults))
    # Nor that a group is missing, as it does not see what an id refers to.
    assume(not any(slip.message.startswith("no group has the id") for slip in faults))
    # One fault may be told in the place of those that it explains, under another rule.
    assert loader_takes(text) if schema_takes(text) else faults, text
