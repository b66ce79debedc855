"""The SQL that is checked in is the SQL that the Core tables compile to, and all of it runs by an index."""

import importlib.util
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from evertill.journal.file import snapshot, statements
from evertill.journal.file.connection import Connection
from evertill.journal.file.migrate import make_tables, read_version
from evertill.journal.file.tables import METADATA
from evertill.journal.queues import outbox
from scripts.journal_compiled import hot_statements, schema_ddl


@pytest.fixture
def empty() -> Iterator[sqlite3.Connection]:
    raw = sqlite3.connect(":memory:", isolation_level=None)
    make_tables(Connection(raw))
    yield raw
    raw.close()


def _script() -> ModuleType:
    path = Path(__file__).resolve().parents[4] / "scripts" / "journal_sql.py"
    spec = importlib.util.spec_from_file_location("journal_sql", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_snapshot_is_what_the_core_tables_compile_to() -> None:
    assert list(snapshot.DDL) == schema_ddl()


def test_statements_are_what_core_compiles() -> None:
    checked_in = {name: text for name, text in vars(statements).items() if name.isupper()}
    assert checked_in == hot_statements()


def test_generated_files_are_as_the_script_writes_them() -> None:
    for path, source in _script().rendered().items():
        assert path.read_text("utf-8") == source, "run scripts/journal_sql.py"


def test_every_table_is_strict_and_a_new_file_has_the_version(empty: sqlite3.Connection) -> None:
    strict = {
        name for _, name, kind, _, _, is_strict in empty.execute("PRAGMA table_list") if is_strict and kind == "table"
    }
    assert strict == set(METADATA.tables)
    assert read_version(Connection(empty)) == snapshot.VERSION


@pytest.mark.parametrize("name", sorted(hot_statements()))
def test_hot_statement_is_understood_by_sqlite(empty: sqlite3.Connection, name: str) -> None:
    sql = getattr(statements, name)
    steps = empty.execute(f"EXPLAIN {sql}", (None,) * sql.count("?")).fetchall()
    assert "Transaction" in {step[1] for step in steps}


@pytest.mark.parametrize("table", ["transactions", "epochs"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET rowid = rowid", "DELETE FROM {}"])
def test_frozen_table_refuses_to_change(empty: sqlite3.Connection, table: str, verb: str) -> None:
    empty.execute("INSERT INTO epochs VALUES (1, 'e', 'S1', '2', 0)")
    empty.execute("INSERT INTO transactions VALUES (1, 'f', 1, 1, NULL, 'start', 'd', 't', NULL, NULL, 'h', 'c')")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        empty.execute(verb.format(table))


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (outbox._NEVER_TRIED, "outbox_waiting"),
        (outbox._TRIED_BEFORE, "outbox_waiting"),
        (outbox._NEXT_TRY, "outbox_waiting"),
        (outbox._NEVER_TRIED, "outbox_kin"),
    ],
)
def test_outbox_query_walks_the_index_of_waiting_rows(empty: sqlite3.Connection, query: str, index: str) -> None:
    values = ("central", 100, "[]", 0, 0)
    needed = max(number for number in range(1, 6) if f"?{number}" in query)
    plan = [str(row[3]) for row in empty.execute(f"EXPLAIN QUERY PLAN {query}", values[:needed])]
    assert any(index in step for step in plan)
    assert not any(step.startswith("SCAN") for step in plan if "json_each" not in step)
    assert not any("TEMP B-TREE" in step for step in plan)


@pytest.mark.parametrize(
    "cursors", [["", "0", "7", "41", "100", "9007199254740993"], ["2026-01-01T00:00Z", "2026-01-02T00:00Z"]]
)
def test_cursor_order_sorts_as_cursors_do(cursors: list[str]) -> None:
    assert sorted(cursors, key=outbox.cursor_order) == cursors


def test_cursor_order_ignores_leading_zeros() -> None:
    assert outbox.cursor_order("007") == outbox.cursor_order("7")
    assert outbox.cursor_order("000") == outbox.cursor_order("0")
