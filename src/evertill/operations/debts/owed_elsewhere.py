"""Refunds that other tills owe, as the backend tells of them; the note that another till paid what this one owed."""

from collections.abc import Sequence

from evertill.domain.facts.transaction import Identity, TransactionKind
from evertill.domain.records.refund_debt import DebtCause, RefundDebt, paid_at_another
from evertill.domain.streams.stream_fields import (
    BadRow,
    code_text,
    currency_code,
    list_of,
    moment,
    shown_text,
    whole_number,
)
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.ids import TransactionId
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.moment import moment as moment_now
from evertill.operations.debts.owed_refunds import owed_now
from evertill.operations.debts.pending_undoing import undoing_of
from evertill.ports.journal import UnitOfWork

ENTRIES_MAX = 1000
AMOUNT_MAX = 10**13


@dataclass(frozen=True, slots=True)
class PaidElsewhere:
    """A debt of this till that another has paid, or a person at the backend settled."""

    debt_id: TransactionId
    by: str


@dataclass(frozen=True, slots=True)
class OwedElsewhere:
    """What the backend tells a till of debts."""

    debts: tuple[RefundDebt, ...]
    """Of other tills, the oldest first."""
    paid: tuple[PaidElsewhere, ...]
    held_by: dict[TransactionId, str]
    """Which till is about to pay which, this one's debts among them."""


def read_owed(document: JsonObject, identity: Identity) -> OwedElsewhere:
    """What a backend's answer says to this till; what cannot be read is left out."""
    debts, paid, held_by = [], [], {}
    for entry in list_of(document, "owed", ENTRIES_MAX):
        try:
            debt = _read_debt(entry)
            holder = _held_by(entry)
        except (BadRow, ValueError):
            continue
        if (debt.store, debt.workstation) != (identity.store, identity.workstation):
            debts.append(debt)
        if holder not in {"", f"{identity.store}/{identity.workstation}"}:
            held_by[debt.debt_id] = holder
    for entry in list_of(document, "paid", ENTRIES_MAX):
        match entry:
            case {"debt_id": str(debt_id), "by": str(by)}:
                paid.append(PaidElsewhere(TransactionId(debt_id), by))
            case _:
                continue
    return OwedElsewhere(tuple(sorted(debts, key=lambda debt: debt.since)), tuple(paid), held_by)


def _read_debt(entry: Json) -> RefundDebt:
    if not isinstance(entry, dict):
        raise BadRow("An entry is no object.")
    since, minor = moment(entry, "owed_at"), whole_number(entry, "amount", least=1, most=AMOUNT_MAX)
    if since is None or minor is None:
        raise BadRow("It does not say how much is owed, or since when.")
    return RefundDebt(
        debt_id=TransactionId(code_text(entry, "debt_id", 64)),
        number=shown_text(entry, "number", 64),
        amount=Money(minor, currency_code(entry, "currency")),
        cause=DebtCause(code_text(entry, "cause", 32)),
        since=since,
        last_four=shown_text(entry, "last_four", 4) if entry.get("last_four") else "",
        store=code_text(entry, "store", 32),
        workstation=code_text(entry, "workstation", 32),
    )


def _held_by(entry: Json) -> str:
    assert isinstance(entry, dict), "read just now"
    return shown_text(entry, "held_by", 65) if entry.get("held_by") else ""


@dataclass(frozen=True, slots=True)
class NoteOwedPaid(Command["Sequence[RefundDebt]"]):
    """Others have paid these debts of this till, so it owes them no more; the outcome tells which were still open."""

    paid: tuple[PaidElsewhere, ...]

    def perform(self, unit: UnitOfWork, counter: Counter) -> Sequence[RefundDebt]:
        """By `note_owed_paid`."""
        return note_owed_paid(unit, counter, self)


def note_owed_paid(unit: UnitOfWork, counter: Counter, command: NoteOwedPaid) -> Sequence[RefundDebt]:
    """Write it down; nobody need be signed on, for it has happened. What a card terminal is at just now waits."""
    by_whom = {paid.debt_id: paid.by for paid in command.paid}
    noted = [debt for debt in owed_now(unit) if debt.debt_id in by_whom and undoing_of(unit, debt.debt_id) is None]
    for debt in noted:
        body = paid_at_another(debt, by_whom[debt.debt_id])
        unit.append(draft(unit, counter, TransactionKind.REFUND_PAID, body, at=moment_now(unit, counter)))
    return noted
