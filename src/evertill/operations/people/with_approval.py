"""Override on the spot: somebody with more rights lets one refused command be done, and the journal says so.

Any command answered by `NotAllowed` can be given once more inside this one, with the proof of the approver; no
operation knows of it, for every check of rights goes through `entitled.Authority`. What was lent is a transaction of
its own in the unit of work of the deed, so neither is there without the other.
"""

from typing import Generic, TypeVar

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.people.people import Operator
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.values import dataclass
from evertill.operations.counter.approval import Approval, Lent
from evertill.operations.counter.command import Command, NotAllowed
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.moment import moment
from evertill.operations.people.proof import Disproved, Proof, Purpose, prove, way_of
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.operations.selling.sale.reasons import reason_of
from evertill.ports.journal import UnitOfWork

Outcome = TypeVar("Outcome")

_REASON_MISSING = "Letting this be done needs a reason, so nothing was changed; choose or key one."


@dataclass(frozen=True, slots=True)
class Approved(Generic[Outcome]):
    """It was done with the approval, or what else came of it."""

    outcome: Outcome


@dataclass(frozen=True, slots=True)
class ApproverMayNot:
    """Who approved may not do it either; nothing was changed."""

    name: str
    refusal: NotAllowed


ApprovalRefused = ApproverMayNot | EntryNotPossible | Disproved
ApprovalOutcome = Approved[Outcome] | ApproverMayNot | EntryNotPossible | Disproved


@dataclass(frozen=True, slots=True)
class WithApproval(Command[ApprovalOutcome[Outcome]], Generic[Outcome]):
    """Do this with the rights of whoever proves themselves, for a reason."""

    command: Command[Outcome]
    proof: Proof
    reason: str

    def may_begin_sale(self) -> bool:
        """As the command would."""
        return self.command.may_begin_sale()

    def perform(self, unit: UnitOfWork, counter: Counter) -> ApprovalOutcome[Outcome]:
        """By `approve`."""
        return approve(unit, counter, self)


def approve(unit: UnitOfWork, counter: Counter, approved: WithApproval[Outcome]) -> ApprovalOutcome[Outcome]:
    """Check who approves, do it under their authority, and write down what of it was used."""
    assert not isinstance(approved.command, WithApproval), "an approval is not approved"
    reason = reason_of(approved.reason, _REASON_MISSING)
    if isinstance(reason, EntryNotPossible):
        return reason
    at = moment(unit, counter)
    approver = prove(unit, counter, approved.proof, Purpose.APPROVAL, at)
    if not isinstance(approver, Operator):
        return approver
    first = unit.head().sequence + 1
    counter.approval = approval = Approval(approver)
    try:
        outcome = approved.command.perform(unit, counter)
    finally:
        counter.approval = None
    if isinstance(outcome, NotAllowed):
        return ApproverMayNot(approver.name, outcome)
    if approval.lent:
        body = _body(unit, approval, reason=reason, by=way_of(approved.proof), first=first)
        unit.append(draft(unit, counter, TransactionKind.OVERRIDE, body, at=moment(unit, counter)))
    return Approved(outcome)


def _body(unit: UnitOfWork, approval: Approval, *, reason: str, by: str, first: int) -> JsonObject:
    """Who approved what, up to how much; `done` are the sequence numbers of what was written under it."""
    body: JsonObject = {
        "approver": approval.approver.operator_id,
        "by": by,
        "reason": reason,
        "lent": [_lent(lent) for lent in approval.lent],
        "done": list(range(first, unit.head().sequence + 1)),
    }
    sale = unit.open_sale()
    if sale is not None:
        body["sale_id"] = sale.sale_id
    return body


def _lent(lent: Lent) -> Json:
    record: JsonObject = {"right": str(lent.right)}
    if lent.exceeded is not None:
        record.update(limit=lent.exceeded.limit.value, asked=lent.exceeded.asked, most=lent.exceeded.most)
    return record
