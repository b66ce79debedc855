"""What single units of a line come to of an amount that all of it has together: one rule for receipts and for orders,
so that goods bought on the web and taken back in the shop give the same cents unit by unit."""

from evertill.kernel.quantity import MICRO
from evertill.kernel.rounding import Rounding, round_ratio


def share_before(whole: int, place: int, micro: int, *, is_measured: bool) -> int:
    """What of the whole amount lies before this place, both in millionths of a line of `micro`; a share is what lies
    between two places, so that shares of any parts in any order add up to the whole.

    Whole pieces share by largest remainder, the earlier ones first; what is measured shares by how much it is, rounded
    half up, and so does a part of a piece of what the piece comes to. Amounts below zero are the mirror. Places beyond
    the line, which only a mistaken record has, go on at the same rate.
    """
    if whole < 0:
        return -share_before(-whole, place, micro, is_measured=is_measured)
    if is_measured:
        return round_ratio(whole * place, micro, Rounding.HALF_UP)
    each, rest = divmod(whole, micro // MICRO)
    pieces, beyond = divmod(place, MICRO)
    part = round_ratio((each + (pieces < rest)) * beyond, MICRO, Rounding.HALF_UP)
    return pieces * each + min(pieces, rest) + part
