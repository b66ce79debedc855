"""Reading facts: the published vectors, and the quick way to the canonical form against the slow one."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evertill.kernel.canonical import canonical_bytes, digest
from evertill_central.services.common.fact_reading import ReadFact, UnreadableFact, open_batch, read_fact
from tests.support.central import Till

VECTORS = Path(__file__).parents[3] / "resources" / "vectors" / "hash_chain.json"
PUBLISHED: list[dict[str, Any]] = json.loads(VECTORS.read_text("utf-8"))["facts"]

texts = st.text(st.characters(codec="utf-8"), max_size=8)
numbers = st.integers(-(2**60), 2**60) | st.floats(allow_nan=False, allow_infinity=False)
scalars = st.none() | st.booleans() | numbers | texts
values = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(texts, inner), max_leaves=10)


@pytest.mark.parametrize("vector", PUBLISHED)
def test_published_fact_is_read_and_kept_in_its_canonical_text(vector: dict[str, Any]) -> None:
    fact = read_fact(json.dumps(vector["fact"]).encode())
    assert isinstance(fact, ReadFact)
    assert fact.hash == vector["hash"]
    assert fact.wire == f'{{"hash":"{vector["hash"]}",{vector["canonical"][1:]}'


@pytest.mark.parametrize("vector", PUBLISHED)
def test_published_fact_with_one_letter_changed_is_not_read(vector: dict[str, Any]) -> None:
    changed = {**vector["fact"], "operator": "somebody else"}
    assert isinstance(read_fact(json.dumps(changed).encode()), UnreadableFact)


@given(st.dictionaries(texts, values, max_size=4))
def test_body_is_kept_by_its_canonical_form_or_refused_as_the_slow_way_does(body: dict[str, Any]) -> None:
    envelope = {**json.loads(Till().fact().canonical), "body": body}
    text = json.dumps(envelope, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    try:
        canonical = canonical_bytes(envelope)
    except ValueError:
        # Somebody hashed it all the same, by the text as it is.
        wire = json.dumps({**envelope, "hash": hashlib.sha256(text).hexdigest()}).encode()
        assert isinstance(read_fact(wire), UnreadableFact)
        return
    fact = read_fact(json.dumps({**envelope, "hash": digest(envelope)}).encode())
    assert isinstance(fact, ReadFact)
    assert fact.wire.encode() == b'{"hash":"' + fact.hash.encode() + b'",' + canonical[1:]


def test_batch_with_a_text_that_is_no_unicode_lays_it_to_its_fact_alone() -> None:
    good = Till().fact().wire
    read = list(open_batch(b'{"facts":[' + good + b',{"fact_id":"b","x":"\\ud800"},' + good + b"]}").facts)
    assert [type(fact) for fact in read] == [ReadFact, UnreadableFact, ReadFact]
    assert read[1].fact_id == "b"


@pytest.mark.parametrize("body", [b"", b"[]", b'{"facts":1}', b"{", b'{"facts":["\\ud800"]'])
def test_batch_that_is_none_is_a_value_error(body: bytes) -> None:
    with pytest.raises(ValueError):
        open_batch(body)
