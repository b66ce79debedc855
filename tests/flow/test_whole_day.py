"""A whole trading day through the real screens, over a real till and the real central backend.

Opened with a float; two hundred sales with voids, cancelled sales, other prices, user switches, sales put aside,
returns, overrides, cards at the second try, cash in and out; closed with a difference. X, Z, journal and central
agree to the cent.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from evertill.app.background_sync import sync_once
from evertill.app.connecting import required_connector
from evertill.app.credential import read_credential
from evertill.app.home import Home
from evertill.app.pins import Argon2Pins
from evertill.app.reconciling import confirmed_days, fetch_statement
from evertill.app.seams import system_seams
from evertill.app.settings import read_settings
from evertill.app.terminal import TerminalProgram
from evertill.app.z_books import compared_zs
from evertill.connectors.central.connector import ROUTE
from evertill.devices.payment_terminal.settings import TerminalConnection, TerminalProtocol
from evertill.domain.codes import ScannedCode
from evertill.domain.people import Operator, Role
from evertill.domain.sale_record import read_figures
from evertill.domain.shift_report import read_z
from evertill.domain.stream_rows import operator_content
from evertill.domain.transaction import TAKES_RECEIPT_NUMBER, TransactionKind
from evertill.journal.reader import JournalReader
from evertill.kernel.ids import OperatorId
from evertill.kernel.money import Money, money_from_text
from evertill.ui.frame.actions import Action
from evertill.ui.frame.board import Board
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.till_reports.report_paper import ReportPaper
from tests.support.card_till import TerminalProcess, a_terminal, terminal_settings, use_terminal
from tests.support.shop import a_home
from tests.support.whole_till import (
    PATIENCE_S,
    PRICES,
    SKUS,
    a_central,
    assert_books_balance,
    join,
    let_screens_run_until,
)

pytestmark = pytest.mark.usefixtures("qtbot")

SALES = 200
PINS = {"Anna": "1111", "Sam": "2222"}


class Cashier:
    """Works the screens by keys and scans, and keeps books of what was meant to happen."""

    def __init__(self, program: TerminalProgram, cards: TerminalProcess) -> None:
        self.program = program
        self.terminal = program.terminal
        self.cash = 0
        """What should be in the drawer, in minor units."""
        self.turnover = 0
        self.cards = cards
        self.on_cards = 0

    def until(self, what: str, is_so: Callable[[], bool]) -> None:
        let_screens_run_until(what, is_so)

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


def the_day(cashier: Cashier) -> None:
    """Two hundred sales and what happens between them."""
    for number in range(1, SALES + 1):
        for at in range(1 + number % 3):
            cashier.scan(SKUS[(number + at) % 3])
        if number % 10 == 3:
            cashier.scan(SKUS[(number + 1) % 3])
            count = cashier.lines()
            if count > 1:
                cashier.press(KeyName.DELETE)
                cashier.until("the struck line", lambda had=count: cashier.lines() < had)  # type: ignore[misc]  # bound at once
        if number % 25 == 0:
            cashier.press(KeyName.F4)
            cashier.wait_empty()
            cashier.scan("A-1")
            cashier.pay()
            cashier.press(KeyName.F5)
            cashier.until("the sale back", lambda: cashier.board.rung is not None)
        cashier.pay("50" if number % 7 == 0 else "")
        if number % 40 == 20:
            cashier.scan("B-2")
            cashier.terminal.do(Action.CANCEL_SALE)
            cashier.at(Place.ASK)
            cashier.type("\n")
            cashier.wait_empty()
        if number % 50 == 25:
            an_override(cashier)
            a_card_at_the_second_try(cashier)
        if number % 50 == 0:
            a_supervisors_turn(cashier)


def an_override(cashier: Cashier) -> None:
    """The cashier may not change a price; the supervisor lets it be done on the spot, and the cashier stays."""
    cashier.scan("C-3")
    cashier.press(KeyName.F7)
    cashier.at(Place.ASK)
    cashier.type("11\n")
    cashier.type("\n")
    cashier.at(Place.APPROVAL)
    cashier.press(KeyName.RIGHT)
    cashier.type(PINS["Sam"] + "\n")
    cashier.until("the price that was let be changed", lambda: cashier.due() == 1100)
    assert cashier.board.state is not None
    assert cashier.board.state.operator is not None
    assert cashier.board.state.operator.name == "Anna"
    cashier.pay()


def a_card_at_the_second_try(cashier: Cashier) -> None:
    """A card is declined, the sale stays, and another one pays it."""
    cashier.scan("B-2")
    cashier.cards.say("decline")
    cashier.press(KeyName.F11)
    cashier.until("the declined card", lambda: "declined" in cashier.said())
    due = cashier.due()
    assert due
    cashier.press(KeyName.F11)
    cashier.until("the sale paid by card", lambda: cashier.board.done is not None and cashier.board.rung is None)
    cashier.turnover += due
    cashier.on_cards += due


def a_supervisors_turn(cashier: Cashier) -> None:
    """Another price, a return, cash in and out, the drawer opened; then the cashier again."""
    cashier.sign_on("Sam")
    cashier.scan("C-3")
    cashier.press(KeyName.F7)
    cashier.at(Place.ASK)
    cashier.type("10\n")
    cashier.type("\n")
    cashier.until("the other price", lambda: cashier.due() == 1000)
    cashier.pay()
    cashier.type("-")
    cashier.scan("A-1")
    cashier.pay()
    cashier.move(Action.PAID_IN, "5", sign=1)
    cashier.move(Action.PAID_OUT, "7.5", sign=-1)
    cashier.move(Action.PICKUP, "50", sign=-1, bag=True)
    cashier.terminal.do(Action.NO_SALE)
    cashier.at(Place.ASK)
    cashier.type("\n")
    cashier.until("the drawer", lambda: "drawer is being opened" in cashier.said())
    cashier.sign_on("Anna")


@pytest.mark.timeout(900)
def test_whole_day_agrees_to_the_cent_on_x_z_journal_and_central(tmp_path: Path) -> None:
    home = a_home(tmp_path / "till")
    staff = (("Anna", Role.CASHIER), ("Sam", Role.SUPERVISOR))
    with a_central(tmp_path) as central, a_terminal("zvt", tmp_path / "zvt") as (cards, address):
        central.stock(A_1=1000, B_2=1000, C_3=1000)
        for name, role in staff:
            person = Operator(OperatorId(name.lower()), name, role, Argon2Pins().verifier(PINS[name]))
            central.put("operators", {"key": name.lower(), "content": operator_content(person)})
        join(home, central.url)
        use_terminal(home, terminal_settings(TerminalProtocol.ZVT, TerminalConnection.TCP, address))
        program = TerminalProgram(home, read_settings(home), system_seams())
        try:
            program.show()
            cashier = Cashier(program, cards)
            run(cashier)
            cashier.until("all facts sent", lambda: queue_is_empty(home))
        finally:
            program.stop()
        assert sync_once(home, system_seams(), lambda *_: None).is_clear, "the stop of the till was not sent"
        assert_agrees(home, cashier)
        assert cards.charged == cashier.on_cards > 0
        assert_books_balance(home, central)


def run(cashier: Cashier) -> None:
    """From the first sign-on to the closed till."""
    board = cashier.board
    cashier.until("the operators", lambda: board.state is not None and len(board.state.operators) >= len(PINS))
    cashier.sign_on("Anna")
    cashier.at(Place.OPEN_TILL)
    cashier.type("150\n")
    cashier.at(Place.TILES)
    cashier.cash = 15_000
    cashier.until("the products", lambda: cashier.terminal.place is Place.TILES)
    the_day(cashier)
    cashier.sign_on("Sam")
    assert x_on_the_screen(cashier) == Money(cashier.turnover, "EUR")
    cashier.terminal.do(Action.CLOSE_TILL)
    cashier.at(Place.CLOSE_TILL)
    short_by = 25
    counted = Money(cashier.cash - short_by, "EUR")
    cashier.type(f"{counted.amount}\n")
    cashier.until("the count", lambda: counted_is_said(cashier))
    cashier.type("100\n")
    cashier.until("the end of the shift", lambda: board.state.shift is None)


def x_on_the_screen(cashier: Cashier) -> Money:
    """The turnover of the X report as it is drawn."""
    cashier.terminal.do(Place.TILL_REPORTS)

    def paper() -> ReportPaper | None:
        return cashier.terminal.window.findChild(ReportPaper, "tillReportPaper")  # type: ignore[no-any-return]  # by name

    cashier.until("the X report", lambda: (shown := paper()) is not None and bool(shown.lines))
    shown = paper()
    assert shown is not None
    text = next(line.right for line in shown.lines if line.left == "Sold less returned")
    cashier.press(KeyName.ESCAPE)
    return money_from_text(text.replace(",", ""), "EUR")


def counted_is_said(cashier: Cashier) -> bool:
    """The count is in the journal."""
    title = cashier.terminal.window.findChild(QLabel, "closeTillTitle")
    return title is not None and title.text().startswith("Count 1")


def queue_is_empty(home: Home) -> bool:
    """Whether central has it all."""
    reader = JournalReader(home.journal)
    try:
        return reader.state(ROUTE).waiting == 0
    finally:
        reader.close()


def assert_agrees(home: Home, cashier: Cashier) -> None:
    """The books kept by hand, the Z, the journal's sales and central's statement."""
    reader = JournalReader(home.journal, route=ROUTE)
    (entry,) = reader.z_reports(9)
    settled = reader.transaction(entry.transaction_id)
    assert settled is not None
    z = read_z(settled.body)
    assert z is not None
    sold = [done for _, done in reader.transactions() if done.kind in TAKES_RECEIPT_NUMBER]
    figures = [read_figures(done) for done in sold]
    kinds = [done.kind for _, done in reader.transactions()]
    connector = required_connector(home, read_settings(home), reader.identity(), system_seams())
    statement = fetch_statement(connector, read_credential(home), reader.identity())
    confirmed = confirmed_days(statement)[entry.business_day.isoformat()]
    (compared,) = compared_zs(reader, statement, route=ROUTE)
    connector.close()
    reader.close()
    assert len(sold) > SALES
    assert z.report.turnover.minor == cashier.turnover == sum(figure.gross_minor for figure in figures) == confirmed.net
    assert (compared.till, compared.central, compared.difference) == (confirmed.net, confirmed.net, 0)
    assert z.report.cash_expected.minor == cashier.cash == settled.body["cash_expected"]
    assert settled.body["over_short"] == -25
    assert [done.receipt_number for done in sold] == list(range(1, len(sold) + 1))
    assert kinds.count(TransactionKind.CANCEL_SALE) == SALES // 40
    assert kinds.count(TransactionKind.PAID_OUT) == SALES // 50
    assert kinds.count(TransactionKind.OVERRIDE) == SALES // 50
    assert PRICES["A-1"] == Decimal("1.99")
    assert PATIENCE_S > 1
