"""A deposit on an order placed at the counter: money taken before the goods are handed over. Pure.

It is a line of the sale without tax, for the goods are taxed when they are handed over; the sale that hands them over
takes it off again. In between the shop owes it to the customer.
"""

from enum import StrEnum

from evertill.domain.tenders.refund_plan import PaidTender, RefundSource
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.values import dataclass


class DepositKind(StrEnum):
    """What a line does with the deposit of an order."""

    TAKEN = "taken"
    REDEEMED = "redeemed"
    """The goods are handed over, and it pays for them."""
    GIVEN_BACK = "given_back"
    """The order is cancelled, or what is left of it costs less."""


@dataclass(frozen=True, slots=True)
class OrderDeposit:
    """Whose deposit a line is."""

    order_id: str
    number: str
    kind: DepositKind
    source_id: str = ""
    """The sale with which it was taken, where that is known: its means are those it goes back by."""


@dataclass(frozen=True, slots=True)
class OrderToCancel:
    """What of an order is not delivered, once its deposit is given back."""

    order_id: str
    number: str
    lines: tuple[tuple[str, int], ...]
    """Line and millionths; none for all of it."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OrderToPlace:
    """An order as it will be written down once its deposit is paid."""

    order_id: str
    number: str
    content: str
    """The order, as JSON."""
    code: str
    """What the customer shows to collect it; printed once, kept as a hash."""


def deposit_json(deposit: OrderDeposit) -> JsonObject:
    """The member `order_deposit` of a line."""
    return {"order_id": deposit.order_id, "number": deposit.number, "kind": deposit.kind.value}


def source_content(source: RefundSource) -> JsonObject:
    """How a deposit was paid, for the order to say so: any till can then give it back the same way."""
    paid: list[Json] = [
        {
            "key": tender.key,
            "kind": tender.kind,
            "amount": tender.amount,
            "reference": tender.reference,
            "means": tender.means,
            "name": tender.name,
            "last_four": tender.last_four,
            "terminal_receipt": tender.terminal_receipt,
            "account": tender.account,
        }
        for tender in source.paid
    ]
    return {"fact_id": source.fact_id, "number": source.number, "paid": paid}


def read_source(content: Json) -> RefundSource | None:
    """The same back; None when it does not say, or cannot be read."""
    match content:
        case {"fact_id": str(fact_id), "number": str(number), "paid": list() | tuple() as paid}:
            tenders = tuple(tender for entry in paid if (tender := _tender(entry)) is not None)
            return RefundSource(fact_id, number, tenders)
        case _:
            return None


def _tender(entry: Json) -> PaidTender | None:
    match entry:
        case {"key": str(key), "kind": str(kind), "amount": int(amount), **more} if amount > 0:
            return PaidTender(
                key,
                kind,
                amount,
                reference=_text(more.get("reference")),
                means=_text(more.get("means")),
                name=_text(more.get("name")),
                last_four=_text(more.get("last_four")),
                terminal_receipt=_text(more.get("terminal_receipt")),
                account=_text(more.get("account")),
            )
        case _:
            return None


def _text(found: object) -> str:
    return found if isinstance(found, str) else ""
