"""The command line as scripts use it: status 0 done, 1 bad news, 2 wrong use; faults are one sentence."""

import json
import sqlite3
from pathlib import Path

import pytest

from evertill.app.workstation.home import Home
from evertill.app.workstation.settings import read_settings
from evertill.cli.main import COMMANDS, main
from evertill.domain.rows.stream_rows import Stream
from evertill.kernel.canonical import JsonObject
from evertill.mirror.local_rows import LocalRows
from tests.support.shop import PIN, a_central_server, a_home

CATALOGUE = """\
sku,gtin,name,description,image,price,tax,category,stock,colour
A1,4006381333931,Pen,,,1.99,standard,Pens,10,blue
A2,4006381333930,Wrong digit,,,1.00,standard,Pens,,
A3,,No tax,,,1.00,,Pens,,
A4,,Nothing,,,0,standard,Pens,,
"""


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(arguments)
    printed = capsys.readouterr()
    return status, printed.out, printed.err


@pytest.mark.parametrize("arguments", [["nonsense"], ["replay"], ["replay", "--bogus", "x"], ["emulate", "toaster"]])
def test_wrong_use_ends_with_status_two_and_no_traceback(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = run(capsys, *arguments)

    assert status == 2
    assert "Traceback" not in err
    assert err.strip()


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, command, "--help")

    assert status == 0
    assert f"evertill {command}" in out


@pytest.mark.parametrize(
    "words",
    [
        ["status"],
        ["verify"],
        ["reconcile"],
        ["journal"],
        ["sync", "--once"],
        ["import", "catalogue", "x.csv"],
        ["enrol", "--central", "http://127.0.0.1:1", "--code", "x"],
        ["policy", "show"],
    ],
)
def test_command_where_nothing_is_set_up_says_so_and_makes_nothing(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = run(capsys, *words, "--home", str(tmp_path / "none"))

    assert status == 1
    assert err.count("\n") == 1
    assert "--home" in err or "home folder" in err
    assert "not there" in err or "There is no journal" in err
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("words", [["status"], ["verify"], ["reconcile"], ["sync", "--once"], ["backup", "."]])
def test_journal_whose_content_is_gone_is_told_in_one_sentence(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = a_home(tmp_path / "till")
    home.journal.write_bytes(b"")

    status, _, err = run(capsys, *words, "--home", str(home.folder))

    assert (status, err.count("\n")) == (1, 1)
    assert "journal is empty" in err or "There is no journal" in err


def test_init_makes_a_home_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["init", "--home", str(tmp_path / "home"), "--pin", "4711", "--json"]
    first, out, _ = run(capsys, *arguments)
    second, _, err = run(capsys, *arguments)

    assert first == 0
    assert json.loads(out)["workstation"] == "1"
    assert second == 1
    assert "holds a workstation already" in err
    assert (tmp_path / "home" / "device.key").stat().st_mode & 0o077 == 0
    assert (tmp_path / "home").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("options", "language"),
    [
        ([], "en"),
        (["--locale", "de_DE"], "de"),
        (["--locale", "de_AT"], "de"),
        (["--locale", "fi_FI"], "en"),
        (["--locale", "de_DE", "--language", "en"], "en"),
        (["--language", "de"], "de"),
    ],
)
def test_init_lets_the_screens_speak_as_the_locale_does_unless_told(
    options: list[str], language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, _ = run(capsys, "init", "--home", str(tmp_path / "home"), "--pin", "4711", *options)

    assert status == 0
    assert read_settings(Home(tmp_path / "home")).ui.language == language


@pytest.mark.parametrize(
    ("locale", "tax", "label"),
    [
        ("de_DE", "19", "MwSt."),
        ("en_GB", "20", "VAT"),
        ("en_US", "8.25", "Tax"),
        ("de_AT", "0", "steuerfrei"),
        ("fr_FR", "0", "Tax free"),
    ],
)
def test_init_calls_the_tax_as_the_country_does(
    locale: str, tax: str, label: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "init", "--home", str(tmp_path), "--pin", "4711", "--locale", locale, "--tax", tax)

    (row,) = LocalRows(tmp_path).rows(Stream.TAXES)
    assert row.content is not None
    assert label in str(row.content["rules"])


def test_init_in_a_language_without_texts_says_so_and_makes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = run(capsys, "init", "--home", str(tmp_path / "home"), "--pin", "4711", "--language", "xx")

    assert (status, err.count("\n")) == (1, 1)
    assert "no texts in 'xx'" in err
    assert not (tmp_path / "home").exists()


def test_init_where_no_folder_can_be_made_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")

    status, _, err = run(capsys, "init", "--home", str(tmp_path / "file" / "home"), "--pin", "4711")

    assert status == 1
    assert err.count("\n") == 1
    assert "cannot be made" in err


def test_init_that_was_cut_short_goes_on_only_as_the_same_workstation(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    run(capsys, "init", "--home", str(home), "--pin", "4711", "--store", "S1")
    (home / "settings.json").unlink()  # written last

    other, _, err = run(capsys, "init", "--home", str(home), "--pin", "4711", "--store", "S2")
    same, _, _ = run(capsys, "init", "--home", str(home), "--pin", "4711", "--store", "S1")

    assert (other, same) == (1, 0)
    assert "half set up as workstation S1-1" in err


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--currency", "XXX"),
        ("--locale", "xx_YY"),
        ("--tax", "many"),
        ("--tax", "100.01"),
        ("--tax", "19.1234567"),
        ("--pin", "abc"),
        ("--pin", "\u00b2\u00b2\u00b2\u00b2"),
        ("--store", "S 1/2"),
    ],
)
def test_init_with_an_impossible_value_says_so_and_makes_nothing(
    option: str, value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = {"--pin": "4711", option: value}
    flat = [word for pair in arguments.items() for word in pair]
    status, _, err = run(capsys, "init", "--home", str(tmp_path / "home"), *flat)

    assert status == 1
    assert err.count("\n") == 1
    assert not (tmp_path / "home").exists()


def test_import_reports_every_refused_row_and_keeps_unknown_columns(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = a_home(tmp_path / "home")
    file = tmp_path / "catalogue.csv"
    file.write_text(CATALOGUE)

    status, out, _ = run(capsys, "import", "catalogue", str(file), "--home", str(home.folder), "--json")

    report = json.loads(out)
    assert status == 1
    assert (report["taken"], report["refused"]) == (1, 3)
    assert [refusal["row"] for refusal in report["refusals"]] == [3, 4, 5]
    assert report["extra_columns"] == ["colour"]


def test_verify_names_the_first_bad_sequence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "retail.csv"
    file.write_text(
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice\n"
        "1,A,Pen,1,2010-12-01 08:26:00,2.55\n2,A,Pen,2,2010-12-01 08:27:00,2.55\n"
    )
    home = tmp_path / "home"
    assert run(capsys, "replay", str(file), "--home", str(home))[0] == 0
    assert run(capsys, "verify", "--home", str(home))[0] == 0
    with sqlite3.connect(home / "journal.sqlite") as raw:
        triggers = raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            raw.execute(f'DROP TRIGGER "{name}"')
        raw.execute("UPDATE transactions SET canonical = replace(canonical, 'Pen', 'Pan') WHERE sequence = 5")
    raw.close()

    status, out, _ = run(capsys, "verify", "--home", str(home), "--json")

    assert status == 1
    assert json.loads(out)["first_bad_sequence"] == 5


def test_status_and_sync_of_an_enrolled_till(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = str(a_home(tmp_path / "home").folder)
    file = tmp_path / "retail.csv"
    file.write_text(
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice\n1,A,Pen,1,2010-12-01 08:26:00,2.55\n"
    )
    assert run(capsys, "replay", str(file), "--home", home, "--currency", "EUR")[0] == 0
    with a_central_server(tmp_path) as url:
        assert run(capsys, "enrol", "--central", url, "--code", "any", "--home", home)[0] == 0
        waiting = json.loads(run(capsys, "status", "--home", home, "--json")[1])
        synced, _, _ = run(capsys, "sync", "--once", "--home", home)
        after = json.loads(run(capsys, "status", "--home", home, "--json")[1])
        balanced, out, _ = run(capsys, "reconcile", "--home", home, "--json")
    unreachable, _, err = run(capsys, "reconcile", "--home", home)

    assert waiting["waiting"] == waiting["sequence"] > 0
    assert synced == 0
    assert (after["waiting"], after["parked"]) == (0, [])
    assert balanced == 0
    assert json.loads(out)["days"][0]["taken"]["net"] == 255
    assert unreachable == 1
    assert err.count("\n") == 1


@pytest.mark.parametrize("command", ["journal", "reconcile"])
def test_day_that_is_none_is_refused_in_one_sentence(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "init", "--home", str(tmp_path / "home"), "--pin", "4711")

    status, out, err = run(capsys, command, "--home", str(tmp_path / "home"), "--day", "2026-13-99")

    assert (status, out) == (1, "")
    assert "is no day" in err


def staff_told(capsys: pytest.CaptureFixture[str], home: str) -> list[JsonObject]:
    """What the journal says became of the staff."""
    lines = run(capsys, "journal", "--kind", "staff_changed", "--home", home, "--json")[1].splitlines()
    return [json.loads(line)["body"] for line in lines]


def test_first_manager_is_in_the_journal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = str(tmp_path / "home")
    assert run(capsys, "init", "--home", home, "--pin", "4711")[0] == 0
    (told,) = staff_told(capsys, home)
    assert (told["deeds"], told["via"], told["role_now"]) == (["added"], "command", "manager")


def test_sync_writes_down_whatever_became_of_the_staff_and_sends_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = str(a_home(tmp_path / "home").folder)
    rows = tmp_path / "rows"
    rows.mkdir()
    ann = "operator_id,name,role,pin,is_active\nann,Ann,cashier,2468,true\n"
    (rows / "operators.csv").write_text(ann)
    with a_central_server(tmp_path, load=rows) as url:
        assert run(capsys, "enrol", "--central", url, "--code", "any", "--home", home)[0] == 0
        assert run(capsys, "sync", "--once", "--home", home)[0] == 0
        assert run(capsys, "sync", "--once", "--home", home)[0] == 0
    assert [told["operator"] for told in staff_told(capsys, home) if told["deeds"] == ["added"]] == ["ann"]


def test_sync_of_a_till_that_stands_alone_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = a_home(tmp_path / "home")

    status, _, err = run(capsys, "sync", "--once", "--home", str(home.folder))

    assert status == 1
    assert "run `evertill enrol` first" in err


def test_journal_finds_by_kind_and_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "retail.csv"
    file.write_text(
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice\n"
        "1,A,Lantern,1,2010-12-01 08:26:00,2.55\nC2,A,Lantern,-1,2010-12-01 08:27:00,2.55\n"
    )
    home = str(tmp_path / "home")
    run(capsys, "replay", str(file), "--home", home)

    _, out, _ = run(capsys, "journal", "Lantern", "--kind", "return", "--home", home, "--json")

    facts = [json.loads(line) for line in out.splitlines()]
    assert [fact["kind"] for fact in facts] == ["return"]
    assert facts[0]["body"]["gross"] == -255


def test_pin_of_the_first_manager_is_kept_as_a_verifier_only(tmp_path: Path) -> None:
    home = a_home(tmp_path / "home")

    kept = b"".join(path.read_bytes() for path in home.folder.rglob("*") if path.is_file())

    assert b"$argon2id$" in kept
    assert PIN.encode() not in b"".join(path.read_bytes() for path in (home.folder / "local").iterdir())
