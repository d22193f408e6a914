"""One module for each generator: how it wants the content, and how it is started."""

from benchmarks.peers.adapters import (
    astro,
    dossier,
    eleventy,
    hugo,
    lektor,
    mkdocs,
    nikola,
    pelican,
    sphinx,
    zensical,
    zola,
)
from benchmarks.peers.adapters.peer import Peer

PEERS: dict[str, Peer] = {
    "dossier": dossier.PEER,
    "hugo": hugo.PEER,
    "zola": zola.PEER,
    "eleventy": eleventy.PEER,
    "pelican": pelican.PEER,
    "mkdocs": mkdocs.PEER,
    "zensical": zensical.PEER,
    "nikola": nikola.PEER,
    "lektor": lektor.PEER,
    "sphinx": sphinx.PEER,
    "astro": astro.PEER,
}
USUAL = ("dossier", "hugo", "zola", "eleventy", "pelican", "mkdocs")
