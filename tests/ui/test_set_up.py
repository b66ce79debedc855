"""Changing the till's settings on the real screens."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from evertill.domain.facts.epoch_end import EpochEnd
from evertill.domain.facts.transaction import TransactionKind
from evertill.kernel.errors import Fault, SettingsFault
from evertill.ui.application import Terminal
from evertill.ui.behind.set_up_port import (
    BackendSetUp,
    Failed,
    NoSetUp,
    PersonSetUp,
    RecordSetUp,
    SettleWish,
    SetUpState,
    StaffSetUp,
)
from evertill.ui.form.form_view import FormView
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.set_up.set_up_view import Section
from evertill.ui.settings import UiSettings
from evertill.ui.theme.palette import DARK, ThemeName
from evertill.ui.widgets.button import Button
from evertill.ui.widgets.typed_into import TypedInto, pressed_by_enter
from tests.support.counter import CASHIER, MANAGER
from tests.support.scenes.set_up import PEOPLE, _set_up
from tests.support.ui import Shop


class Keeping(NoSetUp):
    """Remembers what is kept; `fault` refuses it."""

    def __init__(self, state: SetUpState | None = None) -> None:
        super().__init__(state)
        self.kept: list[object] = []
        self.fault: Fault | None = None

    def keep_look(self, ui: UiSettings, locale: str, then: object, failed: Failed) -> None:
        """Into a list."""
        self._keep(ui, then, failed)

    def keep_policy(self, name: str, lines: tuple[str, ...], then: object, failed: Failed) -> None:
        """Into a list."""
        self._keep((name, lines), then, failed)

    def keep_person(self, person: PersonSetUp, then: object, failed: Failed) -> None:
        """Into a list."""
        self._keep(person, then, failed)

    def revoke_badge(self, operator_id: str, then: object, failed: Failed) -> None:
        """Into a list."""
        self._keep(("revoked", operator_id), then, failed)

    def keep_pace(self, kind: str, every_s: int | None, then: object, failed: Failed) -> None:
        """Into a list."""
        self._keep((kind, every_s), then, failed)

    def join_backend(self, url: str, code: str, failed: Failed) -> None:
        """Into a list."""
        self._keep(("joined", url, code), lambda: None, failed)

    def settle(self, wish: SettleWish, failed: Failed) -> None:
        """Into a list."""
        self._keep(wish, lambda: None, failed)

    def _keep(self, what: object, then: object, failed: Failed) -> None:
        if self.fault is not None:
            failed(self.fault)
            return
        self.kept.append(what)
        assert callable(then)
        then()


@pytest.fixture
def shop() -> Shop:
    """A shop whose settings can be kept."""
    return Shop(operator=MANAGER)


def opened(shop: Shop, qtbot: QtBot, section: Section, keeping: Keeping | None = None) -> Terminal:
    """The set-up screen at this section."""
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    shop.set_up = keeping or Keeping()
    terminal.do(Place.SET_UP)
    for _ in range(tuple(Section).index(section)):
        terminal.on_key(Key(KeyName.PAGE_DOWN))
    return terminal


def presenter(terminal: Terminal) -> object:
    """The set-up presenter, by its key taker."""
    taker = terminal._parts.presenters.features.at(Place.SET_UP).on_key
    return taker.__self__  # type: ignore[attr-defined]  # a bound method has one


def at_focus() -> QWidget:
    """What a key would reach first."""
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def view(terminal: Terminal) -> FormView:
    """What is drawn."""
    shown = presenter(terminal)._view  # type: ignore[attr-defined]  # what a test looks at
    assert isinstance(shown, FormView)
    return shown


def test_set_up_look_is_kept_and_shown_at_once_with_the_sale_still_there(shop: Shop, qtbot: QtBot) -> None:
    keeping = Keeping()
    terminal = opened(shop, qtbot, Section.LOOK, keeping)
    terminal._parts.navigator.home()
    terminal.on_scan(shop.scanned("4006381333931"))
    terminal.do(Place.SET_UP)
    terminal.on_key(Key(KeyName.RIGHT))
    terminal.on_key(Key(KeyName.F12))
    QCoreApplication.processEvents()
    assert [ui.theme.value for ui in keeping.kept if isinstance(ui, UiSettings)] == ["dark"]
    assert terminal.place is Place.SET_UP
    assert terminal.board.rung is not None


def test_set_up_key_that_was_changed_works_at_once(shop: Shop, qtbot: QtBot) -> None:
    terminal = opened(shop, qtbot, Section.KEYS)
    taker = presenter(terminal)
    taker.choose("key", "F9")  # type: ignore[attr-defined]  # a tap
    taker.choose("wish", "sync")  # type: ignore[attr-defined]  # a tap
    terminal.on_key(Key(KeyName.F12))
    QCoreApplication.processEvents()
    terminal._parts.navigator.home()
    terminal.on_key(Key(KeyName.F9))
    assert terminal.place is Place.SYNC


def test_set_up_pace_is_chosen_where_a_shop_may_and_only_told_elsewhere(shop: Shop, qtbot: QtBot) -> None:
    kinds = ("products", "payments", "orders")
    keeping = Keeping(SetUpState(records=tuple(RecordSetUp(kind) for kind in kinds)))
    terminal = opened(shop, qtbot, Section.RECORDS, keeping)
    taker = presenter(terminal)
    taker.choose("record-pace", "300")  # type: ignore[attr-defined]  # a tap
    terminal.on_key(Key(KeyName.F12))
    taker.choose("record", "payments")  # type: ignore[attr-defined]  # a tap
    assert "record-pace" not in {field.name for field in view(terminal).fields}
    terminal.on_key(Key(KeyName.F12))
    taker.choose("record", "orders")  # type: ignore[attr-defined]  # a tap
    assert [choice.value for choice in view(terminal).fields[-1].choices] == ["0", "5", "off"]
    taker.choose("record-pace", "off")  # type: ignore[attr-defined]  # a tap
    terminal.on_key(Key(KeyName.F12))
    assert keeping.kept == [("products", 300), ("orders", None)]
    taker.choose("record", "products")  # type: ignore[attr-defined]  # a tap
    assert view(terminal).fields[-1].value == "300"


def test_set_up_pace_that_nobody_kept_is_told_when_another_kind_is_chosen(shop: Shop, qtbot: QtBot) -> None:
    keeping = Keeping(SetUpState(records=tuple(RecordSetUp(kind) for kind in ("products", "orders"))))
    terminal = opened(shop, qtbot, Section.RECORDS, keeping)
    taker = presenter(terminal)
    taker.choose("record", "orders")  # type: ignore[attr-defined]  # a tap
    assert view(terminal).message == ""
    taker.choose("record-pace", "5")  # type: ignore[attr-defined]  # a tap
    taker.choose("record", "products")  # type: ignore[attr-defined]  # a tap
    assert (view(terminal).is_bad, view(terminal).message.partition(",")[0]) == (True, "Orders stays as it was")
    taker.choose("record", "orders")  # type: ignore[attr-defined]  # a tap
    assert (view(terminal).is_bad, view(terminal).fields[-1].value, keeping.kept) == (False, "0", [])


def test_set_up_pin_shows_digits_and_leaves_their_room_to_the_questions(shop: Shop, qtbot: QtBot) -> None:
    terminal = opened(shop, qtbot, Section.STAFF)
    letter = terminal.window.findChild(QWidget, "letter-q")
    digit = terminal.window.findChild(QWidget, "letter-7")
    taker = presenter(terminal)
    taker.choose("person-name", "Ben")  # type: ignore[attr-defined]  # a tap
    assert not letter.isHidden()
    taker.choose("person-pin", "")  # type: ignore[attr-defined]  # a tap
    assert letter.isHidden()
    assert not digit.isHidden()


def test_set_up_tab_goes_from_box_to_box_and_what_is_typed_goes_along(shop: Shop, qtbot: QtBot) -> None:
    terminal = opened(shop, qtbot, Section.RECEIPT)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), TypedInto))
    QTest.keyClicks(at_focus(), "Ben O")
    QTest.keyClick(at_focus(), Qt.Key.Key_Tab)
    QTest.keyClicks(at_focus(), "Main Street 1")
    QTest.keyClick(at_focus(), Qt.Key.Key_Backtab)
    QTest.keyClicks(at_focus(), "x")
    assert [field.value for field in view(terminal).fields[:2]] == ["Ben Ox", "Main Street 1"]


def test_set_up_enter_leads_on_and_tab_after_the_last_box_reaches_the_keys(shop: Shop, qtbot: QtBot) -> None:
    terminal = opened(shop, qtbot, Section.RECEIPT)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), TypedInto))
    QTest.keyClicks(at_focus(), "A")
    QTest.keyClick(at_focus(), Qt.Key.Key_Return)
    QTest.keyClicks(at_focus(), "B")
    assert [field.value for field in view(terminal).fields[:2]] == ["A", "B"]
    for _ in view(terminal).fields[1:]:
        QTest.keyClick(at_focus(), Qt.Key.Key_Tab)
    assert isinstance(pressed_by_enter(at_focus()), Button)


def test_set_up_receipt_texts_are_kept_without_empty_ends(shop: Shop, qtbot: QtBot) -> None:
    keeping = Keeping()
    terminal = opened(shop, qtbot, Section.RECEIPT, keeping)
    for character in "Corner shop ":
        terminal.on_key(Key(character=character))
    terminal.on_key(Key(KeyName.F12))
    assert keeping.kept == [("receipt_header", ("Corner shop",)), ("receipt_footer", ())]
    assert view(terminal).message == "Kept."


def test_set_up_fault_is_told_and_the_answers_stay(shop: Shop, qtbot: QtBot) -> None:
    keeping = Keeping()
    keeping.fault = SettingsFault("The disk is full.")
    terminal = opened(shop, qtbot, Section.RECEIPT, keeping)
    terminal.on_key(Key(character="A"))
    terminal.on_key(Key(KeyName.F12))
    assert (view(terminal).message, view(terminal).is_bad) == ("The disk is full.", True)
    assert view(terminal).fields[0].value == "A"


def test_set_up_is_kept_by_managers_only(qtbot: QtBot) -> None:
    keeping = Keeping()
    terminal = opened(Shop(operator=CASHIER), qtbot, Section.LOOK, keeping)
    terminal.on_key(Key(KeyName.RIGHT))
    terminal.on_key(Key(KeyName.F12))
    assert keeping.kept == []
    assert view(terminal).is_bad


def test_set_up_texts_of_a_backend_cannot_be_changed_here(shop: Shop, qtbot: QtBot) -> None:
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    _set_up(shop, terminal, Section.RECEIPT, is_own=False)
    assert view(terminal).buttons == ()


def test_dark_ground_reaches_beside_the_cards(shop: Shop, qtbot: QtBot) -> None:
    terminal = shop.terminal(UiSettings(theme=ThemeName.DARK))
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    terminal.do(Place.SET_UP)
    picture = terminal.window.grab().toImage()
    assert picture.pixelColor(6, picture.height() // 2).name() == DARK.app.lower()


def test_set_up_scan_gives_the_person_shown_that_badge_and_signs_nobody_on(shop: Shop, qtbot: QtBot) -> None:
    keeping = Keeping(SetUpState(staff=StaffSetUp(PEOPLE)))
    terminal = opened(shop, qtbot, Section.STAFF, keeping)
    terminal.on_key(Key(KeyName.RIGHT))
    terminal.on_scan(shop.scanned("BADGE-0815"))
    assert view(terminal).message == f"The badge was read for {PEOPLE[1].name}; keep it with F12."
    terminal.on_key(Key(KeyName.F12))
    (person,) = keeping.kept
    assert isinstance(person, PersonSetUp)
    assert (person.operator_id, person.badge, person.pin) == ("2", "BADGE-0815", "")
    assert view(terminal).message == "Kept."
    assert [field.value for field in view(terminal).fields if field.name in ("person", "person-badge")] == ["2", ""]
    assert shop.till.memory.of_kind(TransactionKind.WRONG_PINS) == []


def test_set_up_badge_is_revoked_and_somebody_new_begins_empty(shop: Shop, qtbot: QtBot) -> None:
    keeping = Keeping(SetUpState(staff=StaffSetUp(PEOPLE)))
    terminal = opened(shop, qtbot, Section.STAFF, keeping)
    assert [button.name for button in view(terminal).buttons] == ["keep"]
    terminal.on_key(Key(KeyName.RIGHT))
    presenter(terminal).do("revokeBadge")  # type: ignore[attr-defined]  # the presenter
    assert keeping.kept == [("revoked", "2")]
    terminal.on_key(Key(KeyName.LEFT))
    terminal.on_key(Key(KeyName.LEFT))
    assert [(field.name, field.value) for field in view(terminal).fields][:3] == [
        ("person", ""),
        ("person-name", ""),
        ("person-role", "cashier"),
    ]


def test_set_up_staff_of_a_backend_is_only_told(shop: Shop, qtbot: QtBot) -> None:
    keeping = Keeping(SetUpState(staff=StaffSetUp(PEOPLE, is_own=False)))
    terminal = opened(shop, qtbot, Section.STAFF, keeping)
    terminal.on_key(Key(KeyName.F12))
    assert (view(terminal).buttons, keeping.kept) == ((), [])
    assert view(terminal).fields[1].value == "Cashier · with a badge"


def test_set_up_backend_is_tried_and_joined_with_a_code(shop: Shop, qtbot: QtBot) -> None:
    keeping = Keeping()
    terminal = opened(shop, qtbot, Section.BACKEND, keeping)
    for character in "https://x.example":
        terminal.on_key(Key(character=character))
    presenter(terminal).do("tryBackend")  # type: ignore[attr-defined]  # the presenter
    assert view(terminal).message.startswith("A backend of Evertill 1.0 answers there")
    terminal.on_key(Key(KeyName.F12))
    assert (view(terminal).message, keeping.kept) == ("The code is missing; type it.", [])
    terminal.on_key(Key(KeyName.ENTER))
    for character in "AB12":
        terminal.on_key(Key(character=character))
    terminal.on_key(Key(KeyName.F12))
    assert keeping.kept == [("joined", "https://x.example", "AB12")]


@pytest.mark.parametrize("backend", [BackendSetUp("https://x.example", "Corner shop"), BackendSetUp(can_join=False)])
def test_set_up_backend_is_joined_once_and_never_while_practising(
    shop: Shop, qtbot: QtBot, backend: BackendSetUp
) -> None:
    keeping = Keeping(SetUpState(backend=backend))
    terminal = opened(shop, qtbot, Section.BACKEND, keeping)
    terminal.on_key(Key(KeyName.F12))
    assert (view(terminal).buttons, keeping.kept) == ((), [])


def test_set_up_backend_settles_a_till_that_was_put_back_from_a_backup(shop: Shop, qtbot: QtBot) -> None:
    keeping = Keeping(SetUpState(backend=BackendSetUp("https://x.example", "Corner shop", over=EpochEnd.RESTORED)))
    terminal = opened(shop, qtbot, Section.BACKEND, keeping)
    presenter(terminal).do("settleAlone")  # type: ignore[attr-defined]  # the presenter
    assert view(terminal).message.startswith("Say why")
    for character in "no line":
        terminal.on_key(Key(character=character))
    presenter(terminal).do("settleAlone")  # type: ignore[attr-defined]  # the presenter
    keeping.fault = Fault("Nobody answers.")
    terminal = opened(shop, qtbot, Section.BACKEND, keeping)
    terminal.on_key(Key(KeyName.F12))
    assert (keeping.kept, view(terminal).message) == ([SettleWish(asks=False, reason="no line")], "Nobody answers.")


def test_set_up_backend_lets_a_copied_till_go_on_as_another_with_a_code(shop: Shop, qtbot: QtBot) -> None:
    keeping = Keeping(SetUpState(backend=BackendSetUp("https://x.example", "Corner shop", over=EpochEnd.COPIED)))
    terminal = opened(shop, qtbot, Section.BACKEND, keeping)
    terminal.on_key(Key(KeyName.F12))
    assert view(terminal).message == "The code is missing; type it."
    for character in "AB12":
        terminal.on_key(Key(character=character))
    terminal.on_key(Key(KeyName.F12))
    assert keeping.kept == [SettleWish(is_another=True, code="AB12")]
