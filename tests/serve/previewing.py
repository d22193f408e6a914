"""The preview for a test: the command as a writer starts it, or the server alone, around a folder that is built."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import generator
from generator.face.preview import Outcome, Preview
from generator.face.server import close, listen

LONG = 60.0
"""Seconds after which what is waited for is not going to come."""


class Command:
    """A running `serve`: the lines that it printed so far, and its address."""

    def __init__(self, folder: Path, *options: str, env: Mapping[str, str] | None = None) -> None:
        self.lines: list[str] = []
        self.err: list[str] = []
        self._news = threading.Condition()
        tool = Path(generator.__file__).parents[1]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "generator", "serve", *options],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(tool), **(env or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        streams = ((self.process.stdout, self.lines), (self.process.stderr, self.err))
        self._readers = [threading.Thread(target=self._read, args=given, daemon=True) for given in streams]
        for reader in self._readers:
            reader.start()

    def _read(self, stream: Any, into: list[str]) -> None:
        for line in stream:
            with self._news:
                into.append(line.rstrip("\n"))
                self._news.notify_all()

    @property
    def address(self) -> str:
        """The address of the top, with a slash at its end."""
        return self.until("Serving ").split()[1]

    @property
    def port(self) -> int:
        return int(self.address.rstrip("/").rpartition(":")[2])

    def until(self, words: str, *, after: int = 0, err: bool = False) -> str:
        """The first line with these words among those after so many, when it has come."""

        def found() -> str | None:
            return next((line for line in (self.err if err else self.lines)[after:] if words in line), None)

        with self._news:
            assert self._news.wait_for(lambda: found() is not None, LONG), (words, self.lines, self.err)
            line = found()
        assert line is not None
        return line

    def after(self, change: Callable[[], object], words: str, holds: Callable[[], bool] = lambda: True) -> str:
        """Make a change, and wait for a line with these words after which something holds."""
        seen = len(self.lines)
        change()
        while True:
            line = self.until(words, after=seen)
            if holds():
                return line
            seen = self.lines.index(line, seen) + 1

    def interrupt(self) -> int:
        """Press Ctrl-C. Gives the exit code."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(LONG)
        for reader in self._readers:
            reader.join()
        return code


@contextlib.contextmanager
def command(folder: Path, *options: str, port: str = "0", env: Mapping[str, str] | None = None) -> Iterator[Command]:
    """`serve` in a dossier's folder, at any free port unless one is named; with "" none is asked for."""
    running = Command(folder, *(["--port", port] if port else []), *options, env=env)
    try:
        yield running
    finally:
        if running.process.poll() is None:
            running.process.kill()
        running.process.wait()
        for reader in running._readers:
            reader.join()
        for stream in (running.process.stdout, running.process.stderr):
            if stream:
                stream.close()


class Server:
    """The server alone, on a loop in a thread of its own."""

    def __init__(self, preview: Preview, port: int, loop: asyncio.AbstractEventLoop) -> None:
        self.preview, self.port, self._loop = preview, port, loop

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def on_loop(self, call: Callable[..., None], *given: object) -> None:
        """Call something of the preview's, and wait until it is done."""

        async def called() -> None:
            call(*given)

        asyncio.run_coroutine_threadsafe(called(), self._loop).result(LONG)

    def send(self, raw: bytes, *, until: bytes | None = None) -> bytes:
        """Send these bytes, and give all that comes back until the server ends the connection, or says `until`."""
        with socket.create_connection(("127.0.0.1", self.port), LONG) as connection:
            with contextlib.suppress(ConnectionError):  # it may be told enough before it has read all
                connection.sendall(raw)
            answer = b""
            with contextlib.suppress(ConnectionError):
                while (until is None or until not in answer) and (some := connection.recv(65536)):
                    answer += some
            return answer

    def get(self, target: str, *headers: str, method: str = "GET") -> bytes:
        lines = [f"{method} {target} HTTP/1.1", f"Host: {self.host}", "Connection: close", *headers, "", ""]
        return self.send("\r\n".join(lines).encode("latin-1"))


@contextlib.contextmanager
def server(site: Path, address: str = "", *names: str, within: float = LONG, built: bool = True) -> Iterator[Server]:
    """The server of a folder that is built, or with `built=False` of one that is being built."""
    started: list[Server] = []
    ready, end = threading.Event(), asyncio.Event()
    loop = asyncio.new_event_loop()

    async def run() -> None:
        preview = Preview(site, names, "run")
        listening = socket.create_server(("127.0.0.1", 0))
        listening.setblocking(False)
        http = listen(preview, listening, within=within)
        if built:
            preview.end(Outcome(True, address, ""))
        started.append(Server(preview, listening.getsockname()[1], loop))
        ready.set()
        await end.wait()
        await close(http)

    def in_thread() -> None:
        with asyncio.Runner(loop_factory=lambda: loop) as runner:
            runner.run(run())

    thread = threading.Thread(target=in_thread)
    thread.start()
    assert ready.wait(LONG)
    try:
        yield started[0]
    finally:
        loop.call_soon_threadsafe(end.set)
        thread.join()
