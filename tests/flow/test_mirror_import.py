"""Importing a catalogue file: every good line comes in, every other is told with its reason."""

import gzip
import os
import sys
import threading
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from evertill.domain.goods.aisles import ShelfPlace
from evertill.domain.rows.catalogue_rows import CatalogueRules, RowFault
from evertill.domain.rows.import_report import ImportReport
from evertill.kernel.errors import SettingsFault
from evertill.mirror.catalogue_file import import_catalogue
from evertill.mirror.local_rows import LocalRows, load_local
from evertill.mirror.writer import MirrorWriter
from tests.support.mirror import NOON, a_catalogue, a_tax_row

RULES = CatalogueRules("EUR", frozenset({"standard", "reduced"}), default_tax_class="standard")
OPEN_PRICE = CatalogueRules("EUR", frozenset({"standard"}), default_tax_class="standard", open_price=True)
PRODUCTS_60K = Path(__file__).parents[3] / "shared" / "data" / "products_60k.csv.gz"

Import = Callable[..., ImportReport]


@pytest.fixture
def local(tmp_path: Path) -> LocalRows:
    rows = LocalRows(tmp_path)
    rows.keep({"taxes": [a_tax_row(), a_tax_row("reduced")]})
    return rows


@pytest.fixture
def take(tmp_path: Path, local: LocalRows) -> Import:
    def taken(content: str | bytes, rules: CatalogueRules = RULES, **how: bool) -> ImportReport:
        path = tmp_path / "shop.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return import_catalogue(path, local, rules, **how)

    return taken


def faults(report: ImportReport) -> list[tuple[int, list[RowFault]]]:
    return [(refusal.row, [reason.fault for reason in refusal.reasons]) for refusal in report.refusals]


def skus(local: LocalRows, stream: str = "products") -> list[str]:
    return [row.key for row in local.rows(stream)]


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes among its files")
def test_catalogue_that_comes_through_a_pipe_also_updates_one(take: Import, local: LocalRows, tmp_path: Path) -> None:
    take("sku,name,price\nA-1,Tea,2\n")
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    rows = b"sku,name,price\nA-1,Green tea,3\nA-2,Coffee,4\n"
    writer = threading.Thread(target=pipe.write_bytes, args=(rows,))
    writer.start()

    report = import_catalogue(pipe, local, RULES)

    writer.join(timeout=10)
    assert (report.file, report.added, report.replaced, report.refusals) == ("pipe.csv", 1, 1, ())


def test_import_brings_products_prices_and_stock_to_the_counter(take: Import, local: LocalRows, tmp_path: Path) -> None:
    report = take(
        "sku,gtin,name,description,image,price,tax,category,stock,supplier\n"
        'A-1,4006381333931,"Tea, black","Loose\nleaf",tea.png,2.50,reduced,Drinks,12,Acme\n'
        "A-2,,Coffee,,,3,,Drinks,,\n"
    )
    assert (report.rows, report.added, report.replaced, report.refusals) == (2, 2, 0, ())
    assert report.extra_columns == ("supplier",)
    with_mirror = MirrorWriter(tmp_path / "mirror.sqlite")
    loaded = load_local(local, with_mirror, NOON)
    assert loaded is not None
    assert loaded.refused == ()
    with_mirror.close()
    catalogue = a_catalogue(tmp_path / "mirror.sqlite")
    tea, coffee = catalogue.find_by_code("4006381333931"), catalogue.find_by_sku("A-2")
    assert tea is not None
    assert coffee is not None
    assert (tea.name, tea.unit_price, tea.tax_class, tea.category) == (
        "Tea, black",
        Decimal("2.5"),
        "reduced",
        "Drinks",
    )
    assert (catalogue.stock_micro("A-1"), catalogue.stock_micro("A-2")) == (12_000_000, None)
    assert catalogue.search("tea", 1)[0].description == "Loose\nleaf"
    kept = next(row.content for row in local.rows("products") if row.key == "A-1")
    assert kept is not None
    assert kept["extra"] == {"supplier": "Acme"}


def test_import_says_where_articles_stand_and_again_moves_only_what_it_names(
    take: Import, local: LocalRows, tmp_path: Path
) -> None:
    take("sku,name,price,aisle,shelf\nA,Tea,1,Aisle 10,\nB,Milk,1,Aisle 9,B 2\nC,Soap,1,,\n")
    take("sku,name,price,aisle\nA,Tea,1,Aisle 2\n")
    writer = MirrorWriter(tmp_path / "mirror.sqlite")
    load_local(local, writer, NOON)
    writer.close()
    catalogue = a_catalogue(tmp_path / "mirror.sqlite")
    assert catalogue.shelf_place("B") == ShelfPlace("B", "Aisle 9", "B 2")
    assert (catalogue.aisles(), catalogue.skus_in("Aisle 2")) == (["Aisle 2", "Aisle 9"], {"A"})
    assert catalogue.shelf_place("C") is None


def test_import_refuses_bad_lines_one_by_one(take: Import, local: LocalRows) -> None:
    report = take(
        "SKU;GTIN;Name;Price;Tax\n"
        "A;4006381333931;Tea;2,50;standard\n"  # 2
        "A;;Tea again;2,50;standard\n"  # 3: SKU twice
        "B;04006381333931;Same barcode;1;standard\n"  # 4
        "C;4006381333932;Check digit;1;standard\n"  # 5
        "D;;No tax;1;luxury\n"  # 6
        "E;;Zero;0;standard\n"  # 7
        "F;;;x;luxury\n"  # 8: three reasons
        "G;;Too few\n"  # 9
        'H;;"Open quote;1;standard\n'  # 10
        ";;No SKU;1;standard\n"  # 11
        "\n"
        "I;;Good;1;\n"  # 13
    )
    assert faults(report) == [
        (3, [RowFault.DUPLICATE_SKU]),
        (4, [RowFault.DUPLICATE_BARCODE]),
        (5, [RowFault.WRONG_CHECK_DIGIT]),
        (6, [RowFault.UNKNOWN_TAX_CLASS]),
        (7, [RowFault.PRICE_NOT_ABOVE_ZERO]),
        (8, [RowFault.MISSING_NAME, RowFault.UNKNOWN_TAX_CLASS, RowFault.PRICE_NOT_A_NUMBER]),
        (9, [RowFault.MALFORMED]),
        (10, [RowFault.MALFORMED]),
        (11, [RowFault.MISSING_SKU]),
    ]
    assert report.refusals[1].reasons[0].text == "The barcode 04006381333931 already belongs to product 'A' on line 2."
    assert skus(local) == ["A", "I"]
    assert (report.rows, report.taken) == (11, 2)


def test_import_takes_a_later_line_when_the_first_with_its_sku_was_bad(take: Import, local: LocalRows) -> None:
    report = take("sku,name,price\nA,Tea,0\nA,Tea,1\n")
    assert faults(report) == [(2, [RowFault.PRICE_NOT_ABOVE_ZERO])]
    assert skus(local) == ["A"]


def test_import_again_replaces_by_sku_and_leaves_the_rest(take: Import, local: LocalRows) -> None:
    take("sku,gtin,name,price,stock\nA,96385074,Tea,1,5\nB,4006381333931,Milk,2,6\nC,,Rice,3,7\n")
    report = take("sku,gtin,name,price,stock\nB,96385074,Oat milk,2.2,\nA,4006381333931,Tea,1,4\n")
    assert (report.added, report.replaced, report.refusals) == (0, 2, ())
    assert skus(local) == ["C", "B", "A"]
    assert {row.key: row.content and row.content["unit_price"] for row in local.rows("prices")} == {
        "C@default@": "3",
        "B@default@": "2.2",
        "A@default@": "1",
    }
    stock = {row.key: row.content and row.content["on_hand_micro"] for row in local.rows("stock")}
    assert stock == {"A": 4_000_000, "B": 6_000_000, "C": 7_000_000}
    assert {row.version for row in local.rows("products")} == {2, 3}


def test_import_refuses_a_barcode_of_a_product_the_file_does_not_change(take: Import, local: LocalRows) -> None:
    take("sku,gtin,name,price\nA,96385074,Tea,1\nB,4006381333931,Milk,1\n")
    report = take("sku,gtin,name,price\nC,96385074,Other,1\nD,4006381333931,Else,1\nB,,Milk,0\n")
    assert faults(report) == [
        (2, [RowFault.DUPLICATE_BARCODE]),
        (3, [RowFault.DUPLICATE_BARCODE]),  # for the line that would free it is itself refused
        (4, [RowFault.PRICE_NOT_ABOVE_ZERO]),
    ]
    assert "'A', which the file does not change" in report.refusals[0].reasons[0].text
    assert skus(local) == ["A", "B"]


def test_import_to_open_price_takes_earlier_prices_away(take: Import, local: LocalRows) -> None:
    take("sku,name,price\nA,Flowers,9\n")
    assert faults(take("sku,name\nA,Flowers\n")) == [(2, [RowFault.MISSING_PRICE])]
    assert skus(local, "prices") == ["A@default@"]
    take("sku,name\nA,Flowers\n", OPEN_PRICE)
    assert skus(local, "prices") == []


def test_trial_changes_nothing(take: Import, local: LocalRows) -> None:
    local.keep_owners({"products": "central"})
    report = take("sku,name,price\nA,Tea,1\n", is_trial=True)
    assert report.taken == 1
    assert skus(local) == []


def test_import_of_what_the_backend_owns_is_refused(take: Import, local: LocalRows) -> None:
    local.keep_owners({"prices": "central"})
    with pytest.raises(SettingsFault, match="prices of this shop belong to its backend"):
        take("sku,name,price\nA,Tea,1\n")


def test_import_leaves_out_a_stock_that_the_backend_keeps(take: Import, local: LocalRows) -> None:
    local.keep_owners({"stock": "central"})
    report = take("sku,name,price,stock\nA,Tea,1,5\nB,Milk,1,\n")
    assert report.taken == 2
    assert report.notes == ("Lines whose stock was left out, for the shop's backend keeps the stock: 1.",)
    assert skus(local, "stock") == []


def test_import_reads_windows_1252_lines_and_says_so(take: Import, local: LocalRows) -> None:
    report = take("sku,name,price\nA,Müsli,1\n".encode("cp1252") + "B,Café,1\n".encode())
    names = [row.content and row.content["name"] for row in local.rows("products")]
    assert names == ["Müsli", "Café"]
    assert "not UTF-8 and were read as Windows-1252: 1;" in report.notes[0]


def test_import_reads_a_gzipped_file(tmp_path: Path, local: LocalRows) -> None:
    path = tmp_path / "shop.csv.gz"
    path.write_bytes(gzip.compress(b"\xef\xbb\xbfname\tsku\tprice\nTea\tA\t1\n"))
    ticks: list[int] = []
    assert import_catalogue(path, local, RULES, on_progress=ticks.append).taken == 1
    assert ticks == [1]
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(SettingsFault, match="no whole gzip file"):
        import_catalogue(path, local, RULES)
    path.write_bytes(b"sku,name\n")
    with pytest.raises(SettingsFault, match="no whole gzip file"):
        import_catalogue(path, local, RULES)
    assert skus(local) == ["A"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\n \n", "is empty"),
        (b"colour,shape\nred,round\n", "does not name the columns"),
        (b"name,price\nTea,1\n", "does not name the columns"),
        (b"A,Tea,1\n", "does not name the columns"),
        (b"sku,name,Name\nA,Tea,Tea\n", "more than one column 'name'"),
        ("sku,name\n".encode("utf-16"), "UTF-16"),
        (b"\x00\x01\x02\xff\n", "does not name the columns"),
    ],
)
def test_file_that_is_no_catalogue_is_a_fault(take: Import, local: LocalRows, content: bytes, said: str) -> None:
    with pytest.raises(SettingsFault, match=said) as refused:
        take(content)
    assert "nothing was imported" in refused.value.text
    assert skus(local) == []


def test_file_that_is_not_there_is_a_fault(tmp_path: Path, local: LocalRows) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(SettingsFault, match="could not be read"):
            import_catalogue(path, local, RULES)


def test_columns_without_a_name_are_kept_by_their_place(take: Import, local: LocalRows) -> None:
    assert take("sku,name,price,\nA,Tea,1,x\n").extra_columns == ("column 4",)
    row = next(local.rows("products"))
    assert row.content is not None
    assert row.content["extra"] == {"column 4": "x"}


@pytest.mark.skipif(not PRODUCTS_60K.exists(), reason="the file of 60,000 real products is not on this machine")
def test_import_of_real_products_takes_every_good_line(local: LocalRows) -> None:
    report = import_catalogue(PRODUCTS_60K, local, OPEN_PRICE, is_trial=True)
    assert (report.rows, report.taken + len(report.refusals)) == (60_000, 60_000)
    assert {fault for _, reasons in faults(report) for fault in reasons} == {
        RowFault.WRONG_CHECK_DIGIT,
        RowFault.WRONG_BARCODE,
        RowFault.DUPLICATE_BARCODE,
    }
    assert report.taken > 59_000
