"""`python -m evertill`: the same as the `evertill` command."""

import sys

from evertill.cli.main import main

sys.exit(main())
