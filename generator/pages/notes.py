"""A note's page, and the list of them. The footnotes are bodies'."""

import msgspec

from generator.model.date_words import words
from generator.model.records import Key, Note
from generator.pages.backlinks import Backlinks, backlinks
from generator.pages.bodies import BodyView, body_view, first_paragraph
from generator.pages.counting import counted, listed
from generator.pages.notices import Notice, notice
from generator.pages.page import Anchor, View, Words
from generator.pages.splitting import Pager
from generator.pages.translations import Translation, translations
from generator.pages.viewpoint import Viewpoint


class NoteView(View, frozen=True, kw_only=True):
    """The page of a note."""

    heading: Words
    authors: str
    date: str
    summary: str
    body: BodyView
    tags: tuple[str, ...]
    backlinks: Backlinks
    notice: Notice | None = None
    translations: tuple[Translation, ...] = ()


class NoteRow(msgspec.Struct, frozen=True):
    """A note in a list."""

    note: Anchor
    authors: str
    date: str
    summary: str


class NotesView(View, frozen=True, kw_only=True):
    """The list of notes."""

    rows: tuple[NoteRow, ...]
    total: str
    pager: Pager


def note_view(view: Viewpoint, note: Note) -> NoteView:
    """What stands on the page of a note."""
    return NoteView(
        frame=view.frame(note.title, note.summary or first_paragraph(view.dossier.body(note)), note),
        heading=view.title(note),
        authors=listed(note.authors),
        date=words(note.date) if note.date else "",
        summary=note.summary,
        body=body_view(view, view.dossier.body(note), note.lang),
        tags=note.tags,
        backlinks=backlinks(view, note.key),
        notice=notice(view, note.key),
        translations=translations(view, note),
    )


def newest_first(notes: tuple[Note, ...]) -> tuple[Note, ...]:
    """The notes by date, the latest first; those without a date last, in the order of their ids."""
    dated = sorted((n for n in notes if n.date), key=_day, reverse=True)
    return (*dated, *(n for n in notes if not n.date))


def _day(note: Note) -> tuple[tuple[int, int, int, str], Key]:
    return (note.date.sort_key if note.date else (0, 0, 0, ""), note.key)


def note_row(view: Viewpoint, note: Note) -> NoteRow:
    """A note as it stands in a list."""
    date = words(note.date) if note.date else ""
    return NoteRow(view.anchor(note.key), listed(note.authors), date, note.summary)


def notes_view(view: Viewpoint, notes: tuple[Note, ...], total: int, pager: Pager) -> NotesView:
    """What stands on the list of notes, or on one part of it."""
    return NotesView(
        frame=view.frame("Notes", f"{counted(total, 'note')}.", None, pager.path),
        rows=tuple(note_row(view, note) for note in notes),
        total=counted(total, "note"),
        pager=pager,
    )
