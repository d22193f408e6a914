"""What is the same in all builds is worked out once: the theme's templates compiled, the program's own words read."""

import functools
from collections.abc import Iterator
from types import CodeType
from typing import Any

import jinja2
import pytest

from generator import guard


@pytest.fixture(autouse=True, scope="session")
def once() -> Iterator[None]:
    """Both are pure functions of what they are given, so a builder that lies is caught all the same."""
    compiled: dict[object, CodeType] = {}
    compile_anew: Any = jinja2.Environment.compile

    def compile_once(env: Any, source: str, name: str | None = None, filename: str | None = None) -> CodeType:
        key = type(env), name in getattr(env, "own", ()), source, name, filename
        if key not in compiled:
            compiled[key] = compile_anew(env, source, name, filename)
        return compiled[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jinja2.Environment, "compile", compile_once)
        patch.setattr(guard, "_literals", functools.cache(guard._literals))
        yield
