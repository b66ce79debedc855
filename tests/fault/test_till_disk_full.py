"""A disk that is full under a whole till: a clear sentence, nothing half written, and selling again once there is
room."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evertill.app.workstation.home import Home
from evertill.app.workstation.settings import read_settings, write_settings
from evertill.cli.main import main
from evertill.journal.verifying.verify import verify
from evertill.kernel.errors import Fault, JournalFault, SettingsFault
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import PayCash
from evertill.operations.selling.sale.outcomes import ItemAdded
from tests.support.shop import a_home
from tests.support.whole_till import AtWork, at_work, stock_products

DISK_MB = 96
CATALOGUE_ROWS = 60_000


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own; skipped where none can be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK_MB}m", "tmpfs", str(place)]
    if os.name != "posix" or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("no small disk can be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True, capture_output=True)


@pytest.fixture
def home(disk: Path) -> Home:
    """A till on that disk."""
    home = a_home(disk / "till")
    stock_products(home)
    return home


class Ballast:
    """Somebody else's file that grows until the disk is full."""

    def __init__(self, disk: Path) -> None:
        self._path = disk / "ballast"

    def fill(self, leave: int = 0) -> None:
        """Leave so many bytes free."""
        with self._path.open("ab", buffering=0) as file:
            for size in (1_000_000, 4096, 1):
                while True:
                    try:
                        file.write(bytes(size))
                    except OSError:
                        break
            if leave:
                file.truncate(max(0, file.tell() - leave))

    def drop(self) -> None:
        """The disk has room again."""
        self._path.unlink()


def basket(till: AtWork) -> list[tuple[str, int]]:
    """What is on the counter."""
    rung = till.state().rung
    return [] if rung is None else [(line.item.sku, line.quantity.micro) for line in rung.sale.live_lines]


def test_full_disk_begins_no_new_sale_finishes_the_open_one_and_goes_on_when_there_is_room(
    home: Home, disk: Path
) -> None:
    ballast = Ballast(disk)
    with at_work(home) as till:
        till.sell("A-1")
        till.scan("A-1")
        till.scan("B-2")
        on_counter = basket(till)
        ballast.fill()

        finished = finish(till)
        assert finished.priced.gross.minor == 249
        assert on_counter == [("A-1", 1_000_000), ("B-2", 1_000_000)]

        with pytest.raises(JournalFault, match="no new sale can begin"):
            till.scan("C-3")
        assert basket(till) == []
        assert verify(home.journal).is_sound

        ballast.drop()
        assert till.sell("C-3").transaction.receipt_number == 3
    assert verify(home.journal).is_sound


def finish(till: AtWork) -> SaleDone:
    """Pay; a first try may need the room that is kept for it."""
    for _ in range(3):
        try:
            done = till.do(PayCash())
        except JournalFault as fault:
            assert "full" in fault.text
            assert "sale" in fault.text
            continue
        assert isinstance(done, SaleDone)
        return done
    raise AssertionError("the open sale could not be finished")


def test_full_disk_without_a_reserve_keeps_the_sale_as_it_was_until_there_is_room(home: Home, disk: Path) -> None:
    ballast = Ballast(disk)
    with at_work(home) as till:
        till.scan("A-1")
        reserve = home.journal.with_name(home.journal.name + ".reserve")
        reserve.unlink()
        ballast.fill()
        faults = 0
        for _ in range(200):
            try:
                assert isinstance(till.scan("B-2"), ItemAdded)
            except JournalFault as fault:
                assert "full" in fault.text
                faults += 1
                break
        assert faults, "the disk never was full"
        before = basket(till)
        with pytest.raises(JournalFault, match="full"):
            till.do(PayCash())
        assert basket(till) == before
        ballast.drop()
        done = till.do(PayCash())
        assert isinstance(done, SaleDone)
        assert done.transaction.receipt_number == 1
    assert verify(home.journal).is_sound


def test_full_disk_leaves_settings_and_own_rows_as_they_were(
    home: Home, disk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "catalogue.csv"
    rows = (f"S-{number},Article number {number},{number % 90 + 1}.00,standard\n" for number in range(CATALOGUE_ROWS))
    file.write_text("sku,name,price,tax\n" + "".join(rows))
    before = {path.name: path.read_bytes() for path in _small_files(home)}
    ballast = Ballast(disk)
    settings = read_settings(home)
    ballast.fill()
    with pytest.raises(SettingsFault, match="cannot be written"):
        write_settings(home, replace(settings, locale="de_DE" * 2000))
    ballast.drop()
    ballast.fill(leave=1_000_000)  # enough to read by, not enough for the rows

    assert main(["import", "catalogue", str(file), "--home", str(home.folder)]) == 1

    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "nothing was changed" in err
    assert {path.name: path.read_bytes() for path in _small_files(home)} == before
    ballast.drop()
    with at_work(home) as till:
        till.sell("A-1")
    assert read_settings(home) == settings


def _small_files(home: Home) -> list[Path]:
    """Settings, key, locale and the rows of its own."""
    rows = [path for path in (home.folder / "local").iterdir() if not path.name.endswith(".new")]
    return [*home.folder.glob("*.json*"), home.device_key, *rows]


def test_full_disk_at_the_start_is_one_sentence_or_a_till_that_still_finishes_its_sale(home: Home, disk: Path) -> None:
    with at_work(home) as till:
        till.scan("A-1")
    ballast = Ballast(disk)
    ballast.fill()
    try:
        with at_work(home, is_open=False) as till:
            assert basket(till) == [("A-1", 1_000_000)]
    except Fault as fault:
        assert fault.text.count("\n") == 0
    ballast.drop()
    with at_work(home) as till:
        assert basket(till) == [("A-1", 1_000_000)]
        assert isinstance(till.do(PayCash()), SaleDone)
    assert verify(home.journal).is_sound
