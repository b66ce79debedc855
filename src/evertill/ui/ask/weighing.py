"""The question for a weight: reads the scale by itself while it is open, shows what lies there, takes it by one key.

Only a weight that lies still can be taken; without a scale, or with one that fails, the measure is keyed as before.
"""

from collections.abc import Callable
from decimal import Decimal

from evertill.domain.goods.catalogue import Item
from evertill.domain.selling.weighed import ScaleMark
from evertill.kernel.money import currency_exponent
from evertill.kernel.quantity import Unit
from evertill.kernel.values import dataclass
from evertill.ports.devices import WeighingDesk, WeighOrder, WeightRead, WeightReading
from evertill.ports.formats import Formats
from evertill.ui.ask import questions
from evertill.ui.ask.ask_presenter import AskPresenter, Question
from evertill.ui.ask.weighing_view import TAKE, TARE, weighing_question

Taken = Callable[[Decimal], None]
ByScale = Callable[[Decimal, ScaleMark], None]
"""The net weight in kilograms, and what else the scale said."""


@dataclass(frozen=True, slots=True)
class _Weighed:
    """What is being weighed."""

    item: Item
    price: Decimal | None
    """Of one kilogram."""
    taken: Taken
    weighed: ByScale


class Weighing:
    """One for the terminal."""

    def __init__(self, ask: AskPresenter, scale: WeighingDesk, formats: Formats) -> None:
        self._ask = ask
        self._scale = scale
        self._formats = formats
        self._weighed: _Weighed | None = None
        self._question: Question | None = None
        self._reading: WeightReading | None = None

    def ask(self, item: Item, price: Decimal | None, taken: Taken, weighed: ByScale) -> None:
        """Ask for the measure of this item: keyed, or weighed by the scale."""
        if item.unit is not Unit.KILOGRAM or not self._scale.has_scale:
            self._ask.ask(Question(questions.weight_question(item, self._formats), number=taken))
            return
        asked = _Weighed(item, price, taken, weighed)
        self._reading = None
        question = self._made(asked)
        self._ask.ask(question)  # first: it closes a question that was weighing before
        self._weighed, self._question = asked, question
        self._scale.weigh(WeighOrder(_minor(price, item.currency)))

    def on_notice(self, notice: object) -> None:
        """The scale has answered."""
        if not isinstance(notice, WeightRead) or self._weighed is None or self._question is None:
            return
        self._reading = notice.reading
        question = self._made(self._weighed)
        if self._ask.renew(self._question, question):
            self._question = question

    def _made(self, weighed: _Weighed) -> Question:
        view = weighing_question(
            weighed.item, weighed.price, self._reading, self._formats, takes_tare=self._scale.takes_tare
        )
        return Question(view, self._chosen, weighed.taken, self._closed)

    def _chosen(self, choice: str) -> None:
        reading, weighed = self._reading, self._weighed
        if choice == TARE:
            self._scale.take_tare()
        elif choice == TAKE and weighed is not None and reading is not None and reading.may_be_sold:
            mark = ScaleMark(reading.tare_g, is_net=reading.is_net)
            weighed.weighed(Decimal(reading.weight_g).scaleb(-3), mark)

    def _closed(self) -> None:
        """Answered or left: the scale may rest. What was read stays until the answer was given."""
        self._question = None
        self._scale.rest()


def _minor(price: Decimal | None, currency: str) -> int | None:
    """The price in minor units, where it is a whole number of them."""
    if price is None:
        return None
    minor = price.scaleb(currency_exponent(currency))
    return int(minor) if minor == minor.to_integral_value() else None
