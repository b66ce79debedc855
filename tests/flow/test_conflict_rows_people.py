"""Rows of the conflict table about people and papers: who fetched, who was erased, which till is which, and what was
written by another release. Central, its webshop and the tills are processes of their own."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from evertill.domain.customers.customer_details import Consent, CustomerDetails
from evertill.journal.reader import JournalReader
from evertill.kernel.canonical import JsonObject
from evertill.operations.customers.questions import SearchCustomers
from evertill.operations.customers.write_customer import CustomerKept, WriteCustomer
from evertill.operations.looking_up.questions import AskSyncState, SearchProducts
from evertill.operations.selling.aside.put_aside import SaleSuspended, SuspendSale
from evertill.operations.selling.aside.shared_aside import BeginFetch, FetchReady, OfferAside, TakeShared
from evertill.operations.selling.changing.attach_customer import AttachCustomer
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import PayCash
from evertill.ports.backend_calls import Capability, Declined, DeclineKind, Done
from tests.support.street import Counter, Street, Town, a_street
from tests.support.till_process import TillProcess
from tests.support.whole_till import price_row, product_row


@pytest.fixture
def street(town: Town) -> Iterator[Street]:
    with a_street(town) as street:
        yield street


def test_conflict_11_customer_erased_online_while_a_cut_off_till_sells_to_them_stays_erased_and_the_sale_stands(
    street: Street,
) -> None:
    street.stock(A_1=5)
    counter, other = street.counter(), street.counter(1)
    details = CustomerDetails(street.own("Ada"), f"a{street.number}@x.example", allows=frozenset({Consent.PROFILE}))
    kept = counter.till.do(WriteCustomer(details, is_certain=True))
    assert isinstance(kept, CustomerKept)
    customer = kept.known.customer_id
    other.till.wait_for("the customer", lambda: finds(other, details.name))
    counter.cut()
    street.town.storefront.call("POST", f"/customers/{customer}/erase", {"step_id": f"e-{street.number}"})
    counter.till.do(AttachCustomer(customer))
    sold = counter.sell("A-1")
    assert sold.transaction.body["customer"] == customer
    counter.restore()
    for till in (counter, other):
        till.till.wait_for("the erasure", lambda till=till: not finds(till, details.name))  # type: ignore[misc]  # bound at once
    assert details.name not in wire_at_central(street, sold.transaction.transaction_id), "the id, and nobody behind it"
    assert street.promised("A-1") == 4


def finds(counter: Counter, name: str) -> bool:
    """Whether the till still knows somebody of this name."""
    return bool(counter.till.ask(SearchCustomers(name)).found)


def wire_at_central(street: Street, fact_id: str) -> str:
    """The fact as central keeps it."""
    with closing(sqlite3.connect(street.town.central.file)) as books:
        (row,) = books.execute("SELECT wire FROM facts WHERE fact_id = ?", (fact_id,)).fetchall()
    return str(row[0])


def test_conflict_18_two_tills_fetch_one_sale_put_aside_and_the_second_is_told_who_has_it(street: Street) -> None:
    street.stock(A_1=5)
    first, second = street.counter(), street.counter(1)
    first.till.scan(street.own("A-1"))
    assert isinstance(first.till.do(SuspendSale(street.own("Ada"))), SaleSuspended)
    (offered,) = [each.members for each in first.till.do(OfferAside()) if each.members["label"] == street.own("Ada")]
    assert isinstance(first.till.call(Capability.SUSPENDED, "suspend_sale", offered), Done)
    sale_id = offered["sale_id"]
    ready = second.till.do(BeginFetch(sale_id))  # type: ignore[arg-type]  # an id as text
    assert isinstance(ready, FetchReady)
    given = second.till.call(Capability.SUSPENDED, "recall_sale", sale_id, ready.recall_id)
    assert isinstance(given, Done), given
    late = first.till.call(Capability.SUSPENDED, "recall_sale", sale_id, "another-key")
    assert isinstance(late, Declined)
    assert late.kind is DeclineKind.TAKEN
    content = given.document["content"]
    assert isinstance(content, dict)
    second.till.do(TakeShared(content))
    assert isinstance(second.till.do(PayCash()), SaleDone)
    second.till.wait_until_sent()
    assert street.promised("A-1") == 4


def test_conflict_24_members_and_rows_of_a_newer_central_are_passed_over_and_hold_nothing_up(street: Street) -> None:
    counter, sku = street.counter(), street.own("A-9")
    product = product_row("A-1")["content"]
    assert isinstance(product, dict)
    content: JsonObject = {**product, "sku": sku, "barcodes": [], "of_next_year": {"anything": [1]}}
    street.town.central.put("prices", price_row(sku, "1.99"))
    street.town.central.put("products", {"key": sku, "content": content})
    counter.till.wait_for(sku, lambda: bool(counter.till.ask(SearchProducts(sku)).found))
    assert counter.till.sell(sku).priced.gross.minor == 199
    with closing(sqlite3.connect(street.town.central.file)) as books:
        (kept,) = books.execute("SELECT content FROM stream_rows WHERE key = ?", (sku,)).fetchone()
    assert '"anything":[1]' in kept, "central keeps it for tills that know it"


def test_conflict_25_fact_that_central_refuses_is_parked_alone_and_shown_while_all_else_is_booked(
    street: Street,
) -> None:
    """Central holds another transaction under its id: an incident, never applied, never dropped."""
    street.stock(A_1=5)
    counter = street.counter()
    counter.cut()
    refused, booked = counter.sell("A-1"), counter.sell("A-1")
    with closing(sqlite3.connect(street.town.central.file)) as books:
        books.row_factory = sqlite3.Row
        row = dict(books.execute("SELECT * FROM facts LIMIT 1").fetchone())
        row |= {"fact_id": refused.transaction.transaction_id, "hash": "f" * 64, "store": "elsewhere", "position": 1}
        places = ", ".join("?" * len(row))
        books.execute(f"INSERT INTO facts ({', '.join(row)}) VALUES ({places})", tuple(row.values()))
        books.commit()
    counter.restore()
    (parked,) = counter.till.ask(AskSyncState()).parked
    assert parked.fact_id == refused.transaction.transaction_id
    assert "a person has to look" in parked.reason
    assert street.promised("A-1") == 4, "the next one is booked"
    assert booked.transaction.sequence > refused.transaction.sequence


def test_conflict_22_till_that_runs_twice_is_told_apart_and_both_copies_facts_are_kept(
    street: Street, tmp_path: Path
) -> None:
    """Its folder was copied to another machine; each sells on under the same number."""
    street.stock(A_1=5)
    original = street.counter(1)
    original.till.wait_until_sent()
    original.till.stop()
    shutil.copytree(original.till.home.folder, tmp_path / "copy")
    original.till.start()
    original.till.wait_until_it_sells()
    copy = TillProcess(tmp_path / "copy", original.cable.url, workstation="2")
    try:
        copy.wait_until_it_sells()
        for till in (original.till, copy):
            till.sell(street.own("A-1"))
            till.wait_until_sent()
    finally:
        copy.kill()
    assert street.promised("A-1") == 3, "both sold"
    with closing(sqlite3.connect(street.town.central.file)) as books:
        said = [row[0] for row in books.execute("SELECT said FROM fact_exceptions WHERE kind = 'fork'")]
    assert said
    assert all("two copies of the till may be selling" in each for each in said)
    with closing(JournalReader(original.till.home.journal)) as reader:
        assert reader.identity().workstation == "2"
