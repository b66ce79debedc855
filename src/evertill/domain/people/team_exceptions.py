"""What a person of the shop has to settle: its kind, whose task it is, how soon, and the steps to take."""

from datetime import timedelta
from enum import StrEnum

from evertill.domain.people.people import Role
from evertill.kernel.values import dataclass


class ExceptionKind(StrEnum):
    """Why somebody has to look; the text never changes."""

    OVERSOLD = "oversold"
    HANDED_OVER_AFTER_CANCEL = "handed_over_after_cancel"
    HANDED_OVER_UNPAID = "handed_over_unpaid"
    HANDED_OVER_TWICE = "handed_over_twice"
    PICK_REASSIGNED = "pick_reassigned"
    OVER_RETURN = "over_return"
    OVER_REFUND = "over_refund"
    RETURN_CLAIM = "return_claim"
    CLAIM_CREDIT = "claim_credit"
    """Store credit was given for goods of an order that says otherwise, or that nobody knows."""
    REFUND_PENDING = "refund_pending"
    BALANCE_SHORTFALL = "balance_shortfall"
    TRANSFER_VARIANCE = "transfer_variance"
    NEGATIVE_STOCK = "negative_stock"
    COUNTS_DISAGREE = "counts_disagree"
    CUSTOMER_MERGE = "customer_merge"
    STALE_PRICE = "stale_price"
    TAX_CHANGED = "tax_changed"
    """Taxes were written anew for days that had passed."""
    ORDER_WAITS = "order_waits"
    """Ordered at a till, and nowhere to be had by the books."""
    ORDER_DEPOSIT = "order_deposit"
    """More of a deposit was redeemed or given back than was left of it."""
    TOTAL_DIFFERS = "total_differs"
    TWO_TILLS = "two_tills"
    """Two devices sell under one till's number."""


class ExceptionState(StrEnum):
    """Open until a person, or what happens next, closes it."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Guide:
    """Whose task an exception is, how soon it should be looked at, and the steps for the shop's team."""

    owner: Role
    due_in: timedelta
    steps: tuple[str, ...]


_SOON, _TODAY, _WEEK = timedelta(minutes=5), timedelta(hours=8), timedelta(days=7)

GUIDES: dict[ExceptionKind, Guide] = {
    ExceptionKind.OVERSOLD: Guide(
        Role.MANAGER,
        _SOON,
        (
            "Look for the article in the shop once more.",
            "Offer a substitute, another shop, or the refund of the rest, and enter which.",
            "Count the shelf if the figure was wrong.",
        ),
    ),
    ExceptionKind.HANDED_OVER_AFTER_CANCEL: Guide(
        Role.MANAGER,
        _TODAY,
        (
            "The goods are with the customer; the order stands as handed over.",
            "If the refund has gone out, ask the customer to pay; never charge again without consent.",
        ),
    ),
    ExceptionKind.HANDED_OVER_UNPAID: Guide(
        Role.MANAGER, _TODAY, ("Ask the customer to pay, or write the amount off with a reason.",)
    ),
    ExceptionKind.HANDED_OVER_TWICE: Guide(
        Role.MANAGER,
        _TODAY,
        ("Compare both hand-overs and their tills.", "Call the customer; count the shelf if nobody has it twice."),
    ),
    ExceptionKind.PICK_REASSIGNED: Guide(
        Role.CASHIER, _SOON, ("Another shop picks this order now: return what was picked to the shelf.",)
    ),
    ExceptionKind.OVER_RETURN: Guide(
        Role.MANAGER,
        _WEEK,
        ("Compare the two returns, their tills, cashiers and times.", "Decide whether loss prevention takes it over."),
    ),
    ExceptionKind.OVER_REFUND: Guide(
        Role.MANAGER, _TODAY, ("The customer was refunded twice: ask for the amount back, or write it off.",)
    ),
    ExceptionKind.RETURN_CLAIM: Guide(
        Role.MANAGER,
        _TODAY,
        ("Find the order the goods belong to.", "Pay the refund for the claim, or decline it and tell the customer."),
    ),
    ExceptionKind.CLAIM_CREDIT: Guide(
        Role.MANAGER,
        _TODAY,
        (
            "The credit stands. Find the order that the customer meant; its number may have been mistyped.",
            "Give the customer what is missing, ask for what was too much, or write it off.",
        ),
    ),
    ExceptionKind.REFUND_PENDING: Guide(
        Role.MANAGER, _TODAY, ("Pay the refund to the original payment, then close this.",)
    ),
    ExceptionKind.BALANCE_SHORTFALL: Guide(
        Role.MANAGER, _WEEK, ("The sale stands. Ask the customer for the rest, or write it off.",)
    ),
    ExceptionKind.TRANSFER_VARIANCE: Guide(
        Role.MANAGER, _TODAY, ("Count the cartons again.", "Enter the reason for the difference with the other shop.")
    ),
    ExceptionKind.NEGATIVE_STOCK: Guide(Role.MANAGER, _WEEK, ("More was sold than the books had: count the article.",)),
    ExceptionKind.COUNTS_DISAGREE: Guide(
        Role.MANAGER,
        _TODAY,
        ("Two tills counted the article with different results; the later count stands.", "Count it once more."),
    ),
    ExceptionKind.CUSTOMER_MERGE: Guide(
        Role.MANAGER, _WEEK, ("Two records may be one customer: compare them, then merge or keep both.",)
    ),
    ExceptionKind.ORDER_WAITS: Guide(
        Role.MANAGER,
        _TODAY,
        ("Order the goods, or ask another shop for them.", "Tell the customer when they come, or cancel the order."),
    ),
    ExceptionKind.ORDER_DEPOSIT: Guide(
        Role.MANAGER,
        _TODAY,
        ("Compare the tills that redeemed the deposit or gave it back.", "Ask the customer for the difference."),
    ),
    ExceptionKind.STALE_PRICE: Guide(
        Role.MANAGER,
        _WEEK,
        (
            "The sale stands at the price the customer saw; check the shelf label.",
            "Where the price had fallen, the difference can be given back: Returns, the receipt, then K.",
        ),
    ),
    ExceptionKind.TAX_CHANGED: Guide(
        Role.MANAGER,
        _WEEK,
        (
            "Tell whoever keeps the books: the sales stand as their receipts say, and none is edited.",
            "Book the difference of the tax there, for the days named.",
        ),
    ),
    ExceptionKind.TOTAL_DIFFERS: Guide(
        Role.MANAGER,
        _TODAY,
        (
            "Compare both computations; what the customer was charged stands.",
            "Mend the prices or offers of whoever is wrong; give back what was charged too much.",
        ),
    ),
    ExceptionKind.TWO_TILLS: Guide(
        Role.MANAGER,
        _SOON,
        (
            "Find the device whose screen says so; it begins no new sale.",
            "There, under More, Set-up, Backend, let it go on as another till with a new code.",
            "If it is the other device that shall end, choose there that the other one is gone.",
            "Count the drawers of both.",
        ),
    ),
}
