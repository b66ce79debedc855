"""Backups as files: what is in them, how many stay, and what is done with one that is not whole."""

import os
import sqlite3
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from evertill.app.backup.backing_up import back_up, backups_in
from evertill.app.backup.backup_desk import BackupDesk
from evertill.app.backup.backup_file import JOURNAL, check_backup, unpack
from evertill.app.backup.backup_room import AGAIN_MS, FIRST_LOOK_MS, LOOK_MS, BackupRoom
from evertill.app.backup.restoring import restore_home
from evertill.app.backup.sealed_keys import open_keys, seal_keys
from evertill.app.inline_worker import InlineWorker
from evertill.app.seams import Seams, system_seams
from evertill.app.set_up.settling import Wish, over_of, settle_home
from evertill.app.workstation.home import Home
from evertill.app.workstation.secret_keeping import write_private
from evertill.app.workstation.settings import read_settings
from evertill.domain.facts.epoch_end import EpochEnd
from evertill.journal.reader import JournalReader
from evertill.kernel.errors import Fault, JournalFault, SettingsFault
from evertill.kernel.secret import Secret
from evertill.kernel.worker import Job, Tick
from evertill.ports.notices import BackupEnded, TillTold
from evertill.ui.behind.backup_port import BackupState
from tests.support.jumping_clock import JumpingClock, seams_of
from tests.support.shop import a_home

PASSPHRASE = Secret("correct horse battery")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A till that stands by itself."""
    return a_home(tmp_path / "till")


def test_backups_in_a_folder_stay_as_many_as_the_shop_wants(home: Home, tmp_path: Path) -> None:
    folder, clock = tmp_path / "stick", JumpingClock(system_seams().clock.now())
    folder.mkdir()
    for _ in range(3):
        made = back_up(home, folder, seams_of(clock), kept=2)
        clock.jump(hours=1)
    assert made.path in backups_in(folder, "S1", "1")
    assert (len(list(folder.iterdir())), len(made.dropped)) == (2, 1)


def test_backup_takes_the_place_of_nothing_but_an_earlier_one_of_its_till(home: Home, tmp_path: Path) -> None:
    letter, another = tmp_path / "letter.txt", tmp_path / "another.zip"
    letter.write_text("precious")
    back_up(a_home(tmp_path / "second", workstation="2"), another, system_seams(), kept=1)
    before = {path: path.read_bytes() for path in (letter, another, home.journal)}

    for path in before:
        with pytest.raises(SettingsFault, match="is no backup of this till, so it stays as it is"):
            back_up(home, path, system_seams(), kept=1)

    assert {path: path.read_bytes() for path in before} == before
    with closing(JournalReader(home.journal)) as reader:
        assert reader.identity().workstation == "1"


def test_backup_takes_the_place_of_an_earlier_one_and_of_an_empty_file(home: Home, tmp_path: Path) -> None:
    fixed = tmp_path / "fixed.zip"
    fixed.touch()

    for _ in range(2):
        assert check_backup(back_up(home, fixed, system_seams(), kept=1).path).workstation == "1"


def test_backup_that_was_cut_or_changed_restores_nothing(home: Home, tmp_path: Path) -> None:
    made = back_up(home, tmp_path / "whole", system_seams(), kept=1)
    cut, changed = tmp_path / "cut", tmp_path / "changed"
    cut.write_bytes(made.path.read_bytes()[:-100])
    with zipfile.ZipFile(made.path) as archive, zipfile.ZipFile(changed, "w") as other:
        for name in archive.namelist():
            other.writestr(name, archive.read(name) + (b"x" if name == JOURNAL else b""))
    for damaged in (cut, changed, tmp_path / "nowhere"):
        with pytest.raises(SettingsFault):
            restore_home(damaged, Home(tmp_path / "new"), system_seams(), None)
    assert not (tmp_path / "new").exists()
    assert check_backup(made.path).files.keys() >= {JOURNAL, "settings.json"}


def test_restore_never_overwrites_a_home(home: Home, tmp_path: Path) -> None:
    made = back_up(home, tmp_path / "copy", system_seams(), kept=1)
    before = home.journal.read_bytes()
    with pytest.raises(SettingsFault, match="not empty"):
        restore_home(made.path, home, system_seams(), None)
    assert home.journal.read_bytes() == before


def test_keys_go_along_only_under_a_passphrase_and_open_with_no_other(home: Home, tmp_path: Path) -> None:
    seams, key = system_seams(), home.device_key.read_bytes()
    bare = back_up(home, tmp_path / "bare", seams, kept=1)
    write_private(home.backup_passphrase, PASSPHRASE.reveal().encode())
    sealed = back_up(home, tmp_path / "sealed", seams, kept=1)
    assert (bare.manifest.has_keys, sealed.manifest.has_keys) == (False, True)
    assert key not in sealed.path.read_bytes()
    with pytest.raises(SettingsFault, match="passphrase"):
        restore_home(sealed.path, Home(tmp_path / "wrong"), seams, Secret("another one"))
    again, other = Home(tmp_path / "again"), Home(tmp_path / "other")
    assert restore_home(sealed.path, again, seams, PASSPHRASE).has_keys
    assert not restore_home(bare.path, other, seams, None).has_keys
    assert again.device_key.read_bytes() == key != other.device_key.read_bytes()
    assert open_keys(seal_keys({"a": b"1"}, PASSPHRASE), PASSPHRASE) == {"a": b"1"}


def test_two_tills_from_one_backup_have_epochs_of_their_own(home: Home, tmp_path: Path) -> None:
    seams = system_seams()
    made = back_up(home, tmp_path / "copy", seams, kept=1)
    numbers = []
    for name in ("one", "two"):
        restored = Home(tmp_path / name)
        restore_home(made.path, restored, seams, None)
        assert over_of(restored, seams) is EpochEnd.RESTORED
        with pytest.raises(SettingsFault, match="reason"):
            settle_home(restored, seams, Wish(asks=False))
        numbers.append(settle_home(restored, seams, Wish(asks=False, reason="the disk died")).identity.epoch_number)
        assert over_of(restored, seams) is None
    assert numbers == [2, 3]


# ---- while the till sells


def test_progress_only_rises(home: Home, tmp_path: Path) -> None:
    told: list[int] = []
    back_up(home, tmp_path / "copy", system_seams(), kept=1, tell=told.append)
    assert told == sorted(told)
    assert told[0] < 40
    assert 60 <= told[-1] <= 99


def test_copy_holds_one_moment_while_the_till_sells_on(home: Home, tmp_path: Path) -> None:
    """A copy made in steps begins anew with every commit unless it holds its moment."""
    steps = 0
    with closing(sqlite3.connect(home.journal, isolation_level=None)) as selling:
        selling.execute("CREATE TABLE more (text TEXT) STRICT")
        selling.execute("BEGIN")
        selling.executemany("INSERT INTO more VALUES (hex(randomblob(2000)))", [()] * 2000)
        selling.execute("COMMIT")

        def sell(percent: int) -> None:
            nonlocal steps
            steps += 1
            assert steps < 200, "it begins anew and anew"
            selling.execute("INSERT INTO more VALUES ('later')")

        made = back_up(home, tmp_path / "copy", system_seams(), kept=1, with_mirror=False, tell=sell)
    unpack(made.path, JOURNAL, tmp_path / "copied.sqlite")
    with closing(sqlite3.connect(tmp_path / "copied.sqlite")) as copied:
        (later,) = copied.execute("SELECT count(*) FROM more WHERE text = 'later'").fetchone()
    assert later == 0
    assert steps > 10, "whoever waits for the screens is given way many times"


# ---- a place that fails


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own; skipped where none can be mounted."""
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    if os.name != "posix" or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("no small disk can be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True, capture_output=True)


@pytest.mark.parametrize(("journals", "mirrors"), [(0, 0), (50, 0), (100, 50), (100, 105)])
def test_full_place_is_one_sentence_and_the_backup_before_stays_whole(
    home: Home, stick: Path, journals: int, mirrors: int
) -> None:
    """Room for so many per cent of journal and mirror: full while one is copied, or while both are packed."""
    left = (home.journal.stat().st_size * journals + home.mirror.stat().st_size * mirrors) // 100 + 4096
    clock = JumpingClock(system_seams().clock.now())
    made = back_up(home, stick, seams_of(clock), kept=1)
    clock.jump(hours=1)
    (stick / "ballast").write_bytes(os.urandom(_free(stick) - left))
    with pytest.raises(Fault, match=r"There is no room for .* those before stay; free some space") as met:
        back_up(home, stick, seams_of(clock), kept=1)
    assert isinstance(met.value, SettingsFault | JournalFault)
    assert check_backup(made.path).sequence == made.manifest.sequence
    assert {path.name for path in stick.iterdir()} == {"ballast", made.path.name}


def _free(folder: Path) -> int:
    told = os.statvfs(folder)
    return told.f_bavail * told.f_frsize


def test_place_that_fails_meanwhile_is_one_sentence(home: Home, stick: Path) -> None:
    with pytest.raises(SettingsFault, match="those before stay; mend the place"):
        back_up(home, stick, system_seams(), kept=1, tell=lambda percent: _break(stick) if percent > 40 else None)


def _break(folder: Path) -> None:
    """As a stick that the system takes as read-only once it fails."""
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=False, capture_output=True)


def test_what_a_power_cut_left_half_done_is_cleared_away_later(home: Home, tmp_path: Path) -> None:
    folder, clock = tmp_path / "stick", JumpingClock(system_seams().clock.now())
    (folder / ".evertill-backup-S1-1-abc").mkdir(parents=True)
    (folder / ".evertill-backup-S1-1-abc" / JOURNAL).write_bytes(b"half")
    (folder / "S1-1-20260101T000000.evertill-backup.part").write_bytes(b"half")
    (folder / "S1-2-20260101T000000.evertill-backup.part").write_bytes(b"another till's")
    back_up(home, folder, seams_of(clock), kept=2)
    assert len(list(folder.iterdir())) == 4, "somebody may be at it right now"
    clock.jump(hours=2)
    back_up(home, folder, seams_of(clock), kept=2)
    assert len(backups_in(folder, "S1", "1")) == 2
    assert {path.name for path in folder.iterdir() if path not in backups_in(folder, "S1", "1")} == {
        "S1-2-20260101T000000.evertill-backup.part"
    }


# ---- the till's own pace


class Heard:
    """An announcer that keeps what it was told."""

    def __init__(self) -> None:
        self.notices: list[object] = []

    def announce(self, notice: object) -> None:
        """Keep it."""
        self.notices.append(notice)


def inline(name: str, *, tick: Tick | None = None, on_start: Job | None = None, on_stop: Job | None = None) -> object:
    """Whoever asks does it."""
    return InlineWorker()


def a_room(home: Home, folder: Path | None, clock: JumpingClock, heard: Heard) -> tuple[BackupRoom, Seams]:
    with closing(JournalReader(home.journal)) as reader:
        identity = reader.identity()
    seams = replace(seams_of(clock), make_worker=inline)  # type: ignore[arg-type]  # a worker by its methods
    return BackupRoom(home, folder, seams, identity, heard), seams


def test_till_copies_itself_when_the_day_is_over_and_says_when(home: Home, tmp_path: Path) -> None:
    clock, heard = JumpingClock(system_seams().clock.now()), Heard()
    room, _ = a_room(home, tmp_path / "stick", clock, heard)
    (tmp_path / "stick").mkdir()
    assert room.tick() == FIRST_LOOK_MS, "not while it starts"
    assert heard.notices == []
    assert room.tick() == LOOK_MS
    assert heard.notices == [BackupEnded()]
    clock.jump(hours=23, minutes=30)
    pause_ms = room.tick()
    assert 29 * 60_000 < pause_ms <= 30 * 60_000 + 1, "at the hour that was named, not within an hour of it"
    assert len(heard.notices) == 1
    clock.jump(minutes=30)
    room.tick()
    assert len(backups_in(tmp_path / "stick", "S1", "1")) == 2


@pytest.mark.expects_log("no backup can be made")
def test_place_that_is_gone_is_told_once_and_tried_again(home: Home, tmp_path: Path) -> None:
    clock, heard = JumpingClock(system_seams().clock.now()), Heard()
    room, _ = a_room(home, tmp_path / "stick", clock, heard)
    room.tick()
    assert [room.tick(), room.tick()] == [AGAIN_MS, AGAIN_MS]
    (said,) = [notice for notice in heard.notices if isinstance(notice, TillTold)]
    assert "is no folder, so nothing was backed up" in said.sentence
    assert room.trouble == said.sentence
    (tmp_path / "stick").mkdir()
    assert room.tick() == LOOK_MS
    assert room.trouble == ""


def test_backup_is_given_up_when_the_till_ends_and_leaves_nothing(home: Home, tmp_path: Path) -> None:
    heard = Heard()
    room, _ = a_room(home, tmp_path / "stick", JumpingClock(system_seams().clock.now()), heard)
    (tmp_path / "stick").mkdir()
    with pytest.raises(SettingsFault, match="ended meanwhile"):
        room.make(lambda percent: room.stop(0))
    assert list((tmp_path / "stick").iterdir()) == []


# ---- as its page sees it


def asked(ask: Callable[..., None], *given: object) -> BackupState:
    """The answer; a fault is raised."""
    answers: list[BackupState] = []

    def fail(fault: Fault) -> None:
        raise fault

    ask(*given, answers.append, fail)
    return answers[0]


def test_page_names_the_place_makes_one_and_is_told_how_far_it_is(home: Home, tmp_path: Path) -> None:
    clock = JumpingClock(system_seams().clock.now())
    room, seams = a_room(home, None, clock, Heard())
    desk = BackupDesk(home, seams, room, lambda job: job())
    assert asked(desk.read) == BackupState()
    with pytest.raises(SettingsFault, match="no folder, so nothing was changed"):
        asked(desk.keep_folder, str(tmp_path / "nowhere"))
    (tmp_path / "stick").mkdir()
    before = asked(desk.keep_folder, f" {tmp_path / 'stick'} ")
    assert (before.folder, before.last) == (str(tmp_path / "stick"), None)
    assert read_settings(home).backup_folder == before.folder
    told: list[int] = []
    after = asked(desk.make, told.append)
    assert after.last is not None
    assert (after.last.size, after.last.has_keys) == ((tmp_path / "stick" / after.last.name).stat().st_size, False)
    assert after.next_at == after.last.made_at + timedelta(hours=24)
    assert told == sorted(set(told)), "each figure once"
    assert asked(desk.keep_folder, "").next_at is None
    assert read_settings(home).backup_folder == ""
