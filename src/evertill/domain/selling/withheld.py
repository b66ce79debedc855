"""What is not paid back of goods that came, because what the customer keeps costs more without them.

It grows while an offer breaks and shrinks again as the rest comes back; with all goods back it is nothing. Amounts are
minor units of the sale's currency; taxes go by their place in the sale's list of taxes.
"""

from collections.abc import Iterable

from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.rounding import Rounding, round_ratio
from evertill.kernel.values import dataclass

OFFERS_ANEW = "offers:anew"
"""The source of what is withheld, or given after all, because an offer no longer holds for what is kept."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """Below zero where earlier returns were paid too little for what is kept now."""

    gross: int = 0
    taxes: tuple[tuple[int, int, int], ...] = ()
    """Place of the tax, base and amount."""

    def __add__(self, other: "Withheld") -> "Withheld":
        sums: dict[int, tuple[int, int]] = {}
        for place, base, amount in (*self.taxes, *other.taxes):
            old_base, old_amount = sums.get(place, (0, 0))
            sums[place] = old_base + base, old_amount + amount
        taxes = tuple((place, *sums[place]) for place in sorted(sums) if any(sums[place]))
        return Withheld(self.gross + other.gross, taxes)

    def __neg__(self) -> "Withheld":
        return Withheld(-self.gross, tuple((place, -base, -amount) for place, base, amount in self.taxes))

    def at_most(self, most: int) -> "Withheld":
        """The same up to this gross amount; each tax keeps its share, rounded half up."""
        if self.gross <= most:
            return self
        assert most >= 0

        def part(amount: int) -> int:
            return round_ratio(amount * most, self.gross, Rounding.HALF_UP)

        return Withheld(most, tuple((place, part(base), part(amount)) for place, base, amount in self.taxes))


NOTHING_WITHHELD = Withheld()


def sum_of(parts: Iterable[Withheld]) -> Withheld:
    """All together."""
    return sum(parts, NOTHING_WITHHELD)


def withheld_json(withheld: Withheld) -> JsonObject:
    """As it stands beside what a line takes back, and in what a backend tells of a receipt."""
    return {"gross": withheld.gross, "taxes": [[place, base, amount] for place, base, amount in withheld.taxes]}


def read_withheld(found: Json) -> Withheld:
    """ValueError when it cannot be read."""
    match found:
        case {"gross": int(gross), "taxes": list(taxes)}:
            return Withheld(gross, tuple(map(_tax, taxes)))
        case _:
            raise ValueError("what was withheld cannot be read")


def withheld_of(body: JsonObject, original: str) -> Withheld:
    """What the body of a return says it withheld of this sale; what undoes one says it gives that back."""
    lines = body.get("lines")
    sums = NOTHING_WITHHELD
    for line in lines if isinstance(lines, list) else ():
        match line:
            case {"original": {"fact_id": str(fact_id), "withheld": found}} if fact_id == original:
                sums += read_withheld(found)
            case _:
                continue
    return -sums if "undoes" in body else sums


def _tax(found: Json) -> tuple[int, int, int]:
    match found:
        case [int(place), int(base), int(amount)] if place >= 0:
            return place, base, amount
        case _:
            raise ValueError("a tax that was withheld cannot be read")
