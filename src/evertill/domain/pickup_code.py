"""The code that a customer shows to collect an order: kept and sent to tills as a salted hash only."""

import hashlib
import hmac

ITERATIONS = 10_000
"""A code is short and lives for days; the salt and these keep a stolen list from being read at a glance."""


def pickup_hash(code: str, salt: str) -> str:
    """The hash of a code, blanks and case left out, in lower-case hex."""
    plain = "".join(code.split()).upper().encode("utf-8", "surrogatepass")
    return hashlib.pbkdf2_hmac("sha256", plain, salt.encode("utf-8", "surrogatepass"), ITERATIONS).hex()


def is_pickup_code(code: str, *, salt: str, hashed: str) -> bool:
    """Whether this is the code."""
    return hmac.compare_digest(pickup_hash(code, salt), hashed)
