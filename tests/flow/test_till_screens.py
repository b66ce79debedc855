"""The real screens over a real till, from the first start of a shop that has nothing yet."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from evertill.app.seams import system_seams
from evertill.app.terminal import TerminalProgram
from evertill.app.workstation.home import Home
from evertill.app.workstation.pins import Argon2Pins
from evertill.app.workstation.settings import read_settings
from evertill.domain.people.people import Operator, Role
from evertill.domain.rows.stream_rows import operator_content
from evertill.kernel.ids import OperatorId
from evertill.ui.frame.navigation import Place
from tests.support.shop import a_home
from tests.support.whole_till import a_central, at_work, join, let_screens_run_until, stock_products

pytestmark = pytest.mark.usefixtures("qtbot")


@contextmanager
def shown(home: Home) -> Iterator[TerminalProgram]:
    """The terminal's window, with all behind it started."""
    program = TerminalProgram(home, read_settings(home), system_seams())
    try:
        program.show()
        let_screens_run_until("the rest to be started", lambda: program._doorbell is not None)
        yield program
    finally:
        program.stop()


@pytest.mark.parametrize("has_products", [False, True])
def test_screens_of_an_opened_till_come_to_the_counter(has_products: bool, tmp_path: Path) -> None:
    home = a_home(tmp_path / "till")
    if has_products:
        stock_products(home)
    with at_work(home):
        pass
    with shown(home) as program:
        let_screens_run_until("the counter", lambda: program.terminal.place is Place.TILES)
        beats = iter(range(4))
        let_screens_run_until("the screens to go on", lambda: next(beats, None) is None)


def test_screens_show_the_operators_of_a_first_pull_without_a_restart(tmp_path: Path) -> None:
    home = a_home(tmp_path / "till")
    anna = Operator(OperatorId("anna"), "Anna", Role.CASHIER, Argon2Pins().verifier("1111"))
    with a_central(tmp_path) as central:
        central.stock()
        central.put("operators", {"key": "anna", "content": operator_content(anna)})
        join(home, central.url)
        with shown(home) as program:
            board = program.terminal.board

            def names() -> list[str]:
                return [] if board.state is None else [operator.name for operator in board.state.operators]

            let_screens_run_until("Anna among the operators", lambda: "Anna" in names())
            assert program.terminal.place is Place.SIGN_ON


def test_screens_of_a_till_restarted_in_the_middle_of_a_sale_show_it(tmp_path: Path) -> None:
    home = a_home(tmp_path / "till")
    stock_products(home)
    with at_work(home) as till:
        till.scan("A-1")
        till.scan("B-2")
    with shown(home) as program:
        board = program.terminal.board
        let_screens_run_until("the sale", lambda: board.rung is not None)
        assert board.rung is not None
        assert [line.item.sku for line in board.rung.sale.live_lines] == ["A-1", "B-2"]
