"""A till that runs twice: the shop of the one that goes on has a task of it, once, until the other has numbers of its
own."""

import copy
from typing import Any

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.kernel.canonical import JsonObject
from evertill_central.services.common.central import Central
from tests.support.central import Till, an_enrolled_till


def told(central: Central, till: Till) -> list[dict[str, Any]]:
    """The tasks of the till's shop."""
    found: list[dict[str, Any]] = till.get(central, "/v1/exceptions")["exceptions"]
    return found


def a_copy(till: Till) -> Till:
    """Its disk in another machine: same key, same numbers, same place in the chain."""
    other = copy.copy(till)
    other.credential = till.credential
    return other


def goes_on(till: Till, before: Till) -> Transaction:
    """The first fact of a chain that goes on from the end of another."""
    end: JsonObject = {
        "workstation": before.identity.workstation,
        "epoch": before.identity.epoch,
        "epoch_number": before.identity.epoch_number,
        "sequence": before.head.sequence,
        "hash": before.head.hash,
    }
    return till.fact(TransactionKind.EPOCH_BEGUN, {"before": end})


def test_second_copy_is_one_task_of_the_shop_however_much_it_sells(central: Central, till: Till) -> None:
    till.post(central, till.facts(2))
    second = a_copy(till)
    till.post(central, till.facts(2))
    assert told(central, till) == []
    second.post(central, second.facts(2))
    second.post(central, [second.fact()])
    (task,) = told(central, till)
    assert (task["kind"], task["owner"], len(task["steps"])) == ("two_tills", "manager", 4)
    assert task["said"].startswith("Two devices sell as till 1 since ")
    rows = till.changes(central, "streams=exceptions")["exceptions"]["rows"]
    assert [row["key"] for row in rows] == [task["exception_id"]], "every till of the shop shows it"


def test_two_further_copies_are_two_tasks(central: Central, till: Till) -> None:
    till.post(central, [till.fact()])
    copies = [a_copy(till), a_copy(till)]
    till.post(central, [till.fact()])
    for each in copies:
        each.post(central, [each.fact()])
    assert [task["kind"] for task in told(central, till)] == ["two_tills", "two_tills"]


def test_task_is_settled_once_the_second_goes_on_as_another_till(central: Central, till: Till) -> None:
    till.post(central, [till.fact()])
    second = a_copy(till)
    till.post(central, [till.fact()])
    second.post(central, [second.fact()])
    another = an_enrolled_till(central, "S1", "2")
    another.post(central, [goes_on(another, till)])
    assert len(told(central, till)) == 1, "that is the end of the first one's chain"
    another.post(central, [goes_on(another, second)])
    assert told(central, till) == []


def test_till_that_begins_with_an_end_that_cannot_be_settles_nothing(central: Central, till: Till) -> None:
    till.post(central, [till.fact()])
    second = a_copy(till)
    till.post(central, [till.fact()])
    second.post(central, [second.fact()])
    end: JsonObject = {"workstation": "1", "epoch": str(till.identity.epoch), "sequence": 2**53 - 1, "hash": "x"}
    result = till.post(central, [till.fact(TransactionKind.EPOCH_BEGUN, {"before": end})])[0]
    assert result["result"] == "accepted"
    assert len(told(central, till)) == 1


def test_device_that_a_restored_till_replaced_is_a_task_if_it_sells_on(central: Central, till: Till) -> None:
    till.post(central, [till.fact()])
    late = till.fact()
    old = a_copy(till)
    ended = a_copy(till)
    till.new_epoch()
    till.post(central, [goes_on(till, ended)])
    old.post(central, [late])
    assert told(central, till) == [], "what it did before comes late"
    old.post(central, [old.fact()])
    (task,) = told(central, till)
    assert task["said"].startswith("The device that till 1 replaced sold on at ")
