"""The keys by which receipts of all tills are signed, and the check of a signature: without a network."""

from collections.abc import Sequence
from typing import Protocol

from evertill.domain.receipts.receipt_key import ReceiptKey


class ReceiptKeys(Protocol):
    """What this till knows of the others' keys."""

    def keys_of(self, prefix: str) -> Sequence[ReceiptKey]:
        """Those of the workstation whose receipts have numbers that begin so, its old ones too."""
        ...

    def verifies(self, public_key: bytes, message: bytes, signature: bytes) -> bool:
        """Whether the holder of this key (Ed25519) signed the message."""
        ...


class NoReceiptKeys:
    """A till that was told of none."""

    def keys_of(self, prefix: str) -> Sequence[ReceiptKey]:
        """None."""
        del prefix
        return ()

    def verifies(self, public_key: bytes, message: bytes, signature: bytes) -> bool:
        """Never."""
        del public_key, message, signature
        return False
