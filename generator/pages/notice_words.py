"""The words in which a page says that it rests on a source that is retracted or superseded."""

from generator.model.records import Key
from generator.model.resting import Affected
from generator.pages.counting import capital, listed, plural

FIRST = 8
"""So many grounds are named in a notice."""

_MOST_WAYS = 4

_CITING = ("note", "page")
_NOUNS = {"claim": "claim", "note": "note"}
_STEPS = {"reprints": "reprints", "translates": "translates", "retells": "retells", "draws-on": "draws on"}
_HOWS = {
    "evidence": "evidence", "evidence against": "evidence against the claim", "origin": "origin of the fact",
    "origin of evidence against": "origin of evidence against the claim", "cites": "cited", "date": "the date",
    "place": "the place", "part": "a part", "position": "the position", "judged for": "the judgement",
}  # fmt: skip
_AGAINST = "Evidence against this claim comes from a source that no longer stands."
_IN_TEXT = "The text on this page rests on a further source that no longer stands."


def how_words(how: str) -> str:
    """The way in which a record rests on another, as a reader is told.

    >>> how_words("count: killed"), how_words("derives: draws-on"), how_words("date")
    ('the number killed', 'draws on it', 'the date')
    """
    way, _, what = how.partition(": ")
    if way == "derives":
        return f"{_STEPS.get(what, what)} it"
    named = {"part": "the part “{}”", "count": "the number {}", "role": "the role “{}”", "relation": "“{}”"}
    return named[way].format(what) if what and way in named else _HOWS.get(how, how)


def fell_words(affected: Affected) -> str:
    """What befell the sources that a record rests on: retracted, superseded, or either."""
    return " or ".join(
        word for word, keys in (("retracted", affected.retracted), ("superseded", affected.superseded)) if keys
    )


def heading(key: Key, affected: Affected) -> str:
    """The first line of the notice."""
    fell = fell_words(affected)
    if not fell:
        return _AGAINST
    this = "The text on this page" if affected.text_only else f"This {_NOUNS.get(key.kind, 'page')}"
    if key.kind == "article" and not affected.text_only:
        return f"This article goes back to one that is {fell}."
    ways = tuple(dict.fromkeys("the text" if how == "cites" else how_words(how) for how in affected.ways))
    if key.kind in ("actor", "event") and ways and len(ways) <= _MOST_WAYS and not affected.only:
        return f"{capital(listed(ways))} {_rests(affected, many=len(ways) > 1, alone=affected.ways_only)}."
    return f"{this} {_rests(affected)}."


def state_words(key: Key, affected: Affected) -> str:
    """How a record stands that is named in a list, without a capital or a full stop."""
    fell = fell_words(affected)
    if not fell:
        return ""
    if key.kind == "article" and not affected.text_only:
        return f"goes back to one that is {fell}"
    return "cites it in its text" if affected.text_only else _rests(affected)


def _rests(affected: Affected, *, many: bool = False, alone: bool = False) -> str:
    """How it, or `many`, rest on fallen sources; `alone` where others than what is named stand on other sources."""
    fell = fell_words(affected)
    several = len(affected.retracted) + len(affected.superseded) > 1 or affected.more
    sources = f"{fell} sources" if several else f"a {fell} source"
    rest, go = ("rest", "go") if many else ("rests", "goes")
    if affected.text_only or alone:
        return f"{rest} on {sources}"
    tally = affected.tally
    if affected.only:
        return f"{rest} on {sources} alone"
    if tally.drawing and not (tally.retracted or tally.superseded or tally.bare or tally.shaken):
        return f"{go} back in part to {sources}"
    return f"{rest} on {sources}, among others"


def weight(key: Key, affected: Affected, hows: tuple[str, ...]) -> tuple[str, ...]:
    """How much of what the record rests on is affected, in sentences. `hows` are the direct steps of lineage."""
    tally = affected.tally
    if key.kind == "article" and not affected.text_only:
        steps = dict.fromkeys(how_words(how).removesuffix(" it") for how in hows if how.startswith("derives"))
        is_one = len(affected.retracted + affected.superseded) == 1
        return (*(f"It {step} it." for step in steps if is_one), *((_IN_TEXT,) if affected.in_text else ()))
    of = "cited in it" if affected.text_only else "of this claim" if key.kind == "claim" else "cited here"
    where = "cited in it" if affected.text_only else "cited here" if key.kind in _CITING else "on this page"
    whole = not (tally.sources and tally.claims)
    fell = fell_words(affected)
    sources, claims = (tally.sources, "source", of, whole), (tally.claims, "claim", where, whole)
    said = [
        _part(tally.retracted, *sources, ("is retracted", "are retracted")),
        _part(tally.superseded, *sources, ("is superseded", "are superseded")),
        _part(tally.drawing, *sources, (f"goes back to one that is {fell}", f"go back to sources that are {fell}")),
        _part(tally.bare, *claims, (f"rests on {fell} sources alone", f"rest on {fell} sources alone")),
        _part(tally.shaken, *claims, tuple(f"{rest} on a {fell} source, among others" for rest in ("rests", "rest"))),
        _IN_TEXT if affected.in_text else "",
        _AGAINST if fell and affected.against else "",
    ]
    return tuple(sentence for sentence in said if sentence)


def _part(number: int, of: int, noun: str, where: str, whole: bool, does: tuple[str, ...]) -> str:
    """A part of a number in a sentence; empty where there is none. `whole`: no other kind of ground is cited.

    >>> _part(1, 3, "source", "cited", True, ("is old", "are old")), _part(1, 1, "source", "cited", True, ("is", "are"))
    ('1 of 3 sources cited is old.', 'The only source cited is.')
    >>> _part(1, 1, "source", "cited", False, ("is old", "are old"))
    'One source cited is old.'
    """
    if not number:
        return ""
    verb = does[0] if number == 1 else does[1]
    if number < of:
        return f"{number:,} of {of:,} {plural(noun)} {where} {verb}."
    if number == 1:
        return f"{'The only' if whole else 'One'} {noun} {where} {verb}."
    many = f"{plural(noun)} {where} {verb}."
    if not whole:
        return f"{number:,} {many}"
    return f"Both {many}" if number == 2 else f"All {of:,} {many}"
