"""What a person is told of a till that may not go on under its numbers."""

from evertill.domain.facts.epoch_end import EpochEnd
from evertill.kernel.errors import JournalFault
from evertill.ports.journal import UnitOfWork

_SENTENCES = {
    EpochEnd.COPIED: (
        "Another device sells as this till and was first at the backend, so no new sale begins here; what was sold "
        "here is safe and in the books. Have a manager open Set-up, Backend, and settle which of the two goes on."
    ),
    EpochEnd.REPLACED: (
        "Another device has taken this till's place at the backend, so no new sale begins here; what was sold here is "
        "safe and in the books. Have a manager open Set-up, Backend, and settle which of the two goes on."
    ),
    EpochEnd.RESTORED: (
        "This till was put back from a backup, so no sale begins before it has asked the backend what happened since; "
        "nothing is lost. Have a manager open Set-up, Backend, and let it ask."
    ),
}


def refuse_when_over(unit: UnitOfWork) -> None:
    """JournalFault where nothing new may be done under the epoch at hand."""
    over = unit.epoch_over()
    if over is not None:
        raise JournalFault(over_sentence(over))


def over_sentence(why: EpochEnd) -> str:
    """What happened, what it means, what to do."""
    return _SENTENCES[why]
