"""Signing on with a PIN or a badge, which works offline; whoever was signed on before leaves, the sale stays."""

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.people.people import Operator
from evertill.kernel.canonical import JsonObject
from evertill.kernel.ids import OperatorId
from evertill.kernel.secret import Secret
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.moment import moment
from evertill.operations.people.counter_state import CounterState, counter_state
from evertill.operations.people.end_session import end_session
from evertill.operations.people.program_run import note_policy
from evertill.operations.people.proof import ByBadge, ByPin, Disproved, Proof, Purpose, prove, way_of
from evertill.ports.journal import UnitOfWork
from evertill.ports.journal_rows import Session


@dataclass(frozen=True, slots=True)
class SignedOn:
    """The operator is at the till, and finds it as it was left."""

    state: CounterState


SignOnOutcome = SignedOn | Disproved


@dataclass(frozen=True, slots=True)
class SignOn(Command[SignOnOutcome]):
    """Somebody keyed their PIN."""

    operator_id: OperatorId
    pin: Secret

    def perform(self, unit: UnitOfWork, counter: Counter) -> SignOnOutcome:
        """By `sign_on`."""
        return sign_on(unit, counter, ByPin(self.operator_id, self.pin))


@dataclass(frozen=True, slots=True)
class SignOnByBadge(Command[SignOnOutcome]):
    """Somebody scanned their badge; with somebody else signed on, a switch of operators in one action."""

    code: Secret

    def perform(self, unit: UnitOfWork, counter: Counter) -> SignOnOutcome:
        """By `sign_on`."""
        return sign_on(unit, counter, ByBadge(self.code))


def sign_on(unit: UnitOfWork, counter: Counter, proof: Proof) -> SignOnOutcome:
    """Check the proof against the copy of the backend's verifiers and begin the session."""
    at = moment(unit, counter)
    operator = prove(unit, counter, proof, Purpose.SIGN_ON, at)
    if not isinstance(operator, Operator):
        return operator
    session = unit.session()
    if session is not None and session.operator_id == operator.operator_id:
        return SignedOn(counter_state(unit, counter))
    end_session(unit, counter, at=at, is_switch=True)
    unit.keep_session(Session(operator.operator_id, at))
    body: JsonObject = {"operator": operator.operator_id, "by": way_of(proof)}
    unit.append(draft(unit, counter, TransactionKind.SIGN_ON, body, at=at))
    note_policy(unit, counter, at)
    return SignedOn(counter_state(unit, counter))
