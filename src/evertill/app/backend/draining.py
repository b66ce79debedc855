"""Sends everything that waits, here and now: for commands that push without the terminal's workers."""

from collections.abc import Callable

from evertill.app.backend.beside import SealedBeside
from evertill.app.inline_worker import InlineWorker
from evertill.app.notice_board import NoticeBoard
from evertill.app.seams import Seams
from evertill.app.workstation.customer_vault import FileCustomerVault
from evertill.app.workstation.home import Home
from evertill.connectors.central.connector import CentralConnector
from evertill.journal.journal import Journal
from evertill.journal.journal_writer import WorkerJournalWriter
from evertill.journal.reader import JournalReader
from evertill.kernel.values import dataclass
from evertill.ports.journal_rows import QueueState
from evertill.sync.backoff import Backoff
from evertill.sync.link import Link
from evertill.sync.push import Push


@dataclass(frozen=True, slots=True)
class Drained:
    """What is left, and why it did not go on, if something stopped it."""

    queue: QueueState
    trouble: str


def drain(
    journal: Journal,
    reader: JournalReader,
    connector: CentralConnector,
    seams: Seams,
    home: Home,
    *,
    on_progress: Callable[[int], None] | None = None,
) -> Drained:
    """Push until nothing is due or the backend stops answering; `on_progress` is told how many facts still wait."""
    board = NoticeBoard()
    push = Push(
        outbox=reader,
        connector=connector,
        writer=WorkerJournalWriter(InlineWorker(), lambda: journal),
        clock=seams.clock,
        link=Link(seams.clock, board),
        announcer=board,
        backoff=Backoff(seams.random_below),
        beside=SealedBeside(reader, FileCustomerVault(home)),
    )
    while push.run_once() == 0:
        if on_progress is not None:
            on_progress(reader.state(connector.route).waiting)
    return Drained(reader.state(connector.route), push.trouble)
