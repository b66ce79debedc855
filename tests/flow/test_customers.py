"""A customer from the counter to central and to another till, and erased from both, on real files."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from evertill.app.backend.beside import SealedBeside
from evertill.app.office.customer_desk import erase_known, export_known, find_customers
from evertill.app.seams import system_seams
from evertill.app.workstation.customer_vault import FileCustomerVault
from evertill.app.workstation.home import Home
from evertill.connectors.central.connector import ROUTE
from evertill.domain.customers.customer_details import Consent, CustomerDetails
from evertill.domain.facts.transaction import Identity
from evertill.journal.journal import Journal, open_journal
from evertill.journal.reader import JournalReader
from evertill.journal.verifying.verify import verify
from evertill.kernel.errors import Fault
from evertill.kernel.ids import EpochId
from evertill.kernel.secret import Secret
from evertill.mirror.reading import Reading
from evertill.mirror.shop_copies import MirrorShopCopies
from evertill.mirror.writer import MirrorWriter
from evertill.operations.counter.known_customers import Knowledge
from evertill.operations.customers.erase_customer import CustomerForgotten, EraseCustomer, forget_erased
from evertill.operations.customers.questions import SearchCustomers
from evertill.operations.customers.write_customer import CustomerKept, WriteCustomer
from evertill.operations.returns.take_back import BackLine, TakeBack
from evertill.operations.selling.changing.attach_customer import AttachCustomer
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import PayCash
from evertill.ports.connector import Changes, Delivered, OutgoingFact
from evertill.ports.sales_reports import ReportKind
from tests.support.central import admin_token, ask, put_rows, read, storefront_key
from tests.support.central_transport import EnrolledTill, an_enrolled_connector
from tests.support.counter import MANAGER, TEA_GTIN, Till
from tests.support.customers import ADA
from tests.support.sales import A_DAY, A_MOMENT, money
from tests.support.shop import PIN, a_home
from tests.support.whole_till import at_work

IDENTITY = Identity("S1", "1", EpochId("01920000-0000-7000-8000-000000000001"), 1)
TRACES = (b"Lovelace", b"ada@example.org", b"+49 30 1234567", b"C-4711")


@dataclass(slots=True)
class Counter:
    """A till on real files that delivers to a real central and pulls from it."""

    home: Home
    journal: Journal
    till: Till
    reader: JournalReader
    mirror: MirrorWriter
    copies: MirrorShopCopies
    enrolled: EnrolledTill

    def push(self) -> list[object]:
        """Deliver all that waits."""
        beside = SealedBeside(self.reader, FileCustomerVault(self.home))
        due = self.reader.due(ROUTE, limit=500, now=A_MOMENT)
        facts = [OutgoingFact(fact.fact_id, fact.wire, beside(fact)) for fact in due]
        outcomes = self.enrolled.connector.deliver(self.enrolled.connector.pack(facts))
        assert isinstance(outcomes, list), outcomes
        return [*outcomes]

    def pull(self) -> None:
        """Take over all that changed."""
        changes = self.enrolled.connector.pull(self.mirror.cursors(), wait_s=0)
        assert isinstance(changes, Changes), changes
        self.mirror.apply(changes, A_MOMENT)

    def search(self, text: str) -> list[CustomerDetails]:
        """Whom a text leads to."""
        knowledge = Knowledge(self.copies, self.reader, FileCustomerVault(self.home))
        return [known.details for known in knowledge.search(text)]


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    """One till."""
    home = Home(tmp_path / "home")
    home.folder.mkdir()
    journal = open_journal(home.journal, new_identity=IDENTITY, routes=(ROUTE,))
    mirror = MirrorWriter(home.mirror)
    with an_enrolled_connector(tmp_path, IDENTITY) as enrolled:
        reader, reading = JournalReader(home.journal, route=ROUTE), Reading(home.mirror)
        copies = MirrorShopCopies(reading)
        till = Till(operator=MANAGER, journal=journal)
        till.counter.vault, till.counter.shop = FileCustomerVault(home), copies
        yield Counter(home, journal, till, reader, mirror, copies, enrolled)
        reader.close()
        reading.close()
    mirror.close()
    journal.close()


def written(counter: Counter) -> str:
    """Ada, kept at this till."""
    outcome = counter.till.do(WriteCustomer(ADA))
    assert isinstance(outcome, CustomerKept)
    return outcome.known.customer_id


def at_central(counter: Counter, customer: str) -> dict[str, object]:
    """What central tells a storefront of a customer."""
    token = storefront_key(counter.enrolled.central)
    answered = ask(counter.enrolled.central, "GET", f"/v1/storefront/customers?q={customer}", token=token)
    (found,) = read(answered)["customers"]
    return dict(found)


def traces_in(*folders: Path) -> set[str]:
    """Which files hold anything of Ada's data."""
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {path.name for path in files if any(trace in path.read_bytes() for trace in TRACES)}


def test_customer_goes_to_central_beside_the_fact_and_comes_back_as_a_copy(counter: Counter) -> None:
    customer = written(counter)
    assert all(isinstance(outcome, Delivered) and not outcome.differences for outcome in counter.push())
    told = at_central(counter, customer)
    assert (told["name"], told["card"], told["consent"]) == (
        "Ada Lovelace",
        "C-4711",
        {"profile": True, "e_receipt": False, "marketing": False},
    )
    counter.pull()
    copy = counter.copies.find_customer(customer)
    assert copy is not None
    assert counter.search("C-4711") == [ADA]
    facts = list(counter.reader.transactions())
    assert not any(trace in done.canonical for _, done in facts for trace in TRACES)


def test_only_changed_members_win_at_central(counter: Counter) -> None:
    customer = written(counter)
    counter.push()
    counter.pull()
    token = storefront_key(counter.enrolled.central)
    sent = {"step_id": "web-1", "customer_id": customer, "phone": "+49 40 999999"}
    assert ask(counter.enrolled.central, "POST", "/v1/storefront/customers", sent, token=token).status == 200
    counter.till.do(WriteCustomer(replace(ADA, name="Ada Byron"), customer, is_certain=True))
    counter.push()
    assert at_central(counter, customer)["phone"] == "+49 40 999999"
    assert at_central(counter, customer)["name"] == "Ada Byron"


def test_erased_customer_is_gone_everywhere_and_the_chain_stands(counter: Counter, tmp_path: Path) -> None:
    customer = written(counter)
    counter.till.do(AttachCustomer(customer))
    counter.till.scan(TEA_GTIN)
    assert isinstance(counter.till.do(PayCash(money("10.00"))), SaleDone)
    counter.push()
    counter.pull()
    backup = tmp_path / "backup.sqlite"
    assert counter.till.do(EraseCustomer(customer)) == CustomerForgotten(customer)
    forget_erased([customer], FileCustomerVault(counter.home))
    counter.mirror.strike_customer(customer)
    assert counter.search("Ada") == []
    assert all(isinstance(outcome, Delivered) and not outcome.differences for outcome in counter.push())
    counter.pull()
    assert list(counter.copies.erased_customers()) == [customer]
    assert at_central(counter, customer) == {"customer_id": customer, "state": "erased"}
    report = verify(counter.home.journal)
    assert report.findings == ()
    backup.write_bytes(counter.home.journal.read_bytes())
    assert traces_in(counter.home.folder) == set()
    assert traces_in(backup.parent) <= {"central.sqlite-wal", "central.sqlite"}


def test_customer_erased_before_the_fact_was_sent_is_never_told(counter: Counter) -> None:
    customer = written(counter)
    counter.till.do(EraseCustomer(customer))
    forget_erased([customer], FileCustomerVault(counter.home))
    assert all(isinstance(outcome, Delivered) and not outcome.differences for outcome in counter.push())
    assert at_central(counter, customer) == {"customer_id": customer, "state": "erased"}


def test_customer_erased_by_central_is_forgotten_here(counter: Counter) -> None:
    customer = written(counter)
    counter.push()
    counter.pull()
    token = storefront_key(counter.enrolled.central)
    path = f"/v1/storefront/customers/{customer}/erase"
    assert ask(counter.enrolled.central, "POST", path, {"step_id": "e-1"}, token=token).status == 200
    counter.pull()
    forget_erased(counter.copies.erased_customers(), FileCustomerVault(counter.home))
    assert counter.search("Ada") == []
    assert FileCustomerVault(counter.home).key(customer) is None
    assert verify(counter.home.journal).findings == ()


def test_answers_kept_by_central_forget_an_erased_customer(counter: Counter) -> None:
    central, token = counter.enrolled.central, storefront_key(counter.enrolled.central)
    sent = {"step_id": "w-1", "customer_id": "c_1", "name": "Ada Lovelace", "email": "ada@example.org"}
    ask(central, "POST", "/v1/storefront/customers", sent, token=token)
    ask(central, "POST", "/v1/storefront/customers/c_1/erase", {"step_id": "e-1"}, token=token)
    again = ask(central, "POST", "/v1/storefront/customers", sent, token=token)
    assert read(again) == {"customer_id": "c_1", "state": "erased"}


def test_data_that_is_not_what_was_sealed_is_told_and_not_written(counter: Counter) -> None:
    customer = written(counter)
    due = counter.reader.due(ROUTE, limit=500, now=A_MOMENT)
    beside = SealedBeside(counter.reader, FileCustomerVault(counter.home))
    changed = []
    for fact in due:
        found = beside(fact)
        wrong = None if found is None else replace(found, sealed=found.sealed[:-1] + b"x")
        changed.append(OutgoingFact(fact.fact_id, fact.wire, wrong))
    outcomes = counter.enrolled.connector.deliver(counter.enrolled.connector.pack(changed))
    assert isinstance(outcomes, list)
    said = [difference for outcome in outcomes for difference in outcome.differences]
    assert any("not what it sealed" in sentence for sentence in said)
    token = storefront_key(counter.enrolled.central)
    answered = ask(counter.enrolled.central, "GET", f"/v1/storefront/customers?q={customer}", token=token)
    assert read(answered)["customers"] == []


def test_sealed_text_that_was_changed_is_found_by_verify(counter: Counter) -> None:
    import sqlite3

    written(counter)
    counter.reader.close()
    raw = sqlite3.connect(counter.home.journal)
    raw.execute("UPDATE sealed_customers SET sealed = x'00'")
    raw.commit()
    raw.close()
    (finding,) = verify(counter.home.journal).findings
    assert finding.check == "customers"
    assert "was changed" in finding.sentence


def test_admin_sees_no_customer_in_the_facts(counter: Counter) -> None:
    written(counter)
    counter.push()
    assert admin_token(counter.enrolled.central)
    rows = counter.enrolled.central.database
    with rows.read() as connection:
        wires = [str(row) for row in connection.exec_driver_sql("SELECT wire FROM facts").fetchall()]
    assert wires
    assert not any(trace.decode() in wire for wire in wires for trace in TRACES)


def test_real_till_destroys_the_key_once_the_erasure_is_durable(tmp_path: Path) -> None:
    home = a_home(tmp_path / "shop")
    with at_work(home) as till:
        outcome = till.do(WriteCustomer(ADA))
        assert isinstance(outcome, CustomerKept)
        customer = outcome.known.customer_id
        assert [known.details for known in till.ask(SearchCustomers("lovelace")).found] == [ADA]
        assert FileCustomerVault(home).key(customer) is not None
        assert till.do(EraseCustomer(customer)) == CustomerForgotten(customer)
        assert FileCustomerVault(home).key(customer) is None
        assert till.ask(SearchCustomers("lovelace")).found == ()
    assert verify(home.journal).findings == ()
    assert traces_in(home.folder) == set()


def test_key_that_a_dying_till_left_is_destroyed_at_the_next_start(tmp_path: Path) -> None:
    home = a_home(tmp_path / "shop")
    with at_work(home) as till:
        outcome = till.do(WriteCustomer(ADA))
        assert isinstance(outcome, CustomerKept)
        customer = outcome.known.customer_id
        kept = {path: path.read_bytes() for path in home.customer_keys.iterdir()}
        till.do(EraseCustomer(customer))
    for path, content in kept.items():
        path.write_bytes(content)
    assert FileCustomerVault(home).key(customer) is not None
    with at_work(home, is_open=False) as till:
        till.ask(SearchCustomers("lovelace"))  # on the worker that looks first
        assert FileCustomerVault(home).key(customer) is None


def test_customer_is_exported_and_erased_from_the_shell_by_somebody_who_may(tmp_path: Path) -> None:
    home, seams = a_home(tmp_path / "shop"), system_seams()
    with at_work(home) as till:
        (manager,) = till.state().operators
        assert isinstance(till.do(WriteCustomer(ADA)), CustomerKept)
    (known,) = find_customers(home, seams, "ada")
    with pytest.raises(Fault, match="PIN was not right"):
        erase_known(home, seams, known.customer_id, manager.operator_id, Secret("9999"))
    document = export_known(home, seams, known.customer_id, manager.operator_id, Secret(PIN))
    assert document["customer"] == known.customer_id
    erase_known(home, seams, known.customer_id, manager.operator_id, Secret(PIN))
    assert find_customers(home, seams, "ada") == ()
    with pytest.raises(Fault, match="Nobody is known"):
        erase_known(home, seams, known.customer_id, manager.operator_id, Secret(PIN))
    assert verify(home.journal).findings == ()


EXEMPTION = {"certificate": "NY-77", "reason": "resale", "jurisdiction": "US-NY", "valid_to": "2026-12-31"}


def test_exemption_loaded_at_central_frees_the_sale_and_what_comes_back_of_it(counter: Counter) -> None:
    row = {"content": {"customer_id": "c-1", "name": "Resale Ltd", "exemption": EXEMPTION}}
    central, till = counter.enrolled.central, counter.till
    assert [put_rows(central, "customers", [row])["written"] for _ in range(2)] == [1, 0]
    bad = {"content": {"customer_id": "c-2", "exemption": {**EXEMPTION, "valid_to": "soon"}}}
    refused = put_rows(central, "customers", [bad, {"key": "c-1", "content": None}])["refused"]
    assert [each["row"] for each in refused] == [1, 2]
    assert at_central(counter, "c-1")["exemption"] == EXEMPTION
    counter.pull()
    till.ring()
    priced = till.ring().priced
    till.do(AttachCustomer("c-1"))
    sold = till.pays()
    till.do(TakeBack(sold.transaction, (BackLine("1", 1_000_000, "unwanted"),)))
    back = till.pays()
    assert [done.transaction.body["tax"] for done in (sold, back)] == [0, 0]
    assert sold.transaction.body["gross"] == priced.net.minor
    assert [each for each in counter.push() if not isinstance(each, Delivered) or each.differences] == []
    (told,) = counter.reader.report_rows(ReportKind.EXEMPT, A_DAY, A_DAY)
    gross = [done.transaction.body["gross"] for done in (sold, back)]
    assert (told.key, told.label, told.count, told.amount_minor) == ("NY-77 · US-NY", "resale", 2, sum(gross))
    assert not verify(counter.home.journal).findings
    # A till never decides who pays no tax: what it writes of the customer leaves the certificate as it is.
    known = CustomerDetails("Resale Ltd.", "buy@example.org", allows=frozenset({Consent.PROFILE}))
    assert isinstance(till.do(WriteCustomer(known, "c-1", is_certain=True)), CustomerKept)
    counter.push()
    assert at_central(counter, "c-1")["email"] == "buy@example.org"
    assert at_central(counter, "c-1")["exemption"] == EXEMPTION
