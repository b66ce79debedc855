"""The money on a receipt: what is due, by which tenders it was paid, and which taxes are in it."""

from collections.abc import Iterator
from typing import Final

from evertill.domain.receipts.receipt import Block, Columns, Gap, Text, Weight
from evertill.domain.records.sealed_body import (
    Members,
    decimal,
    member_object,
    modifiers,
    objects,
    text,
    text_if_any,
    whole,
    whole_if_any,
)
from evertill.domain.selling.sale import Direction
from evertill.domain.taxes.tax import TaxKind
from evertill.domain.taxes.tax_exemption import EXEMPT
from evertill.domain.tenders.tender_kinds import TenderKind
from evertill.operations.effects.points import PointsTold
from evertill.operations.selling.receipts.receipt_matter import PaperStyle, ReceiptMatter
from evertill.operations.words.receipt_words import ReceiptWords

_SALE: Final = Direction.SALE.value
_CASH: Final = TenderKind.CASH.value
_OWED = frozenset({"activates", "deactivates", "order_deposit"})


def is_owed(line: Members) -> bool:
    """Money taken before any goods: a gift card, or a deposit on an order."""
    return not _OWED.isdisjoint(line)


def is_sold(line: Members) -> bool:
    """Whether the line goes out."""
    return text(line, "direction") == _SALE


def moves_cash(body: Members) -> bool:
    """Whether the drawer must open: cash was taken or given, beside a card's payment too."""
    for tender in objects(body, "tenders"):
        if text(tender, "kind") == _CASH and whole(tender, "amount"):
            return True
        card = member_object(tender, "card")
        if card is not None and card.get("cash_out"):
            return True
    return False


def savings_blocks(matter: ReceiptMatter, style: PaperStyle) -> Iterator[Block]:
    """What the goods that go out cost less than listed."""
    sold = [line for line in objects(matter.body, "lines") if is_sold(line)]
    untaxed = sum(
        amount for line in sold if "modifiers" in line for source, amount in modifiers(line) if source == EXEMPT
    )
    saved = sum(whole(line, "discount") for line in sold) + untaxed  # no tax to pay is no bargain of the shop's
    if saved > 0:
        yield Columns(style.words.saved, style.money(saved, matter.currency), Weight.BOLD)


def total_blocks(matter: ReceiptMatter, style: PaperStyle) -> Iterator[Block]:
    """What is due; before it, what cash rounding made of the total."""
    words, body, currency = style.words, matter.body, matter.currency
    if rounding := whole(body, "cash_rounding"):
        yield Columns(words.subtotal, style.money(whole(body, "gross"), currency))
        yield Columns(words.rounding, style.money(rounding, currency))
    yield Columns(f"{words.total} {currency}", style.money(whole(body, "due"), currency), Weight.LARGE)


def tender_blocks(matter: ReceiptMatter, style: PaperStyle) -> Iterator[Block]:
    """The tenders, the change, and what became of points."""
    for tender in objects(matter.body, "tenders"):
        yield from _tender(tender, matter.currency, style)
    if change := whole(matter.body, "change"):
        yield Columns(style.words.change, style.money(change, matter.currency))
    if matter.points is not None:
        yield from _points(matter.points, style.words)


def _points(points: PointsTold, words: ReceiptWords) -> Iterator[Block]:
    """What the customer earned, what goods that came back took, and how many points there are now."""
    told = ((words.points_earned, points.earned), (words.points_returned, points.returned))
    yield from (Columns(word, str(count)) for word, count in told if count)
    if points.balance is not None:
        yield Columns(words.points_balance, str(points.balance))


def _tender(tender: Members, currency: str, style: PaperStyle) -> Iterator[Block]:
    """One tender; of a card its name and last four digits, and what was charged on top."""
    words, minor, means = style.words, whole(tender, "amount"), text_if_any(tender, "means")
    name = means or tender_name(text(tender, "kind"), words)
    yield Columns(f"{words.paid_out} ({name})" if minor < 0 else name, style.money(abs(minor), currency))
    reference = text_if_any(tender, "reference")
    if means and reference:
        yield Text(f"  {reference}")
    balance, card = member_object(tender, "balance"), member_object(tender, "card")
    if balance is not None:
        yield from balance_blocks(balance, currency, style)
    if card is not None:
        yield from _card(card, currency, style)


def _card(card: Members, currency: str, style: PaperStyle) -> Iterator[Block]:
    last = text_if_any(card, "last_four")
    parts = (text_if_any(card, "name"), f"··{last}" if last else "", text_if_any(card, "authorisation"))
    if known := " ".join(part for part in parts if part):
        yield Text(f"  {known}")
    for word, name in ((style.words.tip, "tip"), (style.words.cash_out, "cash_out")):
        if more := whole_if_any(card, name):
            yield Columns(word, style.money(more, currency), indent=2)


def tender_name(kind: str, words: ReceiptWords) -> str:
    """What a kind of tender (a `TenderKind`, or a text that may be none) is called on paper."""
    named: dict[str, str] = {
        TenderKind.CASH: words.cash,
        TenderKind.CARD: words.card,
        TenderKind.GIFT_CARD: words.gift_card,
        TenderKind.STORE_CREDIT: words.store_credit,
        TenderKind.POINTS: words.points,
        TenderKind.PENDING_REFUND: words.pending_refund,
    }
    return named.get(kind, words.other)


def balance_blocks(mark: Members, currency: str, style: PaperStyle, *, is_named: bool = False) -> Iterator[Block]:
    """Of a balance its last four, unless its name has them, or how many points they were; and what is left on it where
    that is known."""
    words, points, left = style.words, whole_if_any(mark, "points"), whole_if_any(mark, "left")
    if points is not None:
        yield Columns(words.points, str(points), indent=2)
        if left is not None:
            yield Columns(words.points_left, str(left), indent=2)
        return
    last = text_if_any(mark, "last4")
    if last and not is_named:
        yield Text(f"  ··{last}")
    if left is not None:
        yield Columns(words.left_on_card, style.money(left, currency), indent=2)


def tax_blocks(matter: ReceiptMatter, style: PaperStyle) -> Iterator[Block]:
    """The tax table: what of the total is which tax; a zero rate is told beside others, alone it says nothing."""
    body, currency, words = matter.body, matter.currency, style.words
    taxes = objects(body, "taxes")
    if not any(whole(tax, "amount") or decimal(tax, "rate") for tax in taxes):
        return
    yield Gap()
    yield from (Columns(_tax_name(tax, style), style.money(whole(tax, "amount"), currency)) for tax in taxes)
    lines = objects(body, "lines")
    untaxed = sum(whole(line, "gross") for line in lines if is_owed(line) and not line.get("taxes"))
    yield Columns(words.net, style.money(whole(body, "net") - untaxed, currency))
    if untaxed:
        yield Columns(words.untaxed, style.money(untaxed, currency))


def _tax_name(tax: Members, style: PaperStyle) -> str:
    words, label = style.words, text_if_any(tax, "label")
    if tax.get("exempt") is True:
        return f"{label or words.tax} · {words.tax_exempt}"
    side = words.included if tax.get("included") is True else words.excluded
    name = label or words.tax
    if text(tax, "kind") == TaxKind.FIXED:
        return f"{side} {name}"
    return f"{side} {name} {style.formats.percent(decimal(tax, 'rate'))}"
