"""Dossier: a folder of Markdown and YAML becomes a cross-linked site whose every footnote is checked."""

__version__ = "0.1.0"
