"""Sharing what a sale costs among several who pay: equal parts, which always add up to the whole."""

from collections.abc import Sequence

from evertill.kernel.money import Money
from evertill.kernel.values import dataclass

SHARES_MAX = 20


def equal_shares(due: Money, count: int, step_minor: int = 1) -> tuple[Money, ...]:
    """What each pays, in amounts that can be paid in coins of this step; what no coin pays is with the last.

    Nobody gets a share of nothing, so there may be fewer shares than asked for.
    """
    assert due.minor > 0
    assert 0 < count <= SHARES_MAX
    steps, rest = divmod(due.minor, step_minor)
    shares = [part * step_minor for part in sorted(_parts(steps, count), reverse=True) if part]
    if rest or not shares:
        shares = [*shares[:-1], (shares[-1] if shares else 0) + rest]
    return tuple(Money(share, due.currency) for share in shares)


def _parts(steps: int, count: int) -> list[int]:
    each, more = divmod(steps, count)
    return [each + (at < more) for at in range(count)]


@dataclass(frozen=True, slots=True)
class Share:
    """Whose turn it is, and what of their share is still to pay."""

    number: int
    count: int
    amount: Money


def share_now(shares: Sequence[Money], *, due: Money, paid: Money, remaining: Money) -> Share | None:
    """The share to be paid next, where `due` was shared, `paid` came in since, and `remaining` is still to pay.

    Who pays last pays all that remains, rounding to coins included. None when all shares are paid, or nothing is due.
    """
    reached, whole = 0, sum(share.minor for share in shares)
    for number, share in enumerate(shares, 1):
        reached += share.minor
        if reached > paid.minor and remaining.minor > 0:
            is_last = number == len(shares) and whole == due.minor
            amount = remaining.minor if is_last else min(reached - paid.minor, remaining.minor)
            return Share(number, len(shares), Money(amount, due.currency))
    return None
