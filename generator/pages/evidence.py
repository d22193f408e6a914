"""A claim's evidence, as every page that shows the claim shows it. Its origins are origins', its disputes disputes'."""

import msgspec

from generator.model.body import Cited, Quote
from generator.model.linked import CheckedQuote
from generator.model.records import Claim, Evidence, Key, Speaker
from generator.pages.citations import QuoteView, quote_view, short_date, short_source
from generator.pages.counting import in_words, is_plural, plural
from generator.pages.disputes import DisputeView, contradicted, disputes, unweighed
from generator.pages.origins import OriginsView, origins_view
from generator.pages.page import Anchor
from generator.pages.splitting import Pager, part_of
from generator.pages.viewpoint import Viewpoint

CLAIMS = "claims"


class SpeakerView(msgspec.Struct, frozen=True):
    """Who says so: an actor, or words for people who are not named."""

    actor: Anchor | None
    unnamed: str = ""


class EvidenceView(msgspec.Struct, frozen=True):
    """One piece of evidence. `verb` is the source's own, `origin` where this one fact comes from.

    `disputes` and `unweighed` are those of a claim that stands in a source's place.
    """

    source: Anchor
    date: str
    stance: str
    speaker: SpeakerView | None
    verb: str
    locator: str
    quotes: tuple[QuoteView, ...]
    origin: Anchor | None
    ground: str = ""
    disputes: tuple[DisputeView, ...] = ()
    unweighed: str = ""


class ClaimBrief(msgspec.Struct, frozen=True):
    """A claim where it is referred to: the statement, its origins, its disputes; `unweighed` is disputes'.

    `bears` says how the source at hand bears on it where that is not in support, empty elsewhere.
    """

    claim: Anchor
    origins: OriginsView
    disputes: tuple[DisputeView, ...]
    bears: str = ""
    unweighed: str = ""


class ClaimFull(msgspec.Struct, frozen=True):
    """A claim with all its evidence."""

    brief: ClaimBrief
    evidence: tuple[EvidenceView, ...]


class Briefs(msgspec.Struct, frozen=True):
    """The claims tied to a record, or one part of them."""

    rows: tuple[ClaimBrief, ...]
    pager: Pager


def briefs_on(view: Viewpoint, key: Key, how: str, number: int = 1) -> Briefs:
    """The claims that name a record in the field `how`, in brief; part `number` where they are many."""
    claims, pager = part_of(key, CLAIMS, view.dossier.tied(key, how), number)
    sources = (key,) if how in ("evidence", "origin") else ()
    return Briefs(tuple(claim_brief(view, claim.key, *sources) for claim in claims), pager)


def claim_brief(view: Viewpoint, key: Key, *sources: Key) -> ClaimBrief:
    """The claim in brief; for `sources`, on whose page it is referred to, with how these bear on it."""
    claim = view.dossier[key]
    bears = bearing(view, claim, *sources) if sources and isinstance(claim, Claim) else ""
    origins, disputed = origins_view(view, key), disputes(view, key)
    left = "" if disputed else contradicted(origins.against)
    return ClaimBrief(view.anchor(key), origins, disputed, bears, left)


def bearing(view: Viewpoint, claim: Claim, source: Key) -> str:
    """How a source bears on a claim where it does not simply support it, in words; empty where it does."""
    if all(e.stance == "supports" for e in claim.evidence):
        return ""
    found = view.dossier.found
    stances = {
        e.stance
        for e in claim.evidence
        if source in (found.get(e.source), found.get(e.origin) if e.origin else None)
    }
    if "disputes" in stances:
        return "for and against the claim" if "supports" in stances else "against the claim"
    return "mentions the claim" if stances == {"mentions"} else ""


def stance_of(view: Viewpoint, claim: Key, quote: CheckedQuote) -> str:
    """How words that are quoted beside a claim bear on it: `disputes`, `mentions`, or empty in all other cases."""
    record = view.dossier[claim]
    same: set[str] = set()
    others: set[str] = set()
    for e in record.evidence if isinstance(record, Claim) else ():
        if view.dossier.found.get(e.source) != quote.article:
            continue
        words = [one for q in e.quotes if (one := view.dossier.checked.get(q)) is not None]
        is_same = any(_is_within(quote, w) or _is_within(w, quote) for w in words)
        (same if is_same else others).add(e.stance)
    stances = same or others
    return next(iter(stances)) if len(stances) == 1 and stances != {"supports"} else ""


def _is_within(part: CheckedQuote, whole: CheckedQuote) -> bool:
    return part.text in whole.text or bool(part.passage and part.passage == whole.passage)


def claim_full(view: Viewpoint, key: Key) -> ClaimFull:
    """The claim with its evidence."""
    claim = view.dossier[key]
    evidence = claim.evidence if isinstance(claim, Claim) else ()
    return ClaimFull(claim_brief(view, key), evidence_views(view, evidence))


def evidence_views(view: Viewpoint, evidence: tuple[Evidence, ...]) -> tuple[EvidenceView, ...]:
    """Each piece of evidence whose source is known."""
    found = view.dossier.found
    return tuple(_evidence(view, e, key) for e in evidence if (key := found.get(e.source)) is not None)


def _evidence(view: Viewpoint, evidence: Evidence, source: Key) -> EvidenceView:
    origin = view.dossier.found.get(evidence.origin) if evidence.origin else None
    quotes = quotes_of(view, evidence.quotes)
    return EvidenceView(
        source=short_source(view, source, quotes[0].passage if quotes else ""),
        date=short_date(view, source),
        stance=evidence.stance,
        speaker=speaker_view(view, evidence.speaker),
        verb=evidence.verb,
        locator=evidence.locator,
        quotes=quotes,
        origin=short_source(view, origin) if origin and origin != source else None,
    )


def quotes_of(view: Viewpoint, quotes: tuple[Quote, ...], claim: Key | None = None) -> tuple[QuoteView, ...]:
    """The quotations that were checked, as they are shown; beside a claim, with how they bear on it."""
    checked = (one for q in quotes if (one := view.dossier.checked.get(q)) is not None)
    return tuple(quote_beside(view, q, claim) if claim else quote_view(view, q) for q in checked)


def quote_beside(view: Viewpoint, quote: CheckedQuote, claim: Key) -> QuoteView:
    """A quotation that stands beside a claim."""
    return msgspec.structs.replace(quote_view(view, quote), bears=stance_of(view, claim, quote))


def speaker_view(view: Viewpoint, speaker: Speaker | None) -> SpeakerView | None:
    """Who says it, if anyone is told of."""
    if speaker is None:
        return None
    key = view.dossier.found.get(speaker.actor) if speaker.actor else None
    if key is not None:
        return SpeakerView(view.anchor(key))
    return SpeakerView(None, unnamed_people(speaker.unnamed, speaker.count)) if speaker.unnamed else None


def unnamed_people(kind: str, count: int | None) -> str:
    """Unnamed people by kind and number.

    >>> unnamed_people("Iranian official", 2), unnamed_people("security official", None)
    ('two Iranian officials, unnamed', 'security official, unnamed')
    """
    if count is None:
        return f"{kind}, unnamed"
    if count == 1 and is_plural(kind):
        return f"one of the {kind}, unnamed"
    return f"{in_words(count)} {kind if count == 1 else plural(kind)}, unnamed"


def ground_views(view: Viewpoint, cited: tuple[Cited, ...]) -> tuple[EvidenceView, ...]:
    """What an actor's role or relation rests on: sources with their words, or claims."""
    out = []
    for one in cited:
        key = view.dossier.found.get(one.ref)
        if key is None:
            continue
        is_claim = key.kind == "claim"
        quotes = quotes_of(view, one.quotes, key if is_claim else None)
        out.append(
            EvidenceView(
                source=view.anchor(key)
                if is_claim
                else short_source(view, key, quotes[0].passage if quotes else ""),
                date="" if is_claim else short_date(view, key),
                stance="",
                speaker=None,
                verb="",
                locator=one.locator,
                quotes=quotes,
                origin=None,
                ground=" ".join(word for word in (one.prefix, one.suffix) if word),
                disputes=disputes(view, key) if is_claim else (),
                unweighed=unweighed(view, key) if is_claim else "",
            )
        )
    return tuple(out)
