"""The code that a customer shows to collect an order: kept and sent to tills as a salted hash only."""

import hashlib
import hmac

from evertill.kernel.values import dataclass

ITERATIONS = 10_000
"""A code is short and lives for days; the salt and these keep a stolen list from being read at a glance."""

QR_PREFIX = "PICKUP:"
"""What a storefront puts into the customer's QR code: this, the order's id, a colon, the code."""

LONGEST_CODE = 64


@dataclass(frozen=True, slots=True)
class ShownCode:
    """What a customer showed: the order it names, if it does, and the code."""

    order_id: str | None
    code: str


def read_shown_code(text: str) -> ShownCode | None:
    """What a scan or typed text says as a pickup code; None when it cannot be one."""
    plain = text.strip()
    if plain[: len(QR_PREFIX)].upper() == QR_PREFIX:
        order_id, _, code = plain[len(QR_PREFIX) :].partition(":")
        return ShownCode(order_id, code) if order_id and _is_fit(code) else None
    return ShownCode(None, plain) if _is_fit(plain) else None


def is_pickup_qr(text: str) -> bool:
    """Whether a scan is a customer's pickup code and nothing else."""
    return text.strip()[: len(QR_PREFIX)].upper() == QR_PREFIX


def pickup_qr(order_id: str, code: str) -> str:
    """What stands in the QR code that a customer shows."""
    return f"{QR_PREFIX}{order_id}:{code}"


def _is_fit(code: str) -> bool:
    return 0 < len(code) <= LONGEST_CODE and code.isprintable()


def pickup_hash(code: str, salt: str) -> str:
    """The hash of a code, blanks and case left out, in lower-case hex."""
    plain = "".join(code.split()).upper().encode("utf-8", "surrogatepass")
    return hashlib.pbkdf2_hmac("sha256", plain, salt.encode("utf-8", "surrogatepass"), ITERATIONS).hex()


def is_pickup_code(code: str, *, salt: str, hashed: str) -> bool:
    """Whether this is the code."""
    return hmac.compare_digest(pickup_hash(code, salt), hashed)
