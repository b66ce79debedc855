"""A shift's transactions, the Zs written so far, and what is not sent yet."""

from collections.abc import Sequence
from datetime import date, datetime

from evertill.domain.facts.transaction import Transaction
from evertill.journal.chain.chain import checked
from evertill.journal.file.connection import Connection
from evertill.kernel.ids import TransactionId
from evertill.kernel.money import Money
from evertill.ports.journal_rows import Shift
from evertill.ports.till_control import ZEntry


def read_shift_transactions(connection: Connection, shift: Shift) -> Sequence[Transaction]:
    """All transactions of a shift in order; found by their day, for a shift has one."""
    found = connection.rows(
        "SELECT canonical, hash FROM transactions WHERE business_day = ? AND shift = ? ORDER BY position",
        (shift.business_day.isoformat(), shift.shift_id),
    )
    return [checked(canonical, hash_) for canonical, hash_ in found]


def read_z_reports(connection: Connection, limit: int) -> Sequence[ZEntry]:
    """The latest Zs, newest first."""
    found = connection.rows(
        "SELECT fact_id, z_reports.number, number_text, transactions.business_day, transactions.occurred_at,"
        " turnover, over_short, currency, unsent, float_left FROM z_reports JOIN transactions USING (position)"
        " ORDER BY position DESC LIMIT ?",
        (limit,),
    )
    return [
        ZEntry(
            transaction_id=TransactionId(fact_id),
            number=number,
            number_text=number_text,
            business_day=date.fromisoformat(business_day),
            closed_at=datetime.fromisoformat(occurred_at),
            turnover=Money(turnover, currency),
            over_short=None if over_short is None else Money(over_short, currency),
            unsent=unsent,
            float_left=None if float_left is None else Money(float_left, currency),
        )
        for (
            fact_id,
            number,
            number_text,
            business_day,
            occurred_at,
            turnover,
            over_short,
            currency,
            unsent,
            float_left,
        ) in found
    ]


def count_unsent(connection: Connection) -> int:
    """Facts that wait or are parked on a route in use; one that waits on two is counted once."""
    found = connection.row(
        "SELECT count(DISTINCT position) FROM outbox JOIN routes USING (route)"
        " WHERE is_active = 1 AND state IN ('waiting', 'parked')"
    )
    return int(found[0]) if found else 0
