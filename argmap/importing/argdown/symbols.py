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
NAMED = {name: character for character, names in _NAMES.items() for name in names.split()}
"""The characters by their names, which stand between two dots or two colons."""


def with_symbol(written: str) -> str:
    """Return the character that a name such as `.A.` or `:heart:` stands for, else the name."""
    name = written.strip()
    character = NAMED.get(name[1:-1])
    return written if character is None else character + " " * written.endswith(" ")
