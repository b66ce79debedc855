"""What a sale or return does to customers' points, as its body names it: earned, and taken back with goods."""

from collections.abc import Iterable, Mapping, Sequence

from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class PointsMove:
    """What one sale or return does to a customer's points."""

    account: str
    customer: str
    earned: int = 0
    returned: int = 0

    @property
    def change(self) -> int:
        """By how many points the balance is another."""
        return self.earned - self.returned


def moves_json(moves: Sequence[PointsMove]) -> list[Json]:
    """As a sale's body names them."""
    return [_move_json(move) for move in moves]


def read_moves(found: Json) -> list[PointsMove]:
    """What a body says of points; what cannot be read is nothing."""
    moves = []
    for entry in found if isinstance(found, list) else ():
        match entry:
            case {"account": str(account)}:
                assert isinstance(entry, Mapping)
                customer = entry.get("customer")
                named = customer if isinstance(customer, str) else ""
                moves.append(PointsMove(account, named, _whole(entry, "earned"), _whole(entry, "returned")))
            case _:
                continue
    return moves


def turned_moves(found: Json) -> list[Json]:
    """What undoes them."""
    return moves_json(
        [PointsMove(move.account, move.customer, -move.earned, -move.returned) for move in read_moves(found)]
    )


def net_of(moves: Iterable[PointsMove], account: str) -> int:
    """What all of them do to one account."""
    return sum(move.change for move in moves if move.account == account)


def _move_json(move: PointsMove) -> JsonObject:
    figures = {"earned": move.earned, "returned": move.returned}
    told: JsonObject = {name: points for name, points in figures.items() if points}
    return {"account": move.account, **({"customer": move.customer} if move.customer else {}), **told}


def _whole(entry: Mapping[str, Json], name: str) -> int:
    found = entry.get(name)
    return found if isinstance(found, int) else 0
