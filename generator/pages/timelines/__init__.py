"""The page of all events, in one part or several, and what leads through it: the strip, the years, the filters."""
