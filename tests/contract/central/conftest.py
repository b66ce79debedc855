"""Every test here runs against central on SQLite and on a real PostgreSQL server."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from evertill_central.services.central import Central
from evertill_central.store.database import Database, open_database
from evertill_central.store.schema import metadata
from tests.support.central import SetClock, Till, a_central, an_enrolled_till
from tests.support.postgres import PostgresServer


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file that has only its tables."""
    path = tmp_path_factory.mktemp("central") / "empty.sqlite"
    open_database(f"sqlite:///{path}").close()
    return path


@pytest.fixture(scope="session")
def shared_postgres(postgres_server: PostgresServer) -> Iterator[tuple[str, Database]]:
    """One PostgreSQL database for all tests of this process, and a way into it."""
    url = postgres_server.new_database()
    database = open_database(url)
    yield url, database
    database.close()
    postgres_server.drop_database(url)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def central_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database of each kind with nothing in its tables."""
    if request.param == "sqlite":
        path = tmp_path / "central.sqlite"
        shutil.copyfile(request.getfixturevalue("empty_sqlite"), path)
        return f"sqlite:///{path}"
    url, database = request.getfixturevalue("shared_postgres")
    database.write(_empty)
    return str(url)


_FILLED = " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT FROM {name})" for name in metadata.tables)


def _empty(connection: Connection) -> None:
    """Row by row, and only the few tables that a test filled: a table that is cut off whole costs new files."""
    for (name,) in connection.exec_driver_sql(_FILLED).all():
        connection.exec_driver_sql(f"DELETE FROM {name}")


@pytest.fixture
def clock() -> SetClock:
    """The clock the backend goes by."""
    return SetClock()


@pytest.fixture
def central(central_url: str, clock: SetClock) -> Iterator[Central]:
    """A backend with the stores S1 and S2."""
    with a_central(central_url, clock) as opened:
        yield opened


@pytest.fixture
def till(central: Central) -> Till:
    """Workstation 1 of store S1, let in."""
    return an_enrolled_till(central)
