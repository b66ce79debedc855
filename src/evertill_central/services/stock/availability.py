"""What can be promised of an article in each store: available, less buffers; one grows with a till's silence."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

from evertill.domain.goods.standing import AssortmentMark, Offer, standing
from evertill.domain.rows.assortment import components_of, offer_in
from evertill.domain.rows.stream_rows import LARGEST_STOCK_MICRO, Stream
from evertill.domain.stock.stock_ledger import Buffer, StockQuantities, bundle_promise, promise_micro, staleness_buffer
from evertill.domain.streams.stream_fields import BadRow, Members, whole_number
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.clock import from_rfc3339, to_rfc3339
from evertill.kernel.quantity import MICRO
from evertill.kernel.values import dataclass
from evertill_central.services.common.central import Central
from evertill_central.services.stock.assortment import read_mark
from evertill_central.store.database import Connection
from evertill_central.store.shops import WorkstationRow, find_stores, find_workstations
from evertill_central.store.stock import Level, levels_in_stores, sold_since
from evertill_central.store.streams import EVERYWHERE, find_rows
from evertill_central.store.transfers import raised_buffers

CHANNELS = "channels"
"""The stream in which an admin keeps what is said of each channel: `buffer_micro` is kept back of every article."""

SKUS_MAX = 200


@dataclass(frozen=True, slots=True)
class PlaceOffer:
    """An article in one store, as a channel may offer it."""

    store: str
    offer: Offer
    quantities: StockQuantities
    promise_micro: int
    part_promises: Mapping[str, int]
    """What may be promised of each article that it is made of; of itself where it is no bundle."""
    silence_s: int
    """How long ago the most silent till of the store that is open was heard of."""


@dataclass(frozen=True, slots=True)
class Availability:
    """An article in all stores."""

    sku: str
    is_known: bool
    components: Mapping[str, int]
    places: tuple[PlaceOffer, ...]
    classes: frozenset[str] = frozenset()
    """Its category and groups: what rules of allocation name it by."""

    @property
    def promise_micro(self) -> int:
        """What may be promised of all stores together."""
        return sum(place.promise_micro for place in self.places)

    @property
    def offer(self) -> Offer:
        """The best that any store offers."""
        offers = {place.offer for place in self.places}
        return next((offer for offer in (Offer.ACTIVE, Offer.PAUSED) if offer in offers), Offer.ABSENT)


def find_availability(central: Central, channel: str, skus: Sequence[str]) -> list[Availability]:
    """What a channel may promise of these articles just now."""
    with central.database.read() as connection:
        return availability(connection, central.now(), channel, skus)


def availability(connection: Connection, now: datetime, channel: str, skus: Sequence[str]) -> list[Availability]:
    """The same within a transaction."""
    stores = list(find_stores(connection))
    products = _products(connection, stores, skus)
    marks = _marks(connection, stores, channel, skus)
    components = {sku: _components(products.get((EVERYWHERE, sku), {})) for sku in skus}
    moved = sorted({part for sku in skus for part in (components[sku] or {sku: 1})})
    view = _View(connection, now, channel, moved)
    found: list[Availability] = []
    for sku in skus:
        places = []
        for store in stores:
            own = products.get((store, sku)) or products.get((EVERYWHERE, sku))
            said = Offer.ABSENT if own is None else offer_in(own, channel)
            found_standing = standing(said, marks.get(sku, ()), channel=channel, store=store)
            places.append(view.place(store, sku, components[sku], found_standing.offer))
        is_known = any((scope, sku) in products for scope in (EVERYWHERE, *stores))
        classes = _classes(products.get((EVERYWHERE, sku), {}))
        found.append(Availability(sku, is_known, components[sku], tuple(places), classes))
    return found


def availability_json(found: Availability, asked: str | None = None) -> JsonObject:
    """What is told of an article; of one store when that is asked for."""
    places: list[Json] = [
        {
            "store": place.store,
            "status": place.offer.value,
            "promise_micro": place.promise_micro,
            "on_hand_micro": place.quantities.on_hand_micro,
            "committed_micro": place.quantities.committed_micro,
            "unavailable_micro": place.quantities.unavailable_micro,
            "incoming_micro": place.quantities.incoming_micro,
            "available_micro": place.quantities.available_micro,
            "silence_s": place.silence_s,
        }
        for place in found.places
        if asked in (None, place.store)
    ]
    chosen = [place for place in found.places if asked in (None, place.store)]
    total = sum(place.promise_micro for place in chosen)
    return {
        "sku": found.sku,
        "is_known": found.is_known,
        "status": found.offer.value,
        "promise_micro": total,
        "places": places,
    }


class _View:
    """What is needed to promise these articles, read at once."""

    def __init__(self, connection: Connection, now: datetime, channel: str, skus: Sequence[str]) -> None:
        self._levels = levels_in_stores(connection, skus)
        self._sold = sold_since(connection, skus, to_rfc3339(now - timedelta(hours=24)))
        self._raised = raised_buffers(connection, skus, to_rfc3339(now))
        self._channel_micro = _channel_buffer(connection, channel)
        self._silence = _silences(find_workstations(connection), to_rfc3339(now))

    def place(self, store: str, sku: str, components: Mapping[str, int], offer: Offer) -> PlaceOffer:
        silence_s = self._silence.get(store, 0)
        parts = {part: self._promise(store, part, silence_s) for part in components or {sku: MICRO}}
        promise = bundle_promise(components, parts) if components else parts[sku]
        level = self._levels.get(store, {}).get(sku) or Level(sku, 0, "", 0)
        return PlaceOffer(store, offer, level.quantities, promise if offer is Offer.ACTIVE else 0, parts, silence_s)

    def _promise(self, store: str, sku: str, silence_s: int) -> int:
        level = self._levels.get(store, {}).get(sku)
        if level is None:
            return 0
        kept_back = self._channel_micro + self._raised.get((store, sku), 0)
        staleness: Buffer = staleness_buffer(silence_s, self._sold.get((store, sku), 0))
        return promise_micro(level.quantities, kept_back_micro=kept_back, staleness=staleness)


def _products(connection: Connection, stores: Sequence[str], skus: Sequence[str]) -> dict[tuple[str, str], Members]:
    keys = [(scope, sku) for scope in (EVERYWHERE, *stores) for sku in skus]
    rows = find_rows(connection, Stream.PRODUCTS, keys)
    return {key: msgspec.json.decode(row.content) for key, row in rows.items() if row.content is not None}


def _marks(
    connection: Connection, stores: Sequence[str], channel: str, skus: Sequence[str]
) -> dict[str, list[AssortmentMark]]:
    """What was taken off sale in this channel, by article."""
    keys = [(scope, f"{sku}@{channel}@{scope}") for scope in (EVERYWHERE, *stores) for sku in skus]
    found: dict[str, list[AssortmentMark]] = {}
    for row in find_rows(connection, Stream.ASSORTMENT, keys).values():
        mark = None if row.content is None else read_mark(row.content)
        if mark is not None:
            found.setdefault(mark.sku, []).append(mark)
    return found


def _components(content: Members) -> dict[str, int]:
    try:
        return components_of(content)
    except BadRow:
        return {}


def _classes(content: Members) -> frozenset[str]:
    groups = content.get("groups")
    named = [content.get("category"), *(groups if isinstance(groups, list | tuple) else ())]
    return frozenset(name for name in named if isinstance(name, str))


def _channel_buffer(connection: Connection, channel: str) -> int:
    row = find_rows(connection, CHANNELS, [(EVERYWHERE, channel)]).get((EVERYWHERE, channel))
    if row is None or row.content is None:
        return 0
    content: Members = msgspec.json.decode(row.content)
    try:
        return whole_number(content, "buffer_micro", least=0, most=LARGEST_STOCK_MICRO) or 0
    except BadRow:
        return 0


def _silences(workstations: Sequence[WorkstationRow], now: str) -> dict[str, int]:
    """How long the most silent till with an open shift has been silent, by store: it may be selling unheard."""
    silences: dict[str, int] = {}
    for row in workstations:
        if row.shift_opened_at is not None and row.last_seen_at is not None and row.blocked_at is None:
            silence = int((from_rfc3339(now) - from_rfc3339(row.last_seen_at)).total_seconds())
            silences[row.store] = max(silences.get(row.store, 0), silence)
    return silences
