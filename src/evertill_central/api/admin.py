"""What an admin writes and reads: streams, stores, workstations, and enrolment codes."""

import msgspec

from evertill_central.api.wire import Answer, Call, json_answer
from evertill_central.services.common.central import Central
from evertill_central.services.common.json_text import read_json
from evertill_central.services.common.names import is_name, is_stream
from evertill_central.services.common.refusals import Refusal, RefusalKind
from evertill_central.services.rows.listing import find_page
from evertill_central.services.rows.row_rules import KEY_LENGTH, WORKSTATIONS
from evertill_central.services.rows.write_rows import write_rows
from evertill_central.services.workstations.enrolment import give_code
from evertill_central.store.streams import STOCK, StreamRow

ROWS_MAX = 20_000
PAGE, PAGE_MAX = 1_000, 10_000


def put_rows(call: Call, central: Central) -> Answer:
    """Write rows; the bad ones are named with their reasons."""
    rows = _rows(call.body)
    report = write_rows(central, _stream(call), rows)
    refused = [{"row": row.number, "key": row.key, "reason": row.reason} for row in report.refused]
    return json_answer({"written": report.written, "unchanged": report.unchanged, "refused": refused})


def get_rows(call: Call, central: Central) -> Answer:
    """Read rows back, page by page."""
    stream, values = _stream(call), call.head.query_values()
    store, after, limit = values.get("store"), values.get("after", ""), values.get("limit", str(PAGE))
    if store is None and stream in (STOCK, WORKSTATIONS):
        raise Refusal(RefusalKind.MALFORMED, f"`store` has to be named to read {stream}.")
    if store is not None and not is_name(store):
        raise Refusal(RefusalKind.MALFORMED, "`store` is not the name of a store.")
    if not (limit.isascii() and limit.isdigit() and len(limit) <= 5 and 1 <= int(limit) <= PAGE_MAX):
        raise Refusal(RefusalKind.MALFORMED, f"`limit` is not a whole number from 1 to {PAGE_MAX}.")
    if len(after) > KEY_LENGTH or "\0" in after:
        raise Refusal(RefusalKind.MALFORMED, "`after` is not a key.")
    page = find_page(central, stream, store=store, after=after, limit=int(limit))
    return json_answer({"rows": [_row(row) for row in page.rows], "next": page.next})


def post_code(call: Call, central: Central) -> Answer:
    """Give a one-time enrolment code for a store."""
    match _parsed(call.body):
        case {"store": str(store)} if is_name(store):
            code = give_code(central, store)
            return json_answer({"code": code.code, "store": code.store, "expires_at": code.expires_at})
        case _:
            raise Refusal(RefusalKind.MALFORMED, "The body is not an object that names a `store`; no code was given.")


def _stream(call: Call) -> str:
    stream = call.names["stream"]
    if not is_stream(stream):
        raise Refusal(RefusalKind.UNKNOWN, "A stream is named by 1 to 32 small letters and underscores.")
    return stream


def _rows(body: bytes) -> list[object]:
    match _parsed(body):
        case {"rows": list(rows)} if len(rows) <= ROWS_MAX:
            return rows
        case {"rows": list()}:
            text = f"More than {ROWS_MAX} rows in one request; send them in smaller parts."
            raise Refusal(RefusalKind.TOO_LARGE, text, {"limit": ROWS_MAX})
        case _:
            raise Refusal(RefusalKind.MALFORMED, "The body is not an object with a list `rows`; nothing was written.")


def _parsed(body: bytes) -> object:
    try:
        return read_json(body)
    except ValueError as error:
        raise Refusal(RefusalKind.MALFORMED, "The body is not JSON; nothing was written.") from error


def _row(row: StreamRow) -> dict[str, object]:
    content = None if row.content is None else msgspec.Raw(row.content.encode())
    return {"key": row.key, "version": row.version, "store": row.scope or None, "content": content}
