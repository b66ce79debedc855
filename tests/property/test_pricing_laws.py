"""What holds for every sale whatever the policy: figures add up, returns mirror sales, order does not matter."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from evertill.domain.policy.store_policy import PricingPolicy
from evertill.domain.pricing.pricing import price_sale, unit_shares
from evertill.domain.selling.priced import PricedLine, PricedSale
from evertill.domain.selling.sale import Direction, Sale, SaleLine
from evertill.domain.taxes.tax import TaxKind, TaxRounding
from evertill.kernel.money import Money, zero
from tests.support.any_sales import sales


def total(currency: str, amounts: list[Money]) -> Money:
    """The sum of amounts."""
    return sum(amounts, zero(currency))


def turned_round(sale: Sale) -> Sale:
    """The same goods the other way."""
    other = {Direction.SALE: Direction.RETURN, Direction.RETURN: Direction.SALE}
    return replace(sale, lines=tuple(replace(line, direction=other[line.direction]) for line in sale.lines))


def plain(priced: PricedSale, *, sign: int = 1) -> object:
    """All figures of a priced sale."""
    return (
        [
            (
                [sign * amount.minor for amount in (line.regular, line.discount, line.net, line.tax, line.gross)],
                [(share.tax_id, sign * share.base.minor, sign * share.amount.minor) for share in line.taxes],
                [(applied.source, sign * applied.amount.minor) for applied in line.modifiers],
                [sign * unit.minor for unit in unit_shares(line)],
            )
            for line in priced.lines
        ],
        [(tax.rule, sign * tax.base.minor, sign * tax.amount.minor) for tax in priced.taxes],
        [sign * amount.minor for amount in (priced.net, priced.tax, priced.gross, priced.discount)],
    )


@given(sales())
def test_priced_sale_figures_are_the_sums_of_its_lines(sale: Sale) -> None:
    priced, currency = price_sale(sale), sale.currency
    assert priced.sale is sale
    assert [line.line for line in priced.lines] == list(sale.live_lines)
    assert priced.net == total(currency, [line.net for line in priced.lines])
    assert priced.tax == total(currency, [line.tax for line in priced.lines])
    assert priced.gross == total(currency, [line.gross for line in priced.lines])
    assert priced.discount == total(currency, [line.discount for line in priced.lines])
    assert priced.tax == total(currency, [tax.amount for tax in priced.taxes])
    for tax in priced.taxes:
        shares = [
            share
            for line in priced.lines
            for rule, share in zip(line.line.item.taxes, line.taxes, strict=True)
            if rule == tax.rule
        ]
        assert tax.amount == total(currency, [share.amount for share in shares])
        assert tax.base == total(currency, [share.base for share in shares])


@given(sales())
def test_priced_line_net_and_taxes_make_its_gross_and_units_add_up(sale: Sale) -> None:
    priced = price_sale(sale)
    assert priced.net + priced.tax == priced.gross
    for line in priced.lines:
        assert line.net + total(sale.currency, [share.amount for share in line.taxes]) == line.gross
        assert line.tax == line.gross - line.net
        assert line.discount == -total(sale.currency, [applied.amount for applied in line.modifiers])
        units = unit_shares(line)
        assert total(sale.currency, list(units)) == line.gross
        assert max(units).minor - min(units).minor <= 1


@given(sales(directions=(Direction.SALE,)))
def test_price_sale_goods_back_mirror_the_same_goods_out(sale: Sale) -> None:
    assert plain(price_sale(turned_round(sale)), sign=-1) == plain(price_sale(sale))


@given(sales(sale_modifiers_max=0))
def test_price_sale_exchange_turned_round_is_its_mirror(sale: Sale) -> None:
    assert plain(price_sale(turned_round(sale)), sign=-1) == plain(price_sale(sale))


@given(sales())
def test_price_sale_again_gives_the_same(sale: Sale) -> None:
    assert price_sale(sale) == price_sale(sale)


def has_fee_in_price(line: SaleLine) -> bool:
    """Whether a fixed fee and an included tax meet: where such a fee is more than the price, the net is below zero, and
    taxes on it are too."""
    rules = line.item.taxes
    return any(rule.kind is TaxKind.FIXED for rule in rules) and any(rule.is_included for rule in rules)


@given(sales(directions=(Direction.SALE,)))
def test_price_sale_goods_out_never_costs_less_than_nothing(sale: Sale) -> None:
    for line in price_sale(sale).lines:
        assert line.gross.minor >= 0
    usual = tuple(line for line in sale.lines if not has_fee_in_price(line))
    for line in price_sale(replace(sale, lines=usual)).lines:
        assert all(share.amount.minor >= 0 for share in line.taxes)


def by_id(priced: PricedSale) -> dict[str, PricedLine]:
    """Lines by the number their item carries."""
    return {str(line.line.item.sku): line for line in priced.lines}


@given(sales(sale_modifiers_max=0), st.data())
def test_price_sale_in_another_order_moves_cents_between_lines_but_not_the_totals(
    sale: Sale, data: st.DataObject
) -> None:
    named = [
        replace(line, item=replace(line.item, sku=str(line.line_id)))  # type: ignore[arg-type]  # a name for the test
        for line in sale.lines
    ]
    once = price_sale(replace(sale, lines=tuple(named)))
    again = price_sale(replace(sale, lines=tuple(data.draw(st.permutations(named)))))
    assert again.gross == once.gross
    assert again.net == once.net
    assert {tax.rule: tax.amount for tax in again.taxes}.keys() == {tax.rule for tax in once.taxes}
    if sale.policy.tax_rounding is not TaxRounding.DOCUMENT:
        assert {tax.rule: tax.amount for tax in again.taxes} == {tax.rule: tax.amount for tax in once.taxes}
    for sku, line in by_id(once).items():
        assert abs(line.gross.minor - by_id(again)[sku].gross.minor) <= max(1, len(line.taxes))
        assert line.discount == by_id(again)[sku].discount


@given(sales(directions=(Direction.SALE,)))
def test_price_sale_rounding_by_line_or_by_total_differs_by_a_minor_unit_a_tax_and_line(sale: Sale) -> None:
    policy = sale.policy
    by_line = price_sale(replace(sale, policy=replace(policy, tax_rounding=TaxRounding.LINE)))
    by_total = price_sale(replace(sale, policy=replace(policy, tax_rounding=TaxRounding.RATE_TOTAL)))
    assert [line.discount for line in by_line.lines] == [line.discount for line in by_total.lines]
    for one, other in zip(by_line.taxes, by_total.taxes, strict=True):
        assert abs(one.amount.minor - other.amount.minor) <= len(by_line.lines)


@given(sales(sale_modifiers_max=0), st.integers(2, 4))
def test_price_sale_voided_lines_change_nothing(sale: Sale, repeats: int) -> None:
    voided = tuple(replace(line, is_voided=True) for line in sale.lines for _ in range(repeats))
    with_voided = replace(sale, lines=voided + sale.lines)
    assert plain(price_sale(with_voided)) == plain(price_sale(sale))


@given(sales())
def test_price_sale_default_policy_never_changes_an_included_gross(sale: Sale) -> None:
    priced = price_sale(replace(sale, policy=PricingPolicy()))
    for line in priced.lines:
        if all(rule.is_included for rule in line.line.item.taxes):
            assert line.gross == line.regular - line.discount
