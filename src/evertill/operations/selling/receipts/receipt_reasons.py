"""Why a line costs what it does, in the words the customer reads: the shop's own, or those that come along.

A code nobody gave words to, such as a reason the cashier keyed, is the shop's own affair and stays off the paper.
"""

from evertill.domain.policy.reasons import ReasonFor, ReasonPolicy
from evertill.domain.selling.hand_discount import HAND
from evertill.domain.selling.withheld import OFFERS_ANEW
from evertill.domain.taxes.tax_exemption import EXEMPT
from evertill.operations.words.receipt_words import ReceiptWords

_OF_PRICES = (ReasonFor.OVERRIDE_PRICE, ReasonFor.WEB_OFFER)
_OF_DISCOUNTS = (ReasonFor.DISCOUNT,)


def reason_on_receipt(
    source: str, promotion: str, reasons: ReasonPolicy, words: ReceiptWords, *, is_price: bool | None
) -> str:
    """A promotion's name, or the words for what a person changed: a price, or else an amount; None: either."""
    if source == EXEMPT:
        return words.tax_exempt
    if source == OFFERS_ANEW:
        return words.offers_anew
    if promotion:
        return promotion
    code = source.removeprefix(HAND) if source.startswith(HAND) else ""
    deeds = (*_OF_DISCOUNTS, *_OF_PRICES) if is_price is None else _OF_PRICES if is_price else _OF_DISCOUNTS
    offered = [reason for deed in deeds for reason in reasons.of(deed)]
    own = next((reason.words_for_customer(words.language) for reason in offered if reason.code == code), "")
    return own or words.reasons.get(code) or (words.special_price if is_price else words.discount)
