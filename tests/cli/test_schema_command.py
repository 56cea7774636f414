"""`argmap schema`: the schema as a file."""

import json

import pytest

from argmap.cli import run
from argmap.format.schema import json_schema


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == json_schema()
