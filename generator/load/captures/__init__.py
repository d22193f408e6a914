"""Captured originals: bytes, their hash and their text. Quotations are looked up in them by link/.

`folder.py` has the bytes, `reading.py` has them read, `workers.py` does so in bounded processes of our own, in which
`worker.py` runs `extract.py`, a pure function from bytes to text, over a module for each format.
"""
