"""What became of an edit of the open sale, on the board and in a sentence: the same for every edit."""

from typing import assert_never

from evertill.operations.counter.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.selling.sale.outcomes import ChangeOutcome, EntryNotPossible, NothingToChange, SaleChanged
from evertill.ui.frame.board import Board
from evertill.ui.frame.message import Speaker
from evertill.ui.words import tr


def show_change(outcome: ChangeOutcome, board: Board, speaker: Speaker) -> None:
    """The sale as it is now, or why nothing was changed."""
    match outcome:
        case SaleChanged(rung, line_id):
            speaker.clear()
            board.put_sale(rung, line_id)
        case NothingToChange():
            speaker.warn(tr("That line is not on the sale any more, so nothing was changed; choose another."))
        case EntryNotPossible(sentence):
            speaker.warn(sentence)
        case SignOnNeeded() | TillNotOpen() | NotAllowed():
            speaker.refuse(outcome)
        case _:
            assert_never(outcome)
