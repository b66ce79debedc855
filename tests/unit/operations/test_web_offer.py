"""An offer of the web is honoured with a reason, by whoever may, up to a ceiling."""

from decimal import Decimal

import pytest

from evertill.domain.people import Right
from evertill.domain.policy_reasons import WEB_OFFER
from evertill.domain.policy_rights import Exceeded, Limit
from evertill.kernel.ids import OperatorId
from evertill.operations.command import NotAllowed
from evertill.operations.selling.change_sale import OverridePrice
from evertill.operations.selling.outcomes import SaleChanged
from tests.support.counter import CASHIER, MANAGER, SUPERVISOR, Till


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
