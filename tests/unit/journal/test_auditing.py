"""Looking through a journal file from its end: every match once, whatever the stretches, and none of another kind."""

from pathlib import Path

import pytest

from evertill.domain.transaction import TransactionKind
from evertill.journal import auditing
from evertill.journal.reader import JournalReader
from evertill.ports.audit import AuditFilter
from tests.support.counter import SUPERVISOR
from tests.support.journal import NumberedIds, journal_in, sell, trading_journal
from tests.support.sales import A_DAY


def found(reader: JournalReader, asked: AuditFilter, limit: int = 2) -> list[int]:
    """All places found, page by page."""
    places: list[int] = []
    before: int | None = None
    while True:
        page = reader.audit(asked, before=before, limit=limit)
        assert len(page.entries) <= limit
        places += [position for position, _ in page.entries]
        if page.before is None:
            return places
        assert before is None or page.before < before
        before = page.before


@pytest.mark.parametrize("stretch", [1, 2, 3, 100])
def test_audit_finds_each_match_once_newest_first(
    tmp_path: Path, stretch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(auditing, "STRETCH", stretch)
    monkeypatch.setattr(auditing, "STRETCH_OF_TEXT", stretch)
    ids = NumberedIds()
    journal = trading_journal(tmp_path, ids)
    sales = [sell(journal, ids) for _ in range(5)]
    reader = JournalReader(tmp_path / "journal.sqlite")
    last = reader.position()

    assert found(reader, AuditFilter()) == list(range(last, 0, -1))
    assert found(reader, AuditFilter(kinds=(TransactionKind.SALE,))) == list(range(last, last - 5, -1))
    assert found(reader, AuditFilter(text=sales[2].transaction_id.upper())) == [last - 2]
    assert found(reader, AuditFilter(operator_id=SUPERVISOR)) == []
    assert found(reader, AuditFilter(business_day=A_DAY, kinds=(TransactionKind.SALE,))) == list(
        range(last, last - 5, -1)
    )
    assert found(reader, AuditFilter(business_day=A_DAY.replace(year=2001))) == []
    reader.close()
    journal.close()


def test_audit_of_an_empty_journal_ends_at_once(tmp_path: Path) -> None:
    journal_in(tmp_path).close()
    reader = JournalReader(tmp_path / "journal.sqlite")

    page = reader.audit(AuditFilter(text="anything"), before=None, limit=5)

    assert (page.entries, page.before, page.searched_to) == ((), None, None)
    reader.close()
