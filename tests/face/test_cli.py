"""The command line as a writer meets it."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator import __version__
from tests.harbour import harbour
from tests.story import Dossier

ROOT = Path(__file__).parent.parent.parent


def test_a_build_ends_with_one_line_of_figures_and_says_what_to_open(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d").build()
    figures, opening = dossier.out.strip().splitlines()[-2:]
    pages, written, seconds = figures.split(";")[0].split(", ")
    assert pages.endswith(" pages")
    assert int(written.split()[0]) == len(dossier.files())
    assert seconds.endswith(" s")
    assert opening == f"Open {Path('build/index.html')}"


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    assert ", 0 written," in harbour(tmp_path / "d").build().build().out


def test_an_edit_writes_the_pages_that_show_it(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d").build()
    before = dossier.files()
    dossier.edit("content/about.md", "How this was made.", "Otherwise.").build()
    after = dossier.files()
    changed = {path for path in after if after[path] != before.get(path)}
    assert "about/index.html" in changed
    assert f", {len(changed)} written," in dossier.out


def test_check_finds_what_build_finds_and_publishes_nothing(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d").run("check")
    assert dossier.code == 0
    assert not (dossier.folder / "build").exists()
    dossier.edit("content/notes/cause.md", "“a faulty pump”", "“a faulty pipe”").run("check")
    assert dossier.code == 1
    assert "content/notes/cause.md:6:" in dossier.err
    assert "[-pipe-]" in dossier.err


def test_an_error_keeps_the_last_good_site(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d").build()
    before = dossier.files()
    dossier.edit("content/notes/cause.md", "“a faulty pump”", "“a faulty pipe”").run("build")
    assert dossier.code == 1
    assert "the last good site stands" in dossier.out
    assert dossier.files() == before


def test_strict_takes_warnings_for_errors(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d").write(
        "content/notes/w.md", "---\ntitle: W\n---\nHe said “there are four words here” once.\n"
    )
    assert dossier.run("check").code == 0
    assert "[bare-quotation]" in dossier.err
    assert dossier.run("check", "--strict").code == 1
    assert dossier.run("build", "--strict").code == 1
    assert not (dossier.folder / "build").exists()


def test_an_accepted_warning_is_quiet_and_counted(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d")
    note = "---\ntitle: W\naccept: {bare-quotation: A proverb.}\n---\nHe said “there are four words here” once.\n"
    dossier.write("content/notes/w.md", note).run("check", "--strict")
    assert dossier.code == 0
    assert "bare-quotation" not in dossier.err
    assert "1 accepted" in dossier.out
    assert "bare-quotation" in dossier.run("check", "-v").err


def test_what_is_accepted_in_vain_is_told(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d").write(
        "content/notes/w.md", "---\ntitle: W\naccept: {bare-quotation: A proverb.}\n---\nNone.\n"
    )
    assert "[unused-accept]" in dossier.run("check").err


def test_what_reading_found_is_not_accepted_in_vain_because_linking_finds_something_else(tmp_path: Path) -> None:
    event = (
        "---\ntitle: E\ndate: 2024-01-02\naccept: {bare-quotation: A proverb.}\n---\n"
        "As “there are four words here” says.\n"
    )
    dossier = harbour(tmp_path / "d").write("content/events/e.md", event).run("check")
    assert "1 accepted" in dossier.out
    assert "[unsourced]" in dossier.err
    assert "[unused-accept]" not in dossier.err


def test_what_reading_and_what_linking_finds_is_accepted_in_one_place(tmp_path: Path) -> None:
    accepted = "bare-quotation: A proverb., unsourced: Everybody saw it., rests-on-retracted: Nothing does."
    event = f"---\ntitle: E\ndate: 2024-01-02\naccept: {{{accepted}}}\n---\nAs “there are four words here” says.\n"
    dossier = harbour(tmp_path / "d").write("content/events/e.md", event).run("check")
    assert "2 accepted" in dossier.out
    assert "[bare-quotation]" not in dossier.err
    assert "[unsourced]" not in dossier.err
    assert "`rests-on-retracted` is accepted here, but there is none" in dossier.err


def test_all_mistakes_are_told_at_once_in_the_order_of_the_files(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d")
    dossier.write(
        "content/notes/a.md",
        "---\ntitle: A\ndat: 2024\n---\n[[nobody]] and “one two three four” [@ledger].\n",
    )
    dossier.write("content/notes/b.md", "---\ntitle: B\ndate: 2024-02-30\n---\n![](media/x.png)\n").run(
        "check", "--json"
    )
    problems = [p for p in json.loads(dossier.out)["problems"] if p["severity"] == "error"]
    assert [(p["path"][-4:], p["line"], p["column"], p["code"]) for p in problems] == [
        ("a.md", 3, 1, "unknown-key"),
        ("a.md", 5, 3, "unknown-reference"),
        ("a.md", 5, 17, "absent-quotation"),
        ("b.md", 3, 15, "bad-date"),
        ("b.md", 5, 1, "missing-alt"),
        ("b.md", 5, 1, "missing-media"),
    ]
    again = dossier.run("check", "--json").out
    assert json.loads(again)["problems"] == json.loads(dossier.run("check", "--json").out)["problems"]


def test_a_file_that_cannot_be_read_makes_no_other_file_look_wrong(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d").edit("content/notes/cause.md", "“a faulty pump”", "“a faulty pipe”")
    dossier.edit("content/claims/fire.yaml", "- id: twelve-wounded", "- id: [twelve").run("check", "--json")
    problems = json.loads(dossier.out)["problems"]
    assert {(p["path"], p["code"]) for p in problems} == {
        ("content/claims/fire.yaml", "bad-yaml"),
        ("content/notes/cause.md", "absent-quotation"),
    }


def test_json_says_the_same_for_programs(tmp_path: Path) -> None:
    said = json.loads(harbour(tmp_path / "d").run("build", "--json").out)
    assert said["ok"] is True
    assert said["written"] > said["pages"] > 10
    assert Path(said["output"]).name == "build"


@pytest.mark.parametrize("argv", [["biuld"], ["build", "--nonsense"], ["build", "-q", "-v"], []])
def test_wrong_usage_is_two(tmp_path: Path, argv: list[str]) -> None:
    assert Dossier(tmp_path).run(*argv).code == 2


def test_the_version_is_said(tmp_path: Path) -> None:
    assert Dossier(tmp_path).run("--version").out.strip() == f"dossier {__version__}"


def test_a_folder_that_is_no_dossier_is_told_how_to_become_one(tmp_path: Path) -> None:
    dossier = Dossier(tmp_path).run("build")
    assert dossier.code == 1
    assert "[no-site]" in dossier.err
    assert "title:" in dossier.err


def test_another_output_and_other_settings(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d")
    outside = Dossier(tmp_path)
    outside.run("build", "-c", "d/site.yaml", "-o", "out")
    assert outside.code == 0, outside.err
    assert "The fire at Port Lena" in outside.page("index.html", "out")
    assert not (dossier.folder / "build").exists()


def test_a_foreign_folder_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d").write("build/thesis.txt", "mine").run("build")
    assert dossier.code == 1
    assert "[cannot-publish]" in dossier.err
    assert (dossier.folder / "build/thesis.txt").read_text() == "mine"
    assert dossier.run("clean").code == 1
    assert (dossier.folder / "build/thesis.txt").exists()


def test_clean_removes_the_site_and_what_was_kept_for_it(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d")
    before = {p.name for p in dossier.folder.iterdir()}
    dossier.build().run("clean")
    assert dossier.code == 0
    assert {p.name for p in dossier.folder.iterdir()} == before
    assert "no site" in dossier.run("clean").out


def test_deleted_content_leaves_no_page(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d").write("content/notes/gone.md", "---\ntitle: Gone soon\n---\nWords.\n").build()
    assert (dossier.folder / "build/notes/gone/index.html").exists()
    dossier.remove("content/notes/gone.md").build()
    assert not (dossier.folder / "build/notes/gone").exists()
    assert not any(b"Gone soon" in content for content in dossier.files().values())


def process(folder: Path, *argv: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(
        [sys.executable, "-m", "generator", *argv],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


def test_nothing_is_coloured_where_nobody_watches(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d").edit("content/notes/cause.md", "“a faulty pump”", "“a faulty pipe”")
    done = process(dossier.folder, "build")
    assert done.returncode == 1
    assert "\x1b" not in done.stdout + done.stderr


def test_a_terminal_is_coloured_unless_no_color_is_set(tmp_path: Path) -> None:
    import pty

    dossier = harbour(tmp_path / "d").edit("content/notes/cause.md", "“a faulty pump”", "“a faulty pipe”")

    def on_a_terminal(**environment: str) -> bytes:
        main, side = pty.openpty()
        env = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", **environment}
        started = subprocess.Popen(
            [sys.executable, "-m", "generator", "check"],
            cwd=dossier.folder,
            env=env,
            stdout=side,
            stderr=side,
        )
        os.close(side)
        seen = b""
        while True:
            try:
                chunk = os.read(main, 65536)
            except OSError:  # the other side is closed
                break
            if not chunk:
                break
            seen += chunk
        os.close(main)
        assert started.wait() == 1
        return seen

    os.environ.pop("NO_COLOR", None)
    assert b"\x1b[1;31m" in on_a_terminal()
    assert b"\x1b[1;31m" not in on_a_terminal(NO_COLOR="1")


def test_an_interrupt_is_130_and_leaves_the_site(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d").build()
    before = dossier.files()
    for n in range(400):
        dossier.write(
            f"content/notes/n{n}.md", f"---\ntitle: N{n}\n---\n" + "Some words of prose, *and more*.\n\n" * 40
        )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    started = subprocess.Popen(
        [sys.executable, "-m", "generator", "build"],
        cwd=dossier.folder,
        env=env,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(0.8)
    started.send_signal(signal.SIGINT)
    _, err = started.communicate(timeout=30)
    assert started.returncode == 130, err
    assert "Interrupted" in err
    assert "Traceback" not in err
    assert dossier.files() == before


def test_a_mistake_of_the_program_is_70_and_says_what_to_report(tmp_path: Path) -> None:
    # A program of ours that is broken for real: one of its modules is replaced by one that fails.
    dossier = harbour(tmp_path / "d")
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "sitecustomize.py").write_text(
        "import generator.build\n"
        "def build(*a, **k):\n"
        "    raise RuntimeError('the engine fell out')\n"
        "generator.build.Builder.build = build\n"
    )
    done = process(dossier.folder, "build", PYTHONPATH=f"{broken}:{ROOT}")
    assert done.returncode == 70
    assert "not in your files" in done.stderr
    assert "the engine fell out" in done.stderr
    assert __version__ in done.stderr


def test_a_check_tells_the_quotations_by_verdict_and_the_claims_by_their_origins(tmp_path: Path) -> None:
    dossier = harbour(tmp_path / "d").run("check")
    lines = dossier.out.splitlines()
    assert "Quotations: 6 exact" in lines
    assert "Claims: 3 with 1 origin" in lines
    figures = json.loads(dossier.run("check", "--json").out)
    assert figures["quotations"] == {"exact": 6}
    assert sum(figures["claims"].values()) == 3
