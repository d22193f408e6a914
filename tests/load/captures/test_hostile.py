"""Hostile files: whatever they do, the build stands, says which bound was hit, and takes nothing for an empty text."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from generator.load.captures.extracted import Extracted, Failed
from generator.load.captures.limits import Limits
from generator.load.captures.selector import Selector
from generator.load.captures.workers import Worker
from tests.load.captures.making import Warc, packed, pdf, wacz, zeros

ROOT = Path(__file__).parents[3]
DEEP = b"<div>" * 600_000 + b"x"
ENDLESS = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a/\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n"
    b"Content-Type: application/http;msgtype=response\r\nContent-Length: 8000000000\r\n\r\n"
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
)


def read(ending: str, content: bytes, **bounds: int) -> Extracted | Failed:
    with Worker([ending], Limits(**bounds)) as worker:
        return worker.read(ending, content, [Selector()])[0]


def refused(ending: str, content: bytes, **bounds: int) -> str:
    made = read(ending, content, **bounds)
    assert isinstance(made, Failed), made
    assert made.do
    return made.say


def test_a_file_that_takes_too_long_by_the_clock_is_stopped() -> None:
    started = time.monotonic()
    assert "within 1 seconds" in refused(".html", DEEP, clock=1)
    assert time.monotonic() - started < 10


def test_a_file_that_is_too_much_work_is_stopped() -> None:
    assert "1 seconds of work" in refused(".html", DEEP, work=1)


def test_a_file_that_eats_memory_is_stopped() -> None:
    assert "300 MB of memory" in refused(".html", b"<p>x" * 2_000_000, memory=300_000_000)


def test_a_file_that_is_too_big_is_not_even_sent() -> None:
    assert "more than 1 MB" in refused(".html", bytes(1_000_001), size=1_000_000)


def test_a_page_of_fifty_megabytes_of_nesting_is_refused_at_once() -> None:
    assert "40,000,000 characters" in refused(".html", b"<div>" * 10_000_000)


def test_a_body_that_unpacks_without_measure_is_refused() -> None:
    bomb = Warc().page(zeros(1 << 27), headers=[("Content-Encoding", "gzip")]).done()
    assert "more than 100 MB" in refused(".warc.gz", bomb)


def test_a_crawl_without_end_is_refused() -> None:
    assert "seconds of work" in refused(".warc.gz", packed(ENDLESS, 1 << 30), work=0)


def test_an_archive_that_unpacks_without_end_is_refused() -> None:
    assert "600 MB" in refused(".wacz", wacz(a_warc=bytes(610_000_000)))


@pytest.mark.parametrize(
    "content",
    [
        pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"),
        b"%PDF-1.7\n" + bytes(range(256)) * 400,
    ],
)
def test_a_pdf_that_leads_in_circles_is_refused(content: bytes) -> None:
    assert refused(".pdf", content)


def test_after_a_crash_the_next_file_is_read_by_a_new_worker() -> None:
    with Worker([".html"], Limits(clock=1)) as worker:
        assert isinstance(worker.read(".html", DEEP, [Selector()])[0], Failed)
        assert worker.read(".html", b"<p>One", [Selector()]) == [Extracted("One", encoding="UTF-8")]


CONFINED = """
import os, sys
sys.path.insert(0, {root!r})
from generator.load.captures.limits import Limits, allow_work, confine, die_with_parent
import socket, subprocess, tempfile, ctypes
die_with_parent(os.getppid())
confine(Limits())
allow_work(60)
said = []
def attempt(name, what):
    try:
        what()
    except BaseException as error:
        said.append(name + " " + type(error).__name__)
    else:
        said.append(name + " done")
attempt("write", lambda: open({file!r}, "w"))
attempt("raw write", lambda: os.open({file!r}, os.O_WRONLY | os.O_CREAT))
attempt("socket", lambda: socket.socket())
attempt("program", lambda: subprocess.run(["true"]))
attempt("fork", lambda: os.fork())
attempt("shell", lambda: os.system("true"))
attempt("remove", lambda: os.remove({file!r}))
attempt("memory", lambda: bytearray(4_000_000_000))
attempt("read", lambda: open({root!r} + "/pyproject.toml").close())
os.write(1, "\\n".join(said).encode())
"""


def test_a_worker_writes_nothing_reaches_no_network_and_starts_no_program(tmp_path: Path) -> None:
    code = CONFINED.format(root=str(ROOT), file=str(tmp_path / "written"))
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n") == [
        "write PermissionError", "raw write PermissionError", "socket PermissionError", "program PermissionError",
        "fork PermissionError", "shell PermissionError", "remove PermissionError", "memory MemoryError", "read done",
    ]  # fmt: skip
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the closed pipe ends it")
def test_a_build_that_is_killed_leaves_no_worker(tmp_path: Path) -> None:
    (tmp_path / "deep.html").write_bytes(DEEP)
    code = f"""
import sys; sys.path.insert(0, {str(ROOT)!r})
from pathlib import Path
from generator.load.captures.workers import Worker
from generator.load.captures.selector import Selector
worker = Worker([".html"])
worker.read(".html", b"<p>x", [Selector()])
print(worker._process.pid, flush=True)
worker.read(".html", Path({str(tmp_path / "deep.html")!r}).read_bytes(), [Selector()])
"""
    build = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert build.stdout is not None
    worker = int(build.stdout.readline())
    time.sleep(0.3)
    assert _lives(worker)
    build.send_signal(signal.SIGKILL)
    build.wait()
    build.stdout.close()
    for _ in range(50):
        if not _lives(worker):
            return
        time.sleep(0.1)
    os.kill(worker, signal.SIGKILL)
    pytest.fail("the worker outlived the build")


def _lives(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_bounds_pass_between_processes_as_they_are() -> None:
    assert msgspec.json.decode(msgspec.json.encode(Limits(work=3)), type=Limits) == Limits(work=3)
