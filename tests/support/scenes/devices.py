"""Scenes of the devices: weighing, and what belongs to the counter beside the screen."""

from evertill.ports.devices import WeightState
from evertill.ui.application import Terminal
from tests.support.scales import read
from tests.support.scenes.counter import Scene, an_ordinary_sale, scan
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


DEVICE_SCENES: dict[str, Scene] = {scene.__name__: scene for scene in (weighing, weighing_trouble, weighing_net)}
