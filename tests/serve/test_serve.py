"""`serve` as a writer starts and ends it: where it listens, what it prints, what it leaves."""

from __future__ import annotations

import contextlib
import http.client
import socket
import stat
import time
from pathlib import Path

import pytest

from tests.harbour import harbour
from tests.serve.previewing import command, server
from tests.story import Dossier


def fetched(port: int, target: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", target)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


@pytest.fixture
def fire(tmp_path: Path) -> Dossier:
    return harbour(tmp_path / "fire")


def test_it_serves_the_site_below_its_base_and_ends_quietly(fire: Dossier) -> None:
    fire.write("content/notes/later.md", "---\ntitle: Later\nstatus: draft\n---\nNot yet.\n")
    with command(fire.folder) as running:
        running.until(" pages, ")
        assert fetched(running.port, "/")[0] == 302
        assert fetched(running.port, "/fire")[0] == 302
        assert fetched(running.port, "/fire/")[0] == 200
        assert fetched(running.port, "/fire/notes/cause/")[0] == 200
        assert "This is a preview with drafts" in fetched(running.port, "/fire/notes/later/index.html")[1]
        number, page = fetched(running.port, "/fire/nowhere/at/all")
        assert (number, "Page not found" in page, "preview.js" in page) == (404, True, True)
        assert "livereload" in fetched(running.port, "/.dossier/livereload.js?host=a&port=1")[1]
        port, begun = running.port, time.monotonic()
        assert running.interrupt() == 0
        assert time.monotonic() - begun < 5  # a second, on a machine that does nothing else
        assert running.err == []
    socket.create_server(("127.0.0.1", port)).close()


def test_it_writes_beside_the_site_and_never_into_it(fire: Dossier) -> None:
    fire.write("content/notes/later.md", "---\ntitle: Later\nstatus: draft\n---\nNot yet.\n")
    fire.build()
    before = fire.files()
    with command(fire.folder) as running:
        running.until(" pages, ")
        running.after(
            lambda: fire.edit("content/notes/later.md", "Not yet.", "Now."),
            " pages, ",
            lambda: "Now." in fire.page("notes/later/index.html", ".preview/site"),
        )
        running.interrupt()
    assert fire.files() == before
    preview = fire.folder / ".preview"
    assert stat.S_IMODE(preview.stat().st_mode) & 0o077 == 0, "drafts are not for others on this machine"
    assert not [path for path in preview.rglob("*.html") if "preview.js" in path.read_text()]
    fire.run("clean")
    assert fire.code == 0
    assert not preview.exists()


def test_drafts_can_be_left_out(fire: Dossier) -> None:
    fire.write("content/notes/later.md", "---\ntitle: Later\nstatus: draft\n---\nNot yet.\n")
    with command(fire.folder, "--no-drafts") as running:
        running.until(" pages, ")
        assert fetched(running.port, "/fire/notes/later/index.html")[0] == 404
        assert "preview with drafts" not in fetched(running.port, "/fire/")[1]
        assert "Drafts are left out" in running.until("Ctrl-C")


def test_a_busy_port_that_was_asked_for_is_an_error(fire: Dossier) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        fire.run("serve", "--port", str(port))
    assert fire.code == 1
    assert f"Port {port} is in use." in fire.err
    assert "--port 8100" in fire.err
    assert not (fire.folder / ".preview").exists()


def test_without_a_port_the_next_that_is_free_is_taken(fire: Dossier) -> None:
    with contextlib.ExitStack() as held:
        with contextlib.suppress(OSError):  # somebody else may have it, which is as good
            held.enter_context(socket.create_server(("127.0.0.1", 8000)))
        running = held.enter_context(command(fire.folder, port=""))
        assert 8000 < running.port < 8100
        assert running.lines[0] == f"Port 8000 is in use, so this is {running.port}."


def test_a_second_preview_says_where_the_first_is_and_leaves_it_alone(fire: Dossier) -> None:
    with command(fire.folder) as running:
        running.until(" pages, ")
        fire.run("serve", "--port", "0")
        assert (fire.code, fire.out) == (1, "")
        assert f"A preview of this dossier is running already, at {running.address}." in fire.err
        assert fetched(running.port, "/fire/")[0] == 200
    with command(fire.folder) as after_a_crash:
        after_a_crash.until(" pages, ")
        assert after_a_crash.interrupt() == 0
    assert not (fire.folder / ".preview/running").exists()


def test_a_dossier_that_may_not_be_written_is_an_error_in_words(fire: Dossier) -> None:
    fire.write(".preview", "a file of somebody's")
    fire.run("serve", "--port", "0")
    assert fire.code == 1
    assert fire.err.startswith("The site `.preview` cannot be written: ")


@pytest.mark.parametrize("port", ["-1", "65536", "x", "8_000", "²"])
def test_what_is_no_port_is_said_to_be_none(fire: Dossier, port: str) -> None:
    fire.run("serve", f"--port={port}")
    assert fire.code == 2
    assert f"`{port}` is no port" in fire.err


def test_an_address_that_is_not_this_machine_s_is_an_error(fire: Dossier) -> None:
    fire.run("serve", "--host", "192.0.2.1", "--port", "0")
    assert fire.code == 1
    assert "Nothing can be served at 192.0.2.1" in fire.err


def test_a_folder_without_settings_is_no_dossier(tmp_path: Path) -> None:
    empty = Dossier(tmp_path / "empty").run("serve")
    assert empty.code == 1
    assert "there is no `site.yaml` in this folder" in empty.err
    assert not list(empty.folder.iterdir())


def test_open_to_others_it_says_who_can_read_it(fire: Dossier) -> None:
    with command(fire.folder, "--host", "0.0.0.0") as running:
        assert running.address.startswith("http://127.0.0.1:")
        running.until(" pages, ")
        running.until("can read it now, the drafts too", err=True)
        connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=60)
        connection.request("GET", "/fire/", headers={"Host": f"rebound.example:{running.port}"})
        assert connection.getresponse().status == 403
        connection.close()


def test_errors_stand_in_the_terminal_and_the_last_good_page_stays(fire: Dossier) -> None:
    with command(fire.folder) as running:
        running.until(" pages, ")
        said = running.after(lambda: fire.edit("content/notes/cause.md", "“a faulty pump”", "“a faulty pipe”"), "error")
        assert "1 error; the last good pages stay" in said
        running.until("these words do not stand in `courier`", err=True)
        assert "a faulty pump" in fetched(running.port, "/fire/notes/cause/")[1]
        assert "these words do not stand in" in fetched(running.port, "/.dossier/problems")[1]
        running.after(
            lambda: fire.edit("content/notes/cause.md", "“a faulty pipe”", "“a faulty pump”"),
            " pages, ",
            lambda: "these words" not in fetched(running.port, "/.dossier/problems")[1],
        )


def test_while_nothing_is_built_a_page_says_so_at_once(tmp_path: Path) -> None:
    with server(tmp_path / "site", built=False) as running:
        begun = time.monotonic()
        answer = running.get("/anything")
        assert b" 503 " in answer.split(b"\r\n")[0]
        assert b"Building the site" in answer
        assert time.monotonic() - begun < 5  # it waits for 0.7 s


def test_it_opens_a_browser_when_asked_to(fire: Dossier, tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {opened}.part && mv {opened}.part {opened}\n')
    browser.chmod(0o755)
    with command(fire.folder, "--open", env={"BROWSER": f"{browser} %s"}) as running:
        running.until(" pages, ")
        end = time.monotonic() + 60
        while not opened.exists() and time.monotonic() < end:
            time.sleep(0.05)
        assert opened.read_text() == running.address
