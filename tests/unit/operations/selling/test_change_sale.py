"""Edits of the open sale: quantity, price, line void, and the way back."""

from dataclasses import replace
from decimal import Decimal

import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.selling.sale import ModifierKind
from evertill.kernel.quantity import Quantity, Unit, pieces
from evertill.operations.counter.command import NotAllowed
from evertill.operations.selling.aside.put_aside import RecallSale, SuspendSale
from evertill.operations.selling.changing.change_sale import ChangeQuantity, OverridePrice, UndoEdit, VoidLine
from evertill.operations.selling.paying.pay_cash import PayCash, RemoveTenders, TenderTaken
from evertill.operations.selling.sale.open_sale import UNDO_STEPS
from evertill.operations.selling.sale.outcomes import EntryNotPossible, ItemAdded, NothingToChange, SaleChanged
from tests.support.counter import SUPERVISOR, TEA_GTIN, Till, expect
from tests.support.sales import an_item

CHEESE = an_item("12.90", sku="CHEESE", name="Mountain cheese", unit=Unit.KILOGRAM)
PER_PIECE = 499


def quantities(changed: SaleChanged) -> list[tuple[str, int, bool]]:
    """SKU, pieces and whether voided, of every line."""
    return [(line.item.sku, line.quantity.micro // 10**6, line.is_voided) for line in changed.rung.sale.lines]


def undone(till: Till) -> SaleChanged:
    """The sale after an undo, for certain."""
    return expect(SaleChanged, till.do(UndoEdit()))


# ---- quantity


@pytest.mark.parametrize(
    ("command", "count"),
    [
        (ChangeQuantity(1, 1), 3),
        (ChangeQuantity(1, -1), 1),
        (ChangeQuantity(1, Decimal(5)), 7),
        (ChangeQuantity(1, quantity=Decimal(12)), 12),
        (ChangeQuantity(1, delta=9, quantity=Decimal(1)), 1),
        (ChangeQuantity(1, quantity=Decimal(1_000_000)), 1_000_000),
    ],
)
def test_quantity_of_a_line_is_changed_and_priced_anew(command: ChangeQuantity, count: int) -> None:
    till = Till()
    till.ring(quantity="2")

    changed = expect(SaleChanged, till.do(command))

    assert (changed.line_id, quantities(changed)) == (1, [("A-1", count, False)])
    assert changed.rung.priced.gross.minor == count * PER_PIECE
    assert till.memory.committed.open_sale == changed.rung.sale


def test_line_lowered_to_nothing_is_voided() -> None:
    till = Till()
    till.ring()

    changed = expect(SaleChanged, till.do(ChangeQuantity(1, -1)))

    assert (changed.line_id, quantities(changed)) == (None, [("A-1", 1, True)])


@pytest.mark.parametrize(
    "command",
    [
        ChangeQuantity(1, -3),
        ChangeQuantity(1, quantity=Decimal(-1)),
        ChangeQuantity(1, quantity=Decimal("1.5")),
        ChangeQuantity(1, Decimal("0.5")),
        ChangeQuantity(1, quantity=Decimal("0.0000001")),
        ChangeQuantity(1, 1_000_000),
    ],
)
def test_quantity_that_cannot_be_leaves_the_line(command: ChangeQuantity) -> None:
    till = Till()
    before = till.ring(quantity="2").sale

    expect(EntryNotPossible, till.do(command))

    assert till.memory.committed.open_sale == before


def test_quantity_beyond_what_can_be_booked_leaves_the_line() -> None:
    till = Till(an_item("99999999"))
    till.ring()

    assert (
        "more than this till" in expect(EntryNotPossible, till.do(ChangeQuantity(1, quantity=Decimal(10**6)))).sentence
    )


def test_same_quantity_again_is_no_edit() -> None:
    till = Till()
    till.ring(quantity="2")
    kept, told = len(till.memory.kept), list(till.fiscal.told)

    changed = expect(SaleChanged, till.do(ChangeQuantity(1, quantity=Decimal(2))))

    assert quantities(changed) == [("A-1", 2, False)]
    assert (len(till.memory.kept), till.fiscal.told) == (kept, told)
    undone(till)
    assert till.do(UndoEdit()) == NothingToChange()


def test_weighed_line_takes_a_new_weight_but_no_plus_and_minus() -> None:
    till = Till(CHEESE)
    till.ring("CHEESE", quantity="0.500")

    assert "weighed" in expect(EntryNotPossible, till.do(ChangeQuantity(1, 1))).sentence
    changed = expect(SaleChanged, till.do(ChangeQuantity(1, quantity=Decimal("0.347"))))
    assert changed.rung.sale.lines[0].quantity == Quantity(347_000, Unit.KILOGRAM)


def test_line_with_a_serial_number_stays_one_piece() -> None:
    till = Till()
    till.scan("]d20104006381333931" + "21SN-1")

    assert "single piece" in expect(EntryNotPossible, till.do(ChangeQuantity(1, 1))).sentence
    expect(SaleChanged, till.do(ChangeQuantity(1, -1)))


@pytest.mark.parametrize("command", [ChangeQuantity(7, 1), VoidLine(7), ChangeQuantity(1, 1), VoidLine(1), UndoEdit()])
def test_change_of_what_is_not_there_is_nothing(command: ChangeQuantity | VoidLine | UndoEdit) -> None:
    till = Till()

    assert till.do(command) == NothingToChange()
    till.ring()
    till.do(VoidLine(1))
    if not isinstance(command, UndoEdit):
        assert till.do(command) == NothingToChange()


@pytest.mark.parametrize("command", [ChangeQuantity(1, 1), VoidLine(1), OverridePrice(1, Decimal(1), "x"), UndoEdit()])
def test_nothing_is_changed_once_payment_has_begun(
    command: ChangeQuantity | VoidLine | OverridePrice | UndoEdit,
) -> None:
    till = Till(operator=SUPERVISOR)
    till.ring()
    expect(TenderTaken, till.do(PayCash(till.money("1.00"))))

    assert till.do(command) == NothingToChange()
    till.do(RemoveTenders())
    expect(SaleChanged, till.do(command))


# ---- void


def test_voided_line_counts_nothing_and_stays_on_the_record() -> None:
    till = Till()
    till.ring("A-1", quantity="3")
    till.ring("A-2")

    changed = expect(SaleChanged, till.do(VoidLine(1)))
    done = till.pays()

    assert quantities(changed) == [("A-1", 3, True), ("A-2", 1, False)]
    assert done.transaction.body["gross"] == 79
    assert [line["sku"] for line in done.transaction.body["voided"]] == ["A-1"]  # type: ignore[index,union-attr,call-overload]  # JSON
    assert done.transaction.body["stock"] == [{"sku": "A-2", "micro": -1_000_000, "unit": "C62"}]


def test_sale_with_all_lines_voided_cannot_be_paid() -> None:
    till = Till()
    till.ring()
    till.do(VoidLine(1))

    assert till.do(PayCash()) == NothingToChange()
    assert till.memory.of_kind(TransactionKind.SALE) == []


# ---- price


def test_other_price_keeps_the_regular_one_beside_it() -> None:
    till = Till(operator=SUPERVISOR)
    till.ring(quantity="2")

    changed = expect(SaleChanged, till.do(OverridePrice(1, Decimal("3.50"), " shelf\nlabel ")))

    [priced] = changed.rung.priced.lines
    assert (priced.line.regular_price, priced.gross.minor, priced.discount.minor) == (Decimal("4.99"), 700, 298)
    assert [(modifier.kind, modifier.reason) for modifier in priced.line.modifiers] == [
        (ModifierKind.PRICE, "manual:shelf label")
    ]


def test_second_price_takes_the_place_of_the_first() -> None:
    till = Till(operator=SUPERVISOR)
    till.ring()
    till.do(OverridePrice(1, Decimal("3.50"), "label"))

    changed = expect(SaleChanged, till.do(OverridePrice(1, Decimal("4.00"), "label")))

    assert changed.rung.priced.gross.minor == 400
    assert len(changed.rung.sale.lines[0].modifiers) == 1


def test_item_scanned_after_its_price_was_changed_is_a_new_line_at_the_regular_price() -> None:
    till = Till(operator=SUPERVISOR)
    till.ring()
    till.do(OverridePrice(1, Decimal("3.50"), "label"))

    assert expect(ItemAdded, till.scan(TEA_GTIN)).rung.priced.gross.minor == 350 + 499


@pytest.mark.parametrize(
    ("command", "word"),
    [
        (OverridePrice(1, Decimal("-0.01"), "label"), "cannot have that price"),
        (OverridePrice(1, Decimal("3.50"), "  "), "needs a reason"),
        (OverridePrice(1, Decimal("3.50"), "paid with 4111 1111 1111 1111"), "card number"),
    ],
)
def test_price_that_cannot_be_leaves_the_line(command: OverridePrice, word: str) -> None:
    till = Till(operator=SUPERVISOR)
    before = till.ring().sale

    assert word in expect(EntryNotPossible, till.do(command)).sentence
    assert till.memory.committed.open_sale == before


def test_other_price_of_a_labelled_line_or_a_line_not_there_is_refused() -> None:
    till = Till(replace(CHEESE, gtin="90614141000015"), operator=SUPERVISOR)
    till.scan("]d20190614141000015310300034739220399")

    expect(EntryNotPossible, till.do(OverridePrice(1, Decimal(1), "label")))
    expect(EntryNotPossible, till.do(ChangeQuantity(1, quantity=Decimal(1))))
    assert till.do(OverridePrice(2, Decimal(1), "label")) == NothingToChange()


def test_other_price_and_take_back_need_their_rights() -> None:
    till = Till()
    till.ring()

    assert till.do(OverridePrice(1, Decimal("3.50"), "label")) == NotAllowed("override_price")


# ---- undo


def test_undo_of_a_merged_scan_lowers_the_quantity_again() -> None:
    till = Till()
    till.ring(quantity="2")
    till.scan(TEA_GTIN)

    changed = undone(till)

    assert (quantities(changed), changed.line_id) == ([("A-1", 2, False)], 1)


def test_undo_of_the_first_line_leaves_it_on_record_as_voided() -> None:
    till = Till()
    till.ring()

    changed = undone(till)

    assert (quantities(changed), changed.line_id) == ([("A-1", 1, True)], None)
    assert till.do(UndoEdit()) == NothingToChange()
    till.ring("A-2")
    assert till.pays().transaction.body["gross"] == 79


def test_undo_again_and_again_goes_back_step_by_step() -> None:
    till = Till()
    till.ring("A-1")
    till.ring("A-2")
    till.do(ChangeQuantity(1, 4))
    till.do(VoidLine(2))

    assert quantities(undone(till)) == [("A-1", 5, False), ("A-2", 1, False)]
    assert quantities(undone(till)) == [("A-1", 1, False), ("A-2", 1, False)]
    assert quantities(undone(till)) == [("A-1", 1, False), ("A-2", 1, True)]
    assert quantities(undone(till)) == [("A-1", 1, True), ("A-2", 1, True)]
    assert till.do(UndoEdit()) == NothingToChange()


def test_undo_of_an_edit_made_after_an_undo_goes_back_to_that_undo() -> None:
    till = Till()
    till.ring("A-1")
    till.ring("A-2")
    undone(till)
    till.ring("A-2")

    assert quantities(undone(till)) == [("A-1", 1, False), ("A-2", 1, True), ("A-2", 1, True)]
    assert quantities(undone(till)) == [("A-1", 1, True), ("A-2", 1, True), ("A-2", 1, True)]


def test_line_ids_are_never_given_twice_whatever_is_undone() -> None:
    till = Till()
    till.ring("A-1")
    undone(till)
    till.ring("A-1")
    undone(till)

    assert [line.line_id for line in till.ring("A-1").sale.lines] == [1, 2, 3]


def test_undo_reaches_back_so_many_steps_and_no_further() -> None:
    till = Till()
    for _ in range(UNDO_STEPS + 10):
        till.ring()

    for _ in range(UNDO_STEPS):
        last = undone(till)
    assert till.do(UndoEdit()) == NothingToChange()
    assert last.rung.sale.lines[0].quantity == pieces(10)


def test_undo_after_a_restart_is_nothing() -> None:
    till = Till()
    before = till.ring().sale
    till.restarts()

    assert till.do(UndoEdit()) == NothingToChange()
    assert till.memory.committed.open_sale == before
    till.ring("A-2")
    assert quantities(undone(till)) == [("A-1", 1, False), ("A-2", 1, True)]


def test_undo_after_a_recall_is_nothing() -> None:
    till = Till()
    till.ring()
    till.do(SuspendSale())
    till.do(RecallSale())

    assert till.do(UndoEdit()) == NothingToChange()


def test_undo_after_a_sale_was_paid_never_reaches_into_it() -> None:
    till = Till()
    till.sells()

    assert till.do(UndoEdit()) == NothingToChange()
    till.ring("A-2")
    assert quantities(undone(till)) == [("A-2", 1, True)]


def test_undo_of_what_was_rung_while_part_was_paid_brings_no_money_back() -> None:
    till = Till()
    till.ring("A-1")
    till.do(PayCash(till.money("1.00")))
    till.ring("A-2")
    till.ring("A-2")
    till.do(RemoveTenders())

    changed = undone(till)

    assert changed.rung.sale.tenders == ()
    assert undone(till).rung.sale.tenders == ()
    assert till.pays().transaction.body["tenders"] == [{"kind": "cash", "amount": 499, "reference": None}]


def test_undo_tells_the_fiscal_signer_only_when_it_did_something() -> None:
    till = Till()
    till.ring()
    undone(till)
    told = list(till.fiscal.told)

    till.do(UndoEdit())

    assert told == ["begin", "update"] == till.fiscal.told
