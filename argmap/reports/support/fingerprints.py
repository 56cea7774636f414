"""Fingerprints of findings, which stay the same after an edit elsewhere in the file."""

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.findings import Finding
    from argmap.reports import ReportStyle


class Fingerprints:
    """Makes the fingerprints of a run's findings, without using lines and columns.

    A finding keeps its fingerprint while its file, its rule and its message stay the same.
    Findings that have all three in common are numbered in file order.
    """

    def __init__(self, style: "ReportStyle") -> None:
        self._style = style
        self._seen: Counter[bytes] = Counter()

    def of(self, finding: "Finding") -> str:
        """Return the fingerprint of a finding; to be called once for each, in file order."""
        path = self._style.path(finding.place.file)
        parts = (path, finding.rule, finding.node or "", finding.message)
        written = "\0".join(parts).encode("utf-8", "surrogatepass")
        digest = hashlib.sha256(written).digest()
        self._seen[digest] += 1
        again = self._seen[digest]
        return hashlib.sha256(digest + str(again).encode()).hexdigest()
