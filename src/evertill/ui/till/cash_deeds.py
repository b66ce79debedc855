"""What can be done with the drawer from "More"; what is needed for it is imported when it is first done."""

from evertill.domain.policy.till import CashMove
from evertill.ui.feature.feature import Deed, Shared
from evertill.ui.frame.actions import Action


def _moves(move: CashMove, shared: Shared) -> None:
    from evertill.ui.till.cash_moving import ask_amount

    ask_amount(shared, move)


CASH_DEEDS: tuple[Deed, ...] = (
    Deed(Action.PAID_IN, lambda shared: _moves(CashMove.PAID_IN, shared)),
    Deed(Action.PAID_OUT, lambda shared: _moves(CashMove.PAID_OUT, shared)),
    Deed(Action.PICKUP, lambda shared: _moves(CashMove.PICKUP, shared)),
    Deed(Action.LOAN, lambda shared: _moves(CashMove.LOAN, shared)),
)
