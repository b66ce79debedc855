"""Options of an item, in groups to choose from (size, extra shot), each with what it adds to the price of one unit."""

from collections.abc import Collection, Sequence
from decimal import Decimal
from enum import StrEnum

from evertill.domain.streams.stream_fields import (
    BadRow,
    Members,
    decimal_number,
    flag,
    list_of,
    object_of,
    optional_code,
    shown_text,
    whole_number,
)
from evertill.kernel.canonical import Json
from evertill.kernel.values import dataclass

GROUPS_MOST = 20
OPTIONS_MOST = 40
CODE_LENGTH = 64
NAME_LENGTH = 80
LARGEST_DIFFERENCE = 1_000_000


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose."""

    code: str
    """Names it for ever, once within the item."""
    name: str
    price: Decimal = Decimal(0)
    """What it adds to the price of one unit, in whole currency units; below zero it is taken off."""
    is_default: bool = False
    """Chosen already when the question comes up."""


@dataclass(frozen=True, slots=True)
class OptionGroup:
    """Options of which so many must, and so many may be chosen."""

    name: str
    options: tuple[Option, ...]
    least: int = 1
    most: int = 1


@dataclass(frozen=True, slots=True)
class ChosenOption:
    """An option as it was chosen, frozen with its price of that moment."""

    group: str
    code: str
    name: str
    price: Decimal


class OptionFault(StrEnum):
    """Why a choice cannot be."""

    UNKNOWN = "unknown"
    TOO_FEW = "too_few"
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True)
class WrongChoice:
    """What is wrong, and with which group (or code)."""

    fault: OptionFault
    name: str


def chosen_options(groups: Sequence[OptionGroup], codes: Collection[str]) -> tuple[ChosenOption, ...] | WrongChoice:
    """The options with these codes in the order of the item, or what is wrong with them."""
    chosen: list[ChosenOption] = []
    for group in groups:
        found = [option for option in group.options if option.code in codes]
        if len(found) < group.least:
            return WrongChoice(OptionFault.TOO_FEW, group.name)
        if len(found) > group.most:
            return WrongChoice(OptionFault.TOO_MANY, group.name)
        chosen += [ChosenOption(group.name, option.code, option.name, option.price) for option in found]
    strangers = set(codes) - {option.code for option in chosen}
    if strangers:
        return WrongChoice(OptionFault.UNKNOWN, min(strangers))
    return tuple(chosen)


def added_by(options: Sequence[ChosenOption]) -> Decimal:
    """What the options add to the price of one unit."""
    return sum((option.price for option in options), Decimal(0))


def price_with(unit_price: Decimal, options: Sequence[ChosenOption]) -> Decimal:
    """What one unit costs with these options; where a quantity made it cheaper than they take off, nothing."""
    return max(Decimal(0), unit_price + added_by(options)) if options else unit_price


def parse_option_groups(content: Members) -> tuple[OptionGroup, ...]:
    """The groups in the member `options`; BadRow for one that nobody could choose from."""
    groups = tuple(_group(object_of(entry, "option group")) for entry in list_of(content, "options", GROUPS_MOST))
    codes = [option.code for group in groups for option in group.options]
    if len(set(codes)) != len(codes):
        raise BadRow("Two options of the product have the same code.")
    if len({group.name for group in groups}) != len(groups):
        raise BadRow("Two option groups of the product have the same name.")
    return groups


def option_groups_content(groups: Sequence[OptionGroup]) -> list[Json]:
    """The member `options` of a product."""
    return [
        {
            "group": group.name,
            "least": group.least,
            "most": group.most,
            "options": [
                {
                    "code": option.code,
                    "name": option.name,
                    "price": format(option.price, "f"),
                    **({"default": True} if option.is_default else {}),
                }
                for option in group.options
            ],
        }
        for group in groups
    ]


def _group(content: Members) -> OptionGroup:
    name = shown_text(content, "group", NAME_LENGTH)
    if not name:
        raise BadRow("An option group has no name.")
    options = tuple(_option(object_of(entry, "option")) for entry in list_of(content, "options", OPTIONS_MOST))
    least = whole_number(content, "least", least=0, most=OPTIONS_MOST)
    most = whole_number(content, "most", least=1, most=OPTIONS_MOST)
    group = OptionGroup(name, options, 1 if least is None else least, max(1, least or 0) if most is None else most)
    if not options:
        raise BadRow(f"The option group {name!r} has no options.")
    if group.least > min(group.most, len(options)):
        raise BadRow(f"Of the option group {name!r} more must be chosen than can be.")
    if sum(option.is_default for option in options) > group.most:
        raise BadRow(f"Of the option group {name!r} more is chosen to begin with than can be.")
    return group


def _option(content: Members) -> Option:
    name = shown_text(content, "name", NAME_LENGTH)
    if not name:
        raise BadRow("An option has no name.")
    code = optional_code(content, "code", CODE_LENGTH) or name[:CODE_LENGTH]
    price = Decimal(0) if content.get("price") is None else decimal_number(content, "price", most=LARGEST_DIFFERENCE)
    return Option(code, name, price, flag(content, "default", default=False))
