"""Sealing, chaining and reading facts: every member counts, and nothing that cannot be hashed exactly gets in."""

import hashlib
import json
import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from evertill.domain.facts.transaction import (
    GENESIS_HASH,
    TAKES_RECEIPT_NUMBER,
    ChainHead,
    Draft,
    Identity,
    Transaction,
    TransactionKind,
    coming_receipt,
    fact_from_json,
    head_after,
    read_fact,
    read_number,
    seal,
)
from evertill.kernel.canonical import Json, JsonObject, canonical_bytes
from evertill.kernel.ids import EpochId, OperatorId, ShiftId, TransactionId

IDENTITY = Identity("S1", "2", EpochId("01920000-0000-7000-8000-000000000001"), 3)
DRAFT = Draft(
    transaction_id=TransactionId("01930000-0000-7000-9000-000000000001"),
    kind=TransactionKind.SALE,
    business_day=date(2026, 11, 21),
    occurred_at=datetime(2026, 11, 21, 9, 3, 0, 250_000, tzinfo=timezone(timedelta(hours=1))),
    operator_id=OperatorId("op-1"),
    shift_id=ShiftId("shift-1"),
    body={"gross": 499, "name": "Grüner Tee"},
)
HEAD = ChainHead(sequence=41, receipt_number=16, hash="ab" * 32)


def parsed(transaction: Transaction) -> dict[str, Json]:
    """The fact as a reader of JSON sees it."""
    envelope = json.loads(transaction.wire)
    assert isinstance(envelope, dict)
    return envelope


def resealed(envelope: dict[str, Json]) -> dict[str, Json]:
    """The envelope with the hash of what it now says."""
    contents = {name: member for name, member in envelope.items() if name != "hash"}
    return {**contents, "hash": hashlib.sha256(canonical_bytes(contents)).hexdigest()}


def test_seal_of_a_sale_takes_the_next_numbers_and_the_hash_before() -> None:
    sealed = seal(DRAFT, IDENTITY, HEAD)

    assert (sealed.sequence, sealed.receipt_number, sealed.previous_hash) == (42, 17, "ab" * 32)
    assert sealed.number_text == "S1-2-3-17"
    assert head_after(sealed, HEAD) == ChainHead(42, 17, sealed.hash)


def test_seal_of_anything_else_leaves_the_receipt_number_alone() -> None:
    sealed = seal(replace(DRAFT, kind=TransactionKind.NO_SALE), IDENTITY, HEAD)

    assert sealed.receipt_number is None
    assert head_after(sealed, HEAD) == ChainHead(42, 16, sealed.hash)


def test_seal_after_nothing_starts_at_one_from_the_genesis_hash() -> None:
    sealed = seal(DRAFT, IDENTITY, ChainHead())

    assert (sealed.sequence, sealed.receipt_number, sealed.previous_hash) == (1, 1, "0" * 64)
    assert GENESIS_HASH == "0" * 64


@pytest.mark.parametrize("kind", list(TransactionKind))
def test_just_sales_returns_and_what_undoes_them_take_a_receipt_number(kind: TransactionKind) -> None:
    assert (kind.value in {"sale", "return", "post_void"}) == (kind in TAKES_RECEIPT_NUMBER)


def test_hash_is_that_of_the_published_vector() -> None:
    """Whoever writes another reader may start from these bytes; they must never change."""
    expected = (
        '{"body":{"gross":499,"name":"Grüner Tee"},"business_day":"2026-11-21",'
        '"epoch":"01920000-0000-7000-8000-000000000001","epoch_number":3,'
        '"fact_id":"01930000-0000-7000-9000-000000000001","kind":"sale",'
        '"occurred_at":"2026-11-21T09:03:00.250+01:00","operator":"op-1","previous_hash":"' + "ab" * 32 + '",'
        '"receipt_number":17,"schema":1,"sequence":42,"shift":"shift-1","store":"S1","training":false,"workstation":"2"}'
    ).encode()

    sealed = seal(DRAFT, IDENTITY, HEAD)

    assert sealed.canonical == expected
    assert sealed.hash == hashlib.sha256(expected).hexdigest()
    assert sealed.wire == b'{"hash":"' + sealed.hash.encode() + b'",' + expected[1:]


@pytest.mark.parametrize(
    ("draft", "identity", "head"),
    [
        (replace(DRAFT, transaction_id=TransactionId("01930000-0000-7000-9000-000000000002")), IDENTITY, HEAD),
        (replace(DRAFT, kind=TransactionKind.RETURN), IDENTITY, HEAD),
        (replace(DRAFT, business_day=date(2026, 11, 22)), IDENTITY, HEAD),
        (replace(DRAFT, occurred_at=DRAFT.occurred_at + timedelta(milliseconds=1)), IDENTITY, HEAD),
        (replace(DRAFT, occurred_at=DRAFT.occurred_at.astimezone(UTC)), IDENTITY, HEAD),
        (replace(DRAFT, operator_id=None), IDENTITY, HEAD),
        (replace(DRAFT, shift_id=ShiftId("shift-2")), IDENTITY, HEAD),
        (replace(DRAFT, body={"gross": 498, "name": "Grüner Tee"}), IDENTITY, HEAD),
        (replace(DRAFT, body={"gross": 499, "name": unicodedata.normalize("NFD", "Grüner Tee")}), IDENTITY, HEAD),
        (DRAFT, replace(IDENTITY, store="S2"), HEAD),
        (DRAFT, replace(IDENTITY, workstation="3"), HEAD),
        (DRAFT, replace(IDENTITY, epoch=EpochId("01920000-0000-7000-8000-000000000002")), HEAD),
        (DRAFT, replace(IDENTITY, epoch_number=4), HEAD),
        (DRAFT, replace(IDENTITY, is_training=True), HEAD),
        (DRAFT, IDENTITY, replace(HEAD, sequence=42)),
        (DRAFT, IDENTITY, replace(HEAD, receipt_number=17)),
        (DRAFT, IDENTITY, replace(HEAD, hash="ac" * 32)),
    ],
)
def test_hash_changes_with_every_part_of_the_fact(draft: Draft, identity: Identity, head: ChainHead) -> None:
    changed = seal(draft, identity, head)

    assert changed.hash != seal(DRAFT, IDENTITY, HEAD).hash
    assert read_fact(changed.wire) == changed


@pytest.mark.parametrize("member", [*parsed(seal(DRAFT, IDENTITY, HEAD))])
def test_reading_a_fact_with_one_member_changed_is_refused(member: str) -> None:
    envelope = parsed(seal(DRAFT, IDENTITY, HEAD))
    envelope[member] = "something else"

    with pytest.raises(ValueError, match="the hash is not that of the contents"):
        fact_from_json(envelope)


@pytest.mark.parametrize("member", [name for name in parsed(seal(DRAFT, IDENTITY, HEAD)) if name != "hash"])
def test_reading_a_fact_without_a_member_is_refused_though_its_hash_is_right(member: str) -> None:
    envelope = parsed(seal(DRAFT, IDENTITY, HEAD))
    del envelope[member]

    with pytest.raises(ValueError, match="lacks a member"):
        fact_from_json(resealed(envelope))


@pytest.mark.parametrize("member", [name for name in parsed(seal(DRAFT, IDENTITY, HEAD)) if name != "hash"])
def test_reading_a_fact_with_a_member_of_the_wrong_type_is_refused(member: str) -> None:
    envelope = {**parsed(seal(DRAFT, IDENTITY, HEAD)), member: ["a list"]}

    with pytest.raises(ValueError, match="lacks a member"):
        fact_from_json(resealed(envelope))


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("sequence", True),
        ("sequence", 0),
        ("schema", True),
        ("schema", 0),
        ("epoch_number", -1),
        ("epoch_number", True),
        ("receipt_number", True),
        ("receipt_number", 0),
    ],
)
def test_reading_a_fact_whose_numbers_do_not_count_is_refused(member: str, value: Json) -> None:
    envelope = {**parsed(seal(DRAFT, IDENTITY, HEAD)), member: value}

    with pytest.raises(ValueError, match="count from 1"):
        fact_from_json(resealed(envelope))


@pytest.mark.parametrize(("kind", "number"), [("sale", None), ("return", None), ("no_sale", 17), ("stock_move", 1)])
def test_reading_a_fact_whose_receipt_number_does_not_go_with_its_kind_is_refused(kind: str, number: Json) -> None:
    envelope = {**parsed(seal(DRAFT, IDENTITY, HEAD)), "kind": kind, "receipt_number": number}

    with pytest.raises(ValueError, match="receipt number"):
        fact_from_json(resealed(envelope))


@pytest.mark.parametrize(
    ("member", "value"),
    [("kind", "teleport"), ("business_day", "yesterday"), ("occurred_at", "2026-11-21T09:03:00")],
)
def test_reading_a_fact_with_an_unknown_word_or_moment_is_refused(member: str, value: str) -> None:
    envelope = {**parsed(seal(DRAFT, IDENTITY, HEAD)), member: value}

    with pytest.raises(ValueError):
        fact_from_json(resealed(envelope))


@pytest.mark.parametrize(
    "draft",
    [
        DRAFT,
        replace(DRAFT, kind=TransactionKind.CLOCK_ANOMALY, operator_id=None, shift_id=None),
        replace(
            DRAFT, body={"names": ["日本茶", "शक्कर", "🫖", "e\u0301"], "nothing": None, "yes": True, "deep": {"a": []}}
        ),
        replace(DRAFT, body={"most": 2**53 - 1, "least": -(2**53 - 1)}),
    ],
)
def test_fact_read_back_from_the_wire_is_the_transaction_that_was_sealed(draft: Draft) -> None:
    sealed = seal(draft, IDENTITY, HEAD)

    assert read_fact(sealed.wire) == sealed


def test_seal_keeps_the_moment_as_precise_as_its_text() -> None:
    draft = replace(DRAFT, occurred_at=DRAFT.occurred_at.replace(microsecond=250_999))

    sealed = seal(draft, IDENTITY, HEAD)

    assert sealed.occurred_at == DRAFT.occurred_at
    assert read_fact(sealed.wire) == sealed


def test_members_a_later_version_added_are_kept_under_the_hash() -> None:
    envelope = resealed({**parsed(seal(DRAFT, IDENTITY, HEAD)), "schema": 2, "weather": "rain"})

    read = fact_from_json(envelope)

    assert b'"weather":"rain"' in read.canonical
    assert parsed(read) == envelope


@pytest.mark.parametrize("number", [2**53, -(2**53), 10**30])
def test_seal_refuses_whole_numbers_that_json_readers_lose(number: int) -> None:
    with pytest.raises(ValueError, match="larger than JSON readers keep exactly"):
        seal(replace(DRAFT, body={"gross": number}), IDENTITY, HEAD)


@pytest.mark.parametrize("text", ["4.99", "1e3", "-0.5", "499.0", "1E-2"])
def test_reading_a_fraction_is_refused(text: str) -> None:
    wire = seal(DRAFT, IDENTITY, HEAD).wire.replace(b'"gross":499', b'"gross":' + text.encode())

    with pytest.raises(ValueError, match="is a fraction"):
        read_fact(wire)


@pytest.mark.parametrize(
    "wire",
    [
        b"",
        b"nonsense",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"a":' * 400 + b"1" + b"}" * 400,
        b'{"body":NaN}',
        b'{"body":Infinity}',
        b'{"body":' + b"9" * 5000 + b"}",
        b'{"body":9007199254740993,"hash":""}',
        b'{"name":"\\ud800","hash":""}',
        b'"text"',
        b"[]",
        b"null",
        b"{}",
    ],
)
def test_reading_what_is_no_fact_is_a_plain_refusal(wire: bytes) -> None:
    with pytest.raises(ValueError):
        read_fact(wire)


def test_a_fact_nested_deeper_than_can_be_hashed_is_refused() -> None:
    deep: Json = 1
    for _ in range(5000):
        deep = [deep]

    with pytest.raises(ValueError, match="nested too deeply"):
        fact_from_json({"body": deep, "hash": ""})


def test_seal_refuses_half_a_character() -> None:
    with pytest.raises(ValueError, match="surrogates"):
        seal(replace(DRAFT, body={"name": "\ud83e"}), IDENTITY, HEAD)


def test_keys_stand_in_the_order_of_rfc_8785() -> None:
    """The example of RFC 8785 section 3.2.3: by UTF-16 code unit, so the emoji stands before U+FB33."""
    body: JsonObject = {
        "\u20ac": "Euro Sign",
        "\r": "Carriage Return",
        "\ufb33": "Hebrew Letter Dalet With Dagesh",
        "1": "One",
        "\U0001f600": "Emoji: Grinning Face",
        "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis",
    }

    sealed = seal(replace(DRAFT, body=body), IDENTITY, HEAD)
    written = sealed.canonical.decode()
    names = ["Carriage Return", "One", "Control", "Latin Small", "Euro Sign", "Emoji", "Hebrew"]
    assert [written.index(name) for name in names] == sorted(written.index(name) for name in names)
    assert read_fact(sealed.wire) == sealed


def test_number_of_a_receipt_is_read_for_any_epoch_of_this_workstation() -> None:
    assert read_number("S1-2-3-17", IDENTITY) == (3, 17)
    assert read_number("S1-2-1-9", IDENTITY) == (1, 9)
    assert read_number("A-B-x-1-9", replace(IDENTITY, store="A-B", workstation="x")) == (1, 9)


@pytest.mark.parametrize(
    "text",
    ["", "S1-2-3-", "S1-2-3", "S1-2-3-17-1", "S2-2-3-17", "S1-3-3-17", "S1-2-0-17", "S1-2-3-017", "S1-2-3-١", "3-17"],
)
def test_other_texts_are_no_number_of_this_workstation(text: str) -> None:
    assert read_number(text, IDENTITY) is None


def test_number_text_of_what_has_no_receipt_is_a_bug() -> None:
    with pytest.raises(AssertionError):
        _ = seal(replace(DRAFT, kind=TransactionKind.NO_SALE), IDENTITY, HEAD).number_text


def test_coming_receipt_has_the_number_and_the_moment_of_the_sale_that_is_sealed_next() -> None:
    sealed = seal(DRAFT, IDENTITY, HEAD)
    coming = coming_receipt(TransactionKind.SALE, IDENTITY, HEAD, DRAFT.occurred_at)
    assert (coming.number_text, coming.occurred_at) == (sealed.number_text, sealed.occurred_at)
