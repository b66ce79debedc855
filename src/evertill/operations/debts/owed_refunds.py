"""A refund that cannot be made now becomes a debt: written down, and printed for the customer with its number."""

from collections.abc import Mapping
from dataclasses import field, replace

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.receipts.receipt import Receipt
from evertill.domain.records.refund_debt import DebtCause, PaidBy, RefundDebt, open_debts, owed_body, paid_body
from evertill.domain.selling.sale import CardMark, Sale, TenderKind
from evertill.kernel.canonical import JsonObject
from evertill.kernel.ids import OperatorId, TransactionId
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Question
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.known_customers import Knowledge
from evertill.operations.counter.moment import moment
from evertill.operations.counter.reading import Reading
from evertill.operations.slips.amount_slip import amount_blocks
from evertill.ports.attempts import Attempt
from evertill.ports.journal import UnitOfWork
from evertill.ports.notices import SpoolWritten


@dataclass(frozen=True, slots=True)
class OwedHere:
    """What this till still owes to customers, the oldest first."""

    debts: tuple[RefundDebt, ...] = ()
    names: Mapping[TransactionId, str] = field(default_factory=dict)
    """What the customer of a debt is called, where one is known."""


@dataclass(frozen=True, slots=True)
class ListOwed(Question[OwedHere]):
    """What this till owes, and to whom."""

    def answer(self, reading: Reading) -> OwedHere:
        """Look it up."""
        journal = reading.journal
        debts = open_debts(journal.refund_facts(), lambda fact_id: journal.post_void_of(fact_id) is not None)
        names = {debt.debt_id: _name_of(reading, debt.of) for debt in debts if debt.of is not None}
        return OwedHere(debts, {debt_id: name for debt_id, name in names.items() if name})


def _name_of(reading: Reading, return_id: TransactionId) -> str:
    """Of the customer the goods came back from; empty where nobody was named, or they were erased."""
    came_back = reading.journal.transaction(return_id)
    customer_id = None if came_back is None else came_back.body.get("customer")
    knowledge = Knowledge(reading.shop, reading.journal, reading.vault)
    known = knowledge.find(customer_id) if isinstance(customer_id, str) else None
    return "" if known is None else known.title


def owed_now(unit: UnitOfWork) -> tuple[RefundDebt, ...]:
    """The same, within a command."""
    return open_debts(unit.refund_facts(), lambda fact_id: unit.post_void_of(fact_id) is not None)


def owed_for(unit: UnitOfWork, fact_id: TransactionId) -> Transaction | None:
    """The fact that money is owed for this return, paid since or not."""
    return next(
        (
            fact
            for fact in unit.refund_facts()
            if fact.kind is TransactionKind.REFUND_OWED and fact.body.get("transaction") == fact_id
        ),
        None,
    )


def was_paid(unit: UnitOfWork, debt_id: TransactionId) -> bool:
    """Whether this debt was paid."""
    paid = (fact for fact in unit.refund_facts() if fact.kind is TransactionKind.REFUND_PAID)
    return any(fact.body.get("transaction") == debt_id for fact in paid)


def owe_for_return(unit: UnitOfWork, counter: Counter, sale: Sale, done: Transaction) -> None:
    """What a return pays back later, in its commit; what was bought online the backend pays back by itself."""
    later = [one for one in sale.tenders if one.kind is TenderKind.PENDING_REFUND]
    if not later or sale.order is not None:
        return
    amount = Money(-sum(one.amount.minor for one in later), sale.currency)
    body = owed_body(
        amount=amount,
        cause=DebtCause.CARD_REFUND,
        number=done.number_text,
        last_four=_last_four(sale),
        of=done.transaction_id,
    )
    _write(unit, counter, body, amount)


def owe_for_undoing(unit: UnitOfWork, counter: Counter, undone: Transaction, amount: Money) -> None:
    """What one of several cards could not be given back when its sale was undone."""
    body = owed_body(amount=amount, cause=DebtCause.CARD_REFUND, number=undone.number_text, of=undone.transaction_id)
    _write(unit, counter, body, amount)


def owe_for_charge(unit: UnitOfWork, counter: Counter, attempt: Attempt) -> None:
    """What a card was charged without a sale, in the commit that notes it."""
    answer = attempt.answer
    amount = attempt.amount if answer is None else answer.amount or attempt.amount
    body = owed_body(
        amount=amount,
        cause=DebtCause.LATE_APPROVAL,
        number=attempt.reference,
        last_four="" if answer is None else answer.card_last_four,
        charged=attempt.attempt_id,
    )
    _write(unit, counter, body, amount)


def write_paid(
    unit: UnitOfWork,
    counter: Counter,
    debt: RefundDebt,
    by: PaidBy,
    *,
    evidence: str = "",
    card: CardMark | None = None,
    operator_id: OperatorId | None = None,
) -> Transaction:
    """It is paid, in this commit: the fact, and a slip; cash opens the drawer."""
    at = moment(unit, counter)
    drafted = draft(
        unit, counter, TransactionKind.REFUND_PAID, paid_body(debt, by, evidence=evidence, card=card), at=at
    )
    done = unit.append(replace(drafted, operator_id=operator_id or drafted.operator_id))
    slip = owed_slip(counter, counter.words.of_till.name("owed_paid_slip"), debt.number, debt.amount)
    unit.put_document(replace(slip, kicks_drawer=by is PaidBy.CASH), transaction_id=done.transaction_id, at=at)
    counter.notices.append(SpoolWritten())
    return done


def owed_slip(counter: Counter, title: str, number: str, amount: Money) -> Receipt:
    """For the customer: how much is owed or was paid, by which number."""
    blocks = amount_blocks(counter, title, counter.words.of_till.amount, amount, number)
    return Receipt(tuple(blocks), f"{title} {number}")


def _write(unit: UnitOfWork, counter: Counter, body: JsonObject, amount: Money) -> None:
    at = moment(unit, counter)
    done = unit.append(draft(unit, counter, TransactionKind.REFUND_OWED, body, at=at))
    slip = owed_slip(counter, counter.words.of_till.name("owed_slip"), str(body["number"]), amount)
    unit.put_document(slip, transaction_id=done.transaction_id, at=at)
    counter.notices.append(SpoolWritten())


def _last_four(sale: Sale) -> str:
    """Of the card that paid for what comes back, where one is known."""
    cards = (paid.last_four for source in sale.sources for paid in source.paid if paid.kind == TenderKind.CARD)
    return next(cards, "")
