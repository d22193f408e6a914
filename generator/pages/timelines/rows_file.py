"""All events as one small script, by which the timeline is filtered: who, where, when, and how surely of each.

Where the rows stand on the page their place there says which is which; else the file has their words as well.
"""

from collections.abc import Sequence
from typing import Any

import msgspec

from generator.pages.data_scripts import data_script
from generator.pages.page import Anchor, Verbatim
from generator.pages.scale import MARKS, scale_of
from generator.pages.splitting import LONGEST_LIST
from generator.pages.survey import InTime, placed
from generator.pages.timeline import TimelineRow, actors_of, is_contested, timeline_rows
from generator.pages.timelines.choices import CERTAINTIES, certainty_of, facts_of, places_of
from generator.pages.timelines.years import standing
from generator.pages.viewpoint import Viewpoint

_CERTAINTIES = {name: n for n, (name, _) in enumerate(CERTAINTIES)}


def rows_file(view: Viewpoint, order: Sequence[InTime] = ()) -> Verbatim:
    """The file for some events, or for all where none are named.

    `events` has for each, in the order of the rows, its first and last possible day and a list for each filter: the
    numbers of what can be chosen that it has.
    """
    shown = placed(view.dossier, order or view.survey.order)
    events = tuple(p.event for p in shown)
    is_apart = len(events) > LONGEST_LIST
    facts = facts_of(view, events)
    actors, places, tags = ({one: n for n, one in enumerate(of)} for of in (facts.actors, facts.places, facts.tags))
    made: dict[str, Any] = {
        "events": [
            (
                event.date.earliest if event.date else None,
                event.date.latest if event.date else None,
                [actors[key] for key in actors_of(view, event)],
                [places[key] for key in places_of(view, event)],
                [tags[tag] for tag in dict.fromkeys(event.tags)],
                [_CERTAINTIES[certainty_of(event)]],
                [0] if is_contested(view, event) else [],
            )
            for event in events
        ]
    }
    if is_apart:
        links = _Links()
        rows = timeline_rows(view, events, scale_of(e.date for e in events), who=True)
        headings = [standing(p).heading for p in shown]
        years = {heading: n for n, heading in enumerate(dict.fromkeys(headings))}
        made["events"] = [(*event, years[of]) for event, of in zip(made["events"], headings, strict=True)]
        # A row is read when it is shown: read at once, thousands would hold a phone up.
        made["rows"] = [msgspec.json.encode(_row(row, links)).decode() for row in rows]
        made |= {"years": tuple(years), "links": links.told}
    return data_script("timeline", msgspec.json.encode(made))


class _Links:
    """Links to places and actors, each told once."""

    def __init__(self) -> None:
        self.told: list[Sequence[str]] = []
        self._numbers: dict[str, int] = {}

    def number(self, anchor: Anchor) -> int:
        """The number of a link."""
        if anchor.href not in self._numbers:
            self._numbers[anchor.href] = len(self.told)
            self.told.append(_link(anchor))
        return self._numbers[anchor.href]


def _row(row: TimelineRow, links: _Links) -> list[Any]:
    """A row's words, in the order in which they stand in the template of a row: 0 leaves a place out, 1 lets it be.

    Before them stands what marks the row as a whole.
    """
    outlines = dict.fromkeys(MARKS, "")
    for bar in row.bars:
        for kind, outline in bar.marks:
            outlines[kind] += outline
    date = row.date or ("after " + ", ".join(one.text for one in row.after) if row.after else "date not known")
    told = (row.certainty or (row.after and "date not known"), row.time, row.order)
    where = [links.number(row.place)] if row.place else []
    return [
        " is-disputed" if row.mark_disputed else "",
        date,
        int(row.unsourced_date),
        "; ".join(word for word in told if word) or 0,
        int(bool(row.bars)),
        *(outline or 0 for outline in outlines.values()),
        [_link(row.event)],
        int(row.disputed),
        int(row.unweighed and not row.disputed),
        where or int(bool(row.who)),
        int(row.unsourced_place),
        [links.number(one) for one in row.who] or 0,
        row.others or 0,
        row.summary or 0,
    ]


def _link(anchor: Anchor) -> list[str]:
    """Its address, its words, and their language and direction where they have their own; at last, that it is a draft.
    """
    told = [anchor.href, anchor.text, anchor.lang, anchor.dir, "draft" if anchor.draft else ""]
    while not told[-1]:
        told.pop()
    return told
