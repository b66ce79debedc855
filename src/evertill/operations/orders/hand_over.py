"""An order is handed to its customer: on a proof, by unit, paid for first where it is not.

What is paid is handed over by a fact of its own. What is not becomes lines of the sale on the counter, at what the
order says; the sale that pays for them hands them over, so the money is counted once. All of it works without a
network: what the copy says is enough, and a code is checked against its hash.
"""

from collections.abc import Mapping
from dataclasses import field

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.orders.customer_order import CustomerOrder
from evertill.domain.orders.order_changes import units_content
from evertill.domain.orders.pickup_queue import gone_already, not_ready, to_hand_over
from evertill.domain.people.people import Right
from evertill.domain.policy.pickup import ProofKind
from evertill.domain.selling.sale import OrderOnSale
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.quantity import MICRO
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command, NotAllowed, SignOnNeeded
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.entitled import Authority, Barred, entitled
from evertill.operations.counter.moment import moment
from evertill.operations.orders.order_on_sale import Leaving, OrderOnCounter, put_on_sale
from evertill.operations.orders.outcomes import NotDone, OrderChanged, OrderNotPossible, OrderUnknown
from evertill.operations.orders.pickup_queue import proves
from evertill.operations.orders.seen_order import SeenOrder, find_seen
from evertill.operations.words.epoch_sentences import refuse_when_over
from evertill.ports.journal import UnitOfWork


@dataclass(frozen=True, slots=True)
class ProofNeeded:
    """Show the code, or a document: nothing was handed over."""

    takes: frozenset[ProofKind]
    was_wrong: bool = False
    """A code was shown, and it is not this order's."""


@dataclass(frozen=True, slots=True)
class OrderAgeCheckNeeded:
    """Something in it is only for people of an age: ask, then hand it over again as confirmed."""

    minimum_age: int


HandOverOutcome = OrderChanged | OrderOnCounter | ProofNeeded | OrderAgeCheckNeeded | NotDone | Barred


@dataclass(frozen=True, slots=True)
class HandOver(Command[HandOverOutcome]):
    """Hand these units over; without `lines`, all that lie here for the customer."""

    order_id: str
    lines: Mapping[str, int] = field(default_factory=dict)
    """Millionths by line."""
    proof: ProofKind | None = None
    """None: nothing was shown yet; `ProofKind.NONE`: nothing will be."""
    code: str = ""
    is_age_confirmed: bool = False

    def perform(self, unit: UnitOfWork, counter: Counter) -> HandOverOutcome:
        """By `hand_over`."""
        return hand_over(unit, counter, self)


def hand_over(unit: UnitOfWork, counter: Counter, command: HandOver) -> HandOverOutcome:
    """Check who asks, what lies there, whose it is and whether it is paid; then write it down, or ring it."""
    who = entitled(unit, counter, Right.HAND_OVER)
    if isinstance(who, SignOnNeeded | NotAllowed):
        return who
    refuse_when_over(unit)
    seen = find_seen(counter.orders, unit, command.order_id)
    if seen is None:
        return OrderUnknown()
    chosen = dict(command.lines) or to_hand_over(seen.order, unit.identity.store)
    authority = Authority(unit, counter, who)
    impossible = _impossible(unit, seen.order, chosen) or _recalled(counter, seen.order, chosen)
    refusal = impossible or _unproven(counter, authority, seen, command)
    if refusal is None and not_ready(seen.order, chosen):
        refusal = authority.refusal(Right.HAND_OVER_WITHOUT_PROOF)
    if refusal is not None:
        return refusal
    age = _minimum_age(counter, seen.order, chosen)
    if age and not command.is_age_confirmed:
        return OrderAgeCheckNeeded(age)
    if seen.order.due or seen.order.payment.held:
        proof = (command.proof or ProofKind.NONE).value
        leaving = Leaving(OrderOnSale(seen.order.order_id, seen.order.number, proof, bool(age)), chosen)
        return put_on_sale(unit, counter, seen, leaving)
    return _write(unit, counter, seen, chosen, _proof(command, age))


def _impossible(unit: UnitOfWork, order: CustomerOrder, chosen: Mapping[str, int]) -> OrderNotPossible | None:
    if not chosen:
        return OrderNotPossible(
            "Nothing of this order lies here to be handed over, so nothing was changed; "
            "pick it first, or look at where it is."
        )
    if gone_already(order, chosen):
        return OrderNotPossible(
            "Some of this order was cancelled or handed over before, so nothing was handed over; "
            "look at what is left of it."
        )
    sale = unit.open_sale()
    if sale is not None and sale.order is not None and sale.order.order_id == order.order_id:
        return OrderNotPossible("This order is on the counter already, so nothing was changed; take its payment.")
    return None


def _recalled(counter: Counter, order: CustomerOrder, chosen: Mapping[str, int]) -> OrderNotPossible | None:
    """Bought online before it was recalled."""
    for line in order.lines:
        item = counter.catalogue.find_by_sku(line.sku) if line.line_id in chosen else None
        if item is not None and item.details.recalls_all:
            return OrderNotPossible(
                f"{item.name} is recalled and must not leave the shop ({item.details.recall}), so nothing was handed "
                "over; put it aside, mark it short, and hand over the rest."
            )
    return None


def _unproven(
    counter: Counter, authority: Authority, seen: SeenOrder, command: HandOver
) -> ProofNeeded | NotAllowed | None:
    """Why the proof does not do. Only who has the right hands over without one."""
    takes = counter.policy().pickup.proofs
    pickup = seen.content.get("pickup")
    if command.proof is ProofKind.CODE:
        return None if proves(pickup, command.code) else ProofNeeded(takes, was_wrong=True)
    if command.proof is ProofKind.IDENTITY and (ProofKind.IDENTITY in takes or not isinstance(pickup, Mapping)):
        return None
    if command.proof is ProofKind.NONE:
        return authority.refusal(Right.HAND_OVER_WITHOUT_PROOF) if takes else None
    return ProofNeeded(takes) if takes else None


def _minimum_age(counter: Counter, order: CustomerOrder, chosen: Mapping[str, int]) -> int:
    """The oldest age that something in it asks for; 0 where nothing does."""
    ages = [0]
    for line in order.lines:
        if line.line_id in chosen:
            item = counter.catalogue.find_by_sku(line.sku)
            ages += [line.minimum_age or 0, 0 if item is None else item.minimum_age or 0]
    return max(ages)


def _proof(command: HandOver, age: int) -> JsonObject:
    proof: JsonObject = {"kind": (command.proof or ProofKind.NONE).value}
    return {**proof, "age_checked": True} if age else proof


def _write(
    unit: UnitOfWork, counter: Counter, seen: SeenOrder, chosen: Mapping[str, int], proof: JsonObject
) -> OrderChanged:
    body: JsonObject = {
        "order_id": seen.order.order_id,
        "number": seen.order.number,
        "lines": units_content(chosen),
        "proof": proof,
        "stock": _stock(seen.order, chosen),
    }
    unit.append(draft(unit, counter, TransactionKind.HAND_OVER, body, at=moment(unit, counter)))
    after = find_seen(counter.orders, unit, seen.order.order_id)
    assert after is not None, "the copy does not change under a command"
    return OrderChanged(after)


def _stock(order: CustomerOrder, chosen: Mapping[str, int]) -> list[Json]:
    """What leaves the shelf, by article; a bundle moves its parts."""
    moved: dict[str, tuple[int, str]] = {}
    for line_id, micro in chosen.items():
        line = order.line(line_id)
        if line is None or not line.is_stocked:
            continue
        for sku, each in (line.components or {line.sku: MICRO}).items():
            before, unit = moved.get(sku, (0, line.unit if not line.components else "C62"))
            moved[sku] = (before - micro * each // MICRO, unit)
    return [{"sku": sku, "micro": micro, "unit": unit} for sku, (micro, unit) in moved.items() if micro]
