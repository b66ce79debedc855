"""Signs and amounts that several screens write alike."""

from evertill.kernel.money import Money
from evertill.kernel.quantity import Unit

UNIT_SIGNS = {Unit.KILOGRAM: "kg", Unit.LITRE: "l", Unit.METRE: "m"}
"""The same in every language; a piece has none."""


def abs_money(amount: Money) -> Money:
    """The amount without its sign."""
    return -amount if amount.minor < 0 else amount
