"""A verdict to what its writer is told: what is wrong with a quotation, and what to do about it."""

from collections.abc import Iterator

from generator.link.evidence.texts import Texts
from generator.link.quotations.differences import told
from generator.link.quotations.flags import weighing
from generator.link.quotations.quotes import prepare, stands
from generator.model.body import Quote
from generator.model.problems import Problem, problem
from generator.model.quotations import Checked, Verdict
from generator.model.records import Key

_MANY = 100
"""In so many other sources, at most, absent words are looked for."""

_SAY = {
    "elides-negation": "the elision leaves out a negation, or a word of reporting or denial, of `{name}`{elided}",
    "adds-negation": "the bracket adds a negation, or a word of reporting or denial, that `{name}` does not have",
    "ambiguous-quotation": "these words stand in `{name}` {matches} times",
    "unlisted-language": "negations are not listed for the language of `{name}`, so what was left out is unchecked",
}
_DO = {
    "elides-negation": "quote the words, or give your reason under `accept: {elides-negation: …}`",
    "adds-negation": "leave the bracket out, or give your reason under `accept: {adds-negation: …}`",
    "ambiguous-quotation": 'say which is meant, as in [@id "…" #2] (in YAML: `which: 2`), or quote a few words more',
    "unlisted-language": "compare it with the source, then give your reason under `accept: {unlisted-language: …}`",
}


def mistakes(quote: Quote, key: Key, checked: Checked, texts: Texts) -> Iterator[Problem]:
    """The problems of a quotation from the article `key`."""
    name = key.id
    if checked.verdict is Verdict.INVALID:
        yield problem("invalid-quotation", f"this quotation cannot be looked up: {checked.reason}", quote.span)
    elif checked.verdict is Verdict.ABSENT:
        do = _instead(quote, key, checked, texts)
        yield problem("absent-quotation", f"these words do not stand in `{name}`", quote.span, do)
    elif checked.verdict is Verdict.UNCHECKABLE:
        why = _uncheckable(key, checked, texts)
        if why is not None:
            yield problem("uncheckable-quotation", f"these words cannot be verified: {why[0]}", quote.span, why[1])
    for code in checked.problems:
        words = ", ".join(f"“{word}”" for gap in checked.elided for word in weighing(gap, texts.lang(key)))
        elided = f": {words} in “{' … '.join(checked.elided)}”" if words else ""
        say = _SAY[code].format(name=name, matches=checked.matches, elided=elided)
        yield problem(code, say, quote.span, _DO[code])


def _uncheckable(key: Key, checked: Checked, texts: Texts) -> tuple[str, str] | None:
    """Why, and what to do; None where a missing capture is told of already."""
    name, capture, at_hand = key.id, texts.article(key).capture, texts.capture(key)
    if at_hand is not None and at_hand.pictures:
        number = ", ".join(map(str, at_hand.pictures[:9])) + (" …" if len(at_hand.pictures) > 9 else "")
        say = f"they stand in no words of `{name}`, but its PDF has pages that are pictures ({number})"
        do = "compare them with those pages; better, capture the article as text"
        return say, "\n".join([do, *_nearest(checked)])
    if texts.locked(key):
        do = "put the capture into `captures/`, and run `python -m generator lock` when they are verified"
        return f"the capture of `{name}` is not at hand, and captures.lock does not know them", do
    if texts.text(key)[1]:
        return f"the text of `{name}` is empty", "a scan has no words: capture the article as text"
    if not capture:
        return f"`{name}` has no text here", "name its `capture:`, or quote an article that you have"
    return None


def _instead(quote: Quote, key: Key, checked: Checked, texts: Texts) -> str:
    """Why the words are absent, where else they stand, and the nearest passage with what differs marked."""
    capture = texts.capture(key)
    if capture is not None and capture.hidden and stands(quote.text, prepare(capture.hidden, texts.lang(key))):
        return "they stand in a part of the page that the page itself hides from its readers"
    elsewhere = _elsewhere(quote, key, texts)
    said = [f"they stand in {elsewhere}"] if elsewhere else []
    said += [checked.reason] if checked.reason else []
    said += _nearest(checked)
    return "\n".join(said) or "nothing near it stands there; is it from another source?"


def _nearest(checked: Checked) -> list[str]:
    shown = told(checked.difference)
    return [f"the nearest is: {shown}"] if shown else []


def _elsewhere(quote: Quote, key: Key, texts: Texts) -> str:
    """The other sources in which the words stand, as their ids."""
    others = [other for other in texts.at_hand() if other != key][:_MANY]
    return ", ".join(f"`{other.id}`" for other in others if stands(quote.text, texts.source(other)))
