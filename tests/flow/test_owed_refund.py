"""A refund that is owed and paid, in a journal on disk: its sums follow from its facts, as `verify` says."""

from pathlib import Path

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.records.refund_debt import DebtCause, PaidBy, open_debts, owed_body, paid_body
from evertill.domain.till.shift_report import report_of
from evertill.domain.till.tallies import Section
from evertill.journal.reader import JournalReader
from evertill.journal.verifying.verify import verify
from evertill.kernel.ids import TransactionId
from evertill.kernel.money import Money
from tests.support.journal import A_SHIFT_ID, NumberedIds, a_draft, trading_journal


def _nothing_undone(fact_id: TransactionId) -> bool:
    return fact_id == ""


def test_owed_refund_moves_tenders_and_drawer_and_verify_agrees(tmp_path: Path) -> None:
    ids = NumberedIds()
    journal = trading_journal(tmp_path, ids)
    body = owed_body(amount=Money(499, "EUR"), cause=DebtCause.LATE_APPROVAL, number="N", charged="a-1")
    with journal.begin() as unit:
        unit.append(a_draft(TransactionKind.REFUND_OWED, ids.new(), body))
        (debt,) = open_debts(unit.refund_facts(), _nothing_undone)
        unit.append(a_draft(TransactionKind.REFUND_PAID, ids.new(), paid_body(debt, PaidBy.CASH)))
        assert unit.shift_sums(A_SHIFT_ID).cash == Money(10000 - 499, "EUR")
        unit.commit()
    journal.close()
    reader = JournalReader(tmp_path / "journal.sqlite", route="central")
    shift = reader.shift()
    assert shift is not None
    report = report_of(reader.shift_transactions(shift), "EUR")
    taken = {row.code: row.amount for row in report.rows(Section.TENDER)}
    assert taken == {"card": 499, "cash": -499, "pending_refund": 0}
    assert report.cash_expected == Money(10000 - 499, "EUR")
    assert open_debts(reader.refund_facts(), _nothing_undone) == ()
    reader.close()
    assert verify(tmp_path / "journal.sqlite").findings == ()
