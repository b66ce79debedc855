"""Money goes back onto a balance: a gift card, a customer's store credit or points, or a new store credit on paper.

There is nothing to ask anybody: the tender names the account, and the fact that carries it books it once, whenever it
arrives. So it works without a network, and cannot be done twice.
"""

from dataclasses import replace

from evertill.domain.balances.balance import AccountId, AccountKind, BalanceMark
from evertill.domain.balances.card_number import CardHash, last_four
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.selling.sale import Tender, TenderKind
from evertill.domain.selling.settlement import TenderRefused as Refusal
from evertill.domain.selling.settlement import check_tender, exact_other
from evertill.kernel.money import Money
from evertill.kernel.secret import Secret
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.moment import moment
from evertill.operations.selling.paying.complete_sale import SaleDone, complete_sale
from evertill.operations.selling.paying.pay_cash import PayOutcome, TenderRefused, TenderTaken
from evertill.operations.selling.paying.tender_sentences import other_tender_sentence
from evertill.operations.selling.sale.limits import AMOUNT_MINOR_MAX
from evertill.operations.selling.sale.open_sale import sale_to_pay
from evertill.operations.selling.sale.rung_sale import rung_as_priced
from evertill.operations.slips.bearer_slip import bearer_slip
from evertill.ports.journal import UnitOfWork
from evertill.ports.notices import SpoolWritten

TENDER_OF = {
    AccountKind.GIFT_CARD: TenderKind.GIFT_CARD,
    AccountKind.STORE_CREDIT: TenderKind.STORE_CREDIT,
    AccountKind.POINTS: TenderKind.POINTS,
}
PAYING_KINDS = frozenset(
    {AccountKind.GIFT_CARD.value, AccountKind.STORE_CREDIT.value, AccountKind.SINGLE_PURPOSE.value}
)
"""What pays by its number; a single-purpose voucher by a line of the sale, which is why it takes no money back."""
VOUCHER_TAKES_NONE = (
    "A single-purpose voucher takes no money back, for its tax is paid, so nothing was put onto it; "
    "pay back another way."
)
NO_KEY = (
    "This till has never heard from the backend under which key card numbers are kept, so nothing was paid onto a new "
    "credit; pay it back another way, or try again once the till was connected."
)


@dataclass(frozen=True, slots=True)
class BalanceAccount:
    """A balance that the backend keeps, as far as a till must know it; never its number."""

    account: AccountId
    kind: AccountKind
    last_four: str = ""
    number_hash: CardHash | None = None
    """Only where this till opens it."""
    customer: str = ""
    points: int | None = None
    """How many go back onto it, where it is kept in points."""


@dataclass(frozen=True, slots=True)
class NewCredit:
    """A store credit that this till opens; its number is printed once, and kept nowhere."""

    onto: BalanceAccount
    number: Secret


def credit_tender(amount: Money, onto: BalanceAccount) -> Tender:
    """The tender that pays this much (above zero) back onto a balance."""
    assert amount.minor > 0, "money goes onto the balance"
    mark = BalanceMark(
        onto.account,
        is_credit=True,
        last_four=onto.last_four,
        number_hash=onto.number_hash,
        customer=onto.customer,
        points=onto.points,
    )
    return Tender(TENDER_OF[onto.kind], -amount, balance=mark)


def new_credit(counter: Counter, customer: str = "") -> NewCredit | None:
    """A store credit to be opened by the fact that names it; None while this till does not have the shop's key."""
    number = counter.card_numbers.draw()
    number_hash = counter.card_numbers.hash_of(number)
    if number_hash is None:
        return None
    account = AccountId(counter.ids.new())
    known = BalanceAccount(
        account, AccountKind.STORE_CREDIT, last_four(number.reveal()), number_hash, customer=customer
    )
    return NewCredit(known, number)


def print_credit(unit: UnitOfWork, counter: Counter, credit: NewCredit, amount: Money, receipt_number: str) -> None:
    """Queue the paper that the customer pays with later; what the spool keeps of it once printed has no number."""
    slip = bearer_slip(counter, counter.words.store_credit, credit.number, amount, receipt_number)
    unit.put_document(slip, transaction_id=None, at=moment(unit, counter))
    counter.notices.append(SpoolWritten())


@dataclass(frozen=True, slots=True)
class CreditBalance(Command[PayOutcome]):
    """Pay out what the sale owes the customer onto this balance; without one, onto a new store credit on paper.

    The amount is above zero; without one it is all that is owed.
    """

    onto: BalanceAccount | None = None
    amount: Money | None = None

    def perform(self, unit: UnitOfWork, counter: Counter) -> PayOutcome:
        """By `credit_balance`."""
        return credit_balance(unit, counter, self)


def credit_balance(unit: UnitOfWork, counter: Counter, command: CreditBalance) -> PayOutcome:
    """Put the money onto the balance; complete the sale when that settles it."""
    at_hand = sale_to_pay(unit, counter)
    if not isinstance(at_hand, tuple):
        return at_hand
    _, sale = at_hand
    total = (priced := price_sale(sale)).gross
    owed = -exact_other(total, sale.tenders, sale.policy) if command.amount is None else command.amount
    if owed.currency != sale.currency or not 0 < owed.minor <= AMOUNT_MINOR_MAX:
        return TenderRefused("The customer is owed nothing here, so nothing was put onto a balance.")
    credit = None
    onto = command.onto
    if onto is None:
        credit = new_credit(counter)
        if credit is None:
            return TenderRefused(NO_KEY)
        onto = credit.onto
    if onto.kind not in TENDER_OF:
        return TenderRefused(VOUCHER_TAKES_NONE)
    tender = credit_tender(owed, onto)
    verdict = check_tender(total, sale.tenders, tender, sale.policy)
    if isinstance(verdict, Refusal):
        return TenderRefused(other_tender_sentence(verdict, counter))
    paid = replace(sale, tenders=(*sale.tenders, tender))
    if not verdict.settlement.is_complete:
        if credit is not None:
            return TenderRefused("A new store credit is the last that is paid out; choose the other means first.")
        unit.keep_open_sale(paid)
        counter.fiscal.update(paid.sale_id, moment(unit, counter))
        return TenderTaken(rung_as_priced(replace(priced, sale=paid), counter))
    return _completed(unit, counter, complete_sale(unit, counter, replace(priced, sale=paid)), credit, owed)


def _completed(unit: UnitOfWork, counter: Counter, done: SaleDone, credit: NewCredit | None, amount: Money) -> SaleDone:
    if credit is not None:
        print_credit(unit, counter, credit, amount, done.transaction.number_text)
    return done
