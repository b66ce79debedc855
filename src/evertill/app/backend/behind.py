"""A process that works behind everybody, as a till starts it: it stands back before it loads what it works with."""

import sys
from importlib import import_module

from evertill.app.urgency import stand_back


def main(module: str, folder: str) -> int:
    """Run the module's `main` on a till's folder; its exit status."""
    stand_back()  # half a second of loading is as much in the screens' way as the work itself
    return int(import_module(module).main(folder))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
