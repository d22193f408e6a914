"""Slips of a writer's that would publish what is private: each is stopped, or taken out."""

import json
from pathlib import Path

import pytest

from tests.harbour import harbour

NOTE = "content/notes/n.md"


@pytest.mark.parametrize(
    ("path", "text", "code", "line"),
    [
        (NOTE, "---\ntitle: N\n---\n---\nstatus: private\n---\nSECRET\n", "misplaced-front-matter", 4),
        (NOTE, "---\ntitle: N\n...\nstatus: private\n---\nSECRET\n", "misplaced-front-matter", 4),
        (NOTE, "---\ntitle: N\n---\n\nstatus: private\nSECRET\n", "misplaced-front-matter", 5),
        (NOTE, "status: private\n\nSECRET\n", "misplaced-front-matter", 1),
        (NOTE, "---\ntitle: N\nstatus: Private\n---\nSECRET\n", "unknown-value", 3),
        (NOTE, "---\ntitle: N\ndraft: true\n---\nSECRET\n", "unknown-key", 3),
        (NOTE, '---\ntitle: "N %% SECRET %%"\n---\nA\n', "published-remark", 2),
        (NOTE, "---\ntitle: N\nsummary: A <!-- SECRET -->\n---\nA\n", "published-remark", 3),
        (NOTE, "---\ntitle: N\n---\nA <!-- SECRET\n", "unclosed-comment", 4),
        (
            "content/places.yaml",
            "- {id: port-lena, name: Port Lena, in: secret}\n- {id: secret, name: SECRET, status: private}\n",
            "withheld-reference",
            1,
        ),
    ],
)
def test_a_slip_stops_the_build(tmp_path: Path, path: str, text: str, code: str, line: int) -> None:
    dossier = harbour(tmp_path / "d").write(path, text).run("build", "--json")
    assert dossier.code == 1
    assert (code, path, line) in {(p["code"], p["path"], p["line"]) for p in json.loads(dossier.out)["problems"]}
    assert not (dossier.folder / "build").exists()


@pytest.mark.parametrize(
    "body",
    [
        "A <!-- SECRET --> b.",
        "A <!— SECRET —> b.",
        "A <! -- SECRET --> b.",
        "A ‹!– SECRET –› b.",
        "A <!--> SECRET --> b.",
        "A <!---> SECRET --> b.",
        "A %% a <!-- b %% SECRET --> b.",
        "A <!-- a %% b --> SECRET %% b.",
        "A %% SECRET\n\nSECRET %% b.",
        "> A <!-- SECRET\n> SECRET --> b.",
    ],
)
def test_a_private_remark_is_taken_out_however_it_is_written(tmp_path: Path, body: str) -> None:
    dossier = harbour(tmp_path / "d").write(NOTE, f"---\ntitle: N\n---\n{body}\n").build()
    assert not [path for path, content in dossier.files().items() if b"SECRET" in content]
    assert "b." in dossier.page("notes/n/index.html")


def test_a_rule_and_a_colon_in_a_text_are_no_settings(tmp_path: Path) -> None:
    text = "---\ntitle: N\n---\nText here.\n\n---\n\nMore: text.\n"
    assert "<hr" in harbour(tmp_path / "d").write(NOTE, text).build().page("notes/n/index.html")
