"""What cards paid by day beside the terminal's own totals, from a journal on disk; and the terminal tried by itself."""

import json
from pathlib import Path

import pytest

from evertill.app.devices.card_books import CardDay, card_days, cards_json
from evertill.cli.main import main
from evertill.devices.payment_terminal.settings import TerminalConnection, TerminalProtocol
from evertill.journal.reader import JournalReader
from evertill.operations.cards.outcomes import TerminalDayClosed
from evertill.operations.cards.take_card import CloseTerminalDay
from evertill.operations.selling.paying.complete_sale import SaleDone
from tests.support.card_till import CardTill, a_terminal, terminal_settings, use_terminal
from tests.support.shop import a_home
from tests.support.whole_till import stock_products


def test_day_shows_what_cards_paid_beside_what_the_terminal_told(tmp_path: Path) -> None:
    home = a_home(tmp_path / "till")
    stock_products(home)
    with a_terminal("zvt", tmp_path / "terminal") as (terminal, address):
        use_terminal(home, terminal_settings(TerminalProtocol.ZVT, TerminalConnection.TCP, address))
        till = CardTill(home)
        till.open()
        terminal.say("tip 100")
        till.scan("C-3")
        till.start_card()
        assert isinstance(till.settled(), SaleDone)
        till.do(CloseTerminalDay())
        closed = till.settled()
        assert isinstance(closed, TerminalDayClosed)
        till.till.stop()
    reader = JournalReader(home.journal, route="central")
    (day,) = card_days(reader)
    reader.close()
    assert (day.taken, day.tips, day.terminal, day.difference) == (1200, 100, 1300, 0)


def test_terminal_that_was_not_asked_has_no_difference() -> None:
    (day,) = cards_json((CardDay("2026-11-26", taken=500),))
    assert isinstance(day, dict)
    assert (day["terminal"], day["difference"]) == (None, None)


def test_device_test_reaches_the_terminal_and_charges_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = a_home(tmp_path / "till")
    with a_terminal("zvt", tmp_path / "terminal") as (terminal, address):
        use_terminal(home, terminal_settings(TerminalProtocol.ZVT, TerminalConnection.TCP, address))
        assert main(["device", "test", "terminal", "--home", str(home.folder), "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["ready"] is True
        assert terminal.bookings == []
    assert main(["device", "test", "terminal", "--home", str(home.folder)]) == 1
    assert "cannot be reached" in capsys.readouterr().out


def test_device_test_without_a_terminal_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = a_home(tmp_path / "till")
    assert main(["device", "test", "terminal", "--home", str(home.folder)]) == 1
    assert capsys.readouterr().out.startswith("No card terminal")
    assert main(["device", "test", "toaster", "--home", str(home.folder)]) == 2


@pytest.mark.parametrize(("words", "status"), [((), 0), (("decline",), 1)])
def test_pay_ends_with_what_became_of_the_money(
    words: tuple[str, ...], status: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with a_terminal("zvt", tmp_path / "terminal") as (terminal, address):
        for word in words:
            terminal.say(word)
        given = ["pay", "--driver", "zvt", "--tcp", address, "--amount", "12.34", "--json"]
        assert main(given) == status
        told = json.loads(capsys.readouterr().out)
        assert told["verdict"] == ("declined" if status else "approved")
        assert terminal.charged == (0 if status else 1234)


@pytest.mark.parametrize(
    "given",
    [
        ["--driver", "zvt", "--amount", "12.34"],
        ["--driver", "zvt", "--tcp", "127.0.0.1:1", "--serial", "/dev/null", "--amount", "12.34"],
        ["--driver", "zvt", "--tcp", "127.0.0.1:1", "--amount", "zero"],
        ["--driver", "zvt", "--tcp", "127.0.0.1:1", "--amount", "0"],
        ["--driver", "none", "--tcp", "127.0.0.1:1", "--amount", "1"],
        ["--driver", "zvt", "--tcp", "127.0.0.1:1", "--amount", "1", "--action", "reverse"],
    ],
)
def test_pay_used_wrongly_sends_nothing(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pay", *given]) == 2
    assert capsys.readouterr().err
