"""Signing off (or locking): the sale on the counter stays as it is."""

from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.moment import moment
from evertill.operations.people.counter_state import CounterState, counter_state
from evertill.operations.people.end_session import end_session
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
