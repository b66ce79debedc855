"""Every test here runs against central on SQLite and on a real PostgreSQL server."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from evertill_central.services.central import Central
from evertill_central.store.database import open_database
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
def shared_postgres(postgres_server: PostgresServer) -> Iterator[str]:
    """One PostgreSQL database for all tests of this process; each finds it empty."""
    url = postgres_server.new_database()
    yield url
    postgres_server.drop_database(url)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def central_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database of each kind with nothing in its tables."""
    if request.param == "sqlite":
        path = tmp_path / "central.sqlite"
        shutil.copyfile(request.getfixturevalue("empty_sqlite"), path)
        return f"sqlite:///{path}"
    url: str = request.getfixturevalue("shared_postgres")
    database = open_database(url)
    names = ", ".join(metadata.tables)
    database.write(lambda connection: connection.exec_driver_sql(f"TRUNCATE {names}"))
    database.close()
    return url


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
