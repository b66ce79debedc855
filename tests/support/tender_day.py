"""A shift with all that a report tells of tenders: two wallets, a voucher taxed before, a tip, a sale undone."""

from evertill.domain.balances.balance import AccountId, AccountKind
from evertill.domain.policy.cash_out import CashOutPolicy
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.policy.tenders import TenderPolicy, TenderType
from evertill.domain.policy.vouchers import VoucherPolicy, VoucherType
from evertill.domain.tenders.tender_kinds import TenderKind
from evertill.journal.journal import Journal
from evertill.kernel.secret import Secret
from evertill.operations.balances.sell_card import CardToSell, SellCard
from evertill.operations.balances.settle_balance import HoldGiven, SettleBalance
from evertill.operations.balances.take_balance import BalanceBegun, TakeBalance
from evertill.operations.cards.outcomes import CardStarted
from evertill.operations.cards.settle_attempt import SettleAttempt
from evertill.operations.cards.take_card import TakeCard
from evertill.operations.selling.completed.post_void import PostVoid, SaleUndone
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import TenderTaken
from evertill.operations.selling.paying.pay_other import PayOther
from evertill.ports.attempts import CardTerminal, ended
from evertill.ports.payment_terminal import TerminalAnswer, Verdict
from tests.support.card_numbers import FakeCardNumbers, hash_of
from tests.support.counter import MANAGER, Till, expect
from tests.support.sales import money

NUMBER = "603571001234"
MEANS = (
    TenderType("twint", TenderKind.WALLET, "TWINT", needs_reference=False),
    TenderType("paypal", TenderKind.WALLET, "PayPal", needs_reference=False),
    TenderType("shells", TenderKind.OTHER, "Shells", needs_reference=False),
)


def tender_till(journal: Journal, *, is_open: bool = True, first_id: int = 0) -> Till:
    """A shop that takes wallets, sells vouchers for tea, has a card terminal, and pays cash out on cards."""
    vouchers = VoucherPolicy((VoucherType("tea", "Tea voucher", "standard"),))
    rules = CashOutPolicy(is_offered=True)
    policy = StorePolicy(version=7, vouchers=vouchers, cash_out=rules, tenders=TenderPolicy(MEANS))
    till = Till(operator=MANAGER, journal=journal, policy=policy, is_open=is_open, first_id=first_id)
    till.counter.card_numbers = FakeCardNumbers()
    till.counter.card_terminal = CardTerminal("Card terminal", "zvt", names_what_it_undoes=True, pays_cash_out=True)
    return till


def tender_shift(till: Till) -> None:
    """4.99 by each means and once undone; a voucher of 10.00 sold and 4.99 of it redeemed; cash, card, tip, return."""
    for code in ("twint", "paypal", "shells", "twint"):
        till.ring("A-1")
        done = expect(SaleDone, till.do(PayOther(code)))
    expect(SaleUndone, till.do(PostVoid(done.transaction.transaction_id, "rung_wrong")))
    till.do(SellCard(money("10.00"), CardToSell(hash_of(NUMBER), "1234"), "tea"))
    till.pays("10.00")
    for count in ("1", "2"):
        redeems(till, count)
    charges_a_tip(till)
    till.ring("A-2", take_back=True)
    till.pays()


def redeems(till: Till, count: str) -> None:
    """So many pieces paid by 4.99 of the voucher, the rest by TWINT."""
    till.ring("A-1", quantity=count)
    step = expect(BalanceBegun, till.do(TakeBalance(Secret(NUMBER), money("4.99")))).step
    given = HoldGiven(AccountId("v-1"), AccountKind.SINGLE_PURPOSE, 499, 501, "1234", tax_class="standard")
    outcome = till.do(SettleBalance(step.step_id, given))
    if isinstance(outcome, TenderTaken):
        expect(SaleDone, till.do(PayOther("twint")))


def charges_a_tip(till: Till) -> None:
    """14.97 on a card, with 2.00 for whoever served and 20.00 out of the drawer."""
    till.ring("A-1", quantity="3")
    attempt = expect(CardStarted, till.do(TakeCard(None, money("20.00")))).attempt
    answer = TerminalAnswer(Verdict.APPROVED, amount=money("36.97"), tip_minor=200, card_last_four="0008")
    with till.journal.begin() as unit:
        unit.keep_attempt(ended(attempt, answer))
        unit.commit()
    expect(SaleDone, till.do(SettleAttempt(attempt.attempt_id)))
