"""The index of a dossier that stands in no book, made at once; in a build it is made by stages.py."""

from generator.model.dossier import Dossier
from generator.pages.searched import Searched
from generator.pages.searching.entries import words_of
from generator.pages.searching.files import MAP, map_of
from generator.pages.searching.listing import pages_of_names
from generator.pages.searching.numbering import numbering
from generator.pages.searching.postings import pieces, shards
from generator.pages.spec import Spec


def searched(dossier: Dossier) -> tuple[Searched, tuple[Spec, ...]]:
    """The index, and the pages of the search."""
    if not dossier.records:
        return Searched(), ()
    made = numbering(dossier.records)
    rows = {key: words_of(dossier, key) for key in dossier.records}
    given = pieces(made.shape, ((place, rows[key]) for of in made.groups.values() for place, key in of))
    files: dict[str, str] = {}
    splits: dict[str, tuple[int, ...]] = {}
    for section in range(made.shape.sections):
        of, splits[str(section)] = shards(section, [given.get(section, ({}, {}))])
        files |= of
    named = ((one, key) for key, row in rows.items() for one in row.listed)
    pages = tuple(pages_of_names(named, [MAP, *sorted(files), *sorted(made.blocks)]))
    return Searched({"": map_of(made.shape, splits)}, files, made.blocks), pages
