"""Receipts of other tills and units locked for a return: no unit comes back twice while anybody can know."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.kernel.canonical import JsonObject
from evertill_central.services.common.central import Central
from tests.support.central import SetClock, Till, a_body, an_enrolled_till, read


def a_sale(till: Till, pieces: int = 3) -> Transaction:
    """A sale of some pieces of A-1."""
    body = a_body({"A-1": pieces})
    lines = body["lines"]
    assert isinstance(lines, list)
    lines[0]["quantity"] = pieces * 1_000_000
    return till.fact(TransactionKind.SALE, body)


def a_return(till: Till, original: Transaction, pieces: int = 1) -> Transaction:
    """Pieces of the sale's first line come back."""
    body: JsonObject = a_body({"A-1": -pieces})
    lines = body["lines"]
    assert isinstance(lines, list)
    lines[0] |= {"quantity": pieces * 1_000_000, "original": {"fact_id": original.transaction_id, "line": 1}}
    return till.fact(TransactionKind.RETURN, body)


def claim(central: Central, till: Till, original: Transaction, claim_id: str, pieces: int = 1) -> Any:
    """Ask for units of the first line."""
    lines = [{"line": "1", "micro": pieces * 1_000_000}]
    sent = {"claim_id": claim_id, "original": original.transaction_id, "lines": lines}
    return till.send(central, "/v1/returns/claim", sent)


def test_receipt_of_another_till_is_found_with_what_came_back(central: Central, till: Till) -> None:
    other = an_enrolled_till(central, "S1", "2")
    sale = a_sale(till)
    till.post(central, [sale])
    back = a_return(other, sale)
    other.post(central, [back])
    receipt = other.get(central, f"/v1/receipts/{sale.number_text}")
    assert receipt["fact"]["fact_id"] == sale.transaction_id
    assert receipt["lines"] == [
        {
            "line": "1",
            "sold_micro": 3_000_000,
            "returned_micro": 1_000_000,
            "claimed_micro": 0,
            "left_micro": 2_000_000,
        }
    ]
    assert [(row["fact_id"], row["workstation"]) for row in receipt["returned"]] == [(back.transaction_id, "2")]


def test_receipt_that_never_arrived_is_unknown(central: Central, till: Till) -> None:
    assert till.ask(central, "GET", "/v1/receipts/S1-1-1-99").status == 404


def test_claimed_units_are_left_for_nobody_else(central: Central, till: Till) -> None:
    other = an_enrolled_till(central, "S2", "1")
    sale = a_sale(till, 2)
    till.post(central, [sale])
    assert claim(central, till, sale, "c-1", 2).status == 200
    refused = claim(central, other, sale, "c-2", 1)
    assert (refused.status, read(refused)["type"], read(refused)["available"]) == (409, "short", 0)


def test_claim_given_up_or_run_out_frees_its_units(central: Central, till: Till, clock: SetClock) -> None:
    other = an_enrolled_till(central, "S1", "2")
    sale = a_sale(till, 1)
    till.post(central, [sale])
    claim(central, till, sale, "c-1")
    assert read(till.send(central, "/v1/returns/claim/c-1/release", {}))["state"] == "released"
    assert claim(central, other, sale, "c-2").status == 200
    clock.move(minutes=15)
    till.now = clock.now()
    assert claim(central, till, sale, "c-3").status == 200


def test_claim_is_released_by_its_own_till_alone(central: Central, till: Till) -> None:
    other = an_enrolled_till(central, "S1", "2")
    sale = a_sale(till, 1)
    till.post(central, [sale])
    claim(central, till, sale, "c-1")
    assert other.send(central, "/v1/returns/claim/c-1/release", {}).status == 404


def test_claim_whose_answer_was_lost_is_answered_the_same_again(central: Central, till: Till) -> None:
    sale = a_sale(till, 1)
    till.post(central, [sale])
    first = read(claim(central, till, sale, "c-1"))
    assert read(claim(central, till, sale, "c-1")) == first


def test_return_that_arrives_uses_its_claim_up(central: Central, till: Till) -> None:
    sale = a_sale(till, 2)
    till.post(central, [sale])
    claim(central, till, sale, "c-1")
    till.post(central, [a_return(till, sale)])
    receipt = till.get(central, f"/v1/receipts/{sale.number_text}")
    assert receipt["lines"][0]["left_micro"] == 1_000_000
    assert read(claim(central, till, sale, "c-2", 2))["available"] == 1_000_000


def test_second_till_is_told_when_and_where_it_came_back(central: Central, till: Till) -> None:
    other = an_enrolled_till(central, "S1", "2")
    sale = a_sale(till, 1)
    till.post(central, [sale, a_return(till, sale)])
    refused = read(claim(central, other, sale, "c-1"))
    assert "at till 1 of store S1" in refused["detail"]


def test_conflict_14_double_return_of_one_receipt_both_facts_stand_and_the_second_is_an_exception(
    central: Central, till: Till
) -> None:
    other = an_enrolled_till(central, "S1", "2")
    sale = a_sale(till, 1)
    assert till.post(central, [sale, a_return(till, sale)])[1]["result"] == "accepted"
    (second,) = other.post(central, [a_return(other, sale)])
    assert second["result"] == "accepted_with_exception"
    assert "came back more often than it was sold" in second["exceptions"][0]


def test_return_that_arrives_before_its_sale_is_counted_when_the_sale_is_there(central: Central, till: Till) -> None:
    other = an_enrolled_till(central, "S1", "2")
    sale = a_sale(till, 1)
    assert other.post(central, [a_return(other, sale)])[0]["result"] == "accepted"
    till.post(central, [sale])
    assert read(claim(central, till, sale, "c-1"))["available"] == 0


def test_of_many_tills_that_claim_the_last_unit_at_once_one_has_it(central: Central, till: Till) -> None:
    tills = [an_enrolled_till(central, "S1" if number < 4 else "S2", str(number)) for number in range(2, 8)]
    sale = a_sale(till, 1)
    till.post(central, [sale])
    with ThreadPoolExecutor(len(tills)) as pool:
        asked = [pool.submit(claim, central, each, sale, f"c-{number}") for number, each in enumerate(tills)]
    assert sorted(future.result().status for future in asked) == [200, 409, 409, 409, 409, 409]


def claimed(central: Central, till: Till, original: Transaction, claim_id: str, **more: Any) -> Any:
    """Which places a claim of one unit of the first line holds."""
    lines: list[Any] = [{"line": "1", "micro": 1_000_000, **more}]
    sent: JsonObject = {"claim_id": claim_id, "original": original.transaction_id, "lines": lines}
    return read(till.send(central, "/v1/returns/claim", sent))["spans"]["1"]


def named(back: Transaction, *spans: list[int]) -> JsonObject:
    """The body of a return with the places of its first line."""
    body = json.loads(json.dumps(back.body))
    body["lines"][0]["original"]["spans"] = list(spans)
    return body  # type: ignore[no-any-return]  # JSON


def undoing(till: Till, done: Transaction) -> Transaction:
    """The fact that undoes it: its every figure turned."""
    body = json.loads(json.dumps(done.body))
    for line in body["lines"]:
        line |= {"gross": -line["gross"], "quantity": -line["quantity"]}
    for move in body["stock"]:
        move["micro"] = -move["micro"]
    undoes = {"kind": done.kind.value, "sequence": done.sequence}
    more = {"transaction": done.transaction_id, "undoes": undoes, "reason": "rung_wrong", "gross": -body["gross"]}
    return till.fact(TransactionKind.POST_VOID, {**body, **more, "tenders": [], "change": 0})


def test_two_tills_are_given_different_units(central: Central, till: Till) -> None:
    other = an_enrolled_till(central, "S1", "2")
    sale = a_sale(till, 3)
    till.post(central, [sale])
    assert claimed(central, till, sale, "c-1") == [[0, 1_000_000]]
    assert claimed(central, other, sale, "c-2") == [[1_000_000, 2_000_000]]


def test_units_that_the_till_knows_are_back_are_not_given_again(central: Central, till: Till) -> None:
    sale = a_sale(till, 3)
    till.post(central, [sale])
    assert claimed(central, till, sale, "c-1", taken=[[0, 1_000_000]]) == [[1_000_000, 2_000_000]]
    lines: list[Any] = [{"line": "1", "micro": 2_000_000, "taken": [[0, 1_000_000]]}]
    sent: JsonObject = {"claim_id": "c-2", "original": sale.transaction_id, "lines": lines}
    assert till.send(central, "/v1/returns/claim", sent).status == 409


def test_taken_that_is_no_place_is_refused(central: Central, till: Till) -> None:
    sale = a_sale(till, 3)
    till.post(central, [sale])
    for taken in ([[1]], [[2, 1]], ["x"], 7):
        lines: list[Any] = [{"line": "1", "micro": 1_000_000, "taken": taken}]
        sent: JsonObject = {"claim_id": "c-1", "original": sale.transaction_id, "lines": lines}
        assert till.send(central, "/v1/returns/claim", sent).status == 400


def test_receipt_tells_which_units_came_back_and_what_was_paid_back(central: Central, till: Till) -> None:
    sale = a_sale(till, 3)
    till.post(central, [sale])
    body = named(a_return(till, sale), [1_000_000, 2_000_000])
    refund: Any = {"fact_id": sale.transaction_id, "tender": "0", "kind": "cash", "amount": 199}
    back = till.fact(TransactionKind.RETURN, {**body, "refunds": [refund]})
    plain = a_return(till, sale)
    till.post(central, [back, plain])
    receipt = till.get(central, f"/v1/receipts/{sale.number_text}")
    spans = {row["fact_id"]: row["spans"] for row in receipt["returned"]}
    assert spans == {
        back.transaction_id: [[1_000_000, 2_000_000]],
        plain.transaction_id: [[0, 1_000_000]],
    }
    assert receipt["refunds"] == {back.transaction_id: {"0": 199}, plain.transaction_id: {}}
    assert claimed(central, till, sale, "c-1") == [[2_000_000, 3_000_000]]


def test_return_that_is_undone_frees_its_units(central: Central, till: Till) -> None:
    sale = a_sale(till, 1)
    till.post(central, [sale])
    back = till.fact(TransactionKind.RETURN, named(a_return(till, sale), [0, 1_000_000]))
    undone = undoing(till, back)
    till.post(central, [back])
    assert claim(central, till, sale, "c-1").status == 409
    assert till.post(central, [undone])[0]["result"] == "accepted"
    receipt = till.get(central, f"/v1/receipts/{sale.number_text}")
    assert receipt["lines"][0]["left_micro"] == 1_000_000
    assert claimed(central, till, sale, "c-2") == [[0, 1_000_000]]


def test_sale_that_is_undone_has_nothing_left(central: Central, till: Till) -> None:
    sale = a_sale(till, 2)
    undone = undoing(till, sale)
    till.post(central, [sale, undone])
    receipt = till.get(central, f"/v1/receipts/{sale.number_text}")
    assert receipt["lines"][0]["left_micro"] == 0
    assert [row["spans"] for row in receipt["returned"]] == [[[0, 2_000_000]]]
