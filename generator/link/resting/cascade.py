"""Fallen sources, those that are retracted or superseded, to every record that rests on them, over whatever steps.

What rests on what directly is grounds.py's; how a reader is told is left to pages/. All in linear time and without
recursion: chains may be thousands of steps long, and circles (which are errors) must not hang.
"""

from collections import deque
from collections.abc import Iterable, Mapping

import msgspec

from generator.link.lineage.origins import WHOLE
from generator.link.resting.fallen import circles, is_fallen, resting
from generator.link.resting.grounds import CITES, beside, merged, uses
from generator.model.body import Ref
from generator.model.problems import Problem
from generator.model.records import Article, Claim, Evidence, Key, Record
from generator.model.resting import AGAINST, FOR, MENTIONS, MOST, Affected, Ground, Resting, Tally


def cascade(records: Iterable[Record], found: Mapping[Ref, Key]) -> tuple[Resting, list[Problem]]:
    """What rests on what, whom fallen sources affect, and a problem at each place that rests on one directly."""
    by_key = {r.key: r for r in records}
    used = {key: tuple(uses(record, found)) for key, record in by_key.items()}
    down = {key: merged(key, of) for key, of in used.items()}
    upon: dict[Key, list[Ground]] = {}
    for key in sorted(down):
        for ground in down[key]:
            upon.setdefault(ground.on, []).append(ground)
    rests = {key: tuple(upon[key]) for key in sorted(upon)}
    articles = {r.key: r for r in by_key.values() if isinstance(r, Article)}
    problems = list(circles(articles, found))
    fallen = {key: a for key, a in articles.items() if is_fallen(a)}
    if not fallen:
        return Resting(rests), problems
    problems += (p for key, of in used.items() if key not in fallen for p in resting(by_key[key], of, fallen))
    shown = beside(by_key.values(), found)
    return Resting(rests, _Falling(by_key, found, down, rests, shown).affected()), problems


class _Reach:
    """How far some fallen sources reach: for a record, the nearest of them, by the way in which it rests on them."""

    def __init__(self, roots: Iterable[Key], upon: Mapping[Key, tuple[Ground, ...]]) -> None:
        self.firm: dict[Key, dict[Key, None]] = {}
        self.text: dict[Key, dict[Key, None]] = {}
        self.against: dict[Key, dict[Key, None]] = {}
        self.more: set[Key] = set()
        # Nearest first, and no more than MOST of them for any record: thus no step is taken more often than that.
        todo = deque((root, root) for root in roots)
        while todo:
            root, at = todo.popleft()
            for ground in upon.get(at, ()):
                if ground.bears == MENTIONS or (ground.itself and at != root) or ground.by == root:
                    continue
                into = self.against if ground.bears == AGAINST else self.text if ground.text_only else self.firm
                if self._add(into, ground.by, root) and into is self.firm:
                    todo.append((root, ground.by))

    def _add(self, into: dict[Key, dict[Key, None]], by: Key, root: Key) -> bool:
        roots = into.setdefault(by, {})
        if root in roots:
            return False
        if len(roots) == MOST:
            self.more.add(by)
            return False
        roots[root] = None
        return True


class _Falling(msgspec.Struct, frozen=True):
    """The records, what they rest on (`down`), what rests on them (`upon`), and what their pages cite `beside` that."""

    records: Mapping[Key, Record]
    found: Mapping[Ref, Key]
    down: Mapping[Key, tuple[Ground, ...]]
    upon: Mapping[Key, tuple[Ground, ...]]
    beside: Mapping[Key, tuple[Key, ...]]

    def affected(self) -> dict[Key, Affected]:
        """Every record that a fallen source affects, in the order of the keys."""
        articles = [r for r in self.records.values() if isinstance(r, Article)]
        retracted = {a.key for a in articles if a.retracted is not None}
        superseded = {a.key for a in articles if a.superseded_by is not None} - retracted
        reaches = _Reach(sorted(retracted), self.upon), _Reach(sorted(superseded), self.upon)
        flows = reaches[0].firm.keys() | reaches[1].firm.keys()
        bare = self._bare(retracted | superseded)
        marked: set[Key] = set()
        for reach in reaches:
            marked.update(reach.firm, reach.text, reach.against)
        weighing = _Weighing(self, retracted, superseded, flows, bare)
        return {key: _one(key, reaches, weighing) for key in sorted(marked)}

    def _bare(self, fallen: set[Key]) -> set[Key]:
        """The articles and claims behind which nothing but fallen sources stands, these among them.

        An article that only draws on others has matter of its own.
        """
        bare = set(fallen)
        waiting: dict[Key, int] = {}
        for key, record in self.records.items():
            if isinstance(record, Article) and not record.original and any(d.how in WHOLE for d in record.derives_from):
                waiting[key] = sum(not g.text_only for g in self.down[key])
        todo = sorted(fallen)
        while todo:
            for ground in self.upon.get(todo.pop(), ()):
                if ground.by in waiting and ground.by not in bare and not ground.text_only:
                    waiting[ground.by] -= 1
                    if not waiting[ground.by]:
                        bare.add(ground.by)
                        todo.append(ground.by)
        for key, record in self.records.items():
            if isinstance(record, Claim):
                pieces = [e for e in record.evidence if e.stance == "supports" and e.source in self.found]
                if pieces and all(self._is_bare(e, fallen, bare) for e in pieces):
                    bare.add(key)
        return bare

    def _is_bare(self, evidence: Evidence, fallen: set[Key], bare: set[Key]) -> bool:
        source = self.found[evidence.source]
        origin = self.found.get(evidence.origin, source) if evidence.origin else None
        if origin is None:
            return source in bare
        return source in fallen or (origin != source and origin in bare)


class _Weighing(msgspec.Struct, frozen=True):
    """What is known of every record while each is weighed: `flows` are those that hand on that they are affected."""

    falling: _Falling
    retracted: set[Key]
    superseded: set[Key]
    flows: set[Key]
    bare: set[Key]

    def is_tainted(self, on: Key, itself: bool) -> bool:
        """Whether a record that rests on `on` is affected by it."""
        return on in self.retracted or on in self.superseded or (not itself and on in self.flows)

    def tally(self, key: Key, text_only: bool) -> Tally:
        """How many of the sources and claims that a record rests on are affected, or of those that its text cites."""
        if text_only:
            of = {g.on: False for g in self.falling.down[key] if CITES in g.hows}
        else:
            of = {g.on: g.itself for g in self.falling.down[key] if g.bears == FOR and not g.text_only}
            of |= {on: False for on in self.falling.beside.get(key, ()) if on not in of}
        articles = {on: self.is_tainted(on, itself) for on, itself in of.items() if on.kind == "article"}
        record = self.falling.records[key]
        if isinstance(record, Claim) and not text_only:
            articles = self._sources(record)
        claims = [on for on in of if on.kind == "claim"]
        retracted, superseded = self.retracted & articles.keys(), self.superseded & articles.keys()
        bare = [c for c in claims if c in self.bare]
        return Tally(
            sources=len(articles),
            retracted=len(retracted),
            superseded=len(superseded),
            drawing=sum(articles.values()) - len(retracted) - len(superseded),
            claims=len(claims),
            shaken=sum(c in self.flows for c in claims) - len(bare),
            bare=len(bare),
        )

    def _sources(self, claim: Claim) -> dict[Key, bool]:
        """The sources that support a claim, and whether each is affected, itself or in the origin of the fact."""
        found, out = self.falling.found, dict[Key, bool]()
        for e in claim.evidence:
            if e.stance == "supports" and e.source in found:
                source, origin = found[e.source], found.get(e.origin) if e.origin else None
                tainted = self.is_tainted(source, origin is not None)
                tainted |= origin is not None and origin != source and self.is_tainted(origin, False)
                out[source] = out.get(source, False) or tainted
        return out

    def is_only(self, key: Key) -> bool:
        """Whether nothing but fallen sources stands behind a record, and behind all else that its page cites."""
        if key.kind in ("article", "claim"):
            return key in self.bare
        cited = [g.on for g in self.falling.down[key] if g.bears == FOR]
        return all(on in self.bare for on in (*cited, *self.falling.beside.get(key, ())))

    def ways(self, key: Key) -> tuple[tuple[str, ...], bool]:
        """The ways in which a record rests on what is affected, and whether nothing else stands behind these."""
        firm = [g for g in self.falling.down[key] if g.hands_on]
        ways = {how: None for g in firm if self.is_tainted(g.on, g.itself) for how in g.hows}
        return tuple(ways), all(g.on in self.bare for g in firm if any(how in ways for how in g.hows))


def _one(key: Key, reaches: tuple[_Reach, _Reach], weighing: _Weighing) -> Affected:
    is_firm = any(key in reach.firm for reach in reaches)
    retracted, superseded = ((r.firm if is_firm else r.text).get(key, {}) for r in reaches)
    text_only = not is_firm and bool(retracted or superseded)
    in_text = (root for reach in reaches for root in reach.text.get(key, {}) if root not in reach.firm.get(key, {}))
    ways, ways_only = weighing.ways(key)
    grounds = weighing.falling.down[key]
    return Affected(
        retracted=tuple(retracted),
        superseded=tuple(superseded),
        against=tuple(root for reach in reaches for root in reach.against.get(key, {})),
        in_text=tuple(in_text) if is_firm else (),
        more=any(key in reach.more for reach in reaches),
        only=is_firm and weighing.is_only(key),
        text_only=text_only,
        tally=weighing.tally(key, text_only),
        grounds=tuple(g for g in grounds if g.bears != MENTIONS and weighing.is_tainted(g.on, g.itself)),
        ways=ways,
        ways_only=ways_only,
    )
