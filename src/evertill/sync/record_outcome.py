"""What came of a delivery, written through the till worker: stamped, parked, or to be tried again."""

from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future
from datetime import datetime, timedelta
from typing import assert_never

from evertill.kernel.errors import JournalFault
from evertill.kernel.values import dataclass
from evertill.ports.connector import Delivered, FactOutcome, Refused
from evertill.ports.journal import JournalWriter, UnitOfWork
from evertill.ports.journal_rows import DueFact, OutboxState, RowOutcome

WRITE_LIMIT_S = 10


@dataclass(frozen=True, slots=True)
class Writing:
    """Outcomes on their way into the journal."""

    row_ids: frozenset[int]
    future: "Future[None]"

    @property
    def is_done(self) -> bool:
        """Whether it came to an end, good or bad."""
        return self.future.done()

    def finish(self) -> None:
        """Wait until they are durable. JournalFault when they are not, or (`is_done` is False) not known to be.

        In the first case the facts go out again, and the backend knows them; in the second they must not go out before
        the till worker has said what became of the writing.
        """
        try:
            self.future.result(timeout=WRITE_LIMIT_S)
        except CancelledError as error:
            raise _not_written() from error
        except TimeoutError as error:
            self.future.cancel()
            raise _not_written() from error


def record(writer: JournalWriter, due: Sequence[DueFact], outcomes: Sequence[FactOutcome], *, at: datetime) -> Writing:
    """Have a whole batch written in one commit."""
    rows = [_row(fact, outcome) for fact, outcome in zip(due, outcomes, strict=True)]
    return _writing(writer, due, lambda unit: unit.record_outcomes(rows, at))


def record_failure(writer: JournalWriter, fact: DueFact, *, reason: str, now: datetime, delay_ms: int) -> Writing:
    """Have one fact the backend keeps failing on wait on its own, so that the others go on."""
    next_try_at = now + timedelta(milliseconds=delay_ms)
    return _writing(
        writer,
        [fact],
        lambda unit: unit.record_unreachable([fact.row_id], next_try_at=next_try_at, reason=reason),
    )


def _row(fact: DueFact, outcome: FactOutcome) -> RowOutcome:
    match outcome:
        case Delivered(remote_id, visible_at, differences):
            return RowOutcome(fact.row_id, OutboxState.DELIVERED, remote_id, visible_at, differences)
        case Refused(reason):
            return RowOutcome(fact.row_id, OutboxState.PARKED, reason=reason)
        case _:
            assert_never(outcome)


def _writing(writer: JournalWriter, facts: Sequence[DueFact], step: Callable[[UnitOfWork], None]) -> Writing:
    return Writing(frozenset(fact.row_id for fact in facts), writer.submit(step))


def _not_written() -> JournalFault:
    return JournalFault(
        "The till is too busy to write down what the backend answered; nothing is lost and nothing counted twice, "
        "and it is sent again by itself."
    )
