"""Whatever a file holds, `argmap check` says something sensible of it, in every format."""

import io
import json
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.cli import run
from argmap.reports import FORMATS
from argmap.text.document import Text

DEPOT = (Path(__file__).parent.parent / "data" / "depot.yaml").read_bytes()


@st.composite
def broken_maps(draw: st.DrawFn) -> bytes:
    """Give the example map with a few stretches of it replaced by something else."""
    data = DEPOT
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 30)))
        soup = st.sampled_from(
            [b"", b":", b"\n", b"\t", b"[", b"}", b'"', b"# x", b"&a ", b"\xe9"]
        )
        data = data[:start] + draw(soup | st.binary(max_size=8)) + data[end:]
    return data


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(data=broken_maps() | st.binary(max_size=200))
def test_check_never_raises_and_points_into_the_file(
    capsys: pytest.CaptureFixture[str], name: str, data: bytes
) -> None:
    stdin, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(data))
    try:
        assert run(["check", "-", f"--output-format={name}", "--select=all"]) in (0, 1)
    finally:
        sys.stdin = stdin
    printed = capsys.readouterr().out
    if name == "json":
        text = Text(data.decode("utf-8", "replace").removeprefix("\ufeff"), "")
        for finding in json.loads(printed):
            for place in [finding, *finding["related"]]:
                assert 1 <= place["line"] <= len(text.starts)
                assert place["column"] >= 1
