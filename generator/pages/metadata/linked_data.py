"""What stands on a record's page as linked data in the words of schema.org. A disputed fact is never stated.

Addresses are whole where the site has a base address, and else relative to the page.
"""

from collections.abc import Iterable
from typing import Any

from generator.model.body import Ref
from generator.model.linked import ClaimPart, SourcePart
from generator.model.records import Actor, Article, Claim, Conflict, Event, Key, Name, Note, Page, Place, Record
from generator.pages.metadata.dates import iso_date, iso_ends
from generator.pages.metadata.names import author_name
from generator.pages.metadata.reference import web_address
from generator.pages.page import Frame
from generator.pages.paths import FRONT, absolute, page_path
from generator.pages.translations import language_of
from generator.pages.viewpoint import Viewpoint

CONTEXT = "https://schema.org"
Node = dict[str, Any]
_WORKS = {
    "news": "NewsArticle", "wire": "NewsArticle", "report": "Report", "document": "DigitalDocument",
    "post": "SocialMediaPosting", "broadcast": "CreativeWork", "photograph": "Photograph", "dataset": "Dataset",
}  # fmt: skip
_ACTORS = {"person": "Person", "state": "Country"}
_DERIVES = {"translates": "translationOfWork"}


def linked_data(view: Viewpoint, record: Record | None, frame: Frame) -> Node:
    """The page as linked data. `record` is None on a front page that has no opening."""
    if not frame.title:
        return {"@context": CONTEXT, "@graph": _front(view, frame)}
    about: Node = {}
    match record:
        case Note():
            about = {"@type": "Article", "headline": record.title, **_by(record.authors), **_dated(record)}
            about |= _translations(view, record, "Article")
        case Page():
            about = _translations(view, record, "WebPage")
        case Article():
            about = {"mainEntity": _source(view, record)}
        case Actor():
            about = {"mainEntity": _actor(record, frame)}
        case Event():
            about = {"mainEntity": _event(view, record)}
        case Claim():
            about = {"mainEntity": _claim(view, record)}
        case Conflict():
            about = {"about": [_named(view, r.key, "Claim") for r in view.dossier.find_all(record.positions)]}
        case Place():
            about = {"mainEntity": {"@type": "Place", "name": record.title, **_other_names(record.names)}}
    page = {
        "@type": "WebPage",
        "name": frame.title,
        "description": frame.description,
        "url": frame.canonical,
        "inLanguage": frame.lang or frame.site.lang,
        "isPartOf": _site(view, frame),
        "editor": _maybe_person(frame.site.editor),
        "keywords": list(record.tags) if record else [],
        **about,
        "citation": _cited(view, record) if record else [],
    }
    return {"@context": CONTEXT, **_filled(page)}


def _front(view: Viewpoint, frame: Frame) -> list[Node]:
    """The site, and the dossier as a body of data."""
    site = view.dossier.site
    editor = _maybe_person(site.editor)
    shared = {"name": site.title, "description": frame.description, "url": frame.canonical, "inLanguage": site.lang}
    return [
        _filled({"@type": "WebSite", **shared, "editor": editor}),
        _filled({"@type": "Dataset", **shared, "creator": editor}),
    ]


def _site(view: Viewpoint, frame: Frame) -> Node:
    base = view.dossier.site.base_url
    address = absolute(base, FRONT) if base else view.at(FRONT)
    return {"@type": "WebSite", "name": frame.site.title, "url": address}


def _source(view: Viewpoint, article: Article) -> Node:
    """A source, with what it derives from."""
    dossier = view.dossier
    based: dict[str, list[Node]] = {}
    for step in article.derives_from:
        if (of := dossier.found.get(step.source)) is not None:
            based.setdefault(_DERIVES.get(step.how, "isBasedOn"), []).append(_named(view, of))
    return _filled(
        {
            **_work(article),
            **_by(article.authors),
            "publisher": {"@type": "Organization", "name": article.publisher} if article.publisher else {},
            "datePublished": iso_date(article.published),
            "inLanguage": article.lang,
            "archivedAt": web_address(article.archived.url) if article.archived else "",
            "creativeWorkStatus": "Retracted" if article.retracted else "",
            **based,
        }
    )


def _work(article: Article) -> Node:
    return {
        "@type": _WORKS.get(article.medium, "CreativeWork"),
        "name": article.title,
        "url": web_address(article.url),
    }


def _actor(actor: Actor, frame: Frame) -> Node:
    named = {"name": actor.title, **_other_names(actor.names), "description": actor.summary}
    return _filled({"@type": _ACTORS.get(actor.kind, "Organization"), **named, "url": frame.canonical})


def _other_names(names: Iterable[Name]) -> Node:
    return {"alternateName": [_in_language(name) for name in names]}


def _in_language(name: Name) -> Node | str:
    return {"@value": name.text, "@language": name.lang} if name.lang else name.text


def _event(view: Viewpoint, event: Event) -> Node:
    """An event: its date and place only as far as nobody disputes them."""
    start, end = ("", "") if _is_disputed(view, event.date_claim) else iso_ends(event.date)
    setting = event.setting
    place = view.dossier.find(setting.place) if setting and not _is_disputed(view, setting.claim) else None
    return _filled(
        {
            "@type": "Event",
            "name": event.title,
            "description": event.summary,
            "startDate": start,
            "endDate": end,
            "location": _named(view, place.key, "Place") if place else {},
        }
    )


def _claim(view: Viewpoint, claim: Claim) -> Node:
    """A claim, with the sources that say so: not those that dispute or only mention it."""
    found = view.dossier.found
    said = dict.fromkeys(found[e.source] for e in claim.evidence if e.stance == "supports" and e.source in found)
    return _filled({"@type": "Claim", "name": claim.title, "appearance": [_named(view, key) for key in said]})


def _translations(view: Viewpoint, record: Note | Page, kind: str) -> Node:
    """What a text was translated from, and into."""
    dossier = view.dossier
    of: dict[str, list[Node]] = {"translationOfWork": [], "workTranslation": []}
    for key in dossier.translations.get(record.key, ()):
        other = dossier[key]
        step = other.translation_of if isinstance(other, Note | Page) else None
        is_from = step is not None and dossier.found.get(step) == record.key
        is_original = record.translation_of is not None and dossier.found.get(record.translation_of) == key
        if is_from or is_original:
            node = {**_named(view, key, kind), "inLanguage": language_of(view, key)}
            of["translationOfWork" if is_original else "workTranslation"].append(node)
    return dict(of)


def _is_disputed(view: Viewpoint, claim: Ref | None) -> bool:
    return claim is not None and view.dossier.found.get(claim) in view.dossier.disputes


def _cited(view: Viewpoint, record: Record) -> list[Node]:
    """The sources and claims that the record's own text cites, each once."""
    keys: dict[Key, None] = {}
    for note in view.dossier.body(record).footnotes:
        for part in note.parts:
            match part:
                case SourcePart():
                    keys[part.article] = None
                case ClaimPart():
                    keys[part.claim] = None
    keys.pop(record.key, None)
    return [_named(view, key) for key in keys]


def _named(view: Viewpoint, key: Key, kind: str = "") -> Node:
    """Another record of the dossier: what it is, its name, and its page here."""
    record, base = view.dossier[key], view.dossier.site.base_url
    if isinstance(record, Article):
        node = _work(record)
    else:
        node = {"@type": kind or ("Claim" if isinstance(record, Claim) else "CreativeWork"), "name": record.title}
    page = absolute(base, page_path(key)) if base else view.to(key)
    return _filled({**node, "mainEntityOfPage": page})


def _by(authors: Iterable[str]) -> Node:
    return {"author": [_maybe_person(name) for name in authors]}


def _maybe_person(name: str) -> Node:
    """Somebody named: of which kind only where the name tells."""
    if not name:
        return {}
    parts = author_name(name)
    kind = "Organization" if parts.is_organisation else "Person" if not parts.literal else ""
    return _filled({"@type": kind, "name": name})


def _dated(note: Note) -> Node:
    return {"datePublished": iso_date(note.date)}


def _filled(node: Node) -> Node:
    """The node without what is not known."""
    return {name: value for name, value in node.items() if value not in ("", [], {}, None)}
