"""The process in which captures are read: it takes their bytes from a pipe, and gives back text, until the pipe ends.

Run by workers.py with nothing but what it needs. Its memory, its time and what it may do are bounded; whatever a file
makes of it, it can take down itself alone.
"""

import os
import signal
import struct
from collections.abc import Sequence
from typing import BinaryIO

import msgspec

from generator.load.captures.extract import extract
from generator.load.captures.extracted import Extracted, Failed
from generator.load.captures.limits import Limits, allow_work, confine, die_with_parent
from generator.load.captures.selector import Selector

HEAD = struct.Struct(">Q")
"""The length of what follows, before each message."""


class Task(msgspec.Struct, frozen=True):
    """A capture to be read; its bytes follow. `pages` are those of a crawl that are wanted."""

    ending: str
    pages: tuple[Selector, ...] = (Selector(),)


class Answer(msgspec.Struct, frozen=True):
    """What came of a task: one for each page, or what ended it before there was any."""

    texts: tuple[Extracted | None, ...] = ()
    failures: tuple[Failed | None, ...] = ()
    stopped: str = ""


def main(arguments: Sequence[str]) -> None:
    """Serve tasks. The arguments are the parent's process id, the limits as JSON, and the endings to be ready for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    die_with_parent(int(arguments[0]))
    limits = msgspec.json.decode(arguments[1], type=Limits)
    # Whatever a library prints goes nowhere: the pipe is for answers alone.
    asked, answered = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    get_ready(arguments[2].split(","))
    confine(limits)
    _serve(asked, answered, limits)


def get_ready(endings: Sequence[str]) -> None:
    """Import what files of these endings need, while that may still be done."""
    if ".pdf" in endings:
        import generator.load.captures.pdf
    if {".html", ".htm", ".xhtml"} & {*endings}:
        import generator.load.captures.html
        import generator.load.captures.xhtml
    if {".warc", ".warc.gz", ".wacz"} & {*endings}:
        import brotli  # noqa: F401

        import generator.load.captures.crawl
        import generator.load.captures.html
        import generator.load.captures.pdf
        import generator.load.captures.xhtml  # noqa: F401


def _serve(asked: BinaryIO, answered: BinaryIO, limits: Limits) -> None:
    while head := asked.read(HEAD.size):
        (length,) = HEAD.unpack(head)
        task = msgspec.msgpack.decode(asked.read(length), type=Task)
        (length,) = HEAD.unpack(asked.read(HEAD.size))
        answer = msgspec.msgpack.encode(_answer(task, asked, length, limits))
        answered.write(HEAD.pack(len(answer)) + answer)
        answered.flush()


def _answer(task: Task, asked: BinaryIO, length: int, limits: Limits) -> Answer:
    try:
        allow_work(limits.work)
        found = extract(task.ending, asked.read(length), task.pages)
    except MemoryError:
        return Answer(stopped="memory")
    except Exception as error:  # whatever a library does with a hostile file is that file's fault
        return Answer(stopped=f"{type(error).__name__}"[:80])
    return Answer(
        tuple(one if isinstance(one, Extracted) else None for one in found),
        tuple(one if isinstance(one, Failed) else None for one in found),
    )
