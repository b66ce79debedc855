"""Reading a fact as it came over the wire: is it one, and is its hash that of its contents?

More lenient than a till's own reader: kinds and members this version does not know are kept as they are.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from evertill.kernel.canonical import Json, JsonObject, canonical_bytes, is_plain_json, parse_json
from evertill.kernel.clock import from_rfc3339, to_rfc3339
from evertill.kernel.values import dataclass
from evertill_central.services.common.json_text import lenient_json

_ID = re.compile(r"[!-~]{1,64}")
_HASH = re.compile(r"[0-9a-f]{64}")
_TEXTS = ("kind", "store", "workstation", "epoch", "business_day", "occurred_at", "previous_hash", "hash")
_ALL_IDS = re.compile(rf"{_ID.pattern}(?: {_ID.pattern}){{{len(_TEXTS) - 1}}}")


@dataclass(frozen=True, slots=True)
class ReadFact:
    """A fact whose hash is right; `wire` is its canonical text."""

    fact_id: str
    kind: str
    store: str
    workstation: str
    epoch: str
    epoch_number: int
    is_training: bool
    sequence: int
    receipt_number: int | None
    day: str
    occurred_at: str
    at: datetime
    """The same moment, in UTC."""
    operator: str | None
    body: JsonObject
    previous_hash: str
    hash: str
    wire: str
    beside: Json = None
    """What came along and is no part of it; never kept."""
    shift: str | None = None
    """In which it was made."""


@dataclass(frozen=True, slots=True)
class UnreadableFact:
    """Something in a fact's place that is none."""

    fact_id: str | None
    reason: str


class _Batch(msgspec.Struct):
    facts: list[msgspec.Raw]
    beside: dict[str, Any] = {}  # JSON, whose recursive type msgspec does not take


@dataclass(frozen=True, slots=True)
class Batch:
    """What was sent together; each fact is read when it is asked for, once."""

    count: int
    facts: Iterator[ReadFact | UnreadableFact]


def open_batch(body: bytes) -> Batch:
    """Each fact of a body for itself, so that one cannot spoil the others; ValueError when it is no batch."""
    try:
        batch = msgspec.json.decode(body, type=_Batch)
    except (ValueError, RecursionError):
        facts = _parsed_at_once(body)
        return Batch(len(facts), iter(facts))
    return Batch(len(batch.facts), (_with_beside(read_fact(bytes(raw)), batch.beside) for raw in batch.facts))


def _with_beside(fact: ReadFact | UnreadableFact, beside: Mapping[str, Json]) -> ReadFact | UnreadableFact:
    if not beside or isinstance(fact, UnreadableFact):
        return fact
    return replace(fact, beside=beside.get(fact.fact_id))


def _parsed_at_once(body: bytes) -> list[ReadFact | UnreadableFact]:
    batch = lenient_json(body)
    if not isinstance(batch, dict) or not isinstance(batch.get("facts"), list):
        raise ValueError("it is not an object with a list `facts`")
    facts: list[object] = batch["facts"]
    beside = batch.get("beside")
    told = beside if isinstance(beside, dict) else {}
    return [_with_beside(fact_from_json(envelope), told) for envelope in facts]


def read_fact(raw: bytes) -> ReadFact | UnreadableFact:
    """One fact from its JSON text."""
    try:
        envelope = parse_json(raw)
    except (ValueError, RecursionError) as error:
        return UnreadableFact(None, f"It is not JSON that can be read: {_short(error)}.")
    return fact_from_json(envelope)


def fact_from_json(envelope: object) -> ReadFact | UnreadableFact:
    """One fact from its parsed JSON."""
    if not isinstance(envelope, dict):
        return UnreadableFact(None, "A fact is a JSON object; this is something else.")
    fact_id = envelope.get("fact_id")
    if not isinstance(fact_id, str) or not _ID.fullmatch(fact_id):
        return UnreadableFact(None, "It has no fact_id of 1 to 64 plain characters.")
    try:
        return _parsed(fact_id, envelope)
    except (ValueError, RecursionError) as error:
        return UnreadableFact(fact_id, f"It cannot be parsed: {_short(error)}.")


def _parsed(fact_id: str, envelope: dict[str, Json]) -> ReadFact:
    hash_ = envelope.get("hash")
    canonical = _canonical({name: member for name, member in envelope.items() if name != "hash"}, hash_)
    body = envelope.get("body")
    if not isinstance(body, dict):
        raise ValueError("body is not an object")
    kind, store, workstation, epoch, day, occurred_at, previous_hash, stated = _texts(envelope)
    _check_form(envelope, previous_hash)
    at = _in_utc(occurred_at)
    return ReadFact(
        fact_id=fact_id,
        kind=kind,
        store=store,
        workstation=workstation,
        epoch=epoch,
        epoch_number=_whole(envelope, "epoch_number"),
        is_training=envelope["training"] is True,
        sequence=_whole(envelope, "sequence"),
        receipt_number=_receipt_number(envelope),
        day=date.fromisoformat(day).isoformat(),
        occurred_at=to_rfc3339(at),
        at=at,
        operator=_operator(envelope),
        shift=_shift(envelope),
        body=body,
        previous_hash=previous_hash,
        hash=stated,
        wire=f'{{"hash":"{hash_}",{canonical[1:].decode()}',
    )


def _canonical(envelope: dict[str, Json], stated: Json) -> bytes:
    """The RFC 8785 form; ValueError when it has none, or when its hash is not the one stated.

    msgspec's sorted form is the same for almost every fact and comes many times faster. It is taken when the hash
    proves it, unless a number in it may be beyond what every reader keeps; fractions its reader has refused already.
    """
    quick = msgspec.json.encode(envelope, order="sorted")
    if hashlib.sha256(quick).hexdigest() == stated and is_plain_json(quick):
        return quick
    canonical = canonical_bytes(envelope)
    if hashlib.sha256(canonical).hexdigest() != stated:
        raise ValueError("the hash is not that of the contents")
    return canonical


def _texts(envelope: dict[str, Json]) -> list[str]:
    """The members that are texts of 1 to 64 plain characters; ValueError tells the first that is none.

    They are looked at in one go, with the blank between them that none of them can hold: a batch has hundreds of facts.
    """
    found = [envelope.get(name) for name in _TEXTS]
    texts = [text for text in found if isinstance(text, str)]
    if len(texts) == len(_TEXTS) and _ALL_IDS.fullmatch(" ".join(texts)):
        return texts
    return [_text(envelope, name) for name in _TEXTS]


def _check_form(envelope: dict[str, Json], previous_hash: str) -> None:
    """Members that are only kept must still be what the contract says."""
    if not isinstance(envelope.get("training"), bool):
        raise ValueError("training is neither true nor false")
    if _whole(envelope, "schema") < 1 or _whole(envelope, "sequence") < 1:
        raise ValueError("schema and sequence count from 1")
    if not _HASH.fullmatch(previous_hash):
        raise ValueError("previous_hash is not a SHA-256 in lower-case hex")
    for name in ("operator", "shift"):
        if not isinstance(envelope.get(name), str | None):
            raise ValueError(f"{name} is neither a text nor null")


def _receipt_number(envelope: dict[str, Json]) -> int | None:
    number = envelope.get("receipt_number")
    if not isinstance(number, int | None):
        raise ValueError("receipt_number is neither a number nor null")
    return number


def _shift(envelope: dict[str, Json]) -> str | None:
    shift = envelope.get("shift")
    assert isinstance(shift, str | None), "the form was checked"
    return shift


def _operator(envelope: dict[str, Json]) -> str | None:
    operator = envelope.get("operator")
    assert isinstance(operator, str | None), "the form was checked"
    return operator


def _in_utc(occurred_at: str) -> datetime:
    """The moment in UTC, so that texts compare as moments do; they and it tell it to the millisecond."""
    try:
        moment = from_rfc3339(occurred_at).astimezone(UTC)
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    except OverflowError as error:
        raise ValueError("occurred_at is out of all bounds") from error


def _text(envelope: dict[str, Json], name: str) -> str:
    text = envelope.get(name)
    if not isinstance(text, str) or not _ID.fullmatch(text):
        raise ValueError(f"{name} is not a text of 1 to 64 plain characters")
    return text


def _whole(envelope: dict[str, Json], name: str) -> int:
    number = envelope.get(name)
    if not isinstance(number, int) or isinstance(number, bool) or number < 0:
        raise ValueError(f"{name} is not a whole number from 0 up")
    return number


def _short(error: Exception) -> str:
    return str(error)[:200] or type(error).__name__
