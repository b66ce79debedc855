"""A disk that fails at any statement: one sentence, nothing half written, and the command works when tried again."""

import sqlite3
from pathlib import Path

import pytest

from evertill.journal.journal import Journal, open_journal
from evertill.journal.verifying.verify import verify
from evertill.kernel.errors import JournalFault
from tests.support.journal import NumberedIds, an_identity, journal_in, lines_of, sell, trading_journal
from tests.support.journal_day import DAY, live, shown
from tests.support.journal_killing import connecting, points
from tests.support.sales import a_sale

FILE = "journal.sqlite"


def an_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("the disk said no")
    error.sqlite_errorcode = code
    return error


class Breaker:
    """Raises an error at the statement it is set to, once, or from there on until it is mended."""

    def __init__(self, code: int, *, lasts: bool = False) -> None:
        self.code = code
        self.lasts = lasts
        self.left: int | None = None

    def __call__(self, sql: str, is_done: bool) -> None:
        """The fuse of `connecting`."""
        if is_done or self.left is None:
            return
        if self.left > 0:
            self.left -= 1
            return
        if not self.lasts:
            self.left = None
        if sql != "ROLLBACK":  # a roll-back that fails has a test of its own
            raise an_error(self.code)

    def mend(self) -> None:
        """All is well again."""
        self.left = None


@pytest.mark.parametrize(
    ("code", "word"),
    [
        (sqlite3.SQLITE_FULL, "full"),
        (sqlite3.SQLITE_IOERR_WRITE, "read or written"),
        (sqlite3.SQLITE_BUSY, "Another program"),
    ],
)
@pytest.mark.parametrize("lasts", [False, True])
def test_error_at_every_statement_keeps_nothing_half_and_the_command_works_again(
    tmp_path: Path, code: int, word: str, lasts: bool
) -> None:
    (tmp_path / "whole").mkdir()
    _, states = points(tmp_path / "whole")
    breaker = Breaker(code, lasts=lasts)
    journal = journal_in(tmp_path, connect=connecting(breaker))
    failures = 0
    for number, step in enumerate(DAY):
        skipped = 0
        while True:
            breaker.left = skipped
            try:
                live(journal, step)
            except JournalFault as fault:
                breaker.mend()
                failures += 1
                assert word in fault.text
                assert shown(tmp_path / FILE) == states[number], f"statement {skipped} of {step.__name__}"
                skipped += 1
            else:
                breaker.mend()
                break
        assert shown(tmp_path / FILE) == states[number + 1]
    assert failures > 80
    assert verify(tmp_path / FILE).is_sound
    journal.close()


@pytest.mark.parametrize("skipped", range(40))
def test_error_while_opening_is_a_fault_and_lets_the_next_try_in(tmp_path: Path, skipped: int) -> None:
    breaker = Breaker(sqlite3.SQLITE_IOERR_WRITE, lasts=True)
    breaker.left = skipped
    with pytest.raises(JournalFault, match="read or written"):
        journal_in(tmp_path, connect=connecting(breaker))
    journal = journal_in(tmp_path)
    with journal.begin() as unit:
        assert unit.head().sequence == 0
    journal.close()


def test_roll_back_that_fails_is_made_up_for_before_the_next_command(tmp_path: Path) -> None:
    refusing = False

    def refuse(sql: str, is_done: bool) -> None:
        if refusing and sql in {"COMMIT", "ROLLBACK"} and not is_done:
            raise an_error(sqlite3.SQLITE_IOERR_WRITE)

    ids = NumberedIds()
    trading_journal(tmp_path, ids).close()
    journal = journal_in(tmp_path, connect=connecting(refuse))
    refusing = True
    with pytest.raises(JournalFault):
        sell(journal, ids)
    refusing = False
    assert sell(journal, ids).receipt_number == 1
    assert verify(tmp_path / FILE).is_sound
    journal.close()


def test_journal_held_by_another_program_is_a_fault_and_works_again(tmp_path: Path) -> None:
    ids = NumberedIds()
    journal = trading_journal(tmp_path, ids)
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(JournalFault, match="Another program holds this till's journal"):
        sell(journal, ids)
    other.execute("ROLLBACK")
    assert sell(journal, ids).receipt_number == 1
    other.close()
    journal.close()


def test_folder_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(JournalFault, match="could not be opened"):
        open_journal(tmp_path / "nowhere" / FILE, new_identity=an_identity())


# ---- the disk is full


def fill_up(journal: Journal) -> None:
    """No page more than there are."""
    used = journal._connection.row("PRAGMA page_count")
    assert used is not None
    journal._connection.execute(f"PRAGMA max_page_count = {used[0]}")


def test_full_disk_is_a_fault_and_gives_up_the_reserve_so_that_the_sale_can_be_finished(tmp_path: Path) -> None:
    ids = NumberedIds()
    journal = trading_journal(tmp_path, ids)
    reserve = tmp_path / "journal.sqlite.reserve"
    assert reserve.exists()
    fill_up(journal)
    sold: list[str] = []

    def sell_until_full() -> None:
        while len(sold) < 1000:
            sold.append(sell(journal, ids, lines_of(30)).number_text)

    with pytest.raises(JournalFault, match="disk of this till is full"):
        sell_until_full()
    assert not reserve.exists()
    with journal.begin() as unit:
        assert unit.head().receipt_number == len(sold)
        unit.keep_open_sale(a_sale(lines_of(1)))
    journal._connection.execute("PRAGMA max_page_count = 1000000")
    assert sell(journal, ids, lines_of(30)).receipt_number == len(sold) + 1
    assert verify(tmp_path / FILE).is_sound
    journal.close()
