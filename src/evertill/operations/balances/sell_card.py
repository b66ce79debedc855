"""A gift card or voucher is sold or loaded. A gift card without tax, for a multi-purpose voucher is taxed when it pays
(EU 2016/1065). It is worth something once the sale's fact has arrived, so never before it is paid for.
"""

from dataclasses import replace
from typing import ClassVar

from evertill.domain.balances.balance import AccountId, CardSold
from evertill.domain.balances.card_number import CardHash
from evertill.domain.goods.catalogue import Item, Sku
from evertill.domain.goods.item_details import ItemDetails
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.selling.sale import Sale, SaleLine, add_line
from evertill.domain.selling.single_purpose import bears_its_tax
from evertill.kernel.money import Money
from evertill.kernel.quantity import MICRO, Quantity
from evertill.kernel.secret import Secret
from evertill.kernel.values import dataclass
from evertill.operations.balances.redeem_voucher import VOUCHER_SKU
from evertill.operations.balances.take_balance import NO_KEY
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import AtTill, Barred, at_till
from evertill.operations.counter.moment import moment
from evertill.operations.selling.sale.limits import beyond_limits
from evertill.operations.selling.sale.offer_sale import offered
from evertill.operations.selling.sale.open_sale import keep_edit, sale_or_new
from evertill.operations.selling.sale.outcomes import EntryNotPossible, ItemAdded
from evertill.operations.selling.sale.rung_sale import rung_as_priced
from evertill.ports.journal import UnitOfWork

GIFT_CARD_SKU = Sku("GIFT-CARD")
"""No article of the catalogue: it has no stock, no tax and no price of its own."""
TAX_CLASS = "voucher"
NOT_TAXED = (
    "The tax of that voucher is not known here, or is none that prices contain, so nothing was added; "
    "sell a gift card instead, and have the shop's taxes looked at."
)

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
    tax_class: str = ""
    """Of the goods it is for, where it is a single-purpose voucher already."""


@dataclass(frozen=True, slots=True)
class SellCard(Command[SellCardOutcome]):
    """Put a card worth this much on the sale; without a card, one whose number is made and printed here."""

    amount: Money
    card: CardToSell | None = None
    voucher: str = ""
    """The code of the single-purpose voucher that it is; a gift card without."""

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
    line = _line(counter, command, sale)
    if line is None:
        return EntryNotPossible(NOT_TAXED)
    after = offered(unit, counter, add_line(sale, line), at)
    priced = price_sale(after)
    refusal = beyond_limits(priced)
    if refusal is not None:
        return refusal
    keep_edit(unit, counter, before=before, after=after, at=at)
    return ItemAdded(rung_as_priced(priced, counter), after.lines[-1].line_id)


def _impossible(counter: Counter, command: SellCard, sale: Sale | None) -> str | None:
    policy_of_all, card = counter.policy(), command.card
    policy = policy_of_all.balances
    most = Money(policy.load_minor_max, policy_of_all.currency)
    if command.amount.currency != most.currency or not 0 < command.amount.minor <= most.minor:
        return f"A card is sold for at most {counter.formats.money(most)}, so nothing was added; key another amount."
    voucher = policy_of_all.vouchers.find(command.voucher)
    if command.voucher and voucher is None:
        return "This shop does not sell that voucher any more, so nothing was added; choose another."
    if card is not None and card.is_load and card.tax_class != ("" if voucher is None else voucher.tax_class):
        return "This card is of another kind, so it was not loaded; choose what it is, or take another card."
    if voucher is not None and sale is not None and sale.exemption is not None:
        return "The sale is free of tax, which a voucher is not, so none was added; sell it by itself."
    if sale is not None and sale.is_part_paid:
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


def _line(counter: Counter, command: SellCard, sale: Sale) -> SaleLine | None:
    """The line; None where the taxes of what a voucher is for are none that it can bear."""
    card, voucher = command.card, counter.policy().vouchers.find(command.voucher)
    taxes = () if voucher is None else counter.catalogue.taxes_of(voucher.tax_class, sale.business_day)
    if taxes is None or not bears_its_tax(taxes):
        return None
    tax_class = "" if voucher is None else voucher.tax_class
    if card is None:
        sold = CardSold(AccountId(counter.ids.new()), is_made=True, tax_class=tax_class)
    else:
        account = card.account or AccountId(counter.ids.new())
        sold = CardSold(account, card.last_four, card.number_hash, is_load=card.is_load, tax_class=tax_class)
    called = counter.words.gift_card if voucher is None else voucher.label
    item = Item(
        sku=GIFT_CARD_SKU if voucher is None else VOUCHER_SKU,
        name=f"{called} ··{sold.last_four}" if sold.last_four else called,
        unit_price=None,
        currency=command.amount.currency,
        taxes=taxes,
        tax_class=tax_class or TAX_CLASS,
        is_stocked=False,
        details=replace(ItemDetails(), takes_discounts=False),
    )
    return SaleLine(0, item, Quantity(MICRO), command.amount.amount, sells=sold)
