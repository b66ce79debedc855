"""Promotions and the rarer members of products, copied from the backend: kept out where they cannot be, read anew when
they change."""

from pathlib import Path

import pytest

from evertill.domain.goods.item_details import Component, ItemDetails
from evertill.kernel.canonical import JsonObject
from evertill.mirror.offers import MirrorPromotions
from evertill.mirror.reading import Reading
from evertill.mirror.writer import MirrorWriter
from evertill.ports.connector import Row
from tests.support.mirror import NOON, a_catalogue, a_product_row, answer, fill, gone, make_older, some


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mirror.sqlite"


def a_promotion_row(promotion_id: str = "p1", *, version: int = 1, value: str = "10", **members: object) -> Row:
    content: JsonObject = {"id": promotion_id, "reward": {"kind": "percent_off", "value": value}, **members}  # type: ignore[dict-item]  # JSON
    return Row(promotion_id, version, content)


def test_promotions_are_copied_changed_and_taken_away(path: Path) -> None:
    writer, promotions = MirrorWriter(path), MirrorPromotions(Reading(path))
    assert promotions.offers().promotions == ()
    writer.apply(answer(some("promotions", a_promotion_row("a"), a_promotion_row("b", priority=-1))), NOON)
    first = promotions.offers()
    assert [promotion.promotion_id for promotion in first.promotions] == ["b", "a"]
    assert promotions.offers() is first
    writer.apply(answer(some("promotions", a_promotion_row("a", version=2, value="20"), gone("b"), cursor="2")), NOON)
    [changed] = promotions.offers().promotions
    assert (changed.version, str(changed.reward.value)) == (2, "20")
    writer.close()


def test_promotion_that_can_never_apply_or_has_another_key_is_kept_out(path: Path) -> None:
    writer, promotions = MirrorWriter(path), MirrorPromotions(Reading(path))
    rows = [a_promotion_row("a", channels=[]), Row("b", 1, a_promotion_row("c").content), a_promotion_row("d")]
    report = writer.apply(answer(some("promotions", *rows)), NOON)
    assert [(row.key, "/channels" in row.reason) for row in report.refused] == [("a", True), ("b", False)]
    assert [promotion.promotion_id for promotion in promotions.offers().promotions] == ["d"]
    writer.close()


def test_product_details_are_copied(path: Path) -> None:
    writer, catalogue = MirrorWriter(path), a_catalogue(path)
    parts = [{"sku": "B", "quantity_micro": 2_000_000}]
    fill(writer, [a_product_row("A", groups=["shoes"], recall="Glass", components=parts), a_product_row("B")])
    item, plain = catalogue.find_by_sku("A"), catalogue.find_by_sku("B")
    assert item is not None
    assert plain is not None
    assert item.details == ItemDetails(groups=("shoes",), recall="Glass", components=(Component("B", 2_000_000),))
    assert plain.details == ItemDetails()
    writer.close()


def test_file_of_the_first_release_is_brought_here_with_its_copies(tmp_path: Path) -> None:
    writer = MirrorWriter(tmp_path / "mirror.sqlite")
    fill(writer, [a_product_row("A", groups=["shoes"]), a_product_row("B")])
    writer.close()
    make_older(tmp_path / "mirror.sqlite", 1)
    MirrorWriter(tmp_path / "mirror.sqlite").close()
    catalogue = a_catalogue(tmp_path / "mirror.sqlite")
    found = [catalogue.find_by_sku(sku) for sku in ("A", "B")]
    assert [item.details.groups for item in found if item is not None] == [("shoes",), ()]
