"""Pricing against a slow second calculation, written from the rules with fractions and nothing of the engine's.

It solves a line by trying two nets, hands out minor units one by one, and caps shares round by round.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import floor

from hypothesis import given

from evertill.domain.policy.store_policy import DiscountSpread
from evertill.domain.pricing.pricing import price_sale, unit_shares
from evertill.domain.selling.priced import PricedSale
from evertill.domain.selling.sale import Direction, ModifierKind, PriceModifier, Sale, SaleLine
from evertill.domain.taxes.tax import Keeps, TaxKind, TaxRounding, TaxRule
from evertill.kernel.quantity import Unit
from evertill.kernel.rounding import Rounding
from tests.support.any_sales import sales

SCALE = {"EUR": 100, "JPY": 1, "KWD": 1000, "CLF": 10000}

Figures = dict[str, object]


@given(sales())
def test_price_sale_any_sale_is_what_the_slow_calculation_says(sale: Sale) -> None:
    assert engine_figures(price_sale(sale)) == slow_figures(sale)


def engine_figures(priced: PricedSale) -> Figures:
    """The engine's answer in plain whole numbers."""
    return {
        "lines": [
            {
                "regular": line.regular.minor,
                "discount": line.discount.minor,
                "net": line.net.minor,
                "gross": line.gross.minor,
                "taxes": [(share.tax_id, share.base.minor, share.amount.minor) for share in line.taxes],
                "changes": [applied.amount.minor for applied in line.modifiers],
                "units": [unit.minor for unit in unit_shares(line)],
            }
            for line in priced.lines
        ],
        "taxes": {total.rule: (total.base.minor, total.amount.minor) for total in priced.taxes},
        "sums": (priced.net.minor, priced.tax.minor, priced.gross.minor, priced.discount.minor),
    }


def slow_figures(sale: Sale) -> Figures:
    """The same, calculated slowly."""
    live = [line for line in sale.lines if not line.is_voided]
    regular = [regular_of(line, sale) for line in live]
    changes = own_changes(live, regular, sale)
    for modifier in sale.modifiers:
        charged = [whole + sum(own) for whole, own in zip(regular, changes, strict=True)]
        for own, part in zip(changes, sale_shares(live, charged, modifier, sale), strict=True):
            own.extend([-part] if part else [])
    prices = [sign_of(line) * (whole + sum(own)) for line, whole, own in zip(live, regular, changes, strict=True)]
    nets = [
        rounded(net_of(line, Fraction(price)), sale) if sale.policy.keeps is Keeps.NET else None
        for line, price in zip(live, prices, strict=True)
    ]
    exact = [
        taxes_on(line, net_of(line, Fraction(price)) if net is None else Fraction(net))
        for line, price, net in zip(live, prices, nets, strict=True)
    ]
    taxes = rounded_taxes(live, exact, sale)
    lines = [
        line_figures(line, whole, own, price, net, amounts)
        for line, whole, own, price, net, amounts in zip(live, regular, changes, prices, nets, taxes, strict=True)
    ]
    return {"lines": lines, **sums_of(live, lines)}


def line_figures(
    line: SaleLine, regular: int, changes: list[int], price: int, net: int | None, taxes: list[int]
) -> Figures:
    """One line's figures from its price (or, where nets stay, its net) and its rounded taxes."""
    rules = line.item.taxes
    if net is None:
        net = price - sum(tax for tax, rule in zip(taxes, rules, strict=True) if rule.is_included)
    gross = net + sum(taxes)
    if gross * sign_of(line) < 0:
        net, gross = net - gross, 0
    bases = [net + sum(taxes[j] for j in range(i) if is_under(rules, j, i)) for i in range(len(rules))]
    units = units_of(line)
    return {
        "regular": sign_of(line) * regular,
        "discount": -sign_of(line) * sum(changes),
        "net": net,
        "gross": gross,
        "taxes": [(rule.tax_id, base, tax) for rule, base, tax in zip(rules, bases, taxes, strict=True)],
        "changes": [sign_of(line) * change for change in changes],
        "units": handed_out(gross, [Fraction(gross, units)] * units),
    }


def sums_of(live: Sequence[SaleLine], lines: Sequence[Figures]) -> Figures:
    """The sale's figures, added up from its lines'."""
    totals: dict[TaxRule, tuple[int, int]] = {}
    for line, answer in zip(live, lines, strict=True):
        shares = answer["taxes"]
        assert isinstance(shares, list)
        for rule, (_, base, tax) in zip(line.item.taxes, shares, strict=True):
            bases, taxes = totals.get(rule, (0, 0))
            totals[rule] = (bases + base, taxes + tax)
    net, gross, discount = (sum(int(str(line[key])) for line in lines) for key in ("net", "gross", "discount"))
    return {"taxes": totals, "sums": (net, gross - net, gross, discount)}


def sign_of(line: SaleLine) -> int:
    """Goods out count up, goods back count down."""
    return 1 if line.direction is Direction.SALE else -1


def quantity_of(line: SaleLine) -> Fraction:
    """Units, exact."""
    return Fraction(line.quantity.micro, 10**6)


def units_of(line: SaleLine) -> int:
    """Whole pieces; anything else is one."""
    is_counted = line.item.unit is Unit.PIECE and quantity_of(line).denominator == 1
    return int(quantity_of(line)) if is_counted else 1


def rounded(exact: Fraction, sale: Sale) -> int:
    """To a whole minor unit by the sale's rule."""
    size = abs(exact)
    below, beyond = floor(size), size - floor(size)
    half = Fraction(1, 2)
    match sale.policy.rounding:
        case Rounding.HALF_UP:
            up = beyond >= half
        case Rounding.HALF_DOWN:
            up = beyond > half
        case Rounding.HALF_EVEN:
            up = beyond > half or (beyond == half and below % 2 == 1)
        case Rounding.UP:
            up = beyond > 0
        case Rounding.DOWN:
            up = False
    return (1 if exact >= 0 else -1) * (below + up)


def regular_of(line: SaleLine, sale: Sale) -> int:
    """The label's amount, or quantity x price rounded once."""
    if line.label_amount is not None:
        return line.label_amount.minor
    return rounded(quantity_of(line) * Fraction(line.regular_price) * SCALE[sale.currency], sale)


def own_changes(live: Sequence[SaleLine], regular: Sequence[int], sale: Sale) -> list[list[int]]:
    """What each line's modifiers add, one after another; nothing takes a line below zero."""
    changes = []
    for line, whole in zip(live, regular, strict=True):
        own: list[int] = []
        for modifier in line.modifiers:
            now = whole + sum(own)
            own.append(max(0, changed_to(line, now, modifier, sale)) - now)
        changes.append(own)
    return changes


def changed_to(line: SaleLine, now: int, modifier: PriceModifier, sale: Sale) -> int:
    """What a modifier of a line makes of its amount."""
    value, scale = Fraction(modifier.value), SCALE[sale.currency]
    match modifier.kind:
        case ModifierKind.PERCENT:
            return now - rounded(now * value / 100, sale)
        case ModifierKind.AMOUNT:
            return now - rounded(value * scale, sale)
        case ModifierKind.UNIT_AMOUNT:
            return now - rounded(value * scale * quantity_of(line), sale)
        case ModifierKind.PRICE:
            return rounded(value * scale * quantity_of(line), sale)


def sale_shares(live: Sequence[SaleLine], charged: Sequence[int], modifier: PriceModifier, sale: Sale) -> list[int]:
    """What each line bears of a modifier of the whole sale: goods going out, or if none do, those coming back."""
    way = 1 if any(sign_of(line) > 0 for line in live) else -1
    room = [amount if sign_of(line) == way else 0 for line, amount in zip(live, charged, strict=True)]
    whole = sum(room)
    if whole == 0:
        return [0] * len(live)
    value = Fraction(modifier.value)
    if modifier.kind is ModifierKind.PERCENT:
        off = min(whole, rounded(whole * value / 100, sale))
        return handed_out(off, [Fraction(off * part, whole) for part in room])
    off = min(whole, rounded(value * SCALE[sale.currency], sale))
    if sale.policy.discount_spread is DiscountSpread.VALUE:
        return handed_out(off, [Fraction(off * part, whole) for part in room])
    units = [units_of(line) if sign_of(line) == way else 0 for line in live]
    return by_unit(off, units, room)


def by_unit(off: int, units: list[int], room: list[int]) -> list[int]:
    """Evenly per unit; a line that is full leaves the rest to the others, round by round."""
    if off < 0:
        return handed_out(off, [Fraction(off * count, sum(units)) for count in units])
    full: set[int] = set()
    while True:
        left = off - sum(room[i] for i in full)
        count = sum(units[i] for i in range(len(units)) if i not in full)
        exact = [
            Fraction(room[i]) if i in full else Fraction(left * units[i], count) if count else Fraction(0)
            for i in range(len(units))
        ]
        newly_full = {i for i, part in enumerate(exact) if i not in full and units[i] and part > room[i]}
        if not newly_full:
            return handed_out(off, exact)
        full |= newly_full


def is_under(rules: Sequence[TaxRule], earlier: int, later: int) -> bool:
    """Whether one tax is part of what a later one is charged on."""
    if rules[earlier].in_base_of_next:
        return True
    return rules[later].is_compound and rules[later].kind is TaxKind.PERCENT


def taxes_on(line: SaleLine, net: Fraction) -> list[Fraction]:
    """Exact taxes, one after another, for this net."""
    rules = line.item.taxes
    taxes: list[Fraction] = []
    for i, rule in enumerate(rules):
        if rule.kind is TaxKind.FIXED:
            scale = SCALE[line.item.currency]
            taxes.append(Fraction(rule.rate) * scale * quantity_of(line) * sign_of(line))
        else:
            base = net + sum(taxes[j] for j in range(i) if is_under(rules, j, i))
            taxes.append(base * Fraction(rule.rate) / 100)
    return taxes


def net_of(line: SaleLine, price: Fraction) -> Fraction:
    """The net whose included taxes make up the price: the price grows evenly with the net, so two trials tell."""

    def price_at(net: Fraction) -> Fraction:
        taxes = zip(line.item.taxes, taxes_on(line, net), strict=True)
        return net + sum(tax for rule, tax in taxes if rule.is_included)

    at_nought, at_one = price_at(Fraction(0)), price_at(Fraction(1))
    return (price - at_nought) / (at_one - at_nought)


def rounded_taxes(live: Sequence[SaleLine], exact: list[list[Fraction]], sale: Sale) -> list[list[int]]:
    """Each tax of each line in whole minor units, by the sale's rule."""
    if sale.policy.tax_rounding is TaxRounding.LINE:
        return [[rounded(tax, sale) for tax in line] for line in exact]
    answer = [[0] * len(line) for line in exact]
    if sale.policy.tax_rounding is TaxRounding.RATE_TOTAL:
        for rule in {rule for line in live for rule in line.item.taxes}:
            cells = [(i, k) for i, line in enumerate(live) for k, own in enumerate(line.item.taxes) if own == rule]
            parts = shared(sale, [exact[i][k] for i, k in cells])
            for (i, k), part in zip(cells, parts, strict=True):
                answer[i][k] = part
        return answer
    of_lines = shared(sale, [sum(line, Fraction(0)) for line in exact])
    return [drawn_to(whole, line) for whole, line in zip(of_lines, exact, strict=True)]


def shared(sale: Sale, exact: list[Fraction]) -> list[int]:
    """The sum is rounded once; what that moved is spread by size."""
    return drawn_to(rounded(sum(exact, Fraction(0)), sale), exact)


def drawn_to(whole: int, exact: list[Fraction]) -> list[int]:
    """Whole shares of `whole` near these exact ones."""
    size = sum(abs(part) for part in exact)
    moved = whole - sum(exact)
    return handed_out(whole, [part + moved * abs(part) / size if size else part for part in exact])


def handed_out(whole: int, exact: list[Fraction]) -> list[int]:
    """Whole shares that add up: each starts just below, then minor units go one by one to who lacks most.

    On ties the earlier line goes further from zero.
    """
    shares = [floor(part) for part in exact]
    while sum(shares) < whole:
        lacking = [
            (part - share, (1, -i) if part >= 0 else (0, i))
            for i, (part, share) in enumerate(zip(exact, shares, strict=True))
        ]
        _, (_, place) = max(lacking)
        shares[abs(place)] += 1
    return shares
