"""What the tests of `argmap check` share."""

from collections.abc import Callable

Check = Callable[..., tuple[int, str, str]]

WARNING = "argmap: 1\ntitle: A map\npremises: {lost: L}\n"
ERROR = "argmap: 1\ntitle: A map\nclaims: {a: A}\n"
