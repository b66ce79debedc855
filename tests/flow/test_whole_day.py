"""A whole trading day through the real screens, over a real till and the real central backend.

Opened with a float; two hundred sales with struck lines, cancelled sales, other prices, discounts by hand, user
switches, sales put aside, returns, sales undone, copies, overrides, cards at the second try, online orders handed over
(paid online, and paid here), cash in and out; closed with a difference. X, Z, journal and central agree to the cent.
"""

from decimal import Decimal
from pathlib import Path

import pytest

from evertill.app.backend.background_sync import sync_once
from evertill.app.backend.connecting import required_connector
from evertill.app.backend.reconciling import confirmed_days, fetch_statement
from evertill.app.backend.z_books import compared_zs
from evertill.app.seams import system_seams
from evertill.app.terminal import TerminalProgram
from evertill.app.workstation.credential import read_credential
from evertill.app.workstation.home import Home
from evertill.app.workstation.pins import Argon2Pins
from evertill.app.workstation.settings import read_settings
from evertill.connectors.central.connector import ROUTE
from evertill.devices.payment_terminal.settings import TerminalConnection, TerminalProtocol
from evertill.domain.facts.transaction import TAKES_RECEIPT_NUMBER, TransactionKind
from evertill.domain.people.people import Operator, Role
from evertill.domain.records.sale_record import read_figures
from evertill.domain.rows.stream_rows import operator_content
from evertill.domain.till.shift_report import read_z
from evertill.journal.reader import JournalReader
from evertill.kernel.ids import OperatorId
from evertill.kernel.money import Money, money_from_text
from evertill.ui.frame.actions import Action
from evertill.ui.frame.keys import KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.till_reports.report_paper import ReportPaper
from tests.support.card_till import a_terminal, terminal_settings, use_terminal
from tests.support.cashier import PINS, Cashier
from tests.support.shop import a_home
from tests.support.storefront import Storefront, wanted
from tests.support.whole_till import (
    PATIENCE_S,
    PRICES,
    SKUS,
    a_central,
    assert_books_balance,
    join,
)

pytestmark = pytest.mark.usefixtures("qtbot")

SALES = 200


def the_day(cashier: Cashier, web: Storefront) -> None:
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
            an_order_paid_online(cashier, web, f"W-{number}")
            an_order_paid_here(cashier, web, f"C-{number}")


def an_order_paid_online(cashier: Cashier, web: Storefront, order_id: str) -> None:
    """Bought on the web, picked by scanning, given out on its code: goods leave, no money comes."""
    web.place(order_id, wanted("A-1"), wanted("C-3", line="2", gross=1200))
    cashier.prepare(order_id, "A-1", "C-3")
    cashier.press(KeyName.ENTER)
    cashier.until("the order in its owner's hands", lambda: f"Order {order_id} is handed over" in cashier.said())
    cashier.press(KeyName.ESCAPE)


def an_order_paid_here(cashier: Cashier, web: Storefront, order_id: str) -> None:
    """Ordered on the web and paid at the counter, at the price of the order and with something more beside it."""
    web.place(order_id, wanted("A-1", gross=150), paid=False)
    cashier.prepare(order_id, "A-1")
    cashier.press(KeyName.ENTER)
    cashier.until("the order on the counter", lambda: cashier.due() == 150)
    cashier.scan("B-2")
    cashier.pay()


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
    cashier.cards.say("decline")
    cashier.scan("B-2")
    cashier.press(KeyName.F11)
    cashier.until("the declined card", lambda: "declined" in cashier.said())
    due = cashier.due()
    assert due
    cashier.press(KeyName.F11)
    cashier.until("the sale paid by card", lambda: cashier.board.done is not None and cashier.board.rung is None)
    cashier.turnover += due
    cashier.on_cards += due


def a_supervisors_turn(cashier: Cashier) -> None:
    """Another price, a discount, a return, a sale undone, cash in and out, the drawer opened; then Anna again."""
    cashier.sign_on("Sam")
    cashier.scan("C-3")
    cashier.press(KeyName.F7)
    cashier.at(Place.ASK)
    cashier.type("10\n")
    cashier.type("\n")
    cashier.until("the other price", lambda: cashier.due() == 1000)
    cashier.pay()
    a_discount(cashier)
    cashier.type("-")
    cashier.scan("A-1")
    cashier.pay()
    a_sale_undone(cashier)
    cashier.move(Action.PAID_IN, "5", sign=1)
    cashier.move(Action.PAID_OUT, "7.5", sign=-1)
    cashier.move(Action.PICKUP, "50", sign=-1, bag=True)
    cashier.terminal.do(Action.NO_SALE)
    cashier.at(Place.ASK)
    cashier.type("\n")
    cashier.until("the drawer", lambda: "drawer is being opened" in cashier.said())
    cashier.sign_on("Anna")


def a_discount(cashier: Cashier) -> None:
    """A tenth off the line, with its reason."""
    cashier.scan("C-3")
    cashier.press(KeyName.F6)
    cashier.at(Place.ASK)
    cashier.type("\n10\n\n")
    cashier.until("the discount", lambda: cashier.due() == 1080)
    cashier.pay()


def a_sale_undone(cashier: Cashier) -> None:
    """A copy of the latest receipt is printed; then the sale is undone, and its cash goes back."""
    cashier.scan("C-3")
    cashier.pay()
    cashier.terminal.do(Action.COPY)
    cashier.until("the copy", lambda: "marked as a copy" in cashier.said())
    cashier.terminal.do(Action.RECEIPTS)
    cashier.at(Place.RECEIPTS)
    done = cashier.board.done
    assert done is not None
    number = done.transaction.number_text
    cashier.until("the latest receipt", lambda: number in cashier.first_row("receiptRows"))
    cashier.press(KeyName.DELETE)
    cashier.at(Place.ASK)
    cashier.type("\n")
    cashier.until("the sale undone", lambda: f"{number} is undone" in cashier.said())
    cashier.cash -= 1200
    cashier.turnover -= 1200


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
            run(cashier, Storefront(central))
            cashier.until("all facts sent", lambda: queue_is_empty(home))
        finally:
            program.stop()
        assert sync_once(home, system_seams(), lambda *_: None).is_clear, "the stop of the till was not sent"
        assert_agrees(home, cashier)
        assert cards.charged == cashier.on_cards > 0
        assert_books_balance(home, central)


def run(cashier: Cashier, web: Storefront) -> None:
    """From the first sign-on to the closed till."""
    board = cashier.board
    cashier.until("the operators", lambda: board.state is not None and len(board.state.operators) >= len(PINS))
    cashier.sign_on("Anna")
    cashier.at(Place.OPEN_TILL)
    cashier.type("150\n")
    cashier.at(Place.TILES)
    cashier.cash = 15_000
    cashier.until("the products", lambda: cashier.terminal.place is Place.TILES)
    the_day(cashier, web)
    cashier.sign_on("Sam")
    assert x_on_the_screen(cashier) == Money(cashier.turnover, "EUR")
    cashier.terminal.do(Action.CLOSE_TILL)
    cashier.at(Place.CLOSE_TILL)
    short_by = 25
    counted = Money(cashier.cash - short_by, "EUR")
    cashier.type(f"{counted.amount}\n")
    cashier.until("the count", cashier.is_counted)
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
    assert kinds.count(TransactionKind.POST_VOID) == SALES // 50
    assert kinds.count(TransactionKind.HAND_OVER) == SALES // 50
    assert PRICES["A-1"] == Decimal("1.99")
    assert PATIENCE_S > 1
