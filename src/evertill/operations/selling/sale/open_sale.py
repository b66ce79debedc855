"""The sale on the counter inside a unit of work: begun with its first line, kept after each edit, with its way back."""

from dataclasses import replace
from datetime import datetime

from evertill.domain.selling.sale import Sale
from evertill.kernel.ids import SaleId
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import AtTill, Barred, at_till
from evertill.operations.selling.sale.outcomes import NothingToChange
from evertill.ports.journal import UnitOfWork

UNDO_STEPS = 50


def sale_to_pay(unit: UnitOfWork, counter: Counter) -> tuple[AtTill, Sale] | Barred | NothingToChange:
    """Who takes or gives money for which sale, or why nobody can."""
    who = at_till(unit, counter)
    if not isinstance(who, AtTill):
        return who
    sale = unit.open_sale()
    return NothingToChange() if sale is None or not sale.live_lines else (who, sale)


def sale_or_new(unit: UnitOfWork, counter: Counter, who: AtTill, at: datetime) -> Sale:
    """The open sale, or a new one under today's policy."""
    sale = unit.open_sale()
    if sale is not None:
        return sale
    policy = counter.policy()
    return Sale(
        sale_id=SaleId(counter.ids.new()),
        currency=policy.currency,
        policy=policy.pricing,
        policy_version=policy.version,
        started_at=at,
        operator_id=who.operator.operator_id,
        shift_id=who.shift.shift_id,
        business_day=who.shift.business_day,
    )


def keep_edit(unit: UnitOfWork, counter: Counter, *, before: Sale | None, after: Sale, at: datetime) -> None:
    """Write the edited sale and remember how it was, to be undone."""
    unit.keep_open_sale(after)
    counter.last_scan = None
    if before is None:
        counter.undo[:] = [replace(after, lines=())]
        counter.fiscal.begin(after.sale_id, at)
        return
    counter.undo.append(before)
    del counter.undo[:-UNDO_STEPS]
    counter.fiscal.update(after.sale_id, at)
