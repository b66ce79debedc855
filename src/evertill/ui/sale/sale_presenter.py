"""The sale's panel: draws it after every change, moves the selection, and makes the edits of a line."""

from decimal import Decimal
from typing import Protocol

from evertill.domain.policy.reasons import ReasonFor
from evertill.domain.selling.sale import SaleLine
from evertill.operations.selling.changing.change_sale import ChangeQuantity, OverridePrice, UndoEdit, VoidLine
from evertill.operations.selling.sale.outcomes import ChangeOutcome, NothingToChange
from evertill.ports.formats import Formats
from evertill.ui.ask import questions
from evertill.ui.ask.ask_presenter import AskPresenter, Question
from evertill.ui.frame.board import Board
from evertill.ui.frame.change_shown import show_change
from evertill.ui.frame.message import Speaker, Submitter
from evertill.ui.sale.sale_view import SaleRows, SaleView, sale_view
from evertill.ui.words import tr


class SaleScreen(Protocol):
    """Draws the sale."""

    def show_view(self, view: SaleView) -> None:
        """Draw this."""
        ...


class SalePresenter:
    """One for the terminal; the sale stays in sight wherever one is while selling."""

    def __init__(
        self, submitter: Submitter, board: Board, ask: AskPresenter, speaker: Speaker, formats: Formats
    ) -> None:
        self._submitter = submitter
        self._board = board
        self._ask = ask
        self._speaker = speaker
        self._formats = formats
        self._rows = SaleRows(formats)
        self._screen: SaleScreen | None = None
        board.on_sale(self._draw)

    def show_on(self, screen: SaleScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._draw()

    def select_row(self, row: int) -> None:
        """A line was tapped."""
        lines = () if self._board.rung is None else self._board.rung.priced.lines
        if 0 <= row < len(lines):
            self._board.select(lines[row].line.line_id)

    def move_selection(self, by: int) -> None:
        """Up or down."""
        lines = () if self._board.rung is None else self._board.rung.priced.lines
        if not lines:
            return
        ids = [priced.line.line_id for priced in lines]
        at = ids.index(self._board.selected_line_id) if self._board.selected_line_id in ids else len(ids) - 1
        self._board.select(ids[min(max(at + by, 0), len(ids) - 1)])

    def change_quantity(self, delta: Decimal) -> None:
        """Raise or lower the selected line."""
        line = self._selected()
        if line is None:
            self._speaker.warn(tr("There is no line to change yet; scan an item first."))
        elif delta != int(delta):
            self._speaker.warn(
                tr("A line is raised or lowered by whole pieces, so it stays as it was; key a whole number.")
            )
        else:
            self._submitter.submit(ChangeQuantity(line.line_id, int(delta)), self._show)

    def void_line(self) -> None:
        """Strike the selected line; Ctrl+Z brings it back."""
        line = self._selected()
        if line is None:
            self._speaker.warn(tr("There is no line to void; the sale is empty."))
            return
        reasons, line_id = self._board.reasons(ReasonFor.VOID_LINE), line.line_id
        if not reasons:
            self._void(line_id, "")
            return
        view = questions.void_question(line.item.name, reasons)
        self._ask.ask(Question(view, lambda reason: self._void(line_id, reason)))

    def _void(self, line_id: int, reason: str) -> None:
        self._submitter.submit(VoidLine(line_id, reason), self._show)

    def undo(self) -> None:
        """Take the last edit back."""
        self._submitter.submit(UndoEdit(), self._show_undone)

    def ask_price(self) -> None:
        """Another price for the selected line: the price, then the reason."""
        line = self._selected()
        if line is None:
            self._speaker.warn(tr("There is no line to change the price of; scan the item first."))
            return
        view = questions.new_price_question(line, self._formats)
        self._ask.ask(Question(view, lambda choice: None, lambda price: self._ask_reason(line, price)))

    def _ask_reason(self, line: SaleLine, price: Decimal) -> None:
        written = self._formats.unit_price(price, line.item.currency)
        view = questions.reason_question(line.item.name, written, self._board.reasons(ReasonFor.OVERRIDE_PRICE))
        self._ask.ask(
            Question(
                view,
                lambda reason: self._submit_price(line.line_id, price, reason),
            )
        )

    def _submit_price(self, line_id: int, price: Decimal, reason: str) -> None:
        self._submitter.submit(OverridePrice(line_id, price, reason), self._show)

    def _selected(self) -> SaleLine | None:
        rung, line_id = self._board.rung, self._board.selected_line_id
        return None if rung is None or line_id is None else rung.sale.line(line_id)

    def _show_undone(self, outcome: ChangeOutcome) -> None:
        if isinstance(outcome, NothingToChange):
            self._speaker.warn(tr("There is no edit to take back; the sale stays as it is."))
        else:
            self._show(outcome)

    def _show(self, outcome: ChangeOutcome) -> None:
        show_change(outcome, self._board, self._speaker)

    def _draw(self) -> None:
        if self._screen is None:
            return
        board = self._board
        rows = self._rows.rows(board.rung)
        self._screen.show_view(sale_view(board.rung, rows, board.selected_line_id, board.currency, self._formats))
