"""Names that nobody gave a file on purpose: hidden ones, and those that editors and file managers leave behind."""

_NAMES = ("thumbs.db", "desktop.ini", "__macosx")
_ENDINGS = ("~", ".swp", ".swo", ".tmp", ".orig")


def is_passed_over(name: str) -> bool:
    """Whether a file or folder of that name is hidden, or was left by an editor or a file manager."""
    folded = name.casefold()
    return (
        name.startswith((".", "~$"))
        or (name.startswith("#") and name.endswith("#"))
        or folded.endswith(_ENDINGS)
        or folded in _NAMES
    )
