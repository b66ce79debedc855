"""Scenes of the devices: weighing, and what belongs to the counter beside the screen."""

from evertill.ports.devices import WeightState
from evertill.ui.application import Terminal
from tests.support.scales import read
from tests.support.scenes.counter import Scene, an_ordinary_sale, done, scan, sell_nasty, tender_split
from tests.support.ui import Shop


def weighing(shop: Shop, terminal: Terminal) -> None:
    """The goods lie still."""
    _begin_weighing(shop, terminal)
    terminal.on_notice(read(347))


def weighing_trouble(shop: Shop, terminal: Terminal) -> None:
    """Too much on the scale."""
    _begin_weighing(shop, terminal)
    terminal.on_notice(read(state=WeightState.SAME_WEIGHT))


def weighing_net(shop: Shop, terminal: Terminal) -> None:
    """A price-computing scale with tare."""
    _begin_weighing(shop, terminal)
    terminal.on_notice(read(14_998, tare_g=20, amount_minor=38845))


def _begin_weighing(shop: Shop, terminal: Terminal) -> None:
    an_ordinary_sale(shop, terminal)
    scan(shop, terminal, "4000417025005")


def _open_customer_window(shop: Shop, terminal: Terminal) -> None:
    terminal.open_customer_side(None, ("", ""))


def customer_idle(shop: Shop, terminal: Terminal) -> None:
    """Nobody is served."""
    _open_customer_window(shop, terminal)


def customer_sale(shop: Shop, terminal: Terminal) -> None:
    """A sale of six lines, with a price changed and a code for the last product."""
    _open_customer_window(shop, terminal)
    an_ordinary_sale(shop, terminal)


def customer_nasty(shop: Shop, terminal: Terminal) -> None:
    """Long names, other scripts, large amounts."""
    _open_customer_window(shop, terminal)
    sell_nasty(shop, terminal)


def customer_done(shop: Shop, terminal: Terminal) -> None:
    """The change, with a code for the receipt."""
    _open_customer_window(shop, terminal)
    done(shop, terminal)


def customer_part_paid(shop: Shop, terminal: Terminal) -> None:
    """Part of it is paid."""
    _open_customer_window(shop, terminal)
    tender_split(shop, terminal)


DEVICE_SCENES: dict[str, Scene] = {scene.__name__: scene for scene in (
        weighing, weighing_trouble, weighing_net,
        customer_idle, customer_sale, customer_nasty, customer_done, customer_part_paid,
    )
}  # fmt: skip
