"""The journal's write-ahead log is folded into the file while nobody waits, not at a cashier's commit."""

from pathlib import Path

from evertill.app.rest_work import FOLD_AFTER, QUIET_MS, RestWork
from evertill.journal.journal import Journal
from tests.support.journal import NumberedIds, sell, trading_journal

FILE = "journal.sqlite"


def ring(journal: Journal, ids: NumberedIds, commits: int) -> None:
    """So many sales, each of one commit."""
    for _ in range(commits):
        sell(journal, ids)


def test_commits_leave_the_file_alone_until_the_log_is_folded(tmp_path: Path) -> None:
    ids = NumberedIds()
    journal = trading_journal(tmp_path, ids)
    journal.fold_log()
    before = (tmp_path / FILE).read_bytes()
    ring(journal, ids, FOLD_AFTER + 10)
    assert (tmp_path / FILE).read_bytes() == before
    journal.fold_log()
    assert (tmp_path / FILE).read_bytes() != before
    assert journal.unfolded == 0
    journal.close()


def test_rest_after_few_commits_folds_nothing(tmp_path: Path) -> None:
    ids = NumberedIds()
    journal = trading_journal(tmp_path, ids)
    journal.fold_log()
    rest = RestWork(lambda: journal)
    ring(journal, ids, FOLD_AFTER - 1)
    assert rest.tick() is None
    assert journal.unfolded == FOLD_AFTER - 1
    journal.close()


def test_rest_after_many_commits_waits_until_none_comes_and_folds(tmp_path: Path) -> None:
    ids = NumberedIds()
    journal = trading_journal(tmp_path, ids)
    rest = RestWork(lambda: journal)
    ring(journal, ids, FOLD_AFTER)
    assert rest.tick() == QUIET_MS
    ring(journal, ids, 1)
    assert rest.tick() == QUIET_MS, "somebody scanned meanwhile"
    assert journal.unfolded > FOLD_AFTER
    assert rest.tick() is None
    assert journal.unfolded == 0
    journal.close()


def test_rest_without_a_journal_does_nothing() -> None:
    assert RestWork(lambda: None).tick() is None
