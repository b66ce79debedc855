"""Commands in any order come to the same on the journal in memory and on the real file, which verifies afterwards."""

import tempfile
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from evertill.domain.facts.transaction import TAKES_RECEIPT_NUMBER
from evertill.domain.policy.store_policy import PricingPolicy, StorePolicy
from evertill.domain.till.till_count import counted_as_sum
from evertill.journal.reader import JournalReader
from evertill.journal.verifying.verify import verify
from evertill.kernel.errors import JournalFault
from evertill.kernel.quantity import Unit
from evertill.kernel.secret import Secret
from evertill.operations.people.sign_off import SignOff
from evertill.operations.people.sign_on import SignOn
from evertill.operations.selling.aside.put_aside import CancelSale, RecallSale, SuspendSale
from evertill.operations.selling.changing.change_sale import ChangeQuantity, OverridePrice, UndoEdit, VoidLine
from evertill.operations.selling.completed.print_copy import PrintCopy
from evertill.operations.selling.paying.pay_cash import PayCash, RemoveTenders
from evertill.operations.selling.ringing.ring_sku import RingSku
from evertill.operations.selling.ringing.ring_unknown import RingUnknown
from evertill.operations.till.close_till import CloseTill
from evertill.operations.till.open_drawer import OpenDrawer
from evertill.operations.till.open_till import OpenTill
from tests.support.counter import CASHIER, PINS, SUPERVISOR, Till
from tests.support.journal import journal_in
from tests.support.sales import a_tax, an_item, coins, money

ITEMS = (
    an_item("4.99"),
    an_item("0.79", sku="A-2", name="Water", taxes=[a_tax("7")]),
    an_item("12.90", sku="CHEESE", unit=Unit.KILOGRAM, taxes=[a_tax("8.25", included=False)]),
    an_item("0.00", sku="FREE", taxes=[]),
)
POLICY = StorePolicy(pricing=PricingPolicy(cash_rounding=coins()))

_sku = st.sampled_from(["A-1", "A-2", "CHEESE", "FREE", "GONE"])
_line = st.integers(1, 4)
_quantity = st.sampled_from([None, Decimal(1), Decimal(2), Decimal("0.347"), Decimal(0)])
_cash = st.sampled_from([None, money("0.00"), money("2.00"), money("50.00"), money("-1.00")])
_commands = st.one_of(
    st.builds(RingSku, sku=_sku, quantity=_quantity, take_back=st.sampled_from([False, False, True])),
    st.builds(RingUnknown, code=st.just("X-1"), name=st.just("Candle"), unit_price=st.just(Decimal("3.50"))),
    st.builds(ChangeQuantity, line_id=_line, delta=st.integers(-2, 2)),
    st.builds(VoidLine, line_id=_line),
    st.builds(OverridePrice, line_id=_line, unit_price=st.just(Decimal("1.00")), reason=st.just("label")),
    st.just(UndoEdit()),
    st.builds(PayCash, amount=_cash),
    st.builds(PayCash),
    st.just(RemoveTenders()),
    st.just(SuspendSale()),
    st.just(RecallSale()),
    st.just(CancelSale()),
    st.just(PrintCopy()),
    st.just(OpenDrawer("change")),
    st.just(CloseTill(counted_as_sum(money("90.00")))),
    st.just(OpenTill(money("100.00"))),
    st.just(SignOff()),
    st.sampled_from([SignOn(who, Secret(PINS[who])) for who in (CASHIER, SUPERVISOR)]),
)
_steps = st.lists(
    st.tuples(_commands, st.sampled_from(["", "", "", "", "restart", "fault", "back", "later"])), max_size=40
)


def _played(till: Till, command: Any, event: str) -> object:
    """The command's outcome after what happened to the till; a fault of the catalogue is an outcome too."""
    till.clock.passes(seconds=5)
    if event == "restart":
        till.restarts()
    if event in {"back", "later"}:
        till.clock.wall += (-1 if event == "back" else 1) * (till.clock.wall - till.clock.wall.replace(hour=0)) / 2
    till.catalogue.fault = JournalFault("The copy cannot be read.") if event == "fault" else None
    try:
        return till.do(command)
    except JournalFault as fault:
        return fault.text


def _check_laws(memory: Till) -> None:
    """No gap in either row of numbers, moments that never fall, and sales that belong to a shift."""
    done = memory.memory.transactions
    assert [found.sequence for found in done] == list(range(1, len(done) + 1))
    numbers = [found.receipt_number for found in done if found.kind in TAKES_RECEIPT_NUMBER]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(one.occurred_at <= other.occurred_at for one, other in pairwise(done))
    shifts = {shift.shift_id: shift.business_day for shift in memory.memory.committed.shifts}
    assert all(
        found.shift_id is not None and shifts[found.shift_id] == found.business_day
        for found in done
        if found.kind in TAKES_RECEIPT_NUMBER
    )


@settings(max_examples=40)
@given(_steps)
def test_any_commands_come_to_the_same_in_memory_and_on_disk(steps: list[tuple[Any, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        journal = journal_in(Path(folder))
        memory = Till(*ITEMS, policy=POLICY, operator=SUPERVISOR)
        real = Till(*ITEMS, policy=POLICY, operator=SUPERVISOR, journal=journal)
        try:
            for command, event in steps:
                assert _played(memory, command, event) == _played(real, command, event)
            _check_laws(memory)
        finally:
            journal.close()
        reader = JournalReader(Path(folder) / "journal.sqlite", route="central")
        try:
            assert [found for _, found in reader.transactions()] == memory.memory.transactions
        finally:
            reader.close()
        assert verify(Path(folder) / "journal.sqlite").findings == ()
