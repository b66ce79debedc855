"""A sale whose card part is on its way back: it is neither undone nor standing until the terminal has said."""

from evertill.kernel.ids import TransactionId
from evertill.ports.attempts import Attempt
from evertill.ports.journal import UnitOfWork

STILL_GOING_BACK = (
    "The card terminal has not said yet whether that sale's money went back to the card, so nothing was changed; "
    "wait for it, or settle it first."
)


def undoing_of(unit: UnitOfWork, transaction_id: TransactionId) -> Attempt | None:
    """The attempt that gives this sale's money back to its card, while it is not settled."""
    return next((one for one in undoings(unit) if _is_for(one, transaction_id)), None)


def undoings(unit: UnitOfWork) -> list[Attempt]:
    """All that are not settled."""
    found = unit.open_attempts()
    return [attempt for attempt in found if attempt.sale_to_undo is not None and not attempt.is_settled]


def _is_for(attempt: Attempt, transaction_id: TransactionId) -> bool:
    return attempt.sale_to_undo is not None and attempt.sale_to_undo.transaction_id == transaction_id
