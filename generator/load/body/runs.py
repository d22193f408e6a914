"""The inside of a block as a row of runs: words, tags, holes. Reading them is left to reader.py."""

from collections.abc import Iterator
from enum import Enum
from itertools import accumulate

import msgspec

from generator.load.body.places import Place
from generator.model.body import Picture, hole
from generator.model.patterns import later

_UNSPACED = later(r"[\u2e80-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]")


_NONE: frozenset[int] = frozenset()


class RunKind(Enum):
    """What a run is.

    VERBATIM is what shows of markup that could not be read. A FILE is a document of content/media/; pictures
    stand outside the block that names them.
    """

    TEXT = "text"
    VERBATIM = "verbatim"
    CODE = "code"
    BREAK = "break"
    TAG = "tag"
    LINK = "link"
    UNLINK = "unlink"
    WIKILINK = "wikilink"
    CITATION = "citation"
    NOTE = "note"
    FILE = "file"


class Run(msgspec.Struct, frozen=True, gc=False):
    """A part of a block: `text` is what it adds to the plain words, `html` its tag.

    `number` is that of its hole, note or file, `at` its offset in the text of its inline token.
    """

    kind: RunKind
    text: str = ""
    html: str = ""
    at: int = 0
    number: int = -1

    @property
    def marked(self) -> str:
        """What it adds to the block's text, in which a hole has a mark for words."""
        return hole(self.number) if self.kind in (RunKind.WIKILINK, RunKind.CITATION) else self.text


class Block(msgspec.Struct, frozen=True, gc=False):
    """One paragraph, item, cell or heading, and the pictures that follow after it.

    `text` are its words alone; run `n` begins there at `at[n]`, and the last entry is the length. `linked`
    are the numbers of the runs that are the text of a link.
    """

    runs: tuple[Run, ...]
    pictures: tuple[Picture, ...]
    place: Place
    text: str
    at: tuple[int, ...]
    linked: frozenset[int]

    @property
    def empty(self) -> bool:
        """Whether nothing shows of it."""
        return not (self.text.strip() or any(run.number >= 0 for run in self.runs))


def block(runs: list[Run], pictures: list[Picture], place: Place) -> Block:
    """The block of these runs."""
    if len(runs) == 1:
        text = runs[0].text
        return Block((runs[0],), tuple(pictures), place, text, (0, len(text)), _NONE)
    kinds = [run.kind for run in runs]
    kept = tuple(_without_breaks(runs) if RunKind.BREAK in kinds else runs)
    texts = [run.text for run in kept]
    at = (0, *accumulate(map(len, texts)))
    linked = frozenset(_linked(kept)) if RunKind.LINK in kinds else _NONE
    return Block(kept, tuple(pictures), place, "".join(texts), at, linked)


def _linked(runs: tuple[Run, ...]) -> Iterator[int]:
    inside = False
    for number, run in enumerate(runs):
        inside = run.kind is RunKind.LINK or (inside and run.kind is not RunKind.UNLINK)
        if inside:
            yield number


def _without_breaks(runs: list[Run]) -> list[Run]:
    """The runs without line ends between letters of a script that has no spaces."""
    if all(run.text.isascii() for run in runs):
        return runs
    kept = []
    for before, run, after in zip([*runs[:1], *runs], runs, [*runs[1:], *runs[-1:]], strict=False):
        soft = run.kind is RunKind.BREAK and run.html == "\n"
        if not (soft and _UNSPACED.match(before.text[-1:]) and _UNSPACED.match(after.text)):
            kept.append(run)
    return kept
