"""Scenes of prices and offers: what promotions took, and why a line costs what it does."""

from dataclasses import replace
from decimal import Decimal

from evertill.domain.goods.catalogue import PriceBreak
from evertill.domain.goods.item_details import Component, ItemDetails
from evertill.domain.goods.item_options import Option, OptionGroup
from evertill.domain.promotions.promotion_rows import parse_promotion_row
from evertill.kernel.quantity import MICRO
from evertill.ui.application import Terminal
from evertill.ui.frame.actions import Action
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from tests.support.sales import an_item
from tests.support.scenes.counter import Scene, an_ordinary_sale, keys, scan
from tests.support.ui import Shop


def gift_due(shop: Shop, terminal: Terminal) -> None:
    """An offer of a long name gives socks, which are not on the sale yet."""
    shop.till.promotions.put(
        parse_promotion_row(
            {
                "id": "socks",
                "name": "A pair of running socks with every purchase from 20.00 on",
                "condition": {"min_amount": "20"},
                "reward": {"kind": "gift", "product": "SOCKS-39"},
            },
            1,
        )
    )
    an_ordinary_sale(shop, terminal)


def _option(text: str) -> Option:
    """ "Large=0.70", with a star when it is chosen to begin with."""
    name, _, price = text.partition("=")
    return Option(name, name.removesuffix("*"), Decimal(price or "0"), name.endswith("*"))


def offers(shop: Shop, terminal: Terminal) -> None:
    """Two offers on an ordinary sale."""
    shop.till.promotions.put(
        parse_promotion_row(
            {"id": "a", "name": "Autumn week", "reward": {"kind": "percent_off", "value": "12.5"}, "priority": 1}, 1
        ),
        parse_promotion_row({"id": "b", "name": "Two euro off", "reward": {"kind": "amount_off", "value": "2"}}, 1),
    )
    an_ordinary_sale(shop, terminal)


def why_price(shop: Shop, terminal: Terminal) -> None:
    """Why the last line costs what it does."""
    offers(shop, terminal)
    terminal.do(Action.WHY_PRICE)


def why_price_nasty(shop: Shop, terminal: Terminal) -> None:
    """A bundle at a price for this customer and this quantity; five offers with long names, a discount by hand."""
    shop.till.promotions.put(
        *(
            parse_promotion_row(
                {
                    "id": f"p{at}",
                    "name": f"Members' anniversary weekend for the whole family, part {at} of the collection",
                    "reward": {"kind": "percent_off", "value": "7.5"},
                },
                at,
            )
            for at in range(1, 6)
        )
    )
    an_ordinary_sale(shop, terminal)
    hamper = an_item("24.90", sku="HAMPER-XL", name="Anniversary hamper for the whole family", gtin="04000000000006")
    parts = ("SOCKS-39", "JACKET-M", "TEA-DARJEELING-FIRST-FLUSH-250")
    details = ItemDetails(components=tuple(Component(sku, (at + 1) * MICRO) for at, sku in enumerate(parts)))
    breaks = (PriceBreak(3 * MICRO, Decimal("21.333")),)
    shop.catalogue.put(replace(hamper, details=details, shelf_price=Decimal("27.90"), breaks=breaks))
    keys(terminal, "3*")
    scan(shop, terminal, "4000000000006")
    terminal.on_key(Key(KeyName.F6))
    keys(terminal, "110\n2")
    terminal.do(Action.WHY_PRICE)


COFFEE = replace(
    an_item("2.50", sku="COFFEE", name="Flat white", gtin="04300000000014"),
    details=ItemDetails(
        options=(
            OptionGroup("Size", tuple(_option(text) for text in ("Small=-0.50", "Medium*", "Large=0.70"))),
            OptionGroup("Milk", tuple(_option(text) for text in ("Whole milk*", "Oat=0.40", "Soya=0.40", "None"))),
            OptionGroup(
                "Extras", tuple(_option(text) for text in ("Extra shot=0.60", "Vanilla=0.50")), least=0, most=2
            ),
        )
    ),
)
MACHINE = replace(
    an_item("1249.00", sku="MACHINE", name="Espresso machine, dual boiler, with grinder and milk system, stainless"),
    details=ItemDetails(
        asks_serial=True,
        asks_batch=True,
        asks_expiry=True,
        options=(
            OptionGroup(
                "Warranty and installation at home",
                tuple(
                    _option(text)
                    for text in (
                        "Two years as the law says*",
                        "Five years, collected and brought back=129.99",
                        "Five years with a machine on loan meanwhile=1189.99",
                    )
                ),
            ),
        ),
    ),
)


ONE_SIZE = replace(
    an_item("2.50", sku="ONE", name="Lemonade"),
    details=ItemDetails(options=(OptionGroup("Size", (_option("Small"), _option("Large=0.70"))),)),
)


def item_options(shop: Shop, terminal: Terminal) -> None:
    """A coffee is rung: size, milk, extras."""
    shop.catalogue.put(COFFEE)
    an_ordinary_sale(shop, terminal)
    scan(shop, terminal, "4300000000014")
    keys(terminal, "3\n2")


def item_options_rung(shop: Shop, terminal: Terminal) -> None:
    """The coffee is on the sale, as chosen."""
    item_options(shop, terminal)
    keys(terminal, "\n1\n")


def item_numbers_nasty(shop: Shop, terminal: Terminal) -> None:
    """Long names, large prices, three numbers, and one of them missing."""
    shop.catalogue.put(MACHINE)
    an_ordinary_sale(shop, terminal)
    keys(terminal, "MACHINE\n\n\n")
    scan(shop, terminal, "SN-2026-0000-4711-XYZ")
    terminal.on_key(Key(KeyName.DOWN))
    keys(terminal, "\n")


def tax_exempt(shop: Shop, terminal: Terminal) -> None:
    """A buyer shows a certificate."""
    an_ordinary_sale(shop, terminal)
    terminal.do(Place.TAX_EXEMPT)
    keys(terminal, "1\n")


PRICES_SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        gift_due,
        offers,
        why_price,
        why_price_nasty,
        item_options,
        item_options_rung,
        item_numbers_nasty,
        tax_exempt,
    )
}
