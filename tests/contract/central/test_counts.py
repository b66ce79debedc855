"""Counts taken while selling: the later one stands, what moved after it applies, in whatever order all that arrives."""

import itertools
from datetime import timedelta
from typing import Any

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.kernel.canonical import Json, JsonObject
from evertill_central.services.common.central import Central
from tests.support.central import Till, a_body, a_stock_move, an_enrolled_till

ONE = 1_000_000


def a_count(till: Till, pieces: int, *, sku: str = "A", after: int | None = None) -> Transaction:
    """A count of an article, taken after the till's transaction with this number, or now."""
    entry: dict[str, Json] = {"sku": sku, "micro": pieces * ONE, "unit": "C62"}
    if after is not None:
        entry.update(at_sequence=after, at=till.occurred_at.isoformat())
    body: JsonObject = {"counted": [entry]}
    return till.fact(TransactionKind.STOCK_COUNT, body)


def level(central: Central, till: Till, sku: str = "A") -> JsonObject:
    """What the till's store has of it, in pieces."""
    rows = till.changes(central, "streams=stock")["stock"]["rows"]
    (found,) = [row["content"] for row in rows if row["key"] == sku]
    return {name: micro // ONE for name, micro in found.items() if name != "sku"}


def tasks(central: Central, till: Till) -> list[str]:
    """What waits for a person."""
    found: list[dict[str, Any]] = till.get(central, "/v1/exceptions")["exceptions"]
    return [task["kind"] for task in found]


def a_sale(till: Till, pieces: int = 1) -> Transaction:
    """Pieces of A sold."""
    return till.fact(body=a_body({"A": pieces}))


def test_sale_after_the_count_still_applies_when_both_come_in_one_delivery(central: Central, till: Till) -> None:
    received = till.fact(TransactionKind.STOCK_MOVE, a_stock_move({"A": 10}))
    sold = a_sale(till, 2)
    counted = a_count(till, 9, after=received.sequence)
    till.post(central, [received, sold, counted])
    assert level(central, till) == {"on_hand_micro": 7}


def test_later_count_stands_whichever_arrives_first(central: Central) -> None:
    for number, order in enumerate(itertools.permutations(range(4)), 1):
        till = an_enrolled_till(central, "S1", f"T{number}")
        sku = f"A{number}"
        first = a_count(till, 5, sku=sku)
        sold = till.fact(body=a_body({sku: 1}))
        second = a_count(till, 8, sku=sku)
        later = till.fact(body=a_body({sku: 3}))
        for at in order:
            till.post(central, [(first, sold, second, later)[at]])
        assert level(central, till, sku) == {"on_hand_micro": 5}, order


def test_older_count_of_an_open_document_does_not_undo_a_newer_one(central: Central, till: Till) -> None:
    received = till.fact(TransactionKind.STOCK_MOVE, a_stock_move({"A": 10}))
    sold = a_sale(till)
    newer = a_count(till, 7, after=sold.sequence)
    older = a_count(till, 10, after=received.sequence)
    till.post(central, [received, sold, newer])
    till.post(central, [older])
    assert level(central, till) == {"on_hand_micro": 7}


def test_two_tills_that_count_one_place_differently_are_a_task_and_the_later_stands(central: Central) -> None:
    one, two = an_enrolled_till(central), an_enrolled_till(central, "S1", "2")
    two.occurred_at += timedelta(minutes=5)
    counts = a_count(one, 10), a_count(two, 11)
    two.post(central, [counts[1]])
    one.post(central, [counts[0]])
    assert level(central, one) == {"on_hand_micro": 11}
    assert tasks(central, one) == ["counts_disagree"]


def test_two_tills_that_come_to_the_same_or_count_on_other_days_are_no_task(central: Central) -> None:
    one, two = an_enrolled_till(central), an_enrolled_till(central, "S1", "2")
    one.post(central, [a_count(one, 10)])
    two.post(central, [a_count(two, 10)])
    two.occurred_at += timedelta(days=1)
    two.post(central, [a_count(two, 4)])
    assert tasks(central, one) == []


def test_count_closes_the_task_of_stock_below_zero(central: Central, till: Till) -> None:
    till.post(central, [till.fact(TransactionKind.STOCK_MOVE, a_stock_move({"A": 1, "B": 1}))])
    till.post(central, [till.fact(body=a_body({"A": 2, "B": 2}))])
    assert tasks(central, till) == ["negative_stock", "negative_stock"]
    till.post(central, [a_count(till, 3)])
    assert tasks(central, till) == ["negative_stock"]
    till.post(central, [till.fact(body=a_body({"B": 2})), a_count(till, 0, sku="B")])
    assert tasks(central, till) == []


def test_damaged_goods_are_on_hand_and_not_for_sale(central: Central, till: Till) -> None:
    damaged: list[Json] = [{"sku": "A", "micro": 2 * ONE, "unit": "C62"}]
    till.post(central, [till.fact(TransactionKind.STOCK_MOVE, {**a_stock_move({"A": 10}), "set_aside": damaged})])
    assert level(central, till) == {"on_hand_micro": 10, "unavailable_micro": 2}
    back: list[Json] = [{"sku": "A", "micro": -ONE, "unit": "C62"}]
    body: JsonObject = {"movement": "adjust", "reason": "sellable_again", "stock": [], "set_aside": back}
    till.post(central, [till.fact(TransactionKind.STOCK_MOVE, body)])
    assert level(central, till) == {"on_hand_micro": 10, "unavailable_micro": 1}


def test_transfer_that_came_damaged_is_received_and_set_aside(central: Central, till: Till) -> None:
    goods: list[Json] = [{"sku": "A", "micro": 4 * ONE, "unit": "C62"}]
    step: JsonObject = {"transfer_id": "t1", "step": "receive", "from": "ACME", "to": "S1", "lines": goods}
    damaged: list[Json] = [{"sku": "A", "micro": ONE, "unit": "C62"}]
    till.post(central, [till.fact(TransactionKind.TRANSFER_STEP, {**step, "set_aside": damaged})])
    assert level(central, till) == {"on_hand_micro": 4, "unavailable_micro": 1}


def test_movement_says_what_a_stock_move_is_whatever_its_reason(central: Central, till: Till) -> None:
    body = {**a_stock_move({"A": -3}, reason="waste"), "movement": "write_off"}
    till.post(central, [till.fact(TransactionKind.STOCK_MOVE, body)])
    assert level(central, till) == {"on_hand_micro": -3}
