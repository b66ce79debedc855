"""A process that pulls page after page into a running till's mirror, then ends.

Python runs one thread at a time, and a worker that parses a hundred thousand rows makes the screens beside it stutter;
a process at low priority does not. The till has put its own writing connection down meanwhile: there is one writer.
"""

import sys
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import TextIO

from evertill.app.backend.connecting import required_connector
from evertill.app.backend.pulling import pull_all
from evertill.app.pull_beside import ASKS, GO, KEPT
from evertill.app.seams import Seams, system_seams
from evertill.app.workstation.home import Home
from evertill.app.workstation.settings import read_settings
from evertill.connectors.central.connector import ROUTE
from evertill.journal.reader import JournalReader
from evertill.kernel.errors import Fault, JournalFault
from evertill.kernel.values import dataclass
from evertill.mirror.changes import AppliedReport
from evertill.mirror.people import MirrorPolicies
from evertill.mirror.reading import Reading
from evertill.mirror.writer import MirrorWriter
from evertill.ports.connector import Changes
from evertill.sync.rounds import Rounds


@dataclass(frozen=True, slots=True)
class AskedCopies:
    """The mirror's writing side: each answer is kept when the till says so, which may know of sales in it.

    Each side speaks in lines: `asks STREAM ...` before an answer is kept, `go` to let it, `kept STREAM ...` once it is.
    When the till ends or wants its mirror back the lines end, and so does this; a page half kept is rolled back.
    """

    writer: MirrorWriter
    heard: TextIO
    told: TextIO

    def cursors(self) -> dict[str, str]:
        """Up to where each stream is copied."""
        return self.writer.cursors()

    def apply(self, changes: Changes, at: datetime) -> AppliedReport:
        """Ask, keep, tell. JournalFault when the till wants no more."""
        self._tell(ASKS, [change.stream for change in changes.streams])
        if self.heard.readline().strip() != GO:
            raise JournalFault("The till has ended, or wants no more; what is missing is fetched when it goes on.")
        report = self.writer.apply(changes, at)
        self._tell(KEPT, [change.stream for change in changes.streams if change.rows or change.is_whole])
        return report

    def _tell(self, word: str, streams: list[str]) -> None:
        try:
            self.told.write(" ".join((word, *streams)) + "\n")
            self.told.flush()
        except OSError as error:
            raise JournalFault("The till has ended; what is missing is fetched when it starts again.") from error


def pull_beside(home: Home, seams: Seams, heard: TextIO, told: TextIO) -> str:
    """Pull all there is; gives the reason why that did not work, or nothing. The till asks again itself either way."""
    with ExitStack() as stack:
        reader = JournalReader(home.journal, route=ROUTE, connect=seams.connect_journal)
        try:
            identity = reader.identity()
        finally:
            reader.close()
        connector = required_connector(home, read_settings(home), identity, seams)
        stack.callback(connector.close)
        copied = Reading(home.mirror, seams.connect_mirror)
        stack.callback(copied.close)
        policies = MirrorPolicies(copied)
        return pull_all(
            home,
            connector,
            seams,
            copies_of=lambda writer: AskedCopies(writer, heard, told),
            rounds=Rounds(lambda: policies.policy().cadences),
        )


def main(folder: str) -> int:
    """Exit status 1 when the backend was not reached to the end, for whatever reason."""
    told, sys.stdout = sys.stdout, sys.stderr  # nothing but our lines reaches the till
    try:
        trouble = pull_beside(Home(Path(folder)), system_seams(), sys.stdin, told)
    except Fault as fault:
        trouble = fault.text
    return 1 if trouble else 0
