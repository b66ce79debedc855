"""Transfers between stores: out and in are separate facts, in any order, each counted once."""

from typing import Any

from evertill.domain.facts.transaction import TransactionKind
from evertill.kernel.canonical import Json, JsonObject
from evertill_central.services.common.central import Central
from tests.support.central import Till, a_stock_move, admin_token, an_enrolled_till, ask, read

ONE = 1_000_000


def a_step(step: str, pieces: int = 0, **more: Json) -> JsonObject:
    """A step of transfer T1 from S1 to S2, with pieces of A."""
    lines: list[Json] = [{"sku": "A", "micro": pieces * ONE, "unit": "C62", **more}] if pieces else []
    return {"transfer_id": "T1", "step": step, "from": "S1", "to": "S2", "lines": lines}


def take(central: Central, till: Till, body: JsonObject) -> dict[str, Any]:
    """A step as a fact."""
    return till.post(central, [till.fact(TransactionKind.TRANSFER_STEP, body)])[0]


def stock(central: Central, till: Till) -> dict[str, int]:
    """What the till's store has of A."""
    rows = till.changes(central, "streams=stock")["stock"]["rows"]
    found = [row["content"] for row in rows if row["key"] == "A"]
    return {name: micro // ONE for content in found for name, micro in content.items() if name != "sku"}


def a_pair(central: Central) -> tuple[Till, Till]:
    """Tills of both stores; S1 has ten of A."""
    source, destination = an_enrolled_till(central), an_enrolled_till(central, "S2", "1")
    source.post(central, [source.fact(TransactionKind.STOCK_MOVE, a_stock_move({"A": 10}))])
    return source, destination


def test_transfer_shipped_is_incoming_and_received_is_on_hand(central: Central) -> None:
    source, destination = a_pair(central)
    take(central, source, a_step("request", 4))
    assert take(central, source, a_step("ship", 4))["result"] == "accepted"
    assert (stock(central, source), stock(central, destination)) == (
        {"on_hand_micro": 6},
        {"on_hand_micro": 0, "incoming_micro": 4},
    )
    take(central, destination, a_step("receive", 4))
    assert stock(central, destination) == {"on_hand_micro": 4}
    (row,) = destination.changes(central, "streams=transfers")["transfers"]["rows"]
    assert row["content"]["state"] == "received"


def test_conflict_28_transfer_received_is_not_what_was_shipped_the_receivers_count_is_stock_and_both_managers_see_it(
    central: Central,
) -> None:
    source, destination = a_pair(central)
    take(central, source, a_step("ship", 4))
    take(central, destination, a_step("receive", 3))
    result = take(central, destination, a_step("close"))
    assert result["result"] == "accepted_with_exception"
    assert stock(central, destination) == {"on_hand_micro": 3}
    for till in (source, destination):
        (task,) = till.get(central, "/v1/exceptions")["exceptions"]
        assert (task["kind"], task["subject"]) == ("transfer_variance", "T1")
        assert "sent 4, received 3" in task["said"]


def test_transfer_received_before_it_is_known_to_be_shipped_is_a_task_for_the_sender(central: Central) -> None:
    source, destination = a_pair(central)
    take(central, destination, a_step("receive", 4))
    assert stock(central, destination) == {"on_hand_micro": 4}
    assert source.get(central, "/v1/exceptions")["exceptions"][0]["kind"] == "transfer_variance"
    take(central, source, a_step("ship", 4))
    assert (stock(central, source), stock(central, destination)) == ({"on_hand_micro": 6}, {"on_hand_micro": 4})


def test_task_of_a_transfer_says_what_is_known_of_it_last(central: Central) -> None:
    source, destination = a_pair(central)
    take(central, destination, a_step("receive", 3))
    take(central, source, a_step("ship", 4))
    take(central, destination, a_step("close"))
    (task,) = source.get(central, "/v1/exceptions")["exceptions"]
    assert "sent 4, received 3" in task["said"]


def test_carton_scanned_by_two_receivers_is_counted_once(central: Central) -> None:
    source, destination = a_pair(central)
    second = an_enrolled_till(central, "S2", "2")
    take(central, source, a_step("ship", 4))
    take(central, destination, a_step("receive", 4, carton="c1"))
    result = take(central, second, a_step("receive", 4, carton="c1"))
    assert "counted once" in result["exceptions"][0]
    assert stock(central, destination) == {"on_hand_micro": 4}


def test_step_sent_twice_has_one_effect(central: Central) -> None:
    source, _ = a_pair(central)
    fact = source.fact(TransactionKind.TRANSFER_STEP, a_step("ship", 4))
    source.post(central, [fact])
    source.post(central, [fact])
    assert stock(central, source) == {"on_hand_micro": 6}


def test_step_that_cannot_be_read_is_taken_and_said(central: Central, till: Till) -> None:
    assert take(central, till, {"step": "ship"})["result"] == "accepted_with_exception"


def test_office_asks_for_a_transfer_once(central: Central, till: Till) -> None:
    sent = {**a_step("request", 4), "step_id": "o-1"}
    token = admin_token(central)
    first = read(ask(central, "POST", "/v1/transfers", sent, token=token))
    assert (first["state"], first["lines"][0]["requested_micro"]) == ("requested", 4 * ONE)
    assert read(ask(central, "POST", "/v1/transfers", sent, token=token)) == first
    shipped = {**a_step("ship", 4), "step_id": "o-2"}
    assert read(ask(central, "POST", "/v1/transfers", shipped, token=token))["state"] == "in_transit"
    assert stock(central, till) == {"on_hand_micro": -4}
