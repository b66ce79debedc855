"""Badges as scrypt verifiers (RFC 7914): `scrypt$salt$digest`, both in hex.

A scanned badge does not say whose it is, so all verifiers of a shop should share one salt: then a scan costs one
digest however many people work there. What a stolen copy gives away is as hard to guess as the codes are long.
"""

import hashlib
import hmac
import secrets
from collections.abc import Sequence

_COST = {"n": 2**14, "r": 8, "p": 1, "dklen": 32}  # 16 MiB and some 50 ms on a till's processor
_KIND = "scrypt"


class ScryptBadges:
    """Makes and finds verifiers."""

    def find(self, verifiers: Sequence[str | None], code: str) -> int | None:
        """Which of the verifiers is this code's."""
        digests: dict[str, str] = {}
        found = None
        for at, verifier in enumerate(verifiers):
            kind, _, rest = (verifier or "").partition("$")
            salt, _, digest = rest.partition("$")
            if kind != _KIND or not _is_hex(salt):
                continue
            if salt not in digests:
                digests[salt] = _digest(salt, code)
            if hmac.compare_digest(digests[salt].encode(), digest.encode()) and found is None:
                found = at
        return found


def badge_verifier(code: str, salt: str | None = None) -> str:
    """The verifier to keep for a badge; give the salt that the shop's other badges have."""
    chosen = secrets.token_hex(16) if salt is None else salt
    return f"{_KIND}${chosen}${_digest(chosen, code)}"


def _digest(salt: str, code: str) -> str:
    return hashlib.scrypt(code.encode(), salt=bytes.fromhex(salt), **_COST).hex()


def _is_hex(salt: str) -> bool:
    return len(salt) % 2 == 0 and 0 < len(salt) <= 128 and all(sign in "0123456789abcdef" for sign in salt)
