"""Goods received, sent, counted and adjusted: kept scan by scan, booked once, by whoever may."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from evertill.domain.codes.codes import ScannedCode, Symbology
from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.goods.aisles import ShelfPlace
from evertill.domain.goods.item_details import Component, ItemDetails
from evertill.domain.people.people import Right
from evertill.domain.policy.rights import Limit
from evertill.domain.policy.stock import StockPolicy
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.stock.stock_document import Adjusting, CountScope, DocumentKind, StockDocument
from evertill.domain.stock.transfer import Goods, Transfer, TransferState, TransferStep, step_transfer
from evertill.domain.stock.transfer_rows import transfer_content
from evertill.kernel.ids import OperatorId
from evertill.kernel.quantity import Unit
from evertill.kernel.secret import Secret
from evertill.operations.counter.command import NotAllowed, SignOnNeeded
from evertill.operations.people.proof import ByPin
from evertill.operations.people.sign_on import SignOn
from evertill.operations.people.with_approval import Approved, WithApproval
from evertill.operations.selling.sale.outcomes import EntryNotPossible, GoodsScanned
from evertill.operations.stock.add_unlisted import AddUnlisted
from evertill.operations.stock.approve_transfer import ApproveTransfer, TransferApproved
from evertill.operations.stock.begin_document import BeginDocument
from evertill.operations.stock.book_document import BookDocument
from evertill.operations.stock.change_goods import DiscardDocument, RemoveGoods, SetGoods, SetGoodsAside
from evertill.operations.stock.close_transfer import CloseTransfer, TransferClosed
from evertill.operations.stock.outcomes import (
    DocumentBooked,
    DocumentChanged,
    DocumentDiscarded,
    DocumentGone,
    GoodsUnknown,
    MeasureNeeded,
    SamePackScanned,
)
from evertill.operations.stock.review_count import CountReviewed, ReviewCount
from evertill.operations.stock.scan_goods import ScanGoods
from evertill.operations.stock.shown_transfers import shown_transfers
from evertill.ports.orders import Copy
from tests.support.counter import CASHIER, MANAGER, PINS, SUPERVISOR, TEA, TEA_GTIN, WATER, Till
from tests.support.goods import ONE
from tests.support.sales import A_MOMENT, an_item

CHEESE = an_item("10.00", sku="CHEESE", name="Cheese", unit=Unit.KILOGRAM)


class Store:
    """A till whose goods are worked on."""

    def __init__(
        self, operator: OperatorId | None = CASHIER, *, is_open: bool = False, policy: StorePolicy | None = None
    ):
        self.till = Till(TEA, WATER, CHEESE, operator=operator, is_open=is_open, policy=policy)
        self.copies = self.till.copies
        self.document: StockDocument

    def begin(self, kind: DocumentKind, **more: Any) -> StockDocument:
        """Begin a document."""
        return self.kept(self.till.do(BeginDocument(kind, **more)))

    def kept(self, outcome: object) -> StockDocument:
        """The document as it is kept now."""
        assert isinstance(outcome, DocumentChanged), outcome
        self.document = outcome.document
        return outcome.document

    def scan(self, code: str = "A-1", quantity: str | None = None, **more: Any) -> object:
        """Scan into the document."""
        scanned = ScannedCode(code, None, self.till.clock.now())
        number = None if quantity is None else Decimal(quantity)
        outcome = self.till.do(ScanGoods(self.document.document_id, scanned, number, **more))
        if isinstance(outcome, DocumentChanged):
            self.document = outcome.document
        return outcome

    def book(self, *, is_rest_gone: bool = False) -> object:
        """Book the document."""
        return self.till.do(BookDocument(self.document.document_id, is_rest_gone=is_rest_gone))

    def facts(self, kind: TransactionKind) -> list[Any]:
        """Bodies of this kind, in order."""
        return [done.body for done in self.till.memory.of_kind(kind)]

    def put(self, *transfers: Transfer) -> None:
        """Copies of transfers."""
        self.copies.transfer_copies = [
            Copy(each.transfer_id, 1, transfer_content(each), A_MOMENT) for each in transfers
        ]


def sent(pieces: int = 5, carton: str = "c1") -> Transfer:
    """A transfer on its way here."""
    return step_transfer(
        Transfer("t1", "S7", "S1"), TransferStep.SHIP, [Goods("A-1", pieces * ONE, "C62", carton)]
    ).transfer


def test_goods_are_received_scan_by_scan_before_the_till_is_open() -> None:
    store = Store()
    store.begin(DocumentKind.RECEIPT, partner="ACME", number="LS-1")
    store.scan(TEA_GTIN)
    store.scan(TEA_GTIN)
    store.scan("A-2", "12")
    assert [(line.sku, line.micro // ONE) for line in store.document.lines] == [("A-1", 2), ("A-2", 12)]
    store.kept(store.till.do(SetGoods(store.document.document_id, "A-1", Decimal(5))))
    store.kept(store.till.do(SetGoodsAside(store.document.document_id, "A-1", Decimal(1))))
    booked = store.book()
    assert isinstance(booked, DocumentBooked)
    (body,) = store.facts(TransactionKind.STOCK_MOVE)
    assert [(entry["sku"], entry["micro"] // ONE) for entry in body["stock"]] == [("A-2", 12), ("A-1", 5)]
    assert [(entry["sku"], entry["micro"] // ONE) for entry in body["set_aside"]] == [("A-1", 1)]
    assert "Goods received" in store.till.memory.documents[-1].receipt.title


def test_booked_document_is_gone_and_books_nothing_twice() -> None:
    store = Store()
    store.begin(DocumentKind.RECEIPT)
    store.scan()
    assert isinstance(store.book(), DocumentBooked)
    assert isinstance(store.book(), DocumentGone)
    assert isinstance(store.scan(), DocumentGone)
    assert len(store.facts(TransactionKind.STOCK_MOVE)) == 1
    assert store.till.memory.committed.stock_documents == {}


def test_document_with_nothing_in_it_is_not_booked_and_can_be_discarded() -> None:
    store = Store()
    document = store.begin(DocumentKind.RECEIPT)
    assert isinstance(store.book(), EntryNotPossible)
    assert isinstance(store.till.do(DiscardDocument(document.document_id)), DocumentDiscarded)
    assert isinstance(store.till.do(DiscardDocument(document.document_id)), DocumentGone)
    assert store.facts(TransactionKind.STOCK_MOVE) == []


def test_unknown_code_unstocked_article_and_bundle_add_nothing() -> None:
    store = Store()
    store.begin(DocumentKind.RECEIPT)
    store.till.catalogue.put(an_item("5.00", sku="SERVICE", is_stocked=False))
    parts = ItemDetails(components=(Component("A-1", ONE, Unit.PIECE),))
    store.till.catalogue.put(replace(an_item("9.00", sku="SET"), details=parts))
    assert isinstance(store.scan("no such thing"), GoodsUnknown)
    for sku in ("SERVICE", "SET"):
        assert isinstance(store.scan(sku), EntryNotPossible)
    assert store.document.lines == ()


def test_weighed_article_wants_its_measure_and_a_piece_has_no_part() -> None:
    store = Store()
    store.begin(DocumentKind.RECEIPT)
    assert isinstance(store.scan("CHEESE"), MeasureNeeded)
    assert isinstance(store.scan("CHEESE", "1.25"), DocumentChanged)
    assert isinstance(store.scan("A-1", "1.5"), EntryNotPossible)
    assert isinstance(store.scan("A-1", "-1"), EntryNotPossible)
    assert [(line.sku, line.micro) for line in store.document.lines] == [("CHEESE", 1_250_000)]


def test_other_code_of_the_same_pack_is_counted_once() -> None:
    store = Store()
    store.begin(DocumentKind.RECEIPT)
    first = ScannedCode(TEA_GTIN, Symbology.EAN_13, store.till.clock.now())
    store.kept(store.till.do(ScanGoods(store.document.document_id, first)))
    second = replace(first, text=f"01{TEA_GTIN.zfill(14)}", symbology=Symbology.GS1_DATA_MATRIX)
    assert isinstance(store.till.do(ScanGoods(store.document.document_id, second, previous=first)), SamePackScanned)


def test_line_that_is_not_there_cannot_be_changed() -> None:
    store = Store()
    document = store.begin(DocumentKind.RECEIPT)
    for command in (
        SetGoods(document.document_id, "A-1", Decimal(1)),
        SetGoodsAside(document.document_id, "A-1", Decimal(1)),
        RemoveGoods(document.document_id, "A-1"),
    ):
        assert isinstance(store.till.do(command), EntryNotPossible)
    store.scan()
    assert isinstance(store.till.do(SetGoodsAside(document.document_id, "A-1", Decimal(2))), EntryNotPossible)
    assert isinstance(store.till.do(SetGoodsAside(document.document_id, "A-1", Decimal("0.5"))), EntryNotPossible)
    assert isinstance(store.till.do(SetGoods(document.document_id, "A-1", Decimal("0.5"))), EntryNotPossible)
    assert store.kept(store.till.do(RemoveGoods(document.document_id, "A-1"))).lines == ()


def test_transfer_is_received_against_what_was_sent_and_gone_on_with_when_begun_before() -> None:
    store = Store()
    store.put(sent())
    document = store.begin(DocumentKind.TRANSFER_IN, transfer_id="t1")
    assert (document.partner, document.carton) == ("S7", "c1")
    assert [(line.sku, line.expected_micro) for line in document.lines] == [("A-1", 5 * ONE)]
    assert store.begin(DocumentKind.TRANSFER_IN, transfer_id="t1").document_id == document.document_id
    store.scan("A-1", "4")
    assert isinstance(store.book(), DocumentBooked)
    (body,) = store.facts(TransactionKind.TRANSFER_STEP)
    assert (body["step"], body["from"], body["to"]) == ("receive", "S7", "S1")
    assert body["lines"] == [{"sku": "A-1", "micro": 4 * ONE, "unit": "C62", "carton": "c1"}]
    (shown,) = shown_transfers(store.copies.transfers(), store.till.memory.of_kind(TransactionKind.TRANSFER_STEP))
    assert (shown.transfer.state, shown.is_ours_ahead) == (TransferState.PARTIALLY_RECEIVED, True)


def test_carton_of_a_transfer_nobody_told_of_is_received_by_its_slip() -> None:
    store = Store(is_open=True)
    outcome = store.till.scan("EVG1:t9:S7:c9")
    assert isinstance(outcome, GoodsScanned)
    note = outcome.note
    document = store.begin(
        DocumentKind.TRANSFER_IN, partner=note.source, transfer_id=note.transfer_id, carton=note.carton
    )
    assert (document.partner, document.lines) == ("S7", ())


def test_goods_are_sent_to_another_place_with_a_slip_that_receives_them() -> None:
    store = Store()
    for partner in ("", "S1", "Main street"):
        assert isinstance(store.till.do(BeginDocument(DocumentKind.TRANSFER_OUT, partner=partner)), EntryNotPossible)
    document = store.begin(DocumentKind.TRANSFER_OUT, partner="S7")
    store.scan("A-1", "3")
    store.book()
    (body,) = store.facts(TransactionKind.TRANSFER_STEP)
    assert (body["step"], body["transfer_id"], body["lines"][0]["carton"]) == (
        "ship",
        document.transfer_id,
        document.document_id,
    )
    slip = store.till.memory.documents[-1].receipt
    assert f"EVG1:{document.transfer_id}:S1:{document.carton}" in repr(slip)


def test_what_was_asked_for_is_expected_when_it_is_sent_and_nothing_once_it_is_over() -> None:
    asked = step_transfer(Transfer("t2", "S1", "S3"), TransferStep.REQUEST, [Goods("A-1", 6 * ONE, "C62")]).transfer
    store = Store()
    store.put(asked, replace(asked, transfer_id="t3", state=TransferState.CANCELLED))
    document = store.begin(DocumentKind.TRANSFER_OUT, transfer_id="t2")
    assert (document.partner, document.lines[0].expected_micro) == ("S3", 6 * ONE)
    assert isinstance(store.till.do(BeginDocument(DocumentKind.TRANSFER_OUT, transfer_id="t3")), EntryNotPossible)


def test_request_names_the_articles_and_can_be_taken_back() -> None:
    store = Store()
    document = store.begin(DocumentKind.REQUEST, partner="S7", skus=("A-1", "NEW-9"))
    assert [line.name for line in document.lines] == [TEA.name, "NEW-9"]
    store.kept(store.till.do(SetGoods(document.document_id, "A-1", Decimal(2))))
    store.book()
    assert isinstance(store.till.do(CloseTransfer(document.transfer_id)), TransferClosed)
    assert [body["step"] for body in store.facts(TransactionKind.TRANSFER_STEP)] == ["request", "cancel"]
    assert isinstance(store.till.do(CloseTransfer(document.transfer_id)), EntryNotPossible)


def test_what_another_shop_asks_for_is_approved_once_by_somebody_responsible() -> None:
    asked = step_transfer(Transfer("t2", "S1", "S3"), TransferStep.REQUEST, [Goods("A-1", 6 * ONE, "C62")]).transfer
    store = Store()
    store.put(asked, replace(asked, transfer_id="t3", source="S3", destination="S1"))
    assert isinstance(store.till.do(ApproveTransfer("t2")), NotAllowed)
    store.till.do(SignOn(MANAGER, Secret(PINS[MANAGER])))
    assert isinstance(store.till.do(ApproveTransfer("t2")), TransferApproved)
    assert isinstance(store.till.do(ApproveTransfer("t2")), EntryNotPossible)
    assert isinstance(store.till.do(ApproveTransfer("t3")), EntryNotPossible)  # we ask, they say yes
    assert store.facts(TransactionKind.TRANSFER_STEP)[0]["step"] == "approve"
    store.begin(DocumentKind.TRANSFER_OUT, transfer_id="t2")


def test_what_another_shop_asks_for_is_refused_by_whoever_might_have_said_yes() -> None:
    asked = step_transfer(Transfer("t2", "S1", "S3"), TransferStep.REQUEST, [Goods("A-1", 6 * ONE, "C62")]).transfer
    store = Store()
    store.put(asked)
    assert isinstance(store.till.do(CloseTransfer("t2")), NotAllowed)
    store.till.do(SignOn(MANAGER, Secret(PINS[MANAGER])))
    assert isinstance(store.till.do(CloseTransfer("t2")), TransferClosed)
    assert [body["step"] for body in store.facts(TransactionKind.TRANSFER_STEP)] == ["cancel"]
    assert isinstance(store.till.do(ApproveTransfer("t2")), EntryNotPossible)


def test_rest_of_a_transfer_is_closed_by_a_manager_for_a_reason() -> None:
    store = Store()
    store.put(sent())
    assert isinstance(store.till.do(CloseTransfer("t1", "lost")), NotAllowed)
    store.till.do(SignOn(MANAGER, Secret(PINS[MANAGER])))
    assert isinstance(store.till.do(CloseTransfer("t1")), EntryNotPossible)
    assert isinstance(store.till.do(CloseTransfer("t1", "lost")), TransferClosed)
    assert store.facts(TransactionKind.TRANSFER_STEP)[0]["reason"] == "lost"


def test_count_keeps_what_the_books_said_and_where_in_the_journal_it_was_taken() -> None:
    store = Store(SUPERVISOR, is_open=True)
    store.till.catalogue.stock["A-1"] = 5 * ONE
    document = store.begin(DocumentKind.COUNT)
    assert document.is_blind
    store.scan("A-1", "5")
    at = store.till.memory.committed.head.sequence
    store.till.ring("A-1")
    store.till.pays()
    assert isinstance(store.book(), DocumentBooked)
    (entry,) = store.facts(TransactionKind.STOCK_COUNT)[0]["counted"]
    assert (entry["micro"], entry["expected_micro"], entry["at_sequence"]) == (5 * ONE, 5 * ONE, at)


def test_count_that_differs_is_booked_by_a_manager_or_with_their_approval() -> None:
    store = Store()
    store.till.catalogue.stock["A-1"] = 5 * ONE
    document = store.begin(DocumentKind.COUNT)
    store.scan("A-1", "4")
    refused = store.book()
    assert isinstance(refused, NotAllowed)
    assert refused.right == Right.APPROVE_COUNT
    assert isinstance(store.till.do(ReviewCount(document.document_id)), NotAllowed)
    proof = ByPin(MANAGER, Secret(PINS[MANAGER]))
    seen = store.till.do(WithApproval(ReviewCount(document.document_id), proof, "correction"))
    assert isinstance(seen, Approved)
    assert isinstance(seen.outcome, CountReviewed)
    done = store.till.do(WithApproval(BookDocument(document.document_id), proof, "correction"))
    assert isinstance(done, Approved)
    assert isinstance(done.outcome, DocumentBooked)
    assert len(store.facts(TransactionKind.OVERRIDE)) == 2


def test_manager_with_a_ceiling_books_differences_up_to_it() -> None:
    policy = StorePolicy(version=7)
    manager = policy.rights.roles
    ceilings = {
        role: replace(rights, ceilings={Limit.COUNT_DIFFERENCE_AMOUNT: 499}) for role, rights in manager.items()
    }
    store = Store(MANAGER, policy=replace(policy, rights=replace(policy.rights, roles=ceilings)))
    store.begin(DocumentKind.COUNT)
    store.scan("A-1", "2")
    refused = store.book()
    assert isinstance(refused, NotAllowed)
    assert refused.exceeded is not None
    assert (refused.exceeded.asked, refused.exceeded.most) == (998, 499)
    store.kept(store.till.do(SetGoods(store.document.document_id, "A-1", Decimal(1))))
    assert isinstance(store.book(), DocumentBooked)


def test_full_count_leaves_what_nobody_counted_or_says_that_it_is_gone() -> None:
    for is_gone, counted in ((False, ["A-1"]), (True, ["A-1", "A-2"])):
        store = Store(MANAGER)
        store.till.catalogue.stock.update({"A-1": 5 * ONE, "A-2": 2 * ONE})
        store.begin(DocumentKind.COUNT, scope=CountScope.PLACE)
        store.scan("A-1", "5")
        assert isinstance(store.book(is_rest_gone=is_gone), DocumentBooked)
        (body,) = store.facts(TransactionKind.STOCK_COUNT)
        assert [entry["sku"] for entry in body["counted"]] == counted


def test_cycle_count_says_nothing_about_other_articles() -> None:
    store = Store(MANAGER)
    store.till.catalogue.stock.update({"A-1": 5 * ONE, "A-2": 2 * ONE})
    store.begin(DocumentKind.COUNT, skus=("A-2",))
    store.scan("A-1", "5")
    store.book(is_rest_gone=True)
    assert [entry["sku"] for entry in store.facts(TransactionKind.STOCK_COUNT)[0]["counted"]] == ["A-1"]


def test_zone_is_one_of_the_shop_and_gone_on_with_when_begun_before() -> None:
    store = Store(MANAGER)
    assert isinstance(
        store.till.do(BeginDocument(DocumentKind.COUNT, scope=CountScope.ZONE, zone="1")), EntryNotPossible
    )
    store.till.catalogue.places = {"A-1": ShelfPlace("A-1", "1"), "A-2": ShelfPlace("A-2", "2")}
    begun = store.begin(DocumentKind.COUNT, scope=CountScope.ZONE, zone="1")
    assert begun.stocktake == store.till.clock.now().date().isoformat()
    assert store.begin(DocumentKind.COUNT, scope=CountScope.ZONE, zone="1") == begun
    assert store.begin(DocumentKind.COUNT, scope=CountScope.ZONE, zone="2") != begun


def test_zone_counted_with_the_rest_gone_takes_only_what_stands_there() -> None:
    store = Store(MANAGER)
    store.till.catalogue.places = {"A-1": ShelfPlace("A-1", "1"), "CHEESE": ShelfPlace("CHEESE", "1")}
    store.till.catalogue.stock.update({"A-1": 5 * ONE, "A-2": 2 * ONE, "CHEESE": 3 * ONE})
    store.begin(DocumentKind.COUNT, scope=CountScope.ZONE, zone="1")
    store.scan("A-1", "5")
    assert isinstance(store.book(is_rest_gone=True), DocumentBooked)
    (body,) = store.facts(TransactionKind.STOCK_COUNT)
    assert [(entry["sku"], entry["micro"]) for entry in body["counted"]] == [("A-1", 5 * ONE), ("CHEESE", 0)]


def test_zone_counted_without_a_difference_needs_nobody_else() -> None:
    """What lies elsewhere than it stands says nothing by itself, so it differs from nothing."""
    store = Store(CASHIER)
    store.till.catalogue.places = {"A-1": ShelfPlace("A-1", "1"), "A-2": ShelfPlace("A-2", "2")}
    store.till.catalogue.stock["A-1"] = 5 * ONE
    store.begin(DocumentKind.COUNT, scope=CountScope.ZONE, zone="2")
    store.scan("A-1", "3")
    assert isinstance(store.book(), DocumentBooked)
    store.begin(DocumentKind.COUNT, scope=CountScope.ZONE, zone="1")
    store.scan("A-1", "2")
    assert isinstance(store.book(), DocumentBooked), "together they are what the books say"


@pytest.mark.parametrize(
    ("operator", "pieces", "is_done"),
    [
        (CASHIER, "4", True),
        (CASHIER, "5", False),
        (SUPERVISOR, "5", True),
        (SUPERVISOR, "41", False),
        (MANAGER, "999", True),
    ],
)
def test_adjustment_goes_as_far_as_the_role(operator: OperatorId, pieces: str, is_done: bool) -> None:
    store = Store(operator)
    store.begin(DocumentKind.ADJUSTMENT, adjusting=Adjusting.OUT, reason="waste")
    store.scan("A-1", pieces)
    assert isinstance(store.book(), DocumentBooked if is_done else NotAllowed)
    assert len(store.facts(TransactionKind.STOCK_MOVE)) == is_done


def test_adjustment_needs_one_of_the_shops_reasons() -> None:
    store = Store()
    for reason in ("", "because", "found"):
        begun = store.till.do(BeginDocument(DocumentKind.ADJUSTMENT, adjusting=Adjusting.OUT, reason=reason))
        assert isinstance(begun, EntryNotPossible)


def test_nobody_signed_on_or_without_the_right_begins_nothing() -> None:
    store = Store(None)
    assert isinstance(store.till.do(BeginDocument(DocumentKind.RECEIPT)), SignOnNeeded)
    policy = StorePolicy(version=7)
    few = {role: replace(rights, rights=frozenset({Right.SELL})) for role, rights in policy.rights.roles.items()}
    store = Store(policy=replace(policy, rights=replace(policy.rights, roles=few)))
    for kind in DocumentKind:
        assert isinstance(store.till.do(BeginDocument(kind, partner="S7", reason="waste")), NotAllowed)


def test_shop_that_wants_no_slips_prints_none() -> None:
    store = Store(policy=StorePolicy(version=7, stock=StockPolicy(prints_slips=False)))
    store.begin(DocumentKind.RECEIPT)
    store.scan()
    store.book()
    assert store.till.memory.documents == []


def test_article_nobody_knows_is_received_by_its_code_and_the_backend_is_told_of_it() -> None:
    store = Store()
    store.begin(DocumentKind.RECEIPT)
    assert isinstance(store.scan("4260000000011"), GoodsUnknown)
    store.kept(store.till.do(AddUnlisted(store.document.document_id, "4260000000011")))
    store.kept(store.scan("4260000000011"))
    store.kept(store.scan("A-1"))
    assert isinstance(store.till.do(AddUnlisted(store.document.document_id, "A-1")), EntryNotPossible)
    assert isinstance(store.book(), DocumentBooked)
    (told,) = store.facts(TransactionKind.ITEM_DRAFT)
    assert (told["sku"], told["unit_price"]) == ("4260000000011", None)
    (moved,) = store.facts(TransactionKind.STOCK_MOVE)
    assert {entry["sku"]: entry["micro"] for entry in moved["stock"]} == {"4260000000011": 2 * ONE, "A-1": ONE}


def test_unlisted_article_that_is_known_when_it_is_booked_is_booked_as_what_it_is() -> None:
    store = Store()
    store.begin(DocumentKind.RECEIPT)
    store.kept(store.scan("CHEESE", "2"))
    store.kept(store.till.do(AddUnlisted(store.document.document_id, "4260000000011")))
    store.kept(store.till.do(AddUnlisted(store.document.document_id, "4260000000028")))
    store.till.catalogue.put(an_item(sku="NEW", name="New"), code="4260000000011")
    store.till.catalogue.put(an_item(sku="NEW", name="New"), code="4260000000028")
    assert isinstance(store.book(), DocumentBooked)
    assert store.facts(TransactionKind.ITEM_DRAFT) == []
    (moved,) = store.facts(TransactionKind.STOCK_MOVE)
    assert {entry["sku"]: entry["micro"] for entry in moved["stock"]} == {"CHEESE": 2 * ONE, "NEW": 2 * ONE}


def test_only_receipts_take_what_nobody_knows() -> None:
    store = Store(SUPERVISOR)
    store.begin(DocumentKind.COUNT)
    assert isinstance(store.till.do(AddUnlisted(store.document.document_id, "4260000000011")), EntryNotPossible)
    assert isinstance(store.scan("4260000000011"), GoodsUnknown)
