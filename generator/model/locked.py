"""What captures.lock holds: of each capture its hashes, of each verified quotation where it stands. No sentence.

One line says one thing, and lines are in an order of their own, so that git can merge them and a person read them:

    capture khaama.txt
      bytes sha256:… 7312
      text sha256:… 7104
      quote sha256:… exact at 120-145 of 2 flags: denied, not
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import pairwise

import msgspec

from generator.model.body import Quote
from generator.model.patterns import later
from generator.model.problems import CODES, Problem, Span, problem
from generator.model.quotations import Span as Part
from generator.model.quotations import Verdict

LOCK, PRIVATE_LOCK = "captures.lock", "captures.private.lock"
RUN = "run `python -m generator lock`"
_HEAD = """\
# What is known of each captured original, and of each quotation that was verified in it. No sentence of any source.
# Written by `python -m generator lock`. Commit it: where an original is not at hand, this vouches for its quotations.
"""
_PRIVATE_HEAD = """\
# As captures.lock, for what is not published: drafts, private records, articles with `hash: private`.
# Written by `python -m generator lock`. Keep it to yourself, as you do the captures: never commit it.
"""
_FORM = "dossier-lock 1"
_HASH = r"sha256:(?P<hash>[0-9a-f]{64})"
_PART = r"[0-9]{1,18}-[0-9]{1,18}"
_LINES = {
    "capture": later(r"capture (?P<name>\S.*)"),
    "bytes": later(rf"bytes {_HASH} (?P<length>[0-9]{{1,18}})"),
    "text": later(rf"text {_HASH} (?P<length>[0-9]{{1,18}})"),
    "quote": later(
        rf"quote {_HASH} (?P<verdict>exact|normalised) at (?P<parts>{_PART}(?:,{_PART})*)"
        r"(?: of (?P<matches>[0-9]{1,9}))?(?P<edited> edited)?"
        r"(?: but (?P<problems>[a-z-]+(?:,[a-z-]+)*))?(?: flags: (?P<flags>.+))?"
    ),
}
_MERGE = later(r"(<{7}|>{7}|\|{7}|={7})(\s.*)?")


class LockedQuote(msgspec.Struct, frozen=True, order=True):
    """A quotation that was verified. `hash` is its `quote_hash`; offsets are in characters of the capture's text.

    `problems` are codes of what was wrong although the words stood; `flags` the words of denial in its sentence.
    """

    hash: str
    verdict: str
    passage: tuple[Part, ...]
    matches: int = 1
    edited: bool = False
    flags: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


class LockedCapture(msgspec.Struct, frozen=True):
    """A capture: the SHA-256 and length of its bytes and of its text, in bytes and in characters.

    `span` is where it stands in the file that was read, `lines` where each of its quotations stands, by their hashes.
    """

    name: str
    sha256: str
    size: int
    text_sha256: str
    length: int
    quotes: tuple[LockedQuote, ...] = ()
    span: Span = Span(LOCK)
    lines: dict[str, int] = {}

    def place(self, wanted: str) -> Span:
        """Where the quotation of that hash stands."""
        return Span(self.span.path, self.lines.get(wanted, self.span.line))

    def quote(self, wanted: str) -> LockedQuote | None:
        """The quotation of that hash, if it is known."""
        return next((q for q in self.quotes if q.hash == wanted), None)


Locked = Mapping[str, LockedCapture]
"""What is known of each capture, by its name."""


class Locks(msgspec.Struct, frozen=True):
    """The two locks as they should read, each in the order of its captures' names.

    `lacking` says what captures.lock does not hold of it, or holds in vain; empty where it is up to date.
    """

    public: tuple[LockedCapture, ...] = ()
    private: tuple[LockedCapture, ...] = ()
    lacking: str = ""


def quote_hash(quote: Quote) -> str:
    """The SHA-256 of a quotation's words in UTF-8; where it says which of several it means, of that as well."""
    asked = [quote.text]
    asked += [f"#{quote.which}"] if quote.which is not None else []
    asked += [f"before {quote.before}"] if quote.before else []
    asked += [f"after {quote.after}"] if quote.after else []
    # A line of the words themselves must never pass for what says which of them is meant.
    return hash_of("\n".join(part.replace("\\", r"\\").replace("\n", r"\n") for part in asked))


def hash_of(text: str) -> str:
    """The SHA-256 of a text in UTF-8, as hexadecimal digits."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def as_text(captures: Iterable[LockedCapture], *, private: bool = False) -> str:
    """The lock as it is written: the same for the same content."""
    out = [_PRIVATE_HEAD if private else _HEAD, _FORM, "\n"]
    for capture in sorted(captures, key=lambda c: c.name):
        out.append(f"\ncapture {capture.name}\n")
        out.append(f"  bytes sha256:{capture.sha256} {capture.size}\n")
        out.append(f"  text sha256:{capture.text_sha256} {capture.length}\n")
        out += (f"  {_quote_line(quote)}\n" for quote in sorted(set(capture.quotes)))
    return "".join(out)


def _quote_line(quote: LockedQuote) -> str:
    parts = ",".join(f"{a}-{b}" for a, b in quote.passage)
    line = f"quote sha256:{quote.hash} {quote.verdict} at {parts}"
    line += f" of {quote.matches}" if quote.matches > 1 else ""
    line += " edited" if quote.edited else ""
    line += f" but {','.join(quote.problems)}" if quote.problems else ""
    return line + (f" flags: {', '.join(quote.flags)}" if quote.flags else "")


def parse(text: str, path: str) -> tuple[dict[str, LockedCapture], list[Problem]]:
    """What a lock says. Where git left both sides of a merge, both are read, and that is a problem."""
    reading = _Reading(path)
    for number, line in enumerate(text.split("\n"), 1):
        reading.line(number, line.strip())
    return reading.ended()


class _Reading:
    """A lock while it is read: the capture that the lines are about, and what is wrong so far."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._captures: dict[str, dict[str, list[re.Match[str]]]] = {}
        self._lines: dict[str, dict[str, int]] = {}
        self._spans: dict[str, Span] = {}
        self._current = ""
        self._formed = False
        self._merging = False
        self._problems: list[Problem] = []

    def line(self, number: int, line: str) -> None:
        span = Span(self._path, number, 1, len(line))
        if not line or line.startswith("#"):
            return
        if _MERGE.fullmatch(line):
            if not self._merging:
                say = "git could not merge this file, and left both sides in it"
                self._problems.append(problem("unmerged-lock", say, span, f"{RUN}: it takes what holds of both"))
            self._merging = True
        elif line == _FORM:
            self._formed = True
        elif not self._formed:
            hint = f"the first line must be `{_FORM}`: is it from a newer version of this tool? Else {RUN} without it"
            self._problems.append(problem("bad-lock", "this is no lock that can be read", span, hint))
            self._formed = True
        else:
            self._fact(line, span)

    def _fact(self, line: str, span: Span) -> None:
        word = line.partition(" ")[0]
        found = _LINES[word].fullmatch(line) if word in _LINES else None
        if found is None or not _sound(found) or (word != "capture" and not self._current):
            hint = f"bring back the file as it was written, or remove the line and {RUN}"
            self._problems.append(problem("bad-lock", "this line cannot be read", span, hint))
        elif word == "capture":
            self._current = found["name"]
            self._captures.setdefault(self._current, {"bytes": [], "text": [], "quote": []})
            self._spans.setdefault(self._current, span)
        else:
            self._captures[self._current][word].append(found)
            self._lines.setdefault(self._current, {})[found["hash"]] = span.line

    def ended(self) -> tuple[dict[str, LockedCapture], list[Problem]]:
        captures = {}
        for name, facts in self._captures.items():
            known, texts = {m.group() for m in facts["bytes"]}, {m.group() for m in facts["text"]}
            doubled = len(facts["quote"]) > len({m["hash"] for m in facts["quote"]})
            last = max((end for m in facts["quote"] for _, end in _parts(m["parts"])), default=0)
            if len(known) > 1:
                self._amiss(name, f"two different files are recorded here as `{name}`", "leave the right one")
            elif not known or not texts:
                self._amiss(name, f"of `{name}` the line `{'text' if known else 'bytes'}` is missing")
            elif not self._merging and (len(texts) > 1 or doubled):
                self._amiss(name, f"something is recorded of `{name}` twice")
            elif not self._merging and last > int(facts["text"][0]["length"]):
                self._amiss(name, f"a quotation from `{name}` is recorded as standing behind the end of its text")
            else:
                captures[name] = _capture(name, facts, self._spans[name], self._lines[name])
        return captures, self._problems

    def _amiss(self, name: str, say: str, do: str = "") -> None:
        hint = do or f"bring back the file as it was written, or remove all of `{name}` and {RUN}"
        self._problems.append(problem("bad-lock", say, self._spans[name], hint))


def _capture(name: str, facts: Mapping[str, list[re.Match[str]]], span: Span, lines: dict[str, int]) -> LockedCapture:
    whole, text = facts["bytes"][0], facts["text"][0]
    return LockedCapture(
        name,
        whole["hash"],
        int(whole["length"]),
        text["hash"],
        int(text["length"]),
        tuple(sorted({_quote(found) for found in facts["quote"]})),
        span,
        lines,
    )


def _sound(found: re.Match[str]) -> bool:
    """Whether what a line says can be: ranges that go forward, and codes that there are."""
    facts = found.groupdict()
    ranges = list(_parts(facts["parts"])) if facts.get("parts") else []
    forward = all(a < b for a, b in ranges) and all(b <= c for (_, b), (c, _) in pairwise(ranges))
    return forward and all(code in CODES for code in (facts.get("problems") or "").split(",") if code)


def _parts(text: str) -> Iterator[Part]:
    for part in text.split(","):
        start, _, end = part.partition("-")
        yield int(start), int(end)


def _quote(found: re.Match[str]) -> LockedQuote:
    return LockedQuote(
        hash=found["hash"],
        verdict=Verdict(found["verdict"]).value,
        passage=tuple(_parts(found["parts"])),
        matches=int(found["matches"] or 1),
        edited=bool(found["edited"]),
        flags=tuple(found["flags"].split(", ")) if found["flags"] else (),
        problems=tuple(found["problems"].split(",")) if found["problems"] else (),
    )
