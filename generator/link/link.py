"""Records to dossier: the whole of linking, in order. Every mistake found is a problem, never an exception."""

from collections import defaultdict

from generator.link import conflicts, disputed, order
from generator.link.bodies import Known, link_body
from generator.link.evidence.locking import Locking
from generator.link.evidence.private_hashes import keep_back
from generator.link.evidence.texts import Texts
from generator.link.evidence.verdicts import Verdicts
from generator.link.evidence.verification import extracts, reveal, verify, with_quotes
from generator.link.lineage.hints import hints as suggest
from generator.link.lineage.origins import Lineage, least, most
from generator.link.lineage.twins import twins
from generator.link.names import easily_taken
from generator.link.names.lookup import Names
from generator.link.names.mentions import Mentions
from generator.link.names.printed import ActorNames, as_printed
from generator.link.resting.cascade import cascade
from generator.link.ties import prose_references, references, ties
from generator.model.body import Ref
from generator.model.collection import Records
from generator.model.dossier import Dossier
from generator.model.linked import Backlink, LinkedBody, Origins
from generator.model.problems import Problem
from generator.model.records import Article, Claim, Conflict, Event, Key, Place
from generator.model.site import Site


def link(
    site: Site, records: Records, verdicts: Verdicts | None = None, *, hints: bool = False
) -> tuple[Dossier, list[Problem]]:
    """Link everything to everything. Where there are errors the dossier is as whole as it can be, for a preview.

    `verdicts` are those that were reached before. `hints` adds what suggests a lineage that is not given.
    """
    records = keep_back(records)
    found, problems = resolve(records)
    by_key = {r.key: r for r in records.records}
    claims = [r for r in records.records if isinstance(r, Claim)]
    disagreements = [r for r in records.records if isinstance(r, Conflict)]
    problems += conflicts.mistakes(disagreements, found)
    disputes = conflicts.disputes(disagreements, found)
    problems += disputed.mistakes(records.records, disputes, found)
    problems += order.mistakes((r for r in records.records if isinstance(r, Event)), found)

    texts = Texts(records.articles, records.captures, site.lang, records.locks)
    looked, wrong = verify(records.records, found, texts, verdicts or Verdicts())
    cuts = extracts(looked, texts, records.articles, site)
    checked = reveal(looked, cuts, texts)

    known = Known(by_key, found, checked, records.media, Mentions(records.actors), site.lang)
    bodies, back, amiss = _bodies(records, known)
    problems += amiss
    tied = ties(records.records, found)
    locking = Locking(by_key, looked, texts, records.locks)
    wrong += locking.mistakes(back, tied)
    wrong += twins(records.articles, found, texts)

    origins, everything, circles = _origins(records.articles, claims, found, texts)
    resting, fallen = cascade(records.records, found)
    names = ActorNames(records.actors)
    reading = as_printed(records.articles, looked, texts, names)
    fallen += easily_taken.mistakes(records.records, found, reading.printed, names.sightings)
    dossier = Dossier(
        site=site,
        records=by_key,
        media=records.media,
        found=found,
        checked=checked,
        bodies=bodies,
        backlinks={key: tuple(dict.fromkeys(links)) for key, links in sorted(back.items())},
        ties=tied,
        sources=with_quotes(cuts, checked),
        origins=origins,
        all_origins=everything,
        disputes=disputes,
        printed=reading.printed,
        looked_into=reading.looked_into,
        locks=locking.made(),
        resting=resting,
    )
    suggested = suggest(records.articles, found, texts, records.actors) if hints else []
    return dossier, [*problems, *wrong, *circles, *fallen, *suggested]


def _bodies(
    records: Records, known: Known
) -> tuple[dict[Key, LinkedBody], dict[Key, list[Backlink]], list[Problem]]:
    """Each record's body, linked, and for each record where others' prose refers to it."""
    bodies: dict[Key, LinkedBody] = {}
    back: dict[Key, list[Backlink]] = defaultdict(list)
    problems: list[Problem] = []
    for record in records.records:
        bodies[record.key], outward, amiss = link_body(record, known)
        problems += amiss
        for to, backlink in outward:
            back[to].append(backlink)
    return bodies, back, problems


def resolve(records: Records) -> tuple[dict[Ref, Key], list[Problem]]:
    """What each reference leads to, in fields and in prose, and a problem for each that leads nowhere."""
    names = Names(records.records, records.withheld)
    found: dict[Ref, Key] = {}
    problems: list[Problem] = []
    for record in records.records:
        for ref in dict.fromkeys((*(r for _, r in references(record)), *prose_references(record))):
            result = names.find(ref)
            if isinstance(result, Key):
                found[ref] = result
            else:
                problems.append(result)
        if isinstance(record, Place) and record.within:
            # It may be the id of a place or words of the writer's own; but never a place that is not shown.
            result = names.find(Ref(record.within, record.span, ("place",)))
            if not isinstance(result, Key) and result.code == "withheld-reference":
                problems.append(result)
    return found, problems


def _origins(
    articles: tuple[Article, ...], claims: list[Claim], found: dict[Ref, Key], texts: Texts
) -> tuple[dict[Key, Origins], Origins, list[Problem]]:
    """The origins of each claim, and of all articles that are at hand."""
    lineage = Lineage(articles, found)
    circles, contradictions = lineage.circles(), lineage.contradictions()
    if circles:
        return {}, Origins(0, 0, 0), [*circles, *contradictions]
    at_hand = [lineage.possible(a.key) for a in articles if texts.text(a.key)[1]]
    everything = Origins(len(at_hand), least(at_hand), most(at_hand))
    return {c.key: lineage.origins(c, found) for c in claims}, everything, contradictions
