"""Whatever a scanner or a hand sends, there is one reading or one refusal, and what it says is true."""

from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from evertill.domain.codes.card_guard import looks_like_card_number
from evertill.domain.codes.codes import (
    VARIABLE_MEASURE_TABLES,
    CodeReading,
    ItemCode,
    MeasureCode,
    PlainCode,
    RefusalReason,
    RefusedCode,
    Symbology,
    VariableMeasureRule,
    read_code,
    sentence_for,
)
from evertill.domain.codes.gtin import check_digit, gtin_fault, normalise_gtin

Table = tuple[VariableMeasureRule, ...]
TABLES = st.sampled_from([(), *VARIABLE_MEASURE_TABLES.values()])
SYMBOLOGIES = st.none() | st.sampled_from(Symbology)
MARKS = "]C1 ]d2 ]Q3 ]e0 ]Q1 ]E0 ]E3 ]E4 \x1d ( ) (01) https:// http://[ a.example / ? & ; = % %1d %FF # + - @"
VALUES = "01 10 17 21 30 3103 3922 3932 7003 978 00 000000 260200 04006381333931 4111111111111111 \x00 \ufffd ٣ é 2"
PIECES = st.sampled_from([*MARKS.split(" "), *VALUES.split(" ")])
DIGITS = st.text("0123456789", max_size=40)
NUMBERS = st.text("0123456789", min_size=13, max_size=13)


def check(reading: CodeReading) -> None:
    match reading:
        case RefusedCode(reason):
            assert sentence_for(reason)
        case PlainCode(text):
            assert 0 < len(text) <= 300
            assert "\x1d" not in text
        case ItemCode() | MeasureCode():
            assert len(reading.gtin) == 14
            assert gtin_fault(reading.gtin) is None
            assert reading.weight_micro is None or reading.weight_micro > 0
            assert reading.price is None or reading.price.amount > 0
            assert reading.count is None or reading.count > 0


@given(st.text(max_size=220), SYMBOLOGIES, TABLES)
def test_any_text_gives_one_reading(text: str, symbology: Symbology | None, table: Table) -> None:
    check(read_code(text, symbology, table))


@given(st.binary(max_size=200), st.sampled_from(["latin-1", "utf-8", "ascii", "cp1252"]), SYMBOLOGIES, TABLES)
@example(b"]d2" + b"\xff" * 197, "latin-1", None, ())
def test_any_bytes_give_one_reading(sent: bytes, encoding: str, symbology: Symbology | None, table: Table) -> None:
    for errors in ("replace", "surrogateescape", "ignore"):
        check(read_code(sent.decode(encoding, errors), symbology, table))


@given(st.lists(PIECES | DIGITS, max_size=16).map("".join), SYMBOLOGIES, TABLES)
@example("]d230", None, ())
@example("http://[/01/04006381333931", None, ())
def test_any_text_that_looks_like_a_code_gives_one_reading(
    text: str, symbology: Symbology | None, table: Table
) -> None:
    check(read_code(text, symbology, table))


@given(st.text("0123456789", min_size=13, max_size=19))
def test_card_number_never_comes_through_unless_it_is_an_item(number: str) -> None:
    reading = read_code(number, None, ())
    if looks_like_card_number(number) and gtin_fault(number) is not None:
        assert reading == RefusedCode(RefusalReason.CARD_NUMBER) or number.startswith(("977", "978", "979"))
    else:
        assert isinstance(reading, ItemCode | PlainCode)


@given(NUMBERS.filter(lambda number: number.strip("0")), st.integers(0, 12), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(number: str, place: int, change: int) -> None:
    right = f"{number[:-1]}{check_digit(number[:-1])}"
    wrong = right[:place] + str((int(right[place]) + change) % 10) + right[place + 1 :]
    assert normalise_gtin(wrong) is None


@given(
    st.text("ABCXYZ019-./", min_size=1, max_size=20),
    st.dates(date(2000, 1, 1), date(2075, 12, 31)),
    st.integers(1, 999_999),
    st.integers(1, 10**10),
    st.integers(0, 9),
)
def test_elements_written_are_the_elements_read_in_all_three_syntaxes(
    batch: str, expires_on: date, grams: int, price: int, decimals: int
) -> None:
    elements = [
        ("17", f"{expires_on:%y%m%d}"),
        ("3103", f"{grams:06}"),
        (f"392{decimals}", str(price)),
        ("10", batch),
    ]
    message = "0104006381333931" + "".join(f"{ai}{value}\x1d" for ai, value in elements)
    bracketed = "(01)04006381333931" + "".join(f"({ai}){value}" for ai, value in elements)
    query = "&".join(f"{ai}={value.replace('/', '%2F')}" for ai, value in elements)
    for text in (f"]d2{message}", bracketed, f"https://shop.example/01/4006381333931?{query}"):
        reading = read_code(text, None, ())
        assert isinstance(reading, ItemCode)
        assert reading.price is not None
        assert (reading.batch, reading.expires_on, reading.weight_micro) == (batch, expires_on, grams * 1000)
        assert (reading.price.amount, reading.price.decimals) == (price, decimals)
