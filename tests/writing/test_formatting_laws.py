"""What holds for every map that is formatted, with comments wherever YAML allows one."""

from collections import Counter
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from loose_yaml import LooseWriter, Remark
from writing_maps import Statement, Writer, arguments_of_a_map

from argmap.checking.runner import Configuration, check
from argmap.checking.suppressed import suppressed
from argmap.reading import Reading, read
from argmap.rules import RULES
from argmap.writing.formatting import Layout, format_map
from argmap.writing.suppressing import Judged

ALL_RULES = Configuration(rules=tuple(RULES))
LAYOUTS = [
    Layout(),
    Layout(nest=True),
    Layout(nest=True, unname=True),
    Layout(unname=True),
    Layout(flatten=True),
]
NAMED = {"uncited-claim", "uncited-premise", "unsupported-claim", "disconnected-statement"}
"""Rules that find something in many maps, and say the same in whatever order."""
ASIDE = {"line", "column", "unnamed"}


def judge(reading: Reading) -> list[Judged]:
    """Find what comments suppress, as the command does."""
    content, starts = reading.text.content, reading.text.starts
    judged = []
    for finding, suppression in suppressed(reading, ALL_RULES, None):
        comment = None
        if suppression is not None:
            start = content.rindex("#", 0, suppression.span[0])
            comment = content[start:].partition("\n")[0].rstrip()
        at = starts[finding.place.line - 1] + finding.place.column - 1
        judged.append(Judged(finding.rule, finding.node, at, comment))
    return judged


def formatted(text: str, layout: Layout = LAYOUTS[0]) -> str:
    done = format_map(text.encode(), "map.yaml", layout, judge)
    assert done.text is not None, (text, done.reading.faults)
    return done.text


def content_of(text: str) -> Any:
    """Give all that is in a map less lines and order; a made name is the words of its text."""
    reading = read(text, "map.yaml")
    assert reading.faults == []
    graph = reading.map.graph
    nodes = {
        name: {key: value for key, value in facts.items() if key not in ASIDE}
        for name, facts in graph.nodes(data=True)
    }
    groups = {
        name: {**group, "statements": set(group["statements"])}
        for name, group in reading.map.groups.items()
    }
    return nodes, set(graph.edges), {**graph.graph, "groups": groups}


def texts_of(text: str) -> Counter[Any]:
    """Give what holds of a map whatever its statements are named."""
    graph = read(text, "map.yaml").map.graph
    return Counter(
        (facts.get("text"), facts.get("kind"), facts.get("group"), facts.get("qualifier"))
        for _, facts in graph.nodes(data=True)
    )


def have_same_roots(one: str, other: str) -> bool:
    """Give whether the arguments of two maps end in the same texts.

    In a circle that nothing leaves, the root is what comes first in the file.
    """
    maps = [read(text, "map.yaml").map for text in (one, other)]
    ends = [{each.graph.nodes[root]["text"] for root in each.roots()} for each in maps]
    return ends[0] == ends[1]


def findings_of(text: str) -> Counter[str]:
    """Give how often each rule finds something that is not suppressed."""
    return Counter(finding.rule for finding in check(read(text, "map.yaml"), ALL_RULES))


@st.composite
def loose_maps(draw: st.DrawFn, rules: tuple[str, ...] = ()) -> tuple[str, list[Remark]]:
    """Draw a map that is written in any way, and its comments."""
    roots: list[Statement] = draw(arguments_of_a_map())
    tree = Writer(draw, has_groups=draw(st.booleans())).tree(roots)
    writer = LooseWriter(draw, list(rules), draw(st.sampled_from([0, 1, 3, 6])))
    return writer.write(tree), writer.remarks


@given(loose_maps(), st.sampled_from(LAYOUTS))
def test_a_formatted_map_is_the_same_map(loose: tuple[str, list[Remark]], layout: Layout) -> None:
    text, _ = loose
    written = formatted(text, layout)
    assert texts_of(written) == texts_of(text)
    if have_same_roots(text, written):
        assert findings_of(written) == findings_of(text)
    if not layout.unname:
        assert content_of(written) == content_of(text)


@given(loose_maps(), st.sampled_from(LAYOUTS))
def test_formatting_twice_is_formatting_once(
    loose: tuple[str, list[Remark]], layout: Layout
) -> None:
    written = formatted(loose[0], layout)
    assert formatted(written) == written
    assert formatted(written, layout) == written


@given(loose_maps(), st.sampled_from(LAYOUTS))
def test_every_comment_is_kept(loose: tuple[str, list[Remark]], layout: Layout) -> None:
    text, remarks = loose
    written = formatted(text, layout)
    lines = written.split("\n")
    for remark in remarks:
        assert len([line for line in lines if line.endswith(remark.text)]) == 1


@given(loose_maps())
def test_a_comment_stands_before_or_beside_what_it_stood_before_or_beside(
    loose: tuple[str, list[Remark]],
) -> None:
    text, remarks = loose
    lines = formatted(text).split("\n")
    for remark in remarks:
        (place,) = [at for at, line in enumerate(lines) if line.endswith(remark.text)]
        beside = lines[place].removesuffix(remark.text)
        following = [line for line in lines[place + 1 :] if line.partition("#")[0].strip(" -")]
        near = " ".join([beside, *following[:2]])
        assert not remark.words or any(word in near for word in remark.words), (remark, lines)


@given(loose_maps(), st.randoms(use_true_random=False))
def test_comments_keep_their_order_however_they_are_indented(
    loose: tuple[str, list[Remark]], chance: Random
) -> None:
    lines = formatted(loose[0]).split("\n")
    comments = {remark.text for remark in loose[1]}
    for at, line in enumerate(lines):
        if line.lstrip() in comments:
            lines[at] = " " * chance.randrange(12) + line.lstrip()
    moved = "\n".join(lines)
    again = formatted(moved)
    assert sorted(comments, key=again.index) == sorted(comments, key=moved.index)


@given(loose_maps(rules=tuple(sorted(NAMED))), st.sampled_from(LAYOUTS))
def test_what_comments_suppress_stays_suppressed(
    loose: tuple[str, list[Remark]], layout: Layout
) -> None:
    text, _ = loose
    written = formatted(text, layout)
    if have_same_roots(text, written):
        assert findings_of(written) == findings_of(text)


@given(loose_maps())
def test_flat_after_nested_is_the_map_of_before(loose: tuple[str, list[Remark]]) -> None:
    text, _ = loose
    nested = formatted(text, Layout(nest=True))
    assert content_of(formatted(nested, Layout(flatten=True))) == content_of(text)
