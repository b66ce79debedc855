"""Central's answers as the port's values; None where one is not as agreed, for then not a part of it may be used."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from evertill.connectors.reasons import told
from evertill.domain.facts.epoch_end import EpochEnd
from evertill.kernel.clock import from_rfc3339
from evertill.ports.connector import (
    Changes,
    Delivered,
    FactOutcome,
    OutgoingFact,
    Refused,
    Row,
    StreamChanges,
)

_CODE_LENGTH = 200
_OVER = {end.value: end for end in (EpochEnd.COPIED, EpochEnd.REPLACED)}
_DIFFERENCES_MAX = 20


def outcomes_of(document: object, facts: Sequence[OutgoingFact]) -> list[FactOutcome] | None:
    """One outcome for each fact, each naming its fact."""
    match document:
        case {"results": list(results)} if len(results) == len(facts):
            outcomes = [_outcome(result, fact) for result, fact in zip(results, facts, strict=True)]
        case _:
            return None
    return None if None in outcomes else [outcome for outcome in outcomes if outcome is not None]


def changes_of(document: object) -> Changes | None:
    """The streams with their rows."""
    match document:
        case {"streams": dict(streams), **others}:
            read = [_stream(name, content) for name, content in streams.items()]
            owners = others.get("owners")
        case _:
            return None
    if None in read:
        return None
    return Changes(tuple(stream for stream in read if stream is not None), owners_of(owners))


def told_at(document: object) -> datetime | None:
    """When the backend answered, by its own clock; None where it does not say."""
    match document:
        case {"now": str(text)}:
            try:
                return from_rfc3339(text)
            except ValueError:
                return None
        case _:
            return None


def owners_of(owners: object) -> dict[str, str]:
    """Who owns each stream, as far as the backend says so in words we know."""
    if not isinstance(owners, dict):
        return {}
    return {str(stream): owner for stream, owner in owners.items() if owner in ("central", "local")}


def _outcome(result: object, fact: OutgoingFact) -> FactOutcome | None:
    match result:
        case {
            "result": "accepted" | "duplicate" | "accepted_with_exception",
            "fact_id": fact.fact_id,
            **details,
        }:
            remote_id = _code(details, "remote_id")
            return Delivered(
                remote_id=fact.fact_id if remote_id is None else remote_id,
                visible_at=_code(details, "visible_at"),
                differences=_differences(details.get("exceptions")),
                over=_OVER.get(str(details.get("over"))),
            )
        case {"result": "refused", "fact_id": fact.fact_id | None, **details}:
            reason = details.get("reason")
            has_reason = isinstance(reason, str) and reason.strip()
            return Refused(told(str(reason)) if has_reason else "The backend gave no reason.")
        case _:
            return None


def _code(details: Mapping[object, object], name: str) -> str | None:
    value = details.get(name)
    return value if isinstance(value, str) and 0 < len(value) <= _CODE_LENGTH and value.isprintable() else None


def _differences(exceptions: object) -> tuple[str, ...]:
    if not isinstance(exceptions, list):
        return ()
    return tuple(told(text) for text in exceptions[:_DIFFERENCES_MAX] if isinstance(text, str))


def _stream(name: str, content: object) -> StreamChanges | None:
    match content:
        case {"cursor": str(cursor), "rows": list(rows), **flags} if 0 < len(cursor) <= _CODE_LENGTH:
            read = [_row(row) for row in rows]
        case _:
            return None
    if None in read:
        return None
    return StreamChanges(
        stream=name,
        cursor=cursor,
        rows=tuple(row for row in read if row is not None),
        is_whole=flags.get("is_whole") is True,
        has_more=flags.get("has_more") is True,
    )


def _row(row: object) -> Row | None:
    match row:
        case {"key": str(key), "version": int(version), "content": (dict() | None) as content}:
            return None if isinstance(version, bool) else Row(key, version, content)
        case _:
            return None
