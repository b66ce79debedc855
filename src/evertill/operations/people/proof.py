"""How somebody proves who they are: a PIN or a badge, both checked offline; wrong ones make the next try wait longer.

The count of wrong tries is in the journal, so a restart does not shorten the wait, and neither does the clock.
"""

from datetime import datetime
from enum import StrEnum

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.people.people import Operator
from evertill.kernel.canonical import JsonObject
from evertill.kernel.ids import OperatorId
from evertill.kernel.secret import Secret
from evertill.kernel.values import dataclass
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.ports.journal import UnitOfWork

FREE_TRIES = 3
WAIT_S_FIRST = 5
WAIT_S_MAX = 300

ANY_BADGE = OperatorId("*badge")
"""Wrong badges are nobody's, so they are counted together."""


class Purpose(StrEnum):
    """What somebody proves themselves for; stored with bursts of wrong tries."""

    SIGN_ON = "sign_on"
    APPROVAL = "approval"


@dataclass(frozen=True, slots=True)
class ByPin:
    """A name chosen and a PIN keyed."""

    operator_id: OperatorId
    pin: Secret


@dataclass(frozen=True, slots=True)
class ByBadge:
    """A badge scanned; its code is as good as a PIN, so it is kept as secret."""

    code: Secret


Proof = ByPin | ByBadge


@dataclass(frozen=True, slots=True)
class WrongPin:
    """Not the PIN; the next try counts only after this many seconds (0: at once)."""

    retry_after_s: int


@dataclass(frozen=True, slots=True)
class BadgeUnknown:
    """Nobody's badge; the next one counts only after this many seconds (0: at once)."""

    retry_after_s: int


@dataclass(frozen=True, slots=True)
class PinNeeded:
    """The badge says who; this shop asks for the PIN beside it."""

    operator_id: OperatorId
    name: str


@dataclass(frozen=True, slots=True)
class OperatorUnknown:
    """Nobody with this id may sign on here (any more)."""


Disproved = WrongPin | BadgeUnknown | PinNeeded | OperatorUnknown
"""Why somebody is not believed (yet)."""


def is_badge(text: str, prefix: str) -> bool:
    """Whether a scanned code can be somebody's badge in this shop."""
    return text.startswith(prefix) and len(text) > len(prefix)


def way_of(proof: Proof) -> str:
    """How somebody proved themselves, as it is stored."""
    return "pin" if isinstance(proof, ByPin) else "badge"


def prove(unit: UnitOfWork, counter: Counter, proof: Proof, purpose: Purpose, at: datetime) -> Operator | Disproved:
    """Who it is, or why that is not believed; a wrong try is counted in this unit of work."""
    if isinstance(proof, ByPin):
        return _by_pin(unit, counter, proof, purpose, at)
    return _by_badge(unit, counter, proof, purpose, at)


def _by_pin(
    unit: UnitOfWork, counter: Counter, proof: ByPin, purpose: Purpose, at: datetime
) -> Operator | WrongPin | OperatorUnknown:
    operator = counter.people.find_operator(proof.operator_id)
    if operator is None or not operator.is_active:
        return OperatorUnknown()
    wait_s = _wait_before(unit, operator.operator_id, at)
    if wait_s > 0:
        return WrongPin(wait_s)
    if not counter.pin_verifier.matches(operator.pin_verifier, proof.pin.reveal()):
        return WrongPin(_count_wrong(unit, counter, operator.operator_id, purpose, at))
    unit.keep_failed_pins(operator.operator_id, 0, at)
    return operator


def _by_badge(
    unit: UnitOfWork, counter: Counter, proof: ByBadge, purpose: Purpose, at: datetime
) -> Operator | BadgeUnknown | PinNeeded:
    rights = counter.policy().rights
    code = proof.code.reveal()
    if not is_badge(code, rights.badge_prefix):
        return BadgeUnknown(0)  # something else was scanned, which is no attack
    wait_s = _wait_before(unit, ANY_BADGE, at)
    if wait_s > 0:
        return BadgeUnknown(wait_s)
    operators = counter.people.operators()
    found = counter.badge_verifier.find([operator.badge_verifier for operator in operators], code)
    if found is None:
        return BadgeUnknown(_count_wrong(unit, counter, ANY_BADGE, purpose, at))
    unit.keep_failed_pins(ANY_BADGE, 0, at)
    operator = operators[found]
    return PinNeeded(operator.operator_id, operator.name) if rights.badge_needs_pin else operator


def _count_wrong(unit: UnitOfWork, counter: Counter, operator_id: OperatorId, purpose: Purpose, at: datetime) -> int:
    """Count one more; from the first wait on, the journal is told each time. Gives the seconds to wait now."""
    count = unit.failed_pins(operator_id)[0] + 1
    unit.keep_failed_pins(operator_id, count, at)
    if count >= FREE_TRIES:
        body: JsonObject = {"operator": operator_id, "count": count, "for": purpose.value}
        unit.append(draft(unit, counter, TransactionKind.WRONG_PINS, body, at=at))
    return _wait_s(unit, operator_id, at)


def _wait_before(unit: UnitOfWork, operator_id: OperatorId, at: datetime) -> int:
    """Seconds to wait before a try counts.

    A wrong PIN "tomorrow" (the clock was set right since) must neither lock somebody out nor be forgiven: its wait
    begins anew.
    """
    count, last = unit.failed_pins(operator_id)
    if last is not None and last > at:
        unit.keep_failed_pins(operator_id, count, at)
    return _wait_s(unit, operator_id, at)


def _wait_s(unit: UnitOfWork, operator_id: OperatorId, at: datetime) -> int:
    """Seconds until the next try: none for the first wrong PINs, then doubling."""
    count, last = unit.failed_pins(operator_id)
    if count < FREE_TRIES or last is None:
        return 0
    wait_s = min(WAIT_S_FIRST << min(count - FREE_TRIES, 10), WAIT_S_MAX)
    passed = at - last
    return max(0, wait_s - (passed.days * 86_400 + passed.seconds))
