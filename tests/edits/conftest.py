"""What is the same in all builds is worked out once: the templates read and compiled, the program's own words found."""

import functools
from collections.abc import Iterator
from types import CodeType
from typing import Any

import jinja2
import pytest

from generator import guard


@pytest.fixture(autouse=True, scope="session")
def once() -> Iterator[None]:
    """All are pure functions of what they are given, so a builder that lies is caught all the same."""
    compiled: dict[object, CodeType] = {}
    compile_anew: Any = jinja2.Environment.compile

    def compile_once(env: Any, source: str, name: str | None = None, filename: str | None = None) -> CodeType:
        key = type(env), name in getattr(env, "own", ()), source, name, filename
        if key not in compiled:
            compiled[key] = compile_anew(env, source, name, filename)
        return compiled[key]

    parsed: dict[object, object] = {}
    parse_anew: Any = jinja2.Environment.parse

    def parse_once(env: Any, source: str, name: str | None = None, filename: str | None = None) -> object:
        key = type(env), source, name, filename
        if key not in parsed:
            parsed[key] = parse_anew(env, source, name, filename)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jinja2.Environment, "compile", compile_once)
        patch.setattr(jinja2.Environment, "parse", parse_once)
        patch.setattr(guard, "_literals", functools.cache(guard._literals))
        yield
