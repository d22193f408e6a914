"""Which articles come from which: how many origins a claim has, and what suggests a step that is not written."""
