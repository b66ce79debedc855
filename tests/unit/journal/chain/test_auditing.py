"""Looking through a journal file from its end: every match once, whatever the stretches, and none of another kind."""

from pathlib import Path

import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.journal.chain import auditing
from evertill.journal.reader import JournalReader
from evertill.kernel.ids import OperatorId
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
    named = AuditFilter(text="no such name", named=(OperatorId(sales[2].transaction_id),))
    assert found(reader, named) == [last - 2], (
        "who is named by the text is found by the id, which alone is in the chain"
    )
    assert found(reader, AuditFilter(text="%")) == found(reader, AuditFilter(text="SAL_")) == []
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


def test_audit_of_a_day_long_ago_begins_where_that_day_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import timedelta

    from evertill.operations.till.close_till import CloseTill
    from evertill.operations.till.open_till import OpenTill
    from tests.support.counter import Till
    from tests.support.sales import money

    monkeypatch.setattr(auditing, "STRETCH", 3)
    journal = journal_in(tmp_path)
    till = Till(operator=SUPERVISOR, journal=journal)
    for _ in range(3):
        till.sells()
        till.do(CloseTill())
        till.clock.wall += timedelta(days=1)
        till.do(OpenTill(money("100.00")))
    reader = JournalReader(tmp_path / "journal.sqlite")
    asked = AuditFilter(business_day=A_DAY, operator_id=SUPERVISOR)

    page = reader.audit(asked, before=None, limit=2)

    assert [done.business_day for _, done in page.entries] == [A_DAY, A_DAY]
    last = max(place for place, done in reader.transactions() if done.business_day == A_DAY)
    assert page.entries[0][0] == last
    assert len(found(reader, asked)) == sum(done.business_day == A_DAY for _, done in reader.transactions())
    reader.close()
    journal.close()


def test_audit_by_kind_finds_the_rare_ones_by_their_index(tmp_path: Path) -> None:
    from datetime import timedelta

    from evertill.operations.selling.aside.put_aside import CancelSale
    from evertill.operations.till.open_drawer import OpenDrawer
    from tests.support.counter import CASHIER, Till

    journal = journal_in(tmp_path)
    till = Till(operator=SUPERVISOR, journal=journal)
    for _ in range(3):
        till.do(OpenDrawer("check"))
        till.ring("A-1")
        till.do(CancelSale("no"))
    till.sign_on(CASHIER)
    reader = JournalReader(tmp_path / "journal.sqlite")
    every = dict(reader.transactions())

    def of(*kinds: TransactionKind, operator: object = None) -> list[int]:
        return [
            position
            for position, done in sorted(every.items(), reverse=True)
            if done.kind in kinds and operator in (None, done.operator_id)
        ]

    drawers, voids, signs = TransactionKind.NO_SALE, TransactionKind.CANCEL_SALE, TransactionKind.SIGN_ON
    assert found(reader, AuditFilter(kinds=(drawers,))) == of(drawers)
    assert len(of(drawers, voids)) == 6
    assert found(reader, AuditFilter(kinds=(drawers, voids)), limit=4) == of(drawers, voids)
    assert found(reader, AuditFilter(kinds=(signs, voids), operator_id=SUPERVISOR)) == of(
        signs, voids, operator=SUPERVISOR
    )
    day = every[1].business_day
    assert found(reader, AuditFilter(kinds=(voids,), business_day=day)) == of(voids)
    assert found(reader, AuditFilter(kinds=(voids,), business_day=day - timedelta(days=1))) == []
    plan = " ".join(
        str(row)
        for row in reader._connection.rows(
            "EXPLAIN QUERY PLAN SELECT position FROM transactions WHERE kind = ? AND kind != 'sale' AND position < ?"
            " ORDER BY position DESC LIMIT 5",
            ("no_sale", 99),
        )
    )
    assert "audit_kinds" in plan
    reader.close()
    journal.close()
