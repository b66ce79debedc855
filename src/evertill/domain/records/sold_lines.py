"""Which lines of a sale's body count among what was sold, and which among what came back."""

from collections.abc import Mapping

from evertill.kernel.canonical import Json


def counts_as_sold(line: Mapping[str, Json]) -> bool:
    """Whether a line counts among what was sold.

    A single-purpose voucher that pays does, though it takes off: nothing came back, and what it pays of the goods was
    turnover when the voucher was sold (EU 2016/1065).
    """
    return line.get("direction") == "sale" or "redeems" in line
