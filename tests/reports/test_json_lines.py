"""The report of one object a line."""

import json

from reporting import FINE, checked, printed


def test_each_line_is_an_object_as_in_json() -> None:
    files = checked(), checked("", "empty.yaml")
    lines = printed("json-lines", *files).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(printed("json", *files))
    assert len(lines) == 3


def test_nothing_found_is_nothing() -> None:
    assert printed("json-lines", checked(FINE)) == ""
