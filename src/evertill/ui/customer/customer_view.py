"""The customer's side of the counter: the last item, what it all comes to, what is saved, and the change."""

from enum import StrEnum

from evertill.domain.goods.shop_links import ShopLinks
from evertill.domain.selling.priced import PricedLine
from evertill.domain.selling.sale import Direction
from evertill.kernel.values import dataclass
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.sale.rung_sale import RungSale
from evertill.ports.formats import Formats
from evertill.ui.frame.figures import UNIT_SIGNS, abs_money
from evertill.ui.words import tr

ROWS_MAX = 6
"""How many of the latest lines a window shows."""


class Stage(StrEnum):
    """What is going on."""

    IDLE = "idle"
    SELLING = "selling"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """One line of the sale as the customer reads it."""

    name: str
    note: str
    """How many at which price, where that says more than the amount."""
    amount: str
    unit_price: str = ""
    """Of one, for displays that have no room for the rest."""


@dataclass(frozen=True, slots=True)
class CustomerView:
    """All of it; two views that are equal look alike."""

    stage: Stage
    shop: str
    rows: tuple[CustomerRow, ...] = ()
    """The latest lines, the last one rung at the end."""
    earlier: int = 0
    """How many lines came before those."""
    label: str = ""
    """What the large amount is: total, change, still to pay."""
    amount: str = ""
    savings: str = ""
    note: str = ""
    qr: str = ""
    """What a code on the screen leads to; empty: none."""
    qr_caption: str = ""


def idle_view(shop: str) -> CustomerView:
    """Nobody is served."""
    return CustomerView(Stage.IDLE, shop, label=tr("Welcome"))


def selling_view(
    rung: RungSale, shop: str, links: ShopLinks | None, formats: Formats, *, rows_max: int = ROWS_MAX
) -> CustomerView:
    """A sale is being rung, or paid in parts; without links where no code can be drawn."""
    priced = rung.priced
    latest = priced.lines[-rows_max:]
    is_part_paid = rung.sale.is_part_paid
    due = rung.settlement.remaining if is_part_paid else priced.gross
    page = "" if links is None or not latest or is_part_paid else links.product_page(latest[-1].line.item)
    label = tr("Still to pay") if is_part_paid else tr("Total")
    return CustomerView(
        Stage.SELLING,
        shop,
        rows=tuple(_row(line, formats) for line in latest),
        earlier=len(priced.lines) - len(latest),
        label=tr("Coming back to you") if due.minor < 0 else label,
        amount=formats.money(abs_money(due)),
        savings=_savings(priced.discount.minor, formats.money(priced.discount)),
        note=tr("Paid so far {amount}", amount=formats.money(rung.settlement.tendered)) if is_part_paid else "",
        qr=page,
        qr_caption=tr("More about it") if page else "",
    )


def done_view(done: SaleDone, shop: str, links: ShopLinks, formats: Formats) -> CustomerView:
    """The sale is finished: the change matters now."""
    settlement = done.settlement
    page = links.receipt_page(transaction_id=done.transaction.transaction_id, number=done.transaction.number_text)
    if settlement.tendered.minor < 0:
        label, amount = tr("Coming back to you"), -settlement.tendered
    elif settlement.change.minor:
        label, amount = tr("Your change"), settlement.change
    else:
        label, amount = tr("Paid"), settlement.tendered
    return CustomerView(
        Stage.DONE,
        shop,
        label=label,
        amount=formats.money(amount),
        savings=_savings(done.priced.discount.minor, formats.money(done.priced.discount)),
        note=tr("Total {amount}", amount=formats.money(settlement.total)),
        qr=page,
        qr_caption=tr("Your receipt") if page else "",
    )


def _savings(minor: int, amount: str) -> str:
    return tr("You save {amount}", amount=amount) if minor > 0 else ""


def _row(priced: PricedLine, formats: Formats) -> CustomerRow:
    line = priced.line
    unit = UNIT_SIGNS.get(line.item.unit, "")
    quantity = f"{formats.quantity(line.quantity)} {unit}".strip()
    each = formats.unit_price(line.regular_price, line.item.currency)
    is_single = line.quantity.is_whole and line.quantity.amount == 1 and not unit
    notes = [] if is_single or line.label_amount is not None else [f"{quantity} × {each}"]
    notes += [option.name for option in line.options]
    if line.direction is Direction.RETURN:
        notes.append(tr("Return"))
    if priced.discount.minor > 0:
        notes.append(formats.amount(-priced.discount))
    return CustomerRow(line.item.name, " · ".join(notes), formats.amount(priced.gross), each)
