"""What is asked about a card, and what can be done with it now."""

from enum import StrEnum

from evertill.domain.balances.balance import AccountState
from evertill.domain.policy.vouchers import VoucherType
from evertill.operations.balances.look_up_card import AccountSeen
from evertill.operations.selling.sale.rung_sale import RungSale
from evertill.ports.formats import Formats
from evertill.ui.form.form_view import Choice, Field, FieldKind, FormButton, FormView
from evertill.ui.words import tr

NUMBER, AMOUNT, KIND = "number", "amount", "kind"
NUMBER_LENGTH = 40


class CardDeed(StrEnum):
    """What can be done with a card; the text is part of the object name of its button."""

    PAY = "pay"
    PAY_BACK = "payBack"
    ASK = "ask"
    SELL = "sell"
    MAKE = "make"


def gift_card_view(
    rung: RungSale | None, formats: Formats, *, is_at_desk: bool = False, vouchers: tuple[VoucherType, ...] = ()
) -> FormView:
    """The empty form for what is on the counter now; at the desk a card is asked about, sold or loaded, as one of the
    kinds that the shop sells."""
    remaining = None if rung is None or is_at_desk else rung.settlement.remaining
    is_paying = remaining is not None and remaining.minor > 0
    is_owed = remaining is not None and remaining.minor < 0
    note = ""
    if remaining is not None and is_paying:
        note = tr("Empty: all that is due, {amount}, or what the card has.", amount=formats.money(remaining))
    elif remaining is not None and is_owed:
        note = tr("Empty: all that is owed, {amount}.", amount=formats.money(-remaining))
    elif is_at_desk:
        note = tr("What it is sold for, or loaded with.")
    amount = Field(AMOUNT, tr("Amount"), FieldKind.TEXT, note=note, length_max=12)
    number = Field(
        NUMBER,
        tr("Number"),
        FieldKind.TEXT,
        note="" if is_at_desk else tr("Scan it, or type all of it; only its last four digits are kept."),
        length_max=NUMBER_LENGTH,
    )
    return FormView(
        title=_title(is_paying=is_paying, is_owed=is_owed),
        fields=(*_kinds(vouchers if is_at_desk else ()), number, *((amount,) if note else ())),
        current=1 if is_at_desk and vouchers else 0,
        buttons=_buttons(is_paying=is_paying, is_owed=is_owed),
    )


def _kinds(vouchers: tuple[VoucherType, ...]) -> tuple[Field, ...]:
    """What it is sold as; not asked where the shop has gift cards alone."""
    if not vouchers:
        return ()
    choices = (Choice("", tr("Gift card")), *(Choice(one.code, one.label) for one in vouchers))
    note = tr("Tax on a gift card is due when it pays, on a voucher for certain goods when it is sold.")
    return (Field(KIND, tr("What is it?"), FieldKind.CHOICE, note=note, choices=choices),)


def _buttons(*, is_paying: bool, is_owed: bool) -> tuple[FormButton, ...]:
    main = tr("Enter")
    is_asking = not (is_paying or is_owed)
    ask = FormButton(CardDeed.ASK, tr("What is it worth?"), main if is_asking else "", is_primary=is_asking)
    if is_paying:
        return ask, FormButton(CardDeed.PAY, tr("Pay with it"), main, is_primary=True)
    if is_owed:
        return ask, FormButton(CardDeed.PAY_BACK, tr("Pay back onto it"), main, is_primary=True)
    make = FormButton(CardDeed.MAKE, tr("Sell one on paper"))
    return make, FormButton(CardDeed.SELL, tr("Sell or load it")), ask


def _title(*, is_paying: bool, is_owed: bool) -> str:
    if is_paying:
        return tr("Pay with a card")
    return tr("Pay back onto a card") if is_owed else tr("Ask about a card, sell one, load one")


def main_deed(view: FormView) -> CardDeed:
    """What Enter does."""
    return next(CardDeed(button.name) for button in view.buttons if button.is_primary)


def worth_sentence(seen: AccountSeen, formats: Formats) -> str:
    """What a card is worth."""
    last, amount = seen.onto.last_four or "····", formats.money(seen.available)
    match seen.state:
        case AccountState.ACTIVE:
            return tr("The card ending in {last} is worth {amount}.", last=last, amount=amount)
        case AccountState.INACTIVE:
            return tr("The card ending in {last} is not sold yet, so it is worth nothing.", last=last)
        case AccountState.VOID:
            return tr("The card ending in {last} is void, so it is worth nothing.", last=last)
