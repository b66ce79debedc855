"""Who may do what, up to how much, and what a shop's policy says of it."""

import pytest

from evertill.domain.people.people import Right, Role
from evertill.domain.policy.rights import (
    DEFAULT_ROLES,
    DEFAULT_STALE,
    Exceeded,
    Limit,
    PostVoidWithin,
    RightsPolicy,
    RoleRights,
    parse_rights,
    rights_content,
)
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.canonical import Json

POLICY = RightsPolicy()


def test_rights_name_every_role() -> None:
    assert set(DEFAULT_ROLES) == set(Role)


@pytest.mark.parametrize(
    ("role", "may", "may_not"),
    [
        (
            Role.CASHIER,
            {Right.SELL, Right.VOID_LINE, Right.DISCOUNT, Right.TAKE_BACK},
            {Right.TAKE_BACK_WITHOUT_RECEIPT, Right.OVERRIDE_PRICE, Right.PRINT_COPY, Right.OPEN_DRAWER, Right.SET_UP},
        ),
        (
            Role.SUPERVISOR,
            {Right.TAKE_BACK_WITHOUT_RECEIPT, Right.OVERRIDE_PRICE, Right.PRINT_COPY, Right.OPEN_DRAWER},
            {Right.SET_UP, Right.WAIVE_FACT, Right.ERASE_CUSTOMER},
        ),
        (Role.MANAGER, set(Right), set()),
    ],
)
def test_role_holds_what_the_bands_say(role: Role, may: set[Right], may_not: set[Right]) -> None:
    assert all(POLICY.holds(role, right) for right in may)
    assert not any(POLICY.holds(role, right) for right in may_not)


def test_rights_grow_with_the_role() -> None:
    cashier, supervisor, manager = (DEFAULT_ROLES[role].rights for role in Role)
    assert cashier < supervisor < manager


def test_stale_rights_never_add_any() -> None:
    for role in Role:
        for right in Right:
            assert POLICY.holds(role, right, is_stale=True) == (POLICY.holds(role, right) and right in DEFAULT_STALE)


@pytest.mark.parametrize(
    ("role", "limit", "asked", "most"),
    [
        (Role.CASHIER, Limit.DISCOUNT_PERCENT, 1000, None),
        (Role.CASHIER, Limit.DISCOUNT_PERCENT, 1001, 1000),
        (Role.CASHIER, Limit.RETURN_AMOUNT, 10_001, 10_000),
        (Role.SUPERVISOR, Limit.DISCOUNT_PERCENT, 3001, 3000),
        (Role.SUPERVISOR, Limit.RETURN_WITHOUT_RECEIPT_AMOUNT, 5001, 5000),
        (Role.SUPERVISOR, Limit.RETURN_AMOUNT, 10**9, None),
        (Role.MANAGER, Limit.DISCOUNT_PERCENT, 10_000, None),
    ],
)
def test_ceilings_are_the_bands(role: Role, limit: Limit, asked: int, most: int | None) -> None:
    assert POLICY.exceeded(role, limit, asked) == (None if most is None else Exceeded(limit, asked, most))


def test_policy_names_rights_and_ceilings_of_its_own() -> None:
    content: dict[str, Json] = {
        "roles": {"cashier": {"rights": ["sell", "fly"], "ceilings": {"discount_percent": 500, "speed": 1}}},
        "age_h_max": 0,
        "stale": [],
        "post_void_within": "day",
        "badge_prefix": "",
        "badge_needs_pin": True,
    }

    policy = parse_rights(content)

    assert policy.roles[Role.CASHIER] == RoleRights(frozenset({Right.SELL}), {Limit.DISCOUNT_PERCENT: 500})
    assert policy.roles[Role.MANAGER] == DEFAULT_ROLES[Role.MANAGER]
    assert (policy.age_h_max, policy.stale, policy.post_void_within) == (0, frozenset(), PostVoidWithin.DAY)
    assert (policy.badge_prefix, policy.badge_needs_pin) == ("", True)
    assert parse_rights(rights_content(policy)) == policy


def test_role_keeps_what_a_policy_does_not_say_of_it() -> None:
    policy = parse_rights({"roles": {"cashier": {}, "supervisor": {"ceilings": {}}, "manager": None}})

    assert policy.roles[Role.CASHIER] == DEFAULT_ROLES[Role.CASHIER]
    assert policy.roles[Role.SUPERVISOR] == RoleRights(DEFAULT_ROLES[Role.SUPERVISOR].rights)
    assert policy.roles[Role.MANAGER] == DEFAULT_ROLES[Role.MANAGER]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"roles": 5}, "roles is no object"),
        ({"roles": {"cashier": "all"}}, "cashier is no object"),
        ({"roles": {"cashier": {"ceilings": 5}}}, "ceilings is no object"),
        ({"roles": {"cashier": {"ceilings": {"discount_percent": -1}}}}, "not between 0"),
        ({"roles": {"cashier": {"rights": "sell"}}}, "no list"),
        ({"age_h_max": "long"}, "no whole number"),
        ({"post_void_within": "week"}, "none of shift"),
        ({"badge_prefix": 5}, "no short text"),
        ({"badge_prefix": "x" * 33}, "not a short text"),
        ({"badge_prefix": "a\nb"}, "not a short text"),
    ],
)
def test_rights_that_cannot_be_are_refused(content: dict[str, Json], said: str) -> None:
    with pytest.raises(BadRow, match=said.replace("no short", "not a short")):
        parse_rights(content)


def test_what_is_for_a_role_is_for_those_above_it_and_none_below() -> None:
    order = [Role.CASHIER, Role.SUPERVISOR, Role.MANAGER]
    assert [[one.is_at_least(other) for other in order] for one in order] == [
        [True, False, False],
        [True, True, False],
        [True, True, True],
    ]
