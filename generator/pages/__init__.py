"""Dossier to pages: which exist, and what each shows, as small frozen values. Setting them is render/'s."""
