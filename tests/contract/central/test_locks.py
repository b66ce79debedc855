"""On PostgreSQL, where many write at once: who draws versions or records facts is waited for until the commit."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

import pytest

from evertill_central.services.common.central import Central
from evertill_central.services.rows.write_rows import write_rows
from evertill_central.store.database import Connection
from evertill_central.store.facts import lock_store
from evertill_central.store.streams import STOCK, StreamRow, lock_stream, put_rows, set_version
from tests.support.central import Till, a_central, a_product, an_enrolled_till

pytestmark = pytest.mark.postgres

WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


@pytest.fixture
def central(postgres_url: str) -> Iterator[Central]:
    """A backend on PostgreSQL."""
    with a_central(postgres_url) as opened:
        yield opened


def _waits_for(central: Central, held: Callable[[Connection], object], other: Callable[[], object]) -> None:
    """Hold a transaction open, and see that the other's does not end before it."""
    drawn, release = Event(), Event()

    def unit(connection: Connection) -> None:
        held(connection)
        drawn.set()
        assert release.wait(60)

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(central.database.write, unit)
        try:
            assert drawn.wait(60)
            second: Future[object] = pool.submit(other)
            while not second.done() and not _somebody_waits(central):
                pass
            assert not second.done(), "nobody waited"
        finally:
            release.set()
        first.result()
        second.result()


def _somebody_waits(central: Central) -> bool:
    with central.database.read() as connection:
        return bool(connection.exec_driver_sql(WAITING).scalar_one())


def test_version_of_a_stream_is_drawn_only_after_the_one_before_is_committed(central: Central) -> None:
    till = an_enrolled_till(central)

    def held(connection: Connection) -> None:
        version = lock_stream(connection, "products") + 1
        put_rows(connection, "products", [StreamRow("", "slow", version, "{}")])
        set_version(connection, "products", version)

    write_rows(central, "products", [a_product("first")])
    _waits_for(central, held, lambda: write_rows(central, "products", [a_product("quick")]))
    rows = till.changes(central)["products"]["rows"]
    assert [(row["key"], row["version"]) for row in rows] == [("first", 1), ("slow", 2), ("quick", 3)]


def test_version_of_stock_is_drawn_only_after_the_one_before_is_committed(central: Central) -> None:
    till = an_enrolled_till(central)
    till.post(central, [till.fact()])
    row = {"content": {"sku": "B", "on_hand_micro": 1}, "store": "S1"}
    _waits_for(
        central,
        lambda connection: set_version(connection, STOCK, lock_stream(connection, STOCK, "S1") + 1, "S1"),
        lambda: write_rows(central, STOCK, [row]),
    )
    assert till.changes(central)["stock"]["cursor"] == "3"


def test_facts_of_a_store_are_recorded_one_delivery_after_another(central: Central) -> None:
    till, other = an_enrolled_till(central), an_enrolled_till(central, "S1", "2")
    facts = till.facts(2)
    _waits_for(central, lambda connection: lock_store(connection, "S1"), lambda: other.post(central, other.facts(2)))
    assert {result["result"] for result in till.post(central, facts)} == {"accepted"}


def test_facts_of_another_store_wait_for_nobody(central: Central) -> None:
    other: Till = an_enrolled_till(central, "S2")

    def unit(connection: Connection) -> None:
        lock_store(connection, "S1")
        other.post(central, other.facts(1))

    central.database.write(unit)
    assert other.statement(central)["facts"] == 1
