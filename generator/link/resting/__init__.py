"""What rests on what, and whom it affects that a source is retracted or superseded."""
