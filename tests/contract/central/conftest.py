"""Every test here runs against central on SQLite and on a real PostgreSQL server."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

from evertill_central.services.common.central import Central, build_central
from evertill_central.store.database import Database, open_database
from evertill_central.store.schema import metadata
from tests.support.central import SetClock, Till, an_enrolled_till, with_stores
from tests.support.postgres import PostgresServer


@pytest.fixture(scope="session")
def kept_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Database]]:
    """One SQLite database for all tests of this process, and a way into it that knows its statements already."""
    url = f"sqlite:///{tmp_path_factory.mktemp('central') / 'central.sqlite'}"
    database = open_database(url)
    yield url, database
    database.close()


@pytest.fixture(scope="session")
def kept_postgresql(postgres_server: PostgresServer) -> Iterator[tuple[str, Database]]:
    """One PostgreSQL database likewise."""
    url = postgres_server.new_database()
    database = open_database(url)
    yield url, database
    database.close()
    postgres_server.drop_database(url)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def kept(request: pytest.FixtureRequest) -> tuple[str, Database]:
    """A database of each kind with nothing in its tables: its URL, and a way into it."""
    url, database = request.getfixturevalue(f"kept_{request.param}")
    database.write(_empty)
    return url, database


@pytest.fixture
def central_url(kept: tuple[str, Database]) -> str:
    """Where the backend's database is."""
    return kept[0]


_FILLED = " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {name})" for name in metadata.tables)


def _empty(connection: Connection) -> None:
    """Row by row, and only the few tables that a test filled: a table that is cut off whole costs new files."""
    for (name,) in connection.exec_driver_sql(_FILLED).all():
        connection.exec_driver_sql(f"DELETE FROM {name}")


@pytest.fixture
def clock() -> SetClock:
    """The clock the backend goes by."""
    return SetClock()


@pytest.fixture
def central(kept: tuple[str, Database], clock: SetClock) -> Central:
    """A backend with the stores S1 and S2."""
    return with_stores(build_central(kept[1], clock))


@pytest.fixture
def till(central: Central) -> Till:
    """Workstation 1 of store S1, let in."""
    return an_enrolled_till(central)
