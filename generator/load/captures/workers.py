"""Captures to texts in processes of our own that are bounded and replaced: what a hostile file does ends there."""

import contextlib
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from os import environ, getpid
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from generator.load.captures.extracted import Extracted, Failed
from generator.load.captures.limits import Limits
from generator.load.captures.selector import Selector
from generator.load.captures.worker import HEAD, Answer, Task

_ROOT = str(Path(__file__).parents[3])
_START = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); "
    "from generator.load.captures.worker import main; main(sys.argv[1:])"
)
_SERVED = 300
"""Files after which a worker is replaced, whatever it may have gathered."""

_INSTEAD = "save its text beside it, as UTF-8, and name that file; the original may stay where it is"
_AGAIN = "if it opens elsewhere, print or save it anew beside it, and name that file"


class Worker:
    """One process at a time, started when it is first needed; to be used by one thread."""

    def __init__(self, endings: Sequence[str], limits: Limits | None = None) -> None:
        """`endings` are those of the files that will come, `limits` the bounds for each."""
        self._endings = ",".join(sorted({*endings}))
        self._limits = limits or Limits()
        self._process: subprocess.Popen[bytes] | None = None
        self._served = 0
        self._late = False

    def read(self, ending: str, content: bytes, pages: Sequence[Selector]) -> list[Extracted | Failed]:
        """The text of each page, or why there is none. A limit that is hit, or a crash, is a failure of every page."""
        if len(content) > self._limits.size:
            return [self._too("big", f"it has more than {self._limits.size // 1_000_000} MB")] * len(pages)
        answer = self._ask(Task(ending, tuple(pages)), content)
        if answer.stopped:
            self.stop()
            return [self._stopped(answer.stopped)] * len(pages)
        both = zip(answer.texts, answer.failures, strict=True)
        return [text or failure or self._stopped("") for text, failure in both]

    def stop(self) -> None:
        """End the process."""
        process, self._process, self._served = self._process, None, 0
        if process is not None:
            process.kill()
            for pipe in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    pipe.close()  # type: ignore[union-attr]
            process.wait()

    def _ask(self, task: Task, content: bytes) -> Answer:
        if self._served >= _SERVED:
            self.stop()
        process = self._process = self._process or self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        self._served += 1
        self._late = False
        watch = threading.Timer(self._limits.clock, self._stop_late, (process,))
        watch.daemon = True
        watch.start()
        try:
            head = msgspec.msgpack.encode(task)
            with contextlib.suppress(BrokenPipeError):
                process.stdin.write(HEAD.pack(len(head)) + head + HEAD.pack(len(content)))
                process.stdin.write(content)
                process.stdin.flush()
            said = process.stdout.read(HEAD.size)
            answer = process.stdout.read(HEAD.unpack(said)[0]) if len(said) == HEAD.size else b""
            if answer:
                return msgspec.msgpack.decode(answer, type=Answer)
        except (OSError, ValueError, msgspec.MsgspecError):
            pass
        finally:
            watch.cancel()
        return Answer(stopped=self._ended(process))

    def _start(self) -> subprocess.Popen[bytes]:
        limits = msgspec.json.encode(self._limits).decode()
        return subprocess.Popen(
            [sys.executable, "-I", "-c", _START, _ROOT, str(getpid()), limits, self._endings],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: environ[name] for name in ("SYSTEMROOT",) if name in environ},
            cwd=_ROOT,
        )

    def _stop_late(self, process: subprocess.Popen[bytes]) -> None:
        self._late = True
        process.kill()

    def _ended(self, process: subprocess.Popen[bytes]) -> str:
        """How a process ended that gave no answer."""
        code = process.wait()
        if self._late:
            return "clock"
        if code == -getattr(signal, "SIGXCPU", 0):
            return "work"
        return f"signal {-code}" if code < 0 else f"exit {code}"

    def _stopped(self, why: str) -> Failed:
        limits = self._limits
        match why:
            case "memory":
                return self._too("costly", f"reading it takes more than {limits.memory // 1_000_000} MB of memory")
            case "work":
                return self._too("costly", f"reading it takes more than {limits.work} seconds of work")
            case "clock":
                return self._too("costly", f"it was not read within {limits.clock} seconds")
        return Failed(f"cannot be read: the program that reads it broke off ({why})", f"{_AGAIN}\nelse {_INSTEAD}")

    def _too(self, how: str, what: str) -> Failed:
        return Failed(f"is too {how} to be read safely: {what}", _INSTEAD)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
