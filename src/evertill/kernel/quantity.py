"""How much of an item: whole millionths of a unit of measure (UN/ECE recommendation 20 codes)."""

from decimal import Decimal, InvalidOperation
from enum import StrEnum

from evertill.kernel.values import dataclass

MICRO = 1_000_000


class Unit(StrEnum):
    """Unit of measure by its UN/ECE recommendation 20 code."""

    PIECE = "C62"
    KILOGRAM = "KGM"
    LITRE = "LTR"
    METRE = "MTR"


@dataclass(frozen=True, slots=True)
class Quantity:
    """Millionths of a unit: 3 pieces are 3,000,000, 347 g are 347,000 of KGM."""

    micro: int
    unit: Unit = Unit.PIECE

    @property
    def amount(self) -> Decimal:
        """The exact number of units, without trailing zeros ("3", "0.347")."""
        number = Decimal(self.micro).scaleb(-6).normalize()
        return number.quantize(Decimal(1)) if number == number.to_integral_value() else number

    @property
    def is_whole(self) -> bool:
        """Whether it counts whole units only."""
        return self.micro % MICRO == 0

    def __add__(self, other: "Quantity") -> "Quantity":
        assert self.unit is other.unit
        return Quantity(self.micro + other.micro, self.unit)

    def __neg__(self) -> "Quantity":
        return Quantity(-self.micro, self.unit)


def pieces(count: int) -> Quantity:
    """So many whole pieces."""
    return Quantity(count * MICRO)


def quantity_from_text(text: str, unit: Unit = Unit.PIECE) -> Quantity:
    """A quantity such as "12" or "0.347"; ValueError when it is none or has more than six decimals."""
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise ValueError(f"{text!r} is not a quantity") from error
    if not number.is_finite() or abs(number.adjusted()) > 12:
        raise ValueError(f"{text!r} is not a quantity")
    numerator, denominator = number.as_integer_ratio()
    micro, rest = divmod(numerator * MICRO, denominator)
    if rest:
        raise ValueError(f"{text!r} has more than six decimals")
    return Quantity(micro, unit)
