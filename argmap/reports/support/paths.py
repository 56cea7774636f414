"""Files as reports for other programs name them."""

import os
import re
from pathlib import Path, PurePath
from urllib.parse import quote

from argmap.reports import Style

# Half a character that does not stand for a byte that is no UTF-8, as those of Python do.
_NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")


def relative(name: str, style: Style) -> str:
    """Return a file's path from the root of its repository, with slashes.

    Services that show a report beside the source know the files by these paths. Without a
    repository it is the path from the current folder; one outside of that stays as it is.
    """
    path = PurePath(os.path.normpath(name))
    root = style.root(name)
    if root is not None:
        path = PurePath(os.path.abspath(name))  # noqa: PTH100 - a link has the path it stands at
    base = root or Path.cwd()
    if path.is_absolute() and path.is_relative_to(base):
        path = path.relative_to(base)
    return path.as_posix()


def uri(name: str, style: Style) -> str:
    """Return the same path as a URI reference, percent-encoded (RFC 3986)."""
    path = _NO_BYTE.sub("\ufffd", relative(name, style))
    encoded = quote(path, safe="/", errors="surrogateescape")
    return f"file://{encoded}" if path.startswith("/") else encoded
