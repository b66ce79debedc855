"""What only some items have: groups that promotions name, a deposit, parts of a bundle, options to choose, numbers to
note, a recall."""

from evertill.domain.goods.item_options import OptionGroup, option_groups_content, parse_option_groups
from evertill.domain.goods.standing import Channel, Offer, offer_said
from evertill.domain.streams.stream_fields import (
    BadRow,
    Members,
    flag,
    list_of,
    object_of,
    optional_code,
    shown_text,
    whole_number,
)
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.quantity import MICRO, Unit
from evertill.kernel.values import dataclass

SKU_LENGTH = 64
LARGEST_PART_MICRO = 10_000 * MICRO


@dataclass(frozen=True, slots=True)
class Component:
    """Goods that one unit of a bundle takes from the shelf."""

    sku: str
    micro: int = MICRO
    unit: Unit = Unit.PIECE


@dataclass(frozen=True, slots=True)
class ItemDetails:
    """Nothing of all this, unless said."""

    groups: tuple[str, ...] = ()
    """What promotions know it by, beside its SKU and its category."""
    is_on_sale: bool = False
    """Reduced already: promotions may leave it out."""
    takes_discounts: bool = True
    """Off for deposits and fees: no promotion and nothing off the whole sale reaches them."""
    deposit: str | None = None
    """SKU of the deposit or fee that is rung with each unit."""
    asks_serial: bool = False
    asks_batch: bool = False
    asks_expiry: bool = False
    """The day it must be used by is asked for, where its code does not say it."""
    recall: str = ""
    """Why it must not be sold; nobody may override that."""
    recalled_batches: tuple[str, ...] = ()
    """The recall is of these batches alone, and which one a piece is of is asked for; empty: of all there is."""
    components: tuple[Component, ...] = ()
    """What a bundle moves instead of itself."""
    options: tuple[OptionGroup, ...] = ()
    """What is chosen when it is rung."""
    store_offer: Offer = Offer.ACTIVE
    """How its product says it stands at the counter."""
    web_offer: Offer = Offer.ACTIVE

    @property
    def recalls_all(self) -> bool:
        """Whether none of it may be sold."""
        return bool(self.recall) and not self.recalled_batches

    def recalls(self, batch: str | None) -> bool:
        """Whether a piece of this batch must not be sold. Batches are typed, so capitals do not count."""
        if batch is None or not self.recalled_batches:
            return self.recalls_all
        return batch.casefold() in {recalled.casefold() for recalled in self.recalled_batches}


PLAIN = ItemDetails()


def parse_details(content: Members, sku: str) -> ItemDetails:
    """These members of a product; BadRow for one that cannot be."""
    if _MEMBERS.isdisjoint(content):
        return PLAIN
    deposit = optional_code(content, "deposit", SKU_LENGTH)
    if deposit == sku:
        raise BadRow("The deposit is the product itself.")
    recall, batches = shown_text(content, "recall", 250), _batches(content)
    if batches and not recall:
        raise BadRow("Batches are recalled, and `recall` does not say why.")
    return ItemDetails(
        groups=tuple(_group(entry) for entry in list_of(content, "groups", 50)),
        is_on_sale=flag(content, "on_sale", default=False),
        takes_discounts=flag(content, "takes_discounts", default=True),
        deposit=deposit,
        asks_serial=flag(content, "asks_serial", default=False),
        asks_batch=flag(content, "asks_batch", default=False),
        asks_expiry=flag(content, "asks_expiry", default=False),
        recall=recall,
        recalled_batches=batches,
        components=_components(content, sku),
        options=parse_option_groups(content),
        store_offer=offer_said(content.get("channels"), Channel.STORE),
        web_offer=offer_said(content.get("channels"), Channel.WEB),
    )


def details_content(details: ItemDetails) -> JsonObject:
    """The members of a product that say this; those that say nothing are left out."""
    components: list[Json] = [
        {"sku": part.sku, "quantity_micro": part.micro, "unit": part.unit.value} for part in details.components
    ]
    content: JsonObject = {
        "groups": list(details.groups) or None,
        "on_sale": details.is_on_sale or None,
        "takes_discounts": None if details.takes_discounts else False,
        "deposit": details.deposit,
        "asks_serial": details.asks_serial or None,
        "asks_batch": details.asks_batch or None,
        "asks_expiry": details.asks_expiry or None,
        "recall": details.recall or None,
        "recalled_batches": list(details.recalled_batches) or None,
        "components": components or None,
        "options": option_groups_content(details.options) or None,
        "channels": _channels(details) or None,
    }
    return {name: member for name, member in content.items() if member is not None}


_MEMBERS = frozenset(
    "groups on_sale takes_discounts deposit asks_serial asks_batch asks_expiry recall recalled_batches components "
    "options channels".split()
)


def _channels(details: ItemDetails) -> JsonObject:
    said = {Channel.STORE: details.store_offer, Channel.WEB: details.web_offer}
    return {channel.value: offer.value for channel, offer in said.items() if offer is not Offer.ACTIVE}


def _group(entry: Json) -> str:
    group = optional_code({"group": entry}, "group", SKU_LENGTH)
    if group is None:
        raise BadRow("A group has no name.")
    return group


def _batches(content: Members) -> tuple[str, ...]:
    batches = [
        optional_code({"batch": entry}, "batch", SKU_LENGTH) for entry in list_of(content, "recalled_batches", 500)
    ]
    if None in batches:
        raise BadRow("A batch that is recalled has no number.")
    return tuple(batch for batch in batches if batch is not None)


def _components(content: Members, sku: str) -> tuple[Component, ...]:
    parts = tuple(_component(object_of(entry, "component")) for entry in list_of(content, "components", 100))
    if any(part.sku == sku for part in parts):
        raise BadRow("The bundle is a part of itself.")
    if len({part.sku for part in parts}) != len(parts):
        raise BadRow("Two parts of the bundle are the same product.")
    return parts


def _component(content: Members) -> Component:
    sku = optional_code(content, "sku", SKU_LENGTH)
    if sku is None:
        raise BadRow("A part of the bundle has no SKU.")
    # `micro` is what rows called it where backends alone read them.
    name = "micro" if content.get("quantity_micro") is None else "quantity_micro"
    micro = whole_number(content, name, least=1, most=LARGEST_PART_MICRO)
    unit = optional_code(content, "unit", 3) or Unit.PIECE.value
    if unit not in Unit._value2member_map_:
        raise BadRow(f"The unit {unit!r} is none of {', '.join(Unit)}.")
    return Component(sku, MICRO if micro is None else micro, Unit(unit))
