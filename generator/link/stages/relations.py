"""Bodies linked; disputes, the order of events, lineage, and what follows where a source has fallen."""

import msgspec

from generator.engine.tasks import Done
from generator.link import conflicts, disputed, order
from generator.link import translations as translating
from generator.link.bodies import Known, label, link_body
from generator.link.lineage.origins import Lineage, circles, contradictions, descents, least, most
from generator.link.names.mentions import Mentions
from generator.link.resting import fallen
from generator.link.resting.cascade import cascade
from generator.link.stages.context import Context, give
from generator.model.linked import Origins
from generator.model.problems import Span
from generator.model.records import Actor, Claim, key_of

_NOTHING = Origins(0, 0, 0)
_NOWHERE = Span("")


def called(context: Context, _: str) -> Done:
    """The names of all actors, and nothing else of them: what texts are searched for."""
    actors = tuple(
        Actor(
            key=a.key,
            span=_NOWHERE,
            title=a.title,
            lang=a.lang,
            autolink=a.autolink,
            kind="",
            names=tuple(msgspec.structs.replace(name, span=None) for name in a.names),
        )
        for a in context.cells.of("actor")
    )
    return Done({"called/": actors})


def body(context: Context, name: str) -> Done:
    """A record's body, and where its prose leads."""
    cells = context.cells
    mentions = cells.derived("mentions", "called/", lambda actors: Mentions(actors or ()))
    known = Known(cells.heads, cells.found, cells.checked, cells.media, mentions, context.site.lang)
    whole = cells.whole(key_of(name))
    linked, outward, wrong = link_body(whole, known)
    done = Done({f"linked/{name}": linked}, problems=tuple(wrong))
    if linked.pieces:
        done.cells[f"prose/{name}"] = whole.body.read(lambda link: label(link, known))
    give(done, "back", outward)
    return done


def disagreements(context: Context, _: str) -> Done:
    """Which claims are disputed, and conflicts that do not hang together."""
    cells = context.cells
    every = cells.of("conflict")
    done = Done(problems=tuple(conflicts.mistakes(every, cells.found)))
    done.cells |= {f"disputes/{key}": of for key, of in conflicts.disputes(every, cells.found).items()}
    done.cells |= {f"weighed/{key}": True for key in sorted(conflicts.weighed(every, cells.found))}
    return done


def told(context: Context, path: str) -> Done:
    """Where a file's texts tell a disputed claim as if nobody denied it."""
    cells = context.cells
    return Done(
        problems=tuple(disputed.mistakes(cells.in_file(path), cells.disputes, cells.weighed, cells.found))
    )


def events(context: Context, _: str) -> Done:
    """What events rest on, and whether their order can be so."""
    cells = context.cells
    return Done(problems=tuple(order.mistakes(cells.of("event"), cells.found)))


def translations(context: Context, _: str) -> Done:
    """Which texts are one another's translations."""
    cells = context.cells
    translated = [cells.heads[key] for key in context.book.get("translated/", ())]
    together, wrong = translating.together(translated, cells.heads, cells.found, context.site.lang)
    return Done({f"translations/{key}": of for of in together for key in of}, problems=tuple(wrong))


def lineage(context: Context, _: str) -> Done:
    """What each article derives from; nothing is known of it while there are circles."""
    cells = context.cells
    articles = cells.of("article")
    made = descents(articles, cells.found)
    wrong = circles(articles, made)
    known = {} if wrong else {"lineage/": made}
    return Done(dict(known), problems=(*wrong, *contradictions(articles)))


def all_origins(context: Context, _: str) -> Done:
    """The origins of all articles that are at hand."""
    cells = context.cells
    known = cells.derived("lineage", "lineage/", Lineage)
    if context.book.get("lineage/") is None:
        return Done({"all-origins/": _NOTHING})
    at_hand = [known.possible(key) for key in cells.keys("article") if context.texts.text(key)[1]]
    return Done({"all-origins/": Origins(len(at_hand), least(at_hand), most(at_hand))})


def origins(context: Context, path: str) -> Done:
    """The origins of each of a file's claims."""
    cells, done = context.cells, Done()
    claims = [key for key in context.book.get(f"of/{path}", ()) if key.kind == "claim"]
    if claims and context.book.get("lineage/") is not None:
        known = cells.derived("lineage", "lineage/", Lineage)
        for key in claims:
            claim = cells.heads[key]
            assert isinstance(claim, Claim)
            done.cells[f"origins/{key}"] = known.origins(claim, cells.found)
    return done


def falling(context: Context, _: str) -> Done:
    """Whom retracted and superseded sources affect. Where there is none, no record is looked into for it."""
    cells = context.cells
    articles = {article.key: article for article in cells.of("article")}
    if not any(fallen.is_fallen(article) for article in articles.values()):
        return Done()
    resting, wrong = cascade(cells.everything(), cells.found)
    return Done({f"affected/{key}": one for key, one in resting.affected.items()}, problems=tuple(wrong))
