"""Goods sold or received under a code that nobody knew get their article later: rows of `assigned`, one for each code.

A row without an article takes the earlier one back. Of two about one code the later stands, wherever they were made.
"""

from collections.abc import Iterable
from datetime import datetime

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.streams.stream_fields import BadRow, Members, code_text, moment, optional_code
from evertill.kernel.canonical import JsonObject
from evertill.kernel.clock import to_rfc3339
from evertill.kernel.values import dataclass

SKU_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Assignment:
    """Which article a code stands for."""

    code: str
    sku: str | None
    at: datetime
    cause: str
    """The fact that said so, or what of the catalogue did."""
    by: str | None = None
    """The operator who did it at a till; None where the catalogue brought the code."""

    def is_after(self, other: "Assignment") -> bool:
        """Whether this one stands instead of the other, whichever is heard of first."""
        return (self.at, self.cause) > (other.at, other.cause)


def parse_assignment(content: Members) -> Assignment:
    """The assignment in a row of `assigned`; BadRow for one that cannot be."""
    at = moment(content, "at")
    if at is None:
        raise BadRow("An assigned code does not say since when.")
    return Assignment(
        code=code_text(content, "code", SKU_LENGTH),
        sku=optional_code(content, "sku", SKU_LENGTH),
        at=at,
        cause=code_text(content, "cause", SKU_LENGTH),
        by=optional_code(content, "by"),
    )


def assignment_content(assignment: Assignment) -> JsonObject:
    """The row content of an assignment."""
    content: JsonObject = {
        "code": assignment.code,
        "sku": assignment.sku,
        "at": to_rfc3339(assignment.at),
        "cause": assignment.cause,
    }
    return content if assignment.by is None else {**content, "by": assignment.by}


def assignment_of(done: Transaction) -> Assignment | None:
    """What a transaction says of a code; None where it says nothing that can be read."""
    if done.kind is not TransactionKind.ITEM_ASSIGNED:
        return None
    said = {"by": done.operator_id, "at": to_rfc3339(done.occurred_at), "cause": done.transaction_id}
    try:
        return parse_assignment({**done.body, **said})
    except BadRow:
        return None


def standing_assignments(assignments: Iterable[Assignment]) -> dict[str, Assignment]:
    """The latest for each code."""
    latest: dict[str, Assignment] = {}
    for assignment in assignments:
        before = latest.get(assignment.code)
        if before is None or assignment.is_after(before):
            latest[assignment.code] = assignment
    return latest
