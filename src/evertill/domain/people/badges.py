"""Badges as scrypt verifiers (RFC 7914): `scrypt$salt$digest`, both in hex.

A scanned badge does not say whose it is, so all verifiers of a shop should share one salt: then a scan costs one
digest however many people work there. What a stolen copy gives away is as hard to guess as the codes are long.
"""

import hashlib
import hmac
from collections.abc import Iterable, Sequence

KIND = "scrypt"
_COST = {"n": 2**14, "r": 8, "p": 1, "dklen": 32}  # 16 MiB and some 50 ms on a till's processor


def badge_verifier(code: str, salt: str) -> str:
    """The verifier to keep for a badge; give the salt (hex) that the shop's other badges have."""
    return f"{KIND}${salt}${_digest(salt, code)}"


def find_badge(verifiers: Sequence[str | None], code: str) -> int | None:
    """Which of the verifiers is this code's."""
    digests: dict[str, str] = {}
    found = None
    for at, verifier in enumerate(verifiers):
        salt, digest = _parts(verifier)
        if not salt:
            continue
        if salt not in digests:
            digests[salt] = _digest(salt, code)
        if hmac.compare_digest(digests[salt].encode(), digest.encode()) and found is None:
            found = at
    return found


def shared_salt(verifiers: Iterable[str | None]) -> str | None:
    """The salt of the shop's badges; None while it has none."""
    return next((salt for salt, _ in map(_parts, verifiers) if salt), None)


def _parts(verifier: str | None) -> tuple[str, str]:
    """Salt and digest; no salt where it is no verifier of this kind."""
    kind, _, rest = (verifier or "").partition("$")
    salt, _, digest = rest.partition("$")
    return (salt, digest) if kind == KIND and _is_hex(salt) else ("", "")


def _digest(salt: str, code: str) -> str:
    return hashlib.scrypt(code.encode("utf-8", "surrogatepass"), salt=bytes.fromhex(salt), **_COST).hex()


def _is_hex(salt: str) -> bool:
    return len(salt) % 2 == 0 and 0 < len(salt) <= 128 and all(sign in "0123456789abcdef" for sign in salt)
