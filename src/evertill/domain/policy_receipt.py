"""The part of the shop's policy that lays out receipts: their parts in order, the logo, the page on the web."""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from evertill.domain.stream_fields import BadRow, Members, free_text, list_of, object_of, optional_code
from evertill.kernel.canonical import JsonObject


class ReceiptPart(StrEnum):
    """One part of a receipt."""

    LOGO = "logo"
    HEADER = "header"
    LINES = "lines"
    TOTALS = "totals"
    SAVINGS = "savings"
    """What the customer saved against the listed prices; nothing where nothing was."""
    TAXES = "taxes"
    TILL = "till"
    """Till, who served, when, and the number."""
    FISCAL = "fiscal"
    CHECK = "check"
    """The signed code by which another till checks the receipt."""
    E_RECEIPT = "e_receipt"
    """The code that leads to the receipt on the web, where the shop has such a page."""
    NUMBER = "number"
    """The number as a barcode, for returns."""
    FOOTER = "footer"
    RULE = "rule"
    GAP = "gap"


NEEDED = frozenset({ReceiptPart.LINES, ReceiptPart.TOTALS, ReceiptPart.TAXES, ReceiptPart.TILL, ReceiptPart.FISCAL})
"""Without these a paper is no receipt in the countries of domain.md 4."""

SHIPPED_PARTS = (
    ReceiptPart.LOGO,
    ReceiptPart.HEADER,
    ReceiptPart.RULE,
    ReceiptPart.LINES,
    ReceiptPart.RULE,
    ReceiptPart.TOTALS,
    ReceiptPart.SAVINGS,
    ReceiptPart.TAXES,
    ReceiptPart.GAP,
    ReceiptPart.TILL,
    ReceiptPart.FISCAL,
    ReceiptPart.GAP,
    ReceiptPart.E_RECEIPT,
    ReceiptPart.CHECK,
    ReceiptPart.NUMBER,
    ReceiptPart.FOOTER,
)


@dataclass(frozen=True, slots=True)
class ReceiptPolicy:
    """How receipts look; the texts of head and foot are the policy's own members."""

    parts: tuple[ReceiptPart, ...] = SHIPPED_PARTS
    logo: str = ""
    """The name of a picture among the receipt resources; empty for none."""
    web_address: str = ""
    """Where the shop's server shows receipts, up to the token, as https://shop.example/r/; empty for no page."""


def parse_receipt(content: Members) -> ReceiptPolicy:
    """The receipt's layout in a policy's content; BadRow says what cannot be used."""
    members = object_of(content.get("receipt") or {}, "receipt")
    return ReceiptPolicy(
        parts=_parts(members),
        logo=optional_code(members, "logo", 64) or "",
        web_address=_web_address(free_text(members, "web_address", 200)),
    )


def receipt_content(receipt: ReceiptPolicy) -> JsonObject:
    """The member of a policy's content for its receipt."""
    return {
        "receipt": {
            "parts": [part.value for part in receipt.parts],
            "logo": receipt.logo,
            "web_address": receipt.web_address,
        }
    }


def _parts(members: Members) -> tuple[ReceiptPart, ...]:
    if members.get("parts") is None:
        return SHIPPED_PARTS
    parts = []
    for entry in list_of(members, "parts", 40):
        if not isinstance(entry, str) or entry not in set(ReceiptPart):
            raise BadRow(f"A receipt has no part {str(entry)[:40]!r}.")
        parts.append(ReceiptPart(entry))
    missing = sorted(NEEDED - set(parts))
    if missing:
        raise BadRow(f"A receipt needs its {missing[0]}.")
    return tuple(parts)


def _web_address(text: str) -> str:
    if not text:
        return ""
    parts = urlsplit(text)
    if parts.scheme not in ("https", "http") or not parts.hostname or not text.endswith("/"):
        raise BadRow("The web address of receipts begins with https:// and ends in /.")
    return text
