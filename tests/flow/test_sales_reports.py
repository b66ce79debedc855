"""Reports of the journal on disk against the oracle; as files; and on the command line."""

import csv
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from evertill.app.paper.report_files import save_report
from evertill.cli.main import main
from evertill.domain.facts.transaction import Transaction
from evertill.domain.policy.reasons import ReasonPolicy
from evertill.journal.journal import Journal
from evertill.journal.reader import JournalReader
from evertill.journal.verifying.verify import verify
from evertill.kernel.clock import SystemClock
from evertill.kernel.errors import Fault
from evertill.kernel.money import Money
from evertill.kernel.quantity import MICRO
from evertill.operations.reports.report_table import ENGLISH, Naming, report_table
from evertill.operations.reports.sales_report import SalesReport
from evertill.operations.returns.take_back import BackLine, TakeBack
from evertill.operations.selling.aside.put_aside import CancelSale
from evertill.operations.selling.changing.change_sale import OverridePrice, VoidLine
from evertill.operations.selling.changing.exempt_sale import ExemptSale
from evertill.operations.selling.ringing.ring_unknown import RingUnknown
from evertill.operations.stock.assign_code import AssignCode, TakeAssignmentBack
from evertill.operations.till.close_till import CloseTill
from evertill.operations.till.open_till import OpenTill
from evertill.operations.words.till_words import TillWords
from evertill.ports.report_files import ReportTable
from evertill.ports.sales_reports import ReportKind
from tests.support.counter import CASHIER, MANAGER, SUPERVISOR, Till
from tests.support.counter import ENGLISH as ENGLISH_FACTS
from tests.support.journal import journal_in
from tests.support.report_oracle import oracle_rows
from tests.support.sales import A_DAY, an_item, money
from tests.support.shop import a_home
from tests.support.whole_till import PATIENCE_S, at_work, stock_products

NEXT_DAY = A_DAY + timedelta(days=1)


def two_days(till: Till) -> None:
    """Sales of two people over two business days, with all that reports tell of."""
    for day in range(2):
        till.sign_on(SUPERVISOR)
        till.sells("A-1", "A-2", "A-1")
        till.clock.passes(seconds=7200)
        till.ring("A-1")
        till.do(OverridePrice(1, money("3.00").amount, "damaged"))
        till.ring("=SUM(A1)")
        till.do(VoidLine(2))
        till.pays("10.00")
        till.ring("A-2", take_back=True)
        till.pays()
        till.ring("A-1")
        till.do(CancelSale("customer_left"))
        till.ring("A-2")
        till.do(ExemptSale("D-1", "diplomat"))
        exempt = till.pays("1.00")
        till.do(TakeBack(exempt.transaction, (BackLine("1", MICRO, "unwanted"),)))
        till.pays()
        till.ring("A-1")
        till.do(ExemptSale("X-2", "export"))
        till.pays("5.00")
        till.sign_on(CASHIER)
        till.sells("A-1")
        till.sells("KG")
        till.do(CloseTill())
        if day == 0:
            till.clock.wall += timedelta(days=1)
            till.do(OpenTill(money("100.00")))


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """The two days on disk."""
    made = journal_in(tmp_path)
    items = [
        an_item("4.99", sku="A-1", name="Green tea", category="tea"),
        an_item("0.79", sku="A-2", name="Still water", category="drinks"),
        an_item("1.00", sku="=SUM(A1)", name="=SUM(A1)"),
        an_item("2.00", sku="KG", name="Ribbon"),
    ]
    two_days(Till(*items, operator=SUPERVISOR, journal=made))
    yield made
    made.close()


def of_days(reader: JournalReader, first: date, last: date) -> list[Transaction]:
    """The transactions of these business days."""
    return [done for _, done in reader.transactions() if first <= done.business_day <= last]


@pytest.mark.parametrize("kind", ReportKind)
@pytest.mark.parametrize(("first", "last"), [(A_DAY, A_DAY), (A_DAY, NEXT_DAY), (NEXT_DAY, NEXT_DAY)])
def test_report_of_the_read_tables_is_the_sum_of_the_transactions(
    kind: ReportKind, first: date, last: date, journal: Journal, tmp_path: Path
) -> None:
    reader = JournalReader(tmp_path / "journal.sqlite")
    made = list(reader.report_rows(kind, first, last))
    assert made == list(oracle_rows(kind, of_days(reader, first, last)))
    assert made, "a report that finds nothing proves nothing"
    assert reader.report_currency(first, last) == "EUR"
    reader.close()


@pytest.mark.parametrize("kind", [ReportKind.ITEM, ReportKind.CATEGORY])
def test_report_over_whole_months_counts_what_was_sold_since_the_last_close(kind: ReportKind, tmp_path: Path) -> None:
    items = [an_item("4.99", sku="A-1", name="Green tea", category="tea"), an_item("0.79", sku="A-2", name="Water")]
    with closing(journal_in(tmp_path)) as journal, closing(JournalReader(tmp_path / "journal.sqlite")) as reader:
        till = Till(*items, operator=SUPERVISOR, journal=journal)
        for days in (1, 40, 3):
            till.sells("A-1", "A-2")
            till.do(CloseTill())
            till.clock.wall += timedelta(days=days)
            till.do(OpenTill(money("100.00")))
        till.sells("A-2")
        first, last = A_DAY.replace(day=1), A_DAY + timedelta(days=70)
        made = list(reader.report_rows(kind, first, last))
        assert made == list(oracle_rows(kind, of_days(reader, first, last)))
        assert sum(row.count for row in made) == 7
        assert verify(tmp_path / "journal.sqlite").is_sound


@pytest.mark.parametrize("kind", [ReportKind.ITEM, ReportKind.CATEGORY])
def test_report_is_right_at_every_stop_while_an_older_journal_is_taken_into_the_sums(
    kind: ReportKind, journal: Journal, tmp_path: Path
) -> None:
    """So one that is killed in the midst of it loses nothing, and goes on where it was."""
    path = tmp_path / "journal.sqlite"
    raw = sqlite3.connect(path, isolation_level=None)
    raw.executescript("DELETE FROM item_sums; DELETE FROM items_summed;")  # as the migration leaves it
    first, last, stops = A_DAY.replace(day=1), A_DAY + timedelta(days=70), 0
    is_more = True
    while is_more:
        is_more = journal.sum_up_items(3)
        (reached,) = raw.execute("SELECT position FROM items_summed").fetchone()
        with closing(JournalReader(path)) as reader:
            assert list(reader.report_rows(kind, first, last)) == list(
                oracle_rows(kind, of_days(reader, first, last))
            ), reached
        stops += 1
    assert verify(path).is_sound
    assert stops > 5
    assert raw.execute("SELECT max(position) FROM transactions").fetchone() == (reached,)
    raw.close()


def test_till_takes_an_older_journal_into_the_sums_while_nobody_sells(tmp_path: Path) -> None:
    home = a_home(tmp_path / "till")
    stock_products(home)
    with at_work(home) as till:
        till.sell("A-1", "B-2")
        till.sell("A-1")
    raw = sqlite3.connect(home.journal, isolation_level=None)
    assert raw.execute("SELECT count(*) FROM item_sums").fetchone() == (0,)
    with at_work(home, syncs=True) as till:
        till.sell("C-3")
        clock, end_ms = SystemClock(), SystemClock().monotonic_ms() + PATIENCE_S * 1000
        while raw.execute("SELECT count(*) FROM item_sums WHERE length(period) = 7").fetchone()[0] < 2:
            assert clock.monotonic_ms() < end_ms, "the sums were not taken up"
            till.state()
    raw.close()
    assert verify(home.journal).is_sound


def test_report_follows_what_a_code_became_and_what_was_taken_back(tmp_path: Path) -> None:
    tea = an_item("4.00", sku="A-1", name="Green tea", category="tea")
    with closing(journal_in(tmp_path)) as journal, closing(JournalReader(tmp_path / "journal.sqlite")) as reader:
        till = Till(tea, operator=MANAGER, journal=journal)
        till.sells("A-1")
        for code in ("400", "500"):
            till.do(RingUnknown(code, "Candle", Decimal("3.50"), quantity=Decimal(2)))
        till.pays()

        def told(kind: ReportKind) -> list[tuple[str, int, int]]:
            return [(row.key, row.count, row.amount_minor) for row in reader.report_rows(kind, A_DAY, A_DAY)]

        apart = [("400", 1, 700), ("500", 1, 700), ("A-1", 1, 400)]
        assert told(ReportKind.ITEM) == apart
        till.do(AssignCode("400", "A-1"))
        assert told(ReportKind.ITEM) == [("A-1", 2, 1100), ("500", 1, 700)]
        assert told(ReportKind.CATEGORY) == [("tea", 2, 1100), ("", 1, 700)]
        till.do(AssignCode("500", "A-1"))
        assert told(ReportKind.CATEGORY) == [("tea", 3, 1800)]
        for code in ("400", "500"):
            till.do(TakeAssignmentBack(code))
        assert (told(ReportKind.ITEM), told(ReportKind.CATEGORY)) == (apart, [("", 2, 1400), ("tea", 1, 400)])
        assert verify(tmp_path / "journal.sqlite").is_sound


def test_sum_of_an_item_that_is_not_what_was_sold_is_found_by_verify(journal: Journal, tmp_path: Path) -> None:
    raw = sqlite3.connect(tmp_path / "journal.sqlite", isolation_level=None)
    raw.execute("UPDATE item_sums SET gross = gross + 1 WHERE sku = 'KG' AND length(period) = 7")
    raw.close()
    found = verify(tmp_path / "journal.sqlite").findings
    assert ["KG in 20" in finding.sentence for finding in found] == [True, True]


def test_report_of_days_without_a_sale_is_empty(journal: Journal, tmp_path: Path) -> None:
    reader = JournalReader(tmp_path / "journal.sqlite")
    day = A_DAY - timedelta(days=9)
    assert [reader.report_rows(kind, day, day) for kind in ReportKind] == [[]] * len(ReportKind)
    assert reader.report_currency(day, day) is None
    reader.close()


def a_table(tmp_path: Path, kind: ReportKind = ReportKind.ITEM) -> ReportTable:
    """A report of both days as a table."""
    from evertill.app.workstation.formats import LocaleFormats

    reader = JournalReader(tmp_path / "journal.sqlite")
    report = SalesReport(kind, A_DAY, NEXT_DAY, tuple(reader.report_rows(kind, A_DAY, NEXT_DAY)), "EUR", None)
    reader.close()
    naming = Naming(ENGLISH, TillWords(), ReasonPolicy(), LocaleFormats(ENGLISH_FACTS), "2")
    return report_table(report, naming)


def test_csv_holds_plain_numbers_and_no_formula(journal: Journal, tmp_path: Path) -> None:
    path = save_report(tmp_path / "reports", "csv", a_table(tmp_path))
    assert path.name == f"item_{A_DAY}_{NEXT_DAY}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["Item", "Article number", "Quantity", "Amount"]
    assert rows[1] == ["Green tea", "A-1", "10", "44.26"]
    assert not [cell for row in rows for cell in row if cell.startswith("=")]


def test_excel_file_holds_numbers_and_totals(journal: Journal, tmp_path: Path) -> None:
    path = save_report(tmp_path / "reports", "xlsx", a_table(tmp_path, ReportKind.OPERATOR))
    with zipfile.ZipFile(path) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    table = a_table(tmp_path, ReportKind.OPERATOR)
    total = table.totals[-1]
    assert isinstance(total, Money)
    assert f"<v>{total.amount}</v>" in sheet or f"<v>{total.amount.normalize()}</v>" in sheet
    assert "<f>" not in sheet


@pytest.mark.usefixtures("qapp")
def test_pdf_is_written_over_several_pages(journal: Journal, tmp_path: Path) -> None:
    table = a_table(tmp_path)
    many = ReportTable(table.title, table.subtitle, table.headings, table.rows * 60, table.totals, "many")
    path = save_report(tmp_path / "reports", "pdf", many)
    written = path.read_bytes()
    assert written.startswith(b"%PDF-")
    assert written.count(b"/Type /Page\n") > 1 or written.count(b"/Type /Page") > 2


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_report_that_cannot_be_written_is_a_fault(suffix: str, journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "in_the_way").write_text("a file", encoding="utf-8")
    table = a_table(tmp_path)
    nowhere = ReportTable("t", "", table.headings, table.rows, (), "no/such/folder")
    with pytest.raises(Fault, match="cannot be written"):
        save_report(tmp_path / "in_the_way", suffix, table)
    with pytest.raises(Fault, match="cannot be written"):
        save_report(tmp_path, suffix, nowhere)


def test_command_line_tells_a_report_as_text_json_and_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = a_home(tmp_path / "till")
    stock_products(home)
    with at_work(home) as till:
        till.open()
        till.sell("A-1")
        till.sell("B-2")
        day = till.state().shift
        assert day is not None
    days = ["--from", day.business_day.isoformat(), "--home", str(home.folder)]
    assert main(["report", "item", *days]) == 0
    shown = capsys.readouterr().out
    assert "Sales by item" in shown
    assert "A-1" in shown
    assert main(["report", "tender", *days, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["kind"], told["total"], told["rows"][0]["key"]) == ("tender", 249, "cash")
    made = [str(tmp_path / "r.csv"), str(tmp_path / "r.xlsx")]
    assert main(["report", "hour", *days, "--csv", made[0], "--xlsx", made[1]]) == 0
    capsys.readouterr()
    assert all(Path(path).stat().st_size > 20 for path in made)
    before, named = home.journal.read_bytes(), str(home.journal)
    journal_as_target = (
        ["report", "hour", *days, "--csv", named],
        ["report", "hour", *days, "--xlsx", named],
        ["journal", "--home", str(home.folder), "--csv", named],
        ["label", "A-1", "--home", str(home.folder), "--out", named],
    )
    for command in journal_as_target:
        assert main(command) == 1
        assert "is a database" in capsys.readouterr().err
    assert home.journal.read_bytes() == before
    assert main(["report", "void", "--from", "2001-01-01", "--home", str(home.folder)]) == 0
    assert "Nothing was sold" in capsys.readouterr().out


def test_quantities_stay_decimal(journal: Journal, tmp_path: Path) -> None:
    quantities = [row[2] for row in a_table(tmp_path).rows]
    assert all(isinstance(each, Decimal) for each in quantities)
