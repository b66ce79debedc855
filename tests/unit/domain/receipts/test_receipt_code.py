"""The signed code on a receipt: what it says can be read back, and nothing else passes for one."""

import base64
import json
from dataclasses import replace

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from evertill.domain.facts.transaction import seal
from evertill.domain.receipts.receipt_code import ReceiptClaim, claim_payload, read_receipt_code, receipt_code
from tests.unit.domain.facts.test_transaction import DRAFT, HEAD, IDENTITY

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
DONE = seal(DRAFT, IDENTITY, HEAD)
PAYLOAD = claim_payload(DONE, gross_minor=499, currency="EUR")
CODE = receipt_code(PAYLOAD, KEY.sign(PAYLOAD))


def encoded(payload: object) -> str:
    """A code with this payload and a signature of the right length."""
    raw = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    return receipt_code(raw, bytes(64))


def test_code_read_back_says_what_was_signed() -> None:
    read = read_receipt_code(CODE)

    assert read is not None
    assert read.claim == ReceiptClaim(
        number="S1-2-3-17",
        occurred_at="2026-11-21T09:03:00+01:00",
        gross_minor=499,
        currency="EUR",
        fact_id=DONE.transaction_id,
        fact_hash=DONE.hash,
    )
    assert read.payload == PAYLOAD
    KEY.public_key().verify(read.signature, read.payload)


@pytest.mark.parametrize(
    "payload",
    [
        claim_payload(DONE, gross_minor=498, currency="EUR"),
        claim_payload(DONE, gross_minor=499, currency="GBP"),
        claim_payload(seal(DRAFT, IDENTITY, replace(HEAD, receipt_number=17)), gross_minor=499, currency="EUR"),
    ],
)
def test_signature_holds_for_the_signed_figures_alone(payload: bytes) -> None:
    assert payload != PAYLOAD
    with pytest.raises(InvalidSignature):
        KEY.public_key().verify(KEY.sign(PAYLOAD), payload)


def test_code_fits_a_qr_symbol_of_a_narrow_receipt() -> None:
    rule = claim_payload(DONE, gross_minor=499, currency="EUR", promotions="re_evaluated")
    assert len(receipt_code(rule, bytes(64))) < 420
    assert len(CODE) < 400
    assert CODE.isascii()
    assert CODE.startswith("EV1.")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "EV1.",
        "EV1..",
        CODE.removeprefix("EV1."),
        CODE.replace("EV1.", "EV2."),
        CODE[:-1],
        CODE + "A",
        CODE + "\n",
        " " + CODE,
        CODE.replace(".", "!", 2),
        CODE[:20] + "!" + CODE[21:],
        CODE[:20] + "é" + CODE[21:],
        CODE[:4] + "A" + CODE[4:],
        CODE[: CODE.rindex(".")],
    ],
)
def test_a_damaged_code_is_none(text: str) -> None:
    assert read_receipt_code(text) is None


@pytest.mark.parametrize(
    "payload",
    [
        b"no json",
        b"\xff\xff",
        b"[" * 1400,
        b"[" + b"9" * 1400 + b"]",
        "text",
        {},
        [],
        ["S1-2-3-17", "2026", 499, "EUR", "id"],
        ["S1-2-3-17", "2026", "499", "EUR", "id", "hash"],
        ["S1-2-3-17", "2026", 4.99, "EUR", "id", "hash"],
        ["S1-2-3-17", "2026", True, "EUR", "id", "hash"],
        ["S1-2-3-17", "2026", 499, "EUR", "id", "hash", 7],
        ["S1-2-3-17", "2026", 499, "EUR", "id", "hash", "proportional", "more"],
        [17, "2026", 499, "EUR", "id", "hash"],
    ],
)
def test_a_code_that_says_something_else_is_none(payload: object) -> None:
    assert read_receipt_code(encoded(payload)) is None


def test_payload_is_plain_base64url_without_padding() -> None:
    payload_text = CODE.split(".")[1]

    assert "=" not in CODE
    assert base64.urlsafe_b64decode(payload_text + "==") == PAYLOAD


@pytest.mark.parametrize("rule", ["proportional", "re_evaluated"])
def test_code_says_by_what_rule_offers_count_where_there_were_any(rule: str) -> None:
    payload = claim_payload(DONE, gross_minor=499, currency="EUR", promotions=rule)
    read = read_receipt_code(receipt_code(payload, bytes(64)))
    assert read is not None
    assert read.claim.promotions == rule
    plain = read_receipt_code(CODE)
    assert plain is not None
    assert plain.claim.promotions == ""
