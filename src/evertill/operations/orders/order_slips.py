"""What is printed for an order: the list to pick by, and the label that goes on what was picked."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from evertill.domain.goods.aisles import ShelfPlace, WalkKey, walk_key
from evertill.domain.orders.customer_order import OrderLine
from evertill.domain.orders.pickup_queue import PICKUP, is_here, pickup_order
from evertill.domain.receipts.receipt import Align, Block, Code, CodeKind, Columns, Gap, Receipt, Rule, Text, Weight
from evertill.kernel.quantity import Quantity, Unit
from evertill.operations.counter.counter import Counter
from evertill.operations.orders.seen_order import SeenOrder
from evertill.operations.orders.shelf_places import TO_FETCH, where_it_stands


def pick_list(counter: Counter, orders: Sequence[SeenOrder], store: str, at: datetime) -> Receipt:
    """What is to be fetched, order by order, each by where it stands in the shop."""
    words = counter.words.of_till
    blocks: list[Block] = [
        Text(words.pick_list, Align.CENTRE, Weight.LARGE),
        Text(counter.formats.moment(at), Align.CENTRE),
    ]
    for seen in orders:
        blocks += _order_blocks(counter, seen, store)
    numbers = ", ".join(seen.order.number for seen in orders)
    return Receipt(tuple(blocks), f"{words.pick_list} {numbers}"[:120])


def order_label(counter: Counter, seen: SeenOrder, store: str, at: datetime) -> Receipt:
    """For the bag or box on the shelf: number, name and place large, no prices; for a parcel also where it goes."""
    words, order = counter.words.of_till, seen.order
    found = pickup_order(order, seen.content, store, counter.policy().pickup)
    shelf = seen.content.get("shelf")
    blocks: list[Block] = [
        Text(order.number, Align.CENTRE, Weight.LARGE),
        Text("" if found is None else found.name, Align.CENTRE, Weight.BOLD),
        *_destination(seen, store),
        Gap(),
        Columns(words.shelf_place, shelf if isinstance(shelf, str) else "", Weight.LARGE),
        Columns(words.pieces, str(sum(1 for line in order.lines if line.units))),
        Columns(words.made_ready, counter.formats.moment(at)),
    ]
    if found is not None and found.hold_until is not None:
        blocks.append(Columns(words.kept_until, counter.formats.moment(found.hold_until)))
    blocks += [Gap(), Code(CodeKind.CODE128, order.number, order.number)]
    return Receipt(tuple(blocks), f"{words.order_label} {order.number}")


_ADDRESS = ("name", "street", "address", "postcode", "city", "country")


def _destination(seen: SeenOrder, store: str) -> list[Block]:
    """The address of who it is sent to, or the shop that hands it over."""
    if seen.order.kind == PICKUP:
        return [] if seen.order.store == store else [Text(f"→ {seen.order.store}", Align.CENTRE, Weight.LARGE)]
    deliver_to = seen.content.get("deliver_to")
    known = deliver_to if isinstance(deliver_to, Mapping) else {}
    contact = seen.content.get("contact")
    customer = contact.get("name") if isinstance(contact, Mapping) else None
    parts = [part for name in _ADDRESS if isinstance(part := known.get(name), str) and part != customer]
    return [Text(line.strip()[:120]) for part in parts for line in part.splitlines() if line.strip()]


def _order_blocks(counter: Counter, seen: SeenOrder, store: str) -> list[Block]:
    order, words = seen.order, counter.words.of_till
    found = pickup_order(order, seen.content, store, counter.policy().pickup)
    blocks: list[Block] = [Rule(), Text(order.number, weight=Weight.LARGE)]
    if found is not None:
        blocks.append(Text(found.name, weight=Weight.BOLD))
        if found.due_at is not None:
            blocks.append(Columns(words.promised, counter.formats.moment(found.due_at), Weight.BOLD))
        if found.note:
            blocks.append(Text(found.note))
    wanted = [line for line in order.lines if line.micro_in(TO_FETCH) and is_here(line, order, store)]
    found_at = ((where_it_stands(counter.catalogue, line), line) for line in wanted)
    placed = sorted(found_at, key=lambda each: _walk(each[0]))
    for (place, _), line in placed:
        blocks.append(Columns(f"[ ] {line.name or line.sku}", _amount(counter, line), Weight.BOLD))
        blocks.append(Text("  ".join(part for part in (place, line.sku) if part)))
    return [*blocks, Gap(), Code(CodeKind.CODE128, order.number, order.number)]


def _walk(where: tuple[str, ShelfPlace | None]) -> tuple[bool, WalkKey, str]:
    """What has a place comes first, as it is walked past."""
    text, place = where
    return (place is None, ((), ()) if place is None else walk_key(place), text)


def _amount(counter: Counter, line: OrderLine) -> str:
    unit = Unit(line.unit) if line.unit in frozenset(Unit) else Unit.PIECE
    return counter.formats.quantity(Quantity(line.micro_in(TO_FETCH), unit))
