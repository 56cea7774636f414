"""Pieces of HTML: texts, names, addresses and data, in which nothing is obeyed."""

import base64
import hashlib
import json
import re
from html import escape
from typing import Any

from argmap.export.support.values import clean
from argmap.text.sanitizing import escaped_for_json, escaped_for_xml, without_controls


def digest_of(text: str) -> str:
    """Return the digest by which a page's policy knows a style or a script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def json_of(data: Any) -> str:
    """Return data as JSON that no HTML parser takes for an end of the element around it."""
    text = json.dumps(clean(data), ensure_ascii=False, separators=(",", ":"))
    return escaped_for_json(text).replace("<", "\\u003c")


def text_of(text: str) -> str:
    """Return text as HTML in which it is nothing but text, to the letter.

    What reorders a line goes through: the style isolates the elements that hold text.
    """
    escaped = escaped_for_xml(escape(without_controls(text)).replace("&#x27;", "'"))
    # An apostrophe ends no value here; a return would come back as a line feed.
    return escaped.replace("\r", "&#13;")


def row_of(markup: str) -> str:
    """Return markup on one line: a break in a text of it is written as its number."""
    return markup.replace("\n", "&#10;")


def name_of(name: str) -> str:
    """Return an id as the value of an attribute, in quotation marks where it needs them."""
    return name if re.fullmatch(r"[\w.-]+", name) else f'"{text_of(name)}"'


def fragment_of(name: str) -> str:
    """Return an id as the fragment of an address."""
    from urllib.parse import quote

    return quote(name, safe="")


def is_safe(url: str) -> bool:
    """Return whether a browser may follow an address."""
    return re.match(r"(?i)(https?|mailto):", url) is not None


def link_to(caption: str, url: str | None) -> str:
    """Return a link, or the mere caption where there is no safe address."""
    if url is None or not is_safe(url):
        return text_of(caption)
    return f'<a href="{text_of(url)}" rel="noopener noreferrer">{text_of(caption)}</a>'
