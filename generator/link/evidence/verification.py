"""Every quotation looked up in every source that it may stand in, and what of the sources may then be shown.

The verdict on one quotation in one text is link/quotations/'s; this says which text, and what follows from the verdict.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from generator.link.evidence.excerpts import Cut, cut
from generator.link.evidence.texts import Texts
from generator.link.ties import quotations
from generator.model.body import Quote, Ref
from generator.model.linked import CheckedQuote, Context, Passage, SourceText
from generator.model.locked import quote_hash
from generator.model.problems import Problem
from generator.model.quotations import Checked, Verdict
from generator.model.records import Article, Claim, Key, Record
from generator.model.site import Site

_BEST_FIRST = (Verdict.EXACT, Verdict.NORMALISED, Verdict.UNCHECKABLE, Verdict.ABSENT, Verdict.INVALID)
Parts = tuple[tuple[int, int], ...]


class Looked(msgspec.Struct, frozen=True):
    """A quotation, the record that it stands in, the source in which it stands best, and the verdict there."""

    by: Key
    quote: Quote
    article: Key
    checked: Checked
    accepted: tuple[str, ...]


def verify(
    records: Iterable[Record],
    every: Mapping[Key, Record],
    found: Mapping[Ref, Key],
    texts: Texts,
) -> tuple[list[Looked], list[Problem]]:
    """Look up every quotation of some records, which may cite any of `every`.

    One whose source is unknown is left out: that is reported already.
    """
    looked: list[Looked] = []
    problems: list[Problem] = []
    for record in records:
        reasons = {a.code: a.reason for a in record.accept}
        for refs, quote in quotations(record):
            candidates = dict.fromkeys(_articles(refs, found, every))
            results = [(_check(quote, key, texts), key) for key in candidates]
            if results:
                from generator.link.evidence.mistakes import mistakes

                checked, key = min(results, key=lambda r: _BEST_FIRST.index(r[0].verdict))
                accepted = tuple(reasons[code] for code in checked.problems if code in reasons)
                looked.append(Looked(record.key, quote, key, checked, accepted))
                problems += mistakes(quote, key, checked, texts)
    return looked, problems


def _articles(refs: Iterable[Ref], found: Mapping[Ref, Key], records: Mapping[Key, Record]) -> Iterator[Key]:
    for ref in refs:
        record = records.get(found[ref]) if ref in found else None
        if isinstance(record, Article):
            yield record.key
        elif isinstance(record, Claim):
            yield from _articles((e.source for e in record.evidence), found, records)


def _check(quote: Quote, article: Key, texts: Texts) -> Checked:
    locked = texts.locked(article)
    if locked:
        from generator.link.evidence.vouching import vouched

        return vouched(quote, locked)
    from generator.link.quotations.quotes import check

    checked = check(
        quote.text,
        texts.source(article),
        which=quote.which,
        before=quote.before,
        after=quote.after,
        lang=texts.lang(article),
    )
    capture = texts.capture(article)
    if checked.verdict is Verdict.ABSENT and capture is not None and capture.pictures:
        # The words may stand in a picture. What is near them elsewhere is kept, for they may be misquoted as well.
        return msgspec.structs.replace(checked, verdict=Verdict.UNCHECKABLE, matches=0)
    return checked


def fragment(one: Looked, article: Article) -> str:
    """The name of a passage on its article's page, the same at every build: from its offsets alone.

    Where they would identify a leaked copy (`hash: private`), from the quoted words alone.
    """
    if not one.checked.passage:
        return ""
    if article.hash_private:
        return "q" + quote_hash(one.quote)[:16]
    return "q" + "-".join(str(offset) for part in one.checked.passage for offset in part)


def shown(text: str) -> str:
    """A source's text as a reader may see it, every character at its place: a line's end in a word is a hyphen."""
    return text.replace("\u00ad\n", "-\u2060").replace("\f", " ")


def extracts(
    looked: Iterable[Looked], texts: Texts, articles: Iterable[Article], site: Site
) -> dict[Key, tuple[SourceText, Cut]]:
    """For each article, what may be shown of its text and which passages are cited; `quotes` are filled by `reveal`."""
    passages: dict[Key, set[tuple[Parts, tuple[int, int]]]] = defaultdict(set)
    names: dict[Key, set[tuple[Parts, str]]] = defaultdict(set)
    for one in looked:
        if one.checked.passage:
            passages[one.article].add((one.checked.passage, one.checked.context))
            names[one.article].add((one.checked.passage, fragment(one, texts.article(one.article))))
    out = {}
    for article in articles:
        text, basis, sha256 = texts.text(article.key)
        made = cut(shown(text), passages[article.key], article.rights, site.excerpt) if text else Cut()
        cited = tuple(Passage(name, parts) for parts, name in sorted(names[article.key]))
        known = "" if article.hash_private else sha256
        capture = texts.capture(article.key)
        out[article.key] = (
            SourceText(
                article.rights,
                basis,
                known,
                texts.length(article.key),
                made.extracts,
                cited,
                (),
                made.spent,
                _text_hash(article, texts),
                capture.pages if capture else (),
            ),
            made,
        )
    return out


def _text_hash(article: Article, texts: Texts) -> str:
    """The SHA-256 of the text that offsets count in, unless it is kept private."""
    locked = texts.locked(article.key)
    if article.hash_private or not texts.text(article.key)[1]:
        return ""
    return locked[0].text_sha256 if locked else texts.text_hash(article.key)


def reveal(
    looked: Iterable[Looked], cuts: Mapping[Key, tuple[SourceText, Cut]], texts: Texts
) -> dict[Quote, CheckedQuote]:
    """Each quotation with its verdict and as much of its sentence as may be shown."""
    return {one.quote: _reveal(one, cuts[one.article][1], texts) for one in looked}


def _reveal(one: Looked, made: Cut, texts: Texts) -> CheckedQuote:
    from generator.link.quotations.source_words import printed

    checked, sentence = one.checked, None
    if checked.passage and checked.context in made.sentences:
        text = shown(texts.text(one.article)[0])
        (start, end), first, last = checked.context, checked.passage[0][0], checked.passage[-1][1]
        sentence = Context(text[start:first], text[first:last], text[last:end])
    may_show = sentence is not None
    return CheckedQuote(
        text=one.quote.text,
        article=one.article,
        verdict=checked.verdict,
        basis=texts.text(one.article)[1],
        edited=checked.edited,
        matches=checked.matches,
        passage=fragment(one, texts.article(one.article)),
        sentence=sentence,
        flags=checked.flags,
        elided=checked.elided if may_show else (),
        accepted=one.accepted,
        printed=printed(one.quote.text, checked, texts.text(one.article)[0]),
    )


def with_quotes(
    cuts: Mapping[Key, tuple[SourceText, Cut]], checked: Mapping[Quote, CheckedQuote]
) -> dict[Key, SourceText]:
    """The sources, each with all quotations from it, each once, in the order of the text."""
    quotes: dict[Key, dict[CheckedQuote, None]] = defaultdict(dict)
    for one in checked.values():
        quotes[one.article][one] = None
    order = {key: {p.fragment: n for n, p in enumerate(source.passages)} for key, (source, _) in cuts.items()}
    return {
        key: msgspec.structs.replace(
            source,
            quotes=tuple(sorted(quotes[key], key=lambda q: (order[key].get(q.passage, len(order[key])), q.text))),
        )
        for key, (source, _) in cuts.items()
    }
