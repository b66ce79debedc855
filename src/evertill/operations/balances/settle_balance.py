"""What the backend said of a balance that was asked to pay is booked: a tender, a refusal, or a stand-in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from evertill.domain.balances.balance import POINTS_CURRENCY, AccountId, AccountKind, AccountState, BalanceMark
from evertill.domain.balances.balance_step import StepState, stand_in_max
from evertill.domain.policy.balances import BalancePolicy, WithoutBackend
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.selling.sale import Sale, Tender, TenderKind
from evertill.domain.selling.settlement import settle
from evertill.kernel.ids import AttemptId
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.balances.credit_balance import TENDER_OF
from evertill.operations.balances.redeem_voucher import NOTHING_FOR_IT, redeem_voucher
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.moment import moment
from evertill.operations.selling.paying.complete_sale import SaleDone, complete_sale
from evertill.operations.selling.paying.pay_cash import TenderTaken
from evertill.operations.selling.sale.rung_sale import RungSale, rung_as_priced, rung_sale
from evertill.ports.balance_steps import BalanceStep, ReleaseDue, stepped
from evertill.ports.journal import UnitOfWork
from evertill.ports.orders import Copy

UNREACHED = (
    "The backend cannot be asked now, and this shop takes no cards without it, so nothing was taken; "
    "choose how else to pay."
)
UNREACHED_LIMIT = (
    "The backend cannot be asked now, and this card is beyond what the shop takes without it, so nothing was taken; "
    "choose how else to pay."
)


@dataclass(frozen=True, slots=True)
class HoldGiven:
    """The backend holds this much for the sale; of points, so many."""

    account: AccountId
    kind: AccountKind
    held_minor: int
    left_minor: int | None = None
    last_four: str = ""
    tax_class: str = ""
    """Of a single-purpose voucher: of the goods it is for."""


@dataclass(frozen=True, slots=True)
class HoldRefused:
    """The backend holds nothing, and says why."""

    sentence: str


@dataclass(frozen=True, slots=True)
class NotReached:
    """Nobody answered: it may hold the amount, or not."""


HoldAnswer = HoldGiven | HoldRefused | NotReached


@dataclass(frozen=True, slots=True)
class BalanceRefused:
    """Nothing was taken, and the sale goes on without it."""

    sentence: str
    rung: RungSale


@dataclass(frozen=True, slots=True)
class StoodIn:
    """Taken without the backend, within the shop's limits; the sale may be finished by it."""

    taken: SaleDone | TenderTaken
    amount: Money


@dataclass(frozen=True, slots=True)
class NothingAsked:
    """It was settled before, or its sale is gone."""


SettleBalanceOutcome = SaleDone | TenderTaken | StoodIn | BalanceRefused | NothingAsked


@dataclass(frozen=True, slots=True)
class SettleBalance(Command[SettleBalanceOutcome]):
    """Book it, whoever is signed on, and once however often it is asked."""

    step_id: AttemptId
    answer: HoldAnswer

    def perform(self, unit: UnitOfWork, counter: Counter) -> SettleBalanceOutcome:
        """By `settle_balance`."""
        return settle_balance(unit, counter, self)


def settle_balance(unit: UnitOfWork, counter: Counter, command: SettleBalance) -> SettleBalanceOutcome:
    """Free the sale, with a tender or without."""
    step = unit.balance_step(command.step_id)
    if step is None or step.state is not StepState.ASKED:
        return NothingAsked()
    sale = unit.open_sale()
    if sale is None or sale.attempt_id != step.step_id:
        _let_go(unit, counter, step)
        return NothingAsked()
    free = replace(sale, attempt_id=None)
    match command.answer:
        case HoldGiven() as given:
            held = stepped(replace(step, account=given.account), StepState.HELD)
            unit.keep_balance_step(held)
            if given.kind is AccountKind.SINGLE_PURPOSE:
                return _redeem(unit, counter, free, held, given)
            return _take(unit, counter, free, _tender(step, given))
        case HoldRefused(sentence):
            unit.keep_balance_step(stepped(step, StepState.OVER))
            return _refused(unit, counter, free, sentence)
        case NotReached():
            _let_go(unit, counter, step)
            return _without_backend(unit, counter, free, step)


def _mark(step: BalanceStep, given: HoldGiven) -> BalanceMark:
    last_four = given.last_four or step.last_four
    return BalanceMark(given.account, hold=step.step_id, last_four=last_four, left_minor=given.left_minor)


def _tender(step: BalanceStep, given: HoldGiven) -> Tender:
    mark = _mark(step, given)
    if given.kind is AccountKind.POINTS:
        return _points_tender(step, min(step.points, given.held_minor), mark)
    amount = replace(step.amount, minor=min(step.amount.minor, given.held_minor))
    return Tender(TENDER_OF[given.kind], amount, balance=mark)


def _points_tender(step: BalanceStep, points: int, mark: BalanceMark) -> Tender:
    amount = replace(step.amount, minor=points * step.worth_minor)
    return Tender(TenderKind.POINTS, amount, balance=replace(mark, customer=step.customer, points=points))


def _redeem(
    unit: UnitOfWork, counter: Counter, sale: Sale, step: BalanceStep, given: HoldGiven
) -> SaleDone | TenderTaken | BalanceRefused:
    """A voucher for certain goods pays by a line, or is let go where none of them are on the sale."""
    taken = redeem_voucher(
        unit,
        counter,
        sale,
        mark=_mark(step, given),
        tax_class=given.tax_class,
        held_minor=min(step.amount.minor, given.held_minor),
    )
    if taken is not None:
        return taken
    _let_go(unit, counter, step)
    return _refused(unit, counter, sale, NOTHING_FOR_IT)


def _take(unit: UnitOfWork, counter: Counter, sale: Sale, tender: Tender) -> SaleDone | TenderTaken:
    paid = replace(sale, tenders=(*sale.tenders, tender))
    priced = price_sale(paid)
    counter.undo.clear()  # what was rung before cannot come back without its tender
    if settle(priced.gross, paid.tenders, paid.policy).is_complete:
        return complete_sale(unit, counter, priced)
    unit.keep_open_sale(paid)
    counter.fiscal.update(paid.sale_id, moment(unit, counter))
    return TenderTaken(rung_as_priced(priced, counter))


def _refused(unit: UnitOfWork, counter: Counter, sale: Sale, sentence: str) -> BalanceRefused:
    unit.keep_open_sale(sale)
    return BalanceRefused(sentence, rung_sale(sale, counter))


def _let_go(unit: UnitOfWork, counter: Counter, step: BalanceStep) -> None:
    unit.keep_balance_step(stepped(step, StepState.RELEASE_DUE))
    counter.notices.append(ReleaseDue())


def _without_backend(unit: UnitOfWork, counter: Counter, sale: Sale, step: BalanceStep) -> StoodIn | BalanceRefused:
    """Take what the shop allows of what the copy says there is."""
    policy = counter.policy().balances
    if policy.without_backend is WithoutBackend.REFUSE:
        return _refused(unit, counter, sale, UNREACHED)
    as_of, at = counter.shop.balances_as_of(), moment(unit, counter)
    is_fresh = as_of is not None and at - as_of <= timedelta(hours=policy.copy_age_h_max)
    copies = _copies(counter, step) if is_fresh else ()
    known = next(filter(None, (_known(copy, step) for copy in copies)), None)
    amount = 0 if known is None else _stand_in(unit, policy, step, known)
    if known is None or amount == 0:
        return _refused(unit, counter, sale, UNREACHED_LIMIT)
    mark = BalanceMark(known.account, is_stand_in=True, last_four=known.last_four or step.last_four)
    tender = Tender(TENDER_OF[known.kind], Money(amount, sale.currency), balance=mark)
    if known.kind is AccountKind.POINTS:
        tender = _points_tender(step, amount // step.worth_minor, mark)
    return StoodIn(_take(unit, counter, sale, tender), tender.amount)


def _copies(counter: Counter, step: BalanceStep) -> Sequence[Copy]:
    if step.number_hash is None:
        return counter.shop.balances_of(customer=step.customer)
    return counter.shop.balances_of(number_hash=step.number_hash)


def _stand_in(unit: UnitOfWork, policy: BalancePolicy, step: BalanceStep, known: HoldGiven) -> int:
    under_way = unit.stand_ins_under_way()
    of_card = sum(one.amount_minor for one in under_way if one.account == known.account)
    worth = step.worth_minor if known.kind is AccountKind.POINTS else 1
    allowed = stand_in_max(
        asked=step.amount.minor,
        copied=known.held_minor * worth,
        limits=(policy.card_minor_max, policy.till_minor_max),
        taken=(of_card, sum(one.amount_minor for one in under_way)),
    )
    return allowed - allowed % worth


def _known(copy: Copy, step: BalanceStep) -> HoldGiven | None:
    """What the copy says may be spent; None for what cannot pay here."""
    is_points = step.number_hash is None
    currency = POINTS_CURRENCY if is_points else step.amount.currency
    match copy.content:
        case {"kind": str(kind), "state": AccountState.ACTIVE.value, "available": int(available), "currency": str(own)}:
            of_points = kind == AccountKind.POINTS
            if own == currency and of_points == is_points and kind in {one.value for one in TENDER_OF}:
                last = copy.content.get("last4")
                last_four = last if isinstance(last, str) else ""
                return HoldGiven(AccountId(copy.key), AccountKind(kind), available, last_four=last_four)
            return None
        case _:
            return None


@dataclass(frozen=True, slots=True)
class ListReleases(Command[tuple[BalanceStep, ...]]):
    """What the backend is still to be told of: holds that no sale needs."""

    def perform(self, unit: UnitOfWork, counter: Counter) -> tuple[BalanceStep, ...]:
        """Those due, oldest first."""
        return tuple(step for step in unit.open_balance_steps() if step.state is StepState.RELEASE_DUE)


@dataclass(frozen=True, slots=True)
class NoteReleased(Command[None]):
    """The backend was told, or never held anything."""

    step_id: AttemptId

    def perform(self, unit: UnitOfWork, counter: Counter) -> None:
        """Once."""
        step = unit.balance_step(self.step_id)
        if step is not None and step.state is StepState.RELEASE_DUE:
            unit.keep_balance_step(stepped(step, StepState.OVER))
