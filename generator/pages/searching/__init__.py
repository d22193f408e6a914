"""The search of the site: the index that a reader's browser looks into, and the list of all names for those without."""
