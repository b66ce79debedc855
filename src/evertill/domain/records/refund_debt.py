"""Money that is owed to a customer and could not be given back at once: a debt of its own, paid exactly once.

Two facts tell of it, in double entry by tender: a card charged without a sale is taken on the card and owed; what is
paid goes out by its means. A return that pays later has the tender `pending_refund` itself. Another till
may pay: its fact moves the money, and the till that owed it notes that by a `refund_paid` that moves nothing.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.records.sale_record import card_json
from evertill.domain.selling.sale import CardMark
from evertill.domain.tenders.tender_kinds import TenderKind
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.ids import TransactionId
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass

DEBT_HOLD_LIFE = timedelta(minutes=15)
"""A till that said it pays a debt and is never heard of again keeps it from the others for so long."""

DEBT_KINDS = (TransactionKind.REFUND_OWED, TransactionKind.REFUND_PAID)
_OWED = TenderKind.PENDING_REFUND.value


class DebtCause(StrEnum):
    """Why it is owed; the text never changes."""

    LATE_APPROVAL = "late_approval"
    """A card was charged, and no sale shows for it."""
    CARD_REFUND = "card_refund"
    """Goods came back, and the card terminal could not give the money back."""


class PaidBy(StrEnum):
    """How it was paid in the end; the text never changes."""

    CARD = "card"
    CASH = "cash"
    ELSEWHERE = "elsewhere"
    """Not through this till: by the backend, the bank, or the maker of the card terminal."""
    OTHER_TILL = "other_till"
    """By another till, whose own fact says how."""


class DebtState(StrEnum):
    """Where a debt stands for all tills; the text never changes."""

    OPEN = "open"
    PAID = "paid"
    """By another till than the one that owes it, which has not written that down yet."""
    OVER = "over"


@dataclass(frozen=True, slots=True)
class RefundDebt:
    """Money still owed."""

    debt_id: TransactionId
    number: str
    """As printed for the customer: of the return, or the reference of the card payment."""
    amount: Money
    cause: DebtCause
    since: datetime
    last_four: str = ""
    of: TransactionId | None = None
    """The return it is owed for."""
    store: str = ""
    workstation: str = ""
    """The till that owes it; empty for this one."""


def owed_body(
    *, amount: Money, cause: DebtCause, number: str, last_four: str = "", of: str | None = None, charged: str = ""
) -> JsonObject:
    """The body of the fact that it is owed; `charged` is the attempt that took the money without a sale."""
    body: JsonObject = {
        "amount": amount.minor,
        "currency": amount.currency,
        "cause": cause.value,
        "number": number,
        "last_four": last_four,
    }
    if of is not None:
        return {**body, "transaction": of, "tenders": []}
    return {**body, "attempt": charged, "tenders": [_tender("card", amount.minor), _tender(_OWED, -amount.minor)]}


def paid_body(debt: RefundDebt, by: PaidBy, *, evidence: str = "", card: CardMark | None = None) -> JsonObject:
    """The body of the fact that it is paid."""
    minor = debt.amount.minor
    tenders: list[Json] = []
    if by in {PaidBy.CARD, PaidBy.CASH}:
        out = _tender(by.value, -minor)
        tenders = [out if card is None else {**out, "card": card_json(card)}, _tender(_OWED, minor)]
    return {
        "transaction": debt.debt_id,
        "amount": minor,
        "currency": debt.amount.currency,
        "number": debt.number,
        "by": by.value,
        "evidence": evidence,
        "tenders": tenders,
        **({"owed_at": {"store": debt.store, "workstation": debt.workstation}} if debt.workstation else {}),
    }


def paid_at_another(debt: RefundDebt, by_whom: str) -> JsonObject:
    """The body of the note of the till that owes it: another has paid it, or somebody at the backend says so."""
    return paid_body(debt, PaidBy.OTHER_TILL, evidence=by_whom)


def tenders_moved(transaction: Transaction) -> dict[str, int]:
    """What such a fact adds to each kind of tender; empty for any other. ValueError when it cannot be read."""
    moved: dict[str, int] = {}
    if transaction.kind in DEBT_KINDS:
        tenders = transaction.body.get("tenders")
        for tender in tenders if isinstance(tenders, list) else [None]:
            match tender:
                case {"kind": str(kind), "amount": int(minor)}:
                    moved[kind] = moved.get(kind, 0) + minor
                case _:
                    raise ValueError("what a refund owed or paid moved cannot be read")
    return moved


def debt_step(transaction: Transaction) -> tuple[str, int] | None:
    """By which head it counts in a report, and how much more is owed; None for any other kind, and where another till
    counts it.

    ValueError when it cannot be read.
    """
    match transaction.kind, transaction.body:
        case TransactionKind.REFUND_OWED, {"cause": str(cause), "amount": int(minor)}:
            return cause, minor
        case TransactionKind.REFUND_PAID, {"by": str(by), "amount": int(minor)}:
            return None if by == PaidBy.OTHER_TILL else (f"paid_{by}", -minor)
        case TransactionKind.REFUND_OWED | TransactionKind.REFUND_PAID, _:
            raise ValueError("a refund owed or paid says how much and why")
        case _:
            return None


def read_debt(transaction: Transaction) -> RefundDebt:
    """The debt that such a fact tells of. ValueError when it tells of none."""
    match transaction.body:
        case {"amount": int(minor), "currency": str(currency), "cause": str(cause), "number": str(number)} if (
            transaction.kind is TransactionKind.REFUND_OWED
        ):
            of = transaction.body.get("transaction")
            return RefundDebt(
                debt_id=transaction.transaction_id,
                number=number,
                amount=Money(minor, currency),
                cause=DebtCause(cause),
                since=transaction.occurred_at,
                last_four=str(transaction.body.get("last_four", "")),
                of=TransactionId(of) if isinstance(of, str) else None,
            )
        case _:
            raise ValueError("no refund that is owed")


def open_debts(facts: Iterable[Transaction], is_undone: Callable[[TransactionId], bool]) -> tuple[RefundDebt, ...]:
    """What is owed by these facts, the oldest first; nothing is owed for a return that was undone."""
    owed: dict[str, RefundDebt] = {}
    paid: set[str] = set()
    for fact in facts:
        if fact.kind is TransactionKind.REFUND_OWED:
            debt = read_debt(fact)
            owed[debt.debt_id] = debt
        elif fact.kind is TransactionKind.REFUND_PAID:
            paid.add(str(fact.body.get("transaction")))
    waiting = (debt for debt_id, debt in owed.items() if debt_id not in paid)
    return tuple(debt for debt in waiting if debt.of is None or not is_undone(debt.of))


def _tender(kind: str, minor: int) -> JsonObject:
    return {"kind": kind, "amount": minor}
