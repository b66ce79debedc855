"""Goods that come back, on a journal on disk: what the read table says is what `verify` makes of the transactions."""

from dataclasses import replace
from pathlib import Path

from evertill.domain.goods.item_details import Component, ItemDetails
from evertill.domain.policy.store_policy import CashRounding, PricingPolicy, StorePolicy
from evertill.domain.returns.returned_units import CameBack
from evertill.journal.journal import Journal
from evertill.journal.reader import JournalReader
from evertill.journal.verifying.verify import verify
from evertill.kernel.quantity import MICRO
from evertill.operations.returns.take_back import BackLine, TakeBack
from evertill.operations.selling.completed.post_void import PostVoid, SaleUndone
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.sale.outcomes import SaleChanged
from tests.support.counter import MANAGER, TEA, WATER, Till, expect
from tests.support.journal import journal_in
from tests.support.sales import an_item

FILE = "journal.sqlite"


def came_back(journal: Journal, done: SaleDone) -> CameBack:
    with journal.begin() as unit:
        return unit.came_back(done.transaction.transaction_id)


def take(till: Till, sold: SaleDone, line: str = "1", count: int = 1) -> None:
    expect(SaleChanged, till.do(TakeBack(sold.transaction, (BackLine(line, count * MICRO, "faulty"),))))


def test_units_that_came_back_are_known_after_a_restart_and_verify_makes_the_same_rows(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    till = Till(TEA, WATER, journal=journal, operator=MANAGER, policy=StorePolicy(pricing=IN_FIVES))
    till.ring("A-1", quantity="3")
    till.ring("A-2")
    sold = till.pays()
    take(till, sold)
    first = till.pays()
    take(till, sold, count=2)
    take(till, sold, "2")
    till.ring("A-1")
    second = till.pays()
    assert came_back(journal, sold).spans == {"1": ((0, MICRO), (MICRO, 3 * MICRO)), "2": ((0, MICRO),)}
    expect(SaleUndone, till.do(PostVoid(first.transaction.transaction_id, "rung_wrong")))
    known = came_back(journal, sold)
    assert known.spans == {"1": ((MICRO, 3 * MICRO),), "2": ((0, MICRO),)}
    assert sum(amount for told in known.refunds.values() for amount in told.values()) == 998 + 79
    assert came_back(journal, second) == CameBack()
    journal.close()
    assert verify(tmp_path / FILE).is_sound
    reader = JournalReader(tmp_path / FILE)
    assert reader.came_back(sold.transaction.transaction_id) == known
    identity = reader.identity()
    found = reader.numbered_receipt(identity.epoch_number, sold.transaction.receipt_number or 0)
    assert found == sold.transaction.transaction_id
    assert reader.post_void_of(first.transaction.transaction_id) is not None
    reader.close()


def test_sale_of_a_bundle_and_its_return_are_sound(tmp_path: Path) -> None:
    box = replace(an_item("5.00", sku="BOX", is_stocked=False), details=PARTS)
    journal = journal_in(tmp_path)
    till = Till(TEA, WATER, box, journal=journal)
    till.ring("BOX")
    till.ring("A-1")
    sold = till.pays()
    take(till, sold)
    back = till.pays()
    assert back.transaction.body["stock"] == [
        {"sku": "A-1", "micro": MICRO, "unit": "C62"},
        {"sku": "A-2", "micro": MICRO, "unit": "C62"},
    ]
    journal.close()
    assert verify(tmp_path / FILE).is_sound


PARTS = ItemDetails(components=(Component("A-1"), Component("A-2")))
IN_FIVES = PricingPolicy(cash_rounding=CashRounding(5))
