"""What a build made anew, and why, is told; and however many processes work at it, the bytes are the same."""

from collections.abc import Iterator

import pytest

from generator.build import build
from tests.edits.desk import Desk, How, quick_folder, tree
from tests.story import Dossier


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A dossier that was built once by a process of its own."""
    with quick_folder() as folder:
        made = Desk(folder)
        Dossier(made.folder).build()
        yield made


def explained(desk: Desk) -> dict[str, str]:
    """What a new build says of each file that it makes anew, once it is seen that it says so of all that changed."""
    before = tree(desk.folder / "build")
    said = Dossier(desk.folder).build("--explain").out.splitlines()
    after = tree(desk.folder / "build")
    told = dict(line.split(": ", 1) for line in said if line.partition(": ")[0] in after)
    changed = {path for path in after if before.get(path) != after[path]} - {".nojekyll"}
    assert told.keys() >= changed, "something changed, and nothing is said of it"
    desk.look(How("new"))
    return told


def test_where_nothing_changed_no_page_is_made_anew(desk: Desk) -> None:
    assert "No page was made anew." in Dossier(desk.folder).build("--explain").out
    assert explained(desk) == {}


def test_explain_names_what_changed(desk: Desk) -> None:
    dossier = Dossier(desk.folder)
    dossier.edit("content/notes/log.md", "has a copy", "has two copies")
    changed = explained(desk)
    found = {path: changed.pop(path) for path in sorted(changed) if path.startswith("search/index/")}
    assert changed == {
        "notes/log/index.html": "body changed",
        "actors/union/index.html": "backlinks changed",
        "dossier/index.html": "chapters changed",
    }
    assert set(found.values()) == {"the file changed"}


def test_explain_names_each_page_that_shows_a_title(desk: Desk) -> None:
    Dossier(desk.folder).edit("content/articles/gazette.md", "The log is lost", "The log is found")
    told = explained(desk)
    assert {
        "articles/gazette/index.html",
        "articles/index.html",
        "sources/index.html",
        "notes/log/index.html",
    } <= told.keys()
    assert "heading" in told["articles/gazette/index.html"]
    assert "about/index.html" not in told


def test_explain_names_the_template(desk: Desk) -> None:
    own = '{% extends "theme/note.html" %}{% block kind %}mine{% endblock %}\n'
    Dossier(desk.folder).write("templates/note.html", own)
    reason = "the template changed"
    assert explained(desk) == {f"notes/{name}/index.html": reason for name in ("cause", "log", "log-fa")}


def test_explain_names_the_stylesheet_of_another_colour(desk: Desk) -> None:
    Dossier(desk.folder).edit("site.yaml", "#7a1f1f", "#005544")
    assert explained(desk) == {"assets/accent.css": "the file changed"}


def test_explain_names_what_is_new(desk: Desk) -> None:
    Dossier(desk.folder).write("content/method.md", "---\ntitle: Method\n---\nWe read.\n")
    told = explained(desk)
    assert told["method/index.html"] == "new"
    assert told["about/index.html"] == "what surrounds it changed"


def test_the_same_content_gives_the_same_bytes_and_problems_with_one_worker_and_with_two(desk: Desk) -> None:
    # Many files, so that there is something to share.
    for number in range(60):
        desk.put(
            f"content/notes/n{number}.md",
            f"---\ntitle: Note {number}\n---\nSee [[log]] and “a faulty pump” [@courier].\n",
        )
    desk.put("content/notes/bare.md", "---\ntitle: Bare\n---\nThey say “four words or more” of it.\n")
    sites, said = [], []
    for workers in (1, 2):
        output = desk.folder / f"by-{workers}"
        built = build(desk.request(How(), output=output, cache=False, workers=workers))
        said.append(built.problems)
        sites.append(tree(output))
    assert sites[0] == sites[1]
    assert said[0] == said[1]
    assert "bare-quotation" in {p.code for p in said[0]}
