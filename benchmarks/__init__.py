"""Measurements: how long a build takes and where the time goes."""
