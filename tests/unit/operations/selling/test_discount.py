"""Discounts by hand: on line and sale, in percent and amount, with a reason, and never beyond the operator's rights."""

from dataclasses import replace
from decimal import Decimal

import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.people.people import Right, Role
from evertill.domain.policy.rights import DEFAULT_ROLES, Exceeded, Limit, RightsPolicy, RoleRights
from evertill.domain.selling.sale import ModifierKind
from evertill.kernel.ids import OperatorId
from evertill.kernel.secret import Secret
from evertill.operations.counter.command import NotAllowed
from evertill.operations.people.proof import ByPin
from evertill.operations.people.with_approval import Approved, WithApproval
from evertill.operations.selling.changing.change_sale import ChangeQuantity, OverridePrice, UndoEdit, VoidLine
from evertill.operations.selling.changing.discount import DiscountIn, GiveDiscount
from evertill.operations.selling.paying.pay_cash import PayCash
from evertill.operations.selling.ringing.ring_sku import RingSku
from evertill.operations.selling.sale.outcomes import ChangeOutcome, EntryNotPossible, NothingToChange, SaleChanged
from tests.support.counter import CASHIER, MANAGER, PINS, SUPERVISOR, Till, expect
from tests.support.sales import an_item

PERCENT, AMOUNT = DiscountIn.PERCENT, DiscountIn.AMOUNT
MUG = an_item("10.00", sku="MUG", name="Mug")
CANDLE = an_item("30.00", sku="CANDLE", name="Candle")


def a_till(operator: OperatorId = CASHIER) -> Till:
    """Two items at round prices."""
    return Till(MUG, CANDLE, operator=operator)


def off(value: str, *, of: DiscountIn = PERCENT, line: int | None = 1, reason: str = "goodwill") -> GiveDiscount:
    """So much off."""
    return GiveDiscount(of, Decimal(value), reason, line)


def gross(outcome: ChangeOutcome) -> int:
    """What the sale comes to after the change."""
    return expect(SaleChanged, outcome).rung.priced.gross.minor


def too_much(asked: int, most: int = 1000) -> NotAllowed:
    """The refusal of a discount beyond the ceiling."""
    return NotAllowed(Right.DISCOUNT, Exceeded(Limit.DISCOUNT_PERCENT, asked, most))


@pytest.mark.parametrize(
    ("discount", "left"),
    [
        (off("10"), 3900),
        (off("1.00", of=AMOUNT), 3900),
        (off("10", line=None), 3600),
        (off("4.00", of=AMOUNT, line=None), 3600),
        (off("0"), 4000),
        (off("0", reason=""), 4000),
    ],
)
def test_discount_is_taken_off_line_or_sale(discount: GiveDiscount, left: int) -> None:
    till = a_till()
    till.ring("MUG")
    till.ring("CANDLE")

    assert gross(till.do(discount)) == left


def test_discount_is_on_the_record_with_its_reason() -> None:
    till = a_till()
    till.ring("MUG")
    till.do(off("10", reason="damaged"))

    body = till.pays().transaction.body

    assert body["gross"] == 900
    assert body["lines"][0]["modifiers"] == [["manual:damaged", -100]]  # type: ignore[index,call-overload]  # JSON


def test_second_discount_takes_the_place_of_the_first() -> None:
    till = a_till()
    till.ring("MUG")
    till.do(off("10"))

    assert gross(till.do(off("5"))) == 950
    assert gross(till.do(off("0"))) == 1000


def test_discount_stands_beside_another_price() -> None:
    till = a_till(MANAGER)
    till.ring("MUG")
    till.do(OverridePrice(1, Decimal("8.00"), "wrong_label"))

    changed = expect(SaleChanged, till.do(off("50")))

    assert changed.rung.priced.gross.minor == 400
    assert [modifier.kind for modifier in changed.rung.sale.lines[0].modifiers] == [
        ModifierKind.PRICE,
        ModifierKind.PERCENT,
    ]


@pytest.mark.parametrize(
    ("discount", "word"),
    [
        (off("-1"), "between 0 and 100"),
        (off("100.01"), "between 0 and 100"),
        (off("1.001"), "two decimals"),
        (off("-1", of=AMOUNT), "cannot be taken off"),
        (off("0.001", of=AMOUNT), "cannot be taken off"),
        (off("99999999999999", of=AMOUNT), "cannot be taken off"),
        (off("5", reason=" "), "needs a reason"),
        (off("5", reason="4111 1111 1111 1111"), "card"),
    ],
)
def test_discount_that_cannot_be_changes_nothing(discount: GiveDiscount, word: str) -> None:
    till = a_till(MANAGER)
    sale = till.ring("MUG").sale

    assert word in expect(EntryNotPossible, till.do(discount)).sentence
    assert till.memory.committed.open_sale == sale


def test_goods_that_come_back_take_no_discount() -> None:
    till = a_till(MANAGER)
    till.ring("MUG", take_back=True)

    assert "comes back" in expect(EntryNotPossible, till.do(off("5"))).sentence
    assert gross(till.do(off("0"))) == -1000


def test_discount_without_a_sale_or_line_or_after_money_is_nothing() -> None:
    till = a_till()
    assert till.do(off("5", line=None)) == NothingToChange()
    till.ring("MUG")
    assert till.do(off("5", line=7)) == NothingToChange()
    till.do(VoidLine(1))
    assert till.do(off("5")) == NothingToChange()
    till.ring("MUG")
    till.do(PayCash(till.money("1.00")))
    assert till.do(off("5", line=2)) == NothingToChange()


def test_discount_without_the_right_is_not_allowed() -> None:
    till = a_till()
    till.ring("MUG")
    none = RoleRights(DEFAULT_ROLES[Role.CASHIER].rights - {Right.DISCOUNT})
    till.policies.now = replace(till.policies.now, rights=RightsPolicy({**DEFAULT_ROLES, Role.CASHIER: none}))

    assert till.do(off("1")) == NotAllowed(Right.DISCOUNT)


# ---- ceilings


@pytest.mark.parametrize(
    ("operator", "discount", "refusal"),
    [
        (CASHIER, off("10.01"), too_much(1001)),
        (CASHIER, off("1.01", of=AMOUNT), too_much(1010)),
        (CASHIER, off("10.01", line=None), too_much(1001)),
        (CASHIER, off("4.01", of=AMOUNT, line=None), too_much(1003)),
        (SUPERVISOR, off("30.01"), too_much(3001, 3000)),
    ],
)
def test_discount_beyond_the_ceiling_is_not_allowed(
    operator: OperatorId, discount: GiveDiscount, refusal: NotAllowed
) -> None:
    till = a_till(operator)
    till.ring("MUG")
    sale = till.ring("CANDLE").sale

    assert till.do(discount) == refusal
    assert till.memory.committed.open_sale == sale


def test_discounts_of_line_and_sale_count_together() -> None:
    till = a_till()
    till.ring("MUG")
    till.ring("CANDLE")
    till.do(off("10"))

    assert till.do(off("5", line=None)) == too_much(1500)


def test_fewer_pieces_under_an_amount_off_are_not_allowed() -> None:
    till = a_till()
    till.ring("MUG", quantity="10")
    till.do(off("10.00", of=AMOUNT))

    assert till.do(ChangeQuantity(1, -9)) == too_much(10_000)
    assert till.do(OverridePrice(1, Decimal("5.00"), "damaged")) == NotAllowed(Right.OVERRIDE_PRICE)


def test_striking_a_line_under_an_amount_off_the_sale_is_not_allowed() -> None:
    till = a_till()
    till.ring("MUG")
    till.ring("CANDLE")
    till.do(off("4.00", of=AMOUNT, line=None))

    assert till.do(VoidLine(2)) == too_much(4000)
    till.do(off("0", line=None))
    assert gross(till.do(VoidLine(2))) == 1000


def test_supervisor_lets_a_larger_discount_be_given_and_it_may_stay_but_not_grow() -> None:
    till = a_till()
    till.ring("MUG")

    done = expect(Approved, till.do(WithApproval(off("25"), ByPin(SUPERVISOR, Secret(PINS[SUPERVISOR])), "agreed")))

    assert gross(done.outcome) == 750
    override = till.memory.of_kind(TransactionKind.OVERRIDE)[-1]
    assert override.body["lent"] == [{"right": "discount", "limit": "discount_percent", "asked": 2500, "most": 1000}]
    assert gross(till.do(ChangeQuantity(1, 1))) == 1500
    assert till.do(off("26")) == too_much(2600)
    assert gross(till.do(off("20"))) == 1600


def test_undo_brings_no_discount_back_that_goes_too_far() -> None:
    till = a_till()
    till.ring("MUG")
    till.do(WithApproval(off("25"), ByPin(SUPERVISOR, Secret(PINS[SUPERVISOR])), "agreed"))
    till.do(off("0"))

    assert till.do(UndoEdit()) == too_much(2500)
    done = expect(Approved, till.do(WithApproval(UndoEdit(), ByPin(SUPERVISOR, Secret(PINS[SUPERVISOR])), "agreed")))
    assert gross(done.outcome) == 750


# ---- goods taken back without a receipt


def test_goods_back_without_a_receipt_go_up_to_the_ceiling_of_the_role() -> None:
    till = a_till(SUPERVISOR)
    till.ring("MUG", quantity="5", take_back=True)

    refusal = till.do(RingSku("MUG", take_back=True))

    limit = Limit.RETURN_WITHOUT_RECEIPT_AMOUNT
    assert refusal == NotAllowed(Right.TAKE_BACK_WITHOUT_RECEIPT, Exceeded(limit, 6000, 5000))
    assert till.do(ChangeQuantity(1, 1)) == refusal
    assert gross(till.do(ChangeQuantity(1, -1))) == -4000
    assert till.ring("CANDLE").priced.gross.minor == -1000
