"""A mirror that was put aside as damaged and copied anew: nothing that was known of the old file is told of the new."""

from decimal import Decimal
from pathlib import Path

from evertill.mirror.catalogue import MirrorCatalogue
from evertill.mirror.writer import MirrorWriter
from tests.support.mirror import (
    NOON,
    a_catalogue,
    a_price_row,
    a_product_row,
    a_rule,
    a_tax_row,
    answer,
    some,
)


def rates(catalogue: MirrorCatalogue) -> list[Decimal]:
    item = catalogue.find_by_sku("A-1")
    assert item is not None
    return [rule.rate for rule in (*item.taxes, *catalogue.search("apple", 9)[0].item.taxes)]


def a_mirror(path: Path, rate: str) -> None:
    writer = MirrorWriter(path)
    taxes, products = some("taxes", a_tax_row("standard", a_rule(rate=rate))), some("products", a_product_row("A-1"))
    assert not writer.apply(answer(taxes, products, some("prices", a_price_row("A-1"))), NOON).refused
    writer.close()


def test_taxes_of_another_file_are_read_from_it_though_as_many_changes_came_into_it(tmp_path: Path) -> None:
    path, other = tmp_path / "mirror.sqlite", tmp_path / "other.sqlite"
    a_mirror(path, "19")
    a_mirror(other, "7")
    catalogue = a_catalogue(path)
    assert rates(catalogue) == [19, 19]
    other.replace(path)
    assert rates(catalogue) == [7, 7]
