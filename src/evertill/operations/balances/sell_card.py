"""A gift card is sold or loaded: a line of its own without tax, for a multi-purpose voucher is taxed when it pays
(EU 2016/1065). It is worth something once the sale's fact has arrived, so never before it is paid for.
"""

from dataclasses import replace
from typing import ClassVar

from evertill.domain.balance import AccountId, CardSold
from evertill.domain.card_number import CardHash
from evertill.domain.catalogue import Item, Sku
from evertill.domain.item_details import ItemDetails
from evertill.domain.pricing import price_sale
from evertill.domain.sale import Sale, SaleLine, add_line
from evertill.kernel.money import Money
from evertill.kernel.quantity import MICRO, Quantity
from evertill.kernel.secret import Secret
from evertill.kernel.values import dataclass
from evertill.operations.balances.take_balance import NO_KEY
from evertill.operations.command import Command
from evertill.operations.counter import Counter
from evertill.operations.entitled import AtTill, Barred, at_till
from evertill.operations.moment import moment
from evertill.operations.selling.limits import beyond_limits
from evertill.operations.selling.offer_sale import offered
from evertill.operations.selling.open_sale import keep_edit, sale_or_new
from evertill.operations.selling.outcomes import EntryNotPossible, ItemAdded
from evertill.operations.selling.rung_sale import rung_as_priced
from evertill.ports.journal import UnitOfWork

GIFT_CARD_SKU = Sku("GIFT-CARD")
"""No article of the catalogue: it has no stock, no tax and no price of its own."""
TAX_CLASS = "voucher"

SellCardOutcome = ItemAdded | EntryNotPossible | Barred


@dataclass(frozen=True, slots=True)
class CardToSell:
    """A card by its hash, and the account it has, where the backend knows one."""

    number_hash: CardHash
    last_four: str
    account: AccountId | None = None
    is_load: bool = False
    """The card is worth something already."""
    is_confirmed: bool = True
    """The backend was asked; else the shop must allow it to be sold without."""


@dataclass(frozen=True, slots=True)
class SellCard(Command[SellCardOutcome]):
    """Put a card worth this much on the sale; without a card, one whose number is made and printed here."""

    amount: Money
    card: CardToSell | None = None

    begins_sale: ClassVar[bool] = True

    def perform(self, unit: UnitOfWork, counter: Counter) -> SellCardOutcome:
        """By `sell_card`."""
        return sell_card(unit, counter, self)


def sell_card(unit: UnitOfWork, counter: Counter, command: SellCard) -> SellCardOutcome:
    """Add the line; its card is activated by the sale's fact."""
    who = at_till(unit, counter)
    if not isinstance(who, AtTill):
        return who
    at, before = moment(unit, counter), unit.open_sale()
    impossible = _impossible(counter, command, before)
    if impossible is not None:
        return EntryNotPossible(impossible)
    sale = sale_or_new(unit, counter, who, at)
    after = offered(unit, counter, add_line(sale, _line(counter, command)), at)
    priced = price_sale(after)
    refusal = beyond_limits(priced)
    if refusal is not None:
        return refusal
    keep_edit(unit, counter, before=before, after=after, at=at)
    return ItemAdded(rung_as_priced(priced, counter), after.lines[-1].line_id)


def _impossible(counter: Counter, command: SellCard, sale: Sale | None) -> str | None:
    policy, card = counter.policy().balances, command.card
    most = Money(policy.load_minor_max, counter.policy().currency)
    if command.amount.currency != most.currency or not 0 < command.amount.minor <= most.minor:
        return f"A card is sold for at most {counter.formats.money(most)}, so nothing was added; key another amount."
    if sale is not None and sale.tenders:
        return "Part of the sale is paid, so no card was added; finish it, or give the money back first."
    if card is None:
        drawn = counter.card_numbers.hash_of(Secret("0"))
        return NO_KEY if drawn is None else None
    if not card.is_confirmed and not policy.sells_without_backend:
        return "The backend cannot be asked now, and this shop sells no cards without it, so nothing was added."
    sold = () if sale is None else (line.sells for line in sale.live_lines)
    if any(one is not None and one.number_hash == card.number_hash for one in sold):
        return "This card is on the sale already, so it was not added again; void its line to change the amount."
    return None


def _line(counter: Counter, command: SellCard) -> SaleLine:
    card, words = command.card, counter.words
    if card is None:
        sold = CardSold(AccountId(counter.ids.new()), is_made=True)
    else:
        account = card.account or AccountId(counter.ids.new())
        sold = CardSold(account, card.last_four, card.number_hash, is_load=card.is_load)
    name = f"{words.gift_card} ··{sold.last_four}" if sold.last_four else words.gift_card
    item = Item(
        sku=GIFT_CARD_SKU,
        name=name,
        unit_price=None,
        currency=command.amount.currency,
        taxes=(),
        tax_class=TAX_CLASS,
        is_stocked=False,
        details=replace(ItemDetails(), takes_discounts=False),
    )
    return SaleLine(0, item, Quantity(MICRO), command.amount.amount, sells=sold)
