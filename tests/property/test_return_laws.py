"""What holds for every sale that comes back bit by bit, with exchanges in between: no cent is lost or given twice."""

from collections import Counter
from dataclasses import dataclass, field, replace

from hypothesis import assume, given
from hypothesis import strategies as st

from evertill.domain.facts.transaction import Transaction
from evertill.domain.policy.store_policy import CashRounding, CashRoundingScope
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.records.sale_record import paid_out, returned_by_source, sale_body
from evertill.domain.returns.original_sale import OriginalLine, OriginalSale, origin_of, read_original
from evertill.domain.returns.returned_units import first_of, free_spans
from evertill.domain.selling.origin import Origin, Span
from evertill.domain.selling.sale import Direction, Sale, Tender, TenderKind
from evertill.domain.selling.settlement import exact_cash, settle
from evertill.domain.tenders.refund_plan import refund_plan, refunded_of, refunds_json, with_refunded
from evertill.kernel.money import Money
from evertill.kernel.quantity import MICRO, Quantity
from tests.support.any_sales import cash_roundings, lines, sales
from tests.support.completed import sealed
from tests.support.sales import a_line, a_sale, an_item


def paid(sale: Sale, card_minor: int) -> Transaction:
    """The sale paid by card up to this much, the rest in cash, or paid out the other way round; sealed."""
    priced = price_sale(sale)
    tenders: tuple[Tender, ...] = ()
    gross = priced.gross.minor
    if card := (1 if gross > 0 else -1) * min(abs(gross), card_minor):
        tenders = (Tender(TenderKind.CARD, Money(card, sale.currency)),)
    if not settle(priced.gross, tenders, sale.policy).is_complete:
        tenders = (*tenders, Tender(TenderKind.CASH, exact_cash(priced.gross, tenders, sale.policy)))
    priced = replace(priced, sale=replace(sale, tenders=tenders))
    return sealed(sale_body(priced, settle(priced.gross, tenders, sale.policy)))


@dataclass
class Back:
    """What came back so far."""

    original: OriginalSale
    taken: dict[str, list[Span]] = field(default_factory=dict)
    figures: Counter[str] = field(default_factory=Counter)
    refunded: list[dict[str, int]] = field(default_factory=list)

    def origin(self, line: OriginalLine, micro: int) -> Origin | None:
        """The next units of the line, as they would come back."""
        before = self.taken.setdefault(line.line, [])
        spans = first_of(free_spans(line.micro, before), micro)
        before += spans
        return origin_of(self.original, line, spans) if spans else None

    def count(self, origin: Origin) -> None:
        """Add its figures up."""
        for name in ("regular", "discount", "net", "gross"):
            self.figures[name] += getattr(origin, name)
        for tax in origin.taxes:
            self.figures[f"tax:{tax.rule}"] += tax.amount
            self.figures[f"base:{tax.rule}"] += tax.base
        for source, amount in origin.modifiers:
            self.figures[f"modifier:{source}"] += amount

    def goes(self, origins: list[Origin], sale: Sale, card_minor: int) -> None:
        """These come back on this sale, which may hold goods that are taken instead."""
        source = with_refunded(self.original.source, self.refunded)
        backs = [
            replace(
                a_line(line_id=len(sale.lines) + at, direction=Direction.RETURN),
                item=replace(a_line().item, currency=sale.currency),
                quantity=Quantity(origin.micro),
                origin=origin,
            )
            for at, origin in enumerate(origins, 1)
        ]
        sale = replace(sale, lines=(*sale.lines, *backs), sources=(source,))
        priced = price_sale(sale)
        assert priced.gross.minor == price_sale(replace(sale, lines=sale.lines[: -len(backs)])).gross.minor - sum(
            origin.gross for origin in origins
        )
        owed = max(0, -priced.gross.minor)
        plan = refund_plan((source,), returned_by_source(priced), owed=owed)
        assert sum(step.amount for step in plan.steps) == owed
        beyond = sum(step.amount for step in plan.steps if not step.fact_id)
        assert beyond == 0 or price_sale(replace(sale, lines=sale.lines[: -len(backs)])).gross.minor < 0
        came_back = sum(origin.gross for origin in origins)
        assert sum(step.amount for step in (*plan.steps, *plan.carried)) == came_back + beyond
        done = paid(sale, card_minor if owed == 0 else plan.amount_of("card"))
        went = refunded_of(done.body.get("refunds"), self.original.fact_id)
        assert sum(went.values()) == came_back
        self.refunded.append(went)
        read_original_if_sold(done)


def read_original_if_sold(done: Transaction) -> None:
    """Goods taken in exchange can come back as any other: what is read back is what they cost."""
    entries = done.body["lines"]
    assert isinstance(entries, list)
    costs = [entry["gross"] for entry in entries if isinstance(entry, dict) and entry["direction"] == "sale"]
    if costs:
        assert [line.gross for line in read_original(done).lines] == costs


@given(sales(directions=(Direction.SALE,)), cash_roundings, st.integers(0, 40_000), st.data())
def test_sale_comes_back_bit_by_bit_to_exactly_what_was_paid(
    sale: Sale, rounding: CashRounding | None, card_minor: int, data: st.DataObject
) -> None:
    sale = replace(sale, policy=replace(sale.policy, cash_rounding=rounding))
    assume(sale.live_lines)
    original = read_original(paid(sale, card_minor))
    back = Back(original)
    for _ in range(data.draw(st.integers(0, 4))):
        line = data.draw(st.sampled_from(original.lines))
        most = line.micro if line.is_measured else line.micro // MICRO
        count = data.draw(st.integers(1, most))
        take_back(back, [(line, count if line.is_measured else count * MICRO)], sale, data)
    take_back(back, [(line, line.micro) for line in original.lines], sale, data)
    expected: Counter[str] = Counter()
    for line in original.lines:
        whole = Back(original)
        origin = whole.origin(line, line.micro)
        assert origin is not None
        assert (origin.regular, origin.net, origin.gross) == (line.regular, line.net, line.gross)
        whole.count(origin)
        expected.update(whole.figures)
    assert +back.figures == +expected
    assert {name: back.figures[name] for name in expected} == dict(expected)
    went = Counter[str]()
    for told in back.refunded:
        went.update(told)
    assert sum(went.values()) == original.gross
    for tender in original.source.paid:
        assert went[tender.key] <= tender.amount


def take_back(back: Back, wanted: list[tuple[OriginalLine, int]], sale: Sale, data: st.DataObject) -> None:
    """What is left of these, now and then with something taken instead."""
    origins = [origin for line, micro in wanted if (origin := back.origin(line, micro)) is not None]
    if not origins:
        return
    for origin in origins:
        back.count(origin)
    taken = a_sale([], currency=sale.currency, policy=sale.policy)
    if data.draw(st.booleans()):
        line = data.draw(lines(currency=sale.currency, directions=(Direction.SALE,)))
        taken = replace(taken, lines=(replace(line, line_id=1, is_voided=False),))
    back.goes(origins, taken, data.draw(st.integers(0, 20_000)))


def test_paid_out_counts_cash_before_rounding() -> None:
    sale = a_sale([], policy=a_sale().policy)
    tendered = replace(sale, tenders=(Tender(TenderKind.CASH, Money(-500, "EUR")),))
    settlement = settle(Money(-499, "EUR"), tendered.tenders, replace(sale.policy, cash_rounding=CashRounding(5)))
    assert paid_out(tendered, settlement) == [("cash", 499)]
    assert refunds_json(refund_plan((), {}, owed=0), []) == []


def test_cent_that_is_rounded_away_is_paid_back_all_the_same() -> None:
    """Owed 0.01, and the smallest coin is 0.05: nothing goes out, and nothing is owed any more."""
    policy = replace(a_sale().policy, cash_rounding=CashRounding(5, scope=CashRoundingScope.ALL))
    original = read_original(paid(a_sale([a_line(an_item("0.01"))], policy=policy), 0))
    back = Back(original)
    take = [origin for line in original.lines if (origin := back.origin(line, line.micro)) is not None]
    back.goes(take, a_sale([], policy=policy), 0)
    assert [sum(went.values()) for went in back.refunded] == [1]
