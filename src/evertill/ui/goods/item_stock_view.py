"""The stock of an article: here, on its way, and at other places, each with its age."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from evertill.domain.goods.standing import Channel, Offer, Standing
from evertill.domain.rows.stream_rows import LARGEST_STOCK_MICRO
from evertill.domain.stock.transfer import Transfer
from evertill.domain.streams.stream_fields import BadRow, list_of, object_of, optional_code, whole_number
from evertill.kernel.canonical import JsonObject
from evertill.kernel.quantity import Unit
from evertill.kernel.values import dataclass
from evertill.operations.stock.goods_questions import ItemStock
from evertill.operations.stock.shown_transfers import expected_micro
from evertill.ports.formats import Formats
from evertill.ui.ask.withheld_words import channel_text, offer_text
from evertill.ui.frame.age import HOUR_S, clock_text
from evertill.ui.goods.goods_words import book_sentence, shown_quantity, state_text
from evertill.ui.words import tr

PLACES_MAX = 1_000
MOVES_SHOWN, FACTS_MAX = 3, 8
_LONGEST_SILENCE_S = 10**9


class ItemDeed(StrEnum):
    """What a button of the page does; the text is part of its object name."""

    ASK_FOR = "askFor"
    COUNT = "count"
    LABEL = "label"
    AGAIN = "again"
    ORDER = "order"
    OFFER = "offer"


KEYS: dict[ItemDeed, str] = {
    ItemDeed.ASK_FOR: "N",
    ItemDeed.COUNT: "C",
    ItemDeed.LABEL: "L",
    ItemDeed.AGAIN: "R",
    ItemDeed.ORDER: "O",
    ItemDeed.OFFER: "P",
}


@dataclass(frozen=True, slots=True)
class PlaceStock:
    """What another place has of the article, as the backend told it."""

    store: str
    available_micro: int
    on_hand_micro: int
    incoming_micro: int
    silence_s: int
    """How long its tills had not been heard of: they may have sold meanwhile."""


@dataclass(frozen=True, slots=True)
class OtherPlaces:
    """The other places, and when the backend was asked; None while it has never answered."""

    places: tuple[PlaceStock, ...] = ()
    asked_at: datetime | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place."""

    store: str
    title: str
    detail: str
    value: str
    value_detail: str
    is_warning: bool


@dataclass(frozen=True, slots=True)
class ItemStockView:
    """The whole page."""

    name: str
    detail: str
    figure: str
    figure_note: str
    is_low: bool
    facts: tuple[tuple[str, str], ...]
    book: str
    places: tuple[PlaceRow, ...]
    marked: int
    places_note: str
    hint: str
    has_place: bool


def item_stock_view(
    found: ItemStock | None,
    others: OtherPlaces,
    marked: int,
    names: Mapping[str, str],
    here: str,
    now: datetime,
    formats: Formats,
    web: tuple[tuple[str, str], ...] = (),
) -> ItemStockView:
    """The page; `web` are the facts about the web's price, where they are known."""
    item = None if found is None else found.item
    unit = Unit.PIECE if item is None else item.unit
    places = tuple(_place_row(each, names, unit, formats) for each in others.places if each.store != here)
    shown = None if found is None or found.shown is None else found.shown.quantities
    figure = "–" if shown is None else shown_quantity(shown.available_micro, unit, formats)
    return ItemStockView(
        name=tr("No article") if item is None else item.name or item.sku,
        detail="" if item is None else " · ".join(part for part in (item.sku, item.category or "") if part),
        figure=figure,
        figure_note=tr("Nobody has said how many there are.") if shown is None else _offered_text(found),
        is_low=shown is not None and (shown.available_micro <= 0 or _offer(found) is not Offer.ACTIVE),
        facts=() if found is None else _facts(found, here, names, unit, web, formats),
        book="" if found is None else book_sentence(found.book, now, formats),
        places=places,
        marked=min(marked, max(len(places) - 1, 0)),
        places_note=_asked_text(others, now, formats),
        hint=others.problem or tr("No other place has it."),
        has_place=bool(places),
    )


def parse_places(document: JsonObject, sku: str) -> tuple[PlaceStock, ...]:
    """What the backend answers about an article; BadRow when it cannot be read."""
    for entry in list_of(document, "articles", PLACES_MAX):
        article = object_of(entry, "article")
        if article.get("sku") == sku:
            return tuple(_place(object_of(each, "place")) for each in list_of(article, "places", PLACES_MAX))
    return ()


def _place(members: Mapping[str, object]) -> PlaceStock:
    given: JsonObject = dict(members)  # type: ignore[arg-type]  # a JSON object read before
    store = optional_code(given, "store", 32)
    if store is None:
        raise BadRow("A place has no name.")

    def micro(name: str) -> int:
        return whole_number(given, name, least=-LARGEST_STOCK_MICRO, most=LARGEST_STOCK_MICRO) or 0

    silence = whole_number(given, "silence_s", least=0, most=_LONGEST_SILENCE_S) or 0
    return PlaceStock(store, micro("available_micro"), micro("on_hand_micro"), micro("incoming_micro"), silence)


def _facts(
    found: ItemStock,
    here: str,
    names: Mapping[str, str],
    unit: Unit,
    web: tuple[tuple[str, str], ...],
    formats: Formats,
) -> tuple[tuple[str, str], ...]:
    """Where it stands, what there is, what the web asks, what is on its way; of the web as much as fits."""
    pairs: list[tuple[str, str]] = [] if found.place is None else [(tr("Stands in"), found.place.text)]
    pairs += [
        (channel_text(channel), _offer_text(standing, formats))
        for channel, standing in ((Channel.STORE, found.at_counter), (Channel.WEB, found.on_web))
        if standing.offer is not Offer.ACTIVE
    ]
    if found.shown is not None:
        shown = found.shown.quantities
        pairs += [
            (tr("On hand"), shown_quantity(shown.on_hand_micro, unit, formats)),
            (tr("Reserved for orders"), shown_quantity(shown.committed_micro, unit, formats)),
            (tr("Not for sale"), shown_quantity(shown.unavailable_micro, unit, formats)),
            (tr("On its way here"), shown_quantity(_incoming(found, here), unit, formats)),
        ]
        if found.shown.ours_micro:
            ours = shown_quantity(found.shown.ours_micro, unit, formats, is_signed=True)
            pairs.append((tr("Ours, not told yet"), ours))
    moves = [
        _transfer_pair(each.transfer, found.sku, here, names, unit, formats) for each in found.transfers[:MOVES_SHOWN]
    ]
    of_web = web[: max(1, FACTS_MAX - len(pairs) - len(moves))]
    return (*pairs, *of_web, *moves)[:FACTS_MAX]


def _offer(found: ItemStock | None) -> Offer:
    """How it stands at this counter."""
    return Offer.ACTIVE if found is None else found.at_counter.offer


def _offered_text(found: ItemStock | None) -> str:
    """What the large figure counts."""
    match _offer(found):
        case Offer.ACTIVE:
            return tr("for sale here")
        case Offer.PAUSED:
            return tr("here, but off sale just now")
        case Offer.ABSENT:
            return tr("here, but not sold in this shop")


def _offer_text(standing: Standing, formats: Formats) -> str:
    """How it stands, and since when."""
    at = None if standing.mark is None else standing.mark.at
    since = "" if at is None else f" · {formats.moment(at)}"
    return f"{offer_text(standing.offer)}{since}"


def _incoming(found: ItemStock, here: str) -> int:
    """By the transfers this till knows, with its own steps on them; never less than the backend counts."""
    known = sum(
        expected_micro(each.transfer, found.sku)
        for each in found.transfers
        if each.transfer.destination == here and each.transfer.is_shipped
    )
    return known or (0 if found.shown is None or found.transfers else found.shown.quantities.incoming_micro)


def _transfer_pair(
    transfer: Transfer, sku: str, here: str, names: Mapping[str, str], unit: Unit, formats: Formats
) -> tuple[str, str]:
    comes = transfer.destination == here
    other = transfer.source if comes else transfer.destination
    place = names.get(other, other)
    title = tr("From {place}", place=place) if comes else tr("To {place}", place=place)
    figure = shown_quantity(expected_micro(transfer, sku), unit, formats)
    return f"{title}, {state_text(transfer.state)}", figure


def _place_row(place: PlaceStock, names: Mapping[str, str], unit: Unit, formats: Formats) -> PlaceRow:
    silence = tr("heard of just now")
    if place.silence_s >= HOUR_S:
        silence = tr("not heard of for {n} h", n=place.silence_s // HOUR_S)
    elif place.silence_s >= 60:
        silence = tr("not heard of for {n} min", n=place.silence_s // 60)
    incoming = ""
    if place.incoming_micro:
        incoming = tr("{n} on the way there", n=shown_quantity(place.incoming_micro, unit, formats))
    return PlaceRow(
        store=place.store,
        title=names.get(place.store, place.store),
        detail=" · ".join(part for part in (silence, incoming) if part),
        value=shown_quantity(place.available_micro, unit, formats),
        value_detail=tr("{n} on hand", n=shown_quantity(place.on_hand_micro, unit, formats)),
        is_warning=place.available_micro <= 0,
    )


def _asked_text(others: OtherPlaces, now: datetime, formats: Formats) -> str:
    if others.asked_at is None:
        return ""
    asked = tr("asked {time}", time=clock_text(others.asked_at, now, formats))
    return f"{asked} · {others.problem}" if others.problem else asked


def own_order(places: Sequence[PlaceStock]) -> tuple[PlaceStock, ...]:
    """Those that have most of it first."""
    return tuple(sorted(places, key=lambda place: (-place.available_micro, place.store)))
