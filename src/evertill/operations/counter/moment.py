"""The moment an operation happens: the clock's; when it was set back behind the journal, the journal's, going on."""

from datetime import datetime, timedelta

from evertill.domain.facts.transaction import Draft, TransactionKind
from evertill.kernel.clock import to_rfc3339
from evertill.kernel.ids import TransactionId
from evertill.operations.counter.counter import ClockBehind, Counter
from evertill.ports.journal import UnitOfWork

TOLERANCE = timedelta(minutes=2)
"""Steps back up to this are what time servers do; larger ones are written down."""


def moment(unit: UnitOfWork, counter: Counter) -> datetime:
    """When this operation happens, never before the last one.

    A clock found set back is recorded once as `clock_anomaly` (domain.md, conflict rule 21).
    """
    now = counter.clock.now()
    if not counter.checks_clock:
        return now
    last = unit.last_occurred_at()
    if last is None or now >= last - TOLERANCE:
        counter.clock_behind = None
        return now if last is None or now >= last else last
    if counter.clock_behind is None:
        counter.clock_behind = ClockBehind(last, counter.clock.monotonic_ms())
        _record(unit, counter, now, last)
    behind = counter.clock_behind
    return behind.last + timedelta(milliseconds=counter.clock.monotonic_ms() - behind.noticed_at_ms)


def _record(unit: UnitOfWork, counter: Counter, now: datetime, last: datetime) -> None:
    shift, session = unit.shift(), unit.session()
    unit.append(
        Draft(
            transaction_id=TransactionId(counter.ids.new()),
            kind=TransactionKind.CLOCK_ANOMALY,
            business_day=last.date() if shift is None else shift.business_day,
            occurred_at=last,
            operator_id=None if session is None else session.operator_id,
            shift_id=None if shift is None else shift.shift_id,
            body={"clock": to_rfc3339(now), "journal": to_rfc3339(last)},
        )
    )
