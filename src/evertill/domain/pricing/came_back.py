"""Goods that come back of an earlier sale, beside what is priced now: their amounts are those paid then, turned."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from evertill.domain.selling.origin import Origin
from evertill.domain.selling.priced import AppliedModifier, PricedLine, PricedSale, TaxShare, TaxTotal
from evertill.domain.selling.sale import SaleLine
from evertill.domain.taxes.tax import TaxRule
from evertill.kernel.money import Money


def with_returned(priced: PricedSale, lines: Sequence[SaleLine]) -> PricedSale:
    """The priced goods with the lines that have an origin, all in the order of these lines."""
    currency = priced.sale.currency
    by_id = {one.line.line_id: one for one in priced.lines}
    back = [(line, line.origin) for line in lines if line.origin is not None]
    for line, origin in back:
        by_id[line.line_id] = _turned(line, origin, currency)
    gross = sum(origin.gross for _, origin in back)
    net = sum(origin.net for _, origin in back)
    discount = sum(origin.discount for _, origin in back)
    return replace(
        priced,
        lines=tuple(by_id[line.line_id] for line in lines),
        taxes=_totals(priced.taxes, (origin for _, origin in back), currency),
        net=priced.net - Money(net, currency),
        tax=priced.tax - Money(gross - net, currency),
        gross=priced.gross - Money(gross, currency),
        discount=priced.discount - Money(discount, currency),
    )


def _turned(line: SaleLine, origin: Origin, currency: str) -> PricedLine:
    return PricedLine(
        line=line,
        regular=Money(-origin.regular, currency),
        discount=Money(-origin.discount, currency),
        net=Money(-origin.net, currency),
        gross=Money(-origin.gross, currency),
        taxes=tuple(
            TaxShare(tax.rule.tax_id, Money(-tax.base, currency), Money(-tax.amount, currency)) for tax in origin.taxes
        ),
        modifiers=tuple(AppliedModifier(source, Money(-amount, currency)) for source, amount in origin.modifiers),
        rules=tuple(tax.rule for tax in origin.taxes),
    )


def _totals(taxes: Sequence[TaxTotal], back: Iterable[Origin], currency: str) -> tuple[TaxTotal, ...]:
    """Each rule with what it comes to; a rule of the day of the sale is another than that of today."""
    sums: dict[TaxRule, tuple[int, int]] = {total.rule: (total.base.minor, total.amount.minor) for total in taxes}
    for origin in back:
        for tax in origin.taxes:
            base, amount = sums.get(tax.rule, (0, 0))
            sums[tax.rule] = (base - tax.base, amount - tax.amount)
    return tuple(
        TaxTotal(rule, Money(base, currency), Money(amount, currency)) for rule, (base, amount) in sums.items()
    )
