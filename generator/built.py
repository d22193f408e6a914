"""What came of a build."""

from collections.abc import Iterable

import msgspec

from generator.engine.publish import Published
from generator.guard import texts
from generator.load.files import Files
from generator.model.dossier import Dossier
from generator.model.problems import Problem, Severity


class Built(msgspec.Struct, frozen=True):
    """What came of it: the problems in order, the files that were read, for showing where they are, and the dossier.

    The dossier looks into what the builder knows: it is that of its last build, as long as the builder is not closed.
    """

    problems: tuple[Problem, ...]
    pages: int
    published: Published | None
    files: Files
    strict: bool
    dossier: Dossier
    lacking: str
    """What captures.lock lacks, in words; empty where nothing."""

    @property
    def lines(self) -> dict[str, list[str]]:
        """The lines of each file in which there is a problem that is not accepted."""
        return self._lines({p.span.path for p in self.problems if p.severity is not Severity.ACCEPTED})

    @property
    def all_lines(self) -> dict[str, list[str]]:
        """The lines of each file in which there is any problem."""
        return self._lines({p.span.path for p in self.problems})

    def _lines(self, wanted: set[str]) -> dict[str, list[str]]:
        return {path: text.split("\n") for path, text in texts(self.files, wanted)}

    @property
    def errors(self) -> bool:
        """Whether any problem is an error."""
        return any(p.severity is Severity.ERROR for p in self.problems)

    @property
    def failed(self) -> bool:
        """Whether nothing may be published; see `failed`."""
        return failed(self.problems, self.strict)


def failed(problems: Iterable[Problem], strict: bool) -> bool:
    """Whether nothing may be published: for errors, and where asked for, for warnings."""
    return any(p.severity is Severity.ERROR or (strict and p.severity is Severity.WARNING) for p in problems)
