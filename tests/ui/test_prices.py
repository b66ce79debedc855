"""Offers on the real screens: under each line, explained by one key, coupons by a scan."""

import pytest
from pytestqt.qtbot import QtBot

from evertill.domain.promotion_rows import parse_promotion_row
from evertill.ui.application import Terminal
from evertill.ui.frame.actions import Action
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.widgets.table import FactTable
from tests.support.scenes.counter import scan
from tests.support.scenes.prices import why_price
from tests.support.ui import Shop

OAT = "4006381333931"


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.fixture
def terminal(shop: Shop, qtbot: QtBot) -> Terminal:
    """The screens, shown."""
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    return terminal


def facts(terminal: Terminal) -> dict[str, str]:
    """What the question tells, by word."""
    table = terminal.window.findChild(FactTable, "askFacts")
    assert isinstance(table, FactTable)
    return dict(table.pairs)


def test_why_this_price_tells_offers_and_taxes_and_goes_by_enter(shop: Shop, terminal: Terminal) -> None:
    why_price(shop, terminal)
    assert terminal.place is Place.ASK
    told = facts(terminal)
    assert (told["Offer: Autumn week"], told["Offer: Two euro off"]) == ("−€9.70", "−€1.35")
    assert told["This line costs"] == "€67.95"
    terminal.on_key(Key(KeyName.ENTER))
    assert terminal.place is Place.TILES


def test_why_this_price_without_a_line_says_so(terminal: Terminal) -> None:
    terminal.do(Action.WHY_PRICE)
    assert terminal.place is Place.TILES


def test_coupon_scanned_takes_its_amount_off(shop: Shop, terminal: Terminal) -> None:
    reward = {"kind": "amount_off", "value": "1"}
    shop.till.promotions.put(parse_promotion_row({"id": "s", "name": "Spring", "coupon": "SPRING", "reward": reward}))
    scan(shop, terminal, OAT)
    scan(shop, terminal, "SPRING")
    with shop.till.journal.begin() as unit:
        sale = unit.open_sale()
    assert sale is not None
    assert (sale.coupons, sale.taken[0].shares) == (("SPRING",), ((1, 100),))
    assert terminal.place is Place.TILES
