"""The report in workflow commands."""

from reporting import FINE, checked, printed

from argmap.findings import Finding, Place
from argmap.reports import Checked
from argmap.text.document import Text


def command(place: Place, message: str, help_line: str | None = None) -> str:
    finding = Finding("unsupported-claim", "error", place, message, help_line)
    return printed("github", Checked(place.file, [finding], Text("", place.file)))


def test_a_command_a_finding() -> None:
    assert printed("github", checked()) == (
        "::warning file=depot.yaml,line=4,endLine=4,col=48,endColumn=52,"
        "title=needless-undeveloped::claim “a” is marked undeveloped, yet it is supported%0A"
        "help: remove undeveloped: true\n"
        "::warning file=depot.yaml,line=7,endLine=7,col=3,endColumn=4,"
        "title=disconnected-statement::premise “é” leads nowhere%0A"
        "help: use it in supported_by or attacked_by of another statement, or remove it\n"
    )


def test_nothing_found_is_nothing() -> None:
    assert printed("github", checked(FINE)) == ""


def test_properties_and_messages_are_escaped_as_github_wants() -> None:
    place = Place("a%,b:c\r\n.yaml", 1, 2, 1, 3)
    assert command(place, "100 %, a: b") == (
        "::error file=a%25%2Cb%3Ac%0D%0A.yaml,line=1,endLine=1,col=2,endColumn=3,"
        "title=unsupported-claim::100 %25, a: b\n"
    )


def test_columns_are_left_out_where_lines_differ() -> None:
    assert command(Place("a.yaml", 1, 2, 3, 4), "A") == (
        "::error file=a.yaml,line=1,endLine=3,title=unsupported-claim::A\n"
    )
