"""Every key the manual names does something on the real screens, and every function key of the screens is named."""

import re

import pytest
from pytestqt.qtbot import QtBot

from evertill.domain.codes.entry import EntryRefused, EntryState, Typed, press
from evertill.ui.application import Terminal
from evertill.ui.frame.actions import KEY_ACTIONS, Action, action_of
from evertill.ui.frame.key_map import function_keys
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.widgets.button import Button
from tests.support.manual import PAGES, spans, table_rows
from tests.support.scenes.orders import put_orders
from tests.support.ui import Shop
from tests.support.ui_lists import a_parked_fact

NAMED = {
    "Del": KeyName.DELETE,
    "Ctrl+Z": KeyName.UNDO,
    "Enter": KeyName.ENTER,
    "Esc": KeyName.ESCAPE,
    "Up": KeyName.UP,
    "Down": KeyName.DOWN,
    "Page Up": KeyName.PAGE_UP,
    "Page Down": KeyName.PAGE_DOWN,
    **{f"F{number}": KeyName(f"F{number}") for number in range(1, 13)},
}
DAY = PAGES["day_at_the_till.md"]
RING = table_rows(DAY, "Ring")
SYNC = table_rows(DAY, "What the three facts at the top say")
_NAMES = re.compile("|".join(sorted((rf"\b{re.escape(name)}\b" for name in NAMED), key=len, reverse=True)))


def keys_in(text: str) -> set[str]:
    """Keys with a name, as a text has them."""
    return set(_NAMES.findall(re.sub(r"`[^`]*`", "", text)))


def a_terminal_with_a_sale(shop: Shop, qtbot: QtBot) -> Terminal:
    """Two lines on the counter and a sale put aside."""
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window)
    terminal.on_scan(shop.scanned("4006381333931"))
    terminal.on_key(Key(KeyName.F4))
    for code in ("4006381333931", "5449000000996"):
        terminal.on_scan(shop.scanned(code))
    return terminal


def seen(shop: Shop, terminal: Terminal) -> tuple[object, ...]:
    """What a key can change."""
    board, entry = terminal.board, terminal._parts.presenters.sell._parts.entry
    return terminal.place, board.rung, board.selected_line_id, entry.state, len(shop.desk.commands)


def test_manual_function_keys_are_those_of_the_screens() -> None:
    pages = [page for name, page in PAGES.items() if name != "pickup.md"]
    named = {name for page in pages for name in re.findall(r"\bF[0-9]{1,2}\b", page)}
    wired = {key.value for key in KEY_ACTIONS if key.value.startswith("F")}
    assert named == wired
    assert all(action_of(KeyName(name), Place.TILES) for name in named)
    assert {key.key for key in function_keys(Place.TILES, 1)} <= named | {"Esc"}


def test_manual_names_the_keys_of_the_pickup_queue(qtbot: QtBot) -> None:
    shop = Shop()
    put_orders(shop)
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window)
    terminal.do(Place.PICKUP_ORDERS)
    hints: set[str] = set()
    for name in (KeyName.RIGHT, KeyName.RIGHT, KeyName.RIGHT, KeyName.RIGHT):
        hints |= {button._hint for button in terminal.window.findChildren(Button) if "pickup-" in button.objectName()}
        terminal.on_key(Key(name))
    terminal.stop()
    own = {hint for hint in hints if re.fullmatch("F[2-8]", hint)}
    named = {
        found for row in table_rows(PAGES["pickup.md"], "The queue") for found in re.findall(r"F[0-9]{1,2}", row[0])
    }
    assert named == own


@pytest.mark.parametrize("name", sorted(set().union(*(keys_in(row[0]) for row in RING))))
def test_manual_named_key_changes_what_is_seen(name: str, qtbot: QtBot) -> None:
    shop = Shop()
    terminal = a_terminal_with_a_sale(shop, qtbot)
    if name in {"Down", "Page Down"}:
        terminal.on_key(Key(KeyName.UP))
    if name == "Esc":
        terminal.on_key(Key(character="7"))
    before = seen(shop, terminal)
    assert terminal.on_key(Key(NAMED[name]))
    assert seen(shop, terminal) != before


@pytest.mark.parametrize("row", RING, ids=lambda row: row[0])
def test_manual_entry_signs_are_taken_by_the_entry_line(row: list[str]) -> None:
    for column in row:
        signs = "".join(spans(column))
        state = EntryState()
        for character in signs:
            before = state
            state, action = press(state, Typed(character))
            assert not isinstance(action, EntryRefused), f"{signs}: {action}"
            assert (state, action) != (before, None), f"{character} in {signs} does nothing"


def test_manual_sync_digits_act_on_a_refused_fact(qtbot: QtBot) -> None:
    digits = [span for row in SYNC for span in spans(row[0])]
    assert digits == ["1", "2", "3"]
    for digit in digits:
        shop = Shop()
        shop.sync.parked_facts = (a_parked_fact(1),)
        terminal = shop.terminal()
        qtbot.addWidget(terminal.window)
        terminal.do(Place.SYNC)
        presenter = terminal._parts.presenters.sync
        before = presenter._view, len(shop.desk.commands), len(shop.desk.questions)
        assert terminal.on_key(Key(character=digit))
        assert (presenter._view, len(shop.desk.commands), len(shop.desk.questions)) != before


def test_while_an_article_is_searched_for_f7_is_its_label_and_f9_its_stock() -> None:
    """As the page of goods says."""
    assert action_of(KeyName.F7, Place.SEARCH) is Action.LABEL
    assert action_of(KeyName.F9, Place.SEARCH) is Place.ITEM_STOCK
    assert action_of(KeyName.F9, Place.TILES) is Place.PICKUP_ORDERS
