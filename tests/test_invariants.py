"""What ARCHITECTURE.md says always holds, and can be read off the code."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PURE = ("model", "link", "pages", "render")
# What reaches a file, a clock, the environment, chance, the network or another program.
IMPURE = {
    "os", "io", "pathlib", "shutil", "tempfile", "glob", "time", "datetime", "random", "secrets", "uuid", "socket",
    "http", "urllib.request", "subprocess", "multiprocessing", "threading", "asyncio", "locale", "platform", "getpass",
}  # fmt: skip
# The theme's loader reads templates: the one exception, and it is named in ARCHITECTURE.md.
# A calendar is no clock: written_dates.py asks it whether a day exists.
ALLOWED = {
    "generator/render/theme.py": {"pathlib"},
    "generator/render/shipped.py": {"pathlib", "os"},
    "generator/render/theme_files.py": {"pathlib"},
    "generator/render/compiled.py": {"pathlib", "os", "sys"},
    "generator/model/written_dates.py": {"datetime"},
}


def modules(*folders: str) -> list[Path]:
    return sorted(p for folder in folders for p in (ROOT / "generator" / folder).rglob("*.py"))


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {a.name for a in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("path", modules(*PURE), ids=lambda p: p.relative_to(ROOT).as_posix())
def test_a_pure_layer_reaches_no_file_clock_chance_or_network(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    reached = {i for i in imports(path) if i in IMPURE or i.split(".")[0] in IMPURE} - ALLOWED.get(name, set())
    assert not reached
    calls = {
        n.func.id
        for n in ast.walk(ast.parse(path.read_text()))
        if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)
    }
    assert not calls & {"open", "exec", "eval", "__import__", "input"}
    assert not re.search(r"\.(?:now|today|utcnow)\(", path.read_text())


@pytest.mark.parametrize("path", modules("engine"), ids=lambda p: p.name)
def test_the_engine_knows_nothing_of_dossiers(path: Path) -> None:
    assert not {i for i in imports(path) if i.startswith("generator.") and not i.startswith("generator.engine")}


@pytest.mark.parametrize(
    "path", sorted((ROOT / "generator").rglob("*.py")), ids=lambda p: p.relative_to(ROOT).as_posix()
)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text()))


@pytest.mark.parametrize(
    "path", sorted((ROOT / "templates").rglob("*.html")), ids=lambda p: p.relative_to(ROOT).as_posix()
)
def test_no_template_is_named_by_a_value(path: Path) -> None:
    for tag in re.findall(r"{%-?\s*(?:include|extends|import|from)\s+(\S+)", path.read_text()):
        assert tag[0] in "\"'", tag


@pytest.mark.parametrize(
    "path", sorted((ROOT / "templates").rglob("*.html")), ids=lambda p: p.relative_to(ROOT).as_posix()
)
def test_no_template_holds_a_script_a_style_or_another_host(path: Path) -> None:
    text = path.read_text()
    assert "style=" not in text
    # One script of the site's own, and blocks of data, which no browser runs.
    own = '<script src="{{ page.script }}" defer></script>'
    data = '<script type="application/ld+json">{{ of.linked|in_script }}</script>'
    assert "<script" not in text.replace(own, "").replace(data, "")
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", text)


def test_every_registered_code_of_a_problem_is_used_and_every_used_one_registered() -> None:
    from generator.model.problems import CODES

    source = "\n".join(p.read_text() for p in (ROOT / "generator").rglob("*.py") if p.name != "problems.py")
    unused = [code for code in CODES if f'"{code}"' not in source]
    assert not unused
    called = set(re.findall(r"\bproblem\(\s*\"([a-z0-9-]+)\"", source))
    assert called <= set(CODES)
