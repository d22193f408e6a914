"""captures.lock against what is at hand: what it says that does not hold, what it lacks, and how it should read.

Whose captures and quotations are not published stands in the private lock alone: captures that no published record
quotes, those of articles with `hash: private`, and quotations that only drafts and private records make.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

import msgspec

from generator.link.evidence.texts import Texts
from generator.link.evidence.verification import Looked
from generator.link.evidence.vouching import entry
from generator.model.collection import Capture
from generator.model.linked import Backlink, Tie
from generator.model.locked import LOCK, RUN, LockedCapture, LockedQuote, Locks
from generator.model.problems import Problem, problem
from generator.model.records import Article, Key, Record, Status

HIDDEN = (Status.DRAFT, Status.PRIVATE)


class Locking:
    """All records' quotations, looked up, beside the locks that were read: the public one first."""

    def __init__(
        self,
        records: Mapping[Key, Record],
        looked: Iterable[Looked],
        texts: Texts,
        locks: tuple[Mapping[str, LockedCapture], ...],
    ) -> None:
        self._hidden = {r.key for r in records.values() if r.status in HIDDEN}
        self._articles = [r for r in records.values() if isinstance(r, Article) and r.capture]
        self._texts = texts
        self._locks = locks
        self._open: dict[str, dict[str, LockedQuote]] = defaultdict(dict)
        self._closed: dict[str, dict[str, LockedQuote]] = defaultdict(dict)
        for one in looked:
            article = records[one.article]
            made = entry(one.quote, one.checked)
            if made is not None and isinstance(article, Article) and article.capture:
                public = records[one.by].status not in HIDDEN and not _is_secret(article)
                (self._open if public else self._closed)[article.capture][made.hash] = made

    def made(self) -> Locks:
        """The locks as they should read. Of a capture that is not at hand, what was known of it is kept."""
        public, private = [], []
        secret = {a.capture for a in self._articles if a.hash_private}
        shown = {a.capture for a in self._articles if not _is_secret(a)} - secret
        for name, known in self._known().items():
            mine, other = self._open.get(name, {}), self._closed.get(name, {})
            if name in shown:
                public.append(_with(known, mine.values()))
                if other.keys() - mine.keys():
                    private.append(_with(known, (q for h, q in other.items() if h not in mine)))
            else:
                private.append(_with(known, {**mine, **other}.values()))
        return Locks(tuple(public), tuple(private), self._lacking(public))

    def _known(self) -> dict[str, LockedCapture]:
        """What is known of each capture, its quotations aside."""
        out: dict[str, LockedCapture] = {}
        for article in self._articles:
            capture, locked = self._texts.capture(article.key), self._texts.locked(article.key)
            if capture is not None:
                out[article.capture] = _facts(article.capture, capture, self._texts.text_hash(article.key))
            elif locked:
                out[article.capture] = msgspec.structs.replace(locked[0], quotes=())
        return dict(sorted(out.items()))

    def mistakes(
        self, backlinks: Mapping[Key, Iterable[Backlink]], ties: Mapping[Key, Iterable[Tie]]
    ) -> Iterator[Problem]:
        """Where a lock says what a capture at hand does not bear out. `backlinks` and `ties` say who rests on it."""
        for article in self._articles:
            capture = self._texts.capture(article.key)
            for lock in self._locks if capture is not None else ():
                locked = lock.get(article.capture)
                if capture is not None and locked is not None:
                    resting = partial(self._resting, article.key, backlinks, ties)
                    yield from self._compare(article, capture, locked, resting)

    def _compare(
        self, article: Article, capture: Capture, locked: LockedCapture, find_resting: Callable[[], str]
    ) -> Iterator[Problem]:
        now = _facts(article.capture, capture, self._texts.text_hash(article.key))
        if now.sha256 != locked.sha256:
            say = (
                f"`captures/{locked.name}` is not the file that is recorded here: "
                f"its SHA-256 is {now.sha256[:12]}…, and was {locked.sha256[:12]}…"
            )
            resting = find_resting()
            do = f"put the old file back; or, if you mean the new one, {RUN[4:-1]} --update {locked.name}`"
            yield problem("changed-capture", say, locked.span, f"{resting}\n{do}" if resting else do)
        elif (now.size, now.text_sha256, now.length) != (locked.size, locked.text_sha256, locked.length):
            say = f"the text that is read from `captures/{locked.name}` is not the one that is recorded here"
            do = f"the file is the same. If you have a newer version of this tool, {RUN}, and look at what it changes"
            yield problem("wrong-lock", say, locked.place(locked.text_sha256), do)
        else:
            fresh = {**self._closed.get(locked.name, {}), **self._open.get(locked.name, {})}
            for known in locked.quotes:
                if known.hash in fresh and fresh[known.hash] != known:
                    yield _differs(known, fresh[known.hash], locked)

    def _resting(
        self, article: Key, backlinks: Mapping[Key, Iterable[Backlink]], ties: Mapping[Key, Iterable[Tie]]
    ) -> str:
        """What rests on an article, in words: what names it, or a claim of it. What is not published is counted."""
        seen: set[Key] = set()
        ahead = [article]
        while ahead:
            key = ahead.pop()
            by = {link.by for link in backlinks.get(key, ())} | {tie.by for tie in ties.get(key, ())}
            new = by - seen - {article}
            seen |= new
            ahead += [k for k in new if k.kind == "claim"]
        told = [str(key) for key in sorted(seen - self._hidden)]
        hidden = len(seen & self._hidden)
        told += [f"{_several(hidden, 'record')} not published"] if hidden else []
        return f"what rests on it: {', '.join(told)}" if told else ""

    def _lacking(self, made: Iterable[LockedCapture]) -> str:
        """What is not at hand cannot be added, so it does not count."""
        lock: Mapping[str, LockedCapture] = self._locks[0] if self._locks else {}
        at_hand = {a.capture for a in self._articles if self._texts.capture(a.key) is not None}
        wanted = {c.name: c for c in made}
        new = [c for c in wanted if c in at_hand and c not in lock]
        quotes = {(n, q.hash) for n, c in wanted.items() if n in at_hand for q in c.quotes}
        known = {(n, q.hash) for n, c in lock.items() for q in c.quotes}
        in_vain = {(n, h) for n, h in known if n not in wanted or (n in at_hand and (n, h) not in quotes)}
        gone = [n for n in lock if n not in wanted]
        said = [
            _several(len(new), "new capture") if new else "",
            _several(len(quotes - known), "new quotation") if quotes - known else "",
            f"{_several(len(in_vain), 'quotation')} no longer made" if in_vain else "",
            f"{_several(len(gone), 'capture')} no longer named" if gone else "",
        ]
        if not any(said):
            return ""
        return f"{LOCK} is not up to date: {', '.join(filter(None, said))}" if lock else f"there is no {LOCK} yet"


def _several(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _is_secret(article: Article) -> bool:
    return article.status in HIDDEN or article.hash_private


def _facts(name: str, capture: Capture, text_hash: str) -> LockedCapture:
    return LockedCapture(name, capture.sha256, capture.size, text_hash, len(capture.text))


def _with(known: LockedCapture, quotes: Iterable[LockedQuote]) -> LockedCapture:
    return msgspec.structs.replace(known, quotes=tuple(sorted(quotes)))


def _differs(known: LockedQuote, fresh: LockedQuote, locked: LockedCapture) -> Problem:
    here, there = f"{fresh.verdict} at {_places(fresh)}", f"{known.verdict} at {_places(known)}"
    what = "not all that is recorded of it holds"
    if here != there:
        what = f"it stands there {here}, and not {there}"
    elif fresh.flags != known.flags:
        what = f"its sentence holds these words of denial: {_words(fresh)}, and not these: {_words(known)}"
    say = f"of a quotation from `{locked.name}` something else is recorded than the capture bears out: {what}"
    do = "was this file changed by hand, or is this a newer version of the tool? The capture is right:"
    do = f"{do} {RUN}, and look at what it changes"
    return problem("wrong-lock", say, locked.place(known.hash), do)


def _places(quote: LockedQuote) -> str:
    return ", ".join(f"{a}–{b}" for a, b in quote.passage)


def _words(quote: LockedQuote) -> str:
    return ", ".join(quote.flags) or "none"
