"""Argdown's own parser, from npm: an independent reader of documents in Argdown."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

MODULES = Path(os.environ.get("ARGMAP_NODE_MODULES", "node_modules")).absolute()
needs_parser = pytest.mark.skipif(
    not (MODULES / "@argdown" / "core").is_dir(),
    reason="needs npm's @argdown/core in the folder of ARGMAP_NODE_MODULES",
)


def read_by_parser(documents: list[str]) -> list[dict[str, Any]]:
    """Give what Argdown's own parser reads in documents, or their errors."""
    done = subprocess.run(
        ["node", str(Path(__file__).with_name("argdown_reader.cjs")), str(MODULES)],
        input=json.dumps(documents),
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found
