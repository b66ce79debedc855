"""Looking through the journal: who may, and what is found. That somebody looked is written down too."""

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.people.people import Operator, Right
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command, NotAllowed, Question, SignOnNeeded
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.entitled import entitled
from evertill.operations.counter.moment import moment
from evertill.operations.counter.reading import Reading
from evertill.ports.audit import AuditFilter, AuditPage
from evertill.ports.journal import UnitOfWork

PAGE = 50


@dataclass(frozen=True, slots=True)
class AuditOpened:
    """The journal may be looked through; these people are known here, those who left included."""

    operators: tuple[Operator, ...]


OpenAuditOutcome = AuditOpened | SignOnNeeded | NotAllowed


@dataclass(frozen=True, slots=True)
class OpenAudit(Command[OpenAuditOutcome]):
    """Somebody wants to look through the journal."""

    def perform(self, unit: UnitOfWork, counter: Counter) -> OpenAuditOutcome:
        """By `open_audit`."""
        return open_audit(unit, counter)


def open_audit(unit: UnitOfWork, counter: Counter) -> OpenAuditOutcome:
    """Check the right and write down who looked."""
    operator = entitled(unit, counter, Right.SEE_AUDIT)
    if not isinstance(operator, Operator):
        return operator
    unit.append(draft(unit, counter, TransactionKind.AUDIT_SEEN, {}, at=moment(unit, counter)))
    return AuditOpened(tuple(counter.people.everybody()))


@dataclass(frozen=True, slots=True)
class AuditAnswer:
    """A page, with what it answers."""

    asked: AuditFilter
    is_first: bool
    page: AuditPage


@dataclass(frozen=True, slots=True)
class SearchJournal(Question[AuditAnswer]):
    """Transactions that match, newest first, from before a place in the file."""

    asked: AuditFilter
    before: int | None = None
    limit: int = PAGE

    def answer(self, reading: Reading) -> AuditAnswer:
        """Look it up."""
        page = reading.journal.audit(self.asked, before=self.before, limit=self.limit)
        return AuditAnswer(self.asked, self.before is None, page)
