"""What tills tell of orders: steps, hand-overs, sales that pay for one, returns of what was bought online, claims.

What happened is never refused. Where it disagrees with what happened here meanwhile, the rules of the conflict decide
and a person is told.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.orders.claimed_units import found_in, read_claim
from evertill.domain.orders.customer_order import (
    CustomerOrder,
    MovedUnits,
    paid_in_store,
    reinstate,
)
from evertill.domain.orders.order_changes import (
    brought_back,
    chosen_units,
    goods_gone,
    refund_of,
    stated_refund,
    stepped,
    taken_back,
)
from evertill.domain.orders.order_rows import LARGEST_AMOUNT
from evertill.domain.orders.order_states import SECURED, LineState, OrderStep, RefundState
from evertill.domain.people.team_exceptions import ExceptionKind
from evertill.domain.selling.order_claim import OrderClaim, is_paid_claim
from evertill.domain.stock.stock_ledger import JournalPlace, MovementKind
from evertill.domain.streams.stream_fields import BadRow, Members, code_text, shown_text, whole_number
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.clock import from_rfc3339
from evertill.kernel.money import told_amount
from evertill.kernel.values import dataclass
from evertill_central.services.common.fact_reading import ReadFact
from evertill_central.services.common.refusals import Refusal
from evertill_central.services.common.remarks import Remark, RemarkKind
from evertill_central.services.exceptions.team_exceptions import close_subject, raise_exception
from evertill_central.services.orders.changing import Change, keep_change, open_order
from evertill_central.services.orders.checked_prices import note_refund
from evertill_central.services.orders.document import OrderDocument
from evertill_central.services.orders.placed_at_till import place_from_till
from evertill_central.services.stock.effects import DAMAGED
from evertill_central.services.stock.movements import Movement
from evertill_central.store.database import Connection
from evertill_central.store.orders import Search, search_orders

_KINDS = frozenset(
    {
        TransactionKind.ORDER_STEP,
        TransactionKind.ORDER_PLACED,
        TransactionKind.HAND_OVER,
        TransactionKind.RETURN_CLAIM,
        TransactionKind.SALE,
        TransactionKind.RETURN,
    }
)


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a fact: what more moves in its own store, and what is said beside it."""

    movements: tuple[Movement, ...] = ()
    remarks: tuple[Remark, ...] = ()


def tells_of_orders(fact: ReadFact) -> bool:
    """Whether the fact has to do with an order."""
    if fact.kind not in _KINDS:
        return False
    return _is_of_one(fact) or bool(brought_back(fact.body)) or is_paid_claim(fact.body)


def book_order_fact(connection: Connection, fact: ReadFact, actor: str, now: str) -> Told:
    """Book what a fact says of an order, and of those whose goods came back by their receipt."""
    told = [_book_one(connection, fact, actor, now)] if _is_of_one(fact) else []
    for entry in brought_back(fact.body) if fact.kind in (TransactionKind.SALE, TransactionKind.RETURN) else ():
        try:
            told.append(_Booking(connection, fact, entry, actor, now).take_back())
        except (BadRow, Refusal) as error:
            told.append(_not_booked(error))
    if fact.kind == TransactionKind.RETURN and is_paid_claim(fact.body):
        told.append(_credited(connection, fact, actor, now))
    return Told(
        tuple(movement for one in told for movement in one.movements),
        tuple(remark for one in told for remark in one.remarks),
    )


def _is_of_one(fact: ReadFact) -> bool:
    return fact.kind not in (TransactionKind.SALE, TransactionKind.RETURN) or isinstance(
        fact.body.get("order"), Mapping
    )


def _not_booked(error: BadRow | Refusal, movements: tuple[Movement, ...] = ()) -> Told:
    text = error.reason if isinstance(error, BadRow) else error.text
    return Told(movements, (Remark(RemarkKind.ORDER, f"What it says of an order cannot be booked: {text}"),))


def _book_one(connection: Connection, fact: ReadFact, actor: str, now: str) -> Told:
    try:
        match fact.kind:
            case TransactionKind.RETURN_CLAIM:
                return _claim(connection, fact, now)
            case TransactionKind.ORDER_PLACED:
                return Told(tuple(place_from_till(connection, fact, actor, now)))
            case TransactionKind.ORDER_STEP:
                return _Booking(connection, fact, fact.body, actor, now).step()
            case TransactionKind.HAND_OVER:
                return _Booking(connection, fact, fact.body, actor, now).hand_over(paid_by_sale=False)
            case _:
                members = fact.body["order"]
                assert isinstance(members, Mapping)
                booking = _Booking(connection, fact, members, actor, now)
                is_sale = fact.kind == TransactionKind.SALE
                return booking.hand_over(paid_by_sale=True) if is_sale else booking.take_back()
    except (BadRow, Refusal) as error:
        return _not_booked(error, _loose(fact))


class _Booking:
    """One fact about one order."""

    def __init__(self, connection: Connection, fact: ReadFact, members: Members, actor: str, now: str) -> None:
        self._connection = connection
        self._fact = fact
        self._members = members
        self._now = now
        self._order_id = code_text(members, "order_id", 64)
        self._opened = open_order(connection, self._order_id, fact.store)
        self._chosen = chosen_units(members)
        place = JournalPlace(from_rfc3339(fact.occurred_at), fact.epoch, fact.sequence)
        self._change = Change(fact.fact_id, actor, fact.kind, now, place)
        self._remarks: list[Remark] = []

    def step(self) -> Told:
        """A step that a shop took; the one with the goods in hand is right, unless another shop has picked them."""
        step = str(self._members.get("step"))
        document = self._opened.document
        order = self._own(document.order) if step in _TAKES_GOODS else document.order
        moved = stepped(order, self._members, self._fact.fact_id)
        self._check_deposit("deposit_back")
        if moved.missing:
            self._said(f"Of its step {step} {len(moved.missing)} lines were not where it begins.")
        if not any(line.units.get(LineState.SHORT) for line in moved.order.lines):
            by, now = self._change.actor, self._now
            close_subject(self._connection, ExceptionKind.OVERSOLD, self._order_id, by=by, outcome=step[:32], now=now)
        if moved.moved:
            self._change = replace(self._change, step=step)
        details: dict[str, Json] = {
            name: str(self._members[name])[:64]
            for name in ("shelf", "bay", "resolution")
            if isinstance(self._members.get(name), str)
        }
        document = replace(document, order=moved.order, details={**document.details, **details})
        return self._keep(
            _with_parcel(document, self._members, moved, self._fact) if step == OrderStep.SHIP else document
        )

    def hand_over(self, *, paid_by_sale: bool) -> Told:
        """Goods in the customer's hand: they stay there, whatever was cancelled meanwhile."""
        document = self._opened.document
        order = document.order
        chosen = self._chosen or {
            line.line_id: line.micro_in(SECURED) for line in order.lines if line.micro_in(SECURED)
        }
        moved = goods_gone(order, self._members, chosen)
        after = self._own(moved.order, gone=moved)
        after = self._settle_cancelled(document, after, moved)
        if moved.missing:
            text = "The same units were handed over before; both hand-overs stand."
            self._task(ExceptionKind.HANDED_OVER_TWICE, text)
        after = self._paid(after, paid_by_sale)
        lines: JsonObject = dict(chosen)
        entry: JsonObject = {
            "cause": self._fact.fact_id,
            "at": self._fact.occurred_at,
            "by": self._change.actor,
            "operator": self._fact.operator,
            "lines": lines,
            "proof": self._members.get("proof"),
        }
        document = document.with_order(after).with_details(hand_overs=[*document.listed("hand_overs"), entry])
        if self._members.get("step") == OrderStep.SHIP:
            document = _with_parcel(document, self._members, moved, self._fact)
        told = self._keep(document)
        if paid_by_sale:
            # The sale's own lines take the goods from the shelf; the order lets go of its reservation only.
            return Told(tuple(_let_go(movement) for movement in told.movements), told.remarks)
        twice = tuple(_once_more(self._fact, order, moved.missing, self._change.place))
        return Told((*told.movements, *twice), told.remarks)

    def take_back(self) -> Told:
        """Goods bought online come back, or a part of what they cost does while they stay."""
        return self._goodwill() if self._members.get("goodwill") is True else self._goods_back()

    def _goodwill(self) -> Told:
        """An agreed amount goes back to the payment, never more than is left of it."""
        before = self._opened.document.order
        order, stated = self._refunded(before), stated_refund(self._members) or 0
        if order.payment.refunded - before.payment.refunded < stated:
            currency = before.payment.currency
            left = told_amount(max(0, before.payment.captured - before.payment.refunded), currency)
            text = f"The till gave {told_amount(stated, currency)} back without goods; {left} of the payment was left."
            self._task(ExceptionKind.OVER_REFUND, text)
        return self._keep(self._opened.document.with_order(order))

    def _goods_back(self) -> Told:
        """Goods bought online come back: the web's own return of them is closed, and the money goes back once."""
        document = self._opened.document
        chosen = self._chosen or {}
        order = document.order
        if any(chosen.get(line.line_id, 0) > line.quantity_micro - line.refunded_micro for line in order.lines):
            text = "The money for these units went back before, online or at another till."
            self._task(ExceptionKind.OVER_REFUND, text)
        order = self._refunded(order)
        returns: list[Json] = [_closed(entry, self._fact.fact_id) for entry in document.listed("returns")]
        entry: JsonObject = {
            "return_id": self._fact.fact_id,
            "state": "taken_back",
            "lines": dict(self._chosen or {}),
            "at": self._fact.occurred_at,
        }
        return self._keep(document.with_order(order).with_details(returns=[*returns, entry]))

    def claimed(self, claim: OrderClaim, paid: int) -> Told:
        """Goods that were paid without looking: counted against the order as far as it has them, each unit once."""
        order = self._opened.document.order
        found = found_in(order, claim)
        if found.missing_micro or paid != found.share:
            text = f"The order has {told_amount(found.share, order.payment.currency)} for what of them came back."
            _credit_task(self._connection, self._fact, claim, paid, text, self._now)
        if not found.lines:
            return Told()
        lines: list[Json] = [{"line": name, "micro": micro} for name, micro in found.lines.items()]
        self._members = {"lines": lines, "refund": paid, "is_paid_out": True}
        self._chosen = dict(found.lines)
        return self.take_back()

    def _refunded(self, order: CustomerOrder) -> CustomerOrder:
        """Money that the till has not paid itself is due from whoever took it; each unit's share once."""
        refund_id = refund_of(self._fact.fact_id)
        after = taken_back(order, self._members, refund_id)
        due = next((each for each in after.payment.refunds if each.refund_id == refund_id), None)
        if due is not None and due.state is RefundState.DUE:
            note_refund(self._connection, after, refund_id, stated_refund(self._members), "the till", self._now)
            text = f"Order {order.number}: {told_amount(due.amount, order.payment.currency)} go back to its payment."
            raise_exception(
                self._connection,
                ExceptionKind.REFUND_PENDING,
                store=self._fact.store,
                subject=refund_id,
                said=text,
                now=self._now,
            )
        return after

    def _own(self, order: CustomerOrder, gone: MovedUnits | None = None) -> CustomerOrder:
        """Lines picked (or handed over) here although they were given to another shop: ours, while that has not picked
        them; else this shop puts its goods back."""
        store, lines = self._fact.store, []
        before = {line.line_id: line for line in self._opened.document.order.lines}
        for line in order.lines:
            wanted = self._chosen is None or line.line_id in self._chosen
            if line.place in (None, store) or not wanted or not line.is_stocked:
                lines.append(line)
            elif gone is not None:
                lines.append(replace(line, place=store) if line.line_id in gone.moved else line)
            elif before[line.line_id].micro_in(SECURED) == 0:
                lines.append(replace(line, place=store))
            else:
                text = f"Line {line.line_id} of order {order.number} is picked by store {line.place}: put yours back."
                self._task(ExceptionKind.PICK_REASSIGNED, text)
                lines.append(line)
        return replace(order, lines=tuple(lines))

    def _settle_cancelled(self, document: OrderDocument, after: CustomerOrder, moved: MovedUnits) -> CustomerOrder:
        cancelled = {
            name: units[LineState.CANCELLED] for name, units in moved.moved.items() if LineState.CANCELLED in units
        }
        if not cancelled:
            return after
        settled = reinstate(after, cancelled)
        at = next((entry["at"] for entry in _steps(document, "cancel")), "before")
        money = (
            f"{told_amount(settled.owed, after.payment.currency)} are owed by the customer."
            if settled.owed
            else "The refund was stopped before it went out."
        )
        text = (
            f"Order {after.number} was cancelled online at {at} while this till had no network, and handed over at "
            f"{self._fact.occurred_at}. {money}"
        )
        self._task(ExceptionKind.HANDED_OVER_AFTER_CANCEL, text)
        return settled.order

    def _paid(self, order: CustomerOrder, paid_by_sale: bool) -> CustomerOrder:
        paid = whole_number(self._members, "paid", least=0, most=LARGEST_AMOUNT) or 0
        redeemed = self._check_deposit("redeemed")
        if paid or redeemed:
            order = replace(order, payment=paid_in_store(order.payment, paid, redeemed))
        if order.due and not paid_by_sale and not self._remarks:
            due = told_amount(order.due, order.payment.currency)
            text = f"Order {order.number} was handed over with {due} unpaid."
            self._task(ExceptionKind.HANDED_OVER_UNPAID, text)
        return order

    def _check_deposit(self, member: str) -> int:
        """What of the deposit the fact says it used; more than is left of it is for a person to settle."""
        used = whole_number(self._members, member, least=0, most=LARGEST_AMOUNT) or 0
        order = self._opened.document.order
        if used > order.payment.held:
            over = told_amount(used - order.payment.held, order.payment.currency)
            text = f"Of the deposit on order {order.number} {over} more were used than were left; the sale stands."
            self._task(ExceptionKind.ORDER_DEPOSIT, text)
        return used

    def _keep(self, document: OrderDocument) -> Told:
        movements = keep_change(self._connection, self._opened, document, self._change, own_store=self._fact.store)
        return Told(tuple(movements), tuple(self._remarks))

    def _said(self, text: str) -> None:
        self._remarks.append(Remark(RemarkKind.ORDER, text))

    def _task(self, kind: ExceptionKind, text: str) -> None:
        self._said(text)
        raise_exception(
            self._connection, kind, store=self._fact.store, subject=self._order_id, said=text, now=self._now
        )


def _with_parcel(document: OrderDocument, members: Members, moved: MovedUnits, fact: ReadFact) -> OrderDocument:
    """What was given to a courier, and by which number it is followed."""
    lines: JsonObject = {name: sum(units.values()) for name, units in moved.moved.items()}
    parcel: JsonObject = {
        "parcel_id": fact.fact_id,
        "carrier": shown_text(members, "carrier", 64),
        "tracking": shown_text(members, "tracking", 128),
        "lines": lines,
        "at": fact.occurred_at,
    }
    return document.with_details(parcels=[*document.listed("parcels"), parcel])


_TAKES_GOODS = frozenset({OrderStep.START_PICKING, OrderStep.PICK, OrderStep.READY})


def _claim(connection: Connection, fact: ReadFact, now: str) -> Told:
    """Goods of an order that the till did not know: they are in the shop, the money waits for a person."""
    reference = fact.body.get("order_number")
    known = f" of order {reference[:64]}" if isinstance(reference, str) and reference else ""
    text = f"Goods{known} were taken back without a network; the refund waits until the order is found."
    raise_exception(connection, ExceptionKind.RETURN_CLAIM, store=fact.store, subject=fact.fact_id, said=text, now=now)
    return Told(_loose(fact))


def _credited(connection: Connection, fact: ReadFact, actor: str, now: str) -> Told:
    """Goods that a till paid with store credit because nobody could look their order up; now somebody can."""
    try:
        claim, paid = read_claim(fact.body)
        rows = search_orders(connection, Search(number=claim.number, limit=2))
        if len(rows) == 1:
            return _Booking(connection, fact, {"order_id": rows[0].order_id}, actor, now).claimed(claim, paid)
    except (BadRow, Refusal) as error:
        return _not_booked(error)
    text = "Several orders are called so." if rows else "There is no such order."
    _credit_task(connection, fact, claim, paid, text, now)
    return Told()


def _credit_task(connection: Connection, fact: ReadFact, claim: OrderClaim, paid: int, text: str, now: str) -> None:
    amount = told_amount(paid, str(fact.body.get("currency")))
    said = (
        f"For {claim.sku}, said to be of order {claim.number}, {amount} were given as store credit while nobody could "
        f"look it up. {text}"
    )
    raise_exception(connection, ExceptionKind.CLAIM_CREDIT, store=fact.store, subject=fact.fact_id, said=said, now=now)


def _loose(fact: ReadFact) -> tuple[Movement, ...]:
    """Goods that a fact moves by its own word alone."""
    if fact.kind not in (TransactionKind.HAND_OVER, TransactionKind.RETURN_CLAIM):
        return ()
    place = JournalPlace(from_rfc3339(fact.occurred_at), fact.epoch, fact.sequence)
    moves: dict[tuple[str, MovementKind], Movement] = {}
    for entry in _objects(fact.body.get("stock")):
        match entry:
            case {"sku": str(sku), "micro": int(micro), "unit": str(unit)} if (
                0 < len(sku) <= 64 and "\0" not in sku + unit and abs(micro) <= 10**15
            ):
                back = (
                    MovementKind.RETURN_DAMAGED if entry.get("condition") == DAMAGED else MovementKind.RETURN_SELLABLE
                )
                kind = MovementKind.SALE if micro < 0 else back
                moves[sku, kind] = Movement(fact.fact_id, sku, kind, micro, unit[:8], place)
            case _:
                continue
    return tuple(moves.values())


def _let_go(movement: Movement) -> Movement:
    return replace(movement, kind=MovementKind.RELEASE) if movement.kind is MovementKind.FULFIL else movement


def _once_more(
    fact: ReadFact, order: CustomerOrder, missing: Mapping[str, int], place: JournalPlace
) -> Iterator[Movement]:
    """Units handed over a second time left the shelf a second time."""
    for name, micro in missing.items():
        line = order.line(name)
        if line is not None and line.is_stocked and not line.components:
            yield Movement(fact.fact_id, line.sku, MovementKind.SALE, -micro, line.unit, place)


def _closed(entry: Json, fact_id: str) -> Json:
    match entry:
        case {"state": "announced"}:
            assert isinstance(entry, Mapping)
            return {**entry, "state": "closed", "closed_by": fact_id}
        case _:
            return entry


def _steps(document: OrderDocument, step: str) -> Iterator[Mapping[str, Json]]:
    return (entry for entry in _objects(document.details.get("history")) if entry.get("step") == step)


def _objects(value: Json) -> Iterator[Mapping[str, Json]]:
    if isinstance(value, Sequence) and not isinstance(value, str):
        yield from (each for each in value if isinstance(each, Mapping))
