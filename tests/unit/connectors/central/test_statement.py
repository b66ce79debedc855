"""Statements count only with the backend's signature, and only for the till and day asked for."""

import base64

import pytest

from evertill.connectors.central.statement import checked_statement
from evertill.kernel.canonical import JsonObject, canonical_bytes
from evertill.kernel.errors import BackendFault
from tests.support.backend import MemoryKey

STATEMENT: JsonObject = {
    "day": "2026-11-21",
    "store": "S1",
    "workstation": "2",
    "currency": "EUR",
    "net": 12345,
    "tenders": {"cash": 12345},
    "chain": "intact",
}


def _signed(key: MemoryKey, statement: JsonObject = STATEMENT) -> JsonObject:
    return {**statement, "signature": base64.b64encode(key.sign(canonical_bytes(statement))).decode()}


def _checked(document: JsonObject, key: MemoryKey, day: str | None = "2026-11-21") -> JsonObject:
    return checked_statement(document, key.public_key, store="S1", workstation="2", day=day)


def test_statement_signed_by_the_backend_is_given_without_its_signature() -> None:
    key = MemoryKey()
    assert _checked(_signed(key), key) == STATEMENT


@pytest.mark.parametrize("member", list(STATEMENT))
def test_statement_changed_in_any_member_is_forged(member: str) -> None:
    key = MemoryKey()
    with pytest.raises(BackendFault, match="signature"):
        _checked({**_signed(key), member: "other"}, key)


def test_statement_with_an_added_member_is_forged() -> None:
    key = MemoryKey()
    with pytest.raises(BackendFault, match="signature"):
        _checked({**_signed(key), "sold": 1}, key)


def test_statement_of_another_key_is_forged() -> None:
    with pytest.raises(BackendFault, match="signature"):
        _checked(_signed(MemoryKey()), MemoryKey())


@pytest.mark.parametrize("signature", [None, 7, "", "not base64!", base64.b64encode(bytes(64)).decode(), "AAAA"])
def test_statement_with_an_odd_signature_is_forged(signature: object) -> None:
    key = MemoryKey()
    with pytest.raises(BackendFault, match="signature"):
        _checked({**_signed(key), "signature": signature}, key)  # type: ignore[dict-item]


def test_statement_with_a_fraction_is_forged() -> None:
    from decimal import Decimal

    key = MemoryKey()
    with pytest.raises(BackendFault, match="signature"):
        _checked({**_signed(key), "net": Decimal("1.5")}, key)  # type: ignore[dict-item]


def test_statement_of_another_day_or_till_is_not_used() -> None:
    key = MemoryKey()
    with pytest.raises(BackendFault, match="another till or day"):
        _checked(_signed(key), key, day="2026-11-20")
    with pytest.raises(BackendFault, match="another till or day"):
        _checked(_signed(key, {**STATEMENT, "workstation": "3"}), key)


def test_statement_with_a_bad_key_of_ours_is_not_used() -> None:
    with pytest.raises(BackendFault, match="signature"):
        checked_statement(_signed(MemoryKey()), b"short", store="S1", workstation="2", day="2026-11-21")
