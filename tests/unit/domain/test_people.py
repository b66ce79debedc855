"""Who may do what."""

import pytest

from evertill.domain.people import RIGHTS, Operator, Right, Role
from evertill.kernel.ids import OperatorId


def an_operator(role: Role) -> Operator:
    """Somebody in this role."""
    return Operator(OperatorId("anna"), "Anna K.", role, "$argon2id$...")


def test_rights_name_every_role() -> None:
    assert set(RIGHTS) == set(Role)


@pytest.mark.parametrize(
    ("role", "may", "may_not"),
    [
        (Role.CASHIER, {Right.SELL, Right.VOID_LINE}, {Right.TAKE_BACK_WITHOUT_RECEIPT, Right.SET_UP}),
        (Role.SUPERVISOR, {Right.SELL, Right.TAKE_BACK_WITHOUT_RECEIPT}, {Right.SET_UP, Right.WAIVE_FACT}),
        (Role.MANAGER, set(Right), set()),
    ],
)
def test_operator_may_what_the_role_holds(role: Role, may: set[Right], may_not: set[Right]) -> None:
    operator = an_operator(role)
    assert all(operator.may(right) for right in may)
    assert not any(operator.may(right) for right in may_not)


def test_rights_grow_with_the_role() -> None:
    assert RIGHTS[Role.CASHIER] < RIGHTS[Role.SUPERVISOR] < RIGHTS[Role.MANAGER]
