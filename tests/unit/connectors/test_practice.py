"""The practice backend: takes, refuses once, is cut off; and never waits longer than asked."""

import json

from evertill.connectors.practice.connector import PracticeConnector
from evertill.connectors.practice.orders import practice_orders
from evertill.domain.orders.order_rows import parse_order
from evertill.domain.orders.order_states import OrderState
from evertill.kernel.ids import TransactionId
from evertill.ports.connector import Changes, Delivered, OutgoingFact, Refused, Unreachable
from tests.support.sales import A_MOMENT


def a_fact(kind: str = "sale") -> OutgoingFact:
    """A fact of this kind."""
    return OutgoingFact(TransactionId(f"id-{kind}"), json.dumps({"kind": kind}).encode())


def test_practice_takes_facts_and_counts_their_kinds() -> None:
    connector = PracticeConnector()
    assert connector.deliver(connector.pack([a_fact(), a_fact("sign_on")])) == [
        Delivered("practice-id-sale"),
        Delivered("practice-id-sign_on"),
    ]
    assert dict(connector.kinds) == {"sale": 1, "sign_on": 1}


def test_practice_refuses_the_next_sale_once_and_lets_others_pass() -> None:
    connector = PracticeConnector()
    connector.refuses_next = True
    answers = connector.deliver(connector.pack([a_fact("sign_on"), a_fact(), a_fact()]))
    assert isinstance(answers, list)
    assert [type(answer) for answer in answers] == [Delivered, Refused, Delivered]


def test_practice_that_is_cut_reaches_nobody_until_it_is_back() -> None:
    connector = PracticeConnector()
    connector.is_cut = True
    assert isinstance(connector.deliver(connector.pack([a_fact()])), Unreachable)
    assert isinstance(connector.pull({}, wait_s=25), Unreachable)
    connector.is_cut = False
    assert connector.pull({}, wait_s=0) == Changes()


def test_practice_interrupted_ends_at_once() -> None:
    connector = PracticeConnector()
    connector.interrupt()
    assert isinstance(connector.pull({}, wait_s=25), Unreachable)


def test_practice_shows_the_fact_as_it_is() -> None:
    assert json.loads(PracticeConnector().preview(a_fact())) == {"kind": "sale"}


def test_practice_orders_are_given_once_in_the_place_of_the_shops_own() -> None:
    orders = practice_orders("S1", "EUR", [("A-1", "Tea")], A_MOMENT)
    connector = PracticeConnector(orders)
    given = connector.pull({"orders": "41", "stock": "9"}, wait_s=0)
    assert given == Changes((orders,))
    assert orders.is_whole
    assert connector.pull({"orders": orders.cursor}, wait_s=0) == Changes()
    states = [parse_order(row.content).state for row in orders.rows if row.content is not None]
    assert states == [OrderState.NEW, OrderState.READY, OrderState.READY, OrderState.FULFILLED]
    assert practice_orders("S1", "EUR", [], A_MOMENT).rows[0].content is not None
