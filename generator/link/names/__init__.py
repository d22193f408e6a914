"""The names that records go by: looked up where a writer points at one, found in prose, and in what sources print."""
