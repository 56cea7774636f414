"""Files as reports for other programs name them."""

import re
from urllib.parse import quote

from argmap.reports import ReportStyle

# Lone surrogates, except those by which Python stands for a byte that is not UTF-8.
_LONE_SURROGATES = re.compile("[\ud800-\udc7f\udd00-\udfff]")


def uri(name: str, style: ReportStyle) -> str:
    """Return the path of a file as a URI reference, percent-encoded (RFC 3986)."""
    path = _LONE_SURROGATES.sub("\ufffd", style.path(name))
    encoded = quote(path, safe="/", errors="surrogateescape")
    return f"file://{encoded}" if path.startswith("/") else encoded
