"""What a page says of itself to other programs, and how it is cited: from a record to texts that need no more work."""
