"""The view of the style page: the specimen, as the modules of all kinds of page show it. Its links lead nowhere."""

from typing import TypeVar

import msgspec

from generator.model.linked import CheckedQuote
from generator.model.quotations import Verdict
from generator.model.records import Actor, Article, Claim, Conflict, Key, Note, Place, Record
from generator.pages.actors import ActorView, actor_view
from generator.pages.articles import ArticleView, article_view
from generator.pages.citations import QuoteView, quote_view
from generator.pages.claims import ClaimView, claim_view
from generator.pages.conflicts import ConflictRow, ConflictView, conflict_row, conflict_view
from generator.pages.metadata.metadata import metadata
from generator.pages.notes import NoteRow, NoteView, note_row, note_view
from generator.pages.notices import Fall, FallenSource, Notice
from generator.pages.page import Anchor, Metadata, View, Words
from generator.pages.pictures.arcs import Arc, ArcsView, arcs
from generator.pages.places import PlaceView, place_view
from generator.pages.scale import scale_of
from generator.pages.splitting import Pager, Part
from generator.pages.style.specimen import AT_DAWN, CONFLICT, COUNCIL, GAZETTE, MILL, MILLER, NOTE, specimen
from generator.pages.survey import survey
from generator.pages.timeline import TimelineRow, in_time, timeline_rows
from generator.pages.translations import Translation
from generator.pages.viewpoint import Viewpoint

R = TypeVar("R", bound=Record)
_SCRIPTS = (
    ("Latin", "en", "The bell of the old mill rang at dawn, 4 May 1923."),
    ("Arabic", "ar", "دقّ جرس الطاحونة القديمة عند الفجر، ٤ أيار ١٩٢٣."),
    ("Persian", "fa", "ناقوس آسیاب کهنه سپیده‌دم نواخت، ۴ مه ۱۹۲۳."),
    ("Cyrillic", "ru", "Колокол старой мельницы зазвонил на рассвете 4 мая 1923 года."),
    ("Hebrew", "he", "פעמון הטחנה הישנה צלצל עם שחר, 4 במאי 1923."),
    ("Chinese", "zh", "一九二三年五月四日黎明，老磨坊的钟响了。"),
)

_LANGUAGES = (("ar", "العربية"), ("ru", "Русский"))


class Script(msgspec.Struct, frozen=True):
    """A sentence in a script, with the script's name."""

    name: str
    words: Words


class StyleView(View, frozen=True, kw_only=True):
    """The style page: a view of each kind, whose parts it shows, and what stands in none of them.

    `accent` is the site's own colour, empty where it has none.
    """

    accent: str
    scripts: tuple[Script, ...]
    quotes: tuple[QuoteView, ...]
    article: ArticleView
    actor: ActorView
    claim: ClaimView
    conflict: ConflictView
    note: NoteView
    place: PlaceView
    notice: Notice
    cited: Metadata | None
    timeline: tuple[TimelineRow, ...]
    ties: ArcsView | None
    pager: Pager
    note_row: NoteRow
    translations: tuple[Translation, ...]
    conflict_row: ConflictRow


class _Nowhere(Viewpoint, frozen=True):
    """The specimen as seen from the style page: it has no pages, so every link leads to the top."""

    def at(self, path: str, fragment: str = "") -> str:
        """The one place that there is."""
        return "#_content"


def style_view(view: Viewpoint) -> StyleView:
    """What stands on the style page."""
    dossier = specimen(view.dossier.site.lang)
    here = _Nowhere(dossier, survey(dossier, drafts=False), view.path)
    events = in_time(here, dossier.events)
    article, conflict, note = _one(here, GAZETTE, Article), _one(here, CONFLICT, Conflict), _one(here, NOTE, Note)
    shown = article_view(here, article)
    return StyleView(
        frame=view.frame("Style page", "Every part of the theme by itself."),
        accent=view.dossier.site.theme.accent,
        scripts=tuple(Script(name, here.words(text, lang)) for name, lang, text in _SCRIPTS),
        quotes=_quotes(here),
        article=msgspec.structs.replace(shown, annotations=""),  # a file that is not there
        actor=actor_view(here, _one(here, MILLER, Actor)),
        claim=claim_view(here, _one(here, AT_DAWN, Claim)),
        conflict=conflict_view(here, conflict),
        note=note_view(here, note),
        place=place_view(here, _one(here, MILL, Place)),
        notice=_notice(here),
        cited=metadata(here, GAZETTE, shown.frame),
        timeline=timeline_rows(here, events, scale_of(event.date for event in events), who=True),
        ties=arcs(here, _arcs(), "Ties"),
        pager=Pager("", tuple(Part("#_content", str(n), n == 2) for n in (1, 2, 3))),
        note_row=note_row(here, note),
        translations=tuple(Translation(language=lang, link=_in(here, lang, name)) for lang, name in _LANGUAGES),
        conflict_row=conflict_row(here, conflict),
    )


def _one(view: Viewpoint, key: Key, kind: type[R]) -> R:
    record = view.dossier[key]
    assert isinstance(record, kind)
    return record


def _in(view: Viewpoint, lang: str, name: str) -> Anchor:
    words = view.words(name, lang)
    return Anchor("#_content", words.text, words.lang, words.dir)


def _quotes(view: Viewpoint) -> tuple[QuoteView, ...]:
    """The same words with each verdict."""
    return tuple(quote_view(view, CheckedQuote("rang at dawn", GAZETTE, verdict, "capture")) for verdict in Verdict)


def _notice(view: Viewpoint) -> Notice:
    fall = Fall("retracted", "9 June 1923", "The Gazette says that its witness was elsewhere.")
    source = FallenSource(view.anchor(GAZETTE), Words("Aldermoor Gazette"), (fall,))
    return Notice("A source of this page is retracted", (), (source,), False, (), "", ())


def _arcs() -> tuple[Arc, ...]:
    return (
        Arc(MILLER, COUNCIL, "role", "Anna Miller clerk of Aldermoor Town Council"),
        Arc(MILLER, COUNCIL, "relation is-disputed", "Anna Miller in dispute with Aldermoor Town Council"),
    )
