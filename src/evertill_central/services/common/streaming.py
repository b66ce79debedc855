"""Writing rows of streams that central makes itself, such as balances and orders."""

from collections.abc import Mapping

from evertill.kernel.canonical import JsonObject, canonical_bytes
from evertill_central.store.database import Connection
from evertill_central.store.streams import EVERYWHERE, StreamRow, find_rows, lock_stream, put_rows, set_version


def put_stream_rows(
    connection: Connection, stream: str, rows: Mapping[str, "JsonObject | None"], scope: str = EVERYWHERE
) -> int:
    """Write rows of one scope as new versions; None removes one. What has not changed is no new version. Gives the
    stream's version, from which a copy contains them."""
    version = lock_stream(connection, stream)
    texts = {key: None if row is None else canonical_bytes(row).decode() for key, row in sorted(rows.items())}
    known = find_rows(connection, stream, [(scope, key) for key in texts])
    changed: list[StreamRow] = []
    for key, text in texts.items():
        before = known.get((scope, key))
        if text != (None if before is None else before.content):
            version += 1
            changed.append(StreamRow(scope, key, version, text))
    if changed:
        put_rows(connection, stream, changed)
        set_version(connection, stream, version)
    return version
