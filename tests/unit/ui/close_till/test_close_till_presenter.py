"""Closing the till: a blind count, never forced; what the shift came to; nothing of it lost when one walks away."""

from dataclasses import replace

import pytest

from evertill.domain.people import Right
from evertill.kernel.errors import JournalFault
from evertill.operations.command import NotAllowed
from evertill.operations.selling.outcomes import EntryNotPossible, ItemAdded
from evertill.operations.selling.ring_sku import RingSku
from evertill.operations.till.close_till import CloseTill, SaleStillOpen, TillClosed
from evertill.ports.journal_rows import ShiftSums
from evertill.ui.close_till.close_till_presenter import CloseTillPresenter
from evertill.ui.close_till.close_till_view import CloseTillView
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.frame.tones import Tone
from tests.support.counter import expect
from tests.support.sales import money
from tests.support.ui_lists import Counter, Drawn, pressed, typed

SUMS = ShiftSums(sales=12, returns=1, sold=money("1234.50"), returned=money("79.00"), cash=money("1255.50"))


class Pane:
    """The presenter with a screen that remembers."""

    def __init__(self) -> None:
        self.counter = Counter()
        shift = self.counter.state.shift
        assert shift is not None
        self.closed = TillClosed(shift, SUMS, None)
        self.counter.desk.outcomes = {CloseTill: self.closed}
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

    def opened(self) -> "Pane":
        """Asked for the count."""
        self.presenter.open()
        return self

    def counts(self, text: str, over_short: str) -> None:
        """Key a count; the till answers with this difference."""
        self.counter.desk.outcomes[CloseTill] = replace(self.closed, over_short=money(over_short))
        typed(self.presenter.on_key, text)
        pressed(self.presenter.on_key, KeyName.ENTER)

    def where(self) -> Place:
        """The place the operator is at."""
        return self.counter.navigator.place

    @property
    def figures(self) -> dict[str, str]:
        """Words and values."""
        return dict(self.screen.view.figures)


def test_counting_is_blind() -> None:
    pane = Pane().opened()
    assert pane.where() is Place.CLOSE_TILL
    view = pane.screen.view
    assert not view.is_closed
    assert view.difference == ""
    assert view.figures == ()


def test_counting_tells_what_stays_and_what_is_unsent() -> None:
    pane = Pane()
    pane.counter.board.put_suspended_count(2)
    pane.presenter.put_waiting(37)
    pane.opened()
    assert pane.figures == {"Sales put aside": "2 stay for the next shift"}
    assert pane.screen.view.unsent.startswith("37 facts are not yet with the shop")


def test_count_keyed_closes_with_it() -> None:
    pane = Pane().opened()
    pane.counts("1255,5", "0.00")
    assert pane.counter.desk.asked == [CloseTill(money("1255.50"))]
    assert pane.screen.view.is_closed
    assert pane.screen.view.difference_label == "The drawer is right"
    assert not pane.screen.view.is_off
    assert pane.figures == {
        "12 sales": "1,234.50",
        "1 return": "−79.00",
        "Sold less returned": "1,155.50",
        "Should be in the drawer": "1,255.50",
        "Counted": "1,255.50",
    }


@pytest.mark.parametrize(
    ("over_short", "label", "shown"),
    [("-0.50", "Missing in the drawer", "−0.50"), ("3.00", "Too much in the drawer", "3.00")],
)
def test_difference_never_blocks_and_says_which_way(over_short: str, label: str, shown: str) -> None:
    pane = Pane().opened()
    pane.counts("1", over_short)
    view = pane.screen.view
    assert (view.difference_label, view.difference, view.is_off) == (label, shown, True)
    pressed(pane.presenter.on_key, KeyName.ENTER)
    assert pane.where() is Place.OPEN_TILL


def test_enter_without_count_asks_once_then_closes_uncounted() -> None:
    pane = Pane().opened()
    pressed(pane.presenter.on_key, KeyName.ENTER)
    assert pane.screen.view.is_uncounted
    assert pane.counter.desk.asked == []
    pressed(pane.presenter.on_key, KeyName.ENTER)
    assert pane.counter.desk.asked == [CloseTill(None)]
    assert pane.figures["Counted"] == "not counted"
    assert pane.screen.view.difference == ""


def test_count_keyed_after_the_question_is_taken() -> None:
    pane = Pane().opened()
    pressed(pane.presenter.on_key, KeyName.ENTER)
    pane.counts("100", "0.00")
    assert pane.counter.desk.asked == [CloseTill(money("100.00"))]


def test_escape_takes_the_question_back_then_leaves() -> None:
    pane = Pane().opened()
    pressed(pane.presenter.on_key, KeyName.ENTER, KeyName.ESCAPE)
    assert not pane.screen.view.is_uncounted
    assert pane.where() is Place.CLOSE_TILL
    pressed(pane.presenter.on_key, KeyName.ESCAPE)
    assert pane.where() is Place.TILES
    assert pane.counter.desk.asked == []


def test_confirm_button_does_what_enter_does() -> None:
    pane = Pane().opened()
    pane.presenter.confirm()
    assert pane.screen.view.is_uncounted
    pane.presenter.confirm()
    assert pane.screen.view.is_closed
    pane.presenter.confirm()
    assert pane.where() is Place.OPEN_TILL


def test_shift_is_over_at_once_even_if_nobody_reads_the_figures() -> None:
    pane = Pane().opened()
    pane.counts("1", "0.00")
    assert pane.counter.board.state is not None
    assert pane.counter.board.state.shift is None
    pane.counter.navigator.go(Place.SEARCH)
    pane.counter.navigator.home()
    assert pane.where() is Place.OPEN_TILL


def test_figures_stay_while_one_looks_into_the_manual() -> None:
    pane = Pane().opened()
    pane.counts("1", "0.00")
    pane.counter.navigator.go(Place.HELP)
    pane.counter.navigator.back()
    assert pane.where() is Place.CLOSE_TILL
    assert pane.screen.view.is_closed


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
        (EntryNotPossible("That cannot lie in the drawer; count again."), "That cannot lie"),
        (NotAllowed(Right.OPEN_TILL), "You may not open or close the till"),
    ],
)
def test_refused_count_is_explained_in_place(outcome: object, said: str) -> None:
    pane = Pane().opened()
    pane.counter.desk.outcomes[CloseTill] = outcome
    typed(pane.presenter.on_key, "5")
    pressed(pane.presenter.on_key, KeyName.ENTER)
    assert pane.screen.view.problem.startswith(said)
    assert not pane.screen.view.is_closed
    assert pane.counter.tones == [Tone.ATTENTION]
    assert pane.counter.board.state is not None
    assert pane.counter.board.state.shift is not None


def test_count_pressed_twice_closes_once() -> None:
    pane = Pane().opened()
    pane.counter.desk.holds = True
    for _ in range(2):
        typed(pane.presenter.on_key, "5")
        pressed(pane.presenter.on_key, KeyName.ENTER)
    assert len(pane.counter.desk.asked) == 1
    pane.counter.desk.deliver()
    assert pane.screen.view.is_closed


def test_fault_leaves_the_till_open_and_another_try_possible() -> None:
    pane = Pane().opened()
    pane.counter.desk.fault = JournalFault("The disk is full, so nothing was written; free some space.")
    typed(pane.presenter.on_key, "5")
    pressed(pane.presenter.on_key, KeyName.ENTER)
    assert pane.counter.said.startswith("The disk is full")
    pane.counter.desk.fault = None
    pane.counts("5", "0.00")
    assert pane.screen.view.is_closed


def test_waiting_facts_are_told_when_they_change() -> None:
    pane = Pane().opened()
    pane.counts("1", "0.00")
    pane.presenter.put_waiting(1)
    assert pane.screen.view.unsent.startswith("1 fact is not yet with the shop")
    pane.presenter.put_waiting(0)
    assert pane.screen.view.unsent == ""


def test_function_keys_are_left_to_others() -> None:
    assert not Pane().opened().presenter.on_key(Key(KeyName.F10))
