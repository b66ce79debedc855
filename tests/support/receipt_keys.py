"""The keys of other tills as a test hands them out; signatures are really checked."""

from collections.abc import Sequence

from evertill.app.paper.receipt_keys import is_signed_by
from evertill.domain.receipts.receipt_key import ReceiptKey


class MemoryReceiptKeys:
    """What one till was told of."""

    def __init__(self) -> None:
        self.known: list[ReceiptKey] = []

    def keys_of(self, prefix: str) -> Sequence[ReceiptKey]:
        """Of one workstation."""
        return [key for key in self.known if key.number_prefix == prefix]

    def verifies(self, public_key: bytes, message: bytes, signature: bytes) -> bool:
        """By the real check."""
        return is_signed_by(public_key, message, signature)
