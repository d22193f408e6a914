"""Articles with the very same words are one source, unless the lineage says so already."""

import json
from pathlib import Path

import pytest

from tests.story import Dossier

CHAIN = {"a": "lineage: original", "b": "derives_from: [{source: a, how: reprints}]"}


def told(folder: Path, articles: dict[str, str]) -> list[str]:
    story = Dossier(folder).write("site.yaml", "title: A")
    for name, lineage in articles.items():
        story.write(f"captures/{name}.txt", "The barge sank at dawn, the harbour master said.\n")
        story.write(f"content/articles/{name}.md", f"---\ntitle: {name}\n{lineage}\ncapture: {name}.txt\n---\n")
    problems = json.loads(story.run("build", "--json").out)["problems"]
    return [p["path"] for p in problems if p["code"] == "same-source"]


@pytest.mark.parametrize("source", ["a", "b"])
def test_articles_of_one_text_that_are_connected_over_several_steps_are_let_be(tmp_path: Path, source: str) -> None:
    last = f"derives_from: [{{source: {source}, how: reprints}}]"
    assert told(tmp_path, {**CHAIN, "c": last}) == []


def test_one_that_stands_apart_from_the_chain_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, {**CHAIN, "c": "lineage: original"}) == ["content/articles/c.md"]


def test_the_reason_of_a_writer_is_accepted(tmp_path: Path) -> None:
    reason = "accept: {same-source: Both print the statement}"
    story = Dossier(tmp_path)
    assert told(tmp_path, {**CHAIN, "c": reason}) == ["content/articles/c.md"]
    assert story.run("check", "--strict").code == 0
