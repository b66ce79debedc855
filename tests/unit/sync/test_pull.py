"""Pulling: pages, long polls, bad answers that change nothing, and how often the network is asked."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from evertill.kernel.errors import JournalFault
from evertill.ports.connector import Changes, Row, StreamChanges
from evertill.ports.notices import CopiesUpdated, LinkState
from evertill.sync.pull import REST_MS, WAIT_S
from tests.support.backend import (
    answer_json,
    black_hole,
    captive_portal,
    connection_refused,
    cut_json,
    lying_portal,
    redirect,
    reset_mid_answer,
    status,
)
from tests.support.syncing import Rig, a_rig

CHANGES = "/v1/changes"


def test_pull_first_asks_without_waiting_then_waits_for_a_change() -> None:
    rig = a_rig()
    rig.backend.put("products", "A-1", {"sku": "A-1"})
    rig.pull_for(30)
    assert [asked.query["wait"] for asked in rig.backend.requests(CHANGES)][:2] == ["0", str(WAIT_S)]
    assert rig.copies.rows["products"]["A-1"] == Row("A-1", 1, {"sku": "A-1"})
    assert rig.board.notices.count(CopiesUpdated(frozenset({"products"}))) == 1
    assert rig.link.is_up()


def test_pull_copy_is_dated_by_when_it_was_asked_for_not_by_when_the_answer_came() -> None:
    """Else a fact that got there in between, and which the answer lacks, would seem to be in the copy."""
    rig = a_rig()
    rig.pull.tick()
    asked_at = rig.clock.now()
    rig.pull.tick()
    assert rig.clock.now() > asked_at
    assert rig.copies.dates[-1] == asked_at


def test_pull_many_pages_are_fetched_one_after_another_without_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evertill.connectors.central.connector.PAGE", 10)
    rig = a_rig()
    for number in range(35):
        rig.backend.put("products", f"A-{number}", {"sku": f"A-{number}"})
    for _ in range(4):
        assert rig.pull.tick() == 0
    assert len(rig.copies.rows["products"]) == 35
    assert [asked.query["wait"] for asked in rig.backend.requests(CHANGES)] == ["0"] * 4
    assert rig.copies.known["products"] == "35"


@dataclass(slots=True)
class Beside:
    """Keeps so many pages and tells of each, as the process beside a till does."""

    rig: Rig
    pages: int
    calls: int = 0

    def catch_up(self, told: Callable[[frozenset[str]], None]) -> bool:
        """With the same copies."""
        self.calls += 1
        for _ in range(self.pages):
            changes = self.rig.connector.pull(self.rig.copies.cursors(), wait_s=0)
            assert isinstance(changes, Changes)
            self.rig.copies.apply(changes, self.rig.clock.now())
            told(frozenset({"products"}))
        return self.pages > 0


@pytest.mark.parametrize(("pages", "calls", "asked"), [(3, 1, 5), (1, 2, 4), (0, 1, 4)])
def test_pull_of_more_than_a_page_goes_on_beside_or_else_here(
    monkeypatch: pytest.MonkeyPatch, pages: int, calls: int, asked: int
) -> None:
    monkeypatch.setattr("evertill.connectors.central.connector.PAGE", 10)
    rig = a_rig()
    rig.pull.beside = beside = Beside(rig, pages)
    for number in range(35):
        rig.backend.put("products", f"A-{number}", {"sku": f"A-{number}"})

    rig.pull_for(1)

    assert len(rig.copies.rows["products"]) == 35
    assert beside.calls == calls
    assert [each.query["wait"] for each in rig.backend.requests(CHANGES)][:asked] == ["0"] * asked
    assert set(rig.board.notices) >= {CopiesUpdated(frozenset({"products"}))}


def test_pull_that_went_on_here_once_is_left_beside_the_next_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evertill.connectors.central.connector.PAGE", 10)
    rig = a_rig()
    rig.pull.beside = beside = Beside(rig, 0)
    for number in range(50):
        rig.backend.put("products", f"A-{number}", {"sku": f"A-{number}"})
        if number == 24:
            rig.pull_for(1)
    rig.pull_for(60)

    assert len(rig.copies.rows["products"]) == 50
    assert beside.calls == 2


def test_pull_rests_after_news_until_more_has_come_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evertill.connectors.central.connector.PAGE", 10)
    rig = a_rig()
    assert rig.pull.tick() == 0
    rig.backend.put("stock", "A-0", {})
    assert rig.pull.tick() == REST_MS
    for number in range(15):
        rig.backend.put("stock", f"A-{number}", {})
    assert [rig.pull.tick(), rig.pull.tick()] == [0, REST_MS]
    assert len(rig.copies.rows["stock"]) == 15


def test_pull_many_pages_the_screens_are_told_of_the_first_and_of_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evertill.connectors.central.connector.PAGE", 10)
    rig = a_rig()
    for number in range(35):
        rig.backend.put("products", f"A-{number}", {"sku": f"A-{number}"})
    for _ in range(4):
        rig.pull.tick()
    assert rig.board.notices.count(CopiesUpdated(frozenset({"products"}))) == 2


def test_pull_link_breaks_between_pages_the_screens_are_told_of_what_came(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evertill.connectors.central.connector.PAGE", 10)
    rig = a_rig()
    for number in range(35):
        rig.backend.put("products", f"A-{number}", {"sku": f"A-{number}"})
    rig.pull.tick()
    rig.pull.tick()
    rig.backend.faults.append(connection_refused)
    rig.pull.tick()
    assert rig.board.notices.count(CopiesUpdated(frozenset({"products"}))) == 2


def test_pull_news_and_tombstones_reach_the_copy() -> None:
    rig = a_rig()
    rig.backend.put("prices", "A-1", {"unit_price": "4.99"})
    rig.pull_for(1)
    rig.backend.put("prices", "A-1", None)
    rig.pull_for(21)
    assert rig.copies.rows["prices"]["A-1"] == Row("A-1", 2, None)


def test_pull_whole_stream_replaces_the_copy() -> None:
    rig = a_rig()
    rig.backend.put("products", "A-1", {})
    rig.pull_for(1)
    whole = {"cursor": "9", "is_whole": True, "rows": [{"key": "B-1", "version": 9, "content": {}}]}
    rig.backend.faults.append(answer_json({"streams": {"products": whole}}))
    rig.pull.tick()
    assert list(rig.copies.rows["products"]) == ["B-1"]
    assert rig.copies.applied[-1].streams == (StreamChanges("products", "9", (Row("B-1", 9, {}),), is_whole=True),)


def test_pull_says_who_owns_the_streams() -> None:
    rig = a_rig()
    rig.pull.tick()
    assert rig.copies.applied[0].owners == {"stock": "central"}


@pytest.mark.parametrize(
    "fault",
    [captive_portal, lying_portal, redirect, black_hole, reset_mid_answer, cut_json, connection_refused, status(500)],
)
def test_pull_bad_answer_changes_nothing(fault: object) -> None:
    rig = a_rig()
    rig.backend.put("products", "A-1", {"sku": "A-1"})
    rig.backend.faults.append(fault)  # type: ignore[arg-type]
    assert rig.pull.tick() > 0
    assert rig.copies.applied == []
    assert rig.link.now().state is LinkState.OFFLINE


@pytest.mark.parametrize(
    "document",
    [
        [],
        {},
        {"streams": []},
        {"streams": {"products": {}}},
        {"streams": {"products": {"cursor": 7, "rows": []}}},
        {"streams": {"products": {"cursor": "7", "rows": {}}}},
        {"streams": {"products": {"cursor": "7", "rows": [{"key": "A"}]}}},
        {"streams": {"products": {"cursor": "7", "rows": [{"key": "A", "version": "1", "content": None}]}}},
        {"streams": {"products": {"cursor": "7", "rows": [{"key": "A", "version": True, "content": None}]}}},
        {"streams": {"products": {"cursor": "7", "rows": [{"key": "A", "version": 1, "content": "x"}]}}},
        {"streams": {"stock": {"cursor": "7", "rows": []}, "products": None}},
    ],
)
def test_pull_wrong_shape_changes_nothing(document: object) -> None:
    rig = a_rig()
    rig.backend.faults.append(answer_json(document))
    assert rig.pull.tick() > 0
    assert rig.copies.applied == []
    assert "not as agreed" in rig.link.now().reason


def test_pull_failing_for_an_hour_asks_about_once_a_minute() -> None:
    rig = a_rig()
    rig.backend.standing = connection_refused
    rig.pull_for(3600)
    assert 55 <= len(rig.backend.asked) <= 70


def test_pull_after_a_failure_asks_without_waiting() -> None:
    rig = a_rig()
    rig.pull.tick()
    rig.backend.faults.append(black_hole)
    rig.pull.tick()
    rig.pull_for(5)
    waits = [asked.query["wait"] for asked in rig.backend.requests(CHANGES)]
    assert waits == ["0", "20", "0", "20"]


def test_pull_backend_that_does_not_hold_polls_is_not_asked_in_a_hot_loop() -> None:
    rig = a_rig()
    rig.backend.holds_polls = False
    rig.pull_for(600)
    assert len(rig.backend.asked) <= 122


def test_pull_cached_answer_that_never_moves_on_is_not_asked_in_a_hot_loop() -> None:
    rig = a_rig()
    stream = {"cursor": "5", "has_more": True, "rows": [{"key": "A", "version": 5, "content": {}}]}
    rig.backend.standing = answer_json({"streams": {"products": stream}})
    rig.pull_for(600)
    assert len(rig.backend.asked) <= 123


@pytest.mark.expects_log("what the backend sent cannot be kept")
def test_pull_mirror_that_cannot_be_written_is_tried_again() -> None:
    rig = a_rig()
    rig.backend.put("products", "A-1", {})
    rig.copies.fault = JournalFault("The disk is full.")
    rig.pull_for(300)
    assert len(rig.backend.asked) <= 12
    assert rig.link.is_up()
    rig.copies.fault = None
    rig.pull_for(61)
    assert "A-1" in rig.copies.rows["products"]


def test_pull_retry_after_is_honoured() -> None:
    rig = a_rig()
    rig.backend.faults.append(status(429, retry_after="90"))
    assert rig.pull.tick() >= 90_000
    rig.pull.retry_now()
    rig.pull.tick()
    assert rig.link.is_up()


def test_pull_changes_without_rows_are_not_announced() -> None:
    rig = a_rig()
    rig.pull_for(100)
    assert rig.copies.applied[-1] != Changes()
    assert not any(isinstance(notice, CopiesUpdated) for notice in rig.board.notices)
