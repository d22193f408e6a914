"""What rests on what, and what follows where a source is retracted or superseded. The finding is link/resting/'s."""

from collections.abc import Mapping

import msgspec

from generator.model.records import Key

FOR, AGAINST, MENTIONS = "for", "against", "mentions"


class Ground(msgspec.Struct, frozen=True):
    """Record `by` rests on record `on`, in the ways of `hows`: `evidence`, `cites`, `derives: retells`, `date` …

    - `bears` is `for`, or for evidence `against` or `mentions`, which a claim does not rest on.
    - `text_only`: only the text of `by` says so, so that what rests on `by` does not rest on this.
    - `itself`: only what befalls `on` itself counts, not where `on` comes from, for the fact has an origin of its own.
    """

    on: Key
    by: Key
    hows: tuple[str, ...]
    bears: str = FOR
    text_only: bool = False
    itself: bool = False

    @property
    def hands_on(self) -> bool:
        """Whether what rests on `by` rests on `on` as well."""
        return self.bears == FOR and not self.text_only


class Tally(msgspec.Struct, frozen=True):
    """How many sources a record rests on, and how many of these are fallen; the same of claims.

    What else its page cites is counted with them: claims about it, and the sources of its statements. `sources`
    counts distinct articles; `drawing` are those that are not fallen, but come from one that is. `claims`
    counts the claims; `shaken` those that rest on fallen sources among others, `bare` those that rest on nothing else.
    """

    sources: int = 0
    retracted: int = 0
    superseded: int = 0
    drawing: int = 0
    claims: int = 0
    shaken: int = 0
    bare: int = 0


class Affected(msgspec.Struct, frozen=True):
    """A record that rests on a fallen source, a source that is retracted or superseded.

    `retracted` and `superseded` are the nearest such sources, `MOST` of either at most; `more` says that there are
    others. `against` are fallen sources that speak against a claim; `in_text` are further ones, on which its text
    rests beside its fields. `only`: nothing else stands behind anything that its page cites. `text_only`: only its
    text rests on them. `grounds` are the records that it rests on directly, as far as these are affected; `ways` are
    the ways in which it does, and `ways_only` says that what rests on them so rests on nothing else.
    """

    retracted: tuple[Key, ...] = ()
    superseded: tuple[Key, ...] = ()
    against: tuple[Key, ...] = ()
    in_text: tuple[Key, ...] = ()
    more: bool = False
    only: bool = False
    text_only: bool = False
    tally: Tally = Tally()
    grounds: tuple[Ground, ...] = ()
    ways: tuple[str, ...] = ()
    ways_only: bool = False


MOST = 5


class Resting(msgspec.Struct, frozen=True):
    """For a record, what rests on it directly (`upon`); and every record that a fallen source affects."""

    upon: Mapping[Key, tuple[Ground, ...]] = {}
    affected: Mapping[Key, Affected] = {}

    def next(self, at: Key, root: Key) -> tuple[Ground, ...]:
        """What rests on `root` directly by way of `at`, which is `root` or rests on it itself."""
        grounds = self.upon.get(at, ())
        return grounds if at == root else tuple(g for g in grounds if not g.itself)

    def below(self, root: Key) -> dict[Key, bool]:
        """All that rests on a record, over whatever steps, and whether directly; in the order of the keys."""
        direct = {g.by for g in self.next(root, root) if g.bears == FOR}
        seen, passed, todo = set[Key](), {root}, [root]
        while todo:
            for ground in self.next(todo.pop(), root):
                if ground.bears == FOR:
                    seen.add(ground.by)
                if ground.hands_on and ground.by not in passed:
                    passed.add(ground.by)
                    todo.append(ground.by)
        return {key: key in direct for key in sorted(seen - {root})}
