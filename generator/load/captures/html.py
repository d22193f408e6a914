"""HTML to all of its text, in the order and the paragraphs in which a page shows it, and what it holds and hides.

Nothing is chosen and nothing left out but scripts, styles, comments and templates that are never shown.
"""

import re

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from generator.load.captures.extracted import UnreadableError, not_too_long
from generator.load.captures.flow import CELL, LINE, PARAGRAPH, SPACE, Flow
from generator.load.captures.html_state import KEPT, NOT_TEXT, clauses, is_unshown, layout

LARGEST = 40_000_000
"""The most characters of HTML that are read."""

_PARTS = {"paragraph": PARAGRAPH, "cell": CELL, "line": LINE, "apart": SPACE}
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_NOTE_CALL = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[*†‡§¶]+)[\])]?\Z")
_SPOKEN = ("text", "search", "email", "url", "tel", "number", "date", "time", "month", "week", "datetime-local", "")
_PRESSED = ("submit", "button", "reset")
_START_TAG = re.compile(r'\A<template(?:[^">]|"[^"]*")*>')
_DEEPEST = 20


class _State(msgspec.Struct, frozen=True):
    """How the text of an element is shown; its children begin with the same."""

    unshown: bool = False
    invisible: bool = False
    kept: bool = False
    raised: bool = False
    beside: bool = False
    quoted: int = 0


class _End(msgspec.Struct, frozen=True):
    """The end of an element."""

    how: str
    state: _State
    sign: str = ""
    beside: bool = False


def text_of(source: str, *, scope: int = 0) -> tuple[str, str]:
    """The text that a page shows, and the text that it hides."""
    if len(source) > LARGEST:
        say = f"holds more than {LARGEST:,} characters of HTML"
        raise UnreadableError(say, "save the part that you quote as a page of its own")
    page = _Page(scope)
    page.read(source)
    return not_too_long(page.shown.finish()), not_too_long(page.hidden.finish())


class _Page:
    """One document on its way to text. `scope` counts the documents that it stands in."""

    def __init__(self, scope: int) -> None:
        self.shown = Flow()
        self.hidden = Flow()
        self._scope = scope
        self._beside: list[str] = []

    def read(self, source: str, state: _State | None = None) -> None:
        """Write the text of a document, or of one within it."""
        if self._scope > _DEEPEST:
            raise UnreadableError(f"holds documents within documents, more than {_DEEPEST} deep", "save the inner one")
        try:
            root = LexborHTMLParser(source).root
        except SelectolaxError:
            raise MemoryError from None  # HTML has no other way to fail
        if root is None:
            return
        todo: list[tuple[LexborNode, _State] | _End] = [(root, state or _State())]
        while todo:
            step = todo.pop()
            if isinstance(step, _End):
                self._end(step)
                continue
            node, around = step
            if node.next is not None:
                todo.append((node.next, around))
            tag = node.tag or ""
            if tag == "-text":
                self._text(node.text_content or "", around)
            elif tag[:1] not in "-!":
                inner, end = self._begin(node, tag, around)
                if inner is not None:
                    todo.append(end)
                    whole = self._special(node, tag, inner)
                    if node.child is not None and not whole:
                        todo.append((node.child, inner))

    def _flow(self, state: _State) -> Flow:
        return self.hidden if state.unshown or state.invisible else self.shown

    def _begin(self, node: LexborNode, tag: str, around: _State) -> tuple[_State | None, _End]:
        """What holds within an element, or None where nothing in it is text; and what is to be done at its end."""
        if tag == "template":
            self._template(node, around)
        flow = self._flow(around)
        if tag == "br":
            flow.line()
        elif tag == "a" and node.prev is not None and node.prev.tag == "a":
            flow.part(SPACE)  # two links never make one word
        if tag in NOT_TEXT or tag in ("br", "wbr"):
            return None, _End("inline", around)
        attributes = node.attributes
        style = clauses(attributes.get("style") or "") if "style" in attributes else {}
        display = style.get("display", "")
        how = layout(tag, display)
        inner = _State(
            unshown=around.unshown or is_unshown(tag, attributes, display),
            invisible=_invisible(style.get("visibility", ""), around.invisible),
            kept=_kept(style.get("white-space", ""), around.kept or tag in KEPT),
            raised=around.raised or tag == "sup",
            beside=around.beside,
            quoted=around.quoted + (tag == "q"),
        )
        begins_beside = not around.beside and (tag in ("rt", "rtc") or (tag == "sup" and _calls_note(node)))
        if begins_beside:
            inner = msgspec.structs.replace(inner, beside=True, raised=False)
            self._beside = []
        if self._flow(inner) is not flow:
            how = "paragraph" if how == "inline" else how
            self._flow(inner).part(PARAGRAPH)
        self._part(how, flow, inner)
        sign = ""
        if tag == "q":
            sign = "”" if inner.quoted % 2 else "’"
            self._text("“" if inner.quoted % 2 else "‘", inner)
        return inner, _End(how, inner, sign, begins_beside)

    def _part(self, how: str, flow: Flow, state: _State) -> None:
        """Part the text that is shown; where an element is hidden, only what is hidden is parted by it."""
        target = self._flow(state)
        if how in _PARTS and not state.beside:
            target.part(_PARTS[how] if target is flow else PARAGRAPH)
        elif how in _PARTS:
            self._beside.append(" ")

    def _end(self, end: _End) -> None:
        if end.sign:
            self._text(end.sign, end.state)
        flow = self._flow(end.state)
        if end.beside:
            flow.aside("".join(self._beside))
        elif end.how in _PARTS:
            if end.state.beside:
                self._beside.append(" ")
            else:
                flow.part(_PARTS[end.how])

    def _text(self, text: str, state: _State) -> None:
        text = text.replace("\0", "\ufffd")
        if state.raised and not state.beside and re.fullmatch(r"\s*[0-9+−-]+\s*", text):
            text = text.translate(_RAISED)
        if state.beside:
            self._beside.append(text)
        elif state.kept:
            self._flow(state).keep(text)
        else:
            self._flow(state).write(text)

    def _special(self, node: LexborNode, tag: str, state: _State) -> bool:
        """Write what an element shows that is no child of it. Whether its children are not to be read."""
        attributes, flow = node.attributes, self._flow(state)
        if tag in ("img", "area") or (tag == "input" and (attributes.get("type") or "").lower() == "image"):
            self._alternative(attributes.get("alt") or "", flow)
        elif tag == "input":
            flow.write(_typed(attributes))
        elif tag == "textarea" and node.child is None:
            flow.write(attributes.get("placeholder") or "")
        elif tag in ("option", "optgroup", "track"):
            label = attributes.get("label") or ""
            flow.write(label)
            if label and tag == "optgroup":
                flow.part(LINE)
            return bool(label) and tag == "option"
        elif tag == "iframe":
            if attributes.get("srcdoc"):
                self._within(attributes["srcdoc"] or "", state)
            return True
        elif tag in ("noframes", "noembed"):
            self._within(node.text(deep=True) or "", state)
            return True
        return False

    def _alternative(self, text: str, flow: Flow) -> None:
        """A picture's words stand beside the paragraph; a picture that is but a sign stands in it."""
        if text and not any(c.isalnum() or c in "-–—−'’.,:" for c in text):
            flow.write(text)
        else:
            flow.aside(text)

    def _template(self, node: LexborNode, state: _State) -> None:
        """Write what a template holds and the page shows at once: no children of it, but they stand in its source."""
        if "shadowrootmode" in node.attributes or "shadowroot" in node.attributes:
            self._within(_START_TAG.sub("", node.html or "", count=1).removesuffix("</template>"), state)

    def _within(self, source: str, state: _State) -> None:
        """Write a document that stands in this one."""
        flow = self._flow(state)
        flow.part(PARAGRAPH)
        self._scope += 1
        self.read(source, _State(unshown=state.unshown, invisible=state.invisible))
        self._scope -= 1
        flow.part(PARAGRAPH)


def _invisible(visibility: str, around: bool) -> bool:
    if visibility in ("hidden", "collapse"):
        return True
    return around and visibility not in ("visible", "initial")


def _kept(white_space: str, around: bool) -> bool:
    if white_space in ("pre", "pre-wrap", "pre-line", "break-spaces"):
        return True
    return around and white_space not in ("normal", "nowrap", "initial")


def _calls_note(node: LexborNode) -> bool:
    """Whether raised text is the number of a note, which is none of the sentence's words."""
    words = (node.text(deep=True) or "").strip() if node.child is not None else ""
    return bool(_NOTE_CALL.match(words)) and node.css_first("a[href]") is not None


def _typed(attributes: dict[str, str | None]) -> str:
    """The words that a field of a form shows."""
    kind = (attributes.get("type") or "").lower()
    if kind in _PRESSED:
        return attributes.get("value") or ""
    if kind in _SPOKEN:
        return attributes.get("value") or attributes.get("placeholder") or ""
    return ""
