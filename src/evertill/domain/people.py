"""Operators, their roles and what each may do."""

from dataclasses import dataclass
from enum import StrEnum

from evertill.kernel.ids import OperatorId


class Role(StrEnum):
    """Who somebody is at the till."""

    CASHIER = "cashier"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"


class Right(StrEnum):
    """Something not everybody may do."""

    SELL = "sell"
    OPEN_TILL = "open_till"
    VOID_LINE = "void_line"
    CANCEL_SALE = "cancel_sale"
    OVERRIDE_PRICE = "override_price"
    TAKE_BACK_WITHOUT_RECEIPT = "take_back_without_receipt"
    PRINT_COPY = "print_copy"
    OPEN_DRAWER = "open_drawer"
    SET_UP = "set_up"
    WAIVE_FACT = "waive_fact"


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.CASHIER: frozenset(
        {Right.SELL, Right.OPEN_TILL, Right.VOID_LINE, Right.CANCEL_SALE, Right.PRINT_COPY, Right.OPEN_DRAWER}
    ),
    Role.SUPERVISOR: frozenset(Right) - {Right.SET_UP, Right.WAIVE_FACT},
    Role.MANAGER: frozenset(Right),
}
"""What each role may do unless the shop's policy says otherwise."""


@dataclass(frozen=True, slots=True)
class Operator:
    """Somebody who may sign on; the PIN is known only as an argon2 verifier."""

    operator_id: OperatorId
    name: str
    role: Role
    pin_verifier: str
    language: str | None = None
    is_active: bool = True

    def may(self, right: Right) -> bool:
        """Whether the role holds this right."""
        return right in RIGHTS[self.role]
