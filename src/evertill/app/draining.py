"""Sends everything that waits, here and now: for commands that push without the terminal's workers."""

from collections.abc import Callable
from dataclasses import dataclass

from evertill.app.inline_worker import InlineWorker
from evertill.app.notice_board import NoticeBoard
from evertill.app.seams import Seams
from evertill.connectors.central.connector import CentralConnector
from evertill.journal.journal import Journal
from evertill.journal.journal_writer import WorkerJournalWriter
from evertill.journal.reader import JournalReader
from evertill.ports.journal import QueueState
from evertill.ports.notices import LinkChanged, LinkState
from evertill.sync.backoff import Backoff
from evertill.sync.link import Link
from evertill.sync.push import Push


@dataclass(frozen=True, slots=True)
class Drained:
    """What is left, and how the link was at the end."""

    queue: QueueState
    link: LinkChanged


def drain(
    journal: Journal,
    reader: JournalReader,
    connector: CentralConnector,
    seams: Seams,
    *,
    on_progress: Callable[[int], None] | None = None,
) -> Drained:
    """Push until nothing is due or the backend stops answering; `on_progress` is told how many facts still wait."""
    board = NoticeBoard()
    link = Link(seams.clock, board)
    push = Push(
        outbox=reader,
        connector=connector,
        writer=WorkerJournalWriter(InlineWorker(), lambda: journal),
        clock=seams.clock,
        link=link,
        announcer=board,
        backoff=Backoff(seams.random_below),
    )
    while True:
        if reader.state(connector.route).waiting:
            push.run_once()
        queue = reader.state(connector.route)
        if on_progress is not None:
            on_progress(queue.waiting)
        if not queue.waiting or link.now().state is not LinkState.ONLINE:
            return Drained(queue, link.now())
        if not reader.due(connector.route, limit=1, now=seams.clock.now()):
            return Drained(queue, link.now())
