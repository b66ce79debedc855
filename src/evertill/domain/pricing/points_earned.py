"""Points that a sale earns and a return takes back: a rule of the shop, by what goods cost.

One point for so much (`policy.points`), of goods that go out, less what points paid of them; a part is no point. Goods
that come back take back their part of what their sale earned: all parts together are exactly it.
"""

from evertill.domain.balances.balance import points_back
from evertill.domain.selling.priced import PricedLine, PricedSale
from evertill.domain.selling.sale import Direction, TenderKind
from evertill.domain.tenders.refund_plan import PointsBefore


def earned_by(priced: PricedSale, earn_minor: int) -> int:
    """How many points the goods that go out earn, at one for so many minor units; 0 for none."""
    if earn_minor <= 0:
        return 0
    goods = sum(line.gross.minor for line in priced.lines if _is_goods(line))
    paid = sum(max(0, one.amount.minor) for one in priced.sale.tenders if one.kind is TenderKind.POINTS)
    return max(0, goods - paid) // earn_minor


def taken_back(priced: PricedSale, fact_id: str, was: PointsBefore) -> int:
    """How many points the goods that come back of this sale take back."""
    part = -sum(
        line.gross.minor
        for line in priced.lines
        if line.line.origin is not None and line.line.origin.fact_id == fact_id
    )
    return points_back(was.earned, of=was.of, before=was.before, part=max(0, min(part, was.of - was.before)))


def _is_goods(line: PricedLine) -> bool:
    """Neither money taken before any goods, nor a deposit or fee tied to them."""
    rung = line.line
    return (
        rung.direction is Direction.SALE
        and rung.sells is None
        and rung.redeems is None
        and rung.deposit_on is None
        and rung.tied_to is None
    )
