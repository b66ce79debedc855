"""What the backend is asked about balances, and what its answers mean; each call is made on the worker of calls.

A number is known to the backend by its hash alone. Every call that changes something names an id that was drawn before.
"""

from collections.abc import Mapping
from typing import assert_never

from evertill.domain.balances.balance import POINTS_CURRENCY, AccountId, AccountKind
from evertill.domain.balances.card_number import CardHash
from evertill.kernel.canonical import Json, JsonObject
from evertill.operations.balances.credit_balance import PAYING_KINDS
from evertill.operations.balances.settle_balance import HoldAnswer, HoldGiven, HoldRefused, NotReached
from evertill.ports.backend_calls import BackendCalls, CallAnswer, Declined, DeclineKind, Done
from evertill.ports.backend_desk import Call
from evertill.ports.balance_steps import BalanceStep
from evertill.ports.connector import Rejected, Unreachable

NOT_KNOWN = "The backend does not know this card, so nothing was taken; look at its number, or choose how else to pay."
EMPTY = "There is nothing left on this card, so nothing was taken; choose how else to pay."

NO_POINTS = (
    "The backend knows no points of this customer that can be spent, so nothing was taken; choose how else to pay."
)

_POINTS = frozenset({AccountKind.POINTS.value})
_NOBODY = Declined(DeclineKind.UNKNOWN, NOT_KNOWN)


def hold_call(step: BalanceStep) -> Call:
    """Find whose number it is, and have what the sale needs held, or what there is."""

    def call(calls: BackendCalls) -> CallAnswer:
        account = _account_of(calls, step)
        if not isinstance(account, str):
            return account
        asked: JsonObject = {
            "hold_id": step.step_id,
            "amount": step.points if step.customer else step.amount.minor,
            "currency": POINTS_CURRENCY if step.customer else step.amount.currency,
            "partial": True,
            "reference": step.sale_id,
        }
        return calls.change_balance(account, "authorise", asked)

    return call


def release_call(step: BalanceStep) -> Call:
    """Have what was held let go; what is not known there is not held."""

    def call(calls: BackendCalls) -> CallAnswer:
        account = step.account or _account_of(calls, step)
        if not isinstance(account, str):
            return account
        return calls.change_balance(account, "release", {"hold_id": step.step_id})

    return call


def balance_call(number_hash: CardHash) -> Call:
    """What a card is worth."""
    return lambda calls: calls.balances(number_hash=number_hash)


def hold_answer(answer: CallAnswer, *, of_points: bool = False) -> HoldAnswer:
    """What the answer to `hold_call` means for the sale."""
    match answer:
        case Declined(DeclineKind.SHORT | DeclineKind.UNKNOWN) if of_points:
            return HoldRefused(NO_POINTS)
        case Done(document):
            return _given(document)
        case Declined(DeclineKind.SHORT):
            return HoldRefused(EMPTY)
        case Declined(DeclineKind.UNKNOWN):
            return HoldRefused(NOT_KNOWN)
        case Declined(_, sentence):
            return HoldRefused(sentence)
        case Unreachable() | Rejected():
            return NotReached()
        case _:
            assert_never(answer)


def is_released(answer: CallAnswer) -> bool:
    """Whether nothing is held any more; a refusal says so too."""
    return isinstance(answer, Done | Declined)


def _account_of(calls: BackendCalls, step: BalanceStep) -> "str | CallAnswer":
    if step.number_hash is None:
        answer, kinds = calls.balances(customer=step.customer), _POINTS
    else:
        answer, kinds = calls.balances(number_hash=step.number_hash), PAYING_KINDS
    if not isinstance(answer, Done):
        return answer
    accounts = accounts_in(answer.document, kinds)
    chosen = next((one for one in accounts if one.get("state") == "active"), accounts[0] if accounts else None)
    return _NOBODY if chosen is None else str(chosen["account_id"])


def accounts_in(document: JsonObject, kinds: frozenset[str] = PAYING_KINDS) -> list[Mapping[str, Json]]:
    """The accounts in an answer: of gift cards, vouchers and store credit, unless others are asked for."""
    found = document.get("accounts")
    return [
        one
        for one in (found if isinstance(found, list) else [])
        if isinstance(one, dict) and one.get("kind") in kinds and isinstance(one.get("account_id"), str)
    ]


def _given(document: JsonObject) -> HoldAnswer:
    match document:
        case {
            "hold": {"state": "held", "amount": int(amount)},
            "account": {"account_id": str(account), "kind": str(kind), **more},
        } if kind in PAYING_KINDS | _POINTS and amount > 0:
            left, last, tax_class = more.get("available"), more.get("last4"), more.get("tax_class")
            return HoldGiven(
                AccountId(account),
                AccountKind(kind),
                amount,
                left if isinstance(left, int) else None,
                last if isinstance(last, str) else "",
                tax_class if isinstance(tax_class, str) else "",
            )
        case _:
            return NotReached()  # it may hold something: it is let go, as after no answer at all
