"""POST /v1/facts: one effect for ever, in any order, whatever its neighbours are."""

import json
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from typing import Any

import pytest
from sqlalchemy import func, select

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.kernel.canonical import Json, JsonObject, canonical_bytes, digest
from evertill_central.services.common.central import Central
from evertill_central.store.schema import fact_exceptions, facts, stock_moves
from tests.support.central import Till, a_body, a_central, a_stock_move, an_enrolled_till, batch, read


def _count(central: Central) -> int:
    with central.database.read() as connection:
        return connection.execute(select(func.count()).select_from(facts)).scalar_one()


def _on_hand(till: Till, central: Central, sku: str = "A-1") -> int:
    rows = till.changes(central)["stock"]["rows"]
    return next(int(row["content"]["on_hand_micro"]) for row in rows if row["key"] == sku)


def _resealed(transaction: Transaction, **changed: Any) -> bytes:
    """The fact with other members and the right hash for them."""
    envelope = {**json.loads(transaction.canonical), **changed}
    return canonical_bytes({**envelope, "hash": digest(envelope)})


def test_fact_new_is_accepted_with_its_place_and_its_cursor(central: Central, till: Till) -> None:
    sale = till.fact()
    assert till.post(central, [sale]) == [
        {"fact_id": sale.transaction_id, "result": "accepted", "remote_id": "S1:1", "visible_at": "1"}
    ]
    assert _on_hand(till, central) == -1_000_000


def test_fact_sent_again_is_a_duplicate_with_the_first_answer(central: Central, till: Till) -> None:
    till.fact()
    late = till.fact()
    first, again = till.post(central, [late]), till.post(central, [late, late])
    assert first[0]["result"] == "accepted_with_exception"
    assert again == [{**first[0], "result": "duplicate"}] * 2
    assert _on_hand(till, central) == -1_000_000


def test_fact_twice_in_one_batch_has_one_effect(central: Central, till: Till) -> None:
    sale = till.fact()
    results = till.post(central, [sale, sale])
    assert [result["result"] for result in results] == ["accepted", "duplicate"]
    assert _count(central) == 1
    assert _on_hand(till, central) == -1_000_000


def test_fact_same_id_with_another_hash_is_refused_and_an_incident(central: Central, till: Till) -> None:
    sale = till.fact()
    forged = _resealed(sale, body=a_body(gross=1))
    results = till.post(central, [sale, forged]) + till.post(central, [forged])
    assert [result["result"] for result in results] == ["accepted", "refused", "refused"]
    assert "other contents" in results[1]["reason"]
    assert till.statement(central)["sold"] == 499
    with central.database.read() as connection:
        kinds = connection.execute(select(fact_exceptions.c.kind, fact_exceptions.c.wire)).all()
    assert kinds == [("hash_conflict", forged.decode())] or json.loads(kinds[0].wire) == json.loads(forged)
    assert len(kinds) == 1


def test_fact_of_the_same_id_in_another_store_is_refused(central: Central, till: Till) -> None:
    sale = till.fact()
    till.post(central, [sale])
    other = an_enrolled_till(central, "S2")
    stolen = _resealed(sale, store="S2", epoch=other.identity.epoch)
    assert other.post(central, [stolen])[0]["result"] == "refused"
    assert other.statement(central)["facts"] == 0


BROKEN = (
    b"null",
    b"[]",
    b"7",
    b"1.5",
    b'"x"',
    b"{}",
    b'{"fact_id":5}',
    b'{"fact_id":""}',
    b'{"fact_id":"a","x":1e999}',
    b'{"fact_id":"a","x":' + b"9" * 5000 + b"}",
    b'{"fact_id":"a","x":"\\ud800"}',
    b'{"fact_id":"a","x":"\xff"}',
)


def test_fact_poison_never_harms_its_neighbours(central: Central, till: Till, subtests: pytest.Subtests) -> None:
    for number, broken in enumerate(BROKEN, start=1):
        with subtests.test(broken=broken[:30]):
            results = till.post(central, [till.fact(), broken, till.fact()])
            assert [result["result"] for result in results] == ["accepted", "refused", "accepted"]
            assert results[1]["reason"]
            assert _count(central) == 2 * number


def test_fact_too_deep_for_any_reader_of_json_makes_its_body_none(central: Central, till: Till) -> None:
    deep = b'{"fact_id":"a","x":' + b"[" * 5000 + b"]" * 5000 + b"}"
    answered = till.ask(central, "POST", "/v1/facts", batch([till.fact(), deep]))
    assert (answered.status, read(answered)["type"]) == (400, "malformed")


UNFIT: tuple[dict[str, Any], ...] = (
    {"kind": ""},
    {"kind": None},
    {"kind": "\x00"},
    {"sequence": 0},
    {"sequence": True},
    {"sequence": "1"},
    {"training": 0},
    {"body": []},
    {"body": None},
    {"business_day": "yesterday"},
    {"occurred_at": "2026-11-21T09:00:00"},
    {"previous_hash": "0"},
    {"epoch": "e\n"},
    {"epoch_number": -1},
    {"operator": 5},
    {"schema": 0},
)


def test_fact_with_an_unfit_envelope_is_refused(central: Central, till: Till, subtests: pytest.Subtests) -> None:
    for changed in UNFIT:
        with subtests.test(changed=changed):
            result = till.post(central, [_resealed(till.fact(), **changed)])[0]
            assert result["result"] == "refused"
            assert "cannot be parsed" in result["reason"]


def test_fact_with_a_wrong_hash_is_refused(central: Central, till: Till) -> None:
    sale = till.fact()
    result = till.post(central, [sale.wire.replace(b'"gross":499', b'"gross":498')])[0]
    assert result == {
        "fact_id": sale.transaction_id,
        "result": "refused",
        "remote_id": None,
        "visible_at": None,
        "reason": "It cannot be parsed: the hash is not that of the contents.",
    }


def test_fact_with_a_fraction_or_a_number_too_large_is_refused_though_its_hash_is_right(
    central: Central, till: Till
) -> None:
    import hashlib

    for number in ("1.5", str(2**53), "1e3"):
        canonical = till.fact().canonical.replace(b'"gross":499', f'"gross":{number}'.encode())
        wire = b'{"hash":"' + hashlib.sha256(canonical).hexdigest().encode() + b'",' + canonical[1:]
        assert till.post(central, [wire])[0]["result"] == "refused"


def test_fact_of_training_or_of_another_workstation_is_not_allowed(central: Central, till: Till) -> None:
    other = an_enrolled_till(central, "S1", "2")
    training = _resealed(till.fact(), training=True)
    results = till.post(central, [training, other.fact()])
    assert [result["result"] for result in results] == ["refused", "refused"]
    assert all(result["reason"].startswith("Not allowed") for result in results)


def test_fact_of_an_unknown_kind_with_unknown_members_is_kept_word_for_word(central: Central, till: Till) -> None:
    wire = _resealed(till.fact(), kind="hologram", body={"ünï": ["\u2028", {"\U00010000": 1, "\ue000": 2}]}, more=[1])
    assert till.post(central, [wire])[0]["result"] == "accepted"
    with central.database.read() as connection:
        kept = connection.execute(select(facts.c.wire)).scalar_one()
    assert json.loads(kept) == json.loads(wire)
    envelope = {name: member for name, member in json.loads(kept).items() if name != "hash"}
    assert digest(envelope) == json.loads(wire)["hash"]


def test_facts_out_of_order_in_one_batch_have_no_gap(central: Central, till: Till) -> None:
    sales = till.facts(4)
    results = till.post(central, [sales[2], sales[0], sales[3], sales[1]])
    assert {result["result"] for result in results} == {"accepted"}
    assert till.statement(central)["chain"] == "intact"


def test_facts_after_a_gap_are_taken_and_the_gap_closes_when_it_is_filled(central: Central, till: Till) -> None:
    first, missing, last = till.facts(3)
    results = till.post(central, [first, last])
    assert [result["result"] for result in results] == ["accepted", "accepted_with_exception"]
    assert "Sequence 2" in results[1]["exceptions"][0]
    assert till.statement(central)["chain"] == "gap"
    assert till.post(central, [missing])[0]["result"] == "accepted"
    assert till.statement(central)["chain"] == "intact"
    assert till.statement(central)["head"]["hash"] == last.hash


def test_facts_that_fork_are_both_taken_and_the_second_says_so(central: Central, till: Till) -> None:
    head = till.head
    one = till.fact()
    till.head = head
    two = till.fact()
    results = till.post(central, [one]) + till.post(central, [two])
    assert [result["result"] for result in results] == ["accepted", "accepted_with_exception"]
    assert one.transaction_id in results[1]["exceptions"][0]
    assert till.statement(central)["chain"] == "fork"
    assert till.statement(central)["facts"] == 2


def test_fact_that_does_not_follow_the_one_before_says_so(central: Central, till: Till) -> None:
    first, second = till.facts(2)
    torn = _resealed(second, previous_hash="a" * 64)
    results = till.post(central, [first, torn])
    assert results[1]["result"] == "accepted_with_exception"
    assert till.statement(central)["chain"] == "previous_hash"


def test_fact_before_one_that_does_not_follow_it_says_so(central: Central, till: Till) -> None:
    first, second = till.facts(2)
    torn = _resealed(second, previous_hash="a" * 64)
    results = till.post(central, [torn]) + till.post(central, [first])
    assert [len(result["exceptions"]) for result in results] == [1, 1]


def test_first_fact_that_does_not_begin_a_chain_says_so(central: Central, till: Till) -> None:
    result = till.post(central, [_resealed(till.fact(), previous_hash="a" * 64)])[0]
    assert result["result"] == "accepted_with_exception"


def test_fact_of_a_fenced_epoch_is_taken_with_an_exception(central: Central, till: Till) -> None:
    old = till.fact()
    till.new_epoch()
    new = till.fact()
    results = till.post(central, [new]) + till.post(central, [old])
    assert [result["result"] for result in results] == ["accepted", "accepted_with_exception"]
    assert "epoch 2" in results[1]["exceptions"][0]
    assert till.statement(central)["head"]["epoch"] == new.identity.epoch


def test_facts_of_an_old_epoch_before_those_of_the_new_are_accepted(central: Central, till: Till) -> None:
    old = till.fact()
    till.new_epoch()
    assert {result["result"] for result in till.post(central, [old, till.fact()])} == {"accepted"}


def test_fact_with_figures_that_disagree_is_taken_and_said(central: Central, till: Till) -> None:
    bodies: list[dict[str, Any]] = [{}, {**a_body(), "gross": 1}, {**a_body(), "currency": "euro"}]
    bodies.append({**a_body(), "tenders": [{"amount": 5}]})
    results = till.post(central, [till.fact(body=body) for body in bodies])
    assert {result["result"] for result in results} == {"accepted_with_exception"}
    statement = till.statement(central)
    assert (statement["facts"], statement["sales"], statement["net"]) == (4, 4, 0)


def test_fact_with_unreadable_stock_moves_what_can_be_read(central: Central, till: Till) -> None:
    entries: list[Json] = [{"sku": "A-1", "micro": -5, "unit": "C62"}, {"sku": "", "micro": 1, "unit": "C62"}, 7]
    entries += [{"sku": "B\0", "micro": 1, "unit": "C62"}, {"sku": "C", "micro": 2 * 10**15, "unit": "C62"}]
    body: JsonObject = {**a_body(), "stock": entries}
    result = till.post(central, [till.fact(body=body)])[0]
    assert result["result"] == "accepted_with_exception"
    assert "4 entries" in result["exceptions"][0]
    assert [row["key"] for row in till.changes(central)["stock"]["rows"]] == ["A-1"]


def test_fact_moving_stock_out_of_bounds_is_not_booked_and_said(central: Central, till: Till) -> None:
    body: JsonObject = {"reason": "receipt", "stock": [{"sku": "A-1", "micro": 10**15, "unit": "C62"}]}
    results = till.post(central, [till.fact(TransactionKind.STOCK_MOVE, body) for _ in range(2)])
    assert [result["result"] for result in results] == ["accepted", "accepted_with_exception"]
    assert _on_hand(till, central) == 10**15


def test_stock_is_the_sum_of_all_moves_known_article_or_not(central: Central, till: Till) -> None:
    other = an_enrolled_till(central, "S1", "2")
    till.post(central, [till.fact(TransactionKind.STOCK_MOVE, a_stock_move({"A-1": 10, "NEW": 3}))])
    till.post(central, [till.fact(body=a_body({"A-1": 2})), till.fact(body=a_body({"NEW": -1, "A-1": 1}))])
    other.post(central, [other.fact(body=a_body({"A-1": 1}))])
    assert _on_hand(till, central) == 6_000_000
    assert _on_hand(till, central, "NEW") == 4_000_000
    with central.database.read() as connection:
        query = select(stock_moves.c.sku, func.sum(stock_moves.c.micro)).group_by(stock_moves.c.sku)
        sums = {sku: int(micro) for sku, micro in connection.execute(query)}
    assert sums == {"A-1": 6_000_000, "NEW": 4_000_000}


def test_visible_at_is_the_cursor_from_which_the_copy_contains_the_fact(central: Central, till: Till) -> None:
    results = till.post(central, [till.fact(body=a_body({"A": 1})), till.fact(body=a_body({"B": 1, "A": 1}))])
    visible_at = int(results[1]["visible_at"])
    till.post(central, [till.fact(body=a_body({"C": 1}))])
    page = till.changes(central, f"limit={visible_at}")["stock"]
    assert int(page["cursor"]) == visible_at
    assert {row["key"]: row["content"]["on_hand_micro"] for row in page["rows"]} == {"A": -2_000_000, "B": -1_000_000}
    assert till.post(central, [till.fact(TransactionKind.SIGN_ON, {"operator": "o"})])[0]["visible_at"] is None


def test_facts_sent_by_two_connections_at_once_have_one_effect_and_one_answer(central: Central, till: Till) -> None:
    sales = till.facts(30)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: till.post(central, sales), range(8)))
    assert _count(central) == 30
    assert _on_hand(till, central) == -30_000_000
    told = {
        tuple((result["fact_id"], result["remote_id"], result["visible_at"]) for result in each) for each in answers
    }
    assert len(told) == 1
    results = sorted(result["result"] for each in answers for result in each)
    assert results == ["accepted"] * 30 + ["duplicate"] * 210


def test_facts_of_one_id_sent_by_two_stores_at_once_are_applied_once(central: Central, till: Till) -> None:
    other = an_enrolled_till(central, "S2")
    for _ in range(5):
        sale = till.fact()
        stolen = _resealed(sale, store="S2", epoch=other.identity.epoch)
        with ThreadPoolExecutor(2) as pool:
            one, two = pool.submit(till.post, central, [sale]), pool.submit(other.post, central, [stolen])
        results = sorted(result["result"] for result in one.result() + two.result())
        assert results in (["accepted", "refused"], ["accepted_with_exception", "refused"])
    assert _count(central) == 5


def test_facts_survive_another_server_on_the_same_database(central: Central, central_url: str, till: Till) -> None:
    sale = till.fact()
    with a_central(central_url) as second:
        first = till.post(central, [sale])
        again = till.post(second, [sale])
    assert again == [{**first[0], "result": "duplicate"}]


def test_facts_more_than_five_hundred_are_too_many(central: Central, till: Till) -> None:
    answered = till.ask(central, "POST", "/v1/facts", b'{"facts":[' + b",".join([b"0"] * 501) + b"]}")
    assert (answered.status, read(answered)["type"]) == (413, "too-large")


def test_facts_body_that_is_no_batch_is_one_clear_problem(
    central: Central, till: Till, subtests: pytest.Subtests
) -> None:
    for body in (b"", b"{", b"[]", b"{}", b'{"facts":null}', b'{"facts":{}}', b"\xff", b"[" * 100_000):
        with subtests.test(body=body[:20]):
            answered = till.ask(central, "POST", "/v1/facts", body)
            assert (answered.status, answered.media_type) == (400, "application/problem+json")
            assert read(answered)["type"] == "malformed"


def test_two_copies_of_a_till_write_two_chains_and_only_the_second_is_told_so(central: Central, till: Till) -> None:
    till.post(central, till.facts(2))
    copy = deepcopy(till.head)
    ours = till.facts(2)
    till.head = copy
    theirs = till.facts(3)
    first, second = till.post(central, ours[:1]), till.post(central, theirs)
    again, repeated = till.post(central, ours[1:]), till.post(central, theirs[2:])
    assert [result.get("over") for result in first + again] == [None, None]
    assert [result.get("over") for result in second + repeated] == ["copied"] * 4
    assert {result["result"] for result in second} == {"accepted_with_exception"}
    assert till.statement(central)["head"]["hash"] == ours[1].hash


def test_fact_of_an_epoch_that_another_has_ended_tells_its_till_for_ever(central: Central, till: Till) -> None:
    known, late = till.facts(2)
    till.post(central, [known])
    till.new_epoch()
    till.post(central, [till.fact()])
    assert [result.get("over") for result in till.post(central, [known, late])] == ["replaced", "replaced"]


def test_chain_gives_a_till_that_was_put_back_what_it_did_since(central: Central, till: Till) -> None:
    facts_sent = till.facts(3)
    sent = till.post(central, facts_sent)
    epoch = till.identity.epoch
    told = till.get(central, f"/v1/chain?epoch={epoch}&after=1&limit=1")
    assert (told["epoch"], told["epoch_number"], told["held"]) == (epoch, 1, facts_sent[0].hash)
    assert (told["head"], told["has_more"]) == ({"sequence": 3, "hash": facts_sent[2].hash}, True)
    assert [one["fact"] for one in told["facts"]] == [json.loads(facts_sent[1].wire)]
    assert [(one["remote_id"], one["visible_at"]) for one in told["facts"]] == [
        (sent[1]["remote_id"], sent[1]["visible_at"])
    ]
    assert till.get(central, "/v1/chain?epoch=nowhere&after=7")["facts"] == []
    for wrong in ("", "?epoch=", f"?epoch={epoch}&after=-1", f"?epoch={epoch}&limit=0", f"?epoch={epoch}&after=1e99"):
        assert till.ask(central, "GET", f"/v1/chain{wrong}").status == 400
