"""A source's page, and the list of them: what it is, where it comes from, its text, and what rests on it."""

import msgspec

from generator.model.date_words import words
from generator.model.linked import SourceText
from generator.model.records import Article, Claim, Key, Rights
from generator.pages.annotations import FILE, has_annotations
from generator.pages.backlinks import Backlinks, backlinks
from generator.pages.bodies import BodyView, body_view, first_paragraph
from generator.pages.citations import Bibliographic, bibliographic, publisher_of, short_name, short_source
from generator.pages.counting import counted, listed
from generator.pages.evidence import Briefs, ClaimBrief, bearing, briefs_on, claim_brief
from generator.pages.notices import Fallen, Notice, fallen, notice
from generator.pages.page import Anchor, View, Words
from generator.pages.passages import ShownText, shown_text
from generator.pages.speakers import Voice, voices
from generator.pages.spellings import NamesOf, names_basis, names_in
from generator.pages.splitting import Pager
from generator.pages.timeline import in_time
from generator.pages.viewpoint import Viewpoint

DERIVES = {"reprints": "reprints", "translates": "translates", "retells": "retells", "draws-on": "draws on"}
DERIVED = {
    "reprints": "is reprinted by", "translates": "is translated by", "retells": "is retold by",
    "draws-on": "is drawn on by",
}  # fmt: skip


class DerivationView(msgspec.Struct, frozen=True):
    """A step of lineage: the other article, the step in words, and how we know."""

    article: Anchor
    words: str
    basis: str


class ArticleView(View, frozen=True, kw_only=True):
    """The page of a source."""

    heading: Words
    work: Bibliographic
    grade: str
    grade_because: str
    lineage: str
    derives: tuple[DerivationView, ...]
    derived: tuple[DerivationView, ...]
    summary: str
    body: BodyView
    states: tuple[str, ...]
    text: ShownText
    text_heading: str
    rights: str
    annotations: str
    sha256: str
    length: str
    claims: Briefs
    origin_of: tuple[ClaimBrief, ...]
    events: tuple[Anchor, ...]
    actors: tuple[Anchor, ...]
    voices: tuple[Voice, ...]
    names: tuple[NamesOf, ...]
    names_basis: str
    backlinks: Backlinks
    notice: Notice | None = None
    fallen: Fallen


class ArticleRow(msgspec.Struct, frozen=True):
    """A source in the list of sources."""

    article: Anchor
    publisher: Words
    published: str
    lineage: tuple[DerivationView, ...]
    lineage_words: str
    claims: str
    state: str


class ArticlesView(View, frozen=True, kw_only=True):
    """The list of sources."""

    rows: tuple[ArticleRow, ...]
    total: str
    pager: Pager


def article_view(view: Viewpoint, article: Article) -> ArticleView:
    """What stands on the page of a source."""
    dossier, key = view.dossier, article.key
    source = dossier.sources.get(key, SourceText(article.rights))
    is_text = article.transcription is not None
    claims = dossier.tied(key, "evidence")
    upheld = [c for c in claims if isinstance(c, Claim) and supports(view, c, key)]
    resting = {e.key: e for c in upheld for e in dossier.tied(c.key, "rests")}.values()
    described = article.summary or ("" if is_text else first_paragraph(dossier.body(article)))
    return ArticleView(
        frame=view.frame(article.title, described, article),
        heading=view.title(article),
        work=bibliographic(view, key),
        grade=article.grade,
        grade_because=article.grade_because,
        lineage=lineage_words(article),
        derives=derivations(view, article),
        derived=derived(view, key),
        summary=article.summary,
        body=BodyView() if is_text else body_view(view, dossier.body(article)),
        states=states(article, source, dossier.site.excerpt.words, dossier.site.excerpt.share),
        text=shown_text(view, key, source),
        text_heading=_TEXT_HEADINGS[source.rights] if source.extracts else "Quotations from this source",
        rights=_RIGHTS[article.rights] if source.extracts or source.basis != "lock" else _TEXT_NOT_AT_HAND,
        annotations=FILE if has_annotations(article, source) else "",
        sha256=source.sha256,
        length=counted(source.length, "character")
        if source.basis and source.length and not article.hash_private
        else "",
        claims=briefs_on(view, key, "evidence"),
        origin_of=tuple(claim_brief(view, c.key, key) for c in dossier.tied(key, "origin") if c not in claims),
        events=tuple(view.anchor(e.key) for e in in_time(view, resting)),
        actors=tuple(view.anchor(a.key) for a in dossier.tied(key, "basis")),
        voices=voices(view, key),
        names=names_in(view, key),
        names_basis=names_basis(view, key),
        backlinks=backlinks(view, key),
        notice=notice(view, article.key),
        fallen=fallen(view, article),
    )


_TEXT_HEADINGS = {
    Rights.FULL: "The text",
    Rights.EXCERPT: "Extracts from the text",
    Rights.CITE: "Quotations from this source",
}
_RIGHTS = {
    Rights.FULL: "The whole text is shown.",
    Rights.EXCERPT: "Only sentences that are quoted in this dossier are shown; […] stands for the rest.",
    Rights.CITE: "The text itself is not shown, only the words that this dossier quotes.",
}


_TEXT_NOT_AT_HAND = "The text is not at hand: only the words that this dossier quotes are shown, as they were typed."


def supports(view: Viewpoint, claim: Claim, article: Key) -> bool:
    """Whether the article has evidence for the claim: what it disputes does not rest on it."""
    found = view.dossier.found
    return any(e.stance == "supports" and found.get(e.source) == article for e in claim.evidence)


def lineage_words(article: Article) -> str:
    """What is known of an article's origin where it names no other."""
    if article.original:
        return "its own origin"
    return "" if article.derives_from else "origin unknown"


def derivations(view: Viewpoint, article: Article) -> tuple[DerivationView, ...]:
    """What the article derives from."""
    found = view.dossier.found
    return tuple(
        DerivationView(short_source(view, found[d.source]), DERIVES.get(d.how, d.how), d.basis)
        for d in article.derives_from
        if d.source in found
    )


def derived(view: Viewpoint, key: Key) -> tuple[DerivationView, ...]:
    """What derives from the article."""
    found = view.dossier.found
    return tuple(
        DerivationView(short_source(view, child.key), DERIVED.get(d.how, d.how), d.basis)
        for child in view.dossier.tied(key, "derives")
        if isinstance(child, Article)
        for d in child.derives_from
        if found.get(d.source) == key
    )


def states(article: Article, source: SourceText, words_bound: int, share: int) -> tuple[str, ...]:
    """What a reader must know of the text, in sentences: that it is not at hand, empty, or shown in part."""
    out = []
    if not source.basis and article.capture:
        out.append(
            "The capture of this source was not at hand when this site was made, "
            "so its quotations could not be looked up afresh."
        )
    elif not source.basis and article.transcription is None:
        out.append("This source is not at hand: it is known, but no text of it could be looked into.")
    elif not source.length:
        out.append("The capture holds no text, as a scan does, so no quotation can be looked up in it.")
    if source.basis == "transcription":
        out.append(
            "The text is the editors’ transcription: quotations were looked up in it, not in a capture."
        )
    if source.spent:
        out.append(
            f"An excerpt shows {words_bound} words or {share} per cent of a source, whichever is more: "
            "that is reached here, so some passages stand without their sentences."
        )
    if article.hash_private:
        out.append("The fingerprint of the capture is kept private.")
    return tuple(out)


def articles_view(view: Viewpoint, articles: tuple[Article, ...], total: int, pager: Pager) -> ArticlesView:
    """What stands on the list of sources, or on one part of it."""
    return ArticlesView(
        frame=view.frame(
            "Articles", f"The sources of this dossier: {counted(total, 'article')}.", None, pager.path
        ),
        rows=tuple(_row(view, article) for article in articles),
        total=counted(total, "article"),
        pager=pager,
    )


def _row(view: Viewpoint, article: Article) -> ArticleRow:
    source = view.dossier.sources.get(article.key, SourceText(article.rights))
    return ArticleRow(
        article=view.anchor(article.key),
        publisher=publisher_of(view, article),
        published=words(article.published) if article.published else "date unknown",
        lineage=derivations(view, article),
        lineage_words=lineage_words(article),
        claims=_claims(view, article.key),
        state=_short_state(article, source),
    )


def _claims(view: Viewpoint, article: Key) -> str:
    """How many claims the article has evidence for, and how many against; empty where for none."""
    claims = [c for c in view.dossier.tied(article, "evidence") if isinstance(c, Claim)]
    bears = [bearing(view, c, article) for c in claims]
    against = sum("against" in said for said in bears)
    upheld = sum(supports(view, c, article) for c in claims)
    mentioned = bears.count("mentions the claim")
    named = (("", upheld), ("against ", against), ("mentions ", mentioned))
    return ", ".join(f"{how}{counted(number, 'claim')}" for how, number in named if number)


def _short_state(article: Article, source: SourceText) -> str:
    if source.basis:
        return "" if source.length else "capture without text"
    return "capture not at hand" if article.capture else "not at hand"


def by_short_name(view: Viewpoint, article: Article) -> tuple[str, str]:
    """The order of the roots of the lineage: by the name under which they are shown there."""
    return (short_name(view, article.key).casefold(), article.key.id)


def by_date(article: Article) -> tuple[bool, int, str, str]:
    """The order of the list: by the last day on which it can have been published; undated ones last."""
    day = article.published.latest if article.published else None
    return (day is None, day or 0, article.title.casefold(), article.key.id)


def by_line(article: Article) -> tuple[str, str, str]:
    """The order of bibliographies: by what a line begins with, which is the authors or else the title."""
    return (line_begins(article).casefold(), article.title.casefold(), article.key.id)


def line_begins(article: Article) -> str:
    """What a line of the bibliography begins with: the authors, or else the title."""
    return listed(article.authors) or article.title
