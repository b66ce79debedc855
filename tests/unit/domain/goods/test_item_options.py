"""Options of items: read and refused, chosen by their rules, written in a catalogue file's cell, frozen on the fact."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from evertill.domain.codes.use_by import use_by_day
from evertill.domain.goods.item_options import (
    ChosenOption,
    Option,
    OptionFault,
    OptionGroup,
    WrongChoice,
    added_by,
    chosen_options,
    parse_option_groups,
)
from evertill.domain.rows.catalogue_rows import CatalogueEntry, CatalogueRules, RowFault, read_entry
from evertill.domain.selling.put_aside import with_prices_of_now
from evertill.domain.streams.stream_fields import BadRow
from tests.support.completed import completed
from tests.support.sales import a_line, a_sale, a_tender, an_item

SIZE = OptionGroup("Size", (Option("s", "Small", Decimal("-0.50")), Option("l", "Large", Decimal("0.70"))))
EXTRAS = OptionGroup("Extras", (Option("shot", "Shot", Decimal("0.333")), Option("syrup", "Syrup")), least=0, most=1)
RULES = CatalogueRules("EUR", frozenset({"standard"}), "standard")


def test_options_chosen_are_in_the_items_order_with_their_prices() -> None:
    chosen = chosen_options((SIZE, EXTRAS), {"shot", "s"})
    assert chosen == (
        ChosenOption("Size", "s", "Small", Decimal("-0.50")),
        ChosenOption("Extras", "shot", "Shot", Decimal("0.333")),
    )
    assert added_by(chosen) == Decimal("-0.167")


@pytest.mark.parametrize(
    ("codes", "wrong"),
    [
        (set[str](), WrongChoice(OptionFault.TOO_FEW, "Size")),
        ({"s", "l"}, WrongChoice(OptionFault.TOO_MANY, "Size")),
        ({"s", "gone"}, WrongChoice(OptionFault.UNKNOWN, "gone")),
    ],
)
def test_options_that_cannot_be_chosen_say_why(codes: set[str], wrong: WrongChoice) -> None:
    assert chosen_options((SIZE, EXTRAS), codes) == wrong


@pytest.mark.parametrize(
    ("groups", "reason"),
    [
        ([{"options": [{"name": "a"}]}], "has no name"),
        ([{"group": "G"}], "no options"),
        ([{"group": "G", "options": [{}]}], "An option has no name"),
        ([{"group": "G", "least": 2, "options": [{"name": "a"}]}], "more must be chosen"),
        ([{"group": "G", "options": [{"name": "a"}, {"name": "a"}]}], "the same code"),
        ([{"group": "G", "options": [{"name": "a"}]}, {"group": "G", "options": [{"name": "b"}]}], "the same name"),
        ([{"group": "G", "options": [{"name": x, "default": True} for x in "ab"]}], "to begin with"),
    ],
)
def test_option_groups_nobody_could_choose_from_are_refused(groups: list[Any], reason: str) -> None:
    with pytest.raises(BadRow, match=reason):
        parse_option_groups({"options": groups})


def read(**cells: str) -> CatalogueEntry | tuple[Any, ...]:
    return read_entry({"sku": "A", "name": "Coffee", "price": "2.50", **cells}, RULES)


def test_catalogue_line_with_options_and_questions_becomes_details() -> None:
    entry = read(till_options="Size: Small=-0.50|Large*=+0.70; Extras[0-3]: Shot=0,50|Syrup", asks_for="serial, Expiry")
    assert isinstance(entry, CatalogueEntry)
    details = entry.product.details
    assert details.options == (
        OptionGroup(
            "Size", (Option("Small", "Small", Decimal("-0.50")), Option("Large", "Large", Decimal("0.70"), True))
        ),
        OptionGroup("Extras", (Option("Shot", "Shot", Decimal("0.50")), Option("Syrup", "Syrup")), least=0, most=3),
    )
    assert (details.asks_serial, details.asks_batch, details.asks_expiry) == (True, False, True)


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"till_options": "Small|Large"}, RowFault.WRONG_OPTIONS),
        ({"till_options": "Size[3-1]: Small"}, RowFault.WRONG_OPTIONS),
        ({"till_options": "Size: Small=much"}, RowFault.WRONG_OPTIONS),
        ({"asks_for": "age"}, RowFault.WRONG_QUESTION),
    ],
)
def test_catalogue_line_with_options_that_cannot_be_read_is_refused(cells: dict[str, str], fault: RowFault) -> None:
    reasons = read(**cells)
    assert isinstance(reasons, tuple)
    assert [reason.fault for reason in reasons] == [fault]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-03-31", "2027-03-31"),
        ("31.3.27", "2027-03-31"),
        ("02/2028", "2028-02-29"),
        ("270400", "2027-04-30"),
        ("31.4.2027", None),
        ("13/2027", None),
        ("1999-01-01", None),
        ("soon", None),
    ],
)
def test_use_by_day_is_read_as_packs_print_it(text: str, day: str | None) -> None:
    found = use_by_day(text)
    assert (found and found.isoformat()) == day


def test_line_keeps_its_options_when_the_listed_price_changes() -> None:
    item = an_item("2.50")
    line = replace(a_line(item, price="3.20"), options=(ChosenOption("Size", "l", "Large", Decimal("0.70")),))
    sale, changes = with_prices_of_now(a_sale([line]), {item.sku: an_item("2.80")})
    assert (sale.lines[0].regular_price, [change.new for change in changes]) == (Decimal("3.50"), [Decimal("3.50")])
    cheap = replace(line, regular_price=Decimal("0.50"), options=(ChosenOption("Size", "s", "S", Decimal("-2.00")),))
    assert with_prices_of_now(a_sale([cheap]), {item.sku: an_item("1.00")})[1] == ()


def test_fact_says_which_options_were_chosen() -> None:
    line = replace(a_line(an_item("2.50")), options=(ChosenOption("Size", "l", "Large", Decimal("0.70")),))
    assert completed(a_sale([line]), a_tender("2.50")).body["lines"][0]["options"] == [  # type: ignore[index, call-overload]  # JSON of a known shape
        {"group": "Size", "code": "l", "name": "Large", "price": "0.7"}
    ]
