"""What lies upon a PDF's page, as it is published: links, and drawings without their authors."""

from collections.abc import Iterator

import msgspec
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from generator.load.cleaning.parts import Refused, damaged
from generator.load.cleaning.pdf_objects import PRINT_IT, Copies
from generator.model.urls import allowed, is_relative

_HIDDEN, _PRINT, _NO_ZOOM, _NO_ROTATE, _NO_VIEW, _READ_ONLY, _LOCKED = 2, 4, 8, 16, 32, 64, 128
# An icon for something that is not published: the words of a remark, a file, a sound, a film.
_ICONS = frozenset("/Popup /Text /FileAttachment /Sound /Movie /Screen /RichMedia /3D /PrinterMark /TrapNet".split())


class Places(msgspec.Struct, frozen=True):
    """Where links lead: the new number of each old page's object, and destinations by name.

    `redrawn` says that the looks of the form's fields are out of date, and each program draws its own.
    """

    pages: dict[int, int]
    names: dict[str, PdfObject]
    redrawn: bool = False


def annotations(page: DictionaryObject, copies: Copies, places: Places) -> Iterator[bytes]:
    """The page's annotations, written. Drawn ones keep their look alone, and are Refused without one."""
    found = page.get("/Annots")
    found = found.get_object() if found is not None else None
    for reference in found if isinstance(found, ArrayObject) else ():
        one = reference.get_object()
        if not isinstance(one, DictionaryObject):
            continue
        kind = one.get("/Subtype")
        if kind == "/Redact":
            hint = "apply the redactions in the program that marked them, then save it anew"
            raise Refused("has redactions that are marked but not applied: the words are still in it", hint)
        flags = _number(one.get("/F"))
        if flags & (_HIDDEN | _NO_VIEW) or kind in _ICONS:
            continue
        if kind == "/Link":
            yield from _link(one, copies, places)
        else:
            yield from _drawing(one, flags, copies, places.redrawn)


def _drawing(one: DictionaryObject, flags: int, copies: Copies, redrawn: bool) -> Iterator[bytes]:
    """A drawing, a stamp or a filled-in field: its look, which is all that a reader sees of it."""
    look = _look(one, redrawn)
    if look is None:
        return
    stream = look.get_object()
    if not isinstance(stream, StreamObject) or not isinstance(look, IndirectObject):
        return
    if stream.get("/Subtype") != "/Form":
        raise damaged()
    if "/Resources" not in stream and b"Tf" in stream.get_data():
        raise Refused("has a form whose letters lie elsewhere in it", PRINT_IT)
    # A highlight is blended with the words below it, and may be drawn anew from these; a stamp covers them.
    kind = b"/Stamp"
    if one.get("/Subtype") == "/Highlight" and "/QuadPoints" in one:
        kind = b"/Highlight" + _entries(one, ("/QuadPoints", "/C", "/CA"), copies)
    flags = flags & (_PRINT | _NO_ZOOM | _NO_ROTATE) | _READ_ONLY | _LOCKED
    rectangle, drawn = copies.value(one.raw_get("/Rect")), copies.value(look)
    yield b"<</Type/Annot/Subtype%b/Rect %b/F %d/AP<</N %b>>>>" % (kind, rectangle, flags, drawn)


def _look(one: DictionaryObject, redrawn: bool) -> PdfObject | None:
    """The appearance in the state that it is in; None where there is nothing to see."""
    filled = one.get("/Subtype") == "/Widget" and _is_filled(one)
    looks = one.get("/AP") if not (redrawn and filled) else None
    looks = looks.get_object() if looks is not None else None
    if isinstance(looks, DictionaryObject) and "/N" in looks:
        normal: PdfObject = looks.raw_get("/N")
        states = normal.get_object()
        if isinstance(states, StreamObject):
            return normal
        state = str(one.get("/AS", ""))
        if not isinstance(states, DictionaryObject) or state not in states:
            return None
        chosen: PdfObject = states.raw_get(state)
        return chosen
    if one.get("/Subtype") == "/Widget" and not filled:
        return None
    raise Refused("has a form, or remarks, that each reader's program would draw in its own way", PRINT_IT)


def _is_filled(field: DictionaryObject) -> bool:
    """Whether a form's field, or the one that it is part of, has been filled in."""
    for _ in range(32):
        if field.get("/V", "/Off") not in ("", "/Off"):
            return True
        parent = field.get("/Parent")
        parent = parent.get_object() if parent is not None else None
        if not isinstance(parent, DictionaryObject):
            return False
        field = parent
    return True


def _link(one: DictionaryObject, copies: Copies, places: Places) -> Iterator[bytes]:
    """A link to an address that a page may link to, or to a page of the same file. All others are dropped."""
    action = one.get("/A")
    action = action.get_object() if action is not None else None
    target = b""
    if isinstance(action, DictionaryObject) and action.get("/S") == "/URI":
        target = _address(action.get("/URI"))
    elif isinstance(action, DictionaryObject) and action.get("/S") == "/GoTo":
        target = _destination(action.get("/D"), copies, places)
    elif "/Dest" in one:
        target = _destination(one.get("/Dest"), copies, places)
    if target:
        drawn = _entries(one, ("/Rect", "/Border", "/BS", "/C", "/QuadPoints"), copies)
        yield b"<</Type/Annot/Subtype/Link/F 4%b%b>>" % (drawn, target)


def _entries(one: DictionaryObject, keys: tuple[str, ...], copies: Copies) -> bytes:
    """Those of the entries that it has."""
    return b"".join(b"%b %b" % (key.encode(), copies.value(one.raw_get(key))) for key in keys if key in one)


def _address(found: PdfObject | None) -> bytes:
    found = found.get_object() if found is not None else None
    if not isinstance(found, TextStringObject | ByteStringObject):
        return b""
    raw = found.original_bytes
    address = raw.decode("latin-1")
    if not address.isascii() or not allowed(address) or is_relative(address):
        return b""
    return b"/A<</S/URI/URI<%b>>>" % raw.hex().encode()


def _destination(found: PdfObject | None, copies: Copies, places: Places) -> bytes:
    found = found.get_object() if found is not None else None
    if isinstance(found, str | bytes):
        found = places.names.get(found if isinstance(found, str) else found.decode("latin-1"))
    if isinstance(found, DictionaryObject):
        found = found.get("/D")
    if not isinstance(found, ArrayObject) or not found:
        return b""
    page, *view = list(found)
    if not isinstance(page, IndirectObject) or page.idnum not in places.pages:
        return b""
    numbers = b" ".join(copies.value(part) for part in view) or b"/Fit"
    return b"/Dest[%d 0 R %b]" % (places.pages[page.idnum], numbers)


def _number(found: PdfObject | None) -> int:
    found = found.get_object() if found is not None else None
    return int(found) if isinstance(found, NumberObject) else 0
