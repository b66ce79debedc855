"""Which price lists hold for whom, and how long a price once rung stands."""

from collections.abc import Iterable
from datetime import timedelta

from evertill.domain.streams.stream_fields import BadRow, Members, list_of, object_of, optional_code, whole_number
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.values import dataclass

LIST_LENGTH = 64
LISTS_MOST = 50
LONGEST_FREEZE_MIN = 7 * 24 * 60
WEB_CHANNEL = "web"


@dataclass(frozen=True, slots=True)
class PriceList:
    """A list of the stream `prices` and for whom it holds; None is no limit."""

    name: str
    customer_groups: frozenset[str] | None = None
    shops: frozenset[str] | None = None
    channels: frozenset[str] | None = None

    def holds(self, *, shop: str | None, channel: str | None, customer_groups: frozenset[str]) -> bool:
        """Whether a sale there, to such a customer, is priced by it."""
        return (
            (self.shops is None or shop in self.shops)
            and (self.channels is None or channel in self.channels)
            and (self.customer_groups is None or not self.customer_groups.isdisjoint(customer_groups))
        )


@dataclass(frozen=True, slots=True)
class PricePolicy:
    """The lists in the order in which they are asked; a product that none of them prices costs what `default` says."""

    lists: tuple[PriceList, ...] = ()
    frozen_min: int = 30
    """Minutes for which a price stands once it is rung; 0: for the whole sale."""
    web_channel: str = WEB_CHANNEL
    """The channel whose lists and promotions are shown as the web's."""

    def lists_for(
        self, *, shop: str | None, channel: str | None, customer_groups: Iterable[str] = ()
    ) -> tuple[str, ...]:
        """The names of the lists to ask before `default`."""
        groups = frozenset(customer_groups)
        return tuple(
            price_list.name
            for price_list in self.lists
            if price_list.holds(shop=shop, channel=channel, customer_groups=groups)
        )

    @property
    def frozen_for(self) -> timedelta | None:
        """How long a price stands; None for the whole sale."""
        return timedelta(minutes=self.frozen_min) if self.frozen_min else None


DEFAULT_PRICES = PricePolicy()


def parse_prices(content: Members) -> PricePolicy:
    """The price lists in a policy."""
    frozen = whole_number(content, "frozen_min", least=0, most=LONGEST_FREEZE_MIN)
    lists = tuple(_parse_list(object_of(entry, "price list")) for entry in list_of(content, "lists", LISTS_MOST))
    if len({price_list.name for price_list in lists}) != len(lists):
        raise BadRow("Two price lists have the same name.")
    return PricePolicy(
        lists,
        DEFAULT_PRICES.frozen_min if frozen is None else frozen,
        optional_code(content, "web_channel", LIST_LENGTH) or WEB_CHANNEL,
    )


def prices_content(prices: PricePolicy) -> JsonObject:
    """The members that say this."""
    lists: list[Json] = [
        {
            "list": price_list.name,
            "customer_groups": _written(price_list.customer_groups),
            "shops": _written(price_list.shops),
            "channels": _written(price_list.channels),
        }
        for price_list in prices.lists
    ]
    return {"lists": lists, "frozen_min": prices.frozen_min, "web_channel": prices.web_channel}


def _parse_list(content: Members) -> PriceList:
    name = optional_code(content, "list", LIST_LENGTH)
    if name is None:
        raise BadRow("A price list has no name.")
    return PriceList(name, _names(content, "customer_groups"), _names(content, "shops"), _names(content, "channels"))


def _names(content: Members, name: str) -> frozenset[str] | None:
    if content.get(name) is None:
        return None
    found = [optional_code({name: entry}, name, LIST_LENGTH) for entry in list_of(content, name, 1000)]
    if not found:
        raise BadRow(f"The {name.replace('_', ' ')} of a price list are an empty list, so it never holds.")
    return frozenset(each for each in found if each is not None)


def _written(names: frozenset[str] | None) -> Json:
    return None if names is None else sorted(names)
