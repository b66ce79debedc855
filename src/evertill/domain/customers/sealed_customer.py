"""How personal data stays out of the hash chain: a transaction holds an id and a digest, the sealed text lies beside.

The text is sealed with AES-256-GCM under a key of the customer's own: nonce, then ciphertext with its tag. It is bound
to customer and fact. Without the key nobody reads it, and the chain stands as it did.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Mapping, Sequence

from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.values import dataclass

KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16
_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")


@dataclass(frozen=True, slots=True)
class SentBeside:
    """What goes to a backend beside a fact, and is not kept there: the sealed text and its key."""

    sealed: bytes
    key: bytes


def is_customer_id(text: str) -> bool:
    """Whether a text can name a customer: 1 to 64 letters, digits, dots, hyphens and underscores."""
    return _ID.fullmatch(text) is not None


def bound_to(customer_id: str, fact_id: str) -> bytes:
    """What the seal is bound to, so that no sealed text passes for another's."""
    return f"evertill-customer-1\n{customer_id}\n{fact_id}".encode()


def digest_of(sealed: bytes) -> str:
    """What the transaction holds of the sealed text: SHA-256 in lower-case hex."""
    return hashlib.sha256(sealed).hexdigest()


def written_body(
    customer_id: str, sealed: bytes, *, consent: Mapping[str, bool], changed: Sequence[str], changed_at: str
) -> JsonObject:
    """The body of a transaction that writes what is known of a customer; `changed` names the members that are new."""
    allowed: JsonObject = dict(consent)
    names: list[Json] = list(changed)
    return {
        "customer": customer_id,
        "digest": digest_of(sealed),
        "consent": allowed,
        "changed": names,
        "changed_at": changed_at,
    }


def customer_of(body: JsonObject) -> str | None:
    """The customer that a body names, if it does."""
    found = body.get("customer")
    return found if isinstance(found, str) and found else None


def beside_json(beside: SentBeside) -> JsonObject:
    """As it goes over the wire."""
    return {"sealed": base64.b64encode(beside.sealed).decode(), "key": base64.b64encode(beside.key).decode()}


def read_beside(members: Json) -> SentBeside | None:
    """Read back; None when it is not that."""
    match members:
        case {"sealed": str(sealed), "key": str(key)}:
            try:
                beside = SentBeside(base64.b64decode(sealed, validate=True), base64.b64decode(key, validate=True))
            except (binascii.Error, ValueError):
                return None
            is_whole = len(beside.key) == KEY_BYTES and len(beside.sealed) > NONCE_BYTES + TAG_BYTES
            return beside if is_whole else None
        case _:
            return None
