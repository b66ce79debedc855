"""Checks signed codes of receipts by the copied keys (for ports.ReceiptKeys); cryptography is loaded with the first."""

from collections.abc import Sequence

from evertill.domain.receipts.receipt_key import ReceiptKey
from evertill.mirror.receipt_keys import MirrorReceiptKeys


class CheckedReceiptKeys:
    """On the thread of its mirror."""

    def __init__(self, mirror: MirrorReceiptKeys) -> None:
        self._mirror = mirror

    def keys_of(self, prefix: str) -> Sequence[ReceiptKey]:
        """As the mirror has them."""
        return self._mirror.keys_of(prefix)

    def verifies(self, public_key: bytes, message: bytes, signature: bytes) -> bool:
        """Whether the holder of this key signed the message."""
        return is_signed_by(public_key, message, signature)


def is_signed_by(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the holder of this Ed25519 key signed the message."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
