"""Sales put aside: cards, fetched back by digit, arrows or tap; a taken counter explained before anybody tries."""

from datetime import timedelta
from decimal import Decimal

import pytest

from evertill.domain.selling.put_aside import PriceChange
from evertill.operations.looking_up.questions import ListSuspended
from evertill.operations.selling.aside.put_aside import CounterNotEmpty, RecallSale, SaleRecalled
from evertill.operations.selling.ringing.ring_sku import RingSku
from evertill.operations.selling.sale.outcomes import ItemAdded, NothingToChange
from evertill.ports.backend_desk import NoBackend
from evertill.ports.journal_rows import SuspendedSale
from evertill.ui.ask.ask_presenter import AskPresenter
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.suspended.shared_asides import SharedAsides
from evertill.ui.suspended.suspended_presenter import SuspendedPresenter
from evertill.ui.suspended.suspended_view import SuspendedView
from tests.support.counter import expect
from tests.support.sales import money
from tests.support.ui_lists import Counter, Drawn, a_suspended_sale, pressed, typed

SALES = (
    a_suspended_sale(1, "Oat drink barista 1 L", "2.49"),
    a_suspended_sale(2, "Umbrella", "1234.50", lines=12),
    a_suspended_sale(3, "Lady with the dog", "14.90", lines=3),
)


class Pane:
    """The presenter with a screen that remembers."""

    def __init__(self, sales: tuple[SuspendedSale, ...] = SALES) -> None:
        self.counter = Counter()
        self.counter.board.put_suspended_count(len(sales))
        rung = expect(ItemAdded, self.counter.till.do(RingSku("A-1"))).rung
        self.rung = rung
        self.counter.desk.outcomes = {ListSuspended: sales, RecallSale: SaleRecalled(rung, len(sales) - 1)}
        self.ask = AskPresenter(self.counter.entry, self.counter.navigator)
        self.presenter = SuspendedPresenter(
            self.counter.submitter,
            self.counter.desk,
            self.counter.board,
            self.counter.navigator,
            self.counter.speaker,
            self.counter.clock,
            self.counter.formats,
            self.ask,
            SharedAsides(self.counter.submitter, NoBackend(), self.counter.board, self.counter.speaker, lambda: False),
        )
        self.screen = Drawn[SuspendedView]()
        self.presenter.show_on(self.screen)

    def opened(self) -> "Pane":
        """With the cards in front."""
        self.presenter.recall()
        return self

    @property
    def fetched(self) -> list[object]:
        """Sales asked for."""
        return [asked.sale_id for asked in self.counter.desk.asked if isinstance(asked, RecallSale)]


def test_suspended_cards_latest_first_say_who_what_how_long() -> None:
    pane = Pane()
    pane.counter.clock.passes(seconds=700)
    pane.opened()
    cards = pane.screen.view.cards
    assert [card.label for card in cards] == ["Lady with the dog", "Umbrella", "Oat drink barista 1 L"]
    assert cards[1].detail == "12 lines · Anna K. · since 09:03"
    assert cards[1].age == "11 min ago"
    assert cards[1].amount == "1,234.50"
    assert [card.digit for card in cards] == ["1", "2", "3"]
    assert pane.screen.view.counted == "3 sales"


def test_suspended_tenth_card_has_no_digit() -> None:
    pane = Pane(tuple(a_suspended_sale(number) for number in range(11))).opened()
    assert [card.digit for card in pane.screen.view.cards] == [*"123456789", "", ""]


@pytest.mark.parametrize(("digit", "sale_id"), [("1", "sale-3"), ("2", "sale-2"), ("3", "sale-1")])
def test_suspended_digit_fetches_its_card(digit: str, sale_id: str) -> None:
    pane = Pane().opened()
    typed(pane.presenter.on_key, digit)
    assert pane.fetched == [sale_id]
    assert pane.counter.navigator.place is Place.TILES
    assert pane.counter.board.rung is pane.rung
    assert pane.counter.board.suspended_count == 2


def test_suspended_digit_without_card_fetches_nothing() -> None:
    pane = Pane().opened()
    typed(pane.presenter.on_key, "9")
    assert pane.fetched == []
    assert pane.counter.navigator.place is Place.SUSPENDED


def test_suspended_enter_fetches_the_marked_card() -> None:
    pane = Pane().opened()
    pressed(pane.presenter.on_key, KeyName.DOWN, KeyName.PAGE_DOWN, KeyName.UP, KeyName.ENTER)
    assert pane.fetched == ["sale-2"]


def test_suspended_escape_leaves_everything_as_it_is() -> None:
    pane = Pane().opened()
    pressed(pane.presenter.on_key, KeyName.ESCAPE)
    assert pane.fetched == []
    assert pane.counter.navigator.place is Place.TILES


def test_suspended_letters_are_left_to_the_entry_line() -> None:
    assert not Pane().opened().presenter.on_key(Key(character="x"))
    assert not Pane().opened().presenter.on_key(Key(character="0"))


def test_suspended_counter_taken_is_explained_before_anybody_tries() -> None:
    pane = Pane().opened()
    assert pane.screen.view.warning == ""
    pane.counter.board.put_sale(pane.rung)
    assert pane.screen.view.warning.startswith("A sale is on the counter")
    pane.counter.board.put_sale(None)
    assert pane.screen.view.warning == ""


def test_suspended_counter_taken_recall_says_why_and_keeps_the_cards() -> None:
    pane = Pane().opened()
    pane.counter.desk.outcomes[RecallSale] = CounterNotEmpty()
    typed(pane.presenter.on_key, "1")
    assert "put it aside with F4" in pane.counter.said
    assert pane.counter.navigator.place is Place.SUSPENDED


def test_suspended_sale_gone_meanwhile_says_so() -> None:
    pane = Pane().opened()
    pane.counter.desk.outcomes[RecallSale] = NothingToChange()
    typed(pane.presenter.on_key, "1")
    assert "not put aside any more" in pane.counter.said


def test_recall_single_sale_on_a_free_counter_comes_back_at_once() -> None:
    pane = Pane(SALES[:1])
    pane.presenter.recall()
    assert pane.fetched == [None]
    assert pane.counter.board.rung is pane.rung


def test_suspended_none_says_how_to_put_one_aside() -> None:
    pane = Pane(()).opened()
    assert "F4" in pane.screen.view.hint
    assert pane.screen.view.counted == ""


def test_suspended_yesterday_is_told_with_its_date() -> None:
    pane = Pane()
    pane.counter.clock.is_set(timedelta(days=1))
    pane.opened()
    assert "since 21/11/2026 09:03" in pane.screen.view.cards[0].detail
    assert pane.screen.view.cards[0].age == "1 day ago"


def test_sale_on_the_counter_is_joined_only_when_that_is_wanted() -> None:
    pane = Pane()
    pane.counter.board.put_sale(pane.rung)
    pane.presenter.fetch(SALES[0].sale_id)
    assert pane.fetched == []
    pressed(pane.ask.on_key, KeyName.ESCAPE)
    assert pane.fetched == []
    pane.presenter.fetch(SALES[0].sale_id)
    pressed(pane.ask.on_key, KeyName.ENTER)
    assert [asked for asked in pane.counter.desk.asked if isinstance(asked, RecallSale)] == [
        RecallSale(SALES[0].sale_id, merges=True)
    ]


def test_changed_prices_are_told_line_by_line_and_in_all() -> None:
    pane = Pane()
    changes = tuple(PriceChange(f"Tea {at}", Decimal("4.99"), Decimal("5.49"), "EUR") for at in range(7))
    pane.counter.desk.outcomes[RecallSale] = SaleRecalled(pane.rung, 0, changes, money("4.49"))
    pane.presenter.fetch(SALES[0].sale_id)
    view = pane.ask.view
    assert view is not None
    assert view.title == "7 prices have changed"
    assert view.facts[0] == ("Tea 0", "4.99 → 5.49")
    assert view.facts[-2] == ("and 2 more", "")
    assert view.facts[-1] == ("Total", "4.49 → 4.99")
    pressed(pane.ask.on_key, KeyName.ENTER)
    assert pane.counter.navigator.place is Place.TILES


def test_one_changed_price_of_a_joined_sale_has_no_total_before() -> None:
    pane = Pane()
    changes = (PriceChange("Tea", Decimal("4.99"), Decimal("5.49"), "EUR"),)
    pane.counter.desk.outcomes[RecallSale] = SaleRecalled(pane.rung, 0, changes)
    pane.presenter.fetch(SALES[0].sale_id)
    view = pane.ask.view
    assert view is not None
    assert (view.title, view.facts) == ("1 price has changed", (("Tea", "4.99 → 5.49"),))


def test_slip_of_a_sale_that_is_gone_says_so() -> None:
    pane = Pane()
    pane.presenter.fetch(None)
    assert "not put aside on this till any more" in pane.counter.said
