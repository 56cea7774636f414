"""Files as reports for other programs name them."""

import os
import re
from pathlib import Path, PurePath
from urllib.parse import quote

# Half a character that does not stand for a byte that is no UTF-8, as those of Python do.
_NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")


def relative(name: str) -> str:
    """Give a file's path from the current folder, with slashes; one outside of it stays as it is.

    Services that show a report beside the source know the files by their paths in the repository.
    """
    path = PurePath(os.path.normpath(name))
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return path.as_posix()


def uri(name: str) -> str:
    """Give the same path as a URI reference, percent-encoded (RFC 3986)."""
    path = _NO_BYTE.sub("\ufffd", relative(name))
    encoded = quote(path, safe="/", errors="surrogateescape")
    return f"file://{encoded}" if path.startswith("/") else encoded
