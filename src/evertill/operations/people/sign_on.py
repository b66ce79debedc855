"""Signing on with a PIN, which works offline; wrong PINs make the next try wait longer."""

from dataclasses import dataclass
from datetime import datetime

from evertill.domain.people import Operator
from evertill.domain.transaction import TransactionKind
from evertill.kernel.ids import OperatorId
from evertill.kernel.secret import Secret
from evertill.operations.command import Command
from evertill.operations.counter import Counter
from evertill.operations.drafts import draft
from evertill.operations.moment import moment
from evertill.operations.people.counter_state import CounterState, counter_state
from evertill.operations.people.sign_off import end_session
from evertill.ports.journal import UnitOfWork
from evertill.ports.journal_rows import Session

FREE_TRIES = 3
WAIT_S_FIRST = 5
WAIT_S_MAX = 300


@dataclass(frozen=True, slots=True)
class SignedOn:
    """The operator is at the till, and finds it as it was left."""

    state: CounterState


@dataclass(frozen=True, slots=True)
class WrongPin:
    """Not the PIN; the next try counts only after this many seconds (0: at once)."""

    retry_after_s: int


@dataclass(frozen=True, slots=True)
class OperatorUnknown:
    """Nobody with this id may sign on here (any more)."""


SignOnOutcome = SignedOn | WrongPin | OperatorUnknown


@dataclass(frozen=True, slots=True)
class SignOn(Command[SignOnOutcome]):
    """Somebody keyed their PIN."""

    operator_id: OperatorId
    pin: Secret

    def perform(self, unit: UnitOfWork, counter: Counter) -> SignOnOutcome:
        """By `sign_on`."""
        return sign_on(unit, counter, self)


def sign_on(unit: UnitOfWork, counter: Counter, command: SignOn) -> SignOnOutcome:
    """Check the PIN against the copy of the backend's verifier and begin the session."""
    operator = counter.people.find_operator(command.operator_id)
    if operator is None or not operator.is_active:
        return OperatorUnknown()
    at = moment(unit, counter)
    _begin_wait_anew_if_clock_went_back(unit, operator.operator_id, at)
    wait_s = _wait_s(unit, operator.operator_id, at)
    if wait_s > 0:
        return WrongPin(wait_s)
    if not counter.pin_verifier.matches(operator.pin_verifier, command.pin.reveal()):
        return _wrong(unit, operator, at)
    unit.keep_failed_pins(operator.operator_id, 0, at)
    end_session(unit, counter, at=at)
    unit.keep_session(Session(operator.operator_id, at))
    unit.append(draft(unit, counter, TransactionKind.SIGN_ON, {"operator": operator.operator_id}, at=at))
    return SignedOn(counter_state(unit, counter))


def _wrong(unit: UnitOfWork, operator: Operator, at: datetime) -> WrongPin:
    count, _ = unit.failed_pins(operator.operator_id)
    unit.keep_failed_pins(operator.operator_id, count + 1, at)
    return WrongPin(_wait_s(unit, operator.operator_id, at))


def _begin_wait_anew_if_clock_went_back(unit: UnitOfWork, operator_id: OperatorId, at: datetime) -> None:
    """A wrong PIN "tomorrow" (the clock was set right since) must neither lock somebody out nor be forgiven."""
    count, last = unit.failed_pins(operator_id)
    if last is not None and last > at:
        unit.keep_failed_pins(operator_id, count, at)


def _wait_s(unit: UnitOfWork, operator_id: OperatorId, at: datetime) -> int:
    """Seconds until the next try: none for the first wrong PINs, then doubling."""
    count, last = unit.failed_pins(operator_id)
    if count < FREE_TRIES or last is None:
        return 0
    wait_s = min(WAIT_S_FIRST << min(count - FREE_TRIES, 10), WAIT_S_MAX)
    passed = at - last
    return max(0, wait_s - (passed.days * 86_400 + passed.seconds))
