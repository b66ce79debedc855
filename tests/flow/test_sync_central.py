"""The real journal, mirror, connector and central backend: sales rung here are counted there, once."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from evertill.connectors.central.connector import CentralConnector
from evertill.connectors.central.statement import checked_statement
from evertill.journal.journal import Journal
from evertill.journal.journal_writer import WorkerJournalWriter
from evertill.journal.reader import JournalReader
from evertill.kernel.canonical import JsonObject
from evertill.kernel.errors import BackendFault
from evertill.mirror.writer import MirrorWriter
from evertill.ports.connector import Delivered, OutgoingFact
from evertill.ports.journal_rows import OutboxState, RowOutcome
from evertill.sync.backoff import Backoff
from evertill.sync.link import Link
from evertill.sync.pull import REST_MS, Pull
from evertill.sync.push import Push
from tests.conftest import LONG
from tests.support.central import SetClock, a_product, put_rows
from tests.support.central_transport import SETTINGS, EnrolledTill, an_enrolled_connector
from tests.support.journal import NumberedIds, an_identity, sell, trading_journal
from tests.support.syncing import Board, HandWorker, never_draws

SALES = 30
MONTH_DAYS = 30
MONTH_SALES = 20_000 if LONG else 600
OPENING = 2
"""Facts of an opened shift: the opening itself and the float."""


@dataclass(frozen=True, slots=True)
class Shop:
    """A till with its sync, and the central backend it belongs to."""

    till: EnrolledTill
    journal: Journal
    reader: JournalReader
    mirror: MirrorWriter
    ids: NumberedIds
    link: Link
    push: Push
    pull: Pull

    def push_all(self) -> str:
        """Until it pauses; why, if it did not go well."""
        while self.push.run_once() == 0:
            pass
        return self.push.trouble

    def pull_all(self) -> str:
        """Until there is no more for now."""
        while self.pull.run_once() == 0 and not self.pull.wait_s:
            pass
        return self.pull.trouble

    def statement(self) -> JsonObject:
        """The backend's view of all days, its signature checked."""
        document = self.till.connector.statement()
        assert isinstance(document, dict), document
        given = self.till.enrolment
        return checked_statement(document, given.statement_key, store=given.store, workstation=given.workstation)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    ids = NumberedIds()
    with an_enrolled_connector(tmp_path, an_identity()) as till:
        journal = trading_journal(tmp_path, ids)
        reader = JournalReader(tmp_path / "journal.sqlite", route="central")
        with closing(journal), closing(reader), closing(MirrorWriter(tmp_path / "mirror.sqlite")) as mirror:
            board = Board()
            link = Link(till.clock, board)
            writer = WorkerJournalWriter(HandWorker(), lambda: journal)
            push = Push(reader, till.connector, writer, till.clock, link, board, Backoff(never_draws))
            pull = Pull(mirror, till.connector, till.clock, link, board, Backoff(never_draws))
            yield Shop(till, journal, reader, mirror, ids, link, push, pull)


def test_sync_sales_rung_here_are_counted_there_to_the_cent(shop: Shop) -> None:
    sold = [sell(shop.journal, shop.ids) for _ in range(SALES)]
    assert shop.push_all() == ""
    statement = shop.statement()
    assert statement["sales"] == SALES
    assert statement["net"] == SALES * 998
    assert statement["facts"] == SALES + OPENING
    assert statement["chain"] == "intact"
    head = statement["head"]
    assert isinstance(head, dict)
    assert head["hash"] == sold[-1].hash
    assert shop.reader.state("central").waiting == 0


def test_sync_replies_lost_after_commit_count_once(shop: Shop) -> None:
    for _ in range(SALES):
        sell(shop.journal, shop.ids)
    shop.till.transport.loses_replies = 2
    for _ in range(4):
        shop.push_all()
        shop.till.clock.move(minutes=2)
    assert shop.reader.state("central").waiting == 0
    assert shop.statement()["sales"] == SALES


def test_sync_link_cut_and_mended_sends_what_waited(shop: Shop) -> None:
    sell(shop.journal, shop.ids)
    shop.till.transport.is_down = True
    assert "No connection" in shop.push_all()
    for _ in range(5):
        sell(shop.journal, shop.ids)
    assert shop.reader.state("central").waiting == 6 + OPENING
    shop.till.transport.is_down = False
    assert shop.push.tick() > 0
    shop.till.clock.move(seconds=2)
    assert shop.push_all() == ""
    assert shop.statement()["sales"] == 6


def test_fault_35_month_without_a_network_drains_in_order_and_not_one_by_one_and_a_fact_days_old_counts_once(
    shop: Shop,
) -> None:
    shop.till.transport.is_down = True
    sold = []
    for day in range(MONTH_DAYS):
        sold += [sell(shop.journal, shop.ids, days_on=day) for _ in range(MONTH_SALES // MONTH_DAYS)]
        shop.push.run_once()
        shop.till.clock.move(days=1)
    waiting = shop.reader.state("central").waiting
    assert waiting == len(sold) + OPENING
    first = shop.reader.due("central", limit=200, now=shop.till.clock.now())
    assert [due.sequence for due in first] == sorted(due.sequence for due in first)
    shop.till.transport.is_down, shop.till.transport.loses_replies = False, 1
    shop.till.transport.asked.clear()
    for _ in range(3):
        shop.push_all()
        shop.till.clock.move(minutes=10)
    assert shop.reader.state("central").waiting == 0
    assert shop.till.transport.asked.count("/v1/facts") <= waiting // 20, "not one by one"
    shop.till.clock.move(days=2)
    again = shop.till.connector.deliver(
        shop.till.connector.pack([OutgoingFact(due.fact_id, due.wire) for due in first])
    )
    assert isinstance(again, list | tuple)
    assert {type(outcome) for outcome in again} == {Delivered}
    statement = shop.statement()
    assert (statement["sales"], statement["net"]) == (len(sold), len(sold) * 998)
    head = statement["head"]
    assert isinstance(head, dict)
    assert (statement["chain"], head["hash"]) == ("intact", sold[-1].hash)


def test_sync_products_and_prices_reach_the_mirror_and_changes_follow(shop: Shop) -> None:
    put_rows(shop.till.central, "products", [a_product(f"A-{number}", name=f"Tea {number}") for number in range(1500)])
    assert shop.pull_all() == ""
    first = dict(shop.mirror.cursors())
    assert first["products"] == "1500"
    put_rows(shop.till.central, "products", [a_product("A-1", name="Coffee")])
    assert shop.pull.run_once() == REST_MS
    assert shop.mirror.cursors()["products"] == "1501"
    assert shop.link.is_up()


def test_sync_stock_moves_are_laid_over_until_the_copy_contains_them(shop: Shop) -> None:
    sell(shop.journal, shop.ids)
    shop.pull_all()
    assert shop.reader.stock_overlay_micro("A-1", shop.mirror.cursors().get("stock")) == -1_000_000
    shop.push_all()
    assert shop.reader.stock_overlay_micro("A-1", None) == -1_000_000
    shop.pull_all()
    assert shop.reader.stock_overlay_micro("A-1", shop.mirror.cursors()["stock"]) == 0


def test_sync_refused_fact_is_parked_and_a_person_can_release_it(shop: Shop) -> None:
    refused = sell(shop.journal, shop.ids)
    row_id = next(
        due.row_id
        for due in shop.reader.due("central", limit=10, now=shop.till.clock.now())
        if due.fact_id == refused.transaction_id
    )
    with shop.journal.begin() as unit:
        unit.record_outcomes([RowOutcome(row_id, OutboxState.PARKED, reason="Not allowed.")], shop.till.clock.now())
        unit.commit()
    sell(shop.journal, shop.ids)
    shop.push_all()
    assert shop.statement()["sales"] == 1
    assert [parked.reason for parked in shop.reader.parked("central")] == ["Not allowed."]
    with shop.journal.begin() as unit:
        unit.record_outcomes([RowOutcome(row_id, OutboxState.WAITING)], shop.till.clock.now())
        unit.commit()
    shop.push_all()
    assert shop.statement()["sales"] == 2
    assert shop.reader.parked("central") == []


def test_sync_statement_of_another_backend_is_not_believed(shop: Shop, tmp_path: Path) -> None:
    document = shop.till.connector.statement()
    assert isinstance(document, dict)
    other = tmp_path / "other"
    other.mkdir()
    with an_enrolled_connector(other, an_identity()) as impostor:
        key = impostor.enrolment.statement_key
    with pytest.raises(BackendFault, match="signature"):
        checked_statement(document, key, store="S1", workstation="2")


@pytest.mark.expects_log("does not accept this workstation")
def test_sync_clock_of_the_till_far_off_is_told_and_nothing_is_lost(shop: Shop) -> None:
    sell(shop.journal, shop.ids)
    slow = SetClock(shop.till.clock.now() - timedelta(hours=2))
    signer = replace(shop.till.signer, clock=slow)
    with closing(CentralConnector(SETTINGS, signer, transport=shop.till.transport)) as connector:
        shop.push.connector = connector
        assert "It is 2 h 0 min behind." in shop.push_all()
    shop.push.connector = shop.till.connector
    shop.till.clock.move(minutes=1)
    assert shop.push_all() == ""
    assert shop.statement()["sales"] == 1
