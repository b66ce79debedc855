"""The facts that book documents of goods, and what facts move in their own store."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from evertill.domain.facts.transaction import ChainHead, Draft, Identity, Transaction, TransactionKind, seal
from evertill.domain.stock.stock_document import (
    LINES_MAX,
    Adjusting,
    CountedAt,
    CountScope,
    DocumentId,
    DocumentKind,
    StockDocument,
    StockLine,
)
from evertill.domain.stock.stock_facts import StockDelta, StockFact, deltas_of, facts_of, step_fact, transfer_step_of
from evertill.domain.stock.transfer import TransferStep
from evertill.kernel.canonical import JsonObject
from evertill.kernel.ids import EpochId, OperatorId, TransactionId
from evertill.kernel.quantity import Unit

ONE = 1_000_000
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
EPOCH = EpochId("01920000-0000-7000-8000-000000000001")
TEA = StockLine("A-1", "Tea", Unit.PIECE, 3 * ONE, expected_micro=5 * ONE, aside_micro=ONE, is_touched=True)
UNTOUCHED = StockLine("B", "Bread", Unit.PIECE, expected_micro=ONE)
RECEIPT = StockDocument(
    DocumentId("d1"), DocumentKind.RECEIPT, NOON, OperatorId("anna"), "ACME", "LS-1", lines=(UNTOUCHED, TEA)
)
GOODS: JsonObject = {"sku": "A-1", "micro": 3 * ONE, "unit": "C62"}
ASIDE: JsonObject = {"sku": "A-1", "micro": ONE, "unit": "C62"}


def only(document: StockDocument) -> StockFact:
    """The one fact that books it."""
    (fact,) = facts_of(document, store="S1", epoch=EPOCH)
    return fact


def sealed(kind: TransactionKind, body: JsonObject) -> Transaction:
    """A transaction of store S1."""
    draft = Draft(TransactionId("01930000-0000-7000-8000-000000000001"), kind, NOON.date(), NOON, None, None, body)
    return seal(draft, Identity("S1", "1", EPOCH, 1), ChainHead())


def moved(document: StockDocument) -> tuple[StockDelta, ...]:
    """What booking the document moves in S1."""
    fact = only(document)
    return deltas_of(sealed(fact.kind, fact.body))


def test_receipt_moves_what_came_and_sets_the_damaged_aside() -> None:
    fact = only(RECEIPT)
    assert fact.kind is TransactionKind.STOCK_MOVE
    assert (fact.body["movement"], fact.body["stock"], fact.body["set_aside"]) == ("receipt", [GOODS], [ASIDE])
    assert fact.body["differences"] == [{"sku": "A-1", "expected_micro": 5 * ONE, "micro": 3 * ONE}]
    assert (fact.body["number"], fact.body["partner"]) == ("LS-1", "ACME")
    assert moved(RECEIPT) == (StockDelta("A-1", "C62", 3 * ONE, ONE),)


@pytest.mark.parametrize(
    ("adjusting", "movement", "delta"),
    [
        (Adjusting.OUT, "write_off", StockDelta("A-1", "C62", -3 * ONE, 0)),
        (Adjusting.IN, "adjust", StockDelta("A-1", "C62", 3 * ONE, 0)),
        (Adjusting.ASIDE, "adjust", StockDelta("A-1", "C62", 0, 3 * ONE)),
        (Adjusting.BACK, "adjust", StockDelta("A-1", "C62", 0, -3 * ONE)),
    ],
)
def test_adjustment_goes_the_way_it_says(adjusting: Adjusting, movement: str, delta: StockDelta) -> None:
    line = replace(TEA, expected_micro=None, aside_micro=0)
    document = replace(RECEIPT, kind=DocumentKind.ADJUSTMENT, adjusting=adjusting, reason="waste", lines=(line,))
    assert (only(document).body["movement"], only(document).body["reason"]) == (movement, "waste")
    assert moved(document) == (delta,)


@pytest.mark.parametrize(
    ("kind", "step", "source", "destination", "micro"),
    [
        (DocumentKind.TRANSFER_IN, "receive", "ACME", "S1", 3 * ONE),
        (DocumentKind.TRANSFER_OUT, "ship", "S1", "ACME", -3 * ONE),
        (DocumentKind.REQUEST, "request", "ACME", "S1", None),
    ],
)
def test_transfer_is_a_step_from_here_or_to_here(
    kind: DocumentKind, step: str, source: str, destination: str, micro: int | None
) -> None:
    document = replace(RECEIPT, kind=kind, transfer_id="t1", carton="c1", lines=(UNTOUCHED, TEA))
    fact = only(document)
    assert (fact.body["step"], fact.body["from"], fact.body["to"]) == (step, source, destination)
    assert fact.body["lines"] == [{**GOODS, "carton": "c1"}]
    assert [delta.micro for delta in moved(document)] == [0 if micro is None else micro]
    assert transfer_step_of(sealed(fact.kind, fact.body)) == "t1"
    differing = fact.body["differences"]
    assert isinstance(differing, list)
    assert len(differing) == 2, "what nobody found is a difference too"


def test_goods_without_a_carton_name_none() -> None:
    fact = only(replace(RECEIPT, kind=DocumentKind.TRANSFER_IN, transfer_id="t1"))
    assert fact.body["lines"] == [GOODS]


def test_count_tells_the_figure_its_place_and_what_the_books_said() -> None:
    here, before = CountedAt(EPOCH, 7, NOON), CountedAt(EpochId("another"), 9, NOON)
    lines = (
        replace(TEA, counted_at=here),
        replace(TEA, sku="B", counted_at=before, expected_micro=None),
        replace(TEA, sku="C", micro=0, aside_micro=0, counted_at=CountedAt(EPOCH, 0, NOON)),
    )
    fact = only(replace(RECEIPT, kind=DocumentKind.COUNT, lines=lines))
    assert fact.kind is TransactionKind.STOCK_COUNT
    assert fact.body["counted"] == [
        {**GOODS, "expected_micro": 5 * ONE, "at_sequence": 7, "at": "2026-11-21T12:00:00.000+00:00"},
        {**GOODS, "sku": "B", "expected_micro": 0},
        {**GOODS, "sku": "C", "micro": 0, "expected_micro": 5 * ONE},
    ]
    assert [delta.micro for delta in deltas_of(sealed(fact.kind, fact.body))] == [-2 * ONE, 3 * ONE, -5 * ONE]


def test_count_of_a_zone_names_it_and_what_was_found_elsewhere_than_it_stands() -> None:
    stray = replace(TEA, sku="Z-9", is_elsewhere=True)
    count = replace(
        RECEIPT, kind=DocumentKind.COUNT, scope=CountScope.ZONE, zone="Aisle 3", stocktake="S", lines=(TEA, stray)
    )
    body = only(count).body
    assert (body["scope"], body["zone"], body["stocktake"]) == ("zone", "Aisle 3", "S")
    assert [entry.get("home", True) for entry in body["counted"]] == [True, False]
    assert only(replace(count, lines=())).body["counted"] == [], "a zone in which nothing lies is counted too"


def test_large_count_is_several_facts() -> None:
    lines = tuple(replace(TEA, sku=f"S{at}") for at in range(LINES_MAX + 1))
    facts = facts_of(replace(RECEIPT, kind=DocumentKind.COUNT, lines=lines), store="S1", epoch=EPOCH)
    counted = [fact.body["counted"] for fact in facts]
    assert [len(each) for each in counted if isinstance(each, list)] == [LINES_MAX, 1]


@pytest.mark.parametrize("kind", DocumentKind)
def test_document_that_nobody_touched_books_nothing(kind: DocumentKind) -> None:
    assert facts_of(replace(RECEIPT, kind=kind, lines=(UNTOUCHED,)), store="S1", epoch=EPOCH) == ()


def test_step_without_goods_may_say_why() -> None:
    closed = step_fact("t1", TransferStep.CLOSE, source="S2", destination="S1", reason="lost")
    assert (closed.body["step"], closed.body["reason"], closed.body["lines"]) == ("close", "lost", [])
    assert deltas_of(sealed(closed.kind, closed.body)) == ()
    assert "reason" not in step_fact("t1", TransferStep.CANCEL, source="S2", destination="S1").body


def test_facts_of_other_kinds_move_what_their_stock_says_summed_by_article() -> None:
    out: JsonObject = {"sku": "A-1", "micro": -ONE, "unit": "C62"}
    sale = sealed(TransactionKind.RETURN_CLAIM, {"stock": [out, out]})
    assert deltas_of(sale) == (StockDelta("A-1", "C62", -2 * ONE),)
    assert deltas_of(sealed(TransactionKind.NO_SALE, {})) == ()
    assert transfer_step_of(sale) is None
    assert transfer_step_of(sealed(TransactionKind.TRANSFER_STEP, {"transfer_id": 1})) is None


@pytest.mark.parametrize("stock", ["none", [1], [{"sku": "A", "unit": "C62"}], {"sku": "A"}])
def test_body_that_says_no_stock_is_not_of_its_kind(stock: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        deltas_of(sealed(TransactionKind.STOCK_MOVE, {"stock": stock}))  # type: ignore[dict-item]  # as a broken file has it


def test_count_whose_expectation_is_no_number_differs_from_nothing() -> None:
    counted = sealed(TransactionKind.STOCK_COUNT, {"counted": [{**GOODS, "expected_micro": "?"}]})
    assert deltas_of(counted) == (StockDelta("A-1", "C62", 3 * ONE),)
