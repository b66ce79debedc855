"""People on the real screens: overrides on the spot, badges, a switch of operators in two actions; the sale stays."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.people.people import Operator, Role
from evertill.domain.policy.reasons import DEFAULT_REASONS, Reason, ReasonFor, ReasonPolicy
from evertill.operations.people.note_staff import NoteStaff
from evertill.ui.application import Terminal
from evertill.ui.audit.audit_screen import AuditPane
from evertill.ui.entry.entry_screen import EntryLine
from evertill.ui.entry.entry_view import Mood
from evertill.ui.frame.actions import Action
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.terminal.message_strip import MessageStrip
from evertill.ui.widgets.button import Button
from evertill.ui.widgets.rows import RowsView
from tests.support.counter import CASHIER, MANAGER, SUPERVISOR
from tests.support.memory_reading import MemoryReading
from tests.support.scenes.counter import keys, scan
from tests.support.ui import Shop

OAT = "4006381333931"
OVERRIDE = TransactionKind.OVERRIDE


@pytest.fixture
def shop() -> Shop:
    """A till that is open, a cashier signed on, everybody with a badge."""
    shop = Shop(operator=CASHIER)
    for operator in (CASHIER, SUPERVISOR, MANAGER):
        who = shop.till.people.staff[operator]
        shop.till.people.staff[operator] = replace(who, badge_verifier=f"badge of BADGE-{who.name[:3]}")
    return shop


@pytest.fixture
def terminal(shop: Shop, qtbot: QtBot) -> Terminal:
    """The screens, shown."""
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    return terminal


def asks_for_another_price(shop: Shop, terminal: Terminal) -> None:
    """A loaf at three."""
    scan(shop, terminal, OAT)
    terminal.on_key(Key(KeyName.F7))
    keys(terminal, "2\n1")
    assert terminal.place is Place.APPROVAL


def message(terminal: Terminal) -> str:
    """What the strip says."""
    strip = terminal.window.findChild(MessageStrip)
    assert isinstance(strip, MessageStrip)
    return "" if strip.message is None else strip.message.sentence


def text(terminal: Terminal, name: str) -> str:
    """What a label says."""
    label = terminal.window.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text()


def gross(terminal: Terminal) -> int:
    """What the sale on the screens comes to, in cents."""
    assert terminal.board.rung is not None
    return terminal.board.rung.priced.gross.minor


def test_refused_deed_is_let_done_by_keyboard_and_goes_on_where_it_was_asked(shop: Shop, terminal: Terminal) -> None:
    asks_for_another_price(shop, terminal)

    terminal.on_key(Key(KeyName.RIGHT))
    terminal.on_key(Key(KeyName.DOWN))
    keys(terminal, "3456\n")

    assert (terminal.place, gross(terminal)) == (Place.TILES, 200)
    (override,) = shop.till.memory.of_kind(OVERRIDE)
    assert (override.operator_id, override.body["approver"]) == (CASHIER, MANAGER)


def test_refused_deed_is_let_done_by_a_badge(shop: Shop, terminal: Terminal) -> None:
    asks_for_another_price(shop, terminal)
    terminal.on_key(Key(KeyName.RIGHT))

    scan(shop, terminal, "BADGE-Sam")

    assert (terminal.place, gross(terminal)) == (Place.TILES, 200)
    assert terminal.board.state is not None
    assert terminal.board.state.operator is not None
    assert terminal.board.state.operator.operator_id == CASHIER


def test_refused_deed_left_with_esc_is_said_and_the_sale_stays(shop: Shop, terminal: Terminal) -> None:
    asks_for_another_price(shop, terminal)

    terminal.on_key(Key(KeyName.ESCAPE))

    assert (terminal.place, gross(terminal)) == (Place.TILES, 249)
    assert "You may not change a price" in message(terminal)
    assert shop.till.memory.of_kind(OVERRIDE) == []


def test_wrong_pin_stays_on_the_sheet(shop: Shop, terminal: Terminal) -> None:
    asks_for_another_price(shop, terminal)
    terminal.on_key(Key(KeyName.RIGHT))
    terminal.on_key(Key(KeyName.DOWN))

    keys(terminal, "9999\n")

    assert terminal.place is Place.APPROVAL
    assert text(terminal, "approvalSentence") == "That is not the PIN. Try again."


def test_badge_of_somebody_who_may_not_either_says_so(shop: Shop, terminal: Terminal) -> None:
    asks_for_another_price(shop, terminal)
    terminal.on_key(Key(KeyName.RIGHT))

    scan(shop, terminal, "BADGE-Ann")

    assert terminal.place is Place.APPROVAL
    assert "Anna K. may not let this be done either" in text(terminal, "approvalSentence")


def test_item_scanned_over_the_sheet_is_refused_and_seen(shop: Shop, terminal: Terminal) -> None:
    asks_for_another_price(shop, terminal)

    scan(shop, terminal, OAT)

    assert gross(terminal) == 249
    assert text(terminal, "approvalSentence").startswith("Not rung")


def test_screen_locked_over_the_sheet_lets_nothing_be_done(shop: Shop, terminal: Terminal) -> None:
    asks_for_another_price(shop, terminal)

    terminal.on_key(Key(KeyName.LOCK))
    terminal.on_key(Key(KeyName.DOWN))
    keys(terminal, "1234\n")

    assert (terminal.place, gross(terminal)) == (Place.TILES, 249)


def test_operators_switch_by_one_scan_and_the_sale_stays(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, OAT)

    scan(shop, terminal, "BADGE-Mar")

    assert (terminal.place, gross(terminal)) == (Place.TILES, 249)
    assert terminal.board.state is not None
    assert terminal.board.state.operator is not None
    assert terminal.board.state.operator.operator_id == MANAGER


def test_operators_switch_by_lock_and_pin_and_the_sale_stays(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, OAT)

    terminal.on_key(Key(KeyName.LOCK))
    scan(shop, terminal, "BADGE-Sam")

    assert (terminal.place, gross(terminal)) == (Place.TILES, 249)


def test_unknown_badge_while_selling_is_said_and_nobody_changes(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, OAT)

    scan(shop, terminal, "BADGE-nobody")

    assert (terminal.place, gross(terminal)) == (Place.TILES, 249)
    assert "Nobody here has that badge" in message(terminal)


def test_badge_that_needs_its_pin_locks_and_waits_for_it(shop: Shop, terminal: Terminal) -> None:
    policy = shop.till.policies.now
    shop.till.policies.now = replace(policy, rights=replace(policy.rights, badge_needs_pin=True))
    scan(shop, terminal, OAT)

    scan(shop, terminal, "BADGE-Sam")
    keys(terminal, "2345\n")

    assert (terminal.place, gross(terminal)) == (Place.TILES, 249)
    assert terminal.board.state is not None
    assert terminal.board.state.operator is not None
    assert terminal.board.state.operator.operator_id == SUPERVISOR


def test_refused_scan_is_forgotten_when_somebody_else_signs_on_but_not_when_the_same_do(
    shop: Shop, terminal: Terminal
) -> None:
    line = terminal.window.findChild(EntryLine)
    assert isinstance(line, EntryLine)
    terminal.do(Place.CLOSE_TILL)
    scan(shop, terminal, OAT)
    assert line.view.mood is Mood.REFUSED

    terminal.on_key(Key(KeyName.LOCK))
    scan(shop, terminal, f"BADGE-{shop.till.people.staff[CASHIER].name[:3]}")
    assert line.view.mood is Mood.REFUSED

    scan(shop, terminal, "BADGE-Mar")
    assert (line.view.mood, line.view.last) == (Mood.CALM, "")


def test_cards_of_people_stand_two_beside_each_other_and_fill_their_list(shop: Shop, terminal: Terminal) -> None:
    terminal.on_key(Key(KeyName.LOCK))
    QApplication.processEvents()
    view = terminal.window.findChild(RowsView, "staffTiles")
    assert isinstance(view, RowsView)
    first, second = (view.visualRect(view.model().index(at, 0)) for at in range(2))
    assert (first.top(), first.width()) == (second.top(), second.width())
    assert second.right() > view.viewport().width() - 40


# ---- discounts by hand


def test_discount_in_four_keys(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, OAT)
    terminal.on_key(Key(KeyName.F6))

    keys(terminal, "110\n1")

    assert (terminal.place, gross(terminal)) == (Place.TILES, 224)


def test_discount_as_an_amount_off_the_sale_and_away_again(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, OAT)
    terminal.on_key(Key(KeyName.F6))
    keys(terminal, "4.20\n1")
    assert gross(terminal) == 229

    terminal.on_key(Key(KeyName.F6))
    keys(terminal, "5")

    assert gross(terminal) == 249


def test_discount_beyond_the_ceiling_asks_somebody_who_may(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, OAT)
    terminal.on_key(Key(KeyName.F6))
    keys(terminal, "120\n1")
    assert terminal.place is Place.APPROVAL

    terminal.on_key(Key(KeyName.RIGHT))
    scan(shop, terminal, "BADGE-Sam")

    assert (terminal.place, gross(terminal)) == (Place.TILES, 199)


def test_discount_with_nothing_rung_says_so(shop: Shop, terminal: Terminal) -> None:
    terminal.on_key(Key(KeyName.F6))

    assert "nothing to take a discount off" in message(terminal)


def test_discount_with_money_taken_is_not_offered(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, OAT)
    keys(terminal, "=1\n")
    terminal.do(Action.DISCOUNT)

    assert "Part of this sale is paid" in message(terminal)


def test_line_is_struck_with_a_reason_where_the_shop_asks_one(shop: Shop, terminal: Terminal) -> None:
    policy = shop.till.policies.now
    reasons = ReasonPolicy({**DEFAULT_REASONS, ReasonFor.VOID_LINE: (Reason("mistake", "A mistake"),)})
    shop.till.policies.now = replace(policy, reasons=reasons)
    terminal.on_key(Key(KeyName.LOCK))
    scan(shop, terminal, "BADGE-Sam", OAT)

    terminal.on_key(Key(KeyName.DELETE))
    keys(terminal, "1")

    sale = shop.till.memory.committed.open_sale
    assert sale is not None
    assert (sale.lines[0].is_voided, sale.lines[0].reason) == (True, "mistake")


# ---- undoing a finished sale


def test_finished_sale_is_undone_from_the_list_of_receipts_by_keyboard(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, "BADGE-Sam", OAT)
    terminal.on_key(Key(KeyName.F12))
    terminal.do(Action.RECEIPTS)

    terminal.on_key(Key(KeyName.DELETE))
    assert terminal.place is Place.ASK
    keys(terminal, "1")

    assert "is undone. Give €2.49 back" in message(terminal)
    (void,) = shop.till.memory.of_kind(TransactionKind.POST_VOID)
    assert void.body["reason"] == "rung_wrong"
    terminal.do(Action.RECEIPTS)
    terminal.on_key(Key(KeyName.DELETE))
    assert "what undid one" in message(terminal)
    terminal.on_key(Key(KeyName.DOWN))
    terminal.on_key(Key(KeyName.DELETE))
    keys(terminal, "1")
    assert "undone already" in message(terminal)


# ---- the journal


def audited(terminal: Terminal) -> list[str]:
    """The titles of the list."""
    view = terminal.window.findChild(RowsView, "auditRows")
    assert isinstance(view, RowsView)
    model = view.model()
    return [str(model.data(model.index(row, 0))).partition(",")[0] for row in range(model.rowCount())]


def test_journal_is_searched_by_kind_person_and_text(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, OAT)
    terminal.on_key(Key(KeyName.F12))
    scan(shop, terminal, "BADGE-Sam")
    terminal.do(Place.AUDIT)

    assert audited(terminal)[:4] == ["Journal searched", "Sign-on", "Sign-off", "Sale · S1-2-1-1"]
    keys(terminal, "oat drink")
    assert audited(terminal) == ["Sale · S1-2-1-1"]
    terminal.on_key(Key(KeyName.ESCAPE))
    terminal.on_key(Key(KeyName.LEFT))
    assert audited(terminal) == ["Sale · S1-2-1-1"]
    terminal.on_key(Key(KeyName.ESCAPE))
    assert terminal.place is Place.TILES


def test_journal_asks_a_cashier_for_somebody_who_may(shop: Shop, terminal: Terminal) -> None:
    terminal.do(Place.AUDIT)
    assert terminal.place is Place.APPROVAL

    terminal.on_key(Key(KeyName.RIGHT))
    scan(shop, terminal, "BADGE-Mar")

    assert terminal.place is Place.AUDIT
    assert "Override" in audited(terminal)


def test_journal_goes_on_page_by_page(shop: Shop, terminal: Terminal) -> None:
    for _ in range(130):
        shop.till.sells("OAT-1")
    scan(shop, terminal, "BADGE-Sam")
    terminal.do(Place.AUDIT)
    assert len(audited(terminal)) == 50

    for _ in range(6):
        terminal.on_key(Key(KeyName.PAGE_DOWN))

    assert len(audited(terminal)) == 100


def test_long_look_through_the_journal_tells_how_far_it_is_and_is_stopped_and_goes_on(
    shop: Shop, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan(shop, terminal, OAT)
    terminal.on_key(Key(KeyName.F12))
    for _ in range(60):
        shop.till.sells("WATER-05")
    monkeypatch.setattr(MemoryReading, "audit_stretch", 10)
    scan(shop, terminal, "BADGE-Sam")
    terminal.do(Place.AUDIT)
    pane = terminal.window.findChild(AuditPane)
    stop = terminal.window.findChild(Button, "auditStop")
    assert pane is not None
    assert stop is not None

    shop.desk.holds = True
    keys(terminal, "oat drink")
    shop.desk.deliver(9)  # one page each of what was typed before
    shop.desk.deliver(1)
    assert (stop.isVisibleTo(pane), pane.aside.text().rpartition(" ")[0][-4:]) == (True, "· 18")
    terminal.on_key(Key(KeyName.ESCAPE))
    shop.desk.deliver()
    assert (shop.desk.waiting, audited(terminal)) == (0, [])

    shop.desk.holds = False
    stop.click()
    assert audited(terminal) == ["Sale · S1-2-1-1"]
    assert not stop.isVisibleTo(pane)


def test_journal_that_is_left_is_looked_through_no_further(
    shop: Shop, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(60):
        shop.till.sells("OAT-1")
    monkeypatch.setattr(MemoryReading, "audit_stretch", 10)
    scan(shop, terminal, "BADGE-Sam")
    terminal.do(Place.AUDIT)
    shop.desk.holds = True
    keys(terminal, "x")
    terminal.on_key(Key(KeyName.ESCAPE))
    terminal.on_key(Key(KeyName.ESCAPE))
    terminal.on_key(Key(KeyName.ESCAPE))
    assert terminal.place is not Place.AUDIT
    shop.desk.deliver()
    assert shop.desk.waiting == 0


def test_journal_finds_by_name_what_was_changed_of_somebody(shop: Shop, terminal: Terminal) -> None:
    scan(shop, terminal, OAT)
    terminal.on_key(Key(KeyName.F12))
    sam = shop.till.people.staff[SUPERVISOR]
    shop.till.do(NoteStaff((replace(sam, role=Role.CASHIER), *others(shop))))
    scan(shop, terminal, "BADGE-Mar")
    terminal.do(Place.AUDIT)

    keys(terminal, "sam")

    assert audited(terminal) == ["Staff changed · Sam B."]


def others(shop: Shop) -> tuple[Operator, ...]:
    """Everybody but the supervisor."""
    return tuple(one for one in shop.till.people.everybody() if one.operator_id != SUPERVISOR)
