"""A part of the whole dossier, a record or the timeline, as the value that its template is filled with."""

import msgspec

from generator.model.dossier import Dossier
from generator.model.records import Status, key_of
from generator.pages.making import of_record
from generator.pages.page import View, Words
from generator.pages.paths import WHOLE
from generator.pages.spec import Chapter, TimelineOf
from generator.pages.survey import Survey
from generator.pages.timelines.page import timeline_view
from generator.pages.whole.order import TIMELINE
from generator.pages.whole.within import anchor_of, within


class Part(msgspec.Struct, frozen=True):
    """A part: its kind, its anchor, its title, and what the page of that record shows."""

    kind: str
    anchor: str
    title: Words
    draft: bool
    of: View


def part_of(dossier: Dossier, survey: Survey, name: str) -> Part:
    """The part of that name, as seen from within the document."""
    inside = within(dossier, survey)
    if name == TIMELINE:
        order = survey.order
        what = TimelineOf(order, len(order), Chapter((WHOLE,), ("",), 0))
        return Part(TIMELINE, TIMELINE, Words("Timeline"), False, timeline_view(inside, what))
    key = key_of(name)
    record = dossier[key]
    draft = record.status is not Status.PUBLISHED
    return Part(key.kind, anchor_of(key), inside.title(record), draft, of_record(inside, key))
