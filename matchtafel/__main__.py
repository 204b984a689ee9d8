"""`python -m matchtafel`."""

import sys

from matchtafel.cli import main

if __name__ == "__main__":
    sys.exit(main())
