"""The inside of a citation's brackets to what it cites: `see @khaama ¶4; @world-today "…" #2, in passing`.

Whether the key leads to a record, and whether the words stand there, is left to link/.
"""

import re
from collections.abc import Callable, Iterator

import msgspec

from generator.load.body.brackets import KEY, QUOTES, quotation_end
from generator.load.body.locators import locator
from generator.load.body.marks import FIRST, MARK
from generator.load.body.offsets import Change, Offsets, Rewritten
from generator.load.body.singles import single_spans
from generator.load.body.unread import titles, unread_spans
from generator.model.body import Cited, Quote, Ref
from generator.model.patterns import later
from generator.model.problems import Problem, Span, problem
from generator.model.records import KINDS

_TOKEN = later(rf"\\.|[;{''.join(QUOTES)}]", re.DOTALL)
_ANGLES = later("《[^》]{1,300}》|〈[^〉]{1,300}〉")
_WHICH = later(r"[ ]*#(\d{1,4})(?!\w)")
_ESCAPED = later(r"\\([!-/:-@\[-`{-~])")
_DISPUTED = later(r"disputed\b[\s,،]*", re.IGNORECASE)
_BREAK = later(rf"[ \t]*+\n[ \t]*+(?>(?:>[ \t]*+)*)|{MARK.pattern}")
_KIND = later(r"(\w+):\S")
# What has only one reading: no brackets, backslashes or other quotation marks can stand in it.
_PLAIN = later(r'@(?P<id>[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)(?: "(?P<words>[^"\\\[\]]+)")?')
_CITABLE = ("article", "claim")
_FORM = 'write it as [@id], [@id "the words" ¶4] or [@claim:id], several with `;` between'
At = Callable[[int, int], Span]


class _Text(msgspec.Struct, frozen=True):
    """Words outside quotation marks."""

    start: int
    end: int


class _Quotation(msgspec.Struct, frozen=True):
    """The words between quotation marks, and which of several such passages is meant."""

    start: int
    end: int
    which: int | None


_Part = list[_Text | _Quotation]


def parse_cited(text: str, span: Span) -> tuple[tuple[Cited, ...], list[Problem]]:
    """What a string cites that is written like the inside of a citation, and begins at `span`."""
    flat = on_one_line(text)
    offsets = Offsets(text, span.path, span.line, span.column).after(flat)
    return read_citation(flat.text, offsets.span)


def on_one_line(text: str) -> Rewritten:
    """The text with each line end, and the `>` of a block quotation after it, as a space; without marks."""
    if "\n" not in text and FIRST not in text:
        return Rewritten(text)
    return Rewritten(text, [Change(m.start(), m.end(), " " if "\n" in m[0] else "") for m in _BREAK.finditer(text)])


def unescaped(text: str) -> str:
    """The text without the backslashes before punctuation."""
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def read_citation(text: str, at: At) -> tuple[tuple[Cited, ...], list[Problem]]:
    """What the inside of a citation cites; `at` gives the place of a part of `text`, which is on one line."""
    plain = _PLAIN.fullmatch(text)
    if plain:
        return (_plain(plain, at),), []
    problems: list[Problem] = []
    cited: list[Cited] = []
    for part in _parts(text, at, problems):
        if all(isinstance(p, _Text) and not text[p.start : p.end].strip() for p in part):
            continue
        one = _cited(text, part, at, problems)
        if one:
            cited.append(one)
    if not cited and not problems:
        problems.append(problem("bad-citation", "nothing is cited here", at(0, len(text)), _FORM))
    return tuple(cited), problems


def _plain(found: "re.Match[str]", at: At) -> Cited:
    """The most frequent citation: the id of an article alone, or with one quotation after it."""
    ref = Ref(found["id"], at(*found.span("id")), ("article",))
    words = found["words"]
    return Cited(ref, quotes=(Quote(words.strip(), at(*found.span("words"))),) if words else ())


def _parts(text: str, at: At, problems: list[Problem]) -> Iterator[_Part]:
    """The text between semicolons, each as words and quotations."""
    part: _Part = []
    begin = start = 0
    while found := _TOKEN.search(text, start):
        start = found.end()
        if found[0] == ";":
            yield [*part, _Text(begin, found.start())]
            part, begin = [], start
        elif found[0] in QUOTES:
            end = quotation_end(text, found.start(), len(text))
            if end < 0:
                mark = at(found.start(), found.end())
                problems.append(
                    problem(
                        "bad-citation",
                        f"the quotation mark {found[0]} is never closed",
                        mark,
                        _close(found[0]),
                    )
                )
                continue
            which = _WHICH.match(text, end + 1)
            if which and not int(which[1]):
                problems.append(
                    problem(
                        "bad-citation",
                        "passages are counted from 1",
                        at(*which.span()),
                        "write #1 for the first",
                    )
                )
            part += [
                _Text(begin, found.start()),
                _Quotation(start, end, max(1, int(which[1])) if which else None),
            ]
            begin = start = which.end() if which else end + 1
    yield [*part, _Text(begin, len(text))]


def _close(mark: str) -> str:
    return f"close it with {QUOTES[mark][-1]} before the closing bracket; for the mark itself write \\{mark}"


def _cited(text: str, part: _Part, at: At, problems: list[Problem]) -> Cited | None:
    keys = [key for p in part if isinstance(p, _Text) for key in KEY.finditer(text, p.start, p.end)]
    whole = at(part[0].start, part[-1].end)
    if not keys:
        shown = text[part[0].start : part[-1].end].strip()
        problems.append(problem("bad-citation", f"no source is named in `{shown}`", whole, _FORM))
        return None
    key = keys[0]
    if len(keys) > 1:
        second = at(*keys[1].span())
        problems.append(
            problem(
                "bad-citation",
                f"`{keys[1][0]}` follows another source",
                second,
                "put a semicolon between the two",
            )
        )
    ref = _ref(key, at, problems)
    if ref is None:
        return None
    before = [text[p.start : min(p.end, key.start())] for p in part if isinstance(p, _Text) and p.start <= key.start()]
    after = [text[max(p.start, key.end()) : p.end] for p in part if isinstance(p, _Text) and p.end >= key.end()]
    where, suffix = _after(after)
    quotes = tuple(
        Quote(unescaped(text[p.start : p.end]).strip(), at(p.start, p.end), p.which)
        for p in part
        if isinstance(p, _Quotation)
    )
    prefix = _words(before)
    for words in (prefix, suffix):
        if _unverified(words):
            say = "words in single quotation marks, or in signs like them, are not verified here"
            problems.append(problem("bad-citation", say, whole, "put them into “…”"))
    which = None if quotes else _WHICH.fullmatch(suffix)
    disputed = _DISPUTED.match(suffix) if ref.kinds == ("claim",) else None
    return Cited(
        ref=ref,
        prefix=prefix,
        locator=where,
        quotes=quotes,
        suffix="" if which else suffix[disputed.end() :] if disputed else suffix,
        disputed=bool(disputed),
        which=max(1, int(which[1])) if which else None,
    )


def _unverified(words: str) -> bool:
    """Whether words are quoted in marks that are not read inside a citation; titles in 《》 are not quoted."""
    return bool(single_spans(words) or unread_spans(words) or len(_ANGLES.findall(words)) > len(titles(words)))


def _ref(key: "re.Match[str]", at: At, problems: list[Problem]) -> Ref | None:
    name = "any" if key["any"] is not None else "id"
    span = at(*key.span(name))
    typed = key[name].strip()
    if not typed:
        problems.append(problem("bad-citation", "no source is named between the braces", span, _FORM))
        return None
    kind = _KIND.match(typed)
    if kind is None or kind[1] not in KINDS:
        return Ref(typed, span, ("article",))
    if kind[1] not in _CITABLE:
        hint = f"link to it with [[{typed}]]; only articles and claims are cited"
        problems.append(problem("bad-citation", f"`{typed}` is no source", span, hint))
        return None
    return Ref(typed, span, (kind[1],))


def _after(segments: list[str]) -> tuple[str, str]:
    """The locator, and the words after it: what follows the key, quotations left out."""
    where = ""
    rest = []
    for segment in segments:
        if not where:
            where, segment = locator(segment)
        rest.append(segment)
    return unescaped(where), _words(rest)


def _words(segments: list[str]) -> str:
    """Words that quotations part, as one text without punctuation that has lost what it stood between."""
    words = (" ".join(unescaped(segment).split()) for segment in segments)
    return " ".join(word for word in (w.strip(" ,،，、") for w in words) if word)
