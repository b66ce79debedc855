"""Codes that nobody knew become articles, in the stream `assigned`: what moved under a code moves the article.

Each move of the code is passed on as of its own place, so that a count of the article that has seen the goods stands.
What is passed on has a cause of its own, which names what assigned the code; by it, it is taken back.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.goods.assigned import Assignment, assignment_content, parse_assignment, standing_assignments
from evertill.domain.rows.stream_rows import Stream
from evertill.domain.stock.stock_ledger import EFFECTS, Bucket, JournalPlace, MovementKind
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.clock import from_rfc3339
from evertill.kernel.quantity import Unit
from evertill_central.services.common.fact_reading import ReadFact
from evertill_central.services.common.remarks import Remark, RemarkKind
from evertill_central.services.common.streaming import put_stream_rows
from evertill_central.services.stock.movements import Movement
from evertill_central.store.assigned import OriginRow, moved_of, passed_by
from evertill_central.store.database import Connection
from evertill_central.store.streams import STOCK, find_rows, has_rows, lock_stream

_KIND_OF = {Bucket.ON_HAND.value: MovementKind.ASSIGN, Bucket.UNAVAILABLE.value: MovementKind.SET_ASIDE}


def book_assigned(
    connection: Connection,
    store: str,
    facts: Sequence[ReadFact],
    movements: Sequence[Movement],
    remarks: Mapping[str, list[Remark]],
) -> list[Movement]:
    """What the facts of one delivery pass on: of the codes that they assign, and of those assigned before."""
    told = list(_told(facts, remarks))
    if not told and not has_rows(connection, Stream.ASSIGNED, store):
        return []
    codes = {assignment.code for assignment in told} | {movement.sku for movement in movements}
    before = known_assignments(connection, store, codes)
    after = standing_assignments([*before.values(), *told])
    passed = [_seen(assignment) for assignment in told]
    for code, assignment in after.items():
        if assignment != before.get(code):
            passed += reassigned(connection, store, before.get(code), assignment)
    passed += [each for movement in movements for each in _passed_on(movement, after.get(movement.sku))]
    keep_assignments(connection, store, after, before)
    return passed


def known_assignments(connection: Connection, store: str, codes: Iterable[str]) -> dict[str, Assignment]:
    """What these codes stand for in a store, or stood for before it was taken back; under the lock of its stock, so
    that shops do not wait for each other."""
    lock_stream(connection, STOCK, store)
    rows = find_rows(connection, Stream.ASSIGNED, [(store, code) for code in codes])
    found = (parse_assignment(msgspec.json.decode(row.content)) for row in rows.values() if row.content is not None)
    return {assignment.code: assignment for assignment in found}


def keep_assignments(
    connection: Connection, store: str, after: Mapping[str, Assignment], before: Mapping[str, Assignment]
) -> None:
    """Write those that are others than before."""
    changed = {code: assignment_content(each) for code, each in after.items() if each != before.get(code)}
    if changed:
        put_stream_rows(connection, Stream.ASSIGNED, changed, store)


def reassigned(connection: Connection, store: str, before: Assignment | None, after: Assignment) -> list[Movement]:
    """What was booked so far, taken back from the earlier article and passed on to the later one."""
    moved: list[Movement] = []
    if before is not None and before.sku is not None:
        for row in passed_by(connection, store, before.sku, _prefix(before)):
            origin = row.origin.removeprefix(_prefix(before))
            moved += _both(row, origin, after.cause, frm=before.sku, to=after.code)
    if after.sku is not None:
        for row in moved_of(connection, store, after.code):
            moved += _both(row, row.origin, after.cause, frm=after.code, to=after.sku)
    return moved


def _told(facts: Iterable[ReadFact], remarks: Mapping[str, list[Remark]]) -> Iterable[Assignment]:
    for fact in facts:
        if fact.kind == TransactionKind.ITEM_ASSIGNED:
            said = {"by": fact.operator, "at": fact.occurred_at, "cause": fact.fact_id}
            try:
                assignment = parse_assignment({**fact.body, **said})
            except BadRow as bad:
                remarks[fact.fact_id].append(
                    Remark(RemarkKind.STOCK, f"Which code it assigns cannot be read: {bad.reason}")
                )
                continue
            if assignment.code == assignment.sku:
                remarks[fact.fact_id].append(Remark(RemarkKind.STOCK, "It assigns a code to itself: nothing to do."))
                continue
            yield assignment


def _seen(assignment: Assignment) -> Movement:
    """Nothing moves by it, but its till is told from which version on the copy contains it."""
    place = JournalPlace(assignment.at)
    return Movement(
        assignment.cause, assignment.sku or assignment.code, MovementKind.ASSIGN, 0, Unit.PIECE.value, place
    )


def _passed_on(movement: Movement, assignment: Assignment | None) -> Iterable[Movement]:
    """A movement under the code once more, of the article, and off the code."""
    if assignment is None or assignment.sku is None or movement.kind is MovementKind.COUNT_SET:
        return
    cause = f"{_prefix(assignment)}{movement.cause}"
    for bucket, sign in EFFECTS[movement.kind]:
        kind = _KIND_OF.get(bucket.value)
        if kind is not None:
            micro, unit, place = sign * movement.micro, movement.unit, movement.place
            yield Movement(cause, movement.sku, kind, -micro, unit, place)
            yield Movement(cause, assignment.sku, kind, micro, unit, place)


def _both(row: OriginRow, origin: str, by: str, *, frm: str, to: str) -> Iterable[Movement]:
    kind = _KIND_OF.get(row.bucket)
    if kind is not None and row.micro:
        cause, place = f"assign:{by}:{origin}", JournalPlace(from_rfc3339(row.at))
        yield Movement(cause, frm, kind, -row.micro, Unit.PIECE.value, place)
        yield Movement(cause, to, kind, row.micro, Unit.PIECE.value, place)


def _prefix(assignment: Assignment) -> str:
    return f"assign:{assignment.cause}:"
