"""What holds wherever a shop prices anew what is kept of a sale with promotions and quantity breaks: no return costs
anything, what is paid back in all is what was paid less what the rest costs, and all of it back is all that was paid,
in every dimension and any order."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from evertill.domain.goods.catalogue import PriceBreak
from evertill.domain.pricing.offers import Offers, Shopper, ready_offers
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.pricing.sale_offers import with_offers
from evertill.domain.promotions.promotion_rows import parse_promotion
from evertill.domain.returns.original_sale import OriginalSale, origin_of, read_original
from evertill.domain.returns.re_evaluation import re_evaluated
from evertill.domain.returns.returned_units import CameBack, first_of, free_spans
from evertill.domain.selling.origin import Origin, Span
from evertill.domain.selling.price_breaks import at_quantities
from evertill.domain.selling.sale import Direction, ModifierKind, Sale
from evertill.domain.selling.withheld import Withheld
from evertill.domain.taxes.tax import Keeps
from evertill.kernel.quantity import MICRO, Quantity
from tests.support.any_quotes import GROUPS, PRODUCTS, promotions
from tests.support.any_sales import lines, modifiers, policies
from tests.support.completed import completed
from tests.support.sales import a_line, a_sale, a_tax, an_item

SHOPPER = Shopper("store", "S1", datetime(2026, 11, 21, 10, 3, tzinfo=UTC))
rules = st.lists(promotions, min_size=1, max_size=2).map(
    lambda found: ready_offers([parse_promotion({**each, "id": f"p{i}"}) for i, each in enumerate(found)])
)

LINES = lines(currency="EUR", directions=(Direction.SALE,))
BY_HAND = st.lists(modifiers((ModifierKind.PERCENT,)), max_size=1)
SOME_GROUPS = st.lists(st.sampled_from(GROUPS), max_size=2)
ANY_PRODUCT = st.sampled_from(PRODUCTS)
BREAKS = st.lists(
    st.tuples(st.integers(2, 12), st.integers(1, 4000)), max_size=2, unique_by=lambda found: found[0]
).map(lambda found: tuple(PriceBreak(count * MICRO, Decimal(cents).scaleb(-2)) for count, cents in sorted(found)))
"""From so many pieces on, so much each; now and then more than one costs."""


@st.composite
def offered(draw: st.DrawFn, *, is_plain: bool) -> tuple[Sale, Offers]:
    """A sale with what its promotions took; a plain one is of whole pieces at prices in cents with their taxes in them,
    untouched by hand."""
    offers = draw(rules)
    rung = []
    for line_id in range(1, draw(st.integers(1, 3)) + 1):
        if is_plain:
            price = format(Decimal(draw(st.integers(0, 4000))).scaleb(-2), "f")
            line = a_line(
                an_item(price, taxes=[a_tax(draw(st.sampled_from(["7", "19"])))]),
                quantity=Quantity(draw(st.integers(1, 4)) * MICRO),
            )
        else:
            line = replace(draw(LINES), is_voided=False)
        details = replace(line.item.details, groups=tuple(draw(SOME_GROUPS)))
        item = replace(line.item, sku=draw(ANY_PRODUCT), details=details, breaks=draw(BREAKS))
        rung.append(replace(line, line_id=line_id, item=item))
    by_hand = [] if is_plain else draw(BY_HAND)
    policy = draw(policies)
    sale = a_sale(rung, policy=replace(policy, keeps=Keeps.GROSS) if is_plain else policy, modifiers=by_hand)
    sale = at_quantities(sale)
    return with_offers(sale, offers, SHOPPER, keeps_rules=True), offers


def figures_of(origins: Iterable[Origin]) -> Counter[str]:
    """Every figure of these, added up."""
    figures: Counter[str] = Counter()
    for origin in origins:
        for name in ("regular", "discount", "net", "gross", "excluded"):
            figures[name] += getattr(origin, name)
        for tax in origin.taxes:
            figures[f"tax:{tax.rule}"] += tax.amount
            figures[f"base:{tax.rule}"] += tax.base
        for source, amount in origin.modifiers:
            figures[source] += amount
    return figures


def taken_back(
    data: st.DataObject, sale: OriginalSale, came_back: CameBack, *, all_of_it: bool
) -> tuple[CameBack, Counter[str]]:
    """Some units come back, or all that are left; what that comes to."""
    shares = []
    for line in sale.lines:
        free = free_spans(line.micro, came_back.spans.get(line.line, ()))
        left = sum(end - first for first, end in free)
        units = left if line.is_measured else left // MICRO
        count = units if all_of_it else data.draw(st.integers(0, units))
        spans = first_of(free, count if line.is_measured else count * MICRO)
        if data.draw(st.booleans()) and not line.is_measured:
            spans = tuple((first, end) for first, end in free[-1:] if end - first == MICRO) or spans
        if spans:
            shares.append(origin_of(sale, line, spans))
    taken: dict[str, tuple[Span, ...]] = dict(came_back.spans)
    withheld = Withheld()
    origins = re_evaluated(sale, came_back, shares)
    for origin in origins:
        assert origin.net + sum(tax.amount for tax in origin.taxes) == origin.gross
        assert origin.excluded == sum(tax.amount for tax in origin.taxes if not tax.rule.is_included)
        taken[origin.line] = (*taken.get(origin.line, ()), *origin.spans)
        withheld += origin.withheld or Withheld()
    figures = figures_of(origins)
    assert figures["gross"] >= 0
    return CameBack(taken, withheld={**came_back.withheld, str(len(came_back.withheld)): withheld}), figures


@given(offered(is_plain=False), st.data())
def test_all_of_a_sale_comes_back_for_all_that_was_paid_whatever_the_order(
    found: tuple[Sale, Offers], data: st.DataObject
) -> None:
    original = read_original(completed(found[0]))
    came_back, figures = CameBack(), Counter[str]()
    for all_of_it in (*[False] * data.draw(st.integers(0, 4)), True):
        came_back, more = taken_back(data, original, came_back, all_of_it=all_of_it)
        figures.update(more)
    expected = figures_of([origin_of(original, line, ((0, line.micro),)) for line in original.lines])
    names = {*figures, *expected}
    assert {name: figures[name] for name in names} == {name: expected[name] for name in names}
    assert sum(came_back.withheld.values(), Withheld()) == Withheld()


@given(offered(is_plain=True), st.data())
def test_what_is_paid_back_is_what_was_paid_less_what_the_rest_costs(
    found: tuple[Sale, Offers], data: st.DataObject
) -> None:
    """The rest is priced as a sale of its own; what earlier returns were paid beyond that is not asked back."""
    sale, offers = found
    original = read_original(completed(sale))
    came_back, paid_back = CameBack(), 0
    for _ in range(data.draw(st.integers(1, 4))):
        before = came_back
        came_back, figures = taken_back(data, original, came_back, all_of_it=False)
        if came_back.spans == before.spans or sale.rules is None:
            continue
        kept = [
            replace(line, quantity=Quantity(line.quantity.micro - back))
            for line in sale.lines
            for back in [sum(end - first for first, end in came_back.spans.get(str(line.line_id), ()))]
            if back < line.quantity.micro
        ]
        rest = with_offers(at_quantities(replace(sale, lines=tuple(kept), taken=())), offers, SHOPPER)
        due = original.gross - price_sale(rest).gross.minor
        paid_back += figures["gross"]
        assert paid_back == max(due, paid_back - figures["gross"])
