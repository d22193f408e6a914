"""The made-up dossier by which this tool is measured beside others."""

import json
from pathlib import Path

from benchmarks.peers.adapters import dossier
from benchmarks.peers.corpus import edited, make
from tests.story import Dossier


def test_the_dossier_that_is_measured_builds_and_nothing_is_wrong_with_it(tmp_path: Path) -> None:
    corpus = make(20)
    dossier.emit(corpus, tmp_path)
    built = Dossier(tmp_path)
    said = json.loads(built.run("build", "--json").out)
    assert said["ok"] is True
    assert {problem["severity"] for problem in said["problems"]} <= {"accepted"}
    article = next(article for article in corpus.articles if article.id == edited(20))
    assert f"<h1>{article.title}</h1>" in built.page(f"articles/{article.id}/index.html")
    assert all(article.title in built.page(f"events/{event}/index.html") for event in article.events)
