"""The rule unknown-suppression."""

import pytest
from commented_maps import BODY, HEAD, told

from argmap.checking.runner import Configuration, check
from argmap.reading import read
from argmap.rules import FAULTS

_FORM = (
    "write # argmap: ignore[unsupported-claim], or ignore-file[unsupported-claim] "
    "for the whole file"
)

_NAME = "name the rule: # argmap: ignore[unsupported-claim]"


@pytest.mark.parametrize(
    ("comment", "place", "message", "advice"),
    [
        (
            "# argmap: ignore[unsuported-claim]",
            "unsuported-claim",
            "no rule has the name “unsuported-claim”",
            "did you mean unsupported-claim?",
        ),
        (
            "# argmap: ignore[unsupported-claim, xyz]",
            "xyz",
            "no rule has the name “xyz”",
            "argmap rule lists the names",
        ),
        (
            "# argmap: ignore[all]",
            "all",
            "no rule has the name “all”",
            "name each rule that is meant",
        ),
        (
            "# argmap: ignore-file[unsupported-claim, invalid-id]",
            "invalid-id",
            "“invalid-id” is a fault of the file, which cannot be suppressed",
            "mend the file, and remove the name",
        ),
        ("# argmap: ignore", "# argmap: ignore", "this suppression names no rule", _NAME),
        ("# argmap: ignore[ ,]", "# argmap: ignore[ ,]", "this suppression names no rule", _NAME),
        (
            "# argmap: ignore[unsupported-claim",
            "[",
            "the bracket that opens here is never closed",
            "close it behind the last rule: ]",
        ),
        (
            "# argmap: ignroe[unsupported-claim]",
            "ignroe",
            "“ignroe” suppresses nothing",
            "did you mean ignore?",
        ),
        (
            "# argmap: xyz[unsupported-claim]",
            "xyz",
            "“xyz” suppresses nothing",
            _FORM,
        ),
        ("# argmap: noqa", "noqa", "“noqa” suppresses nothing", _FORM),
        ("# argmap: see the wiki", "see", "“see” suppresses nothing", _FORM),
        (
            "# argmap: disable=unused-source",
            "disable",
            "“disable” suppresses nothing",
            _FORM.replace("unsupported-claim", "unused-source"),
        ),
        (
            "#ArgMap: ignore[a-b, unused-source]",
            "#ArgMap:",
            "this comment suppresses nothing",
            _FORM.replace("unsupported-claim", "unused-source"),
        ),
        ("# argmap : ignore[x]", "# argmap :", "this comment suppresses nothing", _FORM),
        ("# argmap: [x]", "# argmap:", "this comment suppresses nothing", _FORM),
        ("# argmap ignore[x]", "# argmap ignore", "this comment suppresses nothing", _FORM),
        ("# ARGMAP-DISABLE x", "# ARGMAP-DISABLE", "this comment suppresses nothing", _FORM),
        (
            "# note # argmap: ignore[unused-source]",
            "# argmap:",
            "a suppression counts only where its comment begins",
            "put it first",
        ),
        (
            "# argmap: ignore-file[unused-source] #argmap: ignore-file[uncited-premise] why",
            "#argmap:",
            "a suppression counts only where its comment begins",
            "name all rules in the first: ignore[…, …]",
        ),
    ],
)
def test_a_suppression_that_cannot_work(
    comment: str, place: str, message: str, advice: str
) -> None:
    reading = read(f"{HEAD}{comment}\n{BODY}", "map.yaml")
    (found,) = check(reading, Configuration(rules=("unknown-suppression",)))
    assert (found.rule, found.level) == ("unknown-suppression", "error")
    assert (found.message, found.help) == (message, advice)
    assert found.place.line == found.place.end_line == 3
    start = comment.index(place) + 1
    assert (found.place.column, found.place.end_column) == (start, start + len(place))


@pytest.mark.parametrize("name", FAULTS)
def test_no_fault_of_the_file_can_be_suppressed(name: str) -> None:
    (line,) = told(f"# argmap: ignore[{name}]\n{BODY}", "unknown-suppression")
    assert "cannot be suppressed" in line
