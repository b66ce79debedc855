"""The price of an item on this sale: of the price list that holds for the shop and the customer, where one does."""

from dataclasses import replace
from datetime import date

from evertill.domain.goods.catalogue import Item
from evertill.domain.selling.sale import Sale
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.moment import moment
from evertill.operations.selling.sale.offer_sale import STORE_CHANNEL
from evertill.ports.journal import UnitOfWork


def at_listed_price(unit: UnitOfWork, counter: Counter, item: Item, *, of: Sale | None = None) -> Item:
    """The item at the price that holds for this sale (the open one, unless told); what is priced as it is rung stays
    so. Its taxes are those of the sale's business day, whatever the clock says by now."""
    sale = unit.open_sale() if of is None else of
    if item.dated_taxes is not None:
        item = item.on_business_day(_business_day(unit, counter, sale))
    prices = counter.policy().prices
    if not prices.lists or item.is_open_price:
        return item
    groups = () if sale is None else sale.customer_groups
    lists = prices.lists_for(shop=unit.identity.store, channel=STORE_CHANNEL, customer_groups=groups)
    listed = counter.catalogue.listed_price(item.sku, lists)
    if listed is None:
        return item
    shelf = item.unit_price if item.unit_price != listed.unit_price else None
    return replace(item, unit_price=listed.unit_price, breaks=listed.breaks, shelf_price=shelf)


def _business_day(unit: UnitOfWork, counter: Counter, sale: Sale | None) -> date:
    """Of the sale, or of the shift in which it will begin."""
    shift = unit.shift()
    if sale is not None:
        return sale.business_day
    return moment(unit, counter).date() if shift is None else shift.business_day
