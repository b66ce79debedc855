"""Training as the screens see it: how one comes into it and out, and what can be made to happen there."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol


class Mishap(StrEnum):
    """What can be made to happen in training; also the words of the task list."""

    PAPER_OUT = "paper-out"
    PRINTER_WELL = "printer-well"
    LINK_CUT = "link-cut"
    LINK_BACK = "link-back"
    REFUSE_NEXT = "refuse-next"
    REFUSE_NONE = "refuse-none"
    CARD_DECLINED = "card-declined"
    """The next card is."""
    CARD_LINE_LOST = "card-line-lost"
    """For a moment, in the middle of the next card payment."""
    CARD_SILENT = "card-silent"
    """After it charged the next card and before it says so, until it is well."""
    CARD_LATE = "card-late"
    """The next card is declined, and approved a moment later."""
    CARD_WELL = "card-well"
    SCANNER_UNPLUGGED = "scanner-unplugged"
    SCANNER_PLUGGED = "scanner-plugged"


ENDED_BY = {
    Mishap.LINK_CUT: Mishap.LINK_BACK,
    Mishap.REFUSE_NEXT: Mishap.REFUSE_NONE,
    Mishap.PAPER_OUT: Mishap.PRINTER_WELL,
    Mishap.SCANNER_UNPLUGGED: Mishap.SCANNER_PLUGGED,
    Mishap.CARD_DECLINED: Mishap.CARD_WELL,
    Mishap.CARD_LINE_LOST: Mishap.CARD_WELL,
    Mishap.CARD_SILENT: Mishap.CARD_WELL,
    Mishap.CARD_LATE: Mishap.CARD_WELL,
}
"""What fails, and what puts it right."""


class TrainingPort(Protocol):
    """Fulfilled by `app`. Everything returns at once."""

    @property
    def is_training(self) -> bool:
        """Whether this is training rather than the real till."""
        ...

    def enter(self) -> None:
        """From the real till into training; its sale stays as it is."""
        ...

    def leave(self) -> None:
        """Back to the real till."""
        ...

    def make_happen(self, mishap: Mishap) -> None:
        """Let a simulated device or the link fail, or work again."""
        ...

    def taken(self) -> Mapping[str, int]:
        """How many facts of each kind the practice backend has taken."""
        ...

    def done(self) -> frozenset[str]:
        """Tasks that were done at this till before."""
        ...

    def keep_done(self, task_id: str) -> None:
        """One more is done."""
        ...
