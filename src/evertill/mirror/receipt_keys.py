"""The keys by which receipts of all tills are signed, out of the rows as they came (for ports.ReceiptKeys)."""

import json
from collections.abc import Sequence

from evertill.domain.receipts.receipt_key import ReceiptKey, parse_receipt_key
from evertill.domain.rows.stream_rows import Stream
from evertill.domain.streams.stream_fields import BadRow
from evertill.mirror.reading import Reading

_ALL = "SELECT content FROM rows WHERE stream = ?"


class MirrorReceiptKeys:
    """Keys, on the thread that made the object; few, and read only when a receipt is to be checked."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def keys_of(self, prefix: str) -> Sequence[ReceiptKey]:
        """Those of the workstation whose receipts have numbers that begin so, its old ones too."""
        found = (_parsed(content) for (content,) in self._reading.rows(_ALL, (Stream.RECEIPT_KEYS.value,)))
        return [key for key in found if key is not None and key.number_prefix == prefix]


def _parsed(content: str) -> ReceiptKey | None:
    try:
        return parse_receipt_key(json.loads(content))
    except BadRow:
        return None
