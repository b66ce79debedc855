"""What a sale does to its customer's points, and what they come to then, as far as it is known here."""

from evertill.domain.balances.balance import AccountId, AccountKind, AccountState
from evertill.domain.policy.points import PointsPolicy
from evertill.domain.pricing.points_earned import earned_by, taken_back
from evertill.domain.records.points_moves import PointsMove, net_of
from evertill.domain.selling.priced import PricedSale
from evertill.kernel.values import dataclass
from evertill.ports.customers import CustomerReading
from evertill.ports.orders import ShopCopies

_ID_MAX = 64


@dataclass(frozen=True, slots=True)
class PointsTold:
    """What a receipt says of points; None where the balance is not known here."""

    earned: int
    returned: int
    balance: int | None


def points_of(priced: PricedSale, policy: PointsPolicy, shop: ShopCopies) -> list[PointsMove]:
    """What this sale takes back of points earned before, then what it earns. Goods taken instead of others earn for
    whom those had earned, where the sale is nobody's."""
    moves = []
    sources = [(one.fact_id, one.points) for one in priced.sale.sources if one.points is not None]
    for fact_id, was in sources:
        back = taken_back(priced, fact_id, was)
        if back:
            moves.append(PointsMove(was.account, was.customer, returned=back))
    customer = priced.sale.customer_id or next((was.customer for _, was in sources if was.customer), None)
    earned = 0 if customer is None else earned_by(priced, policy.earn_minor)
    if customer is not None and earned:
        moves.append(PointsMove(points_account(shop, customer), customer, earned=earned))
    return moves


def points_account(shop: ShopCopies, customer: str) -> AccountId:
    """Where a customer's points are kept; where nobody opened it yet, the account that every till would open."""
    found = _accounts(shop, customer)
    return AccountId(min(found) if found else f"points-{customer}"[:_ID_MAX])


def points_balance(shop: ShopCopies, own: CustomerReading, customer: str) -> int | None:
    """How many a customer has: the backend's copy with what it has not heard of yet; None where there are none."""
    balances, under_way = _accounts(shop, customer), own.points_under_way(customer)
    known = sum(balances.values())
    changed = sum(move.change for move in under_way)
    return known + changed if balances or under_way else None


def told_of(moves: list[PointsMove], balance: int | None) -> PointsTold:
    """For the receipt of a sale that does something to points; `balance` is the one before it."""
    account = moves[-1].account
    earned, returned = (sum(part) for part in zip(*((move.earned, move.returned) for move in moves), strict=True))
    return PointsTold(earned, returned, None if balance is None else balance + net_of(moves, account))


def _accounts(shop: ShopCopies, customer: str) -> dict[str, int]:
    """The balances of this customer's accounts of points."""
    return {
        copy.key: balance if isinstance(balance := copy.content.get("balance"), int) else 0
        for copy in shop.balances_of(customer=customer)
        if copy.content.get("kind") == AccountKind.POINTS and copy.content.get("state") == AccountState.ACTIVE
    }
