"""What a scale said of the goods of a line beside their net weight: the law wants it on the receipt (EN 45501)."""

from evertill.kernel.canonical import JsonObject
from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class ScaleMark:
    """The line's quantity is the net weight, which its price is of."""

    tare_g: int = 0
    """What was taken off for the wrapping, in grams; 0 where nothing was, or the scale does not say how much."""
    is_net: bool = False
    """The scale says that tare was taken off."""

    @property
    def has_tare(self) -> bool:
        """Whether anything was taken off."""
        return self.is_net or self.tare_g > 0


def scale_json(mark: ScaleMark, net_micro: int) -> JsonObject:
    """The member `scale` of a line's record, in millionths of a kilogram: gross and tare as far as the scale says."""
    tare_micro = mark.tare_g * 1000
    if not tare_micro:
        return {"net": net_micro, **({"net_by_scale": True} if mark.is_net else {})}
    return {"net": net_micro, "tare": tare_micro, "gross": net_micro + tare_micro}
