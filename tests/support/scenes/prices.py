"""Scenes of prices and offers: what promotions took, and why a line costs what it does."""

from evertill.domain.promotion_rows import parse_promotion_row
from evertill.ui.application import Terminal
from evertill.ui.frame.actions import Action
from evertill.ui.frame.keys import Key, KeyName
from tests.support.scenes.counter import Scene, an_ordinary_sale, keys
from tests.support.ui import Shop


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
    """Five offers with long names, and a discount by hand."""
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
    terminal.on_key(Key(KeyName.F6))
    keys(terminal, "110\n2")
    terminal.do(Action.WHY_PRICE)


PRICES_SCENES: dict[str, Scene] = {scene.__name__: scene for scene in (offers, why_price, why_price_nasty)}
