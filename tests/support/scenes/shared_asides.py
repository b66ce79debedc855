"""Scenes of sales put aside at several tills."""

from evertill.ui.application import Terminal
from tests.support.scenes.counter import Scene, suspended
from tests.support.ui import Shop


def suspended_shared(shop: Shop, terminal: Terminal) -> None:
    """Ours, and those of other tills: one waits, one is on a counter."""
    suspended(shop, terminal)


def suspended_cut_off(shop: Shop, terminal: Terminal) -> None:
    """Ours only, for the others cannot be asked."""
    suspended(shop, terminal)


SHARED_ASIDE_SCENES: dict[str, Scene] = {scene.__name__: scene for scene in (suspended_shared, suspended_cut_off)}
