"""Whether an article is for sale in a channel and a shop, and who took it off sale: rows of `assortment`.

A row withholds (`paused`, `absent`) or lets go again (`active`) one article in one channel, in one shop or everywhere.
What is said of the product itself, of all shops and of this one each can only take off sale: the strictest counts.
Of two rows about the same, the later stands, wherever they were made.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from enum import StrEnum

from evertill.domain.streams.stream_fields import BadRow, Members, code_text, moment, one_of, optional_code, shown_text
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.clock import to_rfc3339
from evertill.kernel.values import dataclass

_LENGTH = 64
_REASON_LENGTH = 250


class Offer(StrEnum):
    """How an article stands in a channel."""

    ACTIVE = "active"
    PAUSED = "paused"
    """Known, shown as not to be had just now."""
    ABSENT = "absent"


class Channel(StrEnum):
    """The channels that a till knows of; a shop may have others."""

    STORE = "store"
    WEB = "web"


class PauseReason(StrEnum):
    """Why an article is taken off sale at a till; the text never changes."""

    SAFETY = "safety"
    QUALITY = "quality"
    WRONG_TEXT = "wrong_text"
    """Its price, name or picture is wrong."""
    NONE_LEFT = "none_left"
    OTHER = "other"


_RANK = {Offer.ACTIVE: 0, Offer.PAUSED: 1, Offer.ABSENT: 2}
_OFFERS = frozenset(Offer)


@dataclass(frozen=True, slots=True)
class AssortmentMark:
    """A row of `assortment`."""

    sku: str
    channel: str
    offer: Offer
    store: str | None = None
    """None: in all shops."""
    reason: str = ""
    by: str | None = None
    """The operator who did it at a till; None where the backend did."""
    at: datetime | None = None
    """When; None counts as longer ago than any other."""

    @property
    def key(self) -> str:
        """The key of its row."""
        return f"{self.sku}@{self.channel}@{self.store or ''}"


@dataclass(frozen=True, slots=True)
class Standing:
    """How an article stands, and the mark that makes it so; None where its product says so itself, or nothing does."""

    offer: Offer = Offer.ACTIVE
    mark: AssortmentMark | None = None


FOR_SALE = Standing()


def offer_said(channels: Json, channel: str) -> Offer:
    """What `channels` of a product says of a channel; active where it says nothing, or what is not known."""
    said = channels.get(channel) if isinstance(channels, Mapping) else None
    return Offer(said) if said in _OFFERS else Offer.ACTIVE


def stricter(offer: Offer) -> Offer:
    """Of a product that is paused as a whole: no better than that."""
    return offer if _RANK[offer] > _RANK[Offer.PAUSED] else Offer.PAUSED


def standing(own: Offer, marks: Iterable[AssortmentMark], *, channel: str, store: str | None) -> Standing:
    """The strictest of what the product says of itself and the latest marks for the channel, of the shop and of all."""
    latest: dict[str, AssortmentMark] = {}
    for mark in marks:
        if mark.channel == channel and mark.store in (None, store):
            before = latest.get(mark.key)
            if before is None or is_later(mark, before):
                latest[mark.key] = mark
    found = Standing(own)
    for mark in latest.values():
        if _RANK[mark.offer] > _RANK[found.offer]:
            found = Standing(mark.offer, mark)
    return found


def is_later(mark: AssortmentMark, before: AssortmentMark) -> bool:
    """Whether a mark takes the place of another about the same; of two of one moment the stricter one stands."""
    ours, theirs = mark.at or _NEVER, before.at or _NEVER
    return ours > theirs or (ours == theirs and _RANK[mark.offer] >= _RANK[before.offer])


def parse_mark(content: Members) -> AssortmentMark:
    """The mark in a row of `assortment`; BadRow for one that cannot be."""
    channel = code_text(content, "channel", _LENGTH)
    if "@" in channel:
        raise BadRow("The channel has an @ in its name, which parts the members of a mark's key.")
    return AssortmentMark(
        sku=code_text(content, "sku", _LENGTH),
        channel=channel,
        offer=one_of(content, "status", Offer.ACTIVE),
        store=optional_code(content, "store", _LENGTH),
        reason=shown_text(content, "reason", _REASON_LENGTH),
        by=optional_code(content, "by", _LENGTH),
        at=moment(content, "at"),
    )


def mark_content(mark: AssortmentMark) -> JsonObject:
    """The row content of a mark; what is not known is left out."""
    said: JsonObject = {
        "store": mark.store,
        "reason": mark.reason or None,
        "by": mark.by,
        "at": None if mark.at is None else to_rfc3339(mark.at),
    }
    known = {name: member for name, member in said.items() if member is not None}
    return {"sku": mark.sku, "channel": mark.channel, "status": mark.offer.value, **known}


_NEVER = datetime.min.replace(tzinfo=UTC)
