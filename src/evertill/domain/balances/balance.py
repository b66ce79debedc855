"""Balances: gift cards, store credit and points as ledgers of entries, spent in two steps (hold, then capture).

A balance is the sum of its entries and nothing else. What may be spent is the balance less what is held. Amounts are
minor units of the account's currency; points count whole points.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NewType

from evertill.domain.balances.card_number import CardHash
from evertill.kernel.canonical import JsonObject
from evertill.kernel.values import dataclass

AccountId = NewType("AccountId", str)
"""The permanent id of a balance; drawn by whoever opens it."""

LARGEST_BALANCE = 10**12
"""In minor units; more is a slip of the machine."""

POINTS_CURRENCY = "PTS"
"""What stands for a currency where whole points are counted."""


class AccountKind(StrEnum):
    """What a balance is."""

    GIFT_CARD = "gift_card"
    STORE_CREDIT = "store_credit"
    POINTS = "points"
    SINGLE_PURPOSE = "single_purpose"
    """A voucher for goods of one tax class, taxed when it was sold; it pays by a line, not by a tender."""


class AccountState(StrEnum):
    """Where an account stands; see ACCOUNT_MOVES."""

    INACTIVE = "inactive"
    """Issued, but worth nothing until it is paid for."""
    ACTIVE = "active"
    VOID = "void"


ACCOUNT_MOVES: dict[AccountState, frozenset[AccountState]] = {
    AccountState.INACTIVE: frozenset({AccountState.ACTIVE, AccountState.VOID}),
    AccountState.ACTIVE: frozenset({AccountState.VOID}),
    AccountState.VOID: frozenset(),
}


class HoldState(StrEnum):
    """Where a hold stands; see HOLD_MOVES."""

    HELD = "held"
    CAPTURED = "captured"
    RELEASED = "released"
    EXPIRED = "expired"


HOLD_MOVES: dict[HoldState, frozenset[HoldState]] = {
    HoldState.HELD: frozenset({HoldState.CAPTURED, HoldState.RELEASED, HoldState.EXPIRED}),
    HoldState.CAPTURED: frozenset(),
    HoldState.RELEASED: frozenset({HoldState.CAPTURED}),
    HoldState.EXPIRED: frozenset({HoldState.CAPTURED}),
}
"""A hold that was let go may still be captured when a sale was paid with it and there is enough left."""


class EntryKind(StrEnum):
    """Why a balance changed."""

    ISSUE = "issue"
    ACTIVATE = "activate"
    CAPTURE = "capture"
    ADJUST = "adjust"
    STAND_IN = "stand_in"
    """Spent at a till without a network, within the shop's limits."""
    SHORTFALL = "shortfall"
    """The part of a stand-in that the balance did not have; it changes nothing and is an exception."""
    EXPIRE = "expire"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class BalanceView:
    """What an account is worth at one moment."""

    balance: int
    held: int

    @property
    def available(self) -> int:
        """What may be spent now; below zero after a correction that took more than there was."""
        return self.balance - self.held


def balance_view(entries: Iterable[int], holds: Iterable[int]) -> BalanceView:
    """The account's worth by the amounts of its entries and of its live holds."""
    return BalanceView(sum(entries), sum(holds))


def authorised_amount(view: BalanceView, asked: int, *, is_partial: bool) -> int | None:
    """How much of what is asked can be held: all of it, where wanted a part of it, or None when that is nothing."""
    assert asked > 0
    if asked <= view.available:
        return asked
    return view.available if is_partial and view.available > 0 else None


@dataclass(frozen=True, slots=True)
class StandIn:
    """How a spending at a till without a network is booked afterwards."""

    booked: int
    shortfall: int


def stand_in_shares(view: BalanceView, spent: int, *, may_go_below_zero: bool) -> StandIn:
    """The ledger pays what it has; the rest is a shortfall for a person. Points may go below zero instead, for they
    are never clawed back at the counter."""
    assert spent > 0
    booked = spent if may_go_below_zero else max(0, min(spent, view.available))
    return StandIn(booked, spent - booked)


def points_back(points: int, *, of: int, before: int, part: int) -> int:
    """How many of the points that paid `of` go back with this part of it, where `before` went back already (minor
    units). Together they are exactly as many as were paid, however the money is parted."""
    if of <= 0:
        return 0

    def up_to(amount: int) -> int:
        return (2 * min(amount, of) * points + of) // (2 * of)

    return up_to(before + part) - up_to(before)


@dataclass(frozen=True, slots=True)
class BalanceMark:
    """What a tender keeps of the balance it was paid with, or goes back onto: never its number."""

    account: AccountId
    hold: str = ""
    """Under which id the amount was held for this sale; the sale's fact captures it."""
    is_stand_in: bool = False
    """Taken without the backend, within the shop's limits."""
    is_credit: bool = False
    """Money goes back onto it; the fact books it."""
    last_four: str = ""
    number_hash: CardHash | None = None
    """Of a balance that this credit opens."""
    customer: str = ""
    """Whose balance it is, where it was opened for somebody."""
    left_minor: int | None = None
    """What was left on it afterwards, as far as was known; whole points where it is paid with those."""
    points: int | None = None
    """How many points the tender stands for; None where the balance is kept in money."""


@dataclass(frozen=True, slots=True)
class CardSold:
    """What a line keeps of the card that it sells or loads: never its number."""

    account: AccountId
    last_four: str = ""
    number_hash: CardHash | None = None
    is_load: bool = False
    """The card is worth something already, and gets more."""
    is_made: bool = False
    """Its number is drawn, and printed, when the sale is completed."""
    tax_class: str = ""
    """Of a single-purpose voucher: of the goods it is for."""


def sold_json(sold: CardSold, amount_minor: int) -> JsonObject:
    """As a line's record names it, with what the card is loaded with; what is not known is left out."""
    members: JsonObject = {
        "account": sold.account,
        "last4": sold.last_four or None,
        "number_hash": sold.number_hash,
        "load": sold.is_load or None,
        "tax_class": sold.tax_class or None,
        "amount": amount_minor,
    }
    return {name: member for name, member in members.items() if member is not None}


def mark_json(mark: BalanceMark) -> JsonObject:
    """As a tender's record names it; what is not known is left out."""
    members: JsonObject = {
        "account": mark.account,
        "hold": mark.hold,
        "stand_in": mark.is_stand_in,
        "credit": mark.is_credit,
        "last4": mark.last_four,
        "number_hash": mark.number_hash,
        "customer": mark.customer,
        "left": mark.left_minor,
        "points": mark.points,
    }
    return {name: member for name, member in members.items() if not (member is None or member is False or member == "")}


def undone_mark(record: JsonObject) -> JsonObject:
    """What a tender's record of a balance becomes when the tender is undone: what was spent goes back onto it, what
    went onto it is taken off again (as far as it is still there: the rest is a shortfall for a person)."""
    known: JsonObject = {name: record[name] for name in ("account", "last4", "points") if name in record}
    return {**known, "stand_in": True} if record.get("credit") is True else {**known, "credit": True}
