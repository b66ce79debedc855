"""Asks step by step for a discount by hand and gives it; each step is one key."""

from decimal import Decimal

from evertill.domain.policy.reasons import ReasonFor
from evertill.domain.selling.sale import SaleLine
from evertill.kernel.money import Money
from evertill.operations.selling.changing.discount import DiscountIn, GiveDiscount
from evertill.operations.selling.sale.outcomes import ChangeOutcome
from evertill.operations.selling.sale.rung_sale import RungSale
from evertill.ui.ask.ask_presenter import Question
from evertill.ui.discount.discount_view import (
    NONE,
    Target,
    target_of,
    target_question,
    value_question,
    why_question,
)
from evertill.ui.feature.feature import Shared
from evertill.ui.frame.change_shown import show_change
from evertill.ui.words import tr

_NO_REASON = "not_asked"


class DiscountPresenter:
    """One for each time it is asked for."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared

    def open(self) -> None:
        """On what?"""
        shared, rung = self._shared, self._shared.board.rung
        if rung is None or not rung.priced.lines:
            shared.speaker.warn(tr("There is nothing to take a discount off yet; scan an item first."))
            return
        if rung.sale.is_part_paid:
            shared.speaker.warn(
                tr("Part of this sale is paid, so no discount can be given now; give the cash back first.")
            )
            return
        view = target_question(rung.sale, self._line(rung), rung.priced.gross, shared.formats)
        shared.ask.ask(Question(view, self._choose))

    def _choose(self, choice: str) -> None:
        rung = self._shared.board.rung
        if rung is None:
            return
        line = self._line(rung)
        if choice == NONE:
            self._take_away(rung, line)
            return
        target = target_of(choice, rung.sale, line, _worth(rung, line), rung.priced.gross)
        view = value_question(target, rung.sale.currency, self._shared.formats)
        self._shared.ask.ask(Question(view, None, lambda value: self._ask_why(target, value)))

    def _ask_why(self, target: Target, value: Decimal) -> None:
        reasons = self._shared.board.reasons(ReasonFor.DISCOUNT)
        if not value or not reasons:
            self._give(target.unit_of, value, _NO_REASON, target.line_id)
            return
        view = why_question(reasons, self._written(target, value))
        self._shared.ask.ask(Question(view, lambda reason: self._give(target.unit_of, value, reason, target.line_id)))

    def _take_away(self, rung: RungSale, line: SaleLine | None) -> None:
        if line is not None and line.modifiers:
            self._give(DiscountIn.PERCENT, Decimal(0), "", line.line_id)
        if rung.sale.modifiers:
            self._give(DiscountIn.PERCENT, Decimal(0), "", None)

    def _give(self, unit_of: DiscountIn, value: Decimal, reason: str, line_id: int | None) -> None:
        self._shared.submitter.submit(GiveDiscount(unit_of, value, reason, line_id), self._show)

    def _show(self, outcome: ChangeOutcome) -> None:
        show_change(outcome, self._shared.board, self._shared.speaker)

    def _line(self, rung: RungSale) -> SaleLine | None:
        line_id = self._shared.board.selected_line_id
        return None if line_id is None else rung.sale.line(line_id)

    def _written(self, target: Target, value: Decimal) -> str:
        formats = self._shared.formats
        if target.unit_of is DiscountIn.PERCENT:
            return formats.percent(value)
        return formats.unit_price(value, target.worth.currency)


def _worth(rung: RungSale, line: SaleLine | None) -> Money | None:
    if line is None:
        return None
    return next((priced.gross for priced in rung.priced.lines if priced.line.line_id == line.line_id), None)
