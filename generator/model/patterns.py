"""Regular expressions that are made when they are first used: to make one takes longer than thousands of uses of it."""

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any, AnyStr, cast

if TYPE_CHECKING:
    import regex


class _Later:
    """A pattern that is not made yet. Each of its methods is put in place when it is first asked for."""

    def __init__(self, package: str, pattern: str | bytes, flags: int, words: dict[str, Any]) -> None:
        self.pattern = pattern
        self._package, self._flags, self._words = package, flags, words
        self._made: Any = None

    def __getattr__(self, name: str) -> Any:
        if self._made is None:
            self._made = import_module(self._package).compile(self.pattern, self._flags, **self._words)
        found = getattr(self._made, name)
        setattr(self, name, found)
        return found


def later(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern of the standard library's `re`, made at its first use."""
    return cast("re.Pattern[AnyStr]", _Later("re", pattern, flags, {}))


def letters(pattern: str, flags: int = 0, **words: Any) -> "regex.Pattern[str]":
    """A pattern of the package `regex`, which knows scripts and kinds of letters, made at its first use.

    `flags` are those of `re`, which has the same numbers; `words` are the lists that the pattern names.
    """
    return cast("regex.Pattern[str]", _Later("regex", pattern, flags, words))


_LATIN = later(r"[\0-\u02ff\u1e00-\u1eff\u2010-\u2027]*")


def is_latin(text: str) -> bool:
    """Whether it has no letters but Latin ones, and no marks by themselves: `re` then knows letters as `regex` does."""
    return text.isascii() or _LATIN.fullmatch(text) is not None
