"""Offers and the taxes on what they leave, against the cases by which another shop system tests its own.

Source: Sylius/Sylius, features/shop/promotion and features/shop/taxation (numbers only). It tries the highest priority
first, this engine the lowest; it rounds each tax on each line; its shipping fees are left out.
"""

from typing import Any

import pytest

from tests.support.quotes import a_percent, a_quoted_line, ask, discounts, grosses

ORDER = "amount_off"
EACH = "unit_amount_off"
PERCENT = "percent_off"
SHIRTS, MUGS = {"groups": ["shirts"]}, {"groups": ["mugs"]}
BY_LINE = {"tax_rounding": "line"}


def a_shirt(price: str, quantity: str = "1", **more: Any) -> dict[str, Any]:
    """So many shirts."""
    return a_quoted_line(price, quantity, product="shirt", groups=["shirts"], **more)


def a_mug(price: str, quantity: str = "1", *, product: str = "mug", **more: Any) -> dict[str, Any]:
    """So many mugs."""
    return a_quoted_line(price, quantity, product=product, groups=["mugs"], **more)


def an_offer(kind: str, value: str, condition: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """An offer on the whole sale; the condition's own goods with `match` left out of the reward."""
    return {"reward": {"kind": kind, "value": value, "match": {}, **more}, "condition": condition or {}}


def priced(lines: list[dict[str, Any]], offers: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """The answer with these offers, the first tried first."""
    return ask(lines, promotions=[{"id": f"p{i}", "priority": i, **one} for i, one in enumerate(offers)], **more)


@pytest.mark.parametrize(
    ("lines", "offers", "gross", "discount"),
    [
        ([a_shirt("100")], [an_offer(ORDER, "10")], "90.00", "10.00"),
        ([a_shirt("100"), a_mug("6")], [an_offer(ORDER, "106")], "0.00", "106.00"),
        ([a_shirt("100")], [an_offer(ORDER, "200")], "0.00", "100.00"),
        ([a_shirt("10.56", "3"), a_mug("60")], [an_offer(ORDER, "80"), an_offer(ORDER, "20")], "0.00", "91.68"),
        ([a_shirt("100")], [an_offer(PERCENT, "20")], "80.00", "20.00"),
        ([a_shirt("100"), a_quoted_line("1000")], [an_offer(PERCENT, "20")], "880.00", "220.00"),
        ([a_shirt("100", "11"), a_quoted_line("100")], [an_offer(PERCENT, "20")], "960.00", "240.00"),
        ([a_mug("100")], [an_offer(PERCENT, "20"), an_offer(ORDER, "10")], "70.00", "30.00"),
        ([a_mug("100")], [an_offer(ORDER, "10"), an_offer(PERCENT, "20")], "72.00", "28.00"),
        ([a_shirt("80")], [an_offer(ORDER, "10", {"min_amount": "80"})], "70.00", "10.00"),
        ([a_shirt("80", "2")], [an_offer(ORDER, "10", {"min_amount": "90"})], "150.00", "10.00"),
        ([a_shirt("80")], [an_offer(ORDER, "10", {"min_amount": "100"})], "80.00", "0.00"),
        ([a_shirt("80", "2"), a_shirt("60")], [an_offer(ORDER, "10", {"min_amount": "200"})], "210.00", "10.00"),
        ([a_shirt("100")], [an_offer(ORDER, "20", {"match": SHIRTS, "min_amount": "50"})], "80.00", "20.00"),
        ([a_mug("20")], [an_offer(ORDER, "10", {"match": SHIRTS, "min_amount": "15"})], "20.00", "0.00"),
        ([a_mug("20")], [an_offer(ORDER, "20", {"match": MUGS, "min_amount": "50"})], "20.00", "0.00"),
        ([a_mug("20", "3")], [an_offer(ORDER, "20", {"match": MUGS, "min_amount": "50"})], "40.00", "20.00"),
        (
            [a_shirt("100"), a_mug("20", "2")],
            [
                an_offer(ORDER, "10", {"match": SHIRTS, "min_amount": "50"}),
                an_offer(ORDER, "5", {"match": MUGS, "min_amount": "30"}),
            ],
            "125.00",
            "15.00",
        ),
    ],
)
def test_quote_sylius_offers_on_the_whole_sale(
    lines: list[dict[str, Any]], offers: list[dict[str, Any]], gross: str, discount: str
) -> None:
    answered = priced(lines, offers)
    assert (answered["gross"], answered["discount"]) == (gross, discount)


@pytest.mark.parametrize(
    ("lines", "mugs_off", "expected", "gross"),
    [
        ([a_shirt("100")], None, ["10.00"], "90.00"),
        ([a_shirt("100", "3")], None, ["30.00"], "270.00"),
        ([a_mug("20", "3")], "20", ["60.00"], "0.00"),
        ([a_mug("20", "2")], "30", ["40.00"], "0.00"),
        ([a_shirt("100"), a_mug("20")], None, ["10.00", "0.00"], "110.00"),
        ([a_shirt("100"), a_mug("20")], "2", ["10.00", "2.00"], "108.00"),
    ],
)
def test_quote_sylius_amount_off_each_unit_of_a_group(
    lines: list[dict[str, Any]], mugs_off: str | None, expected: list[str], gross: str
) -> None:
    offers = [an_offer(EACH, "10", match=SHIRTS)]
    offers += [an_offer(EACH, mugs_off, match=MUGS)] if mugs_off is not None else []
    answered = priced(lines, offers)
    assert (discounts(answered), answered["gross"]) == (expected, gross)


@pytest.mark.parametrize(
    ("kind", "value", "spares_reduced", "prices", "expected"),
    [
        (PERCENT, "50", False, ["15", "40"], ["7.50", "20.00"]),
        (PERCENT, "50", True, ["15", "40"], ["15.00", "20.00"]),
        (PERCENT, "50", True, ["15", "40", "10"], ["15.00", "20.00", "5.00"]),
        (EACH, "10", False, ["15", "40"], ["5.00", "30.00"]),
        (EACH, "10", True, ["15", "40"], ["15.00", "30.00"]),
        (ORDER, "10", True, ["15", "40", "10"], ["15.00", "32.00", "8.00"]),
    ],
)
def test_quote_sylius_goods_reduced_already_are_spared(
    kind: str, value: str, spares_reduced: bool, prices: list[str], expected: list[str]
) -> None:
    lines = [a_quoted_line(price, on_sale=i == 0) for i, price in enumerate(prices)]
    offer = an_offer(kind, value, match={"exclude_on_sale": spares_reduced})
    assert grosses(priced(lines, [offer])) == expected


SYMFONY, PHP = {"product": "symfony"}, {"product": "php"}


def if_there_is(product: str, off: str) -> dict[str, Any]:
    """So much off the sale if it holds this product."""
    return an_offer(ORDER, off, {"match": {"products": [product]}})


@pytest.mark.parametrize(
    ("included", "lines", "more", "gross", "tax"),
    [
        (False, [a_mug("56.05", **SYMFONY)], [], "50.55", "4.60"),
        (False, [a_mug("56.04", **PHP)], [], "50.53", "4.59"),
        (False, [a_shirt("10", "2"), a_mug("56.04", **PHP)], [], "74.79", "8.85"),
        (False, [a_mug("56.05", "2", **SYMFONY), a_mug("56.04", **PHP)], [], "162.73", "14.79"),
        (False, [a_mug("56.05", **SYMFONY), a_shirt("10")], [if_there_is("shirt", "5")], "57.04", "6.09"),
        (True, [a_mug("56.95", **SYMFONY)], [], "46.95", "4.27"),
        (True, [a_mug("56.90", **PHP)], [], "46.90", "4.26"),
        (True, [a_shirt("10", "2"), a_mug("56.90", **PHP)], [], "66.90", "7.75"),
        (True, [a_mug("56.90", "2", **PHP), a_mug("56.95", **SYMFONY)], [], "150.75", "13.70"),
        (True, [a_mug("56.95", **SYMFONY), a_shirt("10")], [if_there_is("shirt", "5")], "51.95", "5.47"),
    ],
)
def test_quote_sylius_tax_on_what_an_offer_on_the_sale_leaves(
    included: bool, lines: list[dict[str, Any]], more: list[dict[str, Any]], gross: str, tax: str
) -> None:
    off = "10" if included else "10.10"
    answered = priced(
        [{**line, "taxes": line["groups"]} for line in lines],
        [if_there_is("symfony", off), if_there_is("php", off), *more],
        taxes={"shirts": a_percent("23", included=included), "mugs": a_percent("10", included=included)},
        policy=BY_LINE,
    )
    assert (answered["gross"], answered["tax"]) == (gross, tax)


@pytest.mark.parametrize(("mugs", "gross", "tax"), [("1", "66.95", "8.01"), ("2", "113.90", "12.28")])
def test_quote_sylius_tax_on_what_an_offer_on_one_product_leaves(mugs: str, gross: str, tax: str) -> None:
    answered = priced(
        [a_shirt("10", "2", taxes=["shirts"]), a_mug("56.95", mugs, taxes=["mugs"])],
        [an_offer(EACH, "10", match=MUGS)],
        taxes={"shirts": a_percent("23", included=True), "mugs": a_percent("10", included=True)},
        policy=BY_LINE,
    )
    assert (answered["gross"], answered["tax"]) == (gross, tax)


@pytest.mark.parametrize(
    ("shirts", "mugs", "rates", "gross", "tax"),
    [
        (("100", "1"), ("50", "1"), ("23", "5"), "175.50", "25.50"),
        (("100", "3"), ("50", "4"), ("23", "5"), "579.00", "79.00"),
        (("10.10", "10"), None, ("23", "10"), "124.23", "23.23"),
        (None, ("45.95", "1"), ("23", "10"), "50.55", "4.60"),
        (None, ("45.94", "1"), ("23", "10"), "50.53", "4.59"),
    ],
)
def test_quote_sylius_tax_of_each_line(
    shirts: tuple[str, str] | None, mugs: tuple[str, str] | None, rates: tuple[str, str], gross: str, tax: str
) -> None:
    lines = [a_shirt(*shirts, taxes=["shirts"])] if shirts else []
    lines += [a_mug(*mugs, taxes=["mugs"])] if mugs else []
    taxes = {"shirts": a_percent(rates[0]), "mugs": a_percent(rates[1])}
    answered = ask(lines, taxes=taxes, policy=BY_LINE)
    assert (answered["gross"], answered["tax"]) == (gross, tax)
