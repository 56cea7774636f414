"""Unicode's simple case folding: no letter becomes two."""


class _Folded(dict[int, str]):
    def __missing__(self, code: int) -> str:
        letter = chr(code)
        forms = (letter.casefold(), letter.lower(), letter)
        self[code] = folded = next(form for form in forms if len(form) == 1)
        return folded


_FOLDED = _Folded()


def fold_case(text: str) -> str:
    """Return a text without letter case. ß is not ss, and İ not i."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)
