"""Customers' records: last writer wins by field, consent by the least, erasure for good."""

import pytest

from evertill.domain.customers.customer_record import (
    CUSTOMER_MOVES,
    STEPS_MAX,
    CustomerRecord,
    CustomerState,
    Stamped,
    erased,
    merged,
    with_consent,
    with_fields,
    with_step,
)

ADA = with_fields(CustomerRecord("c-1"), {"name": "Ada", "email": "a@b.c"}, "2026-01-02")


def test_field_keeps_what_was_written_last_whatever_arrives_later() -> None:
    late = with_fields(ADA, {"name": "Adah"}, "2026-01-01")
    assert late.text("name") == "Ada"
    assert with_fields(ADA, {"name": "Adah"}, "2026-01-02").text("name") == "Adah"
    assert ADA.text("phone") == ""


def test_merge_keeps_later_fields_and_the_least_consent() -> None:
    ada = with_consent(ADA, {"mail": True, "sms": True})
    other = with_consent(
        with_fields(CustomerRecord("c-2", is_verified=True), {"name": "A."}, "2026-02-01"), {"mail": True}
    )
    kept, alias = merged(ada, other)
    assert (kept.customer_id, kept.text("name"), kept.text("email")) == ("c-1", "A.", "a@b.c")
    assert (kept.consent, kept.is_verified) == ({"mail": True, "sms": False}, True)
    assert alias == CustomerRecord("c-2", CustomerState.MERGED, merged_into="c-1")


def test_erased_record_holds_nothing_and_nothing_comes_back() -> None:
    gone = erased(with_consent(ADA, {"mail": True}))
    assert gone == CustomerRecord("c-1", CustomerState.ERASED)
    assert with_fields(gone, {"name": "Ada"}, "2027") == gone
    assert with_consent(gone, {"mail": True}) == gone
    assert Stamped("Ada", "2026") == Stamped("Ada", "2026")


@pytest.mark.parametrize("before", CustomerState)
@pytest.mark.parametrize("after", CustomerState)
def test_customer_moves_only_as_allowed(before: CustomerState, after: CustomerState) -> None:
    allowed = {("active", "merged"), ("active", "erased"), ("merged", "erased")}
    assert (after in CUSTOMER_MOVES[before]) == ((before.value, after.value) in allowed)


def test_record_names_the_latest_facts_it_contains() -> None:
    record = CustomerRecord("c-1")
    for number in range(STEPS_MAX + 2):
        record = with_step(record, f"f-{number}")
    assert (len(record.steps), record.steps[0], record.steps[-1]) == (STEPS_MAX, "f-2", f"f-{STEPS_MAX + 1}")
    assert with_step(record, "f-5") is record
    gone = erased(record)
    assert with_step(gone, "f-9").steps == ()


def test_merged_record_contains_the_facts_of_both() -> None:
    kept, alias = merged(with_step(CustomerRecord("c-1"), "f-1"), with_step(CustomerRecord("c-2"), "f-2"))
    assert (kept.steps, alias.steps) == (("f-1", "f-2"), ())
