"""Parses Argdown to a syntax tree. Nothing here recurses: relations may stand deep."""

import re
from typing import NamedTuple

from argmap.importing.argdown.lexing import ArgdownError, tokens_of
from argmap.importing.argdown.symbols import with_symbol
from argmap.importing.argdown.syntax import (
    SYMBOLS,
    Block,
    Content,
    Data,
    Document,
    Heading,
    Inference,
    Items,
    Member,
    Relation,
    RelationKind,
    Structure,
)
from argmap.importing.argdown.tokens import Kind, Token

_WRITTEN = {Kind.TEXT, Kind.ESCAPED, Kind.SYMBOL, Kind.COMMA}
_DEFINITIONS = {Kind.STATEMENT_DEFINITION, Kind.ARGUMENT_DEFINITION}
_REFERENCES = {Kind.STATEMENT_REFERENCE, Kind.ARGUMENT_REFERENCE}
_MENTIONS = {Kind.STATEMENT_MENTION, Kind.ARGUMENT_MENTION}
_OF_ARGUMENTS = {Kind.ARGUMENT_DEFINITION, Kind.ARGUMENT_REFERENCE}
_INLINE = {
    *_WRITTEN,
    *_MENTIONS,
    Kind.NEWLINE,
    Kind.RANGE_START,
    Kind.RANGE_END,
    Kind.LINK,
    Kind.TAG,
}
_BLANKS = re.compile(r"\s+")
_FRONT_MATTER = re.compile(r"={3,}(.*?)={3,}\Z", re.DOTALL)
_BLOCK_DATA = re.compile(r"\{[ \t]*\n")
_LINE_BREAK = re.compile(r"\r\n?")


def parse(content: str) -> Document:
    """Return the syntax tree of a document; raise `ArgdownError` at what is no Argdown."""
    tokens, comments = tokens_of(content)
    parser = _Parser(tokens)
    parser.read()
    parser.document.comments = comments
    return parser.document


def with_simple_breaks(content: str) -> str:
    """Return a text with a line feed for each of its line breaks; lines and columns stay."""
    return _LINE_BREAK.sub("\n", content)


class _Piece(NamedTuple):
    """A piece of a text."""

    text: str
    is_tag: bool = False


class _Parser:
    """Takes tokens one after the other."""

    def __init__(self, tokens: list[Token]) -> None:
        self.document = Document()
        self._tokens = tokens
        self._next = 0

    @property
    def _token(self) -> Token:
        return self._tokens[self._next]

    def _at(self, kind: Kind) -> bool:
        return self._tokens[self._next].kind is kind

    def _take(self) -> Token:
        token = self._tokens[self._next]
        self._next += 1
        return token

    def _take_if(self, kind: Kind) -> Token | None:
        return self._take() if self._at(kind) else None

    def _take_or_stop(self, kind: Kind, reason: str) -> Token:
        if not self._at(kind):
            raise self._error(reason)
        return self._take()

    def _error(self, reason: str) -> ArgdownError:
        return ArgdownError(reason, self._token.start)

    def _unexpected(self, reason: str) -> ArgdownError:
        """Return what is said of the next token: where it could stand, else a reason."""
        return self._error(_TOLD.get(self._token.kind, reason))

    def read(self) -> None:
        """Read the whole document."""
        self._take_if(Kind.NEWLINE)
        self._take_if(Kind.EMPTY_LINE)
        if self._at(Kind.FRONT_MATTER):
            self.document.front_matter = _front_matter(self._take())
            self._take_if(Kind.NEWLINE)
            self._take_or_stop(Kind.EMPTY_LINE, "an empty line has to follow the front matter")
        blocks = self.document.blocks
        blocks.append(self._block())
        while not self._at(Kind.END):
            if not self._take_if(Kind.EMPTY_LINE):
                raise self._unexpected("an empty line has to stand before this")
            blocks.append(self._block())

    def _block(self) -> Block:
        if self._at(Kind.HEADING):
            return self._heading()
        if self._at(Kind.NUMBER):
            return self._structure()
        if self._at(Kind.INDENT):
            return self._items()
        return self._with_relations(self._member())

    def _heading(self) -> Heading:
        mark = self._take()
        heading = Heading(mark.start, len(mark.image) - 1, self._content())
        heading.data = self._data()
        return heading

    def _items(self) -> Items:
        self._take()
        items = Items()
        if not self._at(Kind.LIST_ITEM):
            raise self._unexpected("an item of a list has to stand here")
        ordered = self._token.image != "*"
        while self._at(Kind.LIST_ITEM) and (self._token.image != "*") == ordered:
            self._take()
            items.members.append(self._with_relations(self._member()))
        self._take_or_stop(Kind.DEDENT, "a list holds items of one sort, and no other list")
        return items

    def _structure(self) -> Structure:
        structure = Structure(self._token.start)
        is_conclusion = False
        while True:
            self._take_or_stop(Kind.NUMBER, "a conclusion has to follow here, such as (3)")
            structure.steps.append(self._with_relations(self._member(of_structure=True)))
            if is_conclusion and not (self._at(Kind.NUMBER) or self._at(Kind.INFERENCE_START)):
                return structure
            is_conclusion = self._at(Kind.INFERENCE_START)
            if is_conclusion:
                structure.steps.append(self._inference())
            elif not self._at(Kind.NUMBER):
                raise self._error("premises need a conclusion: ----, and below it such as (3)")

    def _inference(self) -> Inference:
        inference = Inference(self._take().start)
        self._take_if(Kind.NEWLINE)
        if self._token.kind in _WRITTEN:
            inference.rules = self._rules()
        self._take_if(Kind.NEWLINE)
        inference.data = self._data()
        if not self._take_if(Kind.INFERENCE_END):
            reason = "an inference ends with two more hyphens: ----, or -- and a rule and --"
            raise ArgdownError(reason, inference.offset)
        self._take_or_stop(Kind.NEWLINE, "the conclusion has to stand on a line of its own")
        self._relations(inference)
        for relation in inference.relations:
            if relation.symbol.kind is not RelationKind.UNDERCUT or relation.symbol.from_above:
                raise ArgdownError("an inference can only be undercut: <_", relation.offset)
        return inference

    def _rules(self) -> list[str]:
        rules = [""]
        while self._token.kind in _WRITTEN:
            token = self._take()
            if token.kind is Kind.COMMA:
                rules.append("")
            else:
                rules[-1] += _written(token)
        return list(filter(None, map(str.strip, rules)))

    def _member(self, *, of_structure: bool = False) -> Member:
        """Return what stands here, without its relations."""
        token = self._token
        is_argument = token.kind in _OF_ARGUMENTS
        if is_argument and of_structure:
            raise self._error("a premise or a conclusion is a statement: [title], not <title>")
        if token.kind in _REFERENCES:
            self._take()
            # One that begins behind a line break refers to nothing.
            title = None if "\n" in token.image else token.image[1:-1]
            member = Member(token.start, is_argument, title, is_reference=True)
            while tag := self._take_if(Kind.TAG):
                member.content.tags[_tag(tag)] = None
            self._take_if(Kind.NEWLINE)
        elif token.kind in _DEFINITIONS:
            self._take()
            member = Member(token.start, is_argument, token.image[1:-2], is_reference=False)
            member.content = self._content()
        else:
            member = Member(token.start, is_argument, None, is_reference=False)
            member.content = self._content()
        member.data = self._data()
        return member

    def _data(self) -> Data | None:
        newline = self._at(Kind.NEWLINE)
        if self._tokens[self._next + newline].kind is not Kind.DATA:
            return None
        self._next += newline
        data = _data(self._take())
        self._take_if(Kind.NEWLINE)
        return data

    def _with_relations(self, member: Member) -> Member:
        self._relations(member)
        return member

    def _relations(self, top: Member | Inference) -> None:
        """Add the relations below a member or an inference, and those below them."""
        above: list[Member | Inference] = []
        current: Member | Inference = top
        while True:
            if self._at(Kind.INDENT) and self._tokens[self._next + 1].kind is Kind.RELATION:
                self._take()
                above.append(current)
            elif above and self._take_if(Kind.DEDENT):
                above.pop()
                continue
            elif not above:
                return
            if not self._at(Kind.RELATION):
                raise self._unexpected("a relation has to stand here")
            mark = self._take()
            symbol = SYMBOLS[mark.image]
            current = self._member()
            if symbol.kind is RelationKind.CONTRADICTION and current.is_argument:
                raise ArgdownError("what contradicts (><) is a statement: [title]", current.offset)
            above[-1].relations.append(Relation(symbol, current, mark.start))

    def _content(self) -> Content:
        """Return the text that stands here, with its tags."""
        content = Content()
        pieces: list[_Piece] = []
        ranges: list[Token] = []
        if self._token.kind not in _INLINE or self._at(Kind.RANGE_END):
            raise self._unexpected("a statement has to stand here")
        while self._token.kind in _INLINE:
            token = self._take()
            if token.kind is Kind.RANGE_START:
                ranges.append(token)
                self.document.emphases.append(token.start)
            elif token.kind is Kind.RANGE_END:
                if not ranges:
                    raise ArgdownError(
                        f"nothing is open that {token.image.strip()} ends", token.start
                    )
                ranges.pop()
                pieces.append(_Piece(token.image.strip("*_")))
            else:
                pieces.append(self._piece(token, content))
        if ranges:
            mark = ranges[-1]
            reason = f"this is never closed; write \\{mark.image[0]} for the character alone"
            raise ArgdownError(reason, mark.start)
        content.text = _text(pieces)
        return content

    def _piece(self, token: Token, content: Content) -> _Piece:
        """Return what a token adds to a text, and note what that does not say."""
        if token.kind is Kind.TAG:
            content.tags[_tag(token)] = None
            return _Piece(token.image, is_tag=True)
        if token.kind is Kind.LINK:
            self.document.links.append(token.start)
            title = token.image[1 : token.image.index("]")]
            return _Piece(title + token.image[len(token.image.rstrip()) :])
        if token.kind in _MENTIONS:
            self.document.mentions.append(token.start)
            mentioned = token.image.rstrip()
            return _Piece(mentioned[2:-1] + token.image[len(mentioned) :])
        if token.kind is Kind.NEWLINE:
            return _Piece(" ")
        return _Piece(_written(token))


def _written(token: Token) -> str:
    """Return the characters for which a token stands in a text."""
    if token.kind is Kind.ESCAPED:
        return token.image[1:]
    return with_symbol(token.image) if token.kind is Kind.SYMBOL else token.image


def _tag(token: Token) -> str:
    tag = token.image.rstrip()[1:]
    return tag[1:-1] if tag.startswith("(") else tag


def _text(pieces: list[_Piece]) -> str:
    """Return the text of pieces, without the tags before and behind it."""
    texts = [piece for piece in pieces if piece.text.strip() or not piece.is_tag]
    ends = [at for at, piece in enumerate(texts) if piece.text.strip() and not piece.is_tag]
    if not ends:
        return ""
    joined = "".join(piece.text for piece in texts[ends[0] : ends[-1] + 1])
    return _BLANKS.sub(" ", joined).strip()


def _front_matter(token: Token) -> Data:
    found = _FRONT_MATTER.match(token.image)
    written = found[1] if found else ""
    return Data(written, token.start + (found.start(1) if found else 0))


def _data(token: Token) -> Data:
    """Return data without the braces where these enclose lines, else with them."""
    lines = _BLOCK_DATA.match(token.image)
    if lines:
        return Data(token.image[lines.end() : -1], token.start + lines.end())
    return Data(token.image, token.start)


_TITLE_FIRST = "a title stands at the beginning of a line; write \\{} for a bracket"
_REFERENCE_ALONE = "a reference stands alone on its line; write \\{} for a bracket"
_TOLD = {
    Kind.RELATION: "a relation stands further in than what it relates to, directly below it",
    Kind.STATEMENT_DEFINITION: _TITLE_FIRST.format("["),
    Kind.STATEMENT_REFERENCE: _REFERENCE_ALONE.format("["),
    Kind.ARGUMENT_DEFINITION: _TITLE_FIRST.format("<"),
    Kind.ARGUMENT_REFERENCE: _REFERENCE_ALONE.format("<"),
}
"""What is said of a token that stands where it cannot."""
