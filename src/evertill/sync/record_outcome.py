"""What came of a delivery, written through the till worker: stamped, parked, or to be tried again."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import datetime, timedelta
from typing import assert_never

from evertill.kernel.errors import JournalFault
from evertill.ports.connector import Delivered, FactOutcome, Refused
from evertill.ports.journal import JournalWriter, UnitOfWork
from evertill.ports.journal_rows import DueFact, OutboxState, RowOutcome

WRITE_LIMIT_S = 10
PIECE = 100
"""Outcomes written in one commit: a few milliseconds of the till worker."""

Step = Callable[[UnitOfWork], None]


class Writing:
    """Outcomes on their way into the journal, piece by piece: whatever else the till worker is asked meanwhile comes
    between two pieces, so a scan waits for one of them at most."""

    def __init__(self, writer: JournalWriter, row_ids: frozenset[int], steps: Sequence[Step]) -> None:
        self.row_ids = row_ids
        self._writer = writer
        self._steps = iter(steps)
        self._piece: Future[None] = Future()
        self._whole: Future[None] = Future()
        self._is_given_up = False
        self._next()

    @property
    def is_done(self) -> bool:
        """Whether it came to an end, good or bad."""
        return self._whole.done()

    def finish(self) -> None:
        """Wait until they are durable. JournalFault when they are not, or (`is_done` is False) not known to be.

        In the first case the facts go out again (those of pieces that were not written), and the backend knows them;
        in the second they must not go out before the till worker has said what became of the piece under way.
        """
        try:
            self._whole.result(timeout=WRITE_LIMIT_S)
        except TimeoutError as error:
            self._is_given_up = True
            self._piece.cancel()
            raise _not_written() from error

    def _next(self) -> None:
        step = next(self._steps, None)
        if step is None:
            self._whole.set_result(None)
        elif self._is_given_up:
            self._whole.set_exception(_not_written())
        else:
            self._piece = self._writer.submit(step)
            self._piece.add_done_callback(self._ended)

    def _ended(self, piece: "Future[None]") -> None:
        """On the till worker, once a piece is written: the next one queues up behind what came meanwhile."""
        if piece.cancelled():
            self._whole.set_exception(_not_written())
        elif (error := piece.exception()) is not None:
            self._whole.set_exception(error)
        else:
            self._next()


def record(writer: JournalWriter, due: Sequence[DueFact], outcomes: Sequence[FactOutcome], *, at: datetime) -> Writing:
    """Have a batch written, each piece in one commit."""
    rows = [_row(fact, outcome) for fact, outcome in zip(due, outcomes, strict=True)]
    return Writing(
        writer,
        frozenset(fact.row_id for fact in due),
        [_recording(rows[start : start + PIECE], at) for start in range(0, len(rows), PIECE)],
    )


def record_failure(writer: JournalWriter, fact: DueFact, *, reason: str, now: datetime, delay_ms: int) -> Writing:
    """Have one fact the backend keeps failing on wait on its own, so that the others go on."""
    next_try_at = now + timedelta(milliseconds=delay_ms)

    def step(unit: UnitOfWork) -> None:
        unit.record_unreachable([fact.row_id], next_try_at=next_try_at, reason=reason)

    return Writing(writer, frozenset({fact.row_id}), [step])


def _recording(rows: Sequence[RowOutcome], at: datetime) -> Step:
    return lambda unit: unit.record_outcomes(rows, at)


def _row(fact: DueFact, outcome: FactOutcome) -> RowOutcome:
    match outcome:
        case Delivered(remote_id, visible_at, differences, over):
            return RowOutcome(fact.row_id, OutboxState.DELIVERED, remote_id, visible_at, differences, over=over)
        case Refused(reason):
            return RowOutcome(fact.row_id, OutboxState.PARKED, reason=reason)
        case _:
            assert_never(outcome)


def _not_written() -> JournalFault:
    return JournalFault(
        "The till is too busy to write down what the backend answered; nothing is lost and nothing counted twice, "
        "and it is sent again by itself."
    )
