"""The symbols that have names in Argdown."""

_NAMES = {
    "∀": "A",
    "∃": "E",
    "𝗢": "O",
    "𝗣": "P",
    "→": "->",
    "↔": "<->",
    "¬": "~",
    "∧": "^",
    "∨": "v",
    "⊻": "v_",
    "◇": "<>",
    "◻": "[]",
    "😀": "happy",
    "☺": "smile smiley",
    "😆": "laugh lol",
    "🤣": "rofl",
    "😂": "joy",
    "❤": "heart",
    "❓": "? question",
    "😍": "love",
    "😉": "wink",
    "🤫": "shush",
    "😐": "meh",
    "🙄": "eye-roll",
    "😢": "sad",
    "😞": "disappointed",
    "😱": "scream",
    "👍": "+1 up",
    "👎": "-1 down",
    "🤔": "think",
    "⭐": "star",
    "✔": "y agree",
    "❌": "n disagree",
}
_CHARACTERS = {name: character for character, names in _NAMES.items() for name in names.split()}


def with_symbol(written: str) -> str:
    """Return the character that a name such as `.A.` or `:heart:` stands for, else the name."""
    name = written.strip()
    character = _CHARACTERS.get(name[1:-1])
    return written if character is None else character + " " * written.endswith(" ")
