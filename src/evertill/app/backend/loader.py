"""A process that loads a large import into a running till's mirror, then ends, for the reason `puller` has.

The till has put its own writing connection down meanwhile. When the till ends so does this, and what it was writing is
rolled back by the next who opens the mirror.
"""

import os
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from evertill.app.pull_beside import KEPT
from evertill.app.seams import Seams, system_seams
from evertill.app.workstation.home import Home
from evertill.kernel.errors import Fault
from evertill.mirror.local_rows import LocalRows, awaited, load_local
from evertill.mirror.writer import MirrorWriter


def load_beside(home: Home, seams: Seams, told: TextIO) -> None:
    """Load all that lies there and the mirror has otherwise; tells the streams once they are kept."""
    local, writer = LocalRows(home.folder), MirrorWriter(home.mirror, seams.connect_mirror)
    try:
        streams = awaited(local, writer)
        if load_local(local, writer, seams.clock.now()) is not None:
            with suppress(OSError):  # the till has ended, and finds it when it starts
                told.write(" ".join((KEPT, *streams)) + "\n")
                told.flush()
    finally:
        writer.close()


def _end_with_the_till() -> None:
    sys.stdin.read()
    os._exit(1)


def main(folder: str) -> int:
    """Exit status 1 when it was not loaded; the till then does it itself, and tells what is in the way."""
    told, sys.stdout = sys.stdout, sys.stderr  # nothing but our line reaches the till
    threading.Thread(target=_end_with_the_till, daemon=True).start()
    try:
        load_beside(Home(Path(folder)), system_seams(), told)
    except Fault:
        return 1
    return 0
