"""Scenes without a keyboard: what is typed into was tapped, and its letters stand below."""

from PySide6.QtWidgets import QWidget

from evertill.ui.application import Terminal
from evertill.ui.frame.navigation import Place
from evertill.ui.widgets.button import Button
from evertill.ui.widgets.letters_wanted import want_letters
from tests.support.scenes.counter import Scene, an_ordinary_sale
from tests.support.scenes.customers import customers
from tests.support.scenes.devices import devices_address
from tests.support.ui import Shop


def tap(terminal: Terminal, name: str) -> None:
    """A finger on the box of that name."""
    box = terminal.window.findChild(QWidget, name)
    assert box is not None
    want_letters(box)


def type_by_touch(terminal: Terminal, text: str) -> None:
    """Letters of the screen, one after the other."""
    for letter in text:
        key = next(key for key in terminal.window.findChildren(Button, f"letter-{letter}") if key.isVisible())
        key.click()


def letters_search(shop: Shop, terminal: Terminal) -> None:
    """A product is looked for by its name while a sale is rung."""
    an_ordinary_sale(shop, terminal)
    tap(terminal, "entryLine")
    type_by_touch(terminal, "so")


def letters_customers(shop: Shop, terminal: Terminal) -> None:
    """A customer is looked for."""
    customers(shop, terminal)
    tap(terminal, "customerSearch")


def letters_devices(shop: Shop, terminal: Terminal) -> None:
    """The address of a device is typed."""
    devices_address(shop, terminal)
    tap(terminal, "devicesAddress")


def letters_returns(shop: Shop, terminal: Terminal) -> None:
    """The number of a receipt that cannot be scanned."""
    terminal.do(Place.RETURNS)
    tap(terminal, "returnSearch")
    type_by_touch(terminal, "s1")


LETTERS_SCENES: dict[str, Scene] = {
    scene.__name__: scene for scene in (letters_search, letters_customers, letters_devices, letters_returns)
}
