"""The web's price of a line or an article, worked out here from the copies, and the command that honours it."""

from dataclasses import replace
from datetime import date, datetime

from evertill.domain.goods.catalogue import DEFAULT_LIST, Item, ListedPrice
from evertill.domain.people.people import Right
from evertill.domain.policy.rights import Limit
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.pricing.offers import Offers, Shopper
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.pricing.sale_offers import with_offers
from evertill.domain.pricing.web_offer import (
    WebPrice,
    WebTerms,
    amount_below_listed,
    below_listed,
    has_web_price,
    honoured,
    web_price,
)
from evertill.domain.selling.sale import Sale, SaleLine, change_line
from evertill.kernel.ids import OperatorId, SaleId, ShiftId
from evertill.kernel.money import Money
from evertill.kernel.quantity import MICRO, Quantity
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command, NotAllowed, Question
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import AtTill, Authority, at_till
from evertill.operations.counter.moment import moment
from evertill.operations.counter.reading import Reading
from evertill.operations.selling.sale.limits import beyond_limits
from evertill.operations.selling.sale.offer_sale import STORE_CHANNEL, offered
from evertill.operations.selling.sale.open_sale import keep_edit
from evertill.operations.selling.sale.outcomes import ChangeOutcome, EntryNotPossible, NothingToChange, SaleChanged
from evertill.operations.selling.sale.reasons import reason_of
from evertill.operations.selling.sale.rung_sale import rung_as_priced
from evertill.operations.selling.sale.sale_rights import beyond_rights
from evertill.ports.catalogue import Catalogue
from evertill.ports.journal import UnitOfWork

NOT_THIS_PRICE = "This line cannot have that price, so it stays as it was; void it and ring it again."

STREAMS = ("prices", "promotions")
"""What the web's price is worked out from."""


@dataclass(frozen=True, slots=True)
class WebPriceFound:
    """What the web charges for a line; None where it has no price for it."""

    name: str
    line: SaleLine
    web: WebPrice | None
    copied_at: datetime | None
    """How old the older of the copies is by which it was worked out; None where there never was one."""


@dataclass(frozen=True, slots=True)
class AskWebPrice(Question[WebPriceFound | None]):
    """The web's price of a line of this sale; None where the line has gone or cannot be bought there."""

    sale: Sale
    line_id: int
    at: datetime

    def answer(self, reading: Reading) -> WebPriceFound | None:
        """Work it out."""
        return web_price_shown(reading, self.sale, self.line_id, self.at)


@dataclass(frozen=True, slots=True)
class AskItemWebPrice(Question[WebPriceFound | None]):
    """The web's price of one unit of an article, sold by itself to anybody."""

    sku: str
    at: datetime

    def answer(self, reading: Reading) -> WebPriceFound | None:
        """Work it out."""
        item = reading.catalogue.find_by_sku(self.sku)
        if item is None or item.unit_price is None:
            return None
        policy = reading.policies.policy()
        store = reading.journal.identity().store
        lists = policy.prices.lists_for(shop=store, channel=STORE_CHANNEL)
        listed = reading.catalogue.listed_price(item.sku, (*lists, DEFAULT_LIST))
        sale = _one_of(item if listed is None else replace(item, unit_price=listed.unit_price), policy, self.at)
        here = _shopper(sale, store, STORE_CHANNEL, self.at)
        return web_price_shown(reading, with_offers(sale, reading.promotions.offers(), here), 1, self.at)


@dataclass(frozen=True, slots=True)
class HonourWebOffer(Command[ChangeOutcome]):
    """Charge the web's price for a line, which comes to `shown` by what the customer was told."""

    line_id: int
    shown: Money
    reason: str

    def perform(self, unit: UnitOfWork, counter: Counter) -> ChangeOutcome:
        """By `honour_web_offer`."""
        return honour_web_offer(unit, counter, self)


def honour_web_offer(unit: UnitOfWork, counter: Counter, command: HonourWebOffer) -> ChangeOutcome:
    """Put the line at the web's price, for a reason, by who may and up to their ceilings."""
    who = at_till(unit, counter, Right.HONOUR_WEB_OFFER)
    if not isinstance(who, AtTill):
        return who
    sale = unit.open_sale()
    line = None if sale is None or sale.is_part_paid else sale.line(command.line_id)
    if sale is None or line is None or line.is_voided or not has_web_price(line):
        return NothingToChange()
    reason = reason_of(command.reason, "Another price needs a reason, so the line stays as it was; choose or key one.")
    if isinstance(reason, EntryNotPossible):
        return reason
    at = moment(unit, counter)
    web = web_price_now(unit, counter, sale, line, at)
    refused = _not_honoured(line, web, command.shown, counter)
    if refused is not None or web is None:
        return refused or NothingToChange()
    after_line = honoured(line, web.unit_price, reason)
    refusal = beyond_web_ceilings(who.authority, Right.HONOUR_WEB_OFFER, after_line)
    if refusal is not None:
        return refusal
    after = offered(unit, counter, change_line(sale, after_line), at)
    priced = price_sale(after)
    beyond = beyond_limits(priced) or beyond_rights(who.authority, sale, priced)
    if beyond is not None:
        return beyond
    keep_edit(unit, counter, before=sale, after=after, at=at)
    return SaleChanged(rung_as_priced(priced, counter), line.line_id)


def beyond_web_ceilings(authority: Authority, right: Right, line: SaleLine) -> NotAllowed | None:
    """Why a line may not be at the price that was put on it last, by how far that is below the listed one."""
    price = line.modifiers[-1].value
    return authority.refusal(right, Limit.WEB_OFFER_PERCENT, below_listed(line, price)) or authority.refusal(
        right, Limit.WEB_OFFER_AMOUNT, amount_below_listed(line, price)
    )


def with_web_price_of_now(
    unit: UnitOfWork, counter: Counter, sale: Sale, *, before: SaleLine, after: SaleLine, at: datetime
) -> SaleLine:
    """A line at a price of the web whose quantity changes: at the web's price of the new quantity, where its price came
    from here; a price that was keyed because a customer showed it stays as it is."""
    old = web_price_now(unit, counter, sale, before, at)
    if old is None or before.modifiers[-1].value != old.unit_price:
        return after
    new = web_price_now(unit, counter, sale, after, at)
    assert new is not None
    reason = before.modifiers[-1].reason.removeprefix("manual:")
    return honoured(after, new.unit_price, reason)


def web_price_now(unit: UnitOfWork, counter: Counter, sale: Sale, line: SaleLine, at: datetime) -> WebPrice | None:
    """The web's price of this line of the open sale; None where the web has none."""
    policy, offers = counter.policy(), counter.promotions.offers()
    alone = change_line(sale, line)
    return _web_price(counter.catalogue, policy, offers, alone, line.line_id, unit.identity.store, at)


def web_price_shown(reading: Reading, sale: Sale, line_id: int, at: datetime) -> WebPriceFound | None:
    """The web's price of a line with the age of the copies it was worked out from."""
    line = sale.line(line_id)
    if line is None or line.is_voided or not has_web_price(line):
        return None
    policy, offers = reading.policies.policy(), reading.promotions.offers()
    store = reading.journal.identity().store
    found = _web_price(reading.catalogue, policy, offers, sale, line_id, store, at)
    copied = [reading.freshness.copied_at(stream) for stream in STREAMS]
    oldest = None if None in copied else min(moment for moment in copied if moment is not None)
    return WebPriceFound(line.item.name or line.item.sku, line, found, oldest)


def _web_price(
    catalogue: Catalogue,
    policy: StorePolicy,
    offers: Offers,
    sale: Sale,
    line_id: int,
    store: str,
    at: datetime,
) -> WebPrice | None:
    priced = next(priced for priced in price_sale(sale).lines if priced.line.line_id == line_id)
    channel = policy.prices.web_channel
    web_list = _listed(catalogue, policy, sale, priced.line.item, store=store, channel=channel)
    if web_list is None:
        return None
    store_list = _listed(catalogue, policy, sale, priced.line.item, store=store, channel=STORE_CHANNEL)
    web, here = _shopper(sale, store, channel, at), _shopper(sale, store, STORE_CHANNEL, at)
    return web_price(sale, priced, WebTerms(web_list, store_list, offers, web, here))


def _listed(
    catalogue: Catalogue, policy: StorePolicy, sale: Sale, item: Item, *, store: str, channel: str
) -> ListedPrice | None:
    lists = policy.prices.lists_for(shop=store, channel=channel, customer_groups=sale.customer_groups)
    return catalogue.listed_price(item.sku, (*lists, DEFAULT_LIST))


def _shopper(sale: Sale, store: str, channel: str, at: datetime) -> Shopper:
    return Shopper(channel, store, at, frozenset(sale.customer_groups), frozenset(sale.coupons))


def _not_honoured(line: SaleLine, web: WebPrice | None, shown: Money, counter: Counter) -> EntryNotPossible | None:
    name = line.item.name or line.item.sku
    if web is None:
        return EntryNotPossible(f"The web has no price for {name} now, so the line stays as it is.")
    if line.label_amount is not None or line.origin is not None:
        return EntryNotPossible(NOT_THIS_PRICE)
    if web.charged != shown:
        now = counter.formats.money(web.charged)
        return EntryNotPossible(f"The web's price of {name} is {now} by now, so the line stays; look at it once more.")
    if not web.is_cheaper:
        return EntryNotPossible(f"The web is not cheaper for {name}, so the line stays as it is.")
    return None


def _one_of(item: Item, policy: StorePolicy, at: datetime) -> Sale:
    """A sale of one unit, which nobody rings."""
    assert item.unit_price is not None
    return Sale(
        sale_id=SaleId(""),
        currency=item.currency,
        policy=policy.pricing,
        policy_version=policy.version,
        started_at=at,
        operator_id=OperatorId(""),
        shift_id=ShiftId(""),
        business_day=date(at.year, at.month, at.day),
        lines=(SaleLine(1, item, Quantity(MICRO, item.unit), item.unit_price),),
    )
