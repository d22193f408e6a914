"""The built site in a real browser: every kind of page, in its empty, single and crowded states."""
