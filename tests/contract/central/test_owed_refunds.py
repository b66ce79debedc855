"""Refunds that tills owe: a task until one has paid; the first that reached central wins, and the second is told."""

from dataclasses import replace
from typing import Any

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.records.refund_debt import DebtCause, PaidBy, owed_body, paid_at_another, paid_body, read_debt
from evertill.kernel.money import Money
from evertill_central.services.common.central import Central
from tests.support.central import SetClock, Till, an_enrolled_till, put_rows, read


def an_owed(till: Till) -> Transaction:
    body = owed_body(amount=Money(499, "EUR"), cause=DebtCause.LATE_APPROVAL, number="0A1B2C3D4E", charged="a-1")
    return till.fact(TransactionKind.REFUND_OWED, body)


def a_paid(till: Till, owed: Transaction, by: PaidBy = PaidBy.CASH) -> Transaction:
    return till.fact(TransactionKind.REFUND_PAID, paid_body(read_debt(owed), by))


def tasks(central: Central, till: Till) -> list[str]:
    return [task["kind"] for task in till.get(central, "/v1/exceptions")["exceptions"]]


def test_refund_owed_is_a_task_until_it_is_paid_and_the_day_knows_its_tenders(central: Central, till: Till) -> None:
    owed = an_owed(till)
    till.post(central, [owed])
    assert tasks(central, till) == ["refund_pending"]
    (day,) = till.statement(central)["days"]
    assert day["tenders"] == {"card": 499, "pending_refund": -499}
    assert till.post(central, [a_paid(till, owed)])[0]["result"] == "accepted"
    assert tasks(central, till) == []
    (day,) = till.statement(central)["days"]
    assert (day["tenders"]["cash"], day["tenders"].get("pending_refund", 0)) == (-499, 0)


def test_refund_that_two_tills_paid_is_told_to_the_second(central: Central, till: Till) -> None:
    other = an_enrolled_till(central, workstation="2")
    owed = an_owed(till)
    till.post(central, [owed])
    assert other.post(central, [a_paid(other, owed)])[0]["result"] == "accepted"
    second = a_paid(till, owed)
    assert till.post(central, [second])[0]["result"] == "accepted_with_exception"
    assert till.post(central, [second])[0]["result"] == "duplicate"
    assert tasks(central, till) == ["over_refund"]


def test_refund_whose_payment_arrives_first_leaves_no_task(central: Central, till: Till) -> None:
    other = an_enrolled_till(central, workstation="2")
    owed = an_owed(till)
    other.post(central, [a_paid(other, owed)])
    till.post(central, [owed])
    assert tasks(central, till) == []


def test_return_undone_before_its_refund_was_paid_leaves_no_task(central: Central, till: Till) -> None:
    owed = an_owed(till)
    till.post(central, [owed])
    undone = {"undoes": {"kind": "return"}, "owed_no_more": owed.transaction_id, "stock": []}
    till.post(central, [till.fact(TransactionKind.POST_VOID, undone)])
    assert tasks(central, till) == []


def owed_at(central: Central, till: Till) -> dict[str, Any]:
    return till.get(central, "/v1/refunds")


def hold(central: Central, till: Till, owed: Transaction, key: str = "h-1", call: str = "hold") -> dict[str, Any]:
    """Answer of the call; `type` is that of a refusal."""
    return read(till.send(central, f"/v1/refunds/{owed.transaction_id}/{call}", {"hold_id": key}))


def test_first_till_that_holds_a_refund_pays_it_and_another_waits_until_it_lets_go_or_is_silent(
    central: Central, till: Till, clock: SetClock
) -> None:
    other = an_enrolled_till(central, workstation="2")
    owed = an_owed(till)
    till.post(central, [owed])
    assert hold(central, other, owed)["held_by"] == "S1/2"
    assert hold(central, other, owed, "h-2")["held_by"] == "S1/2", "as often as it likes"
    refused = hold(central, till, owed)
    assert (refused["type"].rpartition(":")[2], refused["by"]) == ("taken", "S1/2")
    hold(central, other, owed, "h-1", "let-go")
    assert hold(central, till, owed, "h-3")["type"].endswith("taken"), "that hold was over before"
    hold(central, other, owed, "h-2", "let-go")
    assert hold(central, till, owed, "h-4")["held_by"] == "S1/1"
    clock.move(minutes=16)
    other.now = clock.now()
    assert hold(central, other, owed, "h-5")["held_by"] == "S1/2"


def test_till_hears_that_its_refund_was_paid_until_it_has_written_it_down(central: Central, till: Till) -> None:
    other = an_enrolled_till(central, workstation="2")
    owed = an_owed(till)
    till.post(central, [owed])
    (listed,) = owed_at(central, other)["owed"]
    assert (listed["number"], listed["amount"], listed["workstation"]) == ("0A1B2C3D4E", 499, "1")
    other.post(central, [a_paid(other, owed)])
    assert hold(central, till, owed)["by"] == "S1/2"
    told = owed_at(central, till)
    assert (told["owed"], [(each["debt_id"], each["by"]) for each in told["paid"]]) == (
        [],
        [(owed.transaction_id, "S1/2")],
    )
    note = till.fact(TransactionKind.REFUND_PAID, paid_at_another(read_debt(owed), "S1/2"))
    assert till.post(central, [note])[0]["result"] == "accepted"
    assert owed_at(central, till) == {"owed": [], "paid": []}
    assert tasks(central, till) == []


def test_refund_that_a_person_settled_is_off_the_list_of_its_till(central: Central, till: Till) -> None:
    owed = an_owed(till)
    till.post(central, [owed])
    (task,) = till.get(central, "/v1/exceptions")["exceptions"]
    members = {"step_id": "c-1", "exception_id": task["exception_id"], "outcome": "Bank transfer 4711"}
    assert till.send(central, "/v1/exceptions/close", members).status == 200
    told = owed_at(central, till)
    assert (told["owed"], [each["debt_id"] for each in told["paid"]]) == ([], [owed.transaction_id])
    assert hold(central, till, owed)["type"].endswith("state")


def test_return_undone_after_another_till_paid_its_refund_is_told(central: Central, till: Till) -> None:
    other = an_enrolled_till(central, workstation="2")
    owed = an_owed(till)
    till.post(central, [owed])
    other.post(central, [a_paid(other, owed)])
    undone = till.fact(
        TransactionKind.POST_VOID, {"undoes": {"kind": "return"}, "owed_no_more": owed.transaction_id, "stock": []}
    )
    assert till.post(central, [undone])[0]["result"] == "accepted_with_exception"
    assert "over_refund" in tasks(central, till)


def test_refund_is_seen_in_another_shop_only_where_its_rule_says_so(central: Central, till: Till) -> None:
    afar = an_enrolled_till(central, store="S2")
    owed = an_owed(till)
    till.post(central, [owed])
    assert owed_at(central, afar)["owed"] == []
    assert hold(central, afar, owed)["type"].endswith("unknown")
    rule = {"currency": "EUR", "returns": {"owed_paid_at": "any_shop"}}
    put_rows(central, "policy", [{"store": "S2", "content": rule}])
    assert [each["store"] for each in owed_at(central, afar)["owed"]] == ["S1"]
    hold(central, afar, owed, "h-2")
    body = paid_body(replace(read_debt(owed), store="S1", workstation="1"), PaidBy.CASH)
    assert afar.post(central, [afar.fact(TransactionKind.REFUND_PAID, body)])[0]["result"] == "accepted"
    assert tasks(central, till) == []
    assert [each["by"] for each in owed_at(central, till)["paid"]] == ["S2/1"]
