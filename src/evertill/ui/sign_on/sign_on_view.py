"""Who may sign on, who is chosen, and how many digits of the PIN stand there (never which)."""

from collections.abc import Sequence

from evertill.domain.people.people import Operator, Role
from evertill.kernel.ids import OperatorId
from evertill.kernel.values import dataclass
from evertill.ui.words import tr


@dataclass(frozen=True, slots=True)
class StaffTile:
    """One operator."""

    operator_id: OperatorId
    name: str
    initials: str
    role: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class SignOnView:
    """The whole screen."""

    place: str
    greeting: str
    tiles: tuple[StaffTile, ...]
    prompt: str
    digits: int
    sentence: str
    is_wrong: bool
    is_busy: bool


def staff_tiles(operators: Sequence[Operator], chosen: OperatorId | None) -> tuple[StaffTile, ...]:
    """One tile for each, in the order given."""
    return tuple(
        StaffTile(who.operator_id, who.name, initials(who.name), _role(who.role), who.operator_id == chosen)
        for who in operators
    )


def initials(name: str) -> str:
    """First signs of the first and the last word."""
    words = name.split()
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def _role(role: Role) -> str:
    return {
        Role.CASHIER: tr("Cashier"),
        Role.SUPERVISOR: tr("Supervisor"),
        Role.MANAGER: tr("Manager"),
    }[role]


def pin_sentence(retry_after_s: int) -> str:
    """What to do after a wrong PIN."""
    if retry_after_s:
        return tr("That is not the PIN. Wait {n} s, then try again.", n=retry_after_s)
    return tr("That is not the PIN. Try again.")


def badge_sentence(retry_after_s: int) -> str:
    """What to do after a badge that is nobody's."""
    if retry_after_s:
        return tr("Nobody here has that badge. Wait {n} s, then scan it again or key a PIN.", n=retry_after_s)
    return tr("Nobody here has that badge. Scan it again, or choose your name and key your PIN.")
