"""The document of a whole dossier that stands in no book, rendered in memory."""

from __future__ import annotations

import msgspec

from generator.engine.output import Output
from generator.model.dossier import Dossier
from generator.model.records import key_of
from generator.pages.composed import Composed, Fragment
from generator.pages.paths import WHOLE
from generator.pages.plan import planned
from generator.pages.spec import Single, Spec
from generator.pages.survey import survey
from generator.pages.whole.order import MADE, footnotes_of, offsets, order_of
from generator.render.render import render
from generator.render.shipped import theme_folder
from generator.render.theme import Theme
from generator.render.whole import fragment


def whole(dossier: Dossier, *, drafts: bool = False) -> str:
    """The document's HTML; a problem fails the test."""
    theme = Theme(theme_folder())
    found = survey(dossier, drafts=drafts)
    order = order_of(dossier, found.order)
    counts = {str(record.key): footnotes_of(dossier, record) for record in dossier.records.values()}
    before = {key_of(name): by for name, by in offsets(order, counts)}
    found = msgspec.structs.replace(found, composed=Composed({"": MADE}, {"": order}, {}, before))
    parts: dict[str, Fragment] = {}
    for chapter in order.chapters:
        for name in chapter.parts:
            made = fragment(name, dossier, found, theme)
            assert isinstance(made, Fragment), made
            parts[name] = made
    found = msgspec.structs.replace(found, composed=msgspec.structs.replace(found.composed, fragments=parts))
    output = render(planned(dossier, found, Spec(WHOLE, "dossier.html", Single("whole"))), theme)
    assert isinstance(output, Output), output
    return output.content.decode()
