"""What one transaction adds to the figures of a shift, as rows that are summed: X and Z reports are nothing else."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum

from evertill.domain.facts.transaction import TAKES_RECEIPT_NUMBER, Transaction, TransactionKind
from evertill.domain.records.post_void import counts_of
from evertill.domain.records.refund_debt import debt_step, tenders_moved
from evertill.domain.records.sealed_body import (
    Members,
    modifiers,
    objects,
    objects_if_any,
    text_if_any,
    whole,
    whole_if_any,
)
from evertill.domain.records.sold_lines import counts_as_sold
from evertill.domain.tenders.tender_kinds import TenderKind
from evertill.kernel.canonical import JsonObject
from evertill.kernel.money import money_of_ratio
from evertill.kernel.quantity import MICRO
from evertill.kernel.rounding import Rounding
from evertill.kernel.values import dataclass


class Section(StrEnum):
    """A part of the report."""

    TURNOVER = "turnover"
    TAX = "tax"
    TENDER = "tender"
    """By kind, and of a means that the shop takes by name by that name, which is the label."""
    ON_TOP = "on_top"
    """What was charged beyond the sale: tips, and cash paid out on a card. No turnover, but in what a card terminal
    tells at its end of day."""
    ROUNDING = "rounding"
    CASH = "cash"
    DISCOUNT = "discount"
    VOID = "void"
    OVERRIDE = "override"
    VOUCHER = "voucher"
    """Gift cards sold or loaded: in the turnover, but taxed only with the goods that they pay for. Single-purpose
    vouchers sold, taxed at once, and redeemed: what they pay of goods is no turnover again, so sales are less by it."""
    DEPOSIT = "deposit"
    """Deposits on orders: in the turnover when they are taken, out of it when they are redeemed or given back; owed
    to the customers in between, and untaxed."""
    OWED = "owed"
    """Refunds that could not be made at once and are owed to customers, and those that were made since."""
    DRAWER = "drawer"
    COPY = "copy"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Tally:
    """One row: how often, how much (minor units) and, for taxes, on what net amount; the label is a name of the shop's
    or the tax's own."""

    section: Section
    code: str
    count: int = 0
    amount: int = 0
    base: int = 0
    label: str = ""


_CASH_SIGNS = {
    TransactionKind.TENDER_LOAN: 1,
    TransactionKind.PAID_IN: 1,
    TransactionKind.TENDER_PICKUP: -1,
    TransactionKind.PAID_OUT: -1,
}


def cash_moved(transaction: Transaction) -> int | None:
    """What a movement of cash without a sale adds to the drawer (below zero: takes); None for any other kind.

    ValueError when its body is not that of its kind.
    """
    sign = _CASH_SIGNS.get(transaction.kind)
    return None if sign is None else sign * whole(transaction.body, "amount")


def tallies_of(transaction: Transaction) -> list[Tally]:
    """What it adds. ValueError when its body is not that of its kind."""
    if transaction.kind in TAKES_RECEIPT_NUMBER:
        return [*_sale(transaction), *beside_the_sale(transaction)]
    moved = tenders_moved(transaction)
    return [*(Tally(Section.TENDER, kind, 1, minor) for kind, minor in moved.items()), *beside_the_sale(transaction)]


def beside_the_sale(transaction: Transaction) -> list[Tally]:
    """What it adds but turnover, taxes and tenders: what the read table of tallies keeps.

    ValueError when its body is not that of its kind.
    """
    body = transaction.body
    match transaction.kind:
        case TransactionKind.SALE | TransactionKind.RETURN:
            return list(_marked_down(body)) if _is_out_of_the_ordinary(body) else []
        case TransactionKind.POST_VOID:
            undone = [
                Tally(Section.VOID, f"post_void:{text_if_any(body, 'reason')}", 1, -_gross(body)),
                *_owed_no_more(body),
            ]
            turned = [replace(tally, count=-tally.count) for tally in _marked_down(body)]
            return [*undone, *turned] if _is_out_of_the_ordinary(body) else undone
        case TransactionKind.OVERRIDE:
            return [Tally(Section.OVERRIDE, text_if_any(lent, "right"), 1) for lent in objects(body, "lent")]
        case TransactionKind.CANCEL_SALE:
            return [Tally(Section.VOID, f"sale:{text_if_any(body, 'reason')}", 1, _gross(body))]
        case TransactionKind.NO_SALE:
            return [Tally(Section.DRAWER, text_if_any(body, "reason"), 1)]
        case TransactionKind.RECEIPT_COPY:
            return [] if body.get("mail") else [Tally(Section.COPY, "copy", 1)]
        case TransactionKind.REFUND_OWED | TransactionKind.REFUND_PAID:
            step = debt_step(transaction)
            return [] if step is None else [Tally(Section.OWED, step[0], 1, step[1])]
        case TransactionKind.SUSPEND_SALE | TransactionKind.RECALL_SALE:
            return [Tally(Section.ASIDE, transaction.kind.value, 1, _gross(body))]
        case _:
            moved = cash_moved(transaction)
            if moved is None:
                return []
            return [Tally(Section.CASH, f"{transaction.kind.value}:{text_if_any(body, 'reason')}", 1, moved)]


def summed(tallies: Iterable[Tally]) -> tuple[Tally, ...]:
    """One row for each section and code, and for each name of a tender, in the order of sections, codes, names."""
    sums: dict[tuple[Section, str, str], Tally] = {}
    for tally in tallies:
        key = (tally.section, tally.code, tally.label if tally.section is Section.TENDER else "")
        before = sums.get(key)
        sums[key] = tally if before is None else _added(before, tally)
    order = list(Section)
    return tuple(sums[key] for key in sorted(sums, key=lambda key: (order.index(key[0]), *key[1:])))


def _added(one: Tally, other: Tally) -> Tally:
    count, amount, base = one.count + other.count, one.amount + other.amount, one.base + other.base
    return Tally(one.section, one.code, count, amount, base, one.label)


def _sale(transaction: Transaction) -> Iterator[Tally]:
    body, (sales, returns) = transaction.body, counts_of(transaction)
    sign = 1 if sales + returns > 0 else -1
    lines = objects(body, "lines")
    sold = sum(whole(line, "gross") for line in lines if counts_as_sold(line))
    returned = sum(whole(line, "gross") for line in lines if not counts_as_sold(line))
    yield Tally(Section.TURNOVER, "sales", sales, sold)
    yield Tally(Section.TURNOVER, "returns", returns, returned)
    for tax in objects(body, "taxes"):
        code = f"{text_if_any(tax, 'tax_id')}@{text_if_any(tax, 'rate')}"
        yield Tally(Section.TAX, code, sign, whole(tax, "amount"), whole(tax, "base"), text_if_any(tax, "label"))
    for tender in _tenders(body):
        yield replace(tender, count=sign * tender.count)


def _is_out_of_the_ordinary(body: JsonObject) -> bool:
    """Whether anything was rounded, marked down, struck or a gift card; asked of every sale in its commit, so cheap."""
    if body.get("cash_rounding") or body.get("voided"):
        return True
    lines = body.get("lines")
    for line in lines if isinstance(lines, list) else ():
        if isinstance(line, dict) and not line.keys().isdisjoint(_ODD):
            return True
    return False


_ODD = frozenset({"modifiers", "activates", "deactivates", "redeems", "order_deposit"})


def _owed_no_more(body: JsonObject) -> Iterator[Tally]:
    """A return that was to be paid back later, undone before it was."""
    for tender in objects_if_any(body, "tenders"):
        if tender.get("kind") == TenderKind.PENDING_REFUND and whole(tender, "amount") > 0:
            yield Tally(Section.OWED, "undone", 1, -whole(tender, "amount"))


def _marked_down(body: JsonObject) -> Iterator[Tally]:
    if rounding := whole(body, "cash_rounding"):
        yield Tally(Section.ROUNDING, "cash", 1, rounding)
    for line in objects(body, "lines"):
        for source, amount in modifiers(line):
            yield Tally(Section.DISCOUNT, source, 1, amount)
        if "activates" in line or "deactivates" in line:
            yield Tally(Section.VOUCHER, _kind_sold(line), 1, whole(line, "gross"))
        if "redeems" in line:
            yield Tally(Section.VOUCHER, "single_purpose_redeemed", 1, whole(line, "gross"))
        deposit = line.get("order_deposit")
        if isinstance(deposit, Mapping):
            yield Tally(Section.DEPOSIT, text_if_any(deposit, "kind"), 1, whole(line, "gross"))
    for voided in objects(body, "voided"):
        yield Tally(
            Section.VOID, f"line:{text_if_any(voided, 'reason')}", 1, _worth(voided, text_if_any(body, "currency"))
        )


def _kind_sold(line: Members) -> str:
    sold = line.get("activates") or line.get("deactivates")
    is_single = isinstance(sold, Mapping) and "tax_class" in sold
    return "single_purpose" if is_single else "gift_card"


def _tenders(body: JsonObject) -> Iterator[Tally]:
    """What each tender brought in, by kind and name, and what was charged on top of it; change goes out of the cash."""
    for tender in objects(body, "tenders"):
        kind, card = text_if_any(tender, "kind"), tender.get("card")
        yield Tally(Section.TENDER, kind, 1, whole(tender, "amount"), label=text_if_any(tender, "means"))
        if isinstance(card, Mapping):
            on_top = [name for name in _ON_TOP if name in card]
            yield from (Tally(Section.ON_TOP, f"{name}:{kind}", 1, whole(card, name)) for name in on_top)
    if change := whole(body, "change"):
        yield Tally(Section.TENDER, "cash", 0, -change)


_ON_TOP = ("tip", "cash_out")


def _worth(voided: Members, currency: str) -> int:
    """What a struck line would have cost at its regular price."""
    price = Decimal(text_if_any(voided, "regular_price"))
    numerator, denominator = (price * whole(voided, "quantity") / MICRO).as_integer_ratio()
    worth = money_of_ratio(numerator, denominator, currency, Rounding.HALF_UP).minor
    return worth if voided.get("direction") == "sale" else -worth


def _gross(body: Members) -> int:
    """What a sale put aside or given up came to; nothing where it is not said."""
    return whole_if_any(body, "gross") or 0
