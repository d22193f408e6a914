"""Which of its resources a PDF's page draws with. What is done with the others is left to pdf_objects.py.

Pages often share one list of resources. A page taken out of a longer document then still carries the pictures of
all the others, and one from which a picture was deleted still carries that.
"""

import re
from collections.abc import Iterator

from pypdf.generic import DictionaryObject, NameObject, PdfObject, StreamObject

_NAME = re.compile(rb"/[^\s\x00()<>\[\]{}/%]+")
# Colour spaces that are used without being named.
_UNNAMED = frozenset(("/DefaultGray", "/DefaultRGB", "/DefaultCMYK"))


def drawn_by(owner: DictionaryObject) -> bytes:
    """The instructions that draw with the owner's resources: a form's own, or those of all letters of a font."""
    if isinstance(owner, StreamObject):
        return owner.get_data()
    return b"\n".join(_letters(owner))


def used(resources: DictionaryObject, instructions: bytes) -> frozenset[str]:
    """The names that the instructions may call: too many rather than too few, for pictures among them look alike."""
    found = set(_UNNAMED)
    waiting = [instructions]
    while waiting:
        called = {NameObject.unnumber(name).decode("latin-1") for name in _NAME.findall(waiting.pop())}
        for name in sorted(called - found):
            waiting += _borrowing(resources, name)
        found |= called
    return frozenset(found)


def _borrowing(resources: DictionaryObject, name: str) -> Iterator[bytes]:
    """What is called by this name and, having no resources of its own, draws with these."""
    for kind in ("/XObject", "/Pattern", "/Font"):
        called = dictionary(dictionary(resources.get(kind)).get(name))
        if "/Resources" not in called and called.get("/Subtype") != "/Image":
            yield drawn_by(called)


def _letters(font: DictionaryObject) -> Iterator[bytes]:
    letters = dictionary(font.get("/CharProcs"))
    for name in letters:
        letter = letters[name]
        if isinstance(letter, StreamObject):
            yield letter.get_data()


def dictionary(found: PdfObject | None) -> DictionaryObject:
    """What was found, where it is a dictionary; else an empty one."""
    found = found.get_object() if found is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()
