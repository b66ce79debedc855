"""GET /v1/changes: one long poll for all streams."""

import asyncio
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

import msgspec

from evertill.kernel.values import dataclass
from evertill_central.api.wire import Answer, Call, json_answer
from evertill_central.services.common.actors import Signer
from evertill_central.services.common.central import Central
from evertill_central.services.common.names import is_stream
from evertill_central.services.common.refusals import Refusal, RefusalKind
from evertill_central.services.copies.changes import Changes, StreamPart, find_changes
from evertill_central.store.streams import StreamRow

WAIT_S_MAX = 60
LIMIT, LIMIT_MAX = 1_000, 10_000
LOOK_AGAIN_S = 1
"""Writes of this process wake its long polls at once; those of others are found by looking this often."""

_CURSOR = re.compile(r"0|[1-9][0-9]{0,14}")


@dataclass(frozen=True, slots=True)
class Ask:
    """What a pull asks for."""

    after: Mapping[str, int]
    only: AbstractSet[str] | None
    wait_s: int
    limit: int


def read_ask(call: Call) -> Ask:
    """The query's members; Refusal when one cannot be read."""
    values = call.head.query_values()
    only = values.get("streams")
    names = None if not only else frozenset(only.split(","))
    if names is not None and not all(is_stream(name) for name in names):
        raise Refusal(RefusalKind.MALFORMED, "`streams` is not a list of stream names with commas between.")
    return Ask(
        after=_cursors(values.get("after", "")),
        only=names,
        wait_s=_whole(values, "wait", 0, 0, WAIT_S_MAX),
        limit=_whole(values, "limit", LIMIT, 1, LIMIT_MAX),
    )


def get_changes(call: Call, central: Central) -> Answer:
    """What changed, at once."""
    ask = read_ask(call)
    return _answer(_found(ask, call, central), central)


async def wait_for_changes(call: Call, central: Central) -> Answer:
    """What changed, as soon as something did, or nothing after the time asked for."""
    ask = read_ask(call)
    ends_at_ms = central.clock.monotonic_ms() + ask.wait_s * 1000
    with central.news.listen() as news:
        while True:
            news.clear()
            changes = await asyncio.to_thread(_found, ask, call, central)
            left_ms = ends_at_ms - central.clock.monotonic_ms()
            if changes.has_rows or left_ms <= 0 or central.news.is_closed:
                return await asyncio.to_thread(_answer, changes, central)
            try:
                await asyncio.wait_for(news.wait(), min(left_ms / 1000, LOOK_AGAIN_S))
            except TimeoutError:
                pass  # nobody told us; another process may have written


def _found(ask: Ask, call: Call, central: Central) -> Changes:
    assert isinstance(call.caller, Signer)
    return find_changes(central, call.caller.store, ask.after, only=ask.only, limit=ask.limit)


def _answer(changes: Changes, central: Central) -> Answer:
    streams = {name: _stream(part) for name, part in changes.streams.items()}
    return json_answer({"streams": streams, "owners": changes.owners, "now": central.now_text()})


def _stream(part: StreamPart) -> dict[str, object]:
    return {
        "cursor": str(part.cursor),
        "has_more": part.has_more,
        "is_whole": part.is_whole,
        "rows": [_row(row) for row in part.rows],
    }


def _row(row: StreamRow) -> dict[str, object]:
    # The content is kept as JSON text and goes out as it is.
    content = None if row.content is None else msgspec.Raw(row.content.encode())
    return {"key": row.key, "version": row.version, "content": content}


def _cursors(text: str) -> dict[str, int]:
    cursors: dict[str, int] = {}
    for part in text.split(",") if text else ():
        name, _, cursor = part.partition(":")
        if not is_stream(name) or not _CURSOR.fullmatch(cursor):
            text = "`after` is not a list like products:41,stock:9; start again from nothing."
            raise Refusal(RefusalKind.MALFORMED, text)
        cursors[name] = int(cursor)
    return cursors


def _whole(values: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    text = values.get(name, str(default))
    if not _CURSOR.fullmatch(text) or not least <= int(text) <= most:
        raise Refusal(RefusalKind.MALFORMED, f"`{name}` is not a whole number from {least} to {most}.")
    return int(text)
