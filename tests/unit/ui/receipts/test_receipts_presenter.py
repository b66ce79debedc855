"""The list of receipts: found by number or amount, printed again, the result told in place."""

import pytest

from evertill.domain.people.people import Right
from evertill.kernel.errors import JournalFault
from evertill.kernel.money import Money
from evertill.operations.counter.command import NotAllowed
from evertill.operations.looking_up.questions import ListReceipts
from evertill.operations.selling.completed.print_copy import CopyQueued, PrintCopy
from evertill.operations.selling.sale.outcomes import NothingToChange
from evertill.ports.journal_rows import ReceiptEntry
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.frame.tones import Tone
from evertill.ui.receipts.receipts_presenter import ReceiptsPresenter
from evertill.ui.receipts.receipts_view import ReceiptsView, holding
from tests.support.ui_lists import Counter, Drawn, a_receipt, pressed, typed

ENTRIES = (
    a_receipt(19, "1234.50"),
    a_receipt(18, "-79.00", kind="return"),
    a_receipt(17, "4.99", copies=2),
    a_receipt(16, "12.34"),
)


class Pane:
    """The presenter with a screen that remembers."""

    def __init__(self, entries: tuple[ReceiptEntry, ...] = ENTRIES) -> None:
        self.counter = Counter()
        self.counter.desk.outcomes = {ListReceipts: entries, PrintCopy: CopyQueued(1)}
        self.undone: list[ReceiptEntry] = []
        self.presenter = ReceiptsPresenter(
            self.counter.submitter,
            self.counter.desk,
            self.counter.navigator,
            self.counter.speaker,
            self.counter.clock,
            self.counter.formats,
            self.undone.append,
        )
        self.screen = Drawn[ReceiptsView]()
        self.presenter.show_on(self.screen)

    def opened(self) -> "Pane":
        """With the list in front."""
        self.presenter.open()
        return self

    def where(self) -> Place:
        """The place the operator is at."""
        return self.counter.navigator.place

    @property
    def numbers(self) -> list[str]:
        """The receipts shown."""
        return [row.number for row in self.screen.view.rows]

    @property
    def printed(self) -> list[object]:
        """What was asked to be printed."""
        return [asked.transaction_id for asked in self.counter.desk.asked if isinstance(asked, PrintCopy)]


def test_receipts_opened_newest_first_with_kind_and_copies() -> None:
    pane = Pane().opened()
    assert pane.where() is Place.RECEIPTS
    assert pane.numbers == ["S1-2-1-19", "S1-2-1-18", "S1-2-1-17", "S1-2-1-16"]
    rows = pane.screen.view.rows
    assert [row.amount for row in rows] == ["1,234.50", "−79.00", "4.99", "12.34"]
    assert rows[1].is_return
    assert "Return" in rows[1].detail
    assert "2 copies" in rows[2].detail


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("1-17", [17]),
        ("s1-2-1-1", [19, 18, 17, 16]),
        ("4.99", [17]),
        ("4,99", [17]),
        ("1,234.50", [19]),
        ("1234.5", [19]),
        ("-79", [18]),
        ("−79", [18]),
        ("1-16 12.3", [16]),
        ("1-16 4.99", []),
        ("   ", [19, 18, 17, 16]),
        ("\N{SNOWMAN}", []),
    ],
)
def test_holding_text_finds_numbers_and_amounts(words: str, found: list[int]) -> None:
    kept = holding(ENTRIES, words, Counter().formats)
    assert [entry.number_text for entry in kept] == [f"S1-2-1-{number}" for number in found]


def test_holding_currency_without_decimals_compares_whole_amounts() -> None:
    yen = ReceiptEntry(ENTRIES[0].transaction_id, "S1-2-1-1", ENTRIES[0].occurred_at, Money(1980, "JPY"), "sale", 0)
    assert holding((yen,), "1980", Counter().formats) == (yen,)


def test_receipts_typed_shows_fewer_and_marks_the_first() -> None:
    pane = Pane().opened()
    pressed(pane.presenter.on_key, KeyName.DOWN, KeyName.DOWN)
    typed(pane.presenter.on_key, "12")
    assert pane.numbers == ["S1-2-1-19", "S1-2-1-16"]
    assert pane.screen.view.marked == 0
    assert pane.screen.view.typed == "12"
    assert pane.screen.view.counted == "2 of the latest 4"


def test_receipts_nothing_found_says_what_was_looked_for() -> None:
    pane = Pane().opened()
    typed(pane.presenter.on_key, "zz")
    assert pane.screen.view.rows == ()
    assert "“zz”" in pane.screen.view.hint


def test_receipts_none_yet_says_so() -> None:
    pane = Pane(()).opened()
    assert "No sale has been finished" in pane.screen.view.hint
    assert pane.screen.view.counted == ""


def test_receipts_backspace_and_escape_undo_the_typing_before_leaving() -> None:
    pane = Pane().opened()
    typed(pane.presenter.on_key, "123")
    pressed(pane.presenter.on_key, KeyName.BACKSPACE)
    assert pane.screen.view.typed == "12"
    pressed(pane.presenter.on_key, KeyName.ESCAPE)
    assert pane.screen.view.typed == ""
    assert pane.where() is Place.RECEIPTS
    pressed(pane.presenter.on_key, KeyName.ESCAPE)
    assert pane.where() is Place.TILES


def test_receipts_enter_prints_the_marked_one_of_those_found() -> None:
    pane = Pane().opened()
    typed(pane.presenter.on_key, "12")
    pressed(pane.presenter.on_key, KeyName.DOWN, KeyName.ENTER)
    assert pane.printed == ["receipt-16"]
    assert pane.screen.view.result == "Copy 1 of S1-2-1-16 is on its way to the printer."


def test_receipts_result_goes_with_the_next_key() -> None:
    pane = Pane().opened()
    pressed(pane.presenter.on_key, KeyName.ENTER, KeyName.DOWN)
    assert pane.screen.view.result == ""


def test_receipts_printed_list_is_asked_again_for_the_count_of_copies() -> None:
    pane = Pane().opened()
    pane.counter.desk.outcomes[ListReceipts] = (a_receipt(19, copies=1),)
    pressed(pane.presenter.on_key, KeyName.ENTER)
    assert "1 copy" in pane.screen.view.rows[0].detail


def test_receipts_arrows_stop_at_both_ends() -> None:
    pane = Pane().opened()
    pressed(pane.presenter.on_key, KeyName.UP)
    assert pane.screen.view.marked == 0
    pressed(pane.presenter.on_key, KeyName.PAGE_DOWN, KeyName.DOWN)
    assert pane.screen.view.marked == 3


def test_receipts_enter_on_an_empty_list_prints_nothing() -> None:
    pane = Pane(()).opened()
    pressed(pane.presenter.on_key, KeyName.ENTER, KeyName.UP, KeyName.PAGE_DOWN)
    assert pane.printed == []


def test_copy_latest_elsewhere_is_told_on_the_strip() -> None:
    pane = Pane()
    pane.presenter.copy_latest()
    assert pane.printed == [None]
    assert pane.counter.said.startswith("Copy 1")


@pytest.mark.parametrize("outcome", [NothingToChange(), NotAllowed(Right.PRINT_COPY)])
def test_receipts_refused_is_said_with_a_tone(outcome: object) -> None:
    pane = Pane().opened()
    pane.counter.desk.outcomes[PrintCopy] = outcome
    pressed(pane.presenter.on_key, KeyName.ENTER)
    assert pane.counter.said
    assert pane.counter.tones == [Tone.ATTENTION]
    assert pane.screen.view.result == ""


def test_receipts_journal_fault_is_said() -> None:
    pane = Pane()
    pane.counter.desk.fault = JournalFault("The journal cannot be read; nothing is lost, start again.")
    pane.presenter.open()
    assert pane.counter.said == "The journal cannot be read; nothing is lost, start again."


def test_receipts_opened_again_begins_anew() -> None:
    pane = Pane().opened()
    typed(pane.presenter.on_key, "12")
    pane.presenter.open()
    assert pane.screen.view.typed == ""
    assert len(pane.numbers) == 4


def test_receipts_function_keys_are_left_to_others() -> None:
    assert not Pane().opened().presenter.on_key(Key(KeyName.F12))
