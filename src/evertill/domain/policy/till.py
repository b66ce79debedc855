"""The shop's policy of the cash drawer: coins, limits, how long a sale may stay put aside."""

from enum import StrEnum

from evertill.domain.streams.stream_fields import (
    BadRow,
    Members,
    flag,
    list_of,
    whole_number,
)
from evertill.kernel.canonical import JsonObject
from evertill.kernel.values import dataclass

LARGEST_VALUE_MINOR = 10**12
LONGEST_ASIDE_H = 24 * 366


class CashMove(StrEnum):
    """Why money moves without a sale (POSLog); the text is that of the transaction's kind and of its reasons."""

    LOAN = "tender_loan"
    PICKUP = "tender_pickup"
    PAID_IN = "paid_in"
    PAID_OUT = "paid_out"


@dataclass(frozen=True, slots=True)
class TillPolicy:
    """What holds for the drawer and for sales put aside."""

    coin_values_minor: tuple[int, ...] = ()
    """Coins in use, in minor units; empty for the currency's own."""
    next_float_minor: int = 0
    """What is proposed to stay in the drawer at closing."""
    must_carry_none: bool = False
    """Whether sales put aside are pointed out at closing as to be finished first, for the shop wants none carried."""
    prints_aside: bool = True
    """Whether a sale put aside prints a slip with a barcode that fetches it back."""
    aside_hours: int = 72
    """After so many hours a sale put aside has expired and is given up when a shift ends; 0 never."""


def parse_till_policy(content: Members) -> TillPolicy:
    """The policy in the member `till` of a row of `policy`; what is absent keeps its default."""
    default = TillPolicy()
    next_float = whole_number(content, "next_float_minor", least=0, most=LARGEST_VALUE_MINOR)
    hours = whole_number(content, "aside_hours", least=0, most=LONGEST_ASIDE_H)
    return TillPolicy(
        coin_values_minor=_coins(content),
        next_float_minor=next_float or 0,
        must_carry_none=flag(content, "must_carry_none", default.must_carry_none),
        prints_aside=flag(content, "prints_aside", default.prints_aside),
        aside_hours=default.aside_hours if hours is None else hours,
    )


def till_policy_content(policy: TillPolicy) -> JsonObject:
    """The member of the policy row."""
    return {
        "coin_values_minor": list(policy.coin_values_minor),
        "next_float_minor": policy.next_float_minor,
        "must_carry_none": policy.must_carry_none,
        "prints_aside": policy.prints_aside,
        "aside_hours": policy.aside_hours,
    }


def _coins(content: Members) -> tuple[int, ...]:
    values: set[int] = set()
    for entry in list_of(content, "coin_values_minor", 50):
        value = whole_number({"coin value": entry}, "coin value", least=1, most=LARGEST_VALUE_MINOR)
        if value is None:
            raise BadRow("A coin value is missing.")
        values.add(value)
    return tuple(sorted(values))
