"""The files that a reader's browser loads as it searches. What is searched is postings.py's; here is what is shown."""

from collections.abc import Mapping

import msgspec

from generator.model.records import Actor, Key, Place
from generator.pages.data_scripts import data_script
from generator.pages.page import Verbatim
from generator.pages.paths import encoded, page_path
from generator.pages.searching.entries import LONGEST_TEXT, detail, passages, text_of
from generator.pages.searching.folding import rules
from generator.pages.searching.numbering import BLOCK, BLOCKS, RANKED, Shape
from generator.pages.searching.postings import ALPHABET, TIERS
from generator.pages.viewpoint import Viewpoint, fell_word

MAP = "map"
_encode = msgspec.json.Encoder().encode


def map_of(shape: Shape, splits: Mapping[str, tuple[int, ...]]) -> str:
    """What must be known before anything is looked up: where each kind's numbers are, in how many files each section
    of words is, and how words are folded.
    """
    kinds = []
    for kind, size in zip(RANKED, shape.sizes, strict=True):
        shown = "article" if kind == "passage" else kind
        kinds.append((kind, size, shown, BLOCKS.get(shown, BLOCK)))
    sections = [splits[str(section)] for section in range(shape.sections)]
    return _encode({"kinds": kinds, "splits": sections, "digits": ALPHABET, **rules()}).decode()


def index_file(view: Viewpoint, name: str) -> Verbatim:
    """A file of the index: the map; words with numbers; or what is shown of some records, by their places."""
    index = view.survey.searched
    if name == MAP:
        return data_script(name, index.maps[""].encode())
    if name.startswith(TIERS):
        return data_script(name, _encode(index.shards[name]))
    return data_script(name, _encode({str(place): _row(view, key) for place, key in index.blocks[name]}))


def _row(view: Viewpoint, key: Key) -> tuple[object, ...]:
    """Title, language and direction; address; detail, what befell it; text; spellings; passages with fragments."""
    dossier = view.dossier
    record = dossier[key]
    title = view.title(record)
    mark = fell_word(record) or ("disputed" if key in dossier.disputes else "")
    text = text_of(dossier, record)[:LONGEST_TEXT]
    names = record.names if isinstance(record, Actor | Place) else ()
    said = [view.words(name.text, name.lang) for name in names if name.text != record.title]
    spelled = [(one.text, one.lang, one.dir) for one in said]
    left, shown = LONGEST_TEXT, list[tuple[str, str]]()
    for words, fragment in passages(dossier, key) if key.kind == "article" else ():
        shown.append((words[:left], encoded(fragment)))
        left -= len(words)
        if left <= 0:
            break
    address = encoded(page_path(key))
    return title.text, title.lang, title.dir, address, detail(dossier, record), mark, text, spelled, shown
