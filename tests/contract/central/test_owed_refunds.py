"""Refunds that tills owe: a task until one has paid; the first that reached central wins, and the second is told."""

from evertill.domain.refund_debt import DebtCause, PaidBy, owed_body, paid_body, read_debt
from evertill.domain.transaction import Transaction, TransactionKind
from evertill.kernel.money import Money
from evertill_central.services.central import Central
from tests.support.central import Till, an_enrolled_till


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
