"""Words that may stand in a page which is a picture are not called absent, and yet their nearest passage is told."""

import json
from pathlib import Path

from tests.load.captures.test_pdf import partly_scanned
from tests.story import Dossier


def test_a_slip_in_words_of_a_partly_scanned_file_is_told_with_the_nearest_passage(tmp_path: Path) -> None:
    story = Dossier(tmp_path).write("site.yaml", "title: A").write("captures/a.pdf", partly_scanned())
    story.write("content/articles/a.md", "---\ntitle: A\ncapture: a.pdf\n---\n")
    story.write("content/notes/n.md", '---\ntitle: N\n---\nOne [@a "Some words in a page"].\n')
    (told,) = json.loads(story.run("check", "--json").out)["problems"]
    assert told["code"] == "uncheckable-quotation"
    assert told["hint"].endswith("\nthe nearest is: Some words [-in-] {+on+} a page")
