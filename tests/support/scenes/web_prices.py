"""Scenes of the web's price: what it is, why it differs, on a line and on the page of an article."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from evertill.domain.policy.prices import PriceList, PricePolicy
from evertill.domain.promotions.promotion_rows import parse_promotion_row
from evertill.kernel.canonical import JsonObject
from evertill.ui.application import Terminal
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from tests.support.scenes.counter import Scene, an_ordinary_sale, keys
from tests.support.ui import Shop


def web_price(shop: Shop, terminal: Terminal) -> None:
    """The web sells the last line for less: a list of its own, an offer only there, and one only here."""
    a_cheaper_web(shop)
    an_ordinary_sale(shop, terminal)
    terminal.on_key(Key(KeyName.WEB_PRICE))


def web_price_nasty(shop: Shop, terminal: Terminal) -> None:
    """Every cause there is, with long names, old copies, and offers that are near."""
    a_cheaper_web(shop, name="Members' anniversary weekend for the whole family, third part of the collection")
    shop.sync.stock_as_of = shop.clock.now() - timedelta(days=4)
    an_ordinary_sale(shop, terminal)
    terminal.on_key(Key(KeyName.F6))
    keys(terminal, "110\n2")
    terminal.on_key(Key(KeyName.WEB_PRICE))


def a_cheaper_web(shop: Shop, name: str = "Web weekend") -> None:
    """A web channel with a list and offers of its own."""
    web = PriceList("online", channels=frozenset({"web"}))
    shop.till.policies.now = replace(shop.till.policies.now, prices=PricePolicy((web,)))
    for item in shop.catalogue._items.values():
        if item.unit_price is not None:
            shop.catalogue.listed["online", item.sku] = item.unit_price - Decimal("0.40")
    end = "2026-11-30T23:00:00Z"
    offers: tuple[JsonObject, ...] = (
        {"name": name, "channels": ["web"], "valid_to": end, "reward": {"kind": "percent_off", "value": "10"}},
        {"name": "Till week", "channels": ["store"], "reward": {"kind": "percent_off", "value": "2"}},
        {"name": f"Free mug, {name}", "channels": ["web"], "reward": {"kind": "gift", "product": "x"}},
        {"name": "Six for five", "channels": ["web"], "reward": {"kind": "cheapest_free", "buy": 50, "get": 1}},
    )
    rows = ({"id": f"w{at}", "priority": at, **offer} for at, offer in enumerate(offers))
    shop.till.promotions.put(*(parse_promotion_row(row, 1) for row in rows))


def item_on_the_web(shop: Shop, terminal: Terminal) -> None:
    """The page of an article tells the web's price too."""
    a_cheaper_web(shop)
    an_ordinary_sale(shop, terminal)
    terminal.do(Place.ITEM_STOCK)


WEB_PRICE_SCENES: dict[str, Scene] = {scene.__name__: scene for scene in (web_price, web_price_nasty, item_on_the_web)}
