"""What is done with the order at hand: each deed one command, its outcome one sentence."""

from collections.abc import Callable, Mapping
from typing import assert_never

from evertill.domain.orders.customer_order import CustomerOrder, OrderLine
from evertill.domain.orders.order_states import LineState, OrderStep
from evertill.domain.orders.pickup_queue import PickupOrder
from evertill.domain.policy.pickup import ProofKind
from evertill.kernel.quantity import MICRO
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.orders.hand_over import HandOver, HandOverOutcome, OrderAgeCheckNeeded, ProofNeeded
from evertill.operations.orders.order_on_sale import OrderOnCounter
from evertill.operations.orders.outcomes import NotDone, OrderChanged, OrderNotPossible, OrderUnknown
from evertill.operations.orders.print_slips import PrintOrderLabel, PrintPickList, SlipQueued
from evertill.operations.orders.seen_order import SeenOrder
from evertill.operations.orders.take_step import StepOutcome, SubstituteLine, TakeStep
from evertill.ui.ask.ask_presenter import Question
from evertill.ui.ask.ask_view import AskView, Choice, Tint
from evertill.ui.ask.questions import LEAVE, YES
from evertill.ui.feature.feature import Shared
from evertill.ui.frame.navigation import Place
from evertill.ui.frame.tones import Tone
from evertill.ui.pickup.other_shop import OtherShop
from evertill.ui.pickup.pickup_view import TO_PICK, Deed, is_to_pick
from evertill.ui.words import told, tr

SEVERAL = 2
OPEN_STATES = TO_PICK | {LineState.PICKED, LineState.READY, LineState.EXPIRED, LineState.SHORT}


@dataclass(frozen=True, slots=True)
class Code:
    """A pickup code that was right."""

    order_id: str
    code: str


class PickupDeeds:
    """Used by the presenter of the queue; `changed` is told the order as it is now, `look_again` when it may be any."""

    def __init__(self, shared: Shared, changed: Callable[[SeenOrder], None], look_again: Callable[[], None]) -> None:
        self._shared = shared
        self._changed = changed
        self._look_again = look_again
        self._other_shop = OtherShop(shared, look_again)

    def do(self, deed: Deed, order: PickupOrder, chosen: Mapping[str, int], typed: str, code: Code | None) -> None:
        """Do this with these units of it (none: all)."""
        order_id = order.order.order_id
        policy = None if self._shared.board.state is None else self._shared.board.state.policy.pickup
        match deed:
            case Deed.ACCEPT:
                prints = policy is not None and policy.prints_pick_list
                self._step(TakeStep(order_id, OrderStep.ACCEPT, chosen, prints=prints), tr("Accepted: pick it now."))
            case Deed.ALL_PICKED:
                self._step(TakeStep(order_id, OrderStep.PICK, chosen), tr("Picked."))
            case Deed.READY:
                self._ready(order, chosen, typed)
            case Deed.SEND:
                self._send(order)
            case Deed.ARRIVE:
                self._step(TakeStep(order_id, OrderStep.ARRIVE, chosen), tr("It is here: put it on its shelf."))
            case Deed.SHORT:
                self._short(order, chosen)
            case Deed.CANCEL:
                self._ask_cancel(order, chosen)
            case Deed.TO_SHELF:
                self._to_shelf(order)
            case Deed.SHIP:
                self._ship(order, chosen, typed)
            case Deed.PART if order.is_delivery:
                self._ship(order, chosen or _aside(order), typed)
            case Deed.PART if not (typed or code):
                self._ask_proof(order, chosen)
            case Deed.HAND_OVER | Deed.PART:
                shown = typed or ("" if code is None else code.code)
                proof = ProofKind.CODE if shown else None
                self.hand_over(HandOver(order_id, chosen, proof, shown))
            case Deed.IDENTITY:
                self.hand_over(HandOver(order_id, chosen, ProofKind.IDENTITY))
            case Deed.NO_PROOF:
                self.hand_over(HandOver(order_id, chosen, ProofKind.NONE))
            case Deed.PICK_LIST:
                self._shared.submitter.submit(PrintPickList((order_id,)), self._printed)
            case Deed.LABEL:
                self._shared.submitter.submit(PrintOrderLabel(order_id), self._printed)
            case Deed.OTHER_SHOP:
                self._other_shop.ask(order)
            case Deed.SUBSTITUTE:
                raise AssertionError("the presenter asks for the article first")
            case _:
                assert_never(deed)

    def pick(self, order: PickupOrder, sku: str) -> None:
        """One more unit of this article is in the bag."""
        line = line_to_pick(order, sku)
        if line is None:
            self._shared.sound(Tone.NOT_FOUND)
            wanted = any(line.sku == sku for line in order.order.lines)
            self._shared.speaker.warn(
                tr("All of that article is picked for this order already; put this one back.")
                if wanted
                else tr("That article is not in this order; put it back.")
            )
            return
        micro = min(MICRO, _fetchable(line)) if line.quantity_micro % MICRO == 0 else _fetchable(line)
        self._shared.sound(Tone.ACCEPTED)
        step = TakeStep(order.order.order_id, OrderStep.PICK, {line.line_id: micro})
        self._step(step, tr("Picked: {name}", name=line.name or line.sku))

    def substitute(self, order: PickupOrder, sku: str, marked: int) -> None:
        """Give this in the place of what is short: of the marked line, else of the first that is."""
        short = [line for line in order.order.lines if line.units.get(LineState.SHORT)]
        if not short:
            return
        lines = order.order.lines
        line = lines[marked] if 0 <= marked < len(lines) and lines[marked] in short else short[0]
        command = SubstituteLine(order.order.order_id, line.line_id, line.units[LineState.SHORT], sku)
        self._step(command, tr("Substituted: pick it now."))

    def hand_over(self, command: HandOver) -> None:
        """Hand it over, asking for what is missing."""
        self._shared.submitter.submit(command, lambda outcome: self._show(command, outcome))

    def _show(self, command: HandOver, outcome: HandOverOutcome) -> None:
        speaker = self._shared.speaker
        match outcome:
            case OrderChanged(seen):
                self._shared.sound(Tone.DONE)
                speaker.note(_handed_over(seen.order))
                self._changed(seen)
            case OrderOnCounter(rung, line_id):
                number = "" if rung.sale.order is None else rung.sale.order.number
                self._shared.board.put_sale(rung, line_id)
                self._shared.navigator.home()
                speaker.note(
                    tr(
                        "Order {number} is on the counter: scan what else is wanted, then take the payment.",
                        number=number,
                    )
                )
            case ProofNeeded(_, True):
                self._shared.sound(Tone.NOT_FOUND)
                speaker.warn(tr("That is not the code of this order, so it stays here; ask for it again."))
            case ProofNeeded():
                speaker.warn(
                    tr("Scan or type the pickup code first, or look at a document with the name and press F3.")
                )
            case OrderAgeCheckNeeded(minimum_age):
                self._ask_age(command, minimum_age)
            case TillNotOpen():
                speaker.refuse(outcome)
            case OrderUnknown() | OrderNotPossible() | SignOnNeeded() | NotAllowed():
                self._refuse(outcome)
            case _:
                assert_never(outcome)

    def _ready(self, order: PickupOrder, chosen: Mapping[str, int], shelf: str) -> None:
        """Only what is picked is put ready; the rest is named, so that nobody forgets it. Chosen units are ready alone,
        as far as they are picked."""
        if not chosen and is_to_pick(order):
            self._shared.speaker.warn(
                tr("Not everything is picked yet: scan it, or press F3 when all of it is there, F4 for what is not.")
            )
            return
        step = TakeStep(order.order.order_id, OrderStep.READY, chosen, shelf=shelf)
        self._step(step, tr("Ready to be sent.") if order.is_delivery else tr("Ready: the customer is told."))

    def _send(self, order: PickupOrder) -> None:
        """A parcel goes to the other shop whole: there it is counted against what was ordered."""
        if is_to_pick(order):
            self._shared.speaker.warn(
                tr("Not everything is picked yet: scan it, or press F3 when all of it is there, F4 for what is not.")
            )
            return
        said = tr("On its way to shop {shop}.", shop=order.sends_to)
        self._step(TakeStep(order.order.order_id, OrderStep.SEND), said)

    def _ship(self, order: PickupOrder, chosen: Mapping[str, int], tracking: str) -> None:
        """By which courier is asked where the shop has several."""
        state = self._shared.board.state
        couriers = () if state is None else state.policy.pickup.couriers

        def given(carrier: str) -> None:
            step = TakeStep(order.order.order_id, OrderStep.SHIP, chosen, carrier=carrier, tracking=tracking)
            self._step(step, tr("Given to the courier."))

        if len(couriers) < SEVERAL:
            given(couriers[0] if couriers else "")
            return
        view = AskView(
            icon="box",
            tint=Tint.CALM,
            title=tr("Which courier takes it?"),
            sentence=tr("The customer is told, with the number by which the parcel is followed."),
            choices=(*(Choice(name, name) for name in couriers), Choice(LEAVE, tr("Leave it"))),
            facts=((tr("Order"), order.order.number), (tr("Parcel"), tracking or tr("no number"))),
        )

        def answered(choice: str) -> None:
            self._shared.navigator.go(Place.PICKUP_ORDERS)
            if choice != LEAVE:
                given(choice)

        self._shared.ask.ask(Question(view, answered))

    def _short(self, order: PickupOrder, chosen: Mapping[str, int]) -> None:
        if not chosen:
            self._shared.speaker.warn(tr("Mark the line that cannot be found first, with Page Down."))
            return
        self._step(
            TakeStep(order.order.order_id, OrderStep.SHORT, chosen), tr("Noted as not found: choose what to do.")
        )

    def _to_shelf(self, order: PickupOrder) -> None:
        """What lies ready expires first, if it has not by itself."""
        order_id = order.order.order_id
        ready = any(line.units.get(LineState.READY) for line in order.order.lines)
        back = TakeStep(order_id, OrderStep.RETURN_TO_SHELF)
        said = tr("Back on the shelf: it can be sold again.")
        if not ready:
            self._step(back, said)
            return
        self._shared.submitter.submit(
            TakeStep(order_id, OrderStep.EXPIRE),
            lambda outcome: self._step(back, said) if isinstance(outcome, OrderChanged) else self._refuse_step(outcome),
        )

    def _ask_cancel(self, order: PickupOrder, chosen: Mapping[str, int]) -> None:
        """The money goes back, so it is asked once more."""
        short = {line.line_id: micro for line in order.order.lines if (micro := line.units.get(LineState.SHORT, 0))}
        wanted = dict(chosen) or short
        view = AskView(
            icon="trash",
            tint=Tint.WARNING,
            title=tr("Not deliver this?") if wanted else tr("Cancel the whole order?"),
            sentence=tr("Its money goes back to the customer, who is told."),
            choices=(
                Choice(YES, tr("Cancel it"), is_danger=True),
                Choice(LEAVE, tr("Leave it"), is_main=True),
            ),
            facts=((tr("Order"), order.order.number), (tr("Customer"), order.name)),
        )
        command = TakeStep(order.order.order_id, OrderStep.CANCEL, wanted)

        def answered(choice: str) -> None:
            self._shared.navigator.go(Place.PICKUP_ORDERS)
            if choice == YES:
                self._step(command, tr("Cancelled: the money goes back."))

        self._shared.ask.ask(Question(view, answered))

    def _ask_proof(self, order: PickupOrder, chosen: Mapping[str, int]) -> None:
        """A part goes out while the rest is picked: the keys of that page are for picking, so whose it is is asked."""
        view = AskView(
            icon="person",
            tint=Tint.CALM,
            title=tr("Whose order is it?"),
            sentence=tr("Or go back, scan or type the pickup code, and hand the part out once more."),
            choices=(
                Choice(ProofKind.IDENTITY, tr("Document seen"), tr("with the name of the order"), is_main=True),
                Choice(ProofKind.NONE, tr("Without proof")),
                Choice(LEAVE, tr("Leave it")),
            ),
            facts=((tr("Order"), order.order.number), (tr("Customer"), order.name)),
        )

        def answered(choice: str) -> None:
            self._shared.navigator.go(Place.PICKUP_ORDERS)
            if choice != LEAVE:
                self.hand_over(HandOver(order.order.order_id, chosen, ProofKind(choice)))

        self._shared.ask.ask(Question(view, answered))

    def _ask_age(self, command: HandOver, minimum_age: int) -> None:
        view = AskView(
            icon="age",
            tint=Tint.WARNING,
            title=tr("Is the customer {age} or older?", age=minimum_age),
            sentence=tr("Something in this order is only for people of that age."),
            choices=(
                Choice(YES, tr("Old enough"), tr("hands the order over"), is_main=True),
                Choice(LEAVE, tr("Not old enough"), tr("keeps it here")),
            ),
            facts=(),
            holds_scans=True,
        )

        def answered(choice: str) -> None:
            self._shared.navigator.go(Place.PICKUP_ORDERS)
            if choice == YES:
                self.hand_over(
                    HandOver(command.order_id, command.lines, command.proof, command.code, is_age_confirmed=True)
                )

        self._shared.ask.ask(Question(view, answered))

    def _step(self, command: TakeStep | SubstituteLine, said: str) -> None:
        def show(outcome: StepOutcome) -> None:
            if isinstance(outcome, OrderChanged):
                self._shared.speaker.note(said)
                self._changed(outcome.seen)
            elif isinstance(outcome, OrderOnCounter):
                self._on_counter(outcome)
            elif isinstance(outcome, TillNotOpen):
                self._shared.speaker.refuse(outcome)
            else:
                self._refuse(outcome)

        self._shared.submitter.submit(command, show)

    def _on_counter(self, outcome: OrderOnCounter) -> None:
        """A deposit is to be given back, or a rest to be paid: the sale on the counter does it."""
        self._shared.board.put_sale(outcome.rung, outcome.line_id)
        self._shared.navigator.home()
        if outcome.rung.sale.cancels is not None:
            self._shared.speaker.note(tr("The deposit is on the counter: pay it back, which cancels the order."))

    def _printed(self, outcome: SlipQueued | NotDone) -> None:
        if isinstance(outcome, SlipQueued):
            self._shared.speaker.note(tr("It is being printed."))
        else:
            self._refuse(outcome)

    def _refuse_step(self, outcome: StepOutcome) -> None:
        assert not isinstance(outcome, OrderChanged | OrderOnCounter), "only a cancellation or a parcel is paid"
        if isinstance(outcome, TillNotOpen):
            self._shared.speaker.refuse(outcome)
        else:
            self._refuse(outcome)

    def _refuse(self, outcome: NotDone) -> None:
        match outcome:
            case OrderUnknown():
                self._shared.speaker.warn(tr("This till does not have that order any more; nothing was changed."))
            case OrderNotPossible(sentence):
                self._shared.speaker.warn(told(sentence))
            case SignOnNeeded() | NotAllowed():
                self._shared.speaker.refuse(outcome)
            case _:
                assert_never(outcome)
        self._look_again()


def line_to_pick(order: PickupOrder, sku: str) -> OrderLine | None:
    """The line for which this article is still to be fetched here; None when there is none."""
    return next((line for line in order.own_lines if line.sku == sku and _fetchable(line)), None)


def open_units(line: OrderLine) -> int:
    """How much of a line somebody still has to look for."""
    return line.micro_in(TO_PICK | {LineState.PICKED})


def _handed_over(order: CustomerOrder) -> str:
    """All of it, or a part."""
    if any(line.micro_in(OPEN_STATES) for line in order.lines):
        return tr("That part of order {number} is handed over; the rest stays open.", number=order.number)
    return tr("Order {number} is handed over.", number=order.number)


def _aside(order: PickupOrder) -> Mapping[str, int]:
    """What of it is picked, and may go out before the rest."""
    aside = frozenset({LineState.PICKED, LineState.READY})
    return {line.line_id: micro for line in order.own_lines if (micro := line.micro_in(aside))}


def _fetchable(line: OrderLine) -> int:
    return line.micro_in(TO_PICK | {LineState.SHORT})
