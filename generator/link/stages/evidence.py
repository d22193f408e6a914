"""Quotations looked up, what of each source may be shown, the locks, and the names that sources print."""

from generator.engine.tasks import Done
from generator.link.evidence.locking import Locking
from generator.link.evidence.verification import extracts, reveal, verify, with_quotes
from generator.link.lineage.twins import twins as same_words
from generator.link.names import easily_taken
from generator.link.names.printed import ActorNames, as_printed
from generator.link.stages.context import Context, give
from generator.model.locked import Locks
from generator.model.records import Actor, key_of


def verified(context: Context, path: str) -> Done:
    """The verdicts on a file's quotations, given to the sources in which they stand best."""
    cells = context.cells
    records = cells.in_file(path)
    looked, wrong = verify(records, cells.heads, cells.found, context.texts)
    done = Done(problems=tuple(wrong))
    give(done, "quoted", ((one.article, one) for one in looked))
    return done


def source(context: Context, name: str) -> Done:
    """What may be shown of one source, and of the sentences around the quotations from it."""
    key = key_of(name)
    looked = context.cells.quoted.get(key, ())
    cuts = extracts(looked, context.texts, [context.cells.heads[key]], context.site)
    checked = reveal(looked, cuts, context.texts)
    done = Done({f"source/{key}": with_quotes(cuts, checked)[key]})
    give(done, "checked", ((quote.span.path, (quote, made)) for quote, made in checked.items()))
    return done


def locking(context: Context, _: str) -> Done:
    """The locks as they should read, and where they say what captures at hand do not bear out."""
    cells = context.cells
    if not any(article.capture for article in cells.of("article")):
        return Done({"locks/": Locks(lacking=Locking({}, (), context.texts, cells.locks).made().lacking)})
    looked = [one for key in cells.quoted for one in cells.quoted[key]]
    made = Locking(cells.heads, looked, context.texts, cells.locks)
    return Done({"locks/": made.made()}, problems=tuple(made.mistakes(cells.back, cells.ties)))


def twins(context: Context, _: str) -> Done:
    """Articles whose captures hold the same words."""
    cells = context.cells
    captured = [article for article in cells.of("article") if article.capture]
    if not captured:
        return Done()
    return Done(problems=tuple(same_words(cells.of("article"), cells.found, context.texts)))


def printed(context: Context, name: str) -> Done:
    """The names of actors as one source prints them."""
    cells, key = context.cells, key_of(name)
    names = cells.derived("actor-names", "called/", lambda called: ActorNames(called or ()))
    reading = as_printed([cells.heads[key]], cells.quoted.get(key, ()), context.texts, names)
    done = Done()
    if reading.printed:
        done.cells[f"printed-by/{key}"] = reading.printed
    if key in reading.looked_into:
        done.cells[f"looked-into/{key}"] = reading.looked_into[key]
    give(done, "printed-of", ((one.actor, one) for one in reading.printed))
    return done


def taken(context: Context, _: str) -> Done:
    """Where one of two actors who are easily taken for one another may be meant for the other."""
    cells = context.cells
    actors: list[Actor] = cells.of("actor")
    if not any(actor.unlike for actor in actors):
        return Done()
    names = cells.derived("actor-names", "called/", lambda called: ActorNames(called or ()))
    every = (one for key in cells.printed for one in cells.printed[key])
    return Done(problems=tuple(easily_taken.mistakes(cells.everything(), cells.found, every, names.sightings)))
