"""A record's page, or the front page, to all that it says of itself to other programs, and how it is cited."""

import msgspec

from generator.model.linked import Figure
from generator.model.records import Article, Key, Note, Record
from generator.pages.citations import bibliographic, in_plain_words, page_in_plain_words
from generator.pages.metadata.bibtex import bibtex
from generator.pages.metadata.csl import csl_json
from generator.pages.metadata.dates import iso_date
from generator.pages.metadata.linked_data import linked_data
from generator.pages.metadata.reference import of_page, of_source
from generator.pages.page import CiteThis, Frame, Metadata, Picture
from generator.pages.paths import absolute
from generator.pages.translations import alternates
from generator.pages.viewpoint import Viewpoint

_CITED = ("article", "note", "event", "claim", "actor", "conflict")


def metadata(view: Viewpoint, key: Key, frame: Frame) -> Metadata:
    """The metadata of the page of a record, or of the front page; `frame` is what surrounds it."""
    record = view.dossier.records.get(key)
    return Metadata(
        linked=msgspec.json.encode(linked_data(view, record, frame)).decode(),
        cite=_cite(view, record, frame) if key.kind in _CITED or not frame.title else None,
        published=iso_date(record.date) if isinstance(record, Note) else "",
        authors=record.authors if isinstance(record, Note) else (),
        tags=record.tags if isinstance(record, Note) else (),
        picture=_picture(view, record) if record else None,
        alternates=alternates(view, key),
    )


def _cite(view: Viewpoint, record: Record | None, frame: Frame) -> CiteThis:
    if isinstance(record, Article):
        reference = of_source(record)
        text = in_plain_words(bibliographic(view, record.key))
        return CiteThis("Cite this source", text, bibtex(reference), csl_json(reference))
    reference = of_page(frame, record)
    text = page_in_plain_words(
        reference.authors, reference.title, reference.container, reference.editor, reference.date, reference.url
    )
    return CiteThis("Cite this page", text, bibtex(reference), csl_json(reference))


def _picture(view: Viewpoint, record: Record) -> Picture | None:
    """The first picture of the text; programs that show it elsewhere need its whole address."""
    base = view.dossier.site.base_url
    if not base:
        return None
    shown = (p for p in view.dossier.body(record).pieces if type(p) is Figure and p.width)
    first = next(shown, None)
    if first is None:
        return None
    return Picture(absolute(base, f"media/{first.name}"), first.alt, first.width, first.height)
