"""A sale free of tax on the real screens: reason by digit, certificate by scanner, what is missing is named."""

import pytest

from evertill.ui.application import Terminal
from evertill.ui.frame.navigation import Place
from tests.support.counter import SUPERVISOR
from tests.support.sales import money
from tests.support.scenes.counter import keys, scan
from tests.support.ui import Shop


@pytest.fixture
def shop(qapp: object) -> Shop:
    return Shop(operator=SUPERVISOR)


def test_certificate_is_scanned_and_the_sale_shows_it(shop: Shop) -> None:
    terminal: Terminal = shop.terminal(is_shown=False)
    scan(shop, terminal, "5449000000996")
    rung = terminal._parts.board.rung
    assert rung is not None
    taxed = rung.priced
    terminal.do(Place.TAX_EXEMPT)
    keys(terminal, "\n\n")
    assert terminal._parts.navigator.place is Place.TAX_EXEMPT
    keys(terminal, "1\n")
    scan(shop, terminal, "D-4711")
    keys(terminal, "\n")
    free = terminal._parts.board.rung
    assert free is not None
    assert terminal._parts.navigator.place is Place.TILES
    assert (free.priced.gross, free.priced.tax) == (taxed.net, money("0.00"))
