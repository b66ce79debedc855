"""A single-purpose voucher from its sale to its redemption: taxed once, when sold; standing like a tender meanwhile."""

from typing import Any

from evertill.domain.balances.balance import AccountId, AccountKind
from evertill.domain.balances.balance_step import StepState
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.policy.vouchers import VoucherPolicy, VoucherType
from evertill.domain.receipts.receipt import Columns, Text
from evertill.domain.taxes.tax_exemption import REASONS
from evertill.domain.till.tallies import Section
from evertill.kernel.money import Money
from evertill.kernel.secret import Secret
from evertill.operations.balances.credit_balance import BalanceAccount, CreditBalance
from evertill.operations.balances.sell_card import CardToSell, SellCard
from evertill.operations.balances.settle_balance import BalanceRefused, HoldGiven, ListReleases, SettleBalance
from evertill.operations.balances.take_balance import BalanceBegun, FindBalanceStep, TakeBalance
from evertill.operations.selling.changing.change_sale import VoidLine
from evertill.operations.selling.changing.exempt_sale import ExemptSale
from evertill.operations.selling.completed.post_void import PostVoid, SaleUndone
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import PayCash, RemoveTenders, TenderRefused, TenderTaken
from evertill.operations.selling.sale.outcomes import EntryNotPossible, ItemAdded, NothingToChange, SaleChanged
from evertill.operations.till.x_report import TakeX
from evertill.ports.balance_steps import BalanceStep
from tests.support.card_numbers import FakeCardNumbers, hash_of
from tests.support.counter import MANAGER, Till, expect
from tests.support.sales import a_tax, an_item, money

NUMBER = "603571001234"
CARD = CardToSell(hash_of(NUMBER), "1234")
TEN = money("10.00")


def a_till() -> Till:
    """A shop that sells vouchers for tea, and water beside it."""
    kinds = VoucherPolicy((VoucherType("tea", "Tea voucher", "standard"), VoucherType("cup", "Cup voucher", "other")))
    till = Till(operator=MANAGER, policy=StorePolicy(version=7, vouchers=kinds))
    till.counter.card_numbers = FakeCardNumbers()
    till.counter.catalogue.put(an_item("2.00", sku="B-1", tax_class="reduced"))  # type: ignore[attr-defined]  # the fake
    return till


def redeem(till: Till, amount: Money | None = None, held: int = 1000, tax_class: str = "standard") -> object:
    """Pay with the voucher: the backend holds what is asked, up to what it is worth."""
    step: BalanceStep = expect(BalanceBegun, till.do(TakeBalance(Secret(NUMBER), amount))).step
    given = HoldGiven(
        AccountId("v-1"), AccountKind.SINGLE_PURPOSE, min(held, step.amount.minor), 0, "1234", tax_class=tax_class
    )
    return till.do(SettleBalance(step.step_id, given))


def figures(till: Till) -> dict[str, tuple[int, int]]:
    """What the X says of vouchers."""
    report = till.do(TakeX()).report  # type: ignore[union-attr]  # a manager may
    return {row.code: (row.count, row.amount) for row in report.rows(Section.VOUCHER)}


def test_voucher_is_taxed_like_the_goods_it_is_for_when_it_is_sold() -> None:
    till = a_till()
    expect(ItemAdded, till.do(SellCard(TEN, CARD, "tea")))
    body: Any = till.pays("10.00").transaction.body
    (line,) = body["lines"]
    assert (line["name"], line["tax_class"], line["net"], line["gross"]) == (
        "Tea voucher ··1234",
        "standard",
        833,
        1000,
    )
    assert (line["activates"]["tax_class"], line["activates"]["amount"]) == ("standard", 1000)
    assert Columns("Net", "8.33") in till.memory.documents[0].receipt.blocks
    assert figures(till) == {"single_purpose": (1, 1000)}


def test_goods_handed_over_for_it_bear_no_tax_and_the_rest_is_paid_as_usual() -> None:
    till = a_till()
    till.ring("A-1", quantity="2")
    till.ring("B-1")
    expect(TenderTaken, redeem(till, money("9.98")))
    done = till.pays("2.00")
    body: Any = done.transaction.body
    line = body["lines"][-1]
    assert (line["direction"], line["gross"], line["redeems"]["account"]) == ("return", -998, "v-1")
    assert (body["gross"], body["tax"]) == (200, 33)
    assert sum(tax["amount"] for tax in body["taxes"]) == 33
    assert {move["sku"] for move in body["stock"]} == {"A-1", "B-1"}
    blocks = till.memory.documents[0].receipt.blocks
    at = next(at for at, block in enumerate(blocks) if isinstance(block, Columns) and "··1234" in block.left)
    assert blocks[at] == Columns("Voucher redeemed ··1234", till.counter.formats.amount(-money("9.98")))
    assert blocks[at + 1 : at + 3] == (Text("  Tax was paid when it was sold"), Columns("Left on it", "0.00", indent=2))
    assert figures(till) == {"single_purpose_redeemed": (1, -998)}
    step = till.do(FindBalanceStep(line["redeems"]["hold"]))
    assert step is not None
    assert step.state is StepState.SPENT


def test_voucher_that_pays_all_finishes_the_sale_without_any_tender() -> None:
    till = a_till()
    till.ring("A-1")
    done = expect(SaleDone, redeem(till))
    assert (done.priced.gross.minor, done.priced.tax.minor, done.transaction.body["tenders"]) == (0, 0, [])


def test_voucher_pays_for_its_goods_alone_and_keeps_what_is_not_used() -> None:
    till = a_till()
    till.ring("A-1")
    till.ring("B-1")
    taken = expect(TenderTaken, redeem(till, money("6.99")))
    assert taken.rung.settlement.remaining == money("2.00")
    mark = taken.rung.sale.lines[-1].redeems
    assert mark is not None
    assert mark.left_minor == 200


def test_voucher_for_other_goods_is_refused_and_let_go() -> None:
    till = a_till()
    till.ring("A-1")
    refused = expect(BalanceRefused, redeem(till, tax_class="other"))
    assert "for other goods" in refused.sentence
    assert not refused.rung.sale.is_part_paid
    (step,) = till.do(ListReleases())
    assert step.state is StepState.RELEASE_DUE


def test_sale_with_a_voucher_on_it_stays_as_it_is_until_all_is_given_back() -> None:
    till = a_till()
    line_id = till.ring("A-1").sale.lines[0].line_id
    till.ring("B-1")
    expect(TenderTaken, redeem(till))
    expect(NothingToChange, till.do(VoidLine(line_id)))
    till.do(PayCash(money("1.00")))
    after = expect(SaleChanged, till.do(RemoveTenders())).rung
    assert (after.sale.tenders, len(after.sale.lines), after.settlement.remaining) == ((), 2, money("6.99"))
    (step,) = till.do(ListReleases())
    assert step.state is StepState.RELEASE_DUE
    expect(SaleChanged, till.do(VoidLine(line_id)))


def test_undone_sale_gives_the_voucher_its_worth_back_and_undoes_the_tax() -> None:
    till = a_till()
    till.ring("A-1")
    done = expect(SaleDone, redeem(till))
    undone = expect(SaleUndone, till.do(PostVoid(done.transaction.transaction_id, "rung_wrong")))
    body: Any = undone.transaction.body
    assert body["lines"][-1]["gross"] == 499
    assert body["lines"][-1]["redeems"] == {"account": "v-1", "last4": "1234", "credit": True}
    assert figures(till) == {"single_purpose_redeemed": (0, 0)}


def test_what_is_no_such_voucher_is_neither_sold_nor_loaded() -> None:
    till = a_till()
    sold = CardToSell(hash_of(NUMBER), "1234", AccountId("v-1"), is_load=True, tax_class="standard")
    for card, kind, said in (
        (CARD, "gone", "not sell that voucher any more"),
        (CARD, "cup", "tax of that voucher is not known"),
        (sold, "", "of another kind"),
        (sold, "cup", "of another kind"),
    ):
        assert said in expect(EntryNotPossible, till.do(SellCard(TEN, card, kind))).sentence
    till.counter.catalogue.taxes["other"] = (a_tax("8.25", included=False),)  # type: ignore[attr-defined]  # the fake
    assert "none that prices contain" in expect(EntryNotPossible, till.do(SellCard(TEN, CARD, "cup"))).sentence
    expect(ItemAdded, till.do(SellCard(TEN, sold, "tea")))


def test_sale_free_of_tax_and_taxed_voucher_never_meet() -> None:
    till = a_till()
    till.do(SellCard(TEN, CARD, "tea"))
    exempt = ExemptSale("X-1", next(iter(REASONS)))
    assert "taxed now" in expect(EntryNotPossible, till.do(exempt)).sentence
    other = a_till()
    other.ring("A-1")
    expect(SaleChanged, other.do(exempt))
    assert "free of tax" in expect(EntryNotPossible, other.do(SellCard(TEN, CARD, "tea"))).sentence
    expect(BalanceRefused, redeem(other))


def test_no_money_goes_back_onto_it() -> None:
    till = a_till()
    till.ring("A-1", take_back=True)
    onto = BalanceAccount(AccountId("v-1"), AccountKind.SINGLE_PURPOSE)
    assert "takes no money back" in expect(TenderRefused, till.do(CreditBalance(onto))).sentence
