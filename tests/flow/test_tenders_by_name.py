"""A shift paid by two wallets, a voucher taxed before and a card with a tip, from the journal to its reports; and one
that an earlier release wrote, whose Z must stand for ever."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from evertill.app.backend.reconciling import adds_up_formerly, confirmed_days, reconcile
from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.till.shift_report import ZReport, read_z
from evertill.domain.till.tallies import Section
from evertill.journal.journal import open_journal
from evertill.journal.reader import JournalReader
from evertill.journal.verifying.verify import verify
from evertill.operations.till.close_till import CloseTill, TillClosed
from evertill.ports.connector import Delivered, OutgoingFact
from evertill.ports.sales_reports import ReportKind
from evertill_central.services.reports.statements import find_statement
from tests.support.central import SetClock, a_central
from tests.support.central_transport import an_enrolled_connector, enrolled_at
from tests.support.central_versions import turn_back
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


def test_central_adds_the_day_up_as_the_z_does(tmp_path: Path) -> None:
    with closing(journal_in(tmp_path)) as journal, closing(JournalReader(tmp_path / FILE)) as reader:
        till = tender_till(journal)
        tender_shift(till)
        z = expect(TillClosed, till.do(CloseTill())).z
        with an_enrolled_connector(tmp_path, reader.identity()) as enrolled:
            outgoing = [OutgoingFact(done.transaction_id, done.wire) for _, done in reader.transactions()]
            outcomes = enrolled.connector.deliver(enrolled.connector.pack(outgoing))
            assert isinstance(outcomes, list | tuple)
            assert all(isinstance(outcome, Delivered) for outcome in outcomes)
            statement: Any = enrolled.connector.statement()
            days = reconcile(reader, confirmed_days(statement), route="central")
            older = {name: member for name, member in statement.items() if name != "redeemed"}
            as_told = [
                {**day, "sold": day["sold"] + 998, "returned": day["returned"] + 998} for day in statement["days"]
            ]
            former = reconcile(
                reader, confirmed_days({"days": as_told}), route="central", formerly=adds_up_formerly(older)
            )
    assert [(one.taken.sold, one.taken == one.confirmed) for one in former] == [(5491, True)]
    assert not adds_up_formerly(statement)
    (day,) = statement["days"]
    named = {(one["kind"], one["name"]): one["amount"] for one in day["named_tenders"]}
    assert named == {name: amount for name, (_, amount) in rows(z, Section.TENDER).items() if name[1]}
    assert day["tenders"]["wallet"] == 1497
    assert (day["sold"], -day["returned"]) == tuple(
        rows(z, Section.TURNOVER)[one, ""][1] for one in ("sales", "returns")
    )
    assert day["redeemed"] == 998
    assert [(one.taken.sold, one.taken == one.confirmed) for one in days] == [(4493, True)]


def test_central_of_an_earlier_release_takes_vouchers_off_what_was_sold(tmp_path: Path) -> None:
    with closing(journal_in(tmp_path)) as journal, closing(JournalReader(tmp_path / FILE)) as reader:
        tender_shift(tender_till(journal))
        url, clock, identity = f"sqlite:///{tmp_path / 'central.sqlite'}", SetClock(), reader.identity()
        with a_central(url, clock) as central, enrolled_at(central, clock, identity) as enrolled:
            facts = [OutgoingFact(done.transaction_id, done.wire) for _, done in reader.transactions()]
            enrolled.connector.deliver(enrolled.connector.pack(facts))
            before = enrolled.connector.statement()
    as_then = "UPDATE day_sums SET amount = amount + 998 WHERE measure IN ('sold', 'returned')"
    turn_back(url, "0009", as_then)
    with a_central(url, clock) as central:
        after = find_statement(central, identity.store, identity.workstation, None)
    assert after == before


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
