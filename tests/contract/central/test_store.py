"""The schema's steps, and what a transaction of the store promises."""

from threading import Barrier, Thread

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import insert, select

from evertill.kernel.errors import Bug
from evertill_central.services.common.central import Central, build_central
from evertill_central.store.database import Connection, ContentRefused, StoreUnavailable, open_database
from evertill_central.store.migrating import NEWEST, current_revision
from evertill_central.store.schema import meta, metadata
from tests.support.central import SetClock


def test_steps_lead_to_the_tables_of_the_schema(central: Central) -> None:
    with central.database.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert current_revision(connection) == NEWEST


def test_database_opened_by_two_at_once_is_made_once(central_url: str) -> None:
    together = Barrier(2)
    keys: list[str] = []

    def work() -> None:
        together.wait()
        database = open_database(central_url)
        keys.append(build_central(database, SetClock()).statement_key.public_text)
        database.close()

    threads = [Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(keys) == 2
    assert keys[0] == keys[1]


def test_unit_that_fails_leaves_nothing(central: Central) -> None:
    def unit(connection: Connection) -> None:
        connection.execute(insert(meta).values(name="a", value="1"))
        raise KeyError

    with pytest.raises(KeyError):
        central.database.write(unit)
    with central.database.read() as connection:
        assert connection.execute(select(meta.c.value).where(meta.c.name == "a")).all() == []


def test_reader_cannot_write(central: Central) -> None:
    with pytest.raises((StoreUnavailable, Bug)), central.database.read() as connection:
        connection.execute(insert(meta).values(name="a", value="1"))


def test_same_row_twice_is_refused_as_content(central: Central) -> None:
    def unit(connection: Connection) -> None:
        connection.execute(insert(meta).values(name="a", value="1"))
        connection.execute(insert(meta).values(name="a", value="2"))

    with pytest.raises(ContentRefused):
        central.database.write(unit)


def test_statement_that_is_wrong_is_a_bug_and_no_refused_content(central: Central) -> None:
    def unit(connection: Connection) -> None:
        connection.exec_driver_sql("SELECT nothing FROM nowhere")

    with pytest.raises((Bug, StoreUnavailable)):
        central.database.write(unit)
