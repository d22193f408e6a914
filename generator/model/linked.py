"""What linking makes: bodies with their holes filled, quotations with their verdicts, passages, origins, ties.

Everything that these values hold of a source's text has passed its `rights`; what may not be shown is not in them.
"""

import msgspec

from generator.model.body import Markup, Section
from generator.model.quotations import Verdict
from generator.model.records import Key, Rights


class Context(msgspec.Struct, frozen=True, array_like=True):
    """A sentence, with the words that matter in the middle."""

    before: str
    words: str
    after: str


class CheckedQuote(msgspec.Struct, frozen=True, array_like=True):
    """A quotation after verification.

    `basis` is `capture` or `transcription`, empty where there was no text. `passage` is the fragment of the passage on
    the article's page, empty where there is none. `sentence` holds the source's whole sentence where rights allow it;
    else it is None, and `flags` lists the words of denial that the sentence holds. `accepted` are the writer's reasons.
    `printed` are the source's own words, one for each part of the passage; empty where they are not known.
    """

    text: str
    article: Key
    verdict: Verdict
    basis: str = ""
    edited: bool = False
    matches: int = 0
    passage: str = ""
    sentence: Context | None = None
    flags: tuple[str, ...] = ()
    elided: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()


class Text(msgspec.Struct, frozen=True, array_like=True, tag="text"):
    """Unescaped running text."""

    text: str


class Link(msgspec.Struct, frozen=True, array_like=True, tag="link"):
    """A link to a record's page; `fragment` without its `#`. `auto` where the name linked by itself."""

    to: Key
    text: str
    fragment: str = ""
    auto: bool = False


class NoteCall(msgspec.Struct, frozen=True, array_like=True, tag="call"):
    """Call number `nth` (from 1) of footnote `number`. `disputed` marks a claim that the writer calls disputed."""

    number: int
    nth: int
    disputed: bool = False


class Figure(msgspec.Struct, frozen=True, array_like=True, tag="figure"):
    """A picture of the dossier's own, or a link to a document where it has no pixels (width 0)."""

    name: str
    alt: str
    title: str
    width: int
    height: int


class OpenPassage(msgspec.Struct, frozen=True, array_like=True, tag="open"):
    """Verified words begin; they link to `passage` on the page of `article` where there is one."""

    article: Key
    passage: str
    verdict: Verdict


class ClosePassage(msgspec.Struct, frozen=True, array_like=True, tag="close"):
    """The verified words end."""


class SourcePart(msgspec.Struct, frozen=True, array_like=True, tag="source"):
    """A source in a citation. `quotes` are those beside it and, for the part that holds them, those of the sentence."""

    article: Key
    prefix: str = ""
    locator: str = ""
    suffix: str = ""
    quotes: tuple[CheckedQuote, ...] = ()


class ClaimPart(msgspec.Struct, frozen=True, array_like=True, tag="claim"):
    """A claim in a citation; its evidence stands in `Dossier.claims`."""

    claim: Key
    prefix: str = ""
    suffix: str = ""
    disputed: bool = False
    quotes: tuple[CheckedQuote, ...] = ()


CitedPart = SourcePart | ClaimPart


class InlineCitation(msgspec.Struct, frozen=True, array_like=True, tag="inline"):
    """A citation inside a footnote: said in place, for a footnote has no footnotes."""

    parts: tuple[CitedPart, ...]


LinkedPiece = Markup | Section | Text | Link | NoteCall | Figure | OpenPassage | ClosePassage | InlineCitation


class Footnote(msgspec.Struct, frozen=True, array_like=True):
    """A footnote called `calls` times: either a citation's parts, or the writer's own words."""

    number: int
    calls: int
    parts: tuple[CitedPart, ...] = ()
    own: tuple[LinkedPiece, ...] = ()


class LinkedBody(msgspec.Struct, frozen=True, array_like=True):
    """A body, ready to be set."""

    pieces: tuple[LinkedPiece, ...] = ()
    footnotes: tuple[Footnote, ...] = ()


class Backlink(msgspec.Struct, frozen=True, array_like=True):
    """Where another page refers to this one. `how` is `link`, `citation` or `mention`.

    `fragment` is the place on that page; `passage` is the passage of this article that is cited, where one is.
    """

    by: Key
    how: str
    context: Context
    fragment: str = ""
    passage: str = ""


class Tie(msgspec.Struct, frozen=True, order=True):
    """A record that names this one in a field: `how` is the field's word (see `Dossier.ties`)."""

    by: Key
    how: str


class Passage(msgspec.Struct, frozen=True):
    """A cited passage: its fragment, and its parts as offsets in the source's text, in characters."""

    fragment: str
    parts: tuple[tuple[int, int], ...]


class Extract(msgspec.Struct, frozen=True):
    """A stretch of a source's text that may be shown, and where it stands. `paragraph` counts from 1."""

    paragraph: int
    start: int
    text: str


class SourceText(msgspec.Struct, frozen=True):
    """What is known of an article's text, and what of it may be shown.

    `basis` is `capture`, `transcription`, or empty where none is at hand. `length` is in characters. `spent` says
    that the excerpt's bound was reached, so that some passages stand without their sentence. `quotes` are all
    quotations from the article, each once, in the order of their passages. `text_sha256` is that of the text in UTF-8,
    in which offsets count; both hashes are empty where they are kept private. `pages` are the offsets at which the
    pages of a PDF begin.
    """

    rights: Rights
    basis: str = ""
    sha256: str = ""
    length: int = 0
    extracts: tuple[Extract, ...] = ()
    passages: tuple[Passage, ...] = ()
    quotes: tuple[CheckedQuote, ...] = ()
    spent: bool = False
    text_sha256: str = ""
    pages: tuple[int, ...] = ()


class Origins(msgspec.Struct, frozen=True):
    """How many distinct origins stand behind a claim, at least and at most; `known` are those that it certainly has.

    `speakers` are named speakers who stand behind more than one of its articles, `behind` in how many each.
    """

    articles: int
    least: int
    most: int
    known: tuple[Key, ...] = ()
    speakers: tuple[Key, ...] = ()
    behind: tuple[int, ...] = ()


class Printed(msgspec.Struct, frozen=True):
    """A name of `actor` as `article` prints it, at `count` places, the first at character `first` of its text.

    `listed` is the writer's spelling that it is; `spelling` differs from that in capitals, diacritics, hyphens and
    the like, if at all. `lang` is empty where it is not known. `others` are the actors who go by it too.
    """

    actor: Key
    article: Key
    spelling: str
    listed: str
    script: str
    lang: str
    count: int
    first: int
    others: tuple[Key, ...] = ()
