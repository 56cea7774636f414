"""The format as a JSON Schema (draft 2020-12), for editors.

It is made from the declarations that the loader uses, and agrees with the loader on keys that are
unknown or missing and on values that a key does not take. Types stand beside keywords that apply
to one of them, rather than in alternatives, so that an editor names the key that is wrong.

An editor sees values where the loader sees what is written, and two things look alike to it:

- nothing at all and `null`. Both are refused where a text is wanted; the text “null” is written
  in quotes;
- `true` and `True`, or `7` and `07` and `7.0`. The schema takes them all, the loader the first.
"""

from typing import Any

from argmap.format import keys as form
from argmap.format.keys import Key, Record, Shape

Schema = dict[str, Any]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_SCALARS = ["string", "number", "boolean"]
_NOT_EMPTY = r"\S"
_TRUTH = r"^\s*(true|false)\s*$"
_DIGITS = len(str(form.LARGEST_NUMBER))
_NUMBER = f"[1-9][0-9]{{0,{_DIGITS - 1}}}"
_COUNT = rf"^\s*{_NUMBER}\s*$"
_PARAGRAPHS = rf"^\s*¶?\s*{_NUMBER}(\s*[-–]\s*{_NUMBER})?\s*$"
_NO_NUMBER = f"(0[0-9]*|[0-9]{{{_DIGITS + 1},}})"
_NO_PARAGRAPH = (
    rf"^\s*¶?\s*({_NO_NUMBER}(\s*[-–]\s*[0-9]+)?|[0-9]+\s*[-–]\s*{_NO_NUMBER})\s*$"
    rf"|^\s*(?!{form.PARAGRAPHS}\s*$){form.NEARLY_PARAGRAPHS}\s*$"
)
# What looks like a paragraph but is not one; anything else is another kind of place.
_NO_PLACE: list[Schema] = [
    {"const": 0},
    {"type": "integer", "exclusiveMinimum": form.LARGEST_NUMBER},
    {"type": "string", "pattern": _NO_PARAGRAPH},
]


def json_schema() -> Schema:
    """Return the schema of a map."""
    filled = {"type": "object", "minProperties": 1}
    return {
        "$schema": _DRAFT,
        "title": "Argument map",
        "description": "An argument map in the argmap format, version 1.",
        "type": "object",
        **_keys(form.MAP),
        "anyOf": [{"required": [name], "properties": {name: filled}} for name in form.SECTIONS],
        "$defs": _definitions(),
    }


def _keys(record: Record) -> Schema:
    """Return the keywords for a mapping with fixed keys."""
    keywords: Schema = {
        "properties": {
            name: {"description": key.description, **_value_of(key)}
            for name, key in record.keys.items()
        },
        "additionalProperties": False,
    }
    required = [name for name, key in record.keys.items() if key.required]
    return {**keywords, "required": required} if required else keywords


def _value_of(key: Key) -> Schema:
    if key.shape is Shape.STATEMENTS:
        kind = form.SECTIONS[key.name]
        return {"type": ["object", "null"], "additionalProperties": _ref(kind)}
    if key.shape is Shape.ARGUMENTS:
        return _ref(f"{form.RELATIONS[key.name]}s")
    return _of(key.shape)


def _of(shape: Shape) -> Schema:
    return _ref(_NAMES[shape])


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


_NAMES = {
    Shape.VERSION: "version",
    Shape.TEXT: "text",
    Shape.TEXTS: "texts",
    Shape.TEXT_LIST: "text-list",
    Shape.TRUTH: "truth",
    Shape.COUNT: "count",
    Shape.ID: "id",
    Shape.KIND: "kind",
    Shape.GROUP: "text",
    Shape.LANGUAGE: "language",
    Shape.NODES: "nodes",
    Shape.STATEMENT_LIST: "statement-list",
    Shape.PREMISES: "premises",
    Shape.CITES: "cites",
    Shape.PARAGRAPHS: "paragraphs",
    Shape.LOCATOR: "locator",
    Shape.SOURCES: "sources",
    Shape.GROUPS: "groups",
    Shape.EXPECTATIONS: "expectations",
}


def _definitions() -> dict[str, Schema]:
    """Return the schemas that others refer to: of each shape, and of what stands in them."""
    return {
        **_scalars(),
        **_lists(),
        **_records(),
        **_arguments(),
        **_citations(),
    }


def _scalars() -> dict[str, Schema]:
    number = {"type": ["integer", "string"], "minimum": 1, "maximum": form.LARGEST_NUMBER}
    return {
        "version": {"type": ["integer", "string"], "enum": [1, "1"]},
        "text": {"type": _SCALARS, "pattern": _NOT_EMPTY},
        "truth": {"type": ["boolean", "string"], "pattern": _TRUTH},
        "count": {**number, "pattern": _COUNT},
        "id": {"type": [*_SCALARS, "null"]},
        "kind": {"type": "string", "pattern": rf"^\s*({'|'.join(form.KINDS)})\s*$"},
        "language": {"type": "string", "pattern": rf"^\s*{form.LANGUAGE}\s*$"},
        "paragraphs": {**number, "pattern": _PARAGRAPHS},
        "locator": {
            "type": _SCALARS,
            "pattern": _NOT_EMPTY,
            "not": {"type": "string", "pattern": rf"^\s*{form.NEARLY_PARAGRAPHS}\s*$"},
        },
    }


def _lists() -> dict[str, Schema]:
    text = _of(Shape.TEXT)
    lone_or_list = {"type": [*_SCALARS, "array", "null"], "pattern": _NOT_EMPTY, "items": text}
    some_list = {"type": ["array", "null"], "items": text}
    return {
        "texts": lone_or_list,
        "text-list": some_list,
        "statement-list": some_list,
        "nodes": lone_or_list,
    }


def _records() -> dict[str, Schema]:
    """Return the schemas of statements in sections, sources and groups, and of lists of them."""
    text_or_mapping = {"type": [*_SCALARS, "object"], "pattern": _NOT_EMPTY}
    statements: dict[str, Schema] = {
        kind: {**text_or_mapping, **_keys(record)} for kind, record in form.STATEMENTS.items()
    }
    return {
        **statements,
        "source": {**text_or_mapping, **_keys(form.SOURCE)},
        "sources": {"type": ["object", "null"], "additionalProperties": _ref("source")},
        "group": {
            "type": [*_SCALARS, "array", "object", "null"],
            "pattern": _NOT_EMPTY,
            "items": _of(Shape.TEXT),
            **_keys(form.GROUP),
        },
        "groups": {"type": ["object", "null"], "additionalProperties": _ref("group")},
        "expectations": {"type": ["object", "null"], **_keys(form.EXPECTATIONS)},
    }


def _arguments() -> dict[str, Schema]:
    """Return the schemas of arguments and premises, and of statements in place among them."""
    premise = {"pattern": _NOT_EMPTY, **_in_place(_ref("one-by-id"))}
    linked = {"items": _ref("premise"), "minItems": 1}
    schemas: dict[str, Schema] = {
        "statement-in-place": {**_keys(form.IN_PLACE), **_only_recommendations_address()},
        "statement-under-id": {
            "type": [*_SCALARS, "object"],
            "pattern": _NOT_EMPTY,
            **_keys(form.UNDER_ID),
            **_only_recommendations_address(),
        },
        "by-id": {"minProperties": 1, "additionalProperties": _ref("statement-under-id")},
        "one-by-id": {"maxProperties": 1, **_ref("by-id")},
        "premise": {"type": [*_SCALARS, "object"], **premise},
        "premises": {
            "type": [*_SCALARS, "array", "object"],
            "pattern": _NOT_EMPTY,
            **linked,
            **_in_place(_ref("by-id")),
        },
    }
    has_premises = {"type": "object", "required": ["premises"]}
    for relation, record in form.ARGUMENTS.items():
        keys = {"if": has_premises, "then": _ref(f"{relation}-keys")}
        schemas |= {
            f"{relation}-keys": _keys(record),
            relation: {
                "type": [*_SCALARS, "array", "object"],
                "pattern": _NOT_EMPTY,
                **linked,
                **keys,
                "else": _in_place(_ref("one-by-id")),
            },
            f"{relation}s": {
                "type": [*_SCALARS, "array", "object", "null"],
                "pattern": _NOT_EMPTY,
                "items": _ref(relation),
                **keys,
                "else": _in_place(_ref("by-id")),
            },
        }
    return schemas


def _in_place(by_id: Schema) -> Schema:
    """Return the keywords for a mapping that is a statement, or gives statements by their ids."""
    known = sorted(form.IN_PLACE.keys.keys() | form.ATTACK.keys.keys())
    has_key = {"type": "object", "anyOf": [{"required": [name]} for name in known]}
    return {"if": has_key, "then": _ref("statement-in-place"), "else": by_id}


def _only_recommendations_address() -> Schema:
    says_so = {"kind": {"pattern": r"^\s*recommendation\s*$"}}
    return {
        "if": {"type": "object", "required": ["addressee"]},
        "then": {"required": ["kind"], "properties": says_so},
    }


def _citations() -> dict[str, Schema]:
    """Return the schemas of `cites`, in each of the forms that it has."""
    place = {"pattern": _NOT_EMPTY, "not": {"anyOf": _NO_PLACE}}
    two_places = {"type": "object", "required": ["paragraph", "locator"]}
    # In a map with one source, the source need not be named.
    has_passage = {"anyOf": [{"required": [name]} for name in form.PASSAGE.keys]}
    by_source = {
        "if": {"type": "object", **has_passage},
        "then": {"not": two_places, **_keys(form.PASSAGE)},
        "else": {"additionalProperties": _ref("passages")},
    }
    passage = {
        "pattern": _NOT_EMPTY,
        "not": {"anyOf": [*_NO_PLACE, two_places]},
        **_keys(form.PASSAGE),
    }
    return {
        "passage": {"type": [*_SCALARS, "object", "null"], **passage},
        "passages": {
            "type": [*_SCALARS, "object", "array", "null"],
            **passage,
            "items": _ref("passage"),
        },
        "citation": {"type": [*_SCALARS, "object"], **place, **by_source},
        "cites": {
            "type": [*_SCALARS, "object", "array", "null"],
            **place,
            "items": _ref("citation"),
            **by_source,
        },
    }
