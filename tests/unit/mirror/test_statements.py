"""The SQL that is checked in is what SQLAlchemy Core compiles, and every reading statement can be prepared."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import evertill
from evertill.mirror import catalogue, people, searching, snapshot, statements
from evertill.mirror.tables import METADATA, put_statements, schema_ddl


@pytest.fixture
def raw() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for statement in snapshot.DDL:
        connection.execute(statement)
    return connection


def test_snapshot_is_what_the_tables_compile_to() -> None:
    assert list(snapshot.DDL) == schema_ddl(), "run scripts/mirror_sql.py"


def test_statements_are_what_the_tables_compile_to() -> None:
    kept = {name: value for name, value in vars(statements).items() if name.startswith("PUT_")}
    assert kept == put_statements(), "run scripts/mirror_sql.py"


def test_every_table_is_strict(raw: sqlite3.Connection) -> None:
    strict = {name: is_strict for _, name, _, _, _, is_strict in raw.execute("PRAGMA table_list")}
    assert all(strict[table.name] for table in METADATA.sorted_tables)


@pytest.mark.parametrize("module", [catalogue, people, searching])
def test_every_reading_statement_can_be_prepared(module: object, raw: sqlite3.Connection) -> None:
    texts = [value for name, value in vars(module).items() if name.startswith("_") and str(value).startswith("SELECT")]
    assert texts
    for text in texts:
        raw.execute("EXPLAIN " + text, [None] * text.count("?"))


def test_look_up_by_barcode_reads_no_table_whole(raw: sqlite3.Connection) -> None:
    for text in (catalogue._BY_GTIN, catalogue._BY_BARCODE, catalogue._BY_PLU, catalogue._BY_SKU, searching._BATCH_SQL):
        plan = raw.execute("EXPLAIN QUERY PLAN " + text, [None] * text.count("?")).fetchall()
        assert not [step for *_, step in plan if step.startswith("SCAN")], plan


def test_opening_the_mirror_imports_no_sqlalchemy() -> None:
    script = (
        "import sys; import evertill.mirror.catalogue, evertill.mirror.people, evertill.mirror.local_rows; "
        "sys.exit(any(name.startswith(('sqlalchemy', 'alembic')) for name in sys.modules))"
    )
    source = str(Path(evertill.__file__ or "").parents[1])
    environment = {**os.environ, "PYTHONPATH": source}
    assert subprocess.run([sys.executable, "-c", script], env=environment, check=False).returncode == 0
