"""Whatever is changed behind the journal's back, `verify` names the first transaction it concerns."""

import json
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.receipts.receipt import Code, CodeKind, receipt_from_json, receipt_to_json
from evertill.domain.receipts.receipt_code import receipt_code
from evertill.domain.selling.sale import Direction
from evertill.journal.file.connection import connect_sqlite
from evertill.journal.journal import open_journal
from evertill.journal.reader import JournalReader
from evertill.journal.verifying.verify import verify
from evertill.kernel.errors import JournalFault
from evertill.ports.journal_rows import OutboxState, RowOutcome, Session
from tests.support.journal import AN_OPERATOR, NumberedIds, a_draft, lines_of, sell, trading_journal
from tests.support.sales import A_MOMENT

Tamper = Callable[[sqlite3.Connection], object]

SALES = 6
SIGN_ON = 10
FIRST_SALE = 3
"""After the opening of the shift and its float."""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shift with six sales, a return, a stock move and a copy; the first sale is delivered."""
    folder = tmp_path_factory.mktemp("sound")
    ids = NumberedIds()
    journal = trading_journal(folder, ids)
    done = [sell(journal, ids) for _ in range(SALES)]
    sell(journal, ids, lines_of(1, direction=Direction.RETURN))
    stock: list[dict[str, str | int]] = [{"sku": "A-1", "micro": -3_000_000, "unit": "C62"}]
    with journal.begin() as unit:
        unit.append(a_draft(TransactionKind.SIGN_ON, ids.new(), {"operator": AN_OPERATOR}))
        unit.keep_session(Session(AN_OPERATOR, A_MOMENT))
        unit.append(a_draft(TransactionKind.STOCK_MOVE, ids.new(), {"reason": "write_off", "stock": stock}))
        copy = unit.count_copy(done[0].transaction_id)
        unit.append(
            a_draft(TransactionKind.RECEIPT_COPY, ids.new(), {"transaction": done[0].transaction_id, "copy": copy})
        )
        unit.commit()
    reader = JournalReader(folder / "journal.sqlite")
    rows = reader.due("central", limit=3, now=A_MOMENT)
    reader.close()
    with journal.begin() as unit:
        unit.record_outcomes([RowOutcome(row.row_id, OutboxState.DELIVERED) for row in rows], A_MOMENT)
        unit.commit()
    journal.close()
    return folder / "journal.sqlite"


@pytest.fixture
def tampered(sound: Path, tmp_path: Path) -> Iterator[tuple[Path, sqlite3.Connection]]:
    """A copy of it, and a connection that nothing refuses."""
    path = tmp_path / "journal.sqlite"
    shutil.copy(sound, path)
    raw = sqlite3.connect(path, isolation_level=None)
    for (trigger,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {trigger}")
    raw.execute("PRAGMA foreign_keys = OFF")
    yield path, raw
    raw.close()


def columns(table: str, *, but: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    raw = connect_sqlite(":memory:")
    from evertill.journal.file.snapshot import DDL

    for statement in DDL:
        raw.execute(statement)
    names = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
    raw.close()
    return [(table, name) for name in names if name not in but]


def flip(raw: sqlite3.Connection, table: str, column: str, where: str) -> None:
    """Change one character or one unit of one column of one row."""
    old = raw.execute(f"SELECT {column} FROM {table} WHERE {where}").fetchone()[0]
    if isinstance(old, int):
        new: str | int = old + 1000
    elif not old:
        new = 99 if column == "receipt_number" else "x"
    else:
        new = ("7" if not old.startswith("7") else "8") + old[1:]
    raw.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", (new,))


def test_verify_sound_journal_finds_nothing_and_says_what_only_central_knows(sound: Path) -> None:
    report = verify(sound)
    assert report.findings == ()
    assert report.is_sound
    assert (report.first_bad, report.first_bad_sequence) == (None, None)
    assert report.transactions == 2 + SALES + 4
    (epoch,) = report.epochs
    assert (epoch.last_sequence, epoch.last_receipt_number) == (2 + SALES + 4, SALES + 1)
    assert [(ack.route, ack.sequence) for ack in report.acknowledged] == [("central", 3)]
    assert "only the central backend can tell" in report.only_central_knows
    assert json.loads(json.dumps(report.to_json()))["sound"] is True


@pytest.mark.parametrize(("table", "column"), columns("transactions"))
@pytest.mark.parametrize("position", [FIRST_SALE, FIRST_SALE + 3, 2 + SALES + 4])
def test_verify_changed_column_of_a_transaction_is_named(
    tampered: tuple[Path, sqlite3.Connection], table: str, column: str, position: int
) -> None:
    path, raw = tampered
    flip(raw, table, column, f"position = {position}")
    report = verify(path)
    assert not report.is_sound
    assert report.first_bad_sequence == position


@pytest.mark.parametrize(
    ("table", "column"),
    [
        *columns("sale_lines"),
        *columns("tenders"),
        *columns("sale_taxes"),
        *columns("stock_moves"),
        *columns("receipts"),
        *columns("copies"),
    ],
)
def test_verify_changed_column_of_a_read_row_is_named(
    tampered: tuple[Path, sqlite3.Connection], table: str, column: str
) -> None:
    path, raw = tampered
    position = FIRST_SALE if table == "copies" else FIRST_SALE + 2
    row = raw.execute(f"SELECT * FROM {table} WHERE position = {position} LIMIT 1")
    key = {"sale_lines": " AND line = 1", "tenders": " AND ordinal = 1", "sale_taxes": " AND ordinal = 1"}
    assert row.fetchone() is not None
    where = f"position = {position}" + (" AND sku = 'A-1'" if table == "stock_moves" else key.get(table, ""))
    flip(raw, table, column, where)
    report = verify(path)
    assert report.first_bad_sequence == position
    assert {finding.check for finding in report.findings} == {"tables"}


@pytest.mark.parametrize(
    ("table", "column"),
    [*columns("day_sums"), *columns("shift_sums"), *columns("shift_tenders"), *columns("till_cash")],
)
def test_verify_changed_sum_is_found_and_the_first_of_its_day_or_shift_named(
    tampered: tuple[Path, sqlite3.Connection], table: str, column: str
) -> None:
    path, raw = tampered
    flip(raw, table, column, "1 = 1")
    report = verify(path)
    assert report.first_bad_sequence == 1
    assert all(table in finding.sentence for finding in report.findings)


@pytest.mark.parametrize(("table", "column"), [("outbox", "position"), ("outbox", "route"), ("outbox", "kin")])
def test_verify_changed_outbox_row_is_named(tampered: tuple[Path, sqlite3.Connection], table: str, column: str) -> None:
    path, raw = tampered
    flip(raw, table, column, f"position = {FIRST_SALE + 1}")
    report = verify(path)
    assert report.first_bad_sequence == FIRST_SALE + 1
    assert "outbox" in {finding.check for finding in report.findings}


@pytest.mark.parametrize("column", ["number", "shift_id", "business_day", "opened_at", "opened_by", "closed_at"])
def test_verify_changed_shift_is_found(tampered: tuple[Path, sqlite3.Connection], column: str) -> None:
    path, raw = tampered
    flip(raw, "shifts", column, "1 = 1")
    report = verify(path)
    assert report.first_bad_sequence == 1
    assert {finding.check for finding in report.findings} == {"shifts"}


@pytest.mark.parametrize("change", ["operator_id = 'x'", "since = '2026-11-21T08:00:01+00:00'", "since = 'soon'"])
def test_verify_changed_session_is_found(tampered: tuple[Path, sqlite3.Connection], change: str) -> None:
    path, raw = tampered
    raw.execute(f"UPDATE session SET {change}")
    assert {(finding.check, finding.sequence) for finding in verify(path).findings} == {("session", SIGN_ON)}


def test_verify_session_ended_behind_its_back_is_found(tampered: tuple[Path, sqlite3.Connection]) -> None:
    path, raw = tampered
    raw.execute("DELETE FROM session")
    assert {finding.check for finding in verify(path).findings} == {"session"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("document = '{'", "cannot be read"),
        ("document = '[]'", "cannot be read"),
        ("document = replace(document, 'blocks', 'block')", "cannot be read"),
        ("document = (SELECT document FROM spool WHERE position = 7)", "code of another transaction"),
        ("position = 7", "is not kept"),
    ],
)
def test_verify_changed_receipt_is_found_and_its_sale_named(
    tampered: tuple[Path, sqlite3.Connection], change: str, said: str
) -> None:
    path, raw = tampered
    for position in (FIRST_SALE + 1, 7):
        sign_receipt(raw, position)
    assert verify(path).is_sound

    raw.execute(f"UPDATE spool SET {change} WHERE position = {FIRST_SALE + 1}")

    found = [finding for finding in verify(path).findings if said in finding.sentence]
    assert [(finding.check, finding.sequence) for finding in found] == [("receipts", FIRST_SALE + 1)]


def sign_receipt(raw: sqlite3.Connection, position: int) -> None:
    """Put the code on the receipt that a till prints; what it is signed with is not asked here."""
    fact_id, hash_ = raw.execute(f"SELECT fact_id, hash FROM transactions WHERE position = {position}").fetchone()
    claim = json.dumps(["S1-1-1-1", "2026-11-21T09:00:00+00:00", 998, "EUR", fact_id, hash_]).encode()
    (document,) = raw.execute(f"SELECT document FROM spool WHERE position = {position}").fetchone()
    receipt = receipt_from_json(json.loads(document))
    signed = replace(receipt, blocks=(*receipt.blocks, Code(CodeKind.QR, receipt_code(claim, bytes(64)))))
    changed = json.dumps(receipt_to_json(signed))
    raw.execute(f"UPDATE spool SET document = ? WHERE position = {position}", (changed,))


@pytest.mark.parametrize("column", ["number", "epoch", "store", "workstation", "is_training"])
def test_verify_changed_epoch_is_found(tampered: tuple[Path, sqlite3.Connection], column: str) -> None:
    path, raw = tampered
    flip(raw, "epochs", column, "1 = 1")
    assert not verify(path).is_sound


@pytest.mark.parametrize("position", [1, FIRST_SALE, 2 + SALES])
def test_verify_deleted_transaction_is_named(tampered: tuple[Path, sqlite3.Connection], position: int) -> None:
    path, raw = tampered
    raw.execute("DELETE FROM transactions WHERE position = ?", (position,))
    report = verify(path)
    assert report.first_bad_sequence == position


@pytest.mark.parametrize(
    "table",
    ["sale_lines", "tenders", "sale_taxes", "stock_moves", "receipts", "outbox", "day_sums", "copies", "shifts"],
)
def test_verify_deleted_row_beside_is_found(tampered: tuple[Path, sqlite3.Connection], table: str) -> None:
    path, raw = tampered
    raw.execute(f"DELETE FROM {table} WHERE {'position = 3' if table not in {'day_sums', 'shifts'} else '1 = 1'}")
    report = verify(path)
    assert report.first_bad_sequence == (1 if table in {"day_sums", "shifts"} else 3)


def test_verify_swapped_transactions_are_named(tampered: tuple[Path, sqlite3.Connection]) -> None:
    path, raw = tampered
    for before, after in ((4, 99), (5, 4), (99, 5)):
        raw.execute("UPDATE transactions SET position = ? WHERE position = ?", (after, before))
    assert verify(path).first_bad_sequence == 4


def test_verify_transaction_sealed_anew_breaks_the_chain_after_it(tampered: tuple[Path, sqlite3.Connection]) -> None:
    import hashlib

    path, raw = tampered
    (canonical,) = raw.execute("SELECT canonical FROM transactions WHERE position = 5").fetchone()
    forged = canonical.replace('"name":"Tea no. 1"', '"name":"Tea no. 9"')
    assert forged != canonical
    hash_ = hashlib.sha256(forged.encode()).hexdigest()
    raw.execute("UPDATE transactions SET canonical = ?, hash = ? WHERE position = 5", (forged, hash_))
    raw.execute("UPDATE sale_lines SET name = 'Tea no. 9' WHERE position = 5 AND line = 1")
    report = verify(path)
    assert [(finding.check, finding.sequence) for finding in report.findings] == [("chain", 6)]


def test_verify_whole_chain_forged_is_caught_by_what_was_acknowledged(
    tampered: tuple[Path, sqlite3.Connection],
) -> None:
    import hashlib

    path, raw = tampered
    previous = None
    for position, canonical in raw.execute("SELECT position, canonical FROM transactions ORDER BY position").fetchall():
        envelope = json.loads(canonical)
        envelope["business_day"] = "2026-11-22"
        envelope["previous_hash"] = previous or envelope["previous_hash"]
        forged = json.dumps(envelope, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        previous = hashlib.sha256(forged.encode()).hexdigest()
        row = (forged, previous, "2026-11-22", position)
        raw.execute("UPDATE transactions SET canonical = ?, hash = ?, business_day = ? WHERE position = ?", row)
    raw.execute("UPDATE day_sums SET business_day = '2026-11-22'")
    raw.execute("UPDATE shifts SET business_day = '2026-11-22'")
    report = verify(path)
    assert [(finding.check, finding.sequence) for finding in report.findings] == [("acknowledged", 3)]


def test_verify_tail_cut_off_before_what_was_acknowledged_is_found(tampered: tuple[Path, sqlite3.Connection]) -> None:
    path, raw = tampered
    cut(raw, after=2)
    assert {finding.check for finding in verify(path).findings} >= {"acknowledged"}


def test_verify_tail_cut_off_after_what_was_acknowledged_is_for_central_to_tell(
    tampered: tuple[Path, sqlite3.Connection],
) -> None:
    path, raw = tampered
    last = 2 + SALES + 4
    raw.execute("DELETE FROM copies")
    cut(raw, after=last - 1)
    report = verify(path)
    assert report.is_sound
    assert report.only_central_knows


def cut(raw: sqlite3.Connection, *, after: int) -> None:
    sales = ("sale_lines", "tenders", "sale_taxes", "stock_moves", "receipts", "copies", "tallies")
    for table in ("transactions", "outbox", *sales):
        raw.execute(f"DELETE FROM {table} WHERE position > {after}")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('"gross":998,', '"gross":999,', "the lines do not add up to the total"),
        ('"net":832,', '"net":831,', "net and taxes"),
        ('"due":998,', '"due":997,', "cash rounding"),
        ('"change":0,', '"change":5,', "less change"),
        ('"micro":-1000000,"sku":"A-1"', '"micro":-2000000,"sku":"A-1"', "stock moved"),
        ('"currency":"EUR"', '"waehrung":"EUR"', "cannot be a sale"),
    ],
)
def test_verify_sale_whose_own_sums_are_off_is_named_even_when_sealed(
    tampered: tuple[Path, sqlite3.Connection], old: str, new: str, sentence: str
) -> None:
    import hashlib

    path, raw = tampered
    position = 2 + SALES
    (canonical,) = raw.execute(f"SELECT canonical FROM transactions WHERE position = {position}").fetchone()
    assert old in canonical
    envelope = json.loads(canonical.replace(old, new))
    forged = json.dumps(envelope, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    hash_ = hashlib.sha256(forged.encode()).hexdigest()
    raw.execute("UPDATE transactions SET canonical = ?, hash = ? WHERE position = ?", (forged, hash_, position))
    report = verify(path)
    assert report.first_bad_sequence == position
    assert any(sentence in finding.sentence for finding in report.findings)


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", "{", '{"a":1}', "\x00", '{"a":1.5}', "[" * 100_000])
def test_verify_transaction_replaced_by_anything_is_named(tampered: tuple[Path, sqlite3.Connection], text: str) -> None:
    import hashlib

    path, raw = tampered
    hash_ = hashlib.sha256(text.encode()).hexdigest()
    raw.execute("UPDATE transactions SET canonical = ?, hash = ? WHERE position = 4", (text, hash_))
    assert verify(path).first_bad_sequence == 4


def test_verify_says_no_more_than_a_hundred_findings(tampered: tuple[Path, sqlite3.Connection]) -> None:
    path, raw = tampered
    raw.execute("UPDATE transactions SET hash = hash || 'x', kind = 'x', business_day = 'x', operator = 'x'")
    for number in range(200):
        raw.execute("INSERT INTO epochs VALUES (?, ?, 'S', 'W', 0)", (number + 10, f"e{number}"))
    assert 0 < len(verify(path).findings) <= 100


def test_verify_damaged_pages_are_told_and_not_raised(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    whole = bytearray(sound.read_bytes())
    for page in range(len(whole) // 4096 // 2, len(whole) // 4096):
        whole[page * 4096 : page * 4096 + 512] = b"\xa5" * 512
    path.write_bytes(bytes(whole))
    report = verify(path)
    assert "file" in {finding.check for finding in report.findings}


@pytest.mark.parametrize("kept", [0, 100, 5000, 40960])
def test_verify_truncated_file_is_never_sound(sound: Path, tmp_path: Path, kept: int) -> None:
    path = tmp_path / "journal.sqlite"
    path.write_bytes(sound.read_bytes()[:kept])
    if kept == 0:
        with pytest.raises(JournalFault, match="is empty, so there is nothing to verify"):
            verify(path)
    else:
        assert not verify(path).is_sound


def test_version_that_cannot_be_read_is_told_in_a_sentence(tampered: tuple[Path, sqlite3.Connection]) -> None:
    path, raw = tampered
    raw.execute("UPDATE journal_version SET version_num = '1x'")

    with pytest.raises(JournalFault, match="cannot be read"):
        verify(path)
    with pytest.raises(JournalFault, match="cannot be read"):
        open_journal(path)


def test_verify_without_a_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(JournalFault, match="no journal"):
        verify(tmp_path / "journal.sqlite")


def test_verify_while_selling_sees_one_moment_and_changes_nothing(tmp_path: Path) -> None:
    ids = NumberedIds()
    journal = trading_journal(tmp_path, ids)
    seen: list[tuple[int, int]] = []

    def sell_on(done: int, total: int) -> None:
        seen.append((done, total))
        sell(journal, ids)

    sell(journal, ids)
    assert verify(tmp_path / "journal.sqlite", progress=sell_on).is_sound
    assert seen == [(3, 3)]
    assert verify(tmp_path / "journal.sqlite").transactions == 4
    journal.close()


def spoiled(whole: bytes, chance: random.Random) -> bytes:
    """The file cut, with bits turned, with holes of zeros, or with bytes put in."""
    file = bytearray(whole)
    place, size = chance.randrange(len(file)), chance.choice([1, 16, 512, 4096])
    match chance.randrange(4):
        case 0:
            del file[place:]
        case 1:
            for _ in range(size // 8 or 1):
                file[chance.randrange(len(file))] ^= 1 << chance.randrange(8)
        case 2:
            file[place : place + size] = bytes(len(file[place : place + size]))
        case _:
            file[place:place] = chance.randbytes(size % 7 + 1)
    return bytes(file)


@pytest.mark.parametrize("seed", range(8))
def test_verify_spoiled_file_always_ends_in_a_report_or_one_sentence(sound: Path, tmp_path: Path, seed: int) -> None:
    chance, whole = random.Random(seed), sound.read_bytes()
    for number in range(50):
        path = tmp_path / str(number) / "journal.sqlite"
        path.parent.mkdir()
        path.write_bytes(spoiled(whole, chance))
        try:
            report = verify(path)
        except JournalFault as fault:
            assert fault.text
        else:
            assert report.to_json()["sound"] is report.is_sound


@pytest.mark.parametrize(
    "damage",
    [
        "ALTER TABLE epochs RENAME COLUMN workstation TO workstatiom",
        "ALTER TABLE day_sums RENAME TO day_sunn",
        "ALTER TABLE spool RENAME COLUMN document TO dokument",
        "ALTER TABLE transactions RENAME COLUMN canonical TO canonicam",
    ],
)
def test_verify_tables_that_no_till_made_are_told_and_not_raised(
    tampered: tuple[Path, sqlite3.Connection], damage: str
) -> None:
    path, raw = tampered
    raw.execute(damage)
    report = verify(path)
    assert "file" in {finding.check for finding in report.findings}
