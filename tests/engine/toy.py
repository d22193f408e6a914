"""A small program over a book: files of records that name one another, to a page for each record. Every kind of cell
that a book knows is in it."""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

import msgspec

from generator.engine.book import Book
from generator.engine.tasks import Done
from generator.engine.values import Family, problems_as

Content = Mapping[str, tuple[str, tuple[str, ...]]]
"""A file: the records in it by their ids, each a word and the ids that it names."""

Page = tuple[str, tuple[str, ...], int, tuple[str, ...]]
"""A word in capitals, who names the record, how many records there are, and which of those it names there are not."""


def _names(rows: Mapping[str, list[str]]) -> tuple[str, ...]:
    return tuple(sorted(name for given in rows.values() for name in given))


FAMILIES = (
    Family("file", dict[str, tuple[str, tuple[str, ...]]], kept=False),
    Family("of", tuple[str, ...]),
    Family("record", tuple[str, tuple[str, ...]], large=True),
    Family("loud", str, kept=False, large=True),
    Family("back", str, large=True, merge=_names),
    Family("page", tuple[str, tuple[str, ...], int, tuple[str, ...]]),
    problems_as(str),
)
STAGES = ("split", "refer", "show")


class Program:
    """The program; `said` are the tasks that were run in this build."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.said: list[str] = []

    def build(self, files: Mapping[str, Content], *, stages: int = 3, finish: bool = True) -> list[str]:
        """One build of these files, or its first stages; gives the tasks that were run, in order."""
        book, self.said = self.book, []
        book.begin()
        book.put_inputs("file", {path: (digest(content), content) for path, content in files.items()})
        for name, work, family in (
            ("split", self._split, "file"),
            ("refer", self._refer, "of"),
            ("show", self._show, "record"),
        ):
            if stages > 0:
                self._run(name, work, book.keys(family))
            stages -= 1
        if finish:
            book.finish()
        return self.said

    def pages(self) -> dict[str, Page]:
        """What came of it."""
        return {key: self.book.get(f"page/{key}") for key in self.book.keys("page")}

    def problems(self) -> list[str]:
        """What was found wrong, in order."""
        return sorted(self.book.problems(STAGES))

    def _run(self, stage: str, work: Any, names: list[str]) -> None:
        ran = self.book.run(stage, names, work, apart=True)
        self.said += [f"{stage} {name}" for name in ran]

    def _split(self, path: str) -> Done:
        content = self.book.get(f"file/{path}")
        done = Done({f"of/{path}": tuple(content)})
        for key, (word, refs) in content.items():
            done.cells[f"record/{key}"] = (word, tuple(refs))
            done.cells[f"loud/{key}"] = word.upper()
        return done

    def _refer(self, path: str) -> Done:
        done, wrong = Done(), []
        for key in self.book.get(f"of/{path}"):
            for ref in self.book.get(f"record/{key}")[1]:
                if self.book.get(f"record/{ref}") is None:
                    wrong.append(f"{key}: no {ref}")
                else:
                    done.rows.setdefault(f"back/{ref}", []).append(key)
        done.problems = tuple(wrong)
        return done

    def _show(self, key: str) -> Done:
        book = self.book
        count = book.derived("count", lambda: len(book.keys("record")))
        _, refs = book.get(f"record/{key}")
        absent = tuple(ref for ref in refs if not book.has(book.number(f"record/{ref}")))
        return Done({f"page/{key}": (book.get(f"loud/{key}"), book.get(f"back/{key}", ()), count, absent)})


def digest(content: object) -> bytes:
    """Of 16 bytes."""
    return blake2b(msgspec.msgpack.encode(content), digest_size=16).digest()


def expected(files: Mapping[str, Content]) -> tuple[dict[str, Page], list[str]]:
    """The pages and problems, worked out straight."""
    every = {key: record for content in files.values() for key, record in content.items()}
    pages = {
        key: (
            word.upper(),
            tuple(sorted(by for by, (_, named) in every.items() for name in named if name == key)),
            len(every),
            tuple(ref for ref in refs if ref not in every),
        )
        for key, (word, refs) in sorted(every.items())
    }
    wrong = [
        f"{key}: no {ref}"
        for path in sorted(files)
        for key, (_, refs) in files[path].items()
        for ref in refs
        if ref not in every
    ]
    return pages, sorted(wrong)
