"""Before a sale is paid: one open for longer than the shop's prices stand is priced anew, and what changed is shown."""

from collections.abc import Callable
from typing import assert_never

from evertill.kernel.clock import Clock
from evertill.operations.counter.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.selling.changing.refresh_prices import (
    PricesRefreshed,
    PricesStand,
    RefreshOutcome,
    RefreshPrices,
)
from evertill.ports.formats import Formats
from evertill.ui.ask.ask_presenter import AskPresenter, Question
from evertill.ui.frame.board import Board
from evertill.ui.frame.message import Speaker, Submitter


class Freshness:
    """One for the terminal; a sale of an ordinary length costs it nothing."""

    def __init__(
        self, submitter: Submitter, board: Board, ask: AskPresenter, speaker: Speaker, clock: Clock, formats: Formats
    ) -> None:
        self._submitter = submitter
        self._board = board
        self._ask = ask
        self._speaker = speaker
        self._clock = clock
        self._formats = formats

    def then(self, go: Callable[[], None]) -> None:
        """Go on at once, or when the prices were looked at; where one changed, the question about it comes first."""
        if self._may_be_stale():
            self._submitter.submit(RefreshPrices(), lambda outcome: self._show(outcome, go))
        else:
            go()

    def _may_be_stale(self) -> bool:
        rung, state = self._board.rung, self._board.state
        if rung is None or state is None or rung.sale.is_part_paid or rung.sale.attempt_id is not None:
            return False
        stands = state.policy.prices.frozen_for
        return stands is not None and self._clock.now() - rung.sale.started_at > stands

    def _show(self, outcome: RefreshOutcome, go: Callable[[], None]) -> None:
        match outcome:
            case PricesStand():
                go()
            case PricesRefreshed(rung, changes, before):
                from evertill.ui.suspended.suspended_view import changed_prices

                self._board.put_sale(rung)
                view = changed_prices(changes, before, rung.priced.gross, self._formats, was_aside=False)
                self._ask.ask(Question(view, lambda _: None))
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._speaker.refuse(outcome)
            case _:
                assert_never(outcome)
