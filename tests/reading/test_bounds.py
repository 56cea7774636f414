"""Files made to blow a reader up: each must come to an end, and in plain words."""

import pytest
import yaml

import argmap
from argmap.checking.runner import check
from argmap.reading import read

HEAD = "argmap: 1\ntitle: T\n"
MANY = 100_000
IN_CLAIM = f"{HEAD}claims:\n  c:\n    text: C.\n    supported_by: "


@pytest.fixture(params=[True, False], ids=["libyaml", "python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param and not yaml.__with_libyaml__:
        pytest.skip("libyaml is missing")
    monkeypatch.setattr(yaml, "__with_libyaml__", request.param)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "{? "])
def test_nesting(opening: str) -> None:
    (fault,) = read(opening * MANY, "map.yaml").faults
    assert fault.message == "more than 120 lists and mappings stand inside each other here"


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("depth", [130, 400])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}"), ("- ", "")])
def test_nesting_does_not_hide_the_rest(opening: str, closing: str, depth: int) -> None:
    nested = f"\n      {opening * depth}x{closing * depth}\n"
    text = f"{HEAD}claims:\n  a:\n    text: A.\n    note: {nested}  b: {{txt: B.}}\nextra: 1\n"
    faults = read(text, "map.yaml").faults
    assert [fault.message.partition(" ")[0] for fault in faults] == [
        "note",
        "more",
        "claim",
        "the",
    ]


@pytest.mark.usefixtures("parser")
def test_each_entry_that_is_nested_too_deep_is_reported_once() -> None:
    deep = "[" * 130 + "], [" * 5 + "]" * 130
    text = f"{HEAD}claims:\n  a: {deep}\n  b: {deep}\n"
    deeper = [fault for fault in read(text, "map.yaml").faults if "inside each" in fault.message]
    assert [(fault.place.line, fault.place.column) for fault in deeper] == [(4, 124), (5, 124)]


def test_nested_undercutters() -> None:
    body = "claims:\n  a: {text: A., supported_by: "
    body += "{premises: b, attacked_by: " * 90 + "b" + "}" * 91 + "\n  b: B.\n"
    graph = argmap.loads(HEAD + body).graph
    assert "a/s1" + "/a1" * 90 in graph


def test_alias_bomb() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for name, last in zip("bcdefghi", "abcdefgh", strict=True):
        lines.append(f"{name}: &{name} [" + ", ".join([f"*{last}"] * 9) + "]")
    faults = read("\n".join(lines), "map.yaml").faults
    assert {fault.rule for fault in faults} == {"invalid-yaml", "missing-key", "unknown-key"}
    assert sum("aliases" in fault.message for fault in faults) == 72


def test_long_line() -> None:
    text = "word " * MANY
    reading = read(HEAD + f"claims: {{a: {text}, b: {{text: B., implicit: yes}}}}\n", "map.yaml")
    assert reading.map.graph.nodes["a"]["text"] == text.strip()
    assert [fault.place.line for fault in reading.faults] == [3]


def test_many_duplicate_keys() -> None:
    faults = read(HEAD + "claims:\n" + "  a: One.\n" * MANY, "map.yaml").faults
    assert len(faults) == MANY - 1


def test_many_duplicate_keys_behind_others() -> None:
    body = "claims:\n  a:\n    text: One.\n" + "".join(f"    k{n}: x\n" for n in range(MANY // 10))
    faults = read(HEAD + body + "    text: Two.\n" * (MANY // 10), "map.yaml").faults
    assert len(faults) == 2 * (MANY // 10)


def test_many_unknown_keys() -> None:
    body = "".join(f"clam{n}: {{a{n}: One.}}\n" for n in range(MANY // 10))
    assert len(read(HEAD + body, "map.yaml").faults) == MANY // 10


def test_many_missing_statements() -> None:
    body = "claims:\n  a:\n    text: One.\n    supported_by:\n"
    body += "".join(f"      - missing-{n}\n" for n in range(MANY // 10))
    assert len(read(HEAD + body, "map.yaml").faults) == MANY // 10


def test_many_merge_keys() -> None:
    body = "claims:\n" + "".join(f"  s{n}:\n    <<: x\n" for n in range(MANY // 10))
    assert len(read(HEAD + body, "map.yaml").faults) == MANY // 10


def test_many_comments_that_cut_texts_short() -> None:
    body = "claims:\n" + "".join(f"  s{n}: One #1\n" for n in range(MANY // 10))
    assert len(read(HEAD + body, "map.yaml").faults) == MANY // 10


def test_deep_chain() -> None:
    lines = [f"  s{n}: {{text: One., supported_by: s{n + 1}}}" for n in range(MANY // 10)]
    loaded = argmap.loads(HEAD + "claims:\n" + "\n".join(lines) + f"\n  s{MANY // 10}: End.\n")
    assert len(loaded.graph) == 2 * (MANY // 10) + 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{HEAD}claims: {{a: 'x{' ' * 10 * MANY}y'}}\n# z\n", id="blanks"),
        pytest.param(f"{HEAD}claims: {{a: A.}}{' ' * 10 * MANY}#z\n", id="blanks and comment"),
        pytest.param(f"{HEAD}claims: {{a: A.}}\n# argmap ignore {'z' * 10 * MANY}\n", id="name"),
        pytest.param(f"{HEAD}claims: {{a: A.}}\n#argmap{' ' * 10 * MANY}z\n", id="directive"),
        pytest.param(f"{HEAD}claims: {{a: e{(chr(0x301) + chr(0x327)) * MANY}}}\n", id="run"),
        pytest.param(f"{HEAD}claims:\n  a:\n    text: {'#x ' * MANY}\n", id="number signs"),
        pytest.param(HEAD + "\n" * 10 * MANY + "claims: {a: A.}\n x\n", id="lines"),
        pytest.param(f"{HEAD}claims: {{a: {'&a ' * MANY}x}}\n", id="anchors"),
        pytest.param(f"{HEAD}claims: {{a: x, {'k' * 10 * MANY} [", id="long word"),
        pytest.param(f"{HEAD}claims:\n  \xa0{'- ' * MANY}a: x\n", id="odd blank and dashes"),
        pytest.param(f"{HEAD}claims:\n" + "\xa0 a: x\n  b: y\n" * MANY, id="odd blanks"),
        pytest.param(f"{IN_CLAIM}[{'It rains, ' * MANY}x]\n", id="texts in brackets"),
        pytest.param(f"{IN_CLAIM}\n" + "      - It rains.\n" * MANY, id="one text"),
        pytest.param(
            f"{IN_CLAIM}\n"
            + "".join(f"      - It rains {n}.\n" for n in range(MANY))
            + "    colour: red\n",
            id="texts",
        ),
        pytest.param(f"{IN_CLAIM}\n" + "      rain: It rains.\n" * MANY, id="one id"),
        pytest.param(
            f"{IN_CLAIM}\n" + "      - rain: It rains.\n" * MANY, id="one id, many entries"
        ),
        pytest.param(f"{IN_CLAIM}\n" + "      - premise: It rains.\n" * MANY, id="nearly a key"),
        pytest.param(f"{IN_CLAIM}\n" + "      - a: A.\n        cites: s\n" * MANY, id="mixed"),
        pytest.param(
            f"{IN_CLAIM}\n      a: A.\n" + "      cites: s\n" * MANY, id="an id and many keys"
        ),
        pytest.param(f"{IN_CLAIM}\n      - {'a-b ' * MANY}\n", id="ids in one text"),
        pytest.param(f"{IN_CLAIM}\n      - {'... ' * MANY}\n", id="no word"),
        pytest.param(
            f"{IN_CLAIM}\n" + f"      - {'e' + chr(0x301) * MANY} x\n" * 2, id="marks in a text"
        ),
        pytest.param(
            f"{IN_CLAIM}\n"
            + "".join(
                f"      - {{text: '{'! ' * 99}{n}', cites: t}}\n" for n in range(MANY // 10)
            ),
            id="texts with faults",
        ),
    ],
)
def test_what_would_take_for_ever_if_time_grew_with_the_square(text: str) -> None:
    assert check(read(text, "map.yaml"))


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "opening", ["{text: A., supported_by: ", "{premises: A., attacked_by: ", "[["]
)
def test_statements_in_place_are_nested_to_the_bound_and_no_further(opening: str) -> None:
    depth = (120 - 3) // (opening.count("[") or 1)
    closing = {"{": "}", "[": "]]"}[opening[0]]
    for levels in (depth, depth + 1):
        text = IN_CLAIM + opening * levels + '"It is so."' + closing * levels + "\n"
        faults = read(text, "map.yaml").faults
        too_deep = [fault for fault in faults if "stand inside each other" in fault.message]
        assert len(too_deep) == levels - depth
