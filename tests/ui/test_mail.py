"""A receipt by e-mail through the real screens, and the mail server's set-up."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from evertill.kernel.errors import SettingsFault
from evertill.ui.application import Terminal
from evertill.ui.behind.set_up_port import Failed, MailSetUp, NoSetUp, SetUpState
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.set_up.set_up_view import Section
from tests.support.counter import MANAGER
from tests.support.scenes.counter import a_shop
from tests.support.scenes.scenes import SCENES
from tests.support.ui import Shop

ADDRESS = "maria@example.org"


class Backwards:
    """Seals by turning round."""

    def seal(self, address: str) -> str:
        """Backwards."""
        return address[::-1]

    def open(self, sealed: str) -> str:
        """Forwards."""
        return sealed[::-1]


class MailBook(NoSetUp):
    """Remembers the mail server; `fault` refuses the test mail."""

    def __init__(self) -> None:
        super().__init__(SetUpState(mail=MailSetUp(host="smtp.old.example", sender="a@b.example", has_password=True)))
        self.kept: list[MailSetUp] = []
        self.fault = SettingsFault("The test mail did not go out: The mail server does not answer.")

    def keep_mail(self, mail: MailSetUp, then: Callable[[], None], failed: Failed) -> None:
        """Into a list."""
        self.kept.append(mail)
        then()

    def try_mail(self, mail: MailSetUp, then: Callable[[], None], failed: Failed) -> None:
        """Does not go out."""
        failed(self.fault)


def types(terminal: Terminal, text: str, *keys: KeyName) -> None:
    """Characters, then keys."""
    for character in text:
        terminal.on_key(Key(character=character))
    for key in keys:
        terminal.on_key(Key(key))


@pytest.fixture
def finished(qtbot: QtBot) -> tuple[Shop, Terminal]:
    """A finished sale at a till with a mail server."""
    shop = a_shop("mail_done")
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    SCENES["mail_done"](shop, terminal)
    shop.till.counter.address_seal = Backwards()
    return shop, terminal


def is_shown(terminal: Terminal, name: str) -> bool:
    """Whether it is to be seen."""
    found = terminal.window.findChild(QWidget, name)
    assert isinstance(found, QWidget)
    return found.isVisible()


def test_receipt_goes_to_an_address_keyed_after_the_sale(finished: tuple[Shop, Terminal]) -> None:
    shop, terminal = finished
    assert is_shown(terminal, "doneMail")
    terminal.do(Place.MAIL)
    types(terminal, "maria", KeyName.ENTER)
    assert terminal.place.value == "mail"
    assert shop.till.memory.committed.mails == {}
    types(terminal, "@example.org", KeyName.ENTER)
    assert terminal.place.value == "done"
    (mail,) = shop.till.memory.committed.mails.values()
    assert mail.sealed_address == ADDRESS[::-1]
    terminal.do(Place.MAIL)
    assert ADDRESS not in str(terminal._parts.presenters.features.at(Place.MAIL))


def test_till_without_a_mail_server_does_not_offer_it(qtbot: QtBot) -> None:
    shop = a_shop("done")
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    SCENES["done"](shop, terminal)
    assert not is_shown(terminal, "doneMail")


def test_mail_server_is_tried_and_kept_and_its_password_never_shown(qtbot: QtBot) -> None:
    shop, book = Shop(operator=MANAGER), MailBook()
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    shop.set_up = book
    terminal.do(Place.SET_UP)
    for _ in range(tuple(Section).index(Section.MAIL)):
        types(terminal, "", KeyName.PAGE_DOWN)
    types(terminal, "", KeyName.DELETE)
    types(terminal, "smtp.new.example", KeyName.ENTER, KeyName.ENTER, KeyName.ENTER)
    types(terminal, "till", KeyName.ENTER)
    types(terminal, "ge heim!")
    box = terminal.window.findChild(QWidget, "field-mail-password")
    assert isinstance(box, QWidget)
    assert "heim" not in box.accessibleDescription()
    key = terminal.window.findChild(QAbstractButton, "setUp-tryMail")
    assert isinstance(key, QAbstractButton)
    key.click()
    assert book.kept == []
    types(terminal, "", KeyName.F12)
    (kept,) = book.kept
    assert (kept.host, kept.security, kept.account, kept.password) == (
        "smtp.new.example",
        "starttls",
        "till",
        "ge heim!",
    )
    assert terminal._parts.board.sends_mail
