"""What is short here is picked by another shop: the backend says which has it, and moves the line there."""

from collections.abc import Callable, Iterator, Mapping

from evertill.domain.orders.order_changes import units_content
from evertill.domain.orders.order_states import LineState
from evertill.domain.orders.pickup_queue import PickupOrder
from evertill.kernel.canonical import Json, JsonObject
from evertill.ports.backend_calls import CallAnswer, Capability, Declined, Done
from evertill.ui.ask.ask_presenter import Question
from evertill.ui.ask.ask_view import AskView, Choice, Tint
from evertill.ui.ask.questions import LEAVE
from evertill.ui.feature.feature import Shared
from evertill.ui.frame.navigation import Place
from evertill.ui.words import told, tr

SHOPS_MAX = 5


class OtherShop:
    """Used by the deeds of the queue; `changed` draws anew."""

    def __init__(self, shared: Shared, changed: Callable[[], None]) -> None:
        self._shared = shared
        self._changed = changed

    def ask(self, order: PickupOrder) -> None:
        """Of the first line that is short."""
        line = next((line for line in order.order.lines if line.units.get(LineState.SHORT)), None)
        if line is None:
            return
        units = {line.line_id: line.units[LineState.SHORT]}

        def found(answer: CallAnswer) -> None:
            if isinstance(answer, Done):
                own = line.place or order.order.store
                self._choose(order, units, tuple(_shops(answer.document, own, units[line.line_id])))
            else:
                self._cut()

        self._shared.parts.backend.ask(Capability.AVAILABILITY, lambda calls: calls.availability([line.sku]), found)

    def _choose(self, order: PickupOrder, units: Mapping[str, int], shops: tuple[str, ...]) -> None:
        if not shops:
            self._shared.speaker.warn(
                tr("No other shop can promise it, so nothing was changed; substitute or refund it.")
            )
            return
        view = AskView(
            icon="box",
            tint=Tint.CALM,
            title=tr("Which shop picks it?"),
            sentence=tr("These can promise what is short. The customer is told by the shop's backend."),
            choices=(*(Choice(shop, shop) for shop in shops[:SHOPS_MAX]), Choice(LEAVE, tr("Leave it"))),
            facts=((tr("Order"), order.order.number),),
        )

        def chosen(shop: str) -> None:
            self._shared.navigator.go(Place.PICKUP_ORDERS)
            if shop != LEAVE:
                self._move(order.order.order_id, units, shop)

        self._shared.ask.ask(Question(view, chosen))

    def _move(self, order_id: str, units: Mapping[str, int], shop: str) -> None:
        step_id = f"{order_id}-to-{shop}-{self._shared.clock.monotonic_ms()}"
        members: JsonObject = {"step_id": step_id, "store": shop, "lines": units_content(units)}

        def moved(answer: CallAnswer) -> None:
            if isinstance(answer, Done):
                self._shared.speaker.note(tr("Shop {shop} picks it from now on.", shop=shop))
            elif isinstance(answer, Declined):
                self._shared.speaker.warn(told(answer.sentence))
            else:
                self._cut()
            self._changed()

        call = Capability.ORDERS
        self._shared.parts.backend.ask(call, lambda calls: calls.step_order(order_id, "reassign", members), moved)

    def _cut(self) -> None:
        self._shared.speaker.warn(
            tr("The shop's backend does not answer, so no other shop can be asked; substitute or refund it.")
        )


def _shops(document: JsonObject, own: str, micro: int) -> Iterator[str]:
    """Other shops that can promise so much, as the backend lists them."""
    for article in _objects(document.get("articles")):
        for place in _objects(article.get("places")):
            store, promise = place.get("store"), place.get("promise_micro")
            if isinstance(store, str) and store != own and isinstance(promise, int) and promise >= micro:
                yield store


def _objects(found: Json) -> Iterator[Mapping[str, Json]]:
    if isinstance(found, list | tuple):
        yield from (each for each in found if isinstance(each, Mapping))
