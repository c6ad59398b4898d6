"""`python -m lemniscaat` is the command `lemniscaat`."""

import sys

from lemniscaat.site.cli import main

sys.exit(main())
