"""The fixed parts of a page: what its script works with, hidden where there is none."""

from argmap.views import captions


def _kinds() -> str:
    return "".join(
        f'<label class="{kind}"><input type="checkbox" name="kind" value="{kind}" checked>'
        f' <i aria-hidden="true">{symbol}</i> {kind}s</label>\n'
        for kind, symbol in captions.SYMBOLS.items()
    )


def _keys() -> str:
    return "".join(
        f"<tr><th scope=row>{' '.join(f'<kbd>{key}</kbd>' for key in keys.split())}<td>{said}\n"
        for keys, said in _KEYS.items()
    )


_KEYS = {
    "↑ ↓": "go to the statement above or below",
    "→ ←": "unfold, or go into; fold, or go out",
    "* Home End": "unfold all beside; go to the first, the last",
    "Enter": "choose the statement; in the search, go to the next hit",
    "Shift+Enter": "in the search, go to the hit before",
    "Esc": "let go of what is chosen",
    "/": "search",
    "A–Z": "go to the next statement that begins so",
    "1 2 3": "show the outline, the picture, the sources",
    "+ − 0": "in the picture: larger, smaller, whole; the arrows move it",
    "?": "show these keys",
}

TOOLS = f"""\
<form id=":tools" role="search" hidden>
<div class="find">
<label><span>Search</span> <input id=":search" type="search" autocomplete="off"
placeholder="words or an id"></label>
<output id=":found" aria-live="polite"></output>
<span id=":steps" class="buttons" hidden>
<button type="button" id=":before" aria-label="Previous hit" title="Previous hit">‹</button>
<button type="button" id=":next" aria-label="Next hit" title="Next hit">›</button>
</span>
<button type="button" id=":options" aria-expanded="false" aria-controls=":settings"
>Options</button>
</div>
<div id=":settings">
<fieldset><legend>Show</legend>
{_kinds()}</fieldset>
<!-- groups --><span class="buttons">
<button type="button" id=":unfold">Unfold all</button>
<button type="button" id=":fold">Fold all</button>
</span>
<select id=":theme" aria-label="Theme"><option value="">auto theme</option>
<option value="light">light theme</option><option value="dark">dark theme</option></select>
<button type="button" id=":help">Keys <kbd aria-hidden="true">?</kbd></button>
</div>
</form>
"""
"""What searches, filters, folds and colours; the page puts its groups in."""

VIEWS = """\
<nav id=":views" aria-label="Views" hidden>
<button type="button" value="outline">Outline</button>
<button type="button" value="picture">Picture</button>
<!-- more --></nav>
"""
SOURCE_VIEW = '<button type="button" value="source">Source</button>\n'

ZOOM = """\
<div id=":zoom" class="buttons" hidden>
<button type="button" value="0.8" aria-label="Smaller" title="Smaller">−</button>
<button type="button" value="1.25" aria-label="Larger" title="Larger">+</button>
<button type="button" value="fit">Whole</button>
</div>
"""

PANEL = """\
<section id=":details" class="facts" aria-label="The chosen statement" tabindex="0" hidden>
</section>
<p id=":said" class="unseen" aria-live="polite"></p>
"""

DIALOG = f"""\
<dialog id=":keys" aria-labelledby=":keys-title">
<h2 id=":keys-title">Keys</h2>
<table>
{_keys()}</table>
<button type="button" id=":close">Close</button>
</dialog>
"""
