"""Words and phrases that must not be published, and bytes, to those that stand in the bytes, however encoded.

A needle is found in text however it is spelled (case, composed or decomposed, with or without accents) and
escaped (see encodings.py), in base64, in UTF-16, and across tags. In what is no text only single words of six
letters and more are looked for. Whether a word may be published is left to the caller: see `without`.

A site repeats itself: of the pieces that its pages fall into, few are new. So each piece is looked into once,
and then stands for a short code: one letter for each word that occurs in a phrase. A page is the string of
its codes, and phrases are looked up in that.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress

import msgspec

from generator.engine.encodings import plain, quads, unpacked
from generator.engine.errors import LeakFound
from generator.engine.output import Output
from generator.engine.words import bare, words_of

Form = tuple[str, ...]
"""One spelling of a needle, as words."""

LONG = 6
"""Letters of a word that is looked for in base64 and in what is no text: shorter ones occur by chance."""

NESTED = 12
"""Letters of base64 from which it is unpacked and looked into for words of any length, and for phrases."""

REMEMBERED = 400_000
"""Pieces whose codes are kept; beyond that all are forgotten, to bound the memory."""

BREAK, HIT = "\x00", "\x01"
"""The code of a word that is in no phrase; and what marks a piece that holds a needle by itself."""

_SEPARATORS = bytes([*range(33), 127]) + b"\"'<>=,(){}[]|`:!?*$@~^."
_PIECES = bytes(32 if code in _SEPARATORS else code for code in range(256))
_CONTROLS = bytes(code for code in range(32) if chr(code) not in "\t\n\v\f\r")

_TAG = re.compile(rb"<[^<>]*>")
_NAMES = rb"a|abbr|b|bdi|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u|wbr"
_INLINE = rb"/?(?:" + _NAMES + rb")\b[^<>]*>"
_WITHIN_A_WORD = re.compile(rb"<(?<=[\w\x80-\xff]<)" + _INLINE + rb"(?:<" + _INLINE + rb")*(?=[\w\x80-\xff])")
_ESCAPED_TAG = re.compile(rb"&(?:lt|#0*60|#[xX]0*3[cC]|amp;lt|amp;#0*60);|\\u003[cC]|%3[cC]")

_ASCII_LETTERS = re.compile(rb"[A-Za-z]{%d,}" % LONG)
_LETTERS = re.compile(
    rb"(?:[A-Za-z]|[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}){%d,}" % LONG
)


class Needle(msgspec.Struct, frozen=True):
    """A word or a phrase that must not occur. `label` is what is told of it, and should not be its words."""

    label: str
    text: str


class Leaks:
    """A search for many needles at once. It remembers the pieces it has seen, so one should serve a site."""

    def __init__(self, needles: Iterable[Needle]) -> None:
        labels: dict[Form, set[str]] = {}
        for needle in needles:
            spellings = {needle.text} if needle.text.isascii() else {needle.text, bare(needle.text)}
            for form in {words_of(spelling) for spelling in spellings} - {()}:
                labels.setdefault(form, set()).add(needle.label)
        self._prepare({form: frozenset(known) for form, known in labels.items()})

    def found(self, content: bytes) -> frozenset[str]:
        """The labels of the needles that stand in the bytes."""
        return frozenset(label for form in self._forms_in(content) for label in self._labels[form])

    def check(self, output: Output) -> None:
        """LeakFound where a needle stands in the file or in its path."""
        labels = self.found(output.content) | self.found(output.path.encode())
        if labels:
            told = tuple(sorted(labels))
            raise LeakFound(
                f"`{output.path}` holds words that stand in nothing that is published: {', '.join(told)}.",
                "Nothing was published. Please report this; it is a mistake of the program.",
                output.path,
                told,
            )

    def without(self, inputs: Iterable[bytes]) -> "Leaks":
        """A search for the same needles, less each spelling that stands in inputs which may be published."""
        known = {form for content in inputs for form in self._forms_in(content)}
        rest = Leaks(())
        rest._prepare({form: labels for form, labels in self._labels.items() if form not in known})
        return rest

    def _prepare(self, labels: dict[Form, frozenset[str]]) -> None:
        self._labels = labels
        self._seen = _Codes(self)
        self._hits: dict[bytes, frozenset[Form]] = {}
        phrases = sorted(form for form in labels if len(form) > 1)
        vocabulary = sorted({word for phrase in phrases for word in phrase})
        self._letters = {word: chr(code) for code, word in enumerate(vocabulary, ord(HIT) + 1)}
        self._phrases: dict[int, dict[str, Form]] = {}
        for phrase in phrases:
            code = "".join(self._letters[word] for word in phrase)
            self._phrases.setdefault(len(phrase), {})[code] = phrase
        self._stretches = re.compile(f"[^{BREAK}]{{{min(self._phrases, default=1)},}}")
        self._long = {form[0]: form for form in labels if len(form) == 1 and len(form[0]) >= LONG}
        self._lengths = sorted({len(word) for word in self._long})
        self._all_ascii = all(word.isascii() for word in self._long)
        self._quads: dict[bytes, set[str]] = {}
        for word in self._long:
            for spelling in {word, word.title(), word.upper()}:
                for form in {spelling, unicodedata.normalize("NFD", spelling)}:
                    for quad in quads(form.encode()):
                        self._quads.setdefault(quad, set()).add(word)

    def _forms_in(self, content: bytes) -> set[Form]:
        if not self._labels:
            return set()
        if len(self._seen) > REMEMBERED:
            self._seen.clear()
            self._hits.clear()
        found: set[Form] = set() if _is_utf8(content) else self._in_binary(content)
        for text in _texts_of(content):
            found |= self._in_text(text)
        return found

    def _in_text(self, content: bytes) -> set[Form]:
        found = self._in_pieces(content)
        if _ESCAPED_TAG.search(content):
            content = plain(content.decode()).encode("utf-8", "replace")
        joined = _WITHIN_A_WORD.sub(b"", content)
        if self._phrases or joined != content:
            found |= self._in_pieces(_TAG.sub(b" ", joined))
        return found

    def _in_pieces(self, content: bytes) -> set[Form]:
        pieces = content.translate(_PIECES).split()
        codes = "".join(map(self._seen.__getitem__, pieces))
        found: set[Form] = set()
        if HIT in codes:
            codes = codes.replace(HIT, "")
            found.update(*(self._hits[piece] for piece in self._hits.keys() & set(pieces)))
        found.update(self._in_codes(codes))
        return found

    def _in_codes(self, codes: str) -> Iterator[Form]:
        for stretch in self._stretches.findall(codes):
            for length, phrases in self._phrases.items():
                if len(stretch) >= length:
                    windows = {stretch[start : start + length] for start in range(len(stretch) - length + 1)}
                    yield from (phrases[code] for code in windows & phrases.keys())

    def code_of(self, piece: bytes) -> str:
        """What a piece stands for among the codes; called once for each that is new."""
        text = piece.decode()
        read = plain(text)
        words = words_of(read)
        hits: set[Form] = {(word,) for word in words if (word,) in self._labels}
        if read != text:
            hits |= {(word,) for word in words_of(text) if (word,) in self._labels}
        hits |= self._in_base64(piece)
        code = "".join(self._letters.get(word, BREAK) for word in words)
        if not hits:
            return code
        self._hits[piece] = frozenset(hits)
        return HIT + code

    def _in_base64(self, piece: bytes) -> set[Form]:
        quads_of = self._quads
        fours = [piece[start : start + 4] for start in range(len(piece) - 3)]
        suspects = {word for four in fours if four in quads_of for word in quads_of[four]}
        # Base64 of this length has letters of both cases, and next to no piece of a page has.
        nested = len(piece) >= NESTED and piece != piece.lower() and piece != piece.upper()
        found: set[Form] = set()
        for content in unpacked(piece) if suspects or nested else ():
            text = " ".join(words_of(content.decode("utf-8", "replace"))) if suspects else ""
            found |= {(word,) for word in suspects if word in text}
            if nested and _is_clean(content) and _is_utf8(content):
                found |= self._in_text(content)
        return found

    def _in_binary(self, content: bytes) -> set[Form]:
        runs = (_ASCII_LETTERS if self._all_ascii else _LETTERS).findall(content)
        found: set[Form] = set()
        for run in set(runs):
            for word in words_of(run.decode("utf-8", "replace")):
                for length in self._lengths:
                    for start in range(len(word) - length + 1):
                        if (form := self._long.get(word[start : start + length])) is not None:
                            found.add(form)
        return found


class _Codes(dict[bytes, str]):
    """The codes of pieces, made when first asked for."""

    def __init__(self, leaks: Leaks) -> None:
        self._leaks = leaks

    def __missing__(self, piece: bytes) -> str:
        code = self[piece] = self._leaks.code_of(piece)
        return code


def _texts_of(content: bytes) -> Iterator[bytes]:
    """What the bytes are as text, in UTF-8: they may be in UTF-8, Latin-1 or UTF-16, or no text at all.

    UTF-16 has bytes that no other text has; it is tried in both orders, and from the second byte too.
    """
    if _is_utf8(content):
        yield content
    elif _is_clean(content):
        yield content.decode("latin-1").encode()
    if _is_clean(content):
        return
    for start in (0, 1):
        whole = content[start : start + (len(content) - start) // 2 * 2]
        for order in ("utf-16-le", "utf-16-be"):
            with suppress(UnicodeDecodeError):
                yield whole.decode(order).encode()


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_clean(content: bytes) -> bool:
    """Whether no control character stands in the bytes that text has no use for."""
    return len(content.translate(None, _CONTROLS)) == len(content)
