"""A cashier who works the screens of a whole till by keys and scans, and keeps books of what was meant to happen."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal

from PySide6.QtWidgets import QAbstractButton, QLabel, QListView

from evertill.app.terminal import TerminalProgram
from evertill.domain.codes.codes import ScannedCode
from evertill.domain.orders.pickup_code import pickup_qr
from evertill.kernel.ids import OperatorId
from evertill.ui.frame.actions import Action
from evertill.ui.frame.board import Board
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from tests.support.card_till import TerminalProcess
from tests.support.storefront import CODE
from tests.support.whole_till import GTINS, let_screens_run_until

PINS = {"Anna": "1111", "Sam": "2222"}


class Cashier:
    """Anna or Sam, whoever is signed on."""

    def __init__(self, program: TerminalProgram, cards: TerminalProcess) -> None:
        self.program = program
        self.terminal = program.terminal
        self.cash = 0
        """What should be in the drawer, in minor units."""
        self.turnover = 0
        self.cards = cards
        self.on_cards = 0

    def until(self, what: str, is_so: Callable[[], bool]) -> None:
        try:
            let_screens_run_until(what, is_so)
        except AssertionError as error:
            error.add_note(f"at {self.terminal.place}, where it says: {self.said()!r}")
            raise

    @property
    def board(self) -> Board:
        return self.terminal.board

    def type(self, text: str) -> None:
        for sign in text:
            self.terminal.on_key(Key(KeyName.ENTER) if sign == "\n" else Key(character=sign))

    def press(self, *names: KeyName) -> None:
        for name in names:
            self.terminal.on_key(Key(name))

    def lines(self) -> int:
        return 0 if self.board.rung is None else len(self.board.rung.priced.lines)

    def due(self) -> int:
        return 0 if self.board.rung is None else self.board.rung.exact_cash.minor

    def at(self, place: Place) -> None:
        self.until(f"the place {place}", lambda: self.terminal.place is place)

    def sign_on(self, name: str) -> None:
        self.terminal.do(Action.LOCK)
        self.at(Place.SIGN_ON)
        self.terminal._parts.presenters.sign_on.choose(OperatorId(name.lower()))  # a tap on the tile
        self.type(PINS[name] + "\n")
        self.until(f"{name} at the till", lambda: self.terminal.place is not Place.SIGN_ON)

    def scan(self, sku: str) -> None:
        before = None if self.board.rung is None else self.board.rung.priced
        self.terminal.on_scan(ScannedCode(sku, None, datetime.now(UTC)))
        self.until(f"{sku} on the sale", lambda: self.board.rung is not None and self.board.rung.priced != before)

    def pay(self, handed: str = "") -> None:
        due = self.due()
        if handed:
            self.type("=")
            self.at(Place.TENDER)
            self.type(handed + "\n")
        else:
            self.press(KeyName.F12)
        self.until("the finished sale", lambda: self.board.done is not None and self.board.rung is None)
        self.cash += due
        self.turnover += due

    def prepare(self, order_id: str, *skus: str) -> None:
        """An order that has come in is accepted, picked by scanning and put on its shelf, then shown by its code."""
        self.until(f"the order {order_id}", lambda: self.board.pickup_count > 0)
        self.press(KeyName.F9)
        self.at(Place.PICKUP_ORDERS)
        self.until("the order in the queue", lambda: self.shows("pickup-accept"))
        self.press(KeyName.ENTER)
        for sku in skus:
            self.until(f"{sku} to be picked", lambda: "Accepted" in self.said() or "Picked" in self.said())
            self.terminal.on_scan(ScannedCode(GTINS[sku], None, datetime.now(UTC)))
            self.until(f"{sku} picked", lambda wanted=sku: f"Picked: Article {wanted}" in self.said())  # type: ignore[misc]  # bound at once
        self.type("B-14\n")
        self.until("the order on its shelf", lambda: self.board.pickup_count == 0)
        self.terminal.on_scan(ScannedCode(pickup_qr(order_id, CODE), None, datetime.now(UTC)))
        self.until("the right code", lambda: "code is right" in self.said())

    def first_row(self, rows: str) -> str:
        """What the first row of a list says; empty while there is none."""
        found = self.terminal.window.findChild(QListView, rows)
        return "" if found is None else str(found.model().index(0, 0).data() or "")

    def shows(self, button: str) -> bool:
        """Whether a button of that name is to be seen."""
        found = self.terminal.window.findChild(QAbstractButton, button)
        return found is not None and found.isVisible()

    def is_counted(self) -> bool:
        """Whether the count of the drawer is in the journal."""
        title = self.terminal.window.findChild(QLabel, "closeTillTitle")
        return title is not None and title.text().startswith("Count 1")

    def wait_empty(self) -> None:
        self.until("an empty counter", lambda: self.board.rung is None)

    def move(self, action: Action, amount: str, *, sign: int, bag: bool = False) -> None:
        self.terminal.do(action)
        self.at(Place.ASK)
        self.type(f"{amount}\n")
        self.type("\n\n" if bag else "\n")
        said = Decimal(amount)
        self.until("the movement", lambda: "is in the journal" in self.said())
        self.cash += sign * int(said * 100)

    def said(self) -> str:
        message = self.terminal._parts.speaker.message
        return "" if message is None else message.sentence
