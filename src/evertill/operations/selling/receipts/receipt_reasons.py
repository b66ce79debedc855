"""Why a line costs what it does, in the words the customer reads: the shop's own, or those that come along.

A code nobody gave words to, such as a reason the cashier keyed, is the shop's own affair and stays off the paper.
"""

from evertill.domain.policy.reasons import ReasonFor, ReasonPolicy
from evertill.domain.selling.hand_discount import HAND
from evertill.domain.selling.priced import AppliedModifier
from evertill.domain.selling.sale import ModifierKind, SaleLine
from evertill.domain.selling.withheld import OFFERS_ANEW
from evertill.domain.taxes.tax_exemption import EXEMPT
from evertill.operations.words.receipt_words import ReceiptWords


def reason_on_receipt(applied: AppliedModifier, line: SaleLine, reasons: ReasonPolicy, words: ReceiptWords) -> str:
    """A promotion's name, or the words for what a person changed."""
    if applied.source == EXEMPT:
        return words.tax_exempt
    if applied.source == OFFERS_ANEW:
        return words.offers_anew
    if applied.name:
        return applied.name
    is_price = any(
        modifier.kind is ModifierKind.PRICE and modifier.reason.removeprefix(HAND) == applied.source.removeprefix(HAND)
        for modifier in line.modifiers
    )
    code = applied.source.removeprefix(HAND) if applied.source.startswith(HAND) else ""
    deeds = (ReasonFor.OVERRIDE_PRICE, ReasonFor.WEB_OFFER) if is_price else (ReasonFor.DISCOUNT,)
    offered = [reason for deed in deeds for reason in reasons.of(deed)]
    own = next((reason.words_for_customer(words.language) for reason in offered if reason.code == code), "")
    return own or words.reasons.get(code) or (words.special_price if is_price else words.discount)
