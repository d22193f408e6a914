"""The form of each kind of record."""

from generator.load.schema.actor import ACTOR
from generator.load.schema.article import ARTICLE
from generator.load.schema.claim import CLAIM
from generator.load.schema.conflict import CONFLICT
from generator.load.schema.event import EVENT
from generator.load.schema.note import NOTE, PAGE
from generator.load.schema.place import PLACE
from generator.load.schema.record import RecordForm
from generator.model.records import Kind

FORMS: dict[Kind, RecordForm] = {
    "article": ARTICLE,
    "actor": ACTOR,
    "event": EVENT,
    "claim": CLAIM,
    "conflict": CONFLICT,
    "note": NOTE,
    "place": PLACE,
    "page": PAGE,
}
