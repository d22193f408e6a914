"""What an event rests on, and whether its `after:` can be so. The order in time is made by pages/chronology.py."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.model.body import Ref
from generator.model.date_words import words
from generator.model.problems import Problem, problem
from generator.model.records import Event, Key


def unsourced(event: Event) -> tuple[str, ...]:
    """The facts of an event that name no claim, in words."""
    facts = []
    if event.date and not event.date_claim:
        facts.append("the date")
    if event.setting and not event.setting.claim:
        facts.append("the place")
    facts += [f"the part of `{p.actor.text}`" for p in event.parts if not p.claim]
    facts += [f"the number {c.what}" for c in event.counts if not c.claim]
    return tuple(facts)


def mistakes(events: Iterable[Event], found: Mapping[Ref, Key]) -> Iterator[Problem]:
    """Facts without a claim, and events that come after themselves."""
    by_key = {e.key: e for e in events}
    in_circles = circling({e.key: [found[ref] for ref in e.after if ref in found] for e in by_key.values()})
    for event in by_key.values():
        facts = unsourced(event)
        if facts:
            said = facts[0] if len(facts) == 1 else ", ".join(facts[:-1]) + " and " + facts[-1]
            rest = "rests" if len(facts) == 1 else "rest"
            yield problem(
                "unsourced",
                f"{said} {rest} on no claim",
                event.span,
                "add `claim:`; the page marks each as unsourced until then",
            )
        if event.key in in_circles:
            say, do = "this event comes after itself", "take out one of the `after:`"
            yield problem("order-cycle", say, event.after[0].span, do)
        yield from _too_early(event, by_key, found)


def circling(before: Mapping[Key, Sequence[Key]]) -> set[Key]:
    """All that come, over whatever steps, before themselves. What is no key of `before` has nothing before it.

    In linear time, by Kosaraju's strongly connected components: those of more than one, and whatever precedes itself.
    """
    after: dict[Key, list[Key]] = {key: [] for key in before}
    for key, earlier in before.items():
        for other in earlier:
            if other in after:
                after[other].append(key)
    out: set[Key] = set()
    placed: set[Key] = set()
    for key in reversed(_finished(after)):
        component, todo = [], [key]
        while todo:
            one = todo.pop()
            if one in after and one not in placed:
                placed.add(one)
                component.append(one)
                todo += before[one]
        if len(component) > 1 or key in before[key]:
            out.update(component)
    return out


def _finished(steps: Mapping[Key, Sequence[Key]]) -> list[Key]:
    """Every key once all that can be reached from it, and was not reached before, is in the list."""
    out = []
    seen: set[Key] = set()
    for start in steps:
        path = [] if start in seen else [(start, iter(steps[start]))]
        seen.add(start)
        while path:
            key, onwards = path[-1]
            following = next((n for n in onwards if n not in seen), None)
            if following is None:
                out.append(key)
                path.pop()
            else:
                seen.add(following)
                path.append((following, iter(steps[following])))
    return out


def _too_early(event: Event, events: Mapping[Key, Event], found: Mapping[Ref, Key]) -> Iterator[Problem]:
    """The events that this one is said to come after, although it was over before they can have begun."""
    for ref in event.after:
        before = events.get(found[ref]) if ref in found else None
        if not (event.date and before and before.date):
            continue
        latest, earliest = event.date.latest, before.date.earliest
        if latest is not None and earliest is not None and latest < earliest:
            say = f"this is dated {words(event.date)}, but `{ref.text}`, before it, {words(before.date)}"
            yield problem("order-contradiction", say, ref.span, "one of the dates is wrong, or `after:` is")
