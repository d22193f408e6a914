"""The command `serve`: the site as it will stand, built again and shown again at every change.

It has a folder of its own, `.preview/` beside the settings, and never touches the published site. The build runs in
a thread, so that pages are answered meanwhile; what came of it is handed to the loop that serves (server.py).
"""

import argparse
import asyncio
import contextlib
import errno
import ipaddress
import os
import secrets
import signal
import socket
import sys
import threading
import time
import traceback
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from generator.engine.errors import Busy, PublishError, files_of
from generator.engine.lock import locked
from generator.face import overlay, report, server
from generator.face.hoarding import hoarding
from generator.face.options import PREVIEW, RUNNING
from generator.face.preview import Outcome, Preview
from generator.face.progress import Progress
from generator.face.watch import Watcher
from generator.model.problems import Problem, Severity

if TYPE_CHECKING:
    from generator.build import Builder, Built

PORT, PORTS = 8000, 100
"""The port where none is asked for, and how many are tried from there."""

LAST_BUILD, JUST_ENDING = 0.4, 1.0
"""Seconds to wait for a build that is under way at the end, and for another preview that may be ending."""


class Refused(Exception):
    """Why nothing can be served, in words."""


def serve(options: argparse.Namespace) -> int:
    """Serve until interrupted. Gives the exit code: 1 where there is no dossier, or no port."""
    config: Path = options.config
    if not config.is_file():
        from generator.load.files import read_dossier

        for problem in read_dossier(config.parent, config.name)[1]:
            print(report.show(problem, {}, report.wants_colour(sys.stderr)), file=sys.stderr)
        return 1
    session = _Session(options)
    try:
        listening, port = _listening(options.host, options.port)
        with listening, _alone(config.parent / PREVIEW, address := _address(options.host, port)):
            _greet(options, port)
            with contextlib.suppress(KeyboardInterrupt):
                asyncio.run(session.run(listening, address))
    except Refused as refused:
        print(*refused.args, sep="\n  → ", file=sys.stderr)
        return 1
    if session.is_building():  # broken off, as by a crash: the last good site is whole, and so is the next
        sys.stdout.flush()
        os._exit(0)
    return 0


class _Session:
    """One run of the server: the watcher's thread builds, the loop answers."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        root: Path = options.config.parent
        self._site = root / PREVIEW / "site"
        self._preview = Preview(self._site, (_in_url(options.host),), secrets.token_hex(4))
        self._watcher = Watcher(root, self._build, config=options.config.name, poll=options.poll)
        self._thread = threading.Thread()
        self._told: frozenset[Problem] = frozenset()
        self._shown = False
        self._builder: Builder | None = None

    async def run(self, listening: socket.socket, address: str) -> None:
        """Serve until the task is cancelled, or watching fails."""
        self._loop = asyncio.get_running_loop()
        ended = self._loop.create_future()
        with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
            self._loop.add_signal_handler(signal.SIGTERM, ended.cancel)
        http = server.listen(self._preview, listening)
        self._thread = threading.Thread(target=self._watch, args=(ended,), daemon=True, name="watcher")
        self._thread.start()
        try:
            if self._options.open:
                threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
            with contextlib.suppress(asyncio.CancelledError):
                await ended
        finally:
            self._watcher.stop()
            await server.close(http)
            self._thread.join(LAST_BUILD)

    def is_building(self) -> bool:
        """Whether a build is under way that did not end in time."""
        return self._thread.is_alive()

    def _watch(self, ended: "asyncio.Future[None]") -> None:
        """In a thread: build now, and at every change."""
        try:
            self._watcher.run()
        except Exception as error:
            self._on_loop(_fail, ended, error)
        finally:
            if self._builder is not None:
                self._builder.close()

    def _build(self) -> None:
        """In the watcher's thread: one build, and what came of it to the terminal and to the pages."""
        self._on_loop(self._preview.begin)
        begun = time.monotonic()
        try:
            built = self._built()
            outcome = self._outcome(built)
        except Exception:
            words = traceback.format_exc()
            print(f"This is a mistake in Dossier itself; please report it.\n{words}", file=sys.stderr, flush=True)
            self._on_loop(self._preview.end, Outcome(False, "", overlay.broken(words, shown=self._shown)))
        else:
            self._on_loop(self._preview.end, outcome)  # first: who reads the line may ask for the page
            self._print(built, time.monotonic() - begun)
            if outcome.good and self._builder is not None:
                self._builder.make_ready()

    def _built(self) -> "Built":
        """The dossier built anew, by a builder that keeps what it knows from one build to the next."""
        from generator.build import Builder, Request  # takes half a second, in which pages are answered already

        if self._builder is None:  # other processes would outlive one that is broken off
            asked = self._options
            self._builder = Builder(Request(asked.config, self._site, drafts=asked.drafts, workers=1, watched=True))
        with hoarding(), Progress(sys.stderr, wanted=True) as progress:
            return self._builder.build(progress)

    def _outcome(self, built: "Built") -> Outcome:
        good = not built.failed
        self._shown |= good
        said = overlay.fragment(built.problems, built.lines, failed=not good, shown=self._shown)
        return Outcome(good, built.dossier.site.base_url, said)

    def _print(self, built: "Built", seconds: float) -> None:
        """All errors, the warnings that are new, and a line of figures."""
        colour, lines = report.wants_colour(sys.stderr), built.lines
        for problem in built.problems:
            new = problem.severity is Severity.WARNING and problem not in self._told
            if new or problem.severity is Severity.ERROR:
                print(report.show(problem, lines, colour), end="\n\n", file=sys.stderr)
        sys.stderr.flush()
        self._told = frozenset(built.problems)
        count = report.count(p for p in built.problems if p.severity in (Severity.ERROR, Severity.WARNING))
        if built.failed:
            said = f"{count}; {'the last good pages stay' if self._shown else 'no page to show yet'}"
        else:
            written = built.published.written if built.published else 0
            said = f"{built.pages} pages, {written} files written, {seconds:.1f} s" + (f"; {count}" if count else "")
        print(f"{time.strftime('%H:%M:%S')} {said}", flush=True)

    def _on_loop(self, call: Callable[..., None], *given: object) -> None:
        with contextlib.suppress(RuntimeError):  # the loop may have ended while this was built
            self._loop.call_soon_threadsafe(call, *given)


@contextlib.contextmanager
def _alone(folder: Path, address: str) -> Iterator[None]:
    """Keep the folder for the preview at this address as long as it runs. Raises Refused where there is another."""
    lock = folder / RUNNING
    try:
        with files_of(folder):
            folder.mkdir(mode=0o700, exist_ok=True)
        with locked(lock, folder, JUST_ENDING):
            try:
                lock.write_text(f"{os.getpid()}\n{address}", encoding="utf-8")
                yield
            finally:
                with contextlib.suppress(OSError):  # some systems remove no file that is open
                    lock.unlink()
    except Busy:
        where = lock.read_text("utf-8").partition("\n")[2]
        said = f"A preview of this dossier is running already{where and f', at {where}'}."
        raise Refused(said, "Open that one, or end it first: with Ctrl-C, where it was started.") from None
    except PublishError as error:
        raise Refused(error.message, error.hint) from None


def _fail(ended: "asyncio.Future[None]", error: Exception) -> None:
    if not ended.done():
        ended.set_exception(error)


def _listening(host: str, wanted: int | None) -> tuple[socket.socket, int]:
    """Listen at the port that is wanted, or the first that is free. Raises Refused."""
    ports = range(PORT, PORT + PORTS) if wanted is None else [wanted]
    for port in ports:
        try:
            found = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                continue
            raise Refused(f"Nothing can be served at {host}, port {port}: {error.strerror or error}.") from None
        found.setblocking(False)
        return found, found.getsockname()[1]
    where = f"Port {wanted} is" if wanted is not None else f"The ports {ports[0]} to {ports[-1]} are all"
    raise Refused(f"{where} in use.", "Name another, such as `--port 8100`, or end the program that uses it.")


def _greet(options: argparse.Namespace, port: int) -> None:
    if options.port is None and port != PORT:
        print(f"Port {PORT} is in use, so this is {port}.")
    print(f"Serving {_address(options.host, port)}")
    if not _is_loopback(options.host):
        what = "the drafts too" if options.drafts else "but no drafts"
        print(
            f"Warning: whoever can reach this machine over the network at {options.host} can read it now, {what}. "
            "Nothing that they are sent is encrypted.",
            file=sys.stderr,
        )
    drafts = "Drafts are shown; --no-drafts leaves them out." if options.drafts else "Drafts are left out."
    print(f"{drafts} Ctrl-C ends it.", flush=True)


def _address(host: str, port: int) -> str:
    """An address that a browser on this machine can open."""
    here = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, _in_url(host))
    return f"http://{here}/" if port == 80 else f"http://{here}:{port}/"


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host.lower()


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
