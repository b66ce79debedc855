"""Who may sign on, who is chosen, and how many digits of the PIN stand there (never which)."""

from collections.abc import Sequence
from dataclasses import dataclass

from evertill.domain.people import Operator, Role
from evertill.kernel.ids import OperatorId
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
