"""Data that the site's script loads when it needs it: a script each, for from a file a browser loads nothing else."""

from generator.pages.page import Verbatim


def data_script(name: str, value: bytes) -> Verbatim:
    """A script that hands over a value in JSON, under a name of ASCII letters, digits and hyphens.

    >>> data_script("map", b"[1]").content
    b'dossier("map",[1])\\n'
    """
    return Verbatim(b'dossier("' + name.encode() + b'",' + value + b")\n")
