"""The workstation's own signature (Ed25519): on receipts and on requests."""

from typing import Protocol


class DeviceKey(Protocol):
    """The device's private key, which never leaves it."""

    def sign(self, message: bytes) -> bytes:
        """The 64-byte Ed25519 signature."""
        ...

    @property
    def public_key(self) -> bytes:
        """The 32-byte public key."""
        ...


class PinVerifier(Protocol):
    """Checks a PIN against its stored argon2 verifier."""

    def matches(self, verifier: str, pin: str) -> bool:
        """Whether it is this PIN."""
        ...
