"""What tests of pictures ask of them: a small world of sources and actors, where labels stand, what overlaps."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.body import Ref
from generator.model.dossier import Dossier
from generator.model.records import Actor, Article, Claim, Derivation, Evidence, Place, Record
from generator.model.site import Site
from generator.pages.pictures.placing import Box, box_of, overlap
from generator.pages.pictures.shapes import Label
from tests.pages.sample import Maker, key

SIZES = {"note": 10, "land-name": 9, "area": 9}


class World(Maker):
    """A dossier of bare records, each a line."""

    def __init__(self, lang: str = "en") -> None:
        super().__init__(Site(title="A dossier", lang=lang))

    def source(
        self, name: str, *steps: tuple[str, str], original: bool = False, title: str = "", lang: str = ""
    ) -> None:
        """A source by its id; each step is (how, the id of what it comes from)."""
        derived = tuple(Derivation(self.ref("article", of), how) for how, of in steps)
        self.add(Article(key=key("article", name), span=self.span(), title=title or name, publisher=title or name,
                         lang=lang, derives_from=derived, original=original))  # fmt: skip
        for _, of in steps:
            self.tie(key("article", of), "derives", key("article", name))

    def says(self, source: str, stance: str = "supports", origin: str = "") -> Evidence:
        """A piece of evidence."""
        named: Ref | None = self.ref("article", origin) if origin else None
        return Evidence(self.ref("article", source), self.span(), stance=stance, origin=named)

    def claim(self, name: str, *evidence: Evidence) -> None:
        """A claim that rests on that."""
        self.add(Claim(key=key("claim", name), span=self.span(), title=name, evidence=evidence))

    def place(self, name: str, lat: float, lon: float, precision: str = "place", title: str = "") -> None:
        """A place with its position."""
        self.add(Place(key=key("place", name), span=self.span(), title=title or name, lat=lat, lon=lon,
                       precision=precision))  # fmt: skip

    def actor(self, name: str, title: str = "", **more: object) -> None:
        """An actor."""
        self.add(Actor(key=key("actor", name), span=self.span(), title=title or name, kind="person", **more))  # type: ignore[arg-type]


def one(dossier: Dossier, kind: str, name: str) -> Record:
    """A record of the dossier."""
    return dossier[key(kind, name)]


def boxes(labels: Iterable[Label]) -> list[tuple[str, Box]]:
    """The words of each label with the room that they take as SVG draws them."""
    return [(label.text, box_of(label, SIZES.get(label.tone, 12))) for label in labels]


def overlapping(labels: Iterable[Label]) -> list[tuple[str, str]]:
    """Each pair of labels of which one stands on the other."""
    found = boxes(labels)
    return [(a, b) for n, (a, one_box) in enumerate(found) for b, other in found[n + 1 :] if overlap(one_box, other)]
