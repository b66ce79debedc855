"""The fixed words of a receipt, in the shop's language."""

from collections.abc import Mapping
from dataclasses import field

from evertill.kernel.values import dataclass
from evertill.operations.words.till_words import TillWords

REASONS: Mapping[str, str] = {
    "damaged": "Reduced: damaged",
    "price_match": "Price match",
    "wrong_label": "Price as labelled",
    "web_offer": "Web price",
    "regular_customer": "Regular customer discount",
    "goodwill": "Goodwill discount",
}
"""Why something costs less, as the customer is told; other codes are the shop's own affair."""


@dataclass(frozen=True, slots=True)
class ReceiptWords:
    """English unless the shop's language has been loaded; each word stands on paper as it is."""

    language: str = "en"
    receipt: str = "Receipt"
    return_: str = "Return"
    total: str = "Total"
    subtotal: str = "Subtotal"
    discount: str = "Discount"
    special_price: str = "Special price"
    post_void: str = "VOID"
    rounding: str = "Rounding"
    cash: str = "Cash"
    card: str = "Card"
    other: str = "Other"
    tip: str = "Tip"
    cash_out: str = "Cash paid out"
    paid_out: str = "Paid out"
    change: str = "Change"
    tax: str = "Tax"
    net: str = "Net"
    gross: str = "Gross"
    included: str = "incl."
    excluded: str = "plus"
    copy: str = "COPY"
    resent: str = "POSSIBLE DUPLICATE"
    """Over and under a receipt that may already be in somebody's hand, with why below it."""
    resent_note: str = "This receipt may already have been printed."
    training: str = "TRAINING - not a valid receipt"
    till: str = "Till"
    served_by: str = "Served by"
    scan_to_check: str = "Scan to check this receipt"
    items: str = "items"
    saved: str = "You saved"
    on_the_web: str = "Your receipt on the web"
    gift: str = "Gift receipt"
    gift_note: str = "Exchange or return with this paper."
    gift_card: str = "Gift card"
    store_credit: str = "Store credit"
    points: str = "Points"
    points_left: str = "Points left"
    points_earned: str = "Points earned"
    points_returned: str = "Points taken back"
    points_balance: str = "Points in all"
    voucher_redeemed: str = "Voucher redeemed"
    voucher_taxed: str = "Tax was paid when it was sold"
    pending_refund: str = "Paid back later"
    amount_of_credit: str = "Worth"
    credit_note: str = "Pay with this paper; keep it like cash."
    left_on_card: str = "Left on it"
    untaxed: str = "Gift cards, taxed when used"
    tax_exempt: str = "Tax exempt"
    gross_weight: str = "Gross"
    tare: str = "Tare"
    net_weight: str = "Net weight, tare taken off"
    serial_number: str = "Serial no."
    batch_number: str = "Batch"
    use_by: str = "Use by"
    return_until: str = "Returns until {day} ({days} days)"
    return_ever: str = "Returns at any time with this receipt"
    return_shares: str = "Offers and quantity prices count in part for each piece"
    return_anew: str = "Offers and quantity prices are worked out anew for what you keep"
    return_by_code: str = "By the receipt's code: at today's prices, at most what it came to"
    offers_anew: str = "Offer worked out anew"
    reasons: Mapping[str, str] = field(default_factory=lambda: REASONS)
    of_till: TillWords = field(default_factory=TillWords)
