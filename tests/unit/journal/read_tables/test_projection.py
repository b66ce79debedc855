"""The rows of the read tables, as a pure function of a transaction."""

from dataclasses import replace

import pytest

from evertill.domain.facts.transaction import ChainHead, Transaction, TransactionKind, seal
from evertill.domain.selling.sale import Direction, Sale, Tender, TenderKind
from evertill.journal.read_tables.projection import INSERTS, ReadRows, named_transaction, own_kin, rows_of
from evertill.kernel.canonical import JsonObject
from tests.support.journal import A_SHIFT_ID, a_draft, an_identity, lines_of, paid, sale_draft
from tests.support.sales import a_line, a_sale, a_tax, an_item, coins, money


def sealed(sale: Sale) -> Transaction:
    return seal(sale_draft(sale, "t-1"), an_identity(), ChainHead())


def of_kind(kind: TransactionKind, body: JsonObject, *, shift_id: str | None = A_SHIFT_ID) -> Transaction:
    return seal(a_draft(kind, "t-1", body, shift_id=shift_id), an_identity(), ChainHead())


def test_rows_of_sale_hold_lines_taxes_tenders_and_stock() -> None:
    lines = [
        a_line(an_item("10.00", sku="A", name="Tea", category="Hot"), quantity="2"),
        a_line(an_item("3.00", sku="B", name="Bag", taxes=[a_tax("5")], is_stocked=False)),
        a_line(an_item("4.00", sku="A2", name="Old tea"), direction=Direction.RETURN),
    ]
    rows = rows_of(sealed(paid(a_sale(lines), over_minor=100)), 7)
    assert rows.sale_lines == [
        (7, 1, "sale", "A", "Tea", "C62", "Hot", 2_000_000, "10", 2000, 0, 1666, 2000),
        (7, 2, "sale", "B", "Bag", "C62", None, 1_000_000, "3", 300, 0, 286, 300),
        (7, 3, "return", "A2", "Old tea", "C62", None, 1_000_000, "4", -400, 0, -333, -400),
    ]
    assert rows.stock_moves == [(7, "A", "C62", -2_000_000), (7, "A2", "C62", 1_000_000)]
    assert rows.tenders == [(7, 1, "cash", 2000, None)]
    assert rows.sale_taxes == [(7, 1, "vat20", "20", 1333, 267), (7, 2, "vat5", "5", 286, 14)]
    assert rows.receipts == [(7, "sale", "S1-2-1-1", "2026-11-21T09:03:00.000+00:00", "EUR", 1900, 3)]
    assert rows.day_sums == [("2026-11-21", "EUR", 1, 0, 2300, 400)]
    assert rows.shift_sums == [(A_SHIFT_ID, "EUR", 1, 0, 2300, 400)]
    assert rows.shift_tenders == [(A_SHIFT_ID, "cash", "", "EUR", 1900)]
    assert rows.till_cash == [(A_SHIFT_ID, "EUR", 1900)]


def test_rows_of_return_count_as_one_with_its_amount_above_zero() -> None:
    rows = rows_of(sealed(paid(a_sale(lines_of(2, direction=Direction.RETURN)))), 1)
    assert rows.day_sums == [("2026-11-21", "EUR", 0, 1, 0, 998)]
    assert rows.till_cash == [(A_SHIFT_ID, "EUR", -998)]
    assert rows.receipts[0][1] == "return"


def test_rows_of_card_sale_leave_the_cash_alone() -> None:
    rows = rows_of(sealed(replace(a_sale(), tenders=(Tender(TenderKind.CARD, money("4.99"), "R"),))), 1)
    assert rows.shift_tenders == [(A_SHIFT_ID, "card", "", "EUR", 499)]
    assert (rows.till_cash, rows.tenders) == ([], [(1, 1, "card", 499, "R")])


def test_rows_of_sale_paid_in_several_ways_sum_each() -> None:
    tenders = [
        Tender(TenderKind.CASH, money("2.00")),
        Tender(TenderKind.CARD, money("1.00")),
        Tender(TenderKind.CASH, money("3.00")),
    ]
    rows = rows_of(sealed(replace(a_sale(), tenders=tuple(tenders))), 1)
    assert rows.shift_tenders == [(A_SHIFT_ID, "cash", "", "EUR", 399), (A_SHIFT_ID, "card", "", "EUR", 100)]
    assert [row[1:4] for row in rows.tenders] == [(1, "cash", 200), (2, "card", 100), (3, "cash", 300)]


def test_rows_of_sale_with_cash_rounding_put_the_coins_into_the_till() -> None:
    sale = a_sale([a_line(an_item("4.98"))])
    sale = paid(replace(sale, policy=replace(sale.policy, cash_rounding=coins(5))))
    rows = rows_of(sealed(sale), 1)
    assert (rows.till_cash, rows.day_sums[0][4]) == ([(A_SHIFT_ID, "EUR", 500)], 498)


def test_rows_of_sale_without_a_shift_are_in_no_shift() -> None:
    draft = replace(sale_draft(paid(a_sale()), "t-1"), shift_id=None)
    rows = rows_of(seal(draft, an_identity(), ChainHead()), 1)
    assert (rows.shift_sums, rows.shift_tenders, rows.till_cash) == ([], [], [])
    assert len(rows.day_sums) == 1


def test_rows_of_loan_put_its_cash_into_the_till() -> None:
    loan = of_kind(TransactionKind.TENDER_LOAN, {"amount": 5000, "currency": "EUR", "reason": "float"})
    assert rows_of(loan, 1) == ReadRows(
        stock_moves=[],
        till_cash=((A_SHIFT_ID, "EUR", 5000),),
        tallies=((1, "cash", "tender_loan:float", 1, 5000),),
    )


@pytest.mark.parametrize(("kind", "amount"), [("tender_pickup", -500), ("paid_in", 500), ("paid_out", -500)])
def test_rows_of_cash_moved_change_the_till(kind: str, amount: int) -> None:
    body: JsonObject = {"amount": 500, "currency": "EUR", "reason": "x"}
    rows = rows_of(of_kind(TransactionKind(kind), body), 7)
    assert (rows.till_cash, rows.tallies) == (((A_SHIFT_ID, "EUR", amount),), ((7, "cash", f"{kind}:x", 1, amount),))


@pytest.mark.parametrize(
    ("kind", "tally"),
    [
        ("no_sale", ("drawer", "check", 1, 0)),
        ("cancel_sale", ("void", "sale:check", 1, 300)),
        ("suspend_sale", ("aside", "suspend_sale", 1, 300)),
        ("recall_sale", ("aside", "recall_sale", 1, 300)),
        ("receipt_copy", ("copy", "copy", 1, 0)),
    ],
)
def test_rows_of_what_reports_count_are_tallies(kind: str, tally: tuple[str, str, int, int]) -> None:
    rows = rows_of(of_kind(TransactionKind(kind), {"reason": "check", "gross": 300}), 7)
    assert rows == ReadRows(stock_moves=[], tallies=((7, *tally),))


def test_rows_of_stock_move_are_its_moves() -> None:
    body: JsonObject = {"reason": "write_off", "stock": [{"sku": "A", "micro": -5, "unit": "KGM"}]}
    assert rows_of(of_kind(TransactionKind.STOCK_MOVE, body), 3) == ReadRows(stock_moves=[(3, "A", "KGM", -5)])


@pytest.mark.parametrize(
    "kind",
    [
        "clock_anomaly",
        "wrong_pins",
        "item_draft",
        "shift_open",
        "sign_off",
        "sign_on",
        "start",
        "till_count",
        "waive_fact",
        "x_report",
    ],
)
def test_rows_of_transaction_that_moves_nothing_are_none(kind: str) -> None:
    assert rows_of(of_kind(TransactionKind(kind), {"anything": 1}), 1) == ReadRows(stock_moves=[])


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (TransactionKind.SALE, {}),
        (
            TransactionKind.RETURN,
            {"currency": "EUR", "gross": 0, "change": 0, "lines": [{}], "tenders": [], "taxes": []},
        ),
        (TransactionKind.SALE, {"currency": "EUR", "gross": 0, "change": 0, "lines": 3, "tenders": [], "taxes": []}),
        (TransactionKind.TENDER_LOAN, {"amount": 1}),
        (TransactionKind.TILL_SETTLE, {"z": 7}),
        (TransactionKind.STOCK_MOVE, {"stock": "many"}),
        (TransactionKind.STOCK_MOVE, {"stock": [{"sku": "A"}]}),
    ],
)
def test_rows_of_body_of_another_shape_is_refused(kind: TransactionKind, body: JsonObject) -> None:
    with pytest.raises(ValueError, match=f"not the body of a {kind}"):
        rows_of(of_kind(kind, body), 1)


def test_own_kin_is_the_sale_and_else_the_fact_itself() -> None:
    assert own_kin(of_kind(TransactionKind.SUSPEND_SALE, {"sale_id": "s-1"})) == "s-1"
    assert own_kin(of_kind(TransactionKind.NO_SALE, {})) == "t-1"


def test_named_transaction_is_the_one_a_copy_is_of() -> None:
    assert named_transaction(of_kind(TransactionKind.RECEIPT_COPY, {"transaction": "t-0", "copy": 1})) == "t-0"
    assert named_transaction(of_kind(TransactionKind.NO_SALE, {})) is None


def test_every_read_table_has_its_statement() -> None:
    assert set(INSERTS) == set(ReadRows.__slots__)
    assert all(f"INSERT INTO {table} " in sql for table, sql in INSERTS.items())
