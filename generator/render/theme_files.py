"""The state of a theme's files, and the theme that is read from them, as often as they change."""

from pathlib import Path
from typing import TYPE_CHECKING

from generator.engine.values import digest_of_value
from generator.model.problems import Problem
from generator.render.shipped import read_theme

if TYPE_CHECKING:
    from generator.render.theme import Theme


class ThemeFiles:
    """The folders of a theme: read when that is needed, and again when something in them has changed."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders
        self._read: tuple[bytes, Theme] | None = None

    def theme(self, state: bytes) -> "Theme":
        """The theme, which was found in that state."""
        if self._read is None or self._read[0] != state:
            from generator.render.theme import Theme  # which brings Jinja along

            self._read = state, Theme(*self._folders)
        return self._read[1]

    def state(self) -> bytes:
        """A digest of 16 bytes of all that is read of these folders, and of what is wrong there."""
        problems: list[Problem] = []
        read = [sorted(read_theme(folder, problems).items()) for folder in self._folders if folder.is_dir()]
        return digest_of_value((read, problems))
