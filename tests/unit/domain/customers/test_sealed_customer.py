"""What the chain holds of a customer, and what goes beside it."""

import pytest

from evertill.domain.customers.sealed_customer import (
    SentBeside,
    beside_json,
    bound_to,
    customer_of,
    digest_of,
    is_customer_id,
    read_beside,
    written_body,
)
from evertill.kernel.canonical import Json

SEALED = bytes(range(40))
BESIDE = SentBeside(SEALED, bytes(32))


def test_body_holds_digest_and_consent_only() -> None:
    body = written_body("c-1", SEALED, consent={"profile": True}, changed=("name",), changed_at="2026-11-21T12:00:00Z")
    assert body == {
        "customer": "c-1",
        "digest": digest_of(SEALED),
        "consent": {"profile": True},
        "changed": ["name"],
        "changed_at": "2026-11-21T12:00:00Z",
    }
    assert customer_of(body) == "c-1"


@pytest.mark.parametrize("named", [None, "", 7, ["c"]])
def test_body_that_names_nobody_has_no_customer(named: Json) -> None:
    assert customer_of({"customer": named}) is None


def test_seal_is_bound_to_customer_and_fact() -> None:
    assert len({bound_to("c-1", "f-1"), bound_to("c-2", "f-1"), bound_to("c-1", "f-2")}) == 3


def test_beside_goes_over_the_wire_and_back() -> None:
    assert read_beside(beside_json(BESIDE)) == BESIDE


@pytest.mark.parametrize(
    "changed",
    [{"key": "AA=="}, {"key": "not base64!"}, {"sealed": "AA=="}, {"sealed": 7}, {"key": None}],
)
def test_beside_that_is_none_is_not_read(changed: dict[str, Json]) -> None:
    assert read_beside({**beside_json(BESIDE), **changed}) is None
    assert read_beside("text") is None


@pytest.mark.parametrize(("text", "is_one"), [("c-1", True), ("", False), ("a b", False), ("x" * 65, False)])
def test_customer_id_is_a_plain_one(text: str, is_one: bool) -> None:
    assert is_customer_id(text) is is_one
