"""Origins by name: where one is certain, and where it is one of a few."""

from __future__ import annotations

import re
from itertools import accumulate
from pathlib import Path

import pytest

from generator.model.linked import Origins
from generator.model.records import Article, Claim, Derivation, Evidence
from generator.pages.origins import origins_view
from tests.pages.sample import Maker, key
from tests.pages.seen import viewpoint
from tests.story import Dossier


def names(lineage: dict[str, tuple[tuple[str, str], ...] | None], *evidence: tuple[str, str]) -> tuple[list[str], bool]:
    """The origins that a claim with one may have. `lineage` is None for an original; evidence is source and origin."""
    m = Maker()
    for name, steps in lineage.items():
        derives = tuple(Derivation(m.ref("article", to), how) for to, how in steps or ())
        m.add(
            Article(key=key("article", name), span=m.span(), title=name, original=steps is None, derives_from=derives)
        )
    given = tuple(
        Evidence(m.ref("article", source), m.span(), origin=m.ref("article", origin) if origin else None)
        for source, origin in evidence
    )
    claim = key("claim", "c")
    m.add(Claim(key=claim, span=m.span(), title="C", evidence=given))
    m.origins[claim] = Origins(len(evidence), 1, 1)
    said = origins_view(viewpoint(m.dossier()), claim)
    return [a.text for a in said.possible], said.or_unknown


def test_an_article_that_draws_on_another_may_be_either() -> None:
    assert names({"wire": None, "paper": (("wire", "draws-on"),)}, ("paper", "")) == (["paper", "wire"], False)


def test_an_article_of_unknown_lineage_may_have_it_from_anyone() -> None:
    assert names({"paper": ()}, ("paper", "")) == (["paper"], True)


def test_a_fact_said_to_come_from_another_article_is_followed_from_there() -> None:
    assert names({"log": (), "report": None}, ("report", "log")) == (["log"], True)


def test_what_is_wholly_anothers_is_not_its_own_origin() -> None:
    steps = {"log": (), "wire": (("log", "retells"),), "paper": (("wire", "reprints"),)}
    assert names(steps, ("paper", ""), ("wire", "")) == (["log"], True)


def test_lineage_in_a_circle_does_not_hang_the_build() -> None:
    assert names({"a": (("b", "retells"),), "b": (("a", "retells"),)}, ("a", "")) == ([], False)


def test_a_long_line_of_retellings_is_listed_whole_in_trees_that_are_not_too_deep(tmp_path: Path) -> None:
    dossier = Dossier(tmp_path / "d").write("site.yaml", "title: Deep\n")
    for n in range(100):
        source = f"derives_from: [{{source: r{n - 1}, how: retells, basis: it says so}}]\n" if n else ""
        dossier.write(f"content/articles/r{n}.md", f"---\ntitle: Report {n}.\n{source}---\nOf it.\n")
    page = dossier.build().page("sources/index.html")
    listed = page[page.index('aria-labelledby="_lineage"') :]
    assert all(f"Report {n}." in listed for n in range(100))
    depths = list(accumulate(1 if tag == "<ul" else -1 for tag in re.findall(r"</?ul", listed)))
    assert max(depths) < 40


GONE = "{on: 2024-05-01, because: It was false}"


@pytest.mark.parametrize(
    ("fallen", "said"),
    [
        ({}, "3 articles → from 1–3 origins"),
        ({"a": "retracted"}, "3 articles, 1 of them retracted → from 1–3 origins"),
        ({"a": "superseded"}, "3 articles, 1 of them superseded → from 1–3 origins"),
        ({"a": "retracted", "b": "superseded"}, "3 articles, 1 of them retracted, 1 superseded → from 1–3 origins"),
        (dict.fromkeys("abc", "retracted"), "3 articles, all of them retracted → from 1–3 origins"),
        ({"d": "retracted"}, "3 articles → from 1–3 origins; 1 article against, retracted"),
    ],
)
def test_wherever_articles_are_counted_for_a_claim_it_is_said_how_many_of_them_are_retracted_or_superseded(
    tmp_path: Path, fallen: dict[str, str], said: str
) -> None:
    story = Dossier(tmp_path / "d").write("site.yaml", "title: A count\n")
    story.write("content/articles/later.md", "---\ntitle: Later\npublisher: Later\n---\n")
    for name in "abcd":
        own = {"retracted": f"retracted: {GONE}", "superseded": f"superseded_by: {{source: later, {GONE[1:]}"}
        state = own.get(fallen.get(name, ""), "") + ("\nstatus: retracted" if fallen.get(name) == "retracted" else "")
        story.write(f"content/articles/{name}.md", f"---\ntitle: {name}\npublisher: Paper {name}\n{state}\n---\n")
    against = ", {source: d, stance: disputes}" if "d" in fallen else ""
    story.write("content/claims/c.yaml", f"- {{id: c, says: It rained, evidence: ['@a', '@b', '@c'{against}]}}\n")
    story.write("content/claims/e.yaml", "- {id: e, says: It was dry, evidence: ['@later']}\n")
    story.write("content/conflicts/k.md", "---\ntitle: K\nkind: same fact\npositions: [c, e]\n---\n")
    story.write("content/notes/n.md", "---\ntitle: N\n---\nIt rained [@claim:c disputed].\n").build()
    for page in ("claims/c", "claims", "articles/a", "conflicts/k", "notes/n"):
        words = re.sub(r"<[^>]*>", "", story.page(f"{page}/index.html"))
        assert f" {said}" in f" {' '.join(words.split())}", page
