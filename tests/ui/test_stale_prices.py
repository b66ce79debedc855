"""A sale left open for long is paid at the prices of now, and nobody is surprised by them."""

from dataclasses import replace

import pytest

from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from tests.support.sales import money
from tests.support.scenes.counter import keys, scan
from tests.support.ui import Shop

OAT = "4006381333931"


@pytest.mark.parametrize("way", ["=", "F12"])
def test_dearer_item_is_shown_before_it_is_paid(qapp: object, way: str) -> None:
    shop = Shop()
    terminal = shop.terminal(is_shown=False)
    scan(shop, terminal, OAT)
    item = shop.catalogue.find_by_code(OAT)
    assert item is not None
    shop.catalogue.put(replace(item, unit_price=money("2.79").amount))
    shop.clock.passes(seconds=31 * 60)

    def pay() -> Place:
        keys(terminal, way) if way == "=" else terminal.on_key(Key(KeyName.F12))
        return terminal.place

    assert pay() is Place.ASK
    view = terminal._parts.presenters.ask.view
    assert view is not None
    assert ("Total", "2.49 → 2.79") in view.facts
    keys(terminal, "\n")
    assert pay() is (Place.TENDER if way == "=" else Place.DONE)
