"""Exit codes.

0 published (or nothing to find fault with), 1 errors (with --strict, warnings too), 2 wrong usage, 70 a mistake of this
program's own, 130 interrupted.
"""

EX_OK, EX_ERRORS, EX_USAGE, EX_SOFTWARE, EX_INTERRUPTED = 0, 1, 2, 70, 130
