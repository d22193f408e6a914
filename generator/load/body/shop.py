"""What all rows of one text are made with."""

import msgspec

from generator.load.body.contents import Contents
from generator.load.body.headings import Headings
from generator.load.body.places import Lines
from generator.load.body.reader import Reader
from generator.load.body.typesetter import Typesetter


class Shop(msgspec.Struct, frozen=True):
    """What all rows of one text are made with."""

    contents: Contents
    reader: Reader
    typesetter: Typesetter
    lines: Lines
    headings: Headings
    lang: str
    tables: dict[str, int]
