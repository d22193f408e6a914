"""Templates to Python, as Jinja does it, but for what most of a page's time goes into: macros and attributes.

Jinja makes each call ready for anything: a function that wants the context, a macro that takes whatever it is given,
words that are not escaped yet. Nearly all calls are of a macro with the arguments that it names, and what it gives is
escaped. Those are made straight here, and every other is left to Jinja. The bytes are the same.
"""

from collections.abc import Callable, Collection, Mapping
from itertools import repeat
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup

from generator.render.compiled import Compiled
from generator.render.escaping import escaped


class StraightMacro(Macro):
    """A macro that can be called straight with the arguments that it names, in their places.

    `function` gives its words, escaped, as a plain string; `missing` stands for an argument that is left out. `takes`
    is how many it has, -1 where it takes others than those that it names.
    """

    def __init__(
        self, environment: Environment, function: Callable[..., str], name: str, arguments: list[str], *how: bool
    ) -> None:
        super().__init__(environment, function, name, arguments, *how)
        self.function = function
        self.takes = -1 if self.caller or self.catch_kwargs or self.catch_varargs else len(arguments)


class StraightContext(Context):
    """What a template knows and calls."""

    def straight(self, called: Any, *arguments: Any) -> Any:
        """What a call gives."""
        if type(called) is StraightMacro and called.takes == len(arguments):
            return Markup(called.function(*arguments))
        return self.call(called, *arguments)

    def written(self, called: Any, *arguments: Any) -> str:
        """What a call gives where it is only joined to the words around it: escaped, but not marked as that."""
        if type(called) is StraightMacro:
            left_out = called.takes - len(arguments)
            if left_out == 0:
                return called.function(*arguments)
            if left_out > 0:
                return called.function(*arguments, *repeat(missing, left_out))
        return escaped(self.call(called, *arguments))


class Compiler(CodeGenerator):
    """Writes one template as Python.

    `a.b` is Python's own in the theme's templates, whose views have all that they name. Elsewhere, and where a test
    asks whether it is there, it is Jinja's, which looks among the keys of a mapping too and gives a value where it
    finds none.
    """

    environment: "ThemeEnvironment"
    _written: nodes.Node | None = None
    _asked = False

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if _is_straight(node, frame):
            self._written = node
        elif _is_escaped(frame):
            self.write("escaped(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if node is not self._written:
            super()._output_child_post(node, frame, finalize)

    def write_commons(self) -> None:
        """The names that all of a template's code uses."""
        super().write_commons()
        self.writeline("escaped = environment.escaped")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """A call."""
        if forward_caller or not _is_straight(node, frame):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("context.written(" if node is self._written else "context.straight(")
        self.visit(node.node, frame)
        self.signature(node, frame)
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """`a.b`."""
        if self._asked or self.name in self.environment.own:
            super().visit_Getattr(node, frame)
        else:
            self.visit(node.node, frame)
            self.write(f".{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:
        """`a is b`."""
        before, self._asked = self._asked, True
        super().visit_Test(node, frame)
        self._asked = before

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """A macro, as it is given to templates."""
        self.write("environment.")
        super().macro_def(macro_ref, frame)


def _is_straight(node: nodes.Node, frame: Frame) -> bool:
    """Whether it is a call with nothing but arguments in their places, where escaping is on for certain."""
    is_simple = isinstance(node, nodes.Call) and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
    return is_simple and _is_escaped(frame)


def _is_escaped(frame: Frame) -> bool:
    """Whether escaping is on for certain."""
    return bool(frame.eval_ctx.autoescape) and not frame.eval_ctx.volatile


class StraightTemplate(Template):
    """A template that knows no more than all others, so that what it has to import is the same for each of them."""

    def _get_default_module(self, ctx: Context | None = None) -> Any:
        return super()._get_default_module()


class ThemeEnvironment(Environment):
    """Where templates are compiled: escaping is always on, and an undefined name is an error.

    Square brackets look into a sequence, and never become a way to an attribute. `own` names the templates that are not
    the theme's.
    """

    code_generator_class = Compiler
    context_class = StraightContext
    template_class = StraightTemplate
    Macro = StraightMacro
    escaped = staticmethod(escaped)

    def __init__(self, sources: Mapping[str, str], own: Collection[str]) -> None:
        self.own = frozenset(own)
        self.compiled = Compiled(own)
        self._templates: dict[Any, Template] = {}
        super().__init__(
            loader=_Loader(sources),
            bytecode_cache=self.compiled,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
        )

    def filled(self, name: str, values: Mapping[str, object]) -> str:
        """A template filled with values. Nothing of it is left behind, as long as nobody collects what holds itself."""
        template = self.get_template(name)
        context = template.new_context(dict(values))
        try:
            return self.concat(template.root_render_func(context))
        except Exception:
            self.handle_exception()
        finally:
            context.vars.clear()  # its macros hold it, and it holds them

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Template:
        """A template, which never changes."""
        found = self._templates.get(name)
        if found is None:
            found = self._templates[name] = super().get_template(name, parent)
        return found

    def getitem(self, obj: Any, argument: Any) -> Any:
        """`obj[argument]`."""
        try:
            return obj[argument]
        except (AttributeError, TypeError, LookupError):
            return self.undefined(obj=obj, name=argument)


class _Loader(DictLoader):
    """Templates by name, each known to tracebacks by its name."""

    def get_source(self, environment: Any, template: str) -> Any:
        source, _, fresh = super().get_source(environment, template)
        return source, template, fresh
