"""Each key of the format is declared once, and every format shows its value."""

import subprocess
import sys
from pathlib import Path

import every_key
from every_key import NOT_SHOWN, lost, whole_map

from argmap.format import keys as form


def test_the_map_has_every_key_of_every_record() -> None:
    text, traces = whole_map()
    for record in form.RECORDS:
        for name in record.keys if record is not form.EXPECTATIONS else ():
            is_known = (record.name, name) in traces.keys() | NOT_SHOWN.keys()
            assert is_known or f"{name}:" in text


def test_every_format_shows_every_key(tmp_path: Path) -> None:
    assert list(lost(tmp_path)) == []


def test_a_new_key_is_one_entry(tmp_path: Path) -> None:
    program = [sys.executable, str(Path(every_key.__file__)), str(tmp_path)]
    result = subprocess.run(program, capture_output=True, text=True, check=True)
    assert result.stdout == ""
