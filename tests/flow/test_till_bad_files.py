"""Files of the home that are not what they should be: one sentence each, nothing lost, and selling wherever it can."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from evertill.app.backend.status import read_status
from evertill.app.seams import system_seams
from evertill.app.terminal import TerminalProgram
from evertill.app.till import Till
from evertill.app.workstation.home import Home
from evertill.app.workstation.settings import read_settings
from evertill.cli.main import main
from evertill.journal.verifying.verify import verify
from evertill.kernel.errors import Fault, JournalFault, SettingsFault
from evertill.operations.selling.sale.outcomes import ItemAdded
from evertill.ports.notices import LinkState
from tests.support.shop import a_home
from tests.support.whole_till import (
    a_central,
    assert_books_balance,
    at_work,
    join,
    let_screens_run_until,
    product_row,
    stock_products,
)

GARBAGE = (b"", b"\xff\xfe\x00garbage", b"[]", b"null", b"{", b'{"locale": 5}', b"[" * 100_000)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A till with three products and two finished sales."""
    home = a_home(tmp_path / "till")
    stock_products(home)
    with at_work(home) as till:
        till.sell("A-1")
        till.sell("B-2", "C-3")
        till.scan("B-2")
    return home


def assert_one_sentence(text: str) -> None:
    """What a person reads: one line, no traceback, and a hint what to do."""
    assert text.strip().count("\n") == 0, text
    assert "Traceback" not in text
    assert text.rstrip().endswith(".")


def started(home: Home) -> Fault:
    """The fault that keeps a till from starting."""
    with pytest.raises(Fault) as raised:
        Till(home, read_settings(home), system_seams(), lambda callback: callback()).start()
    return raised.value


@pytest.mark.parametrize(
    "content",
    [
        *GARBAGE,
        b'{"printer": {"connection": "tcp"}}',
        b'{"printer": {"connection": "tcp", "address": "nowhere:99999"}}',
        b'{"connector": "shopify-of-the-future"}',
        b'{"central": {"url": "http://shop.example"}}',
        b'{"scanner": {"silence_ms": 0}}',
        b'{"ui": {"theme": "loud"}}',
        b'{"printer": {"adress": "192.0.2.20"}}',
        b'{"scaner": {}}',
    ],
)
def test_settings_that_cannot_be_used_are_one_sentence_and_change_nothing(
    content: bytes, home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    home.settings.write_bytes(content)

    status = main(["--home", str(home.folder)])

    assert status == 1
    assert_one_sentence(capsys.readouterr().err)
    assert home.settings.read_bytes() == content
    assert verify(home.journal).is_sound


def test_settings_with_a_member_of_a_later_release_are_used(home: Home) -> None:
    stored = json.loads(home.settings.read_text())
    home.settings.write_text(json.dumps({**stored, "hologram": {"is_on": True}}))

    assert read_settings(home).locale == "en_GB"
    assert read_status(home, system_seams()).settings_not_known == ("hologram",)


@pytest.mark.parametrize("content", [None, b"", b"short", b"x" * 31, b"x" * 33])
def test_device_key_that_cannot_be_used_stops_the_start_before_a_sale_could_begin(
    content: bytes | None, home: Home
) -> None:
    if content is None:
        home.device_key.unlink()
    else:
        home.device_key.write_bytes(content)

    fault = started(home)

    assert isinstance(fault, SettingsFault)
    assert_one_sentence(fault.text)
    assert "restore" in fault.text
    assert verify(home.journal).is_sound


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b'{"locale": "de_DE"}', b"{" * 50_000])
def test_locale_file_that_cannot_be_read_is_made_anew(content: bytes, home: Home) -> None:
    before = home.locale_facts.read_bytes()
    home.locale_facts.write_bytes(content)

    with at_work(home) as till:
        assert till.sell("A-1").priced.gross.minor == 199 + 50
    assert home.locale_facts.read_bytes() == before


@pytest.mark.expects_log("does not accept this workstation")
@pytest.mark.parametrize(
    "content",
    [
        None,
        *GARBAGE,
        b'{"token": "", "statement_key": "", "store_name": ""}',
        b'{"token": "a", "statement_key": "\xc3\xa9", "store_name": ""}',
    ],
)
def test_credential_that_cannot_be_read_leaves_a_till_that_sells_and_says_why_it_does_not_send(
    content: bytes | None, home: Home, tmp_path: Path
) -> None:
    stored = json.loads(home.settings.read_text())
    home.settings.write_text(json.dumps({**stored, "connector": "central", "central": {"url": "http://127.0.0.1:1"}}))
    if content is not None:
        home.credential.write_bytes(content)

    with at_work(home, syncs=True) as till:
        till.sell("A-1")
        link = till.till.link.now()

    assert link.state is LinkState.REJECTED
    assert_one_sentence(link.reason)


def test_enrolling_again_after_a_lost_credential_sends_all_that_waits(home: Home, tmp_path: Path) -> None:
    with a_central(tmp_path) as central:
        join(home, central.url)
        home.credential.write_bytes(b"gone")
        join(home, central.url)
        with at_work(home, syncs=True) as till:
            till.sell("A-1")
            till.wait_until_sent()
        assert_books_balance(home, central)


@pytest.mark.parametrize("content", [b"", b"garbage" * 1000, b"SQLite format 3\x00" + bytes(4000)])
def test_mirror_that_is_garbage_is_rebuilt_by_itself_while_the_till_starts(content: bytes, home: Home) -> None:
    for ending in ("-wal", "-shm"):
        home.mirror.with_name(home.mirror.name + ending).unlink(missing_ok=True)
    home.mirror.write_bytes(content)

    with at_work(home, syncs=True, is_open=False) as till:
        till.watch.wait_for("the products", lambda: _sells(till.scan))


def _sells(scan: Callable[[str], object]) -> bool:
    try:
        return isinstance(scan("A-1"), ItemAdded)
    except JournalFault as fault:
        assert_one_sentence(fault.text)
        return False


@pytest.mark.expects_log("own rows cannot be loaded")
def test_own_rows_that_cannot_be_read_are_told_once_and_do_not_keep_the_pull_from_its_turn(
    home: Home, tmp_path: Path
) -> None:
    with a_central(tmp_path) as central:
        central.stock()
        join(home, central.url)
        (home.folder / "local" / "settings.json").write_bytes(b"garbage")
        with at_work(home, syncs=True) as till:
            central.put("products", product_row("A-1", "Of central"))
            till.watch.wait_for("central's name", lambda: _name_rung(till.scan("A-1")) == "Of central")


def test_enrolling_with_own_rows_that_cannot_be_read_changes_no_setting(home: Home, tmp_path: Path) -> None:
    (home.folder / "local" / "settings.json").write_bytes(b"garbage")
    stored = home.settings.read_bytes()
    with a_central(tmp_path) as central, pytest.raises(SettingsFault, match="own products"):
        join(home, central.url)
    assert home.settings.read_bytes() == stored


def _name_rung(outcome: object) -> str:
    assert isinstance(outcome, ItemAdded)
    return outcome.rung.sale.lines[-1].item.name


def test_mirror_that_becomes_garbage_while_selling_is_rebuilt_by_itself(home: Home) -> None:
    with at_work(home, syncs=True) as till:
        assert _sells(till.scan)
        home.mirror.write_bytes(b"garbage" * 1000)
        home.mirror.with_name(home.mirror.name + "-wal").unlink(missing_ok=True)
        till.watch.wait_for("the products", lambda: _sells(till.scan))


def test_mirror_that_is_garbage_under_real_screens_ends_at_the_counter(home: Home, qtbot: QtBot) -> None:
    home.mirror.write_bytes(b"garbage" * 1000)
    program = TerminalProgram(home, read_settings(home), system_seams())
    try:
        program.show()
        board = program.terminal.board
        let_screens_run_until(
            "the sale from before",
            lambda: board.state is not None and board.state.operator is not None and board.rung is not None,
        )
    finally:
        program.stop()


@pytest.mark.parametrize("content", [b"garbage" * 1000, b"SQLite format 3\x00" + bytes(4000)])
def test_journal_that_is_garbage_is_one_sentence_and_left_as_it_is(
    content: bytes, home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    home.journal.write_bytes(content)

    assert_one_sentence(started(home).text)
    assert home.journal.read_bytes() == content
    for command in ("status", "journal", "sync"):
        assert main([command, "--home", str(home.folder)]) == 1, command
        assert_one_sentence(capsys.readouterr().err)
    assert main(["verify", "--home", str(home.folder)]) == 1
    assert "The file is damaged" in capsys.readouterr().out


@pytest.mark.parametrize("share", [0.3, 0.7, 0.99])
def test_journal_cut_short_is_found_out_and_left_as_it_is(
    share: float, home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = home.journal.read_bytes()
    cut = whole[: int(len(whole) * share)]
    home.journal.write_bytes(cut)

    status = main(["verify", "--home", str(home.folder)])

    said = capsys.readouterr()
    assert status == 1
    assert "Traceback" not in said.out + said.err
    assert (said.out + said.err).strip()
    assert home.journal.read_bytes() == cut


def test_journal_that_is_gone_is_one_sentence_and_no_new_one_is_begun(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    home.journal.unlink()

    assert_one_sentence(started(home).text)
    assert not home.journal.exists()
    assert main(["status", "--home", str(home.folder)]) == 1
    assert_one_sentence(capsys.readouterr().err)


def test_home_that_is_not_there_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "--home", str(tmp_path / "nowhere")]) == 1
    err = capsys.readouterr().err
    assert_one_sentence(err)
    assert "evertill init" in err
    assert not (tmp_path / "nowhere").exists()


def test_home_copied_while_it_sells_opens_elsewhere_whole(home: Home, tmp_path: Path) -> None:
    with at_work(home) as till:
        till.sell("C-3")
        shutil.copytree(home.folder, tmp_path / "copy", ignore=shutil.ignore_patterns("*.lock"))
    copy = Home(tmp_path / "copy")
    with at_work(copy) as till:
        till.sell("A-1")
    assert verify(copy.journal).is_sound
