"""Suspended sales between tills: the first lock wins, the second is told who has it."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from evertill.domain.facts.transaction import TransactionKind
from evertill_central.services.common.central import Central
from tests.support.central import SetClock, Till, a_body, an_enrolled_till, read


def a_suspended(sale_id: str = "sale-1", suspension: str = "s-1", **changed: object) -> dict[str, object]:
    """A sale put aside with two lines."""
    content = {"lines": [{"sku": "A-1"}, {"sku": "B-1"}]}
    return {
        "suspension_id": suspension,
        "sale_id": sale_id,
        "label": "Blue coat",
        "operator": "mira",
        "currency": "EUR",
        "gross": 1998,
        "line_count": 2,
        "content": content,
        **changed,
    }


def recall(central: Central, till: Till, recall_id: str, sale_id: str = "sale-1") -> Any:
    """Ask for a sale."""
    return till.send(central, f"/v1/suspended/{sale_id}/recall", {"recall_id": recall_id})


def states(central: Central, till: Till) -> list[tuple[str, str, str | None]]:
    """Sale, state and holder of all that is listed."""
    return [(row["sale_id"], row["state"], row["held_by"]) for row in till.get(central, "/v1/suspended")["suspended"]]


def test_suspended_sale_is_listed_and_recalled_by_another_till_with_its_contents(central: Central, till: Till) -> None:
    other = an_enrolled_till(central, "S1", "2")
    assert till.send(central, "/v1/suspended", a_suspended()).status == 200
    assert states(central, other) == [("sale-1", "waiting", None)]
    answered = read(recall(central, other, "r-1"))
    assert answered["content"] == {"lines": [{"sku": "A-1"}, {"sku": "B-1"}]}
    assert states(central, till) == [("sale-1", "recalled", "2")]


def test_second_recall_is_told_who_was_first(central: Central, till: Till) -> None:
    other = an_enrolled_till(central, "S1", "2")
    till.send(central, "/v1/suspended", a_suspended())
    assert recall(central, till, "r-1").status == 200
    refused = recall(central, other, "r-2")
    assert (refused.status, read(refused)["type"], read(refused)["by"]) == (409, "taken", "1")


def test_recall_whose_answer_was_lost_is_answered_the_same_again(central: Central, till: Till) -> None:
    till.send(central, "/v1/suspended", a_suspended())
    first = read(recall(central, till, "r-1"))
    assert read(recall(central, till, "r-1")) == first


def test_sale_put_back_can_be_recalled_by_another_till(central: Central, till: Till) -> None:
    other = an_enrolled_till(central, "S1", "2")
    till.send(central, "/v1/suspended", a_suspended())
    recall(central, till, "r-1")
    assert till.send(central, "/v1/suspended/sale-1/put-back", {"recall_id": "r-1"}).status == 200
    assert recall(central, other, "r-2").status == 200


def test_sale_is_not_put_back_by_a_till_that_does_not_hold_it(central: Central, till: Till) -> None:
    other = an_enrolled_till(central, "S1", "2")
    till.send(central, "/v1/suspended", a_suspended())
    recall(central, till, "r-1")
    refused = other.send(central, "/v1/suspended/sale-1/put-back", {"recall_id": "r-9"})
    assert (refused.status, read(refused)["by"]) == (409, "1")


def test_recall_of_a_till_that_is_never_heard_of_again_ends_by_itself(
    central: Central, till: Till, clock: SetClock
) -> None:
    other = an_enrolled_till(central, "S1", "2")
    till.send(central, "/v1/suspended", a_suspended())
    recall(central, till, "r-1")
    clock.move(hours=2)
    other.now = clock.now()
    assert recall(central, other, "r-2").status == 200


def test_sale_that_nobody_recalls_is_over_after_a_day(central: Central, till: Till, clock: SetClock) -> None:
    till.send(central, "/v1/suspended", a_suspended())
    clock.move(hours=24)
    till.now = clock.now()
    assert states(central, till) == []
    refused = recall(central, till, "r-1")
    assert (refused.status, read(refused)["state"]) == (409, "expired")


def test_sale_that_arrives_as_a_fact_is_over_for_all(central: Central, till: Till) -> None:
    till.send(central, "/v1/suspended", a_suspended())
    till.post(central, [till.fact(TransactionKind.SALE, {**a_body(), "sale_id": "sale-1"})])
    assert states(central, till) == []
    assert read(recall(central, till, "r-1"))["state"] == "settled"
    again = till.send(central, "/v1/suspended", a_suspended(suspension="s-2"))
    assert (again.status, read(again)["state"]) == (409, "settled")


def test_settled_sale_is_over(central: Central, till: Till) -> None:
    till.send(central, "/v1/suspended", a_suspended())
    recall(central, till, "r-1")
    assert read(till.send(central, "/v1/suspended/sale-1/settle", {"recall_id": "r-1"}))["state"] == "settled"
    assert read(recall(central, till, "r-2"))["state"] == "settled"


def test_sale_of_another_store_is_not_known(central: Central, till: Till) -> None:
    elsewhere = an_enrolled_till(central, "S2", "1")
    till.send(central, "/v1/suspended", a_suspended())
    assert recall(central, elsewhere, "r-1").status == 404
    assert states(central, elsewhere) == []


def test_sale_suspended_anew_by_the_till_that_recalled_it_waits_again_with_its_new_contents(
    central: Central, till: Till
) -> None:
    till.send(central, "/v1/suspended", a_suspended())
    recall(central, till, "r-1")
    till.send(central, "/v1/suspended", a_suspended(suspension="s-2", content={"lines": []}))
    assert states(central, till) == [("sale-1", "waiting", None)]
    assert read(recall(central, till, "r-2"))["content"] == {"lines": []}


def test_key_used_for_another_request_is_refused(central: Central, till: Till) -> None:
    till.send(central, "/v1/suspended", a_suspended())
    refused = till.send(central, "/v1/suspended", a_suspended(gross=1))
    assert (refused.status, read(refused)["type"]) == (409, "key")


def test_body_without_contents_is_refused_in_words(central: Central, till: Till) -> None:
    refused = till.send(central, "/v1/suspended", {"sale_id": "x"})
    assert (refused.status, read(refused)["type"]) == (400, "malformed")


def test_of_many_tills_that_recall_at_once_one_has_it(central: Central) -> None:
    tills = [an_enrolled_till(central, "S1", str(number)) for number in range(1, 7)]
    tills[0].send(central, "/v1/suspended", a_suspended())
    with ThreadPoolExecutor(len(tills)) as pool:
        asked = [pool.submit(recall, central, each, f"r-{number}") for number, each in enumerate(tills)]
    answers = [future.result() for future in asked]
    assert sorted(answer.status for answer in answers) == [200, 409, 409, 409, 409, 409]
    winner = next(str(number) for number, answer in enumerate(answers, start=1) if answer.status == 200)
    assert {read(answer)["by"] for answer in answers if answer.status == 409} == {winner}
