"""Answers of a backend taken over into a mirror on a real file."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from evertill.domain.people.people import Operator, Role
from evertill.domain.policy.rows import policy_content
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.rows.stream_rows import StockLevel, operator_content, stock_level_content
from evertill.kernel.canonical import JsonObject
from evertill.kernel.errors import JournalFault
from evertill.kernel.ids import OperatorId
from evertill.mirror.catalogue import MirrorCatalogue
from evertill.mirror.changes import StreamReport
from evertill.mirror.people import MirrorFreshness, MirrorPeople, MirrorPolicies
from evertill.mirror.reading import Reading
from evertill.mirror.writer import MirrorWriter
from evertill.ports.connector import Changes, Row
from tests.support.mirror import (
    NOON,
    StillClock,
    a_catalogue,
    a_price_row,
    a_product_row,
    a_rule,
    a_stock_row,
    a_tax_row,
    answer,
    fill,
    gone,
    later,
    some,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mirror.sqlite"


@pytest.fixture
def writer(path: Path) -> Iterator[MirrorWriter]:
    opened = MirrorWriter(path)
    yield opened
    opened.close()


@pytest.fixture
def catalogue(path: Path) -> MirrorCatalogue:
    return a_catalogue(path)


def an_operator_row(name: str, operator_id: str, *, version: int = 1, is_active: bool = True) -> Row:
    operator = Operator(OperatorId(operator_id), name, Role.CASHIER, "verifier", is_active=is_active)
    return Row(operator_id, version, operator_content(operator))


def a_policy_row(*, version: int = 1, currency: str = "EUR", **members: object) -> Row:
    content: JsonObject = {**policy_content(StorePolicy(currency=currency)), **members}  # type: ignore[dict-item]  # JSON by the test's word
    return Row("store", version, content)


def name_of(catalogue: MirrorCatalogue, sku: str) -> str | None:
    item = catalogue.find_by_sku(sku)
    return item.name if item else None


def sku_by(catalogue: MirrorCatalogue, code: str) -> str | None:
    item = catalogue.find_by_code(code)
    return item.sku if item else None


# --- before anything was copied


def test_readers_without_a_file_find_nothing(path: Path) -> None:
    catalogue = a_catalogue(path)
    assert catalogue.find_by_sku("A-1") is None
    assert not catalogue.search("apple", 9)
    assert not catalogue.tiles()
    reading = Reading(path)
    assert MirrorPolicies(reading).policy() == StorePolicy()
    assert not MirrorPeople(reading).operators()
    assert MirrorFreshness(reading).copied_at("products") is None
    assert not path.exists()


def test_reader_opened_before_the_file_sees_it_when_it_comes(path: Path) -> None:
    catalogue = a_catalogue(path)
    assert catalogue.find_by_sku("A-1") is None
    writer = MirrorWriter(path)
    assert catalogue.find_by_sku("A-1") is None
    fill(writer, [a_product_row()])
    assert name_of(catalogue, "A-1") == "Apple juice"
    writer.close()


# --- deltas


def test_delta_changes_adds_and_removes(writer: MirrorWriter, catalogue: MirrorCatalogue) -> None:
    fill(writer, [a_product_row("A"), a_product_row("B"), a_product_row("C")])
    report = writer.apply(
        answer(
            some("products", a_product_row("A", "Apple cider", version=2), gone("B"), a_product_row("D"), cursor="2")
        ),
        NOON,
    )
    assert report.streams["products"] == StreamReport(changed=2, removed=1)
    assert [name_of(catalogue, sku) for sku in "ABCD"] == ["Apple cider", None, "Apple juice", "Apple juice"]
    assert [hit.item.sku for hit in catalogue.search("cider", 9)] == ["A"]
    assert [hit.item.sku for hit in catalogue.search("juice", 9)] == ["C", "D"]
    assert writer.cursors()["products"] == "2"


def test_many_rows_give_way_to_the_screens_who_see_the_old_copy_meanwhile(
    path: Path, catalogue: MirrorCatalogue
) -> None:
    seen: list[str | None] = []
    writer = MirrorWriter(path, give_way=lambda: seen.append(name_of(catalogue, "A-007")))
    fill(writer, [a_product_row("A-007", "Old name")])
    seen.clear()
    rows = [a_product_row(f"A-{number:03}", "New name", version=2) for number in range(200)]
    writer.apply(answer(some("products", *rows, cursor="2")), NOON)
    writer.close()
    assert len(seen) >= 2 * 200 // 50
    assert set(seen) == {"Old name"}
    assert name_of(catalogue, "A-007") == "New name"


def test_delta_with_an_older_version_is_left_alone(writer: MirrorWriter, catalogue: MirrorCatalogue) -> None:
    fill(writer, [a_product_row("A", "New name", version=5)])
    report = writer.apply(
        answer(some("products", a_product_row("A", "Old name", version=4), gone("A", version=3), cursor="6")), NOON
    )
    assert report.streams["products"] == StreamReport(unchanged=1)
    assert name_of(catalogue, "A") == "New name"


def test_delta_with_one_key_twice_takes_the_newest(writer: MirrorWriter, catalogue: MirrorCatalogue) -> None:
    fill(writer, [a_product_row("A")])
    rows = [a_product_row("A", "Third", version=3), a_product_row("A", "Second", version=2)]
    writer.apply(answer(some("products", *rows, cursor="3")), NOON)
    assert name_of(catalogue, "A") == "Third"


def test_delta_of_a_price_takes_the_place_of_the_earlier(writer: MirrorWriter, catalogue: MirrorCatalogue) -> None:
    fill(writer, [a_product_row("A")])
    writer.apply(answer(some("prices", a_price_row("A", "1.50", version=2), cursor="2")), NOON)
    item = catalogue.find_by_sku("A")
    assert item is not None
    assert item.unit_price == Decimal("1.5")
    writer.apply(answer(some("prices", gone("A@default@"), cursor="3")), NOON)
    item = catalogue.find_by_sku("A")
    assert item is not None
    assert item.unit_price is None


def test_what_is_reserved_or_set_aside_is_found_with_the_article(
    writer: MirrorWriter, catalogue: MirrorCatalogue
) -> None:
    levels = [StockLevel("A", 5, committed_micro=2, unavailable_micro=1), StockLevel("B", 5), StockLevel("C", 1, 1)]
    rows = [Row(level.sku, 1, stock_level_content(level)) for level in levels]
    fill(writer, [a_product_row(sku) for sku in "ABC"], some("stock", *rows, cursor="7"))
    assert {hit.item.sku: hit.held_micro for hit in catalogue.search("apple", 5)} == {"A": 3, "B": 0, "C": 1}
    writer.apply(answer(some("stock", Row("A", 2, stock_level_content(StockLevel("A", 5))), cursor="8")), NOON)
    assert {hit.item.sku: hit.held_micro for hit in catalogue.search("apple", 5)} == {"A": 0, "B": 0, "C": 1}


def test_delta_of_stock_is_seen_at_once(writer: MirrorWriter, catalogue: MirrorCatalogue, path: Path) -> None:
    fill(writer, [a_product_row("A")], some("stock", a_stock_row("A", 3), cursor="7"))
    assert MirrorFreshness(Reading(path)).stock_cursor() == "7"
    writer.apply(answer(some("stock", a_stock_row("A", 2, version=2), cursor="8")), NOON)
    assert catalogue.stock_micro("A") == 2
    assert MirrorFreshness(Reading(path)).stock_cursor() == "8"
    writer.apply(answer(some("stock", gone("A"), cursor="9")), NOON)
    assert catalogue.stock_micro("A") is None


def test_tax_rate_changed_is_seen_by_a_reader_that_knew_the_old(
    writer: MirrorWriter, catalogue: MirrorCatalogue
) -> None:
    fill(writer, [a_product_row("A")])
    before = catalogue.find_by_sku("A")
    writer.apply(answer(some("taxes", a_tax_row("standard", a_rule(rate="19"), version=2), cursor="2")), NOON)
    after = catalogue.find_by_sku("A")
    assert before is not None
    assert after is not None
    assert [item.taxes[0].rate for item in (before, after)] == [20, 19]


# --- whole loads


def test_first_load_is_seen_only_when_all_of_it_is_there(writer: MirrorWriter, catalogue: MirrorCatalogue) -> None:
    first = answer(
        some("taxes", a_tax_row()),
        some("products", a_product_row("A"), has_more=True, cursor="1"),
        some("prices", a_price_row("A"), a_price_row("B"), cursor="9"),
    )
    assert writer.apply(first, NOON).waiting == ("products",)
    assert name_of(catalogue, "A") is None
    assert writer.cursors() == {"taxes": "1", "products": "1", "prices": "9"}
    report = writer.apply(answer(some("products", a_product_row("B"), cursor="2")), NOON)
    assert report.waiting == ()
    assert [name_of(catalogue, sku) for sku in "AB"] == ["Apple juice"] * 2
    assert writer.cursors() == {"taxes": "1", "products": "2", "prices": "9"}


def test_whole_load_goes_on_after_a_restart(path: Path) -> None:
    writer = MirrorWriter(path)
    page = some("products", a_product_row("A"), has_more=True, cursor="1")
    writer.apply(answer(some("taxes", a_tax_row()), page), NOON)
    writer.close()
    writer = MirrorWriter(path)
    assert writer.cursors()["products"] == "1"
    writer.apply(answer(some("products", a_product_row("B"), gone("A"), cursor="2")), NOON)
    assert [name_of(a_catalogue(path), sku) for sku in "AB"] == [None, "Apple juice"]
    writer.close()


def test_whole_load_replaces_all_rows(writer: MirrorWriter, catalogue: MirrorCatalogue) -> None:
    fill(writer, [a_product_row("A", version=8), a_product_row("B", version=8)])
    whole = some("products", a_product_row("B", "Pear", version=2), a_product_row("C"), is_whole=True, cursor="2")
    report = writer.apply(answer(whole), NOON)
    assert report.streams["products"] == StreamReport(changed=2, removed=1)
    assert [name_of(catalogue, sku) for sku in "ABC"] == [None, "Pear", "Apple juice"]
    assert not catalogue.search("a@", 9)


def test_whole_load_that_begins_anew_drops_what_lay_aside(writer: MirrorWriter, catalogue: MirrorCatalogue) -> None:
    fill(writer, [])
    writer.apply(answer(some("products", a_product_row("A"), is_whole=True, has_more=True)), NOON)
    writer.apply(answer(some("products", a_product_row("B"), is_whole=True)), NOON)
    assert [name_of(catalogue, sku) for sku in "AB"] == [None, "Apple juice"]


def test_whole_load_leaves_no_log_behind(writer: MirrorWriter, path: Path) -> None:
    fill(writer, [a_product_row(f"S{number}", "x" * 200) for number in range(300)])
    assert path.with_name(path.name + "-wal").stat().st_size == 0


def test_whole_load_the_same_as_before_changes_nothing(writer: MirrorWriter) -> None:
    fill(writer, [a_product_row("A"), a_product_row("B")])
    report = writer.apply(
        answer(some("products", a_product_row("A"), a_product_row("B"), is_whole=True, cursor="2")), NOON
    )
    assert report.streams["products"] == StreamReport(unchanged=2)


# --- freshness


def test_copied_at_is_when_the_copy_was_last_confirmed(writer: MirrorWriter, path: Path) -> None:
    freshness = MirrorFreshness(Reading(path))
    writer.apply(answer(some("taxes", a_tax_row(), has_more=True)), NOON)
    assert freshness.copied_at("taxes") is None

    def confirmed(changes: Changes, at: datetime) -> datetime | None:
        writer.apply(changes, at)
        return freshness.copied_at("taxes")

    assert confirmed(answer(some("taxes", cursor="2")), later(minutes=1)) == later(minutes=1)
    assert confirmed(answer(some("taxes", cursor="2")), later(minutes=2)) == later(minutes=2)
    assert confirmed(answer(some("taxes", cursor="3", has_more=True)), later(minutes=3)) == later(minutes=2)
    assert confirmed(answer(some("stock", cursor="1")), later(minutes=4)) == later(minutes=2)
    assert confirmed(answer(), later(minutes=5)) == later(minutes=5)


def test_answer_for_a_stream_nobody_ever_wrote_is_no_copy(writer: MirrorWriter, path: Path) -> None:
    writer.apply(answer(some("stock", cursor="0")), NOON)
    assert "stock" not in writer.cursors()
    assert MirrorFreshness(Reading(path)).copied_at("stock") == NOON
    writer.apply(answer(some("stock", a_stock_row("A"), cursor="1")), later(minutes=1))
    assert writer.cursors() == {"stock": "1"}


# --- bad rows


def test_bad_row_is_kept_out_and_its_neighbours_come_in(writer: MirrorWriter, catalogue: MirrorCatalogue) -> None:
    fill(writer, [a_product_row("A", "Good")])
    report = writer.apply(
        answer(
            some("products", a_product_row("A", "", version=2), a_product_row("B"), cursor="2"),
            some("prices", a_price_row("B", "2", version=2), a_bad_price("A"), cursor="2"),
        ),
        NOON,
    )
    assert {(row.stream, row.key): row.reason for row in report.refused} == {
        ("products", "A"): "The name is missing.",
        ("prices", "A@default@"): "The unit price is not above zero.",
    }
    assert {(row.stream, row.key) for row in writer.refused()} == {("products", "A"), ("prices", "A@default@")}
    assert [name_of(catalogue, sku) for sku in "AB"] == ["Good", "Apple juice"]
    item = catalogue.find_by_sku("A")
    assert item is not None
    assert item.unit_price == Decimal("9.99")


def a_bad_price(sku: str) -> Row:
    good = a_price_row(sku, version=2)
    return Row(good.key, 2, {**(good.content or {}), "unit_price": "0"})


def test_bad_row_of_a_whole_load_leaves_the_earlier_version(writer: MirrorWriter, catalogue: MirrorCatalogue) -> None:
    fill(writer, [a_product_row("A", "Good"), a_product_row("B")])
    whole = [a_product_row("A", "Bad", version=2, unit="STONE"), Row("B", 2, {"sku": 5}), Row("C\0", 2, {})]
    writer.apply(answer(some("products", *whole, is_whole=True, cursor="2")), NOON)
    assert [name_of(catalogue, sku) for sku in "AB"] == ["Good", "Apple juice"]
    assert len(writer.refused()) == 3


def test_bad_row_is_forgotten_when_a_good_one_comes(writer: MirrorWriter) -> None:
    fill(writer, [])
    writer.apply(answer(some("products", a_product_row("A", ""), a_product_row("B", ""), cursor="2")), NOON)
    writer.apply(answer(some("products", a_product_row("A", "Fine", version=2), gone("B"), cursor="3")), NOON)
    assert writer.refused() == ()


def test_row_under_another_key_is_refused(writer: MirrorWriter) -> None:
    report = writer.apply(
        answer(
            some("taxes", Row("other", 1, a_tax_row().content)),
            some("stock", Row("other", 1, a_stock_row().content)),
            some("operators", Row("other", 1, an_operator_row("Kim", "o-1").content)),
        ),
        NOON,
    )
    assert [row.stream for row in report.refused] == ["taxes", "stock", "operators"]


def test_bad_rows_of_the_smaller_streams_are_refused(writer: MirrorWriter) -> None:
    good = answer(
        some("taxes", a_tax_row()),
        some("stock", a_stock_row("A", 1)),
        some("operators", an_operator_row("Kim", "o-1")),
    )
    assert writer.apply(good, NOON).refused == ()
    report = writer.apply(
        answer(
            some("taxes", Row("standard", 2, {"tax_class": "standard"}), cursor="2"),
            some("stock", Row("A", 2, {"sku": "A", "on_hand_micro": "2"}), cursor="2"),
            some("operators", Row("o-1", 2, {"operator_id": "o-1", "name": "Kim", "role": "king"}), cursor="2"),
            some("products", Row("A", 2, a_product_row("B").content), cursor="2"),
        ),
        NOON,
    )
    assert [row.stream for row in report.refused] == ["taxes", "products", "stock", "operators"]


def test_product_of_an_unknown_tax_class_waits_for_it(writer: MirrorWriter, catalogue: MirrorCatalogue) -> None:
    fill(writer, [])
    report = writer.apply(answer(some("products", a_product_row("A", tax_class="reduced"), cursor="2")), NOON)
    assert "'reduced' is not known" in report.refused[0].reason
    assert name_of(catalogue, "A") is None
    writer.apply(answer(some("taxes", a_tax_row("reduced", a_rule(rate="7")), cursor="2")), NOON)
    assert name_of(catalogue, "A") == "Apple juice"
    assert writer.refused() == ()


def test_tax_class_in_use_cannot_go_before_its_products(writer: MirrorWriter, catalogue: MirrorCatalogue) -> None:
    fill(writer, [a_product_row("A")])
    report = writer.apply(answer(some("taxes", gone("standard"), cursor="2")), NOON)
    assert "such as A" in report.refused[0].reason
    assert name_of(catalogue, "A") == "Apple juice"
    writer.apply(answer(some("products", gone("A"), cursor="2")), NOON)
    assert writer.refused() == ()
    assert catalogue.taxes_of("standard") is None


def test_tax_class_goes_with_its_products_in_one_answer(writer: MirrorWriter, catalogue: MirrorCatalogue) -> None:
    fill(writer, [a_product_row("A")])
    report = writer.apply(
        answer(
            some("taxes", a_tax_row("new"), is_whole=True, cursor="2"),
            some("products", a_product_row("A", version=2, tax_class="new"), is_whole=True, cursor="2"),
        ),
        NOON,
    )
    assert report.refused == ()
    assert (catalogue.taxes_of("standard"), catalogue.taxes_of("new")) == (None, (a_rule(),))


def test_price_in_another_currency_waits_for_the_policy(writer: MirrorWriter, catalogue: MirrorCatalogue) -> None:
    fill(writer, [a_product_row("A")], some("policy", a_policy_row()))
    report = writer.apply(answer(some("prices", a_price_row("A", "8", currency="CHF", version=2), cursor="2")), NOON)
    assert report.refused[0].reason == "The price is in CHF, but the shop sells in EUR."
    writer.apply(answer(some("policy", a_policy_row(version=2, currency="CHF"), cursor="2")), NOON)
    item = catalogue.find_by_sku("A")
    assert item is not None
    assert (item.unit_price, item.currency) == (8, "CHF")


def test_price_in_a_currency_the_shop_has_left_is_not_charged(writer: MirrorWriter, catalogue: MirrorCatalogue) -> None:
    fill(writer, [a_product_row("A")])
    writer.apply(answer(some("policy", a_policy_row(currency="GBP"))), NOON)
    item = catalogue.find_by_sku("A")
    assert item is not None
    assert (item.unit_price, item.currency) == (None, "GBP")


# --- codes


def test_code_stays_with_the_product_that_has_it(writer: MirrorWriter, catalogue: MirrorCatalogue) -> None:
    fill(writer, [a_product_row("A", barcodes=["96385074"])])
    report = writer.apply(
        answer(some("products", a_product_row("B", version=2, barcodes=["0000096385074"]), cursor="2")), NOON
    )
    assert report.refused[0].reason == "The code '0000096385074' already belongs to product 'A'."
    assert sku_by(catalogue, "96385074") == "A"
    writer.apply(answer(some("products", a_product_row("A", version=3, barcodes=[]), cursor="3")), NOON)
    assert sku_by(catalogue, "0000096385074") == "B"
    assert writer.refused() == ()


def test_codes_can_be_swapped_in_one_answer(writer: MirrorWriter, catalogue: MirrorCatalogue) -> None:
    fill(writer, [a_product_row("A", barcodes=["1111"], plu="1"), a_product_row("B", barcodes=["2222"], plu="2")])
    swapped = [
        a_product_row("A", version=2, barcodes=["2222"], plu="2"),
        a_product_row("B", version=2, barcodes=["1111"], plu="1"),
    ]
    report = writer.apply(answer(some("products", *swapped, cursor="2")), NOON)
    assert report.refused == ()
    assert [sku_by(catalogue, code) for code in ("1111", "2222", "1", "2")] == ["B", "A", "B", "A"]


def test_codes_can_be_swapped_over_two_answers(writer: MirrorWriter, catalogue: MirrorCatalogue) -> None:
    fill(writer, [a_product_row("A", barcodes=["1111"]), a_product_row("B", barcodes=["2222"])])
    writer.apply(answer(some("products", a_product_row("A", version=2, barcodes=["2222"]), cursor="2")), NOON)
    assert [sku_by(catalogue, code) for code in ("1111", "2222")] == ["A", "B"]
    writer.apply(answer(some("products", a_product_row("B", version=3, barcodes=["1111"]), cursor="3")), NOON)
    assert [sku_by(catalogue, code) for code in ("1111", "2222")] == ["B", "A"]
    assert writer.refused() == ()


def test_code_claimed_by_a_newcomer_earlier_in_the_answer_stays(
    writer: MirrorWriter, catalogue: MirrorCatalogue
) -> None:
    fill(writer, [a_product_row("A", barcodes=["1111"])])
    rows = [
        a_product_row("B", version=2, barcodes=["1111"]),
        a_product_row("A", "Renamed", version=2, barcodes=["1111"]),
    ]
    report = writer.apply(answer(some("products", *rows, cursor="2")), NOON)
    assert [row.key for row in report.refused] == ["B"]
    assert (sku_by(catalogue, "1111"), name_of(catalogue, "A")) == ("A", "Renamed")


def test_refused_product_keeps_the_codes_it_had(writer: MirrorWriter, catalogue: MirrorCatalogue) -> None:
    fill(writer, [a_product_row("A", barcodes=["1111"]), a_product_row("B", barcodes=["2222", "3333"])])
    writer.apply(answer(some("products", a_product_row("B", version=2, barcodes=["1111", "4444"]), cursor="2")), NOON)
    found = [sku_by(catalogue, code) for code in ("1111", "2222", "3333", "4444")]
    assert found == ["A", "B", "B", None]


def test_discontinued_product_gives_its_code_to_a_new_one(writer: MirrorWriter, catalogue: MirrorCatalogue) -> None:
    fill(writer, [a_product_row("A", barcodes=["1111"])])
    rows = [
        a_product_row("A", version=2, barcodes=["1111"], status="discontinued"),
        a_product_row("B", version=2, barcodes=["1111"]),
    ]
    assert writer.apply(answer(some("products", *rows, cursor="2")), NOON).refused == ()
    assert sku_by(catalogue, "1111") == "B"
    writer.apply(answer(some("products", gone("B"), cursor="3")), NOON)
    assert sku_by(catalogue, "1111") == "A"


# --- what the till does not know


def test_unknown_streams_and_members_are_kept_letter_by_letter(writer: MirrorWriter, path: Path) -> None:
    promotion = Row("p-1", 4, {"kind": "bogo", "nested": {"ü": [1, None, True, "\ud800"]}})
    product = a_product_row("A", season="summer")
    fill(writer, [product], some("leaflets", promotion, cursor="4"))
    kept = sqlite3.connect(path).execute("SELECT stream, version, content, source FROM rows ORDER BY stream").fetchall()
    rows = {stream: (version, content, source) for stream, version, content, source in kept}
    assert rows["leaflets"] == (
        4,
        r'{"kind":"bogo","nested":{"\u00fc":[1,null,true,"\ud800"]}}',
        "backend",
    )
    assert '"season":"summer"' in rows["products"][1]


def test_tiles_of_the_policy_come_before_all_others(writer: MirrorWriter, catalogue: MirrorCatalogue) -> None:
    tiles = ["B", {"sku": "A", "label": "Juice!", "category": "Hits"}, {"sku": "Z"}, {"label": "?"}, 7]
    fill(writer, [a_product_row("A", category="Drinks"), a_product_row("B")], some("policy", a_policy_row(tiles=tiles)))
    found = [(tile.sku, tile.label, tile.category, tile.price) for tile in catalogue.tiles()]
    assert found == [("B", "Apple juice", "", Decimal("9.99")), ("A", "Juice!", "Hits", Decimal("9.99"))]


def test_look_of_a_tile_that_makes_no_sense_is_left_out_and_the_tile_stays(
    writer: MirrorWriter, catalogue: MirrorCatalogue
) -> None:
    tiles = [
        {"sku": "A", "colour": "#c62828", "picture": True, "page": 2},
        {"sku": "B", "colour": "red", "picture": 7, "page": 0},
        {"sku": "B", "picture": "tea.png", "page": True},
    ]
    products = [a_product_row("A", image="apple.svg"), a_product_row("B")]
    fill(writer, products, some("policy", a_policy_row(tiles=tiles)))
    found = [(tile.sku, tile.colour, tile.picture, tile.image, tile.page) for tile in catalogue.tiles()]
    assert found == [
        ("A", "#C62828", "apple.svg", "apple.svg", 2),
        ("B", "", "", "", 1),
        ("B", "", "tea.png", "", 1),
    ]


@pytest.mark.parametrize("tiles", ["A", [], [5], {"sku": "A"}])
def test_tiles_that_make_no_sense_leave_the_first_products(
    writer: MirrorWriter, catalogue: MirrorCatalogue, tiles: object
) -> None:
    fill(writer, [a_product_row("A", category="Drinks")], some("policy", a_policy_row(tiles=tiles)))
    assert [tile.category for tile in catalogue.tiles()] == ["Drinks"]


def test_tiles_are_a_dozen_of_each_of_the_first_categories(writer: MirrorWriter, catalogue: MirrorCatalogue) -> None:
    rows = [a_product_row(f"{tab}-{number:02}", category=f"Tab {tab}") for tab in range(10) for number in range(15)]
    fill(writer, rows)
    tiles = catalogue.tiles()
    assert [tile.category for tile in tiles] == [f"Tab {tab}" for tab in range(8) for _ in range(12)]
    assert tiles[0].sku == "0-00"


# --- people and policy


def test_operators_are_those_who_may_sign_on_by_name(writer: MirrorWriter, path: Path) -> None:
    rows = [an_operator_row("zoe", "1"), an_operator_row("Adam", "2"), an_operator_row("Left", "3", is_active=False)]
    writer.apply(answer(some("operators", *rows)), NOON)
    people = MirrorPeople(Reading(path))
    assert [operator.name for operator in people.operators()] == ["Adam", "zoe"]
    left = people.find_operator(OperatorId("3"))
    assert left is not None
    assert not left.is_active
    writer.apply(answer(some("operators", gone("2"), cursor="2")), NOON)
    assert [operator.name for operator in people.operators()] == ["zoe"]
    assert people.find_operator(OperatorId("2")) is None


def test_operator_who_is_asked_for_again_is_as_the_copy_now_says(writer: MirrorWriter, path: Path) -> None:
    people = MirrorPeople(Reading(path))
    rows = [an_operator_row("Adam", "1"), an_operator_row("Zoe", "2")]
    writer.apply(answer(some("operators", *rows)), NOON)
    adam = people.find_operator(OperatorId("1"))
    assert adam is not None
    assert people.find_operator(OperatorId("1")) is adam
    zoe = people.find_operator(OperatorId("2"))
    assert zoe is not None
    assert zoe.name == "Zoe"
    left = an_operator_row("Adam", "1", version=2, is_active=False)
    writer.apply(answer(some("operators", left, cursor="2")), NOON)
    adam = people.find_operator(OperatorId("1"))
    assert adam is not None
    assert not adam.is_active


def test_policy_is_the_last_good_one(writer: MirrorWriter, path: Path) -> None:
    policies = MirrorPolicies(Reading(path))
    writer.apply(answer(some("policy", a_policy_row(version=3, lock_after_s=60))), NOON)
    assert (policies.policy().version, policies.policy().lock_after_s) == (3, 60)
    assert policies.policy() is policies.policy()
    rows = [a_policy_row(version=4, lock_after_s=-1), Row("other", 1, {"of": "a newer backend"})]
    report = writer.apply(answer(some("policy", *rows, cursor="2")), NOON)
    assert [row.reason for row in report.refused] == ["The lock after s is not between 0 and 86400."]
    assert policies.policy().version == 3
    writer.apply(answer(some("policy", gone("store"), cursor="3")), NOON)
    assert policies.policy() == StorePolicy()


# --- the world


def test_apply_while_another_program_writes_changes_nothing(writer: MirrorWriter, path: Path) -> None:
    fill(writer, [a_product_row("A")])
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(JournalFault, match="Another program"):
        writer.apply(answer(some("products", gone("A"), cursor="2")), NOON)
    other.execute("ROLLBACK")
    other.close()
    assert writer.cursors()["products"] == "1"
    writer.apply(answer(some("products", gone("A"), cursor="2")), NOON)
    assert writer.cursors()["products"] == "2"


def test_clock_of_a_reader_decides_which_price_holds(writer: MirrorWriter, path: Path) -> None:
    clock = StillClock(later(days=-400))
    fill(writer, [a_product_row("A")])
    writer.apply(answer(some("prices", gone("A@default@"), a_price_row("A", "5", valid_from=NOON), cursor="2")), NOON)
    catalogue = a_catalogue(path, clock)
    prices = []
    for clock.time in (later(microseconds=-1), NOON, later(days=999)):
        item = catalogue.find_by_sku("A")
        assert item is not None
        prices.append(item.unit_price)
    assert prices == [None, 5, 5]
