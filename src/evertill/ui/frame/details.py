"""What is asked about an item before it is rung, on its way from the counter to the screen that asks."""

from collections.abc import Callable

from evertill.kernel.values import dataclass
from evertill.operations.selling.ringing.line_answers import LineAnswers
from evertill.operations.selling.sale.outcomes import DetailsNeeded


@dataclass(frozen=True, slots=True)
class AskedDetails:
    """What the counter wants to know, and who takes the answers."""

    needed: DetailsNeeded
    answered: Callable[[LineAnswers], None]
