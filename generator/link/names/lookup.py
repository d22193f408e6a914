"""Every name a record goes by, and the look-up of a reference among them. Names in running prose are mentions.py's."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Self

import msgspec

from generator.model.body import Ref
from generator.model.collection import Withheld
from generator.model.problems import Problem, problem
from generator.model.records import KINDS, Actor, Key, Place, Record, Status
from generator.model.spelling import fold, nearest, nearest_folded

# A hint names so many records, sought among so many near spellings, for a record may go by several.
_HINTS, _SPELLINGS = 3, 20


def spellings(record: Record) -> tuple[str, ...]:
    """The title or name, and the other spellings in use."""
    others = tuple(n.text for n in record.names) if isinstance(record, Actor | Place) else ()
    return tuple(dict.fromkeys((record.title, *others)))


Spelt = dict[tuple[str, Key], str]


class Named(msgspec.Struct, frozen=True, order=True):
    """One way to point at a record: by its id (`formerly`: one that it had), or by `name`, a spelling of its own.

    `hidden` is the record's status where it is not shown.
    """

    key: Key
    name: str = ""
    formerly: bool = False
    hidden: str = ""


def by_id(key: Key, formerly: Iterable[str] = (), hidden: str = "") -> Iterator[tuple[str, Named]]:
    """Each id that leads to a record, as it is looked up."""
    yield key.id.casefold(), Named(key, hidden=hidden)
    yield from ((old.casefold(), Named(key, "", True, hidden)) for old in formerly)


def by_name(key: Key, names: Iterable[str], hidden: str = "") -> Iterator[tuple[str, Named]]:
    """Each folded name that leads to a record, with the name as it is spelt."""
    yield from ((fold(name), Named(key, name, False, hidden)) for name in names)


class Names:
    """All names, in the steps of a look-up: `kind:id`, id, former id, exact spelling, folded spelling."""

    def __init__(self, records: Iterable[Record], withheld: Iterable[Withheld]) -> None:
        kept = {record.key: record for record in records}
        ids: dict[str, list[Named]] = defaultdict(list)
        names: dict[str, list[Named]] = defaultdict(list)
        for key, record in kept.items():
            for into, found in ((ids, by_id(key, record.formerly)), (names, by_name(key, spellings(record)))):
                for word, named in found:
                    into[word].append(named)
        for one in withheld:
            hidden = one.status.value
            for into, found in ((ids, by_id(one.key, (), hidden)), (names, by_name(one.key, one.names, hidden))):
                for word, named in found:
                    into[word].append(named)
        self._over(ids, names, lambda: folded_spellings(kept))

    @classmethod
    def over(
        cls,
        ids: Mapping[str, Sequence[Named]],
        names: Mapping[str, Sequence[Named]],
        spelt: Callable[[], Spelt],
    ) -> Self:
        """The same over what `by_id` and `by_name` gave; `spelt` is asked for all spellings, for hints alone."""
        made = cls((), ())
        made._over(ids, names, spelt)
        return made

    def _over(
        self,
        ids: Mapping[str, Sequence[Named]],
        names: Mapping[str, Sequence[Named]],
        spelt: Callable[[], Spelt],
    ) -> None:
        self._ids, self._names, self._spelt = ids, names, spelt
        self._hints: dict[tuple[str, tuple[str, ...]], str] = {}

    def _steps(self, text: str) -> Iterator[list[Named]]:
        """What each step of a look-up finds."""
        typed = text.casefold()
        kind, colon, rest = typed.partition(":")
        yield [n for n in self._ids.get(rest, ()) if n.key.kind == kind] if colon else []
        ids = self._ids.get(typed, ())
        yield [n for n in ids if not n.formerly]
        yield [n for n in ids if n.formerly]
        folded = fold(text)
        names = self._names.get(folded, ())
        yield [n for n in names if n.name == text]
        yield list(names) if folded else []

    def find(self, ref: Ref) -> Key | Problem:
        """The one record that a reference leads to, or what is wrong with it."""
        elsewhere: list[Key] = []
        for step in self._steps(ref.text):
            found = [n.key for n in step if not n.hidden]
            wanted = [k for k in dict.fromkeys(found) if not ref.kinds or k.kind in ref.kinds]
            hidden = [n for n in step if n.hidden and (not ref.kinds or n.key.kind in ref.kinds)]
            if len(wanted) == 1:
                return wanted[0]
            if wanted:
                return problem(
                    "ambiguous-reference",
                    f"`{ref.text}` may be {len(wanted)} records",
                    ref.span,
                    "write " + " or ".join(f"`{k}`" for k in wanted),
                )
            if hidden:
                return _withheld(ref, hidden[0].hidden)
            elsewhere += found
        if elsewhere:
            kinds = " or ".join(_a(kind) for kind in ref.kinds)
            return problem(
                "wrong-kind", f"`{ref.text}` is {_a(elsewhere[0].kind)}, and {kinds} is wanted here", ref.span
            )
        return problem("unknown-reference", f"nothing here is called `{ref.text}`", ref.span, self._near(ref))

    def _near(self, ref: Ref) -> str:
        asked = (ref.text, ref.kinds)
        if asked not in self._hints:
            self._hints[asked] = self._hint(*asked)
        return self._hints[asked]

    def _hint(self, text: str, kinds: tuple[str, ...]) -> str:
        kind, _, rest = (part.strip() for part in text.partition(":"))
        if not rest:
            return self._suggest(text, kinds)
        if kind in KINDS:
            return self._suggest(rest, (kind,)) or self._suggest(rest, kinds)
        near = nearest(kind, KINDS, limit=1)
        if near:
            return f"the kind is written `{near[0]}`: did you mean `{near[0]}:{rest}`?"
        return self._suggest(text, kinds) or "the kinds are " + ", ".join(KINDS)

    def _suggest(self, text: str, kinds: tuple[str, ...]) -> str:
        """The records of `kinds` whose names are nearest, each once, by its nearest name."""
        among = {pair: form for pair, form in self._spelt().items() if form and (not kinds or pair[1].kind in kinds)}
        near: dict[Key, str] = {}
        for name, key in nearest_folded(text, among, limit=_SPELLINGS):
            near.setdefault(key, name)
        hints = [
            f"`{key.id}` ({key.kind}, {name})" if name != key.id else f"`{name}` ({key.kind})"
            for key, name in list(near.items())[:_HINTS]
        ]
        return "did you mean " + " or ".join(hints) + "?" if hints else ""


def folded_spellings(records: Mapping[Key, Record]) -> Spelt:
    """Each id and spelling of each record, folded."""
    return {(name, key): fold(name) for key, record in records.items() for name in (key.id, *spellings(record))}


def _withheld(ref: Ref, status: str) -> Problem:
    is_private = status == Status.PRIVATE.value
    hint = "take the reference out" if is_private else "publish that record, or build with --drafts"
    return problem(
        "withheld-reference",
        f"this leads to a {status} record, which the site does not show",
        ref.span,
        hint,
    )


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
