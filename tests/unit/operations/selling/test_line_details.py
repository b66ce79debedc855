"""Options, serial numbers, batches and use-by days: asked, answered, refused, on the fact and on paper, given back."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from evertill.domain.goods.item_details import ItemDetails
from evertill.domain.goods.item_options import Option, OptionGroup
from evertill.domain.receipts.receipt import Text
from evertill.domain.returns.original_sale import origin_of, read_original
from evertill.kernel.quantity import MICRO
from evertill.operations.selling.ringing.line_answers import LineAnswers, SerialNumber
from evertill.operations.selling.ringing.ring_sku import RingSku
from evertill.operations.selling.sale.outcomes import (
    DetailsNeeded,
    EntryNotPossible,
    ExpiredItem,
    ItemAdded,
    RingOutcome,
)
from tests.support.counter import SUPERVISOR, Till, expect
from tests.support.sales import an_item, money

SIZE = OptionGroup("Size", (Option("s", "Small", Decimal("-0.50")), Option("l", "Large", Decimal("0.70"))))
EXTRAS = OptionGroup("Extras", (Option("shot", "Shot", Decimal("0.333")), Option("syrup", "Syrup")), least=0, most=2)
COFFEE = replace(an_item("2.50", sku="COFFEE", name="Coffee"), details=ItemDetails(options=(SIZE, EXTRAS)))
PHONE = replace(
    an_item("499.00", sku="PHONE", name="Phone", gtin="04006381333931"), details=ItemDetails(asks_serial=True)
)
MILK = replace(
    an_item("1.29", sku="MILK", name="Milk", gtin="04012345678901"),
    details=ItemDetails(asks_batch=True, asks_expiry=True),
)
IMEI = "353456789012348"


@pytest.fixture
def till() -> Till:
    return Till(COFFEE, PHONE, MILK, operator=SUPERVISOR)


def coffee(till: Till, *options: str, quantity: int = 1) -> ItemAdded:
    answers = LineAnswers(options=options)
    return expect(ItemAdded, till.do(RingSku("COFFEE", Decimal(quantity), answers=answers)))


def phone(till: Till, serial: str) -> RingOutcome:
    return till.do(RingSku("PHONE", answers=LineAnswers(serial=SerialNumber(serial))))


def printed(till: Till) -> set[str]:
    return {block.text.strip() for block in till.memory.documents[-1].receipt.blocks if isinstance(block, Text)}


def test_item_with_options_asks_and_costs_what_was_chosen(till: Till) -> None:
    assert till.do(RingSku("COFFEE")) == DetailsNeeded(COFFEE, options=(SIZE, EXTRAS))
    rung = coffee(till, "l", "shot", quantity=3).rung
    assert rung.priced.gross == money("10.60")  # 3 x 3.533, rounded once on the line
    assert coffee(till, "l", "shot").rung.priced.gross == money("14.13")
    assert [line.quantity.micro // MICRO for line in coffee(till, "s").rung.sale.lines] == [4, 1]


def test_options_are_in_the_fact_on_the_receipt_and_come_back_at_what_was_paid(till: Till) -> None:
    coffee(till, "l", "shot", quantity=3)
    done = till.pays()
    lines = done.transaction.body["lines"]
    assert isinstance(lines, list)
    assert isinstance(lines[0], dict)
    assert lines[0]["options"] == [
        {"group": "Size", "code": "l", "name": "Large", "price": "0.7"},
        {"group": "Extras", "code": "shot", "name": "Shot", "price": "0.333"},
    ]
    assert {"Large +0.70", "Shot +0.333"} <= printed(till)
    original = read_original(done.transaction)
    back = [origin_of(original, original.lines[0], ((at * MICRO, (at + 1) * MICRO),)).gross for at in (2, 0, 1)]
    assert back == [353, 354, 353]


@pytest.mark.parametrize(("options", "reason"), [((), "Size"), (("s", "l"), "Size"), (("s", "gone"), "gone")])
def test_options_that_cannot_be_are_refused_and_nothing_is_added(
    till: Till, options: tuple[str, ...], reason: str
) -> None:
    refused = expect(EntryNotPossible, till.do(RingSku("COFFEE", answers=LineAnswers(options=options))))
    assert reason in refused.sentence
    assert len(coffee(till, "s").rung.sale.lines) == 1


def test_options_below_nothing_are_refused(till: Till) -> None:
    outcome = till.do(RingSku("COFFEE", unit_price=Decimal("0.10"), answers=LineAnswers(options=("s",))))
    assert "less than nothing" in expect(EntryNotPossible, outcome).sentence


def test_serial_is_asked_and_the_same_piece_is_sold_once(till: Till) -> None:
    assert expect(DetailsNeeded, till.scan("4006381333931")).serial
    assert "each piece" in expect(EntryNotPossible, till.scan("4006381333931", quantity="2")).sentence
    assert expect(ItemAdded, phone(till, f" {IMEI} ")).rung.sale.lines[0].serial == IMEI
    assert IMEI in expect(EntryNotPossible, phone(till, IMEI)).sentence
    assert len(expect(ItemAdded, phone(till, "353456789012355")).rung.sale.lines) == 2
    till.pays()
    assert f"Serial no. {IMEI}" in printed(till)


@pytest.mark.parametrize("number", ["4242 4242 4242 4242", "x" * 61])
def test_number_that_cannot_be_kept_is_refused(till: Till, number: str) -> None:
    assert isinstance(phone(till, number), EntryNotPossible)


def test_code_that_names_batch_and_day_is_not_asked_for_them(till: Till) -> None:
    line = expect(ItemAdded, till.scan("]d2010401234567890117280331" + "10L42")).rung.sale.lines[0]
    assert (line.batch, line.expires_on) == ("L42", date(2028, 3, 31))
    till.clock.passes(seconds=5)
    asked = expect(DetailsNeeded, till.scan("]d20104012345678901" + "10L43"))
    assert (asked.batch, asked.expiry) == (False, True)


def test_typed_day_that_is_past_asks_before_it_is_sold(till: Till) -> None:
    answers = LineAnswers(batch="L1", expires_on=date(2026, 11, 1))
    assert expect(ExpiredItem, till.do(RingSku("MILK", answers=answers))).expires_on == date(2026, 11, 1)
    assert isinstance(till.do(RingSku("MILK", answers=answers, is_expiry_confirmed=True)), ItemAdded)
