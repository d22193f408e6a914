"""What a start brings in: a command that has nothing to do waits for no parser, no template engine, no colours."""

import subprocess
import sys

import pytest

HEAVY = frozenset(
    "PIL asyncio charset_normalizer concurrent.futures difflib email http jinja2 linkify_it livereload markdown_it"
    " mdit_py_plugins multiprocessing pypdf pypdfium2 rapidfuzz regex rich selectolax ssl subprocess tornado"
    " urllib.request warcio watchfiles yaml".split()
)
"""Packages and modules that take milliseconds to import, and that many a build does without."""

HASHING = (
    "generator.load.files",
    "generator.model.problems",
    "generator.engine.publish",
    "generator.engine.memo",
    "generator.engine.leaks",
)
"""What is needed to find that nothing was changed."""

WHOLE = (
    "generator.load.content",
    "generator.link.link",
    "generator.pages.plan",
    "generator.render.theme",
    "generator.engine.publish",
)
"""What is needed to read, link, plan and render, before anything is read."""


def brought_in(modules: tuple[str, ...]) -> set[str]:
    """The modules that are there once these are imported, in a process of its own."""
    program = f"import sys, {', '.join(modules)}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("modules", [HASHING, WHOLE], ids=["hashing", "whole"])
def test_importing_the_stages_brings_in_nothing_heavy(modules: tuple[str, ...]) -> None:
    assert not brought_in(modules) & HEAVY


def test_finding_that_nothing_changed_brings_in_none_of_the_stages() -> None:
    ours = {name for name in brought_in(HASHING) if name.startswith("generator.")}

    assert not {name for name in ours if name.startswith(("generator.link", "generator.pages", "generator.render"))}
    assert not {name for name in ours if name.startswith("generator.load.body")}


def test_what_is_left_for_later_is_there_when_it_is_needed() -> None:
    program = (
        "import sys\n"
        "from generator.model.spelling import did_you_mean\n"
        "before = 'rapidfuzz' in sys.modules\n"
        "print(before, did_you_mean('artcle', ['article', 'actor']))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout == "False did you mean `article`?\n"
