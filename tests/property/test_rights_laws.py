"""Whatever anybody does in whatever order, nobody goes beyond their rights unless somebody who may let them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.people.people import Right, Role
from evertill.domain.policy.rights import DEFAULT_ROLES, Limit
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.selling.hand_discount import hand_percent
from evertill.domain.selling.sale import Direction, ModifierKind, Sale
from evertill.kernel.ids import OperatorId
from evertill.kernel.secret import Secret
from evertill.operations.counter.command import Command
from evertill.operations.people.proof import ByPin
from evertill.operations.people.sign_on import SignOn
from evertill.operations.people.with_approval import WithApproval
from evertill.operations.selling.aside.put_aside import CancelSale, RecallSale, SuspendSale
from evertill.operations.selling.changing.change_sale import ChangeQuantity, OverridePrice, UndoEdit, VoidLine
from evertill.operations.selling.changing.discount import DiscountIn, GiveDiscount
from evertill.operations.selling.completed.print_copy import PrintCopy
from evertill.operations.selling.paying.pay_cash import PayCash, RemoveTenders
from evertill.operations.selling.ringing.ring_sku import RingSku
from evertill.operations.till.open_drawer import OpenDrawer
from tests.support.counter import CASHIER, MANAGER, PINS, SUPERVISOR, Till
from tests.support.sales import an_item

PEOPLE = (CASHIER, SUPERVISOR, MANAGER)
LINES = st.integers(1, 3)
PERCENTS = st.sampled_from(["0", "1", "10", "10.01", "29.99", "30", "31", "100"]).map(Decimal)
AMOUNTS = st.sampled_from(["0", "0.01", "1.00", "1.01", "5.00", "40.00"]).map(Decimal)

RINGING = st.builds(RingSku, st.sampled_from(["MUG", "CANDLE"]), take_back=st.booleans())
COUNTING = st.builds(ChangeQuantity, LINES, st.sampled_from([-3, -1, 1, 5]))
CUTTING = st.builds(GiveDiscount, st.just(DiscountIn.AMOUNT), AMOUNTS, st.just("goodwill"), st.one_of(st.none(), LINES))

DEEDS: st.SearchStrategy[Command[object]] = st.one_of(
    *[RINGING, COUNTING, CUTTING] * 4,
    st.builds(VoidLine, LINES),
    st.just(UndoEdit()),
    st.builds(OverridePrice, LINES, st.sampled_from([Decimal(0), Decimal("0.50"), Decimal(60)]), st.just("goodwill")),
    st.builds(GiveDiscount, st.just(DiscountIn.PERCENT), PERCENTS, st.just("goodwill"), st.one_of(st.none(), LINES)),
    st.just(SuspendSale()),
    st.just(RecallSale()),
    st.just(CancelSale("other")),
    st.just(PayCash()),
    st.just(RemoveTenders()),
    st.just(OpenDrawer("change")),
    st.just(PrintCopy()),
)
STEPS = st.lists(
    st.tuples(DEEDS, st.sampled_from([None, None, *PEOPLE]), st.sampled_from([None, None, None, *PEOPLE])),
    max_size=25,
)


@dataclass
class Seen:
    """What somebody was let go to, by sale; the most that may be there."""

    percent: dict[str, int] = field(default_factory=dict)
    back: dict[str, int] = field(default_factory=dict)


def ceiling(operators: list[OperatorId], right: Right, limit: Limit) -> int:
    """The furthest any of them may go; 0 without the right."""
    furthest = 0
    for operator in operators:
        held = DEFAULT_ROLES[role_of(operator)]
        if right in held.rights:
            most = held.ceiling(limit)
            furthest = max(furthest, 10**12 if most is None else most)
    return furthest


def role_of(operator: OperatorId) -> Role:
    """Whose role."""
    return {CASHIER: Role.CASHIER, SUPERVISOR: Role.SUPERVISOR, MANAGER: Role.MANAGER}[operator]


def taken_back(sale: Sale) -> int:
    """What the sale pays back, in minor units."""
    return -sum(line.gross.minor for line in price_sale(sale).lines if line.line.direction is Direction.RETURN)


def overridden(sale: Sale) -> set[tuple[int, Decimal]]:
    """Other prices on its lines."""
    return {
        (line.line_id, modifier.value)
        for line in sale.lines
        for modifier in line.modifiers
        if modifier.kind is ModifierKind.PRICE
    }


@given(STEPS)
def test_rights_are_never_exceeded(steps: list[tuple[Command[object], OperatorId | None, OperatorId | None]]) -> None:
    till = Till(an_item("10.00", sku="MUG", name="Mug"), an_item("30.00", sku="CANDLE", name="Candle"))
    seen, who = Seen(), CASHIER
    for deed, arrives, approves in steps:
        if arrives is not None:
            who = arrives
            till.do(SignOn(who, Secret(PINS[who])))
        before = till.memory.committed.open_sale
        first = len(till.memory.transactions)
        if approves is None:
            till.do(deed)
        else:
            till.do(WithApproval(deed, ByPin(approves, Secret(PINS[approves])), "agreed"))
        written = till.memory.transactions[first:]
        lent = [approves] if approves and any(one.kind is TransactionKind.OVERRIDE for one in written) else []
        _check_sale(seen, before, till.memory.committed.open_sale, [who, *lent])
        _check_kinds(who, bool(lent), [transaction.kind for transaction in written])


def _check_sale(seen: Seen, before: Sale | None, after: Sale | None, able: list[OperatorId]) -> None:
    if after is None:
        return
    _check_figure(seen.percent, after, hand_percent, ceiling(able, Right.DISCOUNT, Limit.DISCOUNT_PERCENT))
    most = ceiling(able, Right.TAKE_BACK_WITHOUT_RECEIPT, Limit.RETURN_WITHOUT_RECEIPT_AMOUNT)
    _check_figure(seen.back, after, taken_back, most)
    if before is not None and before.sale_id == after.sale_id and overridden(after) - overridden(before):
        assert any(Right.OVERRIDE_PRICE in DEFAULT_ROLES[role_of(operator)].rights for operator in able)


def _check_figure(reached: dict[str, int], sale: Sale, figure: Callable[[Sale], int], most: int) -> None:
    now = figure(sale)
    assert now <= max(most, reached.get(sale.sale_id, 0))
    reached[sale.sale_id] = now


_KINDS = {TransactionKind.NO_SALE: Right.OPEN_DRAWER, TransactionKind.RECEIPT_COPY: Right.PRINT_COPY}


def _check_kinds(who: OperatorId, is_lent: bool, kinds: list[TransactionKind]) -> None:
    for kind, right in _KINDS.items():
        if kind in kinds:
            assert is_lent or right in DEFAULT_ROLES[role_of(who)].rights
