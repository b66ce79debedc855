"""Looking through the journal, newest first: what is asked, and a page of what is found."""

from datetime import date, datetime
from typing import Protocol

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.kernel.ids import OperatorId
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """What is looked for; what is left empty does not matter."""

    text: str = ""
    kinds: tuple[TransactionKind, ...] = ()
    operator_id: OperatorId | None = None
    business_day: date | None = None
    named: tuple[OperatorId, ...] = ()
    """People whose names hold the text: what they did, or what concerns them, is found by it too."""


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Found transactions with their places in the file, newest first."""

    entries: tuple[tuple[int, Transaction], ...]
    before: int | None
    """Where to look on, for what lies further back; None when the beginning was reached."""
    searched_to: datetime | None = None
    """How far back was looked."""


class AuditReading(Protocol):
    """The journal as an audit reads it."""

    def audit(self, asked: AuditFilter, *, before: int | None, limit: int) -> AuditPage:
        """At most so many matches from before this place (None: the end), looking at a bounded stretch of the file.

        A page may hold fewer, or none, and yet have a `before`: each call takes about the same short time, however
        large the journal and however rare what is looked for.
        """
        ...
