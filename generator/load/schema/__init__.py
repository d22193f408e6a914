"""The table of every key that a writer may use. Records are read by it, and docs/reference.md is made from it."""
