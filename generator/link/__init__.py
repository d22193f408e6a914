"""Records to dossier: what refers to what, what stands in which source, and what follows. Reads no file."""
