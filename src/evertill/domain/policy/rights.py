"""What each role may do and up to how much (domain.md 5.11), and what still holds when the copy of rights is too old.

A role absent from a shop's policy keeps its default, and so does each member a policy does not name.
"""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from evertill.domain.people.people import Right, Role
from evertill.domain.streams.stream_fields import BadRow, Members, flag, list_of, object_of, one_of, whole_number
from evertill.kernel.canonical import JsonObject
from evertill.kernel.values import dataclass

LARGEST_CEILING = 10**12
LONGEST_AGE_H = 24 * 366


class Limit(StrEnum):
    """Up to how much a right goes; a role without a ceiling for it has none."""

    DISCOUNT_PERCENT = "discount_percent"
    """Hundredths of a percent off a line, its share of what is taken off the whole sale included."""
    WEB_OFFER_PERCENT = "web_offer_percent"
    """Hundredths of a percent below the listed price when an offer of the web is honoured."""
    WEB_OFFER_AMOUNT = "web_offer_amount"
    """Minor units below the listed price of the whole line when an offer of the web is honoured."""
    RETURN_AMOUNT = "return_amount"
    """Minor units paid back for goods with a receipt."""
    RETURN_WITHOUT_RECEIPT_AMOUNT = "return_without_receipt_amount"
    """Minor units paid back for goods without one."""
    RETURN_UNCHECKED_AMOUNT = "return_unchecked_amount"
    """Minor units paid back in one sale for receipts of which only the signed code is known."""
    RETURN_UNCHECKED_SHIFT_AMOUNT = "return_unchecked_shift_amount"
    """The same in one whole shift."""
    POST_VOID_AMOUNT = "post_void_amount"
    """Minor units of a completed sale that is undone."""
    ADJUST_STOCK_AMOUNT = "adjust_stock_amount"
    """Minor units of goods, at their prices, that one adjustment takes out of the books or puts in."""
    COUNT_DIFFERENCE_AMOUNT = "count_difference_amount"
    """Minor units of goods, at their prices, by which one count may differ from the books."""


PERCENT_LIMITS = frozenset({Limit.DISCOUNT_PERCENT, Limit.WEB_OFFER_PERCENT})
"""Ceilings in hundredths of a percent; all others are minor units of the shop's currency."""


class PostVoidWithin(StrEnum):
    """How long a completed sale may be undone."""

    SHIFT = "shift"
    DAY = "day"
    EVER = "ever"


@dataclass(frozen=True, slots=True)
class Exceeded:
    """A ceiling that what was asked for goes beyond; in hundredths of a percent or minor units, as the limit says."""

    limit: Limit
    asked: int
    most: int


@dataclass(frozen=True, slots=True)
class RoleRights:
    """What one role may do."""

    rights: frozenset[Right]
    ceilings: Mapping[Limit, int] = field(default_factory=dict)

    def ceiling(self, limit: Limit) -> int | None:
        """The most; None where there is none."""
        return self.ceilings.get(limit)


_CASHIER = frozenset(
    {
        Right.SELL,
        Right.OPEN_TILL,
        Right.VOID_LINE,
        Right.CANCEL_SALE,
        Right.DISCOUNT,
        Right.HONOUR_WEB_OFFER,
        Right.TAKE_BACK,
        Right.TAKE_BACK_UNCHECKED,
        Right.RECEIVE_GOODS,
        Right.SEND_GOODS,
        Right.COUNT_STOCK,
        Right.ADJUST_STOCK,
        Right.PREPARE_ORDERS,
        Right.HAND_OVER,
    }
)
_MANAGER_ONLY = frozenset({Right.SET_UP, Right.WAIVE_FACT, Right.ERASE_CUSTOMER, Right.APPROVE_COUNT})

_UNCHECKED = {Limit.RETURN_UNCHECKED_AMOUNT: 5000, Limit.RETURN_UNCHECKED_SHIFT_AMOUNT: 20_000}
"""Ceilings of domain.md 2.4, without a manager."""

DEFAULT_ROLES: dict[Role, RoleRights] = {
    Role.CASHIER: RoleRights(
        _CASHIER,
        {
            Limit.DISCOUNT_PERCENT: 1000,
            Limit.WEB_OFFER_PERCENT: 2000,
            Limit.WEB_OFFER_AMOUNT: 5000,
            Limit.RETURN_AMOUNT: 10_000,
            Limit.ADJUST_STOCK_AMOUNT: 2000,
            **_UNCHECKED,
        },
    ),
    Role.SUPERVISOR: RoleRights(
        frozenset(Right) - _MANAGER_ONLY,
        {
            Limit.DISCOUNT_PERCENT: 3000,
            Limit.WEB_OFFER_PERCENT: 5000,
            Limit.RETURN_WITHOUT_RECEIPT_AMOUNT: 5000,
            Limit.ADJUST_STOCK_AMOUNT: 20_000,
            **_UNCHECKED,
        },
    ),
    Role.MANAGER: RoleRights(frozenset(Right)),
}
"""domain.md 5.11."""

DEFAULT_STALE = frozenset(
    {Right.SELL, Right.OPEN_TILL, Right.VOID_LINE, Right.CANCEL_SALE, Right.PREPARE_ORDERS, Right.HAND_OVER}
)
"""Selling goes on in a shop that is cut off for long; what could be abused by somebody dismissed since does not."""


@dataclass(frozen=True, slots=True)
class RightsPolicy:
    """Roles, their ceilings, and how long a copy of all this is honoured without hearing from the backend."""

    roles: Mapping[Role, RoleRights] = field(default_factory=lambda: dict(DEFAULT_ROLES))
    age_h_max: int = 72
    """Hours a copied `operators` stream is honoured (domain.md 2.12, row 23); 0: for ever."""
    stale: frozenset[Right] = DEFAULT_STALE
    """What a role still may, of what it might, once the copy is older."""
    post_void_within: PostVoidWithin = PostVoidWithin.SHIFT
    badge_prefix: str = "BADGE-"
    """What a scanned code begins with that is somebody's badge; empty: any code may be one."""
    badge_needs_pin: bool = False
    """Whether a badge only says who, and the PIN must follow."""

    def holds(self, role: Role, right: Right, *, is_stale: bool = False) -> bool:
        """Whether the role has this right."""
        return right in self.roles[role].rights and (not is_stale or right in self.stale)

    def exceeded(self, role: Role, limit: Limit, asked: int) -> Exceeded | None:
        """How the role's ceiling is exceeded; None when it is not."""
        most = self.roles[role].ceiling(limit)
        return None if most is None or asked <= most else Exceeded(limit, asked, most)


def parse_rights(content: Members) -> RightsPolicy:
    """The rights in a policy; rights and limits that this release does not know are passed over."""
    default = RightsPolicy()
    given = object_of(content.get("roles") or {}, "roles")
    age_h = whole_number(content, "age_h_max", least=0, most=LONGEST_AGE_H)
    return RightsPolicy(
        roles={role: _parse_role(given, role, default.roles[role]) for role in Role},
        age_h_max=default.age_h_max if age_h is None else age_h,
        stale=_rights(content, "stale", default.stale),
        post_void_within=one_of(content, "post_void_within", PostVoidWithin(default.post_void_within)),
        badge_prefix=_prefix(content, default.badge_prefix),
        badge_needs_pin=flag(content, "badge_needs_pin", default=default.badge_needs_pin),
    )


def rights_content(policy: RightsPolicy) -> JsonObject:
    """The member of the policy's row."""
    return {
        "roles": {
            role.value: {
                "rights": sorted(right.value for right in rights.rights),
                "ceilings": {limit.value: most for limit, most in sorted(rights.ceilings.items())},
            }
            for role, rights in policy.roles.items()
        },
        "age_h_max": policy.age_h_max,
        "stale": sorted(right.value for right in policy.stale),
        "post_void_within": policy.post_void_within.value,
        "badge_prefix": policy.badge_prefix,
        "badge_needs_pin": policy.badge_needs_pin,
    }


def _parse_role(given: Members, role: Role, default: RoleRights) -> RoleRights:
    if given.get(role.value) is None:
        return default
    content = object_of(given[role.value], role.value)
    if content.get("ceilings") is None:
        return RoleRights(_rights(content, "rights", default.rights), default.ceilings)
    found = object_of(content["ceilings"], "ceilings")
    ceilings: dict[Limit, int] = {}
    for limit in Limit:
        most = whole_number(found, limit.value, least=0, most=LARGEST_CEILING)
        if most is not None:
            ceilings[limit] = most
    return RoleRights(_rights(content, "rights", default.rights), ceilings)


def _rights(content: Members, name: str, default: frozenset[Right]) -> frozenset[Right]:
    if content.get(name) is None:
        return default
    named = set(list_of(content, name, 200))
    return frozenset(right for right in Right if right.value in named)


def _prefix(content: Members, default: str) -> str:
    found = content.get("badge_prefix")
    if found is None:
        return default
    if not isinstance(found, str) or len(found) > 32 or not found.isprintable():
        raise BadRow("The badge prefix is not a short text.")
    return found
