"""What a person shows to bring goods back: the number or barcode of a receipt or gift receipt, or a signed code."""

import re

from evertill.domain.receipts.receipt_code import ReceiptClaim, read_receipt_code
from evertill.kernel.values import dataclass

GIFT_PREFIX = "GIFT-"
"""Before the number on a gift receipt: whoever shows that one was given the goods, and gets no money back."""

_NUMBER = re.compile(r"[A-Za-z0-9._-]{1,100}-[A-Za-z0-9._-]{1,60}-[1-9][0-9]{0,8}-[1-9][0-9]{0,14}")
"""Store, workstation, epoch and number, as `transaction.Transaction.number_text` writes them."""


@dataclass(frozen=True, slots=True)
class ReceiptReference:
    """Which receipt is meant."""

    number: str
    is_gift: bool = False
    claim: ReceiptClaim | None = None
    """What the signed code says, unchecked; None where only the number is known."""


def read_reference(text: str) -> ReceiptReference | None:
    """Which receipt this text names; None when it is neither a number nor a code of one."""
    trimmed = text.strip()
    signed = read_receipt_code(trimmed)
    if signed is not None:
        return ReceiptReference(signed.claim.number, claim=signed.claim)
    is_gift = trimmed.upper().startswith(GIFT_PREFIX)
    number = trimmed[len(GIFT_PREFIX) :] if is_gift else trimmed
    return ReceiptReference(number, is_gift) if _NUMBER.fullmatch(number) else None
