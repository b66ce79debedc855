"""The part of the shop's policy that lays out receipts: their parts in order, the logo, the page on the web."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from urllib.parse import urlsplit

from evertill.domain.streams.stream_fields import BadRow, Members, flag, free_text, list_of, object_of, optional_code
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.values import dataclass


class ReceiptPart(StrEnum):
    """One part of a receipt."""

    LOGO = "logo"
    HEADER = "header"
    LINES = "lines"
    TOTALS = "totals"
    """Total and tenders, one below the other."""
    TOTAL = "total"
    """What was due, with its rounding."""
    TENDERS = "tenders"
    """How it was paid, and the change."""
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
    RETURNS = "returns"
    """Until when goods can come back, and how offers count then; nothing where no goods went out."""
    FOOTER = "footer"
    RULE = "rule"
    GAP = "gap"


NEEDED = frozenset({ReceiptPart.LINES, ReceiptPart.TOTALS, ReceiptPart.TAXES, ReceiptPart.TILL, ReceiptPart.FISCAL})
"""Without these a paper is no receipt in the countries of domain.md 4; total and tenders may stand apart."""

LAYOUT_VERSION = 1
_PLACED = frozenset({ReceiptPart.RULE, ReceiptPart.GAP})
"""May stand more than once."""
_ALIKE = {ReceiptPart.TOTALS: frozenset({ReceiptPart.TOTAL, ReceiptPart.TENDERS})}
_PARTS_MAX = 40

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
    ReceiptPart.RETURNS,
    ReceiptPart.FOOTER,
)
_ALWAYS_SAID = (SHIPPED_PARTS, tuple(part for part in SHIPPED_PARTS if part is not ReceiptPart.RETURNS))
"""What older releases wrote into every policy."""


@dataclass(frozen=True, slots=True)
class ReceiptPolicy:
    """How receipts look; the texts of head and foot are the policy's own members."""

    parts: tuple[ReceiptPart, ...] = ()
    """Empty: as the till's own layout says."""
    logo: str = ""
    """The name of a picture among the receipt resources; empty for none."""
    web_address: str = ""
    """Where the shop's server shows receipts, up to the token, as https://shop.example/r/; empty for no page."""


@dataclass(frozen=True, slots=True)
class ReceiptLayout:
    """The parts shown, in order, and the logo: what a file of a till says, for where the shop's policy says nothing."""

    parts: tuple[ReceiptPart, ...] = SHIPPED_PARTS
    logo: str = ""


def parse_layout(content: Members) -> ReceiptLayout:
    """A layout as a file says it: each part by its name, or as an object that may switch it off; BadRow tells faults.

    `{"version": 1, "logo": "", "parts": ["logo", "header", {"part": "savings", "shown": false}, ...]}`
    """
    if content.get("version") != LAYOUT_VERSION:
        raise BadRow(f"A layout of receipts says that its version is {LAYOUT_VERSION}.")
    unknown = sorted(set(content) - {"version", "logo", "parts"})
    if unknown:
        raise BadRow(f"A layout of receipts knows no member {unknown[0][:40]!r}.")
    shown = [name for name in map(_shown, list_of(content, "parts", _PARTS_MAX)) if name is not None]
    return ReceiptLayout(_known_parts(shown), optional_code(content, "logo", 64) or "")


def parse_receipt(content: Members) -> ReceiptPolicy:
    """The receipt's layout in a policy's content; BadRow says what cannot be used."""
    members = object_of(content.get("receipt") or {}, "receipt")
    return ReceiptPolicy(
        parts=_policy_parts(members),
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


def _policy_parts(members: Members) -> tuple[ReceiptPart, ...]:
    """None said, or those that come along, leave it to the till's own layout: older policies always said these."""
    named = list_of(members, "parts", _PARTS_MAX)
    parts = _known_parts(named) if named else ()
    return () if parts in _ALWAYS_SAID else parts


def _shown(entry: Json) -> Json:
    """The name of a part in a layout's file; None for one that is switched off."""
    if not isinstance(entry, Mapping):
        return entry
    unknown = sorted(set(entry) - {"part", "shown"})
    if unknown:
        raise BadRow(f"A part of a receipt knows no member {unknown[0][:40]!r}.")
    name = entry.get("part")
    if name not in set(ReceiptPart):
        raise BadRow(f"A receipt has no part {str(name)[:40]!r}.")
    return name if flag(entry, "shown", default=True) else None


def _known_parts(named: Sequence[Json]) -> tuple[ReceiptPart, ...]:
    parts: list[ReceiptPart] = []
    for entry in named:
        if not isinstance(entry, str) or entry not in set(ReceiptPart):
            raise BadRow(f"A receipt has no part {str(entry)[:40]!r}.")
        part = ReceiptPart(entry)
        if part in parts and part not in _PLACED:
            raise BadRow(f"A receipt has its {part} only once.")
        parts.append(part)
    said = set(parts)
    missing = sorted(part for part in NEEDED - said if not (part in _ALIKE and said >= _ALIKE[part]))
    if missing:
        raise BadRow(f"A receipt needs its {missing[0]}.")
    if ReceiptPart.TOTALS in said and said & _ALIKE[ReceiptPart.TOTALS]:
        raise BadRow("A receipt has totals, or total and tenders, not both.")
    return tuple(parts)


def _web_address(text: str) -> str:
    if not text:
        return ""
    parts = urlsplit(text)
    if parts.scheme not in ("https", "http") or not parts.hostname or not text.endswith("/"):
        raise BadRow("The web address of receipts begins with https:// and ends in /.")
    return text
