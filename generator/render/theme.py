"""The theme: templates, stylesheets and scripts, a dossier's own in place of the shipped ones.

A template sees its page's view and nothing else: no file, clock, environment or network. Every name that a
template refers to is written out in it, so that all that a page depends on is known.
"""

import hashlib
from collections.abc import Collection, Mapping
from pathlib import Path
from types import CodeType, TracebackType
from typing import TYPE_CHECKING

import msgspec

from generator.model.problems import Problem, Span, problem
from generator.model.spelling import did_you_mean
from generator.pages.counting import capital
from generator.render.escaping import in_script
from generator.render.html import quoted, set_pieces
from generator.render.shipped import read_theme
from generator.render.tokens import tokens

if TYPE_CHECKING:
    from generator.render.compiling import ThemeEnvironment

ORIGINAL = "theme/"
ASSETS, MACROS = "assets/", "macros/"
TOKENS = "assets/1-tokens.css"
"""What the style page shows of the stylesheet, as it stands in the file."""
_NOT_FOR_TEMPLATES = ("lipsum", "cycler", "joiner", "dict")
# `attr` reaches an attribute by a name that is not written out; the others give other bytes at each build.
_UNFIT_FILTERS = ("random", "pprint", "attr")
# They lead from a value to the program around it.
_INNER = ("format", "format_map", "mro")


class Broken(msgspec.Struct, frozen=True):
    """A template that could not be filled."""

    problem: Problem


class Theme:
    """The templates, stylesheets and scripts of a site. `problems` are what is wrong with a dossier's own."""

    def __init__(self, folder: Path, own: Path | None = None) -> None:
        """`own` is the dossier's folder of templates; if that is the theme itself it overrides nothing."""
        self.problems: list[Problem] = []
        shipped = read_theme(folder, self.problems)
        overrides: dict[str, str] = {}
        if own is not None and own.is_dir() and own.resolve() != folder.resolve():
            overrides = self._overrides(read_theme(own, self.problems), shipped)
        self._shown = {name: f"templates/{name}" for name in shipped if not name.startswith(ASSETS)}
        sources = {name: text for name, text in shipped.items() if _is_template(name)}
        # Macros of one name are those of the last: an own file of macros says only what it changes.
        before = {name: f"{sources[name]}\n" for name in overrides if name.startswith(MACROS)}
        self._lines_before = {name: text.count("\n") for name, text in before.items()}
        self._sources = (
            {ORIGINAL + name: text for name, text in sources.items()}
            | sources
            | {name: before.get(name, "") + text for name, text in overrides.items() if _is_template(name)}
        )
        self._own = frozenset(overrides)
        assets = {name: text for name, text in sorted((shipped | overrides).items()) if name.startswith(ASSETS)}
        self.stylesheet = _joined(assets, ".css")
        self.script = _joined(assets, ".js")
        self._environment = _environment(self._sources, self._own)
        self._references: dict[str, tuple[str, ...]] = {}
        for name in sorted(self._own):
            if not name.startswith(ASSETS):
                self._check(name)

    def _overrides(self, found: Mapping[str, str], shipped: Mapping[str, str]) -> dict[str, str]:
        """The dossier's own files that stand for one of the theme's; any other is a problem."""
        for name in found:
            if name not in shipped:
                hint = did_you_mean(name, shipped) or "templates/ only overrides files of the theme, by their names"
                say = f"the theme has no template `{name}`, so this file would do nothing"
                self.problems.append(problem("unknown-template", say, Span(f"templates/{name}"), hint))
        return {name: text for name, text in found.items() if name in shipped}

    def _check(self, name: str) -> None:
        """Report an own template that cannot be read, before any page is made with it."""
        from jinja2 import TemplateSyntaxError, meta, nodes

        try:
            tree = self._environment.parse(self._sources[name], name)
            for inner in tree.find_all(nodes.Getattr):
                if inner.attr.startswith("_") or inner.attr in _INNER:
                    say = f"`.{inner.attr}` leads out of what a template may see"
                    self.problems.append(self._wrong(name, inner.lineno, say))
            for other in meta.find_referenced_templates(tree):
                if other is None:
                    self.problems.append(
                        self._wrong(name, 1, "the name of another template must be written out in quotes")
                    )
                elif other not in self._sources:
                    hint = did_you_mean(other, self._sources)
                    self.problems.append(self._wrong(name, 1, f"there is no template `{other}`", hint))
        except TemplateSyntaxError as error:
            self.problems.append(self._wrong(name, error.lineno, str(error.message)))

    @property
    def names(self) -> list[str]:
        """The names of all templates, the theme's own and those that stand in their place."""
        return sorted(name for name in self._sources if not name.startswith(ORIGINAL))

    def closure(self, name: str) -> frozenset[str]:
        """The names of all templates that take part in filling this one."""
        seen: set[str] = set()
        todo = [name]
        while todo:
            one = todo.pop()
            if one not in seen and one in self._sources:
                seen.add(one)
                todo += self._referred(one)
        return frozenset(seen)

    def _referred(self, name: str) -> tuple[str, ...]:
        """The names of the templates that one refers to itself."""
        if name not in self._references:
            self._references[name] = self._written_out(name) if name not in self._own else self._parsed(name)
        return self._references[name]

    def _written_out(self, name: str) -> tuple[str, ...]:
        """The names that stand in quotes in a template of ours, which writes them plainly: it need not be parsed."""
        text = self._sources[name]
        return tuple(other for other in self._sources if f'"{other}"' in text or f"'{other}'" in text)

    def _parsed(self, name: str) -> tuple[str, ...]:
        """The names of a dossier's own template, which may be written in any way."""
        from jinja2 import TemplateSyntaxError, meta

        try:
            tree = self._environment.parse(self._sources[name], name)
        except TemplateSyntaxError:
            return ()
        return tuple(filter(None, meta.find_referenced_templates(tree)))

    def digest(self, name: str) -> str:
        """A fingerprint of all templates that take part in filling this one."""
        texts = [(one, self._sources[one]) for one in sorted(self.closure(name))]
        return hashlib.sha256(msgspec.msgpack.encode(texts)).hexdigest()

    def keep(self) -> None:
        """Keep what was compiled of the shipped templates for the next process."""
        self._environment.compiled.save()

    def _wrong(self, name: str, line: int, say: str, hint: str = "") -> Problem:
        """What is wrong in a line of a template, as it is counted in the dossier's own file."""
        own = max(1, line - self._lines_before.get(name, 0))
        return problem("template-error", say, Span(f"templates/{name.removeprefix(ORIGINAL)}", own), hint)

    def fill(self, name: str, values: Mapping[str, object]) -> str | Broken:
        """The template filled with values, or what is wrong with it."""
        from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

        try:
            return self._environment.filled(name, values)
        except TemplateSyntaxError as error:
            return Broken(self._wrong(error.name or name, error.lineno, str(error.message)))
        except TemplateNotFound as error:
            return Broken(
                self._wrong(
                    name,
                    1,
                    f"there is no template `{error.name}`",
                    did_you_mean(str(error.name), self._sources),
                )
            )
        except (
            TemplateError,
            ArithmeticError,
            AttributeError,
            LookupError,
            TypeError,
            ValueError,
            RecursionError,
        ) as error:
            where, line = _innermost(error.__traceback__, self._sources, name)
            return Broken(self._wrong(where, line, _plain(error)))


def _is_template(name: str) -> bool:
    return name == TOKENS or not name.startswith(ASSETS)


def _joined(assets: Mapping[str, str], kind: str) -> str:
    return "\n".join(text.strip() for name, text in assets.items() if name.endswith(kind)) + "\n"


def _environment(sources: Mapping[str, str], own: Collection[str]) -> "ThemeEnvironment":
    from generator.render.compiling import ThemeEnvironment

    made = ThemeEnvironment(sources, own)
    for name in _NOT_FOR_TEMPLATES:
        made.globals.pop(name, None)
    for name in _UNFIT_FILTERS:
        made.filters.pop(name, None)
    made.filters["capital"] = capital
    made.filters["in_script"] = in_script
    made.filters["pieces"] = set_pieces
    made.filters["quoted"] = quoted
    made.filters["tokens"] = tokens
    return made


def _innermost(trace: TracebackType | None, names: Mapping[str, str], name: str) -> tuple[str, int]:
    """The template and line in which an error arose."""
    found = (name, 1)
    while trace is not None:
        code: CodeType = trace.tb_frame.f_code
        if code.co_filename in names:
            found = (code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return found


def _plain(error: Exception) -> str:
    """What went wrong, as a sentence of our own where the library's is meant for programmers."""
    message = str(error).strip()
    return f"this cannot be filled in: {message}" if message else "this cannot be filled in"
