"""Selling what the catalogue does not know; and items chosen by hand."""

from decimal import Decimal

import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.operations.counter.command import SignOnNeeded
from evertill.operations.people.sign_off import SignOff
from evertill.operations.selling.changing.change_sale import UndoEdit
from evertill.operations.selling.ringing.ring_sku import RingSku
from evertill.operations.selling.ringing.ring_unknown import RingUnknown
from evertill.operations.selling.sale.outcomes import CodeUnknown, EntryNotPossible, ItemAdded
from tests.support.counter import TEA_GTIN, Till, expect
from tests.support.sales import a_tax

DRAFT = TransactionKind.ITEM_DRAFT


def unknown(
    code: str = "4000000000006", name: str = "Candle", price: str = "3.50", quantity: str | None = None
) -> RingUnknown:
    """A candle under the code it was scanned by."""
    return RingUnknown(code, name, Decimal(price), quantity=None if quantity is None else Decimal(quantity))


def test_unknown_item_is_sold_at_the_keyed_price_and_told_to_the_backend() -> None:
    till = Till()

    added = expect(ItemAdded, till.do(unknown(quantity="2")))

    [line] = added.rung.sale.lines
    assert (line.item.sku, line.item.name, line.item.gtin) == ("4000000000006", "Candle", "04000000000006")
    assert (line.item.tax_class, line.item.is_open_price) == ("standard", True)
    assert added.rung.priced.gross.minor == 700
    assert [draft.body for draft in till.memory.of_kind(DRAFT)] == [
        {
            "sku": "4000000000006",
            "name": "Candle",
            "gtin": "04000000000006",
            "unit_price": "3.5",
            "currency": "EUR",
            "tax_class": "standard",
        }
    ]
    assert till.pays().transaction.body["stock"] == [{"sku": "4000000000006", "micro": -2_000_000, "unit": "C62"}]


def test_unknown_item_in_another_tax_class_is_taxed_by_it() -> None:
    till = Till()
    till.catalogue.taxes["reduced"] = (a_tax("7"),)

    added = expect(ItemAdded, till.do(RingUnknown("X-1", "Book", Decimal("10.70"), tax_class="reduced")))

    assert added.rung.priced.tax.minor == 70


def test_same_unknown_item_again_raises_its_line_and_is_told_once() -> None:
    till = Till()
    till.do(unknown())

    added = expect(ItemAdded, till.do(unknown()))

    assert (len(added.rung.sale.lines), added.rung.priced.gross.minor) == (1, 700)
    assert len(till.memory.of_kind(DRAFT)) == 1
    till.pays()
    till.do(unknown())
    assert len(till.memory.of_kind(DRAFT)) == 2


def test_unknown_item_without_a_name_is_known_by_its_code() -> None:
    added = expect(ItemAdded, Till().do(unknown(name=" \n")))

    assert added.rung.sale.lines[0].item.name == "4000000000006"


def test_undo_of_an_unknown_item_works_as_for_any_other() -> None:
    till = Till()
    till.do(unknown())
    till.do(UndoEdit())

    assert till.memory.committed.open_sale is not None
    assert till.memory.committed.open_sale.live_lines == ()


@pytest.mark.parametrize(
    ("command", "word"),
    [
        (unknown(code=" "), "Without a code"),
        (unknown(code="4111111111111111"), "card number"),
        (unknown(name="5555 5555 5555 4444"), "card number"),
        (unknown(price="-1"), "below zero"),
        (unknown(quantity="0"), "above zero"),
        (unknown(quantity="1.5"), "by the piece"),
        (unknown(price="99999999", quantity="1000000"), "more than this till can book"),
        (unknown(code=TEA_GTIN, price="0.01"), "Green tea 20 bags by now"),
        (unknown(code="A-2", price="0.01"), "Still water by now"),
        (RingUnknown("X-1", "Book", Decimal(1), tax_class="gone"), "'gone' is not known"),
    ],
)
def test_unknown_item_that_cannot_be_sold_is_neither_rung_nor_told(command: RingUnknown, word: str) -> None:
    till = Till()
    before = till.memory.committed.copied()

    assert word in expect(EntryNotPossible, till.do(command)).sentence
    assert till.memory.committed == before


def test_unknown_item_with_nobody_at_the_till_asks_to_sign_on() -> None:
    till = Till()
    till.do(SignOff())

    assert till.do(unknown()) == SignOnNeeded()


def test_item_chosen_by_hand_is_found_by_its_sku_alone() -> None:
    till = Till()

    assert till.do(RingSku("a-1")) == CodeUnknown("a-1")
    assert till.do(RingSku(TEA_GTIN)) == CodeUnknown(TEA_GTIN)
    assert expect(ItemAdded, till.do(RingSku("A-1", quantity=Decimal(3)))).rung.priced.gross.minor == 1497
