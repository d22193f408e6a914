"""The paths of a site as pages take them; two that want one are a problem. Making paths is left to paths."""

from collections.abc import Callable

from generator.model.problems import Problem, Span, problem
from generator.model.records import Key
from generator.pages.paths import FRONT, one_of_a_kind

_OWN_FOLDERS = ("assets", "media")


class Taken:
    """Who has which path; paths that some file system takes for one count as one."""

    def __init__(self) -> None:
        # A plain page named like one of the site's own folders would stand among the files there.
        self._by_path: dict[str, tuple[str, Key | None]] = {
            f"{folder}/{FRONT}": (f"the folder {folder}/", None) for folder in _OWN_FOLDERS
        }

    def take(self, path: str, record: Key | None, span_of: Callable[[Key], Span]) -> Problem | None:
        """Take a path for a record's page, or for one of the site's own; a problem where another has it."""
        who = f"`{record}`" if record else f"the page {path}"
        key = one_of_a_kind(path)
        if key not in self._by_path:
            self._by_path[key] = (who, record)
            return None
        whose, owner = self._by_path[key]
        span, other = (span_of(one) if one else None for one in (record, owner))
        hint = "give one of the two another `id:`" if span and other else "give the record another `id:`"
        subject = str(record) if record else ""
        at = span or other or Span(path)
        return problem(
            "path-collision", f"{who} and {whose} would both be written to {path}", at, hint, subject
        )
