"""`evertill journal` into files: whole and harmless in a spreadsheet, or told in one sentence why not."""

import csv
from pathlib import Path

import pytest

from evertill.app.paper.report_files import write_xlsx
from evertill.cli.journal_ import _Table
from evertill.cli.main import main
from evertill.domain.facts.transaction import TransactionKind
from evertill.kernel.errors import Fault
from evertill.ports.report_files import ReportTable
from tests.support.counter import MANAGER, Till
from tests.support.shop import a_home

FULL = Path("/dev/full")
needs_full_device = pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
RETAIL = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice\n" + "".join(
    f"{number},A,Lantern,1,2010-12-01 08:26:00,2.55\n" for number in range(1, 3)
)


@pytest.fixture
def sold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    home = str(a_home(tmp_path / "till", currency="GBP").folder)
    file = tmp_path / "retail.csv"
    file.write_text(RETAIL)
    assert main(["replay", str(file), "--home", home]) == 0
    capsys.readouterr()
    return home


@needs_full_device
def test_table_that_finds_no_room_is_told_in_one_sentence(sold: str, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["journal", "--csv", str(FULL), "--home", sold])

    told = capsys.readouterr().err
    assert (status, told.count("\n")) == (1, 1)
    assert told.startswith("/dev/full cannot be written to its end (No space left on device)")


def test_pictures_where_no_folder_can_be_are_told_in_one_sentence(
    sold: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")

    status = main(["journal", "--kind", "sale", "--pictures", str(tmp_path / "file"), "--home", sold])

    told = capsys.readouterr().err
    assert (status, told.count("\n")) == (1, 1)
    assert "cannot be written to its end" in told


def test_reason_that_a_spreadsheet_would_calculate_is_kept_from_it(tmp_path: Path) -> None:
    till = Till(operator=MANAGER)
    till.ring()
    (done,) = [each for each in till.memory.transactions if each.kind is TransactionKind.SHIFT_OPEN]
    done.body["reason"] = "=HYPERLINK(1)"
    table = _Table(tmp_path / "found.csv")
    table.add(done)
    table.close()

    with (tmp_path / "found.csv").open(newline="", encoding="utf-8") as file:
        _, row = csv.reader(file)
    assert row[-1] == "'=HYPERLINK(1)"


@needs_full_device
def test_excel_file_that_finds_no_room_leaves_nothing_open() -> None:
    table = ReportTable("Sales", "", ("Item", "Amount"), (("Tea", 1),))

    with pytest.raises(Fault, match="cannot be written"):
        write_xlsx(FULL, table)
