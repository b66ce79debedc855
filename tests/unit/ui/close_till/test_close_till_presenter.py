"""Counting and closing the till: blind, as often as one likes, never forced; nothing is lost when one walks away."""

from dataclasses import replace

import pytest

from evertill.domain.people.people import Right
from evertill.domain.policy.tenders import TenderPolicy, TenderType
from evertill.domain.policy.till import TillPolicy
from evertill.domain.tenders.tender_kinds import TenderKind
from evertill.domain.till.till_count import CountedTender, TillCount
from evertill.kernel.errors import JournalFault
from evertill.operations.counter.command import NotAllowed
from evertill.operations.selling.ringing.ring_sku import RingSku
from evertill.operations.selling.sale.outcomes import EntryNotPossible, ItemAdded
from evertill.operations.till.close_till import CloseTill, SaleStillOpen
from evertill.operations.till.count_till import CountTill
from evertill.ui.close_till.close_till_presenter import CloseTillPresenter
from evertill.ui.close_till.close_till_view import CloseTillView, Step
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.frame.tones import Tone
from tests.support.counter import CASHIER, SUPERVISOR, expect
from tests.support.sales import money
from tests.support.sharing import LiveDesk
from tests.support.ui_lists import Counter, Drawn, pressed, typed


class Pane:
    """The presenter with a screen that remembers, on a till with 100.00 and one sale of 4.99."""

    def __init__(self, operator: str = SUPERVISOR) -> None:
        self.counter = Counter(operator)  # type: ignore[arg-type]  # an operator's id
        self.counter.till.sells()
        self.desk = LiveDesk(self.counter.till)
        self.counter.submitter._desk = self.desk
        self.presenter = CloseTillPresenter(
            self.counter.submitter,
            self.counter.board,
            self.counter.navigator,
            self.counter.entry,
            self.counter.speaker,
            self.counter.tones.append,
            self.counter.formats,
        )
        self.screen = Drawn[CloseTillView]()
        self.presenter.show_on(self.screen)

    def follows(self, till: TillPolicy) -> None:
        """Let the shop's policy for the drawer be this."""
        state = self.counter.board.state
        assert state is not None
        self.counter.board.put_state(replace(state, policy=replace(state.policy, till=till)))

    def opened(self) -> "Pane":
        """Asked for the count."""
        self.presenter.open()
        return self

    def counts(self, text: str) -> None:
        """Key a sum."""
        typed(self.presenter.on_key, text)
        pressed(self.presenter.on_key, KeyName.ENTER)

    def closes(self, text: str) -> None:
        """Key a sum and close with it."""
        self.counts(text)
        pressed(self.presenter.on_key, KeyName.ENTER)

    def where(self) -> Place:
        """The place the operator is at."""
        return self.counter.navigator.place

    @property
    def view(self) -> CloseTillView:
        """What is to be seen."""
        return self.screen.view

    def step(self) -> Step:
        """How far one is."""
        return self.view.step

    @property
    def figures(self) -> dict[str, str]:
        """Words and values."""
        return dict(self.view.figures)

    def cell(self, name: str) -> tuple[str, str, bool]:
        """What is keyed into a cell, what it is worth, whether it is marked."""
        found = next(cell for cell in self.view.cells if cell.name == name)
        return found.typed, found.worth, found.is_marked


def test_counting_is_blind() -> None:
    pane = Pane().opened()
    assert pane.where() is Place.CLOSE_TILL
    assert (pane.step(), pane.view.difference, pane.view.figures) == (Step.COUNTING, "", ())
    assert "104.99" not in str(pane.view)


def test_counting_tells_what_stays_and_what_is_unsent() -> None:
    pane = Pane()
    pane.counter.board.put_suspended_count(2)
    pane.presenter.put_waiting(37)
    pane.opened()
    assert pane.figures == {"Sales put aside": "2 stay for the next shift"}
    assert pane.view.unsent.startswith("37 facts are not yet with the shop")


def test_counting_calls_for_finishing_what_a_shop_wants_none_carried_of() -> None:
    pane = Pane()
    pane.follows(TillPolicy(must_carry_none=True))
    pane.counter.board.put_suspended_count(1)
    assert pane.opened().figures == {"Sales put aside": "1 is to be finished first"}


def test_sum_keyed_is_counted_then_closed_with() -> None:
    pane = Pane().opened()
    pane.counts("104,99")
    assert pane.step() is Step.COUNTED
    assert (pane.view.difference_label, pane.view.is_off) == ("The drawer is right", False)
    assert pane.figures == {"Counted": "104.99", "Should be in the drawer": "104.99"}
    pressed(pane.presenter.on_key, KeyName.ENTER)
    assert pane.step() is Step.CLOSED
    assert pane.desk.asked[-1] == CloseTill(is_counted=True)
    assert pane.figures["1 sale"] == "4.99"
    assert "Z report 1" in pane.view.sentence


def test_pieces_are_keyed_one_after_the_other_and_add_up() -> None:
    pane = Pane().opened()
    pressed(pane.presenter.on_key, KeyName.RIGHT)
    typed(pane.presenter.on_key, "0")
    pressed(pane.presenter.on_key, KeyName.ENTER, KeyName.ENTER)
    typed(pane.presenter.on_key, "2")
    assert pane.cell("5000") == ("2", "100.00", True)
    assert pane.view.sentence == "Counted so far: €100.00"
    assert not pane.presenter.on_key(Key(character="."))
    pressed(pane.presenter.on_key, KeyName.DOWN, KeyName.UP, KeyName.PAGE_DOWN)
    assert pane.cell("other")[2]
    pressed(pane.presenter.on_key, KeyName.ENTER)
    asked = expect(CountTill, pane.desk.asked[-1]).count
    assert [piece for piece in asked.pieces if piece[1]] == [(5000, 2)]
    assert pane.view.difference == "−4.99"


def test_other_tenders_are_counted_from_their_slips() -> None:
    pane = Pane().opened()
    pressed(pane.presenter.on_key, KeyName.PAGE_DOWN, KeyName.LEFT)
    typed(pane.presenter.on_key, "19.99")
    pressed(pane.presenter.on_key, KeyName.ENTER, KeyName.ENTER)
    assert expect(CountTill, pane.desk.asked[-1]).count.tenders == (CountedTender("card", 1999),)
    assert pane.figures["Card slips"] == "19.99"


def test_each_means_by_name_has_a_cell_for_its_slips_and_others_have_none() -> None:
    pane = Pane()
    state = pane.counter.board.state
    assert state is not None
    types = (TenderType("t", TenderKind.WALLET, "TWINT"), TenderType("p", TenderKind.WALLET, "PayPal"))
    policy = replace(state.policy, tenders=TenderPolicy(types))
    pane.counter.board.put_state(replace(state, policy=policy))
    pane.opened()
    assert [(cell.name, cell.label) for cell in pane.view.cells[-3:]] == [
        ("card", "Card slips"),
        ("means-t", "TWINT"),
        ("means-p", "PayPal"),
    ]
    pressed(pane.presenter.on_key, KeyName.PAGE_DOWN)
    typed(pane.presenter.on_key, "7")
    pressed(pane.presenter.on_key, KeyName.ENTER)
    assert expect(CountTill, pane.desk.asked[-1]).count.tenders == (CountedTender("wallet", 700, "PayPal"),)
    assert (pane.figures["PayPal"], pane.figures["By the sales: PayPal"]) == ("7.00", "0.00")


def test_cell_is_marked_by_a_tap() -> None:
    pane = Pane().opened()
    pane.presenter.mark(3)
    assert pane.view.cells[3].is_marked
    typed(pane.presenter.on_key, "12345")
    assert not pane.presenter.on_key(Key(character="6"))


def test_cashier_closes_without_seeing_what_should_be_there() -> None:
    pane = Pane(CASHIER).opened()
    pane.counts("90")
    assert (pane.view.difference, pane.figures) == ("", {"Counted": "90.00"})
    pressed(pane.presenter.on_key, KeyName.ENTER)
    assert (pane.step(), pane.view.difference) == (Step.CLOSED, "")
    assert "Should be in the drawer" not in pane.figures


@pytest.mark.parametrize(
    ("counted", "label", "shown"),
    [("104.49", "Missing in the drawer", "−0.50"), ("107.99", "Too much in the drawer", "3.00")],
)
def test_difference_never_blocks_and_says_which_way(counted: str, label: str, shown: str) -> None:
    pane = Pane().opened()
    pane.closes(counted)
    view = pane.view
    assert (view.difference_label, view.difference, view.is_off) == (label, shown, True)
    pressed(pane.presenter.on_key, KeyName.ENTER)
    assert pane.where() is Place.OPEN_TILL


def test_drawer_is_counted_again_as_often_as_one_likes() -> None:
    pane = Pane().opened()
    pane.counts("100")
    pressed(pane.presenter.on_key, KeyName.ESCAPE)
    assert pane.step() is Step.COUNTING
    assert pane.cell("sum")[0] == "100"
    pressed(pane.presenter.on_key, KeyName.BACKSPACE)
    pane.counts("4")
    assert pane.view.title == "Count 2 of this shift"
    assert pane.figures["Counted"] == "104.00"


def test_float_and_bag_are_keyed_after_the_count() -> None:
    pane = Pane().opened()
    pane.counts("104.99")
    typed(pane.presenter.on_key, "80,5")
    assert not pane.presenter.on_key(Key(character="x"))
    pressed(pane.presenter.on_key, KeyName.DOWN)
    typed(pane.presenter.on_key, "B-178")
    pressed(pane.presenter.on_key, KeyName.BACKSPACE)
    assert not pane.presenter.on_key(Key(KeyName.F2))
    assert (pane.cell("float")[0], pane.cell("bag")) == ("80.5", ("B-17", "", True))
    pane.presenter.mark(0)
    pane.presenter.confirm()
    assert pane.desk.asked[-1] == CloseTill(is_counted=True, float_left=money("80.50"), bag="B-17")
    assert pane.figures["Stays in the drawer"] == "80.50"
    state = pane.counter.board.state
    assert state is not None
    assert state.float_left == money("80.50")


def test_float_of_the_policy_is_proposed_as_far_as_there_is_so_much() -> None:
    pane = Pane()
    pane.follows(TillPolicy(next_float_minor=15000))
    pane.opened().counts("104.99")
    assert pane.cell("float")[0] == "104.99"


def test_count_alone_goes_home_and_closes_nothing() -> None:
    pane = Pane()
    pane.presenter.open_count()
    pane.presenter.confirm()
    assert pane.view.problem.startswith("Nothing was counted yet")
    pane.counts("104.99")
    assert pane.view.cells == ()
    assert not pane.presenter.on_key(Key(character="7"))
    pressed(pane.presenter.on_key, KeyName.ENTER)
    assert pane.where() is Place.TILES
    assert [type(asked) for asked in pane.desk.asked] == [CountTill]


def test_enter_without_count_asks_once_then_closes_uncounted() -> None:
    pane = Pane().opened()
    pressed(pane.presenter.on_key, KeyName.ENTER)
    assert pane.step() is Step.UNCOUNTED
    assert pane.desk.asked == []
    pressed(pane.presenter.on_key, KeyName.ENTER)
    assert pane.desk.asked == [CloseTill()]
    assert pane.figures["Counted"] == "not counted"
    assert pane.view.difference == ""


def test_count_keyed_after_the_question_is_taken() -> None:
    pane = Pane().opened()
    pressed(pane.presenter.on_key, KeyName.ENTER)
    pane.counts("100")
    assert pane.step() is Step.COUNTED


def test_escape_takes_the_question_back_then_leaves() -> None:
    pane = Pane().opened()
    pressed(pane.presenter.on_key, KeyName.ENTER, KeyName.ESCAPE)
    assert pane.step() is Step.COUNTING
    assert pane.where() is Place.CLOSE_TILL
    pressed(pane.presenter.on_key, KeyName.ESCAPE)
    assert pane.where() is Place.TILES
    assert pane.desk.asked == []


def test_confirm_button_leads_through() -> None:
    pane = Pane().opened()
    pane.presenter.confirm()
    assert pane.step() is Step.UNCOUNTED
    pane.presenter.confirm()
    assert pane.step() is Step.CLOSED
    assert not pane.presenter.on_key(Key(character="5"))
    pane.presenter.confirm()
    assert pane.where() is Place.OPEN_TILL


def test_shift_is_over_at_once_even_if_nobody_reads_the_figures() -> None:
    pane = Pane().opened()
    pane.closes("1")
    assert pane.counter.board.state is not None
    assert pane.counter.board.state.shift is None
    pane.counter.navigator.go(Place.SEARCH)
    pane.counter.navigator.home()
    assert pane.where() is Place.OPEN_TILL


def test_figures_stay_while_one_looks_into_the_manual() -> None:
    pane = Pane().opened()
    pane.closes("1")
    pane.counter.navigator.go(Place.HELP)
    pane.counter.navigator.back()
    assert pane.where() is Place.CLOSE_TILL
    assert pane.step() is Step.CLOSED


def test_cash_that_moved_since_the_count_asks_for_another() -> None:
    pane = Pane().opened()
    pane.counts("104.99")
    pane.counter.till.sells()
    pressed(pane.presenter.on_key, KeyName.ENTER)
    assert pane.step() is Step.COUNTING
    assert pane.view.problem.startswith("Cash has moved since the count")


def test_sale_on_the_counter_is_said_before_counting() -> None:
    pane = Pane()
    pane.counter.board.put_sale(expect(ItemAdded, pane.counter.till.do(RingSku("A-1"))).rung)
    pane.opened()
    assert "A sale is on the counter" in pane.counter.said
    assert pane.where() is Place.TILES


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (SaleStillOpen(), "A sale is on the counter"),
        (EntryNotPossible("That cannot stay in the drawer; key less."), "That cannot stay"),
        (NotAllowed(Right.OPEN_TILL), "You may not open or close the till"),
    ],
)
def test_refused_closing_is_explained_in_place(outcome: object, said: str) -> None:
    pane = Pane().opened()
    pane.counts("5")
    pane.desk.outcomes[CloseTill] = outcome
    pressed(pane.presenter.on_key, KeyName.ENTER)
    assert pane.view.problem.startswith(said)
    assert pane.step() is not Step.CLOSED
    assert pane.counter.tones == [Tone.ATTENTION]


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (EntryNotPossible("That cannot lie in the drawer; count again."), "That cannot lie"),
        (NotAllowed(Right.OPEN_TILL), "You may not open or close the till"),
    ],
)
def test_refused_count_is_explained_in_place(outcome: object, said: str) -> None:
    pane = Pane().opened()
    pane.desk.outcomes[CountTill] = outcome
    pane.counts("5")
    assert pane.view.problem.startswith(said)
    assert pane.step() is Step.COUNTING


def test_count_pressed_twice_counts_once() -> None:
    pane = Pane().opened()
    pane.desk.holds = True
    pane.counts("5")
    pressed(pane.presenter.on_key, KeyName.ENTER)
    assert len(pane.desk.asked) == 1
    pane.desk.deliver()
    assert pane.step() is Step.COUNTED


def test_fault_leaves_the_till_open_and_another_try_possible() -> None:
    pane = Pane().opened()
    pane.desk.fault = JournalFault("The disk is full, so nothing was written; free some space.")
    pane.counts("5")
    assert pane.counter.said.startswith("The disk is full")
    pane.desk.fault = None
    pressed(pane.presenter.on_key, KeyName.ENTER, KeyName.ENTER)
    assert pane.step() is Step.CLOSED


def test_waiting_facts_are_told_when_they_change() -> None:
    pane = Pane().opened()
    pane.closes("1")
    pane.presenter.put_waiting(1)
    assert pane.view.unsent.startswith("1 fact is not yet with the shop")
    pane.presenter.put_waiting(0)
    assert pane.view.unsent == ""


def test_function_keys_are_left_to_others() -> None:
    assert not Pane().opened().presenter.on_key(Key(KeyName.F10))


def test_shop_in_a_currency_without_a_table_counts_the_sum() -> None:
    pane = Pane()
    state = pane.counter.board.state
    assert state is not None
    policy = replace(state.policy, note_values_minor=(), currency="XAF")
    pane.counter.board.put_state(replace(state, policy=policy))
    pane.opened()
    assert [cell.name for cell in pane.view.cells] == ["sum", "card", "other"]
    typed(pane.presenter.on_key, "5000")
    pane.desk.outcomes[CountTill] = EntryNotPossible("no")
    pressed(pane.presenter.on_key, KeyName.ENTER)
    assert pane.desk.asked == [CountTill(TillCount("XAF", (), 5000, ()))]
