"""A shift paid by two wallets, a voucher taxed before and a card with a tip, from the journal to its reports; and one
that an earlier release wrote, whose Z must stand for ever."""

import sqlite3
from contextlib import closing
from pathlib import Path

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.till.shift_report import ZReport, read_z
from evertill.domain.till.tallies import Section
from evertill.journal.journal import open_journal
from evertill.journal.reader import JournalReader
from evertill.journal.verifying.verify import verify
from evertill.operations.till.close_till import CloseTill, TillClosed
from evertill.ports.sales_reports import ReportKind
from tests.support.counter import expect
from tests.support.journal import journal_in
from tests.support.report_oracle import oracle_rows
from tests.support.sales import A_DAY
from tests.support.tender_day import tender_shift, tender_till

FILE = "journal.sqlite"
KEPT = Path(__file__).parent / "journal_versions" / "tenders_12.sql"
"""Written by the last release that added tenders up by kind: a closed shift, and an open one, both `tender_shift`."""


def kept_journal(folder: Path) -> Path:
    raw = sqlite3.connect(folder / FILE, isolation_level=None)
    raw.executescript(KEPT.read_text("utf-8"))
    raw.close()
    return folder / FILE


def rows(z: ZReport, section: Section) -> dict[tuple[str, str], tuple[int, int]]:
    return {(row.code, row.label): (row.count, row.amount) for row in z.report.rows(section)}


def findings(path: Path) -> list[str]:
    return [finding.sentence for finding in verify(path).findings]


def test_shift_is_reported_by_the_names_of_its_tenders(tmp_path: Path) -> None:
    with closing(journal_in(tmp_path)) as journal:
        till = tender_till(journal)
        tender_shift(till)
        z = expect(TillClosed, till.do(CloseTill())).z
    assert rows(z, Section.TENDER) == {
        ("card", ""): (1, 1497),
        ("cash", ""): (2, 921),
        ("other", "Shells"): (1, 499),
        ("wallet", "PayPal"): (1, 499),
        ("wallet", "TWINT"): (2, 998),
    }
    assert rows(z, Section.TURNOVER) == {("sales", ""): (7, 4493), ("returns", ""): (1, -79)}
    assert rows(z, Section.VOUCHER)["single_purpose_redeemed", ""] == (2, -998)
    assert rows(z, Section.ON_TOP) == {("tip:card", ""): (1, 200), ("cash_out:card", ""): (1, 2000)}
    assert z.report.cards_in_all.minor == 3697
    assert findings(tmp_path / FILE) == []


def test_report_by_tender_is_the_sum_of_the_transactions_by_name(tmp_path: Path) -> None:
    with closing(journal_in(tmp_path)) as journal, closing(JournalReader(tmp_path / FILE)) as reader:
        tender_shift(tender_till(journal))
        made = list(reader.report_rows(ReportKind.TENDER, A_DAY, A_DAY))
        assert made == list(oracle_rows(ReportKind.TENDER, [done for _, done in reader.transactions()]))
        assert {row.label for row in made} == {"", "TWINT", "PayPal", "Shells"}


def test_journal_of_an_earlier_release_is_summed_by_name_and_its_z_still_stands(tmp_path: Path) -> None:
    path = kept_journal(tmp_path)
    with closing(open_journal(path)) as journal:
        raw = sqlite3.connect(path)
        tenders = raw.execute("SELECT kind, label, sum(amount) FROM shift_tenders GROUP BY 1, 2").fetchall()
        days = raw.execute("SELECT sold, returned FROM day_sums").fetchall()
        shifts = raw.execute("SELECT sold, returned FROM shift_sums").fetchall()
        raw.close()
        assert tenders == [
            ("card", "", 2994),
            ("cash", "", 1842),
            ("other", "Shells", 998),
            ("wallet", "", -998),  # what undid a sale did not say then of which wallet
            ("wallet", "PayPal", 998),
            ("wallet", "TWINT", 2994),
        ]
        assert (days, shifts) == ([(8986, 158)], [(4493, 79), (4493, 79)])
        assert findings(path) == []
        till = tender_till(journal, is_open=False, first_id=900)
        z = expect(TillClosed, till.do(CloseTill())).z
    assert (z.number, z.version) == (2, 2)
    assert rows(z, Section.TENDER)["wallet", "PayPal"] == (1, 499)
    assert findings(path) == []


def test_z_of_an_earlier_release_is_read_as_it_was_added_up_then(tmp_path: Path) -> None:
    path = kept_journal(tmp_path)
    open_journal(path).close()
    with closing(JournalReader(path)) as reader:
        ((_, settled),) = reader.transactions(kinds=[TransactionKind.TILL_SETTLE])
    z = read_z(settled.body)
    assert z is not None
    assert z.version == 1
    assert rows(z, Section.TENDER)["wallet", ""] == (3, 1497)
    assert rows(z, Section.TURNOVER) == {("sales", ""): (7, 5491), ("returns", ""): (1, -1077)}
    assert rows(z, Section.ON_TOP) == {}
