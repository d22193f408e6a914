"""`python -m generator`."""

import sys

from generator.face.cli import main

if __name__ == "__main__":
    sys.exit(main())
