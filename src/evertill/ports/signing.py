"""The workstation's own signature (Ed25519), and the check of what people prove themselves by: PINs and badges."""

from collections.abc import Sequence
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


class BadgeVerifier(Protocol):
    """Finds whose badge was scanned, by verifiers alone."""

    def find(self, verifiers: Sequence[str | None], code: str) -> int | None:
        """Which of the verifiers is this code's; None when none is. One slow digest for each salt among them."""
        ...
