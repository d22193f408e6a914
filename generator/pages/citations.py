"""Sources as one cites them, and quotations with their marks. Evidence and footnotes are made of these."""

from functools import lru_cache

import msgspec

from generator.model.date_words import short, words
from generator.model.dates import EDTF
from generator.model.linked import CheckedQuote, Context
from generator.model.patterns import later
from generator.model.quotations import Verdict
from generator.model.records import Archived, Article, Key, Record
from generator.model.urls import allowed
from generator.pages.counting import listed
from generator.pages.page import Anchor, Words
from generator.pages.scripts import direction
from generator.pages.text_fragments import at_words, directive, is_page
from generator.pages.viewpoint import Viewpoint

_BRACKETS = later(r"(\[[^\[\]]*\])")
_SYMBOLS = {
    Verdict.EXACT: "✓", Verdict.NORMALISED: "≈", Verdict.UNCHECKABLE: "?", Verdict.ABSENT: "✗",
    Verdict.INVALID: "✗",
}  # fmt: skip
_MARKS = ("«»", "“”", "„“", "‹›", '""', "»«", "”“")
_BASES = {"transcription": "against a transcription", "lock": "vouched for by captures.lock"}
_MEDIA = {
    "news": "news article", "wire": "wire report", "report": "report", "document": "document", "post": "post",
    "broadcast": "broadcast", "photograph": "photograph", "dataset": "data set",
}  # fmt: skip


class Bibliographic(msgspec.Struct, frozen=True):
    """A source as one cites it: author, title, publisher, date. What is not known is said so.

    `archive` is the address of an archived copy, `archived` says when it was made, as far as that is known.
    """

    source: Anchor
    authors: tuple[Words, ...]
    publisher: Words
    published: str
    medium: str
    title: Words
    url: str = ""
    accessed: str = ""
    archive: str = ""
    archived: str = ""


class QuotePart(msgspec.Struct, frozen=True):
    """A stretch of a quotation; `editors` where it is a bracket of the editor's."""

    text: str
    editors: bool = False


class QuoteView(msgspec.Struct, frozen=True):
    """A quotation with its mark: a symbol, and in words.

    `href` leads to the passage on the source's page. `withheld` says that its sentence may not be shown,
    and `flags` are the words of denial in it. `as_printed`: the passage shows these very words. `marks` are
    set around it, both empty where it has its own. `bears` is `disputes` or `mentions` where it stands beside
    a claim that it does not support. `live` leads to the words on the page where they were published, whose plain
    address is `address`; both are empty where there is none, or where the words were not found.
    """

    parts: tuple[QuotePart, ...]
    href: str
    verdict: str
    symbol: str
    said: str
    sentence: Context | None
    withheld: bool
    flags: tuple[str, ...]
    elided: tuple[str, ...]
    accepted: tuple[str, ...]
    lang: str
    dir: str
    passage: str = ""
    as_printed: bool = False
    marks: tuple[str, str] = ("“", "”")
    bears: str = ""
    live: str = ""
    address: str = ""


def bibliographic(view: Viewpoint, key: Key, fragment: str = "") -> Bibliographic:
    """How the source is cited."""
    article = view.dossier[key]
    title = view.title(article)
    if not isinstance(article, Article):
        return Bibliographic(view.anchor(key), (), Words(""), "", "", title)
    archived = article.archived if article.archived and allowed(article.archived.url) else None
    return Bibliographic(
        source=view.anchor(key, fragment),
        authors=tuple(name_of(view, author, article) for author in article.authors),
        publisher=publisher_of(view, article),
        published=f"published {_words(article.published)}"
        if article.published
        else "date of publication unknown",
        medium=_MEDIA.get(article.medium, article.medium),
        title=title,
        url=article.url if allowed(article.url) else "",
        accessed=f"accessed {_words(article.accessed)}" if article.accessed else "",
        archive=archived.url if archived else "",
        archived=_archived(archived) if archived else "",
    )


def _archived(copy: Archived) -> str:
    return f"Archived {_words(copy.on)}" if copy.on else "Archived"


def in_plain_words(work: Bibliographic) -> str:
    """The source as one cites it, for a text that has no links."""
    who = f"{listed([name.text for name in work.authors])}, " if work.authors else ""
    when = f"{work.published}, {work.accessed}" if work.accessed else work.published
    address = f" {work.url}" if work.url else ""
    address += f" {work.archived}: {work.archive}" if work.archive else ""
    return f"{who}“{work.title.text}”, {work.publisher.text} ({work.medium}), {when}.{address}"


def page_in_plain_words(
    authors: tuple[str, ...], title: str, site: str, editor: str, date: EDTF | None, address: str
) -> str:
    """A page of the site as one cites it; `site` is empty for the site itself."""
    who = f"{listed(authors)}, " if authors else ""
    edited = f"edited by {editor}" if editor and editor not in authors else ""
    said = [f"“{title}”", site, edited, _words(date) if date else ""]
    return f"{who}{', '.join(part for part in said if part)}.{f' {address}' if address else ''}"


def publisher_of(view: Viewpoint, article: Article) -> Words:
    """Who published a source, or that it is not known."""
    return name_of(view, article.publisher, article) if article.publisher else Words("publisher unknown")


def name_of(view: Viewpoint, name: str, article: Article) -> Words:
    """A name that is given with a source: in the source's language only if it is written in its direction."""
    way = direction("", name)
    is_its = way == direction(article.lang) != direction(view.dossier.site.lang)
    return view.words(name, article.lang if way and is_its else "")


def short_name(view: Viewpoint, key: Key) -> str:
    """The fewest words by which a source is known: its publisher, else its authors, else its title."""
    record = view.dossier[key]
    if isinstance(record, Article):
        return record.publisher or listed(record.authors) or record.title
    return record.title


def short_source(view: Viewpoint, key: Key, fragment: str = "") -> Anchor:
    """A link to a source by its shortest name."""
    return view.anchor(key, fragment, short_name(view, key))


def short_date(view: Viewpoint, key: Key) -> str:
    """When a source was published, in the fewest words; empty where not known."""
    record = view.dossier[key]
    return _short(record.published) if isinstance(record, Article) and record.published else ""


_short = lru_cache(maxsize=1 << 10)(short)
_words = lru_cache(maxsize=1 << 10)(words)


def quote_view(view: Viewpoint, quote: CheckedQuote) -> QuoteView:
    """A quotation as it is shown."""
    article = view.dossier[quote.article]
    said = view.words(quote.text, article.lang)
    live, address = live_place(article, quote)
    return QuoteView(
        parts=quoted_parts(quote),
        marks=("", "") if has_marks(quote.text) else ("“", "”"),
        href=view.to(quote.article, quote.passage) if quote.passage else "",
        verdict=quote.verdict.value,
        symbol=_SYMBOLS[quote.verdict],
        said=said_of(quote),
        sentence=quote.sentence
        if quote.sentence and (quote.sentence.before or quote.sentence.after)
        else None,
        withheld=quote.sentence is None and bool(quote.passage),
        flags=quote.flags,
        elided=quote.elided,
        accepted=quote.accepted,
        lang=said.lang,
        dir=said.dir,
        passage=quote.passage,
        as_printed=quote.verdict is Verdict.EXACT and not quote.edited and not quote.elided,
        live=live,
        address=address,
    )


def live_place(article: Record, quote: CheckedQuote) -> tuple[str, str]:
    """Where the words stand on the live page of their source, and its plain address; empty where not known."""
    if not quote.printed or not isinstance(article, Article) or not _is_live(article.url):
        return "", ""
    sentence = quote.sentence or Context("", "", "")
    words = directive(
        quote.printed,
        before=sentence.before,
        gaps=quote.elided,
        after=sentence.after,
        ambiguous=quote.matches > 1,
    )
    return at_words(article.url, words), article.url


@lru_cache(maxsize=1 << 10)
def _is_live(url: str) -> bool:
    """Whether a page may link to it, and a browser looks for words in what it leads to."""
    return allowed(url) and is_page(url)


def has_marks(text: str) -> bool:
    """Whether a quotation was typed with its own marks around it.

    >>> has_marks("« la vanne »"), has_marks("“Yes,” she said, “no.”"), has_marks("la vanne")
    (True, False, False)
    """
    text = text.strip()
    if text[:1].isalnum():  # as most begin
        return False
    pair = next((p for p in _MARKS if text.startswith(p[0]) and text.endswith(p[1])), None)
    return pair is not None and len(text) > 2 and not any(mark in text[1:-1] for mark in pair)


def said_of(quote: CheckedQuote) -> str:
    """The verdict in words: exact, normalised, and on what ground."""
    said = quote.verdict.value
    found = quote.verdict in (Verdict.EXACT, Verdict.NORMALISED)
    if found and quote.basis in _BASES:
        said += f" ({_BASES[quote.basis]})"
    if quote.edited:
        said += ", with the editor’s words"
    return said


def quoted_parts(quote: CheckedQuote) -> tuple[QuotePart, ...]:
    """The quotation, the editor's brackets apart, without the spaces that French leaves inside its marks."""
    text = quote.text.strip()
    if not quote.edited:
        return (QuotePart(text),)
    pieces = _BRACKETS.split(text)
    return tuple(QuotePart(text, n % 2 == 1) for n, text in enumerate(pieces) if text)
