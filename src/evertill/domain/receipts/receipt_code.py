"""The signed code on a receipt: lets any till check, without a network, that it is one of ours and what it came to.

Text form: `EV1.` + base64url(payload) + `.` + base64url(Ed25519 signature over the payload by the workstation's key).
"""

import base64
import json
import re

from evertill.domain.facts.transaction import Transaction
from evertill.kernel.canonical import canonical_bytes
from evertill.kernel.values import dataclass

PREFIX = "EV1."

_CODE = re.compile(r"EV1\.([A-Za-z0-9_-]{1,2000})\.([A-Za-z0-9_-]{86})")
"""The signature is 64 bytes long; a reader of base64 alone would pass over foreign characters."""


@dataclass(frozen=True, slots=True)
class ReceiptClaim:
    """What the code says of a receipt: its number, when, how much (minor units), and the fact it stands for."""

    number: str
    occurred_at: str
    gross_minor: int
    currency: str
    fact_id: str
    fact_hash: str
    promotions: str = ""
    """By what rule its offers and quantity prices count when goods of it come back (`policy.returns.PromotionsBack`);
    empty where it had none."""


@dataclass(frozen=True, slots=True)
class SignedClaim:
    """A claim as read from a receipt, with what is needed to check the signature."""

    claim: ReceiptClaim
    payload: bytes
    signature: bytes


def claim_payload(transaction: Transaction, *, gross_minor: int, currency: str, promotions: str = "") -> bytes:
    """The bytes the device key signs for a completed sale or return; `promotions` as in the claim."""
    return canonical_bytes(
        [
            transaction.number_text,
            transaction.occurred_at.isoformat(timespec="seconds"),
            gross_minor,
            currency,
            transaction.transaction_id,
            transaction.hash,
            *([promotions] if promotions else []),
        ]
    )


def receipt_code(payload: bytes, signature: bytes) -> str:
    """The text printed as a QR code."""
    return f"{PREFIX}{_encoded(payload)}.{_encoded(signature)}"


def read_receipt_code(text: str) -> SignedClaim | None:
    """What a scanned text claims, unchecked; None when it is no receipt code."""
    found = _CODE.fullmatch(text)
    if found is None:
        return None
    try:
        payload, signature = _decoded(found[1]), _decoded(found[2])
        claim = json.loads(payload)
    except (ValueError, RecursionError):
        return None
    match claim:
        case [str(number), str(occurred_at), int(gross), str(currency), str(fact_id), str(fact_hash), *more]:
            promotions = more[0] if more else ""
            if isinstance(gross, bool) or len(more) > 1 or not isinstance(promotions, str):
                return None
            said = ReceiptClaim(number, occurred_at, gross, currency, fact_id, fact_hash, promotions)
            return SignedClaim(said, payload, signature)
        case _:
            return None


def _encoded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
