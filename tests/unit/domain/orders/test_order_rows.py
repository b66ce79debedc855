"""Orders as JSON, there and back."""

import pytest

from evertill.domain.orders.customer_order import CustomerOrder, OrderLine, OrderPayment, Refund
from evertill.domain.orders.order_rows import order_content, parse_order
from evertill.domain.orders.order_states import LineState, PaymentState, RefundState
from evertill.domain.streams.stream_fields import BadRow, Members

LINE = OrderLine(
    "1",
    "A",
    "Tea",
    "C62",
    3,
    1000,
    "S1",
    {LineState.READY: 3},
    components={"B": 2},
    minimum_age=18,
    taxes=(["v", 1, 2],),
)
REFUND = Refund("r1", 300, "cancelled", RefundState.SETTLED, {"1": 1})
ORDER = CustomerOrder(
    "W-1",
    "100",
    "web",
    "pickup",
    "S1",
    (LINE,),
    OrderPayment(PaymentState.PART_REFUNDED, captured=1000, refunds=(REFUND,)),
)


def test_order_comes_back_from_its_content() -> None:
    content = order_content(ORDER)
    assert parse_order(content) == ORDER
    assert (content["state"], content["due"]) == ("ready", 300)


def changed(place: str, **members: object) -> Members:
    """The content with members of the order, its line, payment or refund changed."""
    content = order_content(ORDER)
    lines, payment = content["lines"], content["payment"]
    assert isinstance(lines, list)
    assert isinstance(payment, dict)
    refunds = payment["refunds"]
    assert isinstance(refunds, list)
    {"order": content, "line": lines[0], "payment": payment, "refund": refunds[0]}[place].update(members)
    return content


@pytest.mark.parametrize(
    ("place", "members"),
    [
        ("order", {"lines": 7}),
        ("order", {"payment": None}),
        ("order", {"number": ""}),
        ("line", {"quantity_micro": None}),
        ("line", {"units": {"flying": 1}}),
        ("line", {"units": {"ready": 0}}),
        ("payment", {"state": "promised"}),
        ("refund", {"state": "lost"}),
    ],
)
def test_order_that_cannot_be_read_is_refused(place: str, members: dict[str, object]) -> None:
    with pytest.raises(BadRow):
        parse_order(changed(place, **members))


def test_members_that_may_be_absent_have_their_defaults() -> None:
    content = changed("line", units=None, components=None)
    (line,) = parse_order(content).lines
    assert (line.units, line.components) == ({}, {})
