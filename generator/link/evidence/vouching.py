"""A verdict to its line in captures.lock, and back to a verdict where the capture itself is not at hand."""

from collections.abc import Iterable

from generator.model.body import Quote
from generator.model.locked import LockedCapture, LockedQuote, quote_hash
from generator.model.quotations import Checked, Verdict

FOUND = (Verdict.EXACT, Verdict.NORMALISED)


def vouched(quote: Quote, locked: Iterable[LockedCapture]) -> Checked:
    """The verdict that was reached when the capture was at hand; uncheckable where these words were not verified."""
    wanted = quote_hash(quote)
    for capture in locked:
        known = capture.quote(wanted)
        if known is not None:
            checked = Checked(
                Verdict(known.verdict),
                edited=known.edited,
                matches=known.matches,
                passage=known.passage,
                flags=known.flags,
                problems=known.problems,
            )
            if _can_be(quote, checked):
                return checked
    return Checked(Verdict.UNCHECKABLE)


def _can_be(quote: Quote, checked: Checked) -> bool:
    """Whether the words are as long as where they are said to stand, which must be so if they are exact."""
    if checked.verdict is not Verdict.EXACT or checked.edited:
        return True
    from generator.link.quotations.readings import readings

    lengths = [end - start for start, end in checked.passage]
    return any([len(part) for part in reading.parts] == lengths for reading in readings(quote.text, lambda mark: True))


def entry(quote: Quote, checked: Checked) -> LockedQuote | None:
    """What the lock keeps of a verdict; None where the words were not found."""
    if checked.verdict not in FOUND:
        return None
    return LockedQuote(
        hash=quote_hash(quote),
        verdict=checked.verdict.value,
        passage=checked.passage,
        matches=checked.matches,
        edited=checked.edited,
        flags=tuple(" ".join(flag.split()) for flag in checked.flags),
        problems=checked.problems,
    )
