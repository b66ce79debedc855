"""Orders as a shop works on them: where they stand, what is urgent, what lies there, what units cost."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from evertill.domain.orders.order_states import LineState, OrderStep
from evertill.domain.orders.pickup_code import is_pickup_qr, pickup_qr, read_shown_code
from evertill.domain.orders.pickup_queue import (
    PickupOrder,
    QueueColumn,
    Urgency,
    column_of,
    cost_of,
    gone_already,
    is_expired,
    not_ready,
    own_units,
    pickup_order,
    to_hand_over,
    urgency_of,
)
from evertill.domain.policy.pickup import PickupPolicy, ProofKind, parse_pickup, pickup_content
from evertill.kernel.canonical import Json
from evertill.kernel.clock import to_rfc3339
from tests.support.order_copies import ONE, a_copy, a_pickup, an_order_line
from tests.support.sales import A_MOMENT

L, C, U, S = LineState, QueueColumn, Urgency, OrderStep
HOUR = timedelta(hours=1)
POLICY = PickupPolicy()


def seen(state: LineState = L.READY, policy: PickupPolicy = POLICY, **members: Json) -> PickupOrder:
    copy = a_copy(a_pickup(an_order_line(state=state)), **members)
    found = pickup_order(copy.order, copy.content, "S1", policy)
    assert found is not None
    return found


def at(moment: datetime) -> str:
    return to_rfc3339(moment)


@pytest.mark.parametrize(
    ("state", "column"),
    [
        (L.PLACED, C.NEW),
        (L.ALLOCATED, C.NEW),
        (L.ACCEPTED, C.PICKING),
        (L.PICKED, C.PICKING),
        (L.IN_TRANSIT, None),
        (L.SHORT, C.PROBLEM),
        (L.READY, C.READY),
        (L.EXPIRED, C.READY),
        (L.HANDED_OVER, None),
        (L.CANCELLED, None),
    ],
)
def test_order_stands_where_its_units_are(state: LineState, column: QueueColumn | None) -> None:
    order = a_pickup(an_order_line(state=state))
    assert column_of(order, "S1") is column
    assert pickup_order(order, {}, "S1", POLICY) is None or column is not None


def test_order_is_the_business_of_the_shop_that_picks_it_or_hands_it_over() -> None:
    elsewhere = a_pickup(replace(an_order_line(state=L.ALLOCATED), place="S2"))
    columns = [column_of(elsewhere, store) for store in ("S1", "S2", "S3")]
    assert columns == [C.PICKING, C.NEW, None], "where it is collected it is on its way, so to say"
    sent = a_pickup(replace(an_order_line(state=L.ALLOCATED), place="S2"), kind="delivery")
    assert (column_of(sent, "S1"), column_of(sent, "S2")) == (None, C.NEW)
    rest = a_pickup(an_order_line(state=L.HANDED_OVER), an_order_line(line_id="2", state=L.READY))
    assert column_of(rest, "S1") is C.READY


def test_order_that_another_shop_sends_here_is_picked_there_and_arrives_here() -> None:
    away = replace(an_order_line(state=L.PICKED), place="S2")
    order = a_pickup(an_order_line(1, line_id="0", state=L.READY), away)
    sender, here = (pickup_order(order, {}, store, POLICY) for store in ("S2", "S1"))
    assert sender is not None
    assert here is not None
    assert (sender.sends_to, sender.comes_from, sender.arriving) == ("S1", "", {})
    assert (here.sends_to, here.comes_from, here.arriving, here.column) == ("", "S2", {}, C.READY)
    sent = pickup_order(a_pickup(replace(away, units={L.IN_TRANSIT: 2 * ONE})), {}, "S1", POLICY)
    assert sent is not None
    assert (sent.column, sent.arriving) == (C.PICKING, {"1": 2 * ONE})
    assert pickup_order(sent.order, {}, "S2", POLICY) is None, "what it sent has left it"


def test_step_of_a_shop_is_for_its_own_units_where_two_work_on_an_order() -> None:
    away = replace(an_order_line(state=L.PICKED, line_id="2"), place="S2")
    order = a_pickup(an_order_line(state=L.PICKED), away)
    assert own_units(order, S.READY, "S1") == {"1": 2 * ONE}
    assert own_units(order, S.SEND, "S2") == {"2": 2 * ONE}
    assert own_units(order, S.READY, "S3") == {}
    assert own_units(order, S.CANCEL, "S1") is None
    assert own_units(a_pickup(an_order_line()), S.READY, "S1") is None
    on_way = a_pickup(replace(away, units={L.IN_TRANSIT: ONE}))
    assert (own_units(on_way, S.ARRIVE, "S1"), own_units(on_way, S.ARRIVE, "S2")) == (None, {})


def test_order_whose_goods_nobody_has_waits_and_is_not_late() -> None:
    placed = replace(an_order_line(state=L.PLACED), place=None)
    waits = pickup_order(a_pickup(placed), {"placed_at": at(A_MOMENT)}, "S1", POLICY)
    assert waits is not None
    assert (waits.column, waits.waits_for_goods, waits.due_at) == (C.NEW, True, None)
    came: Json = [{"step": "allocate", "at": at(A_MOMENT + 9 * HOUR)}]
    now = pickup_order(
        a_pickup(an_order_line(state=L.ALLOCATED)), {"placed_at": at(A_MOMENT), "history": came}, "S1", POLICY
    )
    assert now is not None
    assert now.due_at == A_MOMENT + 11 * HOUR, "the time to prepare it runs from when its goods came"
    for line in (replace(placed, place="S1"), replace(placed, is_stocked=False)):
        made = pickup_order(a_pickup(line), {"placed_at": at(A_MOMENT)}, "S1", POLICY)
        assert made is not None
        assert (made.waits_for_goods, made.due_at) == (False, A_MOMENT + 2 * HOUR)


def test_what_is_told_of_an_order_is_read_and_what_is_not_follows_the_policy() -> None:
    arrival: Json = {"at": at(A_MOMENT), "bay": "2"}
    history: Json = [{"step": "ready", "at": at(A_MOMENT - HOUR)}, 7, {"step": "x"}]
    found = seen(arrival=arrival, history=history, note="Ring twice", shelf="B-1", is_curbside=True)
    assert (found.name, found.shelf, found.bay, found.note) == ("Ada Lovelace", "B-1", "2", "Ring twice")
    assert (found.has_code, found.is_curbside, found.is_delivery, found.arrived_at) == (True, True, False, A_MOMENT)
    assert (found.due_at, found.hold_until) == (A_MOMENT + HOUR, A_MOMENT - HOUR + timedelta(hours=72))
    bare = seen(contact=None, placed_at="yesterday", pickup=None, due_at=7)
    assert (bare.name, bare.due_at, bare.hold_until, bare.has_code) == ("", None, None, False)


def test_urgency_says_why_an_order_is_looked_at_first() -> None:
    new = seen(L.ALLOCATED, due_at=at(A_MOMENT))
    soon = A_MOMENT - timedelta(minutes=10)
    assert [urgency_of(new, now, POLICY) for now in (A_MOMENT - HOUR, soon, A_MOMENT)] == [U.NONE, U.SOON, U.OVERDUE]
    ready = seen(hold_until=at(A_MOMENT))
    assert [urgency_of(ready, now, POLICY) for now in (A_MOMENT - 13 * HOUR, soon, A_MOMENT)] == [
        U.NONE,
        U.EXPIRES_TODAY,
        U.EXPIRED,
    ]
    assert urgency_of(seen(L.EXPIRED), A_MOMENT, POLICY) is U.EXPIRED
    assert urgency_of(seen(), A_MOMENT, POLICY) is U.NONE
    assert urgency_of(seen(L.ALLOCATED, PickupPolicy(prepare_min=0)), A_MOMENT, POLICY) is U.NONE
    assert urgency_of(seen(arrival={"at": at(A_MOMENT)}), A_MOMENT, POLICY) is U.WAITING


def test_ready_order_expires_when_its_time_is_over_but_a_delivery_does_not() -> None:
    ready = seen(hold_until=at(A_MOMENT))
    assert (is_expired(ready, A_MOMENT - HOUR), is_expired(ready, A_MOMENT)) == (False, True)
    assert not is_expired(seen(L.EXPIRED, hold_until=at(A_MOMENT)), A_MOMENT)
    assert not is_expired(seen(), A_MOMENT)
    delivery = replace(ready, order=replace(ready.order, kind="delivery"))
    assert not is_expired(delivery, A_MOMENT)


def test_units_lie_here_are_to_be_fetched_or_are_gone() -> None:
    line = replace(an_order_line(4), units={L.READY: ONE, L.PICKED: ONE, L.ACCEPTED: ONE, L.HANDED_OVER: ONE})
    order = a_pickup(line, replace(an_order_line(1, line_id="2"), place="S2"))
    assert to_hand_over(order, "S1") == {"1": 2 * ONE}, "what lies in another shop is not here"
    assert to_hand_over(a_pickup(an_order_line(state=L.SHORT)), "S1") == {}
    assert not_ready(order, {"1": 3 * ONE, "9": ONE}) == {"1": ONE}
    assert not_ready(order, {"1": 2 * ONE}) == {}
    assert gone_already(order, {"1": 4 * ONE, "9": ONE}) == {"1": ONE, "9": ONE}
    assert gone_already(order, {"1": 3 * ONE}) == {}


def test_units_cost_their_share_after_those_that_went_before() -> None:
    line = replace(an_order_line(3, gross=1000), units={L.HANDED_OVER: ONE, L.READY: 2 * ONE})
    order = a_pickup(line)
    first = a_pickup(an_order_line(3, gross=1000))
    assert cost_of(first, {"1": ONE}) == {"1": 334}
    assert cost_of(order, {"1": ONE, "9": ONE}) == {"1": 333}
    assert cost_of(order, {"1": 2 * ONE}) == {"1": 666}


def test_policy_of_pickups_reads_back_and_passes_over_proofs_of_tomorrow() -> None:
    policy = PickupPolicy(frozenset({ProofKind.CODE}), 1, 2, 3, prints_pick_list=True, couriers=("DHL", "Bike"))
    assert parse_pickup(pickup_content(policy)) == policy
    assert parse_pickup({}) == PickupPolicy()
    assert parse_pickup({"couriers": ["", " DHL "]}).couriers == ("DHL",)
    assert parse_pickup({"proofs": ["iris"]}).proofs == frozenset()


def test_shown_code_names_an_order_or_only_the_code() -> None:
    qr = read_shown_code(pickup_qr("W-1", "K7P2"))
    assert qr is not None
    assert (qr.order_id, qr.code) == ("W-1", "K7P2")
    plain = read_shown_code(" K7P2 ")
    assert plain is not None
    assert (plain.order_id, plain.code) == (None, "K7P2")
    assert [read_shown_code(text) for text in ("", "PICKUP:W-1", "PICKUP::x", "x" * 65, "\x00")] == [None] * 5
    assert (is_pickup_qr("pickup:W-1:X"), is_pickup_qr("W-1")) == (True, False)
