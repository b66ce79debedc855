"""Receipts of other tills, how much of them came back already, and units locked for a return under way.

Online a till claims units before it pays out; two claims never hold the same unit. A return fact is never refused:
when two tills without a network took back the same units, the later one to arrive carries an exception.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import msgspec

from evertill.domain.facts.transaction import TAKES_RECEIPT_NUMBER
from evertill.domain.returns.returned_units import CLAIM_LIFE, LineLeft, claim_shortfall
from evertill.domain.selling.origin import Span, span_micro
from evertill.domain.streams.stream_fields import BadRow, Members, code_text, list_of, object_of, whole_number
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.clock import to_rfc3339
from evertill_central.services.common.actors import Signer
from evertill_central.services.common.central import Central
from evertill_central.services.common.keyed import answer_once
from evertill_central.services.common.refusals import Refusal, RefusalKind
from evertill_central.services.returns.return_units import (
    chosen,
    placed,
    refunds_of,
    sold_lines,
    spans_of,
    standing,
    withheld_in,
)
from evertill_central.store.database import Connection
from evertill_central.store.receipts import (
    ClaimRow,
    ReturnedRow,
    find_claim,
    find_receipts,
    find_returned,
    find_wire,
    live_claims,
    lock_original,
    put_claim,
)

LARGEST_MICRO = 10**15


def find_receipt(central: Central, number: str) -> JsonObject:
    """A receipt of any till, whole, with what is left of each line; Refusal when none has this number."""
    now = central.now_text()
    with central.database.read() as connection:
        rows = find_receipts(connection, number)
        if not rows:
            text = f"No receipt {number[:80]} has arrived here; its till may not have sent it yet."
            raise Refusal(RefusalKind.UNKNOWN, text)
        fact = _fact(connection, rows[0].fact_id)
        left = lines_left(connection, rows[0].fact_id, fact, now)
        returned = placed(find_returned(connection, rows[0].fact_id), fact)
        wires = _wires(connection, returned)
    spans = spans_of(returned, sold_lines(fact), wires)
    return {
        "number": number,
        "fact": fact,
        "lines": [_left_json(line, each) for line, each in left.items()],
        "returned": [_returned_json(row, places) for row, places in zip(returned, spans, strict=True)],
        "refunds": refunds_of(rows[0].fact_id, returned, wires),
        "withheld": withheld_in(rows[0].fact_id, returned, wires),
        "others": [row.fact_id for row in rows[1:]],
    }


def claim_units(central: Central, signer: Signer, members: Members) -> JsonObject:
    """Hold units of a sale for a return at this till; Refusal `short` when less is left, with how much."""
    claim_id, original = code_text(members, "claim_id", 64), code_text(members, "original", 64)
    wanted = _read_lines(members)
    asked = {line: micro for line, (micro, _) in wanted.items()}

    def act(connection: Connection) -> JsonObject:
        if not lock_original(connection, original):
            text = "The sale is not known here, so nothing can be held; take the goods back as a claim."
            raise Refusal(RefusalKind.UNKNOWN, text)
        now = central.now()
        fact = _fact(connection, original)
        left = lines_left(connection, original, fact, to_rfc3339(now))
        missing = claim_shortfall(left, asked)
        if missing:
            raise _short(connection, original, missing)
        taken = _taken(connection, original, fact, to_rfc3339(now))
        held: dict[str, Json] = {}
        for line, (micro, told) in wanted.items():
            places = chosen(left[line].sold_micro, [*taken.get(line, ()), *told], micro)
            if sum(end - first for first, end in places) < micro:
                raise _short(connection, original, {line: sum(end - first for first, end in places)})
            held[line] = [[first, end] for first, end in places]
        claim = ClaimRow(
            claim_id=claim_id,
            original=original,
            state="held",
            store=signer.store,
            workstation=signer.workstation,
            lines=msgspec.json.encode(held).decode(),
            claimed_at=to_rfc3339(now),
            expires_at=to_rfc3339(now + CLAIM_LIFE),
        )
        put_claim(connection, claim)
        return _claim_json(claim)

    return answer_once(central, "claim", claim_id, {**members, "workstation": signer.workstation}, act)


def release_claim(central: Central, signer: Signer, claim_id: str) -> JsonObject:
    """Let the units go, because the return was given up; once used or released, nothing changes any more."""

    def unit(connection: Connection) -> JsonObject:
        claim = find_claim(connection, claim_id)
        if claim is None or (claim.store, claim.workstation) != (signer.store, signer.workstation):
            raise Refusal(RefusalKind.UNKNOWN, "This till has no such claim.")
        if claim.state == "held":
            claim = replace(claim, state="released")
            put_claim(connection, claim)
        return _claim_json(claim)

    return central.database.write(unit)


def lines_left(connection: Connection, original: str, fact: Mapping[str, Json], now: str) -> dict[str, LineLeft]:
    """How much of each line sold can still come back."""
    returned: dict[str, int] = {}
    for row in placed(find_returned(connection, original), fact):
        returned[row.original_line] = returned.get(row.original_line, 0) + row.micro
    claimed: dict[str, int] = {}
    for claim in live_claims(connection, original, now):
        for line, spans in _held(claim).items():
            claimed[line] = claimed.get(line, 0) + span_micro(spans)
    return {
        line: LineLeft(micro, returned.get(line, 0), claimed.get(line, 0)) for line, micro in sold_lines(fact).items()
    }


def _taken(connection: Connection, original: str, fact: Mapping[str, Json], now: str) -> dict[str, tuple[Span, ...]]:
    """Places of each line that are back, or held for a return under way."""
    returned = placed(find_returned(connection, original), fact)
    taken = standing(returned, spans_of(returned, sold_lines(fact), _wires(connection, returned)))
    for claim in live_claims(connection, original, now):
        for line, spans in _held(claim).items():
            taken[line] = (*taken.get(line, ()), *spans)
    return taken


def _held(claim: ClaimRow) -> dict[str, tuple[Span, ...]]:
    """The places a claim holds; one of an earlier release says only how much, counted from the first place."""
    held = msgspec.json.decode(claim.lines, type=dict[str, int | list[tuple[int, int]]])
    return {line: ((0, spans),) if isinstance(spans, int) else tuple(spans) for line, spans in held.items()}


def _wires(connection: Connection, rows: Sequence[ReturnedRow]) -> dict[str, str]:
    return {fact_id: find_wire(connection, fact_id) or "{}" for fact_id in {row.fact_id for row in rows}}


def returned_rows(fact_id: str, place: tuple[str, str], body: Mapping[str, Json], at: str) -> Iterator[ReturnedRow]:
    """What a fact says came back of which sale; a line names it by `original`, its fact and its line."""
    lines = body.get("lines")
    undone = body.get("transaction") if "undoes" in body else None
    for line in lines if isinstance(lines, Sequence) and not isinstance(lines, str) else ():
        if undone is None and isinstance(line, dict) and line.get("direction") == "sale":
            continue  # nearly every line there is
        match line:
            case {"line": int() | str() as number, "direction": "sale", "quantity": int(micro)} if (
                isinstance(undone, str) and len(undone) <= 64 and "\0" not in f"{undone}{number}"
            ) and -LARGEST_MICRO <= micro < 0:
                # A sale that is undone has nothing left to come back, and cannot be undone twice.
                yield ReturnedRow(fact_id, str(number)[:64], undone, str(number)[:64], -micro, *place, at)
            case {
                "line": int() | str() as number,
                "direction": "return",
                "quantity": int(micro),
                "original": {"fact_id": str(original), "line": int() | str() as original_line},
            } if (
                0 < micro <= LARGEST_MICRO and len(original) <= 64 and "\0" not in f"{original}{original_line}{number}"
            ):
                yield ReturnedRow(fact_id, str(number)[:64], original, str(original_line)[:64], micro, *place, at)
            case {
                "line": int() | str() as number,
                "direction": "return",
                "quantity": int(micro),
                "original": {"fact_id": str(original), "line": int() | str() as original_line},
            } if (
                isinstance(undone, str)
                and -LARGEST_MICRO <= micro < 0
                and len(original) <= 64
                and "\0" not in f"{original}{original_line}{number}"
            ):
                # A return that is undone: the goods are with the customer again.
                yield ReturnedRow(fact_id, str(number)[:64], original, str(original_line)[:64], micro, *place, at)


def has_number(kind: str) -> bool:
    """Whether transactions of this kind are receipts."""
    return kind in TAKES_RECEIPT_NUMBER


def _fact(connection: Connection, fact_id: str) -> JsonObject:
    wire = find_wire(connection, fact_id)
    assert wire is not None, "a receipt is listed with its fact"
    fact: JsonObject = msgspec.json.decode(wire)
    return fact


def _read_lines(members: Members) -> dict[str, tuple[int, tuple[Span, ...]]]:
    """How much of each line, and the places that the till knows are back already, for its facts may not be here yet."""
    asked: dict[str, tuple[int, tuple[Span, ...]]] = {}
    for entry in list_of(members, "lines", 1_000):
        line = object_of(entry, "line")
        micro = whole_number(line, "micro", least=1, most=LARGEST_MICRO)
        name = code_text(line, "line", 64)
        if micro is None or name in asked:
            raise BadRow("Each line is named once, with the micro that come back.")
        asked[name] = micro, tuple(_read_span(span) for span in list_of(line, "taken", 1_000))
    if not asked:
        raise BadRow("The lines are missing.")
    return asked


def _read_span(found: Json) -> Span:
    match found:
        case [int(first), int(end)] if 0 <= first < end <= LARGEST_MICRO:
            return first, end
        case _:
            raise BadRow("What is taken is a list of pairs of places in the line.")


def _short(connection: Connection, original: str, missing: Mapping[str, int]) -> Refusal:
    line, left = next(iter(missing.items()))
    returned = placed(find_returned(connection, original), _fact(connection, original))
    came = [row for row in returned if row.original_line == line]
    if came:
        by = f"already returned on {came[-1].at} at till {came[-1].workstation} of store {came[-1].store}"
    else:
        by = "being returned at another till just now, or was never sold so"
    text = f"Line {line[:20]} was {by}, so it cannot be taken back again; nothing was held."
    return Refusal(RefusalKind.SHORT, text, {"line": line, "available": left})


def _left_json(line: str, left: LineLeft) -> JsonObject:
    return {
        "line": line,
        "sold_micro": left.sold_micro,
        "returned_micro": left.returned_micro,
        "claimed_micro": left.claimed_micro,
        "left_micro": left.left_micro,
    }


def _returned_json(row: ReturnedRow, spans: Sequence[Span]) -> JsonObject:
    return {
        "fact_id": row.fact_id,
        "line": row.original_line,
        "micro": row.micro,
        "spans": [[first, end] for first, end in spans],
        "store": row.store,
        "workstation": row.workstation,
        "at": row.at,
    }


def _claim_json(claim: ClaimRow) -> JsonObject:
    return {
        "claim_id": claim.claim_id,
        "original": claim.original,
        "state": claim.state,
        "lines": {line: span_micro(spans) for line, spans in _held(claim).items()},
        "spans": {line: [[first, end] for first, end in spans] for line, spans in _held(claim).items()},
        "expires_at": claim.expires_at,
    }
