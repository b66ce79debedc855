"""How many notices stand where, and which could not be sent."""

from collections.abc import Callable

from evertill.kernel.canonical import Json, JsonObject
from evertill_central.services.common.central import Central
from evertill_central.store.notices import NoticeRow, notice_counts, notices_of, troubled_notices

TROUBLED_MAX = 100
Told = Callable[[str], str]


def as_it_is(text: str) -> str:
    """English."""
    return text


def notice_overview(central: Central) -> JsonObject:
    """Counts by channel and state, and the newest of those in trouble."""
    with central.database.read() as connection:
        counts, troubled = notice_counts(connection), troubled_notices(connection, TROUBLED_MAX)
    listed: list[Json] = [{"channel": way, "state": state, "count": count} for (way, state), count in counts.items()]
    return {"counts": listed, "troubled": [notice_json(row) for row in troubled]}


def notices_of_order(central: Central, order_id: str) -> list[JsonObject]:
    """What was told of one order."""
    with central.database.read() as connection:
        return [notice_json(row) for row in notices_of(connection, order_id)]


def notice_json(row: NoticeRow) -> JsonObject:
    """As a person is told of it."""
    return {
        "order_id": row.order_id,
        "event": row.event,
        "channel": row.channel,
        "state": row.state,
        "queued_at": row.queued_at,
        "ended_at": row.ended_at,
        "attempts": row.attempts,
        "said": row.said,
    }


def overview_text(overview: JsonObject, told: Told = as_it_is) -> str:
    """For a terminal: a line for each, its words in the language that is spoken there."""
    lines: list[str] = []
    counts, troubled = overview["counts"], overview["troubled"]
    assert isinstance(counts, list), "made just now"
    assert isinstance(troubled, list), "made just now"
    if not counts:
        return told("No customer was to be told of anything yet.")
    for entry in counts:
        assert isinstance(entry, dict), "made just now"
        lines.append(f"{told(str(entry['channel']))} {told(str(entry['state']))}: {entry['count']}")
    for entry in troubled:
        assert isinstance(entry, dict), "made just now"
        event, channel, state = (told(str(entry[name])) for name in ("event", "channel", "state"))
        said = told(str(entry["said"] or ""))
        lines.append(f"{entry['order_id']} {event} {channel}: {state}, {entry['attempts']} x, {said}")
    return "\n".join(lines)
