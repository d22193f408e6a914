"""Writes a made-up dossier of any size, the same bytes for the same size and seed.

    python -m benchmarks.corpus FOLDER [--articles 1000]

At 1,000 articles: 1,000 captures of about 4 kB, 5,000 claims with three quotations each, 5,000 more quotations in
the bodies of the articles, 50 actors, 200 events, 50 notes, 20 conflicts. Every quotation stands in its source. A body
has about 550 words, four sections, two lists, a block quotation, and now and then a table.
"""

import argparse
import json
import random
from pathlib import Path

WORDS = """the a of to in and for with on by from at into over under between against report inquiry ministry court
letter witness contract record hearing statement archive agency council company transfer account payment
meeting memo audit review evidence source official spokesman lawyer editor newspaper committee parliament
minister director manager partner prosecutor police border harbour port vessel cargo shipment factory plant
mine river valley region district capital village bridge station hospital school university engineer doctor
analyst study sample figure number value price fund bank loan credit asset tax budget cost profit market
export import supply energy water power grid fuel policy law rule decree treaty was were is are has had been
will would could said told wrote found showed noted added signed sent received published described obtained
reviewed examined approved delayed resumed opened closed moved changed raised lowered ended began early late
new old former senior public secret first second third last large small local national foreign many several
during since until while when where which that this these those their before after week month year day night""".split()
FIRST = "Ana Boris Clara David Elena Felix Greta Henrik Irina Jonas Katya Lars Maria Niko Olga Pavel".split()
LAST = "Adler Berg Costa Dahl Ender Falk Gruber Holm Ivanov Jansen Koval Lund Moreau Novak Olsen Petrov".split()
PUBLISHERS = (
    "Northern Courier",
    "The Ledger",
    "Harbour Gazette",
    "Daily Record",
    "City Monitor",
    "Free Observer",
)
QUOTED = 8


class Corpus:
    """A made-up dossier of `articles` articles."""

    def __init__(self, articles: int, seed: int = 1) -> None:
        self.size = articles
        self._random = random.Random(f"{seed}:{articles}")
        names = [f"{first} {last}" for first in FIRST for last in LAST]
        self._random.shuffle(names)
        self.actors = names[: max(3, min(len(names), articles // 20))]
        self._sentences: list[list[list[str]]] = []

    def files(self) -> dict[str, str]:
        """Every file of the dossier by path; bodies need the captures, so those are made first."""
        out = {"site.yaml": "title: A made-up dossier\nbase_url: https://example.org/made-up/\n"}
        for n in range(self.size):
            out[f"captures/a{n:05d}.txt"] = self._capture()
        for n in range(self.size):
            out[f"content/articles/a{n:05d}.md"] = self._article(n)
        for n, name in enumerate(self.actors):
            out[f"content/actors/p{n:04d}.md"] = self._actor(n, name)
        for n in range(max(3, self.size // 5)):
            out[f"content/events/e{n:05d}.md"] = self._event(n)
        for part in range(max(1, self.size // 20)):
            claims = range(part * 100, min(part * 100 + 100, self.size * 5))
            out[f"content/claims/c{part:04d}.yaml"] = "".join(self._claim(n) for n in claims)
        for n in range(max(1, self.size // 20)):
            out[f"content/notes/n{n:04d}.md"] = (
                f"---\ntitle: {self._title()}\ndate: {self._day()}\n---\n{self._body(3)}"
            )
        for n in range(max(1, self.size // 50)):
            settings = f"title: {self._title()}\nkind: same fact\npositions: [c{n * 2:05d}, c{n * 2 + 1:05d}]"
            out[f"content/conflicts/x{n:04d}.md"] = f"---\n{settings}\n---\n{self._body(1)}"
        return out

    def _words(self, count: int) -> list[str]:
        return self._random.choices(WORDS, k=count)

    def _title(self) -> str:
        return " ".join(self._words(6)).capitalize()

    def _day(self) -> str:
        r = self._random
        return f"{r.randint(1995, 2024)}-{r.randint(1, 12):02d}-{r.randint(1, 28):02d}"

    def _capture(self) -> str:
        paragraphs = []
        kept = []
        for _ in range(12):
            sentences = [self._words(self._random.randint(12, 20)) for _ in range(4)]
            kept += sentences
            paragraphs.append(" ".join(" ".join(s).capitalize() + "." for s in sentences))
        self._sentences.append(kept)
        return "\n\n".join(paragraphs) + "\n"

    def _quote(self, article: int) -> str:
        sentence = self._random.choice(self._sentences[article])
        start = self._random.randint(1, len(sentence) - QUOTED)
        return " ".join(sentence[start : start + QUOTED])

    def _article(self, n: int) -> str:
        r = self._random
        parent = (
            f"derives_from: [{{source: a{r.randrange(n):05d}, how: draws-on}}]\n" if n > 10 and r.random() < 0.3 else ""
        )
        return (
            f"---\ntitle: {self._title()}\npublisher: {r.choice(PUBLISHERS)}\n"
            f"authors: [{r.choice(FIRST)} {r.choice(LAST)}]\npublished: {self._day()}\n"
            f"url: https://example.org/{n}\ncapture: a{n:05d}.txt\nrights: excerpt\n{parent}---\n{self._body(5)}"
        )

    def _actor(self, n: int, name: str) -> str:
        initial = f"{name.split()[0][0]}. {name.split()[1]}"
        return f"---\nid: p{n:04d}\nname: {name}\nkind: person\nnames: [{initial}]\n---\n{self._body(0)}"

    def _event(self, n: int) -> str:
        a, b = self._random.sample(range(len(self.actors)), 2)
        claim = f"c{self._random.randrange(self.size * 5):05d}"
        parts = (
            f"[{{actor: p{a:04d}, role: present, claim: {claim}}}, {{actor: p{b:04d}, role: named, claim: {claim}}}]"
        )
        settings = f"id: e{n:05d}\ntitle: {self._title()}\ndate: {{is: {self._day()}, claim: {claim}}}\nactors: {parts}"
        return f"---\n{settings}\n---\n{' '.join(self._words(20)).capitalize()}.\n"

    def _claim(self, n: int) -> str:
        r = self._random
        lines = [f"- id: c{n:05d}", f"  says: {' '.join(self._words(10)).capitalize()}",
                 f"  about: [event:e{r.randrange(max(3, self.size // 5)):05d}]", "  evidence:"]  # fmt: skip
        for article in r.sample(range(self.size), min(3, self.size)):
            lines += [f"    - source: a{article:05d}", f"      quote: {json.dumps(self._quote(article))}"]
        return "\n".join(lines) + "\n"

    def _body(self, quotations: int) -> str:
        r = self._random
        inline = []
        for _ in range(quotations):
            article = r.randrange(self.size)
            inline.append(f'[@a{article:05d} "{self._quote(article)}"]')
        inline += [f"[[a{r.randrange(self.size):05d}]]" for _ in range(3)]
        inline += [r.choice(self.actors) for _ in range(2)]
        inline += [f"[{' '.join(self._words(2))}](https://example.com/{r.randrange(999)})" for _ in range(2)]
        inline += [f"**{' '.join(self._words(2))}**" for _ in range(4)] + [
            f"*{' '.join(self._words(3))}*" for _ in range(4)
        ]
        r.shuffle(inline)
        parts = [self._paragraph(inline)]
        for section in range(4):
            parts += [f"## {self._title()}", self._paragraph(inline)]
            if section == 0:
                parts.append("\n".join(f"- {' '.join(self._words(7)).capitalize()}" for _ in range(4)))
            elif section == 1:
                parts.append(f"> {' '.join(self._words(20)).capitalize()}.")
            elif section == 2 and r.random() < 0.25:
                rows = "\n".join(
                    f"| {self._day()} | {' '.join(self._words(2))} | {r.randint(10, 9999)} |" for _ in range(5)
                )
                parts.append("| Date | Item | Amount |\n| --- | --- | ---: |\n" + rows)
            elif section == 3:
                parts.append("\n".join(f"{k}. {' '.join(self._words(8)).capitalize()}" for k in (1, 2, 3)))
            parts.append(self._paragraph(inline))
        return "\n\n".join([*parts, " ".join(inline)]) + "\n"

    def _paragraph(self, inline: list[str]) -> str:
        sentences = []
        for _ in range(3):
            words = " ".join(self._words(13)).capitalize()
            sentences.append(f"{words} {inline.pop()}." if inline and self._random.random() < 0.8 else f"{words}.")
        return " ".join(sentences)


def write(folder: Path, articles: int) -> None:
    """Write the dossier into an empty or new folder."""
    for path, text in Corpus(articles).files().items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    options = parser.parse_args()
    write(options.folder, options.articles)
