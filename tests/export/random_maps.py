"""Random maps, built in Python, with every attribute that a map can have and hostile texts."""

import re
from typing import Any

import networkx as nx
from hypothesis import strategies as st

from argmap.format.keys import ARGUMENT, SOURCE, STATEMENTS, Record, Shape
from argmap.model.argument_map import ArgumentMap

HOSTILE = [
    "Is a <b =",
    "- 40 degrees",
    "1. first",
    r"say \"hi\" \N \G \l \\",
    '"]',
    "--> ]]> ]]&gt; </TABLE> }} %%{init: {}}%% %% no comment",
    "<script>alert(1)</script>",
    "</style></title><!-- x -->",
    "&lt; &amp; &#35; #35; #quot; &",
    "`code` ``` ~~~ *a* _b_ __c__ **d** [e](f) ![g](h) <i@j.k> https://example.org www.a.b a@b.c",
    "# no heading\n- no item\n1. none\n> none\n\n    none\n| a | b |\n|---|---|",
    "$x$ :tada: [^1]: n [^1] [x]",
    "1) one\n+ plus\n=====\n***",
    "style a:b#c; classDef a:b#c; ﬂ°°35¶ß ¶ß",
    "subgraph x\nend\nclick n1 callback",
    "\u202ereversed\u202c \u2066isolated\u2069 \u200f\u200b\u00ad\ufeff",
    "👩‍👩‍👧‍👦 漢字 שלום é e\u0301",
    "=1+1",
    "@SUM(A1)",
    "'quoted' 'twice''",
    "\tx\r\ny\rz",
    "a,b;c\td",
    "\x00\x07\x1b[31m\x1c\x85\x9f\ud800\udfff\ufffe\uffff\u2028\u2029",
    "w" * 10_000,
    '漢&"\\' * 2_500,
    "👩‍👩‍👧‍👦" * 1_500,
    "back\\",
    "true",
    "12",
    '{"a": 1}',
]
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Commands to runners, and what reorders or hides other text.
_REPLACED = re.compile(
    "[#:\ufffd\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)

TEXTS = (
    st.lists(
        st.sampled_from(HOSTILE) | st.text(st.characters(), min_size=1, max_size=12),
        min_size=1,
        max_size=3,
    )
    .map(" ".join)
    .filter(lambda text: text.strip() != "")
)
_IDS = st.builds(
    "".join,
    st.tuples(st.sampled_from("aZ09é漢ע"), st.text(st.sampled_from("aé-_.5漢"), max_size=4)),
)
_CITATIONS: st.SearchStrategy[list[dict[str, Any]]] = st.lists(
    st.fixed_dictionaries(
        {"source": st.sampled_from(["s", "survey"])},
        optional={
            "paragraph": st.integers(1, 99) | st.just([3, 4]),
            "locator": TEXTS,
            "quote": TEXTS,
        },
    ),
    min_size=1,
    max_size=2,
)
_URLS = st.sampled_from(["https://example.org/a?b=(c)&d=<e>", "javascript:alert(1)"])
_VALUES: dict[Shape, st.SearchStrategy[Any]] = {
    Shape.TEXT: TEXTS,
    Shape.TEXTS: st.lists(TEXTS, min_size=1, max_size=2),
    Shape.TEXT_LIST: st.lists(TEXTS, max_size=2),
    Shape.TRUTH: st.booleans(),
    Shape.COUNT: st.integers(1, 99),
    Shape.CITES: _CITATIONS,
}


def _with_values_of(
    record: Record, more: dict[str, st.SearchStrategy[Any]], **needed: st.SearchStrategy[Any]
) -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for what a map may hold of a record."""
    values = {key.name: _VALUES[key.shape] for key in record.keys.values() if key.is_value}
    optional = {name: value for name, value in (values | more).items() if name not in needed}
    return st.fixed_dictionaries(needed, optional=optional)


_STATEMENTS = _with_values_of(
    STATEMENTS["recommendation"],
    {"line": st.integers(1, 999), "column": st.integers(1, 999), "unnamed": st.just(True)},
    kind=st.sampled_from(["recommendation", "claim", "premise"]),
    text=TEXTS,
)
_ARGUMENTS = _with_values_of(ARGUMENT, {}, relation=st.sampled_from(["support", "attack"]))
_SOURCES = _with_values_of(
    SOURCE,
    {"url": _URLS, "author": TEXTS | st.lists(TEXTS, min_size=1, max_size=2)},
    title=TEXTS,
)


def cleaned(value: Any) -> Any:
    """Give a value as any format holds it: U+FFFD for control characters and lone surrogates."""
    if isinstance(value, str):
        return _CONTROL.sub("\ufffd", value)
    if isinstance(value, dict):
        return {cleaned(key): cleaned(each) for key, each in value.items()}
    return [cleaned(each) for each in value] if isinstance(value, list) else value


def on_one_line(text: str) -> str:
    """Give a text as formats for readers hold it: cleaned, with single spaces."""
    return " ".join(cleaned(text).split())


def unordered(text: str) -> str:
    """Return a text on one line without the signs that a format for people may have to replace."""
    return on_one_line(_REPLACED.sub("", cleaned(text)))


@st.composite
def random_maps(draw: st.DrawFn) -> ArgumentMap:
    """Draw a map with circles, linked premises, undercutters of undercutters and groups."""
    names = draw(st.lists(_IDS, min_size=1, max_size=6, unique=True))
    groups: dict[str, dict[str, Any]] = {"g": {"statements": []}, "é.1": {"statements": []}}
    groups["g"]["title"] = draw(TEXTS)
    graph: nx.DiGraph[str] = nx.DiGraph(title=draw(TEXTS))
    for name in names:
        facts = draw(_STATEMENTS)
        group = draw(st.sampled_from([None, *groups]))
        if group is not None:
            facts["group"] = group
            groups[group]["statements"].append(name)
        graph.add_node(name, type="statement", **facts)
    for number in range(draw(st.integers(0, 5)) if len(names) > 1 else 0):
        targets = list(graph)
        target = draw(st.sampled_from(targets))
        facts = draw(_ARGUMENTS)
        if "relation" in graph.nodes[target]:
            facts["relation"] = "attack"
            facts |= draw(st.sampled_from([{}, {"outweighs": True}]))
        others = [name for name in names if name != target]
        premises = draw(st.lists(st.sampled_from(others), min_size=1, max_size=3, unique=True))
        argument = f"{target}/{facts['relation'][0]}{number}"
        graph.add_node(argument, type="argument", **facts)
        graph.add_edges_from((premise, argument) for premise in premises)
        graph.add_edge(argument, target)
    if draw(st.booleans()):
        graph.graph["description"] = draw(TEXTS)
    if draw(st.booleans()):
        graph.graph["language"] = draw(st.sampled_from(["de", "zh-Hant"]))
    graph.graph["sources"] = {"s": draw(_SOURCES), "survey": draw(_SOURCES)}
    graph.graph["groups"] = groups
    graph.graph["expect"] = {"accepted": names[:1]}
    return ArgumentMap(graph)
