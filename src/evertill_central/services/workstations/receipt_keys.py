"""The stream `receipt_keys`: with which keys the workstations of all shops sign, or signed, the codes on receipts.

No key is ever taken away: a till that was set up anew has receipts in customers' hands that its old key signed.
"""

import base64
from datetime import datetime

from evertill.domain.receipts.receipt_key import ReceiptKey, receipt_key_content
from evertill.domain.rows.stream_rows import Stream
from evertill.kernel.canonical import JsonObject
from evertill.kernel.clock import from_rfc3339
from evertill_central.services.common.streaming import put_stream_rows
from evertill_central.store.database import Connection
from evertill_central.store.shops import WorkstationRow


def tell_receipt_keys(connection: Connection, before: WorkstationRow, after: WorkstationRow, now: str) -> None:
    """Tell all tills of the workstation's key as it is now, and that the one before it ended."""
    rows: dict[str, JsonObject | None] = {}
    if before.public_key is not None and before.public_key != after.public_key:
        rows.update(_row(after, before.public_key, from_rfc3339(now)))
    if after.public_key is not None:
        blocked_at = None if after.blocked_at is None else from_rfc3339(after.blocked_at)
        rows.update(_row(after, after.public_key, blocked_at))
    if rows:
        put_stream_rows(connection, Stream.RECEIPT_KEYS, rows)


def _row(workstation: WorkstationRow, public_key: str, ends_at: datetime | None) -> dict[str, "JsonObject | None"]:
    key = ReceiptKey(workstation.store, workstation.workstation, base64.b64decode(public_key), ends_at)
    return {key.row_key: receipt_key_content(key)}
