"""The orders that somebody in this shop has to do something about, with how old all that is."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from evertill.domain.codes.gtin import normalise_gtin
from evertill.domain.orders.pickup_code import is_pickup_code, read_shown_code
from evertill.domain.orders.pickup_queue import PickupOrder, pickup_order
from evertill.domain.policy.pickup import PickupPolicy
from evertill.kernel.canonical import Json
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Question
from evertill.operations.counter.reading import Reading
from evertill.operations.orders.seen_order import SeenOrder, copies_of, find_seen, see_order, with_contact
from evertill.operations.orders.shelf_places import TO_FETCH, where_it_stands
from evertill.ports.notices import LinkChanged


@dataclass(frozen=True, slots=True)
class PickupQueue:
    """All of them, the oldest first."""

    orders: tuple[PickupOrder, ...]
    as_of: datetime | None
    """When the copies were last known to be up to date; None when there are none."""
    link: LinkChanged


@dataclass(frozen=True, slots=True)
class ListPickups(Question[PickupQueue]):
    """The queue of this store."""

    store: str
    policy: PickupPolicy

    def answer(self, reading: Reading) -> PickupQueue:
        """Look it up."""
        return PickupQueue(
            tuple(_pickups(reading, self.store, self.policy)), reading.orders.orders_as_of(), reading.link()
        )


@dataclass(frozen=True, slots=True)
class CodeShown:
    """Whose code was shown; None when no order that waits here has it."""

    text: str
    order_id: str | None
    is_code: bool
    """Whether the code itself was right; an order can also be found by what names it."""


@dataclass(frozen=True, slots=True)
class FindByCode(Question[CodeShown]):
    """Which order a scan or typed text stands for: by the pickup code, by the QR code's order, or by its number."""

    text: str

    def answer(self, reading: Reading) -> CodeShown:
        """Look it up; each order has a salt of its own, so they are tried one by one."""
        shown = read_shown_code(self.text)
        if shown is None:
            return CodeShown(self.text, None, is_code=False)
        if shown.order_id is not None:
            seen = find_seen(reading.orders, reading.journal, shown.order_id)
            is_code = seen is not None and proves(seen.content.get("pickup"), shown.code)
            return CodeShown(self.text, None if seen is None else shown.order_id, is_code=is_code)
        waiting = list(_seen(reading))
        for seen in waiting:
            if shown.code in (seen.order.number, seen.order.order_id):
                return CodeShown(self.text, seen.order.order_id, is_code=False)
        found = (seen.order.order_id for seen in waiting if proves(seen.content.get("pickup"), shown.code))
        order_id = next(found, None)
        return CodeShown(self.text, order_id, is_code=order_id is not None)


def proves(pickup: Json, code: str) -> bool:
    """Whether this is the code whose salted hash the copy has."""
    match pickup:
        case {"salt": str(salt), "hash": str(hashed)}:
            return is_pickup_code(code, salt=salt, hashed=hashed)
        case _:
            return False


def _pickups(reading: Reading, store: str, policy: PickupPolicy) -> Iterable[PickupOrder]:
    for seen in _seen(reading):
        found = pickup_order(seen.order, seen.content, store, policy)
        if found is not None:
            yield replace(found, is_ahead=seen.is_ahead, places=_places(reading, found))


def _places(reading: Reading, order: PickupOrder) -> dict[str, str]:
    wanted = (line for line in order.own_lines if line.micro_in(TO_FETCH))
    return {line.line_id: place for line in wanted if (place := where_it_stands(reading.catalogue, line)[0])}


def _seen(reading: Reading) -> Iterable[SeenOrder]:
    as_of = reading.orders.orders_as_of()
    for copy in copies_of(reading.orders, reading.journal):
        seen = see_order(copy, reading.journal.order_facts(copy.order.order_id), as_of)
        yield with_contact(seen, reading)


@dataclass(frozen=True, slots=True)
class ArticleShown:
    """Which article was scanned; None when the catalogue knows none by this."""

    text: str
    sku: str | None
    name: str = ""


@dataclass(frozen=True, slots=True)
class FindArticle(Question[ArticleShown]):
    """Which article a scan or typed text stands for: while an order is picked, or a substitute is chosen."""

    text: str

    def answer(self, reading: Reading) -> ArticleShown:
        """Look it up."""
        code = self.text.strip()
        gtin = normalise_gtin(code)
        item = None if gtin is None else reading.catalogue.find_by_gtin(gtin)
        item = item or reading.catalogue.find_by_code(code)
        return ArticleShown(self.text, None if item is None else item.sku, "" if item is None else item.name)
