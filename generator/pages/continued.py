"""The further parts of a long list on a record's page: mentions, events, claims, statements."""

from collections.abc import Iterator

from generator.model.dossier import Dossier
from generator.model.records import Actor, Article, Key, Place, Record
from generator.pages.actors import STATEMENTS, Statements, statements_by
from generator.pages.backlinks import MENTIONS, Backlinks, backlinks
from generator.pages.evidence import CLAIMS, Briefs, briefs_on
from generator.pages.page import Anchor, View
from generator.pages.splitting import LONGEST_LIST, Pager
from generator.pages.timeline import EVENTS, Rows, rows_on
from generator.pages.viewpoint import Viewpoint

_HEADINGS = {MENTIONS: "Mentions", EVENTS: "Timeline", CLAIMS: "Claims", STATEMENTS: "Statements"}


class ContinuedView(View, frozen=True, kw_only=True):
    """A further part of one list; the others are None."""

    heading: str
    record: Anchor
    pager: Pager
    mentions: Backlinks | None = None
    timeline: Rows | None = None
    claims: Briefs | None = None
    statements: Statements | None = None


def parts(dossier: Dossier, record: Record) -> Iterator[tuple[str, int]]:
    """The name of each list on the record's page that is too long for it, with each further part's number."""
    counts = {MENTIONS: len(dossier.backlinks.get(record.key, ()))}
    counts |= {name: len(dossier.tied(record.key, how)) for name, how in _lists(record)}
    for name, count in counts.items():
        for number in range(2, -(-count // LONGEST_LIST) + 1):
            yield name, number


def _lists(record: Record) -> tuple[tuple[str, str], ...]:
    """The lists of a record that are made of ties, each with the field that ties."""
    if isinstance(record, Article):
        return ((CLAIMS, "evidence"),)
    if isinstance(record, Actor):
        return ((EVENTS, "part"), (CLAIMS, "about"), (STATEMENTS, "speaker"))
    return ((EVENTS, "place"), (CLAIMS, "about")) if isinstance(record, Place) else ()


def continued_view(view: Viewpoint, key: Key, name: str, number: int) -> ContinuedView:
    """What stands on a further part of a list."""
    record = view.dossier[key]
    how = dict(_lists(record)).get(name, "")
    mentions = backlinks(view, key, number) if name == MENTIONS else None
    timeline = rows_on(view, key, how, number) if name == EVENTS else None
    claims = briefs_on(view, key, how, number) if name == CLAIMS else None
    statements = statements_by(view, key, number) if name == STATEMENTS else None
    made = mentions or timeline or claims or statements
    return ContinuedView(
        frame=view.frame(f"{record.title}: {_HEADINGS[name].lower()}", "", record),
        heading=f"{_HEADINGS[name]}, part {number}",
        record=view.anchor(key),
        pager=made.pager if made else Pager(view.path),
        mentions=mentions,
        timeline=timeline,
        claims=claims,
        statements=statements,
    )
