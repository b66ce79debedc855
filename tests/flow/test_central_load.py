"""`evertill-central load DIR`: bad rows are named with their lines, and the same again changes nothing."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher

from evertill.domain.people.badges import find_badge
from evertill_central.services.common.central import Central
from evertill_central.services.rows.load_files import load_folder, report_json, report_text
from tests.support.central import a_central, an_enrolled_till

FILES = {
    "stores.csv": "store,name,currency\nS1,High Street,EUR\nS3,Harbour,EUR\nbad name,x,EUR\n",
    "taxes.csv": "tax_class,tax_id,rate,included\nstandard,vat20,20,yes\nfree,,,\n",
    "products.csv": "sku;name;gtin;tax_class;colour\nA-1;Grüner Tee;4006381333931;standard;green\n;no sku;;standard;\n",
    "prices.json": '[{"sku":"A-1","unit_price":"4.99","currency":"EUR"},'
    '{"sku":"A-1","unit_price":"5.49","currency":"EUR","store":"S3"},{"sku":"A-1","unit_price":4.5,"currency":"EUR"}]',
    "stock.csv": "store,sku,on_hand\nS1,A-1,12\nS9,A-1,12\n",
    "operators.csv": "operator_id,name,role,pin\no1,Ada,manager,1234\n",
    "policy.json": '{"currency":"EUR","lock_after_s":60}',
}


@pytest.fixture
def central(tmp_path: Path) -> Iterator[Central]:
    """A backend with the stores S1 and S2."""
    with a_central(f"sqlite:///{tmp_path / 'central.sqlite'}") as opened:
        yield opened


def _folder(tmp_path: Path, files: Mapping[str, str | bytes] = FILES) -> Path:
    folder = tmp_path / "shop"
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def test_load_writes_good_rows_and_names_bad_ones_by_line(central: Central, tmp_path: Path) -> None:
    reports = {report.name: report for report in load_folder(central, _folder(tmp_path)).files}
    assert {name: report.written for name, report in reports.items()} == {
        "stores.csv": 2,
        "taxes.csv": 2,
        "products.csv": 1,
        "prices.json": 2,
        "stock.csv": 1,
        "operators.csv": 1,
        "policy.json": 1,
    }
    refused = {(name, row.number) for name, report in reports.items() for row in report.refused}
    assert refused == {("stores.csv", 4), ("products.csv", 3), ("prices.json", 3), ("stock.csv", 3)}


def test_load_again_changes_nothing(central: Central, tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    load_folder(central, folder)
    assert {report.written for report in load_folder(central, folder).files} == {0}


def test_loaded_rows_reach_a_till_and_pins_only_as_verifiers(central: Central, tmp_path: Path) -> None:
    load_folder(central, _folder(tmp_path))
    streams = an_enrolled_till(central).changes(central)

    def content(stream: str) -> dict[str, Any]:
        (row,) = streams[stream]["rows"]
        found: dict[str, Any] = row["content"]
        return found

    assert content("products") == {
        "sku": "A-1",
        "name": "Grüner Tee",
        "barcodes": ["4006381333931"],
        "tax_class": "standard",
        "colour": "green",
    }
    assert content("prices")["unit_price"] == "4.99"
    assert content("stock") == {"sku": "A-1", "on_hand_micro": 12_000_000}
    assert content("policy")["lock_after_s"] == 60
    assert "pin" not in content("operators")
    assert PasswordHasher().verify(content("operators")["pin_verifier"], "1234")


def test_load_of_another_pin_is_a_new_verifier(central: Central, tmp_path: Path) -> None:
    folder = _folder(tmp_path, {"operators.csv": FILES["operators.csv"]})
    load_folder(central, folder)
    (folder / "operators.csv").write_text(FILES["operators.csv"].replace("1234", "9876"))
    (report,) = load_folder(central, folder).files
    assert report.written == 1


def test_loaded_badges_are_verifiers_of_one_salt_and_loading_them_again_changes_nothing(
    central: Central, tmp_path: Path
) -> None:
    people = "operator_id,name,role,pin,badge\no1,Anna,cashier,1234,BADGE-1\no2,Ben,cashier,4321,BADGE-2\n"
    folder = _folder(tmp_path, {"stores.csv": FILES["stores.csv"], "operators.csv": people})
    load_folder(central, folder)
    rows = an_enrolled_till(central).changes(central)["operators"]["rows"]
    verifiers = [row["content"]["badge_verifier"] for row in sorted(rows, key=lambda row: str(row["key"]))]
    assert find_badge(verifiers, "BADGE-2") == 1
    assert len({verifier.split("$")[1] for verifier in verifiers}) == 1
    assert not any("badge" in row["content"] for row in rows)
    assert load_folder(central, folder).files[1].unchanged == 2


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("products.csv", b"sku,name\n\xff,x\n"),
        ("products.csv", b'sku,name\n"A,x\n'),
        ("products.json", b"{"),
        ("products.json", b"7"),
        ("prices.json", b"[" * 100_000),
    ],
)
def test_load_of_a_file_that_cannot_be_read_says_so_and_loads_the_others(
    central: Central, tmp_path: Path, name: str, text: bytes
) -> None:
    reports = load_folder(central, _folder(tmp_path, {"stores.csv": FILES["stores.csv"], name: text})).files
    assert [report.written for report in reports] == [2, 0]
    assert "cannot be read" in reports[1].refused[0].reason


def _command(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "evertill_central.main", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_load_command_reports_and_ends_with_one_when_rows_were_refused(tmp_path: Path) -> None:
    db = f"sqlite:///{tmp_path / 'central.sqlite'}"
    ended = _command("load", str(_folder(tmp_path)), "--db", db, "--json")
    assert ended.returncode == 1
    files = {file["file"]: file for file in json.loads(ended.stdout)["files"]}
    assert files["stock.csv"]["refused"] == [{"line": 3, "key": "A-1", "reason": "There is no store 'S9'."}]
    given = _command("code", "--store", "S3", "--db", db, "--json")
    assert json.loads(given.stdout)["store"] == "S3"


def test_load_command_of_a_folder_without_files_says_one_sentence(tmp_path: Path) -> None:
    ended = _command("load", str(tmp_path), "--db", f"sqlite:///{tmp_path / 'central.sqlite'}")
    assert (ended.returncode, ended.stderr.startswith("Nothing was loaded")) == (1, True)


def test_load_tells_of_files_whose_name_is_no_streams(central: Central, tmp_path: Path) -> None:
    others = {"product.csv": "sku\nA-1\n", "Prices.CSV": "sku\nA-1\n", "notes.txt": "milk", "offers.json": "[]"}
    report = load_folder(central, _folder(tmp_path, {"stores.csv": FILES["stores.csv"], **others}))
    assert [file.name for file in report.files] == ["stores.csv"]
    assert report.passed_over == ("Prices.CSV", "offers.json", "product.csv")
    assert "Passed over, for no stream is called so: Prices.CSV, offers.json, product.csv." in report_text(report)
    assert json.loads(report_json(report))["passed_over"] == ["Prices.CSV", "offers.json", "product.csv"]


def test_load_that_knows_every_file_says_nothing_more(central: Central, tmp_path: Path) -> None:
    report = load_folder(central, _folder(tmp_path))
    assert report.passed_over == ()
    assert "Passed over" not in report_text(report)
