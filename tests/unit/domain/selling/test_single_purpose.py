"""Single-purpose vouchers: what they may pay for, that goods handed over for one bear no tax, and the shop's kinds."""

from dataclasses import replace

import pytest

from evertill.domain.balances.balance import AccountId, BalanceMark, CardSold
from evertill.domain.policy.vouchers import VoucherPolicy, VoucherType, parse_vouchers, vouchers_content
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.records.sale_record import returned_by_source, sale_body
from evertill.domain.selling.sale import Direction, Sale
from evertill.domain.selling.settlement import settle
from evertill.domain.selling.single_purpose import bears_its_tax, goods_of, voucher_room
from evertill.domain.streams.stream_fields import BadRow
from evertill.domain.taxes.tax import TaxKind
from evertill.domain.taxes.tax_exemption import REASONS, TaxExemption
from tests.support.sales import a_line, a_sale, a_tax, an_item, money

SPA = VoucherType("spa", "Spa voucher", "reduced")


def sold(price: str, tax_class: str = "reduced", direction: Direction = Direction.SALE) -> Sale:
    item = an_item(price=price, tax_class=tax_class, taxes=(a_tax(),))
    return a_sale(lines=[a_line(item, direction=direction)])


def test_room_is_what_the_goods_of_the_class_come_to_and_never_more_than_the_sale() -> None:
    goods, others, back = sold("30.00").lines[0], sold("5.00", "standard").lines[0], sold("4.00").lines[0]
    sale = a_sale(lines=[goods, others])
    assert voucher_room(price_sale(sale), "reduced") == 3000
    assert goods_of(sale.lines, "reduced") == sale.lines[0]
    assert (voucher_room(price_sale(sale), "other"), goods_of(sale.lines, "other")) == (0, None)
    less = a_sale(lines=[goods, replace(back, direction=Direction.RETURN)])
    assert voucher_room(price_sale(less), "reduced") == 2600
    old = a_sale(lines=[goods, replace(others, direction=Direction.RETURN)])
    assert voucher_room(price_sale(old), "reduced") == 2500
    assert voucher_room(price_sale(a_sale(lines=[replace(back, direction=Direction.RETURN)])), "reduced") == 0


def test_goods_paid_by_it_bear_no_tax_to_the_cent() -> None:
    goods = sold("29.99").lines[0]
    mark = BalanceMark(AccountId("v-1"))
    voucher = replace(goods, regular_price=money("29.99").amount, direction=Direction.RETURN, redeems=mark)
    priced = price_sale(a_sale(lines=[goods, voucher]))
    assert (priced.gross.minor, priced.net.minor, [total.amount.minor for total in priced.taxes]) == (0, 0, [0])
    assert voucher_room(priced, "reduced") == 0
    assert priced.sale.is_part_paid
    assert not a_sale(lines=[goods]).is_part_paid


def test_record_names_the_voucher_that_paid_and_no_return() -> None:
    goods = sold("29.99").lines[0]
    mark = BalanceMark(AccountId("v-1"), hold="h-1")
    voucher = replace(goods, line_id=2, direction=Direction.RETURN, redeems=mark)
    priced = price_sale(a_sale(lines=[goods, voucher]))
    body = sale_body(priced, settle(priced.gross, (), priced.sale.policy))
    _, line = body["lines"]  # type: ignore[misc]  # a list of two
    assert line["redeems"] == {"account": "v-1", "hold": "h-1"}  # type: ignore[index,call-overload]  # JSON
    assert returned_by_source(priced) == {}


def test_nothing_of_a_sale_without_tax_nor_another_voucher_is_paid_by_it() -> None:
    sale = sold("30.00")
    free = replace(sale, exemption=TaxExemption("X-1", next(iter(REASONS))))
    assert voucher_room(price_sale(free), "reduced") == 0
    voucher = replace(sale.lines[0], sells=CardSold(AccountId("v-1"), tax_class="reduced"))
    assert voucher_room(price_sale(a_sale(lines=[voucher])), "reduced") == 0


def test_only_percentages_that_prices_contain_can_be_paid_before() -> None:
    included = a_tax()
    assert bears_its_tax((included,))
    assert not bears_its_tax((replace(included, is_included=False),))
    assert not bears_its_tax((replace(included, kind=TaxKind.FIXED),))


def test_kinds_are_read_as_written_each_code_once() -> None:
    read = parse_vouchers(
        {
            "types": [
                {"code": "spa", "label": "Spa voucher", "tax_class": "reduced"},
                {"code": "spa", "tax_class": "standard"},
                {"code": "gym", "tax_class": "standard"},
            ]
        }
    )
    assert read == VoucherPolicy((SPA, VoucherType("gym", "gym", "standard")))
    assert parse_vouchers(vouchers_content(read)) == read
    assert (read.find("spa"), read.find("")) == (SPA, None)


@pytest.mark.parametrize("entry", [{"code": "spa"}, {"tax_class": "reduced"}])
def test_kind_without_code_or_goods_is_refused(entry: dict[str, str]) -> None:
    with pytest.raises(BadRow, match="no code, or no tax class"):
        parse_vouchers({"types": [entry]})  # type: ignore[dict-item]  # JSON
