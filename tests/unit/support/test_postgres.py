"""The PostgreSQL server that other tests stand on: real, and a new database for each."""

import pytest
from sqlalchemy import create_engine, text

from tests.support.postgres import PostgresServer

pytestmark = pytest.mark.postgres


def test_postgres_url_new_database_is_empty(postgres_url: str) -> None:
    engine = create_engine(postgres_url)
    with engine.begin() as connection:
        version = connection.scalar(text("show server_version_num"))
        tables = connection.scalar(text("select count(*) from pg_tables where schemaname = 'public'"))
    engine.dispose()
    assert int(str(version)) >= 130000
    assert tables == 0


def test_new_database_twice_knows_nothing_of_the_other(postgres_server: PostgresServer) -> None:
    first, second = postgres_server.new_database(), postgres_server.new_database()
    engines = [create_engine(first), create_engine(second)]
    with engines[0].begin() as connection:
        connection.execute(text("create table sale (id integer)"))
    with engines[1].begin() as connection:
        assert connection.scalar(text("select to_regclass('sale')")) is None
    for engine in engines:
        engine.dispose()
    postgres_server.drop_database(first)
    postgres_server.drop_database(second)
