"""What the pages of the search look up. What makes it is searching/'s."""

from collections.abc import Mapping

import msgspec

from generator.model.records import Key


class Searched(msgspec.Struct, frozen=True):
    """The files of the index: what its map says, under ""; the text of those of words; the records of each block."""

    maps: Mapping[str, str] = {}
    shards: Mapping[str, str] = {}
    blocks: Mapping[str, tuple[tuple[int, Key], ...]] = {}
