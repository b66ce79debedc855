"""A card looked up by its number: its hash to ask the backend by, and the copy for when the backend is silent."""

from datetime import datetime

from evertill.domain.balances.balance import AccountId, AccountKind, AccountState
from evertill.domain.balances.card_number import CardHash, is_misread, last_four, plain_number
from evertill.kernel.canonical import JsonObject
from evertill.kernel.money import Money
from evertill.kernel.secret import Secret
from evertill.kernel.values import dataclass
from evertill.operations.balances.credit_balance import PAYING_KINDS, BalanceAccount
from evertill.operations.balances.take_balance import MISREAD, NO_KEY, NO_NUMBER
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import AtTill, Barred, at_till
from evertill.operations.selling.paying.pay_cash import TenderRefused
from evertill.ports.journal import UnitOfWork


@dataclass(frozen=True, slots=True)
class AccountSeen:
    """A balance as somebody told of it."""

    onto: BalanceAccount
    state: AccountState
    available: Money
    expires_at: str = ""
    tax_class: str = ""
    """Of a single-purpose voucher: of the goods it is for."""


@dataclass(frozen=True, slots=True)
class CardLookedUp:
    """How the backend knows the number, and what the copies say of it."""

    number_hash: CardHash
    last_four: str
    copied: AccountSeen | None
    as_of: datetime | None


LookUpOutcome = CardLookedUp | TenderRefused | Barred


@dataclass(frozen=True, slots=True)
class LookUpCard(Command[LookUpOutcome]):
    """Look the number up; nothing of it is kept."""

    number: Secret

    def perform(self, unit: UnitOfWork, counter: Counter) -> LookUpOutcome:
        """By `look_up_card`."""
        return look_up_card(unit, counter, self)


def look_up_card(unit: UnitOfWork, counter: Counter, command: LookUpCard) -> LookUpOutcome:
    """Its hash, and its copy."""
    who = at_till(unit, counter)
    if not isinstance(who, AtTill):
        return who
    number = plain_number(command.number.reveal())
    if number is None or is_misread(number):
        return TenderRefused(NO_NUMBER if number is None else MISREAD)
    number_hash = counter.card_numbers.hash_of(Secret(number))
    if number_hash is None:
        return TenderRefused(NO_KEY)
    copies = counter.shop.balances_of(number_hash=number_hash)
    seen = [found for copy in copies if (found := account_seen({**copy.content, "account_id": copy.key})) is not None]
    return CardLookedUp(number_hash, last_four(number), seen[0] if seen else None, counter.shop.balances_as_of())


def account_seen(told: JsonObject) -> AccountSeen | None:
    """A gift card or store credit as the backend tells of it; None for anything else."""
    match told:
        case {
            "account_id": str(account),
            "kind": str(kind),
            "state": str(state),
            "currency": str(currency),
            "available": int(available),
        } if kind in PAYING_KINDS and state in {one.value for one in AccountState}:
            last, customer, expires = told.get("last4"), told.get("customer"), told.get("expires_at")
            tax_class = told.get("tax_class")
            onto = BalanceAccount(
                AccountId(account),
                AccountKind(kind),
                last if isinstance(last, str) else "",
                customer=customer if isinstance(customer, str) else "",
            )
            expires_at = expires if isinstance(expires, str) else ""
            return AccountSeen(
                onto,
                AccountState(state),
                Money(available, currency),
                expires_at,
                tax_class if isinstance(tax_class, str) else "",
            )
        case _:
            return None
