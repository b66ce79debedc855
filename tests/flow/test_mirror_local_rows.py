"""This till's own rows: kept in its home, loaded into the mirror, and left alone once a backend owns them."""

import json
import os
from pathlib import Path

import pytest

from evertill.kernel.errors import SettingsFault
from evertill.mirror.local_rows import LOCAL_OWNER, LocalRows, load_local
from evertill.mirror.people import MirrorFreshness
from evertill.mirror.reading import Reading
from evertill.mirror.writer import MirrorWriter
from evertill.ports.connector import Row
from tests.support.mirror import NOON, a_catalogue, a_price_row, a_product_row, a_tax_row, answer, later, some


def a_home(tmp_path: Path) -> LocalRows:
    local = LocalRows(tmp_path)
    local.keep({"taxes": [a_tax_row()], "products": [a_product_row("A")], "prices": [a_price_row("A")]})
    return local


def test_rows_are_given_back_as_they_were_kept(tmp_path: Path) -> None:
    local = LocalRows(tmp_path)
    rows = [Row("a", 1, {"name": "é\u2028\n\ud800", "n": [1, None]}), Row("b", 2, None)]
    assert local.next_version() == 1
    local.keep({"products": rows})
    assert list(LocalRows(tmp_path).rows("products")) == rows
    assert list(local.rows("stock")) == []
    assert local.next_version() == 2


def test_rows_put_one_by_one_stand_beside_the_others(tmp_path: Path) -> None:
    local = a_home(tmp_path)
    local.put("products", [a_product_row("B"), a_product_row("A", "Pear", version=2)])
    assert [row.key for row in local.rows("products")] == ["A", "B"]
    assert len(list((tmp_path / "local").glob("products-*"))) == 1


def test_load_brings_rows_into_the_mirror_once(tmp_path: Path) -> None:
    local, writer = a_home(tmp_path), MirrorWriter(tmp_path / "mirror.sqlite")
    report = load_local(local, writer, NOON)
    assert report is not None
    assert set(report.streams) >= {"taxes", "products", "prices"}
    assert load_local(local, writer, later(minutes=1)) is None
    assert writer.cursors() == {}
    freshness = MirrorFreshness(Reading(tmp_path / "mirror.sqlite"))
    assert (freshness.copied_at("products"), freshness.stock_cursor()) == (NOON, None)
    local.keep({"products": [a_product_row("B", version=2)]})
    assert load_local(local, writer, later(minutes=2)) is not None
    catalogue = a_catalogue(tmp_path / "mirror.sqlite")
    assert [catalogue.find_by_sku(sku) is not None for sku in "AB"] == [False, True]
    writer.close()


def test_backend_that_sends_a_stream_has_it_from_then_on(tmp_path: Path) -> None:
    local, writer = a_home(tmp_path), MirrorWriter(tmp_path / "mirror.sqlite")
    load_local(local, writer, NOON)
    catalogue = a_catalogue(tmp_path / "mirror.sqlite")
    writer.apply(answer(some("products", cursor="0"), some("taxes", cursor="0")), NOON)
    assert catalogue.find_by_sku("A") is not None, "a backend that has no products does not take away ours"
    writer.apply(answer(some("products", a_product_row("C", version=7))), NOON)
    assert [catalogue.find_by_sku(sku) is not None for sku in "AC"] == [False, True]
    assert load_local(local, writer, NOON) is None
    writer.forget_cursors()
    assert writer.cursors() == {}
    assert load_local(local, writer, NOON) is not None
    assert [catalogue.find_by_sku(sku) is not None for sku in "AC"] == [True, False]
    writer.close()


def test_stream_with_another_owner_refuses_rows(tmp_path: Path) -> None:
    local = a_home(tmp_path)
    assert local.owner_of("products") == LOCAL_OWNER
    local.keep_owners({"products": "central", "operators": LOCAL_OWNER})
    again = LocalRows(tmp_path)
    assert again.owners() == {"products": "central", "operators": LOCAL_OWNER}
    with pytest.raises(SettingsFault, match="products of this shop belong to its backend"):
        again.keep({"prices": [], "products": []})
    assert [row.key for row in again.rows("products")] == ["A"]
    again.keep({"operators": []})
    writer = MirrorWriter(tmp_path / "mirror.sqlite")
    report = load_local(again, writer, NOON)
    assert report is not None
    assert "products" not in report.streams
    writer.close()


def test_files_cut_short_by_a_crash_do_not_count(tmp_path: Path) -> None:
    local = a_home(tmp_path)
    (tmp_path / "local" / "products-000002.jsonl").write_text('{"key": "X", "ver')
    (tmp_path / "local" / "settings.json.new").write_text("{")
    assert [row.key for row in LocalRows(tmp_path).rows("products")] == ["A"]
    local.keep({"products": [a_product_row("B")]})
    assert [row.key for row in local.rows("products")] == ["B"]
    assert len(list((tmp_path / "local").glob("products-*"))) == 1


@pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX's")
def test_files_are_for_the_owner_alone(tmp_path: Path) -> None:
    a_home(tmp_path)
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "local").iterdir()} == {0o600}


@pytest.mark.parametrize(
    "content", ["", "[]", '{"version": "x"}', '{"version": 1, "owners": 5, "files": {}}', "\xff\xfe"]
)
def test_settings_that_cannot_be_read_are_a_fault(tmp_path: Path, content: str) -> None:
    a_home(tmp_path)
    (tmp_path / "local" / "settings.json").write_text(content, encoding="latin-1")
    with pytest.raises(SettingsFault, match="could not be read"):
        LocalRows(tmp_path).owners()


@pytest.mark.parametrize("line", ["", "{", "[]", json.dumps({"key": 1, "version": 1, "content": {}})])
def test_rows_that_cannot_be_read_are_a_fault(tmp_path: Path, line: str) -> None:
    local = a_home(tmp_path)
    (tmp_path / "local" / local.files()["products"]).write_text(line + "\n")
    writer = MirrorWriter(tmp_path / "mirror.sqlite")
    with pytest.raises(SettingsFault, match="products cannot be"):
        load_local(local, writer, NOON)
    assert a_catalogue(tmp_path / "mirror.sqlite").taxes_of("standard") is None, "all of them or none"
    writer.close()


def test_folder_that_cannot_be_written_is_a_fault(tmp_path: Path) -> None:
    local = a_home(tmp_path)
    (tmp_path / "local" / "settings.json.new").mkdir()
    with pytest.raises(SettingsFault, match="could not be written"):
        local.keep({"products": []})
    assert [row.key for row in local.rows("products")] == ["A"]
