"""The objects of a PDF, written anew into a file of their own. Which objects a page has is left to pdf.py."""

from collections import deque
from io import BytesIO
from typing import cast

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    EncodedStreamObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from generator.load.cleaning import jpeg, jpx
from generator.load.cleaning.icc import anonymous
from generator.load.cleaning.parts import Refused
from generator.load.cleaning.pdf_list import LISTED, RESOURCES, ROLES, STRINGS, Role
from generator.load.cleaning.pdf_use import dictionary, drawn_by, used

PRINT_IT = "open it, print it into a new PDF, and use that one"

_DEVICES = {1: b"/DeviceGray", 3: b"/DeviceRGB", 4: b"/DeviceCMYK"}
_UNPACKING = ("/Filter", "/DecodeParms")


class Copies:
    """A new file in the making. Objects get their numbers in the order in which they are first met."""

    def __init__(self) -> None:
        self._objects: list[bytes] = []
        self._numbers: dict[tuple[int, int, Role], int] = {}
        self._waiting: deque[tuple[int, IndirectObject, Role]] = deque()
        self._profiles: dict[int, bytes] = {}

    def reserve(self) -> int:
        """The number of an object that will be `put` later."""
        self._objects.append(b"null")
        return len(self._objects)

    def put(self, number: int, written: bytes) -> None:
        """Gives an object its bytes."""
        self._objects[number - 1] = written

    def value(self, value: PdfObject | None, role: Role = "listed", strings: bool = False) -> bytes:
        """The value as it is published; what may not pass is `null`."""
        if isinstance(value, IndirectObject):
            # A string is never an object of its own here, where nothing would tell whose it is.
            found = value.get_object() if strings else None
            inline = isinstance(found, TextStringObject | ByteStringObject)
            return self.value(found, role, True) if inline else self._reference(value, role)
        if isinstance(value, StreamObject):
            return b"null"
        if isinstance(value, DictionaryObject):
            return self._dictionary(value, role)
        if isinstance(value, ArrayObject):
            return self._array(value, role)
        if isinstance(value, TextStringObject | ByteStringObject):
            return b"<" + value.original_bytes.hex().encode() + b">" if strings else b"null"
        if isinstance(value, BooleanObject | NumberObject | FloatObject | NameObject):
            return _plain(value)
        return b"null"

    def finish(self, root: int) -> bytes:
        """The file whose catalogue is object `root`, with no identity and no description of itself."""
        while self._waiting:
            number, reference, role = self._waiting.popleft()
            found = reference.get_object()
            stream = isinstance(found, StreamObject)
            self.put(number, self._stream(cast(StreamObject, found)) if stream else self.value(found, role))
        out, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
        for number, written in enumerate(self._objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%b\nendobj\n" % (number, written)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        out += b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, root, start)
        return bytes(out)

    def _reference(self, reference: IndirectObject, role: Role) -> bytes:
        key = (reference.idnum, reference.generation, role)
        if key not in self._numbers:
            self._numbers[key] = self.reserve()
            self._waiting.append((self._numbers[key], reference, role))
        return b"%d 0 R" % self._numbers[key]

    def resources(self, found: PdfObject | None, instructions: bytes) -> bytes:
        """Those of the resources that the instructions draw with."""
        all_of_them = dictionary(found)
        called = used(all_of_them, instructions)
        kinds = []
        for key in (key for key in all_of_them if key in RESOURCES):
            kind = all_of_them.get(key)
            kind = kind.get_object() if kind is not None else None
            if isinstance(kind, DictionaryObject):
                kinds.append(key.encode() + self._names(kind, RESOURCES[key], called))
        return b"<<" + b"".join(kinds) + b">>"

    def _dictionary(self, found: DictionaryObject, role: Role) -> bytes:
        if role != "listed":
            return self._names(found, role)
        written = []
        for key in (key for key in found if key in LISTED):
            if key == "/Resources":
                value = self.resources(found.raw_get(key), drawn_by(found))
            else:
                value = self.value(found.raw_get(key), ROLES.get(key, "listed"), key in STRINGS)
            if value != b"null":
                written.append(_plain(NameObject(key)) + b" " + value)
        return b"<<" + b"".join(written) + b">>"

    def _names(self, found: DictionaryObject, role: Role, called: frozenset[str] | None = None) -> bytes:
        written = []
        for key in found:
            if not str(key).isascii():
                # Its bytes are lost in reading, and the page would no longer find what it names.
                raise Refused("names its parts in a way that cannot be copied faithfully", PRINT_IT)
            if called is None or key in called:
                value = b"<<>>" if role == "hollow" else self.value(found.raw_get(key))
                written.append(_plain(NameObject(key)) + b" " + value)
        return b"<<" + b"".join(written) + b">>"

    def _array(self, found: ArrayObject, role: Role) -> bytes:
        values = list(found)
        first = values[0] if values else None
        if first == "/ICCBased" and len(values) > 1:
            return self._profile(values[1])
        # The fifth part of a DeviceN space tells of inks, and no screen asks for it.
        values = values[:4] if first == "/DeviceN" else values
        return b"[" + b" ".join(self.value(v, role, first == "/Indexed") for v in values) + b"]"

    def _profile(self, reference: PdfObject) -> bytes:
        """A colour space by its ICC profile, which is rid of what it says besides colours."""
        stream = reference.get_object()
        if not isinstance(reference, IndirectObject) or not isinstance(stream, StreamObject):
            return b"null"
        key = reference.idnum
        if key not in self._profiles:
            parts = stream.get("/N")
            profile = anonymous(stream.get_data())
            if profile is None or parts not in _DEVICES:
                return _DEVICES.get(cast(int, parts), b"null")
            number = self.reserve()
            ranges = b"/Range " + self.value(stream.raw_get("/Range")) if "/Range" in stream else b""
            self.put(number, written_stream(b"/N %d%b" % (parts, ranges), profile))
            self._profiles[key] = b"[/ICCBased %d 0 R]" % number
        return self._profiles[key]

    def _stream(self, found: StreamObject) -> bytes:
        """A stream as it was packed; of a picture only what makes the picture."""
        entries: DictionaryObject = found
        filters, packed = [str(one) for one in _each(found, "/Filter")], found._data
        if "/Crypt" in filters or "/F" in found:
            raise Refused("has parts that are locked or lie elsewhere", PRINT_IT)
        if filters and filters[-1] in ("/DCTDecode", "/DCT", "/JPXDecode"):
            try:
                packed = _unpacked(found, filters[:-1])
                packed = jpx.strip(packed) if filters[-1] == "/JPXDecode" else jpeg.strip(packed).content
            except Refused:
                raise Refused("holds a picture that is cut short or damaged", PRINT_IT) from None
            entries = DictionaryObject({key: found.raw_get(key) for key in found if key not in _UNPACKING})
            entries[NameObject("/Filter")] = NameObject(filters[-1])
            settings = _each(found, "/DecodeParms")[-1:]
            if settings and isinstance(settings[0], DictionaryObject):
                entries[NameObject("/DecodeParms")] = settings[0]
        return written_stream(self._dictionary(entries, "listed")[2:-2], packed)


def written_stream(entries: bytes, packed: bytes) -> bytes:
    """A stream object with these entries and these bytes."""
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(packed), packed)


def _plain(value: PdfObject) -> bytes:
    out = BytesIO()
    value.write_to_stream(out)
    return out.getvalue()


def _each(stream: StreamObject, key: str) -> list[PdfObject | None]:
    """The values under `key`, which may be one or an array."""
    found = stream.get(key)
    found = found.get_object() if found is not None else None
    if isinstance(found, ArrayObject):
        return [one.get_object() for one in found]
    return [] if found is None else [found]


def _unpacked(stream: StreamObject, filters: list[str]) -> bytes:
    """The stream's bytes with these filters undone, and those after them left."""
    if not filters:
        return stream._data
    outer = EncodedStreamObject()
    outer._data = stream._data
    outer[NameObject("/Filter")] = ArrayObject(NameObject(name) for name in filters)
    return outer.get_data()
