"""Any JSON at all as a body: an answer as agreed or a problem document, never a failure of ours."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evertill.domain.facts.transaction import TransactionKind
from evertill.kernel.canonical import canonical_bytes, digest
from evertill_central.services.common.central import Central
from evertill_central.services.common.rates import Rates
from tests.support.central import Till, a_body, admin_token, ask, batch, put_rows, read

EXAMPLES = 60

texts = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(["\0", "A-1", "EUR", "cash", "C62", "S1"])
whole = st.integers(-(2**53) + 1, 2**53 - 1)
scalars = st.none() | st.booleans() | whole | texts
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4), max_leaves=12
)
wild = values | st.floats() | st.integers()
bodies = st.one_of(
    st.dictionaries(st.sampled_from(list(a_body())), values, max_size=7),
    st.fixed_dictionaries({name: st.just(member) | values for name, member in a_body().items()}),
    st.dictionaries(texts, values, max_size=4),
)


def _sealed(till: Till, kind: str, body: object, changed: dict[str, Any]) -> bytes:
    envelope = {**json.loads(till.fact().canonical), "kind": kind, "body": body, **changed}
    return canonical_bytes({**envelope, "hash": digest(envelope)})


def test_facts_with_any_body_under_a_right_hash_are_taken_or_refused_one_by_one(central: Central, till: Till) -> None:
    @given(
        kind=st.sampled_from([*TransactionKind, "other"]),
        body=bodies,
        changed=st.dictionaries(
            st.sampled_from(["sequence", "epoch", "epoch_number", "operator", "business_day"]), values
        ),
    )
    @settings(max_examples=EXAMPLES)
    def check(kind: str, body: object, changed: dict[str, Any]) -> None:
        neighbour = till.fact()
        results = till.post(central, [_sealed(till, kind, body, changed), neighbour])
        assert [result["result"] for result in results if result["fact_id"] == neighbour.transaction_id] in (
            ["accepted"],
            ["accepted_with_exception"],
        )

    check()
    till.statement(central)
    till.changes(central)


def test_facts_body_of_any_json_is_answered(central: Central, till: Till) -> None:
    @given(st.one_of(wild, st.fixed_dictionaries({"facts": wild}), st.fixed_dictionaries({"facts": st.lists(wild)})))
    @settings(max_examples=EXAMPLES)
    def check(sent: object) -> None:
        answered = till.ask(central, "POST", "/v1/facts", json.dumps(sent).encode())
        assert answered.status in (200, 400, 413)
        if answered.status == 200:
            assert {result["result"] for result in read(answered)["results"]} <= {"refused"}

    check()


def test_any_bytes_are_answered(central: Central, till: Till) -> None:
    @given(st.binary(max_size=200) | st.binary(max_size=50).map(lambda raw: batch([raw])))
    @settings(max_examples=EXAMPLES)
    def check(sent: bytes) -> None:
        assert till.ask(central, "POST", "/v1/facts", sent).status in (200, 400)

    check()


def test_rows_of_any_json_are_written_or_refused_one_by_one(central: Central, till: Till) -> None:
    token = admin_token(central)
    streams = ["products", "prices", "taxes", "stock", "operators", "policy", "stores", "workstations", "other"]
    members = ["sku", "name", "tax_class", "unit_price", "currency", "rules", "on_hand_micro", "role", "pricing"]
    content = st.dictionaries(st.sampled_from(members) | texts, wild, max_size=6)
    row = st.fixed_dictionaries({}, optional={"key": wild, "content": content | wild, "store": st.just("S1") | wild})

    @given(stream=st.sampled_from(streams), rows=st.lists(row | wild, max_size=4))
    @settings(max_examples=EXAMPLES)
    def check(stream: str, rows: list[object]) -> None:
        answered = ask(central, "PUT", f"/v1/admin/{stream}", {"rows": rows}, token=token)
        assert answered.status == 200
        report = read(answered)
        assert report["written"] + report["unchanged"] + len(report["refused"]) == len(rows)

    check()
    put_rows(central, "products", [])
    till.changes(central)


def test_enrolment_of_any_json_is_answered(central: Central) -> None:
    members = ["code", "store", "workstation", "public_key", "epoch", "epoch_number", "name", "head"]

    @given(st.dictionaries(st.sampled_from(members), wild) | wild)
    @settings(max_examples=EXAMPLES)
    def check(sent: object) -> None:
        object.__setattr__(central, "rates", Rates())
        assert ask(central, "POST", "/v1/enrol", sent).status in (400, 403)

    check()


@pytest.mark.parametrize("member", ["store", "workstation", "name"])
@pytest.mark.parametrize("wrong", [False, 0, [], {}])
def test_enrolment_with_an_empty_thing_for_a_text_is_refused(central: Central, member: str, wrong: object) -> None:
    sent = {"code": "0", "public_key": "k", "epoch": "e", "epoch_number": 1, member: wrong}
    assert ask(central, "POST", "/v1/enrol", sent).status == 400


def test_query_of_any_text_is_answered(central: Central, till: Till) -> None:
    token = admin_token(central)

    @given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=40))
    @settings(max_examples=EXAMPLES)
    def check(query: str) -> None:
        for path in ("/v1/changes", "/v1/statement"):
            assert till.ask(central, "GET", f"{path}?{query}").status in (200, 400, 404)
        for path in ("/v1/admin/products", "/v1/statement"):
            assert ask(central, "GET", f"{path}?{query}", token=token).status in (200, 400, 404)

    check()
