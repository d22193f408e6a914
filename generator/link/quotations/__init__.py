"""A quotation and one text to a verdict: do these words stand there? No file, no record, no article is known here."""
