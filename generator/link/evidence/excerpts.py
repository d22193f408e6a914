"""What of a source's text may be shown, by its `rights`: all, sentences around passages up to a bound, or nothing."""

from collections.abc import Iterable

import msgspec

from generator.model.linked import Extract
from generator.model.patterns import later
from generator.model.records import Rights
from generator.model.site import Excerpt

Range = tuple[int, int]
_WORD = later(
    r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|[^\W_](?:[^\W_]|(?<=[^\W_])['’.,\-](?=[^\W_]))*"
)
_PARAGRAPH = later(r"[^\s](?:[^\n]|\n(?![ \t]*\n))*")


class Cut(msgspec.Struct, frozen=True):
    """The extracts of one source; `sentences` are the contexts that are shown whole; `spent`: the bound was reached."""

    extracts: tuple[Extract, ...] = ()
    sentences: frozenset[Range] = frozenset()
    spent: bool = False


def count_words(text: str) -> int:
    """Words as a bound on excerpts counts them; in scripts without spaces every character is one."""
    return len(_WORD.findall(text))


def cut(text: str, passages: Iterable[tuple[tuple[Range, ...], Range]], rights: Rights, bound: Excerpt) -> Cut:
    """Choose what is shown of `text`, given the passages (their parts, and the sentences around them).

    Sentences are taken in the order of the text while their words stay within the greater of `bound.words` and
    `bound.share` per cent. Beyond that only the quoted words themselves stand: the writer has typed them already.
    """
    found = sorted(set(passages))
    if rights is Rights.CITE:
        return Cut()
    if rights is Rights.FULL:
        return Cut(_extracts(text, [(0, len(text))]), frozenset(context for _, context in found))
    budget = max(bound.words, count_words(text) * bound.share // 100)
    shown: list[Range] = []
    sentences: set[Range] = set()
    spent = False
    for parts, context in found:
        cost = sum(count_words(text[a:b]) for a, b in _missing(context, shown))
        if cost <= budget:
            budget -= cost
            shown = _merge([*shown, context], text)
            sentences.add(context)
        else:
            spent = True
            shown = _merge([*shown, *parts], text)
    return Cut(_extracts(text, shown), frozenset(sentences), spent)


def _missing(wanted: Range, shown: list[Range]) -> list[Range]:
    """The stretches of `wanted` that are not shown yet."""
    at, end = wanted
    out = []
    for a, b in shown:
        if b <= at or a >= end:
            continue
        if a > at:
            out.append((at, a))
        at = b
    return [*out, (at, end)] if at < end else out


def _merge(ranges: list[Range], text: str) -> list[Range]:
    """Ranges in order, those that touch or are parted by white space alone made one."""
    out: list[Range] = []
    for a, b in sorted(ranges):
        if out and (a <= out[-1][1] or not text[out[-1][1] : a].strip()):
            out[-1] = (out[-1][0], max(out[-1][1], b))
        else:
            out.append((a, b))
    return out


def _extracts(text: str, shown: list[Range]) -> tuple[Extract, ...]:
    """The stretches of each paragraph that are shown; both run through the text once, in order."""
    out = []
    at = 0
    for number, paragraph in enumerate(_PARAGRAPH.finditer(text), 1):
        while at < len(shown) and shown[at][1] <= paragraph.start():
            at += 1
        following = at
        while following < len(shown) and shown[following][0] < paragraph.end():
            start = max(shown[following][0], paragraph.start())
            piece = text[start : min(shown[following][1], paragraph.end())]
            if piece.strip():
                out.append(Extract(number, start + len(piece) - len(piece.lstrip()), piece.strip()))
            following += 1
    return tuple(out)
