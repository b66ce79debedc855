"""A piece with a serial number is sold once, in a real journal: until it comes back, its sale is undone, or somebody
lets it; and a journal of an earlier release knows of the pieces that it sold."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from evertill.domain.facts.transaction import Transaction
from evertill.domain.goods.item_details import ItemDetails
from evertill.domain.people.people import Right
from evertill.journal.file.migrate import migrate
from evertill.journal.journal import Journal, open_journal
from evertill.journal.verifying.verify import verify
from evertill.kernel.quantity import MICRO
from evertill.operations.counter.command import NotAllowed
from evertill.operations.returns.take_back import BackLine, TakeBack
from evertill.operations.selling.completed.post_void import PostVoid, SaleUndone
from evertill.operations.selling.ringing.line_answers import LineAnswers, SerialNumber
from evertill.operations.selling.ringing.ring_sku import RingSku
from evertill.operations.selling.sale.outcomes import EntryNotPossible, ItemAdded, PieceSold, RingOutcome, SaleChanged
from tests.support.counter import CASHIER, MANAGER, Till, expect
from tests.support.journal import journal_in
from tests.support.sales import an_item

PHONE = replace(
    an_item("499.00", sku="PHONE", name="Phone", gtin="04006381333931"), details=ItemDetails(asks_serial=True)
)
WATCH = replace(PHONE, sku="WATCH", name="Watch", gtin="04006381333948")
FILE = "journal.sqlite"


def a_till(journal: Journal) -> Till:
    return Till(PHONE, WATCH, operator=MANAGER, journal=journal)


def rung(till: Till, serial: str, sku: str = "PHONE", *, is_confirmed: bool = False) -> RingOutcome:
    answers = LineAnswers(serial=SerialNumber(serial))
    return till.do(RingSku(sku, answers=answers, is_serial_confirmed=is_confirmed))


def sold(till: Till, serial: str, *, is_confirmed: bool = False) -> Transaction:
    expect(ItemAdded, rung(till, serial, is_confirmed=is_confirmed))
    return till.pays().transaction


def brought_back(till: Till, sale: Transaction) -> None:
    expect(SaleChanged, till.do(TakeBack(sale, (BackLine("1", MICRO, "unwanted"),))))


def test_piece_that_was_sold_is_not_sold_again_until_it_came_back(tmp_path: Path) -> None:
    with closing(journal_in(tmp_path)) as journal:
        till = a_till(journal)
        first = sold(till, "X1")
        refused = expect(PieceSold, rung(till, "X1"))
        assert (refused.serial, refused.sold.number) == ("X1", first.number_text)
        expect(ItemAdded, rung(till, "X2"))
        expect(ItemAdded, rung(till, "X1", "WATCH"))
        till.pays()
        brought_back(till, first)
        till.pays()
        second = sold(till, "X1")
        assert expect(PieceSold, rung(till, "X1")).sold.number == second.number_text
    assert verify(tmp_path / FILE).is_sound


def test_piece_that_comes_back_on_the_same_sale_goes_out_again_and_is_sold_then(tmp_path: Path) -> None:
    with closing(journal_in(tmp_path)) as journal:
        till = a_till(journal)
        brought_back(till, sold(till, "X1"))
        exchange = sold(till, "X1")
        assert expect(PieceSold, rung(till, "X1")).sold.number == exchange.number_text
        expect(SaleUndone, till.do(PostVoid(exchange.transaction_id, "rung_wrong")))
        expect(PieceSold, rung(till, "X1"))
    assert verify(tmp_path / FILE).is_sound


def test_sale_that_is_undone_frees_the_piece_and_a_return_that_is_undone_takes_it(tmp_path: Path) -> None:
    with closing(journal_in(tmp_path)) as journal:
        till = a_till(journal)
        first = sold(till, "X1")
        expect(SaleUndone, till.do(PostVoid(first.transaction_id, "rung_wrong")))
        second = sold(till, "X1")
        brought_back(till, second)
        back = till.pays().transaction
        expect(SaleUndone, till.do(PostVoid(back.transaction_id, "rung_wrong")))
        expect(PieceSold, rung(till, "X1"))
    assert verify(tmp_path / FILE).is_sound


def test_piece_sold_already_is_sold_all_the_same_by_whoever_may(tmp_path: Path) -> None:
    with closing(journal_in(tmp_path)) as journal:
        till = a_till(journal)
        sold(till, "X1")
        till.sign_on(CASHIER)
        assert expect(NotAllowed, rung(till, "X1", is_confirmed=True)).right is Right.SELL_WITHHELD
        till.sign_on(MANAGER)
        again = sold(till, "X1", is_confirmed=True)
        assert expect(PieceSold, rung(till, "X1")).sold.number == again.number_text


def test_number_on_the_open_sale_is_told_as_such_before_any_sale_of_the_past(tmp_path: Path) -> None:
    with closing(journal_in(tmp_path)) as journal:
        till = a_till(journal)
        expect(ItemAdded, rung(till, "X1"))
        assert "on the sale already" in expect(EntryNotPossible, rung(till, "X1")).sentence


def test_journal_of_an_earlier_release_knows_of_the_pieces_it_sold(tmp_path: Path) -> None:
    with closing(journal_in(tmp_path)) as journal:
        till = a_till(journal)
        first = sold(till, "X1")
        sold(till, "X2")
        brought_back(till, first)
        exchange = sold(till, "X1")
        expect(SaleUndone, till.do(PostVoid(exchange.transaction_id, "rung_wrong")))
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as raw:
        made = raw.execute("SELECT * FROM serial_states ORDER BY 1, 2, 3").fetchall()
        raw.execute("DROP TABLE serial_states")
        raw.execute("UPDATE journal_version SET version_num = '0013'")
    migrate(tmp_path / FILE)
    with closing(sqlite3.connect(tmp_path / FILE)) as raw:
        assert raw.execute("SELECT * FROM serial_states ORDER BY 1, 2, 3").fetchall() == made
    assert [(serial, is_sold) for _, serial, _, is_sold in made] == [("X1", 1), ("X1", 1), ("X1", 1), ("X2", 1)]
    assert verify(tmp_path / FILE).is_sound
    with closing(open_journal(tmp_path / FILE)) as journal:
        expect(PieceSold, rung(Till(PHONE, operator=None, is_open=False, journal=journal, first_id=900), "X2"))
