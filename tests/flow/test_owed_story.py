"""A refund that is owed, from the charge to the closed till: a whole till, a card terminal and central, by the screens.

The card terminal gives up a payment and charges it all the same; the customer has paid in cash by then. The till notes
what it owes, lists it, pays it out of the drawer once, and X, Z, journal and central tell the same of it.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from evertill.app.backend.background_sync import sync_once
from evertill.app.backend.connecting import required_connector
from evertill.app.backend.reconciling import fetch_statement
from evertill.app.seams import system_seams
from evertill.app.terminal import TerminalProgram
from evertill.app.workstation.credential import read_credential
from evertill.app.workstation.home import Home
from evertill.app.workstation.pins import Argon2Pins
from evertill.app.workstation.settings import read_settings
from evertill.connectors.central.connector import ROUTE
from evertill.devices.payment_terminal.settings import TerminalConnection, TerminalProtocol
from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.people.people import Operator, Role
from evertill.domain.rows.stream_rows import operator_content
from evertill.domain.till.shift_report import read_z
from evertill.domain.till.tallies import Section
from evertill.journal.reader import JournalReader
from evertill.journal.verifying.verify import verify
from evertill.kernel.ids import OperatorId
from evertill.kernel.money import Money
from evertill.ui.frame.actions import Action
from evertill.ui.frame.keys import KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.till_reports.report_paper import ReportPaper
from tests.support.card_till import a_terminal, terminal_settings, use_terminal
from tests.support.cashier import PINS, Cashier
from tests.support.shop import a_home
from tests.support.ui import said_rows
from tests.support.whole_till import Central, a_central, join, let_screens_run_until

pytestmark = pytest.mark.usefixtures("qtbot")

PRICE, FLOAT = 1200, 15_000


@pytest.mark.timeout(300)
def test_late_approval_is_owed_listed_and_paid_once_and_all_books_tell_the_same(tmp_path: Path) -> None:
    home = a_home(tmp_path / "till")
    with a_central(tmp_path) as central, a_terminal("concert", tmp_path / "concert") as (cards, address):
        central.stock(C_3=10)
        for name, role in (("Anna", Role.CASHIER), ("Sam", Role.MANAGER)):
            person = Operator(OperatorId(name.lower()), name, role, Argon2Pins().verifier(PINS[name]))
            central.put("operators", {"key": name.lower(), "content": operator_content(person)})
        join(home, central.url)
        use_terminal(home, terminal_settings(TerminalProtocol.CONCERT, TerminalConnection.TCP, address))
        program = TerminalProgram(home, read_settings(home), system_seams())
        try:
            program.show()
            cashier = Cashier(program, cards)
            a_late_approval(cashier, home)
            assert tasks_of(central) == ["refund_pending:open"]
            pay_what_is_owed(cashier)
            assert told_on_x(cashier) == {
                "1 × Charged without a sale": "12.00",
                "1 × Paid back in cash": "\N{MINUS SIGN}12.00",
            }
            close(cashier)
        finally:
            program.stop()
        assert sync_once(home, system_seams(), lambda *_: None).is_clear, "the stop of the till was not sent"
        assert cards.charged == PRICE
        assert_books_tell_the_same(home)
        assert tasks_of(central) == ["refund_pending:closed"]


def a_late_approval(cashier: Cashier, home: Home) -> None:
    """The terminal gives up, so the customer pays in cash; then it charges the card all the same."""
    board = cashier.board
    cashier.until("the operators", lambda: board.state is not None and len(board.state.operators) >= len(PINS))
    cashier.sign_on("Sam")
    cashier.at(Place.OPEN_TILL)
    cashier.type(f"{FLOAT // 100}\n")
    cashier.at(Place.TILES)
    cashier.cards.say("late-approval")
    cashier.scan("C-3")
    cashier.press(KeyName.F11)
    cashier.until("the payment given up", lambda: "nothing was charged" in cashier.said())
    cashier.pay()
    cashier.until("what is owed", lambda: owed_facts(home) == [TransactionKind.REFUND_OWED])


def pay_what_is_owed(cashier: Cashier) -> None:
    """The second time there is nothing left to pay."""
    cashier.terminal.do(Place.OWED)
    cashier.until("the list", lambda: len(owed_rows(cashier)) == 1)
    cashier.type("12,00\n")
    cashier.until("the means", lambda: asked(cashier).startswith("How is"))
    cashier.type("2")
    cashier.until("the refund paid", lambda: "Give €12.00 back out of the drawer" in cashier.said())
    cashier.terminal.do(Place.OWED)
    cashier.until("an empty list", lambda: owed_rows(cashier) == [])


def owed_rows(cashier: Cashier) -> list[str]:
    """As they are read out."""
    return said_rows(cashier.terminal.window, "owedRows")


def asked(cashier: Cashier) -> str:
    view = cashier.terminal._parts.presenters.ask.view
    return "" if view is None else view.title


def told_on_x(cashier: Cashier) -> dict[str, str]:
    """What the X report as it is drawn says of refunds that are owed."""
    cashier.terminal.do(Place.TILL_REPORTS)

    def lines() -> dict[str, str]:
        paper = cashier.terminal.window.findChild(ReportPaper, "tillReportPaper")
        found = {} if paper is None else {line.left: line.right for line in paper.lines}
        return {left: found[left] for left in ("1 × Charged without a sale", "1 × Paid back in cash") if left in found}

    cashier.until("the X report", lambda: len(lines()) == 2)
    told = lines()
    cashier.press(KeyName.ESCAPE)
    return told


def close(cashier: Cashier) -> None:
    cashier.terminal.do(Action.CLOSE_TILL)
    cashier.at(Place.CLOSE_TILL)
    cashier.type(f"{Money(FLOAT, 'EUR').amount}\n")  # the sale came in, the refund went out
    cashier.until("the count", cashier.is_counted)
    cashier.type("100\n")
    cashier.until("the end of the shift", lambda: cashier.board.state is not None and cashier.board.state.shift is None)


def owed_facts(home: Home) -> list[TransactionKind]:
    reader = JournalReader(home.journal, route=ROUTE)
    try:
        return [fact.kind for fact in reader.refund_facts()]
    finally:
        reader.close()


def tasks_of(central: Central) -> list[str]:
    """What central has people settle, as soon as it has heard of it."""
    found: list[str] = []

    def heard() -> bool:
        with closing(sqlite3.connect(f"file:{central.file}?mode=ro", uri=True)) as connection:
            found[:] = [
                f"{kind}:{state}" for kind, state in connection.execute("SELECT kind, state FROM team_exceptions")
            ]
        return bool(found)

    let_screens_run_until("central's task", heard)
    return found


def assert_books_tell_the_same(home: Home) -> None:
    """Z, journal and central's statement."""
    assert verify(home.journal).findings == ()
    reader = JournalReader(home.journal, route=ROUTE)
    (entry,) = reader.z_reports(9)
    settled = reader.transaction(entry.transaction_id)
    assert settled is not None
    z = read_z(settled.body)
    assert z is not None
    connector = required_connector(home, read_settings(home), reader.identity(), system_seams())
    statement = fetch_statement(connector, read_credential(home), reader.identity())
    connector.close()
    reader.close()
    (day,) = statement["days"]
    tenders = {"cash": 0, "card": PRICE, "pending_refund": 0}
    assert {row.code: row.amount for row in z.report.rows(Section.TENDER)} == tenders
    assert {kind: amount for kind, amount in day["tenders"].items() if amount} == {"card": PRICE}
    assert z.report.turnover == Money(PRICE, "EUR")
    assert (z.report.cash_expected, settled.body["over_short"]) == (Money(FLOAT, "EUR"), 0)
