"""The public keys by which receipts are signed, as the backend tells every till: the shop's and its sister shops'.

A key stays for ever, with the time in which it signed: a till that was set up anew signs by a new one, and its old
receipts are still good.
"""

import base64
import hashlib
from datetime import datetime, timedelta

from evertill.domain.streams.stream_fields import BadRow, Members, code_text, moment
from evertill.kernel.canonical import JsonObject
from evertill.kernel.clock import to_rfc3339
from evertill.kernel.values import dataclass

KEY_BYTES = 32
CLOCKS_APART = timedelta(days=1)
"""How far a till's clock may be from the backend's when its key goes out of use."""


@dataclass(frozen=True, slots=True)
class ReceiptKey:
    """One workstation's key."""

    store: str
    workstation: str
    public_key: bytes
    """Ed25519, 32 bytes."""
    ends_at: datetime | None = None
    """When another took its place, or the shop blocked the till; None while it is in use."""

    @property
    def row_key(self) -> str:
        """Its row in the stream."""
        digest = hashlib.sha256(self.public_key).hexdigest()
        return f"{self.store}/{self.workstation}/{digest[:16]}"

    @property
    def number_prefix(self) -> str:
        """How the numbers of its receipts begin."""
        return f"{self.store}-{self.workstation}-"

    def signed_at(self, occurred_at: datetime) -> bool:
        """Whether it was in use then."""
        return self.ends_at is None or occurred_at <= self.ends_at + CLOCKS_APART


def number_prefix(number: str) -> str:
    """The part of a receipt's number that says whose it is: all but epoch and count."""
    return f"{number.rsplit('-', 2)[0]}-"


def parse_receipt_key(content: Members) -> ReceiptKey:
    """The key in a row of `receipt_keys`; BadRow says what is wrong with it."""
    try:
        public_key = base64.b64decode(code_text(content, "public_key", 64), validate=True)
    except ValueError as error:
        raise BadRow("The public key is not base64.") from error
    if len(public_key) != KEY_BYTES:
        raise BadRow(f"The public key has not {KEY_BYTES} bytes.")
    return ReceiptKey(
        store=code_text(content, "store", 100),
        workstation=code_text(content, "workstation", 100),
        public_key=public_key,
        ends_at=moment(content, "ends_at"),
    )


def receipt_key_content(key: ReceiptKey) -> JsonObject:
    """The row's content."""
    return {
        "store": key.store,
        "workstation": key.workstation,
        "public_key": base64.b64encode(key.public_key).decode(),
        "ends_at": None if key.ends_at is None else to_rfc3339(key.ends_at),
    }
