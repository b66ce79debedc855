"""A file of past invoices through the real operations: every row accounted for, three totals one."""

import gzip
import json
from pathlib import Path

import pytest

from evertill.app.replay.file_total import net_minor
from evertill.app.replay.invoice_file import read_invoice_file
from evertill.app.replay.run import ReplayWish, run_replay
from evertill.app.seams import system_seams
from evertill.app.workstation.home import Home
from evertill.cli.main import main
from evertill.connectors.central.settings import CentralSettings
from evertill.domain.facts.transaction import TransactionKind
from evertill.journal.reader import JournalReader
from evertill.journal.verifying.verify import verify
from evertill.kernel.errors import SettingsFault
from tests.support.shop import a_central_server

HEADER = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
ROWS = """\
536365,A1,LANTERN,6,2010-12-01 08:26:00,2.55,1,UK
536365,A2,HOLDER,3,2010-12-01 08:26:00,0.125,1,UK
536366,A1,LANTERN,1,2010-12-01 08:28:00,0.0,1,UK
C536379,A1,LANTERN,-2,2010-12-01 09:41:00,2.55,1,UK
536589,A2,,-10,2010-12-01 16:50:00,0.0,,UK
536590,A3,BOWL,2,2010-12-02 10:00:00,3.335,,UK
536590,A2,,-1,2010-12-02 10:00:00,0.0,,UK
A563185,B,Adjust bad debt,1,2010-12-02 14:51:00,11062.06,,UK
536591,A1,LANTERN,1,2010-12-02 11:00:00,-5.00,,UK
536592,A1,LANTERN,-1,2010-12-02 11:00:00,5.00,,UK
,,,,,,,
C536593,A1,LANTERN,1,2010-12-02 11:00:00,5.00,,UK
536594,,NOTHING,1,2010-12-02 11:00:00,5.00,,UK
536595,A1,LANTERN,1.5,2010-12-02 11:00:00,5.00,,UK
536596,A1,LANTERN,1,someday,5.00,,UK
536597,A1
"""
SOLD = 1530 + 38 + 667
RETURNED = 510
SHIFT_KINDS = (TransactionKind.SHIFT_OPEN, TransactionKind.TILL_SETTLE)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "retail.csv.gz"
    path.write_bytes(gzip.compress((HEADER + ROWS).encode()))
    return path


def test_replay_of_every_kind_of_row_balances_and_names_each_refusal(file: Path, tmp_path: Path) -> None:
    wish = ReplayWish(Home(tmp_path / "home"), file, "GBP")

    report = run_replay(wish, system_seams(), lambda *_: None)

    assert report.is_balanced
    assert (report.invoices, report.lines_rung, report.lines_returned, report.lines_written_off) == (5, 4, 1, 2)
    assert (report.sold, report.returned, report.net) == (SOLD, RETURNED, SOLD - RETURNED)
    assert net_minor(file, 2) == SOLD - RETURNED
    assert [refusal.row for refusal in report.refusals] == [9, 10, 11, 12, 13, 14, 15, 16, 17]
    assert {day: figures.net for day, figures in report.days.items()} == {"2010-12-01": 1058, "2010-12-02": 667}
    assert verify(wish.home.journal).is_sound


def test_replay_again_rings_nothing_twice(file: Path, tmp_path: Path) -> None:
    wish = ReplayWish(Home(tmp_path / "home"), file, "GBP")
    first = run_replay(wish, system_seams(), lambda *_: None)

    second = run_replay(wish, system_seams(), lambda *_: None)

    assert (first.rung_now, second.rung_now) == (5, 0)
    assert second.net == first.net
    assert second.is_balanced


@pytest.mark.parametrize("rung_before_the_cut", [1, 4, 5])
def test_replay_cut_off_within_a_day_goes_on_in_the_same_shift(
    file: Path, tmp_path: Path, rung_before_the_cut: int
) -> None:
    wish = ReplayWish(Home(tmp_path / "home"), file, "GBP")

    def cut(_what: str, count: int, _whole: int) -> None:
        if count == rung_before_the_cut:
            raise KeyboardInterrupt  # as a kill does: the till is not closed

    with pytest.raises(KeyboardInterrupt):
        run_replay(wish, system_seams(), cut)

    report = run_replay(wish, system_seams(), lambda *_: None)

    assert report.rung_now == 5 - rung_before_the_cut
    assert report.net == SOLD - RETURNED
    assert report.is_balanced
    verified = verify(wish.home.journal)
    assert verified.is_sound
    reader = JournalReader(wish.home.journal)
    shifts = [(t.kind, t.business_day.isoformat()) for _, t in reader.transactions(kinds=SHIFT_KINDS)]
    reader.close()
    assert shifts == [(kind, day) for day in ("2010-12-01", "2010-12-02") for kind in (SHIFT_KINDS[0], SHIFT_KINDS[1])]


def test_replay_keeps_receipts_for_copies_and_prints_none(file: Path, tmp_path: Path) -> None:
    wish = ReplayWish(Home(tmp_path / "home"), file, "GBP")
    run_replay(wish, system_seams(), lambda *_: None)

    reader = JournalReader(wish.home.journal)

    assert reader.waiting() == 0
    entry = reader.receipts(1)[0]
    assert reader.receipt_document(entry.transaction_id) is not None
    reader.close()


def test_replay_creates_the_products_it_rang(file: Path, tmp_path: Path) -> None:
    from evertill.kernel.clock import SystemClock
    from evertill.mirror.catalogue import MirrorCatalogue
    from evertill.mirror.reading import Reading

    wish = ReplayWish(Home(tmp_path / "home"), file, "GBP")
    run_replay(wish, system_seams(), lambda *_: None)

    reading = Reading(wish.home.mirror)
    found = MirrorCatalogue(reading, SystemClock()).find_by_sku("A3")
    reading.close()

    assert found is not None
    assert (found.name, found.is_open_price) == ("BOWL", True)


def test_replay_into_central_confirms_every_fact(file: Path, tmp_path: Path) -> None:
    with a_central_server(tmp_path) as url:
        wish = ReplayWish(Home(tmp_path / "home"), file, "GBP", CentralSettings(url=url), "any")
        report = run_replay(wish, system_seams(), lambda *_: None)
        again = run_replay(wish, system_seams(), lambda *_: None)

    assert report.central is not None
    assert report.central.net == report.net
    assert report.is_balanced
    assert again.central == report.central


def test_replay_command_prints_the_agreed_document(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["replay", str(file), "--home", str(tmp_path / "home"), "--json"])

    document = json.loads(capsys.readouterr().out)
    assert status == 0
    assert document["balanced"] is True
    assert document["lines"] == {"rung": 4, "returned": 1, "written_off": 2, "refused": 9}
    assert document["days"] == [{"day": "2010-12-01", "net": 1058}, {"day": "2010-12-02", "net": 667}]
    assert document["central"] is None
    assert document["file"] == {"net": SOLD - RETURNED}


def test_file_that_is_damaged_at_the_end_keeps_the_rows_before(tmp_path: Path) -> None:
    path = tmp_path / "cut.csv.gz"
    whole = gzip.compress((HEADER + ROWS[:200] * 400).encode())
    path.write_bytes(whole[: len(whole) // 2])

    file = read_invoice_file(path)

    assert file.refusals[-1].reason.startswith("The file ends in the middle")


def test_file_without_its_columns_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("a,b,c\n1,2,3\n")

    with pytest.raises(SettingsFault, match="no column InvoiceNo"):
        read_invoice_file(path)


def test_file_that_is_not_there_is_a_fault_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["replay", str(tmp_path / "missing.csv"), "--home", str(tmp_path / "home")])

    assert status == 1
    assert "cannot be opened" in capsys.readouterr().err
