"""A refund that one till owes is seen and paid at another, on the screens of both, through the real central: once."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.records.refund_debt import DebtCause, PaidBy, owed_body, paid_body, read_debt
from evertill.kernel.money import Money
from evertill.operations.counter.drafts import draft
from evertill.operations.debts.owed_refunds import owed_now
from evertill.ui.frame.navigation import Place
from evertill.ui.widgets.notice_line import NoticeLine
from evertill_central.store.team_exceptions import TeamException, find_team_exceptions
from tests.support.central import a_central, an_enrolled_till, put_rows
from tests.support.central_versions import turn_back
from tests.support.counter import MANAGER
from tests.support.counters_at_central import Counter, two_counters
from tests.support.scenes.counter import keys
from tests.support.ui import said_rows


@pytest.fixture
def tills(tmp_path: Path, qtbot: QtBot) -> Iterator[tuple[Counter, Counter]]:
    """Two tills of one shop, a manager at each, with money in their drawers."""
    with two_counters(tmp_path, qtbot) as counters:
        for counter in counters:
            counter.shop.till.sign_on(MANAGER)
            counter.shop.till.ring("OAT-1")
            counter.shop.till.pays()
        yield counters


def owes(counter: Counter, minor: int = 149, number: str = "4F00A1B2C3") -> Transaction:
    """This till charged a card without a sale, and central has heard of it."""
    till = counter.shop.till
    body = owed_body(amount=Money(minor, "EUR"), cause=DebtCause.LATE_APPROVAL, number=number, charged="a-1")
    with till.memory.begin() as unit:
        owed = unit.append(draft(unit, till.counter, TransactionKind.REFUND_OWED, body, at=till.clock.now()))
        unit.commit()
    counter.push()
    return owed


def owed(counter: Counter) -> list[str]:
    with counter.shop.till.memory.begin() as unit:
        return [debt.number for debt in owed_now(unit)]


def listed(counter: Counter) -> list[str]:
    """The rows of the list, opened anew."""
    counter.terminal._parts.navigator.home()
    counter.terminal.do(Place.OWED)
    return said_rows(counter.terminal.window, "owedRows")


def tasks(counter: Counter) -> Sequence[TeamException]:
    with counter.enrolled.central.database.read() as connection:
        return find_team_exceptions(connection, limit=10)


def paid(counter: Counter) -> Sequence[Transaction]:
    return counter.shop.till.memory.of_kind(TransactionKind.REFUND_PAID)


def test_refund_is_paid_at_the_other_till_and_off_the_list_of_the_one_that_owed_it(
    tills: tuple[Counter, Counter],
) -> None:
    one, two = tills
    debt = owes(one)
    (line,) = listed(two)
    assert all(part in line for part in ("1.49", "4F00A1B2C3", "Till 1 (S1)"))
    keys(two.terminal, "\n1")  # this one, in cash
    (fact,) = paid(two)
    assert (fact.body["transaction"], fact.body["owed_at"]) == (
        debt.transaction_id,
        {"store": "S1", "workstation": "1"},
    )
    two.push()
    assert listed(one) == []
    assert "paid by Till 2 (S1)" in one.said()
    assert owed(one) == []
    (note,) = paid(one)
    assert (note.body["by"], note.body["tenders"]) == ("other_till", [])
    one.push()
    assert listed(one) == listed(two) == []


def test_two_tills_pay_one_refund_the_first_has_it_and_the_second_is_told(tills: tuple[Counter, Counter]) -> None:
    one, two = tills
    owes(one)
    listed(one)
    listed(two)  # both look at the same list
    keys(two.terminal, "\n1")
    two.push()
    keys(one.terminal, "\n1")
    assert "Till 2 (S1) paid that refund already" in one.said()
    assert [fact.body["by"] for fact in paid(one)] == ["other_till"]
    assert owed(one) == []


def test_refund_that_another_till_is_paying_just_now_waits_for_it(tills: tuple[Counter, Counter]) -> None:
    one, two = tills
    debt = owes(one)
    two.calls.hold_refund(debt.transaction_id, "h-1")
    (line,) = listed(one)
    assert "Till 2 (S1) is paying it" in line
    keys(one.terminal, "\n1")
    assert ("is paying that refund" in one.said(), paid(one)) == (True, [])
    two.calls.let_go_refund(debt.transaction_id, "h-1")
    listed(one)
    keys(one.terminal, "\n1")
    assert len(paid(one)) == 1


def test_without_a_network_a_till_pays_its_own_and_no_other_and_paid_twice_is_said(
    tills: tuple[Counter, Counter],
) -> None:
    one, two = tills
    debt = owes(one)
    listed(two)
    two.cuts_link()
    keys(two.terminal, "\n1")
    assert ("Nothing was paid" in two.said(), paid(two)) == (True, [])
    assert listed(two) == []
    two.mends_link()
    one.cuts_link()
    assert len(listed(one)) == 1
    notice = one.terminal.window.findChild(NoticeLine, "owedNotice")
    assert notice is not None
    assert "cannot be seen now" in notice.sentence
    keys(one.terminal, "\n1")
    assert len(paid(one)) == 1
    listed(two)  # central has not heard of it yet
    keys(two.terminal, "\n1")
    two.push()
    one.mends_link()
    one.push()
    assert [(task.kind, task.subject) for task in tasks(one)] == [("over_refund", paid(one)[0].transaction_id)]
    assert debt.transaction_id == paid(two)[0].body["transaction"]


def test_rule_of_the_shop_keeps_refunds_at_the_till_that_owes_them(tills: tuple[Counter, Counter]) -> None:
    one, two = tills
    put_rows(
        one.enrolled.central, "policy", [{"content": {"currency": "EUR", "returns": {"owed_paid_at": "own_till"}}}]
    )
    debt = owes(one)
    assert listed(two) == []
    refused = two.calls.hold_refund(debt.transaction_id, "h-1")
    assert "by the rule of this shop" in getattr(refused, "sentence", "")
    assert len(listed(one)) == 1


def test_refunds_that_were_owed_before_tills_shared_them_are_shared_by_the_migration(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'central.sqlite'}"
    with a_central(url) as central:
        till = an_enrolled_till(central)
        bodies = [
            owed_body(amount=Money(minor, "EUR"), cause=DebtCause.LATE_APPROVAL, number=f"N-{minor}", charged="a-1")
            for minor in (149, 250)
        ]
        waiting, over = (till.fact(TransactionKind.REFUND_OWED, body) for body in bodies)
        paid = till.fact(TransactionKind.REFUND_PAID, paid_body(read_debt(over), PaidBy.CASH))
        till.post(central, [waiting, over, paid])
        before = till.get(central, "/v1/refunds")
    turn_back(url, "0006")
    with a_central(url) as central:
        assert till.get(central, "/v1/refunds") == before
    assert [one["number"] for one in before["owed"]] == ["N-149"]
