"""A folder that is no dossier, or that has its records elsewhere than a dossier has: what its writer may have meant."""

import os
from pathlib import Path

from generator.model.problems import Problem, Span, problem

_KIND_FOLDERS = ("articles", "actors", "events", "claims", "conflicts", "notes")


def no_site(root: Path, config: str) -> Problem:
    """That there are no settings, and where the dossier may begin."""
    above = next((p for p in Path(os.path.realpath(root)).parents if (p / config).is_file()), None)
    if above is not None:
        back = os.path.relpath(above, os.path.realpath(root)).replace(os.sep, "/")
        hint = f"the dossier begins in `{back}`: run the command there, or with `--config {back}/{config}`"
    else:
        hint = f"to begin a dossier here, write a file `{config}` with one line, such as `title: The fire at Port Lena`"
    return problem("no-site", f"there is no `{config}` in this folder, so this is no dossier", Span(config), hint)


def misplaced(root: Path) -> list[Problem]:
    """Folders of records that stand beside content/ instead of in it, where there is no content/ at all."""
    return [
        problem(
            "unexpected-file",
            "this folder is not in `content/`, so it is not read",
            Span(name),
            f"move it to `content/{name}/`",
        )
        for name in _KIND_FOLDERS
        if (root / name).is_dir()
    ]
