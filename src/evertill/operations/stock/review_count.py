"""Look at how a count differs from the books, before it is booked: for whoever may book differences."""

from evertill.domain.people.people import Operator, Right
from evertill.domain.stock.stock_document import DocumentId, StockDocument
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import entitled
from evertill.operations.stock.outcomes import DocumentGone, GoodsBarred
from evertill.ports.journal import UnitOfWork


@dataclass(frozen=True, slots=True)
class CountReviewed:
    """The count, of which what the books say may be shown."""

    document: StockDocument


ReviewOutcome = CountReviewed | DocumentGone | GoodsBarred


@dataclass(frozen=True, slots=True)
class ReviewCount(Command[ReviewOutcome]):
    """Show what the books say of a blind count."""

    document_id: DocumentId

    def perform(self, unit: UnitOfWork, counter: Counter) -> ReviewOutcome:
        """By `review_count`."""
        return review_count(unit, counter, self)


def review_count(unit: UnitOfWork, counter: Counter, command: ReviewCount) -> ReviewOutcome:
    """Nothing is written but an approval, where one was needed."""
    who = entitled(unit, counter, Right.APPROVE_COUNT)
    if not isinstance(who, Operator):
        return who
    document = unit.stock_document(command.document_id)
    return DocumentGone() if document is None else CountReviewed(document)
