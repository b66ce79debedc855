"""The question for a weight as it is drawn: what the scale says, what that costs, and what may be done."""

from collections.abc import Callable
from decimal import Decimal

from evertill.domain.goods.catalogue import Item
from evertill.kernel.money import Money, currency_exponent
from evertill.kernel.quantity import Quantity, Unit
from evertill.kernel.rounding import Rounding, as_ratio, round_ratio
from evertill.ports.devices import WeightReading, WeightState
from evertill.ports.formats import Formats
from evertill.ui.ask.ask_view import AskView, Choice, Figure, NumberField, Tint
from evertill.ui.ask.questions import LEAVE
from evertill.ui.words import tr

TAKE, TARE = "take", "tare"
_GRAM_MICRO = 1000


def weighing_question(
    item: Item, price: Decimal | None, reading: WeightReading | None, formats: Formats, *, takes_tare: bool
) -> AskView:
    """An item sold by weight lies on the scale, or is to be put there."""
    weight = None if reading is None or not reading.may_be_sold else _kilograms(reading.weight_g)
    choices = []
    if weight is not None:
        choices.append(Choice(TAKE, tr("Take {weight}", weight=f"{formats.quantity(weight)} kg"), is_main=True))
    if takes_tare:
        choices.append(Choice(TARE, tr("It is the wrapping"), key="t", keeps_open=True))
    choices.append(Choice(LEAVE, tr("Leave it out")))
    return AskView(
        icon="scale",
        tint=Tint.CALM,
        title=tr("Put it on the scale"),
        sentence=tr("{name}: once it lies still, Enter takes the weight. It can also be keyed.", name=item.name),
        number=NumberField("kg", tr("Or key the weight, such as 0.347"), 3),
        choices=tuple(choices),
        facts=_facts(item, price, reading, formats),
        figure=_figure(reading, weight, formats),
        holds_scans=True,
    )


def _figure(reading: WeightReading | None, weight: Quantity | None, formats: Formats) -> Figure:
    if reading is None:
        return Figure("– kg", tr("Asking the scale"), Tint.CALM)
    if weight is not None:
        return Figure(f"{formats.quantity(weight)} kg", tr("Lies still"), Tint.CALM)
    words, tint = _STATE_WORDS[reading.state]
    return Figure("– kg", words(), tint)


_STATE_WORDS: dict[WeightState, tuple[Callable[[], str], Tint]] = {
    WeightState.MOVING: (lambda: tr("Still moving"), Tint.CALM),
    WeightState.ZERO: (lambda: tr("Nothing on the scale yet"), Tint.CALM),
    WeightState.STABLE: (lambda: tr("Nothing on the scale yet"), Tint.CALM),
    WeightState.UNDER_ZERO: (lambda: tr("Below zero: clear the plate and set the scale to zero"), Tint.WARNING),
    WeightState.OVERLOAD: (lambda: tr("Too heavy for this scale: weigh it in parts"), Tint.WARNING),
    WeightState.SAME_WEIGHT: (lambda: tr("Weighed already: lift it and put it on again"), Tint.WARNING),
    WeightState.NO_ZERO: (lambda: tr("The scale has lost its zero: clear it, switch it off and on"), Tint.DANGER),
    WeightState.REFUSED: (lambda: tr("The scale refuses this: key the weight"), Tint.DANGER),
    WeightState.SILENT: (lambda: tr("The scale does not answer: key the weight"), Tint.DANGER),
}


def _facts(
    item: Item, price: Decimal | None, reading: WeightReading | None, formats: Formats
) -> tuple[tuple[str, str], ...]:
    """Weight, tare, price and amount stand together, as the law on scales wants it."""
    each = "" if price is None else formats.unit_price(price, item.currency)
    tare, amount = "", ""
    if reading is not None and (reading.is_net or reading.tare_g):
        tare = f"{formats.quantity(_kilograms(reading.tare_g))} kg" if reading.tare_g else tr("taken off by the scale")
    if reading is not None and reading.may_be_sold and price is not None:
        amount = formats.money(_amount(reading, price, item.currency))
    return ((tr("Price per {unit}", unit="kg"), each), (tr("Tare"), tare), (tr("Comes to"), amount))


def _amount(reading: WeightReading, price: Decimal, currency: str) -> Money:
    if reading.amount_minor is not None:
        return Money(reading.amount_minor, currency)
    numerator, denominator = as_ratio(price)
    minor = round_ratio(
        numerator * reading.weight_g * 10 ** currency_exponent(currency), denominator * 1000, Rounding.HALF_UP
    )
    return Money(minor, currency)


def _kilograms(weight_g: int) -> Quantity:
    return Quantity(weight_g * _GRAM_MICRO, Unit.KILOGRAM)
