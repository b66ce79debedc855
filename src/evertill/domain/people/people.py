"""Operators, their roles, and the rights a shop can give to a role (`policy.rights` says which has which)."""

from enum import StrEnum

from evertill.kernel.ids import OperatorId
from evertill.kernel.values import dataclass


class Role(StrEnum):
    """Who somebody is at the till."""

    CASHIER = "cashier"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"

    def is_at_least(self, other: "Role") -> bool:
        """Whether what is for the other is for this one too; they stand from the least to the most."""
        order = tuple(Role)
        return order.index(self) >= order.index(other)


class Right(StrEnum):
    """Something not everybody may do."""

    SELL = "sell"
    OPEN_TILL = "open_till"
    VOID_LINE = "void_line"
    CANCEL_SALE = "cancel_sale"
    DISCOUNT = "discount"
    """Take something off a line or a sale by hand, up to the role's ceiling."""
    EXEMPT_TAX = "exempt_tax"
    """Charge no tax, by a certificate."""
    OVERRIDE_PRICE = "override_price"
    SELL_WITHHELD = "sell_withheld"
    """Sell what is paused, not sold in this shop, or by its serial number sold already."""
    PAUSE_PRODUCT = "pause_product"
    """Take an article off sale at the counter or on the web, or put it on sale again."""
    HONOUR_WEB_OFFER = "honour_web_offer"
    """Charge what the web charges, as the till works it out itself, up to the role's ceilings."""
    TAKE_BACK = "take_back"
    """Take goods back that a receipt proves."""
    TAKE_BACK_WITHOUT_RECEIPT = "take_back_without_receipt"
    TAKE_BACK_UNCHECKED = "take_back_unchecked"
    """Take goods back of another till's receipt by its signed code, while nobody can be asked for the sale."""
    TAKE_BACK_LATE = "take_back_late"
    """Take goods back after the shop's window for returns."""
    REFUND_OTHERWISE = "refund_otherwise"
    """Pay back by another means than the goods were paid with."""
    POST_VOID = "post_void"
    PRINT_COPY = "print_copy"
    OPEN_DRAWER = "open_drawer"
    SEE_AUDIT = "see_audit"
    ERASE_CUSTOMER = "erase_customer"
    MOVE_CASH = "move_cash"
    SEE_EXPECTED = "see_expected"
    SEE_REPORTS = "see_reports"
    SET_UP = "set_up"
    WAIVE_FACT = "waive_fact"
    RECEIVE_GOODS = "receive_goods"
    SEND_GOODS = "send_goods"
    """Send goods to another place, or ask one for them."""
    COUNT_STOCK = "count_stock"
    APPROVE_COUNT = "approve_count"
    """Book a count that differs from the books, say yes to a transfer, or close one of which something is missing."""
    ADJUST_STOCK = "adjust_stock"
    """Take goods out of the books or put them in, up to the role's ceiling."""
    PREPARE_ORDERS = "prepare_orders"
    """Accept, pick and put ready what was ordered elsewhere, and say what is short."""
    HAND_OVER = "hand_over"
    CANCEL_ORDER = "cancel_order"
    """Not deliver what was ordered, so that its money goes back."""
    HAND_OVER_WITHOUT_PROOF = "hand_over_without_proof"
    """Hand an order over with no proof of whose it is, or before it was made ready."""
    RESOLVE_CARD = "resolve_card"
    """Say, with evidence, what became of a card payment that the terminal does not tell of."""


@dataclass(frozen=True, slots=True)
class Operator:
    """Somebody who may sign on; PIN and badge are known only as verifiers."""

    operator_id: OperatorId
    name: str
    role: Role
    pin_verifier: str
    """Argon2id, as its library writes it."""
    language: str | None = None
    is_active: bool = True
    badge_verifier: str | None = None
    """`scrypt$salt$digest` of the badge's code; see `ports.signing.BadgeVerifier`."""
    changed_by: OperatorId | None = None
    """Who last changed what is kept of them, where that is known."""
    changed_via: str = ""
    """How that was done: `screen`, `command`, `file`; empty where the backend did it."""
