"""Cash in and out by questions in place: how much, why, of a pickup into which bag."""

import pytest

from evertill.domain.people.people import Right
from evertill.domain.policy.till import CashMove
from evertill.operations.counter.command import NotAllowed
from evertill.operations.till.move_cash import CashMoved, MoveCash
from evertill.ui.frame.actions import Action
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.till.cash_deeds import CASH_DEEDS
from tests.support.counter import CASHIER, SUPERVISOR
from tests.support.sales import money
from tests.support.sharing import Sharing
from tests.support.ui_lists import pressed, typed


def asked(action: Action, operator: str = SUPERVISOR) -> Sharing:
    """The deed was chosen."""
    sharing = Sharing(operator)  # type: ignore[arg-type]  # an operator's id
    next(deed for deed in CASH_DEEDS if deed.action is action).done(sharing.shared)
    return sharing


def keyed(sharing: Sharing, text: str) -> None:
    """Key a number and take it."""
    typed(sharing.shared.ask.on_key, text)
    pressed(sharing.shared.ask.on_key, KeyName.ENTER)


@pytest.mark.parametrize(
    ("action", "move", "digit", "reason"),
    [
        (Action.PAID_IN, CashMove.PAID_IN, "2", "deposit"),
        (Action.PAID_OUT, CashMove.PAID_OUT, "2", "postage"),
        (Action.LOAN, CashMove.LOAN, "1", "change"),
    ],
)
def test_cash_moves_once_amount_and_reason_are_known(action: Action, move: CashMove, digit: str, reason: str) -> None:
    sharing = asked(action)
    keyed(sharing, "12,5")
    assert sharing.desk.asked == []
    assert sharing.shared.ask.on_key(Key(character=digit))
    assert sharing.desk.asked == [MoveCash(move, money("12.50"), reason)]
    assert "12.50 is in the journal" in sharing.said


def test_pickup_asks_for_its_bag() -> None:
    sharing = asked(Action.PICKUP)
    keyed(sharing, "50")
    pressed(sharing.shared.ask.on_key, KeyName.ENTER)
    keyed(sharing, "2026117")
    assert sharing.desk.asked == [MoveCash(CashMove.PICKUP, money("50.00"), "safe", bag="2026117")]


def test_pickup_without_a_bag_is_one_key_more() -> None:
    sharing = asked(Action.PICKUP)
    keyed(sharing, "50")
    sharing.shared.ask.on_key(Key(character="2"))
    pressed(sharing.shared.ask.on_key, KeyName.ENTER)
    assert sharing.desk.asked == [MoveCash(CashMove.PICKUP, money("50.00"), "bank")]


def test_more_than_the_drawer_holds_is_said_and_left() -> None:
    sharing = asked(Action.PAID_OUT)
    keyed(sharing, "100.01")
    pressed(sharing.shared.ask.on_key, KeyName.ENTER)
    assert "more than the drawer can hold" in sharing.said


def test_cashier_is_told_that_somebody_else_may() -> None:
    sharing = asked(Action.PAID_OUT, CASHIER)
    keyed(sharing, "5")
    pressed(sharing.shared.ask.on_key, KeyName.ENTER)
    assert sharing.said.startswith("You may not")
    assert sharing.desk.outcomes == {}


def test_leaving_the_question_moves_nothing() -> None:
    sharing = asked(Action.PAID_OUT)
    typed(sharing.shared.ask.on_key, "5")
    pressed(sharing.shared.ask.on_key, KeyName.ESCAPE)
    assert sharing.desk.asked == []


def test_outcome_written_beforehand_is_answered_as_it_stands() -> None:
    sharing = asked(Action.PAID_IN)
    sharing.desk.outcomes[MoveCash] = NotAllowed(Right.MOVE_CASH)
    keyed(sharing, "5")
    pressed(sharing.shared.ask.on_key, KeyName.ENTER)
    assert not isinstance(sharing.desk.outcomes[MoveCash], CashMoved)
    assert sharing.said.startswith("You may not")
