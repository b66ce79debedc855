"""What a pull asks for when the shop's policy lets some kinds of data wait, and does without others."""

from dataclasses import replace

from evertill.domain.policy.cadences import CadencePolicy
from evertill.domain.streams.record_kinds import RECORD_KINDS, RecordKind
from evertill.ports.connector import Changes, StreamChanges
from evertill.sync.rounds import EVERY_STREAM, Round, Rounds
from tests.support.syncing import a_rig

CHANGES = "/v1/changes"
CALM = CadencePolicy(((RecordKind.PRODUCTS, 300),), frozenset({RecordKind.TRANSFERS}))


def test_rounds_paced_stream_is_looked_at_in_its_turn_and_not_followed_between() -> None:
    rounds = Rounds(lambda: CALM)
    first = rounds.next_round(0, 20)
    assert first == Round(frozenset({"transfers"}), 0)
    rounds.answered(first, Changes(), {}, 0)
    assert rounds.next_round(1, 20) == Round(frozenset({"transfers", "products", "aisles"}), 20)
    assert rounds.next_round(290_500, 20).wait_s == 10
    assert "products" not in rounds.next_round(300_000, 20).without


def test_rounds_unfinished_stream_keeps_its_turn() -> None:
    rounds = Rounds(lambda: CALM)
    page = Changes((StreamChanges("products", "10", (), has_more=True),))
    rounds.answered(rounds.next_round(0, 0), page, {}, 0)
    assert "products" not in rounds.next_round(1, 0).without


def test_rounds_nothing_new_confirms_only_what_was_asked_for() -> None:
    known = {"products": "3", "prices": "4"}
    asked = Round(frozenset({"products"}))
    told = Rounds().answered(asked, Changes(), known, 0)
    assert told.streams == (StreamChanges("prices", "4", ()),)
    assert Rounds().answered(Round(), Changes(), known, 0).streams == ()


def test_rounds_when_nothing_has_its_turn_nothing_is_asked_until_the_next() -> None:
    slow = CadencePolicy(tuple((row.kind, row.slowest_s) for row in RECORD_KINDS if row.streams))
    rounds = Rounds(lambda: slow)
    first = rounds.next_round(0, 0)
    assert first == Round()
    rounds.answered(first, Changes(), {}, 0)
    resting = rounds.next_round(1000, 20)
    assert resting.without == EVERY_STREAM
    assert resting.rest_ms == 4000
    rounds.hurry()
    assert rounds.next_round(1001, 20) == Round()


def test_pull_asks_by_the_policy_and_at_once_when_a_person_wants_it() -> None:
    rig = a_rig()
    rig.pull = replace(rig.pull, rounds=Rounds(lambda: CALM))
    rig.pull.tick()
    rig.pull.tick()
    asked = [request.query["streams"].split(",") for request in rig.backend.requests(CHANGES)]
    assert ["products" in streams for streams in asked] == [True, False]
    assert not any("transfers" in streams for streams in asked)
    rig.pull.retry_now()
    rig.pull.tick()
    assert "products" in rig.backend.requests(CHANGES)[-1].query["streams"]


def test_push_sends_together_what_happens_within_its_pace_and_a_backlog_without_pauses() -> None:
    rig = a_rig()
    rig.push = replace(rig.push, every_ms=lambda: 5000)
    rig.sell(450)
    rig.drain()
    assert rig.delivered == 450
    sent = len(rig.backend.requests("/v1/facts"))
    rig.sell()
    rig.clock.move_ms(1000)
    assert rig.push.tick() == 4000
    rig.sell()
    rig.clock.move_ms(4000)
    rig.drain()
    assert rig.delivered == 452
    assert len(rig.backend.requests("/v1/facts")) == sent + 1
    rig.sell()
    rig.push.retry_now()
    rig.drain()
    assert rig.delivered == 453
