"""Records that are not shown to the words that must not reach the site. Searching for them is engine/leaks.py's."""

from collections.abc import Iterable, Iterator

from generator.engine.leaks import Needle
from generator.engine.words import words_of
from generator.model.records import Withheld

RUN = 8
"""So many words in a row are a passage, even where each of them stands elsewhere."""

SHORTEST = 4
"""Letters; a shorter word stands in any text by chance."""

LONGEST_NUMBER = 5
"""Figures of up to so many digits stand anywhere by chance: offsets, sizes, years."""


def needles(withheld: Iterable[Withheld]) -> Iterator[Needle]:
    """Each word of the records, of their ids and file names too, and each run of eight; labelled by their file."""
    for record in withheld:
        label = f"words of {record.path}"
        said = words_of(" ".join((record.words, *record.names)))
        # An id or a path is taken apart, for its words may stand alone; the id itself is one more needle.
        yield Needle(label, record.key.id)
        for word in dict.fromkeys((*said, *words_of(record.key.id), *words_of(record.path))):
            if len(word) >= SHORTEST and not (word.isdigit() and len(word) <= LONGEST_NUMBER):
                yield Needle(label, word)
        for start in range(len(said) - RUN + 1):
            yield Needle(label, " ".join(said[start : start + RUN]))
