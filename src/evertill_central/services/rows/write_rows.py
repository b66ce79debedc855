"""Writing streams as an admin or a loaded file does: good rows are written, each bad one is refused with its reason.

A row that is there already, letter by letter, is no new version; so writing the same again changes nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from functools import partial

from evertill.domain.rows.stream_rows import LARGEST_STOCK_MICRO, Stream, parse_product
from evertill.domain.stock.stock_ledger import Bucket, MovementKind
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.canonical import JsonObject, canonical_bytes
from evertill.kernel.values import dataclass
from evertill_central.services.common.central import Central
from evertill_central.services.common.names import is_name
from evertill_central.services.common.refusals import Refusal, RefusalKind
from evertill_central.services.customers.customers import load_customer
from evertill_central.services.exceptions.tax_changes import RowChange, note_tax_changes
from evertill_central.services.orders.waiting import reserve_for_waiting
from evertill_central.services.rows.bundles import nested_bundles
from evertill_central.services.rows.row_rules import STORES, WORKSTATIONS, AdminRow, read_row
from evertill_central.services.stock.known_codes import assign_known
from evertill_central.services.workstations.receipt_keys import tell_receipt_keys
from evertill_central.store.database import Connection
from evertill_central.store.shops import (
    StoreRow,
    WorkstationRow,
    find_store,
    find_stores,
    find_workstation,
    put_store,
    put_workstation,
)
from evertill_central.store.stock import Level, MoveRow, add_moves, find_levels, put_levels
from evertill_central.store.streams import (
    EVERYWHERE,
    STOCK,
    StreamRow,
    find_rows,
    lock_stream,
    put_rows,
    set_version,
)

_COMPUTED = frozenset({"sku", "on_hand_micro", "committed_micro", "unavailable_micro", "incoming_micro"})
"""What central tells of a stock level itself; of these an admin sets what is on hand alone."""

CHUNK = 1_000
"""Rows of one transaction; a load of a hundred thousand holds nobody up for long."""


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that was not written; `number` counts from 1 as it was sent."""

    number: int
    key: str | None
    reason: str


@dataclass(slots=True)
class WriteReport:
    """What became of the rows."""

    written: int = 0
    unchanged: int = 0
    refused: list[RefusedRow] = field(default_factory=list)

    def refuse(self, number: int, row: object, reason: str) -> None:
        """Note a row that was not written."""
        key = row.key if isinstance(row, AdminRow) else row.get("key") if isinstance(row, dict) else None
        self.refused.append(RefusedRow(number, key[:200] if isinstance(key, str) else None, reason))


Numbered = tuple[int, AdminRow]


def add_store(central: Central, store: str) -> bool:
    """Make a store that is not there yet; False when it is. Refusal when nothing can be called so."""
    if not is_name(store):
        text = "A store is named by 1 to 32 letters, digits, dots, hyphens and underscores."
        raise Refusal(RefusalKind.NAME, text)
    row = StoreRow(store, store, "{}", central.now_text())

    def unit(connection: Connection) -> bool:
        if find_store(connection, store) is not None:
            return False
        put_store(connection, row)
        return True

    return central.database.write(unit)


def write_rows(central: Central, stream: str, rows: Sequence[object]) -> WriteReport:
    """Write rows as sent to a stream, or to stores or workstations."""
    report = WriteReport()
    good: list[Numbered] = []
    for number, row in enumerate(rows, start=1):
        try:
            good.append((number, read_row(stream, row)))
        except BadRow as error:
            report.refuse(number, row, error.reason)
    for start in range(0, len(good), CHUNK):
        chunk = good[start : start + CHUNK]
        part = central.database.write(partial(_write, central=central, stream=stream, rows=chunk))
        report.written += part.written
        report.unchanged += part.unchanged
        report.refused.extend(part.refused)
    if report.written:
        central.news.tell()
    report.refused.sort(key=lambda refused: refused.number)
    return report


def _write(connection: Connection, central: Central, stream: str, rows: Sequence[Numbered]) -> WriteReport:
    report = WriteReport()
    now = central.now_text()
    if stream == STORES:
        _write_stores(connection, rows, report, now)
        return report
    if stream == Stream.ASSORTMENT:
        rows = [(number, _dated(row, now)) for number, row in rows]
    known = find_stores(connection)
    placed = [numbered for numbered in rows if _is_placed(numbered, stream, known, report)]
    if stream == WORKSTATIONS:
        _write_workstations(connection, placed, report, now)
    elif stream == STOCK:
        for store in sorted({row.store or "" for _, row in placed}):
            _write_levels(connection, store, [(n, row) for n, row in placed if row.store == store], report, now)
    elif stream == Stream.CUSTOMERS:
        _write_customers(connection, placed, report, now)
    else:
        if stream == Stream.PRODUCTS:
            placed = _without_nested_bundles(connection, placed, report)
        changes = _write_stream(connection, stream, placed, report)
        if stream == Stream.TAXES:
            note_tax_changes(connection, changes, now)
        if stream == Stream.PRODUCTS and report.written:
            written = (row.content for _, row in placed if row.content is not None)
            assign_known(connection, [parse_product(content) for content in written], now)
    return report


def _without_nested_bundles(connection: Connection, rows: Sequence[Numbered], report: WriteReport) -> list[Numbered]:
    reasons = nested_bundles(connection, rows)
    for number, row in rows:
        if number in reasons:
            report.refuse(number, row, reasons[number])
    return [numbered for numbered in rows if numbered[0] not in reasons]


def _dated(row: AdminRow, now: str) -> AdminRow:
    """A mark that does not say since when it holds, holds from now on."""
    if row.content is None or row.content.get("at") is not None:
        return row
    return replace(row, content={**row.content, "at": now})


def _is_placed(numbered: Numbered, stream: str, known: Mapping[str, StoreRow], report: WriteReport) -> bool:
    number, row = numbered
    if row.store is None and stream in (STOCK, WORKSTATIONS):
        report.refuse(number, row, "The store is missing.")
        return False
    if row.store is not None and row.store not in known:
        report.refuse(number, row, f"There is no store {row.store[:40]!r}.")
        return False
    return True


def _write_stream(
    connection: Connection, stream: str, rows: Sequence[Numbered], report: WriteReport
) -> list[RowChange]:
    """Gives what the rows said before, and say now."""
    version = lock_stream(connection, stream)
    newest = find_rows(connection, stream, [(row.store or EVERYWHERE, row.key) for _, row in rows])
    changed: dict[tuple[str, str], StreamRow] = {}
    for _, row in rows:
        place = (row.store or EVERYWHERE, row.key)
        content = None if row.content is None else canonical_bytes(row.content).decode()
        before = changed.get(place) or newest.get(place)
        if content == (before.content if before else None):
            report.unchanged += 1
            continue
        version += 1
        changed[place] = StreamRow(*place, version, content)
        report.written += 1
    put_rows(connection, stream, changed.values())
    set_version(connection, stream, version)
    return [
        RowChange(row.scope, before.content if (before := newest.get(place)) else None, row.content)
        for place, row in changed.items()
    ]


def _write_levels(connection: Connection, store: str, rows: Sequence[Numbered], report: WriteReport, now: str) -> None:
    """A level is set by a move of the difference, so that it stays the sum of its moves."""
    version = lock_stream(connection, STOCK, store)
    levels = find_levels(connection, store, [row.key for _, row in rows])
    changed: dict[str, Level] = {}
    moves: dict[str, int] = {}
    for number, row in rows:
        before = changed.get(row.key) or levels.get(row.key) or Level(row.key, 0, "", 0, removed_at=now)
        after = _level_after(before, row, now)
        if replace(after, removed_at=None) == replace(before, removed_at=None) and _is_gone(after) == _is_gone(before):
            report.unchanged += 1
        elif abs(after.micro) > LARGEST_STOCK_MICRO:
            report.refuse(number, row, "The on hand micro is out of bounds.")
        else:
            version += 1
            changed[row.key] = replace(after, version=version)
            moves[row.key] = moves.get(row.key, 0) + after.micro - before.micro
            report.written += 1
    set_ = [_move_row(store, sku, micro, changed[sku].version, now) for sku, micro in moves.items() if micro]
    add_moves(connection, set_)
    put_levels(connection, store, changed.values())
    set_version(connection, STOCK, version, store)
    reserve_for_waiting(connection, store, {sku for sku, micro in moves.items() if micro > 0}, now)


def _write_customers(connection: Connection, rows: Iterable[Numbered], report: WriteReport, now: str) -> None:
    """Each as if the office had written it; what a row does not name stays as it is known."""
    for number, row in rows:
        if row.content is None or row.store is not None:
            erase = "A customer is erased by a call of its own, not removed."
            report.refuse(number, row, erase if row.content is None else "Customers are those of all stores.")
            continue
        try:
            is_new = load_customer(connection, row.content, now)
        except BadRow as error:
            report.refuse(number, row, error.reason)
            continue
        report.written += is_new
        report.unchanged += not is_new


def _is_gone(level: Level) -> bool:
    return level.removed_at is not None


def _level_after(before: Level, row: AdminRow, now: str) -> Level:
    if row.content is None:
        return replace(before, micro=0, content=None, removed_at=before.removed_at or now)
    kept = {name: value for name, value in row.content.items() if name not in _COMPUTED}
    on_hand = row.content["on_hand_micro"]
    assert isinstance(on_hand, int), "the row was parsed"
    content = canonical_bytes(kept).decode() if kept else None
    return replace(before, micro=on_hand, content=content, removed_at=None)


def _move_row(store: str, sku: str, micro: int, version: int, now: str) -> MoveRow:
    kind = MovementKind.ADJUST.value
    return MoveRow(f"admin:{store}:{version}", sku, store, Bucket.ON_HAND.value, kind, micro, now)


def _write_stores(connection: Connection, rows: Iterable[Numbered], report: WriteReport, now: str) -> None:
    known = find_stores(connection)
    for number, row in rows:
        before = known.get(row.key)
        if row.content is None:
            report.refuse(number, row, "A store is never removed, for its facts stay.")
            continue
        after = StoreRow(
            row.key,
            _name(row.content, row.key),
            canonical_bytes(row.content).decode(),
            before.created_at if before else now,
        )
        if after == before:
            report.unchanged += 1
            continue
        put_store(connection, after)
        known[row.key] = after
        report.written += 1


def _write_workstations(connection: Connection, rows: Iterable[Numbered], report: WriteReport, now: str) -> None:
    for number, row in rows:
        assert row.store is not None, "rows without a store were refused"
        if row.content is None or not is_name(row.key):
            reason = (
                "A workstation is never removed; block it." if is_name(row.key) else "A workstation cannot be named so."
            )
            report.refuse(number, row, reason)
            continue
        before = find_workstation(connection, row.store, row.key)
        after = before or WorkstationRow(row.store, row.key)
        blocked_at = (after.blocked_at or now) if row.content.get("is_blocked") is True else None
        content = canonical_bytes(row.content).decode()
        after = replace(after, name=_name(row.content, after.name), content=content, blocked_at=blocked_at)
        if after == before:
            report.unchanged += 1
            continue
        put_workstation(connection, after)
        tell_receipt_keys(connection, before or after, after, now)
        report.written += 1


def _name(content: JsonObject, otherwise: str) -> str:
    name = content.get("name")
    return name if isinstance(name, str) and name else otherwise
