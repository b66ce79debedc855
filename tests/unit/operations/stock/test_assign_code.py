"""Goods sold or received under a code that nobody knew get their article, once, and lose it again when it was wrong."""

from dataclasses import replace
from decimal import Decimal

import pytest

from evertill.domain.codes.codes import ScannedCode
from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.goods.assigned import Assignment, assignment_content
from evertill.domain.goods.item_details import Component, ItemDetails
from evertill.domain.stock.stock_document import DocumentKind
from evertill.kernel.ids import OperatorId
from evertill.kernel.quantity import Unit
from evertill.operations.counter.command import NotAllowed, SignOnNeeded
from evertill.operations.selling.ringing.ring_unknown import RingUnknown
from evertill.operations.selling.sale.outcomes import CodeUnknown, EntryNotPossible, ItemAdded
from evertill.operations.stock.assign_code import AssignCode, AssignOutcome, CodeAssigned, TakeAssignmentBack
from evertill.operations.stock.begin_document import BeginDocument
from evertill.operations.stock.book_document import BookDocument
from evertill.operations.stock.outcomes import DocumentChanged
from evertill.operations.stock.scan_goods import ScanGoods
from evertill.ports.orders import Copy
from tests.support.counter import CASHIER, MANAGER, TEA, Till, expect
from tests.support.goods import ONE
from tests.support.sales import A_MOMENT, an_item

CODE = "4000000000006"
CHEESE = an_item("10.00", sku="CHEESE", name="Cheese", unit=Unit.KILOGRAM)
SET = replace(an_item(sku="SET"), details=ItemDetails(components=(Component("A-1"),)))


def a_till(operator: OperatorId | None = MANAGER) -> Till:
    """A till that sold two of what nobody knew, whose books say so."""
    till = Till(TEA, CHEESE, SET)
    till.do(RingUnknown(CODE, "Candle", Decimal("3.50"), quantity=Decimal(2)))
    till.pays()
    till.catalogue.stock[CODE] = -2 * ONE
    till.sign_on(operator) if operator is not None else None
    return till


def assigned(till: Till, article: str = "A-1") -> AssignOutcome:
    """What comes of it."""
    return till.do(AssignCode(CODE, article))


def moved(till: Till) -> list[dict[str, int]]:
    """By the facts, in order, what moved of each."""
    facts = till.memory.of_kind(TransactionKind.ITEM_ASSIGNED)
    return [{entry["sku"]: entry["micro"] // ONE for entry in fact.body["stock"]} for fact in facts]  # type: ignore[union-attr,index,call-overload,misc,operator]  # JSON


def test_code_gets_its_article_and_loses_it_again() -> None:
    till = a_till()
    assert assigned(till) == CodeAssigned(CODE, TEA.name)
    assert isinstance(assigned(till), EntryNotPossible), "it has its article"
    assert till.do(TakeAssignmentBack(CODE)) == CodeAssigned(CODE, CODE, is_taken_back=True)
    assert isinstance(till.do(TakeAssignmentBack(CODE)), EntryNotPossible)
    assert moved(till) == [{CODE: 2, "A-1": -2}, {CODE: -2, "A-1": 2}]


def count(till: Till, pieces: int) -> None:
    """The article is counted here."""
    begun = expect(DocumentChanged, till.do(BeginDocument(DocumentKind.COUNT)))
    scanned = ScannedCode("A-1", None, till.clock.now())
    till.do(ScanGoods(begun.document.document_id, scanned, Decimal(pieces)))
    till.do(BookDocument(begun.document.document_id))


def test_article_that_was_counted_after_the_goods_moved_keeps_its_count() -> None:
    till = a_till()
    count(till, 5)
    assigned(till)
    count(till, 4)
    till.do(TakeAssignmentBack(CODE))
    assert moved(till) == [{CODE: 2}, {CODE: -2}]


@pytest.mark.parametrize("article", ["nothing", "CHEESE", "SET", "5200000000007"])
def test_article_that_cannot_be_it_is_refused_with_the_reason(article: str) -> None:
    till = a_till()
    assert isinstance(assigned(till, article), EntryNotPossible)
    till.catalogue.put(an_item(sku=CODE))
    assert isinstance(assigned(till), EntryNotPossible), "the catalogue has it itself"
    assert isinstance(till.do(AssignCode("4111111111111111", "A-1")), EntryNotPossible)
    assert moved(till) == []


def test_only_who_books_differences_may_say_what_it_is() -> None:
    till = a_till(CASHIER)
    assert isinstance(assigned(till), NotAllowed)
    assert isinstance(till.do(TakeAssignmentBack(CODE)), NotAllowed)
    assert isinstance(Till(operator=None, is_open=False).do(AssignCode(CODE, "A-1")), SignOnNeeded)


def test_code_that_got_its_article_is_rung_and_received_as_that() -> None:
    till = a_till()
    assigned(till)
    assert expect(ItemAdded, till.scan(CODE)).rung.sale.lines[-1].item.sku == "A-1"
    begun = expect(DocumentChanged, till.do(BeginDocument(DocumentKind.RECEIPT)))
    scanned = ScannedCode(CODE, None, till.clock.now())
    received = expect(DocumentChanged, till.do(ScanGoods(begun.document.document_id, scanned)))
    assert [line.sku for line in received.document.lines] == ["A-1"]


def test_what_another_till_said_of_a_code_holds_here_until_a_later_word() -> None:
    till = a_till()
    told = Assignment(CODE, "A-1", A_MOMENT, "f1")
    till.copies.assigned_copies = [Copy("bad", 1, {}, A_MOMENT), Copy(CODE, 1, assignment_content(told), A_MOMENT)]
    expect(ItemAdded, till.scan(CODE))
    back = Assignment(CODE, None, till.clock.now(), "f2")
    till.copies.assigned_copies[1:] = [Copy(CODE, 2, assignment_content(back), A_MOMENT)]
    till.clock.passes(seconds=5)
    expect(CodeUnknown, till.scan(CODE))
