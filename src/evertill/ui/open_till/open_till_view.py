"""Opening the till: who, which day, and the amounts that are usually in the drawer."""

from datetime import datetime

from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.people.counter_state import CounterState
from evertill.ports.formats import Formats
from evertill.ui.words import tr

USUAL_FLOATS = (0, 50, 100, 150, 200, 300)
"""In whole currency units."""


@dataclass(frozen=True, slots=True)
class OpenTillView:
    """The whole screen."""

    title: str
    sentence: str
    day: str
    typed: str
    currency: str
    floats: tuple[tuple[Money, str], ...]
    error: str


def open_till_view(state: CounterState, typed: str, error: str, now: datetime, formats: Formats) -> OpenTillView:
    """The screen for whoever signed on."""
    currency = state.policy.currency
    scale = 10 ** Money(0, currency).exponent
    floats = tuple(
        (Money(units * scale, currency), formats.amount(Money(units * scale, currency))) for units in USUAL_FLOATS
    )
    name = "" if state.operator is None else state.operator.name
    sentence = tr("{name}, count what is in the drawer and key it. A shift begins with it.", name=name)
    left = state.float_left
    if left is not None and left.currency == currency:
        floats = ((left, formats.amount(left)), *(known for known in floats if known[0] != left))[: len(floats)]
        sentence = tr(
            "{name}, the last shift left {amount} in the drawer. Count it and key it; a shift begins with it.",
            name=name,
            amount=formats.money(left),
        )
    return OpenTillView(
        title=tr("Open the till"),
        sentence=sentence,
        day=formats.day(now.date()),
        typed=typed.replace(".", formats.decimal_sign),
        currency=currency,
        floats=floats,
        error=error,
    )
