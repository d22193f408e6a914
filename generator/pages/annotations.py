"""A source's cited passages as annotations, for other programs: which words, where they stand, and who cites them.

The W3C's model is meant (https://www.w3.org/TR/annotation-model/); how it is written down is left to render/.
Nothing stands here that the source's page does not show.
"""

from bisect import bisect_right
from functools import lru_cache
from operator import attrgetter
from urllib.parse import urljoin

import msgspec

from generator.model.linked import Extract, SourceText
from generator.model.records import Article, Key
from generator.model.urls import allowed
from generator.pages.backlinks import Sentence
from generator.pages.citing import Citing, ClaimUse, who_cites
from generator.pages.page import Anchor, View
from generator.pages.paths import FRONT, absolute, page_path
from generator.pages.viewpoint import Viewpoint
from generator.pages.whereabouts import check_of, tells_positions

FILE = "annotations.jsonld"
_AROUND = 32  # characters, at most, that are told before and behind the words
_BEARS = {"supports": "Supports", "disputes": "Disputes", "mentions": "Mentions"}


class Place(msgspec.Struct, frozen=True):
    """A part of a passage: the source's words, what stands beside them as far as shown, and its offsets.

    `exact` is empty where the words are not known, `positions` where they may not be told.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    positions: tuple[int, int] | None = None


class Linked(msgspec.Struct, frozen=True):
    """A page that cites the passage, or rests on it."""

    iri: str
    languages: tuple[str, ...]


class Said(msgspec.Struct, frozen=True):
    """What is said of the passage; `purpose` is one of the W3C's motivations."""

    text: str
    purpose: str
    languages: tuple[str, ...]


class Annotation(msgspec.Struct, frozen=True):
    """One passage and all who cite it."""

    iri: str
    bodies: tuple[Linked | Said, ...]
    places: tuple[Place, ...]


class AnnotationsView(View, frozen=True, kw_only=True):
    """The annotations of a source. IRIs are whole where the site has a base address, else relative to the file.

    `source` is the live page where there is one, else the source's page here; `sha256` the capture's, if it is told.
    """

    iri: str
    label: str
    description: str
    creator: str
    source: str
    language: str
    sha256: str
    annotations: tuple[Annotation, ...]


def annotations_path(article: Key) -> str:
    """The path of the file beside the article's page."""
    return page_path(article).removesuffix(FRONT) + FILE


def has_annotations(article: Article, source: SourceText) -> bool:
    """Whether there is any passage to tell of."""
    return tells_positions(article, source) or any(q.printed for q in source.quotes if q.passage)


def annotations_view(view: Viewpoint, article: Article) -> AnnotationsView:
    """The annotations of an article that has some."""
    dossier = view.dossier
    source = dossier.sources[article.key]
    check = check_of(article, source)
    told = [*check.sentences] if check else []
    if check and check.sha256:
        told.append(f"The SHA-256 of the file is {check.sha256}.")
    if check and check.text_sha256:
        told.append(f"The SHA-256 of its text in UTF-8 is {check.text_sha256}.")
    is_live = allowed(article.url) and article.url.lower().startswith(("https:", "http:"))
    live = article.url if is_live else _iri(view, view.to(article.key))
    return AnnotationsView(
        frame=view.frame(""),
        iri=_iri(view, FILE),
        label=f"Passages of “{article.title}” that “{dossier.site.title}” cites",
        description=" ".join(told),
        creator=dossier.site.editor,
        source=live,
        language=article.lang or dossier.site.lang,
        sha256=source.sha256,
        annotations=_annotations(view, article, source),
    )


def _annotations(view: Viewpoint, article: Article, source: SourceText) -> tuple[Annotation, ...]:
    printed = {q.passage: q.printed for q in source.quotes if q.passage and q.printed}
    parts = {p.fragment: p.parts for p in source.passages}
    may_tell = tells_positions(article, source)
    out: list[Annotation] = []
    for fragment, citing in who_cites(view, article.key, source).items():
        if fragment not in parts or not (may_tell or fragment in printed):
            continue
        offsets = parts[fragment]
        words = printed.get(fragment, ("",) * len(offsets))
        places = tuple(_place(exact, at, source.extracts, may_tell) for exact, at in zip(words, offsets, strict=True))
        name = fragment if may_tell else f"passage-{len(out) + 1}"
        out.append(Annotation(_iri(view, f"{FILE}#{name}"), _bodies(view, article.key, citing), places))
    return tuple(out)


def _place(exact: str, at: tuple[int, int], extracts: tuple[Extract, ...], may_tell: bool) -> Place:
    """One part; what stands beside it is told from the extract that holds it whole, and never from another."""
    start, end = at
    prefix = suffix = ""
    number = bisect_right(extracts, start, key=_start) if exact else 0
    if number and end <= _start(extracts[number - 1]) + len(extracts[number - 1].text):
        extract = extracts[number - 1]
        before, after = extract.text[: start - extract.start], extract.text[end - extract.start :]
        prefix, suffix = before[_begins(before) :], after[: _ends(after)]
    return Place(exact, prefix, suffix, at if may_tell else None)


_start = attrgetter("start")


def _begins(text: str) -> int:
    """Where the last words begin, not inside a word where there are spaces."""
    start = max(0, len(text) - _AROUND)
    if start and not text[start - 1].isspace():
        start = next((n for n in range(start, len(text)) if text[n].isspace()), start)
    return start


def _ends(text: str) -> int:
    """Where the first words end, not inside a word where there are spaces."""
    end = min(len(text), _AROUND)
    if end < len(text) and not text[end].isspace():
        end = next((n for n in range(end, 0, -1) if text[n - 1].isspace()), end)
    return end


def _bodies(view: Viewpoint, article: Key, cited: Citing) -> tuple[Linked | Said, ...]:
    """Who cites the passage: each page, and behind it what is to be said of it."""
    out: dict[Linked | Said, None] = {}
    for use in cited.claims:
        said = f"{_BEARS.get(use.stance, 'Mentions')} the claim: {use.claim.text}{_speaker(use)}"
        out |= dict.fromkeys((_linked(view, use.claim), _said(view, said, use.claim)))
        for event in use.events:
            out |= dict.fromkeys((_linked(view, event), _said(view, f"Through a claim, bears on: {event.text}", event)))
    for actor in cited.actors:
        said = f"Bears on a role or relation of: {actor.text}"
        out |= dict.fromkeys((_linked(view, actor), _said(view, said, actor)))
    for page in cited.pages:
        out |= dict.fromkeys((_linked(view, page.by), _said(view, f"Cited in: {page.by.text}", page.by)))
        out |= dict.fromkeys(_sentence(view, sentence) for sentence in page.sentences)
    if cited.summary:
        own = Linked(_iri(view, view.to(article) + cited.summary), (view.dossier.site.lang,))
        out |= dict.fromkeys((own, Said("Cited in the editors’ summary of this source", "describing", ("en",))))
    return tuple(out)


def _speaker(use: ClaimUse) -> str:
    """Who says so, and how, as an addition to a sentence."""
    name = "" if use.speaker is None else use.speaker.actor.text if use.speaker.actor else use.speaker.unnamed
    words = ": ".join(word for word in (name, use.verb) if word)
    return f" ({words})" if words else ""


def _linked(view: Viewpoint, anchor: Anchor) -> Linked:
    return Linked(_iri(view, anchor.href), (anchor.lang or view.dossier.site.lang,))


def _said(view: Viewpoint, text: str, about: Anchor) -> Said:
    """Our words, which are English, around a title."""
    return Said(text, "describing", tuple(dict.fromkeys(("en", about.lang or view.dossier.site.lang))))


def _sentence(view: Viewpoint, sentence: Sentence) -> Said:
    """The sentence of a page that cites the passage, in that page's words."""
    context = sentence.context
    text = " ".join(f"{context.before}{context.words}{context.after}".split())
    return Said(text, "commenting", (sentence.lang or view.dossier.site.lang,))


def _iri(view: Viewpoint, href: str) -> str:
    """An address as seen from the file, whole where the site has a base address."""
    base = view.dossier.site.base_url
    if not base:
        return href
    root, folder = _addresses(base, view.path)
    up = "../" * view.path.count("/")
    whole = root + href.removeprefix(up) if href.startswith(up) else folder + href
    path, mark, fragment = whole.partition("#")
    return path.removesuffix(FRONT) + mark + fragment


@lru_cache(maxsize=1)
def _addresses(base: str, path: str) -> tuple[str, str]:
    """The whole addresses of the site, and of the folder that the file stands in."""
    here = absolute(base, path)
    return urljoin(here, "../" * path.count("/") or "."), urljoin(here, ".")
