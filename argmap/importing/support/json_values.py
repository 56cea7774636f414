"""Values of JSON that have to be lists, objects or texts."""

from typing import Any

from argmap.importing.support.source import DamagedError


def list_of(found: dict[str, Any], key: str) -> list[Any]:
    """Return the list under a key; raise DamagedError if there is none."""
    listed = found.get(key)
    if not isinstance(listed, list):
        raise DamagedError("a list is expected here", key)
    return listed


def object_of(found: dict[str, Any], key: str, place: str = "") -> dict[str, Any]:
    """Return the object under a key, an empty one if there is none.

    Raise DamagedError if something else is there.
    """
    value = found.get(key, {})
    if not isinstance(value, dict):
        raise DamagedError("an object is expected here", f"{place}.{key}" if place else key)
    return value


def objects(listed: Any) -> list[dict[str, Any]]:
    """Return the objects in what should be a list of objects."""
    return [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []


def text_of(value: Any) -> str:
    """Return a text, or nothing for what is none."""
    return value if isinstance(value, str) else ""


def id_of(value: Any) -> str | None:
    """Return an id, which may be a number, or None for what is none."""
    is_id = isinstance(value, (str, int)) and not isinstance(value, bool)
    return str(value) if is_id else None
