"""What a return says of an order that nobody could look up, and what the order says of it afterwards."""

from dataclasses import replace

import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.orders.claimed_units import ClaimFound, found_in, read_claim
from evertill.domain.orders.order_changes import orders_named
from evertill.domain.orders.order_states import LineState
from evertill.domain.selling.order_claim import PAID_CLAIMS, OrderClaim, claim_json, paid_on_claims
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.canonical import JsonObject
from tests.support.completed import sealed
from tests.support.order_copies import ONE, a_pickup, an_order_line

CLAIM = OrderClaim("W-1", "A-1", 2 * ONE)
GONE = LineState.HANDED_OVER


def test_claim_is_read_back_as_it_was_written_and_named_for_the_journal() -> None:
    body = claim_json(CLAIM, 998)
    assert read_claim(body) == (CLAIM, 998)
    assert orders_named(TransactionKind.RETURN, body) == (PAID_CLAIMS,)
    assert claim_json(None, 0) == {}
    assert orders_named(TransactionKind.RETURN, {}) == ()


@pytest.mark.parametrize("missing", ["number", "sku", "micro", "paid"])
def test_claim_that_lacks_a_member_is_unreadable(missing: str) -> None:
    told = claim_json(CLAIM, 998)["order_claim"]
    assert isinstance(told, dict)
    with pytest.raises(BadRow):
        read_claim({"order_claim": {name: value for name, value in told.items() if name != missing}})


def test_paid_claims_add_up_and_other_returns_are_none() -> None:
    bodies: list[JsonObject] = [claim_json(CLAIM, 998), {}, claim_json(CLAIM, 2)]
    assert paid_on_claims(sealed(body) for body in bodies) == 1000


def test_claimed_units_are_found_line_by_line_as_far_as_the_customer_has_them() -> None:
    order = a_pickup(
        an_order_line(1, gross=500, state=GONE),
        an_order_line(1, line_id="2", gross=400, state=LineState.READY),
        an_order_line(1, line_id="3", gross=300, sku="B-2", state=GONE),
        replace(an_order_line(2, line_id="4", gross=601, state=GONE), returned_micro=ONE, refunded_micro=ONE),
    )
    assert found_in(order, CLAIM) == ClaimFound({"1": ONE, "4": ONE}, 800, 0)
    assert found_in(order, replace(CLAIM, micro=3 * ONE)) == ClaimFound({"1": ONE, "4": ONE}, 800, ONE)
    assert found_in(order, replace(CLAIM, sku="C-3")) == ClaimFound({}, 0, 2 * ONE)
