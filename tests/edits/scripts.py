"""Scripts of edits: made from a number, played on a dossier of their own, and made short where they fail."""

from __future__ import annotations

import shutil
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.edits import around, machine, writing
from tests.edits.desk import Desk, Differs, How, quick_folder

Edit = Callable[[Desk, Random], str]
EDITS: tuple[tuple[int, Edit], ...] = (
    (10, writing.words), (8, writing.setting), (5, writing.taken_out), (4, writing.title), (4, writing.status),
    (4, writing.spelling), (4, writing.renamed), (3, writing.ident), (4, writing.created), (3, writing.deleted),
    (2, writing.copied), (2, writing.reordered), (3, writing.moved_down), (3, writing.same_size), (2, writing.mistake),
    (3, around.site), (1, around.site_broken), (4, around.template), (2, around.picture), (3, around.capture),
    (2, around.captures), (3, around.lock), (4, machine.cache), (4, machine.output), (1, machine.nothing),
    (1, machine.touched),
)  # fmt: skip
WHO = ("first",) * 60 + ("second",) * 10 + ("new",) * 20 + ("nobody",) * 25 + ("process", "killed")
PATIENCE = 90.0
"""Seconds for making a failing script short."""


class Step(NamedTuple):
    """One edit and one look. `seed` decides what the edit does with what it finds."""

    edit: Edit
    seed: int
    how: How
    mend: bool
    """Whether what cannot be published is mended first."""

    def __str__(self) -> str:
        return f"{self.edit.__name__} {self.seed} ({self.how}{', mended' if self.mend else ''})"


def script(number: int, length: int = 10) -> list[Step]:
    """The script of that number."""
    chance = Random(number)
    edits = chance.choices([edit for _, edit in EDITS], [weight for weight, _ in EDITS], k=length)
    return [Step(edit, chance.randrange(10_000), _how(chance), chance.random() < 0.7) for edit in edits]


def _how(chance: Random) -> How:
    return How(
        chance.choice(WHO),
        drafts=chance.random() < 0.12,
        strict=chance.random() < 0.04,
        publish=chance.random() > 0.05,
        beside=chance.random() < 0.05,
        elsewhere=chance.random() < 0.15,
    )


class Found(NamedTuple):
    """What differed, and after how many steps."""

    said: str
    steps: int


def play(steps: Sequence[Step], folder: Path) -> Found | None:
    """Plays a script in a new folder. Gives what differed, if anything did."""
    shutil.rmtree(folder, ignore_errors=True)
    desk = Desk(folder)
    try:
        desk.look(How())
        for step in steps:
            if step.mend and desk.failing:
                desk.mend()
            desk.steps += 1
            desk.log.append(f"{step.edit(desk, Random(step.seed))} ({step.how})")
            if step.how.who != "nobody":
                desk.look(step.how)
    except Differs as found:
        return Found(_told(desk, str(found)), desk.steps)
    except Exception:
        return Found(_told(desk, traceback.format_exc(limit=-4)), desk.steps)
    return None


def _told(desk: Desk, said: str) -> str:
    return "\n".join([*(f"  {n}. {line}" for n, line in enumerate(desk.log, 1)), said])


def shortest(steps: list[Step], folder: Path, found: Found) -> tuple[list[Step], Found]:
    """The script less each step without which it fails still, each look made plain where it fails so too."""
    until = time.monotonic() + PATIENCE
    steps = steps[: found.steps]

    def tried(other: list[Step]) -> bool:
        nonlocal steps, found
        differs = play(other, folder) if other != steps and time.monotonic() < until else None
        if differs:
            steps, found = other[: differs.steps], differs
        return differs is not None

    again = True
    while again:
        again = any([tried([*steps[:at], *steps[at + 1 :]]) for at in reversed(range(len(steps)))])
    for at, step in enumerate(steps):
        plain = How(), step.how._replace(who="first"), step.how._replace(drafts=False, strict=False, elsewhere=False)
        any(tried([*steps[:at], step._replace(how=how), *steps[at + 1 :]]) for how in plain if how != step.how)
    return steps, found


def failure(number: int, length: int = 10) -> str:
    """What the script of that number finds, in its shortest form; nothing where all is well."""
    with quick_folder() as folder:
        found = play(script(number, length), folder / "play")
        if found is None:
            return ""
        steps, found = shortest(script(number, length), folder / "play", found)
        return f"script({number}, {length}) is shortest as: {'; '.join(map(str, steps))}\n{found.said}"
