"""Templates are compiled once for all dossiers, whichever process did it."""

import sys
from importlib.util import cache_from_source
from pathlib import Path

import pytest

from generator.render import compiled
from generator.render.compiling import ThemeEnvironment

SOURCES = {"a.html": "A {{ word }}", "b.html": "B {{ word }}", "own.html": "own"}


def is_known(environment: ThemeEnvironment, name: str) -> bool:
    return environment.compiled.get_bucket(environment, name, None, SOURCES[name]).code is not None


def test_of_two_processes_that_compile_at_once_neither_loses_what_the_other_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    Path(cache_from_source(str(compiled.__file__))).parent.mkdir(parents=True)
    one, other = ThemeEnvironment(SOURCES, ["own.html"]), ThemeEnvironment(SOURCES, ["own.html"])
    assert one.get_template("a.html").render(word="x") == "A x"
    assert one.get_template("own.html").render() == "own"
    assert other.get_template("b.html").render(word="x") == "B x"
    one.compiled.save()
    other.compiled.save()
    later = ThemeEnvironment(SOURCES, ["own.html"])
    assert [is_known(later, name) for name in SOURCES] == [True, True, False]
