"""Offers on the real screens: under each line, explained by one key, coupons by a scan."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from evertill.domain.policy.reasons import parse_reasons
from evertill.domain.promotions.promotion_rows import parse_promotion_row
from evertill.kernel.canonical import Json, JsonObject
from evertill.ui.application import Terminal
from evertill.ui.frame.actions import Action
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.widgets.table import FactTable
from tests.support.scenes.counter import scan
from tests.support.scenes.prices import gift_due, why_price
from tests.support.scenes.web_prices import item_on_the_web, web_price
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


def test_why_this_price_tells_why_another_offer_does_not_count(shop: Shop, terminal: Terminal) -> None:
    rules = []
    for name, percent in (("Ten", "10"), ("Twenty", "20")):
        reward: Json = {"kind": "percent_off", "value": percent}
        row: JsonObject = {"id": name, "name": name, "stacking": "best_of", "reward": reward}
        rules.append(parse_promotion_row(row, 1))
    shop.till.promotions.put(*rules)
    scan(shop, terminal, "4006381333931")
    terminal.do(Action.WHY_PRICE)
    assert facts(terminal)["Not Ten"] == "Twenty takes off more"


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


def test_web_price_tells_each_cause_and_enter_charges_it(shop: Shop, terminal: Terminal) -> None:
    web_price(shop, terminal)
    told = facts(terminal)
    assert told["At this till, as it stands"] == "€77.42"
    assert told["The web's own price list “online”"] == "−€0.40"
    assert told["Offer only here: Till week"] == "+€1.58"
    terminal.on_key(Key(KeyName.ENTER))
    with shop.till.journal.begin() as unit:
        sale = unit.open_sale()
    assert sale is not None
    assert (sale.lines[-1].modifiers[0].reason, terminal.place) == ("manual:web_offer", Place.TILES)
    terminal.on_key(Key(KeyName.WEB_PRICE))
    assert "less than here" not in str(facts(terminal))
    terminal.on_key(Key(KeyName.ENTER))
    assert terminal.place is Place.TILES


def test_web_price_asks_which_of_the_shops_reasons(shop: Shop, qtbot: QtBot) -> None:
    offered = {"web_offer": [{"code": "web_offer", "label": "Web"}, {"code": "web_offer_app", "label": "App"}]}
    shop.till.policies.now = replace(shop.till.policies.now, reasons=parse_reasons(offered))
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    web_price(shop, terminal)
    terminal.on_key(Key(KeyName.ENTER))
    terminal.on_key(Key(character="2"))
    with shop.till.journal.begin() as unit:
        sale = unit.open_sale()
    assert sale is not None
    assert sale.lines[-1].modifiers[0].reason == "manual:web_offer_app"


def test_web_price_without_a_line_or_a_price_says_so(shop: Shop, terminal: Terminal) -> None:
    terminal.on_key(Key(KeyName.WEB_PRICE))
    assert terminal.place is Place.TILES
    scan(shop, terminal, OAT)
    shop.catalogue._items.clear()
    terminal.on_key(Key(KeyName.WEB_PRICE))
    assert terminal.place is Place.TILES


def test_page_of_an_article_tells_the_webs_price(shop: Shop, terminal: Terminal) -> None:
    item_on_the_web(shop, terminal)
    table = terminal.window.findChild(FactTable, "itemStockFacts")
    assert isinstance(table, FactTable)
    assert dict(table.pairs)["Price on the web"] == "€70.74"


def test_free_gift_is_told_beside_the_total_and_one_key_puts_it_there(shop: Shop, terminal: Terminal) -> None:
    terminal.on_key(Key(KeyName.GIFT))
    message = terminal._parts.speaker.message
    assert message is not None
    assert "No offer on this sale gives a free gift" in message.sentence
    gift_due(shop, terminal)
    before = terminal._parts.board.rung
    assert before is not None
    assert len(before.sale.gifts) == 1
    terminal.on_key(Key(KeyName.GIFT))
    after = terminal._parts.board.rung
    assert after is not None
    assert (after.priced.gross, after.sale.gifts) == (before.priced.gross, ())
    assert after.sale.live_lines[-1].item.sku == "SOCKS-39"
