"""The whole dossier as one document, to print: what stands in it, in which order, and its records as its parts."""
