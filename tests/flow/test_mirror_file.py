"""The mirror's file: damaged, foreign, older or newer, it is brought forward or begun anew, and readers follow."""

import sqlite3
from pathlib import Path

import pytest

from evertill.domain.rows.stream_rows import StockLevel, stock_level_content
from evertill.kernel.errors import JournalFault
from evertill.mirror import migrate as migration
from evertill.mirror.local_rows import LocalRows, load_local
from evertill.mirror.opening import bring_forward, open_writer
from evertill.mirror.people import MirrorFreshness
from evertill.mirror.reading import Reading
from evertill.mirror.snapshot import VERSION
from evertill.mirror.tables import METADATA
from evertill.mirror.writer import MirrorWriter
from evertill.ports.connector import Row
from tests.support.mirror import (
    NOON,
    FailingDisk,
    a_catalogue,
    a_price_row,
    a_product_row,
    a_tax_row,
    answer,
    fill,
    make_older,
    some,
)


def schema_of(raw: sqlite3.Connection) -> set[tuple[str, str]]:
    found = raw.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {(name, " ".join(sql.split())) for name, sql in found}


def test_tables_made_by_the_migrations_are_those_of_the_snapshot(tmp_path: Path) -> None:
    stepped = sqlite3.connect(tmp_path / "stepped.sqlite", isolation_level=None)
    migration.migrate(stepped)
    fresh = open_writer(tmp_path / "fresh.sqlite")
    assert schema_of(stepped) == schema_of(fresh)
    assert migration.read_version(stepped) == migration.read_version(fresh) == VERSION
    assert {table.name for table in METADATA.sorted_tables} <= {name for name, _ in schema_of(fresh)}
    stepped.close()
    fresh.close()


def test_mirror_of_an_earlier_release_is_brought_forward_before_anybody_looks(tmp_path: Path) -> None:
    path = tmp_path / "mirror.sqlite"
    writer = MirrorWriter(path)
    level = StockLevel("A", 5, committed_micro=2, unavailable_micro=1)
    fill(writer, [a_product_row("A")], some("stock", Row("A", 1, stock_level_content(level)), cursor="7"))
    writer.close()
    raw = sqlite3.connect(path, isolation_level=None)
    whole = schema_of(raw)
    raw.close()
    make_older(path, 5)
    assert a_catalogue(path).find_by_sku("A") is None, "to readers it is empty"
    bring_forward(path)
    assert a_catalogue(path).find_by_sku("A") is not None
    assert [hit.held_micro for hit in a_catalogue(path).search("apple", 5)] == [3]
    raw = sqlite3.connect(path)
    assert schema_of(raw) == whole
    raw.close()


@pytest.mark.parametrize("content", [None, b"", b"no database at all" * 400])
def test_mirror_that_is_none_is_left_to_whoever_writes(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "mirror.sqlite"
    if content is not None:
        path.write_bytes(content)
    bring_forward(path)
    assert (path.read_bytes() if path.exists() else None) == content


def test_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    steps = tmp_path / "steps"
    steps.mkdir()
    for name in ("__init__.py", *(f"version_{number:04}.py" for number in range(1, VERSION + 1))):
        (steps / name).write_text((migration.MIGRATIONS / name).read_text(encoding="utf-8"), encoding="utf-8")
    (steps / f"version_{VERSION + 1:04}.py").write_text(
        f"from alembic import op\nrevision = '{VERSION + 1:04}'\ndown_revision = '{VERSION:04}'\n\n"
        "def upgrade():\n    op.execute('CREATE TABLE later (a)')\n    op.execute('no such statement')\n",
        encoding="utf-8",
    )
    raw = open_writer(tmp_path / "mirror.sqlite")
    before = schema_of(raw)
    with pytest.raises(sqlite3.OperationalError):
        migration.migrate(raw, steps)
    assert not raw.in_transaction
    assert schema_of(raw) == before
    raw.close()


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" + b"\xff" * 5000, b"no database at all" * 400])
def test_file_that_is_no_mirror_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "mirror.sqlite"
    path.write_bytes(content)
    writer = MirrorWriter(path)
    fill(writer, [a_product_row("A")])
    writer.close()
    assert a_catalogue(path).find_by_sku("A") is not None
    assert (tmp_path / "mirror.sqlite.unreadable").exists() == bool(content)


def test_file_of_another_program_or_a_newer_version_is_put_aside(tmp_path: Path) -> None:
    for number, statement in enumerate(
        ("CREATE TABLE mine (a)", f"UPDATE mirror_version SET version_num = '{VERSION + 1:04}'")
    ):
        path = tmp_path / f"{number}.sqlite"
        if number:
            open_writer(path).close()
        raw = sqlite3.connect(path)
        raw.execute(statement)
        raw.commit()
        raw.close()
        writer = MirrorWriter(path)
        assert writer.cursors() == {}
        writer.close()
        assert path.with_name(path.name + ".unreadable").exists()


def test_damage_found_while_writing_begins_anew_and_readers_follow(tmp_path: Path) -> None:
    path = tmp_path / "mirror.sqlite"
    local = LocalRows(tmp_path)
    local.keep({"taxes": [a_tax_row()], "products": [a_product_row("L", "Local")], "prices": [a_price_row("L")]})
    writer = MirrorWriter(path)
    load_local(local, writer, NOON)
    writer.apply(answer(some("stock", cursor="3")), NOON)
    catalogue = a_catalogue(path)
    assert catalogue.find_by_sku("L") is not None
    writer.close()
    disk = FailingDisk(sqlite3.SQLITE_CORRUPT, is_lasting=False)
    writer = MirrorWriter(path, disk.connect)
    disk.left = 15
    report = writer.apply(answer(some("products", a_product_row("N"))), NOON)
    assert report.is_begun_anew
    assert writer.cursors() == {}
    assert catalogue.find_by_sku("L") is None
    assert load_local(local, writer, NOON) is not None
    found = catalogue.find_by_sku("L")
    assert found is not None
    assert found.name == "Local"
    writer.close()


def test_damage_found_when_opening_begins_anew(tmp_path: Path) -> None:
    path = tmp_path / "mirror.sqlite"
    writer = MirrorWriter(path)
    fill(writer, [a_product_row("A")])
    writer.close()
    _spoil(path)
    writer = MirrorWriter(path)
    assert writer.cursors() == {}
    writer.close()


def test_damage_found_by_a_look_begins_anew(tmp_path: Path) -> None:
    disk = FailingDisk(sqlite3.SQLITE_CORRUPT, is_lasting=False)
    writer = MirrorWriter(tmp_path / "mirror.sqlite", disk.connect)
    fill(writer, [a_product_row("A")])
    disk.left = 0
    assert writer.cursors() == {}
    writer.close()
    assert a_catalogue(tmp_path / "mirror.sqlite").find_by_sku("A") is None


def _spoil(path: Path) -> None:
    """Overwrite all pages but the first: the file opens, and fails when it is used."""
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xde\xad" * ((size - 4096) // 2))


def test_reader_of_a_damaged_file_says_so_and_recovers(tmp_path: Path) -> None:
    path = tmp_path / "mirror.sqlite"
    writer = MirrorWriter(path)
    fill(writer, [a_product_row("A")])
    writer.close()
    _spoil(path)
    catalogue = a_catalogue(path)
    with pytest.raises(JournalFault, match="copy of the products is damaged"):
        catalogue.find_by_sku("A")
    writer = MirrorWriter(path)
    writer.begin_anew()
    assert catalogue.find_by_sku("A") is None
    fill(writer, [a_product_row("A")])
    assert catalogue.find_by_sku("A") is not None
    writer.close()


def test_folder_that_cannot_be_written_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(JournalFault, match="may not be opened"):
        MirrorWriter(tmp_path / "no such folder" / "mirror.sqlite")


def test_index_made_under_other_rules_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "mirror.sqlite"
    writer = MirrorWriter(path)
    fill(writer, [a_product_row("A", "Crème"), a_product_row("B", "Brot")])
    writer.close()
    raw = sqlite3.connect(path)
    raw.execute("UPDATE marks SET value = '0/old' WHERE name = 'search_rules'")
    raw.execute("UPDATE search_texts SET folded = ' as it was'")
    raw.commit()
    raw.close()
    MirrorWriter(path).close()
    assert [hit.item.sku for hit in a_catalogue(path).search("creme", 9)] == ["A"]
    assert [hit.item.sku for hit in a_catalogue(path).search("br", 9)] == ["B"]


def test_freshness_survives_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "mirror.sqlite"
    writer = MirrorWriter(path)
    fill(writer, [a_product_row("A")])
    writer.close()
    assert MirrorFreshness(Reading(path)).copied_at("products") == NOON
