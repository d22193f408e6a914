"""Every name a record goes by, and the look-up of a reference among them. Names in running prose are mentions.py's."""

from collections import defaultdict
from collections.abc import Iterable

from generator.model.body import Ref
from generator.model.collection import Withheld
from generator.model.problems import Problem, problem
from generator.model.records import KINDS, Actor, Key, Place, Record, Status
from generator.model.spelling import fold, nearest, nearest_folded

_STEPS = 5
# A hint names so many records, sought among so many near spellings, for a record may go by several.
_HINTS, _SPELLINGS = 3, 20


def spellings(record: Record) -> tuple[str, ...]:
    """The title or name, and the other spellings in use."""
    others = tuple(n.text for n in record.names) if isinstance(record, Actor | Place) else ()
    return tuple(dict.fromkeys((record.title, *others)))


class Names:
    """All names, in the steps of a look-up: `kind:id`, id, former id, exact spelling, folded spelling."""

    def __init__(self, records: Iterable[Record], withheld: Iterable[Withheld]) -> None:
        self._live: list[dict[str, list[Key]]] = [defaultdict(list) for _ in range(_STEPS)]
        self._hidden: list[dict[str, list[Withheld]]] = [defaultdict(list) for _ in range(_STEPS)]
        self._spellings: list[tuple[str, Key]] = []
        # Made when the first hint is: most dossiers need none.
        self._folded: dict[tuple[str, Key], str] = {}
        self._hints: dict[tuple[str, tuple[str, ...]], str] = {}
        for record in records:
            names = spellings(record)
            self._spellings += [(name, record.key) for name in (record.key.id, *names)]
            for step, words in enumerate(_steps(record.key, record.formerly, names)):
                for word in words:
                    self._live[step][word].append(record.key)
        for hidden in withheld:
            for step, words in enumerate(_steps(hidden.key, (), hidden.names)):
                for word in words:
                    self._hidden[step][word].append(hidden)

    def find(self, ref: Ref) -> Key | Problem:
        """The one record that a reference leads to, or what is wrong with it."""
        elsewhere: list[Key] = []
        for step in range(_STEPS):
            word = fold(ref.text) if step == _STEPS - 1 else ref.text.casefold() if step < 3 else ref.text
            found = self._live[step].get(word, [])
            wanted = [k for k in dict.fromkeys(found) if not ref.kinds or k.kind in ref.kinds]
            hidden = [h for h in self._hidden[step].get(word, []) if not ref.kinds or h.key.kind in ref.kinds]
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
                return _withheld(ref, hidden[0])
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
        if not self._folded:
            self._folded = {(name, key): fold(name) for name, key in self._spellings}
        among = {pair: form for pair, form in self._folded.items() if form and (not kinds or pair[1].kind in kinds)}
        near: dict[Key, str] = {}
        for name, key in nearest_folded(text, among, limit=_SPELLINGS):
            near.setdefault(key, name)
        hints = [
            f"`{key.id}` ({key.kind}, {name})" if name != key.id else f"`{name}` ({key.kind})"
            for key, name in list(near.items())[:_HINTS]
        ]
        return "did you mean " + " or ".join(hints) + "?" if hints else ""


def _steps(key: Key, formerly: Iterable[str], names: Iterable[str]) -> tuple[set[str], ...]:
    ids = {key.id.casefold()}
    old = {i.casefold() for i in formerly}
    return ({f"{key.kind}:{i}" for i in ids | old}, ids, old, set(names), {fold(n) for n in names} - {""})


def _withheld(ref: Ref, hidden: Withheld) -> Problem:
    hint = (
        "take the reference out" if hidden.status is Status.PRIVATE else "publish that record, or build with --drafts"
    )
    return problem(
        "withheld-reference",
        f"this leads to a {hidden.status.value} record, which the site does not show",
        ref.span,
        hint,
    )


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
