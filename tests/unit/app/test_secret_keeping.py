"""Secrets in the system's keyring, or in a file nobody else may read; moving them never loses one."""

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from evertill.app.workstation.device_key import FileDeviceKey, make_device_key
from evertill.app.workstation.secret_keeping import (
    is_in_keyring,
    is_kept,
    move_to_file,
    move_to_keyring,
    read_secret,
    write_private,
)
from evertill.app.workstation.secret_places import bring_to_files, settle_secrets, where_kept
from evertill.app.workstation.settings import read_settings, write_settings
from evertill.kernel.errors import SettingsFault
from tests.support.shop import a_home

SECRET = bytes(range(32))


class FakeKeyring:
    """Keeps what it is given; `is_locked` makes it refuse, `forgets` lose it."""

    def __init__(self, *, is_locked: bool = False, forgets: bool = False) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.is_locked = is_locked
        self.forgets = forgets

    def get_password(self, service_name: str, username: str) -> str | None:
        """What is kept."""
        if self.is_locked:
            raise RuntimeError("locked")
        return None if self.forgets else self.kept.get((service_name, username))

    def set_password(self, service_name: str, username: str, password: str) -> None:
        """Keep it."""
        if self.is_locked:
            raise RuntimeError("locked")
        self.kept[service_name, username] = password


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A secret in its file."""
    write_private(tmp_path / "device.key", SECRET)
    return tmp_path / "device.key"


def test_secret_moves_into_the_keyring_and_back(path: Path) -> None:
    keyring = FakeKeyring()

    assert move_to_keyring(path, keyring)
    assert is_in_keyring(path)
    assert SECRET not in path.read_bytes()
    assert read_secret(path, keyring) == SECRET
    assert not move_to_keyring(path, keyring)

    assert move_to_file(path, keyring)
    assert path.read_bytes() == SECRET
    assert not move_to_file(path, keyring)


@pytest.mark.parametrize("keyring", [FakeKeyring(is_locked=True), FakeKeyring(forgets=True)])
def test_keyring_that_does_not_give_it_back_gets_nothing(path: Path, keyring: FakeKeyring) -> None:
    assert not move_to_keyring(path, keyring)
    assert path.read_bytes() == SECRET


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_files_are_for_this_account_alone(path: Path) -> None:
    assert path.stat().st_mode & 0o777 == 0o600
    move_to_keyring(path, FakeKeyring())
    assert path.stat().st_mode & 0o777 == 0o600


def test_locked_keyring_is_a_fault_that_says_what_to_do(path: Path) -> None:
    keyring = FakeKeyring()
    move_to_keyring(path, keyring)
    keyring.is_locked = True

    with pytest.raises(SettingsFault, match="unlock the keyring"):
        read_secret(path, keyring)


def test_machine_without_a_keyring_keeps_its_files(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evertill.app.workstation.secret_keeping.system_keyring", lambda: None)

    assert not move_to_keyring(path)
    assert read_secret(path) == SECRET


def test_missing_secret_is_seen_without_reading(tmp_path: Path) -> None:
    assert not is_kept(tmp_path / "nothing")


def test_device_key_signs_from_the_keyring_as_from_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keyring = FakeKeyring()
    made = make_device_key(tmp_path / "device.key")
    signed = made.sign(b"a receipt")
    assert move_to_keyring(tmp_path / "device.key", keyring)
    monkeypatch.setattr("evertill.app.workstation.secret_keeping.system_keyring", lambda: keyring)

    key = FileDeviceKey(tmp_path / "device.key")
    key.check()

    assert key.sign(b"a receipt") == signed


def test_secrets_of_a_home_go_into_a_keyring_that_works_by_themselves(tmp_path: Path) -> None:
    home, keyring = a_home(tmp_path / "till"), FakeKeyring()
    assert where_kept(home) == {"device.key": "file"}
    assert settle_secrets(home) == ()  # this machine has none
    assert settle_secrets(home, FakeKeyring(is_locked=True)) == ()
    assert stat.S_IMODE(home.device_key.stat().st_mode) == 0o600

    assert settle_secrets(home, keyring) == ("device.key",)
    assert where_kept(home) == {"device.key": "keyring"}
    assert settle_secrets(home, keyring) == ()

    write_settings(home, replace(read_settings(home), uses_keyring=False))
    assert bring_to_files(home, keyring) == ("device.key",)
    assert settle_secrets(home, keyring) == ()
    assert where_kept(home) == {"device.key": "file"}
