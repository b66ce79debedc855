"""What is to be let done: the deed, how much, who asks; who may let it, why, and how many digits of the PIN stand."""

from collections.abc import Sequence
from decimal import Decimal

from evertill.domain.people.people import Operator
from evertill.domain.policy.reasons import Reason, ReasonFor
from evertill.domain.policy.rights import PERCENT_LIMITS, Exceeded
from evertill.domain.policy.store_policy import StorePolicy
from evertill.kernel.ids import OperatorId
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import NotAllowed
from evertill.ports.formats import Formats
from evertill.ui.ask.reason_words import reason_words
from evertill.ui.frame.message import deed_text
from evertill.ui.sign_on.sign_on_view import StaffTile, staff_tiles
from evertill.ui.words import tr

REASONS_MAX = 6


@dataclass(frozen=True, slots=True)
class ReasonKey:
    """One reason to choose."""

    code: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ApprovalView:
    """The whole sheet."""

    title: str
    facts: tuple[tuple[str, str], ...]
    reasons: tuple[ReasonKey, ...]
    tiles: tuple[StaffTile, ...]
    prompt: str
    digits: int
    sentence: str
    is_wrong: bool
    is_busy: bool


def approvers(
    operators: Sequence[Operator], asking: OperatorId, refusal: NotAllowed, policy: StorePolicy
) -> tuple[Operator, ...]:
    """Who could let it be done; the till checks again."""
    return tuple(who for who in operators if who.operator_id != asking and _may(who, refusal, policy) and who.is_active)


def _may(who: Operator, refusal: NotAllowed, policy: StorePolicy) -> bool:
    held = policy.rights.roles[who.role]
    exceeded = refusal.exceeded
    if not any(right == refusal.right for right in held.rights):
        return False
    return exceeded is None or policy.rights.exceeded(who.role, exceeded.limit, exceeded.asked) is None


def approval_facts(
    refusal: NotAllowed, asking: Operator, total: Money | None, currency: str, formats: Formats
) -> tuple[tuple[str, str], ...]:
    """Who asks, how much, of what."""
    facts: list[tuple[str, str]] = []
    if refusal.exceeded is not None:
        facts.append((tr("Asked for"), limit_text(refusal.exceeded, refusal.exceeded.asked, currency, formats)))
        facts.append(
            (
                tr("{name} may go up to", name=asking.name),
                limit_text(refusal.exceeded, refusal.exceeded.most, currency, formats),
            )
        )
    if total is not None:
        facts.append((tr("This sale"), formats.money(total)))
    return tuple(facts)


def limit_text(exceeded: Exceeded, value: int, currency: str, formats: Formats) -> str:
    """A ceiling's value as people write it."""
    if exceeded.limit in PERCENT_LIMITS:
        return formats.percent(Decimal(value) / 100)
    return formats.money(Money(value, currency))


def approval_title(refusal: NotAllowed, asking: Operator) -> str:
    """What is asked for."""
    return tr("May {name} {deed}?", name=asking.name, deed=deed_text(refusal.right))


def reason_keys(policy: StorePolicy, chosen: str) -> tuple[ReasonKey, ...]:
    """The reasons offered, the chosen one marked."""
    offered: tuple[Reason, ...] = policy.reasons.of(ReasonFor.APPROVAL)[:REASONS_MAX]
    return tuple(ReasonKey(reason.code, reason_words(reason), reason.code == chosen) for reason in offered)


def approver_tiles(operators: Sequence[Operator], chosen: OperatorId | None) -> tuple[StaffTile, ...]:
    """One for each."""
    return staff_tiles(operators, chosen)
