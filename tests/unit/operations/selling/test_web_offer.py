"""An offer of the web is honoured with a reason, by whoever may, up to a ceiling."""

from dataclasses import replace
from decimal import Decimal

import pytest

from evertill.domain.people.people import Right, Role
from evertill.domain.policy.prices import PriceList, PricePolicy
from evertill.domain.policy.reasons import WEB_OFFER
from evertill.domain.policy.rights import DEFAULT_ROLES, Exceeded, Limit, RightsPolicy, RoleRights
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.promotions.promotion_rows import parse_promotion_row
from evertill.kernel.canonical import JsonObject
from evertill.kernel.ids import OperatorId
from evertill.kernel.secret import Secret
from evertill.operations.counter.command import NotAllowed
from evertill.operations.people.proof import ByPin
from evertill.operations.people.with_approval import Approved, WithApproval
from evertill.operations.selling.changing.change_sale import ChangeQuantity, OverridePrice
from evertill.operations.selling.changing.web_price import HonourWebOffer
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import PayCash
from evertill.operations.selling.sale.outcomes import EntryNotPossible, SaleChanged
from evertill.operations.selling.sale.rung_sale import RungSale
from tests.support.counter import CASHIER, MANAGER, PINS, SUPERVISOR, TEA, Till
from tests.support.sales import money


@pytest.mark.parametrize(
    ("operator", "price", "exceeded"),
    [
        (SUPERVISOR, "2.50", None),
        (SUPERVISOR, "2.49", Exceeded(Limit.WEB_OFFER_PERCENT, 5011, 5000)),
        (SUPERVISOR, "6.00", None),
        (MANAGER, "0.50", None),
    ],
)
def test_web_offer_goes_as_far_as_the_ceiling(operator: OperatorId, price: str, exceeded: Exceeded | None) -> None:
    till = Till(operator=operator)
    till.ring()
    outcome = till.do(OverridePrice(1, Decimal(price), WEB_OFFER))
    if exceeded is None:
        assert isinstance(outcome, SaleChanged)
        assert outcome.rung.priced.lines[0].modifiers[0].source == "manual:web_offer"
    else:
        assert outcome == NotAllowed(Right.OVERRIDE_PRICE, exceeded)


def test_web_offer_needs_the_right() -> None:
    till = Till(operator=CASHIER)
    till.ring()
    assert till.do(OverridePrice(1, Decimal("4.00"), WEB_OFFER)) == NotAllowed(Right.OVERRIDE_PRICE)


WEB_LIST = StorePolicy(prices=PricePolicy((PriceList("online", channels=frozenset({"web"})),)), version=7)


def a_web_till(operator: OperatorId = SUPERVISOR, policy: StorePolicy = WEB_LIST, **offer: object) -> Till:
    """A till whose web sells tea at 4.49, and with this offer where one is told."""
    till = Till(operator=operator, policy=policy)
    till.catalogue.listed["online", "A-1"] = Decimal("4.49")
    if offer:
        row: JsonObject = {"id": "w", "channels": ["web"], **offer}  # type: ignore[dict-item]  # JSON
        till.promotions.put(parse_promotion_row(row, 3))
    return till


THREE: JsonObject = {"kind": "quantity_breaks", "breaks": [{"from_quantity": "3", "unit_price": "4.00"}]}


def changed(outcome: object) -> RungSale:
    """The sale as it was changed."""
    assert isinstance(outcome, SaleChanged), outcome
    return outcome.rung


def test_web_price_is_charged_by_one_command_and_stands_in_the_fact_and_on_the_receipt() -> None:
    till = a_web_till()
    till.ring(quantity="2")
    rung = changed(till.do(HonourWebOffer(1, money("8.98"), WEB_OFFER)))
    line = rung.priced.lines[0]
    assert (line.line.regular_price, line.regular, line.gross) == (Decimal("4.99"), money("9.98"), money("8.98"))
    done = till.do(PayCash())
    assert isinstance(done, SaleDone)
    (written,) = done.transaction.body["lines"]  # type: ignore[misc, union-attr]  # a body of a sale
    assert written["regular_price"] == "4.99"  # type: ignore[index, call-overload]  # a line of it
    assert "manual:web_offer" in str(written)
    assert "Web price" in str(till.memory.documents[-1].receipt)


def test_web_price_that_is_another_by_now_is_not_charged_unseen() -> None:
    till = a_web_till()
    till.ring()
    outcome = till.do(HonourWebOffer(1, money("4.00"), WEB_OFFER))
    assert isinstance(outcome, EntryNotPossible)
    assert "€4.49 by now" in outcome.sentence


def test_web_that_is_dearer_or_has_no_price_leaves_the_line() -> None:
    till = a_web_till()
    till.catalogue.listed["online", "A-1"] = Decimal("5.49")
    till.ring()
    dearer = till.do(HonourWebOffer(1, money("5.49"), WEB_OFFER))
    assert isinstance(dearer, EntryNotPossible)
    assert "not cheaper" in dearer.sentence
    till.catalogue.put(replace(TEA, unit_price=None))
    till.catalogue.listed.clear()
    gone = till.do(HonourWebOffer(1, money("5.49"), WEB_OFFER))
    assert isinstance(gone, EntryNotPossible)
    assert "no price" in gone.sentence


def test_web_price_follows_the_quantity_as_the_web_would() -> None:
    till = a_web_till(reward=THREE)
    till.ring(quantity="3")
    assert changed(till.do(HonourWebOffer(1, money("12.00"), WEB_OFFER))).priced.gross == money("12.00")
    assert changed(till.do(ChangeQuantity(1, delta=-1))).priced.gross == money("8.98")
    assert changed(till.do(ChangeQuantity(1, delta=2))).priced.gross == money("16.00")
    till.do(OverridePrice(1, Decimal("3.90"), WEB_OFFER))
    assert changed(till.do(ChangeQuantity(1, delta=-3))).priced.gross == money("3.90")


def test_web_price_above_a_ceiling_needs_somebody_who_may_and_so_does_more_of_it() -> None:
    role = RoleRights(DEFAULT_ROLES[Role.CASHIER].rights, {Limit.WEB_OFFER_PERCENT: 5000, Limit.WEB_OFFER_AMOUNT: 100})
    rights = RightsPolicy(roles={**DEFAULT_ROLES, Role.CASHIER: role})
    till = a_web_till(CASHIER, replace(WEB_LIST, rights=rights))
    till.ring(quantity="2")
    changed(till.do(HonourWebOffer(1, money("8.98"), WEB_OFFER)))
    more = ChangeQuantity(1, delta=1)
    refused = NotAllowed(Right.HONOUR_WEB_OFFER, Exceeded(Limit.WEB_OFFER_AMOUNT, 150, 100))
    assert till.do(more) == refused
    approved = till.do(WithApproval(more, ByPin(SUPERVISOR, Secret(PINS[SUPERVISOR])), "agreed"))
    assert isinstance(approved, Approved)
    assert changed(approved.outcome).priced.gross == money("13.47")


def test_web_price_takes_the_place_of_the_shops_promotions_on_the_line() -> None:
    till = a_web_till(reward={"kind": "percent_off", "value": "10"}, channels=None, id="both")
    assert till.ring().priced.gross == money("4.49")
    rung = changed(till.do(HonourWebOffer(1, money("4.04"), WEB_OFFER)))
    assert (rung.priced.gross, rung.sale.taken) == (money("4.04"), ())
