"""Drafts of transactions with who, when and where already filled in."""

from datetime import datetime

from evertill.domain.transaction import Draft, TransactionKind
from evertill.kernel.canonical import JsonObject
from evertill.kernel.ids import TransactionId
from evertill.operations.counter import Counter
from evertill.ports.journal import UnitOfWork


def draft(
    unit: UnitOfWork, counter: Counter, kind: TransactionKind, body: JsonObject, *, at: datetime
) -> Draft:
    """A draft of the operator signed on, in the open shift; without a shift the business day is the moment's date."""
    shift, session = unit.shift(), unit.session()
    return Draft(
        transaction_id=TransactionId(counter.ids.new()),
        kind=kind,
        business_day=at.date() if shift is None else shift.business_day,
        occurred_at=at,
        operator_id=None if session is None else session.operator_id,
        shift_id=None if shift is None else shift.shift_id,
        body=body,
    )
