"""A backend that keeps balances, for screens: asked in memory, reachable or not, its answers held back when told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from evertill.kernel.canonical import Json, JsonObject
from evertill.ports.backend_calls import BackendCalls, CallAnswer, Capability, Declined, DeclineKind, Done
from evertill.ports.backend_desk import Call
from evertill.ports.connector import Unreachable
from evertill.ports.orders import Copy, NoCopies
from tests.support.card_numbers import hash_of
from tests.support.sales import A_MOMENT

SILENT = Unreachable("nobody answers")


@dataclass(slots=True)
class Account:
    """One gift card, or a voucher."""

    account_id: str
    number_hash: str
    last4: str
    balance: int
    kind: str = "gift_card"
    state: str = "active"
    currency: str = "EUR"
    holds: dict[str, int] = field(default_factory=dict)
    tax_class: str | None = None
    customer: str | None = None

    @property
    def available(self) -> int:
        """What may be spent."""
        return self.balance - sum(self.holds.values())

    def told(self) -> JsonObject:
        """As a backend tells of it."""
        members = ("account_id", "kind", "state", "currency", "last4", "tax_class", "balance", "available")
        return {name: getattr(self, name) for name in members}


class FakeBalances:
    """Fulfils `ports.backend_desk.BackendDesk`, and the calls of balances."""

    is_connected = True
    capabilities = frozenset({Capability.BALANCES})

    def __init__(self) -> None:
        self.accounts: dict[str, Account] = {}
        self.is_reachable = True
        self.loses_replies = False
        """Whether what is asked is done, and nobody hears of it."""
        self.holds_answers = False
        self.asked: list[str] = []
        self._waiting: list[Callable[[], None]] = []

    def put(self, number: str, balance: int, **more: Any) -> Account:
        """A card there is."""
        account = Account(f"card-{len(self.accounts) + 1}", hash_of(number), number[-4:], balance, **more)
        self.accounts[account.account_id] = account
        return account

    def ask(self, capability: Capability, call: Call, then: Callable[[CallAnswer], None]) -> None:
        """Asked at once, or with `deliver`."""
        del capability

        def letter() -> None:
            answer = call(cast("BackendCalls", self)) if self.is_reachable else SILENT  # reason: the calls used here
            then(SILENT if self.loses_replies else answer)

        if self.holds_answers:
            self._waiting.append(letter)
        else:
            letter()

    def deliver(self) -> None:
        """Bring what was held back."""
        waiting, self._waiting = self._waiting, []
        for letter in waiting:
            letter()

    def drop(self) -> None:
        """Whoever asked is gone."""
        self._waiting.clear()

    def card_key(self) -> CallAnswer:
        """The key of zeros."""
        return Done({"card_key": "A" * 43 + "="})

    def balances(self, *, number_hash: str = "", customer: str = "") -> CallAnswer:
        """Of a card."""
        known = self.accounts.values()
        found = [one for one in known if (one.customer == customer if customer else one.number_hash == number_hash)]
        return Done({"accounts": [one.told() for one in found]})

    def change_balance(self, account_id: str, change: str, members: JsonObject) -> CallAnswer:
        """Hold and let go, once for each id."""
        self.asked.append(change)
        account, hold = self.accounts[account_id], str(members["hold_id"])
        if change == "release":
            account.holds.pop(hold, None)
            return Done({"hold": {"state": "released"}, "account": account.told()})
        if hold not in account.holds:
            amount = min(int(str(members["amount"])), account.available)
            if amount <= 0:
                return Declined(DeclineKind.SHORT, "not enough", {"available": account.available})
            account.holds[hold] = amount
        return Done({"hold": {"state": "held", "amount": account.holds[hold]}, "account": account.told()})


class OneCard(NoCopies):
    """The copies of one gift card."""

    def __init__(self, number: str, available: Json = 1000, as_of: datetime | None = A_MOMENT, **changed: Json) -> None:
        content: JsonObject = {
            "kind": "gift_card",
            "state": "active",
            "currency": "EUR",
            "available": available,
            "last4": "1234",
            "number_hash": hash_of(number),
            **changed,
        }
        self._copy = Copy("card-1", 1, content, A_MOMENT)
        self._as_of = as_of

    def balances_of(self, *, number_hash: str | None = None, customer: str | None = None) -> Sequence[Copy]:
        """By the number's hash."""
        return (self._copy,) if number_hash == self._copy.content["number_hash"] else ()

    def balances_as_of(self) -> datetime | None:
        """As the test says."""
        return self._as_of
