"""Payment, whatever is handed over in whatever order: it adds up, only cash gives change, exact amounts close it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from evertill.domain.policy.store_policy import PricingPolicy
from evertill.domain.selling.sale import Tender, TenderKind
from evertill.domain.selling.settlement import (
    Settlement,
    TenderAccepted,
    TenderRefused,
    check_tender,
    exact_cash,
    exact_other,
    settle,
)
from evertill.kernel.money import Money, zero
from tests.support.any_sales import cash_roundings

policies = st.builds(PricingPolicy, cash_rounding=cash_roundings)
totals = st.integers(-100_00, 100_00)


def euro(minor: int) -> Money:
    """Cents as money."""
    return Money(minor, "EUR")


@st.composite
def payments(draw: st.DrawFn) -> tuple[Money, list[Tender], PricingPolicy]:
    """A total and the tenders accepted for it, out of some that were offered; cash only in coins that exist."""
    policy, total = draw(policies), euro(draw(totals))
    coin = policy.cash_rounding.increment_minor if policy.cash_rounding else 1
    taken: list[Tender] = []
    for kind, minor in draw(st.lists(st.tuples(st.sampled_from(TenderKind), totals), max_size=5)):
        offered = Tender(kind, euro(minor // coin * coin if kind is TenderKind.CASH else minor))
        if isinstance(check_tender(total, taken, offered, policy), TenderAccepted):
            taken.append(offered)
    return total, taken, policy


def assert_adds_up(state: Settlement) -> None:
    """The equations of the law."""
    assert state.total + state.rounding == state.due
    assert state.tendered - state.change + state.remaining == state.due
    assert state.change.minor >= 0


@given(payments())
def test_settle_accepted_tenders_always_add_up(payment: tuple[Money, list[Tender], PricingPolicy]) -> None:
    total, taken, policy = payment
    state = settle(total, taken, policy)
    assert_adds_up(state)
    if state.is_complete:
        assert state.total + state.rounding == state.tendered - state.change
    # Nobody is ever asked for money the other way round.
    assert state.remaining.minor * total.minor >= 0


@given(totals, st.lists(st.tuples(st.sampled_from(TenderKind), totals), max_size=5), policies)
def test_settle_any_tenders_at_all_still_add_up(
    minor: int, offered: list[tuple[TenderKind, int]], policy: PricingPolicy
) -> None:
    assert_adds_up(settle(euro(minor), [Tender(kind, euro(amount)) for kind, amount in offered], policy))


@given(payments())
def test_settle_exact_cash_completes_without_change(payment: tuple[Money, list[Tender], PricingPolicy]) -> None:
    total, taken, policy = payment
    before = settle(total, taken, policy)
    if before.is_complete:
        assert exact_cash(total, taken, policy) == zero("EUR")
        return
    answer = check_tender(total, taken, Tender(TenderKind.CASH, exact_cash(total, taken, policy)), policy)
    assert isinstance(answer, TenderAccepted)
    assert answer.settlement.is_complete
    assert answer.settlement.change == zero("EUR")


@given(payments())
def test_settle_exact_other_completes_without_change(payment: tuple[Money, list[Tender], PricingPolicy]) -> None:
    total, taken, policy = payment
    rest = exact_other(total, taken, policy)
    if rest == zero("EUR"):
        return
    answer = check_tender(total, taken, Tender(TenderKind.CARD, rest), policy)
    assert isinstance(answer, TenderAccepted)
    assert answer.settlement.is_complete
    assert answer.settlement.change == zero("EUR")


@given(payments(), st.sampled_from([TenderKind.CARD, TenderKind.OTHER]), st.integers(1, 1000))
def test_check_tender_beyond_due_without_cash_is_refused(
    payment: tuple[Money, list[Tender], PricingPolicy], kind: TenderKind, more: int
) -> None:
    total, taken, policy = payment
    rest = exact_other(total, taken, policy)
    too_much = Tender(kind, rest + euro(more if rest.minor >= 0 else -more))
    assert isinstance(check_tender(total, taken, too_much, policy), TenderRefused)


@given(payments(), st.integers(1, 100_00))
def test_settle_more_cash_than_due_comes_back_as_change(
    payment: tuple[Money, list[Tender], PricingPolicy], more: int
) -> None:
    total, taken, policy = payment
    rest = exact_cash(total, taken, policy)
    if rest.minor <= 0:
        return
    answer = check_tender(total, taken, Tender(TenderKind.CASH, rest + euro(more)), policy)
    assert isinstance(answer, TenderAccepted)
    assert answer.settlement.is_complete
    assert answer.settlement.change == euro(more)


@given(payments())
def test_settle_card_alone_is_rounded_only_where_all_is(payment: tuple[Money, list[Tender], PricingPolicy]) -> None:
    total, taken, policy = payment
    without_cash = [tender for tender in taken if tender.kind is not TenderKind.CASH]
    state = settle(total, without_cash, replace(policy, cash_rounding=None))
    assert state.rounding == zero("EUR")
    assert state.due == total


@given(totals, policies)
def test_settle_money_back_mirrors_money_in(minor: int, policy: PricingPolicy) -> None:
    paid = exact_cash(euro(minor), [], policy)
    back = exact_cash(euro(-minor), [], policy)
    assert back == -paid
    one = settle(euro(minor), [Tender(TenderKind.CASH, paid)], policy)
    other = settle(euro(-minor), [Tender(TenderKind.CASH, back)], policy)
    assert one.rounding == -other.rounding
    assert one.due == -other.due
