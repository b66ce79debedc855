"""What a scanned or keyed code can turn out to be: one frozen value per meaning, or one refusal with its reason."""

from datetime import date
from enum import StrEnum

from evertill.domain.codes.gtin import Gtin, GtinFault
from evertill.kernel.money import Money, currency_exponent
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class PrintedPrice:
    """A price printed into a code: `amount` with `decimals` implied, in `currency` if the code names one.

    Not money yet: labels print whole kronor or hundredths of a yen, and most leave the currency unsaid.
    """

    amount: int
    decimals: int
    currency: str | None = None

    def as_money(self, currency: str) -> Money | None:
        """The price in the shop's currency; None when the code names another or it is no whole minor unit."""
        if self.currency not in (None, currency):
            return None
        shift = currency_exponent(currency) - self.decimals
        minor, rest = divmod(self.amount * _power_of_ten(shift), _power_of_ten(-shift))
        return Money(minor, currency) if rest == 0 else None


def _power_of_ten(exponent: int) -> int:
    return int("1" + "0" * exponent)


@dataclass(frozen=True, slots=True)
class ItemCode:
    """A trade item, with whatever else its code said. `text` is the code as read, for a literal look-up when
    no item has the number: an eight-digit order number may pass for an EAN-8. Weight is net, in millionths
    of a kilogram; a weight, price or count of zero says nothing and is None.
    """

    gtin: Gtin
    text: str
    batch: str | None = None
    serial: str | None = None
    expires_on: date | None = None
    best_before: date | None = None
    sell_by: date | None = None
    weight_micro: int | None = None
    price: PrintedPrice | None = None
    count: int | None = None
    add_on: str | None = None


class ItemMatch(StrEnum):
    """What the shop's catalogue knows a weighed or price-labelled item by."""

    ITEM_NUMBER = "item_number"
    ZEROED_EAN = "zeroed_ean"


@dataclass(frozen=True, slots=True)
class MeasureCode:
    """A label made in the shop: an item and at most one of price, weight (millionths of a kilogram) and count.

    None of the three is the article's own code with nothing weighed (all zeros): the till must ask, not sell
    for nothing. `item_ref` is the item number as printed, zeros kept, or the GTIN-14 with the measure zeroed.
    """

    item_ref: str
    matched_as: ItemMatch
    gtin: Gtin
    text: str
    price: PrintedPrice | None = None
    weight_micro: int | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class PlainCode:
    """Anything else, looked up literally: SKU, PLU, receipt, order or customer number.

    `doubt` is set when it has the length of a barcode but not the check digit: should nothing be found,
    `sentence_for(RefusalReason.WRONG_CHECK_DIGIT)` says why.
    """

    text: str
    doubt: GtinFault | None = None


class RefusalReason(StrEnum):
    """Why a code is not looked up at all."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    UNREADABLE = "unreadable"
    CONTROL_CHARACTERS = "control_characters"
    WRONG_CHECK_DIGIT = "wrong_check_digit"
    WRONG_VERIFIER = "wrong_verifier"
    IMPOSSIBLE_DATE = "impossible_date"
    UNKNOWN_CURRENCY = "unknown_currency"
    ADD_ON_ALONE = "add_on_alone"
    CARD_NUMBER = "card_number"


@dataclass(frozen=True, slots=True)
class RefusedCode:
    """A code not looked up. It carries no text on purpose: a card number must not travel further."""

    reason: RefusalReason


CodeReading = ItemCode | MeasureCode | PlainCode | RefusedCode

_SENTENCES = {
    RefusalReason.EMPTY: "The scanner sent nothing; the sale is unchanged. Scan again.",
    RefusalReason.TOO_LONG: (
        "The code is longer than any code this till knows; the sale is unchanged. Scan the item's barcode instead."
    ),
    RefusalReason.UNREADABLE: (
        "The code came through damaged; nothing was added. Scan again, or key the digits under the bars."
    ),
    RefusalReason.CONTROL_CHARACTERS: (
        "The code holds signs that no item code has; nothing was added. Scan again, or key the digits under the bars."
    ),
    RefusalReason.WRONG_CHECK_DIGIT: (
        "The last digit does not fit the others, so one digit is wrong; nothing was added. "
        "Scan again, or compare the digits with the pack."
    ),
    RefusalReason.WRONG_VERIFIER: (
        "The price or weight in the label fails its own check; nothing was added. Scan again, or weigh the item anew."
    ),
    RefusalReason.IMPOSSIBLE_DATE: (
        "The date in the code does not exist, so it cannot be checked; nothing was added. "
        "Read the date on the pack, then key the digits under the bars."
    ),
    RefusalReason.UNKNOWN_CURRENCY: (
        "The price in the label is in a currency this till does not know; nothing was added. "
        "Key the item and its price."
    ),
    RefusalReason.ADD_ON_ALONE: (
        "Only the small code beside the barcode was read; nothing was added. Scan the large barcode."
    ),
    RefusalReason.CARD_NUMBER: (
        "This looks like a card number; it was not kept and nothing was added. Use the card terminal for cards."
    ),
}


def sentence_for(reason: RefusalReason) -> str:
    """What happened, what it means for the sale and what to do next, as English source text."""
    return _SENTENCES[reason]
