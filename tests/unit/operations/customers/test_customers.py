"""Customers at the counter: written down, found, put on a sale, exported, erased."""

from dataclasses import replace

import pytest

from evertill.domain.customers.customer_details import CustomerDetails, DetailsTrouble
from evertill.domain.facts.transaction import TransactionKind
from evertill.operations.counter.command import NotAllowed, SignOnNeeded
from evertill.operations.customers.erase_customer import CustomerForgotten, CustomerOnCounter, EraseCustomer
from evertill.operations.customers.export_customer import CustomerExported, ExportCustomer
from evertill.operations.customers.questions import AskCustomerHistory, SearchCustomers
from evertill.operations.customers.write_customer import (
    CustomerKept,
    CustomerUnknown,
    DetailsRefused,
    MayExist,
    WriteCustomer,
)
from evertill.operations.people.counter_state import ResumeCounter
from evertill.operations.selling.aside.put_aside import RecallSale, SaleRecalled, SuspendSale, TenderAlreadyTaken
from evertill.operations.selling.changing.attach_customer import AttachCustomer, CustomerAttached
from evertill.operations.selling.changing.change_sale import UndoEdit
from evertill.operations.selling.paying.pay_cash import PayCash
from evertill.operations.selling.sale.outcomes import (
    CodeUnknown,
    CustomerScanned,
    ItemAdded,
    NothingToChange,
    SaleChanged,
)
from evertill.operations.words.card_door import CardRefused
from evertill.ports.notices import CustomerErased
from tests.support.counter import MANAGER, TEA_GTIN, Till
from tests.support.customers import ADA
from tests.support.sales import money
from tests.support.ui import Shop


def written(till: Till, details: CustomerDetails = ADA) -> str:
    """A customer kept at this till."""
    outcome = till.do(WriteCustomer(details, is_certain=True))
    assert isinstance(outcome, CustomerKept)
    return outcome.known.customer_id


def found(shop: Shop, text: str) -> list[str]:
    """Names that a text leads to."""
    answered: list[str] = []
    shop.desk.ask(SearchCustomers(text), lambda answer: answered.extend(known.title for known in answer.found), _never)
    return answered


def _never(fault: object) -> None:
    raise AssertionError(fault)


def test_customer_written_leaves_no_personal_data_in_the_chain() -> None:
    till = Till()
    written(till)
    (done,) = till.memory.of_kind(TransactionKind.CUSTOMER_WRITTEN)
    text = done.canonical.decode()
    assert not any(part in text for part in ("Ada", "example.org", "1234567", "C-4711"))
    assert done.body["consent"] == {"profile": True, "e_receipt": False, "marketing": False}
    assert done.body["changed"] == ["name", "email", "phone", "card", "consent"]


@pytest.mark.parametrize("text", ["ada", "ADA@EXAMPLE.ORG", "+49301234567", "C-4711"])
def test_customer_written_here_is_found_before_any_backend_knows_them(text: str) -> None:
    shop = Shop()
    written(shop.till)
    assert found(shop, text) == ["Ada Lovelace"]
    assert found(shop, "grace") == []


def test_customer_changed_keeps_the_backend_s_group_and_tells_what_changed() -> None:
    till = Till()
    till.copies.put("c-1", name="Ada", phone="030 12345", group="staff", consent={"profile": True})
    outcome = till.do(WriteCustomer(replace(ADA, phone="030 12345"), "c-1"))
    assert isinstance(outcome, CustomerKept)
    assert outcome.known.details.group == "staff"
    (done,) = till.memory.of_kind(TransactionKind.CUSTOMER_WRITTEN)
    assert done.body["changed"] == ["name", "email", "card"]


def test_customer_s_own_change_lies_over_the_copy_until_the_copy_contains_it() -> None:
    shop = Shop()
    shop.till.copies.put("c-1", name="Ada", consent={"profile": True})
    assert isinstance(shop.till.do(WriteCustomer(ADA, "c-1")), CustomerKept)
    assert found(shop, "ada") == ["Ada Lovelace"]
    (done,) = shop.till.memory.of_kind(TransactionKind.CUSTOMER_WRITTEN)
    shop.till.copies.put("c-1", name="Ada Byron", steps=[done.transaction_id])
    assert found(shop, "ada") == ["Ada Byron"]


def test_customer_that_may_be_known_already_is_shown_first() -> None:
    till = Till()
    first = written(till)
    outcome = till.do(WriteCustomer(replace(ADA, name="A. Lovelace", email="")))
    assert isinstance(outcome, MayExist)
    assert [known.customer_id for known in outcome.others] == [first]
    assert isinstance(till.do(WriteCustomer(replace(ADA, email="", phone="", card=""))), CustomerKept)


@pytest.mark.parametrize(
    ("details", "trouble"),
    [(CustomerDetails(), DetailsTrouble.NOBODY), (replace(ADA, allows=frozenset()), DetailsTrouble.NO_CONSENT)],
)
def test_customer_who_cannot_be_kept_is_refused(details: CustomerDetails, trouble: DetailsTrouble) -> None:
    till = Till()
    assert till.do(WriteCustomer(details)) == DetailsRefused(trouble)
    assert till.memory.of_kind(TransactionKind.CUSTOMER_WRITTEN) == []


def test_card_number_never_becomes_a_customer() -> None:
    till = Till()
    with pytest.raises(CardRefused):
        till.do(WriteCustomer(replace(ADA, name="4111 1111 1111 1111")))
    assert till.memory.of_kind(TransactionKind.CUSTOMER_WRITTEN) == []


def test_customer_nobody_knows_is_neither_changed_nor_attached_nor_erased() -> None:
    till = Till(operator=MANAGER)
    assert till.do(WriteCustomer(ADA, "nobody")) == CustomerUnknown()
    assert till.do(AttachCustomer("nobody")) == CustomerUnknown()
    assert till.do(EraseCustomer("nobody")) == CustomerUnknown()
    assert till.do(ExportCustomer("nobody")) == CustomerUnknown()


def test_customer_is_attached_before_the_first_item_and_sold_to() -> None:
    till = Till()
    customer = written(till)
    attached = till.do(AttachCustomer(customer))
    assert isinstance(attached, CustomerAttached)
    assert attached.rung.customer == attached.known
    added = till.scan(TEA_GTIN)
    assert isinstance(added, ItemAdded)
    assert added.rung.customer is not None
    till.do(PayCash(money("10.00")))
    (sale,) = till.memory.of_kind(TransactionKind.SALE)
    assert sale.body["customer"] == customer
    assert "Ada" not in sale.canonical.decode()


def test_customer_s_group_decides_and_taking_them_off_undoes_that() -> None:
    till = Till()
    till.copies.put("c-1", name="Ada", group="staff")
    till.scan(TEA_GTIN)
    attached = till.do(AttachCustomer("c-1"))
    assert isinstance(attached, CustomerAttached)
    assert attached.rung.sale.customer_groups == ("staff",)
    off = till.do(AttachCustomer(None))
    assert isinstance(off, CustomerAttached)
    assert (off.rung.sale.customer_id, off.rung.sale.customer_groups, off.rung.customer) == (None, (), None)
    assert till.do(AttachCustomer(None)) == NothingToChange()
    back = till.do(UndoEdit())
    assert isinstance(back, SaleChanged)
    assert back.rung.sale.customer_id == "c-1"


def test_customer_is_not_attached_once_money_was_taken() -> None:
    till = Till()
    customer = written(till)
    till.scan(TEA_GTIN)
    till.do(PayCash(money("1.00")))
    assert till.do(AttachCustomer(customer)) == TenderAlreadyTaken()


def test_customer_s_card_scanned_puts_them_on_the_sale() -> None:
    till = Till()
    customer = written(till)
    outcome = till.scan("C-4711")
    assert isinstance(outcome, CustomerScanned)
    assert (outcome.name, outcome.rung.sale.customer_id) == ("Ada Lovelace", customer)
    assert isinstance(till.scan("C-4712"), CodeUnknown)


def test_card_of_two_customers_is_nobody_s() -> None:
    till = Till()
    written(till)
    written(till, replace(ADA, name="Grace", email="", phone=""))
    assert isinstance(till.scan("C-4711"), CodeUnknown)


def test_customer_is_still_there_after_a_restart_and_a_recall() -> None:
    till = Till()
    customer = written(till)
    till.do(AttachCustomer(customer))
    till.scan(TEA_GTIN)
    till.restarts()
    rung = till.do(ResumeCounter()).rung
    assert rung is not None
    assert rung.customer is not None
    till.do(SuspendSale())
    recalled = till.do(RecallSale())
    assert isinstance(recalled, SaleRecalled)
    assert recalled.rung.customer is not None
    assert recalled.rung.customer.title == "Ada Lovelace"


def test_customer_of_a_sale_put_aside_comes_along_when_it_is_merged() -> None:
    till = Till()
    customer = written(till)
    till.do(AttachCustomer(customer))
    till.scan(TEA_GTIN)
    till.do(SuspendSale())
    till.scan(TEA_GTIN)
    merged = till.do(RecallSale(merges=True))
    assert isinstance(merged, SaleRecalled)
    assert merged.rung.sale.customer_id == customer


def test_erasing_a_customer_is_a_right_and_tells_the_vault() -> None:
    shop = Shop()
    till = shop.till
    customer = written(till)
    assert isinstance(till.do(EraseCustomer(customer)), NotAllowed)
    till.sign_on(MANAGER)
    assert till.do(EraseCustomer(customer)) == CustomerForgotten(customer)
    assert CustomerErased(customer) in till.announced.notices
    assert found(shop, "ada") == []
    assert till.do(AttachCustomer(customer)) == CustomerUnknown()
    (done,) = till.memory.of_kind(TransactionKind.CUSTOMER_ERASED)
    assert (done.body, done.operator_id) == ({"customer": customer}, MANAGER)


def test_customer_on_the_counter_is_not_erased() -> None:
    till = Till(operator=MANAGER)
    customer = written(till)
    till.do(AttachCustomer(customer))
    assert till.do(EraseCustomer(customer)) == CustomerOnCounter()
    assert till.vault.key(customer) is not None


def test_alias_of_a_customer_is_erased_with_them() -> None:
    till = Till(operator=MANAGER)
    till.copies.put("c-1", name="Ada")
    till.copies.rows["c-2"] = {"customer_id": "c-2", "state": "merged", "merged_into": "c-1"}
    assert till.do(EraseCustomer("c-2")) == CustomerForgotten("c-1")
    erased = [done.body["customer"] for done in till.memory.of_kind(TransactionKind.CUSTOMER_ERASED)]
    assert erased == ["c-1", "c-2"]


def test_customer_without_a_key_is_known_to_nobody() -> None:
    shop = Shop()
    customer = written(shop.till)
    shop.till.vault.forget(customer)
    assert found(shop, "ada") == []


def test_export_tells_all_and_is_written_down() -> None:
    shop = Shop()
    till = shop.till
    till.sign_on(MANAGER)
    customer = written(till)
    till.do(AttachCustomer(customer))
    till.scan("4006381333931")
    till.do(PayCash(money("10.00")))
    outcome = till.do(ExportCustomer(customer))
    assert isinstance(outcome, CustomerExported)
    document = outcome.document
    assert document["details"] == {
        "name": "Ada Lovelace",
        "email": "ada@example.org",
        "phone": "+49 30 1234567",
        "card": "C-4711",
        "group": "",
        "address": "",
        "consent": {"profile": True, "e_receipt": False, "marketing": False},
    }
    history = document["history"]
    assert isinstance(history, list)
    assert [entry["what"] for entry in history] == ["sale", "customer_written"]  # type: ignore[index,call-overload]  # JSON
    assert history[0]["receipt"] == "S1-2-1-1"  # type: ignore[index,call-overload]  # JSON
    assert [done.body for done in till.memory.of_kind(TransactionKind.CUSTOMER_EXPORTED)] == [{"customer": customer}]
    bought: list[str] = []
    shop.desk.ask(
        AskCustomerHistory(customer), lambda answer: bought.extend(sale.number_text for sale in answer.receipts), _never
    )
    assert bought == ["S1-2-1-1"]


def test_customers_are_for_those_who_signed_on() -> None:
    till = Till(operator=None, is_open=False)
    assert till.do(WriteCustomer(ADA)) == SignOnNeeded()
    assert till.do(EraseCustomer("c")) == SignOnNeeded()
    assert till.do(ExportCustomer("c")) == SignOnNeeded()


def test_customer_on_the_counter_stays_when_another_s_sale_joins() -> None:
    till = Till()
    ada, grace = written(till), written(till, replace(ADA, name="Grace", email="grace@example.org", phone="", card=""))
    assert ada != grace
    till.do(AttachCustomer(ada))
    till.scan(TEA_GTIN)
    till.do(SuspendSale())
    till.do(AttachCustomer(grace))
    till.scan(TEA_GTIN)
    merged = till.do(RecallSale(merges=True))
    assert isinstance(merged, SaleRecalled)
    assert merged.rung.sale.customer_id == grace
