"""A single-purpose voucher pays: a line that takes off what goods of its tax class cost, and their tax with it.

Its tax was paid when it was sold, so what is handed over for it bears none (EU 2016/1065). It stands on the sale like a
tender: what was held for it is captured by the sale's fact, or let go when the money is given back.
"""

from dataclasses import replace

from evertill.domain.balances.balance import BalanceMark
from evertill.domain.goods.catalogue import Item, Sku
from evertill.domain.goods.item_details import ItemDetails
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.selling.sale import Direction, Sale, SaleLine, add_line
from evertill.domain.selling.settlement import settle
from evertill.domain.selling.single_purpose import goods_of, voucher_room
from evertill.kernel.money import Money
from evertill.kernel.quantity import MICRO, Quantity
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.moment import moment
from evertill.operations.selling.paying.complete_sale import SaleDone, complete_sale
from evertill.operations.selling.paying.pay_cash import TenderTaken
from evertill.operations.selling.sale.rung_sale import rung_as_priced
from evertill.ports.journal import UnitOfWork

VOUCHER_SKU = Sku("VOUCHER")
"""No article of the catalogue: it has no stock and no price of its own."""
NOTHING_FOR_IT = (
    "This voucher is for other goods, and none of those are on the sale, so nothing was taken; "
    "ring what it is for, or choose how else to pay."
)


def redeem_voucher(
    unit: UnitOfWork, counter: Counter, sale: Sale, *, mark: BalanceMark, tax_class: str, held_minor: int
) -> SaleDone | TenderTaken | None:
    """Take off so much of what was held as the goods it is for come to; None where there are none of them."""
    room = min(held_minor, voucher_room(price_sale(sale), tax_class))
    goods = goods_of(sale.live_lines, tax_class)
    if room <= 0 or goods is None:
        return None
    if mark.left_minor is not None:
        mark = replace(mark, left_minor=mark.left_minor + held_minor - room)
    after = add_line(sale, _line(counter, goods, mark, Money(room, sale.currency)))
    priced = price_sale(after)
    assert priced.gross.minor == price_sale(sale).gross.minor - room, "a voucher takes off what it is worth"
    counter.undo.clear()  # what was rung before cannot come back without it
    if settle(priced.gross, after.tenders, after.policy).is_complete:
        return complete_sale(unit, counter, priced)
    unit.keep_open_sale(after)
    counter.fiscal.update(after.sale_id, moment(unit, counter))
    return TenderTaken(rung_as_priced(priced, counter))


def _line(counter: Counter, goods: SaleLine, mark: BalanceMark, amount: Money) -> SaleLine:
    words = counter.words
    item = Item(
        sku=VOUCHER_SKU,
        name=f"{words.voucher_redeemed} ··{mark.last_four}" if mark.last_four else words.voucher_redeemed,
        unit_price=None,
        currency=amount.currency,
        taxes=goods.item.taxes,
        tax_class=goods.item.tax_class,
        is_stocked=False,
        details=replace(ItemDetails(), takes_discounts=False),
    )
    return SaleLine(0, item, Quantity(MICRO), amount.amount, direction=Direction.RETURN, redeems=mark)
