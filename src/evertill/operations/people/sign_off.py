"""Signing off (or locking): the sale on the counter stays as it is."""

from datetime import datetime

from evertill.domain.facts.transaction import TransactionKind
from evertill.kernel.canonical import JsonObject
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.moment import moment
from evertill.operations.people.counter_state import CounterState, counter_state
from evertill.ports.journal import UnitOfWork


@dataclass(frozen=True, slots=True)
class SignedOff:
    """Nobody is at the till now."""

    state: CounterState


@dataclass(frozen=True, slots=True)
class SignOff(Command[SignedOff]):
    """The operator leaves, or the screen locks itself."""

    is_lock: bool = False

    def perform(self, unit: UnitOfWork, counter: Counter) -> SignedOff:
        """By `sign_off`."""
        return sign_off(unit, counter, self)


def sign_off(unit: UnitOfWork, counter: Counter, command: SignOff) -> SignedOff:
    """End the session, if there is one."""
    session = unit.session()
    if session is not None and session.operator_id is not None:
        end_session(unit, counter, at=moment(unit, counter), is_lock=command.is_lock)
    return SignedOff(counter_state(unit, counter))


def end_session(
    unit: UnitOfWork, counter: Counter, *, at: datetime, is_lock: bool = False, is_switch: bool = False
) -> None:
    """Write down that whoever was signed on no longer is; somebody else signing on ends a session too."""
    session = unit.session()
    if session is None or session.operator_id is None:
        return
    body: JsonObject = {"operator": session.operator_id, "lock": is_lock, "switch": is_switch}
    unit.append(draft(unit, counter, TransactionKind.SIGN_OFF, body, at=at))
    unit.keep_session(None)
