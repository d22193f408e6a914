"""A dossier on the disk, read into records that no book holds."""

from generator.load.content import load
from generator.load.files import Files, read_dossier
from generator.model.collection import Records
from generator.model.problems import Problem
from generator.model.site import Site
from generator.request import Request


def read(request: Request) -> tuple[Files, Site, Records, list[Problem]]:
    """The dossier's files, settings and records, and what is wrong with each of them by itself."""
    files, problems = read_dossier(request.config.parent, request.config.name)
    site, records, wrong = load(files, drafts=request.drafts)
    return files, site, records, [*problems, *wrong]
