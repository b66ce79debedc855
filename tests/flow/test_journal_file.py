"""The journal as a file: made, opened again, refused, kept from a second process, read beside."""

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.goods.standing import Offer
from evertill.domain.receipts.receipt import Code, CodeKind, Receipt, Text
from evertill.domain.selling.sale import Sale
from evertill.journal.file.connection import connect_sqlite, open_reader
from evertill.journal.file.snapshot import VERSION
from evertill.journal.finding import assigned
from evertill.journal.journal import Journal, JournalOptions, open_journal
from evertill.journal.journal_writer import WorkerJournalWriter
from evertill.journal.reader import JournalReader
from evertill.journal.verifying.verify import verify
from evertill.kernel.canonical import JsonObject
from evertill.kernel.errors import Bug, JournalFault
from evertill.kernel.ids import SaleId
from evertill.kernel.worker import ThreadWorker
from evertill.ports.journal import UnitOfWork
from evertill.ports.journal_rows import OutboxState, RowOutcome
from evertill.ports.zone_counts import MovedSince
from tests.support.journal import (
    A_SHIFT_ID,
    AN_OPERATOR,
    NumberedIds,
    a_draft,
    a_shift,
    an_identity,
    journal_in,
    lines_of,
    sell,
    trading_journal,
)
from tests.support.sales import A_DAY, A_MOMENT, a_sale, a_tender, money

FILE = "journal.sqlite"


def pragma(journal: Journal, name: str) -> object:
    found = journal._connection.row(f"PRAGMA {name}")
    return None if found is None else found[0]


# ---- opening


def test_new_journal_is_made_for_its_identity_and_opens_again(tmp_path: Path) -> None:
    journal_in(tmp_path).close()
    journal = open_journal(tmp_path / FILE)
    assert journal.identity == an_identity()
    journal.close()


@pytest.mark.skipif(os.name != "posix", reason="Windows makes the names of new files durable by itself")
def test_folder_is_waited_for_when_the_file_is_new_and_not_at_each_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders: list[int] = []
    fsync = os.fsync

    def note(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            folders.append(descriptor)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", note)
    journal_in(tmp_path).close()
    assert len(folders) == 1
    journal_in(tmp_path).close()
    assert len(folders) == 1


def test_open_without_a_file_says_how_to_set_up_and_makes_none(tmp_path: Path) -> None:
    with pytest.raises(JournalFault, match="evertill init"):
        open_journal(tmp_path / FILE)
    assert list(tmp_path.iterdir()) == []


def test_open_empty_file_without_identity_says_how_to_set_up(tmp_path: Path) -> None:
    (tmp_path / FILE).touch()
    with pytest.raises(JournalFault, match="evertill init"):
        open_journal(tmp_path / FILE)
    journal_in(tmp_path).close()


def test_open_file_of_a_newer_version_is_refused_untouched(tmp_path: Path) -> None:
    journal_in(tmp_path).close()
    raw = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    raw.execute("UPDATE journal_version SET version_num = ?", (f"{VERSION + 1:04}",))
    raw.close()
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(JournalFault, match="newer Evertill"):
        open_journal(tmp_path / FILE)
    assert (tmp_path / FILE).read_bytes() == before


@pytest.mark.parametrize("garbage", [b"no database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 4000])
def test_open_file_that_is_no_journal_is_a_fault(tmp_path: Path, garbage: bytes) -> None:
    (tmp_path / FILE).write_bytes(garbage)
    with pytest.raises(JournalFault, match="damaged"):
        open_journal(tmp_path / FILE)


def test_open_with_the_file_check_finds_a_damaged_page(tmp_path: Path) -> None:
    ids = NumberedIds()
    journal = trading_journal(tmp_path, ids)
    for _ in range(30):
        sell(journal, ids)
    journal.close()
    whole = bytearray((tmp_path / FILE).read_bytes())
    for page in range(8, len(whole) // 4096):
        whole[page * 4096 : page * 4096 + 64] = b"\xee" * 64
    (tmp_path / FILE).write_bytes(bytes(whole))
    with pytest.raises(JournalFault, match="damaged"):
        open_journal(tmp_path / FILE, options=JournalOptions(checks_file=True))


def test_writer_is_durable_and_strict(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    assert pragma(journal, "journal_mode") == "wal"
    assert pragma(journal, "synchronous") == 2
    assert pragma(journal, "foreign_keys") == 1
    assert pragma(journal, "mmap_size") in {0, None}
    journal.close()


def test_journal_used_on_another_thread_is_a_bug(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    caught: list[BaseException] = []

    def use() -> None:
        try:
            journal.begin()
        except Bug as bug:
            caught.append(bug)

    thread = threading.Thread(target=use)
    thread.start()
    thread.join()
    assert len(caught) == 1
    journal.close()


def test_opening_and_selling_loads_neither_sqlalchemy_nor_alembic(tmp_path: Path) -> None:
    script = (
        "import sys, pathlib; from tests.support.journal import *;"
        "ids = NumberedIds(); journal = trading_journal(pathlib.Path(sys.argv[1]), ids); sell(journal, ids);"
        "assert not {'sqlalchemy', 'alembic', 'PySide6'} & set(sys.modules)"
    )
    root = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}"}
    command = [sys.executable, "-c", script, str(tmp_path)]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 0, ended.stderr


# ---- one process


def test_second_opening_is_told_where_the_first_is(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    with pytest.raises(JournalFault, match="already open in another window"):
        open_journal(tmp_path / FILE)
    journal.close()
    open_journal(tmp_path / FILE).close()


def test_lock_of_a_killed_process_is_gone(tmp_path: Path) -> None:
    journal_in(tmp_path).close()
    holding = (
        "import sys, pathlib; from evertill.journal.journal import open_journal;"
        "journal = open_journal(pathlib.Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", holding, str(tmp_path / FILE)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(JournalFault, match="already open in another window"):
            open_journal(tmp_path / FILE)
        holder.kill()
        holder.wait()
    open_journal(tmp_path / FILE).close()


def test_open_that_fails_lets_the_next_one_in(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database at all" * 100)
    for _ in range(2):
        with pytest.raises(JournalFault, match="damaged"):
            open_journal(tmp_path / FILE)


# ---- restart


def test_reopened_journal_goes_on_where_it_was(tmp_path: Path) -> None:
    ids = NumberedIds()
    journal = trading_journal(tmp_path, ids)
    last = sell(journal, ids)
    with journal.begin() as unit:
        unit.keep_open_sale(a_sale(lines_of(3)))
        unit.commit()
    journal.close()
    journal = journal_in(tmp_path)
    with journal.begin() as unit:
        assert unit.open_sale() == a_sale(lines_of(3))
        assert unit.shift() == a_shift()
        assert unit.head().hash == last.hash
        assert unit.last_occurred_at() == last.occurred_at
    after = sell(journal, ids)
    assert (after.sequence, after.receipt_number, after.previous_hash) == (4, 2, last.hash)
    journal.close()


def test_keep_open_sale_writes_only_the_line_that_changed(tmp_path: Path) -> None:
    written: list[int] = []

    class Watching(sqlite3.Connection):
        def executemany(self, sql: str, parameters: object, /) -> sqlite3.Cursor:
            rows = list(parameters)  # type: ignore[call-overload]  # rows only
            if "INTO open_lines" in sql:
                written.append(len(rows))
            return super().executemany(sql, rows)

    def watch(uri: str) -> sqlite3.Connection:
        return sqlite3.connect(uri, uri=True, isolation_level=None, factory=Watching)

    journal = journal_in(tmp_path, connect=watch)
    sale = a_sale(lines_of(50))
    for edit in (sale, sale, replace(sale, lines=(replace(sale.lines[0], is_voided=True), *sale.lines[1:]))):
        with journal.begin() as unit:
            unit.keep_open_sale(edit)
            unit.commit()
    assert written == [50, 1]
    journal.close()


@pytest.mark.parametrize(
    "edit",
    [
        lambda sale: replace(sale, lines=sale.lines[:2]),
        lambda sale: replace(sale, lines=()),
        lambda sale: replace(sale, lines=(*sale.lines, *a_sale(lines_of(5)).lines[3:])),
        lambda sale: replace(sale, lines=(sale.lines[0], replace(sale.lines[1], is_voided=True), sale.lines[2])),
        lambda sale: replace(sale, tenders=(a_tender(),)),
        lambda sale: replace(sale, sale_id=SaleId("another"), lines=sale.lines[:1]),
    ],
    ids=["undone", "emptied", "longer", "voided", "tendered", "another sale"],
)
def test_open_sale_on_disk_is_the_edited_one(tmp_path: Path, edit: Callable[[Sale], Sale]) -> None:
    journal = journal_in(tmp_path)
    sale = a_sale(lines_of(3))
    for kept in (sale, edit(sale)):
        with journal.begin() as unit:
            unit.keep_open_sale(kept)
            unit.commit()
    reader = JournalReader(tmp_path / FILE)
    assert reader.open_sale() == edit(sale)
    reader.close()
    journal.close()


# ---- epochs and routes


def test_new_epoch_begins_a_chain_of_its_own_beside_the_old(tmp_path: Path) -> None:
    ids = NumberedIds()
    journal = trading_journal(tmp_path, ids)
    old = sell(journal, ids)
    journal.begin_epoch(an_identity(2))
    new = sell(journal, ids)
    assert (new.sequence, new.receipt_number, new.number_text) == (1, 1, "S1-2-2-1")
    with journal.begin() as unit:
        assert unit.numbered_receipt(1, 1) == old.transaction_id
        assert unit.numbered_receipt(2, 1) == new.transaction_id
        assert [entry.number_text for entry in unit.receipts(5)] == ["S1-2-2-1", "S1-2-1-1"]
    journal.close()
    journal = journal_in(tmp_path)
    assert journal.identity == an_identity(2)
    assert sell(journal, ids).sequence == 2
    assert verify(tmp_path / FILE).is_sound
    journal.close()


@pytest.mark.parametrize("number", [1, 2])
def test_epoch_number_that_does_not_follow_is_a_bug(tmp_path: Path, number: int) -> None:
    journal = journal_in(tmp_path)
    journal.begin_epoch(an_identity(2))
    with pytest.raises(Bug):
        journal.begin_epoch(an_identity(number))
    assert journal.identity == an_identity(2)
    journal.close()


def test_route_connected_later_gets_all_that_happened_before(tmp_path: Path) -> None:
    ids = NumberedIds()
    journal = trading_journal(tmp_path, ids, routes=())
    for _ in range(3):
        sell(journal, ids)
    reader = JournalReader(tmp_path / FILE)
    assert reader.state("central").waiting == 0
    journal.set_routes(["central"])
    assert reader.state("central").waiting == 5
    sell(journal, ids)
    assert [fact.sequence for fact in reader.due("central", limit=10, now=A_MOMENT)] == [1, 2, 3, 4, 5, 6]
    assert verify(tmp_path / FILE).is_sound
    reader.close()
    journal.close()


def test_route_paused_and_taken_up_again_misses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    ids = NumberedIds()
    journal = trading_journal(tmp_path, ids)
    journal.set_routes([])
    sell(journal, ids)
    journal.close()
    journal = journal_in(tmp_path, routes=("central",))
    sell(journal, ids)
    reader = JournalReader(tmp_path / FILE)
    assert [fact.sequence for fact in reader.due("central", limit=10, now=A_MOMENT)] == [1, 2, 3, 4]
    assert verify(tmp_path / FILE).is_sound
    reader.close()
    journal.close()


def test_every_route_has_its_own_row(tmp_path: Path) -> None:
    ids = NumberedIds()
    journal = trading_journal(tmp_path, ids, routes=("central", "vendure"))
    sell(journal, ids)
    reader = JournalReader(tmp_path / FILE)
    (first, *_) = reader.due("vendure", limit=1, now=A_MOMENT)
    with journal.begin() as unit:
        unit.record_outcomes([RowOutcome(first.row_id, OutboxState.DELIVERED)], A_MOMENT)
        unit.commit()
    assert (reader.state("central").waiting, reader.state("vendure").waiting) == (3, 2)
    reader.close()
    journal.close()


# ---- reading beside


def test_reader_cannot_write(tmp_path: Path) -> None:
    journal_in(tmp_path).close()
    connection = open_reader(tmp_path / FILE)
    with pytest.raises(JournalFault, match="may not be written"):
        connection.execute("DELETE FROM settings WHERE name = 'x'")
    connection.close()


def test_reader_sees_a_commit_and_nothing_before_it(tmp_path: Path) -> None:
    ids = NumberedIds()
    journal = trading_journal(tmp_path, ids)
    reader = JournalReader(tmp_path / FILE)
    with journal.begin() as unit:
        unit.keep_open_sale(a_sale())
        assert reader.open_sale() is None
        unit.commit()
    assert reader.open_sale() == a_sale()
    reader.close()
    journal.close()


def test_reader_answers_lists_and_reports(tmp_path: Path) -> None:
    ids = NumberedIds()
    journal = trading_journal(tmp_path, ids)
    done = sell(journal, ids)
    with journal.begin() as unit:
        unit.suspend(replace(a_sale(), sale_id=SaleId("aside"), label="Ann"), gross=money("4.99"), at=A_MOMENT)
        unit.commit()
    reader = JournalReader(tmp_path / FILE)
    assert (reader.identity(), reader.head().hash, reader.position()) == (an_identity(), done.hash, 3)
    assert reader.transaction(done.transaction_id) == done
    assert reader.receipts(5)[0].transaction_id == done.transaction_id
    assert reader.receipt_document(done.transaction_id) is not None
    assert (reader.sums(A_DAY).sales, reader.shift(), reader.session()) == (1, a_shift(), None)
    assert reader.shift_sums(A_SHIFT_ID).cash == money("109.98")
    assert reader.shift_tenders(A_SHIFT_ID) == {("cash", ""): money("9.98")}
    assert [entry.label for entry in reader.suspended()] == ["Ann"]
    reader.close()
    journal.close()


def test_reader_of_an_empty_file_says_so(tmp_path: Path) -> None:
    journal_in(tmp_path).close()
    reader = JournalReader(tmp_path / FILE)
    assert list(reader.transactions()) == []
    reader.close()


def test_transactions_are_found_by_place_kind_day_and_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evertill.journal.reader._PAGE", 2)
    ids = NumberedIds()
    journal = trading_journal(tmp_path, ids)
    for count in (1, 2, 3):
        sell(journal, ids, lines_of(count))
    with journal.begin() as unit:
        unit.append(
            a_draft(TransactionKind.NO_SALE, ids.new(), {"reason": "Wechselgeld"}, day=A_DAY + timedelta(days=1))
        )
        unit.commit()
    reader = JournalReader(tmp_path / FILE)

    def found(**asked: object) -> list[int]:
        return [done.sequence for _, done in reader.transactions(**asked)]  # type: ignore[arg-type]  # by name

    assert found() == [1, 2, 3, 4, 5, 6]
    assert found(after=4) == [5, 6]
    assert found(kinds=[TransactionKind.SALE]) == [3, 4, 5]
    assert found(kinds=[TransactionKind.NO_SALE, TransactionKind.SHIFT_OPEN]) == [1, 6]
    assert found(business_day=A_DAY + timedelta(days=1)) == [6]
    assert found(text="tea NO. 2") == [4, 5]
    assert found(text="wechselgeld") == [6]
    assert found(text="%") == []
    reader.close()
    journal.close()


def test_transaction_changed_behind_our_back_is_a_fault_when_read(tmp_path: Path) -> None:
    ids = NumberedIds()
    journal = trading_journal(tmp_path, ids)
    done = sell(journal, ids)
    raw = connect_sqlite((tmp_path / FILE).as_uri())
    raw.execute("DROP TRIGGER transactions_refuse_update")
    raw.execute("UPDATE transactions SET canonical = replace(canonical, '998', '999')")
    raw.close()
    with pytest.raises(JournalFault, match="evertill verify"), journal.begin() as unit:
        unit.transaction(done.transaction_id)
    journal.close()


# ---- the till worker


def test_writer_runs_a_step_on_the_till_worker_and_commits_it(tmp_path: Path) -> None:
    opened: list[Journal] = []

    def close() -> None:
        opened[0].close()

    worker = ThreadWorker(
        "till",
        on_bug=lambda name, error: pytest.fail(f"{name}: {error}"),
        on_start=lambda: opened.append(journal_in(tmp_path)),
        on_stop=close,
    )
    worker.start()
    writer = WorkerJournalWriter(worker, lambda: opened[0])

    def step(unit: UnitOfWork) -> int:
        unit.keep_open_sale(a_sale())
        return unit.head().sequence

    def fail(unit: UnitOfWork) -> None:
        unit.clear_open_sale()
        raise LookupError("no")

    def read(unit: UnitOfWork) -> Sale | None:
        return unit.open_sale()

    assert writer.submit(step).result(timeout=10) == 0
    with pytest.raises(LookupError):
        writer.submit(fail).result(timeout=10)
    assert writer.submit(read).result(timeout=10) == a_sale()
    assert worker.stop(10_000)


def test_writer_on_a_full_worker_gives_a_cancelled_future(tmp_path: Path) -> None:
    worker = ThreadWorker("till", on_bug=lambda name, error: None, capacity=0)
    journal = journal_in(tmp_path)
    future: Future[None] = WorkerJournalWriter(worker, lambda: journal).submit(lambda unit: None)
    with pytest.raises(CancelledError):
        future.result(timeout=0)
    journal.close()


def test_printed_paper_that_can_be_paid_with_leaves_no_number_in_the_spool(tmp_path: Path) -> None:
    number = "12345678901234567890"
    slip = Receipt((Text("Store credit"), Code(CodeKind.CODE128, number, number)), "Slip", is_bearer=True)
    with closing(journal_in(tmp_path)) as journal:
        with journal.begin() as unit:
            spool_id = unit.put_document(slip, transaction_id=None, at=A_MOMENT)
            unit.mark_sending(spool_id)
            unit.mark_printed(spool_id, A_MOMENT)
            unit.commit()
        (kept,) = journal._connection.rows("SELECT document FROM spool")
        assert number not in kept[0]
        assert "Store credit" in kept[0]


def test_printed_paper_with_many_numbers_leaves_none_in_a_page_given_free(tmp_path: Path) -> None:
    codes = [Code(CodeKind.CODE128, f"98765432109{number:03}") for number in range(500)]
    slip = Receipt((Text("Store credit"), *codes), "Slip", is_bearer=True)
    with closing(journal_in(tmp_path)) as journal:
        with journal.begin() as unit:
            spool_id = unit.put_document(slip, transaction_id=None, at=A_MOMENT)
            unit.mark_sending(spool_id)
            unit.commit()
        with journal.begin() as unit:
            unit.mark_printed(spool_id, A_MOMENT)
            unit.commit()
    assert [path.name for path in tmp_path.iterdir() if b"98765432109" in path.read_bytes()] == []


def test_zones_counted_here_are_known_with_what_moved_since(tmp_path: Path) -> None:
    ids, kind = NumberedIds(), TransactionKind.STOCK_COUNT
    journal = trading_journal(tmp_path, ids)

    def counted(name: str, zone: str) -> JsonObject:
        goods: JsonObject = {"sku": "A-1", "unit": "C62", "micro": 5, "expected_micro": 5}
        return {"scope": "zone", "stocktake": name, "zone": zone, "counted": [goods]}

    with journal.begin() as unit:
        unit.append(a_draft(kind, ids.new(), {**counted("early", "Z1"), "scope": "articles"}))
        unit.append(a_draft(kind, ids.new(), counted("S", "Z1")))
        unit.append(a_draft(kind, ids.new(), counted("T", "Z9")))
        since = unit.append(a_draft(kind, ids.new(), counted("S", "Z2"))).sequence
        received: JsonObject = {"movement": "receipt", "stock": [{"sku": "A-1", "unit": "C62", "micro": 7}]}
        unit.append(a_draft(TransactionKind.STOCK_MOVE, ids.new(), received))
        unit.append(a_draft(kind, ids.new(), {"scope": "articles", "counted": []}))
        unit.commit()
    with journal.begin() as unit:
        assert [done.body.get("zone") for done in unit.counts_since("S")] == ["Z1", "Z9", "Z2", None]
        assert unit.counts_since("none") == []
        assert unit.moved_since("A-1", since) == MovedSince(0, 7)
        assert unit.moved_since("A-1", since + 1) == MovedSince(0, 0)
        assert (unit.last_counted("A-1"), unit.last_counted("A-2")) == (since, None)
        marks = {each.name: [(mark.zone, mark.articles) for mark in each.marks] for each in unit.own_stocktakes()}
    assert marks == {"S": [("Z1", 1), ("Z2", 1)], "T": [("Z9", 1)]}
    journal.close()


def test_code_that_got_its_article_is_found_however_many_drafts_came_since(tmp_path: Path) -> None:
    ids = NumberedIds()
    journal = trading_journal(tmp_path, ids)
    with journal.begin() as unit:
        unit.append(a_draft(TransactionKind.ITEM_ASSIGNED, ids.new(), {"code": "C", "sku": "A", "stock": []}))
        for number in range(assigned.LATELY + 1):
            unit.append(a_draft(TransactionKind.ITEM_DRAFT, ids.new(), {"sku": f"D{number}", "name": "Draft"}))
        unit.commit()
    with journal.begin() as unit:
        facts = unit.unlisted_facts()
    assert facts[-1].body["code"] == "C"
    assert [fact.body["sku"] for fact in facts[:2]] == [f"D{assigned.LATELY}", f"D{assigned.LATELY - 1}"]
    assert len(facts) == assigned.LATELY + 1
    journal.close()


def test_what_was_taken_off_sale_here_is_found_by_its_article_in_order(tmp_path: Path) -> None:
    ids, kind = NumberedIds(), TransactionKind.ASSORTMENT_SET
    journal = trading_journal(tmp_path, ids)
    with journal.begin() as unit:
        for sku, status in (("A", "paused"), ("B", "absent"), ("A", "active")):
            body: JsonObject = {"sku": sku, "channel": "store", "status": status, "store": "S1"}
            unit.append(a_draft(kind, ids.new(), body))
        unit.append(a_draft(kind, ids.new(), {"sku": "A", "channel": "store", "status": "from another release"}))
        unit.commit()
    with journal.begin() as unit:
        found = unit.own_marks(("A", "C"))
    assert [mark.offer for mark in found] == [Offer.PAUSED, Offer.ACTIVE]
    assert found[0].at is not None
    assert found[0].by == str(AN_OPERATOR)
    journal.close()
