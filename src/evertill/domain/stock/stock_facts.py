"""The facts that book a document of goods, and what a fact moves in its own store.

A count tells absolute figures with the place in the journal where each was taken, and `expected_micro`, what the books
said there: the difference is what the till lays over its copy until the backend has booked the count.
"""

from collections.abc import Iterator, Mapping, Sequence

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.stock.stock_document import (
    LINES_MAX,
    Adjusting,
    CountScope,
    DocumentKind,
    StockDocument,
    StockLine,
)
from evertill.domain.stock.stock_ledger import MovementKind
from evertill.domain.stock.transfer import TransferStep
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.clock import to_rfc3339
from evertill.kernel.ids import EpochId
from evertill.kernel.values import dataclass

SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class StockFact:
    """What is to be written of a document: the kind of the transaction and its body."""

    kind: TransactionKind
    body: JsonObject


@dataclass(frozen=True, slots=True)
class StockDelta:
    """So much of an article on hand more or less, and so much more or less of it not for sale."""

    sku: str
    unit: str
    micro: int
    aside_micro: int = 0


def facts_of(document: StockDocument, *, store: str, epoch: EpochId) -> tuple[StockFact, ...]:
    """What books the document, line by line as touched; empty when it has nothing to book."""
    lines = document.touched
    match document.kind:
        case DocumentKind.COUNT:
            parts = [lines[at : at + LINES_MAX] for at in range(0, len(lines), LINES_MAX)]
            if document.scope is CountScope.ZONE and not parts:
                parts = [()]  # nothing lies there: that is a count too
            return tuple(_count(document, part, epoch) for part in parts)
        case DocumentKind.RECEIPT | DocumentKind.ADJUSTMENT:
            moved = tuple(line for line in lines if line.micro)
            return (_move(document, moved),) if moved else ()
        case _:
            moved = tuple(line for line in lines if line.micro)
            return (_step(document, moved, store),) if moved else ()


def step_fact(transfer_id: str, step: TransferStep, *, source: str, destination: str, reason: str = "") -> StockFact:
    """A step that moves no goods: cancelled, or closed with what is missing, for a reason."""
    body: JsonObject = {
        "transfer_id": transfer_id,
        "step": step.value,
        "from": source,
        "to": destination,
        "lines": [],
    }
    if reason:
        body["reason"] = reason
    return StockFact(TransactionKind.TRANSFER_STEP, body)


def deltas_of(transaction: Transaction) -> tuple[StockDelta, ...]:
    """What the transaction moves in its own store, by article in order of first mention; KeyError, TypeError or
    ValueError when its body is not that of its kind."""
    body, found = transaction.body, dict[str, StockDelta]()
    for sku, unit, micro in _on_hand(transaction):
        _add(found, sku, unit, micro, 0)
    for entry in _entries(body.get(SET_ASIDE, [])):
        _add(found, *_cells(entry)[:2], 0, _cells(entry)[2])
    return tuple(found.values())


def transfer_step_of(transaction: Transaction) -> str | None:
    """The transfer that the transaction is a step of."""
    if transaction.kind is not TransactionKind.TRANSFER_STEP:
        return None
    transfer_id = transaction.body.get("transfer_id")
    return transfer_id if isinstance(transfer_id, str) else None


def _count(document: StockDocument, lines: Sequence[StockLine], epoch: EpochId) -> StockFact:
    counted: list[Json] = [_counted(line, epoch) for line in lines]
    body = {**_of_document(document), "scope": document.scope.value, "category": document.category, "counted": counted}
    if document.scope is CountScope.ZONE:
        body.update(zone=document.zone, stocktake=document.stocktake)
    return StockFact(TransactionKind.STOCK_COUNT, body)


def _counted(line: StockLine, epoch: EpochId) -> JsonObject:
    """A figure with its place in the journal; one taken in an earlier epoch stands at the fact's own place."""
    entry: JsonObject = {**_goods(line), "expected_micro": line.expected_micro or 0}
    at = line.counted_at
    if at is not None and at.epoch == epoch and at.sequence > 0:
        entry.update(at_sequence=at.sequence, at=to_rfc3339(at.at))
    if line.is_elsewhere:
        entry["home"] = False
    return entry


def _move(document: StockDocument, lines: Sequence[StockLine]) -> StockFact:
    if document.kind is DocumentKind.RECEIPT:
        body: JsonObject = {"movement": MovementKind.RECEIPT.value, "reason": MovementKind.RECEIPT.value}
        stock: list[Json] = [_goods(line) for line in lines]
        aside: list[Json] = _asides(lines)
    else:
        sign = 1 if document.adjusting in (Adjusting.IN, Adjusting.ASIDE) else -1
        moved: list[Json] = [_goods(line, sign) for line in lines]
        is_on_hand = document.adjusting in (Adjusting.IN, Adjusting.OUT)
        kind = MovementKind.WRITE_OFF if document.adjusting is Adjusting.OUT else MovementKind.ADJUST
        body = {"movement": kind.value, "reason": document.reason}
        stock, aside = (moved, []) if is_on_hand else ([], moved)
    return StockFact(
        TransactionKind.STOCK_MOVE,
        {**_of_document(document), **body, "stock": stock, SET_ASIDE: aside, "differences": _differences(lines)},
    )


def _step(document: StockDocument, lines: Sequence[StockLine], store: str) -> StockFact:
    step, comes_here = {
        DocumentKind.TRANSFER_IN: (TransferStep.RECEIVE, True),
        DocumentKind.TRANSFER_OUT: (TransferStep.SHIP, False),
        DocumentKind.REQUEST: (TransferStep.REQUEST, True),
    }[document.kind]
    carton: JsonObject = {"carton": document.carton} if document.carton else {}
    goods: list[Json] = [{**_goods(line), **carton} for line in lines]
    return StockFact(
        TransactionKind.TRANSFER_STEP,
        {
            **_of_document(document),
            "transfer_id": document.transfer_id,
            "step": step.value,
            "from": document.partner if comes_here else store,
            "to": store if comes_here else document.partner,
            "lines": goods,
            SET_ASIDE: _asides(lines),
            "differences": _differences(document.lines),
        },
    )


def _of_document(document: StockDocument) -> JsonObject:
    return {
        "document": document.document_id,
        "number": document.number,
        "partner": document.partner,
        "note": document.note,
    }


def _goods(line: StockLine, sign: int = 1) -> JsonObject:
    return {"sku": line.sku, "micro": sign * line.micro, "unit": line.unit.value}


def _asides(lines: Sequence[StockLine]) -> list[Json]:
    return [{"sku": line.sku, "micro": line.aside_micro, "unit": line.unit.value} for line in lines if line.aside_micro]


def _differences(lines: Sequence[StockLine]) -> list[Json]:
    """What came out otherwise than the note said, for people."""
    return [
        {"sku": line.sku, "expected_micro": line.expected_micro, "micro": line.micro}
        for line in lines
        if line.difference_micro
    ]


def _on_hand(transaction: Transaction) -> Iterator[tuple[str, str, int]]:
    body = transaction.body
    match transaction.kind:
        case TransactionKind.STOCK_COUNT:
            for entry in _entries(body["counted"]):
                sku, unit, micro = _cells(entry)
                expected = entry.get("expected_micro", 0)
                yield sku, unit, micro - (expected if isinstance(expected, int) else 0)
        case TransactionKind.TRANSFER_STEP:
            sign = _sign(body, transaction.identity.store)
            for entry in _entries(body.get("lines", [])) if sign else ():
                sku, unit, micro = _cells(entry)
                yield sku, unit, sign * micro
        case _:
            for entry in _entries(body.get("stock", [])):
                yield _cells(entry)


def _sign(body: JsonObject, store: str) -> int:
    """Whether the goods of a step come here, leave, or neither."""
    step = body["step"]
    if step == TransferStep.SHIP and body["from"] == store:
        return -1
    return 1 if step == TransferStep.RECEIVE and body["to"] == store else 0


def _entries(found: Json) -> Iterator[Mapping[str, Json]]:
    if not isinstance(found, list):
        raise TypeError("stock moves come as a list")
    for entry in found:
        if not isinstance(entry, dict):
            raise TypeError("a stock move is an object")
        yield entry


def _cells(entry: Mapping[str, Json]) -> tuple[str, str, int]:
    match entry:
        case {"sku": str(sku), "unit": str(unit), "micro": int(micro)}:
            return sku, unit, micro
        case _:
            raise ValueError("a stock move names article, unit and quantity")


def _add(found: dict[str, StockDelta], sku: str, unit: str, micro: int, aside_micro: int) -> None:
    before = found.get(sku) or StockDelta(sku, unit, 0)
    found[sku] = StockDelta(sku, before.unit, before.micro + micro, before.aside_micro + aside_micro)
