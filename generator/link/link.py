"""Records to dossier: the whole of linking, in order. Every mistake found is a problem, never an exception."""

from collections import defaultdict

from generator.link import conflicts, order
from generator.link.bodies import Known, link_body
from generator.link.evidence import Texts, extracts, reveal, verify, with_quotes
from generator.link.lineage import Lineage, least, most
from generator.link.mentions import Mentions
from generator.link.names import Names
from generator.link.ties import prose_references, references, ties
from generator.model.body import Ref
from generator.model.dossier import Dossier
from generator.model.linked import Backlink, LinkedBody, Origins
from generator.model.problems import Problem
from generator.model.records import Article, Claim, Conflict, Event, Key, Place, Records
from generator.model.site import Site


def link(site: Site, records: Records) -> tuple[Dossier, list[Problem]]:
    """Link everything to everything. Where there are errors the dossier is as whole as it can be, for a preview."""
    found, problems = _resolve(records)
    by_key = {r.key: r for r in records.records}
    claims = [r for r in records.records if isinstance(r, Claim)]
    disagreements = [r for r in records.records if isinstance(r, Conflict)]
    problems += conflicts.mistakes(disagreements, found)
    problems += order.mistakes((r for r in records.records if isinstance(r, Event)), found)

    texts = Texts(records.articles, records.captures, site.lang)
    looked, wrong = verify(records.records, found, texts)
    cuts = extracts(looked, texts, records.articles, site)
    checked = reveal(looked, cuts, texts)

    known = Known(by_key, found, checked, records.media, Mentions(records.actors), site.lang)
    bodies: dict[Key, LinkedBody] = {}
    back: dict[Key, list[Backlink]] = defaultdict(list)
    for record in records.records:
        bodies[record.key], outward, amiss = link_body(record, known)
        problems += amiss
        for to, backlink in outward:
            back[to].append(backlink)

    origins, everything, circles = _origins(records.articles, claims, found, texts)
    dossier = Dossier(
        site=site,
        records=by_key,
        media=records.media,
        found=found,
        checked=checked,
        bodies=bodies,
        backlinks={key: tuple(dict.fromkeys(links)) for key, links in sorted(back.items())},
        ties=ties(records.records, found),
        sources=with_quotes(cuts, checked),
        origins=origins,
        all_origins=everything,
        disputes=conflicts.disputes(disagreements, found),
    )
    return dossier, [*problems, *wrong, *circles]


def _resolve(records: Records) -> tuple[dict[Ref, Key], list[Problem]]:
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
