"""Sales put aside: the code on the slip, prices of now, two sales made one."""

from dataclasses import replace
from decimal import Decimal

import pytest

from evertill.domain.selling.put_aside import PriceChange, aside_code, is_aside_code, merged, with_prices_of_now
from evertill.kernel.ids import CustomerId
from evertill.kernel.money import Money
from tests.support.sales import a_line, a_sale, an_item, money

TEA = an_item("4.99", sku="A-1", name="Green tea")


def test_code_names_the_end_of_the_id() -> None:
    code = aside_code("01930000-0000-7000-9000-00000000abcd")
    assert code == "EVA00000000ABCD"
    assert is_aside_code(code)


@pytest.mark.parametrize("text", ["4006381333931", "EVA00000000abcd", "EVA123", "00000000ABCD", "EVA00000000ABCG"])
def test_other_texts_are_no_codes(text: str) -> None:
    assert not is_aside_code(text)


def test_listed_prices_become_those_of_now() -> None:
    sale = a_sale([a_line(TEA), a_line(TEA)])
    dearer = replace(TEA, unit_price=Decimal("5.49"))
    fetched, changes = with_prices_of_now(sale, {"A-1": dearer})
    assert [line.regular_price for line in fetched.lines] == [Decimal("5.49")] * 2
    assert changes == (PriceChange("Green tea", Decimal("4.99"), Decimal("5.49"), "EUR"),) * 2
    assert fetched.policy == sale.policy
    nameless = replace(dearer, name="")
    assert with_prices_of_now(sale, {"A-1": nameless})[1][0].name == "A-1"


def test_price_that_is_the_same_or_not_the_catalogues_stays() -> None:
    plain = a_line(TEA)
    lines = [
        plain,
        replace(plain, regular_price=Decimal("3.00")),
        replace(plain, label_amount=money("2.00")),
        replace(plain, is_voided=True),
    ]
    sale = a_sale(lines)
    kept = {
        "nothing known": {},
        "the same": {"A-1": TEA},
        "open price": {"A-1": replace(TEA, unit_price=None)},
        "other money": {"A-1": replace(TEA, unit_price=Decimal(9), currency="CHF")},
    }
    assert [with_prices_of_now(sale, known) for known in kept.values()] == [(sale, ())] * len(kept)
    dearer = {"A-1": replace(TEA, unit_price=Decimal(9))}
    assert len(with_prices_of_now(sale, dearer)[1]) == 1


def test_merged_sale_has_the_live_lines_of_both_with_ids_of_its_own() -> None:
    struck = replace(a_line(TEA), is_voided=True)
    into, aside = a_sale([a_line(TEA)]), a_sale([a_line(an_item("1.00", sku="B")), struck])
    sale = merged(into, aside)
    assert [(line.line_id, line.item.sku) for line in sale.lines] == [(1, "A-1"), (2, "B")]
    assert sale.sale_id == into.sale_id
    assert Money(1, "EUR").currency == sale.currency


def test_merged_sale_keeps_the_customer_it_has_and_takes_one_over_where_it_has_none() -> None:
    known = replace(a_sale([a_line(TEA)]), customer_id=CustomerId("one"), customer_groups=("staff",))
    other = replace(a_sale([a_line(TEA)]), customer_id=CustomerId("two"), customer_groups=())
    assert (merged(known, other).customer_id, merged(known, other).customer_groups) == ("one", ("staff",))
    assert (merged(a_sale(), known).customer_id, merged(a_sale(), known).customer_groups) == ("one", ("staff",))
