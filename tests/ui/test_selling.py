"""Selling on the real screens over a fake desk: few actions, one visible outcome for each scan, nothing to dismiss."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.goods.catalogue import Tile
from evertill.domain.policy.tenders import TenderPolicy, TenderType
from evertill.domain.tenders.tender_kinds import TenderKind
from evertill.kernel.errors import JournalFault
from evertill.operations.selling.ringing.scan_item import ScanItem
from evertill.ports.journal_rows import QueueState
from evertill.ports.notices import CopiesUpdated, DeviceKind, DeviceStateChanged, LinkChanged, LinkState
from evertill.ui.application import Terminal
from evertill.ui.entry.entry_screen import EntryLine
from evertill.ui.entry.entry_view import Mood
from evertill.ui.frame.actions import Action
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.frame.tones import Tone
from evertill.ui.sale.sale_list import SaleList
from evertill.ui.status.chip import Chip
from evertill.ui.terminal.message_strip import MessageStrip
from evertill.ui.tiles.tiles_screen import TabButton, TileButton, TilesPane
from evertill.ui.widgets.button import Button
from evertill.ui.widgets.label import FitText
from tests.support.counter import CASHIER, SUPERVISOR
from tests.support.ui import Shop

OAT, BREAD, WATER = "4006381333931", "5449000000996", "4008400404127"
WINE, COMTE, UNKNOWN = "4101590017013", "4000417025005", "9012345678913"


@pytest.fixture
def shop() -> Shop:
    """A till that is open, a supervisor signed on."""
    shop = Shop(operator=SUPERVISOR)
    shop.put_tiles(24)
    return shop


@pytest.fixture
def terminal(shop: Shop, qtbot: QtBot) -> Terminal:
    """The screens, shown."""
    return opened(shop, qtbot)


def opened(shop: Shop, qtbot: QtBot) -> Terminal:
    """The screens of this shop, closed again after the test."""
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    return terminal


class Watching(QObject):
    """Tells of each event of one kind."""

    def __init__(self, kind: QEvent.Type, tell: Callable[[QEvent], None]) -> None:
        super().__init__()
        self._kind = kind
        self._tell = tell

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Every event passes."""
        if event.type() is self._kind:
            self._tell(event)
        return False


def at(terminal: Terminal) -> Place:
    """Where the operator is."""
    return terminal.place


def find(terminal: Terminal, kind: type[QWidget], name: str = "") -> QWidget:
    """The widget in sight with this name."""
    found = [widget for widget in terminal.window.findChildren(kind, name) if widget.isVisibleTo(terminal.window)]
    assert len(found) == 1, f"{len(found)} of {name or kind.__name__} in sight"
    return found[0]


def tap(terminal: Terminal, name: str) -> None:
    """Press the button in sight with this name, as a finger does."""
    QTest.mouseClick(find(terminal, QAbstractButton, name), Qt.MouseButton.LeftButton)


def keys(terminal: Terminal, text: str) -> None:
    """Type; a line feed is Enter."""
    for sign in text:
        terminal.on_key(Key(KeyName.ENTER) if sign == "\n" else Key(character=sign))


def scan(shop: Shop, terminal: Terminal, *codes: str) -> None:
    """Scan."""
    for code in codes:
        terminal.on_scan(shop.scanned(code))


def rows(terminal: Terminal) -> list[tuple[str, str, str]]:
    """Quantity, name and amount of each line in sight."""
    shown = terminal.window.findChild(SaleList)
    assert isinstance(shown, SaleList)
    return [(row.quantity, row.name, row.amount) for row in shown.rows.rows]


def message(terminal: Terminal) -> str:
    """What the strip says."""
    strip = terminal.window.findChild(MessageStrip)
    assert isinstance(strip, MessageStrip)
    return "" if strip.message is None else strip.message.sentence


def entry(terminal: Terminal) -> EntryLine:
    """The entry line."""
    line = terminal.window.findChild(EntryLine)
    assert isinstance(line, EntryLine)
    return line


def test_code_that_was_not_rung_is_forgotten_once_somebody_goes_on(shop: Shop, terminal: Terminal) -> None:
    """It never stands there as if it had been rung."""
    line = entry(terminal)
    terminal.on_scan(shop.scanned(UNKNOWN))
    assert (line._view.mood, line._view.last) == (Mood.REFUSED, f"Scan {UNKNOWN}: unknown")
    for _ in range(2):
        terminal.on_key(Key(KeyName.ESCAPE))
    assert (line._view.mood, line._view.last) == (Mood.CALM, "")
    terminal.on_scan(shop.scanned(OAT))
    terminal.on_key(Key(None, "2"))
    assert line._view.last.startswith(f"Scan {OAT}"), "what was rung stays"


def test_three_scans_and_exact_cash_four_actions_finish_the_sale(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, OAT, BREAD, WATER)
    terminal.on_key(Key(KeyName.F12))
    assert at(terminal) is Place.DONE
    assert len(shop.till.memory.of_kind(TransactionKind.SALE)) == 1
    assert rows(terminal) == []


def test_exact_cash_tapped_shows_what_was_paid(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, OAT, BREAD)
    tap(terminal, "payExact")
    shown = find(terminal, FitText, "doneAmount")
    assert isinstance(shown, FitText)
    assert shown.text() == "6.69"
    assert shop.tones[-1] is Tone.DONE


def test_note_key_one_tap_shows_the_change_large(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, OAT, BREAD)
    tap(terminal, "payCash")
    tap(terminal, "cashKey-1")
    shown = find(terminal, FitText, "doneAmount")
    assert isinstance(shown, FitText)
    assert shown.text() == "3.31"


def test_finished_sale_next_scan_begins_the_next_one(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, OAT)
    terminal.on_key(Key(KeyName.F12))
    scan(shop, terminal, BREAD)
    assert at(terminal) is Place.TILES
    assert rows(terminal) == [("1", "Sourdough loaf 750 g", "4.20")]


def test_next_sale_quick_keys_come_back_without_being_laid_out(shop: Shop, terminal: Terminal) -> None:
    pane = find(terminal, TilesPane, "tilesPane")
    resized: list[QEvent] = []
    watch = Watching(QEvent.Type.Resize, resized.append)
    pane.installEventFilter(watch)
    scan(shop, terminal, OAT)
    terminal.on_key(Key(KeyName.F12))
    assert not pane.isVisible()
    scan(shop, terminal, BREAD)
    QApplication.sendPostedEvents()
    assert pane.isVisible()
    assert resized == []


def test_finished_sale_next_digit_is_kept(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, OAT)
    terminal.on_key(Key(KeyName.F12))
    keys(terminal, "3*")
    scan(shop, terminal, BREAD)
    assert rows(terminal) == [("3", "Sourdough loaf 750 g", "12.60")]


def test_exact_cash_pressed_twice_pays_once(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, OAT)
    terminal.on_key(Key(KeyName.F12))
    terminal.on_key(Key(KeyName.F12))
    assert len(shop.till.memory.of_kind(TransactionKind.SALE)) == 1
    assert message(terminal) == ""


def test_exact_cash_twice_before_the_first_answer_pays_once(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, OAT)
    shop.desk.holds = True
    terminal.on_key(Key(KeyName.F12))
    terminal.on_key(Key(KeyName.F12))
    shop.desk.deliver()
    assert len(shop.till.memory.of_kind(TransactionKind.SALE)) == 1
    assert at(terminal) is Place.DONE
    assert message(terminal) == ""


def _search(shop: Shop, terminal: Terminal) -> None:
    terminal.on_key(Key(KeyName.F2))
    keys(terminal, "bre")


def _done(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, WATER)
    terminal.on_key(Key(KeyName.F12))


def _tender(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, WATER)
    keys(terminal, "=")
    assert at(terminal) is Place.TENDER


def _suspended(shop: Shop, terminal: Terminal) -> None:
    terminal.on_key(Key(KeyName.F5))
    assert at(terminal) is Place.SUSPENDED


def _receipts(shop: Shop, terminal: Terminal) -> None:
    terminal.do(Action.RECEIPTS)
    assert at(terminal) is Place.RECEIPTS


def _more(shop: Shop, terminal: Terminal) -> None:
    terminal.on_key(Key(KeyName.F10))


def _help(shop: Shop, terminal: Terminal) -> None:
    terminal.on_key(Key(KeyName.F1))
    assert at(terminal) is Place.HELP


def _sync(shop: Shop, terminal: Terminal) -> None:
    terminal.do(Place.SYNC)
    assert at(terminal) is Place.SYNC


def _unknown(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, UNKNOWN)
    assert at(terminal) is Place.ASK


def _typing(shop: Shop, terminal: Terminal) -> None:
    keys(terminal, "12")


@pytest.mark.parametrize("go", [_search, _done, _tender, _suspended, _receipts, _more, _help, _sync, _unknown, _typing])
def test_scan_wherever_selling_is_possible_is_rung_and_seen(
    shop: Shop, terminal: Terminal, go: Callable[[Shop, Terminal], None]
) -> None:
    go(shop, terminal)
    before = len([command for command in shop.desk.commands if isinstance(command, ScanItem)])
    flashes = entry(terminal).view.flash
    scan(shop, terminal, OAT)
    after = len([command for command in shop.desk.commands if isinstance(command, ScanItem)])
    assert after == before + 1
    assert at(terminal) is Place.TILES
    assert rows(terminal)[-1][1] == "Oat drink barista 1 L"
    assert entry(terminal).view.mood is Mood.ACCEPTED
    assert entry(terminal).view.flash == flashes + 1


def _part_paid(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, BREAD)
    keys(terminal, "=2\n")


def _price_owed(shop: Shop, terminal: Terminal) -> None:
    keys(terminal, "SERVICE\n")


def _weight_owed(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, COMTE)


def _age_owed(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, WINE)


def _closing(shop: Shop, terminal: Terminal) -> None:
    terminal.do(Action.CLOSE_TILL)


@pytest.mark.parametrize("go", [_part_paid, _price_owed, _weight_owed, _age_owed, _closing])
def test_scan_where_it_cannot_be_rung_is_refused_and_seen(
    shop: Shop, terminal: Terminal, go: Callable[[Shop, Terminal], None]
) -> None:
    go(shop, terminal)
    place, shown, commands = at(terminal), rows(terminal), len(shop.desk.commands)
    scan(shop, terminal, OAT)
    assert (at(terminal), rows(terminal), len(shop.desk.commands)) == (place, shown, commands)
    assert message(terminal).startswith("Not rung:")
    assert shop.tones[-2:] == [Tone.NOT_FOUND, Tone.ATTENTION] or Tone.NOT_FOUND in shop.tones[-2:]


def test_scan_nobody_signed_on_is_refused_and_seen(qtbot: QtBot) -> None:
    shop = Shop(operator=None, is_open=False)
    terminal = opened(shop, qtbot)
    scan(shop, terminal, OAT)
    assert at(terminal) is Place.SIGN_ON
    assert "Not rung" in find(terminal, QWidget, "signOnSentence").text()  # type: ignore[attr-defined]  # a label


def test_pin_keyed_before_the_name_is_this_persons_and_not_the_next_ones(qtbot: QtBot) -> None:
    shop = Shop(operator=None, is_open=False)
    terminal = opened(shop, qtbot)
    keys(terminal, "1234")
    terminal.on_key(Key(KeyName.DOWN))
    terminal.on_key(Key(KeyName.DOWN))
    keys(terminal, "\n")
    assert at(terminal) is Place.SIGN_ON
    terminal.on_key(Key(KeyName.UP))
    terminal.on_key(Key(KeyName.ESCAPE))
    keys(terminal, "1234\n")
    assert at(terminal) is Place.OPEN_TILL


def test_pin_keyed_before_the_name_signs_on(qtbot: QtBot) -> None:
    shop = Shop(operator=None, is_open=False)
    terminal = opened(shop, qtbot)
    keys(terminal, "1234")
    terminal.on_key(Key(KeyName.DOWN))
    keys(terminal, "\n")
    assert at(terminal) is Place.OPEN_TILL


def test_scan_till_not_open_is_refused_and_seen(qtbot: QtBot) -> None:
    shop = Shop(is_open=False)
    terminal = opened(shop, qtbot)
    scan(shop, terminal, OAT)
    assert at(terminal) is Place.OPEN_TILL
    assert "Not rung" in find(terminal, QWidget, "openTillError").text()  # type: ignore[attr-defined]  # a label


def test_scan_full_queue_is_refused_and_seen(shop: Shop, terminal: Terminal) -> None:
    shop.desk.is_full = True
    scan(shop, terminal, OAT)
    assert entry(terminal).view.mood is Mood.REFUSED
    assert "still busy" in message(terminal)


def test_scan_disk_refuses_says_so_and_the_sale_stays(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, BREAD)
    shop.desk.fault = JournalFault("The disk is full, so nothing was added; free some room.")
    scan(shop, terminal, OAT)
    assert message(terminal) == "The disk is full, so nothing was added; free some room."
    assert rows(terminal) == [("1", "Sourdough loaf 750 g", "4.20")]


def test_two_scans_before_any_answer_both_lines_in_order(shop: Shop, terminal: Terminal) -> None:
    shop.desk.holds = True
    scan(shop, terminal, OAT, BREAD)
    shop.desk.deliver()
    assert [name for _, name, _ in rows(terminal)] == ["Oat drink barista 1 L", "Sourdough loaf 750 g"]


def test_item_added_behind_an_open_question_leaves_the_question(shop: Shop, terminal: Terminal) -> None:
    shop.desk.holds = True
    scan(shop, terminal, WINE, OAT)
    shop.desk.deliver()
    assert at(terminal) is Place.ASK
    assert [name for _, name, _ in rows(terminal)] == ["Oat drink barista 1 L"]


def test_escape_goes_back_one_level_and_keeps_the_sale(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, OAT)
    for go in (_search, _suspended, _receipts, _more, _help, _sync, _unknown):
        go(shop, terminal)
        for _ in range(3):
            terminal.on_key(Key(KeyName.ESCAPE))
        assert at(terminal) is Place.TILES
        assert rows(terminal) == [("1", "Oat drink barista 1 L", "2.49")]


def test_escape_in_help_leads_back_to_where_one_was(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, OAT)
    keys(terminal, "=")
    terminal.on_key(Key(KeyName.F1))
    terminal.on_key(Key(KeyName.ESCAPE))
    assert at(terminal) is Place.TENDER


def test_escape_with_part_paid_stays_and_says_why(shop: Shop, terminal: Terminal) -> None:
    _part_paid(shop, terminal)
    terminal.on_key(Key(KeyName.ESCAPE))
    assert at(terminal) is Place.TENDER
    assert "give the cash back" in message(terminal)


def test_split_cash_given_back_opens_the_sale_again(shop: Shop, terminal: Terminal) -> None:
    _part_paid(shop, terminal)
    tap(terminal, "removeTenders")
    terminal.on_key(Key(KeyName.ESCAPE))
    assert at(terminal) is Place.TILES
    scan(shop, terminal, OAT)
    assert len(rows(terminal)) == 2


def test_split_cash_two_parts_finish_the_sale(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, BREAD)
    keys(terminal, "=2\n5\n")
    shown = find(terminal, FitText, "doneAmount")
    assert isinstance(shown, FitText)
    assert shown.text() == "2.80"


def test_unknown_code_sold_at_a_typed_price(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, UNKNOWN)
    keys(terminal, "2" + "3.5\n")
    assert rows(terminal) == [("1", f"Unlisted article {UNKNOWN}", "3.50")]


def test_unknown_code_enter_opens_the_search(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, UNKNOWN)
    terminal.on_key(Key(KeyName.ENTER))
    assert at(terminal) is Place.SEARCH


def test_open_price_typed_is_rung(shop: Shop, terminal: Terminal) -> None:
    keys(terminal, "SERVICE\n12.5\n")
    assert rows(terminal) == [("1", "Alteration", "12.50")]


def test_weight_typed_is_rung(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, COMTE)
    keys(terminal, "0.347\n")
    assert rows(terminal) == [("0.347", "Comté 12 months, sliced", "8.99")]


def test_age_confirmed_is_rung(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, WINE)
    assert rows(terminal) == []
    terminal.on_key(Key(KeyName.ENTER))
    assert rows(terminal) == [("1", "Red wine 0.75 L", "8.90")]


def test_age_refused_leaves_it_out(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, WINE)
    terminal.on_key(Key(KeyName.ESCAPE))
    assert rows(terminal) == []
    assert at(terminal) is Place.TILES


def test_paying_with_an_item_waiting_for_its_answer_is_refused(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, OAT, WINE)
    tap(terminal, "payExact")
    assert shop.till.memory.of_kind(TransactionKind.SALE) == []
    assert "Answer the question" in message(terminal)


def test_price_override_digits_enter_reason(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, BREAD)
    terminal.on_key(Key(KeyName.F7))
    keys(terminal, "3\n1")
    assert rows(terminal) == [("1", "Sourdough loaf 750 g", "3.00")]


def test_price_override_cashier_without_the_right_is_told(qtbot: QtBot) -> None:
    shop = Shop(operator=CASHIER)
    terminal = opened(shop, qtbot)
    keys(terminal, "-")
    scan(shop, terminal, OAT)
    assert rows(terminal) == []
    assert at(terminal) is Place.APPROVAL
    terminal.on_key(Key(KeyName.ESCAPE))
    assert "You may not take goods back without a receipt" in message(terminal)


def test_void_and_undo_by_keyboard(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, OAT, BREAD)
    terminal.on_key(Key(KeyName.UP))
    terminal.on_key(Key(KeyName.DELETE))
    assert [name for _, name, _ in rows(terminal)] == ["Sourdough loaf 750 g"]
    terminal.on_key(Key(KeyName.UNDO))
    assert len(rows(terminal)) == 2


def test_plus_and_minus_change_the_selected_line(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, OAT)
    keys(terminal, "++")
    assert rows(terminal)[0][0] == "3"
    keys(terminal, "--")
    assert rows(terminal)[0][0] == "2"


def test_suspend_and_recall_one_key_each(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, OAT)
    terminal.on_key(Key(KeyName.F4))
    assert rows(terminal) == []
    terminal.on_key(Key(KeyName.F5))
    assert rows(terminal) == [("1", "Oat drink barista 1 L", "2.49")]


def test_cancel_asks_first_and_then_empties_the_counter(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, OAT)
    terminal.do(Action.CANCEL_SALE)
    assert rows(terminal) != []
    terminal.on_key(Key(KeyName.ENTER))
    assert rows(terminal) == []
    assert at(terminal) is Place.TILES


def test_tile_tapped_with_a_quantity_is_rung(shop: Shop, terminal: Terminal) -> None:
    keys(terminal, "4*")
    tap(terminal, "tile-0")
    assert rows(terminal) == [("4", "Oat drink barista 1 L", "9.96")]


def test_search_typed_and_entered_is_rung(shop: Shop, terminal: Terminal) -> None:
    keys(terminal, "2*/rain")
    assert at(terminal) is Place.SEARCH
    terminal.on_key(Key(KeyName.ENTER))
    assert rows(terminal) == [("2", "Rain jacket M, moss", "158.00")]


def test_search_entered_before_the_hits_are_there_waits_for_them(shop: Shop, terminal: Terminal) -> None:
    shop.desk.holds = True
    keys(terminal, "/rain\n")
    assert rows(terminal) == []
    while shop.desk.waiting:
        shop.desk.deliver(1)
    assert rows(terminal) == [("1", "Rain jacket M, moss", "79.00")]


def test_goods_taken_back_pay_out_exactly(shop: Shop, terminal: Terminal) -> None:
    keys(terminal, "-")
    scan(shop, terminal, BREAD)
    assert rows(terminal) == [("−1", "Sourdough loaf 750 g", "−4.20")]
    terminal.on_key(Key(KeyName.F12))
    shown = find(terminal, FitText, "doneAmount")
    assert isinstance(shown, FitText)
    assert shown.text() == "4.20"
    assert len(shop.till.memory.of_kind(TransactionKind.RETURN)) == 1


def test_message_goes_with_the_next_key(shop: Shop, terminal: Terminal) -> None:
    terminal.on_key(Key(KeyName.DELETE))
    assert message(terminal) != ""
    keys(terminal, "1")
    assert message(terminal) == ""


def test_whole_day_by_keyboard_alone(qtbot: QtBot) -> None:
    shop = Shop(operator=None, is_open=False)
    terminal = opened(shop, qtbot)
    terminal.on_key(Key(KeyName.DOWN))
    keys(terminal, "1234\n")
    assert at(terminal) is Place.OPEN_TILL
    keys(terminal, "100\n")
    assert at(terminal) is Place.TILES
    keys(terminal, f"{OAT}\n")
    keys(terminal, "\n")
    assert at(terminal) is Place.TENDER
    keys(terminal, "5\n")
    assert at(terminal) is Place.DONE
    terminal.on_key(Key(KeyName.F10))
    assert at(terminal) is Place.MORE
    terminal.on_key(Key(KeyName.ESCAPE))
    terminal.do(Action.CLOSE_TILL)
    keys(terminal, "102.49\n")
    terminal.on_key(Key(KeyName.ENTER))
    assert at(terminal) is Place.CLOSE_TILL, "the figures of the closed till are to be read first"
    terminal.on_key(Key(KeyName.ENTER))
    assert at(terminal) is Place.OPEN_TILL
    assert shop.till.memory.kinds()[-1] == TransactionKind.TILL_SETTLE


def test_sale_comes_back_when_the_terminal_starts_again(shop: Shop, terminal: Terminal, qtbot: QtBot) -> None:
    scan(shop, terminal, OAT, BREAD)
    again = opened(shop, qtbot)
    assert len(rows(again)) == 2


def test_part_paid_sale_comes_back_at_the_tender(shop: Shop, terminal: Terminal, qtbot: QtBot) -> None:
    _part_paid(shop, terminal)
    again = opened(shop, qtbot)
    assert at(again) is Place.TENDER


def test_till_switched_on_long_after_asks_for_the_pin(qtbot: QtBot) -> None:
    from evertill.domain.policy.store_policy import StorePolicy

    shop = Shop(policy=StorePolicy(lock_after_s=60))
    shop.clock.passes(seconds=61)
    assert at(opened(shop, qtbot)) is Place.SIGN_ON


def test_idle_screen_locks_and_the_sale_waits(qtbot: QtBot) -> None:
    from evertill.domain.policy.store_policy import StorePolicy

    shop = Shop(policy=StorePolicy(lock_after_s=60))
    terminal = opened(shop, qtbot)
    scan(shop, terminal, OAT)
    shop.clock.passes(seconds=59)
    terminal.beat()
    assert at(terminal) is Place.TILES
    shop.clock.passes(seconds=2)
    terminal.beat()
    assert at(terminal) is Place.SIGN_ON
    terminal.on_key(Key(KeyName.DOWN))
    keys(terminal, "1234\n")
    assert rows(terminal) == [("1", "Oat drink barista 1 L", "2.49")]


def test_real_keys_reach_the_entry_line_and_the_function_keys(shop: Shop, terminal: Terminal) -> None:
    window = terminal.window
    for sign in "4006381333931":
        QTest.keyClick(window, ord(sign))
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert rows(terminal) == [("1", "Oat drink barista 1 L", "2.49")]
    QTest.keyClick(window, Qt.Key.Key_F12)
    assert at(terminal) is Place.DONE


def test_tap_leaves_the_focus_with_the_entry_line(shop: Shop, terminal: Terminal, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: QApplication.focusWidget() is entry(terminal))
    tap(terminal, "tile-0")
    assert QApplication.focusWidget() is entry(terminal)


def test_tab_travels_over_every_control_and_enter_presses_it(shop: Shop, terminal: Terminal, qtbot: QtBot) -> None:
    scan(shop, terminal, OAT)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is entry(terminal))
    wanted = {
        button.objectName()
        for button in terminal.window.findChildren(QAbstractButton)
        if button.isVisibleTo(terminal.window) and button.isEnabled()
    }
    seen: set[str] = set()
    for _ in range(len(wanted) + 2):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.add(focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert wanted <= seen
    bread = find(terminal, QAbstractButton, "tile-1")
    bread.setFocus()
    QTest.keyClick(bread, Qt.Key.Key_Return)
    assert [name for _, name, _ in rows(terminal)] == ["Oat drink barista 1 L", "Sourdough loaf 750 g"]


def test_going_offline_is_said_once_without_a_tone_and_passes(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, OAT)
    tones = list(shop.tones)
    terminal.on_notice(LinkChanged(LinkState.OFFLINE, shop.clock.now()))
    assert message(terminal).startswith("Offline from now on.")
    assert shop.tones == tones
    scan(shop, terminal, BREAD)
    assert message(terminal) == ""
    assert len(rows(terminal)) == 2


def test_chips_show_what_the_notices_hint_at(shop: Shop, terminal: Terminal) -> None:
    since = shop.clock.now() - timedelta(minutes=12)
    shop.sync.link = LinkChanged(LinkState.OFFLINE, since)
    shop.sync.queue = QueueState(37, 0, since, None)
    terminal.on_notice(shop.sync.link)
    chips = {chip.objectName(): chip.text() for chip in terminal.window.findChildren(Chip) if chip.isVisible()}
    assert chips["chip-link"] == "Offline since 08:51"
    assert chips["chip-queue"] == "37 waiting · oldest 12 min"


def test_printer_fault_is_a_chip_until_it_is_mended(shop: Shop, terminal: Terminal) -> None:
    fault = DeviceStateChanged(DeviceKind.RECEIPT_PRINTER, "printer", False, "Paper is out; put a roll in.")
    terminal.on_notice(fault)
    assert find(terminal, Chip, "chip-device-printer").isVisible()
    terminal.on_notice(replace(fault, is_ready=True, reason=""))
    assert all(
        chip.objectName() != "chip-device-printer" or not chip.isVisible()
        for chip in terminal.window.findChildren(Chip)
    )
    scan(shop, terminal, OAT)
    terminal.on_key(Key(KeyName.F12))
    assert at(terminal) is Place.DONE


def test_means_that_the_shop_begins_to_take_is_offered_for_the_sale_on_the_counter(
    shop: Shop, terminal: Terminal
) -> None:
    scan(shop, terminal, OAT)
    twint = TenderType("twint", TenderKind.WALLET, "TWINT", needs_reference=False)
    shop.till.policies.now = replace(shop.till.policies.now, tenders=TenderPolicy((twint,)))
    terminal.on_notice(CopiesUpdated(frozenset({"prices"})))
    terminal.on_key(Key(character="="))
    assert "TWINT" not in means_offered(terminal)
    terminal.on_key(Key(KeyName.ESCAPE))
    terminal.on_notice(CopiesUpdated(frozenset({"policy"})))
    terminal.on_key(Key(character="="))
    assert "TWINT" in means_offered(terminal)


def means_offered(terminal: Terminal) -> set[str]:
    return {key.text() for key in terminal.window.findChildren(Button) if key.objectName().startswith("means-")}


def test_tabs_without_room_are_one_tap_away(shop: Shop, terminal: Terminal) -> None:
    item = shop.catalogue.find_by_sku("OAT-1")
    assert item is not None
    shop.catalogue.tile_list = [
        Tile(item.sku, f"{category} tile", item.unit_price, item.unit, category)
        for category in ("Bakery", "Delicatessen", "Household", "Stationery", "Clothing", "Services", "Parts")
    ]
    terminal.on_notice(CopiesUpdated(frozenset({"products"})))
    bar = {tab.text() for tab in terminal.window.findChildren(TabButton) if tab.isVisible()}
    assert "Parts" not in bar
    while not any(tab.text() == "Parts" and tab.isVisible() for tab in terminal.window.findChildren(TabButton)):
        tap(terminal, "tab-more")
    tap(terminal, "tab-7")
    shown = find(terminal, TileButton, "tile-0")
    assert shown.accessibleName() == "Parts tile 2.49"
