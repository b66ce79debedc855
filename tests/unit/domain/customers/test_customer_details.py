"""A customer's details: what can be kept, how they are found, and that a row of anything never fails."""

from dataclasses import replace

import pytest

from evertill.domain.customers.customer_details import (
    Consent,
    CustomerDetails,
    DetailsTrouble,
    changed_members,
    contact_key,
    details_bytes,
    details_of,
    details_trouble,
    is_meant,
    read_details,
)
from evertill.kernel.canonical import JsonObject
from tests.support.customers import ADA


def test_details_sealed_are_read_back() -> None:
    assert read_details(details_bytes(ADA)) == ADA


@pytest.mark.parametrize("plain", [b"[]", b"7", b"\xff"])
def test_details_of_something_else_are_refused(plain: bytes) -> None:
    with pytest.raises(ValueError, match=r"JSON|decode|Expecting"):
        read_details(plain)


def test_details_of_a_row_leave_out_what_is_no_text() -> None:
    row: JsonObject = {"name": 7, "email": "a@b.example", "group": "staff", "consent": {"marketing": "yes", "x": True}}
    assert details_of(row) == CustomerDetails(email="a@b.example", group="staff")
    assert details_of({"consent": [], "name": "a\x00b"}) == CustomerDetails()


@pytest.mark.parametrize(
    ("changed", "trouble"),
    [
        ({}, None),
        ({"name": "", "email": "", "phone": ""}, DetailsTrouble.NOBODY),
        ({"email": "ada"}, DetailsTrouble.EMAIL),
        ({"email": "ada@example"}, DetailsTrouble.EMAIL),
        ({"email": "a da@example.org"}, DetailsTrouble.EMAIL),
        ({"email": "a@b@example.org"}, DetailsTrouble.EMAIL),
        ({"email": "ada@.example.org"}, DetailsTrouble.EMAIL),
        ({"phone": "12"}, DetailsTrouble.PHONE),
        ({"card": "12"}, DetailsTrouble.CARD),
        ({"allows": frozenset[Consent]()}, DetailsTrouble.NO_CONSENT),
    ],
)
def test_details_that_cannot_be_kept_say_why(changed: dict[str, object], trouble: DetailsTrouble | None) -> None:
    assert details_trouble(replace(ADA, **changed)) is trouble  # type: ignore[arg-type]  # a parameter of the test


@pytest.mark.parametrize("text", ["ADA@example.org ", "+49 (30) 123-4567", "c-4711", "ada", "love", "Ada  Lovelace"])
def test_customer_is_meant_by_what_people_say(text: str) -> None:
    assert is_meant(ADA, text)


@pytest.mark.parametrize("text", ["", "  ", "grace", "ada@example", "471", "30"])
def test_customer_is_not_meant_by_anything_else(text: str) -> None:
    assert not is_meant(ADA, text)


def test_contacts_compare_without_signs_and_case() -> None:
    assert contact_key("+49 30/12-34") == contact_key("49301234") == "49301234"
    assert contact_key(" Ada  L ") == "ada l"


def test_changed_members_are_those_that_differ() -> None:
    after = replace(ADA, phone="", allows=frozenset({Consent.PROFILE, Consent.E_RECEIPT}))
    assert changed_members(ADA, after) == ("phone", "consent")
    assert not ADA.wants_e_receipt
    assert after.wants_e_receipt
