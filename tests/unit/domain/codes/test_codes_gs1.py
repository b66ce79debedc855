"""GS1 element strings, their bracketed form, and Digital Link addresses, with the traps of real labels."""

from datetime import date

import pytest

from evertill.domain.codes.codes import (
    ItemCode,
    PlainCode,
    PrintedPrice,
    RefusalReason,
    RefusedCode,
    Symbology,
    read_code,
)
from evertill.domain.codes.currency_numbers import currency_of_number
from evertill.domain.codes.gtin import Gtin
from evertill.kernel.money import Money

GTIN = Gtin("04006381333931")
AI_GTIN = f"01{GTIN}"


def read_item(text: str, symbology: Symbology | None = None) -> ItemCode:
    reading = read_code(text, symbology, ())
    assert isinstance(reading, ItemCode), reading
    return reading


@pytest.mark.parametrize("mark", ["]C1", "]d2", "]Q3", "]e0", "\x1d", "]d2\x1d", "]C0\x1d"])
def test_element_string_behind_a_mark_is_read(mark: str) -> None:
    item = read_item(f"{mark}{AI_GTIN}10AB-1\x1d21S/9")
    assert (item.gtin, item.batch, item.serial) == (GTIN, "AB-1", "S/9")


@pytest.mark.parametrize("mark", ["", "]C0", "]d1", "]Q1"])
def test_element_string_without_a_mark_is_plain(mark: str) -> None:
    text = f"{AI_GTIN}10AB"
    assert read_code(f"{mark}{text}", None, ()) == PlainCode(text)


def test_ean_that_would_also_be_an_order_number_element_is_an_item() -> None:
    assert read_item("4006381333931").gtin == GTIN


def test_every_element_of_interest_is_kept() -> None:
    item = read_item(f"]d2{AI_GTIN}172602001526020316260204{'3103'}001250{'3922'}1299\x1d306\x1d10L")
    assert item.expires_on == date(2026, 2, 28)
    assert item.best_before == date(2026, 2, 3)
    assert item.sell_by == date(2026, 2, 4)
    assert item.weight_micro == 1_250_000
    assert item.price == PrintedPrice(1299, 2)
    assert item.count == 6
    assert item.batch == "L"


@pytest.mark.parametrize(
    ("yymmdd", "expected"),
    [
        ("240200", date(2024, 2, 29)),
        ("261200", date(2026, 12, 31)),
        ("750101", date(2075, 1, 1)),
        ("991231", date(1999, 12, 31)),
        ("000000", None),
    ],
)
def test_expiry_date_is_read(yymmdd: str, expected: date | None) -> None:
    assert read_item(f"]d2{AI_GTIN}17{yymmdd}").expires_on == expected


@pytest.mark.parametrize("ai", ["15", "16", "17"])
@pytest.mark.parametrize("yymmdd", ["260431", "260230", "260001"])
def test_date_that_does_not_exist_is_refused(ai: str, yymmdd: str) -> None:
    assert read_code(f"]d2{AI_GTIN}{ai}{yymmdd}", None, ()) == RefusedCode(RefusalReason.IMPOSSIBLE_DATE)


def test_expiry_to_the_minute_in_a_month_that_does_not_exist_is_refused() -> None:
    assert read_code(f"]d2{AI_GTIN}70032613041830", None, ()) == RefusedCode(RefusalReason.IMPOSSIBLE_DATE)


@pytest.mark.parametrize("element", ["300", "3103000000", "39220", "393297800"])
def test_measure_of_zero_says_nothing(element: str) -> None:
    assert read_item(f"]e0{AI_GTIN}{element}") == ItemCode(GTIN, f"{AI_GTIN}{element}")


def test_count_without_digits_is_unreadable() -> None:
    assert read_code(f"]d2{AI_GTIN}30", None, ()) == RefusedCode(RefusalReason.UNREADABLE)


def test_expiry_to_the_minute_gives_its_day() -> None:
    assert read_item(f"]d2{AI_GTIN}70032605041830").expires_on == date(2026, 5, 4)


@pytest.mark.parametrize(
    ("element", "micro"), [("3100000012", 12_000_000), ("3103001250", 1_250_000), ("3105000001", 10)]
)
def test_net_weight_is_millionths_of_a_kilogram(element: str, micro: int) -> None:
    assert read_item(f"]e0{AI_GTIN}{element}").weight_micro == micro


def test_weight_with_decimals_outside_the_standard_is_unreadable() -> None:
    assert read_code(f"]e0{AI_GTIN}3107001250", None, ()) == RefusedCode(RefusalReason.UNREADABLE)


@pytest.mark.parametrize(
    ("element", "price"),
    [
        ("39221299", PrintedPrice(1299, 2)),
        ("39251", PrintedPrice(1, 5)),
        ("39329781299", PrintedPrice(1299, 2, "EUR")),
        ("3930392500", PrintedPrice(500, 0, "JPY")),
    ],
)
def test_price_keeps_its_digits_and_currency(element: str, price: PrintedPrice) -> None:
    assert read_item(f"]e0{AI_GTIN}{element}").price == price


def test_price_in_an_unknown_currency_is_refused() -> None:
    assert read_code(f"]e0{AI_GTIN}39320011299", None, ()) == RefusedCode(RefusalReason.UNKNOWN_CURRENCY)


@pytest.mark.parametrize(
    ("price", "currency", "money"),
    [
        (PrintedPrice(1299, 2), "EUR", Money(1299, "EUR")),
        (PrintedPrice(125, 1), "SEK", Money(1250, "SEK")),
        (PrintedPrice(500, 0, "JPY"), "JPY", Money(500, "JPY")),
        (PrintedPrice(50000, 2), "JPY", Money(500, "JPY")),
        (PrintedPrice(50001, 2), "JPY", None),
        (PrintedPrice(12345, 3), "EUR", None),
        (PrintedPrice(12345, 3), "KWD", Money(12345, "KWD")),
        (PrintedPrice(1299, 2, "EUR"), "CHF", None),
    ],
)
def test_printed_price_becomes_money_only_when_exact(price: PrintedPrice, currency: str, money: Money | None) -> None:
    assert price.as_money(currency) == money


@pytest.mark.parametrize(
    ("number", "code"), [("978", "EUR"), ("036", "AUD"), ("532", "XCG"), ("999", None), ("", None)]
)
def test_currency_is_known_by_its_number(number: str, code: str | None) -> None:
    assert currency_of_number(number) == code


def test_wrong_check_digit_inside_an_element_is_refused() -> None:
    reading = read_code("]C1010400638133393010AB", None, ())
    assert reading == RefusedCode(RefusalReason.WRONG_CHECK_DIGIT)
    assert read_code("]e00104006381333930", None, ()) == reading


@pytest.mark.parametrize(
    "text",
    [
        "]C1510",
        "]C1hello",
        "]C10104006381333931 7",
        "]d201" + "٠" * 14,
        "]C10100000000000000",
        f"]d2{AI_GTIN}3103٠٠١٢٥٠",
        f"]d2{AI_GTIN}30٣",
        f"]C1{AI_GTIN}10A\x1d10B",
        f"]C1{AI_GTIN}39221299\x1d39231299",
        f"]C1{AI_GTIN}31030012503102001250",
    ],
)
def test_element_string_that_does_not_parse_or_contradicts_itself_is_unreadable(text: str) -> None:
    assert read_code(text, None, ()) == RefusedCode(RefusalReason.UNREADABLE)


def test_element_said_twice_alike_is_said_once() -> None:
    assert read_item(f"]C1{AI_GTIN}10A\x1d10A").batch == "A"


def test_code_without_an_item_is_plain_in_bracketed_form() -> None:
    expected = PlainCode("(00)340123450000000018")
    assert read_code("]C100340123450000000018", None, ()) == expected
    assert read_code("(00)340123450000000018", None, ()) == expected


# ---- bracketed


@pytest.mark.parametrize("text", ["(01)04006381333931(17)260200(10)AB", "]d2(01)4006381333931(17)260200(10)AB"])
def test_bracketed_form_is_read(text: str) -> None:
    item = read_item(text)
    assert (item.gtin, item.expires_on, item.batch) == (GTIN, date(2026, 2, 28), "AB")


def test_bracketed_form_with_wrong_check_digit_is_refused() -> None:
    assert read_code("(01)04006381333930", None, ()) == RefusedCode(RefusalReason.WRONG_CHECK_DIGIT)


@pytest.mark.parametrize(
    "text", ["(030) 12 34", "(01) 234 56 78", "(31)03001250", "(01)", "(SKU)", "(01)04006381333931(", "()"]
)
def test_other_bracketed_text_is_plain(text: str) -> None:
    assert read_code(text, None, ()) == PlainCode(text)


# ---- Digital Link


@pytest.mark.parametrize(
    "text",
    [
        "https://id.gs1.org/01/04006381333931",
        "https://example.com/01/4006381333931",
        "]Q1https://example.com/01/04006381333931",
        "]Q3https://example.com/01/04006381333931",
        "]d1http://shop.example:8080/some/path/01/04006381333931/",
        "HTTPS://ID.GS1.ORG/01/04006381333931",
        "https://example.com/10/01/00/01/04006381333931",
        "https://example.com/gtin/4006381333931",
        "https://example.com/01/04006381333931?linkType=gs1:pip&utm_source=pack",
        "https://example.com/01/04006381333931#more",
        "https://[bad/01/04006381333931",
    ],
)
def test_digital_link_of_any_domain_gives_the_item(text: str) -> None:
    assert read_item(text).gtin == GTIN


@pytest.mark.parametrize(("number", "gtin"), [("96385074", "00000096385074"), ("036000291452", "00036000291452")])
def test_digital_link_takes_short_numbers(number: str, gtin: str) -> None:
    assert read_item(f"https://a.example/01/{number}").gtin == gtin


@pytest.mark.parametrize(
    "path",
    [
        "/10/A%2F1/21/S9?17=260200&3103=001250&3922=1299&30=6",
        "/21/S9/10/A%2F1?3103=001250;3922=1299;30=6;exp=260200",
        "/lot/A%2F1/ser/S9?17=260200&3103=001250&3922=1299&30=6&11=nonsense",
    ],
)
def test_digital_link_attributes_are_read_from_path_and_query(path: str) -> None:
    item = read_item(f"https://a.example/01/04006381333931{path}")
    assert (item.batch, item.serial, item.expires_on) == ("A/1", "S9", date(2026, 2, 28))
    assert (item.weight_micro, item.price, item.count) == (1_250_000, PrintedPrice(1299, 2), 6)


@pytest.mark.parametrize(
    ("tail", "reason"),
    [
        ("4006381333930", RefusalReason.WRONG_CHECK_DIGIT),
        ("4006381333931?17=soon", RefusalReason.UNREADABLE),
        ("4006381333931?10=a%00b", RefusalReason.UNREADABLE),
        ("4006381333931?10=%FF", RefusalReason.UNREADABLE),
        ("4006381333931?17=260431", RefusalReason.IMPOSSIBLE_DATE),
    ],
)
def test_digital_link_with_a_fault_is_refused(tail: str, reason: RefusalReason) -> None:
    assert read_code(f"https://a.example/01/{tail}", None, ()) == RefusedCode(reason)


@pytest.mark.parametrize(
    "text",
    [
        "https://example.com",
        "https://example.com/",
        "https://example.com/offers?01=04006381333931",
        "https://example.com/01/123",
        "ftp://example.com/01/04006381333931",
    ],
)
def test_address_of_something_else_is_plain(text: str) -> None:
    assert read_code(f"]Q1{text}", None, ()) == PlainCode(text)
    assert read_code(f"]Q3{text}", None, ()) == (
        PlainCode(text) if text.startswith("https:") else RefusedCode(RefusalReason.UNREADABLE)
    )
