"""Every kind of code under the scanner, and what was keyed before it."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from evertill.domain.codes.codes import (
    VARIABLE_MEASURE_TABLES,
    RefusalReason,
    RefusedCode,
    Symbology,
    read_code,
    sentence_for,
)
from evertill.domain.codes.gtin import check_digit
from evertill.domain.codes.variable_measure import Measure, VariableMeasureRule
from evertill.domain.goods.catalogue import Sku
from evertill.domain.policy.labels import LabelPolicy
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.receipts.receipt import Code, CodeKind
from evertill.domain.receipts.receipt_code import claim_payload, receipt_code
from evertill.domain.selling.sale import Direction
from evertill.kernel.money import Money
from evertill.kernel.quantity import Quantity, Unit, pieces
from evertill.operations.counter.command import Command, NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.people.sign_off import SignOff
from evertill.operations.selling.aside.put_aside import CancelSale
from evertill.operations.selling.changing.change_sale import UndoEdit, VoidLine
from evertill.operations.selling.paying.pay_cash import PayCash, TenderTaken
from evertill.operations.selling.sale.limits import AMOUNT_MINOR_MAX
from evertill.operations.selling.sale.outcomes import (
    AgeCheckNeeded,
    CodeRefused,
    CodeUnknown,
    EntryNotPossible,
    ExpiredItem,
    ItemAdded,
    PriceNeeded,
    ReceiptScanned,
    SamePackAgain,
    WeightNeeded,
)
from tests.support.counter import SUPERVISOR, TEA, TEA_GTIN, WATER, Till, expect
from tests.support.sales import an_item

EAN, MATRIX = Symbology.EAN_13, Symbology.GS1_DATA_MATRIX
QR, G128 = Symbology.QR, Symbology.CODE_128
CHEESE = an_item("12.90", sku="4711", name="Mountain cheese", unit=Unit.KILOGRAM, gtin="02000000000008")
MUG = an_item(None, sku="MUG", name="Mug from the shelf")
BEER = an_item("1.20", sku="BEER", name="Beer", minimum_age=16, gtin="04000001000005")
GIN = an_item("15.00", sku="GIN", name="Gin", minimum_age=18)


def label(prefix: str, item: str, measure: str) -> str:
    """An in-store label after the German table, with the verifier that fits its measure."""
    for verifier in "0123456789":
        payload = f"{prefix}{item}{verifier}{measure}"
        code = f"{payload}{check_digit(payload)}"
        if not isinstance(read_code(code, EAN, VARIABLE_MEASURE_TABLES["DE"]), RefusedCode):
            return code
    raise AssertionError("no digit verifies the measure")


def signed_code(till: Till) -> str:
    """The signed code on the till's last receipt."""
    blocks = till.memory.documents[-1].receipt.blocks
    return next(block.text for block in blocks if isinstance(block, Code) and block.kind is CodeKind.QR)


# ---- who may


def test_scan_without_anybody_at_the_till_rings_nothing() -> None:
    till = Till()
    till.do(SignOff())

    assert till.scan(TEA_GTIN) == SignOnNeeded()


def test_scan_before_the_till_is_open_rings_nothing() -> None:
    assert Till(is_open=False).scan(TEA_GTIN) == TillNotOpen()


# ---- item codes and plain codes


@pytest.mark.parametrize(
    ("text", "symbology"),
    [
        (TEA_GTIN, EAN),
        (TEA_GTIN, None),
        ("A-1", None),
        ("A-1", G128),
        ("]E0" + TEA_GTIN, None),
        (f" {TEA_GTIN}\r", None),
    ],
)
def test_scan_of_a_known_code_adds_its_item(text: str, symbology: Symbology | None) -> None:
    till = Till()

    added = expect(ItemAdded, till.scan(text, symbology))

    [line] = added.rung.sale.lines
    assert (line.item, line.quantity, line.regular_price, added.line_id) == (TEA, pieces(1), Decimal("4.99"), 1)
    assert till.memory.committed.open_sale == added.rung.sale


def test_scan_of_an_unknown_item_code_says_which() -> None:
    assert Till().scan("4000000000006", EAN) == CodeUnknown("4000000000006")


def test_scan_of_a_code_that_only_looks_like_a_gtin_finds_the_item_by_its_text() -> None:
    till = Till()
    till.catalogue.put(an_item(sku="ORDER", name="Gift box"), code="96385074")

    assert expect(ItemAdded, till.scan("96385074")).rung.sale.lines[0].item.sku == "ORDER"


def test_scan_of_an_unknown_plain_code_says_which() -> None:
    assert Till().scan("XYZ") == CodeUnknown("XYZ")


def test_unknown_number_with_a_wrong_check_digit_says_why_that_may_be() -> None:
    unknown = expect(CodeUnknown, Till().scan("4006381333935"))

    assert unknown == CodeUnknown("4006381333935", sentence_for(RefusalReason.WRONG_CHECK_DIGIT))


def test_damaged_code_is_refused_with_its_sentence() -> None:
    assert Till().scan("4006381333935", EAN) == CodeRefused(sentence_for(RefusalReason.WRONG_CHECK_DIGIT))


def test_card_number_is_refused_and_written_nowhere() -> None:
    till = Till()

    assert till.scan("4111111111111111") == CodeRefused(sentence_for(RefusalReason.CARD_NUMBER))
    assert "4111" not in repr(till.memory.committed)


def test_nothing_is_written_when_nothing_was_rung() -> None:
    till = Till()
    before = till.memory.committed.copied()

    for text in ("XYZ", "4000000000006", "", "4111111111111111"):
        till.scan(text)

    assert till.memory.committed == before
    assert till.fiscal.told == []


# ---- what was keyed before the scan


def test_quantity_then_scan_rings_so_many() -> None:
    rung = expect(ItemAdded, Till().scan(TEA_GTIN, EAN, quantity="12")).rung

    assert (rung.sale.lines[0].quantity, rung.priced.gross.minor) == (pieces(12), 12 * 499)


def test_price_then_scan_needs_the_right() -> None:
    till = Till()

    assert till.scan(TEA_GTIN, EAN, price="3.99") == NotAllowed("override_price")
    till.sign_on(SUPERVISOR)
    rung = expect(ItemAdded, till.scan(TEA_GTIN, EAN, price="3.99")).rung
    assert (rung.sale.lines[0].regular_price, rung.priced.gross.minor) == (Decimal("3.99"), 399)


def test_minus_then_scan_takes_back_with_the_right() -> None:
    till = Till()

    assert till.scan(TEA_GTIN, EAN, take_back=True) == NotAllowed("take_back_without_receipt")
    till.sign_on(SUPERVISOR)
    rung = expect(ItemAdded, till.scan(TEA_GTIN, EAN, quantity="2", take_back=True)).rung
    [line] = rung.sale.lines
    assert (line.direction, line.quantity, rung.priced.gross.minor) == (Direction.RETURN, pieces(2), -998)


def test_price_below_zero_is_not_possible() -> None:
    till = Till(operator=SUPERVISOR)

    assert "below zero" in expect(EntryNotPossible, till.scan(TEA_GTIN, EAN, price="-0.01")).sentence


@pytest.mark.parametrize("quantity", ["0", "-1", "1000000.000001", "1000001", "0.0000001"])
def test_quantity_out_of_bounds_is_not_possible(quantity: str) -> None:
    assert "quantity" in expect(EntryNotPossible, Till().scan(TEA_GTIN, EAN, quantity=quantity)).sentence


def test_quantity_of_a_million_is_possible() -> None:
    expect(ItemAdded, Till(an_item("0.01", gtin=TEA.gtin)).scan(TEA_GTIN, EAN, quantity="1000000"))


def test_fraction_of_a_piece_is_not_possible() -> None:
    assert "by the piece" in expect(EntryNotPossible, Till().scan(TEA_GTIN, EAN, quantity="1.5")).sentence


def test_amount_beyond_what_can_be_booked_is_not_possible() -> None:
    till = Till(an_item("99999999", gtin=TEA.gtin))
    before = till.memory.committed.copied()

    assert (
        "more than this till can book"
        in expect(EntryNotPossible, till.scan(TEA_GTIN, EAN, quantity="1000000")).sentence
    )
    assert till.memory.committed == before
    assert till.fiscal.told == []


def test_amount_just_within_what_can_be_booked_is_possible_and_a_cent_more_is_not() -> None:
    most = Decimal(AMOUNT_MINOR_MAX) / 100
    till = Till(an_item(str(most), taxes=[]), an_item(str(most + Decimal("0.01")), sku="A-2", taxes=[]))

    expect(EntryNotPossible, till.scan("A-2"))
    expect(ItemAdded, till.scan("A-1"))
    assert till.pays().priced.gross.minor == AMOUNT_MINOR_MAX


def test_amounts_going_both_ways_do_not_make_room_for_each_other() -> None:
    till = Till(an_item(str(Decimal(AMOUNT_MINOR_MAX) / 100), taxes=[]), operator=SUPERVISOR)
    till.scan("A-1")

    assert "more than this till can book" in expect(EntryNotPossible, till.scan("A-1", take_back=True)).sentence


def test_weight_finer_than_a_millionth_is_not_possible() -> None:
    assert "six decimals" in expect(EntryNotPossible, Till(CHEESE).scan("4711", quantity="1.0000001")).sentence


def test_item_priced_in_another_currency_is_not_possible() -> None:
    till = Till(an_item(currency="USD", gtin=TEA.gtin))

    assert "USD" in expect(EntryNotPossible, till.scan(TEA_GTIN, EAN)).sentence


# ---- merging


def test_equal_scans_in_a_row_raise_one_line() -> None:
    till = Till()

    for _ in range(3):
        added = expect(ItemAdded, till.scan(TEA_GTIN, EAN))

    assert ([line.quantity for line in added.rung.sale.lines], added.line_id) == ([pieces(3)], 1)


def test_equal_scans_with_another_between_are_lines_of_their_own() -> None:
    till = Till()
    till.scan(TEA_GTIN, EAN)
    till.scan("A-2")

    added = expect(ItemAdded, till.scan(TEA_GTIN, EAN))

    assert ([line.item.sku for line in added.rung.sale.lines], added.line_id) == (["A-1", "A-2", "A-1"], 3)


def test_scan_after_the_price_changed_is_a_line_of_its_own() -> None:
    till = Till()
    till.scan(TEA_GTIN, EAN)
    till.catalogue.put(replace(TEA, unit_price=Decimal("5.49")))

    rung = expect(ItemAdded, till.scan(TEA_GTIN, EAN)).rung

    assert [line.regular_price for line in rung.sale.lines] == [Decimal("4.99"), Decimal("5.49")]


def test_scan_at_another_price_or_the_other_way_does_not_merge() -> None:
    till = Till(operator=SUPERVISOR)
    till.scan(TEA_GTIN, EAN)
    till.scan(TEA_GTIN, EAN, price="3.99")
    till.scan(TEA_GTIN, EAN, take_back=True)

    assert len(expect(ItemAdded, till.scan(TEA_GTIN, EAN)).rung.sale.lines) == 4


def test_scan_after_its_line_was_voided_is_a_new_line() -> None:
    till = Till()
    till.scan(TEA_GTIN, EAN)
    till.do(VoidLine(1))

    assert expect(ItemAdded, till.scan(TEA_GTIN, EAN)).line_id == 2


def test_merging_stops_where_the_quantity_would_be_too_large() -> None:
    till = Till(an_item("0.01", gtin=TEA.gtin))
    till.scan(TEA_GTIN, EAN, quantity="1000000")

    assert [line.quantity.micro // 10**6 for line in expect(ItemAdded, till.scan(TEA_GTIN)).rung.sale.lines] == [
        10**6,
        1,
    ]


# ---- questions


def test_open_price_item_asks_for_its_price_and_takes_it_from_a_cashier() -> None:
    till = Till(MUG)

    assert till.scan("MUG") == PriceNeeded(MUG)
    rung = expect(ItemAdded, till.scan("MUG", price="7.50")).rung
    assert rung.sale.lines[0].regular_price == Decimal("7.50")


def test_weighed_item_asks_for_its_weight_and_is_rung_with_it() -> None:
    till = Till(CHEESE)

    assert till.scan("4711") == WeightNeeded(CHEESE)
    rung = expect(ItemAdded, till.scan("4711", quantity="0.347")).rung
    assert (rung.sale.lines[0].quantity, rung.priced.gross.minor) == (Quantity(347_000, Unit.KILOGRAM), 448)


def test_two_weighings_in_a_row_stay_apart() -> None:
    till = Till(CHEESE)
    till.scan("4711", quantity="0.5")

    assert len(expect(ItemAdded, till.scan("4711", quantity="0.5")).rung.sale.lines) == 2


def test_age_is_asked_for_once_in_a_sale_and_again_for_a_higher_one() -> None:
    till = Till(BEER, GIN)

    assert till.scan("BEER") == AgeCheckNeeded(BEER, 16)
    assert till.memory.committed.open_sale is None
    expect(ItemAdded, till.scan("BEER", is_age_confirmed=True))
    expect(ItemAdded, till.scan("BEER"))
    assert till.scan("GIN") == AgeCheckNeeded(GIN, 18)
    expect(ItemAdded, till.scan("GIN", is_age_confirmed=True))
    till.pays()
    assert till.scan("BEER") == AgeCheckNeeded(BEER, 16)


def test_age_confirmed_for_a_line_since_voided_is_asked_for_again() -> None:
    till = Till(BEER)
    till.scan("BEER", is_age_confirmed=True)
    till.do(VoidLine(1))

    assert till.scan("BEER") == AgeCheckNeeded(BEER, 16)


def test_age_is_not_asked_for_when_goods_come_back_and_that_confirms_nothing() -> None:
    till = Till(BEER, operator=SUPERVISOR)

    expect(ItemAdded, till.scan("BEER", take_back=True))
    assert till.scan("BEER") == AgeCheckNeeded(BEER, 16)


# ---- in-store labels


def test_price_label_is_charged_as_printed_and_moves_what_that_price_buys() -> None:
    till = Till(CHEESE)

    added = expect(ItemAdded, till.scan(label("22", "4711", "00312"), EAN))

    [line] = added.rung.sale.lines
    assert line.label_amount == Money(312, "EUR")
    assert line.quantity == Quantity(242_000, Unit.KILOGRAM)  # 3.12 / 12.90 = 0.24186
    assert added.rung.priced.gross.minor == 312


@pytest.mark.parametrize(
    ("unit_price", "micro"),
    [("99999", 1000), ("0", 1_000_000), ("0.000001", 1_000_000_000_000), ("3.12", 1_000_000), ("62.40", 50_000)],
)
def test_price_label_moves_something_whatever_the_unit_price(unit_price: str, micro: int) -> None:
    till = Till(replace(CHEESE, unit_price=Decimal(unit_price)))

    [line] = expect(ItemAdded, till.scan(label("22", "4711", "00312"), EAN)).rung.sale.lines

    assert line.quantity.micro == micro
    assert till.pays().priced.gross.minor == 312


def test_price_label_of_an_item_sold_by_the_piece_is_one_piece_at_that_price() -> None:
    till = Till(an_item("1.00", sku="4711", name="Flowers"))

    [line] = expect(ItemAdded, till.scan(label("22", "4711", "00312"), EAN)).rung.priced.lines

    assert (line.line.quantity, line.gross.minor) == (pieces(1), 312)


def test_price_label_of_an_open_price_item_needs_no_question() -> None:
    till = Till(replace(MUG, sku=Sku("4711")))

    rung = expect(ItemAdded, till.scan(label("22", "4711", "00312"), EAN)).rung

    assert (rung.priced.gross.minor, rung.sale.lines[0].quantity) == (312, pieces(1))


def test_two_equal_price_labels_are_two_lines() -> None:
    till = Till(CHEESE)
    code = label("22", "4711", "00312")
    till.scan(code, EAN)

    assert [line.gross.minor for line in expect(ItemAdded, till.scan(code, EAN)).rung.priced.lines] == [312, 312]


def test_quantity_before_a_price_label_is_so_many_packs() -> None:
    till = Till(CHEESE)

    [line] = expect(ItemAdded, till.scan(label("22", "4711", "00312"), EAN, quantity="3")).rung.sale.lines

    assert (line.label_amount, line.quantity.micro) == (Money(936, "EUR"), 726_000)


def test_part_of_a_labelled_pack_is_not_possible() -> None:
    till = Till(CHEESE)

    assert (
        "whole number of packs"
        in expect(EntryNotPossible, till.scan(label("22", "4711", "00312"), EAN, quantity="0.5")).sentence
    )


def test_price_keyed_before_a_price_label_is_not_possible() -> None:
    till = Till(CHEESE, operator=SUPERVISOR)

    assert "own price" in expect(EntryNotPossible, till.scan(label("22", "4711", "00312"), EAN, price="1.00")).sentence


def test_weight_label_is_priced_by_its_weight() -> None:
    till = Till(CHEESE)

    [line] = expect(ItemAdded, till.scan(label("28", "4711", "00347"), EAN)).rung.priced.lines

    assert (line.line.quantity, line.gross.minor, line.line.label_amount) == (
        Quantity(347_000, Unit.KILOGRAM),
        448,
        None,
    )


def test_weight_label_of_an_item_sold_by_the_piece_is_not_possible() -> None:
    till = Till(replace(CHEESE, unit=Unit.PIECE))

    assert "by the piece" in expect(EntryNotPossible, till.scan(label("28", "4711", "00347"), EAN)).sentence


def test_weight_label_of_an_item_sold_by_the_litre_asks_for_the_measure() -> None:
    oil = replace(CHEESE, unit=Unit.LITRE)

    assert Till(oil).scan(label("28", "4711", "00347"), EAN) == WeightNeeded(oil)


def test_count_label_rings_so_many_pieces() -> None:
    till = Till(an_item("0.40", sku="4711", name="Roll"))

    [line] = expect(ItemAdded, till.scan(label("25", "4711", "00006"), EAN)).rung.priced.lines

    assert (line.line.quantity, line.gross.minor) == (pieces(6), 240)


def test_count_label_of_a_weighed_item_asks_for_its_weight() -> None:
    assert Till(CHEESE).scan(label("25", "4711", "00006"), EAN) == WeightNeeded(CHEESE)


def test_count_label_of_an_item_sold_by_the_litre_asks_for_the_measure() -> None:
    oil = replace(CHEESE, unit=Unit.LITRE)

    assert Till(oil).scan(label("25", "4711", "00006"), EAN) == WeightNeeded(oil)


def test_label_with_nothing_weighed_asks() -> None:
    assert Till(CHEESE).scan(label("22", "4711", "00000"), EAN) == WeightNeeded(CHEESE)


def test_label_item_number_is_found_without_its_leading_zeros_too() -> None:
    till = Till(replace(CHEESE, sku=Sku("47")))

    assert expect(ItemAdded, till.scan(label("22", "0047", "00312"), EAN)).rung.priced.gross.minor == 312


def test_label_of_an_unknown_item_says_which() -> None:
    code = label("22", "4712", "00312")

    assert Till(CHEESE).scan(code, EAN) == CodeUnknown(code)


def test_label_with_a_wrong_verifier_is_refused() -> None:
    code = label("22", "4711", "00312")
    wrong = f"{code[:6]}{(int(code[6]) + 1) % 10}{code[7:12]}"

    assert Till(CHEESE).scan(wrong + str(check_digit(wrong)), EAN) == CodeRefused(
        sentence_for(RefusalReason.WRONG_VERIFIER)
    )


def test_nordic_label_finds_its_item_by_the_number_with_the_measure_zeroed() -> None:
    payload = "200471100000"
    zeroed = f"0{payload}{check_digit(payload)}"
    till = Till(replace(CHEESE, gtin=zeroed), policy=StorePolicy(labels=LabelPolicy("SE")))
    payload = "200471100312"

    rung = expect(ItemAdded, till.scan(f"{payload}{check_digit(payload)}", EAN)).rung

    assert rung.priced.gross.minor == 312


def test_label_whose_price_is_no_amount_of_the_shops_currency_is_not_possible() -> None:
    yen = replace(CHEESE, currency="JPY", unit_price=Decimal(1290))
    till = Till(yen, policy=StorePolicy(currency="JPY"))

    assert "currency" in expect(EntryNotPossible, till.scan(label("22", "4711", "00312"), EAN)).sentence


def test_country_without_a_table_reads_labels_as_item_codes() -> None:
    till = Till(CHEESE, policy=StorePolicy(labels=LabelPolicy("none")))
    code = label("22", "4711", "00312")

    assert till.scan(code, EAN) == CodeUnknown(code)


def test_shops_own_rule_reads_a_label_that_the_national_table_reads_otherwise() -> None:
    payload = "284711003470"  # for the German table a weight; this shop's scales print a price of six digits
    own = VariableMeasureRule("28", item_digits=4, measure_digits=6, measure=Measure.PRICE, decimals=3)
    till = Till(CHEESE, policy=StorePolicy(labels=LabelPolicy("DE", (own,))))

    rung = expect(ItemAdded, till.scan(f"{payload}{check_digit(payload)}", EAN)).rung

    assert rung.priced.gross.minor == 347


# ---- GS1


def gs1(rest: str) -> str:
    """A GS1 DataMatrix of the tea."""
    return f"01{TEA.gtin}{rest}"


def test_gs1_code_keeps_batch_and_expiry_with_the_line() -> None:
    till = Till()

    [line] = expect(ItemAdded, till.scan(gs1("1727063010B-77"), MATRIX)).rung.sale.lines

    assert (line.item, line.batch, line.expires_on, line.serial) == (TEA, "B-77", date(2027, 6, 30), None)


def test_gs1_packs_of_one_batch_stay_lines_of_their_own() -> None:
    till = Till()
    till.scan(gs1("10B-77"), MATRIX)

    assert len(expect(ItemAdded, till.scan(gs1("10B-77"), MATRIX)).rung.sale.lines) == 2


@pytest.mark.parametrize("told", ["10B-77", "17270630", "21SN-1"])
def test_pack_whose_code_says_more_never_joins_a_plain_line(told: str) -> None:
    till = Till()
    till.scan(TEA_GTIN, EAN)
    till.clock.passes(seconds=2)

    assert len(expect(ItemAdded, till.scan(gs1(told), MATRIX)).rung.sale.lines) == 2
    till.clock.passes(seconds=2)
    assert len(expect(ItemAdded, till.scan(TEA_GTIN, EAN)).rung.sale.lines) == 3


def test_gs1_weight_is_the_quantity_of_a_weighed_item() -> None:
    till = Till(replace(CHEESE, gtin="90614141000015"))

    [line] = expect(ItemAdded, till.scan("01906141410000153103000347", MATRIX)).rung.sale.lines

    assert line.quantity == Quantity(347_000, Unit.KILOGRAM)


def test_gs1_price_is_charged_as_printed_and_the_weight_moves_the_stock() -> None:
    till = Till(replace(CHEESE, gtin="90614141000015"))

    scanned = till.scan("0190614141000015310300034739220399", MATRIX)

    [line] = expect(ItemAdded, scanned).rung.priced.lines
    assert (line.gross.minor, line.line.quantity.micro) == (399, 347_000)


def test_gs1_price_in_another_currency_is_not_possible() -> None:
    till = Till()

    assert "currency" in expect(EntryNotPossible, till.scan(gs1("3932840399"), MATRIX)).sentence


def test_gs1_serial_names_one_piece_only() -> None:
    till = Till()
    serial = gs1("21SN-0001")

    assert "one single piece" in expect(EntryNotPossible, till.scan(serial, MATRIX, quantity="2")).sentence
    assert expect(ItemAdded, till.scan(serial, MATRIX)).rung.sale.lines[0].serial == "SN-0001"


def test_gs1_count_of_a_piece_item_is_its_quantity() -> None:
    till = Till()

    rung = expect(ItemAdded, till.scan(gs1("3012"), MATRIX, quantity="2")).rung

    assert rung.sale.lines[0].quantity == pieces(24)


def test_expired_pack_asks_and_is_sold_once_confirmed() -> None:
    till = Till()
    expired = gs1("17261120")

    assert till.scan(expired, MATRIX) == ExpiredItem(TEA, date(2026, 11, 20))
    assert till.memory.committed.open_sale is None
    rung = expect(ItemAdded, till.scan(expired, MATRIX, is_expiry_confirmed=True)).rung
    assert rung.sale.lines[0].expires_on == date(2026, 11, 20)


def test_pack_that_expires_today_is_sold_without_a_question() -> None:
    expect(ItemAdded, Till().scan(gs1("17261121"), MATRIX))


def test_expired_pack_may_come_back() -> None:
    expect(ItemAdded, Till(operator=SUPERVISOR).scan(gs1("17261120"), MATRIX, take_back=True))


def test_best_before_date_in_the_past_is_no_question() -> None:
    expect(ItemAdded, Till().scan(gs1("15261120"), MATRIX))


# ---- one pack, two codes


def test_other_code_of_the_same_pack_within_a_second_adds_nothing() -> None:
    till = Till()
    till.scan(TEA_GTIN, EAN)
    till.clock.passes(ms=800)
    before = till.memory.committed.copied()

    again = expect(SamePackAgain, till.scan(gs1("10B-77"), MATRIX))

    assert (again.line_id, again.rung.sale.lines[0].quantity) == (1, pieces(1))
    assert till.memory.committed == before


def test_other_code_after_a_second_is_another_pack() -> None:
    till = Till()
    till.scan(TEA_GTIN, EAN)
    till.clock.passes(ms=1001)

    expect(ItemAdded, till.scan(gs1("10B-77"), MATRIX))


def test_third_scan_counts_from_the_one_that_was_rung() -> None:
    till = Till()
    till.scan(TEA_GTIN, EAN)
    till.clock.passes(ms=600)
    expect(SamePackAgain, till.scan(gs1("10B-77"), MATRIX))
    till.clock.passes(ms=600)

    expect(ItemAdded, till.scan(gs1("10B-77"), MATRIX))


def test_equal_codes_scanned_fast_are_so_many_packs() -> None:
    till = Till()

    for _ in range(6):
        till.clock.passes(ms=100)
        added = expect(ItemAdded, till.scan(TEA_GTIN, EAN))

    assert added.rung.sale.lines[0].quantity == pieces(6)


def test_other_code_with_a_quantity_keyed_is_meant() -> None:
    till = Till()
    till.scan(TEA_GTIN, EAN)

    expect(ItemAdded, till.scan(gs1("10B-77"), MATRIX, quantity="2"))


@pytest.mark.parametrize("between", [UndoEdit(), VoidLine(1), CancelSale()])
def test_other_code_after_the_line_was_taken_off_is_rung(between: Command[object]) -> None:
    till = Till()
    till.scan(TEA_GTIN, EAN)
    till.do(between)

    expect(ItemAdded, till.scan(gs1("10B-77"), MATRIX))


def test_other_code_after_the_sale_was_paid_is_the_next_customers() -> None:
    till = Till()
    till.scan(TEA_GTIN, EAN)
    till.pays()

    expect(ItemAdded, till.scan(gs1("10B-77"), MATRIX))


def test_question_answered_about_a_scan_is_not_the_same_pack() -> None:
    till = Till(replace(BEER, gtin=TEA.gtin))
    assert isinstance(till.scan(TEA_GTIN, EAN), AgeCheckNeeded)

    expect(ItemAdded, till.scan(TEA_GTIN, EAN, is_age_confirmed=True))


# ---- receipts


def test_signed_code_of_our_receipt_names_its_transaction() -> None:
    till = Till()
    done = till.sells()

    found = expect(ReceiptScanned, till.scan(signed_code(till), QR))

    assert found.transaction_id == done.transaction.transaction_id
    assert found.claim is not None
    assert (found.claim.number, found.claim.gross_minor) == ("S1-2-1-1", 499)
    assert expect(ReceiptScanned, till.scan("]Q1" + signed_code(till))) == found


def test_signed_code_of_another_till_says_what_it_claims() -> None:
    other, till = Till(), Till()
    other.sells("A-2")

    found = expect(ReceiptScanned, till.scan(signed_code(other), QR))

    assert found.transaction_id is None
    assert found.claim is not None
    assert found.claim.gross_minor == 79


def test_signed_code_that_names_our_receipt_with_another_hash_finds_none() -> None:
    till = Till()
    done = till.sells()
    payload = claim_payload(replace(done.transaction, hash="0" * 64), gross_minor=99900, currency="EUR")

    found = expect(ReceiptScanned, till.scan(receipt_code(payload, till.key.sign(payload)), QR))

    assert found.transaction_id is None


def test_receipt_number_names_its_transaction() -> None:
    till = Till()
    first, second = till.sells(), till.sells("A-2")

    assert till.scan(first.transaction.number_text, G128) == ReceiptScanned(first.transaction.transaction_id, None)
    assert till.scan(second.transaction.number_text) == ReceiptScanned(second.transaction.transaction_id, None)


def test_receipt_number_of_ours_that_was_never_given_finds_none() -> None:
    assert Till().scan("S1-2-1-99") == ReceiptScanned(None, None)


def test_item_whose_code_looks_like_a_receipt_number_is_still_an_item() -> None:
    till = Till(an_item(sku="S1-2-1-1"))

    expect(ItemAdded, till.scan("S1-2-1-1"))


# ---- while paying


def test_scan_while_part_is_paid_joins_the_sale_and_keeps_the_tender() -> None:
    till = Till()
    till.ring()
    expect(TenderTaken, till.do(PayCash(till.money("2.00"))))

    rung = expect(ItemAdded, till.scan("A-2")).rung

    assert (rung.settlement.tendered.minor, rung.settlement.remaining.minor) == (200, 499 + 79 - 200)
    assert till.pays().transaction.body["gross"] == 578


def test_scan_of_the_next_item_after_a_sale_starts_the_next_sale() -> None:
    till = Till()
    first = till.sells()

    added = expect(ItemAdded, till.scan(TEA_GTIN, EAN))

    assert added.rung.sale.sale_id != first.priced.sale.sale_id
    assert [line.item for line in added.rung.sale.lines] == [TEA]


def test_fiscal_signer_is_told_of_begin_update_and_finish() -> None:
    till = Till()

    till.scan(TEA_GTIN, EAN)
    till.scan("A-2")
    till.pays()

    assert till.fiscal.told == ["begin", "update", "finish"]


def test_waiting_a_moment_between_scans_changes_nothing_but_the_time() -> None:
    till = Till(TEA, WATER)
    till.scan(TEA_GTIN, EAN)
    till.clock.passes(seconds=30)

    done = till.pays()

    assert done.transaction.occurred_at - done.priced.sale.started_at == timedelta(seconds=30)
