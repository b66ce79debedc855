"""Overrides on the spot: who may approve, what is written, and that nothing is left behind when nobody may."""

from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.people.people import Right
from evertill.kernel.errors import JournalFault
from evertill.kernel.ids import OperatorId
from evertill.kernel.secret import Secret
from evertill.operations.counter.command import Command, NotAllowed, SignOnNeeded
from evertill.operations.counter.counter import Counter
from evertill.operations.people.proof import BadgeUnknown, ByBadge, ByPin, OperatorUnknown, PinNeeded, WrongPin
from evertill.operations.people.sign_off import SignOff
from evertill.operations.people.with_approval import Approved, ApproverMayNot, WithApproval
from evertill.operations.selling.changing.change_sale import OverridePrice
from evertill.operations.selling.ringing.ring_sku import RingSku
from evertill.operations.selling.sale.outcomes import EntryNotPossible, ItemAdded, SaleChanged
from evertill.operations.sync_queue.release_fact import FactNotParked, WaiveFact
from evertill.operations.till.open_drawer import DrawerOpening, OpenDrawer
from evertill.ports.journal import UnitOfWork
from tests.support.counter import CASHIER, MANAGER, PINS, SUPERVISOR, Till, expect

OVERRIDE, WRONG_PINS = TransactionKind.OVERRIDE, TransactionKind.WRONG_PINS
CHEAPER = OverridePrice(1, Decimal("3.50"), "wrong_label")


def by_pin(operator: OperatorId = SUPERVISOR, pin: str | None = None) -> ByPin:
    """Somebody keys a PIN, the right one unless told otherwise."""
    return ByPin(operator, Secret(PINS[operator] if pin is None else pin))


def badged(till: Till, operator: OperatorId = SUPERVISOR) -> ByBadge:
    """Somebody gets a badge and scans it."""
    code = f"BADGE-{operator[-4:]}"
    till.people.staff[operator] = replace(till.people.staff[operator], badge_verifier=f"badge of {code}")
    return ByBadge(Secret(code))


def test_refused_command_is_done_with_approval_and_written_down_with_it() -> None:
    till = Till()
    sale_id = till.ring().sale.sale_id
    assert till.do(CHEAPER) == NotAllowed(Right.OVERRIDE_PRICE)

    done = expect(Approved, till.do(WithApproval(CHEAPER, by_pin(), "goodwill")))

    assert expect(SaleChanged, done.outcome).rung.priced.gross.minor == 350
    override = till.memory.transactions[-1]
    assert (override.kind, override.operator_id) == (OVERRIDE, CASHIER)
    assert override.body == {
        "approver": SUPERVISOR,
        "by": "pin",
        "reason": "goodwill",
        "lent": [{"right": "override_price"}],
        "done": [],
        "sale_id": sale_id,
    }


def test_approval_names_the_transactions_written_under_it() -> None:
    till = Till()

    done = till.do(WithApproval(OpenDrawer("change"), by_pin(), "agreed"))

    assert done == Approved(DrawerOpening())
    no_sale, override = till.memory.transactions[-2:]
    assert (no_sale.kind, override.kind) == (TransactionKind.NO_SALE, OVERRIDE)
    assert override.body["done"] == [no_sale.sequence]


def test_approval_is_for_one_command_only() -> None:
    till = Till()
    till.ring()
    till.do(WithApproval(CHEAPER, by_pin(), "goodwill"))

    assert till.do(OverridePrice(1, Decimal("1.00"), "wrong_label")) == NotAllowed(Right.OVERRIDE_PRICE)
    assert till.counter.approval is None


def test_approval_by_badge_says_so() -> None:
    till = Till()

    till.do(WithApproval(OpenDrawer("change"), badged(till), "agreed"))

    assert till.memory.transactions[-1].body["by"] == "badge"


def test_approval_by_a_badge_that_needs_its_pin_asks_for_it() -> None:
    till = Till()
    policy = till.policies.now
    till.policies.now = replace(policy, rights=replace(policy.rights, badge_needs_pin=True))

    assert till.do(WithApproval(OpenDrawer("change"), badged(till), "agreed")) == PinNeeded(SUPERVISOR, "Sam B.")
    assert till.memory.of_kind(OVERRIDE) == []


def test_approval_of_what_needs_none_writes_no_override() -> None:
    till = Till()

    done = expect(Approved, till.do(WithApproval(RingSku("A-1"), by_pin(), "agreed")))

    assert isinstance(done.outcome, ItemAdded)
    assert till.memory.of_kind(OVERRIDE) == []


def test_approver_without_the_right_changes_nothing() -> None:
    till = Till()
    till.ring()
    before = till.memory.transactions

    refused = till.do(WithApproval(WaiveFact(1, "because"), by_pin(SUPERVISOR), "agreed"))

    assert refused == ApproverMayNot("Sam B.", NotAllowed(Right.WAIVE_FACT))
    assert till.memory.transactions == before
    assert till.do(WithApproval(WaiveFact(1, "because"), by_pin(MANAGER), "agreed")) == Approved(FactNotParked())


def test_nobody_approves_for_themselves_what_they_may_not() -> None:
    till = Till()
    till.ring()

    refused = till.do(WithApproval(CHEAPER, by_pin(CASHIER), "agreed"))

    assert refused == ApproverMayNot("Anna K.", NotAllowed(Right.OVERRIDE_PRICE))


@pytest.mark.parametrize(("reason", "word"), [("", "needs a reason"), ("4111 1111 1111 1111", "card")])
def test_approval_needs_a_reason_that_can_be_kept(reason: str, word: str) -> None:
    till = Till()
    tried = till.pins.tried

    refused = expect(EntryNotPossible, till.do(WithApproval(OpenDrawer("change"), by_pin(), reason)))

    assert word in refused.sentence
    assert till.pins.tried == tried


def test_dismissed_approver_is_nobody() -> None:
    till = Till()
    till.people.staff[SUPERVISOR] = replace(till.people.staff[SUPERVISOR], is_active=False)

    assert till.do(WithApproval(OpenDrawer("change"), by_pin(), "agreed")) == OperatorUnknown()


def test_wrong_pins_of_an_approver_make_the_next_wait_and_are_written_down() -> None:
    till = Till()
    asked = WithApproval(OpenDrawer("change"), by_pin(SUPERVISOR, "0000"), "agreed")

    waits = [expect(WrongPin, till.do(asked)).retry_after_s for _ in range(3)]

    assert waits == [0, 0, 5]
    assert till.do(WithApproval(OpenDrawer("change"), by_pin(), "agreed")) == WrongPin(5)
    (burst,) = till.memory.of_kind(WRONG_PINS)
    assert burst.body == {"operator": SUPERVISOR, "count": 3, "for": "approval"}
    till.clock.passes(seconds=5)
    assert till.do(WithApproval(OpenDrawer("change"), by_pin(), "agreed")) == Approved(DrawerOpening())


def test_wrong_badges_wait_together_and_what_is_no_badge_does_not_count() -> None:
    till = Till()
    right = badged(till)

    def tries(code: str) -> object:
        return till.do(WithApproval(OpenDrawer("change"), ByBadge(Secret(code)), "agreed"))

    assert [tries("4006381333931") for _ in range(5)] == [BadgeUnknown(0)] * 5
    assert [tries(f"BADGE-{n}") for n in range(3)] == [BadgeUnknown(0), BadgeUnknown(0), BadgeUnknown(5)]
    assert till.do(WithApproval(OpenDrawer("change"), right, "agreed")) == BadgeUnknown(5)
    till.clock.passes(seconds=5)
    assert till.do(WithApproval(OpenDrawer("change"), right, "agreed")) == Approved(DrawerOpening())


def test_approval_with_nobody_at_the_till_lends_nothing() -> None:
    till = Till()
    till.do(SignOff())

    assert till.do(WithApproval(OpenDrawer("change"), by_pin(), "agreed")) == Approved(SignOnNeeded())
    assert till.memory.of_kind(OVERRIDE) == []


def test_approval_whose_command_fails_leaves_nothing_behind() -> None:
    @dataclass(frozen=True, slots=True)
    class Failing(Command[None]):
        def perform(self, unit: UnitOfWork, counter: Counter) -> None:
            assert counter.approval is not None
            raise JournalFault("The disk is full.")

    till = Till()
    before = till.memory.committed.copied()

    with pytest.raises(JournalFault):
        till.do(WithApproval(Failing(), by_pin(), "agreed"))

    assert till.counter.approval is None
    assert till.memory.committed == before


def test_approval_of_a_sale_that_begins_asks_for_room_on_the_disk() -> None:
    till = Till()
    till.memory.room = False

    with pytest.raises(JournalFault, match="nearly full"):
        till.do(WithApproval(RingSku("A-1", take_back=True), by_pin(), "agreed"))


def test_approval_is_written_nowhere_as_a_secret() -> None:
    till = Till()
    asked = WithApproval(OpenDrawer("change"), by_pin(SUPERVISOR, "9876543"), "agreed")
    till.do(asked)
    till.do(WithApproval(OpenDrawer("change"), ByBadge(Secret("BADGE-777")), "agreed"))

    assert "9876543" not in repr(till.memory.committed) + repr(asked)
    assert "BADGE-777" not in repr(till.memory.committed)


# ---- the age of the copied rights


def aged(till: Till, hours: int) -> Till:
    """The backend was last heard of so long ago."""
    till.people.confirmed_at = till.clock.now() - timedelta(hours=hours)
    return till


def test_copied_rights_are_honoured_up_to_their_age() -> None:
    till = aged(Till(operator=SUPERVISOR), 72)

    assert till.do(OpenDrawer("change")) == DrawerOpening()
    till.clock.passes(seconds=1)
    assert till.do(OpenDrawer("change")) == NotAllowed(Right.OPEN_DRAWER, is_stale=True)


def test_selling_goes_on_with_rights_that_are_too_old() -> None:
    till = aged(Till(), 500)

    till.ring()

    assert till.pays().priced.gross.minor == 499


def test_open_sale_stays_when_a_shop_lets_nobody_sell_with_old_rights() -> None:
    till = Till()
    policy = till.policies.now
    till.policies.now = replace(policy, rights=replace(policy.rights, stale=frozenset()))
    sale = till.ring().sale
    aged(till, 73)

    assert till.do(RingSku("A-1")) == NotAllowed(Right.SELL, is_stale=True)
    assert till.memory.committed.open_sale == sale
    aged(till, 1)
    assert till.pays().priced.gross.minor == 499


def test_old_rights_lend_nothing_either() -> None:
    till = aged(Till(), 73)

    refused = till.do(WithApproval(OpenDrawer("change"), by_pin(MANAGER), "agreed"))

    assert refused == ApproverMayNot("Maria L.", NotAllowed(Right.OPEN_DRAWER, is_stale=True))


def test_setting_the_clock_back_makes_old_rights_no_younger() -> None:
    till = aged(Till(operator=SUPERVISOR), 73)
    till.clock.is_set(timedelta(hours=-24))

    assert till.do(OpenDrawer("change")) == NotAllowed(Right.OPEN_DRAWER, is_stale=True)


@pytest.mark.parametrize("age_h_max", [0, 1000])
def test_shop_says_how_long_old_rights_are_honoured(age_h_max: int) -> None:
    till = aged(Till(operator=SUPERVISOR), 999)
    policy = till.policies.now
    till.policies.now = replace(policy, rights=replace(policy.rights, age_h_max=age_h_max))

    assert till.do(OpenDrawer("change")) == DrawerOpening()
