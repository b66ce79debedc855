"""Which article a code became that nobody knew."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from evertill.domain.facts.transaction import ChainHead, TransactionKind, seal
from evertill.domain.goods.assigned import (
    Assignment,
    assignment_content,
    assignment_of,
    parse_assignment,
    standing_assignments,
)
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.canonical import JsonObject
from tests.support.backend import IDENTITY
from tests.support.journal import AN_OPERATOR, a_draft

NOON = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
TEA = Assignment("400", "A-1", NOON, "f1", "anna")


@pytest.mark.parametrize("assignment", [TEA, replace(TEA, sku=None, by=None)])
def test_assignment_is_read_as_it_was_written(assignment: Assignment) -> None:
    assert parse_assignment(assignment_content(assignment)) == assignment


def test_assignment_says_since_when() -> None:
    with pytest.raises(BadRow, match="since when"):
        parse_assignment({"code": "400", "sku": "A-1", "cause": "f1"})


def test_later_word_about_a_code_stands_whichever_is_heard_of_first() -> None:
    back = replace(TEA, sku=None, at=NOON + timedelta(seconds=1), cause="f2")
    same_moment, other = replace(TEA, sku="A-2", cause="f0"), replace(TEA, code="500")
    assert standing_assignments([back, TEA, same_moment, other]) == {"400": back, "500": other}
    assert standing_assignments([TEA, same_moment])["400"] == TEA


@pytest.mark.parametrize(
    ("kind", "body", "sku"),
    [
        (TransactionKind.ITEM_ASSIGNED, {"code": "400", "sku": "A-1"}, "A-1"),
        (TransactionKind.ITEM_ASSIGNED, {"sku": "A-1"}, None),
        (TransactionKind.ITEM_DRAFT, {"code": "400", "sku": "A-1"}, None),
    ],
)
def test_transaction_says_what_a_code_became(kind: TransactionKind, body: JsonObject, sku: str | None) -> None:
    found = assignment_of(seal(a_draft(kind, "f1", body), IDENTITY, ChainHead()))
    assert (None if found is None else (found.sku, found.cause, found.by)) == (
        None if sku is None else (sku, "f1", str(AN_OPERATOR))
    )
