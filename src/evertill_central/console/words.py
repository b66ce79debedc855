"""What the pages call things; and members of a document that may be anything."""

from collections.abc import Mapping, Sequence

from evertill.kernel.canonical import Json
from evertill_central.console.frame import money

Members = Mapping[str, Json]

_PAYMENTS = {
    "unpaid": "not paid yet",
    "authorised": "authorised, not taken yet",
    "captured": "taken",
    "part_refunded": "partly refunded",
    "refunded": "refunded",
    "voided": "let go, nothing was taken",
}
_PLAIN = {
    "hand_over": "handed over",
    "order_step": "a step",
    "order_placed": "placed at a till",
    "social": "social media",
}


def plain(code: Json) -> str:
    """A code as a person reads it."""
    return _PLAIN.get(str(code), str(code).replace("_", " ").replace("-", " "))


def payment_words(order: Members) -> str:
    """Where the payment stands, and who takes or took it."""
    payment = members(order.get("payment"))
    state = str(payment.get("state"))
    words = _PAYMENTS.get(state, plain(state))
    if order.get("due") and state == "unpaid":
        return f"{words}, to be paid in the shop"
    where = "in the shop" if payment.get("where") == "store" else str(payment.get("where") or "online")
    due = f", {money(order.get('due'), payment.get('currency'))} still due" if order.get("due") else ""
    return f"{words} {where}{due}" if state == "captured" else f"{words}{due}"


def reached(contact: Members) -> str:
    """E-mail and telephone."""
    return " · ".join(str(contact[name]) for name in ("email", "phone") if contact.get(name)) or "–"


def members(value: Json) -> Members:
    """An object; an empty one where it is none."""
    return value if isinstance(value, Mapping) else {}


def listed(value: Json) -> Sequence[Json]:
    """A list; an empty one where it is none."""
    return value if isinstance(value, list | tuple) else ()
