"""The sync centre: facts that need a person are sent again, looked at or waived; nothing happens by accident."""

from dataclasses import replace
from datetime import timedelta

import pytest

from evertill.domain.people.people import Right
from evertill.kernel.errors import JournalFault
from evertill.operations.counter.command import NotAllowed, SignOnNeeded
from evertill.operations.looking_up.questions import FactPreview, PreviewFact, SyncState
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.operations.sync_queue.release_fact import (
    FactNotParked,
    FactReleased,
    FactWaived,
    RetryFact,
    WaiveFact,
)
from evertill.ports.journal_rows import QueueState
from evertill.ports.notices import DeviceKind, DeviceStateChanged, LinkChanged, LinkState
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.sync_centre.sync_presenter import SyncPresenter
from evertill.ui.sync_centre.sync_view import Stage, SyncCentreView, SyncView, sync_view
from tests.support.sales import A_MOMENT
from tests.support.ui_lists import Counter, Drawn, a_parked_fact, pressed, typed

OUT_OF_PAPER = DeviceStateChanged(DeviceKind.RECEIPT_PRINTER, "printer", False, "Out of paper; put a new roll in.")


class Centre:
    """The presenter with a screen that remembers; two facts need a person."""

    def __init__(self, parked: int = 2) -> None:
        self.counter = Counter()
        self.counter.desk.outcomes = {RetryFact: FactReleased(4401), WaiveFact: FactWaived(4401)}
        self.tries = 0
        self.presenter = SyncPresenter(
            self.counter.submitter,
            self.counter.desk,
            self.counter.navigator,
            self.counter.speaker,
            self.counter.clock,
            self.counter.formats,
            self._try,
        )
        self.screen = Drawn[SyncCentreView]()
        self.presenter.show_on(self.screen)
        self.counter.navigator.go(Place.SYNC)
        self.tell(*range(1, parked + 1))

    def tell(self, *rows: int, link: LinkState = LinkState.ONLINE) -> None:
        """What is true now: these rows are parked."""
        self.presenter.show_view(self.state(*rows, link=link))

    def state(self, *rows: int, link: LinkState = LinkState.ONLINE) -> SyncView:
        """The same as a view."""
        state = SyncState(
            link=LinkChanged(link, A_MOMENT),
            queue=QueueState(0, len(rows), None, A_MOMENT),
            parked=tuple(a_parked_fact(row) for row in rows),
            stock_as_of=A_MOMENT,
            catalogue_as_of=A_MOMENT,
        )
        return sync_view(state, (), self.counter.clock.now(), self.counter.formats)

    def _try(self) -> None:
        self.tries += 1

    @property
    def view(self) -> SyncCentreView:
        """What is to be seen."""
        return self.screen.view

    def stage(self) -> Stage:
        """Which face is shown."""
        return self.view.stage

    @property
    def chosen(self) -> int | None:
        """The row that the keys act on."""
        return None if self.view.chosen is None else self.view.chosen.row_id


def test_first_parked_fact_is_marked_and_arrows_move() -> None:
    centre = Centre()
    assert centre.chosen == 1
    pressed(centre.presenter.on_key, KeyName.DOWN, KeyName.DOWN)
    assert centre.chosen == 2
    pressed(centre.presenter.on_key, KeyName.UP, KeyName.UP)
    assert centre.chosen == 1


def test_mark_stays_on_its_fact_when_others_go() -> None:
    centre = Centre(3)
    centre.presenter.mark(2)
    centre.tell(2, 3)
    assert centre.chosen == 3
    centre.tell(2)
    assert centre.chosen == 2
    centre.tell()
    assert centre.chosen is None


def test_digit_one_sends_the_marked_fact_again() -> None:
    centre = Centre()
    pressed(centre.presenter.on_key, KeyName.DOWN)
    typed(centre.presenter.on_key, "1")
    assert centre.counter.desk.asked == [RetryFact(2)]
    assert centre.view.result == "No. 4401 is on its way again."


def test_digits_without_a_parked_fact_do_nothing() -> None:
    centre = Centre(0)
    typed(centre.presenter.on_key, "123")
    assert centre.counter.desk.asked == []
    assert centre.stage() is Stage.LIST


def test_enter_tries_now_and_says_so() -> None:
    centre = Centre()
    pressed(centre.presenter.on_key, KeyName.ENTER)
    assert centre.tries == 1
    assert centre.view.result == "Trying to reach the shop now."


def test_enter_without_backend_tries_nothing() -> None:
    centre = Centre()
    centre.tell(link=LinkState.UNCONNECTED)
    pressed(centre.presenter.on_key, KeyName.ENTER)
    assert centre.tries == 0
    assert not centre.view.can_try


def test_preview_shows_what_would_be_sent_and_escape_goes_back() -> None:
    centre = Centre()
    fact_id = a_parked_fact(1).fact_id
    centre.counter.desk.outcomes[PreviewFact] = FactPreview(fact_id, '{"kind": "sale"}')
    typed(centre.presenter.on_key, "2")
    assert centre.counter.desk.asked == [PreviewFact(fact_id)]
    assert (centre.stage(), centre.view.preview) == (Stage.PREVIEW, '{"kind": "sale"}')
    pressed(centre.presenter.on_key, KeyName.PAGE_DOWN, KeyName.DOWN, KeyName.UP)
    assert centre.screen.scrolled == 1
    pressed(centre.presenter.on_key, KeyName.ESCAPE)
    assert centre.stage() is Stage.LIST
    assert centre.counter.navigator.place is Place.SYNC


def test_preview_that_comes_late_for_another_fact_is_dropped() -> None:
    centre = Centre()
    centre.counter.desk.outcomes[PreviewFact] = FactPreview(a_parked_fact(1).fact_id, "{}")
    centre.counter.desk.holds = True
    centre.presenter.preview()
    pressed(centre.presenter.on_key, KeyName.DOWN)
    centre.counter.desk.deliver()
    assert centre.stage() is Stage.LIST


def test_preview_of_a_fact_the_journal_lacks_says_so() -> None:
    centre = Centre()
    centre.counter.desk.outcomes[PreviewFact] = FactPreview(a_parked_fact(1).fact_id, None)
    centre.presenter.preview()
    assert "does not have it any more" in centre.view.preview


def test_waive_usual_reason_by_digit_then_enter() -> None:
    centre = Centre()
    typed(centre.presenter.on_key, "31")
    assert centre.stage() is Stage.WAIVE
    assert centre.view.reason == "It was booked in the shop by hand"
    assert not centre.view.can_try
    assert centre.counter.desk.asked == []
    pressed(centre.presenter.on_key, KeyName.ENTER)
    assert centre.counter.desk.asked == [WaiveFact(1, "booked_by_hand")]
    assert centre.stage() is Stage.LIST
    assert centre.view.result.startswith("No. 4401 is waived.")


def test_waive_typed_reason_may_hold_digits() -> None:
    centre = Centre()
    typed(centre.presenter.on_key, "3see no. 12!")
    pressed(centre.presenter.on_key, KeyName.BACKSPACE, KeyName.ENTER)
    assert centre.counter.desk.asked == [WaiveFact(1, "see no. 12")]


def test_waive_typing_replaces_a_chosen_reason_and_backspace_empties_it() -> None:
    centre = Centre()
    typed(centre.presenter.on_key, "32")
    typed(centre.presenter.on_key, "x")
    assert centre.view.reason == "x"
    centre.presenter.choose_reason(0)
    pressed(centre.presenter.on_key, KeyName.BACKSPACE)
    assert centre.view.reason == ""


def test_waive_without_reason_asks_for_one() -> None:
    centre = Centre()
    typed(centre.presenter.on_key, "3 ")
    pressed(centre.presenter.on_key, KeyName.ENTER)
    assert centre.counter.desk.asked == []
    assert (centre.stage(), centre.view.is_good) == (Stage.WAIVE, False)
    assert "choose or type why" in centre.view.result


def test_waive_escape_keeps_the_fact() -> None:
    centre = Centre()
    typed(centre.presenter.on_key, "31")
    pressed(centre.presenter.on_key, KeyName.ESCAPE)
    assert (centre.stage(), centre.view.reason) == (Stage.LIST, "")
    assert centre.counter.desk.asked == []


def test_waive_fact_taken_meanwhile_goes_back_to_the_list() -> None:
    centre = Centre()
    typed(centre.presenter.on_key, "31")
    centre.tell(2)
    assert centre.stage() is Stage.LIST
    assert centre.chosen == 2


@pytest.mark.parametrize("refusal", [NotAllowed(Right.WAIVE_FACT), SignOnNeeded()])
def test_waive_not_allowed_is_said_and_keeps_the_reason(refusal: object) -> None:
    centre = Centre()
    centre.counter.desk.outcomes[WaiveFact] = refusal
    typed(centre.presenter.on_key, "31")
    pressed(centre.presenter.on_key, KeyName.ENTER)
    assert centre.counter.said
    assert centre.stage() is Stage.WAIVE


def test_waive_not_allowed_names_the_deed() -> None:
    centre = Centre()
    centre.counter.desk.outcomes[WaiveFact] = NotAllowed(Right.WAIVE_FACT)
    typed(centre.presenter.on_key, "31")
    pressed(centre.presenter.on_key, KeyName.ENTER)
    assert centre.counter.said.startswith("You may not waive a fact here")


def test_waive_reason_refused_is_told_in_place() -> None:
    centre = Centre()
    centre.counter.desk.outcomes[WaiveFact] = EntryNotPossible("This looks like a card number, so it was not kept.")
    typed(centre.presenter.on_key, "3x")
    pressed(centre.presenter.on_key, KeyName.ENTER)
    assert centre.view.result.startswith("This looks like a card number")
    assert not centre.view.is_good


@pytest.mark.parametrize("keys", ["1", "31\n"])
def test_fact_released_by_somebody_else_is_said(keys: str) -> None:
    centre = Centre()
    centre.counter.desk.outcomes = {RetryFact: FactNotParked(), WaiveFact: FactNotParked()}
    for key in keys:
        centre.presenter.on_key(Key(KeyName.ENTER) if key == "\n" else Key(character=key))
    assert "needs nobody any more" in centre.view.result
    assert centre.stage() is Stage.LIST


def test_fault_is_said_on_the_strip() -> None:
    centre = Centre()
    centre.counter.desk.fault = JournalFault("The disk is full, so nothing was written; free some space.")
    typed(centre.presenter.on_key, "12")
    assert centre.counter.said.startswith("The disk is full")


def test_leaving_forgets_what_was_begun_but_the_manual_does_not() -> None:
    centre = Centre()
    typed(centre.presenter.on_key, "31")
    centre.counter.navigator.go(Place.HELP)
    assert centre.stage() is Stage.WAIVE
    centre.counter.navigator.go(Place.TILES)
    assert (centre.stage(), centre.view.reason) == (Stage.LIST, "")


def test_escape_in_the_list_leads_back() -> None:
    centre = Centre()
    pressed(centre.presenter.on_key, KeyName.ESCAPE)
    assert centre.counter.navigator.place is Place.TILES


def test_device_fault_and_recovery_are_told_with_their_time() -> None:
    centre = Centre()
    assert not centre.view.devices
    centre.presenter.on_notice(OUT_OF_PAPER)
    (row,) = centre.view.devices
    assert (row.name, row.text, row.is_ready) == ("Receipt printer", "Out of paper; put a new roll in.", False)
    centre.counter.clock.passes(seconds=120)
    centre.presenter.on_notice(replace(OUT_OF_PAPER, is_ready=True, reason=""))
    (row,) = centre.view.devices
    assert (row.text, row.is_ready) == ("Ready since 09:05", True)


def test_device_ready_said_twice_keeps_the_first_time() -> None:
    centre = Centre()
    ready = DeviceStateChanged(DeviceKind.SCANNER, "scanner", True)
    centre.presenter.on_notice(ready)
    centre.counter.clock.passes(seconds=600)
    centre.presenter.on_notice(ready)
    assert centre.view.devices[0].text == "Ready since 09:03"


def test_same_facts_again_are_not_drawn_again() -> None:
    centre = Centre()
    drawn = len(centre.screen.views)
    centre.tell(1, 2)
    assert len(centre.screen.views) == drawn


def test_age_of_a_parked_fact_grows() -> None:
    centre = Centre()
    centre.counter.clock.is_set(timedelta(hours=3))
    centre.tell(1)
    assert centre.view.now.parked[0].age == "for 3 h"
