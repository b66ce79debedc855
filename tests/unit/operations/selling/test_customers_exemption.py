"""A customer whose certificate the backend knows: put on the sale, off it, expired, kept over a return, reported."""

from datetime import date, timedelta

import pytest

from evertill.domain.receipts.receipt import Text
from evertill.operations.reports.report_table import ENGLISH
from evertill.operations.selling.aside.put_aside import RecallSale, SaleRecalled, SuspendSale
from evertill.operations.selling.changing.attach_customer import AttachCustomer, CustomerAttached
from evertill.operations.selling.changing.exempt_sale import ExemptSale
from evertill.operations.selling.sale.outcomes import SaleChanged
from evertill.operations.till.close_till import CloseTill
from evertill.operations.till.open_till import OpenTill
from evertill.ports.sales_reports import ReportKind
from tests.support.counter import SUPERVISOR, Till, expect
from tests.support.report_oracle import oracle_rows
from tests.support.sales import A_DAY, an_item, money

CERTIFICATE = {"certificate": "NY-77", "reason": "resale", "jurisdiction": "US-NY", "valid_to": A_DAY.isoformat()}


@pytest.fixture
def till() -> Till:
    made = Till(an_item("12.00"), operator=SUPERVISOR)
    made.copies.put("c-1", name="Resale Ltd", exemption=CERTIFICATE)
    return made


def attached(till: Till, customer_id: str | None = "c-1") -> CustomerAttached:
    return expect(CustomerAttached, till.do(AttachCustomer(customer_id)))


def test_certificate_comes_with_the_customer_and_goes_with_them(till: Till) -> None:
    till.ring()
    put = attached(till)
    assert (put.rung.priced.gross, put.not_exempt) == (money("10.00"), "")
    assert attached(till, None).rung.priced.gross == money("12.00")
    attached(till)
    till.pays()
    done = till.memory.transactions[-1].body
    assert done["exemption"] == CERTIFICATE
    paper = [block.text for block in till.memory.documents[-1].receipt.blocks if isinstance(block, Text)]
    assert "Tax exempt · NY-77 · US-NY" in paper
    rows = oracle_rows(ReportKind.EXEMPT, till.memory.transactions)
    assert [(row.key, row.label, row.count, row.amount_minor) for row in rows] == [("NY-77 · US-NY", "resale", 1, 1000)]
    assert ENGLISH.exempt["resale"] == "Buys to sell again"


def test_certificate_past_its_last_business_day_is_refused_in_a_sentence(till: Till) -> None:
    till.copies.put("c-1", exemption={**CERTIFICATE, "valid_to": (A_DAY - timedelta(days=1)).isoformat()})
    till.ring()
    put = attached(till)
    assert put.rung.priced.gross == money("12.00")
    assert put.not_exempt.startswith("The certificate NY-77 of this customer held until")


def test_certificate_keyed_at_the_till_stays_when_a_customer_comes(till: Till) -> None:
    till.ring()
    till.do(ExemptSale("D-1", "diplomat"))
    exemption = attached(till).rung.sale.exemption
    assert exemption is not None
    assert exemption.certificate == "D-1"
    kept = attached(till, None).rung.sale.exemption
    assert kept == exemption
    assert expect(SaleChanged, till.do(ExemptSale(""))).rung.priced.gross == money("12.00")


def test_sale_put_aside_over_the_last_day_comes_back_taxed(till: Till) -> None:
    till.ring()
    attached(till)
    till.do(SuspendSale())
    till.do(CloseTill())
    till.clock.wall += timedelta(days=1)
    till.do(OpenTill(money("100.00")))
    rung = expect(SaleRecalled, till.do(RecallSale())).rung
    assert (rung.sale.exemption, rung.sale.customer_id, rung.priced.gross) == (None, "c-1", money("12.00"))


def test_certificate_without_a_last_day_holds_always(till: Till) -> None:
    till.copies.put("c-1", exemption={"certificate": "X", "reason": "charity"})
    till.ring()
    exemption = attached(till).rung.sale.exemption
    assert exemption is not None
    assert exemption.holds_on(date.max)
