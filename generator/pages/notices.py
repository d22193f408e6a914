"""The words in which a page says that it rests on a source that is retracted or superseded."""

from generator.model.records import Key
from generator.model.resting import Affected

FIRST = 8
"""So many grounds are named in a notice."""

_NOUNS = {"claim": "claim", "note": "note"}
_STEPS = {"reprints": "reprints", "translates": "translates", "retells": "retells", "draws-on": "draws on"}
_HOWS = {
    "evidence": "evidence", "evidence against": "evidence against the claim", "origin": "origin of the fact",
    "origin of evidence against": "origin of evidence against the claim", "cites": "cited", "date": "the date",
    "place": "the place", "part": "a part", "position": "the position", "judged for": "the judgement",
}  # fmt: skip
_AGAINST = "Evidence against this claim comes from a source that no longer stands."


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
    return f"{this} {_rests(affected)}."


def state_words(key: Key, affected: Affected) -> str:
    """How a record stands that is named in a list, without a capital or a full stop."""
    fell = fell_words(affected)
    if not fell:
        return ""
    if key.kind == "article" and not affected.text_only:
        return f"goes back to one that is {fell}"
    return "cites it in its text" if affected.text_only else _rests(affected)


def _rests(affected: Affected) -> str:
    fell = fell_words(affected)
    several = len(affected.retracted) + len(affected.superseded) > 1 or affected.more
    sources = f"{fell} sources" if several else f"a {fell} source"
    if affected.text_only:
        return f"rests on {sources}"
    tally = affected.tally
    if affected.only:
        return f"rests on {sources} alone"
    if tally.drawing and not (tally.retracted or tally.superseded or tally.bare or tally.shaken):
        return f"goes back in part to {sources}"
    return f"rests on {sources}, among others"


def weight(key: Key, affected: Affected, hows: tuple[str, ...]) -> tuple[str, ...]:
    """How much of what the record rests on is affected, in sentences. `hows` are the direct steps of lineage."""
    tally = affected.tally
    if key.kind == "article" and not affected.text_only:
        steps = dict.fromkeys(how_words(how).removesuffix(" it") for how in hows if how.startswith("derives"))
        return tuple(f"It {step} it." for step in steps) if len(affected.retracted + affected.superseded) == 1 else ()
    of = "of this claim" if key.kind == "claim" and not affected.text_only else "cited here"
    fell = fell_words(affected)
    said = [
        _part(tally.retracted, tally.sources, f"source {of}", f"sources {of}", ("is retracted", "are retracted")),
        _part(tally.superseded, tally.sources, f"source {of}", f"sources {of}", ("is superseded", "are superseded")),
        _part(tally.drawing, tally.sources, f"source {of}", f"sources {of}",
              (f"goes back to one that is {fell}", f"go back to sources that are {fell}")),
        _part(tally.bare, tally.claims, "claim behind this page", "claims behind this page",
              (f"rests on {fell} sources alone", f"rest on {fell} sources alone")),
        _part(tally.shaken, tally.claims, "claim behind this page", "claims behind this page",
              (f"rests on a {fell} source, among others", f"rest on a {fell} source, among others")),
        _AGAINST if fell and affected.against else "",
    ]  # fmt: skip
    return tuple(sentence for sentence in said if sentence)


def _part(number: int, of: int, one: str, many: str, does: tuple[str, str]) -> str:
    """A part of a number in a sentence; empty where there is none.

    >>> _part(1, 3, "source", "sources", ("is old", "are old")), _part(1, 1, "source", "sources", ("is old", "are old"))
    ('1 of 3 sources is old.', 'The only source is old.')
    """
    if not number:
        return ""
    verb = does[0] if number == 1 else does[1]
    if of == 1:
        return f"The only {one} {verb}."
    if number == of == 2:
        return f"Both {many} {verb}."
    return f"All {of:,} {many} {verb}." if number == of else f"{number:,} of {of:,} {many} {verb}."
