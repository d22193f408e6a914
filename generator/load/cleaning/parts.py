"""What taking a picture's file apart gives, and how a file that cannot be cleaned is turned down."""

from typing import Literal

import msgspec

PictureFormat = Literal["JPEG", "PNG", "GIF", "WEBP", "AVIF"]


class Stripped(msgspec.Struct, frozen=True):
    """A picture's file with nothing in it but the picture, and what that picture's looks depended on.

    `size` is as the file declares it, before anything is decoded. `surplus` says that the compressed data
    goes on after the last pixel, which only encoding it afresh can remove. `colours` are a PNG's chunks that
    say what colour a value is, for where it is encoded afresh.
    """

    content: bytes
    size: tuple[int, int]
    exif: bytes = b""
    icc: bytes = b""
    colours: bytes = b""
    lossless: bool = False
    surplus: bool = False


class Refused(Exception):
    """A file that is not published: `message` goes on after the file's name, `hint` says what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def damaged(what: str = "is cut short or damaged") -> Refused:
    """The refusal of a file that cannot be read to its end."""
    return Refused(what, "copy or download it again from where it came from, or open it and save it anew")
