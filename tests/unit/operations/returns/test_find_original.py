"""Which sale a receipt stands for: ours by number, barcode or signed code, or another till's."""

import pytest

from evertill.domain.facts.transaction import Transaction
from evertill.domain.receipts.receipt_code import claim_payload, receipt_code
from evertill.domain.receipts.receipt_reference import ReceiptReference
from evertill.kernel.ids import TransactionId
from evertill.kernel.quantity import MICRO
from evertill.operations.counter.reading import Reading
from evertill.operations.returns.find_original import (
    FindOriginal,
    FindOriginalAnswer,
    FindOriginalOf,
    NoSuchReceipt,
    NotToReturn,
    OriginalFound,
    SoldElsewhere,
)
from evertill.operations.returns.take_back import BackLine, TakeBack
from evertill.operations.selling.completed.post_void import PostVoid
from tests.support.counter import MANAGER, Till, expect
from tests.support.memory_reading import FakeSync, MemoryReading


def a_reading(till: Till) -> Reading:
    sync = FakeSync(till.clock.now())
    return Reading(
        catalogue=till.catalogue,
        stock=till.catalogue,
        freshness=sync,
        journal=MemoryReading(till),
        outbox=sync,
        route="central",
        link=lambda: sync.link,
    )


def finds(till: Till, text: str) -> FindOriginalAnswer:
    return FindOriginal(text).answer(a_reading(till))


def code_of(done: Transaction, *, hash_: str = "") -> str:
    payload = claim_payload(done, gross_minor=499, currency="EUR")
    return receipt_code(payload.replace(done.hash.encode(), (hash_ or done.hash).encode()), bytes(64))


def test_number_gift_receipt_and_signed_code_find_the_sale_with_what_came_back() -> None:
    till = Till()
    sold = till.sells("A-1", "A-2").transaction
    till.do(TakeBack(sold, (BackLine("2", MICRO, "faulty"),)))
    till.pays()
    for text, is_gift in ((sold.number_text, False), (f"GIFT-{sold.number_text}", True), (code_of(sold), False)):
        found = expect(OriginalFound, finds(till, text))
        assert found.sale.fact_id == sold.transaction_id
        assert found.reference.is_gift is is_gift
        assert found.came_back.spans == {"2": ((0, MICRO),)}


def test_receipt_of_another_till_or_a_forged_code_is_told_as_such() -> None:
    till = Till()
    sold = till.sells().transaction
    assert finds(till, "S1-9-1-7") == SoldElsewhere(ReceiptReference("S1-9-1-7"))
    assert isinstance(finds(till, "S1-2-1-99"), SoldElsewhere)
    assert isinstance(finds(till, code_of(sold, hash_="0" * 64)), SoldElsewhere)


def test_return_and_undone_sale_have_nothing_to_come_back() -> None:
    till = Till(operator=MANAGER)
    first, second = till.sells().transaction, till.sells().transaction
    till.do(TakeBack(first, (BackLine("1", MICRO, "faulty"),)))
    returned = till.pays().transaction
    till.do(PostVoid(second.transaction_id, "rung_wrong"))
    assert "not of a sale" in expect(NotToReturn, finds(till, returned.number_text)).sentence
    assert "undone" in expect(NotToReturn, finds(till, second.number_text)).sentence


@pytest.mark.parametrize("text", ["", "4006381333931", "tea"])
def test_text_that_names_no_receipt_is_told(text: str) -> None:
    assert finds(Till(), text) == NoSuchReceipt(text)


def test_known_transaction_is_found_by_its_id() -> None:
    till = Till()
    sold = till.sells().transaction
    reading = a_reading(till)
    assert expect(OriginalFound, FindOriginalOf(sold.transaction_id, True).answer(reading)).reference.is_gift
    first = till.memory.transactions[0]
    for transaction_id in (first.transaction_id, TransactionId("nobody")):
        assert isinstance(FindOriginalOf(transaction_id).answer(reading), NotToReturn)
