"""A dossier rendered to files in memory, with the theme that ships."""

from __future__ import annotations

import posixpath
from functools import cache
from urllib.parse import unquote, urlsplit

from generator.model.dossier import Dossier
from generator.model.problems import Problem
from generator.pages.plan import plan
from generator.render.render import render_all
from generator.render.shipped import theme_folder
from generator.render.theme import Theme
from tests.pages.sample import port_lena
from tests.render.markup import Parsed


def rendered(dossier: Dossier, *, drafts: bool = False, theme: Theme | None = None) -> dict[str, bytes]:
    """Every file by its path; a problem fails the test."""
    pages, problems = plan(dossier, drafts=drafts)
    assert problems == []
    out: dict[str, bytes] = {}
    for output in render_all(pages, theme or Theme(theme_folder()), dossier.site):
        assert not isinstance(output, Problem), output
        assert output.path not in out
        out[output.path] = output.content
    return out


@cache
def sample() -> dict[str, bytes]:
    """The sample dossier, rendered once."""
    return rendered(port_lena())


def page(files: dict[str, bytes], path: str) -> Parsed:
    """A page of a rendered site, parsed."""
    return Parsed(files[path].decode())


def dead_links(files: dict[str, bytes]) -> list[str]:
    """Every link within the site that leads to no file, or to no place on its page."""
    pages = {path: page(files, path) for path in files if path.endswith(".html")}
    dead = []
    for path, parsed in pages.items():
        for link in parsed.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or path == "404.html":
                continue
            target = unquote(parts.path)
            to = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            if to not in files or (parts.fragment and unquote(parts.fragment) not in pages[to].ids):
                dead.append(f"{path}: {link}")
    return dead
