"""Backups as files: what is in them, how many stay, and what is done with one that is not whole."""

import zipfile
from pathlib import Path

import pytest

from evertill.app.backup.backing_up import back_up, backups_in
from evertill.app.backup.backup_file import JOURNAL, check_backup
from evertill.app.backup.restoring import restore_home
from evertill.app.backup.sealed_keys import open_keys, seal_keys
from evertill.app.seams import system_seams
from evertill.app.set_up.settling import Wish, over_of, settle_home
from evertill.app.workstation.home import Home
from evertill.app.workstation.secret_keeping import write_private
from evertill.domain.epoch_end import EpochEnd
from evertill.kernel.errors import SettingsFault
from evertill.kernel.secret import Secret
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
