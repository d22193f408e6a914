"""Origins by name: where one is certain, and where it is one of a few."""

from __future__ import annotations

import re
from itertools import accumulate
from pathlib import Path

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
