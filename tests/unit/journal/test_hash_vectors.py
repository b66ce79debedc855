"""The published hash vectors: our seal gives them, and so does a second way that shares nothing with it."""

import hashlib
import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from evertill.app.resources import resource_path
from evertill.domain.facts.transaction import (
    GENESIS_HASH,
    ChainHead,
    Draft,
    fact_from_json,
    head_after,
    read_fact,
    seal,
)

VECTORS: list[dict[str, Any]] = json.loads(resource_path("vectors", "hash_chain.json").read_text("utf-8"))["facts"]


@pytest.mark.parametrize("vector", VECTORS)
def test_published_canonical_text_and_hash_come_out_another_way(vector: dict[str, Any]) -> None:
    envelope = {name: value for name, value in vector["fact"].items() if name != "hash"}
    text = "".join(_spelled(envelope))
    assert text == vector["canonical"]
    assert hashlib.sha256(text.encode()).hexdigest() == vector["hash"] == vector["fact"]["hash"]


def _spelled(value: Any) -> Iterator[str]:
    """RFC 8785 by hand: members by UTF-16 unit, nothing between the tokens."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        yield "{"
        for number, name in enumerate(names):
            yield ("," if number else "") + json.dumps(name, ensure_ascii=False) + ":"
            yield from _spelled(value[name])
        yield "}"
    elif isinstance(value, list):
        yield "["
        for number, item in enumerate(value):
            yield "," if number else ""
            yield from _spelled(item)
        yield "]"
    else:
        yield json.dumps(value, ensure_ascii=False)


def test_published_facts_are_chained_from_the_genesis() -> None:
    facts = [vector["fact"] for vector in VECTORS]
    assert facts[0]["previous_hash"] == GENESIS_HASH
    assert all(after["previous_hash"] == before["hash"] for before, after in pairwise(facts))
    assert [fact["sequence"] for fact in facts] == [1, 2, 3, 4, 5]
    assert {fact["kind"] for fact in facts} >= {"sale", "return", "stock_move", "start"}


def test_published_facts_are_sealed_again_to_the_same_hash() -> None:
    head = ChainHead()
    for vector in VECTORS:
        fact = fact_from_json(vector["fact"])
        draft = Draft(
            transaction_id=fact.transaction_id,
            kind=fact.kind,
            business_day=fact.business_day,
            occurred_at=fact.occurred_at,
            operator_id=fact.operator_id,
            shift_id=fact.shift_id,
            body=fact.body,
        )
        sealed = seal(draft, fact.identity, head)
        assert sealed.hash == vector["hash"]
        assert read_fact(sealed.wire) == sealed
        head = head_after(sealed, head)


def test_published_fact_with_one_character_changed_is_refused() -> None:
    wire = json.dumps(VECTORS[2]["fact"]).replace("Paper bag", "Paper bog").encode()
    with pytest.raises(ValueError, match="hash"):
        read_fact(wire)
